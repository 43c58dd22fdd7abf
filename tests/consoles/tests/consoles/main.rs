//! The consoles as a test meets them: over TLS, under their host names.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking, its helpers too")]

mod client;
mod remedies;
mod server;
mod settings;
