//! Drag coefficients against Mach number, as published.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::RecordId;
use crate::bounds::Value;

/// `data/drag-tables.toml`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DragFile {
    /// One table for each drag table.
    #[serde(rename = "drag_table")]
    pub(crate) drag_tables: Vec<DragTable>,
}

/// The drag coefficient of a class of bodies against Mach number.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DragTable {
    /// The record's id.
    pub id: RecordId,
    /// The name that readers see.
    pub name: String,
    /// The source that says it.
    pub source: RecordId,
    /// The Mach numbers, each greater than the one before.
    pub mach: Vec<Value>,
    /// The drag coefficient at each Mach number.
    pub cd: Vec<Value>,
    /// To which attitude and area the coefficient refers.
    pub reference: String,
    /// What a reader should know.
    pub note: Option<String>,
}

impl DragTable {
    /// The points of the table: Mach number and drag coefficient, by rising Mach number.
    pub fn points(&self) -> impl Iterator<Item = (f64, f64)> + '_ {
        self.mach.iter().zip(&self.cd).map(|(mach, cd)| (mach.get(), cd.get()))
    }
}
