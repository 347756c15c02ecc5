//! The brief on the eve of the talks of 20 March 2017, held as a snapshot.
//!
//! A change of a number or a sentence is to be seen and accepted by a person: `cargo insta review`, or look at the
//! `.snap.new` file beside the old one. In CI a difference fails and writes nothing.

use serde_json::{Value as Json, json};

use crate::support::EVE;

/// Every number to five significant digits, which is what a person compares. `arithmetic.rs` holds the last bits.
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
    let brief = EVE.json.clone();
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
