//! Reported flight times against computed ones, one a flight: what measures the model's own error.
//!
//! A fixed file, compiled in, written by `validation/make/time_residuals.py` by the rule of `docs/models/reconstruction.md`. It
//! holds computed times and no verdict. A test of `validation` computes them again.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::bounds::Value;
use crate::date::PartialDate;
use crate::diagnostic::CatalogueError;
use crate::{RecordId, read_record};

/// The file, compiled in: no layer can replace it.
const FILE: (&str, &str) = (
    "data/fixed/time-residuals.toml",
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/fixed/time-residuals.toml")),
);

/// `data/fixed/time-residuals.toml`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct ResidualFile {
    /// One table for each flight.
    #[serde(rename = "flight", default)]
    flights: Vec<TimeResidual>,
}

/// A reported flight time and the computed one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TimeResidual {
    /// The launch.
    pub launch: RecordId,
    /// The report of it that gives time, range and apogee.
    pub report: RecordId,
    /// The day in Korea.
    pub date: PartialDate,
    /// The time as reported, in the middle of its rounding.
    pub reported_s: Value,
    /// How far the rounding goes to either side.
    pub rounding_s: Value,
    /// The 5th percentile of the computed time.
    pub computed_low_s: Value,
    /// The 50th.
    pub computed_s: Value,
    /// The 95th.
    pub computed_high_s: Value,
    /// The middle of the computed time of the last burnout.
    pub burnout_s: Value,
    /// The middle of the computed standard range; absent where that is beyond the limit of its model.
    pub standard_range_km: Option<Value>,
}

impl TimeResidual {
    /// The class of the missile as it flew.
    #[must_use]
    pub fn class(&self) -> RangeClass {
        RangeClass::of_km(self.standard_range_km.map_or(f64::INFINITY, Value::get))
    }

    /// The year of the launch.
    #[must_use]
    pub fn year(&self) -> i16 {
        self.date.earliest_day().year()
    }
}

/// The class of a missile, by how far it carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RangeClass {
    /// Up to 1,000 km.
    ShortRange,
    /// Up to 3,000 km.
    MediumRange,
    /// Up to 5,500 km.
    IntermediateRange,
    /// Beyond.
    Intercontinental,
}

impl RangeClass {
    /// The class of a range in kilometres; one that is infinite lies beyond the limit of its model.
    #[must_use]
    pub fn of_km(range_km: f64) -> Self {
        if range_km <= 1_000.0 {
            Self::ShortRange
        } else if range_km <= 3_000.0 {
            Self::MediumRange
        } else if range_km <= 5_500.0 {
            Self::IntermediateRange
        } else {
            Self::Intercontinental
        }
    }

    /// The words that a reader sees.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::ShortRange => "short-range",
            Self::MediumRange => "medium-range",
            Self::IntermediateRange => "intermediate-range",
            Self::Intercontinental => "intercontinental",
        }
    }
}

/// Every residual that the program carries, by date.
///
/// # Errors
///
/// [`CatalogueError`] if the file of this program is faulty, which a test of it excludes.
pub fn time_residuals() -> Result<Vec<TimeResidual>, CatalogueError> {
    let file: ResidualFile = read_record(FILE.0, FILE.1.as_bytes())?;
    Ok(file.flights)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_flight_stands_once_with_its_band_in_order() {
        let flights = time_residuals().unwrap();
        for (index, one) in flights.iter().enumerate() {
            assert!(flights[..index].iter().all(|earlier| earlier.launch < one.launch), "{}", one.launch);
            let ends = [one.computed_low_s, one.computed_s, one.computed_high_s].map(Value::get);
            assert!(ends.is_sorted() && one.burnout_s.get() < ends[0], "{}", one.launch);
            assert!(one.rounding_s.get() > 0.0 && one.date.exact().is_some(), "{}", one.launch);
        }
    }

    #[test]
    fn a_class_ends_with_the_range_of_its_name() {
        use RangeClass::{Intercontinental, IntermediateRange, MediumRange, ShortRange};
        let of = |km: f64| RangeClass::of_km(km);
        assert_eq!(
            [of(1_000.0), of(1_000.1), of(3_000.1), of(5_500.1)],
            [ShortRange, MediumRange, IntermediateRange, Intercontinental]
        );
        assert_eq!(of(f64::INFINITY), Intercontinental);
    }
}
