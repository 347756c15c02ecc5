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

const REFUSED: [(&[&str], &[&str]); 17] = [
    (&["defend", "seongju", "--against", "icbm"], &["class", "icbm", "scud-c"]),
    (&["defend", "shariki"], &["shariki", "defends nothing", "seongju"]),
    (&["defend", "rok-patriot"], &["rok-patriot", "its position is not kept", "seongju"]),
    (&["defend", "pac-3-usfk"], &["pac-3-usfk", "four air bases", "its position is not kept"]),
    (&["defend", "rok-aegis"], &["rok-aegis", "defends nothing"]),
    (&["defend", "aegis-ashore-akita"], &["element", "aegis-ashore-akita", "2017-03-20"]),
    (
        &["defend", "seongju", "--against", "scud-c,nodong", "--place", "Guam"],
        &["Guam", "km from `seongju`", "scud-c, nodong", "within 400 km"],
    ),
    (&["defend", "seongju", "--against", "nodong", "--why", "Honolulu"], &["Honolulu", "outside its map"]),
    (
        &["defend", "seongju", "--cue", "seongju-radar"],
        &["--cue seongju-radar", "`seongju` itself", "shariki"],
    ),
    (&["defend", "seongju", "--cue", "nowhere"], &["element", "nowhere"]),
    (&["defend", "seongju", "--cue", "gbi"], &["--cue gbi", "no radar at a fixed site", "kyogamisaki"]),
    (
        &["defend", "seongju", "--cue", "uewr-clear"],
        &["uewr-clear", "does not work on 2017-03-20", "announced"],
    ),
    (&["defend", "nowhere"], &["element", "nowhere"]),
    (&["defend", "seongju", "--place", "Atlantis"], &["place", "Atlantis"]),
    (&["defend", "seongju", "--place", "40.0,126.4"], &["place", "40.0,126.4"]),
    (&["defend", "seongju", "--asof", "2016-07-15", "--against", "scud-c"], &["scud-c", "2016-07-20"]),
    (&["defend", "seongju", "--asof", "2016-07-10"], &["seongju", "no site of it was public on 2016-07-10"]),
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
    assert!(
        words.contains("It protects nothing yet") && words.contains("Once it works, it could protect"),
        "{words}"
    );
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

/// A ship stands somewhere in a declared box, all over which it is drawn.
#[test]
fn ships_are_met_in_their_box_and_say_so() {
    let args = ["defend", "jmsdf-aegis-bmd", "--against", "nodong", "--place", "Osaka"];
    let found = asked(&args);
    let declared = &found["generic_box"];
    assert_eq!(
        (&declared["basis"], &declared["source"]),
        (&"assumed".into(), &"project-assumed-ships".into())
    );
    let [south, north, west, east] =
        ["south_deg", "north_deg", "west_deg", "east_deg"].map(|edge| number(&declared[edge]));
    let inside = (south..=north).contains(&number(&found["lat_deg"]))
        && (west..=east).contains(&number(&found["lon_deg"]));
    assert!(inside && north - south >= 1.0 && east - west >= 1.0, "{declared}");
    // The radar rides with it, and was not moved anywhere.
    let radar = &found["radar"];
    assert_eq!((&radar["lat_deg"], &radar["moved_to"]), (&found["lat_deg"], &Json::Null));
    let nodong = class(&found, "nodong");
    let drivers: Vec<&str> = nodong["area_km2"]["drivers"]
        .as_array()
        .unwrap()
        .iter()
        .map(|driver| text(driver, "input"))
        .collect();
    assert!(drivers.iter().any(|input| input.starts_with("where the ships are")), "{drivers:?}");
    let osaka = place(nodong, "Osaka");
    assert_eq!(osaka["verdict"], "inside");
    assert!(number(&osaka["margin_km"]["low"]) < number(&osaka["margin_km"]["high"]), "{osaka}");
    let flips = osaka["flips_with"].as_array().unwrap();
    assert!(flips.iter().any(|flip| flip["figure"] == "sm-3-ia/reach/straight-news-2017-02-05"), "{flips:?}");
    let words = answer(&[&args[..], &EVE_OF].concat());
    assert!(words.contains("37 to 39° N, 133 to 135° E (assumed:"), "{words}");
    // The heights that its block's record leaves out are those of the family, and are called so.
    let floor = &found["interceptor"][0];
    assert_eq!(floor["figure"], "sm-3/intercept-altitude/choi-2014-altitude");
    assert!(text(floor, "condition").contains("block not named"), "{floor}");
    assert!(
        (number(&found["floor_km"]) - 70.0).abs() < 1e-9
            && (number(&found["ceiling_km"]) - 500.0).abs() < 1e-9
    );
}

/// What was announced and never worked protects nothing; once it works it is the pure envelope, for no radar is on record.
#[test]
fn sites_that_never_worked_hold_as_planned_only() {
    for (day, status) in [("2018-06-30", "agreed"), ("2021-01-01", "cancelled")] {
        let args = ["defend", "aegis-ashore-akita", "--against", "nodong", "--place", "Tokyo"];
        let found = document(&[&args[..], &["--asof", day, "--samples", "16", "--json"]].concat());
        assert_eq!((&found["works"], &found["status"]), (&false.into(), &status.into()));
        assert_eq!(place(&found["classes"][0], "Tokyo")["binding"], "not-operational");
        assert_eq!(place(class(&found, "nodong"), "Tokyo")["verdict"], "inside");
        assert!(text(&found, "envelope_only").contains("no radar"), "{}", found["envelope_only"]);
    }
    let both = run(["defend", "aegis-ashore-japan", "--asof", "2018-06-30", "--samples", "16"]);
    let names = ["aegis-ashore-japan", "more than one site", "aegis-ashore-akita, aegis-ashore-yamaguchi"];
    assert_eq!(not_refused(&both, &names), Vec::<String>::new());
    let cued =
        run(["defend", "aegis-ashore-akita", "--asof", "2018-06-30", "--cue", "shariki", "--samples", "16"]);
    assert_eq!(not_refused(&cued, &["--cue shariki", "no clock"]), Vec::<String>::new());
}

/// An interceptor of which a figure is missing: the refusal names the figure.
#[test]
fn a_missing_figure_is_named() {
    let place = crate::support::folder();
    let element = std::fs::read_to_string(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../data/elements/us-aegis-bmd-yokosuka.toml"
    ));
    let element = element.unwrap().replace("\"sm-3-ia\", ", "");
    crate::support::write(place.path(), "elements/us-aegis-bmd-yokosuka.toml", element);
    let data = crate::support::arg(place.path());
    let run = run(["defend", "us-aegis-bmd-yokosuka", "--asof", "2017-03-20", "--data", data]);
    let names = ["us-aegis-bmd-yokosuka", "of its interceptor `sm-3-ib` a reach was not on record"];
    assert_eq!(not_refused(&run, &names), Vec::<String>::new());
}

