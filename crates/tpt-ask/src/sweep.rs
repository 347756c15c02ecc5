//! Which points does a study ask for?
//!
//! A study asks one command many times, over the defender's variables and over whose figures are believed, or it flies one
//! report many times within its reporting error. [`StudyFile::read`] reads its file, [`Plan`] lays out its points: point *i* is
//! the same whatever else is computed, so a sweep can be cut into chunks, stopped and gone on with.
//!
//! # Model
//! A grid counts through the variables, the last one fastest. A quasi-random design takes Owen-scrambled Sobol numbers, one
//! dimension a variable, in blocks of 65,536 points, each with a scrambling of its own. A list is a list.
//!
//! # Assumptions and limits
//! - The one-way rule: a study varies what those who deploy may choose (heading, mode, site, one element taken away) and which
//!   public figure is believed. Launches, classes and arcs are named by their ids and are never varied; the range, apogee, flight
//!   time and azimuth of a report are varied within its reporting error and nowhere else.
//!
//! # Not here
//! What is computed at a point, and where it is written: the shell's.

mod plan;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use tpt_catalogue::{CatalogueError, FieldPath, fault_at, read_record};
use tpt_earth::Spread;

use tpt_flown::rows::{Parts, ReadAs};
use tpt_report::Reading;

pub use plan::{Flying, Plan};

/// The most points of a study.
pub const MOST_POINTS: u64 = 1_000_000_000;

/// A study: a question, and the points at which it is asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Study")]
pub struct StudyFile {
    /// The question that the study answers.
    pub question: String,
    /// The command that is asked at every point.
    pub command: Command,
    /// The table of the command's document that is kept; without it the first.
    pub table: Option<String>,
    /// How the points lie.
    #[serde(default)]
    pub design: Design,
    /// How many points a quasi-random design has.
    pub points: Option<u64>,
    /// The seed of a quasi-random design.
    #[serde(default)]
    pub seed: u32,
    /// Points of a file of results.
    pub chunk: Option<u32>,
    /// What is the same at every point: the options of the command.
    #[serde(default)]
    pub fixed: Fixed,
    /// What is varied.
    #[serde(default)]
    pub vary: Vary,
    /// The points of a list, each with the same variables.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub list: Vec<Vary>,
}

/// The JSON Schema of a study file.
#[must_use]
pub(crate) fn study_schema() -> Json {
    schemars::schema_for!(StudyFile).to_value()
}

/// A command that can be asked many times.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Command {
    /// One report flown many times, a row a flight.
    Reconstruct,
    /// What a radar sees.
    Sight,
    /// Who could know of a launch when.
    Warn,
    /// What a battery reaches.
    Defend,
    /// How far coastal missiles are said to reach.
    Ring,
    /// A claim card.
    Check,
}

/// How points lie.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Design {
    /// Every combination.
    #[default]
    Grid,
    /// Quasi-random numbers.
    Sobol,
    /// Those of `list`.
    List,
}

/// What is the same at every point. The names are those of the command's options.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Fixed {
    /// What was known at the end of this day in Tokyo.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asof: Option<String>,
    /// The deployment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scenario: Option<String>,
    /// Whose figures are believed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub figures: Option<String>,
    /// Single figures believed instead of the set's.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub figure: BTreeMap<String, String>,
    /// Samples of each band.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub samples: Option<u32>,
    /// The seed of the samples.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seed: Option<u32>,
    /// The element that is asked about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub element: Option<String>,
    /// The claim that is checked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub claim: Option<String>,
    /// A catalogued launch.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub launch: Option<String>,
    /// Which report of the launch is flown; without it the one that is believed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub report: Option<String>,
    /// A notional arc.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arc: Option<String>,
    /// Classes of missiles.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub against: Vec<String>,
    /// Places.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub place: Vec<String>,
    /// Heights, km.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub altitude_km: Vec<f64>,
    /// Where the middle of the sector points.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub heading_deg: Option<f64>,
    /// The mode of the radar.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mode: Option<String>,
    /// The cross-section that views are drawn for, m².
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rcs_m2: Option<f64>,
    /// Where an element is put, `ELEMENT=SITE` or `ELEMENT=LAT,LON`.
    #[serde(rename = "move", skip_serializing_if = "Option::is_none")]
    pub moved: Option<String>,
    /// The one element that is taken away.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub without: Option<String>,
    /// Another element that tells the battery.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cue: Option<String>,
    /// The missile that flies a report, instead of the launch's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub missile: Option<String>,
    /// In which reading a report is flown; without it full burn, or early cutoff where the missile does more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reading: Option<ReadingWord>,
    /// Whether the standard ranges are computed too: twice the work again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub standard_range: Option<bool>,
}

