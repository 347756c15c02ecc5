//! What the program carries.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use jiff::civil::date;
use serde_json::{Value as Json, json};
use tpt_catalogue::{Catalogue, File, Layer, Outcome, Speaker, Status, catalogue_schemas, embedded};

use crate::support::file;

static CATALOGUE: LazyLock<Catalogue> =
    LazyLock::new(|| Catalogue::load(&[embedded()]).expect("the embedded catalogue is sound"));

/// Every counted launch event from the beginning of 2016 to the eve of the talks of 20 March 2017.
const LAUNCHES: [&str; 23] = [
    "2016-02-07",
    "2016-03-03",
    "2016-03-10",
    "2016-03-18-1",
    "2016-03-18-2",
    "2016-03-21",
    "2016-03-29",
    "2016-04-15",
    "2016-04-23",
    "2016-04-28-1",
    "2016-04-28-2",
    "2016-05-31",
    "2016-06-22-1",
    "2016-06-22-2",
    "2016-07-09",
    "2016-07-19",
    "2016-08-03",
    "2016-08-24",
    "2016-09-05",
    "2016-10-15",
    "2016-10-20",
    "2017-02-12",
    "2017-03-06",
];

/// Those of them that some body called a failure.
const FAILED: [&str; 11] = [
    "2016-03-18-2",
    "2016-04-15",
    "2016-04-23",
    "2016-04-28-1",
    "2016-04-28-2",
    "2016-05-31",
    "2016-06-22-1",
    "2016-07-09",
    "2016-08-03",
    "2016-10-15",
    "2016-10-20",
];

/// The fewest claims of each viewpoint by the eve: what stood when this was written. Facts are added, not lost.
const CLAIMS: [(&str, usize); 7] = [
    ("beijing", 33),
    ("moscow", 17),
    ("pyongyang", 4),
    ("seoul", 35),
    ("tokyo", 19),
    ("washington", 23),
    ("press", 6),
];

#[test]
fn every_launch_of_the_fourteen_months_is_there_failures_included() {
    let cut = CATALOGUE.as_of(date(2017, 3, 20));
    let found: Vec<&str> = cut
        .launches
        .iter()
        .filter(|(_, launch)| launch.date.earliest_day() >= date(2016, 1, 1))
        .map(|(id, _)| id.as_str())
        .collect();
    assert_eq!(found, LAUNCHES);
    let failed: Vec<&str> = found
        .into_iter()
        .filter(|id| cut.launches[*id].reports.iter().any(|report| report.outcome == Outcome::Failure))
        .collect();
    assert_eq!(failed, FAILED);
}

#[test]
fn each_capital_has_its_claims_by_the_eve() {
    let cut = CATALOGUE.as_of(date(2017, 3, 20));
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for claim in cut.claims.values() {
        *counts.entry(claim.viewpoint.as_str()).or_default() += 1;
    }
    for (viewpoint, least) in CLAIMS {
        assert!(
            counts.get(viewpoint) >= Some(&least),
            "{viewpoint}: {:?}, at least {least}",
            counts.get(viewpoint)
        );
    }
    assert_eq!(counts.len(), CLAIMS.len(), "{counts:?}");
}

#[test]
fn the_korean_battery_does_not_work_on_the_eve() {
    let status = |year, month, day| {
        let cut = CATALOGUE.as_of(date(year, month, day));
        cut.elements["seongju"].status.last().map(|entry| entry.status)
    };
    assert_eq!(status(2017, 3, 20), Some(Status::Arriving));
    assert_eq!(status(2016, 7, 8), Some(Status::Agreed));
    assert!(status(2017, 12, 31).is_some_and(Status::works), "it did work later");
}

#[test]
fn every_figure_has_a_source_that_is_there() {
    assert!(CATALOGUE.figures().count() > 0);
    for found in CATALOGUE.figures() {
        assert!(CATALOGUE.source(&found.figure.source).is_some(), "{}", found.whole_id());
    }
}

#[test]
fn the_schema_of_a_claim_has_no_name_for_an_anonymous_official() {
    let schemas = catalogue_schemas();
    let validator = jsonschema::validator_for(&schemas["claim"]).expect("the schema is a schema");
    let claim = |said_by: Json| {
        json!({
            "id": "claim", "viewpoint": "tokyo", "said_by": said_by, "said_on": "2017-03-06", "about": "x",
            "paraphrase": "x", "language": "en", "kind": "capability", "computable": "yes", "source": "s",
        })
    };
    let takes = |said_by: Json| validator.is_valid(&claim(said_by));
    assert!(takes(json!({ "kind": "anonymous-official", "office": "a ministry" })));
    assert!(!takes(json!({ "kind": "anonymous-official", "office": "a ministry", "name": "A. Person" })));
    assert!(!takes(json!({ "kind": "anonymous-official", "office": "a ministry", "said_by": "A. Person" })));
    assert!(takes(json!({ "kind": "person", "name": "A. Person" })));
    assert!(!takes(json!({ "kind": "person" })));
    // No other field of a claim can hold a speaker either: the schema is closed.
    let mut named = claim(json!({ "kind": "anonymous-official", "office": "a ministry" }));
    named["name"] = json!("A. Person");
    assert!(!validator.is_valid(&named));
}

#[test]
fn the_program_carries_claims_of_officials_who_are_not_named() {
    let anonymous =
        CATALOGUE.claims.values().filter(|c| matches!(c.said_by, Speaker::AnonymousOfficial { .. }));
    let shown: Vec<String> = anonymous.map(|claim| claim.said_by.words()).collect();
    assert!(!shown.is_empty());
    assert!(shown.iter().all(|words| words.starts_with("not named: ")), "{shown:?}");
}

/// Every file of a folder and the folders below it, by its path there.
fn files(root: &Path, folder: &Path, found: &mut Vec<File<'static>>) {
    for entry in std::fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(root, &path, found);
        } else {
            let name =
                path.strip_prefix(root).expect("it is below").to_str().expect("plain names").to_owned();
            found.push(file(&name, std::fs::read(&path).expect("it can be read")));
        }
    }
}

/// The fuzz targets begin with it: a rule that it breaks would show when they run, long after.
#[test]
fn the_small_catalogue_of_the_fuzz_targets_is_sound() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/minimal");
    let mut found = Vec::new();
    files(&root, &root, &mut found);
    let catalogue = Catalogue::load(&[Layer { files: found }]).expect("it is sound");
    assert!(!catalogue.launches.is_empty() && !catalogue.claims.is_empty());
}

#[test]
fn every_quantity_that_code_asks_for_is_on_record() {
    let missing: Vec<&&str> =
        tpt_catalogue::quantity::ALL.iter().filter(|id| !CATALOGUE.quantities.contains_key(**id)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}
