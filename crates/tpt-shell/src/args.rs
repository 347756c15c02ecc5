//! The words of a question: each flag defined once, for every shell.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;
use tpt_catalogue::Variable;
use tpt_catalogue::{HIGHEST_APOGEE_KM, Kind, LONGEST_FLIGHT_S, LONGEST_RANGE_KM, PartialDate, Value};
use tpt_earth::{Angle, DEFAULT_SAMPLES, DEFAULT_SEED, Position};
use tpt_view::MovedTo;

use crate::error::ShellError;

/// Options of every command.
#[derive(Args, Debug)]
#[command(next_help_heading = "Options of every command")]
pub struct Global {
    /// Print one JSON document on standard output (its schema: `twoplustwo schema`).
    #[arg(long, global = true)]
    pub json: bool,
    /// Hide what happened or was first said after this day, which ends at 24:00 in Tokyo.
    #[arg(long, global = true, value_name = "DATE", value_parser = parse_date)]
    pub asof: Option<Date>,
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
    /// The question.
    #[command(subcommand)]
    pub question: Question,
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

/// A question, with what it needs.
#[derive(Debug, Subcommand)]
pub enum Question {
    /// Write the paper for the eve of talks: HTML, JSON, GeoJSON, KML, CSV and a MANIFEST.
    #[command(after_help = "Example:\n  twoplustwo brief 2017-03-20 --out brief-2017-03-20\n  \
                            (cd brief-2017-03-20 && sha256sum -c MANIFEST)\n  \
                            twoplustwo brief 2017-03-20 --out brief-2017-03-20 --pdf")]
    Brief {
        /// The day of the talks; what was known at its end is in, what was said at the talks is not.
        #[arg(value_name = "DATE", value_parser = parse_date, allow_negative_numbers = true)]
        date: Date,
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
    Reconstruct(ReconstructArgs),
    /// What a radar sees: by height; of a launch; of a notional arc; or every radar of the scenario of all of them.
    ///
    /// A view is always that of a height. What may be varied is the deployment and whose figures are believed; launches and arcs
    /// are named by their ids, and there is no other way to give one.
    #[command(after_help = "Examples:\n  twoplustwo sight seongju --asof 2017-03-20\n  \
                            twoplustwo sight seongju --launch 2017-03-06 --asof 2017-03-20\n  \
                            twoplustwo sight seongju --heading-deg 330 --mode forward-based --altitude-km 100,300\n  \
                            twoplustwo sight seongju --move seongju=etorofu --altitude-km 300\n  \
                            twoplustwo sight --matrix --without seongju --asof 2017-03-20")]
    Sight(SightArgs),
    /// Who could know of a launch when, when the public was told, and when it passed a place.
    #[command(after_help = "Example:\n  twoplustwo warn 2017-08-29 --place Sapporo --place Aomori")]
    Warn {
        /// The launch: an id of `twoplustwo catalogue list launches`.
        #[arg(value_name = "LAUNCH_ID")]
        launch: String,
        /// A place; may be repeated. Without it: the capitals of northern Japan's prefectures, Seoul, Busan, Guam, Honolulu.
        #[arg(long = "place", value_name = "NAME")]
        places: Vec<String>,
    },
    /// What a battery reaches of a class of missiles, by its published envelope and its clock, and why not.
    #[command(
        after_help = "Examples:\n  twoplustwo defend seongju --against scud-c,nodong --place Seoul --place Busan --asof 2017-03-20\n  \
                            twoplustwo defend seongju --against nodong --why Pyeongtaek\n  \
                            twoplustwo defend seongju --against nodong --place Pyeongtaek --figure reaction-time=thaad/reaction-time/jang-2016"
    )]
    Defend(DefendArgs),
    /// How far coastal missiles are said to reach, how far their own sensors see, and which towns lie inside.
    #[command(after_help = "Example:\n  twoplustwo ring etorofu-bastion --asof 2017-03-20")]
    Ring {
        /// The battery: an id of `twoplustwo catalogue list elements`.
        #[arg(value_name = "ELEMENT")]
        element: String,
    },
    /// A claim card: what of a claim can be computed, its value on each side's figures, where it turns, and what separates two
    /// sides on it.
    #[command(
        after_help = "Examples:\n  twoplustwo check beijing-hua-chunying-2017-03-17-radar-over-2000-km --asof 2017-03-20\n  \
                            twoplustwo check beijing-hua-chunying-2017-03-17-radar-over-2000-km --between seoul beijing"
    )]
    Check {
        /// The claim: an id of `twoplustwo catalogue list claims`.
        #[arg(value_name = "CLAIM_ID")]
        claim: String,
        /// Two assumption sets: what each figure in which they differ explains of the gap between them.
        #[arg(long, num_args = 2, value_names = ["SET_A", "SET_B"])]
        between: Vec<String>,
    },
    /// Published results computed again: published against computed, and the reason where one is missed.
    #[command(
        after_help = "Examples:\n  twoplustwo reproduce\n  twoplustwo reproduce wright-hwasong-12 --json"
    )]
    Reproduce {
        /// One of them, by its id; all where there is none.
        #[arg(value_name = "CASE")]
        case: Option<String>,
    },
    /// What a limit on a radar keeps and what it spares: its view of the reported launches against that of the neighbours' notional arcs.
    ///
    /// Over the defender's variables alone, and over a fixed list of options: headings every 10° and those on record, the modes on
    /// record, the sites that the scenario declares with the statement that names each. Launches and arcs are told as totals.
    #[command(
        after_help = "Examples:\n  twoplustwo tradeoff seongju heading --figures beijing --asof 2017-03-20\n  \
                            twoplustwo tradeoff seongju mode --asof 2017-03-20\n  \
                            twoplustwo tradeoff seongju site --asof 2017-03-20 --json"
    )]
    Tradeoff {
        /// The radar: an id of `twoplustwo catalogue list elements`; of a battery, its radar is taken.
        #[arg(value_name = "ELEMENT")]
        element: String,
        /// What is varied.
        #[arg(value_name = "VARIABLE")]
        variable: VariableWord,
    },
    /// Where a number comes from: the tree from a figure, a record or a computed number to its sources.
    #[command(after_help = "Examples:\n  twoplustwo why an-tpy-2/radar-range/lewis-postol-2012\n  \
                            twoplustwo why seongju --asof 2017-03-20\n  \
                            twoplustwo why reconstruct@2017-03-20/nominal/2017-03-06/tokyo/full-burn/flight_time_s")]
    Why(TraceArgs),
    /// A ready citation of a number or a statement, with version, as-of date and sources.
    #[command(after_help = "Example:\n  twoplustwo cite 2017-07-28/pyongyang/apogee --asof 2018-06-30")]
    Cite(TraceArgs),
    /// What became known between two dates: `diff --asof A B`.
    #[command(after_help = "Example:\n  twoplustwo diff --asof 2016-06-01 2017-03-20")]
    Diff {
        /// The later date; the earlier one is that of --asof.
        #[arg(value_name = "B", value_parser = parse_date, allow_negative_numbers = true)]
        to: Date,
    },
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
    Schema {
        /// The document or kind: brief, catalogue-list, catalogue-show, scenario, launch, claim, …
        #[arg(value_name = "NAME")]
        name: Option<String>,
    },
}

