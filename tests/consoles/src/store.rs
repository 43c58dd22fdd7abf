//! What the running consoles remember: the tenant, the last sync, the reports and the registered pages.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use serde_json::Value;

use crate::sim::Page;
use crate::sync::Outcome;
use crate::tenant::Tenant;

/// All memory of one server, shared by its requests.
#[derive(Default)]
pub(crate) struct Store {
    tenant: Mutex<Tenant>,
    run: Mutex<Option<Run>>,
    reports: Mutex<Vec<Value>>,
    pages: Mutex<HashMap<String, Page>>,
    /// Where the bundles of the pages of settings are, if anywhere.
    pub bundles: Option<PathBuf>,
}

/// The store as the handlers get it.
pub(crate) type Shared = Arc<Store>;

/// A sync that was started.
#[derive(Clone)]
pub(crate) struct Run {
    /// Who started it.
    pub runner: String,
    /// When, in milliseconds since 1970.
    pub started_ms: u64,
    /// How it ends.
    pub outcome: Outcome,
    ends: Instant,
}

impl Run {
    /// A run that starts now and whose end is seen after `lasting`.
    pub fn new(runner: String, outcome: Outcome, lasting: Duration) -> Self {
        let since_1970 = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let started_ms = u64::try_from(since_1970.as_millis()).unwrap_or(u64::MAX);
        Self { runner, started_ms, outcome, ends: Instant::now() + lasting }
    }

    /// Whether the end can be seen already.
    pub fn ended(&self) -> bool {
        Instant::now() >= self.ends
    }
}

/// A handler that panicked must not take the others with it.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Store {
    /// The default tenant, and the bundles in this folder.
    pub fn with(bundles: Option<PathBuf>) -> Self {
        Self { bundles, ..Self::default() }
    }

    /// The tenant.
    pub fn tenant(&self) -> MutexGuard<'_, Tenant> {
        lock(&self.tenant)
    }

    /// The last sync since the last reset.
    pub fn run(&self) -> MutexGuard<'_, Option<Run>> {
        lock(&self.run)
    }

    /// The reports so far.
    pub fn reports(&self) -> MutexGuard<'_, Vec<Value>> {
        lock(&self.reports)
    }

    /// The registered pages by `host/path` or `host/path?query`.
    pub fn pages(&self) -> MutexGuard<'_, HashMap<String, Page>> {
        lock(&self.pages)
    }

    /// Forgets everything and starts over with the default tenant.
    pub fn reset(&self) {
        *self.tenant() = Tenant::default();
        *self.run() = None;
        self.reports().clear();
        self.pages().clear();
    }
}
