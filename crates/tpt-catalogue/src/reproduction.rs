//! Published results that the program computes again: whose number, by which formula, and how near is near enough.
//!
//! A fixed file, compiled in. The published number itself is a figure, a statement or a report of the catalogue; what was first
//! said after a date is not there at that date.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Expression;
use crate::bounds::Value;
use crate::diagnostic::CatalogueError;
use crate::proposition::Output;
use crate::{RecordId, Unit, read_record};

/// The file, compiled in: no layer can replace it.
const FILE: (&str, &str) = (
    "data/fixed/reproductions.toml",
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/fixed/reproductions.toml")),
);

/// `data/fixed/reproductions.toml`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct ReproductionFile {
    /// One table for each published result.
    #[serde(rename = "case")]
    cases: Vec<Reproduction>,
}

/// A published result and how it is computed again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reproduction {
    /// The case's id.
    pub id: RecordId,
    /// What was published, in our own words.
    pub question: String,
    /// Who published it.
    pub said_by: String,
    /// The published number, of the catalogue.
    pub published: Output,
    /// The number as we compute it: a formula over the terms.
    pub value: Expression,
    /// The unit of both.
    pub unit: Unit,
    /// The terms of the formula.
    pub terms: BTreeMap<String, Output>,
    /// How the published number is meant.
    #[serde(default)]
    pub meant: Meant,
    /// How near is near enough: a share of the published number where `relative`, or else in the unit.
    pub tolerance: Value,
    /// Whether the tolerance is a share of the published number.
    #[serde(default)]
    pub relative: bool,
    /// Why so near is near enough.
    pub tolerance_reason: String,
    /// Why ours is outside the tolerance, where it is and somebody found out.
    pub reason: Option<String>,
}

/// How a published number is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Meant {
    /// It is that number.
    #[default]
    Near,
    /// It is at least that number.
    AtLeast,
    /// It is at most that number.
    AtMost,
}

/// Every published result that the program computes again.
///
/// # Errors
///
/// [`CatalogueError`] if the file of this program is faulty, which a test of it excludes.
pub fn reproductions() -> Result<Vec<Reproduction>, CatalogueError> {
    let file: ReproductionFile = read_record(FILE.0, FILE.1.as_bytes())?;
    Ok(file.cases)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_case_names_what_its_formula_takes_and_no_two_share_an_id() {
        let cases = reproductions().expect("the file is sound");
        let mut ids: Vec<&RecordId> = cases.iter().map(|case| &case.id).collect();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), cases.len());
        for case in &cases {
            let names = case.value.names();
            assert!(names.iter().eq(case.terms.keys()), "{}: {names:?}", case.id);
            assert!(case.tolerance.get() > 0.0, "{}", case.id);
        }
    }
}
