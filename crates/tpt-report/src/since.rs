//! What became known since an earlier date, in a brief.

use schemars::JsonSchema;
use serde::Serialize;

use tpt_catalogue::{Kind, Status};

use crate::{Coded, DiffRow, InWords};

/// What became known since an earlier date.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SinceSection {
    /// The earlier date.
    pub from: String,
    /// How many facts of each kind.
    pub counts: Vec<SinceCount>,
    /// The elements of the deployment whose status is another one, in the scenario's order.
    pub elements: Vec<SinceElement>,
    /// Every fact, as `diff` gives them.
    pub entries: Vec<DiffRow>,
}

/// How many facts of one kind became known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SinceCount {
    /// The kind of record.
    pub kind: Coded<Kind>,
    /// How many records are new.
    pub records: usize,
    /// How many facts are new, those of new records among them.
    pub facts: usize,
    /// How many facts say something else than before.
    pub changed: usize,
}

/// An element of the deployment whose status is not what it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SinceElement {
    /// The element.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its status then; absent where it was not known.
    pub then: Option<InWords<Status>>,
    /// Its status now.
    pub now: InWords<Status>,
    /// The day from which it holds.
    pub from: String,
    /// The source of the newest status.
    pub source: String,
}
