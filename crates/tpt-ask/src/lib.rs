//! A question and its answer.
//!
//! - [`Question`]: what is asked, as one type.
//! - [`Study`]: the facts of a day, a declared deployment and whose figures are believed; its methods answer.
//! - [`Command`]: the registry of what can be asked.
//! - [`sweep`]: the points of a study that asks one question many times.
//!
//! # Not here
//! Files, a terminal, addresses: the shells.

mod bounds;
pub mod command;
mod question;
mod study;
pub mod sweep;
pub mod typed;

pub use command::{Command, Field, FileOption, fields_of};
pub use question::*;
pub use study::Study;
