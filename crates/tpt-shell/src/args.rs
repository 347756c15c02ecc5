//! The words of a question: each flag defined once, for every shell.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::LazyLock;

use clap::{Arg, ArgAction, ArgMatches, Args, FromArgMatches, Subcommand, ValueEnum, value_parser};
use jiff::civil::Date;
use serde_json::Value as Json;
use tpt_ask::{Choices, Command, Fields, FileOption, Question, from_fields};

use crate::error::ShellError;

/// Options of every command.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Options of every command")]
pub struct Global {
    /// What every question may choose.
    #[command(flatten)]
    pub choices: Choices,
    /// Print one JSON document on standard output (its schema: `twoplustwo schema`).
    #[arg(long, global = true)]
    pub json: bool,
    /// Lay a folder of catalogue files over the catalogue that the program carries.
    #[arg(long, global = true, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// Write files into this folder. It must be new, empty, or hold an earlier brief.
    #[arg(long, global = true, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Say nothing but the answer.
    #[arg(long, short, global = true)]
    pub quiet: bool,
}

impl Global {
    /// Choices that did not come from a terminal.
    #[must_use]
    pub const fn of(choices: Choices) -> Self {
        Self { choices, json: true, data: None, out: None, quiet: true }
    }

    /// Choices and a folder of catalogue files (`data`) by their names.
    ///
    /// # Errors
    ///
    /// [`ShellError`] for a field that is unknown or wrong.
    pub fn from_fields(mut fields: Fields) -> Result<Self, ShellError> {
        let data = path(&mut fields, "data")?;
        Ok(Self { data, ..Self::of(from_fields(fields)?) })
    }

    /// The as-of date that was given.
    pub(crate) fn asof(&self) -> Option<Date> {
        self.choices.asof.as_ref().map(|day| day.0)
    }
}

/// Files beside a question.
#[derive(Clone, Debug, Default)]
pub struct Files {
    /// Whether the page of a brief is printed.
    pub pdf: bool,
    /// A skyline around the radar.
    pub mask: Option<PathBuf>,
}

/// A question with the options of every command.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Options of every command.
    pub global: Global,
    /// What is asked.
    pub request: Request,
}

impl Asked {
    /// A question by the words of its command and its fields, those of every command among them.
    ///
    /// # Errors
    ///
    /// [`ShellError`] for words of no command, and for a field that is unknown, missing or wrong.
    pub fn of(command: &[&str], fields: Fields) -> Result<Self, ShellError> {
        Self::beside(command, fields, Files::default())
    }

    /// The same beside files.
    fn beside(command: &[&str], fields: Fields, files: Files) -> Result<Self, ShellError> {
        let (choices, question) = question(command, fields)?;
        Ok(Self { global: Global::of(choices), request: Request::Ask { question: question.into(), files } })
    }

    /// The same with what a shell with files may name beside: `data`, `out`, and `pdf` and `mask` where the command takes them.
    ///
    /// # Errors
    ///
    /// As [`Asked::of`]; a file that the command has no use for is an unknown field.
    pub fn with_files(command: &[&str], mut fields: Fields) -> Result<Self, ShellError> {
        let out = path(&mut fields, FileOption::Out.name())?;
        let request = match command {
            ["catalogue", "check"] => Request::Task(Task::Catalogue(CatalogueTask::Check)),
            ["catalogue", "export"] => {
                let named = text(&mut fields, "format")?.unwrap_or_default();
                let words = named.split(',').map(|word| word_of("format", word));
                let format = words.collect::<Result<Vec<_>, _>>()?;
                Request::Task(Task::Catalogue(CatalogueTask::Export { format }))
            }
            #[cfg(feature = "parquet")]
            ["sweep"] => {
                let study = path(&mut fields, "study")?.unwrap_or_default();
                let word = text(&mut fields, "engine")?;
                let engine = word_of("engine", word.as_deref().unwrap_or("local"))?;
                let scheduler = text(&mut fields, "scheduler")?;
                Request::Task(Task::Sweep(SweepArgs { study, engine, scheduler }))
            }
            _ => {
                let data = path(&mut fields, "data")?;
                let files = Files::taken_from(&mut fields, command)?;
                let Self { global, request } = Self::beside(command, fields, files)?;
                return Ok(Self { global: Global { data, out, ..global }, request });
            }
        };
        Ok(Self { global: Global { out, ..Global::from_fields(fields)? }, request })
    }
}

impl Files {
    /// Those that a command takes, out of its fields.
    fn taken_from(fields: &mut Fields, command: &[&str]) -> Result<Self, ShellError> {
        let takes = |file| Question::command(command).is_some_and(|command| command.files.contains(&file));
        let mut files = Self::default();
        if takes(FileOption::Mask) {
            files.mask = path(fields, FileOption::Mask.name())?;
        }
        if takes(FileOption::Pdf) {
            files.pdf = match fields.remove(FileOption::Pdf.name()) {
                None => false,
                Some(Json::Bool(on)) => on,
                Some(other) => {
                    return Err(ShellError::Usage(format!("--pdf `{other}`; allowed: true, false")));
                }
            };
        }
        Ok(files)
    }
}

