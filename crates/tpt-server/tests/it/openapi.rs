//! The OpenAPI document, and whether answers are what it says.

use serde_json::{Value as Json, json};
use tpt_server::Limits;

use crate::support::{get, server};

async fn document() -> Json {
    let answer = get(&server(Limits::default()), "/api/openapi.json").await;
    assert_eq!(answer.header("content-type"), "application/json");
    answer.json()
}

fn operations(document: &Json) -> impl Iterator<Item = (&String, &Json)> {
    document["paths"].as_object().expect("there are paths").iter().map(|(path, item)| (path, &item["get"]))
}

fn parameters<'a>(operation: &'a Json, place: &'a str) -> impl Iterator<Item = &'a Json> {
    let all = operation["parameters"].as_array().expect("there are parameters");
    all.iter().filter(move |one| one["in"] == place)
}

fn named(parameter: &Json) -> &str {
    parameter["name"].as_str().expect("a parameter has a name")
}

#[tokio::test]
async fn every_reference_leads_somewhere() {
    fn references<'a>(value: &'a Json, found: &mut Vec<&'a str>) {
        match value {
            Json::Object(fields) => {
                for (key, inner) in fields {
                    match inner.as_str() {
                        Some(to) if key == "$ref" => found.push(to),
                        _ => references(inner, found),
                    }
                }
            }
            Json::Array(items) => items.iter().for_each(|item| references(item, found)),
            _ => {}
        }
    }
    let document = document().await;
    let mut found = Vec::new();
    references(&document, &mut found);
    assert!(found.len() > 100, "{}", found.len());
    for to in found {
        let pointer = to.strip_prefix('#').unwrap_or_else(|| panic!("{to} leads out of the document"));
        assert!(document.pointer(pointer).is_some(), "{to}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_address_answers_its_example_with_the_document_that_it_promises() {
    let document = document().await;
    let server = server(Limits::default());
    for (path, operation) in operations(&document) {
        let mut address = path.clone();
        for operand in parameters(operation, "path") {
            let example =
                operand["example"].as_str().unwrap_or_else(|| panic!("{path}: {operand} has no example"));
            address = address.replace(&format!("{{{}}}", named(operand)), example);
        }
        let computed = parameters(operation, "query").any(|one| named(one) == "samples");
        assert!(computed, "{path}: samples are an option of every question");
        address.push_str("?samples=16");
        for needed in parameters(operation, "query").filter(|one| one["required"] == json!(true)) {
            let example = &needed["example"];
            assert!(!example.is_null(), "{path}: {needed} has no example");
            let value = example.as_str().map_or_else(|| example.to_string(), |text| text.replace(' ', "+"));
            address.push_str(&format!("&{}={value}", named(needed)));
        }
        let answer = get(&server, &address).await;
        assert_eq!(answer.status.as_u16(), 200, "{address}: {}", answer.text);
        let schema = &operation["responses"]["200"]["content"]["application/json"]["schema"];
        let whole = json!({ "anyOf": [schema], "components": document["components"] });
        let validator = jsonschema::validator_for(&whole).expect("the schema is one");
        let wrong: Vec<String> =
            validator.iter_errors(&answer.json()).map(|error| error.to_string()).collect();
        assert!(wrong.is_empty(), "{address}: {wrong:?}");
        // Anything at all would not do.
        assert!(!validator.is_valid(&json!("text")) && !validator.is_valid(&json!(null)), "{path}");
    }
}

#[tokio::test]
async fn no_address_takes_a_file_or_writes_one() {
    let document = document().await;
    for (path, operation) in operations(&document) {
        assert!(
            !path.contains("sweep") && !path.contains("export") && !path.contains("catalogue/check"),
            "{path}"
        );
        for option in parameters(operation, "query") {
            let name = named(option);
            assert!(!["data", "out", "mask", "pdf"].contains(&name), "{path}: {name}");
        }
    }
}

/// The one-way rule as the document shows it: what a flight is typed with belongs to `reconstruct` alone.
#[tokio::test]
async fn only_a_reconstruction_is_told_a_flight() {
    let document = document().await;
    let typed = ["range_km", "apogee_km", "flight_time_s", "azimuth_deg", "missile"];
    let mut seen = 0;
    for (path, operation) in operations(&document) {
        for option in parameters(operation, "query").filter(|one| typed.contains(&named(one))) {
            assert!(path.starts_with("/api/reconstruct"), "{path}: {}", named(option));
            seen += 1;
        }
    }
    assert!(seen >= typed.len(), "{seen}");
}
