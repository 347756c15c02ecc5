//! What every document is made of: a computed number with its unit, its words and its id.
//!
//! - [`BandReport`]: three percentiles, how well each is known, and what drives them ([`band`]).
//! - [`ReportUnit`]: the unit of a number, chosen where the number is made, and the one way in which it is written ([`words`]).
//! - [`NumberId`]: what made a number, from which it can be made again ([`number_id`]).
//! - [`Sentence`]: words and numbers in pieces, made once ([`sentence`](mod@sentence)).
//!
//! No computation, no catalogue, no input or output.

pub mod band;
pub mod number_id;
pub mod sentence;
pub mod words;

pub use band::{BandReport, Driver, LimitedBand};
pub use number_id::NumberId;
pub use sentence::{Piece, Sentence};
pub use words::{ReportUnit, fixed};
