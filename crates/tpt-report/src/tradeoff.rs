//! What a limit on a deployment keeps and what it spares: every option of one of the defender's variables.

use schemars::JsonSchema;
use serde::Serialize;

use tpt_catalogue::Reporter;
use tpt_catalogue::Variable;

use crate::{BandReport, Coded, Header, InWords, SensorReport, SensorValue, SourceReport};

/// `tradeoff ELEMENT heading|mode|site`.
///
/// Totals by option, and nothing else: no launch and no arc is ranked, and no option is sought for what it misses.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Tradeoff {
    /// What the document says of itself.
    #[serde(flatten)]
    pub header: Header,
    /// The element.
    pub element: String,
    /// What is varied: heading, mode or site.
    pub variable: Coded<Variable>,
    /// Its radar as declared.
    pub sensor: SensorReport,
    /// What a reader should know of the whole.
    pub notes: Vec<String>,
    /// The reported launches that were flown, over which `kept_share` and `kept_s` are taken.
    pub launches: Vec<FlownReport>,
    /// Launches that no report of can be flown, and why.
    pub not_flown: Vec<String>,
    /// Every option.
    pub options: Vec<TradeoffOption>,
    /// How options are held against each other.
    pub dominance: String,
    /// How an outsider could verify a limit on the variable.
    pub verification: Vec<Verification>,
    /// The sources.
    pub sources: Vec<SourceReport>,
}

/// A launch and the report of it that is flown.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct FlownReport {
    /// The launch.
    pub launch: String,
    /// Whose report is flown.
    pub reported_by: InWords<Reporter>,
    /// Its source.
    pub source: String,
}

/// One setting of the variable.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TradeoffOption {
    /// The setting as a reader sees it, with whose figure it is where one is taken.
    pub value: String,
    /// Its id in this document.
    pub id: String,
    /// What those who deploy the element would choose. Options of one setting differ in whose figure is believed, which nobody can
    /// choose: they are never held against each other.
    pub setting: String,
    /// Whether it is the deployment as declared, on the figures in force.
    pub declared: bool,
    /// The middle of the heading, from north, clockwise, where headings are varied.
    pub heading_deg: Option<f64>,
    /// The figure of the catalogue that is taken, where one is.
    pub figure: Option<SensorValue>,
    /// The statement that names it, where a site is.
    pub named_by: Option<StatementRow>,
    /// What a reader should know of it.
    pub note: Option<String>,
    /// The share of the reported launches that is in view.
    pub kept_share: BandReport,
    /// Seconds in view of a reported launch, those that are never in view counted with none: the mean over the launches.
    pub kept_s: BandReport,
    /// What is in view of each notional arc of the neighbours.
    pub neighbours: Vec<NeighbourView>,
    /// What its radar has in view at one height, in the middle of every spread: for a map. A brief leaves it out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub view: Option<OptionView>,
    /// Whether another setting keeps at least as much and sees no more of every neighbour's arc, and differs in one of them,
    /// whichever of that setting's published figures is believed.
    pub dominated: bool,
    /// The settings that do.
    pub dominated_by: Vec<String>,
}

/// The view of an option at one height.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct OptionView {
    /// The option.
    pub option: String,
    /// The height above the ground's sphere.
    pub altitude_km: f64,
    /// The view as a GeoJSON geometry; null where nothing is in view.
    pub geometry: serde_json::Value,
}

/// What is in view of a notional arc.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct NeighbourView {
    /// The notional arc.
    pub arc: String,
    /// Its name.
    pub name: String,
    /// Whose strategic force it stands for.
    pub of: String,
    /// Seconds in view: the mean over arcs that are drawn all over its two regions, those that are never in view counted with none.
    pub s: BandReport,
    /// The share of those arcs that is in view, in the middle of the radar's spreads.
    pub in_view_share: f64,
}

/// How an outsider could verify a limit.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Verification {
    /// What would be limited.
    pub variable: Coded<Variable>,
    /// How, as a source on record says it; "no published method" where none does.
    pub method: String,
    /// The statement that says how.
    pub claim: Option<String>,
    /// Its source.
    pub source: Option<String>,
    /// What is on record on whether and how fast the limit could be changed.
    pub said: Vec<StatementRow>,
}

/// A statement on record.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct StatementRow {
    /// The claim.
    pub claim: String,
    /// Who said it.
    pub said_by: String,
    /// When.
    pub said_on: String,
    /// What, in our words.
    pub paraphrase: String,
    /// The source.
    pub source: String,
}

/// What the paper says of a trade-off.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TradeoffSection {
    /// The trade-off on the figures in force, then on those of each side that the scenario sets beside each other.
    pub sides: Vec<Tradeoff>,
}
