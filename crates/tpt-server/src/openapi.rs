//! The OpenAPI 3.1 document, from the definitions of the command line and the schemas of the documents.

use clap::{Arg, ArgAction};
use serde_json::{Map, Value, json};
use tpt_shell::scenario_ids;

use crate::question::{Served, name_of, repeats};

/// The document as text, of a server under a path.
pub(crate) fn text(base: &str) -> String {
    let mut document = document();
    if !base.is_empty() {
        document["servers"] = json!([{ "url": base }]);
    }
    format!("{document:#}\n")
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
                "code": { "type": "string", "description": "What kind of refusal it is, where the engine says so: not-allowed, \
                          unknown, no-answer, contradiction, bad-file, cancelled, fault." },
            },
        }),
    );
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "twoplustwo",
            "version": tpt_report::VERSION,
            "description": "The open, reproducible arithmetic of regional missile-defence deployments. Every address is a command of \
                            `twoplustwo`, and its answer the document that the command prints with `--json`. With `Accept: \
                            text/event-stream` an answer comes as events: `progress`, then `document` or `problem`, then `done`; \
                            closing the connection ends the computation.",
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
        let mut parameter = json!({ "name": operand.get_id().as_str(), "in": "path", "required": true,
                                    "description": about(operand), "schema": schema_of(operand) });
        if let Some(example) = example_of(served.path, operand) {
            parameter["example"] = example.into();
        }
        parameter
    });
    let in_query = served.options().map(|option| {
        let schema = schema_of(option);
        let schema = if repeats(option) { json!({ "type": "array", "items": schema }) } else { schema };
        json!({ "name": name_of(option), "in": "query", "description": about(option), "schema": schema })
    });
    let needed = needed(served.path, operands);
    let in_query = in_query.map(|mut option: Value| {
        if let Some((_, example)) = needed.iter().find(|(name, _)| option["name"] == *name) {
            option["required"] = true.into();
            // A number and a switch are written as such.
            let typed = serde_json::from_str(example).ok().filter(|_| option["schema"]["type"] != "string");
            option["example"] = typed.unwrap_or_else(|| (*example).into());
        }
        option
    });
    let forms =
        if on_a_map(served.path) { vec!["json", "csv", "geojson", "czml"] } else { vec!["json", "csv"] };
    let forms = [
        json!({ "name": "format", "in": "query", "description": "The form of the answer.",
                "schema": { "type": "string", "enum": forms, "default": "json" } }),
        json!({ "name": "table", "in": "query", "description": "Of format=csv: which table of the document; without it the first.",
                "schema": { "type": "string" } }),
    ];
    let parameters: Vec<Value> = in_path.chain(in_query).chain(forms).collect();
    let problem = |description: &str| {
        json!({ "description": description, "content": { "application/problem+json": {
            "schema": { "$ref": "#/components/schemas/problem" } } } })
    };
    let document = json!({ "schema": { "anyOf": documents(served.path) } });
    let mut content = json!({
        "application/json": document,
        "text/csv": { "schema": { "type": "string" } },
        "text/event-stream": { "schema": { "type": "string" } },
    });
    if on_a_map(served.path) {
        content["application/geo+json"] = json!({ "schema": { "type": "object" } });
    }
    json!({
        "operationId": format!("{}{}", served.path.join("_"), if operands.is_empty() { "_all" } else { "" }),
        "summary": served.command.get_about().map(ToString::to_string).unwrap_or_default(),
        "parameters": parameters,
        "responses": {
            "200": { "description": "The document.", "content": content },
            "204": { "description": "The stream of events whose end `Last-Event-ID` names." },
            "304": { "description": "The document that `If-None-Match` names." },
            "400": problem("Something that whoever asks can put right."),
            "404": problem("No such question, or a name that no record has."),
            "406": problem("The document has nothing for the form that was asked for."),
            "414": problem("The address is too long."),
            "421": problem("The host is no name of this server."),
            "503": problem("Too much at a time."),
            "504": problem("It took too long."),
        },
    })
}

