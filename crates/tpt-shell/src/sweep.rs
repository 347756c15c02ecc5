//! `sweep`: a study computed part by part into a folder.
//!
//! A part is a file that is there whole or not at all: written beside its place, then renamed. Which parts are done is what
//! stands in the folder, so a sweep that was killed goes on where it was. Who begins a sweep holds the lock of its folder until
//! the end; workers of a cluster write parts for whoever holds it.

use std::collections::BTreeMap;
use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind};
use std::path::Path;
#[cfg(feature = "python")]
use std::process::{Command as Program, Stdio};
use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use rayon::prelude::*;
use serde_json::Value as Json;
use tpt_ask::sweep::{Cell, Command, Flying, Plan, StudyFile};
use tpt_ask::{Fields, Question};
use tpt_briefing::columns::{document_tables, tables_of};
use tpt_briefing::{FLIGHTS, PartOf, PointRows, document_part, flights_part, rows_of_part, sha256_hex};
use tpt_catalogue::did_you_mean;
use tpt_flown::rows::{Column, Prepared, Rows};
use tpt_report::{Answer, SweepManifest, SweepPart};
use tpt_report::{SCHEMA_VERSION, VERSION};
use tpt_setting::{AnswerError, Step, Stop};

use crate::args::{Asked, EngineWord, Global, SweepArgs, choices, question};
use crate::context::{Chosen, Facts, beliefs};
use crate::doing::Doing;
use crate::error::ShellError;
use crate::files::{followed, read_bounded};
use crate::leavings::is_left_behind;

/// The manifest of a folder of results.
const MANIFEST: &str = "manifest.json";

/// The file of a folder of results whose lock a running sweep holds. The system lets go of it with the process.
const LOCK: &str = ".twoplustwo-lock";

/// What the name of a file that is being written begins with.
const UNFINISHED: &str = ".twoplustwo-part-";

/// The least time between two writings of the manifest, and between two looks at whoever waits.
const BETWEEN: Duration = Duration::from_secs(2);
const LOOK: Duration = Duration::from_millis(100);

/// Names the Python that has the package, for a cluster.
#[cfg(feature = "python")]
const PYTHON: &str = "TWOPLUSTWO_PYTHON";

/// A study with all that its parts need, ready to compute any of them.
#[derive(Debug)]
pub struct Sweep {
    study: StudyFile,
    text: String,
    plan: Plan,
    prepared: Option<Prepared>,
    facts: Arc<Facts>,
    /// The fields that are the same at every point.
    fields: Fields,
    /// The kind of document, and its table.
    table: (&'static str, &'static str),
    inputs_sha256: String,
    identity: String,
}

/// A sweep that was begun in a folder, and the folder's lock.
#[derive(Debug)]
pub struct Begun {
    /// The parts that are not there yet.
    pub missing: Vec<u64>,
    _lock: File,
}

impl Sweep {
    /// Reads a study and lays out its points; `data` is a folder of catalogue files laid over the catalogue.
    ///
    /// # Errors
    ///
    /// [`ShellError`] for a study that cannot be asked.
    pub fn open(file: &Path, data: Option<&Path>) -> Result<Self, ShellError> {
        let bytes = read_bounded("study", file)?;
        let study = StudyFile::read(&file.display().to_string(), &bytes)?;
        let fields = fixed_fields(&study)?;
        let command = [study.command.word()];
        // The choices of the study are read as any shell's are.
        let Asked { global, .. } = Asked::of(&command, fields.clone())?;
        let facts = Arc::new(Facts::load(data)?);
        let chosen = Chosen::load(&global, &facts.catalogue)?;
        let date = facts.as_of(&global);
        let cut = facts.cut(date);
        let believed = beliefs(&global, &chosen.scenario, &cut)?;
        let (plan, prepared) = Plan::new(&study, &cut, &believed)?;
        let table = table_of(&study)?;
        // A set or a figure that nobody knows is refused before the first part.
        for (axis, value) in
            plan.axes.iter().flat_map(|axis| axis.texts().iter().map(move |value| (axis, value)))
        {
            if axis.name == "figures" || axis.name.starts_with(FIGURE) {
                let mut with = fields.clone();
                put(&mut with, &axis.name, Json::String(value.clone()));
                beliefs(&Global::of(choices(&command, &mut with)?), &chosen.scenario, &cut)?;
            }
        }
        let inputs_sha256 = facts.inputs_sha256(&chosen.text);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        // By what the files say: a comment or another line end makes no other sweep.
        let said = facts.content_sha256(&chosen.text)?;
        let asked = serde_json::to_string(&study)?;
        let identity = sha256_hex(format!("{VERSION}\n{said}\n{asked}").as_bytes());
        Ok(Self { study, text, plan, prepared, facts, fields, table, inputs_sha256, identity })
    }

