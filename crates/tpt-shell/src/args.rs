//! The words of a question: each flag defined once, for every shell.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;
use serde::Deserialize;
use tpt_ask::typed::Day;
use tpt_ask::{
    BriefQuestion, CheckQuestion, Choices, DefendQuestion, Fields, ListQuestion, Question,
    ReconstructQuestion, ReproduceQuestion, RingQuestion, ShowQuestion, SightQuestion, TraceQuestion,
    TradeoffQuestion, WarnQuestion, from_fields,
};
use tpt_earth::{DEFAULT_SAMPLES, DEFAULT_SEED};

use crate::error::ShellError;

/// Options of every command.
#[derive(Args, Debug)]
#[command(next_help_heading = "Options of every command")]
pub struct Global {
    /// Print one JSON document on standard output (its schema: `twoplustwo schema`).
    #[arg(long, global = true)]
    pub json: bool,
    /// Hide what happened or was first said after this day, which ends at 24:00 in Tokyo.
    #[arg(long, global = true, value_name = "DATE")]
    pub asof: Option<Day>,
    /// The deployment: a scenario file, or the id of one that the program carries.
    #[arg(long, global = true, value_name = "FILE|ID")]
    pub scenario: Option<String>,
    /// Whose figures are believed: the id of an assumption set (`twoplustwo catalogue list sets`).
    #[arg(long, global = true, value_name = "SET")]
    pub figures: Option<String>,
    /// Believe one figure instead of the set's; may be repeated.
    ///
    /// QUANTITY=FIGURE_ID, such as `reports=2017-03-06/tokyo` for the report of a launch.
    #[arg(long = "figure", global = true, value_name = "QUANTITY=FIGURE_ID")]
    pub overrides: Vec<String>,
    /// Lay a folder of catalogue files over the catalogue that the program carries.
    #[arg(long, global = true, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// Samples of each band.
    #[arg(long, global = true, value_name = "N", default_value_t = DEFAULT_SAMPLES, allow_negative_numbers = true,
          value_parser = clap::value_parser!(u32).range(16..=65_536))]
    pub samples: u32,
    /// The seed of the samples.
    #[arg(long, global = true, value_name = "N", default_value_t = DEFAULT_SEED, allow_negative_numbers = true)]
    pub seed: u32,
    /// Write files into this folder; it must be new, empty, or hold an earlier brief.
    #[arg(long, global = true, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Say nothing but the answer.
    #[arg(long, short, global = true)]
    pub quiet: bool,
}

/// A question with the options of every command, as a shell reads it that is not the command line.
#[derive(Debug, Parser)]
#[command(name = "twoplustwo", disable_help_flag = true, disable_help_subcommand = true)]
pub struct Asked {
    /// Options of every command.
    #[command(flatten)]
    pub global: Global,
    /// What is asked.
    #[command(subcommand)]
    pub request: Request,
}

impl Asked {
    /// Reads a question from the words that the command line would be given, without the program's name.
    ///
    /// # Errors
    ///
    /// [`ShellError::Arguments`] for words that are no question.
    pub fn read(words: impl IntoIterator<Item = OsString>) -> Result<Self, ShellError> {
        let program = std::iter::once(OsString::from("twoplustwo"));
        Ok(Self::try_parse_from(program.chain(words))?)
    }
}

impl Asked {
    /// A question by the words of its command and its fields, those of every command among them. There are none for files.
    ///
    /// # Errors
    ///
    /// [`ShellError`] for words of no command, and for a field that is unknown, missing or wrong.
    pub fn of(command: &[&str], mut fields: Fields) -> Result<Self, ShellError> {
        let global = Global::taken_from(&mut fields)?;
        let request = match command {
            ["diff"] => Request::Diff(from_fields(fields)?),
            ["schema"] => Request::Schema(from_fields(fields)?),
            _ => question(command, fields)?.into(),
        };
        Ok(Self { global, request })
    }
}

/// A question that the study is asked, by the words of its command.
pub(crate) fn question(command: &[&str], fields: Fields) -> Result<Question, ShellError> {
    let found = Question::read(command, fields)?;
    found.ok_or_else(|| ShellError::Usage(format!("`{}` is no command", command.join(" "))))
}

/// The fields of every question.
const CHOICES: [&str; 6] = ["asof", "scenario", "figures", "figure", "samples", "seed"];

/// What `diff` is asked.
#[derive(Args, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DiffQuestion {
    /// The later date; the earlier one is that of --asof.
    #[arg(value_name = "B", allow_negative_numbers = true)]
    pub to: Day,
}

/// What `schema` is asked.
#[derive(Args, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SchemaQuestion {
    /// The document or kind: brief, catalogue-list, catalogue-show, scenario, launch, claim, …
    #[arg(value_name = "NAME")]
    pub name: Option<String>,
}

