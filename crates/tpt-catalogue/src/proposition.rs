//! What of a statement can be computed, as data: a formula over named outputs of the engine, a bound, and what it turns on.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::bounds::Value;
use crate::{Expression, Kind, RecordId, Unit};

/// What is computed of a statement: a formula over named terms, compared with a bound.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Proposition {
    /// The tested number, as a formula over the terms: `range - distance`.
    pub value: Expression,
    /// The unit of that number, as it is shown.
    pub unit: Unit,
    /// The statement holds from this value on.
    pub at_least: Option<Value>,
    /// The statement holds up to this value.
    pub at_most: Option<Value>,
    /// The named terms of the formula.
    pub terms: BTreeMap<String, Output>,
    /// Whose figures the rows of the card are computed on.
    #[serde(default)]
    pub over: Over,
    /// The quantity whose value decides, within the span of what is published of it.
    pub turns_on: Option<TurnsOn>,
    /// The scale on which a gap between two sides is shared out among the figures that differ.
    #[serde(default)]
    pub scale: Scale,
    /// Why this formula and this bound: what the statement leaves open.
    pub reason: String,
    /// What the card does not say.
    pub does_not_say: String,
}

/// Whose figures the rows of a card are computed on.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Over {
    /// The assumption sets that the scenario sets beside each other.
    #[default]
    Sets,
    /// The one set in force: no published figure that enters it is disputed.
    One,
    /// Every report of a launch that gives a range and an apogee.
    Reports(RecordId),
    /// Every published figure of a quantity of a record.
    Figures(TurnsOn),
    /// The readings of a flight: full burn, early cutoff, heavier payload.
    Readings,
}

/// A quantity of a record, or of a report of a launch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TurnsOn {
    /// The element, system or missile.
    pub of: RecordId,
    /// The quantity.
    pub quantity: RecordId,
}

/// The scale on which differences are shared out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Scale {
    /// Differences.
    #[default]
    Linear,
    /// Ratios: differences of natural logarithms.
    Log,
}

/// How a report of a launch is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ReadAs {
    /// Every stage burns to its end.
    FullBurn,
    /// The last stage is cut off early, with the published payload.
    EarlyCutoff,
    /// Full burn with a heavier payload than published.
    HeavierPayload,
}

/// A number of a reconstructed flight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FlightNumber {
    /// From launch to impact, s.
    FlightTime,
    /// Until the last burn ends, s.
    BurnoutTime,
    /// Speed when the last burn ends, km/s.
    BurnoutSpeed,
    /// The longest range of the same missile, without the Earth's rotation, km.
    StandardRange,
    /// The same on the turning Earth, along the bearing of the launch, km.
    StandardRangeRotating,
    /// The payload that it flew with, kg.
    Payload,
}

/// A number of a target in view of a radar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PassNumber {
    /// Seconds in view and within reach, 0 where it never is.
    Seconds,
    /// Seconds that no other working radar of the scenario has it.
    SecondsAdded,
    /// The first moment, s after launch.
    First,
    /// The last moment, s after launch.
    Last,
}

/// A number of a battery against a class at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum MarginNumber {
    /// How far the best moment lies inside the reach, km.
    Kilometres,
    /// How long before the last useful moment an interceptor may start, s.
    Seconds,
    /// The share of the launch points that count from which it is met.
    LaunchPointShare,
    /// How often interceptors may be launched, each after a look at the one before.
    Opportunities,
}

/// A number of a flight as it passes a place or comes down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TrackNumber {
    /// Time of the point of the ground track nearest to the place, s.
    NearestTime,
    /// Height there, km.
    NearestHeight,
    /// Distance of that point from the place, km.
    NearestDistance,
    /// Distance of the impact from the place, km.
    ImpactDistance,
}

/// A number of a class's one cited trajectory, flown to a distance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ProfileNumber {
    /// The greatest height, km.
    Apogee,
    /// From launch to impact, s.
    FlightTime,
}

