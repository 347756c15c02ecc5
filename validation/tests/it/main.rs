//! Every case of `cases/`: read, computed, compared. A case that is missing or short fails.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its case must fail")]

mod arcs;
mod verdicts;

use std::fs;
use std::path::PathBuf;

use serde::Deserialize;

/// `case.toml`: the question, the reference, and how near is near enough.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Case {
    question: String,
    compared: String,
    reference: Reference,
    aligned: Vec<String>,
    not_aligned: Vec<String>,
    tolerance: Tolerance,
    expected: Expected,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Reference {
    source: String,
    made_on: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Tolerance {
    kind: Kind,
    value: f64,
    unit: String,
    reason: String,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Abs,
    Rel,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    cases: usize,
}

/// A row of `data.csv`: a reported flight and the number published for it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Row {
    pub(crate) what: String,
    pub(crate) range_km: f64,
    pub(crate) apogee_km: f64,
    pub(crate) published: f64,
}

fn cases_dir() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("cases")
}

/// Reads a case and compares `ours` of every row with what was published.
pub(crate) fn compare(name: &str, ours: impl Fn(&Row) -> f64) {
    let dir = cases_dir().join(name);
    let case: Case = toml::from_str(&fs::read_to_string(dir.join("case.toml")).unwrap()).unwrap();
    let mut reader = csv::Reader::from_path(dir.join("data.csv")).unwrap();
    let rows: Vec<Row> = reader.deserialize().map(Result::unwrap).collect();
    assert_eq!(rows.len(), case.expected.cases, "{name}: the number of rows is not the one promised");
    for row in rows {
        let (ours, theirs) = (ours(&row), row.published);
        let difference = match case.tolerance.kind {
            Kind::Abs => (ours - theirs).abs(),
            Kind::Rel => (ours - theirs).abs() / theirs.abs(),
        };
        assert!(
            difference <= case.tolerance.value,
            "{name}, {}: ours {ours}, published {theirs}, differs by {difference:e} {}",
            row.what,
            case.tolerance.unit
        );
    }
}

/// Every case says what it compares with what, why its tolerance is what it is, and is run by a test.
#[test]
fn every_case_is_described_and_run() {
    let run = ["kepler-times", "least-energy", "same-speed-range"];
    let mut found: Vec<String> = fs::read_dir(cases_dir())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    found.sort();
    assert_eq!(found, run);
    for name in found {
        let text = fs::read_to_string(cases_dir().join(&name).join("case.toml")).unwrap();
        let case: Case = toml::from_str(&text).unwrap();
        let words = [
            &case.question,
            &case.compared,
            &case.reference.source,
            &case.reference.made_on,
            &case.tolerance.reason,
            &case.tolerance.unit,
        ];
        assert!(words.iter().all(|word| !word.is_empty()), "{name}: a description is empty");
        assert!(
            !case.aligned.is_empty() && !case.not_aligned.is_empty(),
            "{name}: what is aligned is not said"
        );
    }
}
