//! What a sweep has written.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// `sweep`: the manifest of a folder of results.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SweepManifest {
    /// The version of the program.
    pub version: String,
    /// The version of the shape of documents (`docs/stability.md`).
    pub schema_version: u32,
    /// The question of the study.
    pub question: String,
    /// The command that was asked at every point.
    pub command: String,
    /// The table of its document that is kept; of `reconstruct`, `flights`.
    pub kept_table: String,
    /// SHA-256 of study, catalogue and scenario: what every part must share.
    pub identity: String,
    /// The study file, as it was read.
    pub study: String,
    /// SHA-256 of the catalogue and the scenario that were used.
    pub inputs_sha256: String,
    /// Points.
    pub points: u64,
    /// Points of a part.
    pub chunk: u64,
    /// Parts.
    pub chunks: u64,
    /// Whether every part is there.
    pub complete: bool,
    /// The parts that are there, in their order.
    pub done: Vec<SweepPart>,
}

/// A file of results.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SweepPart {
    /// Which part, from 0.
    pub chunk: u64,
    /// The file, beside the manifest.
    pub file: String,
    /// Its rows.
    pub rows: u64,
    /// Its SHA-256.
    pub sha256: String,
}