/// An output of the engine that a formula takes, in km, s, km², km/s, kg, degrees or as a share.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "output", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Output {
    /// The share of a country's ground above which a radar sees at a height.
    ShareInView {
        /// The radar.
        element: RecordId,
        /// The country, by the map's name.
        country: String,
        /// The height, km.
        altitude_km: Value,
    },
    /// The area that a radar sees at a height, km².
    AreaInView {
        /// The radar.
        element: RecordId,
        /// Over this country only, by the map's name.
        country: Option<String>,
        /// The height, km.
        altitude_km: Value,
    },
    /// A reported launch or a notional arc in view of a radar.
    InView {
        /// The radar.
        element: RecordId,
        /// The launch or the notional arc.
        target: RecordId,
        /// Which number of it.
        number: PassNumber,
    },
    /// The lowest height above a place that is above a radar's horizon and lower limit, km.
    LowestInView {
        /// The radar.
        element: RecordId,
        /// The place.
        place: RecordId,
    },
    /// The share of a country's land that a battery reaches against a class, from every launch point that counts.
    ShareReached {
        /// The battery.
        element: RecordId,
        /// The class of missiles.
        class: RecordId,
        /// The country, by the map's name.
        country: String,
    },
    /// The land of a country that a battery reaches against a class, from every launch point that counts, km².
    AreaReached {
        /// The battery.
        element: RecordId,
        /// The class of missiles.
        class: RecordId,
        /// The country, by the map's name.
        country: String,
    },
    /// How much a battery has to spare, or lacks, against a class at a place.
    Margin {
        /// The battery.
        element: RecordId,
        /// The class of missiles.
        class: RecordId,
        /// The place.
        place: RecordId,
        /// Which number of it.
        number: MarginNumber,
    },
    /// A number of the reconstructed flight of a report.
    Flight {
        /// The launch.
        launch: RecordId,
        /// The report; the one that the figures believe where there is none.
        report: Option<String>,
        /// How it is read; as full burn, or else early cutoff, where nothing is said.
        read_as: Option<ReadAs>,
        /// Which number of it.
        number: FlightNumber,
        /// The place towards which the standard range with rotation is flown; the reported bearing where there is none.
        towards: Option<RecordId>,
    },
    /// A number of the flight as it passes a place or comes down, in the middle of every spread.
    Track {
        /// The launch.
        launch: RecordId,
        /// The report; the one that the figures believe where there is none.
        report: Option<String>,
        /// The place.
        place: RecordId,
        /// Which number of it.
        number: TrackNumber,
    },
    /// How far the impact lies from the nearest coast or border of a country, in the middle of every spread, km.
    ImpactToCountry {
        /// The launch.
        launch: RecordId,
        /// The report; the one that the figures believe where there is none.
        report: Option<String>,
        /// The country, by the map's name.
        country: String,
    },
    /// A number of a class's one cited trajectory, flown to a distance.
    ClassFlight {
        /// The class of missiles.
        class: RecordId,
        /// The distance, km.
        range_km: Value,
        /// Which number of it.
        number: ProfileNumber,
    },
    /// The distance between two places, km.
    Distance {
        /// From this place.
        from: RecordId,
        /// To this place.
        to: RecordId,
    },
    /// The believed figure of a record, or one that is named.
    Figure {
        /// The element, system or missile.
        of: RecordId,
        /// The quantity.
        quantity: RecordId,
        /// The figure; the believed one where there is none.
        figure: Option<RecordId>,
    },
    /// The longest range of a missile with the payload of its stage set, on an Earth that stands still, km.
    LongestRange {
        /// The missile.
        missile: RecordId,
        /// The stage set; the one that the figures believe where there is none.
        stage_set: Option<RecordId>,
    },
    /// A figure that a statement asserts.
    Claimed {
        /// The statement; this one where there is none.
        claim: Option<RecordId>,
        /// The quantity.
        quantity: RecordId,
        /// Which of several of that quantity, from 1.
        #[serde(default = "first")]
        nth: usize,
    },
    /// The figure that a body reports of a launch.
    Reported {
        /// The launch.
        launch: RecordId,
        /// The report; the one that the figures believe where there is none.
        report: Option<String>,
        /// Which figure.
        figure: ReportedFigure,
    },
    /// How far a mast sees a target over a smooth Earth of 4/3 the radius, km.
    Horizon {
        /// Height of the mast, m.
        mast_m: Value,
        /// Height of the target, m.
        target_m: Value,
    },
}

/// A figure of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ReportedFigure {
    /// Distance over the ground, km.
    Range,
    /// Greatest height, km.
    Apogee,
    /// From launch to impact, s.
    FlightTime,
}

const fn first() -> usize {
    1
}

