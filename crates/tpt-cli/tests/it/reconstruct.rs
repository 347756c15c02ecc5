//! `reconstruct`, in both forms.

use serde_json::Value as Json;

use crate::support::{answer, document, not_refused, run, text};

/// The example of the contract.
const TYPED: [&str; 13] = [
    "reconstruct",
    "--range-km",
    "998",
    "--apogee-km",
    "3725",
    "--missile",
    "hwasong-14",
    "--launch",
    "40.6,126.4",
    "--azimuth-deg",
    "80",
    "--source",
    "KCNA, 29 July 2017",
];

/// The bands of what was flown, as the contract names them.
const BANDS: [&str; 6] = [
    "flight_time_s",
    "burnout_time_s",
    "burnout_altitude_km",
    "burnout_speed_m_s",
    "standard_range_km",
    "standard_range_rotating_km",
];

fn typed(more: &[&str]) -> Json {
    document(&[&TYPED[..], more, &["--json", "--samples", "64"]].concat())
}

fn check_flown(flown: &Json) {
    for band in BANDS {
        // An end that is null lies beyond the limit that stands beside it.
        let beyond = flown[band]["beyond_km"].as_f64().map_or(f64::NAN, |_| f64::INFINITY);
        let [low, nominal, high] =
            ["low", "nominal", "high"].map(|end| flown[band][end].as_f64().unwrap_or(beyond));
        assert!(low <= nominal && nominal <= high && low > 0.0, "{band}: {low} {nominal} {high}");
        assert!(flown[band]["id"].as_str().is_some_and(|id| id.starts_with("reconstruct@")), "{band}");
        assert!(flown[band]["drivers"].as_array().is_some_and(|drivers| !drivers.is_empty()), "{band}");
    }
}

fn verdict(document: &Json) -> &str {
    text(&document["consistency"], "verdict")
}

#[test]
fn typed_figures_give_what_the_contract_names() {
    let found = typed(&[]);
    check_flown(&found);
    assert_eq!((verdict(&found), &found["assumed_vehicle"]), ("not-enough-reported", &Json::Bool(true)));
    assert_eq!(found["source"], "KCNA, 29 July 2017");
    for field in ["asof", "figures", "version"] {
        assert!(found[field].is_string(), "{field}");
    }
    let sources = found["sources"].as_array().expect("sources are a list");
    assert!(sources.iter().any(|source| source["id"] == "project-assumed-vehicles"), "{sources:?}");
    assert!(!found["drivers"].as_array().expect("drivers are a list").is_empty());
    let readings: Vec<&str> = found["alternatives"]
        .as_array()
        .expect("alternatives are a list")
        .iter()
        .map(|one| text(one, "reading"))
        .collect();
    assert_eq!(readings, ["full-burn", "early-cutoff", "heavier-payload"]);
    assert_eq!(found["profile"], Json::Array(Vec::new()), "the path only on request");
    let tracked = typed(&["--track"]);
    assert!(tracked["profile"].as_array().is_some_and(|points| points.len() > 40));
}

#[test]
fn a_reported_flight_time_is_compared_and_never_used() {
    let (none, short, right) =
        (typed(&[]), typed(&["--flight-time-s", "2000"]), typed(&["--flight-time-s", "2800"]));
    for band in BANDS {
        assert_eq!(none[band], short[band], "{band} moved with the reported time");
        assert_eq!(none[band], right[band], "{band} moved with the reported time");
    }
    assert_eq!((verdict(&short), verdict(&right)), ("inconsistent", "consistent"));
    let excess = short["consistency"]["excess_s"]["nominal"].as_f64().expect("a number");
    let computed = none["flight_time_s"]["nominal"].as_f64().expect("a number");
    // 2,000 s ends in a zero: it is rounded to ten.
    assert!((excess - (2000.0 - computed)).abs() < 1e-6, "{excess} {computed}");
    let in_km = short["consistency"]["excess_km"]["nominal"].as_f64().expect("a number");
    assert!(in_km < -500.0, "two seconds and more a kilometre would be odd: {in_km} km");
}

#[test]
fn a_launch_gives_one_result_for_each_report() {
    let found = document(&["reconstruct", "2017-03-06", "--json", "--samples", "64"]);
    let reports = found["reports"].as_array().expect("reports are a list");
    let by = |who: &str| {
        let of = |one: &&Json| one["reported_by"] == who && one["flight_time_s"].is_object();
        reports.iter().find(of).unwrap_or_else(|| panic!("{who} is reconstructed"))
    };
    for who in ["Seoul", "Tokyo"] {
        check_flown(by(who));
        assert_eq!(by(who)["assumed_vehicle"], false);
    }
    assert_eq!((verdict(by("Seoul")), verdict(by("Tokyo"))), ("not-enough-reported", "consistent"));
    let height = |who: &str| by(who)["apogee"]["nominal"].as_f64();
    assert_eq!((height("Seoul"), height("Tokyo")), (Some(260.0), Some(270.0)), "each on its own figures");
    // A type that nobody agrees on is said, not guessed.
    let open = document(&["reconstruct", "2017-04-05", "--json", "--samples", "16"]);
    let reports = open["reports"].as_array().expect("reports are a list");
    assert!(reports.iter().all(|one| one["flight_time_s"].is_null() && one["not_reconstructed"].is_string()));
    let named = document(&["reconstruct", "2017-04-05", "--missile", "scud-b", "--json", "--samples", "16"]);
    assert_eq!(named["reports"][0]["missile"], "scud-b");
}