/// A catalogued launch, or the figures of one.
#[derive(Args, Debug)]
pub struct ReconstructArgs {
    /// The launch: an id of `twoplustwo catalogue list launches`.
    #[arg(value_name = "LAUNCH_ID", required_unless_present = "range_km",
          conflicts_with_all = ["range_km", "apogee_km", "flight_time_s", "launch", "azimuth_deg", "source"])]
    pub launch_id: Option<String>,
    /// Distance over the ground; as many digits as are meant.
    #[arg(long, value_name = "KM", value_parser = parse_range, allow_negative_numbers = true,
          requires_all = ["apogee_km", "missile", "launch", "azimuth_deg", "source"])]
    pub range_km: Option<Value>,
    /// Greatest height.
    #[arg(long, value_name = "KM", value_parser = parse_apogee, allow_negative_numbers = true, requires = "range_km")]
    pub apogee_km: Option<Value>,
    /// Flight time, compared with the computed one.
    #[arg(long, value_name = "S", value_parser = parse_flight_time, allow_negative_numbers = true, requires = "range_km")]
    pub flight_time_s: Option<Value>,
    /// The missile: an id of `twoplustwo catalogue list missiles`; with LAUNCH_ID, instead of the launch's own.
    #[arg(long, value_name = "MISSILE")]
    pub missile: Option<String>,
    /// Where it was launched, in degrees north and east.
    #[arg(long, value_name = "LAT,LON", value_parser = parse_position, allow_hyphen_values = true, requires = "range_km")]
    pub launch: Option<Position>,
    /// The direction of the impact from the launch, from north, clockwise.
    #[arg(long, value_name = "DEG", value_parser = parse_azimuth, allow_negative_numbers = true, requires = "range_km")]
    pub azimuth_deg: Option<Value>,
    /// Who says so, and where.
    #[arg(long, value_name = "TEXT", value_parser = parse_source, requires = "range_km")]
    pub source: Option<String>,
    /// Add the path: height over ground distance, and the ground track.
    #[arg(long)]
    pub track: bool,
}