impl Output {
    /// The records that it names, with their kind: what has to be known for it to be computed. A notional arc, a class and the
    /// record of a figure are told apart elsewhere.
    #[must_use]
    pub fn records(&self) -> Vec<(Kind, &RecordId)> {
        match self {
            Output::ShareInView { element, .. } | Output::AreaInView { element, .. } => {
                vec![(Kind::Elements, element)]
            }
            Output::InView { element, target, .. } => {
                let launch = target.as_str().starts_with(|first: char| first.is_ascii_digit());
                let launch = launch.then_some((Kind::Launches, target));
                std::iter::once((Kind::Elements, element)).chain(launch).collect()
            }
            Output::ShareReached { element, .. } | Output::AreaReached { element, .. } => {
                vec![(Kind::Elements, element)]
            }
            Output::LowestInView { element, place } | Output::Margin { element, place, .. } => {
                vec![(Kind::Elements, element), (Kind::Places, place)]
            }
            Output::Flight { launch, towards, .. } => {
                let towards = towards.iter().map(|place| (Kind::Places, place));
                std::iter::once((Kind::Launches, launch)).chain(towards).collect()
            }
            Output::ImpactToCountry { launch, .. } | Output::Reported { launch, .. } => {
                vec![(Kind::Launches, launch)]
            }
            Output::Track { launch, place, .. } => vec![(Kind::Launches, launch), (Kind::Places, place)],
            Output::Distance { from, to } => vec![(Kind::Places, from), (Kind::Places, to)],
            Output::Claimed { claim, .. } => claim.iter().map(|claim| (Kind::Claims, claim)).collect(),
            Output::LongestRange { missile, .. } => vec![(Kind::Missiles, missile)],
            Output::ClassFlight { .. } | Output::Horizon { .. } | Output::Figure { .. } => Vec::new(),
        }
    }

    /// The record of which it takes a figure: an element, a system or a missile.
    #[must_use]
    pub fn figure_of(&self) -> Option<&RecordId> {
        match self {
            Output::Figure { of, .. } => Some(of),
            _ => None,
        }
    }

    /// The term as a reader sees it: `share-in-view(seongju-radar, China, 300)`.
    #[must_use]
    pub fn words(&self) -> String {
        let Ok(serde_json::Value::Object(map)) = serde_json::to_value(self) else { return String::new() };
        let output = map.get("output").and_then(serde_json::Value::as_str).unwrap_or_default().to_owned();
        let parts = map.iter().filter(|(key, _)| *key != "output").filter_map(|(key, value)| match value {
            serde_json::Value::String(text) => Some(text.clone()),
            serde_json::Value::Null => None,
            serde_json::Value::Number(number) if key == "nth" => {
                (number.as_u64() != Some(1)).then(|| format!("number {number}"))
            }
            other => Some(format!(
                "{key} = {}",
                other.as_f64().map_or_else(|| other.to_string(), |it| it.to_string())
            )),
        });
        format!("{output}({})", parts.collect::<Vec<_>>().join(", "))
    }
}

impl Proposition {
    /// The whole of it as one line: the formula, the bound, and what each name stands for.
    #[must_use]
    pub fn words(&self) -> String {
        let unit = self.unit.symbol();
        let unit = if unit == "1" { String::new() } else { format!(" {unit}") };
        let value = self.value.text();
        let bound = match (self.at_least, self.at_most) {
            (Some(low), Some(high)) => format!("{} <= {value} <= {}{unit}", low.get(), high.get()),
            (Some(low), None) => format!("{value} >= {}{unit}", low.get()),
            (None, Some(high)) => format!("{value} <= {}{unit}", high.get()),
            (None, None) => value.to_owned(),
        };
        let terms: Vec<String> =
            self.terms.iter().map(|(name, term)| format!("{name} = {}", term.words())).collect();
        format!("{bound}, with {}", terms.join("; "))
    }

    /// Whether a value lies within the bounds.
    #[must_use]
    pub fn holds(&self, value: f64) -> bool {
        self.within(value) >= 0.0
    }

    /// How far a value lies within the nearer bound, in its unit; below zero where it lies outside.
    #[must_use]
    pub fn within(&self, value: f64) -> f64 {
        let over = self.at_least.map_or(f64::INFINITY, |low| value - low.get());
        let under = self.at_most.map_or(f64::INFINITY, |high| high.get() - value);
        over.min(under)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_reads_its_names_and_its_value() {
        let formula = Expression::try_from("min(range - distance, 2 * spare)".to_owned()).expect("it is one");
        assert_eq!(formula.names(), ["distance", "range", "spare"]);
        assert_eq!(formula.of(&[100.0, 130.0, 10.0]), Some(20.0));
        assert_eq!(formula.of(&[1.0]), None, "a value is missing");
        let quotient = Expression::try_from("a / b".to_owned()).expect("it is one");
        assert_eq!(quotient.of(&[1.0, 0.0]), None, "infinity is no value");
        assert_eq!(quotient.of_each([[6.0, 3.0].as_slice(), &[1.0, 0.0]]), [Some(2.0), None]);
    }

    #[test]
    fn what_is_no_formula_is_refused_with_what_is_allowed() {
        for text in ["", "a +", "a b", "search(x)", "a if b"] {
            let error = Expression::try_from(text.to_owned()).expect_err(text);
            assert!(error.contains("is not a formula") && error.contains("allowed"), "{error}");
        }
    }
}
