//! The facts: sourced public figures, launches, statements, places and people, as TOML files.
//!
//! A *fact* is published and has a source; a *choice* among facts is made in `tpt-scenario`. This crate reads
//! texts into records, checks every one of them with file, line and field, hides what was not known at an
//! as-of date, and knows no physics. It does no input or output: the caller hands it the texts.
//!
//! - [`Catalogue::load`] reads layers of files; [`embedded`] is the layer that the program carries.
//! - [`Catalogue::as_of`] hides what happened or was first said later.
//! - [`catalogue_schemas`] gives the JSON Schema of each kind of file.

mod arc;
mod asof;
mod bounds;
mod check;
mod claim;
mod class;
mod context;
mod date;
mod dated_check;
mod diagnostic;
mod document;
mod drag;
mod embedded;
mod entry;
mod event;
mod expression;
mod fact;
mod figure;
mod id;
mod launch;
mod load;
mod lookup;
mod named;
mod proposition;
mod proposition_check;
pub mod quantity;
mod reproduction;
mod residual;
mod role;
mod role_check;
mod schema;
mod shelves;
mod source;
mod stage;
mod stage_check;
mod template;
mod variable;

pub use arc::{ArcBetween, ArcRegion, NotionalArc, notional_arcs};
pub use bounds::{Elevation, Latitude, Longitude, Rounds, StraitWidth, Value};
pub use check::{HIGHEST_APOGEE_KM, LONGEST_FLIGHT_S, LONGEST_RANGE_KM};
pub use claim::{Claim, ClaimKind, Computable, Speaker, SpeaksAs};
pub use class::{Corner, LaunchRegion, LaunchedClass, MissileClass, missile_classes};
pub use context::{
    AgendaItem, AgendaTreatment, AnswerState, ArticleRow, ArticleTreatment, AssumptionSet, Choice, DateBasis,
    Encounter, EncounterFormat, KnownGap, Meeting, MeetingState, MeetingStatus, Office, Person, Place,
    PlaceKind, Question, Term, Viewpoint,
};
pub use date::{DATE_RULE, Instant, PartialDate};
pub use diagnostic::{CatalogueError, Diagnostic, FieldPath, Position, Segment};
pub use document::MAX_FILE_BYTES;
pub use drag::DragTable;
pub use embedded::embedded;
pub use entry::{
    BuiltAs, Course, EarlierSite, Element, ElementKind, ElementRole, Entry, EntryKind, GenericBox, Ownership,
    RadarMode, Status, StatusEntry,
};
pub use event::{Event, EventKind, EventReport, Standing};
pub use expression::Expression;
pub use fact::{Fact, Said};
pub use figure::{Allowed, Basis, ClaimedFigure, Figure, Measured, Quantity};
pub use id::{ID_RULE, RecordId, did_you_mean, nearest};
pub use launch::{Alert, Launch, Outcome, OutcomeBasis, Report, Reporter};
pub use load::{Catalogue, File, Layer, LayerCount, catalogue_schemas};
pub use lookup::{FigureRef, Kind, UnknownRecord};
pub use proposition::{
    FlightNumber, MarginNumber, Output, Over, PassNumber, ProfileNumber, Proposition, ReadAs, ReportedFigure,
    Scale, TrackNumber, TurnsOn,
};
pub use reproduction::{Meant, Reproduction, reproductions};
pub use residual::{RangeClass, TimeResidual, time_residuals};
pub use role::{FigureRole, LabelSide, MapLabel, MapName, QuestionRole};
pub use source::{Access, Grade, Reopened, ReopenedOutcome, Source};
pub use stage::{
    AfterBurnout, Expansion, Part, Propellant, Reference, ResolvedStage, ResolvedStageSet, Stage, StageForm,
    StageSet, ThrustAt, UsedFigure,
};
pub use template::{VehicleTemplate, vehicle_templates};
pub use tpt_earth::{Dimension, Unit, group_digits};
pub use variable::Variable;

/// Reads a single record from TOML text, with every fault of it: for the files of other crates
/// (scenarios) that want the same messages.
///
/// # Errors
///
/// Everything that is wrong with the text: encoding, syntax, unknown and missing keys, wrong values.
pub fn read_record<T>(file: &str, bytes: &[u8]) -> Result<T, CatalogueError>
where
    T: serde::de::DeserializeOwned + schemars::JsonSchema,
{
    let read = || document::Document::new(file, bytes)?.read();
    read().map_err(|diagnostics| CatalogueError { diagnostics })
}

/// What a TOML text says, as one line of JSON: texts that differ in comments, line ends or the order of keys say the same.
///
/// # Errors
///
/// What is wrong with the encoding or the syntax.
pub fn content_of(file: &str, bytes: &[u8]) -> Result<String, CatalogueError> {
    let read = || document::Document::new(file, bytes)?.content();
    read().map(|content| content.to_string()).map_err(|diagnostics| CatalogueError { diagnostics })
}

/// A fault at a field of a text that [`read_record`] accepted, found by the reader of its meaning.
#[must_use]
pub fn fault_at(
    file: &str,
    text: &str,
    field: FieldPath,
    problem: String,
    allowed: Option<String>,
) -> Diagnostic {
    let mut fault = document::Document { file, text }.at_field(field, problem);
    fault.allowed = allowed;
    fault
}
