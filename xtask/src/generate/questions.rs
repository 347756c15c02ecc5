//! The functions of the Python package and the questions of the page, from the registry of commands.

use std::fmt::Write;

use serde_json::Value;
use tpt_ask::{Choices, Command, Field, FileOption, Question, fields_of};

use super::stubs::document;

/// Where the functions stand.
pub(crate) const PYTHON: &str = "python/src/twoplustwo/_questions.py";

/// Where the questions of the page stand.
pub(crate) const PAGE: &str = "web/src/generated/questions.ts";

/// What the value of a field is, for a language with types.
enum Shape<'f> {
    /// On or off.
    Switch,
    Number,
    /// A number, or a text that says a span or a limit.
    NumberOrText,
    Text,
    Day,
    /// Degrees north and east.
    LatLon,
    /// An element and where it is put.
    ElementSite,
    /// A key and a value.
    KeyValue,
    /// One of a few words.
    Word(Vec<&'f str>),
    /// Several with commas between.
    Listed {
        is_number: bool,
    },
}

fn shape(field: &Field) -> Shape<'_> {
    let schema = &field.schema;
    if let Some(of) = schema["x-listed"].as_str() {
        return Shape::Listed { is_number: of == "number" };
    }
    if let Some(words) = schema["enum"].as_array() {
        return Shape::Word(words.iter().filter_map(Value::as_str).collect());
    }
    if schema["type"].as_array().is_some_and(|types| types.iter().any(|one| one == "number")) {
        return Shape::NumberOrText;
    }
    match (schema["type"].as_str(), schema["format"].as_str()) {
        (Some("boolean"), _) => Shape::Switch,
        (Some("number" | "integer"), _) => Shape::Number,
        (_, Some("date")) => Shape::Day,
        (_, Some("lat-lon")) => Shape::LatLon,
        (_, Some("element-site")) => Shape::ElementSite,
        (_, Some("key-value")) => Shape::KeyValue,
        _ => Shape::Text,
    }
}

/// The type of a field in Python.
fn in_python(field: &Field) -> String {
    let one = match shape(field) {
        Shape::Switch => "bool".to_owned(),
        Shape::Number if field.schema["type"] == "integer" => "int".to_owned(),
        Shape::Number => "float".to_owned(),
        Shape::NumberOrText => "float | str".to_owned(),
        Shape::Text => "str".to_owned(),
        Shape::Day => "Date".to_owned(),
        Shape::LatLon => "LatLon".to_owned(),
        Shape::ElementSite => "Mapping[str, str | LatLon]".to_owned(),
        Shape::KeyValue => return "Mapping[str, str]".to_owned(),
        Shape::Word(words) => format!("Literal[\"{}\"]", words.join("\", \"")),
        Shape::Listed { is_number: true } => "float | Iterable[float]".to_owned(),
        Shape::Listed { is_number: false } => "str | Iterable[str]".to_owned(),
    };
    match field.name.as_str() {
        "scenario" => "str | os.PathLike[str]".to_owned(),
        _ if field.repeats => format!("{one} | Iterable[{one}]"),
        _ => one,
    }
}

/// The module of functions.
pub(crate) fn python() -> String {
    let mut text = "# Made by `cargo run -p xtask -- generate`; do not edit.\n\
        \"\"\"A function for each question, with its fields as keywords. What comes back has the fields of the JSON document.\"\"\"\n\n\
        from __future__ import annotations\n\n\
        import datetime\nimport os\nfrom collections.abc import Iterable, Mapping\n\
        from typing import Any, Literal, TypedDict, Unpack, overload\n\n\
        from . import documents\nfrom ._fields import ask\n\n\
        Date = str | datetime.date\n\"\"\"A day, or `YYYY-MM-DD`.\"\"\"\n\n\
        LatLon = tuple[float, float]\n\"\"\"Degrees north and east.\"\"\"\n\n\n\
        class Choices(TypedDict, total=False):\n    \"\"\"What every function may choose.\"\"\"\n\n"
        .to_owned();
    // Writing into a String cannot fail.
    for field in fields_of::<Choices>() {
        let _ = writeln!(text, "    {}: {}\n    \"\"\"{}\"\"\"", field.name, in_python(&field), field.about);
    }
    text.push_str(
        "    data: str | os.PathLike[str]\n    \"\"\"A folder of catalogue files laid over the catalogue that the package carries.\"\"\"\n",
    );
    // What has two words stands in a module of its own.
    let alone = Question::COMMANDS.iter().filter(|command| command.words.len() == 1);
    let names: Vec<String> = alone.map(Command::name).collect();
    let _ = write!(text, "\n\n__all__ = [\"{}\"]\n", names.join("\", \""));
    for command in Question::COMMANDS {
        function(&mut text, command);
    }
    text
}

/// Keywords that name files.
fn files(command: &Command) -> impl Iterator<Item = (&'static str, &'static str)> {
    command.files.iter().map(|file| match file {
        FileOption::Pdf => (file.name(), "bool"),
        FileOption::Out | FileOption::Mask => (file.name(), "str | os.PathLike[str]"),
    })
}

