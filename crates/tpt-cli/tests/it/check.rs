//! `check`: cards by file alone, what separates two sides, and what makes no sense.

use serde_json::Value as Json;

use crate::support::{arg, document, folder, not_refused, run, write};

const RADAR: &str = "beijing-hua-chunying-2017-03-17-radar-over-2000-km";
const LAUNCH: &str = "moscow-mod-2017-07-04-hwasong-14-535-510";

fn number(value: &Json) -> f64 {
    value.as_f64().expect("a number")
}

fn between(claim: &str, one: &str, other: &str) -> Json {
    document(&["check", claim, "--between", one, other, "--samples", "32", "--json"])
}

#[test]
fn the_parts_of_a_gap_sum_to_it_and_each_side_stands_at_its_own_number() {
    for (claim, one, other, parts) in [(RADAR, "seoul", "beijing", 2), (LAUNCH, "tokyo", "moscow", 1)] {
        let card = between(claim, one, other);
        let shares = card["shares"].as_array().expect("parts");
        assert_eq!(shares.len(), parts, "{claim}");
        let sum: f64 = shares.iter().map(|share| number(&share["share"]["nominal"])).sum();
        let gap = number(&card["gap"]["nominal"]);
        assert!((sum - gap).abs() <= 1e-9 * gap.abs().max(1.0), "{claim}: {sum} {gap}");
        // Of the mixtures the first and the last are the two sides.
        let mixtures = card["mixtures"].as_array().expect("mixtures");
        assert_eq!(mixtures.len(), 1 << parts);
        let ends = number(&mixtures[mixtures.len() - 1]["value"]) - number(&mixtures[0]["value"]);
        assert!((ends - gap).abs() <= 1e-9 * gap.abs().max(1.0));
        for share in shares {
            assert!(number(&share["share"]["low"]) <= number(&share["share"]["nominal"]));
            assert!((0.0..=1.0 + 1e-9).contains(&number(&share["first_order"])));
        }
    }
}

#[test]
fn from_a_side_to_itself_there_is_no_gap() {
    let card = between(RADAR, "seoul", "seoul");
    assert_eq!(card["gap"]["nominal"], 0.0);
    assert!(card["shares"].as_array().expect("parts").is_empty());
}

#[test]
fn the_numbers_of_a_gap_and_of_a_card_are_traced_and_cited() {
    let samples = ["--samples", "16", "--json"];
    let card = document(&[&["check", RADAR, "--between", "seoul", "beijing"], &samples[..]].concat());
    for band in [&card["gap"], &card["shares"][0]["share"], &card["results"][0]["value"]] {
        let id = band["id"].as_str().expect("an id");
        let why = document(&[&["why", id], &samples[..]].concat());
        assert!(why["tree"]["value"].as_str().is_some_and(|value| !value.is_empty()), "{id}");
        assert!(why["tree"]["from"].as_array().is_some_and(|from| !from.is_empty()), "{id}");
        let cite = run(["cite", id, "--samples", "16"]);
        assert_eq!(cite.code, Some(0), "{id}: {}", cite.stderr);
    }
    let found = document(&[&["reproduce", "onodera-sunan-to-guam"], &samples[..]].concat());
    let id = found["cases"][0]["computed"]["id"].as_str().expect("an id").to_owned();
    assert!(document(&[&["why", id.as_str()], &samples[..]].concat())["tree"]["from"].is_array());
}

#[test]
fn a_range_beyond_the_model_is_no_number_in_any_table() {
    let printed = run(["reproduce", "wright-hwasong-15", "--samples", "16"]);
    assert!(printed.stdout.contains("more than"), "{}", printed.stdout);
    assert!(!printed.stdout.contains("inf "), "{}", printed.stdout);
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("brief");
    let path = out.to_str().expect("a path in Unicode");
    let made = run(["brief", "2017-12-20", "--samples", "16", "--out", path]);
    assert_eq!(made.code, Some(0), "{}", made.stderr);
    let table = std::fs::read_to_string(out.join("tables/reconstructions.csv")).expect("a table");
    let mut rows = table.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let names = rows.next().expect("a line of names");
    let at = |name: &str| names.iter().position(|one| *one == name).expect("a column of that name");
    let (high, beyond) = (at("standard_range_km_high"), at("standard_range_km_beyond"));
    let limited: Vec<_> = rows.filter(|row| row.get(beyond).is_some_and(|cell| *cell == "13000.0")).collect();
    assert!(!limited.is_empty() && limited.iter().all(|row| row[high].is_empty()), "{limited:?}");
    assert!(!table.contains(",inf,"), "{table}");
}

/// Its place in a folder of one's own.
const OWN: &str = "claims/tokyo-own-2016-11-30-nemuro.toml";

/// A statement as a file of one's own, with a proposition.
fn own_claim(proposition: &str) -> String {
    format!(
        r#"
id = "tokyo-own-2016-11-30-nemuro"
viewpoint = "tokyo"
said_on = 2016-11-22
about = "Bastion on Etorofu"
paraphrase = "A made-up statement of a test: the missiles reach Nemuro."
language = "en"
kind = "capability"
computable = "yes"
source = "rfe-rl-2016-11-22-bal-bastion-on-duty"
said_by = {{ kind = "institution", name = "A test" }}

{proposition}
"#
    )
}