    /// How many parts there are.
    #[must_use]
    pub const fn chunks(&self) -> u64 {
        self.plan.chunks()
    }

    /// Makes the folder ready, and gives the parts that are not in it. No other process can begin a sweep there as long as the
    /// answer is kept.
    ///
    /// # Errors
    ///
    /// [`ShellError::WriteSweep`] if it holds anything but parts of this very sweep, or if another process computes a sweep in it.
    pub fn begin(&self, out: &Path) -> Result<Begun, ShellError> {
        let failed = |error: io::Error| write_failed(out, error.to_string());
        fs::create_dir_all(followed(out).map_err(failed)?).map_err(failed)?;
        // Nothing is put into a folder of something else, not even the lock.
        self.refuse_other(out)?;
        let path = out.join(LOCK);
        let lock = File::options().create(true).truncate(false).write(true).open(&path).map_err(failed)?;
        let alone = match lock.try_lock() {
            Ok(()) => true,
            Err(TryLockError::WouldBlock) => {
                let problem = format!("another process computes a sweep in it and holds `{LOCK}`");
                return Err(write_failed(out, problem));
            }
            // A file system without locks: two processes then compute the same parts, and each is written whole.
            Err(TryLockError::Error(_)) => false,
        };
        self.refuse_other(out)?;
        for entry in fs::read_dir(out).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            // What a killed process was writing.
            if alone && entry.file_name().to_string_lossy().starts_with(UNFINISHED) {
                fs::remove_file(entry.path()).map_err(failed)?;
            }
        }
        let done = self.done(out)?;
        self.write_manifest(out, &done)?;
        let missing = (0..self.chunks()).filter(|chunk| !done.contains_key(chunk)).collect();
        Ok(Begun { missing, _lock: lock })
    }

    /// Refuses a folder that holds anything but parts of this sweep.
    fn refuse_other(&self, out: &Path) -> Result<(), ShellError> {
        let failed = |error: io::Error| write_failed(out, error.to_string());
        let mut empty = true;
        for entry in fs::read_dir(out).map_err(failed)? {
            let name = entry.map_err(failed)?.file_name().to_string_lossy().into_owned();
            if name == LOCK || name.starts_with(UNFINISHED) || is_left_behind(&name) {
                continue;
            }
            empty = false;
            if name != MANIFEST && chunk_of(&name).is_none_or(|chunk| chunk >= self.chunks()) {
                return Err(write_failed(out, format!("it holds `{name}`, which is no part of this sweep")));
            }
        }
        if !empty && self.earlier(out).is_none() {
            let problem = "it holds another sweep: of another study, other facts or another version";
            return Err(write_failed(out, problem.to_owned()));
        }
        Ok(())
    }

    /// The manifest of this sweep that stands in a folder.
    fn earlier(&self, out: &Path) -> Option<SweepManifest> {
        let read = fs::read(out.join(MANIFEST)).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
        read.filter(|earlier: &SweepManifest| earlier.identity == self.identity)
    }

    /// The whole parts of this sweep that stand in a folder. One that the manifest has with another hash is none.
    fn done(&self, out: &Path) -> Result<BTreeMap<u64, SweepPart>, ShellError> {
        let told = self.earlier(out).map(|earlier| earlier.done).unwrap_or_default();
        let told: BTreeMap<u64, String> = told.into_iter().map(|part| (part.chunk, part.sha256)).collect();
        let read = |chunk: u64| match fs::read(out.join(part_name(chunk))) {
            Ok(bytes) => Ok(self.part(chunk, &bytes).map(|part| (chunk, part))),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(write_failed(out, error.to_string())),
        };
        // Every part is read and hashed, which takes long where there are many.
        (0..self.chunks())
            .into_par_iter()
            .filter_map(|chunk| read(chunk).transpose())
            .filter(|read| match read {
                Ok((chunk, part)) => told.get(chunk).is_none_or(|sha256| *sha256 == part.sha256),
                Err(_) => true,
            })
            .collect()
    }

    const fn part_of(&self, chunk: u64) -> PartOf<'_> {
        PartOf { identity: self.identity.as_str(), chunk }
    }

    fn part(&self, chunk: u64, bytes: &[u8]) -> Option<SweepPart> {
        let rows = rows_of_part(self.part_of(chunk), bytes)?;
        Some(SweepPart { chunk, file: part_name(chunk), rows, sha256: sha256_hex(bytes) })
    }

    /// Computes a part and puts it into the folder.
    ///
    /// # Errors
    ///
    /// [`ShellError`] if a point cannot be asked, the folder cannot be written, or `stop` says to break off.
    pub fn write_part(&self, out: &Path, chunk: u64, stop: &Stop) -> Result<SweepPart, ShellError> {
        let bytes = self.compute(chunk, stop)?;
        write_whole(out, &part_name(chunk), &bytes)?;
        let whole = self.part(chunk, &bytes);
        whole.ok_or_else(|| write_failed(out, format!("part {chunk} is not one: a fault of the program")))
    }

    /// Writes down what is done, and gives it.
    ///
    /// # Errors
    ///
    /// [`ShellError::WriteSweep`] if the folder cannot be read or written.
    pub fn finish(&self, out: &Path) -> Result<SweepManifest, ShellError> {
        let done = self.done(out)?;
        self.write_manifest(out, &done)
    }

    fn write_manifest(
        &self,
        out: &Path,
        done: &BTreeMap<u64, SweepPart>,
    ) -> Result<SweepManifest, ShellError> {
        let manifest = SweepManifest {
            version: VERSION.to_owned(),
            schema_version: SCHEMA_VERSION,
            question: self.study.question.clone(),
            command: self.study.command.word().to_owned(),
            kept_table: self.table.1.to_owned(),
            identity: self.identity.clone(),
            study: self.text.clone(),
            inputs_sha256: self.inputs_sha256.clone(),
            points: self.plan.points,
            chunk: self.plan.chunk,
            chunks: self.chunks(),
            complete: u64::try_from(done.len()).is_ok_and(|done| done == self.chunks()),
            done: done.values().cloned().collect(),
        };
        let mut text = serde_json::to_string_pretty(&manifest)?;
        text.push('\n');
        write_whole(out, MANIFEST, text.as_bytes())?;
        Ok(manifest)
    }

    /// The bytes of a part.
    fn compute(&self, chunk: u64, stop: &Stop) -> Result<Vec<u8>, ShellError> {
        let points = self.plan.points_of(chunk).map(|point| Ok((point, self.plan.point(point)?)));
        let points = points.collect::<Result<Vec<_>, AnswerError>>()?;
        match (&self.plan.flying, &self.prepared) {
            (Some(flying), Some(prepared)) => self.flights(chunk, (flying, prepared), &points, stop),
            _ => self.documents(chunk, points, stop),
        }
    }

    fn flights(
        &self,
        chunk: u64,
        (flying, prepared): (&Flying, &Prepared),
        points: &[(u64, Vec<Cell>)],
        stop: &Stop,
    ) -> Result<Vec<u8>, ShellError> {
        let column = |axis: usize| -> Vec<f64> {
            let number = |cells: &Vec<Cell>| match cells.get(axis) {
                Some(Cell::Number(value)) => *value,
                _ => f64::NAN,
            };
            points.iter().map(|(_, cells)| number(cells)).collect()
        };
        let named = |name: &str| self.plan.axes.iter().position(|axis| axis.name == name);
        let [range_km, apogee_km, azimuth_deg, flight_time_s] =
            [("range_km", 0), ("apogee_km", 1), ("azimuth_deg", 2), ("flight_time_s", 3)].map(
                |(name, middle)| {
                    named(name).map_or_else(|| vec![flying.middle[middle]; points.len()], column)
                },
            );
        let drawn = self.plan.axes.iter().enumerate().filter(|(_, axis)| axis.name.starts_with("share_"));
        let shares: Vec<Vec<f64>> = drawn.map(|(index, _)| column(index)).collect();
        let shares: Vec<Column<'_>> = shares.iter().map(|column| Column::Many(column)).collect();
        // Azimuths a rounding beyond north are the same direction.
        let azimuth_deg: Vec<f64> =
            azimuth_deg.into_iter().map(|azimuth| azimuth.rem_euclid(360.0)).collect();
        let rows = Rows {
            launch_latitude_deg: Column::One(flying.launch_deg[0]),
            launch_longitude_deg: Column::One(flying.launch_deg[1]),
            range_km: Column::Many(&range_km),
            apogee_km: Column::Many(&apogee_km),
            azimuth_deg: Column::Many(&azimuth_deg),
            flight_time_s: Some(Column::Many(&flight_time_s)),
            vehicle_shares: &shares,
        };
        let flown =
            prepared.reconstruct(&rows, self.study.read_as(), self.study.parts(), &|| stop.is_told())?;
        // What the report does not give is what was flown.
        let or_flown = |given: Vec<f64>, flown: &[f64]| -> Vec<f64> {
            given
                .iter()
                .zip(flown)
                .map(|(given, flown)| if given.is_nan() { *flown } else { *given })
                .collect()
        };
        let to = [or_flown(range_km, &flown.range_km), or_flown(apogee_km, &flown.apogee_km), azimuth_deg];
        Ok(flights_part(self.part_of(chunk), &self.plan.axes, points, to, flown)?)
    }

    fn documents(
        &self,
        chunk: u64,
        points: Vec<(u64, Vec<Cell>)>,
        stop: &Stop,
    ) -> Result<Vec<u8>, ShellError> {
        let (kind, table) = self.table;
        let mut rows = Vec::with_capacity(points.len());
        for (point, cells) in points {
            if stop.is_told() {
                return Err(AnswerError::Cancelled.into());
            }
            let found = match self.ask(&cells, stop) {
                Ok(answer) => {
                    let tables = tables_of(kind, &answer)?;
                    let batch = tables.into_iter().find(|(name, _)| *name == table).map(|(_, batch)| batch);
                    batch.ok_or_else(|| format!("the document has no table `{table}`"))
                }
                // A point that has no answer says so; what is wrong with the study stops it.
                Err(ShellError::Refused(error)) if is_no_answer(&error) => Err(error.to_string()),
                Err(error) => return Err(error),
            };
            rows.push(PointRows { point, cells, rows: found });
        }
        Ok(document_part(self.part_of(chunk), self.table, &self.plan.axes, &rows)?)
    }

    /// The document of a point.
    fn ask(&self, cells: &[Cell], stop: &Stop) -> Result<Answer, ShellError> {
        let mut fields = self.fields.clone();
        for (axis, cell) in self.plan.axes.iter().zip(cells) {
            let value = match cell {
                Cell::Text(text) => Json::String(text.clone()),
                Cell::Number(number) => Json::from(*number),
            };
            put(&mut fields, &axis.name, value);
        }
        let (choices, question) = question(&[self.study.command.word()], fields)?;
        let study = self.facts.study(&Global::of(choices))?.until(stop);
        Ok(question.answer(&study)?)
    }

    /// Computes every part that is missing, on all cores.
    fn local(
        &self,
        out: &Path,
        missing: &[u64],
        told: &dyn Fn(Doing<'_>),
        stop: &Stop,
    ) -> Result<(), ShellError> {
        let of = usize::try_from(self.chunks()).unwrap_or(usize::MAX);
        let before = of - missing.len();
        let (send, receive) = channel();
        std::thread::scope(|scope| {
            let work = scope.spawn(|| {
                missing.par_iter().try_for_each_with(send, |send, chunk| {
                    let part = self.write_part(out, *chunk, stop)?;
                    // Nobody listens after a fault elsewhere.
                    let _ = send.send(part);
                    Ok::<(), ShellError>(())
                })
            });
            let mut written = Instant::now();
            let mut done = self.done(out)?;
            loop {
                let step = Step {
                    done: before + (done.len().saturating_sub(before)),
                    of,
                    part: "parts",
                    what: None,
                };
                told(Doing::Step { step, after: 0 });
                match receive.recv_timeout(LOOK) {
                    Ok(part) => {
                        done.insert(part.chunk, part);
                        if written.elapsed() > BETWEEN {
                            self.write_manifest(out, &done)?;
                            written = Instant::now();
                        }
                    }
                    Err(RecvTimeoutError::Timeout) => {}
                    Err(RecvTimeoutError::Disconnected) => break,
                }
            }
            work.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        })
    }
}

