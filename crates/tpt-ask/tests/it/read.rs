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
        (
            &["reconstruct"],
            json!({ "range_km": -1 }),
            "range_km `-1`: allowed, in km: more than 0, at most 20037.508",
        ),
        (
            &["tradeoff"],
            json!({ "element": "x", "variable": "launch" }),
            "variable `launch`: allowed: heading, mode, site",
        ),
        (&["catalogue", "list"], json!({ "kind": "arcs" }), "kind `arcs`: allowed: "),
        (&["catalogue", "list"], json!({ "kind": "launches", "colour": "red" }), "unknown field `colour`"),
    ] {
        let refused = Question::read(command, fields(asked)).expect_err(expected).to_string();
        assert!(refused.contains(expected), "{refused}");
    }
    let refused = from_fields::<Choices>(fields(json!({ "samples": 3 }))).expect_err("too few").to_string();
    assert_eq!(refused, "samples `3`: allowed: 16 to 65536");
}

/// What each row of the registry says of itself holds.
#[test]
fn the_registry_holds_together() {
    let documents = tpt_report::report_schemas();
    for command in Question::COMMANDS {
        let name = command.name();
        let fields = (command.fields)();
        let known = |field: &str| fields.iter().any(|one| one.name == field);
        assert!(fields.iter().all(|field| !field.about.is_empty()), "{name}: a field says nothing of itself");
        assert!(!command.about.ends_with('.') && !command.examples.is_empty(), "{name}");
        for (field, _) in command.operands.iter().chain(command.needed) {
            assert!(known(field), "{name}: no field {field}");
        }
        for (document, asked_by) in command.documents {
            assert!(documents.contains_key(document), "{name}: no document {document}");
            assert!(asked_by.iter().all(|field| known(field)), "{name}: {document}");
        }
        assert!(command.documents.last().is_none_or(|(_, asked_by)| asked_by.is_empty()), "{name}");
        // Its operands are a question, with what is needed beside them; or what is needed is one by itself.
        let given = |rows: &[(&str, &str)]| -> Fields {
            let value = |text: &str| if text == "true" { json!(true) } else { json!(text) };
            rows.iter().map(|(field, text)| ((*field).to_owned(), value(text))).collect()
        };
        let is_question = |asked: Fields| matches!(Question::read(command.words, asked), Ok(Some(_)));
        let both = [command.operands, command.needed].concat();
        assert!(is_question(given(command.operands)) || is_question(given(&both)), "{name}: its examples");
        let alone = command.needed.is_empty() || is_question(given(command.needed));
        assert!(alone || is_question(given(&both)), "{name}: what it needs");
    }
}

/// The command line and every other shell know the same fields: an operand is one that needs no name.
#[cfg(feature = "clap")]
#[test]
fn the_command_line_takes_the_fields_of_the_type() {
    for command in Question::COMMANDS {
        let mut defined = Question::with_arguments(command.words, clap::Command::new("x"));
        defined.build();
        let name_of = |arg: &clap::Arg| match arg.get_long() {
            Some(long) => long.replace('-', "_"),
            None => arg.get_id().to_string(),
        };
        let mut fields = (command.fields)();
        // The earlier day of a difference is the as-of date, an option of every command.
        fields.retain(|field| field.name != "asof");
        let mut expected: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
        let mut found: Vec<String> =
            defined.get_arguments().filter(|arg| arg.get_id() != "help").map(name_of).collect();
        expected.sort_unstable();
        found.sort_unstable();
        assert_eq!(found, expected, "{:?}", command.words);
        let operands: Vec<String> = defined.get_positionals().map(name_of).collect();
        let expected: Vec<&str> = command.operands.iter().map(|(name, _)| *name).collect();
        assert_eq!(operands, expected, "{:?}", command.words);
    }
}
