//! What batteries reach.

pub mod reach;
pub mod ring;
pub mod towns;

pub use reach::{Beyond, DefenceQuestion, defend};
pub use ring::ring;
