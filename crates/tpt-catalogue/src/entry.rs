//! Things that figures describe: weapon and sensor systems, missiles, and deployed elements.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::bounds::{Latitude, Longitude};
use crate::figure::Basis;
use crate::{Figure, MapLabel, PartialDate, RecordId, StageSet};

/// A kind of system or missile with the competing figures published for it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The record's id.
    pub id: RecordId,
    /// The name that readers see.
    pub name: String,
    /// What it is.
    pub kind: EntryKind,
    /// Other names by which it is found.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// When it was first publicly known; an as-of date before it hides the record.
    pub known_since: Option<PartialDate>,
    /// The family that it belongs to: heights and a reach of that record stand where this one has none.
    pub family: Option<RecordId>,
    /// What a reader should know.
    pub note: Option<String>,
    /// The competing figures.
    #[serde(default)]
    pub figures: Vec<Figure>,
    /// Of a missile: what was said of the shape of its course.
    #[serde(default)]
    pub courses: Vec<Course>,
    /// Of a missile whose stages nobody published: which vehicle template it is built like.
    #[serde(default)]
    pub built_as: Vec<BuiltAs>,
    /// Of a radar: the modes that it can be set to.
    #[serde(default)]
    pub modes: Vec<RadarMode>,
    /// Of a missile: its stages by references to its figures, in order of preference.
    #[serde(default)]
    pub stage_sets: Vec<StageSet>,
}

/// What somebody says of the shape of a missile's course: whether gravity and air alone act on it after it burnt out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Course {
    /// Unique within the record.
    pub id: RecordId,
    /// Whether it flies ballistically all the way, by whoever says it.
    pub ballistic_all_the_way: bool,
    /// What is said, in our words.
    pub paraphrase: String,
    /// Who says it.
    pub said_by: String,
    /// When it was first made public; absent where nobody knows.
    pub said_on: Option<PartialDate>,
    /// The text that says it.
    pub source: RecordId,
    /// What a reader should know.
    pub note: Option<String>,
}

/// What somebody says of how a missile is built, as one of the vehicle templates.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BuiltAs {
    /// Unique within the record.
    pub id: RecordId,
    /// The template: an id of `data/fixed/templates.toml`.
    pub template: RecordId,
    /// What is said, in our words.
    pub paraphrase: String,
    /// Who says it.
    pub said_by: String,
    /// When it was first made public; absent where nobody knows.
    pub said_on: Option<PartialDate>,
    /// The text that says it.
    pub source: RecordId,
    /// The place in the source.
    #[serde(rename = "where")]
    pub place_in_source: Option<String>,
    /// What a reader should know.
    pub note: Option<String>,
}

/// A setting of a radar: what its published figures hold for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RadarMode {
    /// Unique within the record.
    pub id: RecordId,
    /// The name that readers see.
    pub name: String,
    /// What a reader should know.
    pub note: Option<String>,
}

/// What a system or missile is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum EntryKind {
    /// An interceptor with its battery or ship.
    Interceptor,
    /// A radar.
    Radar,
    /// Satellites that see a rocket's heat.
    WarningSatellite,
    /// A coastal anti-ship missile.
    CoastalMissile,
    /// A ballistic missile.
    BallisticMissile,
    /// A rocket that carries a satellite.
    LaunchVehicle,
}

/// A deployed radar, launcher group, ship group or satellite group, with its status by date.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Element {
    /// The record's id.
    pub id: RecordId,
    /// The name that readers see.
    pub name: String,
    /// What it is.
    pub kind: ElementKind,
    /// Whether it belongs to the regional set.
    pub role: ElementRole,
    /// The systems it consists of.
    #[serde(default)]
    pub systems: Vec<RecordId>,
    /// The whole of which it is a part.
    pub part_of: Option<RecordId>,
    /// Where it stands: a place.
    pub site: Option<RecordId>,
    /// What it was called and where it was to stand before that was made public, in the order of dates.
    #[serde(default)]
    pub earlier: Vec<EarlierSite>,
    /// For ships: a generic box or a home port, in words; never a tracked position.
    pub area: Option<String>,
    /// For ships: the box at sea in which they are taken to stand.
    pub generic_box: Option<GenericBox>,
    /// Whose it is, where, and for whom.
    pub ownership: Option<Ownership>,
    /// Its status, in the order of dates.
    pub status: Vec<StatusEntry>,
    /// Figures of this element rather than of its system.
    #[serde(default)]
    pub figures: Vec<Figure>,
    /// The maps that name it.
    #[serde(default)]
    pub labels: Vec<MapLabel>,
    /// Of a battery or ships: places of which the page asks what it defends, the first with its clock.
    #[serde(default)]
    pub asked: Vec<RecordId>,
    /// Of a radar: the mode in which it is used, as its status is published; one of its system's modes.
    pub mode: Option<RecordId>,
    /// What a reader should know.
    pub note: Option<String>,
}

