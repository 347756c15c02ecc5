//! What an answer stands on.

mod built_in;
pub mod cache;
pub mod deployment;
mod error;
pub mod fact_words;
pub mod progress;
pub mod rounded;
mod setting;
pub mod sourcing;

pub use built_in::BuiltIn;
pub use cache::Shared;
pub use error::{AnswerError, ErrorCode, Word};
pub use progress::{Step, Stop};
pub use setting::{Sampling, Setting};
