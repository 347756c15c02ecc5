//! From an address to a question.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use axum::http::StatusCode;
use percent_encoding::percent_decode_str;
use serde_json::Value as Json;
use tpt_ask::{Command, Field};
use tpt_shell::{Asked, scenario_ids};

use crate::problem::Problem;

/// In which form the answer is wanted.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Form {
    Json,
    Csv {
        table: Option<String>,
    },
    GeoJson,
    Czml,
    /// The six pages of a brief.
    Html,
    /// Its annexes.
    Annexes,
}

/// A question that was understood.
#[derive(Debug)]
pub(crate) struct Question {
    pub(crate) asked: Asked,
    /// Its command and fields in one order, whatever the order in the address.
    pub(crate) text: String,
    pub(crate) form: Form,
}

/// A command with its options, those of every command last.
pub(crate) struct Served {
    pub(crate) command: &'static Command,
    pub(crate) options: Vec<Field>,
}

/// All of them, made once: every request looks here.
static SERVED: LazyLock<Vec<Served>> = LazyLock::new(|| {
    let served = |command: &'static Command| Served {
        command,
        options: command.options().into_iter().chain(command.choices()).collect(),
    };
    tpt_ask::Question::COMMANDS.iter().map(served).collect()
});

impl Served {
    /// All of them. `sweep` and `catalogue export` write files, and `catalogue check` is about files: they have no address.
    pub(crate) fn all() -> &'static [Self] {
        &SERVED
    }

    /// Its words as a path.
    fn path(&self) -> String {
        self.command.words.join("/")
    }
}

/// Reads an address below `/api/`.
pub(crate) fn read(path: &str, query: &str) -> Result<Question, Problem> {
    let pieces: Vec<&str> = path.split('/').collect();
    let named = |served: &&Served| {
        let words = served.command.words;
        pieces.len() >= words.len() && words.iter().zip(&pieces).all(|(a, b)| a == b)
    };
    let served = Served::all().iter().find(named);
    let Some(served) = served else {
        let known: Vec<String> = Served::all().iter().map(Served::path).collect();
        let detail = format!("`/api/{path}` is no question; allowed: /api/ with {}", known.join(", "));
        return Err(Problem::new(StatusCode::NOT_FOUND, detail));
    };
    let (mut fields, form) = options(served, query)?;
    let words = served.command.words;
    let operands = operands(served, &pieces[words.len()..])?;
    for ((operand, _), value) in served.command.operands.iter().zip(operands) {
        fields.insert((*operand).to_owned(), Json::String(value));
    }
    let text = format!("{} {}", words.join(" "), Json::from_iter(fields.clone()));
    let fields = fields.into_iter().collect();
    let asked = Asked::of(words, fields).map_err(|error| Problem::of(&error))?;
    Ok(Question { asked, text, form })
}

/// The operands: a piece of the path each, the last with all that is left, because ids have slashes.
fn operands(served: &Served, pieces: &[&str]) -> Result<Vec<String>, Problem> {
    let pieces = match pieces {
        [""] => &[],
        other => other,
    };
    let count = served.command.operands.len();
    if count == 0 && !pieces.is_empty() {
        return Err(Problem::bad(format!("`/api/{}` takes no operand", served.path())));
    }
    let (first, rest) = pieces.split_at(pieces.len().min(count.saturating_sub(1)));
    let rest = (!rest.is_empty()).then(|| rest.join("/"));
    let decoded = |piece: &str| match percent_decode_str(piece).decode_utf8() {
        Ok(text) if !text.is_empty() && !text.contains('\0') => Ok(text.into_owned()),
        _ => Err(Problem::bad(format!("`{piece}` is no operand; allowed: text in UTF-8, percent-encoded"))),
    };
    first.iter().map(|piece| decoded(piece)).chain(rest.iter().map(|rest| decoded(rest))).collect()
}

/// The options as fields in the order of their names, and the form.
fn options(served: &Served, query: &str) -> Result<(BTreeMap<String, Json>, Form), Problem> {
    let (mut fields, mut form, mut table) = (BTreeMap::new(), Form::Json, None);
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        match name.as_ref() {
            "format" => {
                form = match value.as_ref() {
                    "json" => Form::Json,
                    "csv" => Form::Csv { table: None },
                    "geojson" => Form::GeoJson,
                    "czml" => Form::Czml,
                    "html" => Form::Html,
                    "annexes" => Form::Annexes,
                    other => {
                        return Err(Problem::bad(format!(
                            "format `{other}` is none; allowed: json, csv, geojson, czml, html, annexes"
                        )));
                    }
                }
            }
            "table" => table = Some(value.into_owned()),
            name => option(served, name, &value, &mut fields)?,
        }
    }
    if table.is_some() && form != (Form::Csv { table: None }) {
        return Err(Problem::bad("`table` has no use here; allowed: format=csv beside it"));
    }
    if let Form::Csv { table: wanted } = &mut form {
        *wanted = table;
    }
    Ok((fields, form))
}

