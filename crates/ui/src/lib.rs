//! The card: it draws explanations and tells what the user wishes.
//!
//! The card is drawn as a tree of plain data ([`view`]), which [`dom`] turns into nodes. [`card`] listens: opening a
//! cause or ticking a step changes the nodes in place, everything else draws the card anew from its [`state`].
//! It knows no extension API; whoever embeds it passes the content in and the events on. The handbook draws with the
//! same [`parts`] and writes them as text, and so does the side panel.

#![forbid(unsafe_code)]
#![cfg_attr(not(feature = "card"), allow(dead_code, reason = "some parts are only for the living card"))]

mod advice;
#[cfg(feature = "card")]
mod card;
mod cause;
mod dom;
mod footer;
mod html;
mod icon;
mod keyboard;
mod live;
pub mod parts;
mod plain_text;
mod sentence;
mod state;
mod view;
mod words;

#[cfg(test)]
mod sample;

#[cfg(feature = "card")]
pub use card::Card;
