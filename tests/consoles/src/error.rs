//! What can go wrong outside a request.

/// An error that keeps the consoles from starting or from serving.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The port is taken, or loopback cannot be listened on.
    #[error("cannot listen on 127.0.0.1: {0}")]
    Listen(#[source] std::io::Error),
    /// The self-signed certificate could not be made.
    #[error("cannot make the certificate: {0}")]
    Certificate(#[from] rcgen::Error),
    /// The TLS library refused the certificate or its settings.
    #[error("cannot set TLS up: {0}")]
    Tls(#[from] rustls::Error),
    /// The server ended by itself.
    #[error("the server stopped: {0}")]
    Serve(#[source] std::io::Error),
}

/// Why a state given through the test API is refused.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StateError {
    /// A key is unknown or missing, or a value has the wrong shape.
    #[error("state: {0}")]
    Shape(#[from] serde_json::Error),
    /// The shape is right but the state contradicts itself.
    #[error("state: {0}")]
    Meaning(String),
}
