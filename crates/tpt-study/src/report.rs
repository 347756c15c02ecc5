//! The documents that the engine gives out: plain data with units in the names.
//!
//! A band is `{id, low, nominal, high, unit, drivers}`; its id is made of command, as-of date, figures and
//! field. Every document names its as-of date, its figures, its version and its sources.

use schemars::JsonSchema;
use serde::Serialize;
use tpt_earth::{Band, Sampled};
use tpt_flight::Standard;

mod brief;
mod card;
mod catalogue;
mod export;
mod provenance;
mod reach;
mod reconstruction;
mod reproduce;
mod sight;
mod sweep;
mod tradeoff;
mod warning;
mod words;

pub use brief::{
    AgendaRow, ArcReport, ArcVerdict, ArticleReport, Brief, ClaimReport, Contour, DisputeReport,
    DistanceReport, ElementReport, EncounterReport, EventReport, EventRow, Finding, GapReport, LaunchReport,
    MeetingReport, NumberIn, OwnershipReport, Path, PersonReport, PlaceReport, ProfilePoint, QuestionReport,
    ReadCounts, ReportRow, StatusReport, SystemReport, TermReport, TrackPoint, VerdictWord, ViewpointReport,
};
pub use card::{Between, CardResult, ClaimCard, Crossover, GapShare, HeightRow, Mixture, Outcome};
pub use catalogue::{CatalogueCheck, CatalogueList, CatalogueRecord, EntryRow, OverlayReport};
pub use export::{Cells, Column, CslDate, CslItem, Export, Feature, Table};
pub use provenance::{Citation, Diff, DiffRow, Why, WhyNode};
pub use reach::{
    AsPlanned, BoxReport, ClassReach, ClockEvent, ClockPoint, Constraint, Defend, EngagementClock, Flip,
    PlaceReach, RegionReport, Town,
};
pub use reconstruction::{
    Alternative, Consistency, ConsistencyWord, FarthestPath, Flown, LaunchReconstruction, Reading,
    ReportReconstruction, TypedReconstruction, VehicleReport,
};
pub use reproduce::{Reproduced, ReproducedCase, ReproducedStatus};
pub use sight::{
    Adds, CountryArea, HypotheticalSight, LowestVisible, PowerRange, SecondsByCrossSection, SecondsByPart,
    SensorReport, SensorValue, Sight, SightCell, SightMatrix, SightSection, SightSettings, SightTarget,
    TargetReport, View,
};
pub use sweep::{SweepManifest, SweepPart};
pub use tradeoff::{
    FlownReport, NeighbourView, StatementRow, Tradeoff, TradeoffOption, TradeoffSection, Verification,
};
pub use warning::{HorizonRow, PlaceWarning, Ring, RingPlace, RingRange, Warning, WarningEvent, Watcher};
pub use words::{ReportUnit, fixed};

/// What every document says of itself.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Header {
    /// The command that made it.
    pub command: String,
    /// What was known at the end of this day in Tokyo.
    pub asof: String,
    /// Whose figures are believed: the assumption set.
    pub figures: String,
    /// Single figures and reports believed instead of the set's.
    pub overrides: Vec<Override>,
    /// The version of the program.
    pub version: String,
    /// The scenario.
    pub scenario: String,
    /// Samples of each band; the reconstructions of a brief take the first 256 of them.
    pub samples: u32,
    /// The seed of every stream.
    pub seed: u32,
    /// SHA-256 of the catalogue and the scenario that were used.
    pub inputs_sha256: String,
}

/// A single figure or report believed instead of the set's.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Override {
    /// The quantity or launch.
    pub of: String,
    /// The figure or report.
    pub believed: String,
}

/// The 5th, 50th and 95th percentile of a computed number. An end is infinite where it lies beyond the limit of its model: a
/// standard range alone has such ends.
#[derive(Clone, Debug, PartialEq)]
pub struct BandReport {
    /// The number's own id: command, as-of date, figures and field.
    pub id: String,
    /// The 5th percentile.
    pub low: f64,
    /// The 50th percentile.
    pub nominal: f64,
    /// The 95th percentile.
    pub high: f64,
    /// The standard error of each of the three; zero where it is not drawn.
    pub errors: [f64; 3],
    /// The unit.
    pub unit: ReportUnit,
    /// What drives the band, largest first.
    pub drivers: Vec<Driver>,
}

impl BandReport {
    /// The band of drawn values.
    #[must_use]
    pub fn sampled(id: String, unit: impl Into<ReportUnit>, sampled: Sampled, drivers: Vec<Driver>) -> Self {
        let Sampled { band: Band { low, nominal, high }, error } = sampled;
        let errors = [error.low, error.nominal, error.high];
        Self { id, low, nominal, high, errors, unit: unit.into(), drivers }
    }

    /// A band with ends that are known exactly.
    #[must_use]
    pub fn between(
        id: String,
        unit: impl Into<ReportUnit>,
        [low, nominal, high]: [f64; 3],
        drivers: Vec<Driver>,
    ) -> Self {
        Self { id, low, nominal, high, errors: [0.0; 3], unit: unit.into(), drivers }
    }

    /// The same with what else drives it.
    #[must_use]
    pub fn driven_by(mut self, others: impl IntoIterator<Item = Driver>) -> Self {
        self.drivers.extend(others);
        self.drivers.sort_by(|a, b| b.swing.total_cmp(&a.swing));
        self
    }

