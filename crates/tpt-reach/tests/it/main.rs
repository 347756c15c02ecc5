//! Reach against closed forms, second implementations, published numbers and its own laws.

mod bands;
mod engage;
mod flyout;
mod footprint;
mod grid;
mod laws;
mod limits;
mod oracle;
mod support;
