//! What every document says of itself, and the rows that all kinds have.

use schemars::JsonSchema;
use serde::Serialize;
use tpt_earth::Unit;

use crate::{Coded, InWords};

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
    /// The version of the shape of documents (`docs/stability.md`).
    pub schema_version: u32,
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
    pub unit: Coded<Unit>,
    /// Under which condition it holds.
    pub condition: Option<String>,
    /// Who asserts it.
    pub said_by: Option<String>,
    /// When it was first made public; absent where unknown.
    pub said_on: Option<String>,
    /// published, derived or assumed.
    pub basis: Option<Coded<tpt_catalogue::Basis>>,
    /// The source's id.
    pub source: Option<String>,
    /// read, cited by another or unverified.
    pub access: Option<InWords<tpt_catalogue::Access>>,
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
    pub grade: InWords<tpt_catalogue::Grade>,
    /// read, cited by another or unverified.
    pub access: InWords<tpt_catalogue::Access>,
    /// Where it can be opened.
    pub url: Option<String>,
    /// "compiled …" where the text is later than the as-of date.
    pub compiled: Option<String>,
    /// What a reader should know.
    pub note: Option<String>,
    /// When it was opened again, and whether it says what is taken from it: "2026-11-24: says it".
    pub reopened: Vec<String>,
}
