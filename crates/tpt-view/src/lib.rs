//! What the radars and satellites of a deployment see, and when.

pub mod countries;
pub mod shapes;
pub mod sight;
pub mod warn;

pub use sight::{Heights, MovedTo, WhatIf, sight, sight_above, sight_matrix, sight_target, tradeoff};
pub use warn::warn;