fn option(
    served: &Served,
    name: &str,
    value: &str,
    fields: &mut BTreeMap<String, Json>,
) -> Result<(), Problem> {
    let Some(option) = served.options.iter().find(|option| option.name == name) else {
        let mut known: Vec<String> = served.options.iter().map(|option| option.name.clone()).collect();
        known.extend(["format".to_owned(), "table".to_owned()]);
        return Err(Problem::bad(format!(
            "`{name}` is no option of `{}`; allowed: {}",
            served.command.words.join(" "),
            known.join(", ")
        )));
    };
    if name == "scenario" && !scenario_ids().contains(&value) {
        let known = scenario_ids().join(", ");
        return Err(Problem::bad(format!(
            "scenario `{value}` is not one that the program carries; allowed: {known}"
        )));
    }
    if option.is_switch() {
        let on = match value {
            "" | "true" => true,
            "false" => false,
            other => return Err(Problem::bad(format!("{name} `{other}`; allowed: true, false"))),
        };
        fields.insert(name.to_owned(), Json::Bool(on));
        return Ok(());
    }
    if value.is_empty() {
        return Err(Problem::bad(format!("`{name}` is empty; allowed: a value, or none of it")));
    }
    let value = Json::String(value.to_owned());
    match fields.get_mut(name) {
        Some(Json::Array(values)) => values.push(value),
        Some(_) => {
            return Err(Problem::bad(format!("`{name}` cannot be used multiple times; allowed: one of it")));
        }
        None if option.repeats => {
            fields.insert(name.to_owned(), Json::Array(vec![value]));
        }
        None => {
            fields.insert(name.to_owned(), value);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(address: &str) -> Result<String, String> {
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        read(path, query)
            .map(|question| question.text)
            .map_err(|problem| serde_json::to_value(problem).unwrap()["detail"].as_str().unwrap().to_owned())
    }

    #[test]
    fn an_address_is_a_command_with_its_fields() {
        for (address, expected) in [
            ("brief/2017-03-20", r#"brief {"date":"2017-03-20"}"#),
            (
                "sight/seongju-radar?heading_deg=200&figures=beijing&altitude_km=100,300",
                r#"sight {"altitude_km":"100,300","element":"seongju-radar","figures":"beijing","heading_deg":"200"}"#,
            ),
            ("sight?matrix=true&without=seongju", r#"sight {"matrix":true,"without":"seongju"}"#),
            ("sight/?matrix=true", r#"sight {"matrix":true}"#),
            ("check/x?between=seoul,beijing", r#"check {"between":"seoul,beijing","claim":"x"}"#),
            (
                "warn/2017-08-29?place=Sapporo&place=Aomori",
                r#"warn {"launch":"2017-08-29","place":["Sapporo","Aomori"]}"#,
            ),
            (
                "why/an-tpy-2/radar-range/lewis-postol-2012",
                r#"why {"id":"an-tpy-2/radar-range/lewis-postol-2012"}"#,
            ),
            ("tradeoff/seongju/heading", r#"tradeoff {"element":"seongju","variable":"heading"}"#),
            ("catalogue/list/places", r#"catalogue list {"kind":"places"}"#),
            ("ring/%65torofu-bastion", r#"ring {"element":"etorofu-bastion"}"#),
        ] {
            assert_eq!(asked(address).as_deref(), Ok(expected), "{address}");
        }
    }

    #[test]
    fn the_order_of_options_makes_no_other_question() {
        assert_eq!(asked("sight/x?seed=1&samples=64"), asked("sight/x?samples=64&seed=1"));
    }

    #[test]
    fn files_and_typed_flights_have_no_address() {
        for (address, expected) in [
            ("sweep/study.toml", "is no question"),
            ("catalogue/export?format=csv", "is no question"),
            ("brief/2017-03-20?out=/tmp/x", "`out` is no option of `brief`"),
            ("brief/2017-03-20?pdf=true", "`pdf` is no option"),
            ("sight/seongju?mask=/etc/passwd", "`mask` is no option"),
            ("sight/seongju?data=/etc", "`data` is no option"),
            ("sight/seongju?scenario=/etc/passwd", "is not one that the program carries"),
            ("sight/seongju?scenario=../../x.toml", "is not one that the program carries"),
            // The one-way rule: what `reconstruct` may be told, the other three may not.
            ("sight/seongju?range_km=1000", "`range_km` is no option of `sight`"),
            ("sight/seongju?azimuth_deg=80", "`azimuth_deg` is no option of `sight`"),
            ("defend/seongju?launch=40,126", "`launch` is no option of `defend`"),
            ("defend/seongju?apogee_km=100", "`apogee_km` is no option of `defend`"),
            ("warn/2017-08-29?launch=40,126", "`launch` is no option of `warn`"),
            ("sight/seongju?without=a&without=b", "cannot be used multiple times"),
            ("ring/%ff", "is no operand"),
            ("ring/a%00b", "is no operand"),
            ("sight/x?figures=", "`figures` is empty"),
            ("sight/x?format=xml", "allowed: json, csv, geojson, czml, html, annexes"),
            ("sight/x?table=views", "`table` has no use here"),
        ] {
            let refused = asked(address).expect_err(address);
            assert!(refused.contains(expected), "{address}: {refused}");
        }
    }
}
