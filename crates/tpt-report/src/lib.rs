//! What every document is made of: a computed number with its unit, its words and its id.
//!
//! - [`BandReport`]: three percentiles, how well each is known, and what drives them ([`band`]).
//! - [`ReportUnit`]: the unit of a number, chosen where the number is made, and the one way in which it is written ([`words`]).
//! - [`NumberId`]: what made a number, from which it can be made again ([`number_id`]).
//! - [`Sentence`]: words and numbers in pieces, made once ([`sentence`](mod@sentence)).
//!
//! No computation, no catalogue, no input or output.

pub mod band;
mod geometry;
pub mod number_id;
pub mod sentence;
pub mod words;

mod brief;
mod card;
mod catalogue;
mod export;
mod header;
mod provenance;
mod reach;
mod reconstruction;
mod reproduce;
mod sight;
mod since;
mod spelled;
mod sweep;
mod tradeoff;
mod warning;

pub use band::{BandReport, Driver, LimitedBand};
pub use brief::{
    AgendaRow, ArcReport, ArcVerdict, ArticleReport, Brief, ClaimReport, Contour, DisputeReport,
    DistanceReport, ElementReport, EncounterReport, EventReport, EventRow, Finding, GapReport, LaunchReport,
    MeetingReport, NumberIn, OwnershipReport, Path, PersonReport, PlaceReport, ProfilePoint, QuestionReport,
    ReadCounts, ReportRow, StatusReport, SystemReport, TermReport, TrackPoint, VerdictWord, ViewpointReport,
    WorkedReport,
};
pub use card::{Between, CardResult, ClaimCard, Crossover, GapShare, HeightRow, Mixture, Outcome};
pub use catalogue::{CatalogueCheck, CatalogueList, CatalogueRecord, EntryRow, OverlayReport};
pub use export::{Cells, Column, CslDate, CslItem, CslName, Export, Feature, Table};
pub use geometry::{Polygons, degrees, polygons_of};
pub use header::{FigureReport, Header, Override, SourceReport};
pub use number_id::NumberId;
pub use provenance::{Change, Citation, Diff, DiffRow, Why, WhyKind, WhyNode};
pub use reach::{
    AsPlanned, Binding, BoxReport, ClassReach, ClockEvent, ClockPoint, Constraint, Defend, EngagementClock,
    Flip, PlaceReach, PlaceVerdict, RegionReport, Town,
};
pub use reconstruction::{
    Alternative, Consistency, ConsistencyWord, FarthestPath, Flown, LaunchReconstruction, Reading,
    ReportReconstruction, TypedReconstruction, VehicleReport,
};
pub use reproduce::{Reproduced, ReproducedCase, ReproducedStatus};
pub use sentence::{Piece, Sentence};
pub use sight::{
    Adds, CountryArea, HypotheticalSight, LowestVisible, PowerRange, SecondsByCrossSection, SecondsByPart,
    SensorReport, SensorValue, Sight, SightCell, SightMatrix, SightSection, SightSettings, SightTarget,
    TargetKind, TargetReport, Terrain, ValueBasis, View,
};
pub use since::{SinceCount, SinceElement, SinceSection};
pub use spelled::{Coded, InWords, MaybeInWords, Worded, spelling_of};
pub use sweep::{SweepManifest, SweepPart};
pub use tpt_catalogue::Outcome as LaunchOutcome;
pub use tpt_catalogue::{
    Access, AgendaTreatment, AnswerState, ArticleTreatment, Basis, ClaimKind, Computable, DateBasis,
    ElementKind, ElementRole, EventKind, Grade, Kind, LabelSide, MapLabel, MapName, MeetingState,
    OutcomeBasis, PlaceKind, QuestionRole, Reporter, Scale, Standing, Status, Value,
};
pub use tradeoff::{
    FlownReport, NeighbourView, OptionView, StatementRow, Tradeoff, TradeoffOption, TradeoffSection,
    Verification,
};
pub use warning::{
    FlightEnd, HorizonRow, PlaceWarning, Ring, RingPlace, RingRange, Warning, WarningEvent, WarningKind,
    Watcher,
};
pub use words::{ReportUnit, fixed};

/// The version that every document names.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The version of the shape of documents. It grows where a field goes, changes its meaning or its type; `docs/stability.md` lists
/// what each version changed.
pub const SCHEMA_VERSION: u32 = 2;

/// The JSON Schema of each document that the engine gives out, by name.
#[must_use]
pub fn report_schemas() -> std::collections::BTreeMap<&'static str, serde_json::Value> {
    use schemars::generate::SchemaSettings;
    fn of<T: schemars::JsonSchema>() -> serde_json::Value {
        let settings = SchemaSettings::draft2020_12().for_serialize();
        settings.into_generator().into_root_schema_for::<T>().to_value()
    }
    std::collections::BTreeMap::from([
        ("brief", of::<Brief>()),
        ("catalogue-list", of::<CatalogueList>()),
        ("catalogue-show", of::<CatalogueRecord>()),
        ("check", of::<ClaimCard>()),
        ("cite", of::<Citation>()),
        ("diff", of::<Diff>()),
        ("reconstruct-launch", of::<LaunchReconstruction>()),
        ("reconstruct-typed", of::<TypedReconstruction>()),
        ("reproduce", of::<Reproduced>()),
        ("ring", of::<Ring>()),
        ("sight", of::<Sight>()),
        ("sight-matrix", of::<SightMatrix>()),
        ("sight-target", of::<SightTarget>()),
        ("defend", of::<Defend>()),
        ("sweep", of::<SweepManifest>()),
        ("tradeoff", of::<Tradeoff>()),
        ("warn", of::<Warning>()),
        ("why", of::<Why>()),
    ])
}