/// What to do with the catalogue.
#[derive(Debug, Subcommand)]
pub enum CatalogueCommand {
    /// List the records of a kind, all of them or those that every filter wants.
    #[command(after_help = "Examples:\n  twoplustwo catalogue list launches --asof 2017-03-20\n  \
                            twoplustwo catalogue list claims --where viewpoint=beijing --where computable=yes\n  \
                            twoplustwo catalogue list sources --where access=unverified\n  \
                            twoplustwo catalogue list launches --since 2017-01 --until 2017-03 --where reported_by=tokyo")]
    List {
        /// The kind of record.
        kind: KindWord,
        /// Which of them.
        #[command(flatten)]
        filter: FilterArgs,
    },
    /// Show one record with its sources; for a launch, with the vacuum arc through each report.
    #[command(after_help = "Example:\n  twoplustwo catalogue show 2022-03-24\n  \
                            twoplustwo catalogue show thaad --kind systems --asof 2017-03-20")]
    Show {
        /// The record's id.
        id: String,
        /// The kind of record, where two kinds share an id.
        #[arg(long)]
        kind: Option<KindWord>,
    },
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

/// What `sight` looks with, and at what.
#[derive(Args, Debug)]
pub struct SightArgs {
    /// The radar: an id of `twoplustwo catalogue list elements`; of a battery, its radar is taken.
    #[arg(value_name = "ELEMENT", required_unless_present = "matrix")]
    pub element: Option<String>,
    /// Heights above the ground, in kilometres.
    #[arg(long, value_name = "KM,KM", value_delimiter = ',', value_parser = parse_altitude, default_value = "100,200,300,500",
          allow_negative_numbers = true)]
    pub altitude_km: Vec<f64>,
    /// Add to the JSON document the lowest height in view over a grid of this step, 20° north and south and 30° east and west.
    #[arg(long, value_name = "DEG", value_parser = parse_step, allow_negative_numbers = true, conflicts_with_all = ["launch", "arc", "matrix"])]
    pub grid_deg: Option<f64>,
    /// A launch of the catalogue, as the figures in force have it.
    #[arg(long, value_name = "LAUNCH_ID", conflicts_with_all = ["arc", "matrix"])]
    pub launch: Option<String>,
    /// A notional arc: china-north-america, west-russia-north-america, baikal-north-america, okhotsk-north-america.
    #[arg(long, value_name = "ARC_ID", conflicts_with = "matrix")]
    pub arc: Option<String>,
    /// Every radar of the scenario against every launch and every notional arc.
    #[arg(long, conflicts_with = "element")]
    pub matrix: bool,
    /// Turn the radar: the middle of its sector, from north, clockwise.
    #[arg(long, value_name = "DEG", value_parser = parse_azimuth, allow_negative_numbers = true, conflicts_with = "matrix")]
    pub heading_deg: Option<Value>,
    /// Set the radar to another of its modes.
    #[arg(long, value_name = "MODE", conflicts_with = "matrix")]
    pub mode: Option<String>,
    /// Draw views for a target of this cross-section instead of the one that the claimed range holds for.
    #[arg(long, value_name = "M2", value_parser = parse_positive, allow_negative_numbers = true, conflicts_with = "matrix")]
    pub rcs_m2: Option<Value>,
    /// Put an element somewhere else: a place of the catalogue, or degrees north and east.
    #[arg(long = "move", value_name = "ELEMENT=SITE|LAT,LON", value_parser = parse_move, allow_hyphen_values = true)]
    pub moved: Option<(String, MovedTo)>,
    /// Take an element away, one at a time: what the others add to each other without it.
    #[arg(long, value_name = "ELEMENT")]
    pub without: Option<String>,
    /// A skyline around the radar: a file of azimuth and elevation in degrees (docs/models/sight.md).
    #[arg(long, value_name = "FILE", conflicts_with = "matrix")]
    pub mask: Option<PathBuf>,
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

