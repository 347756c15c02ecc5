//! From a question to its document.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;
use serde::Serialize;
use tpt_briefing::{ExportFormat, export_files};
use tpt_catalogue::{Kind, Measured, Unit, Value, did_you_mean, nearest};
use tpt_flown::Typed;
use tpt_flown::rows::Prepared;
use tpt_paper::Filter;
use tpt_report::NumberId;
use tpt_report::{
    Brief, CatalogueCheck, CatalogueList, CatalogueRecord, Citation, ClaimCard, Defend, Diff, Export,
    LaunchReconstruction, ReportReconstruction, Reproduced, Ring, Sight, SightMatrix, SightTarget,
    SweepManifest, Tradeoff, TypedReconstruction, Warning, Why,
};
use tpt_scenario::{Beliefs, Resolved};
use tpt_setting::{AnswerError, Sampling, Setting, Step, Stop};
use tpt_view::{Heights, WhatIf};

use crate::args::{
    CatalogueCommand, DefendArgs, FilterArgs, FormatWord, Global, KindWord, Question, ReconstructArgs,
    SightArgs, TraceArgs,
};
use crate::context::{Chosen, Facts, beliefs, sampling, with};
use crate::error::ShellError;
use crate::files::{PAGE, PDF, read_bounded, refuse_foreign, write_folder};
use crate::print::Browser;
use crate::sweep;

/// The document that answers a question.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Answer {
    /// Of `brief`.
    Brief(Box<Brief>),
    /// Of `reconstruct LAUNCH_ID`.
    ReconstructLaunch(Box<LaunchReconstruction>),
    /// Of `reconstruct` with figures typed by hand.
    ReconstructTyped(Box<TypedReconstruction>),
    /// Of `sight ELEMENT`.
    Sight(Box<Sight>),
    /// Of `sight ELEMENT --launch` and `--arc`.
    SightTarget(Box<SightTarget>),
    /// Of `sight --matrix`.
    SightMatrix(Box<SightMatrix>),
    /// Of `warn`.
    Warn(Box<Warning>),
    /// Of `defend`.
    Defend(Box<Defend>),
    /// Of `ring`.
    Ring(Box<Ring>),
    /// Of `check`.
    Check(Box<ClaimCard>),
    /// Of `tradeoff`.
    Tradeoff(Box<Tradeoff>),
    /// Of `reproduce`.
    Reproduce(Box<Reproduced>),
    /// Of `why`.
    Why(Box<Why>),
    /// Of `cite`.
    Cite(Box<Citation>),
    /// Of `diff`.
    Diff(Box<Diff>),
    /// Of `catalogue list`.
    CatalogueList(Box<CatalogueList>),
    /// Of `catalogue show`.
    CatalogueShow(Box<CatalogueRecord>),
    /// Of `catalogue check`.
    CatalogueCheck(Box<CatalogueCheck>),
    /// Of `catalogue export`.
    CatalogueExport(Box<Export>),
    /// Of `sweep`.
    Sweep(Box<SweepManifest>),
    /// Of `schema`: one schema, or all of them by name.
    Schema(serde_json::Value),
}

impl Answer {
    /// The name of the document's JSON Schema, where it has one.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Brief(_) => "brief",
            Self::ReconstructLaunch(_) => "reconstruct-launch",
            Self::ReconstructTyped(_) => "reconstruct-typed",
            Self::Sight(_) => "sight",
            Self::SightTarget(_) => "sight-target",
            Self::SightMatrix(_) => "sight-matrix",
            Self::Warn(_) => "warn",
            Self::Defend(_) => "defend",
            Self::Ring(_) => "ring",
            Self::Check(_) => "check",
            Self::Tradeoff(_) => "tradeoff",
            Self::Reproduce(_) => "reproduce",
            Self::Why(_) => "why",
            Self::Cite(_) => "cite",
            Self::Diff(_) => "diff",
            Self::CatalogueList(_) => "catalogue-list",
            Self::CatalogueShow(_) => "catalogue-show",
            Self::CatalogueCheck(_) => "catalogue-check",
            Self::CatalogueExport(_) => "catalogue-export",
            Self::Sweep(_) => "sweep",
            Self::Schema(_) => "schema",
        }
    }

    /// One JSON document, ending in a newline.
    ///
    /// # Errors
    ///
    /// [`ShellError::Json`] if it has no JSON form, which is a fault of the program.
    pub fn json(&self) -> Result<String, ShellError> {
        let mut text = serde_json::to_string_pretty(self)?;
        text.push('\n');
        Ok(text)
    }
}

