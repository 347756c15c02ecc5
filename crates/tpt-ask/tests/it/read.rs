//! A field is the same whether it comes as a text, a number or a list.

use serde_json::{Value, json};
use tpt_ask::{Choices, Fields, Question, from_fields};

fn fields(value: Value) -> Fields {
    value.as_object().cloned().unwrap_or_default()
}

fn sight(value: Value) -> Question {
    Question::read(&["sight"], fields(value)).expect("it is read").expect("it is a question")
}

#[test]
fn texts_numbers_and_lists_say_the_same() {
    let text = sight(json!({ "element": "seongju", "heading_deg": "200", "altitude_km": "100,300" }));
    let typed = sight(json!({ "element": "seongju", "heading_deg": 200, "altitude_km": [100, 300.0] }));
    assert_eq!(text, typed);
    let one = Question::read(&["warn"], fields(json!({ "launch": "2017-08-29", "place": "Sapporo" })));
    let list = Question::read(&["warn"], fields(json!({ "launch": "2017-08-29", "place": ["Sapporo"] })));
    assert_eq!(one, list);
    let flight = |launch: Value| {
        let figures = json!({ "range_km": 998, "apogee_km": 3725, "missile": "hwasong-14", "launch": launch,
                              "azimuth_deg": 80, "source": "a test" });
        Question::read(&["reconstruct"], fields(figures))
    };
    assert_eq!(flight(json!("40.6,126.4")), flight(json!([40.6, 126.4])));
}

#[test]
fn what_is_written_is_read_again() {
    let asked = sight(
        json!({ "element": "seongju", "move": "seongju=45,147.8", "rcs_m2": 0.1, "without": "uewr-clear" }),
    );
    let written = serde_json::to_value(&asked).expect("it has a JSON form");
    assert_eq!(serde_json::from_value::<Question>(written).expect("it is read"), asked);
}

#[test]
fn a_wrong_field_is_named_with_its_value_and_what_is_allowed() {
    for (command, asked, expected) in [
        (
            &["sight"][..],
            json!({ "element": "x", "heading_deg": 400 }),
            "heading_deg `400`: allowed: 0 to 360",
        ),
        (
            &["sight"],
            json!({ "element": "x", "altitude_km": "100,0" }),
            "altitude_km `0`: allowed: more than 0",
        ),
        (&["sight"], json!({ "element": "x", "move": "seongju" }), "move `seongju`: allowed: ELEMENT=SITE"),
        (&["brief"], json!({ "date": "yesterday" }), "date `yesterday`: not a day; allowed: YYYY-MM-DD"),
        (&["brief"], json!({}), "missing field `date`"),
        (&["reconstruct"], json!({ "range_km": -1 }), "range_km `-1`: allowed: more than 0"),
        (&["tradeoff"], json!({ "element": "x", "variable": "launch" }), "unknown variant `launch`"),
        (&["catalogue", "list"], json!({ "kind": "arcs" }), "kind `arcs`: no kind of record; allowed: "),
        (&["catalogue", "list"], json!({ "kind": "launches", "colour": "red" }), "unknown field `colour`"),
    ] {
        let refused = Question::read(command, fields(asked)).expect_err(expected).to_string();
        assert!(refused.contains(expected), "{refused}");
    }
    let refused = from_fields::<Choices>(fields(json!({ "samples": 3 }))).expect_err("too few").to_string();
    assert_eq!(refused, "samples `3`: allowed: 16 to 65536");
}