/// A reading that can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ReadingWord {
    /// Everything is burnt.
    FullBurn,
    /// The engine is shut down early.
    EarlyCutoff,
}

/// What is varied: the defender's variables, whose figures are believed, and the reporting error of a report.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Vary {
    /// Assumption sets.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub figures: Vec<String>,
    /// By quantity, the figures that are believed in turn.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub figure: BTreeMap<String, Vec<String>>,
    /// Where the middle of the radar's sector points.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub heading_deg: Option<Numbers>,
    /// Modes of the radar.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mode: Vec<String>,
    /// The cross-section that views are drawn for, m².
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rcs_m2: Option<Numbers>,
    /// Sites of an element, each `ELEMENT=SITE` or `ELEMENT=LAT,LON`.
    #[serde(rename = "move", default, skip_serializing_if = "Vec::is_empty")]
    pub moved: Vec<String>,
    /// Elements that are taken away, one at a time.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub without: Vec<String>,
    /// The reported range, within its reporting error.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range_km: Option<Within>,
    /// The reported apogee, within its reporting error.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub apogee_km: Option<Within>,
    /// The reported flight time, within its reporting error: an input where range or apogee is not reported.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub flight_time_s: Option<Within>,
    /// The reported bearing of the impact, within its reporting error.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub azimuth_deg: Option<Within>,
    /// Every figure of the missile, within what is published or assumed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vehicle: Option<Published>,
}

/// Numbers of a variable: a list, or a span.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Numbers {
    /// These.
    List(Vec<f64>),
    /// From one to another; a grid needs the step.
    Span {
        /// The first.
        from: f64,
        /// The last.
        to: f64,
        /// From one to the next.
        step: Option<f64>,
    },
}

/// Values of a reported number within its reporting error.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Within {
    /// Drawn over all of it.
    Drawn(Reported),
    /// These; each must lie inside it.
    List(Vec<f64>),
}

/// The word for a reporting error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Reported {
    /// As reported, with its rounding.
    Reported,
}

/// The word for published spreads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Published {
    /// As published, with its low and high.
    Published,
}

/// The value of a variable at a point.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// A name.
    Text(String),
    /// A number, in the unit of the variable's name.
    Number(f64),
}

/// A variable with all that it may be.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// Its name; `figure.QUANTITY` for single figures.
    pub name: String,
    values: Values,
}

#[derive(Clone, Debug, PartialEq)]
enum Values {
    Texts(Vec<String>),
    Numbers(Vec<f64>),
    Span(Spread),
}

impl Axis {
    /// Whether its values are numbers.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_ask::Study;
    /// use tpt_ask::sweep::{Plan, StudyFile};
    ///
    /// # let facts = Study::of_the_eve(date(2017, 3, 20))?;
    /// let text = r#"
    ///     question = "What does the radar see at each heading, on whose figures?"
    ///     command = "sight"
    ///     chunk = 8
    ///     fixed = { element = "seongju-radar" }
    ///     vary = { figures = ["seoul", "beijing"], heading_deg = { from = 0, to = 350, step = 10 } }
    /// "#;
    /// let study = StudyFile::read("headings.toml", text.as_bytes())?;
    /// let (plan, _) = Plan::new(&study, facts.catalogue(), facts.beliefs())?;
    /// assert!(plan.axes.iter().map(|axis| (axis.name.as_str(), axis.is_number())).eq([
    ///     ("figures", false),
    ///     ("heading_deg", true),
    /// ]));
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    #[must_use]
    pub const fn is_number(&self) -> bool {
        !matches!(self.values, Values::Texts(_))
    }

