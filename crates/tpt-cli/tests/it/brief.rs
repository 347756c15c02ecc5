//! `brief DATE`: its files, its document, and what it may say on the eve.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;

use sha2::{Digest, Sha256};

use crate::support::{
    EARLIER, EVE, Written, answer, answer_on_one_thread, arg, document, folder, text, tree,
};

/// What a brief of this version consists of.
const FILES: [&str; 18] = [
    "MANIFEST",
    "annexes.html",
    "arcs.kml",
    "brief.json",
    "index.html",
    "map.geojson",
    "scene.czml",
    "tables/",
    "tables/claims.csv",
    "tables/elements.csv",
    "tables/events.csv",
    "tables/figures.csv",
    "tables/footprints.parquet",
    "tables/known-gaps.csv",
    "tables/launches.csv",
    "tables/reconstructions.csv",
    "tables/sources.csv",
    "tables/vacuum-arcs.csv",
];

#[test]
fn the_promised_files_are_written_and_nothing_beside_them() {
    assert_eq!(EVE.files.keys().map(String::as_str).collect::<Vec<_>>(), FILES);
    // The folder in which the brief was staged is gone.
    assert!(EVE.beside.is_empty(), "{:?}", EVE.beside);
}

#[test]
fn the_manifest_holds_for_every_file() {
    let mut wanted = String::new();
    for (path, bytes) in EVE.files.iter().filter(|(path, _)| !path.ends_with('/') && *path != "MANIFEST") {
        let digest = Sha256::digest(bytes);
        let hex: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        writeln!(wanted, "{hex}  {path}").expect("a text takes text");
    }
    let mut lines: Vec<&str> = EVE.text("MANIFEST").lines().collect();
    lines.sort_by_key(|line| line.split_once("  ").map(|(_, path)| path));
    assert_eq!(lines, wanted.lines().collect::<Vec<_>>());
}

#[test]
fn two_runs_give_the_same_bytes_also_over_an_earlier_brief() {
    let place = folder();
    let out = place.path().join("brief");
    answer(&["brief", "2016-06-01", "--samples", "16", "--out", arg(&out), "--quiet"]);
    assert!(tree(&out) == EARLIER.files, "a second run of the brief of 2016-06-01 differs");
    // On one thread; the other was made on as many as there are.
    let said = answer_on_one_thread(&["brief", "2017-03-20", "--samples", "32", "--out", arg(&out)]);
    let again = tree(&out);
    let differs: Vec<_> = again.iter().filter(|(path, bytes)| EVE.files.get(*path) != Some(bytes)).collect();
    assert!(
        differs.is_empty() && again.len() == EVE.files.len(),
        "{:?}",
        differs.iter().map(|(path, _)| path)
    );
    assert_eq!(fs::read_dir(place.path()).expect("it can be listed").count(), 1, "only the brief is left");
    // For people: the findings, and where the page is.
    assert!(
        said.contains("on 20 March 2017")
            && said.contains("1. On 20 March 2017 the THAAD battery at Seongju protects nothing yet."),
        "{said}"
    );
    assert!(said.trim_end().ends_with("brief/index.html"), "{said}");
}

#[test]
fn standard_output_is_the_document_that_is_written() {
    assert_eq!(EVE.stdout, EVE.text("brief.json"));
    assert_eq!(EARLIER.stdout, EARLIER.text("brief.json"));
}

#[test]
fn documents_keep_to_their_published_schemas() {
    let listed = document(&["catalogue", "list", "claims", "--json", "--asof", "2017-03-20"]);
    let shown = document(&["catalogue", "show", "2017-03-06", "--json", "--asof", "2017-03-20"]);
    let cases = [
        ("brief", vec![&EVE.json, &EARLIER.json]),
        ("catalogue-list", vec![&listed]),
        ("catalogue-show", vec![&shown]),
    ];
    let schemas = document(&["schema"]);
    for (name, documents) in cases {
        assert_eq!(document(&["schema", name]), schemas[name], "{name}");
        let validator = jsonschema::validator_for(&schemas[name]).expect("the schema is a schema");
        for document in documents {
            let faults: Vec<String> =
                validator.iter_errors(document).map(|e| format!("{}: {e}", e.instance_path())).collect();
            assert!(faults.is_empty(), "{name}: {faults:#?}");
        }
        assert!(!validator.is_valid(&serde_json::json!({})), "{name} asks for nothing");
    }
}

