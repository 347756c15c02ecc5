//! Dated context that is not a launch: nuclear tests, military activity on the islands.
//!
//! It is recorded, each body's report kept apart, and nothing is computed from it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::launch::Reporter;
use crate::{ClaimedFigure, PartialDate, RecordId};

/// One event as the bodies reported it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// The record's id: the date, and what it is.
    pub id: RecordId,
    /// A short name, ours.
    pub name: String,
    /// What it is.
    pub kind: EventKind,
    /// When it happened, local time; of something that lasts, when it began or was first seen.
    pub date: PartialDate,
    /// Where: places.
    #[serde(default)]
    pub places: Vec<RecordId>,
    /// What a reader should know.
    pub note: Option<String>,
    /// What each body said of it.
    pub reports: Vec<EventReport>,
}

/// What an event is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum EventKind {
    /// A nuclear test: date and seismic magnitude; never yields, effects or warheads.
    NuclearTest,
    /// Military activity on or around the disputed islands.
    MilitaryActivity,
    /// Weapons brought to, or taken from, a place that is not disputed.
    Deployment,
}

impl EventKind {
    /// The words that a reader sees.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            EventKind::NuclearTest => "nuclear test",
            EventKind::MilitaryActivity => "military activity",
            EventKind::Deployment => "deployment",
        }
    }
}

/// What one body said of an event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EventReport {
    /// Unique within the event.
    pub id: RecordId,
    /// Which capital, or which other kind of body.
    pub reported_by: Reporter,
    /// The ministry, the agency, the newspaper.
    pub body: Option<String>,
    /// What the body's word is worth for this event.
    pub standing: Standing,
    /// What was said, in our own words.
    pub paraphrase: String,
    /// The numbers that it gives; speaker, date and source are the report's.
    #[serde(default)]
    pub figures: Vec<ClaimedFigure>,
    /// When it was first said.
    pub said_on: PartialDate,
    /// The source that says so.
    pub source: RecordId,
    /// What a reader should know.
    pub note: Option<String>,
}

/// What a body's word is worth for an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// The body that acted says so itself.
    Confirmed,
    /// Another body measured or observed it itself.
    Observed,
    /// A report of what others say.
    Reported,
    /// It says that it did not happen so.
    Denied,
}

impl Standing {
    /// The words that a reader sees.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Standing::Confirmed => "confirmed by",
            Standing::Observed => "observed by",
            Standing::Reported => "reported by",
            Standing::Denied => "denied by",
        }
    }
}
