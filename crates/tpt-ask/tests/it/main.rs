//! Questions as types.

mod one_way;
mod read;
