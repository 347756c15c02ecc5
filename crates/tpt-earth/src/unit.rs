//! Units as files and documents spell them, the dimension that each belongs to, and digits in groups of three.
//!
//! # Model
//!
//! A unit is a fixed factor of the SI unit of its dimension.
//!
//! # Assumptions and limits
//!
//! - A Mach number and a decibel have no fixed factor, so they have no SI value.
//! - A tonne-force is 1,000 kg at standard gravity, a pound 0.453 592 37 kg.
//!
//! # Conventions
//!
//! SI inside; angles in radians. Symbols are those of [`Unit::symbol`].
//!
//! # Sources
//!
//! - Factors by definition: those of [`crate::quantity`], which names their source.
//!
//! # Checked by
//!
//! - laws: each dimension converts, and the factors are the defining ones (the tests below).
//!
//! # Not here
//!
//! Typed quantities: [`crate::quantity`]. How a computed number is written: the crate `tpt-report`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::quantity::{Angle, Length, Time};

/// What kind of thing a number measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Dimension {
    /// Distance, height, size.
    Length,
    /// A span of time.
    Time,
    /// Mass.
    Mass,
    /// Force, such as thrust.
    Force,
    /// Plane angle.
    Angle,
    /// Speed, also as a Mach number.
    Speed,
    /// Area, also a radar cross-section.
    Area,
    /// Power.
    Power,
    /// Frequency.
    Frequency,
    /// Temperature.
    Temperature,
    /// A share or a gain.
    Ratio,
    /// A number of things.
    Count,
    /// Mass over area, such as a ballistic coefficient.
    ArealDensity,
}