    /// By how much a number between two ends is more than this one, the ends as far apart as both allow; driven by nothing yet.
    #[must_use]
    pub fn exceeded_by(&self, [low, nominal, high]: [f64; 3], id: String) -> Self {
        let [of_low, of_nominal, of_high] = self.errors;
        Self {
            id,
            low: low - self.high,
            nominal: nominal - self.nominal,
            high: high - self.low,
            errors: [of_high, of_nominal, of_low],
            unit: self.unit,
            drivers: Vec::new(),
        }
    }

    /// A number without a spread.
    #[must_use]
    pub fn exact(id: String, unit: impl Into<ReportUnit>, value: f64) -> Self {
        Self::between(id, unit, [value; 3], Vec::new())
    }

    /// Its ends; nothing for one beyond the limit of its model.
    #[must_use]
    pub fn ends(&self) -> [Option<f64>; 3] {
        [self.low, self.nominal, self.high].map(|end| end.is_finite().then_some(end))
    }

    /// The limit of the model, km, where an end lies beyond it.
    #[must_use]
    pub fn beyond_km(&self) -> Option<f64> {
        self.ends().contains(&None).then_some(Standard::BEYOND.as_kilometres())
    }
}

impl Serialize for BandReport {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let [low, nominal, high] = self.ends();
        let shape = LimitedBand {
            id: &self.id,
            low,
            nominal,
            high,
            unit: self.unit.symbol(),
            words: self.words(),
            drivers: &self.drivers,
            beyond_km: self.beyond_km(),
        };
        shape.serialize(serializer)
    }
}

impl JsonSchema for BandReport {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        WholeBand::schema_name()
    }

    fn schema_id() -> std::borrow::Cow<'static, str> {
        WholeBand::schema_id()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        WholeBand::json_schema(generator)
    }
}

/// The 5th, 50th and 95th percentile of a computed number.
#[derive(JsonSchema)]
#[schemars(rename = "BandReport")]
#[expect(dead_code, reason = "the shape of a band without an end beyond its model, for its schema alone")]
struct WholeBand {
    /// The number's own id: command, as-of date, figures and field.
    id: String,
    /// The 5th percentile.
    low: f64,
    /// The 50th percentile.
    nominal: f64,
    /// The 95th percentile.
    high: f64,
    /// The unit.
    unit: String,
    /// The band as it is written everywhere, with the digits that are known.
    words: String,
    /// What drives the band, largest first.
    drivers: Vec<Driver>,
}

/// A band whose ends may lie beyond the limit of its model: null there, and the limit beside it. A band of any other number
/// has all of its ends.
#[derive(Serialize, JsonSchema)]
struct LimitedBand<'b> {
    /// The number's own id: command, as-of date, figures and field.
    id: &'b str,
    /// The 5th percentile; null where it lies beyond the limit of the model.
    low: Option<f64>,
    /// The 50th percentile; null where it lies beyond the limit of the model.
    nominal: Option<f64>,
    /// The 95th percentile; null where it lies beyond the limit of the model.
    high: Option<f64>,
    /// The unit.
    unit: &'b str,
    /// The band as it is written everywhere, with the digits that are known.
    words: String,
    /// What drives the band, largest first.
    drivers: &'b [Driver],
    /// The limit of the model, km; there only where an end lies beyond it.
    #[serde(skip_serializing_if = "Option::is_none")]
    beyond_km: Option<f64>,
}

/// An input that drives a band.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Driver {
    /// The input.
    pub input: String,
    /// How far the result moves when the input goes from its low to its high end: of an arc with the other inputs at
    /// their middle, of a reconstruction along a straight line through all draws.
    pub swing: f64,
}

/// A published number in its own terms.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct FigureReport {
    /// The whole id of the figure, where it has one.
    pub id: Option<String>,
    /// What it measures.
    pub quantity: String,
    /// As published, with its unit.
    pub words: String,
    /// The low end as published.
    pub low: Option<f64>,
    /// The single value as published.
    pub nominal: Option<f64>,
    /// The high end as published.
    pub high: Option<f64>,
    /// The unit as published.
    pub unit: String,
    /// Under which condition it holds.
    pub condition: Option<String>,
    /// Who asserts it.
    pub said_by: Option<String>,
    /// When it was first made public; absent where unknown.
    pub said_on: Option<String>,
    /// published, derived or assumed.
    pub basis: Option<String>,
    /// The source's id.
    pub source: Option<String>,
    /// read, cited by another or unverified.
    pub access: Option<String>,
    /// What a reader should know.
    pub note: Option<String>,
}

/// A source that the document cites.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SourceReport {
    /// Its id.
    pub id: String,
    /// Its number in this document, from 1.
    pub number: usize,
    /// Who published it.
    pub publisher: String,
    /// Its title.
    pub title: String,
    /// When it was published.
    pub date: Option<String>,
    /// Its language.
    pub language: String,
    /// What kind of text it is.
    pub grade: String,
    /// read, cited by another or unverified.
    pub access: String,
    /// Where it can be opened.
    pub url: Option<String>,
    /// "compiled …" where the text is later than the as-of date.
    pub compiled: Option<String>,
    /// What a reader should know.
    pub note: Option<String>,
    /// When it was opened again, and whether it says what is taken from it: "2026-11-24: says it".
    pub reopened: Vec<String>,
}