impl Element {
    /// Whether its newest status has it work; in a catalogue cut at a date, whether it works then.
    #[must_use]
    pub fn works(&self) -> bool {
        self.status.last().is_some_and(|entry| entry.status.works())
    }

    /// From when until when it worked last, where it did once and does not any more.
    #[must_use]
    pub fn worked(&self) -> Option<(PartialDate, PartialDate)> {
        let last = self.status.iter().rposition(|entry| entry.status.works())?;
        let until = self.status.get(last + 1)?.from;
        let run = self.status[..=last].iter().rev().take_while(|entry| entry.status.works());
        Some((run.last()?.from, until))
    }
}

/// A name and a site that an element had until another was made public.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EarlierSite {
    /// The day on which what came next was made public.
    pub until: PartialDate,
    /// The name that readers see before that day.
    pub name: String,
    /// Where it was to stand; nowhere that was public, where there is none.
    pub site: Option<RecordId>,
    /// The source for what came next.
    pub source: RecordId,
}

/// A part of the sea in whole degrees in which a group of ships is taken to stand: a declaration, never a position.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GenericBox {
    /// The name that readers see.
    pub name: String,
    /// Its southern edge, a whole degree.
    pub south_deg: Latitude,
    /// Its northern edge, a whole degree.
    pub north_deg: Latitude,
    /// Its western edge, a whole degree.
    pub west_deg: Longitude,
    /// Its eastern edge, a whole degree.
    pub east_deg: Longitude,
    /// Published, derived or assumed.
    pub basis: Basis,
    /// The source, or that of the assumption.
    pub source: RecordId,
    /// Why there.
    pub note: String,
}

/// What an element is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ElementKind {
    /// Radar, launchers and command post together.
    Battery,
    /// A radar.
    Radar,
    /// Launchers.
    Launchers,
    /// Ships.
    Ships,
    /// Satellites.
    Satellites,
    /// Interceptors in silos.
    Interceptors,
    /// A coastal missile battery, placed to the island only.
    CoastalBattery,
}

/// Whether an element belongs to the regional set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ElementRole {
    /// Part of the deployment that the talks are about.
    Element,
    /// A sensor or shooter outside the region that is named as its context.
    Context,
    /// Of a neighbour.
    Neighbour,
}

/// Owner, host, operator and whom it is meant to defend: four different things.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Ownership {
    /// The state whose it is.
    pub owner: String,
    /// The state on whose ground it stands.
    pub host: Option<String>,
    /// Who runs it.
    pub operator: Option<String>,
    /// Whom it is meant to defend, as owner or host state it.
    #[serde(default)]
    pub defends: Vec<String>,
    /// The source that says so.
    pub source: RecordId,
}

/// A status from a date on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StatusEntry {
    /// The status.
    pub status: Status,
    /// From when on it holds.
    pub from: PartialDate,
    /// Who said so.
    pub said_by: String,
    /// When it was first said, if not on `from`.
    pub said_on: Option<PartialDate>,
    /// The source that says so.
    pub source: RecordId,
    /// What a reader should know.
    pub note: Option<String>,
}

/// How far a deployment has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Somebody in office has said it may come.
    Announced,
    /// The states concerned have agreed to it.
    Agreed,
    /// Parts are on the way or have arrived.
    Arriving,
    /// Some of it works.
    PartlyOperational,
    /// It works.
    Operational,
    /// It has been taken away or stopped.
    Withdrawn,
    /// It will not come.
    Cancelled,
}

impl Status {
    /// The words that a reader sees.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Status::Announced => "announced",
            Status::Agreed => "agreed",
            Status::Arriving => "arriving",
            Status::PartlyOperational => "partly operational",
            Status::Operational => "operational",
            Status::Withdrawn => "withdrawn",
            Status::Cancelled => "cancelled",
        }
    }

    /// Whether an element of this status can do anything yet.
    #[must_use]
    pub const fn works(self) -> bool {
        matches!(self, Status::PartlyOperational | Status::Operational)
    }
}