    /// The names that it may be; none of a variable of numbers, or of a list.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_ask::Study;
    /// use tpt_ask::sweep::{Plan, StudyFile};
    ///
    /// # let facts = Study::of_the_eve(date(2017, 3, 20))?;
    /// let text = r#"
    ///     question = "What does the radar see at each heading, on whose figures?"
    ///     command = "sight"
    ///     chunk = 8
    ///     fixed = { element = "seongju-radar" }
    ///     vary = { figures = ["seoul", "beijing"], heading_deg = { from = 0, to = 350, step = 10 } }
    /// "#;
    /// let study = StudyFile::read("headings.toml", text.as_bytes())?;
    /// let (plan, _) = Plan::new(&study, facts.catalogue(), facts.beliefs())?;
    /// assert_eq!(plan.axes[0].texts(), ["seoul", "beijing"]);
    /// assert!(plan.axes[1].texts().is_empty(), "a heading is a number");
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    #[must_use]
    pub fn texts(&self) -> &[String] {
        match &self.values {
            Values::Texts(all) => all,
            Values::Numbers(_) | Values::Span(_) => &[],
        }
    }

    fn count(&self) -> Option<u64> {
        match &self.values {
            Values::Texts(all) => u64::try_from(all.len()).ok(),
            Values::Numbers(all) => u64::try_from(all.len()).ok(),
            Values::Span(_) => None,
        }
    }

    fn at(&self, index: u64) -> Option<Cell> {
        let index = usize::try_from(index).ok()?;
        match &self.values {
            Values::Texts(all) => all.get(index).cloned().map(Cell::Text),
            Values::Numbers(all) => all.get(index).copied().map(Cell::Number),
            Values::Span(_) => None,
        }
    }

    /// The value at a share of the axis, 0 to 1.
    fn at_share(&self, share: f64) -> Option<Cell> {
        match &self.values {
            Values::Span(spread) => Some(Cell::Number(spread.at(share))),
            _ => self.at((share * self.count()? as f64).floor() as u64),
        }
    }
}

/// What may be fixed and what may be varied, by command. Launches, classes and arcs can be fixed and never varied.
const ALLOWED: [(Command, &[&str], &[&str]); 6] = [
    (
        Command::Reconstruct,
        &["launch", "report", "missile", "reading", "standard_range"],
        &["range_km", "apogee_km", "flight_time_s", "azimuth_deg", "vehicle"],
    ),
    (
        Command::Sight,
        &["element", "launch", "arc", "altitude_km", "heading_deg", "mode", "rcs_m2", "move", "without"],
        &["figures", "figure", "heading_deg", "mode", "rcs_m2", "move", "without"],
    ),
    (Command::Warn, &["launch", "place"], &["figures", "figure"]),
    (Command::Defend, &["element", "against", "place", "cue"], &["figures", "figure"]),
    (Command::Ring, &["element"], &["figures", "figure"]),
    (Command::Check, &["claim"], &["figures", "figure"]),
];

/// What may be fixed whatever the command.
const ALWAYS: [&str; 6] = ["asof", "scenario", "figures", "figure", "samples", "seed"];

impl Command {
    /// Its word, as the command line spells it.
    ///
    /// ```
    /// use tpt_ask::{Question, sweep::Command};
    ///
    /// assert_eq!(Command::Reconstruct.word(), "reconstruct");
    /// assert!(Question::command(&[Command::Sight.word()]).is_some());
    /// ```
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Reconstruct => "reconstruct",
            Self::Sight => "sight",
            Self::Warn => "warn",
            Self::Defend => "defend",
            Self::Ring => "ring",
            Self::Check => "check",
        }
    }

    fn may(self) -> (&'static [&'static str], &'static [&'static str]) {
        ALLOWED.iter().find(|(command, ..)| *command == self).map_or((&[], &[]), |(_, fix, vary)| (fix, vary))
    }
}

fn json_of<T: Serialize>(record: &T) -> Json {
    serde_json::to_value(record).unwrap_or_default()
}

/// The keys of a record that say something.
fn keys<T: Serialize>(record: &T) -> Vec<String> {
    match json_of(record) {
        Json::Object(map) => map.into_iter().map(|(key, _)| key).collect(),
        _ => Vec::new(),
    }
}

/// Tells of every value that stands in a list a second time: it would be asked and counted twice.
fn repeated(at: &FieldPath, value: &Json, tell: &mut dyn FnMut(FieldPath, String, String)) {
    match value {
        Json::Object(fields) => {
            fields.iter().for_each(|(key, inner)| repeated(&at.key(key), inner, tell));
        }
        Json::Array(all) => {
            for (i, one) in all.iter().enumerate().filter(|(i, one)| all[..*i].contains(one)) {
                tell(at.index(i), format!("{one} stands in the list already"), "each value once".to_owned());
            }
        }
        _ => {}
    }
}

