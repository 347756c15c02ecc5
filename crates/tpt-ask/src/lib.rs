//! A question and its answer.
//!
//! - [`Study`]: the facts of a day, a declared deployment and whose figures are believed; its methods answer.
//! - [`Answer`]: the document that answers a question, whichever it is.
//! - [`sweep`]: the points of a study that asks one question many times.
//!
//! # Not here
//! Files, a terminal, addresses: the shells.

mod answer;
mod study;
pub mod sweep;

pub use answer::Answer;
pub use study::Study;