#[test]
fn a_brief_names_what_it_was_made_with() {
    for (brief, asof, samples) in [(&*EVE, "2017-03-20", 32), (&*EARLIER, "2016-06-01", 16)] {
        assert_eq!(text(&brief.json, "asof"), asof);
        assert_eq!(text(&brief.json, "figures"), "nominal");
        assert_eq!(text(&brief.json, "version"), env!("CARGO_PKG_VERSION"));
        assert_eq!(brief.json["samples"], samples);
        let hash = text(&brief.json, "inputs_sha256");
        assert!(hash.len() == 64 && hash.bytes().all(|b| b.is_ascii_hexdigit()), "{hash}");
    }
    // Without the option, the number that docs/models says.
    assert_eq!(document(&["ring", "etorofu-bastion", "--json"])["samples"], 1024);
}

#[test]
fn on_the_eve_the_battery_defends_nothing() {
    let seongju = EVE.item("elements", "seongju");
    assert_eq!((text(seongju, "status"), &seongju["works"]), ("arriving", &false.into()));
    let first = text(&EVE.list("findings")[0], "sentence");
    assert!(first.contains("THAAD") && first.contains("protects nothing"), "{first}");
    assert!(EARLIER.list("elements").iter().all(|e| e["id"] != "seongju" || e["works"] == false));
}

#[test]
fn on_the_eve_the_meeting_of_the_day_is_planned_and_nothing_said_there_is_known() {
    let meeting = EVE.item("meetings", "2017-03-20");
    assert_eq!((text(meeting, "status"), text(meeting, "date")), ("planned", "2017-03-20"));
    // Who said something at the meeting is known from the whole catalogue: those claims exist, and none is here.
    let all = document(&["catalogue", "list", "claims", "--json"]);
    let at_the_meeting: Vec<&str> = all["entries"]
        .as_array()
        .expect("entries are a list")
        .iter()
        .map(|entry| text(entry, "id"))
        .filter(|id| document_of(id)["occasion"] == "2017-03-20")
        .collect();
    assert!(at_the_meeting.len() >= 2, "{at_the_meeting:?}");
    let here: BTreeSet<&str> = EVE.list("claims").iter().map(|claim| text(claim, "id")).collect();
    let leaked: Vec<_> = at_the_meeting.iter().filter(|id| here.contains(**id)).collect();
    assert!(leaked.is_empty(), "{leaked:?}");
    assert!(here.len() > 100, "{} claims", here.len());
}

/// The record of a claim, from the embedded files.
fn document_of(id: &str) -> serde_json::Value {
    let claim = CATALOGUE.claims.get(id).unwrap_or_else(|| panic!("no claim {id}"));
    serde_json::to_value(claim).expect("a claim has a JSON form")
}

static CATALOGUE: std::sync::LazyLock<tpt_catalogue::Catalogue> = std::sync::LazyLock::new(|| {
    tpt_catalogue::Catalogue::load(&[tpt_catalogue::embedded()]).expect("the embedded catalogue is sound")
});

#[test]
fn each_list_of_the_eve_is_filled() {
    for key in [
        "people",
        "meetings",
        "agenda",
        "launches",
        "contours",
        "elements",
        "systems",
        "claims",
        "disputes",
        "distances",
        "viewpoints",
        "places",
        "not_computed",
        "article",
        "known_gaps",
        "sources",
    ] {
        assert!(!EVE.list(key).is_empty(), "{key}");
    }
    assert_eq!(EVE.list("findings").len(), 7);
    assert_eq!(EVE.list("viewpoints").len(), 5);
}

#[test]
fn every_number_that_stands_in_a_document_has_its_sources_there() {
    fn cited(value: &serde_json::Value, found: &mut BTreeSet<String>) {
        match value {
            serde_json::Value::Object(map) => {
                for (key, inner) in map {
                    match inner {
                        serde_json::Value::String(id) if key == "source" => {
                            found.insert(id.clone());
                        }
                        inner => cited(inner, found),
                    }
                }
            }
            serde_json::Value::Array(items) => items.iter().for_each(|item| cited(item, found)),
            _ => {}
        }
    }
    for brief in [&*EVE, &*EARLIER] {
        let mut mentioned = BTreeSet::new();
        cited(&brief.json, &mut mentioned);
        let listed: BTreeSet<String> =
            brief.list("sources").iter().map(|source| text(source, "id").to_owned()).collect();
        assert_eq!(mentioned, listed);
        numbered_from_one(brief);
    }
}

fn numbered_from_one(brief: &Written) {
    let numbers: Vec<u64> =
        brief.list("sources").iter().filter_map(|source| source["number"].as_u64()).collect();
    let count = u64::try_from(brief.list("sources").len()).expect("a list is not that long");
    assert_eq!(numbers, (1..=count).collect::<Vec<_>>());
}

