//! The OpenAPI 3.1 document, from the definitions of the command line and the schemas of the documents.

use std::sync::LazyLock;

use clap::{Arg, ArgAction};
use serde_json::{Map, Value, json};

use crate::question::{Served, name_of};

static TEXT: LazyLock<String> = LazyLock::new(|| format!("{:#}\n", document()));

/// The document as text.
pub(crate) fn text() -> &'static str {
    &TEXT
}

fn document() -> Value {
    let mut paths = Map::new();
    for served in Served::all() {
        for (path, operands) in addresses(served) {
            paths.insert(path, json!({ "get": operation(served, &operands) }));
        }
    }
    let mut schemas = Map::new();
    for (name, schema) in tpt_shell::all_schemas() {
        add_schema(name, schema, &mut schemas);
    }
    schemas.insert(
        "problem".to_owned(),
        json!({
            "type": "object",
            "description": "A refusal (RFC 9457).",
            "required": ["type", "title", "status", "detail"],
            "properties": {
                "type": { "type": "string" },
                "title": { "type": "string" },
                "status": { "type": "integer" },
                "detail": { "type": "string", "description": "What the command line would print." },
            },
        }),
    );
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "twoplustwo",
            "version": tpt_study::VERSION,
            "description": "The open, reproducible arithmetic of regional missile-defence deployments. Every address is a command of \
                            `twoplustwo`, and its answer the document that the command prints with `--json`. With `Accept: \
                            text/event-stream` an answer comes as events: `progress`, then `document` or `problem`; closing the \
                            connection ends the computation.",
            "license": { "name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0" },
        },
        "paths": paths,
        "components": { "schemas": schemas },
    })
}

/// The addresses of a command: with all of its operands, and without one that may be left out.
fn addresses(served: &Served) -> Vec<(String, Vec<Arg>)> {
    let base = format!("/api/{}", served.path.join("/"));
    let operands: Vec<Arg> = served.operands().cloned().collect();
    let whole =
        operands.iter().fold(base.clone(), |path, operand| format!("{path}/{{{}}}", operand.get_id()));
    let mut all = vec![(whole, operands.clone())];
    if operands.len() == 1 && !operands[0].is_required_set() {
        all.push((base, Vec::new()));
    }
    all
}

fn operation(served: &Served, operands: &[Arg]) -> Value {
    let about = |arg: &Arg| arg.get_help().map(ToString::to_string).unwrap_or_default();
    let in_path = operands.iter().map(|operand| {
        let schema = text_schema(operand);
        json!({ "name": operand.get_id().as_str(), "in": "path", "required": true, "description": about(operand), "schema": schema })
    });
    let in_query = served.options().map(|option| {
        let many = matches!(option.get_action(), ArgAction::Append)
            && option.get_value_delimiter().is_none()
            && option.get_num_args().is_none_or(|count| count.min_values() <= 1);
        let schema =
            if many { json!({ "type": "array", "items": text_schema(option) }) } else { text_schema(option) };
        json!({ "name": name_of(option), "in": "query", "description": about(option), "schema": schema })
    });
    let forms = [
        json!({ "name": "format", "in": "query", "description": "The form of the answer.",
                "schema": { "type": "string", "enum": ["json", "csv", "geojson", "czml"], "default": "json" } }),
        json!({ "name": "table", "in": "query", "description": "Of format=csv: which table of the document; without it the first.",
                "schema": { "type": "string" } }),
    ];
    let parameters: Vec<Value> = in_path.chain(in_query).chain(forms).collect();
    let problem = |description: &str| {
        json!({ "description": description, "content": { "application/problem+json": {
            "schema": { "$ref": "#/components/schemas/problem" } } } })
    };
    let document = json!({ "schema": { "anyOf": documents(served.path) } });
    json!({
        "operationId": format!("{}{}", served.path.join("_"), if operands.is_empty() { "_all" } else { "" }),
        "summary": served.command.get_about().map(ToString::to_string).unwrap_or_default(),
        "parameters": parameters,
        "responses": {
            "200": { "description": "The document.", "content": {
                "application/json": document,
                "text/csv": { "schema": { "type": "string" } },
                "application/geo+json": { "schema": { "type": "object" } },
                "text/event-stream": { "schema": { "type": "string" } },
            } },
            "304": { "description": "The document that `If-None-Match` names." },
            "400": problem("Something that whoever asks can put right."),
            "404": problem("No such question, or a name that no record has."),
            "414": problem("The address is too long."),
            "503": problem("Too much at a time."),
            "504": problem("It took too long."),
        },
    })
}

/// The schemas of a command's documents; CZML is an array of packets.
fn documents(path: &[&str]) -> Vec<Value> {
    let names: &[&str] = match path {
        ["reconstruct"] => &["reconstruct-launch", "reconstruct-typed"],
        ["sight"] => &["sight", "sight-target", "sight-matrix"],
        ["catalogue", "list"] => &["catalogue-list"],
        ["catalogue", "show"] => &["catalogue-show"],
        ["schema"] => &[],
        [one] => &[one],
        _ => &[],
    };
    let czml = json!({ "type": "array", "description": "Of format=czml: packets." });
    let schema = json!({ "type": "object" });
    let known = names.iter().map(|name| json!({ "$ref": format!("#/components/schemas/{name}") }));
    let known: Vec<Value> = known.collect();
    if known.is_empty() { vec![schema, czml] } else { known.into_iter().chain([czml]).collect() }
}

fn text_schema(arg: &Arg) -> Value {
    match arg.get_action() {
        ArgAction::SetTrue => json!({ "type": "boolean" }),
        _ => {
            let words: Vec<String> =
                arg.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
            if words.is_empty() {
                json!({ "type": "string" })
            } else {
                json!({ "type": "string", "enum": words })
            }
        }
    }
}

/// A schema among the components, and its definitions under its name: `sight.BandReport`.
fn add_schema(name: &str, mut schema: Value, schemas: &mut Map<String, Value>) {
    let definitions = schema.as_object_mut().and_then(|schema| schema.remove("$defs"));
    if let Some(Value::Object(definitions)) = definitions {
        for (inner, mut definition) in definitions {
            point_at(name, &mut definition);
            schemas.insert(format!("{name}.{inner}"), definition);
        }
    }
    point_at(name, &mut schema);
    if let Some(schema) = schema.as_object_mut() {
        schema.remove("$schema");
    }
    schemas.insert(name.to_owned(), schema);
}

/// Turns references to a schema's own definitions into references to the components.
fn point_at(name: &str, value: &mut Value) {
    match value {
        Value::Object(fields) => {
            for (key, inner) in fields {
                match inner {
                    Value::String(to) if key == "$ref" => {
                        *to = to.replace("#/$defs/", &format!("#/components/schemas/{name}."));
                    }
                    _ => point_at(name, inner),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|inner| point_at(name, inner)),
        _ => {}
    }
}