/// A document, and the files that were written of it.
#[derive(Debug)]
pub struct Answered {
    /// The document.
    pub answer: Answer,
    /// The files that a reader opens; of an export, all.
    pub written: Vec<PathBuf>,
}

/// What is being worked on, told before it begins.
#[derive(Clone, Debug)]
pub enum Doing<'a> {
    /// One thing, of unknown length.
    Whole(String),
    /// A step of a paper; `after` more follow those of the study.
    Step {
        /// The step.
        step: Step<'a>,
        /// The steps after the last of the study.
        after: u64,
    },
    /// A step after those of the study.
    Last {
        /// What.
        what: &'static str,
        /// How many have not ended, this one with them.
        left: u64,
    },
}

/// Answers a question; `told` hears what is being worked on, before it begins, and `stop` breaks off.
///
/// # Errors
///
/// [`ShellError`] for anything that the user can put right, for a document that cannot be written out, and where `stop` was told.
pub fn answer(
    global: &Global,
    question: &Question,
    told: &dyn Fn(Doing<'_>),
    stop: &Stop,
) -> Result<Answered, ShellError> {
    answer_on(None, global, question, told, stop)
}

/// A missile made ready for many reports, on the choices of every command.
///
/// # Errors
///
/// [`ShellError`] if a choice cannot be made, or the missile is unknown or has no stage set.
pub fn prepared(global: &Global, missile: &str) -> Result<Prepared, ShellError> {
    let facts = Facts::load(global.data.as_deref())?;
    let chosen = Chosen::load(global, &facts.catalogue)?;
    let date = facts.as_of(global);
    let cut = facts.cut(date);
    let beliefs = beliefs(global, &chosen.scenario, &cut)?;
    Ok(Prepared::new(&cut, &beliefs, missile)?)
}

/// Answers a question on facts that are loaded already, or on none.
pub(crate) fn answer_on(
    loaded: Option<&Arc<Facts>>,
    global: &Global,
    question: &Question,
    told: &dyn Fn(Doing<'_>),
    stop: &Stop,
) -> Result<Answered, ShellError> {
    let asked = Shell { global, loaded, told, stop };
    let answer = match question {
        Question::Brief { date, pdf } => return asked.brief(*date, *pdf),
        Question::Catalogue(command) => return asked.catalogue(command),
        Question::Reconstruct(args) => asked.printed(|on| asked.reconstruct(args, on)),
        Question::Sight(args) => asked.printed(|on| asked.sight(args, on)),
        Question::Warn { launch, places } => asked.printed(|on| {
            let declared: Vec<String> = on.resolved.scenario.warned.iter().map(ToString::to_string).collect();
            let places = if places.is_empty() { &declared } else { places };
            let found = tpt_view::warn(on, launch, places)?;
            Ok(Answer::Warn(Box::new(found)))
        }),
        Question::Defend(args) => asked.printed(|on| asked.defend(args, on)),
        Question::Ring { element } => asked.printed(|on| {
            let found = tpt_defence::ring(on, element)?;
            Ok(Answer::Ring(Box::new(found)))
        }),
        Question::Check { claim, between } => asked.printed(|on| {
            let between = match between.as_slice() {
                [one, other] => Some([one.as_str(), other.as_str()]),
                _ => None,
            };
            let found = tpt_claims::check(on, claim, between)?;
            Ok(Answer::Check(Box::new(found)))
        }),
        Question::Reproduce { case } => asked.printed(|on| {
            let case = case.as_deref();
            let found = tpt_claims::reproduce(on, case)?;
            Ok(Answer::Reproduce(Box::new(found)))
        }),
        Question::Tradeoff { element, variable } => asked.printed(|on| {
            asked.whole("every option against every launch and notional arc")?;
            let variable = (*variable).into();
            let found = tpt_view::tradeoff(on, element, variable)?;
            Ok(Answer::Tradeoff(Box::new(found)))
        }),
        Question::Why(args) => asked.traced(args, |kind, on| {
            let found = tpt_paper::why(on, kind, &args.id)?;
            Ok(Answer::Why(Box::new(found)))
        }),
        Question::Cite(args) => asked.traced(args, |kind, on| {
            let found = tpt_paper::cite(on, kind, &args.id)?;
            Ok(Answer::Cite(Box::new(found)))
        }),
        Question::Diff { to } => asked.diff(*to),
        Question::Schema { name } => schema(name.as_deref()),
        Question::Sweep(args) => {
            sweep::run(global, args, told, stop).map(|found| Answer::Sweep(Box::new(found)))
        }
    }?;
    Ok(Answered { answer, written: Vec::new() })
}

struct Shell<'s> {
    global: &'s Global,
    loaded: Option<&'s Arc<Facts>>,
    told: &'s dyn Fn(Doing<'_>),
    stop: &'s Stop,
}

