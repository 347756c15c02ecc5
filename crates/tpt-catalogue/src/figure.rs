//! A published number: who says it, when, in which source, and how exactly.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tpt_earth::math::whole_power;
use tpt_earth::{Length, Spread, Time};

use crate::bounds::Value;
use crate::{Dimension, FigureRole, Unit, group_digits};
use crate::{PartialDate, RecordId};

/// `data/quantities.toml`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct QuantityFile {
    /// One table for each quantity.
    #[serde(rename = "quantity")]
    pub(crate) quantities: Vec<Quantity>,
}

/// A quantity that figures give: its name and what it measures.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Quantity {
    /// The id that figures use.
    pub id: RecordId,
    /// The name that readers see.
    pub name: String,
    /// What it measures.
    pub dimension: Dimension,
    /// What exactly is meant, in one line.
    pub description: String,
    /// The least and the greatest that it can be, where that is limited by what it is.
    pub allowed: Option<Allowed>,
}

/// The least and the greatest value that a quantity can have.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Allowed {
    /// The least.
    pub low: Value,
    /// The greatest.
    pub high: Value,
    /// The unit of both.
    pub unit: Unit,
}

impl Allowed {
    /// Whether a number of a unit lies within; a unit without a fixed factor is not compared.
    pub(crate) fn holds(&self, value: f64, unit: Unit) -> bool {
        let ends = [self.low, self.high].map(|end| self.unit.si(end.get()));
        let ([Some(low), Some(high)], Some(value)) = (ends, unit.si(value)) else { return true };
        (low..=high).contains(&value)
    }

    /// `0 to 360 deg`.
    pub(crate) fn words(&self) -> String {
        let [low, high] = [self.low, self.high].map(|end| group_digits(end.get()));
        format!("{low} to {high} {}", self.unit.symbol())
    }
}

/// Whether a number was published, or how else it came about; what is believed first stands first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// The source says the number.
    Published,
    /// No text that publishes it was read: it is from memory, or from a file of unknown origin.
    Unsourced,
    /// Worked out from numbers that the source says.
    Derived,
    /// Assumed by this project, with the reason in the note.
    Assumed,
}

/// A number as published: any of low, nominal and high, in one unit.
///
/// Only `low` means "at least", only `high` "at most".
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Measured {
    /// The low end of what was published.
    pub low: Option<Value>,
    /// The single published value.
    pub nominal: Option<Value>,
    /// The high end of what was published.
    pub high: Option<Value>,
    /// The place value of the last digit that the source means (10 for "about 1,000, to the nearest ten").
    pub last_digit: Option<Value>,
    /// The unit of all four.
    pub unit: Unit,
}

impl Measured {
    /// How the true value may lie around the published one, in the unit of the figure.
    ///
    /// A single value is uniform over half a unit of its last digit either way; a low and a high are uniform,
    /// triangular where a nominal is published too. "At least" and "at most" have no spread: `None`.
    #[must_use]
    pub fn spread(&self) -> Option<Spread> {
        match (self.low, self.nominal, self.high) {
            (Some(low), None, Some(high)) => Some(Spread::Uniform { low: low.get(), high: high.get() }),
            (Some(low), Some(mode), Some(high)) => {
                Some(Spread::Triangular { low: low.get(), mode: mode.get(), high: high.get() })
            }
            (_, Some(nominal), _) => {
                let half = self.last_digit() / 2.0;
                Some(Spread::Uniform { low: nominal.get() - half, high: nominal.get() + half })
            }
            _ => None,
        }
    }

    /// The place value of the last digit: as declared, or read off the number.
    ///
    /// Read off, trailing zeros count as rounding only up to the tens (governments round ranges and heights
    /// to ten kilometres): 998 → 1, 2111.5 → 0.1, 260 → 10, 1000 → 10. Metres below ten are those of diameters, which are
    /// published to a tenth at least: 1 m → 0.1. Decimals that a file writes out count: 1.0 → 0.1.
    #[must_use]
    pub fn last_digit(&self) -> f64 {
        if let Some(declared) = self.last_digit {
            return declared.get();
        }
        let value = self.nominal.or(self.low).or(self.high).map_or(0.0, Value::get);
        let text = format!("{value}");
        match text.split_once('.') {
            Some((_, decimals)) => whole_power(10_f64, -i32::try_from(decimals.len()).unwrap_or(0)),
            None if value.abs() >= 100.0 && text.ends_with('0') => 10.0,
            None if self.unit == Unit::Metre && value.abs() < 10.0 => 0.1,
            None => 1.0,
        }
    }

    /// The single value to calculate with: the nominal, or the middle of low and high.
    #[must_use]
    pub fn central(&self) -> Option<f64> {
        match (self.low, self.nominal, self.high) {
            (_, Some(nominal), _) => Some(nominal.get()),
            (Some(low), None, Some(high)) => Some(0.5 * (low.get() + high.get())),
            _ => None,
        }
    }

    /// The spread in SI units (kg, N, m², rad, a share as a plain number); `None` also where the unit has no
    /// fixed factor.
    #[must_use]
    pub fn spread_si(&self) -> Option<Spread> {
        self.unit.si(1.0)?;
        self.spread().map(|spread| spread.map(|value| self.unit.si(value).unwrap_or(value)))
    }

