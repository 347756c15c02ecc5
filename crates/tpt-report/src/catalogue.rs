//! The catalogue as documents.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use tpt_catalogue::Kind;

use crate::{Coded, ReadCounts, SourceReport};

/// `catalogue list KIND`.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CatalogueList {
    /// What was known at the end of this day in Tokyo.
    pub asof: String,
    /// The assumption set in force; listing does not depend on it.
    pub figures: String,
    /// The version of the program.
    pub version: String,
    /// The version of the shape of documents (`docs/stability.md`).
    pub schema_version: u32,
    /// The kind that is listed.
    pub kind: Coded<Kind>,
    /// The records, by id.
    pub entries: Vec<EntryRow>,
    /// The sources that the records cite.
    pub sources: Vec<String>,
}

/// `catalogue check`.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CatalogueCheck {
    /// What was known at the end of this day in Tokyo.
    pub asof: String,
    /// The assumption set in force; checking does not depend on it.
    pub figures: String,
    /// The version of the program.
    pub version: String,
    /// The version of the shape of documents (`docs/stability.md`).
    pub schema_version: u32,
    /// How many records there are of each kind.
    pub records: BTreeMap<String, usize>,
    /// How many dated facts rest on a text that was read.
    pub facts: ReadCounts,
    /// The same of each kind of record: launches, statements, figures of systems, of missiles …
    pub facts_by_kind: BTreeMap<String, ReadCounts>,
    /// The same of the figures that missiles are flown on where nobody chooses: those of the first stage set of each.
    pub flown_by_default: ReadCounts,
    /// How many sources were read.
    pub source_counts: ReadCounts,
    /// What the folder of `--data` holds; none without one.
    pub overlay: Option<OverlayReport>,
    /// None: a catalogue with a fault has no such document.
    pub faults: Vec<String>,
    /// None are cited.
    pub sources: Vec<String>,
}

/// What a folder that is laid over the catalogue holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct OverlayReport {
    /// How many files were read.
    pub files: usize,
    /// How many records they hold.
    pub records: usize,
    /// How many of these replace a record of the catalogue.
    pub replacing: usize,
    /// The files that were not read, by their path in the folder.
    pub not_read: Vec<String>,
}

/// One record of a list.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct EntryRow {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The date that it is known by.
    pub date: Option<String>,
    /// One line more.
    pub detail: String,
}

/// `catalogue show ID`.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CatalogueRecord {
    /// What was known at the end of this day in Tokyo.
    pub asof: String,
    /// The assumption set in force.
    pub figures: String,
    /// The version of the program.
    pub version: String,
    /// The version of the shape of documents (`docs/stability.md`).
    pub schema_version: u32,
    /// The kind of record.
    pub kind: Coded<Kind>,
    /// Its id.
    pub id: String,
    /// The record, as its file says it, cut to the as-of date.
    pub record: serde_json::Value,
    /// For a launch: what the vacuum arc through each report says.
    pub vacuum_arcs: Vec<crate::ArcReport>,
    /// The sources that it cites.
    pub sources: Vec<SourceReport>,
}
