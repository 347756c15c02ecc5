//! Which physical quantity is this number, and in which unit was it given?
//!
//! # Model
//! Transparent wrappers over `f64`, held in SI units (radians for angles), built from a named unit and read
//! back in a named unit. Lengths add to lengths; a length divided by a time is a speed; nothing else mixes.
//!
//! # Assumptions and limits
//! - The wrappers do not check ranges: a constructor of a model does, and names the quantity when it refuses.
//!
//! # Conventions
//! Held in SI: m, s, m/s, kg, N, rad, m², W, Hz, K, Pa, kg/m³, kg/mol.
//!
//! # Sources
//! - \[bipm2019\] BIPM, The International System of Units, 9th edition, 2019: exact definitions of the units.
//! - Factors for foot, mile, nautical mile, pound and kilogram-force: exact by international agreement.
//!
//! # Checked by
//! - unit tests: the conversion factors, written as the defining fractions.
//!
//! # Not here
//! Units as they are spelled in files: `tpt-catalogue`.

use crate::math::{cos, sin, tan};
use std::fmt;
use std::ops::{Add, Div, Mul, Neg, Sub};

/// Standard gravity, 9.80665 m/s². Source: \[bipm2019\]. Conventional, exact.
pub const STANDARD_GRAVITY_M_S2: f64 = 9.806_65;