impl StudyFile {
    /// Reads a study, and refuses what no study may ask.
    ///
    /// ```
    /// use tpt_ask::sweep::{Command, StudyFile};
    ///
    /// let study = |vary: &str| {
    ///     let fixed = "command = \"warn\"\nfixed = { launch = \"2017-03-06\" }\n";
    ///     StudyFile::read("a.toml", format!("question = \"What if?\"\n{fixed}vary = {vary}\n").as_bytes())
    /// };
    /// assert_eq!(study("{ figures = [\"seoul\", \"beijing\"] }")?.command, Command::Warn);
    /// let refused = study("{ heading_deg = [180, 270] }").expect_err("a warning has no heading");
    /// assert!(refused.to_string().contains("a study of `warn` does not vary `heading_deg`"));
    /// # Ok::<(), tpt_catalogue::CatalogueError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the text, with its line.
    pub fn read(file: &str, bytes: &[u8]) -> Result<Self, CatalogueError> {
        let study: Self = read_record(file, bytes)?;
        let text = String::from_utf8_lossy(bytes);
        let mut diagnostics = Vec::new();
        study.faults(&mut |field, problem, allowed| {
            diagnostics.push(fault_at(file, &text, field, problem, Some(allowed)));
        });
        if diagnostics.is_empty() { Ok(study) } else { Err(CatalogueError { diagnostics }) }
    }

    fn faults(&self, tell: &mut dyn FnMut(FieldPath, String, String)) {
        let top = FieldPath::top;
        let (fix, vary) = self.command.may();
        let word = self.command.word();
        for key in keys(&self.fixed) {
            if !fix.contains(&key.as_str()) && !ALWAYS.contains(&key.as_str()) {
                let allowed = [fix, ALWAYS.as_slice()].concat().join(", ");
                tell(top().key("fixed").key(&key), format!("`{word}` has no option `{key}`"), allowed);
            }
        }
        repeated(&top().key("fixed"), &json_of(&self.fixed), tell);
        let varied = |at: &FieldPath, one: &Vary, tell: &mut dyn FnMut(FieldPath, String, String)| {
            repeated(at, &json_of(one), tell);
            for key in keys(one) {
                let at = at.key(&key);
                if !vary.contains(&key.as_str()) {
                    tell(at, format!("a study of `{word}` does not vary `{key}`"), vary.join(", "));
                } else if fix.contains(&key.as_str()) && keys(&self.fixed).contains(&key) {
                    let problem = format!("`{key}` is fixed and varied");
                    tell(at, problem, "one of both".to_owned());
                }
            }
            let spans = [("heading_deg", &one.heading_deg), ("rcs_m2", &one.rcs_m2)];
            for (key, numbers) in
                spans.into_iter().filter_map(|(key, numbers)| Some((key, numbers.as_ref()?)))
            {
                if let Some((problem, allowed)) = numbers.fault(self.design) {
                    tell(at.key(key), problem, allowed);
                }
            }
        };
        varied(&top().key("vary"), &self.vary, tell);
        for (i, point) in self.list.iter().enumerate() {
            varied(&top().key("list").index(i), point, tell);
        }
        match self.design {
            Design::List if self.list.is_empty() => {
                tell(top().key("design"), "the list is empty".to_owned(), "[[list]] once a point".to_owned());
            }
            Design::Grid | Design::Sobol if !self.list.is_empty() => {
                tell(
                    top().key("list"),
                    "only a list has points of its own".to_owned(),
                    "design = \"list\"".to_owned(),
                );
            }
            Design::Grid | Design::Sobol if keys(&self.vary).is_empty() => {
                tell(top(), "nothing is varied".to_owned(), format!("[vary] with {}", vary.join(", ")));
            }
            _ => {}
        }
        match (self.design, self.points) {
            (Design::Sobol, Some(points)) if (1..=MOST_POINTS).contains(&points) => {}
            (Design::Sobol, _) => tell(
                top().key("points"),
                "a quasi-random design says how many points it has".to_owned(),
                format!("1 to {MOST_POINTS}"),
            ),
            (_, Some(_)) => {
                let problem = "the points of a grid and of a list count themselves".to_owned();
                tell(top().key("points"), problem, "no `points`".to_owned());
            }
            _ => {}
        }
        if self.chunk == Some(0) {
            tell(top().key("chunk"), "a file has points".to_owned(), "1 or more".to_owned());
        }
        let needed: &[(&str, bool)] = match self.command {
            Command::Reconstruct | Command::Warn => &[("launch", self.fixed.launch.is_none())],
            Command::Sight | Command::Defend | Command::Ring => &[("element", self.fixed.element.is_none())],
            Command::Check => &[("claim", self.fixed.claim.is_none())],
        };
        for (key, _) in needed.iter().filter(|(_, missing)| *missing) {
            tell(top().key("fixed"), format!("`{word}` needs `{key}`"), format!("{key} = \"ID\""));
        }
        if self.vary.vehicle.is_some() && self.design != Design::Sobol {
            let problem = "the figures of a missile are drawn together".to_owned();
            tell(top().key("vary").key("vehicle"), problem, "design = \"sobol\"".to_owned());
        }
    }

