//! One reported launch, each government's report kept apart.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::bounds::Rounds;
use crate::date::Instant;
use crate::{Measured, PartialDate, RecordId};

/// One event as the governments counted it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Launch {
    /// The record's id: the Korean date, with a number where a day had several.
    pub id: RecordId,
    /// A short name, ours.
    pub name: String,
    /// The day in Korea and Japan (UTC+9).
    pub date: PartialDate,
    /// The instant, as the report named in `launched_at_from` gives it.
    pub launched_at: Option<Instant>,
    /// Which report gives the instant.
    pub launched_at_from: Option<RecordId>,
    /// The state that launched.
    pub country: String,
    /// Where from: a place.
    pub site: Option<RecordId>,
    /// The missile record whose stage sets a reconstruction uses; the type names that bodies gave stay in
    /// their reports.
    pub missile: Option<RecordId>,
    /// What a reader should know.
    pub note: Option<String>,
    /// What each body reported.
    pub reports: Vec<Report>,
    /// When the public was told, where that was recorded.
    #[serde(default)]
    pub alerts: Vec<Alert>,
}

/// A message to the public about a launch.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Alert {
    /// Unique within the launch.
    pub id: RecordId,
    /// What was sent: a warning to take shelter, the word that the missile has passed.
    pub event: String,
    /// When it was sent.
    pub at: Instant,
    /// Places that the message named or covered, where they are places of the catalogue.
    #[serde(default)]
    pub places: Vec<RecordId>,
    /// Whom it went to, in words.
    pub sent_to: Option<String>,
    /// When it was first said.
    pub said_on: PartialDate,
    /// The source that says so.
    pub source: RecordId,
    /// What a reader should know.
    pub note: Option<String>,
}

/// What one body reported of a launch.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Report {
    /// Unique within the launch.
    pub id: RecordId,
    /// Which capital, or which other kind of body.
    pub reported_by: Reporter,
    /// The ministry, the expert or the database.
    pub body: Option<String>,
    /// The missile, as reported.
    pub missile: Option<String>,
    /// The place, as reported.
    pub launch_place: Option<String>,
    /// The instant, as reported.
    pub launched_at: Option<Instant>,
    /// How many.
    pub rounds: Option<Rounds>,
    /// How it went in this body's own view.
    pub outcome: Outcome,
    /// Whether the body stated the outcome.
    pub outcome_basis: OutcomeBasis,
    /// Distance over the ground.
    pub range: Option<Measured>,
    /// Greatest height of a ballistic flight.
    pub apogee: Option<Measured>,
    /// From launch to impact.
    pub flight_time: Option<Measured>,
    /// Direction of flight at launch, from north, clockwise.
    pub bearing: Option<Measured>,
    /// Where it came down, in words.
    pub impact_region: Option<String>,
    /// When it was first said; absent where unknown.
    pub said_on: Option<PartialDate>,
    /// The source that says so.
    pub source: RecordId,
    /// What a reader should know.
    pub note: Option<String>,
}

impl Report {
    /// Whether it gives both a range and an apogee, each with a middle.
    #[must_use]
    pub fn gives_range_and_apogee(&self) -> bool {
        [&self.range, &self.apogee].into_iter().all(|one| one.and_then(|one| one.central()).is_some())
    }
}

/// Who reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Reporter {
    /// The South Korean government.
    Seoul,
    /// The Japanese government.
    Tokyo,
    /// The United States government.
    Washington,
    /// The North Korean government and its media.
    Pyongyang,
    /// The Chinese government.
    Beijing,
    /// The Russian government.
    Moscow,
    /// A named expert or institute.
    Expert,
    /// A database that gathers others' reports.
    Compilation,
}

impl Reporter {
    /// Every reporter.
    pub const ALL: [Self; 8] = [
        Self::Seoul,
        Self::Tokyo,
        Self::Washington,
        Self::Pyongyang,
        Self::Beijing,
        Self::Moscow,
        Self::Expert,
        Self::Compilation,
    ];

    /// The word that a reader sees.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Reporter::Seoul => "Seoul",
            Reporter::Tokyo => "Tokyo",
            Reporter::Washington => "Washington",
            Reporter::Pyongyang => "Pyongyang",
            Reporter::Beijing => "Beijing",
            Reporter::Moscow => "Moscow",
            Reporter::Expert => "expert",
            Reporter::Compilation => "compilation",
        }
    }
}

/// How a launch went, in a body's own view.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// It flew as it was meant to, or completed its flight.
    Success,
    /// Some of the missiles did.
    Partial,
    /// It did not.
    Failure,
    /// The body did not say.
    Unknown,
}

/// Whether a body stated the outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum OutcomeBasis {
    /// The body stated it.
    Stated,
    /// Inferred from a completed flight of which no failure was stated.
    Inferred,
}