/// What `why` and `cite` trace.
#[derive(Args, Debug)]
pub struct TraceArgs {
    /// A record, a fact of one (record/quantity/figure, launch/report), or the id of a computed number.
    #[arg(value_name = "ID")]
    pub id: String,
    /// The kind of record, where two kinds share an id.
    #[arg(long)]
    pub kind: Option<KindWord>,
}

/// Which records of a list are wanted.
#[derive(Args, Debug)]
pub struct FilterArgs {
    /// Only records of this day, month or year, or later.
    #[arg(long, value_name = "DATE", value_parser = parse_partial_date)]
    pub since: Option<PartialDate>,
    /// Only records of this day, month or year, or earlier.
    #[arg(long, value_name = "DATE", value_parser = parse_partial_date)]
    pub until: Option<PartialDate>,
    /// Only records with these words in one of their texts.
    #[arg(long, value_name = "WORDS")]
    pub contains: Option<String>,
    /// Only records in which some key has this value, or any where it is `*`; `access` and `grade` are those of the sources.
    /// May be repeated.
    #[arg(long = "where", value_name = "KEY=VALUE", value_parser = parse_key)]
    pub keys: Vec<(String, String)>,
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

/// A variable of `tradeoff`, as it is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum VariableWord {
    /// Where the middle of the sector points.
    Heading,
    /// The mode in which the radar is used.
    Mode,
    /// Where it stands.
    Site,
}

impl From<VariableWord> for Variable {
    fn from(word: VariableWord) -> Self {
        match word {
            VariableWord::Heading => Variable::Heading,
            VariableWord::Mode => Variable::Mode,
            VariableWord::Site => Variable::Site,
        }
    }
}

/// A kind of record, as it is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KindWord(pub Kind);

/// The kinds with their own storage, because clap borrows them for good.
static KINDS: [KindWord; Kind::ALL.len()] = {
    let mut words = [KindWord(Kind::Launches); Kind::ALL.len()];
    let mut i = 0;
    while i < words.len() {
        words[i] = KindWord(Kind::ALL[i]);
        i += 1;
    }
    words
};

impl ValueEnum for KindWord {
    fn value_variants<'a>() -> &'a [Self] {
        &KINDS
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(clap::builder::PossibleValue::new(self.0.word()))
    }
}

/// A day on the command line.
fn parse_date(text: &str) -> Result<Date, String> {
    let exact = text.parse::<PartialDate>().ok().and_then(PartialDate::exact);
    exact.ok_or_else(|| "not a day; allowed: YYYY-MM-DD, such as 2017-03-20".to_owned())
}

/// A day, a month or a year on the command line.
fn parse_partial_date(text: &str) -> Result<PartialDate, String> {
    text.parse().map_err(|_| "not a date; allowed: YYYY-MM-DD, YYYY-MM or YYYY".to_owned())
}

fn parse_key(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((key, value)) if !key.is_empty() => Ok((key.to_owned(), value.to_owned())),
        _ => Err("allowed: KEY=VALUE, such as viewpoint=beijing".to_owned()),
    }
}

fn parse_number(text: &str) -> Result<f64, String> {
    text.trim()
        .parse::<f64>()
        .map_err(|_| "not a number; allowed: digits with a point, such as 998 or 2111.5".to_owned())
}

