//! A question and its answer.

pub mod sweep;
