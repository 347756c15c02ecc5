//! The file of a scenario.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tpt_catalogue::{PartialDate, RecordId, Variable};

/// A declared deployment, viewpoints and an as-of date, opened by the question it answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// The scenario's id.
    pub id: RecordId,
    /// The name that readers see.
    pub name: String,
    /// The question it answers.
    pub question: String,
    /// The as-of date where the command line gives none.
    pub asof: PartialDate,
    /// The assumption set where the command line gives none.
    pub figures: RecordId,
    /// The element that the findings begin with.
    pub focus: RecordId,
    /// The elements of the deployment.
    pub elements: Vec<RecordId>,
    /// The capitals whose view is given, in order.
    pub viewpoints: Vec<RecordId>,
    /// The launching state whose launches are shown.
    pub launches_of: String,
    /// An earlier date: a brief says what became known since.
    pub since: Option<PartialDate>,
    /// Whether a brief lists what became of each line of the source article.
    #[serde(default)]
    pub article: bool,
    /// What a reader should know of the deployment as a whole.
    pub deployment_note: Option<String>,
    /// Claims that give different numbers for one quantity.
    #[serde(default)]
    pub disputes: Vec<Dispute>,
    /// Distances that a claim turns on.
    #[serde(default)]
    pub distances: Vec<DistanceQuestion>,
    /// Places for which warning times are given, where the command line names none.
    #[serde(default)]
    pub warned: Vec<RecordId>,
    /// Places of which a brief says from which height the radar of the focus sees what is above them, in order.
    #[serde(default)]
    pub seen: Vec<RecordId>,
    /// Assumption sets that are set beside each other in views and cards, in order.
    #[serde(default)]
    pub compared: Vec<RecordId>,
    /// The claim whose card a brief shows in its body.
    pub card: Option<RecordId>,
    /// Claims whose cards stand in its annex, the weightiest of each capital first.
    #[serde(default)]
    pub cards: Vec<RecordId>,
    /// Two assumption sets whose gap on the first card is shared out among the figures that differ.
    pub gap: Option<Gap>,
    /// The battery of which a brief says what it reaches.
    pub defends: Option<Defends>,
    /// An element put somewhere else, for what it would see there; a brief labels it hypothetical.
    pub hypothetical: Option<Hypothetical>,
    /// The trade-off that a brief draws.
    pub tradeoff: Option<TradeoffAsked>,
    /// Other sites of an element that somebody has named: the only ones that a trade-off between sites looks at.
    #[serde(default)]
    pub alternatives: Vec<AlternativeSite>,
    /// What is on record of limits that a deployment could be held to.
    #[serde(default)]
    pub limits: Vec<Limit>,
}

/// A trade-off over one variable of an element.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TradeoffAsked {
    /// The element.
    pub element: RecordId,
    /// What is varied.
    pub variable: Variable,
}

/// Another site of an element, with the statement that names it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AlternativeSite {
    /// The element.
    pub element: RecordId,
    /// The place.
    pub site: RecordId,
    /// The claim that names it; the site is unknown before it was made.
    pub claim: RecordId,
}

/// What is on record of a limit on a variable of an element.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// The element.
    pub element: RecordId,
    /// What would be limited.
    pub variable: Variable,
    /// Claims that say how an outsider could verify it; none where no method is published.
    #[serde(default)]
    pub verified_by: Vec<RecordId>,
    /// Claims on whether and how fast it could be changed.
    #[serde(default)]
    pub said: Vec<RecordId>,
}

/// Two sides of a gap.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Gap {
    /// The assumption set that it is measured from.
    pub one: RecordId,
    /// The assumption set that it is measured to.
    pub other: RecordId,
}

/// A battery, and what is asked of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Defends {
    /// The battery.
    pub element: RecordId,
    /// Classes of missiles, by id.
    pub against: Vec<RecordId>,
    /// Places.
    pub places: Vec<RecordId>,
    /// The place whose engagement clock is shown.
    pub clock: RecordId,
}

/// Claims of two sides that give different numbers for one quantity.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Dispute {
    /// The dispute's id.
    pub id: RecordId,
    /// What is disputed, in a few words that fit "… of the radar at Seongju".
    pub about: String,
    /// The quantity of which both claims give a number.
    pub quantity: RecordId,
    /// The claim that gives one number.
    pub one: RecordId,
    /// The claim that gives the other.
    pub other: RecordId,
}

/// An element somewhere else than declared.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Hypothetical {
    /// The element; it keeps its figures, its heading too.
    pub element: RecordId,
    /// The place it is put at.
    pub to: RecordId,
    /// Why this is asked.
    pub reason: String,
}

/// How far places are from a place, against the reach that a claim gives.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DistanceQuestion {
    /// The question's id.
    pub id: RecordId,
    /// What reaches, in a few words.
    pub about: String,
    /// The place that is measured from.
    pub from: RecordId,
    /// The places that are measured to.
    pub to: Vec<RecordId>,
    /// The claim whose `reach` figure the distances are held against.
    pub claim: RecordId,
    /// The quantity of that figure.
    pub quantity: RecordId,
    /// A condition that picks one of several figures of the claim.
    pub condition: Option<String>,
}

/// The scenario that commands use where none is named.
const DEFAULT: &str = include_str!("../../../scenarios/northeast-asia-2017.toml");

/// The same region in August 2026.
const TODAY: &str = include_str!("../../../scenarios/northeast-asia-2026.toml");

/// The scenarios that the program carries, as file name and text; the first is the default.
#[must_use]
pub const fn embedded_scenarios() -> &'static [(&'static str, &'static str)] {
    &[("scenarios/northeast-asia-2017.toml", DEFAULT), ("scenarios/northeast-asia-2026.toml", TODAY)]
}

/// The JSON Schema of a scenario file.
#[must_use]
pub fn scenario_schema() -> schemars::Schema {
    schemars::schema_for!(Scenario)
}