/// Runs a sweep from the words of a question.
pub(crate) fn run(
    global: &Global,
    args: &SweepArgs,
    told: &dyn Fn(Doing<'_>),
    stop: &Stop,
) -> Result<SweepManifest, ShellError> {
    let given = [
        ("--asof", global.choices.asof.is_some()),
        ("--scenario", global.choices.scenario.is_some()),
        ("--figures", global.choices.figures.is_some()),
        ("--figure", !global.choices.figure.is_empty()),
    ];
    if let Some((flag, _)) = given.iter().find(|(_, given)| *given) {
        return Err(ShellError::Usage(format!(
            "{flag} has no use here: a study says its choices itself; allowed: `{}` under [fixed] or [vary] in the study",
            flag.trim_start_matches('-')
        )));
    }
    let Some(out) = &global.out else {
        return Err(ShellError::Usage("a sweep needs a place; allowed: --out DIR".to_owned()));
    };
    if args.scheduler.is_some() && args.engine == EngineWord::Local {
        return Err(ShellError::Usage(
            "--scheduler has no use with the local engine; allowed: --engine dask beside it".to_owned(),
        ));
    }
    let sweep = Sweep::open(&args.study, global.data.as_deref())?;
    let begun = sweep.begin(out)?;
    match args.engine {
        EngineWord::Local => sweep.local(out, &begun.missing, told, stop)?,
        #[cfg(feature = "python")]
        EngineWord::Dask => {
            // The package begins by itself, in a process of its own.
            drop(begun);
            cluster(global, args, out)?;
            return sweep.finish(out);
        }
    }
    let manifest = sweep.finish(out);
    drop(begun);
    manifest
}

/// Hands a sweep to the Python package, which knows the cluster.
#[cfg(feature = "python")]
fn cluster(global: &Global, args: &SweepArgs, out: &Path) -> Result<(), ShellError> {
    let named = std::env::var_os(PYTHON).filter(|name| !name.is_empty());
    let python = std::path::PathBuf::from(named.unwrap_or_else(|| "python3".into()));
    let refuse = |problem: String| {
        ShellError::Usage(format!(
            "--engine dask: {problem}; allowed: a Python that has the package twoplustwo with its extra `cluster`, named in {PYTHON}"
        ))
    };
    let mut program = Program::new(&python);
    program.args(["-m", "twoplustwo.cluster"]).arg(&args.study).arg("--out").arg(out);
    if let Some(address) = &args.scheduler {
        program.arg("--scheduler").arg(address);
    }
    if let Some(data) = &global.data {
        program.arg("--data").arg(data);
    }
    if global.quiet {
        program.arg("--quiet");
    }
    let status = program.stdin(Stdio::null()).stdout(Stdio::null()).status();
    let status = status.map_err(|error| refuse(format!("`{}` does not start: {error}", python.display())))?;
    if status.success() { Ok(()) } else { Err(refuse(format!("`{}` ended with {status}", python.display()))) }
}

/// What the name of a variable begins with that is a single figure.
const FIGURE: &str = "figure.";

/// Puts the value of a variable among the fields.
fn put(fields: &mut Fields, name: &str, value: Json) {
    let Some(quantity) = name.strip_prefix(FIGURE) else {
        fields.insert(name.to_owned(), value);
        return;
    };
    let figure = format!("{quantity}={}", value.as_str().unwrap_or_default());
    if let Json::Array(all) = fields.entry("figure").or_insert_with(|| Json::Array(Vec::new())) {
        all.push(Json::String(figure));
    }
}

/// The fields that are the same at every point: those of a study have the names of a question's. Of `reconstruct` only its choices
/// are asked here; its flights are flown as rows.
fn fixed_fields(study: &StudyFile) -> Result<Fields, ShellError> {
    let Json::Object(mut fields) = serde_json::to_value(&study.fixed)? else { return Ok(Fields::new()) };
    let figures = fields.remove("figure");
    for (quantity, id) in figures.as_ref().and_then(Json::as_object).into_iter().flatten() {
        put(&mut fields, &format!("{FIGURE}{quantity}"), id.clone());
    }
    if study.command == Command::Reconstruct {
        for name in ["report", "missile", "reading", "standard_range"] {
            fields.remove(name);
        }
        let launch = fields.remove("launch");
        fields.extend(launch.map(|launch| ("launch_id".to_owned(), launch)));
    }
    Ok(fields)
}

/// The kind of document that a study asks for, and the table of it that is kept.
fn table_of(study: &StudyFile) -> Result<(&'static str, &'static str), ShellError> {
    if study.command == Command::Reconstruct {
        return flights_of(study);
    }
    let fixed = fixed_fields(study)?;
    let command = Question::command(&[study.command.word()]);
    let kind = command.and_then(|command| command.document(|field| fixed.contains_key(field)));
    let kind = kind.unwrap_or_default();
    let tables: Vec<&'static str> =
        document_tables(kind).unwrap_or_default().iter().map(|table| table.name).collect();
    let named = study.table.as_deref().or(tables.first().copied()).unwrap_or_default();
    match tables.iter().find(|table| **table == named) {
        Some(table) => Ok((kind, table)),
        None => {
            let meant = did_you_mean(tpt_catalogue::nearest(named, tables.iter().copied()));
            Err(ShellError::Usage(format!(
                "table = \"{named}\": `{kind}` has no such table; allowed: {}{meant}",
                tables.join(", ")
            )))
        }
    }
}

fn flights_of(study: &StudyFile) -> Result<(&'static str, &'static str), ShellError> {
    match study.table.as_deref() {
        None | Some(FLIGHTS) => Ok(("reconstruct", FLIGHTS)),
        Some(other) => Err(ShellError::Usage(format!(
            "table = \"{other}\": a study of `reconstruct` has one table; allowed: {FLIGHTS}, or no `table`"
        ))),
    }
}

/// Whether a question is well asked and has no answer.
const fn is_no_answer(error: &AnswerError) -> bool {
    matches!(
        error,
        AnswerError::NoAnswer { .. }
            | AnswerError::Beyond { .. }
            | AnswerError::NotFlown { .. }
            | AnswerError::NoSuchFlight { .. }
            | AnswerError::NoFootprint { .. }
            | AnswerError::DefendsNothing { .. }
            | AnswerError::OutsideMap { .. }
            | AnswerError::AtSea { .. }
    )
}

fn part_name(chunk: u64) -> String {
    format!("part-{chunk:08}.parquet")
}

fn chunk_of(name: &str) -> Option<u64> {
    name.strip_prefix("part-")?.strip_suffix(".parquet")?.parse().ok()
}

fn write_failed(out: &Path, problem: String) -> ShellError {
    ShellError::WriteSweep { path: out.to_owned(), problem }
}

/// Writes a file beside its place and renames it: it is there whole or not at all.
fn write_whole(out: &Path, name: &str, bytes: &[u8]) -> Result<(), ShellError> {
    use std::io::Write;
    let failed = |error: io::Error| write_failed(out, error.to_string());
    let mut file = tempfile::NamedTempFile::with_prefix_in(UNFINISHED, out).map_err(failed)?;
    file.write_all(bytes).map_err(failed)?;
    let made = file.persist(out.join(name)).map_err(|error| failed(error.error))?;
    made.sync_all().map_err(failed)
}
