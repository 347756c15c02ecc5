//! A question and its answer.
//!
//! - [`Question`]: what is asked, as one type.
//! - [`Study`]: the facts of a day, a declared deployment and whose figures are believed; its methods answer.
//! - [`Answer`]: the document that answers a question, whichever it is.
//! - [`sweep`]: the points of a study that asks one question many times.
//!
//! # Not here
//! Files, a terminal, addresses: the shells.

mod answer;
mod question;
mod study;
pub mod sweep;
pub mod typed;

pub use answer::Answer;
pub use question::{
    BriefQuestion, CheckQuestion, Choices, DefendQuestion, Fields, ListQuestion, Question,
    ReconstructQuestion, ReproduceQuestion, RingQuestion, ShowQuestion, SightQuestion, TraceQuestion,
    TradeoffQuestion, VariableWord, WarnQuestion, from_fields,
};
pub use study::Study;
