//! The crate from outside: closed forms, laws, refusals.

#![allow(clippy::unwrap_used, reason = "a test that cannot fly must fail")]

mod beside;
mod kepler;
mod laws;
mod refusals;
mod solves;
mod standard;
mod support;
mod thrown;