#[test]
fn the_time_that_pyongyang_gave_in_2022_cannot_be_true_and_tokyos_can() {
    let brief = document(&["brief", "2022-03-25", "--json", "--samples", "32"]);
    let launches = brief["launches"].as_array().expect("launches are a list");
    let launch = launches.iter().find(|launch| launch["id"] == "2022-03-24").expect("the launch is known");
    let row = |who: &str| {
        let rows = launch["reports"].as_array().expect("reports are a list");
        let by = |row: &&serde_json::Value| {
            row["reported_by"] == who
                && ["flight_time", "range", "apogee"].iter().all(|figure| !row[figure].is_null())
        };
        rows.iter().find(by).unwrap_or_else(|| panic!("{who} gave a flight time with range and apogee"))
    };
    let pyongyang = &row("Pyongyang")["reconstruction"];
    assert_eq!(pyongyang["assumed_vehicle"], true);
    assert_eq!(pyongyang["consistency"]["verdict"], "inconsistent");
    assert!(pyongyang["consistency"]["excess_s"]["high"].as_f64().expect("a number") < -100.0);
    let tokyo = row("Tokyo");
    assert_eq!(
        (&tokyo["flight_time"]["nominal"], &tokyo["flight_time"]["unit"]),
        (&71.0.into(), &"min".into())
    );
    assert_eq!(tokyo["reconstruction"]["consistency"]["verdict"], "consistent");
    assert_eq!(brief["samples"], 32);
    // Nothing without a missile to fly: no vacuum arc beside a reconstruction.
    assert!(row("Tokyo")["vacuum_arc"].is_null());
}

/// The README counts what the brief cites: the counts are those of the brief.
/// Each kind of fact, and what README.md calls it.
const KINDS: [(&str, &str); 8] = [
    ("launches", "reports of launches"),
    ("claims", "statements"),
    ("systems", "figures of systems"),
    ("missiles", "figures of missiles"),
    ("elements", "figures and statuses of elements"),
    ("events", "reports of other events"),
    ("people", "offices"),
    ("meetings", "states of meetings"),
];

#[test]
fn the_readme_counts_what_the_brief_cites() {
    let readme = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../README.md")).unwrap();
    let words = readme.split_whitespace().collect::<Vec<_>>().join(" ");
    let counts = &EVE.json["read_counts"];
    let sentence = format!(
        "the text of {} figures and statements was read. Another text cites {} more, nobody has verified {}, and {} ranges are \
         this project's assumptions.",
        counts["read"], counts["cited_by_another"], counts["unverified"], counts["assumed"]
    );
    assert!(words.contains(&sentence), "README.md does not say: {sentence}");
    let whole = document(&["catalogue", "check", "--json"]);
    let count = |counts: &serde_json::Value, key: &str| counts[key].as_u64().unwrap_or_default();
    let mut all = 0;
    for (kind, told) in KINDS {
        let counts = &whole["facts_by_kind"][kind];
        let [read, cited, unverified, assumed] =
            ["read", "cited_by_another", "unverified", "assumed"].map(|key| count(counts, key));
        all += read + cited + unverified + assumed;
        let row = format!("| {told} | {read} | {cited} | {unverified} | {assumed} |");
        assert!(readme.contains(&row), "README.md does not have: {row}");
    }
    let again = document(&["reproduce", "--json"]);
    let cases = again["cases"].as_array().expect("cases are a list");
    let missed = cases.iter().filter(|case| case["status"] != "inside").count();
    let spelled = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    let row = format!("({}, {} of them missed, with the reason)", cases.len(), spelled[missed]);
    assert!(readme.contains(&row), "README.md does not have: {row}");
    // No kind is left out.
    let facts = &whole["facts"];
    let told = ["read", "cited_by_another", "unverified", "assumed"].map(|key| count(facts, key));
    assert_eq!(all, told.iter().sum::<u64>());
    let flown = &whole["flown_by_default"];
    let [read, cited, unverified, assumed] =
        ["read", "cited_by_another", "unverified", "assumed"].map(|key| count(flown, key));
    assert!(read > 0 && unverified > 0 && assumed > 0, "{flown}");
    let row = format!(
        "| of these, figures that missiles fly on by default | {read} | {cited} | {unverified} | {assumed} |"
    );
    assert!(readme.contains(&row), "README.md does not have: {row}");
    let sentence = format!("from {} sources", whole["records"]["sources"]);
    assert!(words.contains(&sentence), "README.md does not say: {sentence}");
}