impl Shell<'_> {
    fn sampling(&self) -> Sampling<'_> {
        sampling(self.global, self.stop)
    }

    /// Says what is begun, if anybody still waits for it.
    fn tell(&self, doing: Doing<'_>) -> Result<(), ShellError> {
        if self.stop.is_told() {
            return Err(AnswerError::Cancelled.into());
        }
        (self.told)(doing);
        Ok(())
    }

    fn whole(&self, what: impl Into<String>) -> Result<(), ShellError> {
        self.tell(Doing::Whole(what.into()))
    }

    /// The facts that are loaded, or else those of the choices.
    fn facts(&self) -> Result<Arc<Facts>, ShellError> {
        self.loaded.map_or_else(
            || Ok(Arc::new(Facts::load(self.global.data.as_deref())?)),
            |facts| Ok(Arc::clone(facts)),
        )
    }

    /// A document that is printed and nothing else.
    fn printed(
        &self,
        work: impl FnOnce(Setting<'_>) -> Result<Answer, ShellError>,
    ) -> Result<Answer, ShellError> {
        no_out(self.global)?;
        with(&*self.facts()?, self.global, self.stop, work)
    }

    fn brief(&self, date: Date, pdf: bool) -> Result<Answered, ShellError> {
        let global = self.global;
        if let Some(asof) = global.asof.filter(|asof| *asof != date) {
            return Err(ShellError::Usage(format!(
                "--asof {asof} contradicts the date of the brief, {date}; allowed: no --asof, or the same day"
            )));
        }
        if global.out.is_none() && !global.json {
            return Err(ShellError::Usage(
                "a brief needs a place; allowed: --out DIR for the files, --json for the document, or both"
                    .to_owned(),
            ));
        }
        if pdf && global.out.is_none() {
            return Err(ShellError::Usage("--pdf needs a place; allowed: --out DIR beside it".to_owned()));
        }
        // What would be refused at the end is refused before the seconds of computing.
        if let Some(out) = &global.out {
            refuse_foreign(out)?;
        }
        let browser = if pdf { Some(Browser::find()?) } else { None };
        let facts = self.facts()?;
        let chosen = Chosen::load(global, &facts.catalogue)?;
        let cut = facts.cut(date);
        let resolved = Resolved::new(&chosen.scenario, &cut, date);
        let beliefs = beliefs(global, &chosen.scenario, &cut)?;
        let inputs = facts.inputs_sha256(&chosen.text);
        let printed = u64::from(browser.is_some());
        let after = 1 + printed;
        let brief = tpt_paper::brief(
            Setting::new(&resolved, &beliefs, self.sampling()).read_from(&inputs),
            &|step| (self.told)(Doing::Step { step, after }),
        )?;
        let mut written = Vec::new();
        if let Some(out) = &global.out {
            self.tell(Doing::Last { what: "writing", left: after })?;
            write_folder(out, &tpt_briefing::brief_files(&brief)?, |folder| {
                let Some(browser) = &browser else { return Ok(()) };
                self.tell(Doing::Last { what: "printing", left: printed })?;
                browser.print(&folder.join(PAGE), &folder.join(PDF))
            })?;
            written.extend([Some(PAGE), pdf.then_some(PDF)].into_iter().flatten().map(|file| out.join(file)));
        }
        Ok(Answered { answer: Answer::Brief(Box::new(brief)), written })
    }

    fn reconstruct(&self, args: &ReconstructArgs, on: Setting<'_>) -> Result<Answer, ShellError> {
        if let Some(typed) = typed(args) {
            self.whole(format!("reconstructing the typed figures with {}", typed.missile))?;
            let mut found = tpt_flown::reconstruct_typed(on, &typed)?;
            without_track(args, std::slice::from_mut(&mut found.report));
            return Ok(Answer::ReconstructTyped(Box::new(found)));
        }
        let launch = args.launch_id.as_deref().unwrap_or_default();
        let missile = args.missile.as_deref();
        self.whole(format!("reconstructing {launch}, each report by itself"))?;
        let mut found = tpt_flown::reconstruct_launch(on, launch, missile)?;
        without_track(args, &mut found.reports);
        Ok(Answer::ReconstructLaunch(Box::new(found)))
    }

    fn sight(&self, args: &SightArgs, on: Setting<'_>) -> Result<Answer, ShellError> {
        let mask = args.mask.as_ref().map(|file| {
            let text = String::from_utf8(read_bounded("--mask file", file)?).map_err(|error| {
                let source = io::Error::other(format!("it is not UTF-8 text: {}", error.utf8_error()));
                ShellError::Read { what: "--mask file", path: file.clone(), source }
            })?;
            Ok::<_, ShellError>((file.display().to_string(), text))
        });
        let what_if = WhatIf {
            heading_deg: args.heading_deg.map(Value::get),
            mode: args.mode.clone(),
            rcs_m2: args.rcs_m2.map(Value::get),
            moved: args.moved.clone(),
            without: args.without.clone(),
            mask: mask.transpose()?,
        };
        if args.matrix {
            self.whole("every radar against every launch and notional arc")?;
            let found = tpt_view::sight_matrix(on, &what_if)?;
            return Ok(Answer::SightMatrix(Box::new(found)));
        }
        let element = args.element.as_deref().unwrap_or_default();
        if let Some(target) = args.launch.as_deref().or(args.arc.as_deref()) {
            let found = tpt_view::sight_target(on, element, target, &what_if)?;
            return Ok(Answer::SightTarget(Box::new(found)));
        }
        let heights = Heights { altitudes_km: &args.altitude_km, grid_step_deg: args.grid_deg };
        let found = tpt_view::sight(on, element, heights, &what_if)?;
        Ok(Answer::Sight(Box::new(found)))
    }

    fn defend(&self, args: &DefendArgs, on: Setting<'_>) -> Result<Answer, ShellError> {
        let asked = tpt_defence::Asked {
            against: &args.against,
            places: &args.places,
            why: &args.why,
            cue: args.cue.as_deref(),
            beyond: tpt_defence::Beyond::Refused,
        };
        let found = tpt_defence::defend(on, &args.element, &asked)?;
        Ok(Answer::Defend(Box::new(found)))
    }

    /// Does `work` with the catalogue at the date and the figures that the id names, or else the choices.
    fn traced(
        &self,
        args: &TraceArgs,
        work: impl FnOnce(Option<Kind>, Setting<'_>) -> Result<Answer, ShellError>,
    ) -> Result<Answer, ShellError> {
        let global = self.global;
        no_out(global)?;
        let facts = self.facts()?;
        let chosen = Chosen::load(global, &facts.catalogue)?;
        let number = NumberId::parse(&args.id);
        let date = match (&number, global.asof) {
            (Some(number), Some(asof)) if number.as_of != asof => {
                return Err(ShellError::Usage(format!(
                    "--asof {asof} contradicts the id, which is of {}; allowed: no --asof, or the same day",
                    number.as_of
                )));
            }
            (Some(number), _) => number.as_of,
            (None, _) => facts.as_of(global),
        };
        let cut = facts.cut(date);
        let believed = match &number {
            Some(number) => {
                let (set, overrides) = Beliefs::of_key(&number.figures);
                let of_id = Beliefs::new(&cut, &set, &overrides)?;
                if global.figures.is_some() || !global.overrides.is_empty() {
                    let given = beliefs(global, &chosen.scenario, &cut)?;
                    if given.key() != of_id.key() {
                        return Err(ShellError::Usage(format!(
                            "--figures and --figure ({}) contradict the id ({}); allowed: neither, or the same",
                            given.key(),
                            of_id.key()
                        )));
                    }
                }
                of_id
            }
            None => beliefs(global, &chosen.scenario, &cut)?,
        };
        let resolved = Resolved::new(&chosen.scenario, &cut, date);
        let inputs = facts.inputs_sha256(&chosen.text);
        let kind = args.kind.map(|word| word.0);
        work(kind, Setting::new(&resolved, &believed, self.sampling()).read_from(&inputs))
    }

    fn diff(&self, to: Date) -> Result<Answer, ShellError> {
        let global = self.global;
        no_out(global)?;
        let Some(from) = global.asof else {
            return Err(ShellError::Usage(
                "a difference needs two dates; allowed: diff --asof A B, such as diff --asof 2016-06-01 2017-03-20"
                    .to_owned(),
            ));
        };
        let facts = self.facts()?;
        let chosen = Chosen::load(global, &facts.catalogue)?;
        let figures = global.figures.as_deref().unwrap_or(chosen.scenario.figures.as_str());
        Ok(Answer::Diff(Box::new(tpt_paper::diff(&facts.catalogue, from, to, figures)?)))
    }

    fn catalogue(&self, command: &CatalogueCommand) -> Result<Answered, ShellError> {
        let global = self.global;
        let exports = matches!(command, CatalogueCommand::Export { .. });
        if global.out.is_some() && !exports {
            return Err(ShellError::Usage(
                "--out has no use here: the catalogue is printed; allowed: --out with `brief` and `catalogue export`"
                    .to_owned(),
            ));
        }
        let facts = self.facts()?;
        let chosen = Chosen::load(global, &facts.catalogue)?;
        let cut = facts.cut(facts.as_of(global));
        let beliefs = beliefs(global, &chosen.scenario, &cut)?;
        let figures = beliefs.set_id().as_str();
        let mut written = Vec::new();
        let answer = match command {
            CatalogueCommand::List { kind: KindWord(kind), filter } => {
                let list = tpt_paper::catalogue_list(&cut, *kind, &filter_of(filter), figures)?;
                Answer::CatalogueList(Box::new(list))
            }
            CatalogueCommand::Show { id, kind } => {
                let kind = kind.map(|word| word.0);
                let record = tpt_paper::catalogue_show(&cut, kind, id, &beliefs, self.sampling())?;
                Answer::CatalogueShow(Box::new(record))
            }
            CatalogueCommand::Check => {
                let overlay = facts.overlay.clone();
                Answer::CatalogueCheck(Box::new(tpt_paper::catalogue_check(
                    &facts.catalogue,
                    figures,
                    overlay,
                )))
            }
            CatalogueCommand::Export { format } => {
                if let Some(out) = &global.out {
                    refuse_foreign(out)?;
                }
                let export = tpt_paper::export(&cut, figures);
                match &global.out {
                    Some(out) => {
                        let formats: Vec<ExportFormat> = format.iter().copied().map(format_of).collect();
                        let files = export_files(&export, &formats)?;
                        write_folder(out, &files, |_| Ok(()))?;
                        written.extend(files.iter().map(|file| out.join(&file.path)));
                    }
                    None if global.json => {}
                    None => {
                        return Err(ShellError::Usage(
                            "an export needs a place; allowed: --out DIR for the files, --json for one document"
                                .to_owned(),
                        ));
                    }
                }
                Answer::CatalogueExport(Box::new(export))
            }
        };
        Ok(Answered { answer, written })
    }
}

fn no_out(global: &Global) -> Result<(), ShellError> {
    match global.out {
        None => Ok(()),
        Some(_) => Err(ShellError::Usage(
            "--out has no use here: the answer is printed; allowed: --out with `brief` and `catalogue export`"
                .to_owned(),
        )),
    }
}

/// The figures that were typed; the parser lets none of them be missing where one is given.
fn typed(args: &ReconstructArgs) -> Option<Typed> {
    let measured = |nominal: Value, unit| Measured {
        low: None,
        nominal: Some(nominal),
        high: None,
        last_digit: None,
        unit,
    };
    Some(Typed {
        range: measured(args.range_km?, Unit::Kilometre),
        apogee: measured(args.apogee_km?, Unit::Kilometre),
        flight_time: args.flight_time_s.map(|time| measured(time, Unit::Second)),
        missile: args.missile.clone()?,
        launch: args.launch?,
        bearing: measured(args.azimuth_deg?, Unit::Degree),
        source: args.source.clone()?,
    })
}

fn without_track(args: &ReconstructArgs, reports: &mut [ReportReconstruction]) {
    if !args.track {
        for report in reports {
            report.profile.clear();
            report.track.clear();
        }
    }
}

fn filter_of(args: &FilterArgs) -> Filter {
    Filter { since: args.since, until: args.until, contains: args.contains.clone(), keys: args.keys.clone() }
}

const fn format_of(word: FormatWord) -> ExportFormat {
    match word {
        FormatWord::Csv => ExportFormat::Csv,
        FormatWord::Parquet => ExportFormat::Parquet,
        FormatWord::Geojson => ExportFormat::Geojson,
        FormatWord::Kml => ExportFormat::Kml,
        FormatWord::CslJson => ExportFormat::CslJson,
    }
}

fn schema(name: Option<&str>) -> Result<Answer, ShellError> {
    let mut schemas = crate::all_schemas();
    let Some(name) = name else { return Ok(Answer::Schema(serde_json::to_value(schemas)?)) };
    if let Some(schema) = schemas.remove(name) {
        return Ok(Answer::Schema(schema));
    }
    let known: Vec<&str> = schemas.keys().copied().collect();
    let meant = nearest(name, known.iter().copied());
    let hint = did_you_mean(meant);
    Err(ShellError::Usage(format!("no schema `{name}`; allowed: {}{hint}", known.join(", "))))
}