macro_rules! units {
    ($($(#[$doc:meta])* $name:ident = $symbol:literal, $dimension:ident;)+) => {
        /// A unit, by the symbol that a file uses.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
        pub enum Unit {
            $($(#[$doc])* #[serde(rename = $symbol)] $name,)+
        }

        impl Unit {
            /// Every unit, in the order of the documentation.
            pub const ALL: &'static [Unit] = &[$(Unit::$name),+];

            /// The symbol that a file uses.
            #[must_use]
            pub const fn symbol(self) -> &'static str {
                match self { $(Unit::$name => $symbol,)+ }
            }

            /// What the unit measures.
            #[must_use]
            pub const fn dimension(self) -> Dimension {
                match self { $(Unit::$name => Dimension::$dimension,)+ }
            }
        }
    };
}

units! {
    /// Metre.
    Metre = "m", Length;
    /// Kilometre.
    Kilometre = "km", Length;
    /// Centimetre.
    Centimetre = "cm", Length;
    /// Millimetre.
    Millimetre = "mm", Length;
    /// Nautical mile.
    NauticalMile = "nmi", Length;
    /// Statute mile.
    Mile = "mi", Length;
    /// Foot.
    Foot = "ft", Length;
    /// Second.
    Second = "s", Time;
    /// Minute.
    Minute = "min", Time;
    /// Hour.
    Hour = "h", Time;
    /// Kilogram.
    Kilogram = "kg", Mass;
    /// Tonne.
    Tonne = "t", Mass;
    /// Pound.
    Pound = "lb", Mass;
    /// Newton.
    Newton = "N", Force;
    /// Kilonewton.
    Kilonewton = "kN", Force;
    /// Tonne-force.
    TonneForce = "tf", Force;
    /// Degree.
    Degree = "deg", Angle;
    /// Metre per second.
    MetrePerSecond = "m/s", Speed;
    /// Kilometre per second.
    KilometrePerSecond = "km/s", Speed;
    /// Mach number: its speed depends on the height, so it has no fixed factor.
    Mach = "mach", Speed;
    /// Square metre.
    SquareMetre = "m2", Area;
    /// Square kilometre.
    SquareKilometre = "km2", Area;
    /// Watt.
    Watt = "W", Power;
    /// Kilowatt.
    Kilowatt = "kW", Power;
    /// Megawatt.
    Megawatt = "MW", Power;
    /// Hertz.
    Hertz = "Hz", Frequency;
    /// Kilohertz.
    Kilohertz = "kHz", Frequency;
    /// Megahertz.
    Megahertz = "MHz", Frequency;
    /// Gigahertz.
    Gigahertz = "GHz", Frequency;
    /// Kelvin.
    Kelvin = "K", Temperature;
    /// A pure number: a ratio or a count.
    One = "1", Count;
    /// Per cent.
    Percent = "percent", Ratio;
    /// Decibel.
    Decibel = "dB", Ratio;
    /// A millionth of a refractive index less one.
    NUnit = "N-units", Ratio;
    /// Kilogram per square metre.
    KilogramPerSquareMetre = "kg/m2", ArealDensity;
}

impl Unit {
    /// Whether a quantity of `dimension` may be given in this unit. A pure number may be a ratio or a count.
    #[must_use]
    pub fn fits(self, dimension: Dimension) -> bool {
        self.dimension() == dimension || (self == Unit::One && dimension == Dimension::Ratio)
    }

    /// The symbols of all units that fit `dimension`, for messages.
    #[must_use]
    pub fn allowed_for(dimension: Dimension) -> String {
        let symbols: Vec<_> = Unit::ALL.iter().filter(|u| u.fits(dimension)).map(|u| u.symbol()).collect();
        symbols.join(", ")
    }

    /// `value` of this unit as a length, if the unit is one of length.
    #[must_use]
    pub fn length(self, value: f64) -> Option<Length> {
        match self {
            Unit::Metre => Some(Length::metres(value)),
            Unit::Kilometre => Some(Length::kilometres(value)),
            Unit::Centimetre => Some(Length::metres(value / 100.0)),
            Unit::Millimetre => Some(Length::metres(value / 1000.0)),
            Unit::NauticalMile => Some(Length::nautical_miles(value)),
            Unit::Mile => Some(Length::miles(value)),
            Unit::Foot => Some(Length::feet(value)),
            _ => None,
        }
    }

    /// `value` of this unit as a span of time, if the unit is one of time.
    #[must_use]
    pub fn time(self, value: f64) -> Option<Time> {
        match self {
            Unit::Second => Some(Time::seconds(value)),
            Unit::Minute => Some(Time::minutes(value)),
            Unit::Hour => Some(Time::hours(value)),
            _ => None,
        }
    }

    /// `value` of this unit in the SI unit of its dimension: m, s, kg, N, rad, m/s, m², W, Hz, K, kg/m², and a
    /// plain number for ratios and counts. A Mach number and a decibel have no fixed factor: `None`.
    #[must_use]
    pub fn si(self, value: f64) -> Option<f64> {
        let factor = match self {
            Unit::Mach | Unit::Decibel => return None,
            Unit::Tonne | Unit::Kilonewton | Unit::KilometrePerSecond | Unit::Kilowatt | Unit::Kilohertz => {
                1e3
            }
            Unit::SquareKilometre | Unit::Megawatt | Unit::Megahertz => 1e6,
            Unit::Gigahertz => 1e9,
            Unit::Pound => 0.453_592_37,
            Unit::TonneForce => 9_806.65,
            Unit::Percent => 0.01,
            Unit::NUnit => 1e-6,
            _ => {
                let length = self.length(value).map(|length| length.as_metres());
                let time = || self.time(value).map(|time| time.as_seconds());
                let angle = || self.angle(value).map(|angle| angle.as_radians());
                return Some(length.or_else(time).or_else(angle).unwrap_or(value));
            }
        };
        Some(value * factor)
    }

    /// `value` of this unit as an angle, if the unit is one of angle.
    #[must_use]
    pub fn angle(self, value: f64) -> Option<Angle> {
        (self == Unit::Degree).then(|| Angle::degrees(value))
    }
}

/// Writes a number with thin separators between groups of three digits: `3,725`, `2,111.5`.
#[must_use]
pub fn group_digits(value: f64) -> String {
    let text = format!("{}", value.abs());
    let (whole, fraction) = text.split_once('.').map_or((text.as_str(), None), |(w, f)| (w, Some(f)));
    let mut out = String::new();
    if value < 0.0 {
        out.push('−');
    }
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assert_close;

    #[test]
    fn a_pure_number_is_a_ratio_or_a_count_and_nothing_else() {
        assert!(Unit::One.fits(Dimension::Ratio) && Unit::One.fits(Dimension::Count));
        assert!(!Unit::One.fits(Dimension::Length));
    }

    #[test]
    fn every_length_unit_converts() {
        for unit in Unit::ALL.iter().filter(|u| u.dimension() == Dimension::Length) {
            assert!(unit.length(1.0).is_some(), "{}", unit.symbol());
        }
    }

    #[test]
    fn a_unit_with_a_fixed_factor_has_an_si_value() {
        for (unit, si) in [
            (Unit::Kilometre, 1e3),
            (Unit::Minute, 60.0),
            (Unit::Tonne, 1e3),
            (Unit::Pound, 0.453_592_37),
            (Unit::TonneForce, 9_806.65),
            (Unit::Percent, 0.01),
            (Unit::One, 1.0),
            (Unit::SquareMetre, 1.0),
            (Unit::KilogramPerSquareMetre, 1.0),
            (Unit::Kelvin, 1.0),
        ] {
            assert_eq!(unit.si(1.0).map(f64::to_bits), Some(f64::to_bits(si)), "{}", unit.symbol());
        }
        let radians = Unit::Degree.si(180.0).unwrap_or_default();
        assert_close!(radians, std::f64::consts::PI, abs = 1e-12);
        assert_eq!([Unit::Mach, Unit::Decibel].map(|unit| unit.si(1.0)), [None, None]);
    }

    #[test]
    fn the_symbols_of_a_dimension_are_listed() {
        assert_eq!(Unit::allowed_for(Dimension::Time), "s, min, h");
        assert_eq!(Unit::allowed_for(Dimension::Ratio), "1, percent, dB, N-units");
    }

    #[test]
    fn digits_are_grouped_in_threes() {
        for (value, text) in
            [(0.0, "0"), (999.0, "999"), (1000.0, "1,000"), (-6248.5, "−6,248.5"), (1e6, "1,000,000")]
        {
            assert_eq!(group_digits(value), text);
        }
    }
}