    /// The single value to calculate with, in SI units; `None` also where the unit has no fixed factor.
    #[must_use]
    pub fn central_si(&self) -> Option<f64> {
        self.unit.si(self.central()?)
    }

    /// The published numbers in words, without the unit: `1,000`, `40–150`, `at least 1,000`.
    #[must_use]
    pub fn words(&self) -> String {
        let text = |value: Value| group_digits(value.get());
        match (self.low, self.nominal, self.high) {
            (Some(low), Some(nominal), Some(high)) => {
                format!("{} ({}–{})", text(nominal), text(low), text(high))
            }
            (Some(low), None, Some(high)) => format!("{}–{}", text(low), text(high)),
            (Some(low), None, None) => format!("at least {}", text(low)),
            (None, None, Some(high)) => format!("at most {}", text(high)),
            (_, Some(nominal), _) => text(nominal),
            (None, None, None) => "not given".to_owned(),
        }
    }

    /// The spread as a spread of lengths, if the unit is one of length.
    #[must_use]
    pub fn length_spread(&self) -> Option<Spread<Length>> {
        self.unit.length(1.0)?;
        self.spread().map(|spread| spread.map(|value| self.unit.length(value).unwrap_or(Length::ZERO)))
    }

    /// The spread as a spread of times, if the unit is one of time.
    #[must_use]
    pub fn time_spread(&self) -> Option<Spread<Time>> {
        self.unit.time(1.0)?;
        self.spread().map(|spread| spread.map(|value| self.unit.time(value).unwrap_or(Time::ZERO)))
    }
}

/// One of the competing figures for a quantity.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// Unique within the record.
    pub id: RecordId,
    /// What it measures: an id of `data/quantities.toml`.
    pub quantity: RecordId,
    /// The low end of what was published.
    pub low: Option<Value>,
    /// The single published value.
    pub nominal: Option<Value>,
    /// The high end of what was published.
    pub high: Option<Value>,
    /// The place value of the last digit that the source means.
    pub last_digit: Option<Value>,
    /// The unit of all four.
    pub unit: Unit,
    /// Under which condition it holds, as the source states it.
    pub condition: Option<String>,
    /// Of a radar's figure: the mode that it holds for, one of the record's modes; absent where the source says none.
    pub mode: Option<RecordId>,
    /// Of a radar's range: the cross-section of the target that it holds for, in square metres, where the source says it.
    pub cross_section_m2: Option<Value>,
    /// What the program needs it for.
    pub role: Option<FigureRole>,
    /// Who asserts it.
    pub said_by: String,
    /// When it was first made public; absent where nobody knows.
    pub said_on: Option<PartialDate>,
    /// Published, derived or assumed.
    pub basis: Basis,
    /// The source that says it.
    pub source: RecordId,
    /// The place in the source.
    #[serde(rename = "where")]
    pub place_in_source: Option<String>,
    /// How it was derived, what disagrees.
    pub note: Option<String>,
}

impl Figure {
    /// The number alone.
    #[must_use]
    pub fn measured(&self) -> Measured {
        Measured {
            low: self.low,
            nominal: self.nominal,
            high: self.high,
            last_digit: self.last_digit,
            unit: self.unit,
        }
    }
}

/// A number that a claim asserts; speaker, date and source are the claim's.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClaimedFigure {
    /// What it measures: an id of `data/quantities.toml`.
    pub quantity: RecordId,
    /// The low end of what was said.
    pub low: Option<Value>,
    /// The single value that was said.
    pub nominal: Option<Value>,
    /// The high end of what was said.
    pub high: Option<Value>,
    /// The place value of the last digit that is meant.
    pub last_digit: Option<Value>,
    /// The unit of all four.
    pub unit: Unit,
    /// Under which condition it holds.
    pub condition: Option<String>,
}

impl ClaimedFigure {
    /// The number alone.
    #[must_use]
    pub fn measured(&self) -> Measured {
        Measured {
            low: self.low,
            nominal: self.nominal,
            high: self.high,
            last_digit: self.last_digit,
            unit: self.unit,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn single(value: f64) -> Measured {
        Measured {
            low: None,
            nominal: Value::try_from(value).ok(),
            high: None,
            last_digit: None,
            unit: Unit::Kilometre,
        }
    }

    #[test]
    fn the_last_digit_is_read_off_the_number() {
        for (value, digit) in
            [(998.0, 1.0), (2111.5, 0.1), (260.0, 10.0), (1000.0, 10.0), (3724.9, 0.1), (60.0, 1.0)]
        {
            assert_eq!(single(value).last_digit().to_bits(), f64::to_bits(digit), "{value}");
        }
    }

    #[test]
    fn an_at_least_has_no_spread() {
        let at_least = Measured { low: Value::try_from(1000.0).ok(), nominal: None, ..single(1.0) };
        assert!(at_least.spread().is_none() && at_least.central().is_none());
        assert_eq!(at_least.words(), "at least 1,000");
    }
}