fn function(text: &mut String, command: &Command) {
    let name = command.name();
    let fields = (command.fields)();
    let is_operand = |field: &Field| command.operands.iter().any(|(operand, _)| *operand == field.name);
    let parameters = |asked_by: &[&str], left_out: &dyn Fn(&str) -> bool| {
        let kept = || fields.iter().filter(|field| !left_out(&field.name));
        let written = |field: &Field| {
            let kind = in_python(field);
            match (asked_by.contains(&field.name.as_str()), kind.as_str()) {
                (true, "bool") => format!("{}: Literal[True]", field.name),
                (asked, _) if asked || field.is_needed => format!("{}: {kind}", field.name),
                (_, "bool") => format!("{}: bool = False", field.name),
                _ => format!("{}: {kind} | None = None", field.name),
            }
        };
        // An operand that must be given by its keyword stands behind the star.
        let (first, named): (Vec<&Field>, Vec<&Field>) = kept().partition(|field| is_operand(field));
        let mut all: Vec<String> = first.into_iter().map(written).collect();
        let mut named: Vec<String> = named.into_iter().map(written).collect();
        named.extend(files(command).map(|(name, kind)| match kind {
            "bool" => format!("{name}: bool = False"),
            _ => format!("{name}: {kind} | None = None"),
        }));
        if !named.is_empty() {
            all.push("*".to_owned());
            all.extend(named);
        }
        // A choice that is a field of its own here cannot be told apart by type.
        let own = command.choices().len() < fields_of::<Choices>().len();
        all.push(if own { "**choices: Any" } else { "**choices: Unpack[Choices]" }.to_owned());
        all.join(", ")
    };
    let conditions: Vec<&str> =
        command.documents.iter().flat_map(|(_, fields)| fields.iter().copied()).collect();
    let returned = match command.documents {
        [] => "documents.Document".to_owned(),
        [(one, _)] => format!("documents.{}", document(one)),
        several => {
            for (kind, asked_by) in several {
                let left_out = |field: &str| conditions.contains(&field) && !asked_by.contains(&field);
                let _ = write!(
                    text,
                    "\n\n@overload\ndef {name}({}) -> documents.{}: ...\n",
                    parameters(asked_by, &left_out),
                    document(kind)
                );
            }
            "Any".to_owned()
        }
    };
    let _ = write!(
        text,
        "\n\ndef {name}({}) -> {returned}:\n    \"\"\"{}.\n",
        parameters(&[], &|_| false),
        command.about
    );
    if !command.more.is_empty() {
        let _ = write!(text, "\n    {}\n", command.more);
    }
    text.push('\n');
    for field in &fields {
        let _ = writeln!(text, "    ``{}``: {}", field.name, field.about);
    }
    for (file, _) in files(command) {
        let _ = writeln!(text, "    ``{file}``: as `--{file}` of the command line.");
    }
    let given = fields.iter().map(|field| field.name.as_str()).chain(files(command).map(|(name, _)| name));
    let given: Vec<String> = given.map(|name| format!("\"{name}\": {name}")).collect();
    let ignored = if returned == "Any" || returned == "documents.Document" {
        ""
    } else {
        "  # type: ignore[return-value]"
    };
    let _ = write!(
        text,
        "    \"\"\"\n    return ask(\"{}\", {{{}}}, choices){ignored}\n",
        command.words.join(" "),
        given.join(", ")
    );
}

/// The type of a field in the page; what is null is not asked.
fn in_page(field: &Field) -> String {
    let one = match shape(field) {
        Shape::Switch => "boolean".to_owned(),
        Shape::Number => "number".to_owned(),
        Shape::NumberOrText => "number | string".to_owned(),
        Shape::Word(words) => format!("\"{}\"", words.join("\" | \"")),
        Shape::Listed { is_number: true } => "number | string".to_owned(),
        Shape::Text
        | Shape::Day
        | Shape::LatLon
        | Shape::ElementSite
        | Shape::KeyValue
        | Shape::Listed { is_number: false } => "string".to_owned(),
    };
    let all = if field.repeats { format!("{one} | {one}[]") } else { one };
    if field.is_needed { all } else { format!("{all} | null") }
}

/// The module of the page's questions.
pub(crate) fn page() -> String {
    let mut text = "// Made by `cargo run -p xtask -- generate`; do not edit.\n\n".to_owned();
    // Writing into a String cannot fail.
    let record = |text: &mut String, indent: &str, fields: &[Field]| {
        for field in fields {
            let optional = if field.is_needed { "" } else { "?" };
            let _ = writeln!(
                text,
                "{indent}/** {} */\n{indent}{}{optional}: {};",
                field.about,
                field.name,
                in_page(field)
            );
        }
    };
    text.push_str("/** What every question may choose. */\nexport interface Choices {\n");
    record(&mut text, "  ", &fields_of::<Choices>());
    text.push_str("}\n\n/** The fields of each question. */\nexport interface Questions {\n");
    for command in Question::COMMANDS {
        let _ = writeln!(text, "  /** {}. */\n  \"{}\": {{", command.about, command.words.join(" "));
        record(&mut text, "    ", &(command.fields)());
        text.push_str("  };\n");
    }
    text.push_str("}\n\n/** The fields that stand in the path of an address, in their order. */\n");
    text.push_str("export const OPERANDS: Readonly<Record<keyof Questions, readonly string[]>> = {\n");
    for command in Question::COMMANDS {
        let operands: Vec<String> = command.operands.iter().map(|(name, _)| format!("\"{name}\"")).collect();
        let _ = writeln!(text, "  \"{}\": [{}],", command.words.join(" "), operands.join(", "));
    }
    text.push_str("};\n");
    text
}