/// Takes a text out of fields.
fn text(fields: &mut Fields, name: &str) -> Result<Option<String>, ShellError> {
    match fields.remove(name) {
        Some(Json::String(text)) => Ok(Some(text)),
        Some(other) => Err(ShellError::Usage(format!("--{name} `{other}`; allowed: a text"))),
        None => Ok(None),
    }
}

/// Takes a path out of fields.
fn path(fields: &mut Fields, name: &str) -> Result<Option<PathBuf>, ShellError> {
    Ok(text(fields, name)?.map(PathBuf::from))
}

/// The names of the choices of each command, made once: a sweep asks a million times.
static CHOICES: LazyLock<BTreeMap<&[&str], Vec<String>>> = LazyLock::new(|| {
    let names = |command: &Command| command.choices().into_iter().map(|choice| choice.name).collect();
    Question::COMMANDS.iter().map(|command| (command.words, names(command))).collect()
});

/// The choices among fields, and the question that the others ask.
pub(crate) fn question(command: &[&str], mut fields: Fields) -> Result<(Choices, Question), ShellError> {
    let choices = choices(command, &mut fields)?;
    let found = Question::read(command, fields)?;
    let found = found.ok_or_else(|| ShellError::Usage(format!("`{}` is no command", command.join(" "))))?;
    Ok((choices, found))
}

/// Takes the choices of a command out of its fields.
pub(crate) fn choices(command: &[&str], fields: &mut Fields) -> Result<Choices, ShellError> {
    let names = CHOICES.get(command).into_iter().flatten();
    let found = names.filter_map(|name| fields.remove_entry(name));
    Ok(from_fields(found.collect())?)
}

/// A question, or what only a shell does.
#[derive(Clone, Debug)]
pub enum Request {
    /// A question.
    Ask {
        /// The question.
        question: Box<Question>,
        /// Files beside it.
        files: Files,
    },
    /// What only a shell does.
    Task(Task),
}

/// What only a shell does.
#[derive(Clone, Debug, Subcommand)]
pub enum Task {
    #[cfg(feature = "parquet")]
    /// Ask a command many times, by a study file.
    ///
    /// A study varies the deployment and whose figures are believed. Or it flies one report many times within its
    /// reporting error.
    ///
    /// Writes Parquet files into --out, one a chunk, and a manifest. Stopped and started again, it goes on where it was.
    #[command(
        after_help = "Examples:\n  twoplustwo sweep scenarios/studies/seongju-heading.toml --out heading\n  \
                            twoplustwo sweep scenarios/studies/seongju-heading.toml --out heading --engine dask"
    )]
    Sweep(SweepArgs),
    /// Look into the catalogue.
    #[command(subcommand)]
    Catalogue(CatalogueTask),
}

/// What to do with the catalogue as a whole.
#[derive(Clone, Debug, Subcommand)]
pub enum CatalogueTask {
    /// Read and check every file, and count the records.
    #[command(display_order = 100, after_help = "Example:\n  twoplustwo catalogue check --data my-facts")]
    Check,
    /// Write the catalogue, as known at the as-of date, in open formats into the folder of --out.
    #[command(
        display_order = 101,
        after_help = "Examples:\n  twoplustwo catalogue export --format csv,geojson --out facts --asof 2017-03-20\n  \
                            twoplustwo catalogue export --format csl-json --out bibliography"
    )]
    Export {
        /// The formats: tables as CSV or Parquet, what has a position as GeoJSON or KML, the sources as CSL-JSON (for
        /// Zotero).
        #[arg(long, value_name = "FORMAT", value_delimiter = ',', required = true)]
        format: Vec<FormatWord>,
    },
}

impl Subcommand for Request {
    fn augment_subcommands(mut program: clap::Command) -> clap::Command {
        for command in Question::COMMANDS {
            if let [word] = command.words {
                program = program.subcommand(definition(command, word));
            }
        }
        program = Task::augment_subcommands(program);
        for command in Question::COMMANDS {
            if let [group, word] = command.words {
                // What only the shell does with the group comes after.
                let defined = definition(command, word).display_order(0);
                program = program.mut_subcommand(group, |group| group.subcommand(defined));
            }
        }
        program
    }

    fn augment_subcommands_for_update(program: clap::Command) -> clap::Command {
        Self::augment_subcommands(program)
    }

    fn has_subcommand(name: &str) -> bool {
        Task::has_subcommand(name) || Question::COMMANDS.iter().any(|command| command.words == [name])
    }
}

