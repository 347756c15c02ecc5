//! `defend` from outside: what it answers, why not, how it varies, what it refuses.

use std::sync::LazyLock;

use serde_json::Value as Json;

use crate::support::{answer, document, not_refused, run, text};

const EVE_OF: [&str; 4] = ["--asof", "2017-03-20", "--samples", "32"];

/// The battery at Seongju on the eve of the talks, against two classes.
static SEONGJU: LazyLock<Json> = LazyLock::new(|| {
    asked(&[
        "defend",
        "seongju",
        "--against",
        "scud-c,nodong",
        "--place",
        "Seoul",
        "--place",
        "Pyeongtaek",
        "--place",
        "Busan",
        "--place",
        "Tokyo",
        "--why",
        "Daegu",
    ])
});

fn asked(args: &[&str]) -> Json {
    document(&[args, &EVE_OF, &["--json"]].concat())
}

fn number(value: &Json) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("{value} is no number"))
}

/// A class of the document, as planned where it is not operational.
fn class<'j>(found: &'j Json, id: &str) -> &'j Json {
    let classes =
        if found["as_planned"].is_null() { &found["classes"] } else { &found["as_planned"]["classes"] };
    classes.as_array().and_then(|all| all.iter().find(|one| one["class"] == id)).expect("the class is there")
}

fn place<'j>(class: &'j Json, name: &str) -> &'j Json {
    let places = class["places"].as_array();
    places.and_then(|all| all.iter().find(|one| one["name"] == name)).expect("the place is there")
}

const REFUSED: [(&[&str], &[&str]); 7] = [
    (&["defend", "seongju", "--against", "icbm"], &["class", "icbm", "scud-c"]),
    (&["defend", "shariki"], &["shariki", "defends nothing", "seongju"]),
    (&["defend", "jmsdf-aegis-bmd"], &["jmsdf-aegis-bmd", "fixed site"]),
    (&["defend", "nowhere"], &["element", "nowhere"]),
    (&["defend", "seongju", "--place", "Atlantis"], &["place", "Atlantis"]),
    (&["defend", "seongju", "--place", "40.0,126.4"], &["place", "40.0,126.4"]),
    (&["defend", "seongju", "--asof", "2016-07-10", "--against", "scud-c"], &["scud-c", "2016-07-20"]),
];