    /// How a report is flown.
    ///
    /// ```
    /// use tpt_ask::sweep::StudyFile;
    /// use tpt_flown::rows::ReadAs;
    /// use tpt_report::Reading;
    ///
    /// let text = r#"
    ///     question = "What was flown on 28 July 2017?"
    ///     command = "reconstruct"
    ///     fixed = { launch = "2017-07-28", reading = "early-cutoff" }
    ///     vary = { range_km = [998] }
    /// "#;
    /// let study = StudyFile::read("a.toml", text.as_bytes())?;
    /// assert!(matches!(study.read_as(), ReadAs::One(Reading::EarlyCutoff)));
    /// # Ok::<(), tpt_catalogue::CatalogueError>(())
    /// ```
    #[must_use]
    pub const fn read_as(&self) -> ReadAs {
        match self.fixed.reading {
            None => ReadAs::First,
            Some(ReadingWord::FullBurn) => ReadAs::One(Reading::FullBurn),
            Some(ReadingWord::EarlyCutoff) => ReadAs::One(Reading::EarlyCutoff),
        }
    }

    /// What of a flight is computed.
    ///
    /// ```
    /// use tpt_ask::sweep::StudyFile;
    /// use tpt_flown::rows::Parts;
    ///
    /// let text = r#"
    ///     question = "What was flown on 28 July 2017?"
    ///     command = "reconstruct"
    ///     fixed = { launch = "2017-07-28", standard_range = true }
    ///     vary = { range_km = [998] }
    /// "#;
    /// let study = StudyFile::read("a.toml", text.as_bytes())?;
    /// assert!(matches!(study.parts(), Parts::FlightAndStandardRanges));
    /// # Ok::<(), tpt_catalogue::CatalogueError>(())
    /// ```
    #[must_use]
    pub fn parts(&self) -> Parts {
        if self.fixed.standard_range == Some(true) { Parts::FlightAndStandardRanges } else { Parts::Flight }
    }
}

impl Numbers {
    /// What is wrong with them, and what is allowed.
    fn fault(&self, design: Design) -> Option<(String, String)> {
        match self {
            Self::List(all) if all.is_empty() => Some(("no values".to_owned(), "one or more".to_owned())),
            Self::List(all) => all
                .iter()
                .find(|value| !value.is_finite())
                .map(|value| (format!("{value} is no number"), "finite numbers".to_owned())),
            Self::Span { from, to, step } => {
                if !(from.is_finite() && to.is_finite() && from < to) {
                    return Some((format!("from {from} to {to}"), "from less than to".to_owned()));
                }
                match step {
                    Some(step) if *step > 0.0 && (to - from) / step <= 1e6 => None,
                    Some(step) => {
                        Some((format!("step = {step}"), "more than 0, at most a million steps".to_owned()))
                    }
                    None if design == Design::Sobol => None,
                    None => Some((
                        "a span without a step".to_owned(),
                        "step = …, or design = \"sobol\"".to_owned(),
                    )),
                }
            }
        }
    }

    fn values(&self) -> Values {
        match self {
            Self::List(all) => Values::Numbers(all.clone()),
            Self::Span { from, to, step: Some(step) } => {
                // A last step that rounding left out by a billionth is in.
                let steps = ((to - from) / step + 1e-9).floor() as u32;
                Values::Numbers((0..=steps).map(|i| from + f64::from(i) * step).collect())
            }
            Self::Span { from, to, step: None } => Values::Span(Spread::Uniform { low: *from, high: *to }),
        }
    }
}