impl FromArgMatches for Request {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let (mut words, mut inner) = (Vec::new(), matches);
        while let Some((word, below)) = inner.subcommand() {
            words.push(word);
            inner = below;
        }
        match Question::from_matches(&words, inner)? {
            Some(question) => {
                let taken = Question::command(&words).map_or(&[][..], |command| command.files);
                let pdf = taken.contains(&FileOption::Pdf) && inner.get_flag(FileOption::Pdf.name());
                let mask = taken.contains(&FileOption::Mask);
                let mask = mask.then(|| inner.get_one::<PathBuf>(FileOption::Mask.name()).cloned()).flatten();
                Ok(Self::Ask { question: question.into(), files: Files { pdf, mask } })
            }
            None => Ok(Self::Task(Task::from_arg_matches(matches)?)),
        }
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

/// A command of the registry, for the command line.
fn definition(command: &Command, word: &'static str) -> clap::Command {
    let heading = if command.examples.len() == 1 { "Example" } else { "Examples" };
    let about = match command.more {
        "" => command.about.to_owned(),
        more => format!("{}.\n\n{more}", command.about),
    };
    let examples: Vec<String> = command.examples.iter().map(|line| format!("  {line}")).collect();
    let mut defined = Question::with_arguments(command.words, clap::Command::new(word))
        .about(command.about)
        .long_about(about)
        .after_help(format!("{heading}:\n{}", examples.join("\n")));
    for file in command.files {
        defined = match file {
            // It is an option of every command.
            FileOption::Out => defined,
            FileOption::Pdf => defined.arg(
                Arg::new(file.name())
                    .long(file.name())
                    .action(ArgAction::SetTrue)
                    .help("Print the page to brief.pdf too, by a browser that is on the machine; it stands beside MANIFEST, not in it")
                    .long_help(
                        "Print the page to brief.pdf too, by a browser that is on the machine. MANIFEST does not list it.\n\n\
                         Looked for on PATH: chromium, chromium-browser, google-chrome, google-chrome-stable, microsoft-edge. The \
                         environment variable TWOPLUSTWO_BROWSER names another.",
                    ),
            ),
            FileOption::Mask => defined.arg(
                Arg::new(file.name()).long(file.name()).value_name("FILE").value_parser(value_parser!(PathBuf)).help(
                    "A skyline around the radar: a file of azimuth and elevation in degrees (docs/models/sight.md)",
                ),
            ),
        };
    }
    defined
}

/// What `sweep` asks, and by what.
#[derive(Args, Clone, Debug)]
pub struct SweepArgs {
    /// The study (docs/studies.md).
    #[arg(value_name = "STUDY.toml")]
    pub study: PathBuf,
    /// What computes the parts.
    #[arg(long, value_name = "ENGINE", default_value = "local")]
    pub engine: EngineWord,
    /// The address of a Dask scheduler. Without it, a cluster is started on this machine.
    #[arg(long, value_name = "ADDRESS")]
    pub scheduler: Option<String>,
}

/// What computes the parts of a sweep, as it is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum EngineWord {
    /// This process, on all cores.
    Local,
    /// Dask distributed, by the Python package.
    #[cfg(feature = "python")]
    Dask,
}

/// A format of `catalogue export`, as it is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FormatWord {
    /// Tables, comma-separated.
    Csv,
    /// Tables as Apache Parquet.
    Parquet,
    /// What has a position.
    Geojson,
    /// What has a position, for Google Earth.
    Kml,
    /// The sources, for a reference manager.
    CslJson,
}

/// One of a few words, as the command line reads it.
fn word_of<T: ValueEnum>(option: &str, word: &str) -> Result<T, ShellError> {
    T::from_str(word, false).map_err(|_| {
        let known = T::value_variants().iter().filter_map(ValueEnum::to_possible_value);
        let known: Vec<String> = known.map(|one| one.get_name().to_owned()).collect();
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        ShellError::Usage(format!("--{option} `{word}`: {}", tpt_ask::typed::one_of(word, &known)))
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn with_files(command: &[&str], fields: Json) -> Result<Asked, ShellError> {
        Asked::with_files(command, fields.as_object().cloned().unwrap_or_default())
    }

    #[test]
    fn a_file_goes_to_the_command_that_takes_it() {
        let brief = with_files(&["brief"], json!({ "date": "2017-03-20", "pdf": true, "out": "x" })).unwrap();
        assert_eq!(brief.global.out, Some(PathBuf::from("x")));
        assert!(matches!(brief.request, Request::Ask { files: Files { pdf: true, mask: None }, .. }));
        for (field, value) in [("pdf", json!(true)), ("mask", json!("hill.csv"))] {
            let refused = with_files(&["ring"], json!({ "element": "x", field: value })).unwrap_err().plain();
            assert!(refused.contains(&format!("unknown field `{field}`")), "{refused}");
        }
        let refused = with_files(&["brief"], json!({ "date": "2017-03-20", "pdf": "yes" })).unwrap_err();
        assert!(refused.plain().contains("allowed: true, false"), "{}", refused.plain());
    }
}
