//! The ground that everything stands on: quantities, bands, the Earth, its gravity and its air.
//!
//! SI inside, radians for angles, typed quantities in every public signature. No input or output, no clock, no
//! global random generator.
//!
//! - [`Length`], [`Time`], … : quantities ([`quantity`]).
//! - [`Band`], [`Spread`], [`Stream`]: how far a number is known ([`band`]).
//! - [`Position`], [`geodesic`]: places on WGS-84 ([`ellipsoid`]).
//! - [`vacuum_arc`]: the closed-form arc through a range and an apogee, as a test oracle.

pub mod band;
pub mod close;
pub mod ellipsoid;
pub mod quantity;
pub mod vacuum_arc;

pub use band::{Band, DEFAULT_SAMPLES, DEFAULT_SEED, Spread, Stream};
pub use ellipsoid::{Geodesic, Position, destination, geodesic};
pub use quantity::{
    Angle, Area, Density, Length, Mass, OutOfDomain, Pressure, Speed, Temperature, Time,
};
pub use vacuum_arc::VacuumArc;
