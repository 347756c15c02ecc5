//! The brief on the eve of the talks of 20 March 2017, held as a snapshot.
//!
//! A change of a number or a sentence is to be seen and accepted by a person: `cargo insta review`, or look at the
//! `.snap.new` file beside the old one. In CI a difference fails and writes nothing.

use jiff::civil::date;
use serde_json::{Value as Json, json};
use tpt_catalogue::{Catalogue, embedded};
use tpt_scenario::{Beliefs, Resolved, Scenario, embedded_scenarios};
use tpt_study::{Sampling, brief};

/// The document, made as the command line makes it, without its hash.
fn eve() -> Json {
    let whole = Catalogue::load(&[embedded()]).expect("the embedded catalogue is sound");
    let (file, text) = embedded_scenarios()[0];
    let scenario = Scenario::read(file, text.as_bytes(), &whole).expect("the embedded scenario is sound");
    let as_of = date(2017, 3, 20);
    let cut = whole.as_of(as_of);
    let beliefs = Beliefs::new(&cut, scenario.figures.as_str(), &[]).expect("the default set is there");
    // Few samples: what is held is what the brief says, not how fine its bands are.
    let sampling = Sampling { samples: 64, seed: tpt_earth::DEFAULT_SEED, stop: None };
    let resolved = Resolved::new(&scenario, &cut, as_of);
    let brief = brief(&resolved, &beliefs, sampling, "", &|_| ()).expect("there is something to say");
    serde_json::to_value(&brief).expect("a brief has a JSON form")
}

/// Every number to five significant digits: the last bits differ between processors' libraries, and a solve that takes
/// one step more ends elsewhere within its precision.
fn rounded(value: &mut Json) {
    match value {
        Json::Number(number) if number.is_f64() => {
            let text = format!("{:.4e}", number.as_f64().unwrap_or(f64::NAN));
            *value = json!(text.parse::<f64>().unwrap_or(f64::NAN));
        }
        Json::Array(items) => items.iter_mut().for_each(rounded),
        Json::Object(map) => map.values_mut().for_each(rounded),
        _ => {}
    }
}

/// A reconstruction without what repeats: the first, the middle and the last point of its path, the first drivers, and
/// not the readings, of which the first stands above them.
fn shortened(reconstruction: &mut Json) {
    let Some(fields) = reconstruction.as_object_mut() else { return };
    fields.remove("alternatives");
    for points in ["profile", "track"] {
        if let Some(points) = fields.get_mut(points).and_then(Json::as_array_mut) {
            let few = [0, points.len() / 2, points.len().saturating_sub(1)].map(|i| points.get(i).cloned());
            *points = few.into_iter().flatten().collect();
        }
    }
    for value in fields.values_mut() {
        if let Some(drivers) = value.get_mut("drivers").and_then(Json::as_array_mut) {
            drivers.truncate(2);
        }
    }
    if let Some(drivers) = fields.get_mut("drivers").and_then(Json::as_array_mut) {
        drivers.truncate(2);
    }
}

fn item(brief: &Json, list: &str, id: &str) -> Json {
    let items = brief[list].as_array().unwrap_or_else(|| panic!("{list} is a list"));
    items.iter().find(|item| item["id"] == id).unwrap_or_else(|| panic!("{list} has no {id}")).clone()
}

#[test]
fn the_brief_on_the_eve_says_what_it_said() {
    let brief = eve();
    let mut launch = item(&brief, "launches", "2017-02-12");
    for row in launch["reports"].as_array_mut().into_iter().flatten() {
        shortened(&mut row["reconstruction"]);
    }
    let mut held = json!({
        "findings": brief["findings"],
        "launch": launch,
        "element": item(&brief, "elements", "seongju"),
    });
    rounded(&mut held);
    insta::assert_json_snapshot!(held);
}