/// A cue may only help; it stands in the document and in the ids, which then cannot be traced.
#[test]
fn a_cue_by_another_radar_is_told_and_never_worse() {
    let args = ["defend", "seongju", "--against", "nodong", "--place", "Busan", "--why", "Busan"];
    let own = asked(&args);
    let cued = asked(&[&args[..], &["--cue", "kyogamisaki"]].concat());
    assert!(own["cue"].is_null());
    assert_eq!(cued["cue"]["element"], "kyogamisaki");
    assert!(!cued["cue"]["values"].as_array().unwrap().is_empty());
    let busan = |found: &Json| place(class(found, "nodong"), "Busan").clone();
    let (own, told) = (busan(&own), busan(&cued));
    for end in ["low", "nominal", "high"] {
        assert!(number(&told["margin_s"][end]) >= number(&own["margin_s"][end]), "{end}: {told} {own}");
        assert_eq!(told["margin_km"][end], own["margin_km"][end]);
    }
    assert!(number(&told["margin_s"]["high"]) > number(&own["margin_s"]["high"]), "{told} {own}");
    let id = text(&told["margin_s"], "id");
    assert!(id.contains("/what-if/seongju/") && !text(&own["margin_s"], "id").contains("what-if"), "{id}");
    let why = run(["why", id, "--samples", "32"]);
    assert_eq!(not_refused(&why, &["cannot be traced", "another deployment"]), Vec::<String>::new());
    let events = told["clock"]["events"].as_array().unwrap();
    assert!(events.iter().any(|event| event["event"] == "in the view of the radar that cues"), "{events:?}");
    let words = answer(&[&args[..], &["--cue", "kyogamisaki"], &EVE_OF].concat());
    assert!(words.contains("told by AN/TPY-2, Kyogamisaki (kyogamisaki)"), "{words}");
}
