//! Reach: what a battery may meet, by its published envelope and its clock.
//!
//! Parameters come in as this crate's own types, in SI; where they come from is nobody's business here. Information goes one
//! way: a declared battery, a declared launch region, a cited trajectory and an aim give a verdict. Nothing searches for what
//! a defence misses; of launch points only the share is told.
//!
//! - [`Envelope`], [`Reach`]: floor, ceiling, reach ([`envelope`]).
//! - [`FlyOut`], [`FlyOutTable`]: how long an interceptor takes ([`flyout`]), and again by integration ([`shooting`]).
//! - [`Profile`], [`ProfileTable`]: how a class flies, by range ([`profile`]).
//! - [`Clock`], [`Cue`]: the delays ([`clock`]).
//! - [`Battery`], [`Target`]: who defends, and what comes ([`battery`]).
//! - [`engage()`]: one battery against one target, with its whole clock ([`mod@engage`]).
//! - [`footprint()`]: against every launch point of a region, for many aims ([`mod@footprint`]).
//! - [`grid_around`]: aims on a hexagonal grid ([`grid`]).

pub mod battery;
pub mod clock;
pub mod engage;
pub mod envelope;
mod fast;
pub mod flyout;
pub mod footprint;
pub mod grid;
pub mod limits;
mod look;
pub mod profile;
mod schedule;
pub mod shooting;
mod view;
mod way;

pub use battery::{Battery, Target};
pub use clock::{Clock, Cue};
pub use engage::{Binding, Engagement, Intercept, engage, engage_by_shooting};
pub use envelope::{Envelope, Reach};
pub use flyout::{Fall, FlyOut, FlyOutTable};
pub use footprint::{Met, Verdict, defended_area, defended_by, footprint, footprint_by_engaging, verdicts};
pub use grid::{Aim, Resolution, grid_around, outline_of};
pub use limits::{Missed, limits_missed};
pub use profile::{Profile, ProfileTable};
pub use shooting::time_by_shooting;
