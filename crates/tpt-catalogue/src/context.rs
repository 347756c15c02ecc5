//! The setting: people and meetings, places, viewpoints, assumption sets, known gaps, the article's rows.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tpt_earth::{OutOfDomain, Position};

use crate::bounds::{Elevation, Latitude, Longitude, StraitWidth};
use crate::launch::Reporter;
use crate::{MapLabel, PartialDate, QuestionRole, RecordId};

/// An office-holder.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// The record's id.
    pub id: RecordId,
    /// The name.
    pub name: String,
    /// The offices held.
    pub offices: Vec<Office>,
}

/// An office and when it was held.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Office {
    /// Its title.
    pub office: String,
    /// The state.
    pub of: String,
    /// From when.
    pub from: Option<PartialDate>,
    /// Until when.
    pub to: Option<PartialDate>,
    /// The source that says so.
    pub source: RecordId,
}

/// A meeting of governments.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Meeting {
    /// The record's id.
    pub id: RecordId,
    /// Its name.
    pub name: String,
    /// The series it belongs to.
    pub series: Option<RecordId>,
    /// When it took place; an as-of date before it hides the day.
    pub date: Option<PartialDate>,
    /// Whether a source states the date.
    pub date_basis: DateBasis,
    /// Where: a place.
    pub place: Option<RecordId>,
    /// Who met whom.
    #[serde(default)]
    pub encounters: Vec<Encounter>,
    /// What was known of it, in the order in which it was said.
    pub status: Vec<MeetingStatus>,
    /// What was on the table.
    #[serde(default)]
    pub agenda: Vec<AgendaItem>,
    /// What a reader should know.
    pub note: Option<String>,
}

/// Whether a source states a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DateBasis {
    /// A source states it.
    Stated,
    /// Inferred from what a source says.
    Inferred,
}

/// Who met whom at a meeting.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Encounter {
    /// Which round it is.
    pub format: EncounterFormat,
    /// Who sat there.
    pub participants: Vec<RecordId>,
    /// The source that says so.
    pub source: RecordId,
}

/// Which round of a meeting an encounter is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub enum EncounterFormat {
    /// Foreign minister with foreign minister.
    #[serde(rename = "foreign ministers")]
    ForeignMinisters,
    /// Defence minister with defence minister.
    #[serde(rename = "defence ministers")]
    DefenceMinisters,
    /// The four together.
    #[serde(rename = "four ministers")]
    FourMinisters,
    /// Heads of government or state.
    #[serde(rename = "leaders")]
    Leaders,
}

impl EncounterFormat {
    /// The words that a reader sees.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            EncounterFormat::ForeignMinisters => "foreign ministers",
            EncounterFormat::DefenceMinisters => "defence ministers",
            EncounterFormat::FourMinisters => "the four together",
            EncounterFormat::Leaders => "leaders",
        }
    }
}

/// What was known of a meeting from a date on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MeetingStatus {
    /// Planned, held or cancelled.
    pub status: MeetingState,
    /// When it was said.
    pub said_on: PartialDate,
    /// The date of the meeting as then known, in words.
    pub when: Option<String>,
    /// The source that says so.
    pub source: RecordId,
}

/// Whether a meeting is planned, held or cancelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum MeetingState {
    /// It is to come.
    Planned,
    /// It took place.
    Held,
    /// It will not take place.
    Cancelled,
}

impl MeetingState {
    /// The word that a reader sees.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            MeetingState::Planned => "planned",
            MeetingState::Held => "held",
            MeetingState::Cancelled => "cancelled",
        }
    }
}

/// One item on the table of a meeting.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AgendaItem {
    /// The item's short id.
    pub id: String,
    /// What it is.
    pub item: String,
    /// What this project does with it.
    pub treatment: AgendaTreatment,
    /// What a reader should know.
    pub note: Option<String>,
    /// The source that says it was on the table.
    pub source: RecordId,
}

/// What this project does with an agenda item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum AgendaTreatment {
    /// There are numbers for it.
    Computed,
    /// It is recorded with its source.
    Recorded,
    /// There are no numbers for it.
    NotModelled,
}

/// `data/places.toml`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PlaceFile {
    /// One table for each place.
    #[serde(rename = "place")]
    pub(crate) places: Vec<Place>,
}

/// A place, no finer than about one kilometre.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// The record's id.
    pub id: RecordId,
    /// The name that readers see.
    pub name: String,
    /// What it is.
    pub kind: PlaceKind,
    /// Latitude in degrees, rounded to 0.01.
    pub lat_deg: Latitude,
    /// Longitude in degrees, rounded to 0.01.
    pub lon_deg: Longitude,
    /// Height of the ground in metres.
    pub elevation_m: Option<Elevation>,
    /// The least width in kilometres, of a strait and of nothing else.
    pub width_km: Option<StraitWidth>,
    /// The country.
    #[serde(rename = "in")]
    pub country: Option<String>,
    /// Who administers it, where that is disputed.
    pub administered_by: Option<String>,
    /// Who claims it, where that is disputed.
    #[serde(default)]
    pub claimed_by: Vec<String>,
    /// The name from a viewpoint.
    #[serde(default)]
    pub names: BTreeMap<RecordId, String>,
    /// Other spellings by which it is found.
    #[serde(default)]
    pub spellings: Vec<String>,
    /// The maps that name it.
    #[serde(default)]
    pub labels: Vec<MapLabel>,
    /// Inhabitants.
    pub population: Option<u32>,
    /// The source of the position.
    pub source: RecordId,
    /// What a reader should know.
    pub note: Option<String>,
}

