//! Whether a claim follows from figures.

pub mod check;
pub mod formula;
pub mod reproduce;

pub use check::check;
pub use reproduce::reproduce;
