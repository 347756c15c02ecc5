//! The ground that everything stands on: quantities, bands, the Earth, its gravity and its air.
//!
//! SI inside, radians for angles, typed quantities in every public signature. No input or output, no clock, no
//! global random generator.
//!
//! - [`Length`], [`Time`], … : quantities ([`quantity`]).
//! - [`Band`], [`Spread`], [`Stream`]: how far a number is known ([`band`]).
//! - [`Position`], [`geodesic`]: places on WGS-84 ([`ellipsoid`]).
//! - [`ecef`], [`geodetic`]: places and heights in Cartesian coordinates ([`frames`]).
//! - [`GravityModel`]: the pull of the Earth ([`gravity`]).
//! - [`standard_air`]: U.S. Standard Atmosphere, 1976 ([`atmosphere`]).
//! - [`ExponentialAtmosphere`]: how the air bends a radio ray ([`refraction`]).
//! - [`vacuum_arc`]: the closed-form arc through a range and an apogee, as a test oracle.

pub mod atmosphere;
pub mod band;
pub mod close;
pub mod ellipsoid;
pub mod frames;
pub mod gravity;
pub mod quantity;
pub mod refraction;
pub mod vacuum_arc;

pub use atmosphere::{ATMOSPHERE_CEILING, Air, AirLayer, standard_air};
pub use band::{Band, DEFAULT_SAMPLES, DEFAULT_SEED, Spread, Stream};
pub use ellipsoid::{Geodesic, GeodesicLine, Position, WGS84_MEAN_RADIUS, destination, geodesic};
pub use frames::{WGS84_ROTATION_RATE_RAD_S, ecef, geodetic, vertical};
pub use gravity::GravityModel;
pub use quantity::{
    Angle, Area, ArealMass, Density, Force, Frequency, Length, Mass, MolarMass, OutOfDomain, Power, Pressure,
    Refractivity, Speed, Temperature, Time,
};
pub use refraction::{ExponentialAtmosphere, Ray};
pub use vacuum_arc::VacuumArc;
