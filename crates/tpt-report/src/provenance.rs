//! Where a number comes from, how to cite it, and what became known between two dates.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

use tpt_catalogue::{Access, Basis, Kind};

use crate::{Coded, Driver, InWords, SourceReport};

/// `why ID`: the tree from a figure, a record or a result down to its sources.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Why {
    /// What was known at the end of this day in Tokyo.
    pub asof: String,
    /// The assumption set in force.
    pub figures: String,
    /// The version of the program.
    pub version: String,
    /// The version of the shape of documents (`docs/stability.md`).
    pub schema_version: u32,
    /// The id that was asked for.
    pub id: String,
    /// The tree.
    pub tree: WhyNode,
    /// The sources that it ends in.
    pub sources: Vec<SourceReport>,
}

/// What a step of the way from a number to its sources is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WhyKind {
    /// A computed number.
    #[default]
    Result,
    /// A published or assumed number.
    Figure,
    /// What is said of a missile's course.
    Course,
    /// What is said of how a missile is built.
    BuiltAs,
    /// A body's report.
    Report,
    /// A message to the public.
    Message,
    /// A statement.
    Statement,
    /// A status of an element.
    Status,
    /// An office.
    Office,
    /// The state of a meeting.
    MeetingState,
    /// Who meets whom.
    Encounter,
    /// What is on the table.
    Agenda,
    /// Whose an element is.
    Ownership,
    /// What a flight is computed with.
    Vehicle,
    /// A record.
    Record(Kind),
    /// A record that cites a source.
    CitedBy(Kind),
}

impl fmt::Display for WhyKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            WhyKind::Result => "result",
            WhyKind::Figure => "figure",
            WhyKind::Course => "course",
            WhyKind::BuiltAs => "how it is built",
            WhyKind::Report => "report",
            WhyKind::Message => "message to the public",
            WhyKind::Statement => "statement",
            WhyKind::Status => "status",
            WhyKind::Office => "office",
            WhyKind::MeetingState => "state of a meeting",
            WhyKind::Encounter => "encounter",
            WhyKind::Agenda => "agenda",
            WhyKind::Ownership => "ownership",
            WhyKind::Vehicle => "vehicle",
            WhyKind::Record(kind) => kind.one(),
            WhyKind::CitedBy(kind) => return write!(formatter, "cited by {}", kind.one()),
        })
    }
}

impl Serialize for WhyKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl JsonSchema for WhyKind {
    fn schema_name() -> Cow<'static, str> {
        "WhyKind".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string" })
    }
}

/// One step of the way from a number to its sources.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct WhyNode {
    /// The id that `why` takes, where it has one.
    pub id: Option<String>,
    /// What it is: result, figure, report, statement, status, element, vehicle, place, …
    pub kind: WhyKind,
    /// Its name.
    pub name: String,
    /// What it says, in words with its unit.
    pub value: Option<String>,
    /// How it came about: the model and the page that describes it.
    pub how: Option<String>,
    /// What drives it, largest first.
    pub drivers: Vec<Driver>,
    /// Under which condition it holds.
    pub condition: Option<String>,
    /// Who says it.
    pub said_by: Option<String>,
    /// When it was first said; "first publication unknown" where nobody knows.
    pub said_on: Option<String>,
    /// published, derived or assumed.
    pub basis: Option<Coded<Basis>>,
    /// The source's id, one of `sources`.
    pub source: Option<String>,
    /// The place in the source.
    #[serde(rename = "where")]
    pub place_in_source: Option<String>,
    /// What a reader should know.
    pub note: Option<String>,
    /// What it rests on.
    pub from: Vec<WhyNode>,
}

/// `cite ID`: a ready citation of a number.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Citation {
    /// What was known at the end of this day in Tokyo.
    pub asof: String,
    /// The assumption set in force.
    pub figures: String,
    /// The version of the program.
    pub version: String,
    /// The version of the shape of documents (`docs/stability.md`).
    pub schema_version: u32,
    /// The id that was asked for.
    pub id: String,
    /// What is cited.
    pub name: String,
    /// The number or the statement, in words.
    pub value: Option<String>,
    /// SHA-256 of the catalogue and the scenario that were used.
    pub inputs_sha256: String,
    /// The citation, in one paragraph.
    pub citation: String,
    /// Its sources.
    pub sources: Vec<SourceReport>,
}

/// `diff --asof A B`: what became known between two dates.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Diff {
    /// The earlier date: what was known at its end is left out.
    pub asof_from: String,
    /// The later date.
    pub asof: String,
    /// The assumption set in force; the difference does not depend on it.
    pub figures: String,
    /// The version of the program.
    pub version: String,
    /// The version of the shape of documents (`docs/stability.md`).
    pub schema_version: u32,
    /// What became known, kind by kind, by date.
    pub entries: Vec<DiffRow>,
    /// The sources.
    pub sources: Vec<SourceReport>,
}

/// What is new of a fact between two dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub enum Change {
    /// Its record was not known.
    #[serde(rename = "new record")]
    NewRecord,
    /// Its record was known.
    #[serde(rename = "new")]
    New,
    /// It was known, and says something else.
    #[serde(rename = "changed")]
    Changed,
}

impl Change {
    /// Whether it was known and says something else.
    ///
    /// ```
    /// use tpt_report::Change;
    ///
    /// assert!(Change::Changed.is_changed());
    /// assert!(!Change::New.is_changed(), "what is new has nothing to differ from");
    /// ```
    #[must_use]
    pub const fn is_changed(self) -> bool {
        matches!(self, Change::Changed)
    }

    /// The words that a reader sees.
    ///
    /// ```
    /// assert_eq!(tpt_report::Change::NewRecord.words(), "new record");
    /// ```
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Change::NewRecord => "new record",
            Change::New => "new",
            Change::Changed => "changed",
        }
    }
}

/// One fact that became known.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct DiffRow {
    /// Its id, which `why` takes.
    pub id: String,
    /// The kind of its record.
    pub kind: Coded<Kind>,
    /// The record's name.
    pub name: String,
    /// The record it belongs to.
    pub record: String,
    /// What is new of it.
    pub change: Change,
    /// When it happened, where that is a date of its own.
    pub happened: Option<String>,
    /// When it was first said; absent where nobody knows.
    pub said_on: Option<String>,
    /// What it says.
    pub words: String,
    /// The source.
    pub source: String,
    /// read, cited by another or unverified.
    pub access: InWords<Access>,
}
