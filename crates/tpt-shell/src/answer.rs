//! From a question to its document.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;
use tpt_ask::{Answer, Study};
use tpt_briefing::{ExportFormat, export_files};
use tpt_catalogue::{Kind, Measured, Unit, Value, did_you_mean, nearest};
use tpt_flown::Typed;
use tpt_flown::rows::Prepared;
use tpt_paper::Filter;
use tpt_report::{NumberId, ReportReconstruction};
use tpt_scenario::Beliefs;
use tpt_setting::{AnswerError, Step, Stop};
use tpt_view::{Heights, WhatIf};

use crate::args::{
    CatalogueCommand, DefendArgs, FilterArgs, FormatWord, Global, KindWord, Question, ReconstructArgs,
    SightArgs, TraceArgs,
};
use crate::context::{Chosen, Facts};
use crate::error::ShellError;
use crate::files::{PAGE, PDF, read_bounded, refuse_foreign, write_folder};
use crate::print::Browser;
#[cfg(feature = "parquet")]
use crate::sweep;

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
    let study = Facts::load(global.data.as_deref())?.study(global)?;
    Ok(Prepared::new(study.catalogue(), study.beliefs(), missile)?)
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
        Question::Reconstruct(args) => asked.printed(|study| asked.reconstruct(args, study)),
        Question::Sight(args) => asked.printed(|study| asked.sight(args, study)),
        Question::Warn { launch, places } => {
            asked.printed(|study| Ok(Answer::Warn(Box::new(study.warn(launch, places)?))))
        }
        Question::Defend(args) => asked.printed(|study| asked.defend(args, study)),
        Question::Ring { element } => asked.printed(|study| {
            let found = study.ring(element)?;
            Ok(Answer::Ring(Box::new(found)))
        }),
        Question::Check { claim, between } => asked.printed(|study| {
            let between = match between.as_slice() {
                [one, other] => Some([one.as_str(), other.as_str()]),
                _ => None,
            };
            let found = study.check(claim, between)?;
            Ok(Answer::Check(Box::new(found)))
        }),
        Question::Reproduce { case } => asked.printed(|study| {
            let case = case.as_deref();
            let found = study.reproduce(case)?;
            Ok(Answer::Reproduce(Box::new(found)))
        }),
        Question::Tradeoff { element, variable } => asked.printed(|study| {
            asked.whole("every option against every launch and notional arc")?;
            let variable = (*variable).into();
            let found = study.tradeoff(element, variable)?;
            Ok(Answer::Tradeoff(Box::new(found)))
        }),
        Question::Why(args) => asked.traced(args, |kind, study| {
            let found = study.why(kind, &args.id)?;
            Ok(Answer::Why(Box::new(found)))
        }),
        Question::Cite(args) => asked.traced(args, |kind, study| {
            let found = study.cite(kind, &args.id)?;
            Ok(Answer::Cite(Box::new(found)))
        }),
        Question::Diff { to } => asked.diff(*to),
        Question::Schema { name } => schema(name.as_deref()),
        #[cfg(feature = "parquet")]
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
        work: impl FnOnce(&Study<'_>) -> Result<Answer, ShellError>,
    ) -> Result<Answer, ShellError> {
        no_out(self.global)?;
        work(&self.facts()?.study(self.global)?.until(self.stop))
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
        let study = facts.study_on(global, date)?.until(self.stop);
        let printed = u64::from(browser.is_some());
        let after = 1 + printed;
        let brief = study.brief(&|step| (self.told)(Doing::Step { step, after }))?;
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

    fn reconstruct(&self, args: &ReconstructArgs, study: &Study<'_>) -> Result<Answer, ShellError> {
        if let Some(typed) = typed(args) {
            self.whole(format!("reconstructing the typed figures with {}", typed.missile))?;
            let mut found = study.reconstruct_typed(&typed)?;
            without_track(args, std::slice::from_mut(&mut found.report));
            return Ok(Answer::ReconstructTyped(Box::new(found)));
        }
        let launch = args.launch_id.as_deref().unwrap_or_default();
        let missile = args.missile.as_deref();
        self.whole(format!("reconstructing {launch}, each report by itself"))?;
        let mut found = study.reconstruct_launch(launch, missile)?;
        without_track(args, &mut found.reports);
        Ok(Answer::ReconstructLaunch(Box::new(found)))
    }

    fn sight(&self, args: &SightArgs, study: &Study<'_>) -> Result<Answer, ShellError> {
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
            let found = study.sight_matrix(&what_if)?;
            return Ok(Answer::SightMatrix(Box::new(found)));
        }
        let element = args.element.as_deref().unwrap_or_default();
        if let Some(target) = args.launch.as_deref().or(args.arc.as_deref()) {
            let found = study.sight_target(element, target, &what_if)?;
            return Ok(Answer::SightTarget(Box::new(found)));
        }
        let heights = Heights { altitudes_km: &args.altitude_km, grid_step_deg: args.grid_deg };
        let found = study.sight(element, heights, &what_if)?;
        Ok(Answer::Sight(Box::new(found)))
    }

    fn defend(&self, args: &DefendArgs, study: &Study<'_>) -> Result<Answer, ShellError> {
        let asked = tpt_defence::DefenceQuestion {
            against: &args.against,
            places: &args.places,
            why: &args.why,
            cue: args.cue.as_deref(),
            beyond: tpt_defence::Beyond::Refused,
        };
        let found = study.defend(&args.element, &asked)?;
        Ok(Answer::Defend(Box::new(found)))
    }

    /// Does `work` with the catalogue at the date and the figures that the id names, or else the choices.
    fn traced(
        &self,
        args: &TraceArgs,
        work: impl FnOnce(Option<Kind>, &Study<'_>) -> Result<Answer, ShellError>,
    ) -> Result<Answer, ShellError> {
        let global = self.global;
        no_out(global)?;
        let facts = self.facts()?;
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
        let study = facts.study_on(global, date)?;
        let study = match &number {
            Some(number) => {
                let (set, overrides) = Beliefs::of_key(&number.figures);
                let of_id = study.clone().believing(&set, &overrides)?;
                let given = global.figures.is_some() || !global.overrides.is_empty();
                if given && study.beliefs().key() != of_id.beliefs().key() {
                    return Err(ShellError::Usage(format!(
                        "--figures and --figure ({}) contradict the id ({}); allowed: neither, or the same",
                        study.beliefs().key(),
                        of_id.beliefs().key()
                    )));
                }
                of_id
            }
            None => study,
        };
        work(args.kind.map(|word| word.0), &study.until(self.stop))
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
        let study = facts.study(global)?.until(self.stop);
        let mut written = Vec::new();
        let answer = match command {
            CatalogueCommand::List { kind: KindWord(kind), filter } => {
                let list = study.list(*kind, &filter_of(filter))?;
                Answer::CatalogueList(Box::new(list))
            }
            CatalogueCommand::Show { id, kind } => {
                let kind = kind.map(|word| word.0);
                let record = study.show(kind, id)?;
                Answer::CatalogueShow(Box::new(record))
            }
            CatalogueCommand::Check => {
                let overlay = facts.overlay.clone();
                Answer::CatalogueCheck(Box::new(tpt_paper::catalogue_check(
                    &facts.catalogue,
                    study.beliefs().set_id().as_str(),
                    overlay,
                )))
            }
            CatalogueCommand::Export { format } => {
                if let Some(out) = &global.out {
                    refuse_foreign(out)?;
                }
                let export = study.export();
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
