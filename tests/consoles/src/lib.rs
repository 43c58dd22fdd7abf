//! The simulated consoles: a small web application that behaves like rakumo's admin console and the Google pages
//! around it, driven by one tenant whose state decides every outcome.
//!
//! Shirube's end-to-end tests and its demo run against it. Nothing here is Google's or rakumo's code or markup: the
//! pages carry today's labels, a note that they are a simulation, and nothing else of the originals.
//!
//! ```no_run
//! # async fn demo() -> Result<(), shirube_consoles::Error> {
//! let running = shirube_consoles::serve(0).await?;
//! println!("{}", running.port());
//! running.stop();
//! # Ok(())
//! # }
//! ```
#![forbid(unsafe_code)]

pub mod csp;
mod error;
mod front;
mod hosts;
pub mod login;
mod reply;
mod server;
mod shell;
mod sim;
mod store;
pub mod sync;
pub mod tenant;

pub use error::Error;
pub use server::{Running, serve, serve_with};
