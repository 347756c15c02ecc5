//! A claim card.

use schemars::JsonSchema;
use serde::Serialize;

use super::{BandReport, Header, SourceReport};

/// `check CLAIM`: what of a claim can be computed, and what came of it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ClaimCard {
    /// What the document says of itself.
    #[serde(flatten)]
    pub header: Header,
    /// The claim.
    pub claim: String,
    /// Who said it.
    pub said_by: String,
    /// When.
    pub said_on: String,
    /// What was said, in our words.
    pub paraphrase: String,
    /// What is computed, as a formula over named quantities.
    pub proposition: Option<String>,
    /// The country that it is about, by the map's name.
    pub country: Option<String>,
    /// The radar that it is about.
    pub element_name: Option<String>,
    /// The height at which it is tested.
    pub altitude_km: Option<f64>,
    /// Why this formula; or why there is none.
    pub reason: Option<String>,
    /// What came of it.
    pub outcome: Outcome,
    /// Where it turns, within the span of what is published.
    pub crossover: Option<Crossover>,
    /// Its value on each side's figures.
    pub results: Vec<CardResult>,
    /// The same at other heights.
    pub heights: Vec<HeightRow>,
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
    /// From which value on the claim holds.
    pub value: BandReport,
    /// The unit.
    pub unit: String,
    /// The least published value: nothing is looked for below it.
    pub published_low: f64,
    /// The greatest published value: nothing is looked for above it.
    pub published_high: f64,
    /// In how many of the draws it turns within that span.
    pub found_in: f64,
    /// How many times the cross-section it takes, against the range of the figures in force: the fourth power.
    pub cross_section_factor: Option<f64>,
}

/// The value of a proposition on one side's figures.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CardResult {
    /// The assumption set.
    pub figures: String,
    /// Its name.
    pub name: String,
    /// The value.
    pub value: BandReport,
    /// Whether the claim holds over the whole band; absent where the band lies on both sides.
    pub holds: Option<bool>,
    /// What this side gives for the quantity that it turns on.
    pub turns_on: String,
    /// The figure.
    pub figure: Option<String>,
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