impl From<Question> for Request {
    fn from(question: Question) -> Self {
        match question {
            Question::Brief(question) => Self::Brief { question, pdf: false },
            Question::Reconstruct(question) => Self::Reconstruct(question),
            Question::Sight(question) => Self::Sight { question, mask: None },
            Question::Warn(question) => Self::Warn(question),
            Question::Defend(question) => Self::Defend(question),
            Question::Ring(question) => Self::Ring(question),
            Question::Check(question) => Self::Check(question),
            Question::Reproduce(question) => Self::Reproduce(question),
            Question::Tradeoff(question) => Self::Tradeoff(question),
            Question::Why(question) => Self::Why(question),
            Question::Cite(question) => Self::Cite(question),
            Question::CatalogueList(question) => Self::Catalogue(CatalogueCommand::List(question)),
            Question::CatalogueShow(question) => Self::Catalogue(CatalogueCommand::Show(question)),
        }
    }
}

impl Global {
    /// The choices among the fields of a question that did not come from a terminal.
    pub(crate) fn taken_from(fields: &mut Fields) -> Result<Self, ShellError> {
        let mut choices = Fields::new();
        for name in CHOICES {
            choices.extend(fields.remove(name).map(|value| (name.to_owned(), value)));
        }
        let Choices { asof, scenario, figures, figure, samples, seed } = from_fields(choices)?;
        Ok(Self {
            json: true,
            asof,
            scenario,
            figures,
            overrides: figure,
            data: None,
            samples: samples.map_or(DEFAULT_SAMPLES, |samples| samples.0),
            seed: seed.map_or(DEFAULT_SEED, |seed| seed.0),
            out: None,
            quiet: true,
        })
    }

    /// The as-of date that was given.
    pub(crate) fn asof(&self) -> Option<Date> {
        self.asof.as_ref().map(|day| day.0)
    }
}

