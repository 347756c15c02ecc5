//! The one-way rule on the type itself: no question of a defence has a field for a flight, and a field of one is refused.

use serde_json::json;
use tpt_ask::{Command, Fields, Question};

/// Fields that no question but `reconstruct` has: it alone takes a report, and its result is no input of another.
const OF_A_REPORT: [&str; 5] = ["range_km", "apogee_km", "flight_time_s", "azimuth_deg", "source"];

/// Fields that no question has.
const OF_NOTHING: [&str; 9] = [
    "trajectory",
    "launch_point",
    "loft_deg",
    "loft",
    "salvo",
    "decoys",
    "timing_s",
    "launch_deg",
    "cross_track_km",
];

/// Words that stand in no field.
const WORDS: [&str; 8] =
    ["trajector", "launch_point", "loft", "decoy", "salvo", "evade", "optimi", "penetrat"];

/// The least that each command is asked with: its operands, and the first of two days.
fn least(command: &Command) -> Fields {
    let operands = command.operands.iter().map(|(field, value)| ((*field).to_owned(), json!(value)));
    let first_day = (command.words == ["diff"]).then(|| ("asof".to_owned(), json!("2016-06-01")));
    operands.chain(first_day).collect()
}

#[test]
fn every_command_is_read_from_its_least() {
    for command in Question::COMMANDS {
        let read = Question::read(command.words, least(command));
        assert!(matches!(read, Ok(Some(_))), "{:?}: {read:?}", command.words);
    }
    assert!(matches!(Question::read(&["optimise"], Fields::new()), Ok(None)));
}

#[test]
fn a_field_of_a_flight_is_refused_by_name() {
    for command in Question::COMMANDS {
        let of_a_report = OF_A_REPORT.iter().filter(|_| command.words != ["reconstruct"]);
        for name in OF_NOTHING.iter().chain(of_a_report) {
            let mut asked = least(command);
            asked.insert((*name).to_owned(), json!(1));
            let refused = Question::read(command.words, asked).expect_err(name).to_string();
            assert!(
                refused.contains(&format!("unknown field `{name}`")),
                "{:?} {name}: {refused}",
                command.words
            );
        }
    }
}

/// A launch of `sight` and `warn` is an id: a position in its place names no record.
#[test]
fn the_definition_offers_nothing_of_the_kind() {
    let schema = schemars::schema_for!(Question).to_value();
    let kinds = schema["oneOf"].as_array().expect("one kind a command");
    assert_eq!(kinds.len(), Question::COMMANDS.len());
    let mut seen = 0;
    for kind in kinds {
        let properties = kind["properties"].as_object().expect("each has fields");
        let command = properties["command"]["const"].as_str().expect("each says its command");
        for (field, schema) in properties {
            seen += 1;
            assert!(!WORDS.iter().any(|word| field.contains(word)), "{command}: {field}");
            if command != "reconstruct" {
                assert!(!OF_A_REPORT.contains(&field.as_str()), "{command}: {field}");
                assert!(field != "launch" || schema["pattern"].is_null(), "{command}: {field} is an id");
            }
        }
    }
    assert!(seen > 30, "{seen} fields");
}
