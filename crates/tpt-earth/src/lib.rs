//! The ground that everything stands on: quantities, bands, the Earth, its gravity and its air.
//!
//! SI inside, radians for angles, typed quantities in every public signature. No input or output, no clock, no
//! global random generator.
//!
//! - [`Length`], [`Time`], … : quantities ([`quantity`]).
//! - [`Unit`]: units by their symbols, as files and documents spell them ([`mod@unit`]).
//! - [`Band`], [`Spread`], [`Stream`]: how far a number is known ([`band`]).
//! - [`Position`], [`geodesic`]: places on WGS-84 ([`ellipsoid`]).
//! - [`ecef`], [`geodetic`]: places and heights in Cartesian coordinates ([`frames`]).
//! - [`math`]: sine, exponential and their like with the same bits on every machine.
//! - [`Lanes`], [`Width`]: one equation for one number and for four ([`lanes`]).
//! - [`GravityModel`]: the pull of the Earth ([`gravity`]).
//! - [`standard_air`]: U.S. Standard Atmosphere, 1976 ([`atmosphere`]).
//! - [`ExponentialAtmosphere`]: how the air bends a radio ray ([`refraction`]).
//! - [`vacuum_arc`]: the closed-form arc through a range and an apogee, as a test oracle.

pub mod atmosphere;
pub mod band;
pub mod close;
pub mod ellipsoid;
pub mod frames;
pub mod golden;
pub mod gravity;
pub mod lanes;
pub mod math;
pub mod quantity;
pub mod refraction;
pub mod root;
pub mod unit;
pub mod vacuum_arc;

// It is only linked: it takes the C names of mathematics before the platform does.
use tpt_libm as _;

pub use atmosphere::{ATMOSPHERE_CEILING, Air, AirLayer, Layers, Medium, standard_air};
pub use band::{Band, DEFAULT_SAMPLES, DEFAULT_SEED, Sampled, Spread, Stream};
pub use ellipsoid::{Geodesic, GeodesicLine, Position, WGS84_MEAN_RADIUS, destination, geodesic};
pub use frames::{WGS84_ROTATION_RATE_RAD_S, ecef, geodetic, height_m, vertical};
pub use golden::golden_section;
pub use gravity::GravityModel;
pub use lanes::{Lanes, MOST_LANES, Mask, OnLanes, Width};
pub use quantity::{
    Angle, Area, ArealMass, Density, Force, Frequency, Length, Mass, MolarMass, OutOfDomain, Power, Pressure,
    Refractivity, STANDARD_GRAVITY_M_S2, Speed, Temperature, Time,
};
pub use refraction::{ExponentialAtmosphere, LowAir, Ray, SeasonalAir};
pub use root::bracket_root;
pub use unit::{Dimension, Unit, group_digits};
pub use vacuum_arc::VacuumArc;