#[test]
fn what_makes_no_sense_is_refused_by_name() {
    let mut wrong = Vec::new();
    for (args, names) in REFUSED {
        let at: &[&str] = if args.contains(&"--asof") { &[] } else { &["--asof", "2017-03-20"] };
        let run = run([args, at].concat());
        wrong.extend(not_refused(&run, names).into_iter().map(|fault| format!("{args:?}: {fault}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn before_it_works_a_battery_defends_nothing_and_says_what_is_planned() {
    let found = &*SEONGJU;
    assert_eq!(found["works"], false);
    for one in found["classes"].as_array().unwrap() {
        assert!(number(&one["area_km2"]["nominal"]).abs() < 1e-9 && one["geometry"].is_null(), "{one}");
        for place in one["places"].as_array().unwrap() {
            assert_eq!(
                (&place["verdict"], &place["binding"]),
                (&"outside".into(), &"not-operational".into())
            );
        }
    }
    assert!(number(&class(found, "scud-c")["area_km2"]["nominal"]) > 10_000.0);
    let words = answer(&[&["defend", "seongju", "--against", "scud-c"], &EVE_OF[..]].concat());
    assert!(words.contains("it defends nothing") && words.contains("as planned"), "{words}");
    let later = document(&[
        "defend",
        "seongju",
        "--against",
        "scud-c",
        "--asof",
        "2018-06-30",
        "--samples",
        "16",
        "--json",
    ]);
    assert!(later["as_planned"].is_null() && later["works"] == true, "{}", later["status"]);
}

#[test]
fn every_place_has_a_verdict_that_its_margins_bear_out() {
    for id in ["scud-c", "nodong"] {
        for place in class(&SEONGJU, id)["places"].as_array().unwrap() {
            let low = |field: &str| place[field]["low"].as_f64();
            match text(place, "verdict") {
                "inside" => {
                    assert!(low("margin_km").unwrap() >= 0.0 && low("margin_s").unwrap() >= 0.0, "{place}");
                    assert!(
                        place["binding"].is_null() && place["opportunities"].as_u64().unwrap() > 0,
                        "{place}"
                    );
                }
                "outside" => assert!(place["binding"].is_string(), "{place}"),
                "depends" => assert!((0.05..0.95).contains(&number(&place["in_draws"])), "{place}"),
                "not-counted" => assert!(place["margin_km"].is_null(), "{place}"),
                other => panic!("{other}"),
            }
        }
    }
    // Reach alone, as anyone can lay it off on a map: Seoul is outside, Busan inside.
    assert_eq!(place(class(&SEONGJU, "scud-c"), "Seoul")["verdict"], "outside");
    assert_eq!(place(class(&SEONGJU, "scud-c"), "Busan")["verdict"], "inside");
    assert_eq!(place(class(&SEONGJU, "nodong"), "Tokyo")["binding"], "reach");
}

#[test]
fn the_clock_runs_in_order_and_the_verdict_turns_with_a_published_delay() {
    let daegu = place(class(&SEONGJU, "scud-c"), "Daegu");
    let events = daegu["clock"]["events"].as_array().unwrap();
    let times: Vec<f64> = events.iter().map(|event| number(&event["t_s"])).collect();
    assert!(times.is_sorted(), "{times:?}");
    let at = |name: &str| number(&events.iter().find(|event| event["event"] == name).unwrap()["t_s"]);
    assert!(at("in the radar's view") < at("firm track") && at("firm track") < at("first launch possible"));
    assert!(
        at("first launch possible") < at("earliest intercept") && at("earliest intercept") < at("impact")
    );
    let flips = daegu["flips_with"].as_array().unwrap();
    let jang = flips.iter().find(|flip| flip["figure"] == "thaad/reaction-time/jang-2016").unwrap();
    assert_eq!((&jang["verdict"], &jang["binding"]), (&"outside".into(), &"too-late".into()));
    // What it says of that figure is what comes of believing it.
    let late = asked(&[
        "defend",
        "seongju",
        "--against",
        "scud-c",
        "--place",
        "Daegu",
        "--figure",
        "reaction-time=thaad/reaction-time/jang-2016",
    ]);
    assert_eq!(place(class(&late, "scud-c"), "Daegu")["verdict"], "outside");
}

#[test]
fn ground_is_told_by_what_binds_and_towns_only_where_it_is_covered() {
    let scud = class(&SEONGJU, "scud-c");
    let bound: Vec<&str> =
        scud["constraints"].as_array().unwrap().iter().map(|one| text(one, "binding")).collect();
    assert!(bound.contains(&"reach") && bound.contains(&"sector") && bound.contains(&"floor"), "{bound:?}");
    let towns = scud["towns"].as_array().unwrap();
    let people: u64 = towns.iter().map(|town| town["population"].as_u64().unwrap()).sum();
    assert_eq!(people, scud["population"].as_u64().unwrap());
    assert!(
        towns.iter().any(|town| town["name"] == "Busan") && towns.iter().all(|town| town["name"] != "Seoul")
    );
    let share = number(&scud["launch_point_share"]);
    assert!((0.0..=1.0).contains(&share), "{share}");
    assert!(!scud.to_string().contains("launch_point_lat"), "which launch points is never told");
}

#[test]
fn a_fan_of_reach_covers_no_more_than_the_circle() {
    let whole = &class(&SEONGJU, "nodong")["area_km2"]["nominal"];
    let fan = asked(&[
        "defend",
        "seongju",
        "--against",
        "nodong",
        "--figure",
        "reach-forward=thaad/reach-forward/herald-2016-forward",
    ]);
    let fan = &class(&fan, "nodong")["area_km2"]["nominal"];
    assert!(number(fan) < number(whole), "{fan} {whole}");
}

#[test]
fn the_numbers_are_the_same_on_one_thread_and_on_two_and_are_traced() {
    let on = |threads: &str| {
        let mut command = assert_cmd::Command::new(env!("CARGO_BIN_EXE_twoplustwo"));
        let args = ["defend", "seongju", "--against", "nodong", "--place", "Busan", "--json"];
        let out = command.args(args).args(EVE_OF).env("RAYON_NUM_THREADS", threads).output().unwrap();
        assert!(out.status.success());
        out.stdout
    };
    assert_eq!(on("1"), on("2"));
    let nodong = class(&SEONGJU, "nodong");
    let busan = place(nodong, "Busan");
    for band in [&nodong["area_km2"], &busan["margin_km"], &busan["margin_s"]] {
        let why = document(&["why", text(band, "id"), "--samples", "32", "--json"]);
        assert_eq!(why["tree"]["id"], band["id"]);
        assert_eq!(why["tree"]["drivers"], band["drivers"]);
        assert!(!why["sources"].as_array().unwrap().is_empty());
    }
}

#[test]
fn what_no_launch_of_a_class_comes_to_is_told_and_not_counted() {
    let found = document(&[
        "defend",
        "guam-thaad",
        "--against",
        "nodong",
        "--asof",
        "2017-03-20",
        "--samples",
        "16",
        "--json",
    ]);
    assert_eq!(found["works"], true);
    // Guam lies beyond the class's distances: nothing comes there, and that is said, not counted.
    assert!(number(&class(&found, "nodong")["area_km2"]["nominal"]).abs() < 1e-9, "{found}");
}