const SOUND: &str = r#"
[proposition]
value = "range - distance"
unit = "km"
at_least = 0
over = { figures = { of = "bastion-p", quantity = "range" } }
turns_on = { of = "bastion-p", quantity = "range" }
reason = "a test"
does_not_say = "anything else"

[proposition.terms]
range = { output = "figure", of = "bastion-p", quantity = "range" }
distance = { output = "distance", from = "etorofu", to = "nemuro" }
"#;

#[test]
fn a_new_claim_is_a_file_and_no_code() {
    let place = folder();
    write(place.path(), OWN, own_claim(SOUND).as_bytes());
    let card = document(&["check", "tokyo-own-2016-11-30-nemuro", "--data", arg(place.path()), "--json"]);
    assert_eq!(card["outcome"], "supported");
    let results = card["results"].as_array().expect("rows");
    assert!(results.len() >= 4 && results.iter().all(|row| row["holds"] == true));
    // 300 km less the 257 km of the independent arithmetic, which places the island by one point.
    let of_300 =
        results.iter().find(|row| row["name"].as_str().is_some_and(|name| name.contains("Cabinet of Japan")));
    let nominal = number(&of_300.expect("a row")["value"]["nominal"]);
    assert!((nominal - 43.0).abs() < 5.0, "{nominal}");
}

#[test]
fn a_crossover_is_where_the_formula_meets_the_bound() {
    let place = folder();
    // Hakodate lies beyond 300 km and within 800: it turns at the distance itself.
    let far = SOUND.replace("nemuro", "hakodate");
    write(place.path(), OWN, own_claim(&far).as_bytes());
    let card = document(&["check", "tokyo-own-2016-11-30-nemuro", "--data", arg(place.path()), "--json"]);
    assert_eq!(card["outcome"], "depends");
    let crossover = &card["crossover"];
    assert_eq!((crossover["holds_above"].as_bool(), number(&crossover["found_in"])), (Some(true), 1.0));
    let row = &card["results"].as_array().expect("rows")[0];
    let taken: f64 = row["turns_on"]
        .as_str()
        .and_then(|words| words.split(['\u{202f}', ' ']).nth(2)?.parse().ok())
        .unwrap_or(300.0);
    let distance = taken - number(&row["value"]["nominal"]);
    assert!((number(&crossover["value"]["nominal"]) - distance).abs() < 2.0, "{crossover} {distance}");
}

#[test]
fn a_faulty_proposition_is_refused_with_file_line_field_and_what_is_allowed() {
    let cases: [(&str, &str, &[&str]); 9] = [
        ("range - distance", "range - distence", &["distence", "which no term has", "distance"]),
        ("range - distance", "range -", &["is not a formula", "allowed"]),
        ("range - distance", "range", &["the term `distance` is in no part of the formula"]),
        ("at_least = 0", "", &["compared with nothing", "at_least, at_most or both"]),
        ("at_least = 0", "at_least = 5\nat_most = 1", &["below at_least 5"]),
        ("to = \"nemuro\"", "to = \"nemoru\"", &["nemoru", "nemuro"]),
        ("output = \"distance\"", "output = \"azimuth\"", &["azimuth"]),
        ("from = \"etorofu\", ", "from = \"etorofu\", loft_deg = 70, ", &["loft_deg"]),
        (
            "of = \"bastion-p\", quantity = \"range\" } }",
            "of = \"bastion-q\", quantity = \"range\" } }",
            &["bastion-q", "bastion-p"],
        ),
    ];
    let mut wrong = Vec::new();
    for (from, to, names) in cases {
        let place = folder();
        let text = own_claim(&SOUND.replacen(from, to, 1));
        assert_ne!(text, own_claim(SOUND), "{from}");
        write(place.path(), OWN, text.as_bytes());
        let run = run(["check", "tokyo-own-2016-11-30-nemuro", "--data", arg(place.path())]);
        let names = [names, &["tokyo-own-2016-11-30-nemuro.toml:"]].concat();
        wrong.extend(
            not_refused(&run, &names).into_iter().map(|fault| format!("{to}: {fault}\n{}", run.stderr)),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_makes_no_sense_is_refused_by_name() {
    let no_number = "beijing-xi-jinping-2016-09-05-mishandled";
    let cases: [(&[&str], &[&str]); 5] = [
        (&["check", RADAR, "--between", "seoul"], &["--between"]),
        (&["check", RADAR, "--between", "seoul", "beijng"], &["beijng", "did you mean `beijing`"]),
        (&["check", no_number, "--between", "seoul", "beijing"], &[no_number, "not computable"]),
        (&["reproduce", "wright-hwasong-13"], &["wright-hwasong-13", "did you mean", "wright-hwasong-12"]),
        (&["check", "beijing-hua-chunying"], &["beijing-hua-chunying", "did you mean"]),
    ];
    let mut wrong = Vec::new();
    for (args, names) in cases {
        wrong.extend(not_refused(&run(args), names).into_iter().map(|fault| format!("{args:?}: {fault}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn one_thread_and_two_give_the_same_card() {
    let card = |threads: &str| {
        let mut command = assert_cmd::Command::new(env!("CARGO_BIN_EXE_twoplustwo"));
        let args = ["check", RADAR, "--between", "seoul", "beijing", "--samples", "16", "--json"];
        command.env("RAYON_NUM_THREADS", threads).args(args).output().expect("the program starts").stdout
    };
    let one = card("1");
    assert!(!one.is_empty() && one == card("2"));
}