fn parse_positive(text: &str) -> Result<Value, String> {
    let number = parse_number(text)?;
    if number.is_finite() && number > 0.0 {
        return Value::try_from(number);
    }
    Err("allowed: more than 0".to_owned())
}

/// A number of a reported flight, no larger than any flight has.
fn parse_up_to(most: f64, text: &str) -> Result<Value, String> {
    let refused = || format!("allowed: more than 0, at most {most}");
    parse_positive(text).and_then(|value| if value.get() <= most { Ok(value) } else { Err(refused()) })
}

fn parse_range(text: &str) -> Result<Value, String> {
    parse_up_to(LONGEST_RANGE_KM, text)
}

fn parse_apogee(text: &str) -> Result<Value, String> {
    parse_up_to(HIGHEST_APOGEE_KM, text)
}

fn parse_flight_time(text: &str) -> Result<Value, String> {
    parse_up_to(LONGEST_FLIGHT_S, text)
}

fn parse_altitude(text: &str) -> Result<f64, String> {
    let number = parse_number(text)?;
    if number.is_finite() && number > 0.0 && number <= 40_000.0 {
        return Ok(number);
    }
    Err("allowed: more than 0, at most 40000".to_owned())
}

fn parse_step(text: &str) -> Result<f64, String> {
    let number = parse_number(text)?;
    if (0.1..=10.0).contains(&number) {
        return Ok(number);
    }
    Err("allowed: 0.1 to 10".to_owned())
}

fn parse_move(text: &str) -> Result<(String, MovedTo), String> {
    let form =
        || "allowed: ELEMENT=SITE or ELEMENT=LAT,LON, such as seongju=etorofu or seongju=45,147.8".to_owned();
    let (element, to) =
        text.split_once('=').filter(|(a, b)| !a.is_empty() && !b.is_empty()).ok_or_else(form)?;
    // A place has no comma and begins with a letter.
    let typed = to.contains(',') && to.starts_with(|c: char| c.is_ascii_digit() || c == '-');
    let to = if typed { MovedTo::Position(parse_position(to)?) } else { MovedTo::Place(to.to_owned()) };
    Ok((element.to_owned(), to))
}

fn parse_azimuth(text: &str) -> Result<Value, String> {
    let number = parse_number(text)?;
    if (0.0..=360.0).contains(&number) {
        // North is one direction under both of its numbers.
        return Value::try_from(if number < 360.0 { number } else { 0.0 });
    }
    Err("allowed: 0 to 360".to_owned())
}

fn parse_position(text: &str) -> Result<Position, String> {
    let form = || "allowed: LAT,LON in degrees, such as 40.6,126.4".to_owned();
    let (lat, lon) = text.split_once(',').ok_or_else(form)?;
    let [lat, lon] = [parse_number(lat).map_err(|_| form())?, parse_number(lon).map_err(|_| form())?];
    Position::new(Angle::degrees(lat), Angle::degrees(lon)).map_err(|error| error.to_string())
}

fn parse_source(text: &str) -> Result<String, String> {
    let text = text.trim();
    if text.is_empty() {
        return Err("allowed: who says so, and where".to_owned());
    }
    Ok(text.to_owned())
}

/// Arguments of `defend`: ids alone; no trajectory, launch point or height can be given.
#[derive(Args, Debug)]
pub struct DefendArgs {
    /// The battery: an id of `twoplustwo catalogue list elements`.
    #[arg(value_name = "ELEMENT")]
    pub element: String,
    /// Classes of missiles, separated by commas. Without it: every class whose trajectory was public.
    #[arg(long, value_name = "CLASS", value_delimiter = ',')]
    pub against: Vec<String>,
    /// A place; may be repeated.
    #[arg(long = "place", value_name = "NAME")]
    pub places: Vec<String>,
    /// A place whose engagement clock is wanted; may be repeated.
    #[arg(long, value_name = "NAME")]
    pub why: Vec<String>,
    /// Another element of the scenario whose radar tells the battery of the target, if it sees it earlier than the battery's own.
    /// The numbers then hold for that deployment, and their ids cannot be traced.
    #[arg(long, value_name = "ELEMENT")]
    pub cue: Option<String>,
}
