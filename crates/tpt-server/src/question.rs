//! From an address to the words of the command line.

use std::ffi::OsString;
use std::sync::LazyLock;

use axum::http::StatusCode;
use clap::{Arg, ArgAction, Command, CommandFactory};
use percent_encoding::percent_decode_str;
use tpt_shell::{Asked, scenario_ids};

use crate::problem::Problem;

/// What has an address. `sweep` and `catalogue export` write files, and `catalogue check` is about files.
pub(crate) const COMMANDS: [&[&str]; 15] = [
    &["brief"],
    &["reconstruct"],
    &["sight"],
    &["warn"],
    &["defend"],
    &["ring"],
    &["check"],
    &["reproduce"],
    &["tradeoff"],
    &["why"],
    &["cite"],
    &["diff"],
    &["catalogue", "list"],
    &["catalogue", "show"],
    &["schema"],
];

/// Options that are about files, or about how a terminal looks.
const NOT_SERVED: [&str; 6] = ["json", "data", "out", "quiet", "pdf", "mask"];

/// In which form the answer is wanted.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Form {
    Json,
    Csv { table: Option<String> },
    GeoJson,
    Czml,
}

/// A question that was understood.
#[derive(Debug)]
pub(crate) struct Question {
    pub(crate) asked: Asked,
    /// Its words in one order, whatever the order in the address.
    pub(crate) words: Vec<String>,
    pub(crate) form: Form,
}

/// A command that has an address, with the options of every command.
pub(crate) struct Served {
    pub(crate) path: &'static [&'static str],
    pub(crate) command: Command,
    globals: Vec<Arg>,
}

/// All of them, made once: every request looks here.
static SERVED: LazyLock<Vec<Served>> = LazyLock::new(|| {
    let root = Asked::command();
    let served = |path: &'static [&'static str]| {
        let globals = root.get_arguments().cloned().collect();
        let command = path.iter().try_fold(&root, |at, name| at.find_subcommand(name))?.clone();
        Some(Served { path, command, globals })
    };
    COMMANDS.into_iter().filter_map(served).collect()
});

impl Served {
    /// All of them.
    pub(crate) fn all() -> &'static [Self] {
        &SERVED
    }

    /// Its operands, in their order.
    pub(crate) fn operands(&self) -> impl Iterator<Item = &Arg> {
        self.command.get_positionals()
    }

    /// Its options, those of every command last.
    pub(crate) fn options(&self) -> impl Iterator<Item = &Arg> {
        let own = self.command.get_arguments().filter(|arg| !arg.is_positional());
        own.chain(&self.globals).filter(|arg| arg.get_long().is_some_and(|long| !NOT_SERVED.contains(&long)))
    }
}

/// The name of an option in an address.
pub(crate) fn name_of(option: &Arg) -> String {
    option.get_long().unwrap_or_default().replace('-', "_")
}

/// Reads an address below `/api/`.
pub(crate) fn read(path: &str, query: &str) -> Result<Question, Problem> {
    let pieces: Vec<&str> = path.split('/').collect();
    let named = |served: &&Served| {
        pieces.len() >= served.path.len() && served.path.iter().zip(&pieces).all(|(a, b)| a == b)
    };
    let served = Served::all().iter().find(named);
    let Some(served) = served else {
        let known: Vec<String> = COMMANDS.iter().map(|path| path.join("/")).collect();
        let detail = format!("`/api/{path}` is no question; allowed: /api/ with {}", known.join(", "));
        return Err(Problem::new(StatusCode::NOT_FOUND, detail));
    };
    let operands = operands(served, &pieces[served.path.len()..])?;
    let (mut options, form) = options(served, query)?;
    options.sort();
    // A brief has a place or is printed; every other document is the same with this word and without.
    let mut words: Vec<String> = served.path.iter().map(ToString::to_string).collect();
    words.push("--json".to_owned());
    words.extend(options.into_iter().flatten());
    words.push("--".to_owned());
    words.extend(operands);
    let asked = Asked::read(words.iter().map(OsString::from)).map_err(|error| Problem::of(&error))?;
    Ok(Question { asked, words, form })
}

/// The operands: a piece of the path each, the last with all that is left, because ids have slashes.
fn operands(served: &Served, pieces: &[&str]) -> Result<Vec<String>, Problem> {
    let pieces = match pieces {
        [""] => &[],
        other => other,
    };
    let count = served.operands().count();
    if count == 0 && !pieces.is_empty() {
        return Err(Problem::bad(format!("`/api/{}` takes no operand", served.path.join("/"))));
    }
    let (first, rest) = pieces.split_at(pieces.len().min(count.saturating_sub(1)));
    let rest = (!rest.is_empty()).then(|| rest.join("/"));
    let decoded = |piece: &str| match percent_decode_str(piece).decode_utf8() {
        Ok(text) if !text.is_empty() && !text.contains('\0') => Ok(text.into_owned()),
        _ => Err(Problem::bad(format!("`{piece}` is no operand; allowed: text in UTF-8, percent-encoded"))),
    };
    first.iter().map(|piece| decoded(piece)).chain(rest.iter().map(|rest| decoded(rest))).collect()
}

