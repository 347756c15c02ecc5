//! From a question to its document.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;
use tpt_ask::{Question, Study};
use tpt_briefing::{ExportFormat, export_files};
use tpt_flown::rows::Prepared;
use tpt_report::Answer;
use tpt_scenario::Beliefs;
use tpt_setting::{AnswerError, Stop};

use crate::args::{CatalogueTask, Files, FormatWord, Global, Request, Task};
use crate::context::Facts;
use crate::doing::Doing;
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

/// Answers a question; `told` hears what is being worked on, before it begins, and `stop` breaks off.
///
/// # Errors
///
/// [`ShellError`] for anything that the user can put right, for a document that cannot be written out, and where `stop` was told.
pub fn answer(
    global: &Global,
    request: &Request,
    told: &dyn Fn(Doing<'_>),
    stop: &Stop,
) -> Result<Answered, ShellError> {
    answer_on(None, global, request, told, stop)
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
    request: &Request,
    told: &dyn Fn(Doing<'_>),
    stop: &Stop,
) -> Result<Answered, ShellError> {
    let asked = Shell { global, loaded, told, stop };
    let answer = match request {
        Request::Ask { question, files } => match question.as_ref() {
            Question::Brief(brief) => return asked.brief(question, brief.date.0, files.pdf),
            _ => asked.printed(question.as_ref().clone(), files),
        },
        Request::Task(Task::Catalogue(CatalogueTask::Check)) => asked.catalogue_check(),
        Request::Task(Task::Catalogue(CatalogueTask::Export { format })) => return asked.export(format),
        #[cfg(feature = "parquet")]
        Request::Task(Task::Sweep(args)) => sweep::run(global, args, told, stop).map(Answer::from),
    }?;
    Ok(Answered { answer, written: Vec::new() })
}

/// The name and the text of a mask file.
fn skyline(file: &Path) -> Result<(String, String), ShellError> {
    let text = String::from_utf8(read_bounded("--mask file", file)?).map_err(|error| {
        let source = io::Error::other(format!("it is not UTF-8 text: {}", error.utf8_error()));
        ShellError::Read { what: "--mask file", path: file.to_owned(), source }
    })?;
    Ok((file.display().to_string(), text))
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

    /// The facts that are loaded, or else those of the choices.
    fn facts(&self) -> Result<Arc<Facts>, ShellError> {
        self.loaded.map_or_else(
            || Ok(Arc::new(Facts::load(self.global.data.as_deref())?)),
            |facts| Ok(Arc::clone(facts)),
        )
    }

    /// A document that is printed and nothing else.
    fn printed(&self, mut question: Question, files: &Files) -> Result<Answer, ShellError> {
        let global = self.global;
        no_out(global)?;
        if let Question::Diff(diff) = &mut question {
            diff.from = diff.from.take().or_else(|| global.choices.asof.clone());
        }
        question.check()?;
        if let Some(answer) = question.answer_alone() {
            return Ok(answer?);
        }
        let skyline = files.mask.as_deref().map(skyline).transpose()?;
        let study = self.study(&question)?.with_mask(skyline).until(self.stop);
        if let Some(what) = question.doing() {
            self.tell(Doing::Whole(what))?;
        }
        Ok(question.answer(&study)?)
    }

    /// What a question is asked of: the day and the figures that it names itself, or else those of the choices.
    fn study(&self, question: &Question) -> Result<Study<'static>, ShellError> {
        let global = self.global;
        let facts = self.facts()?;
        let study = match question.day() {
            None => return facts.study(global),
            Some(day) => {
                self.agrees_on(question, day)?;
                facts.study_on(global, day)?
            }
        };
        let Some(key) = question.figures() else { return Ok(study) };
        let (set, overrides) = Beliefs::of_key(&key);
        let of_id = study.clone().believing(&set, &overrides)?;
        let given = global.choices.figures.is_some() || !global.choices.figure.is_empty();
        if given && study.beliefs().key() != of_id.beliefs().key() {
            return Err(ShellError::Usage(format!(
                "--figures and --figure ({}) contradict the id ({}); allowed: neither, or the same",
                study.beliefs().key(),
                of_id.beliefs().key()
            )));
        }
        Ok(of_id)
    }

    /// Refuses an as-of date beside a question of another day.
    fn agrees_on(&self, question: &Question, day: Date) -> Result<(), ShellError> {
        let Some(asof) = self.global.asof().filter(|asof| *asof != day) else { return Ok(()) };
        let what = match question {
            // Its as-of date is the earlier of two.
            Question::Diff(_) => return Ok(()),
            Question::Brief(_) => format!("contradicts the date of the brief, {day}"),
            _ => format!("contradicts the id, which is of {day}"),
        };
        Err(ShellError::Usage(format!("--asof {asof} {what}; allowed: no --asof, or the same day")))
    }

    fn brief(&self, question: &Question, date: Date, pdf: bool) -> Result<Answered, ShellError> {
        let global = self.global;
        self.agrees_on(question, date)?;
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
        Ok(Answered { answer: brief.into(), written })
    }

    fn catalogue_check(&self) -> Result<Answer, ShellError> {
        no_out(self.global)?;
        let facts = self.facts()?;
        let study = facts.study(self.global)?;
        let set = study.beliefs().set_id().as_str();
        let found = tpt_paper::catalogue_check(&facts.catalogue, set, facts.overlay.clone());
        Ok(Answer::CatalogueCheck(Box::new(found)))
    }

    fn export(&self, format: &[FormatWord]) -> Result<Answered, ShellError> {
        let global = self.global;
        if let Some(out) = &global.out {
            refuse_foreign(out)?;
        }
        let export = self.facts()?.study(global)?.export();
        let mut written = Vec::new();
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
        Ok(Answered { answer: Answer::CatalogueExport(Box::new(export)), written })
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

const fn format_of(word: FormatWord) -> ExportFormat {
    match word {
        FormatWord::Csv => ExportFormat::Csv,
        FormatWord::Parquet => ExportFormat::Parquet,
        FormatWord::Geojson => ExportFormat::Geojson,
        FormatWord::Kml => ExportFormat::Kml,
        FormatWord::CslJson => ExportFormat::CslJson,
    }
}
