//! A claim card, and what separates two sides on it.

use schemars::JsonSchema;
use serde::Serialize;
use tpt_earth::Unit;

use tpt_catalogue::Scale;

use crate::{BandReport, Coded, Header, SensorValue, SourceReport};

/// `check CLAIM`: what of a claim can be computed, and what came of it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ClaimCard {
    /// What the document says of itself.
    #[serde(flatten)]
    pub header: Header,
    /// The claim.
    pub claim: String,
    /// The capital that it belongs to.
    pub viewpoint: String,
    /// Who said it.
    pub said_by: String,
    /// When.
    pub said_on: String,
    /// What was said, in our words.
    pub paraphrase: String,
    /// The source that says so.
    pub source: String,
    /// What is computed, as a formula over named quantities.
    pub proposition: Option<String>,
    /// The unit of the tested number.
    pub unit: Option<Coded<Unit>>,
    /// The claim holds from this value on.
    pub at_least: Option<f64>,
    /// The claim holds up to this value.
    pub at_most: Option<f64>,
    /// The country that it is about, by the map's name, where it is about a view over one.
    pub country: Option<String>,
    /// The radar that it is about, where it is about a view.
    pub element_name: Option<String>,
    /// The height at which it is tested, where it is about a view.
    pub altitude_km: Option<f64>,
    /// Why this formula; or why there is none.
    pub reason: Option<String>,
    /// What came of it.
    pub outcome: Outcome,
    /// Where it turns, within the span of what is published.
    pub crossover: Option<Crossover>,
    /// Elements that do not work at the as-of date: what is computed of them holds as planned.
    pub as_planned: Vec<String>,
    /// Its value on each side's figures.
    pub results: Vec<CardResult>,
    /// Sides on whose figures it has no value, with the reason.
    pub without_value: Vec<String>,
    /// The same at other heights, where it is about a view.
    pub heights: Vec<HeightRow>,
    /// The published figures that it rests on, each once.
    pub rests_on: Vec<SensorValue>,
    /// What separates two sides, where two were named.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub between: Option<Between>,
    /// What the card does not say.
    pub does_not_say: Option<String>,
    /// The sources.
    pub sources: Vec<SourceReport>,
}

/// What came of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// It holds on every side's figures.
    Supported,
    /// It holds on nobody's.
    Contradicted,
    /// It holds on some figures and not on others.
    Depends,
    /// Numbers cannot test it.
    NotComputable,
    /// Numbers could test it, and nobody has written how.
    NoProposition,
}

impl Outcome {
    /// The words that a reader sees.
    ///
    /// ```
    /// use tpt_report::Outcome;
    ///
    /// assert_eq!(Outcome::Depends.words(), "depends on whose figures hold");
    /// ```
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Outcome::Supported => "supported on every side's figures",
            Outcome::Contradicted => "contradicted on every side's figures",
            Outcome::Depends => "depends on whose figures hold",
            Outcome::NotComputable => "not computable",
            Outcome::NoProposition => "no proposition yet",
        }
    }
}

/// Where a proposition turns.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Crossover {
    /// The quantity.
    pub quantity: String,
    /// The record whose quantity it is.
    pub of: String,
    /// The value at which it turns.
    pub value: BandReport,
    /// The unit.
    pub unit: Coded<Unit>,
    /// Whether the claim holds above that value; otherwise it holds below it.
    pub holds_above: bool,
    /// The least published value: nothing is looked for below it.
    pub published_low: f64,
    /// The greatest published value: nothing is looked for above it.
    pub published_high: f64,
    /// In how many of the draws it turns within that span.
    pub found_in: f64,
    /// Of a radar's range: how many times the cross-section it takes, against the range of the figures in force: the fourth power.
    pub cross_section_factor: Option<f64>,
}

/// The value of a proposition on one side's figures.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CardResult {
    /// The assumption set with its overrides, and the reading where rows are readings.
    pub figures: String,
    /// Its name.
    pub name: String,
    /// The value.
    pub value: BandReport,
    /// Whether the claim holds over the whole band; absent where the band lies on both sides.
    pub holds: Option<bool>,
    /// What this side gives for the quantity that it turns on.
    pub turns_on: Option<String>,
    /// The figure.
    pub figure: Option<String>,
}

impl CardResult {
    /// Whether the claim holds, in words.
    ///
    /// ```
    /// use tpt_report::{BandReport, CardResult, ReportUnit};
    ///
    /// let value = BandReport::between("a/share".to_owned(), ReportUnit::Share, [0.05, 0.1, 0.2], Vec::new());
    /// let (figures, name) = ("seoul".to_owned(), "the Seoul press".to_owned());
    /// let result = CardResult { figures, name, value, holds: None, turns_on: None, figure: None };
    /// assert_eq!(result.holds_words(), "on both sides of the line");
    /// assert_eq!(CardResult { holds: Some(true), ..result }.holds_words(), "holds");
    /// ```
    #[must_use]
    pub const fn holds_words(&self) -> &'static str {
        match self.holds {
            Some(true) => "holds",
            Some(false) => "does not hold",
            None => "on both sides of the line",
        }
    }
}

/// The value at another height.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct HeightRow {
    /// The assumption set.
    pub figures: String,
    /// The height.
    pub altitude_km: f64,
    /// The share in view.
    pub share: BandReport,
}

/// What separates two sides on one number: Shapley values over the figures that differ.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Between {
    /// The two assumption sets.
    pub between: [String; 2],
    /// Their names.
    pub names: [String; 2],
    /// The number on each side's figures.
    pub values: [BandReport; 2],
    /// `linear`: differences; `log`: differences of natural logarithms, so that a share is a factor.
    pub scale: Coded<Scale>,
    /// From the first side to the second; its nominal is the one at nominal inputs.
    pub gap: BandReport,
    /// What each figure that differs explains of the gap; their nominals sum to the gap's.
    pub shares: Vec<GapShare>,
    /// Figures that differ and move nothing here.
    pub unmoved: Vec<String>,
    /// The number at nominal inputs for every mixture of the two sides' figures.
    pub mixtures: Vec<Mixture>,
}

/// What one figure explains of a gap.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct GapShare {
    /// The quantity, or whose report of which launch.
    pub quantity: String,
    /// What the first side takes.
    pub one: String,
    /// What the second side takes.
    pub other: String,
    /// Its part of the gap.
    pub share: BandReport,
    /// The share of the variance over all mixtures that this figure explains by itself: its first-order index.
    pub first_order: f64,
}

/// A mixture of two sides' figures.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Mixture {
    /// The figures that are taken from the second side.
    pub taken: Vec<String>,
    /// The number.
    pub value: f64,
}