/// The options as words, each with its values, and the form.
fn options(served: &Served, query: &str) -> Result<(Vec<Vec<String>>, Form), Problem> {
    let (mut words, mut form, mut table) = (Vec::new(), Form::Json, None);
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        match name.as_ref() {
            "format" => {
                form = match value.as_ref() {
                    "json" => Form::Json,
                    "csv" => Form::Csv { table: None },
                    "geojson" => Form::GeoJson,
                    "czml" => Form::Czml,
                    other => {
                        return Err(Problem::bad(format!(
                            "format `{other}` is none; allowed: json, csv, geojson, czml"
                        )));
                    }
                }
            }
            "table" => table = Some(value.into_owned()),
            name => words.push(option(served, name, &value)?),
        }
    }
    if table.is_some() && form != (Form::Csv { table: None }) {
        return Err(Problem::bad("`table` has no use here; allowed: format=csv beside it"));
    }
    if let Form::Csv { table: wanted } = &mut form {
        *wanted = table;
    }
    Ok((words, form))
}

fn option(served: &Served, name: &str, value: &str) -> Result<Vec<String>, Problem> {
    let Some(option) = served.options().find(|option| name_of(option) == name) else {
        let mut known: Vec<String> = served.options().map(name_of).collect();
        known.extend(["format".to_owned(), "table".to_owned()]);
        return Err(Problem::bad(format!(
            "`{name}` is no option of `{}`; allowed: {}",
            served.path.join(" "),
            known.join(", ")
        )));
    };
    if name == "scenario" && !scenario_ids().contains(&value) {
        let known = scenario_ids().join(", ");
        return Err(Problem::bad(format!(
            "scenario `{value}` is not one that the program carries; allowed: {known}"
        )));
    }
    let long = option.get_long().unwrap_or_default();
    if matches!(option.get_action(), ArgAction::SetTrue) {
        return match value {
            "" | "true" => Ok(vec![format!("--{long}")]),
            "false" => Ok(Vec::new()),
            other => Err(Problem::bad(format!("{name} `{other}`; allowed: true, false"))),
        };
    }
    if value.is_empty() {
        return Err(Problem::bad(format!("`{name}` is empty; allowed: a value, or none of it")));
    }
    // Two values are two words.
    if option.get_num_args().is_some_and(|count| count.min_values() > 1) {
        let values = value.split(',').map(str::to_owned);
        return Ok(std::iter::once(format!("--{long}")).chain(values).collect());
    }
    Ok(vec![format!("--{long}={value}")])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(address: &str) -> Result<String, String> {
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        read(path, query)
            .map(|question| question.words.join(" "))
            .map_err(|problem| serde_json::to_value(problem).unwrap()["detail"].as_str().unwrap().to_owned())
    }

    #[test]
    fn an_address_is_the_words_of_the_command_line() {
        for (address, expected) in [
            ("brief/2017-03-20", "brief --json -- 2017-03-20"),
            (
                "sight/seongju-radar?heading_deg=200&figures=beijing&altitude_km=100,300",
                "sight --json --altitude-km=100,300 --figures=beijing --heading-deg=200 -- seongju-radar",
            ),
            ("sight?matrix=true&without=seongju", "sight --json --matrix --without=seongju --"),
            ("sight/?matrix=true", "sight --json --matrix --"),
            ("check/x?between=seoul,beijing", "check --json --between seoul beijing -- x"),
            (
                "warn/2017-08-29?place=Sapporo&place=Aomori",
                "warn --json --place=Aomori --place=Sapporo -- 2017-08-29",
            ),
            (
                "why/an-tpy-2/radar-range/lewis-postol-2012",
                "why --json -- an-tpy-2/radar-range/lewis-postol-2012",
            ),
            ("tradeoff/seongju/heading", "tradeoff --json -- seongju heading"),
            ("catalogue/list/places", "catalogue list --json -- places"),
            ("ring/%65torofu-bastion", "ring --json -- etorofu-bastion"),
        ] {
            assert_eq!(words(address).as_deref(), Ok(expected), "{address}");
        }
    }

    #[test]
    fn the_order_of_options_makes_no_other_question() {
        assert_eq!(words("sight/x?seed=1&samples=64"), words("sight/x?samples=64&seed=1"));
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
            ("sight/x?format=xml", "allowed: json, csv, geojson, czml"),
            ("sight/x?table=views", "`table` has no use here"),
        ] {
            let refused = words(address).expect_err(address);
            assert!(refused.contains(expected), "{address}: {refused}");
        }
    }

    #[test]
    fn every_command_is_served_or_left_out_on_purpose() {
        let root = Asked::command();
        let names: Vec<&str> = root.get_subcommands().map(Command::get_name).collect();
        let served: Vec<&str> = COMMANDS.iter().map(|path| path[0]).collect();
        for name in names {
            assert_eq!(served.contains(&name), name != "sweep", "{name}");
        }
        assert_eq!(Served::all().len(), COMMANDS.len());
    }
}