impl Place {
    /// Where it is on the ellipsoid.
    ///
    /// # Errors
    ///
    /// [`OutOfDomain`] as [`Position::new`] has it; a record's bounds leave no such latitude or longitude.
    pub fn position(&self) -> Result<Position, OutOfDomain> {
        Position::new(self.lat_deg.angle(), self.lon_deg.angle())
    }
}

/// What a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PlaceKind {
    /// A city or town.
    City,
    /// A base named in public.
    Base,
    /// The site of an element.
    Site,
    /// A place from which missiles were launched.
    LaunchSite,
    /// An island or a group.
    Island,
    /// A strait between two islands; its point lies in the middle.
    Strait,
    /// A point of reference.
    Reference,
}

/// A capital: the questions it asks and its names for places.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Viewpoint {
    /// The record's id.
    pub id: RecordId,
    /// The capital's name.
    pub name: String,
    /// The state.
    pub state: String,
    /// The capital as a place.
    pub capital: RecordId,
    /// The languages of its statements, as BCP 47 tags.
    pub languages: Vec<String>,
    /// Its own questions, its first worry first.
    #[serde(default)]
    pub questions: Vec<Question>,
}

/// A question that a capital asks of the deployment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// The row of the article's analysis.
    pub id: String,
    /// The question, in our words.
    pub text: String,
    /// Whether this version answers it.
    pub answer: AnswerState,
    /// What it asks for, where this version answers it.
    pub asks: Option<QuestionRole>,
    /// What a reader should know.
    pub note: Option<String>,
}

/// Whether this version answers a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum AnswerState {
    /// Numbers stand in the brief.
    Computed,
    /// Numbers are to come.
    Planned,
    /// Numbers answer a part of it.
    Partly,
    /// Numbers cannot answer it.
    NotComputable,
}

/// A named set of choices among competing figures.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AssumptionSet {
    /// The record's id.
    pub id: RecordId,
    /// The name that readers see.
    pub name: String,
    /// What it assumes, and why.
    pub description: String,
    /// Whose report of a launch is believed, first to last.
    pub reports: Vec<Reporter>,
    /// Which of the competing figures is believed.
    #[serde(default)]
    pub choices: Vec<Choice>,
}

/// The choice of one figure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// The whole id of the figure: `record/quantity/figure`.
    pub figure: String,
    /// Why.
    pub reason: String,
}

/// `data/known-gaps.toml`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct GapFile {
    /// One table for each gap.
    #[serde(rename = "gap")]
    pub(crate) gaps: Vec<KnownGap>,
}

/// What was looked for and not found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KnownGap {
    /// The record's id.
    pub id: RecordId,
    /// What was looked for.
    pub sought: String,
    /// Where.
    pub looked_in: Vec<String>,
    /// "nothing", or what was found instead.
    pub found: String,
    /// The records or kinds of record that it concerns.
    #[serde(default)]
    pub concerns: Vec<String>,
    /// Since when everything that its words name was publicly known; an as-of date before it hides the gap.
    pub known_since: Option<PartialDate>,
    /// When it was written down.
    pub recorded_on: PartialDate,
}

/// `data/article.toml`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ArticleFile {
    /// When the article was published; an as-of date before it hides the rows.
    pub(crate) published: PartialDate,
    /// One table for each row.
    #[serde(rename = "row")]
    pub(crate) rows: Vec<ArticleRow>,
}

/// One row of what the source article says, and where it landed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ArticleRow {
    /// The row's id.
    pub id: String,
    /// What the article says or asks, in our words.
    pub text: String,
    /// What became of it.
    pub treatment: ArticleTreatment,
    /// Where the reader finds it, or why it is out of scope.
    #[serde(rename = "where")]
    pub location: String,
    /// The files and folders of the repository that hold it; none for what is out of scope.
    #[serde(default)]
    pub links: Vec<String>,
}

/// What became of a row of the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ArticleTreatment {
    /// Numbers stand in the brief.
    Computed,
    /// Recorded with its source.
    Recorded,
    /// Numbers are to come.
    Planned,
    /// Not this project's business.
    OutOfScope,
}

/// `data/glossary.toml`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct GlossaryFile {
    /// One table for each term.
    #[serde(rename = "term")]
    pub(crate) terms: Vec<Term>,
}

/// A term of the field in plain words: what documents explain themselves with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The record's id.
    pub id: RecordId,
    /// The term, as documents write it.
    pub term: String,
    /// Other forms in which documents write it: the plural, the abbreviation.
    #[serde(default)]
    pub forms: Vec<String>,
    /// What it means, in one to three sentences.
    pub meaning: String,
    /// Terms that belong to it.
    #[serde(default)]
    pub see: Vec<RecordId>,
}