/// Whether a command's documents have something on a map, that of `reconstruct` if it is asked for its track.
fn on_a_map(path: &[&str]) -> bool {
    matches!(path, ["brief" | "reconstruct" | "sight" | "warn" | "defend" | "ring" | "tradeoff"])
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
    let czml = on_a_map(path).then(|| json!({ "type": "array", "description": "Of format=czml: packets." }));
    let schema = json!({ "type": "object" });
    let known = names.iter().map(|name| json!({ "$ref": format!("#/components/schemas/{name}") }));
    let known: Vec<Value> = known.collect();
    let known = if known.is_empty() { vec![schema] } else { known };
    known.into_iter().chain(czml).collect()
}

/// What one value of an operand or option may be, as far as its words at the command line say it; what is on record is not listed.
fn schema_of(arg: &Arg) -> Value {
    if matches!(arg.get_action(), ArgAction::SetTrue) {
        return json!({ "type": "boolean" });
    }
    let words: Vec<String> =
        arg.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
    if !words.is_empty() {
        return json!({ "type": "string", "enum": words });
    }
    let number = r"-?\d+(\.\d+)?";
    match (value_word(arg), arg.get_id().as_str()) {
        (_, "scenario") => json!({ "type": "string", "enum": scenario_ids() }),
        (_, "samples") => json!({ "type": "integer", "minimum": 16, "maximum": 65_536 }),
        (_, "seed") => json!({ "type": "integer", "minimum": 0, "maximum": u32::MAX }),
        ("DATE", "since" | "until") => json!({ "type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$" }),
        ("DATE" | "A" | "B", _) => json!({ "type": "string", "format": "date" }),
        (_, "grid_deg") => json!({ "type": "number", "minimum": 0.1, "maximum": 10 }),
        ("DEG", _) => json!({ "type": "number", "minimum": 0, "maximum": 360 }),
        ("KM" | "S" | "M2", _) => json!({ "type": "number", "exclusiveMinimum": 0 }),
        ("KM,KM", _) => json!({ "type": "string", "pattern": format!("^{number}(,{number})*$") }),
        ("LAT,LON", _) => json!({ "type": "string", "pattern": format!("^{number},{number}$") }),
        (word, _) if word.contains('=') => json!({ "type": "string", "pattern": "^[^=]+=.+$" }),
        (_, "between") => json!({ "type": "string", "pattern": "^[^,]+,[^,]+$" }),
        _ => json!({ "type": "string", "minLength": 1 }),
    }
}

/// Its word in the help: `DATE`, `KM`.
fn value_word(arg: &Arg) -> &str {
    arg.get_value_names().and_then(|names| names.first()).map_or("", |name| name.as_str())
}

/// The options without which an address is no question, each with an example.
fn needed(path: &[&str], operands: &[Arg]) -> &'static [(&'static str, &'static str)] {
    match (path, operands) {
        (["diff"], _) => &[("asof", "2016-06-01")],
        (["sight"], []) => &[("matrix", "true")],
        // The report of 4 July 2017.
        (["reconstruct"], []) => &[
            ("range_km", "933"),
            ("apogee_km", "2802"),
            ("missile", "hwasong-14"),
            ("launch", "40.0,125.2"),
            ("azimuth_deg", "80"),
            ("source", "an example"),
        ],
        _ => &[],
    }
}

/// One that is on record.
fn example_of(path: &[&str], arg: &Arg) -> Option<&'static str> {
    Some(match (path, value_word(arg)) {
        (["brief"], _) => "2017-03-20",
        (["diff"], "A") => "2017-03-19",
        (["diff"], "B") => "2017-03-20",
        (["tradeoff"], "VARIABLE") => "heading",
        (["ring"], "ELEMENT") => "etorofu-bastion",
        (_, "ELEMENT") => "seongju",
        (["warn"] | ["reconstruct"], "LAUNCH_ID") => "2017-08-29",
        (_, "CLAIM_ID") => "beijing-hua-chunying-2017-03-17-radar-over-2000-km",
        (["reproduce"], "CASE") => "wright-hwasong-12",
        (["schema"], "NAME") => "warn",
        (["why" | "cite"] | ["catalogue", "show"], "ID") => "seongju",
        (["catalogue", "list"], "KIND") => "elements",
        _ => return None,
    })
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