macro_rules! quantity {
    ($(#[$doc:meta])* $name:ident, $symbol:literal, { $($(#[$unit_doc:meta])* $from:ident / $to:ident = $factor:expr),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
        pub struct $name(f64);

        impl $name {
            /// Zero.
            pub const ZERO: Self = Self(0.0);

            $(
                $(#[$unit_doc])*
                #[must_use]
                pub const fn $from(value: f64) -> Self {
                    Self(value * $factor)
                }

                /// The same quantity, read back in the unit of the constructor of this name.
                #[must_use]
                pub const fn $to(self) -> f64 {
                    self.0 / $factor
                }
            )+

            /// Whether the number is neither infinite nor "not a number".
            #[must_use]
            pub const fn is_finite(self) -> bool {
                self.0.is_finite()
            }

            /// The larger of the two; a "not a number" loses.
            #[must_use]
            pub const fn max(self, other: Self) -> Self {
                Self(self.0.max(other.0))
            }

            /// The smaller of the two; a "not a number" loses.
            #[must_use]
            pub const fn min(self, other: Self) -> Self {
                Self(self.0.min(other.0))
            }
        }

        impl Add for $name {
            type Output = Self;
            fn add(self, other: Self) -> Self {
                Self(self.0 + other.0)
            }
        }

        impl Sub for $name {
            type Output = Self;
            fn sub(self, other: Self) -> Self {
                Self(self.0 - other.0)
            }
        }

        impl Neg for $name {
            type Output = Self;
            fn neg(self) -> Self {
                Self(-self.0)
            }
        }

        impl Mul<f64> for $name {
            type Output = Self;
            fn mul(self, factor: f64) -> Self {
                Self(self.0 * factor)
            }
        }

        impl Div<f64> for $name {
            type Output = Self;
            fn div(self, divisor: f64) -> Self {
                Self(self.0 / divisor)
            }
        }

        impl Div for $name {
            type Output = f64;
            fn div(self, other: Self) -> f64 {
                self.0 / other.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)?;
                f.write_str(concat!(" ", $symbol))
            }
        }
    };
}

quantity!(
    /// A length, held in metres.
    Length, "m", {
        /// From metres.
        metres / as_metres = 1.0,
        /// From kilometres.
        kilometres / as_kilometres = 1000.0,
        /// From international feet (0.3048 m exactly).
        feet / as_feet = 0.3048,
        /// From statute miles (1,609.344 m exactly).
        miles / as_miles = 1609.344,
        /// From nautical miles (1,852 m exactly).
        nautical_miles / as_nautical_miles = 1852.0,
    }
);

quantity!(
    /// A span of time, held in seconds.
    Time, "s", {
        /// From seconds.
        seconds / as_seconds = 1.0,
        /// From minutes.
        minutes / as_minutes = 60.0,
        /// From hours.
        hours / as_hours = 3600.0,
    }
);

quantity!(
    /// A speed, held in metres per second.
    Speed, "m/s", {
        /// From metres per second.
        metres_per_second / as_metres_per_second = 1.0,
        /// From kilometres per second.
        kilometres_per_second / as_kilometres_per_second = 1000.0,
    }
);

quantity!(
    /// A plane angle, held in radians.
    Angle, "rad", {
        /// From radians.
        radians / as_radians = 1.0,
        /// From degrees.
        degrees / as_degrees = std::f64::consts::PI / 180.0,
    }
);

quantity!(
    /// A mass, held in kilograms.
    Mass, "kg", {
        /// From kilograms.
        kilograms / as_kilograms = 1.0,
        /// From tonnes.
        tonnes / as_tonnes = 1000.0,
        /// From avoirdupois pounds (0.453 592 37 kg exactly).
        pounds / as_pounds = 0.453_592_37,
    }
);

quantity!(
    /// A force, held in newtons.
    Force, "N", {
        /// From newtons.
        newtons / as_newtons = 1.0,
        /// From kilonewtons.
        kilonewtons / as_kilonewtons = 1000.0,
    }
);

quantity!(
    /// A mass over an area, held in kilograms per square metre: what a ballistic coefficient is.
    ArealMass, "kg/m²", {
        /// From kilograms per square metre.
        kilograms_per_square_metre / as_kilograms_per_square_metre = 1.0,
    }
);

quantity!(
    /// An area, held in square metres.
    Area, "m²", {
        /// From square metres.
        square_metres / as_square_metres = 1.0,
        /// From square kilometres.
        square_kilometres / as_square_kilometres = 1.0e6,
    }
);

quantity!(
    /// A temperature, held in kelvin.
    Temperature, "K", {
        /// From kelvin.
        kelvin / as_kelvin = 1.0,
    }
);

quantity!(
    /// A pressure, held in pascal.
    Pressure, "Pa", {
        /// From pascal.
        pascal / as_pascal = 1.0,
        /// From hectopascal (millibar).
        hectopascal / as_hectopascal = 100.0,
    }
);

quantity!(
    /// A mass density, held in kilograms per cubic metre.
    Density, "kg/m³", {
        /// From kilograms per cubic metre.
        kilograms_per_cubic_metre / as_kilograms_per_cubic_metre = 1.0,
    }
);

quantity!(
    /// A power, held in watts.
    Power, "W", {
        /// From watts.
        watts / as_watts = 1.0,
        /// From kilowatts.
        kilowatts / as_kilowatts = 1.0e3,
    }
);

quantity!(
    /// A frequency, held in hertz.
    Frequency, "Hz", {
        /// From hertz.
        hertz / as_hertz = 1.0,
        /// From gigahertz.
        gigahertz / as_gigahertz = 1.0e9,
    }
);

quantity!(
    /// A molar mass, held in kilograms per mole.
    MolarMass, "kg/mol", {
        /// From kilograms per mole.
        kilograms_per_mole / as_kilograms_per_mole = 1.0,
        /// From grams per mole.
        grams_per_mole / as_grams_per_mole = 1.0e-3,
    }
);

quantity!(
    /// A refractivity `n − 1`, held as that plain number.
    Refractivity, "(n − 1)", {
        /// From N-units, millionths of `n − 1`.
        n_units / as_n_units = 1.0e-6,
    }
);

impl Angle {
    /// The sine.
    #[must_use]
    pub fn sin(self) -> f64 {
        sin(self.0)
    }

    /// The cosine.
    #[must_use]
    pub fn cos(self) -> f64 {
        cos(self.0)
    }

    /// The tangent.
    #[must_use]
    pub fn tan(self) -> f64 {
        tan(self.0)
    }
}

impl Div<Time> for Length {
    type Output = Speed;
    fn div(self, time: Time) -> Speed {
        Speed(self.0 / time.0)
    }
}

impl Mul<Time> for Speed {
    type Output = Length;
    fn mul(self, time: Time) -> Length {
        Length(self.0 * time.0)
    }
}

/// A value outside the domain of a model, with the quantity, the refused value and what is allowed.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{quantity} {value} is outside the allowed {allowed}")]
pub struct OutOfDomain {
    /// The quantity that was refused, by its name in the field.
    pub quantity: &'static str,
    /// The refused value with its unit.
    pub value: String,
    /// What is allowed, in words and units.
    pub allowed: &'static str,
}

impl OutOfDomain {
    /// A refusal of `value` for `quantity`.
    pub fn new(quantity: &'static str, value: impl fmt::Display, allowed: &'static str) -> Self {
        Self { quantity, value: value.to_string(), allowed }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assert_close;

    #[test]
    fn conversion_factors_are_the_defining_ones() {
        assert_close!(Length::nautical_miles(1.0).as_metres(), 1852.0, abs = 0.0);
        assert_close!(Length::miles(1.0).as_feet(), 5280.0, abs = 1e-9);
        assert_close!(Mass::pounds(1.0).as_kilograms(), 0.453_592_37, abs = 0.0);
        assert_close!(Angle::degrees(180.0).as_radians(), std::f64::consts::PI, abs = 0.0);
        assert_close!(Time::hours(1.0).as_minutes(), 60.0, abs = 0.0);
    }

    #[test]
    fn a_length_over_a_time_is_a_speed() {
        let speed = Length::kilometres(7.2) / Time::seconds(2.0);
        assert_close!(speed.as_kilometres_per_second(), 3.6, abs = 1e-12);
        assert_close!((speed * Time::minutes(1.0)).as_kilometres(), 216.0, abs = 1e-9);
    }

    #[test]
    fn a_refusal_names_quantity_value_and_what_is_allowed() {
        let error = OutOfDomain::new("apogee", Length::kilometres(-1.0), "0 km or more");
        assert_eq!(error.to_string(), "apogee -1000 m is outside the allowed 0 km or more");
    }
}