#[test]
fn the_readings_of_29_august_2017_differ() {
    let found = document(&["reconstruct", "2017-08-29", "--json", "--samples", "128"]);
    let reports = found["reports"].as_array().expect("reports are a list");
    let tokyo = reports.iter().find(|one| one["reported_by"] == "Tokyo").expect("Tokyo reported");
    let standard = |reading: &str| {
        let one =
            tokyo["alternatives"].as_array().expect("a list").iter().find(|one| one["reading"] == reading);
        one.expect("the reading is there")["standard_range_km"]["nominal"].as_f64().expect("it was flown")
    };
    // Published result 3: about 2,700 km if that was all it could do, 4,500 km if it was not.
    let (full, cutoff, heavier) =
        (standard("full-burn"), standard("early-cutoff"), standard("heavier-payload"));
    assert!((2400.0..2900.0).contains(&full), "{full}");
    assert!((3700.0..5000.0).contains(&cutoff) && (3700.0..5000.0).contains(&heavier), "{cutoff} {heavier}");
}

#[test]
fn one_thread_and_two_give_the_same_bytes() {
    let with = |threads: &str| {
        let output = assert_cmd::Command::new(env!("CARGO_BIN_EXE_twoplustwo"))
            .env("RAYON_NUM_THREADS", threads)
            .args(["reconstruct", "2017-03-06", "--json", "--samples", "64"])
            .output()
            .expect("the program starts");
        assert!(output.status.success());
        output.stdout
    };
    assert_eq!(with("1"), with("2"));
}

#[test]
fn people_get_a_table() {
    let said = answer(&["reconstruct", "2017-03-06", "--samples", "32"]);
    for words in [
        "Scud-ER",
        "FULL BURN",
        "EARLY CUTOFF",
        "standard range",
        "unverified figures",
        "not enough reported",
    ] {
        assert!(said.contains(words), "{words} is missing in\n{said}");
    }
}

/// Typed figures with one argument changed or left out, and what the refusal names.
#[test]
fn bad_input_is_refused_by_name_and_value() {
    let with = |flag: &str, value: Option<&str>| -> Vec<String> {
        let mut args: Vec<String> = TYPED.iter().map(|arg| (*arg).to_owned()).collect();
        let at = args.iter().position(|arg| arg == flag).expect("the flag is there");
        match value {
            Some(value) => value.clone_into(&mut args[at + 1]),
            None => drop(args.drain(at..at + 2)),
        }
        args
    };
    let cases: [(&str, Option<&str>, &[&str]); 20] = [
        ("--source", Some("  "), &["--source", "who says so"]),
        ("--missile", Some("hwasong-41"), &["missile", "hwasong-41", "did you mean `hwasong-14`"]),
        ("--missile", Some("kn-08"), &["kn-08", "no stage set", "hwasong-14"]),
        ("--range-km", Some("0"), &["--range-km", "more than 0"]),
        ("--range-km", Some("-5"), &["--range-km", "-5", "more than 0"]),
        ("--range-km", Some("NaN"), &["--range-km", "NaN"]),
        ("--range-km", Some("far"), &["--range-km", "far", "not a number"]),
        ("--launch", Some("40.6"), &["--launch", "LAT,LON"]),
        ("--launch", Some("94,126"), &["--launch", "latitude", "94"]),
        ("--launch", Some("126.4,40.6"), &["--launch", "latitude comes first", "did you mean `40.6,126.4`"]),
        // Metres typed for kilometres.
        ("--range-km", Some("998000"), &["--range-km", "998000", "at most 20037.508", "998 km"]),
        ("--apogee-km", Some("3725000"), &["--apogee-km", "at most 10000", "3725 km"]),
        ("--apogee-km", Some("-5"), &["--apogee-km", "more than 0"]),
        ("--range-km", Some("1000..900"), &["1000 is not below", "900", "LOW..HIGH"]),
        ("--range-km", Some(">far"), &["not a number", "900..1000", "~930"]),
        ("--azimuth-deg", Some("361"), &["--azimuth-deg", "361", "0 to 360"]),
        // An apogee that no flight of this range has, and one that no flight has at all.
        ("--apogee-km", Some("1"), &["range 998", "apogee 1", "hwasong-14"]),
        ("--apogee-km", Some("60000"), &["60000", "at most 10000"]),
        ("--missile", Some("scud-b"), &["scud-b", "cannot fly the report"]),
        ("--range-km", Some("1e300"), &["--range-km", "1e300"]),
    ];
    let mut wrong = Vec::new();
    for (flag, value, names) in cases {
        let args = with(flag, value);
        let run = run(args.iter().map(String::as_str).chain(["--samples", "16", "--json"]));
        wrong.extend(not_refused(&run, names).into_iter().map(|fault| format!("{flag} {value:?}: {fault}")));
    }
    let both = ["reconstruct", "2017-03-06", "--range-km", "5"];
    wrong.extend(not_refused(&run(both), &["LAUNCH_ID", "beside --range-km;", "typed figures"]));
    wrong.extend(not_refused(&run(["reconstruct"]), &["LAUNCH_ID"]));
    let no_figure = ["reconstruct", "--missile", "scud-b", "--launch", "40,125"];
    wrong.extend(not_refused(&run(no_figure), &["--range-km, --apogee-km and --flight-time-s"]));
    // Minutes typed for seconds: no flight is so short.
    let minutes = ["reconstruct", "--range-km", "933", "--flight-time-s", "37"];
    wrong.extend(not_refused(&run(minutes), &["range 933", "flight time 37", "at least 118 s"]));
    wrong.extend(not_refused(&run(["reconstruct", "2017-03-07"]), &["launch", "2017-03-07", "did you mean"]));
    // What is not known yet is not there.
    let early = ["reconstruct", "2017-07-28", "--asof", "2017-03-20"];
    wrong.extend(not_refused(&run(early), &["2017-07-28"]));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
