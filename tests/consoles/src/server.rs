//! The TLS server on loopback.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;

use axum_server::Handle;
use axum_server::tls_rustls::RustlsConfig;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use tokio::task::JoinHandle;

use crate::Error;
use crate::front::application;
use crate::shell;
use crate::store::Store;

/// The names in the certificate. A browser under test accepts the certificate anyway; the names only spare it a
/// second complaint.
const NAMES: &[&str] = &[
    "a-rakumo.appspot.com",
    "*.google.com",
    "*.cloud.google.com",
    "*.rakumo.com",
    "*.hito-link.jp",
    "*.lightning.force.com",
    "*.my.salesforce.com",
    "*.my.salesforce-setup.com",
    "*.example",
    "localhost",
    "127.0.0.1",
];

/// Consoles that are being served. They stop when this is dropped.
#[derive(Debug)]
pub struct Running {
    port: u16,
    handle: Handle<SocketAddr>,
    task: JoinHandle<std::io::Result<()>>,
}

impl Running {
    /// The port on 127.0.0.1.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Stops serving, open connections included.
    pub fn stop(self) {
        drop(self);
    }

    /// Waits until the server ends by itself, which it does not do unless something is wrong.
    pub async fn ended(&mut self) -> Result<(), Error> {
        match (&mut self.task).await {
            Ok(end) => end.map_err(Error::Serve),
            Err(join) => Err(Error::Serve(std::io::Error::other(join))),
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.handle.shutdown();
        self.task.abort();
    }
}

/// Serves the consoles with TLS on 127.0.0.1; port 0 takes any free one. Must be called within a tokio runtime.
pub async fn serve(port: u16) -> Result<Running, Error> {
    serve_with(port, shell::bundles()).await
}

/// The same, with the folder of the bundles that `cargo xtask` makes.
pub async fn serve_with(port: u16, bundles: Option<PathBuf>) -> Result<Running, Error> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(Error::Listen)?;
    listener.set_nonblocking(true).map_err(Error::Listen)?;
    let port = listener.local_addr().map_err(Error::Listen)?.port();

    let handle = Handle::new();
    let server = axum_server::from_tcp_rustls(listener, RustlsConfig::from_config(Arc::new(tls()?)))
        .map_err(Error::Listen)?
        .handle(handle.clone());
    let application = application(Arc::new(Store::with(bundles)));
    let task = tokio::spawn(server.serve(application.into_make_service()));
    Ok(Running { port, handle, task })
}

fn tls() -> Result<rustls::ServerConfig, Error> {
    let names: Vec<String> = NAMES.iter().map(|&name| name.to_owned()).collect();
    let made = rcgen::generate_simple_self_signed(names)?;
    let certificate: CertificateDer<'static> = made.cert.der().clone();
    let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(made.signing_key.serialize_der()));
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_single_cert(vec![certificate], key)?;
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(config)
}
