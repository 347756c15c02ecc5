//! What every document is made of: a computed number with its unit, its words and its id.
//!
//! - [`BandReport`]: three percentiles, how well each is known, and what drives them ([`band`]).
//! - [`ReportUnit`]: the unit of a number, chosen where the number is made, and the one way in which it is written ([`words`]).
//! - [`NumberId`]: what made a number, from which it can be made again ([`number_id`]).
//! - [`Answer`]: the document that answers a question, whichever it is.
//! - [`Sentence`]: words and numbers in pieces, made once ([`sentence`](mod@sentence)).
//!
//! No computation, no catalogue, no input or output.

pub mod band;
mod geometry;
pub mod number_id;
pub mod sentence;
pub mod words;

mod answer;
mod brief;
mod card;
mod catalogue;
mod export;
mod header;
mod launch;
mod numbered;
mod provenance;
mod reach;
mod reconstruction;
mod reproduce;
mod sight;
mod since;
mod spelled;
mod spoken;
mod sweep;
mod together;
mod tradeoff;
mod warning;

use answer::answers;
pub use band::{BandReport, Driver, LimitedBand, OpenEnd};
pub use brief::{
    AgendaRow, ArticleReport, Brief, ClaimReport, DisputeReport, DistanceReport, ElementReport,
    EncounterReport, EventReport, EventRow, Finding, GapReport, MeetingReport, NumberIn, OwnershipReport,
    PersonReport, PlaceReport, QuestionReport, ReadCounts, StatusReport, SystemReport, TermReport,
    ViewpointReport, WorkedReport,
};
pub use card::{Between, CardResult, ClaimCard, Crossover, GapShare, HeightRow, Mixture, Outcome};
pub use catalogue::{CatalogueCheck, CatalogueList, CatalogueRecord, EntryRow, OverlayReport};
pub use export::{Cells, Column, CslDate, CslItem, CslName, Export, Feature, FeatureKind, RecordAt, Table};
pub use geometry::{Polygons, degrees, polygons_of};
pub use header::{FigureReport, Header, Override, SourceReport};
pub use launch::{
    ArcReport, ArcVerdict, Contour, LaunchReport, Path, ProfilePoint, ReportRow, TrackPoint, VerdictWord,
};
pub use number_id::NumberId;
pub use numbered::Numbered;
pub use provenance::{Change, Citation, Diff, DiffRow, Why, WhyKind, WhyNode};
pub use reach::{
    AsPlanned, Binding, BoxReport, ClassReach, ClockEvent, ClockPoint, Constraint, Defend, EngagementClock,
    Flip, LimitMissed, PlaceReach, PlaceVerdict, RegionReport, Town,
};
pub use reconstruction::{
    Alternative, Consistency, ConsistencyWord, FarthestPath, FlightBounds, Flown, LaunchReconstruction,
    Reading, ReportReconstruction, SolvedFrom, TemplateReconstruction, TimeError, TypedReconstruction,
    VehicleReport,
};
pub use reproduce::{Reproduced, ReproducedCase, ReproducedStatus};
pub use sentence::{Piece, Sentence};
pub use sight::{
    AbovePlace, Adds, CountryArea, HypotheticalSight, LowestVisible, PowerRange, RadarAbove,
    SecondsByCrossSection, SecondsByPart, SeenAbove, SeenFrom, SensorReport, SensorValue, SideAbove, Sight,
    SightCell, SightMatrix, SightSection, SightSettings, SightTarget, TargetKind, TargetReport, Terrain,
    ValueBasis, View,
};
pub use since::{SinceCount, SinceElement, SinceSection};
pub use spelled::{Coded, InWords, MaybeInWords, Worded, spelling_of};
pub use spoken::{about, capital, if_it_works, listed, spoken_share, spoken_time, without_office};
pub use sweep::{SweepManifest, SweepPart};
pub use together::{AllReports, PayloadRange, SpeakerWeighed, VehicleBands, Weighed, WeighedLaunch};
pub use tpt_catalogue::Outcome as LaunchOutcome;
pub use tpt_catalogue::{
    Access, AgendaTreatment, AnswerState, ArticleTreatment, Basis, ClaimKind, Computable, DateBasis,
    ElementKind, ElementRole, EventKind, Grade, Kind, LabelSide, MapLabel, MapName, MeetingState,
    OutcomeBasis, PlaceKind, QuestionRole, Reporter, Scale, SpeaksAs, Standing, Status, Value, quantity,
};
pub use tradeoff::{
    FlownReport, NeighbourView, OptionView, StatementRow, Tradeoff, TradeoffOption, TradeoffSection,
    Verification,
};
pub use warning::{
    FlightEnd, HorizonRow, PlaceWarning, Ring, RingPlace, RingRange, Warning, WarningEvent, WarningKind,
    Watcher, ranges_in_words,
};
pub use words::{ReportUnit, fixed, spoken_day};

/// The version that every document names.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The version of the shape of documents. It grows where a field goes, changes its meaning or its type; `docs/stability.md` lists
/// what each version changed.
pub const SCHEMA_VERSION: u32 = 2;

answers! {
    /// Of `brief`.
    "brief" => Brief(Brief),
    /// Of `catalogue list`.
    "catalogue-list" => CatalogueList(CatalogueList),
    /// Of `catalogue show`.
    "catalogue-show" => CatalogueShow(CatalogueRecord),
    /// Of `check`.
    "check" => Check(ClaimCard),
    /// Of `cite`.
    "cite" => Cite(Citation),
    /// Of `defend`.
    "defend" => Defend(Defend),
    /// Of `diff`.
    "diff" => Diff(Diff),
    /// Of `reconstruct --all-reports`.
    "reconstruct-all" => ReconstructAll(AllReports),
    /// Of `reconstruct LAUNCH_ID`.
    "reconstruct-launch" => ReconstructLaunch(LaunchReconstruction),
    /// Of `reconstruct` with figures typed by hand.
    "reconstruct-typed" => ReconstructTyped(TypedReconstruction),
    /// Of `reproduce`.
    "reproduce" => Reproduce(Reproduced),
    /// Of `ring`.
    "ring" => Ring(Ring),
    /// Of `sight ELEMENT`.
    "sight" => Sight(Sight),
    /// Of `sight --matrix`.
    "sight-matrix" => SightMatrix(SightMatrix),
    /// Of `sight ELEMENT --launch` and `--arc`.
    "sight-target" => SightTarget(SightTarget),
    /// Of `sweep`.
    "sweep" => Sweep(SweepManifest),
    /// Of `tradeoff`.
    "tradeoff" => Tradeoff(Tradeoff),
    /// Of `warn`.
    "warn" => Warn(Warning),
    /// Of `why`.
    "why" => Why(Why),
}
