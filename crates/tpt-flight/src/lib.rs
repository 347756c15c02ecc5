//! Flight: from a vehicle and a way of steering to a trajectory, and from a reported flight back to what was flown.
//!
//! Parameters come in as this crate's own types, in SI; where they come from is nobody's business here.
//!
//! - [`fly`], [`free_flight`]: a vehicle or a thrown body to its [`Trajectory`] ([`flight`]).
//! - [`Vehicle`], [`Stage`], [`Engine`]: what flies ([`vehicle`]); [`DragTable`]: its drag ([`drag`]).
//! - [`reconstruct`]: from a reported range and apogee to what was flown ([`reconstruction`]).
//! - [`standard_range`]: how far the same vehicle flies on the least-energy arc ([`standard`]).
//! - [`longest_range`]: how far on the farthest path, be it flat ([`longest`]).
//! - [`fn@beside`]: many solves at once, eight steps at a time ([`mod@beside`]).
//! - [`free_flights`]: many thrown bodies at once, to apogee and impact ([`thrown`]).
//! - [`World`]: field, rotation and air ([`motion`]).

pub mod aim;
pub mod beside;
mod dop853;
pub mod drag;
pub mod flight;
pub mod longest;
pub mod motion;
pub mod reconstruction;
mod run;
pub mod standard;
mod taylor;
pub mod thrown;
pub mod tipping;
pub mod vehicle;

pub use aim::{HALF_ROUND, Kick, Range, Timing};
pub use beside::{Lane, beside, by_itself, in_width};
pub use drag::DragTable;
pub use flight::{
    Cutoff, DEFAULT_TOLERANCE, Detail, FlightError, Landed, Moment, Plan, Steering, Thrown, Trajectory,
    check_tolerance, fly, fly_in, free_flight,
};
pub use longest::{Longest, longest_range};
pub use motion::{AirModel, Rotation, World};
pub use reconstruction::{
    AtAnEnd, Effort, Freedom, Guess, NoReconstruction, Reconstruction, Reported, Way, fly_guess_in,
    reconstruct, reconstruct_from, reconstruct_in,
};
pub use standard::{
    Burnout, Lean, NoStandardRange, Standard, Starts, standard_distance_in, standard_range, standard_range_in,
};
pub use thrown::{free_flights, free_flights_in_width};
pub use vehicle::{AfterBurnout, Engine, Nozzle, STANDARD_GRAVITY_M_S2, Stage, ThrustAt, Vehicle};
