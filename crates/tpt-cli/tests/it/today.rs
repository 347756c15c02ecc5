//! The scenario of August 2026: the same program, other data.

use serde_json::Value as Json;

use crate::support::{answer, arg, document, folder, text};

const DAY: &str = "2026-08-31";
const BEFORE: &str = "2017-03-20";
const SCENARIO: [&str; 2] = ["--scenario", "northeast-asia-2026"];

/// What only the scenario of 2017 may say.
const OF_2017: [&str; 4] =
    ["known on the eve<", "Washington describes", "The source article", "protects nothing yet"];

fn list<'j>(document: &'j Json, key: &str) -> &'j [Json] {
    document[key].as_array().unwrap_or_else(|| panic!("{key} is a list"))
}

#[test]
fn the_paper_of_today_says_what_stands_and_what_is_new() {
    let place = folder();
    let out = place.path().join("brief");
    let asked = ["brief", DAY, "--json", "--samples", "16", "--out", arg(&out)];
    let brief = document(&[&asked[..], &SCENARIO].concat());
    let page = std::fs::read_to_string(out.join("annexes.html")).expect("the page is written");
    for words in OF_2017 {
        assert!(!page.contains(words), "{words}");
    }
    assert!(page.contains(&format!("No talks are on record for {DAY} or later")));
    assert!(list(&brief, "article").is_empty());

    // A battery that worked once is not one that is still to come.
    let finding = list(&brief, "findings").iter().find(|one| one["id"] == "finding-deployment");
    let sentence = text(finding.expect("the deployment is a finding"), "sentence");
    for words in
        ["protects nothing now", "from 1 May 2017 until 3 March 2026", "arriving since 12 March 2026"]
    {
        assert!(sentence.contains(words), "{words}: {sentence}");
    }
    let seongju = list(&brief, "elements").iter().find(|one| one["id"] == "seongju").expect("it is there");
    assert_eq!(seongju["worked"], serde_json::json!({ "from": "2017-05-01", "until": "2026-03-03" }));

    // What became known is what `diff` says, from the whole catalogue.
    let since = &brief["since"];
    let diff = document(&["diff", "--asof", BEFORE, DAY, "--json"]);
    assert_eq!(since["from"], BEFORE);
    assert_eq!(since["entries"], diff["entries"]);
    let counted: u64 = list(since, "counts")
        .iter()
        .map(|row| row["facts"].as_u64().unwrap_or_default() + row["changed"].as_u64().unwrap_or_default())
        .sum();
    assert_eq!(counted, list(since, "entries").len() as u64);
    let moved: Vec<&str> = list(since, "elements").iter().map(|one| text(one, "id")).collect();
    for element in ["seongju-radar", "guam-defense-system", "jmsdf-asev", "lrdr-clear"] {
        assert!(moved.contains(&element), "{element}: {moved:?}");
    }
}

#[test]
fn a_battery_that_worked_says_until_when() {
    let on =
        |day: &str| answer(&["defend", "seongju", "--against", "scud-c", "--samples", "16", "--asof", day]);
    let (planned, works, gone) = (on(BEFORE), on("2018-01-01"), on(DAY));
    assert!(planned.contains("What follows holds once it works."), "{planned}");
    assert!(!works.contains("What follows"), "{works}");
    assert!(gone.contains("It worked from 2017-05-01 until 2026-03-03"), "{gone}");
}

#[test]
fn the_scenario_of_the_talks_looks_back_to_no_date() {
    let brief = document(&["brief", BEFORE, "--json", "--samples", "16"]);
    assert!(brief["since"].is_null());
    assert!(!list(&brief, "article").is_empty());
    let early = document(&[&["brief", BEFORE, "--json", "--samples", "16"][..], &SCENARIO].concat());
    assert!(early["since"].is_null(), "nothing became known since the same day");
}
