//! What batteries reach.

pub mod reach;
pub mod ring;
pub mod towns;

pub use reach::{Asked, Beyond, defend};
pub use ring::ring;
