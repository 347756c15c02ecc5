//! All reports of one missile together.

use serde_json::Value as Json;

use crate::support::{document, run, text};

fn together(missile: &str, samples: &str) -> Json {
    let asked = ["reconstruct", "--missile", missile, "--all-reports", "--json", "--samples", samples];
    document(&[&asked[..], &["--asof", "2026-11-30"]].concat())
}

fn number(found: &Json) -> f64 {
    found.as_f64().expect("it is a number")
}

#[test]
fn each_launch_is_predicted_by_the_others_and_each_speaker_stands_alone() {
    let found = together("hwasong-12", "256");
    let launches = found["launches"].as_array().expect("they are listed");
    // The four launches of which the nominal figures believe a range and an apogee, each once and by date.
    let ids: Vec<&str> = launches.iter().map(|one| text(one, "launch")).collect();
    assert!(ids.len() >= 4 && ids.windows(2).all(|pair| pair[0] < pair[1]), "{ids:?}");
    for one in launches {
        // A launch that reported a time says more or less of it than chance; one without a time is not compared.
        assert_eq!(one["flight_time"].is_null(), one["miss_share"].is_null(), "{one}");
        assert!(number(&one["able_share"]) > 0.5 && number(&one["says_bits"]) >= 0.0, "{one}");
        let rare = one["miss_share"].as_f64().is_some_and(|share| share <= 0.05);
        assert_eq!(one["contradicts"], Json::Bool(rare), "{one}");
    }
    let most = launches.iter().max_by(|a, b| number(&a["says_bits"]).total_cmp(&number(&b["says_bits"])));
    assert_eq!(found["says_most"], most.expect("there are some")["launch"]);
    // What is carried falls with the payload, before and after.
    for bands in [&found["before"], &found["after"]["vehicle"]] {
        let ranges = bands["payloads"].as_array().expect("they are listed");
        let middles: Vec<f64> =
            ranges.iter().filter_map(|one| one["standard_range_km"]["nominal"].as_f64()).collect();
        assert!(middles.len() == 4 && middles.windows(2).all(|pair| pair[0] > pair[1]), "{middles:?}");
    }
    // A speaker's reports are its own.
    for speaker in found["speakers"].as_array().expect("they are listed") {
        let reports = speaker["reports"].as_array().expect("they are listed");
        let own = |report: &Json| {
            let report = report.as_str().unwrap_or_default();
            report.contains(&format!("/{}", text(speaker, "reported_by")))
        };
        assert!(reports.iter().all(own), "{speaker}");
    }
}

#[test]
fn too_few_draws_that_count_give_no_number() {
    let found = together("hwasong-15", "64");
    assert!(found["after"]["vehicle"].is_null() && number(&found["after"]["effective_draws"]) < 100.0);
    assert!(text(&found["after"], "refused").contains("100 are needed"));
    assert!(!found["before"]["payloads"].as_array().expect("they are listed").is_empty());
}

#[test]
fn a_missile_built_like_a_template_is_an_assumed_vehicle() {
    let found = together("hwasong-18", "32");
    assert_eq!(found["template"], "three-stage-solid");
    assert_eq!(found["launches"].as_array().map(Vec::len), Some(3));
}

#[test]
fn all_reports_stand_with_a_missile_alone() {
    for (more, said) in [
        (&["--all-reports"][..], "without a missile"),
        (&["2017-07-28", "--all-reports"][..], "stands beside"),
        (&["--all-reports", "--missile", "hwasong-14", "--range-km", "900"][..], "stands beside"),
        (&["--all-reports", "--missile", "hwasong-41"][..], "hwasong-14"),
        (&["--all-reports", "--missile", "scud-d"][..], "no stage set is on record"),
    ] {
        let refused = run([&["reconstruct"], more].concat());
        assert_eq!(refused.code, Some(2), "{more:?}");
        assert!(refused.stderr.contains(said), "{more:?}: {}", refused.stderr);
    }
}
