//! `--figures` and `--figure`: whose numbers are believed.

use crate::support::{EVE, document, text};

/// The launch of the fortnight that both Seoul and Tokyo gave numbers for.
const LAUNCH: &str = "2017-03-06";

fn believed(brief: &serde_json::Value) -> &str {
    let launches = brief["launches"].as_array().expect("launches are a list");
    text(launches.iter().find(|launch| launch["id"] == LAUNCH).expect("the launch is known"), "believed")
}

#[test]
fn the_default_believes_seoul_and_another_set_or_an_override_tokyo() {
    assert_eq!(believed(&EVE.json), "seoul");
    let by_set = document(&["brief", "2017-03-20", "--json", "--samples", "16", "--figures", "tokyo"]);
    assert_eq!((believed(&by_set), text(&by_set, "figures")), ("tokyo", "tokyo"));
    let choice = format!("reports={LAUNCH}/tokyo");
    let by_override = document(&["brief", "2017-03-20", "--json", "--samples", "16", "--figure", &choice]);
    assert_eq!((believed(&by_override), text(&by_override, "figures")), ("tokyo", "nominal"));
    let overrides = by_override["overrides"].as_array().expect("overrides are a list");
    assert!(overrides.contains(&serde_json::json!({ "of": LAUNCH, "believed": "tokyo" })), "{overrides:?}");
    // What is believed changes the finding, not the reports themselves.
    let finding = |brief: &serde_json::Value| {
        let findings = brief["findings"].as_array().expect("findings are a list");
        text(findings.iter().find(|f| f["id"] == "finding-fortnight").expect("it is there"), "sentence")
            .to_owned()
    };
    assert!(finding(&EVE.json).contains("as Seoul reports it"), "{}", finding(&EVE.json));
    assert!(finding(&by_set).contains("as Tokyo reports it"), "{}", finding(&by_set));
    assert_eq!(finding(&by_set), finding(&by_override));
}

#[test]
fn a_seed_moves_the_bands_a_little_and_the_same_seed_not_at_all() {
    let arc = |seed: &str| {
        let shown = document(&["catalogue", "show", LAUNCH, "--json", "--samples", "64", "--seed", seed]);
        shown["vacuum_arcs"][0]["flight_time_s"].clone()
    };
    let (one, again, other) = (arc("1"), arc("1"), arc("2"));
    assert_eq!(one, again);
    assert_ne!(one["nominal"], other["nominal"]);
    let difference =
        one["nominal"].as_f64().expect("a number") - other["nominal"].as_f64().expect("a number");
    assert!(difference.abs() < 1.0, "{difference} s");
}