/// A question, or what only a shell does.
#[derive(Debug, Subcommand)]
pub enum Request {
    /// Write the paper for the eve of talks: HTML, JSON, GeoJSON, KML, CSV and a MANIFEST.
    #[command(after_help = "Example:\n  twoplustwo brief 2017-03-20 --out brief-2017-03-20\n  \
                            (cd brief-2017-03-20 && sha256sum -c MANIFEST)\n  \
                            twoplustwo brief 2017-03-20 --out brief-2017-03-20 --pdf")]
    Brief {
        /// The question.
        #[command(flatten)]
        question: BriefQuestion,
        /// Print the page to brief.pdf too, by a browser that is on the machine; it stands beside MANIFEST, not in it.
        ///
        /// Looked for on PATH: chromium, chromium-browser, google-chrome, google-chrome-stable, microsoft-edge. The environment
        /// variable TWOPLUSTWO_BROWSER names another.
        #[arg(long)]
        pdf: bool,
    },
    /// What was flown, if a report is true: flight time, burnout, and the range of the same missile at its best.
    ///
    /// Of a catalogued launch, each body's report by itself; or of figures typed here, with their source. A reported flight
    /// time is compared with the result and is never an input of it.
    #[command(after_help = "Example:\n  twoplustwo reconstruct 2017-07-28\n  \
                            twoplustwo reconstruct --range-km 998 --apogee-km 3725 --missile hwasong-14 \\\n    \
                            --launch 40.6,126.4 --azimuth-deg 80 --flight-time-s 2832 --source \"KCNA, 29 July 2017\" --json")]
    Reconstruct(ReconstructQuestion),
    /// What a radar sees: by height; of a launch; of a notional arc; or every radar of the scenario of all of them.
    ///
    /// A view is always that of a height. What may be varied is the deployment and whose figures are believed; launches and arcs
    /// are named by their ids, and there is no other way to give one.
    #[command(after_help = "Examples:\n  twoplustwo sight seongju --asof 2017-03-20\n  \
                            twoplustwo sight seongju --launch 2017-03-06 --asof 2017-03-20\n  \
                            twoplustwo sight seongju --heading-deg 330 --mode forward-based --altitude-km 100,300\n  \
                            twoplustwo sight seongju --move seongju=etorofu --altitude-km 300\n  \
                            twoplustwo sight --matrix --without seongju --asof 2017-03-20")]
    Sight {
        /// The question.
        #[command(flatten)]
        question: SightQuestion,
        /// A skyline around the radar: a file of azimuth and elevation in degrees (docs/models/sight.md).
        #[arg(long, value_name = "FILE", conflicts_with = "matrix")]
        mask: Option<PathBuf>,
    },
    /// Who could know of a launch when, when the public was told, and when it passed a place.
    #[command(after_help = "Example:\n  twoplustwo warn 2017-08-29 --place Sapporo --place Aomori")]
    Warn(WarnQuestion),
    /// What a battery reaches of a class of missiles, by its published envelope and its clock, and why not.
    #[command(
        after_help = "Examples:\n  twoplustwo defend seongju --against scud-c,nodong --place Seoul --place Busan --asof 2017-03-20\n  \
                            twoplustwo defend seongju --against nodong --why Pyeongtaek\n  \
                            twoplustwo defend seongju --against nodong --place Pyeongtaek --figure reaction-time=thaad/reaction-time/jang-2016"
    )]
    Defend(DefendQuestion),
    /// How far coastal missiles are said to reach, how far their own sensors see, and which towns lie inside.
    #[command(after_help = "Example:\n  twoplustwo ring etorofu-bastion --asof 2017-03-20")]
    Ring(RingQuestion),
    /// A claim card: what of a claim can be computed, its value on each side's figures, where it turns, and what separates two
    /// sides on it.
    #[command(
        after_help = "Examples:\n  twoplustwo check beijing-hua-chunying-2017-03-17-radar-over-2000-km --asof 2017-03-20\n  \
                            twoplustwo check beijing-hua-chunying-2017-03-17-radar-over-2000-km --between seoul beijing"
    )]
    Check(CheckQuestion),
    /// Published results computed again: published against computed, and the reason where one is missed.
    #[command(
        after_help = "Examples:\n  twoplustwo reproduce\n  twoplustwo reproduce wright-hwasong-12 --json"
    )]
    Reproduce(ReproduceQuestion),
    /// What a limit on a radar keeps and what it spares: its view of the reported launches against that of the neighbours' notional arcs.
    ///
    /// Over the defender's variables alone, and over a fixed list of options: headings every 10° and those on record, the modes on
    /// record, the sites that the scenario declares with the statement that names each. Launches and arcs are told as totals.
    #[command(
        after_help = "Examples:\n  twoplustwo tradeoff seongju heading --figures beijing --asof 2017-03-20\n  \
                            twoplustwo tradeoff seongju mode --asof 2017-03-20\n  \
                            twoplustwo tradeoff seongju site --asof 2017-03-20 --json"
    )]
    Tradeoff(TradeoffQuestion),
    /// Where a number comes from: the tree from a figure, a record or a computed number to its sources.
    #[command(after_help = "Examples:\n  twoplustwo why an-tpy-2/radar-range/lewis-postol-2012\n  \
                            twoplustwo why seongju --asof 2017-03-20\n  \
                            twoplustwo why reconstruct@2017-03-20/nominal/2017-03-06/tokyo/full-burn/flight_time_s")]
    Why(TraceQuestion),
    /// A ready citation of a number or a statement, with version, as-of date and sources.
    #[command(after_help = "Example:\n  twoplustwo cite 2017-07-28/pyongyang/apogee --asof 2018-06-30")]
    Cite(TraceQuestion),
    /// What became known between two dates: `diff --asof A B`.
    #[command(after_help = "Example:\n  twoplustwo diff --asof 2016-06-01 2017-03-20")]
    Diff(DiffQuestion),
    /// Look into the catalogue.
    #[command(subcommand)]
    Catalogue(CatalogueCommand),
    #[cfg(feature = "parquet")]
    /// A command asked many times, by a study file: over the defender's variables and over whose figures are believed, or one
    /// report flown many times within its reporting error.
    ///
    /// Writes Parquet files into --out, one a chunk, and a manifest. Stopped and started again, it goes on where it was.
    #[command(
        after_help = "Examples:\n  twoplustwo sweep scenarios/studies/seongju-heading.toml --out heading\n  \
                            twoplustwo sweep scenarios/studies/seongju-heading.toml --out heading --engine dask"
    )]
    Sweep(SweepArgs),
    /// Print the JSON Schema of a document or a kind of file; of all of them without a name.
    #[command(after_help = "Example:\n  twoplustwo schema brief")]
    Schema(SchemaQuestion),
}

/// What to do with the catalogue.
#[derive(Debug, Subcommand)]
pub enum CatalogueCommand {
    /// List the records of a kind, all of them or those that every filter wants.
    #[command(after_help = "Examples:\n  twoplustwo catalogue list launches --asof 2017-03-20\n  \
                            twoplustwo catalogue list claims --where viewpoint=beijing --where computable=yes\n  \
                            twoplustwo catalogue list sources --where access=unverified\n  \
                            twoplustwo catalogue list launches --since 2017-01 --until 2017-03 --where reported_by=tokyo")]
    List(ListQuestion),
    /// Show one record with its sources; for a launch, with the vacuum arc through each report.
    #[command(after_help = "Example:\n  twoplustwo catalogue show 2022-03-24\n  \
                            twoplustwo catalogue show thaad --kind systems --asof 2017-03-20")]
    Show(ShowQuestion),
    /// Read and check every file, and count the records.
    #[command(after_help = "Example:\n  twoplustwo catalogue check --data my-facts")]
    Check,
    /// Write the catalogue, as known at the as-of date, in open formats into the folder of --out.
    #[command(
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

/// What `sweep` asks, and by what.
#[derive(Args, Debug)]
pub struct SweepArgs {
    /// The study (docs/studies.md).
    #[arg(value_name = "STUDY.toml")]
    pub study: PathBuf,
    /// What computes the parts.
    #[arg(long, value_name = "ENGINE", default_value = "local")]
    pub engine: EngineWord,
    /// The address of a Dask scheduler; without it a cluster is started on this machine.
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
