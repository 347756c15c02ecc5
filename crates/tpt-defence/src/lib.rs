//! What batteries reach.

pub mod reach;
pub mod ring;
mod towns;

pub use reach::{Beyond, DefenceQuestion, defend};
pub use ring::ring;
