//! The OpenAPI 3.1 document, from the registry of commands and the schemas of the documents.

use serde_json::{Map, Value, json};
use tpt_ask::{Command, Field};
use tpt_shell::scenario_ids;

use crate::question::Served;

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
        for (path, with_operands) in addresses(served) {
            paths.insert(path, json!({ "get": operation(served, with_operands) }));
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
fn addresses(served: &Served) -> Vec<(String, bool)> {
    let command = served.command;
    let base = format!("/api/{}", command.words.join("/"));
    let whole = command.operands.iter().fold(base.clone(), |path, (name, _)| format!("{path}/{{{name}}}"));
    let mut all = vec![(whole, true)];
    if !needs_operands(command) {
        all.push((base, false));
    }
    all
}

/// Whether its operands cannot be left out.
fn needs_operands(command: &Command) -> bool {
    let is_operand = |field: &Field| command.operands.iter().any(|(operand, _)| *operand == field.name);
    (command.fields)().iter().any(|field| field.is_needed && is_operand(field))
}

fn operation(served: &Served, with_operands: bool) -> Value {
    let command = served.command;
    let fields = (command.fields)();
    let operands = command.operands.iter().filter(|_| with_operands);
    let in_path = operands.filter_map(|(name, example)| {
        let operand = fields.iter().find(|field| field.name == *name)?;
        Some(json!({ "name": name, "in": "path", "required": true, "description": operand.about,
                     "schema": schema_of(operand), "example": example }))
    });
    let applies = !with_operands || needs_operands(command);
    let needed: Vec<_> = command.needed.iter().filter(|_| applies).collect();
    let in_query = served.options.iter().map(|option| {
        let schema = schema_of(option);
        let schema = if option.repeats { json!({ "type": "array", "items": schema }) } else { schema };
        let mut parameter =
            json!({ "name": option.name, "in": "query", "description": option.about, "schema": schema });
        if let Some((_, example)) = needed.iter().find(|(name, _)| option.name == *name) {
            parameter["required"] = true.into();
            // A number and a switch are written as such.
            let typed = serde_json::from_str(example).ok().filter(|_| option.schema["type"] != "string");
            parameter["example"] = typed.unwrap_or_else(|| (*example).into());
        }
        parameter
    });
    let mut forms =
        if command.on_a_map { vec!["json", "csv", "geojson", "czml"] } else { vec!["json", "csv"] };
    let has_pages = command.words == ["brief"];
    if has_pages {
        forms.extend(["html", "annexes"]);
    }
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
    let document = json!({ "schema": { "anyOf": documents(command) } });
    let mut content = json!({
        "application/json": document,
        "text/csv": { "schema": { "type": "string" } },
        "text/event-stream": { "schema": { "type": "string" } },
    });
    if command.on_a_map {
        content["application/geo+json"] = json!({ "schema": { "type": "object" } });
    }
    if has_pages {
        content["text/html"] = json!({ "schema": { "type": "string" } });
    }
    json!({
        "operationId": format!("{}{}", command.name(), if with_operands { "" } else { "_all" }),
        "summary": command.about,
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

/// The schemas of a command's documents; CZML is an array of packets.
fn documents(command: &Command) -> Vec<Value> {
    let mut names: Vec<&str> = command.documents.iter().map(|(name, _)| *name).collect();
    names.dedup();
    let known = names.iter().map(|name| json!({ "$ref": format!("#/components/schemas/{name}") }));
    let mut known: Vec<Value> = known.collect();
    if known.is_empty() {
        known.push(json!({ "type": "object" }));
    }
    if command.on_a_map {
        known.push(json!({ "type": "array", "description": "Of format=czml: packets." }));
    }
    known
}

/// What one value of a field may be: what its type says, the ids of scenarios, and no empty text.
fn schema_of(field: &Field) -> Value {
    if field.name == "scenario" {
        return json!({ "type": "string", "enum": scenario_ids() });
    }
    let mut schema = field.schema.clone();
    if schema["type"] == "string"
        && schema["enum"].is_null()
        && schema["pattern"].is_null()
        && schema["format"].is_null()
    {
        schema["minLength"] = 1.into();
    }
    schema
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
