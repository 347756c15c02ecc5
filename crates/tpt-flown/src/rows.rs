//! What was flown, if each of many reports is true? One report is one row.
//!
//! # Model
//! Each row is solved as one draw of [`crate::reconstruct_typed`] is: the payload or the burnt share, and the two parts of
//! the pitch-over, such that the flight meets two of the row's range, apogee and flight time, and its azimuth, with the vehicle in
//! the middle of its figures or at the row's own share of each.
//!
//! Newton's method sets out from a flight near by. Rows lie in fixed cells of reported range, apogee, azimuth and launch
//! latitude; the flight to the middle of a cell is solved once, from that of a coarser cell:
//!
//! ```text
//! cell = (⌊ln R / r⌋, ⌊ln H / r⌋, ⌊A / a⌋, ⌊φ / a⌋)       r = 0.02, a = 2° for a cell;  r = 0.2, a = 10° for a coarse one
//! row's start = start of the cell's middle + (matrix of differences)⁻¹ · (R, 0, H of the row − of the middle)
//! ```
//!
//! A row without an apogee or without a range lies in the cell of a vacuum arc: that of its range and time, or one of 1,000 km.
//!
//! The cell follows from the row alone and the middle from the cell alone. So a row's result depends on its own numbers
//! and on the missile: not on the rows beside it, their order, the calls that came before or the number of threads.
//!
//! # Assumptions and limits
//! - Those of [`tpt_flight::reconstruction`]; a row that cannot be flown costs the nested search, many times a
//!   row that can.
//! - The launch's longitude changes nothing but where on the map it is: gravity, air and ground are the same all round.
//! - Where a middle cannot be solved, or Newton's method fails from it, a row is solved by the nested search.
//! - A standard range sets out from that of the middle vehicle in the middle of a cell of payload, azimuth and latitude.
//!
//! # Conventions
//! Azimuth: the bearing of the impact from the launch, from north, clockwise, 0 to 360°. Latitude north, longitude east,
//! WGS-84. Ranges over the ground, heights above the ellipsoid. Times from ignition.
//!
//! # Sources
//! - none of its own: those of [`tpt_flight::reconstruction`] and [`tpt_flight::standard`].
//!
//! # Checked by
//! - laws: a row is flown again and meets its report; rows alone, together, reversed and on other threads are the same bits.
//!
//! # Not here
//! Bands over what is not known exactly: [`crate::reconstruct_typed`]. The verdict on a flight time: there too.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use tpt_catalogue::{Catalogue, Entry, Propellant, RecordId, group_digits};
use tpt_earth::{Length, Mass};
use tpt_flight::{
    Detail, DragTable, Freedom, Guess, HALF_ROUND, Lane, Lean, NoReconstruction, Standard, Vehicle,
};

mod cell;

use crate::beside::each_beside;
use crate::reconstruct::entry;
use crate::reconstruction::{Case, Numbers, numbers, solved_by, standard_km, words};
use crate::vehicle::{DrawnVehicle, VehicleInputs, drag};
use cell::{ANY_RANGE_KM, Absent, Cell, LEAN_CELL, LeanCell, Report, arc_apogee_km};
use tpt_report::Reading;
use tpt_scenario::Beliefs;
use tpt_setting::AnswerError;

/// Rows between two questions whether to go on: some tenths of a second's work.
const ROWS_AT_ONCE: usize = 512;

/// Cells kept of each kind, some 200 bytes each; beyond that all are forgotten and solved again where needed.
const MOST_CELLS: usize = 1 << 16;

/// One number a row, or the same for every row. Its unit is in the name of the field that holds it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Column<'a> {
    /// The same for every row.
    One(f64),
    /// Shape `(rows,)`, borrowed.
    Many(&'a [f64]),
}

/// Reports, one a row, column by column; nothing is copied. Each [`Column::Many`] has the same length.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rows<'a> {
    /// Where it was launched, degrees north, −90 to 90.
    pub launch_latitude_deg: Column<'a>,
    /// Where it was launched, degrees east, −360 to 360.
    pub launch_longitude_deg: Column<'a>,
    /// Distance over the ground, km, above 0 and less than half round the Earth; NaN in rows that give an apogee and a time alone.
    pub range_km: Column<'a>,
    /// Greatest height, km, above 0; NaN in rows that give a range and a time alone.
    pub apogee_km: Column<'a>,
    /// The bearing of the impact from the launch, degrees from north, clockwise, 0 to 360.
    pub azimuth_deg: Column<'a>,
    /// The reported flight time, s, above 0, NaN in rows that have none: compared in rows that give range and apogee, an input of the
    /// others.
    pub flight_time_s: Option<Column<'a>>,
    /// Where each figure of the vehicle stands in its spread, as a share of its distribution from 0 to 1; one column for each
    /// of [`Prepared::input_names`], or none at all: every figure in its middle, 0.5.
    pub vehicle_shares: &'a [Column<'a>],
}

/// How rows are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadAs {
    /// Every row in this one reading.
    One(Reading),
    /// Full burn or, where the missile does more than that, early cutoff: as at the top of a document.
    First,
}

/// What is computed of each row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parts {
    /// The flight.
    Flight,
    /// The flight and both standard ranges: two to five times as long.
    FlightAndStandardRanges,
}

/// What was flown, column by column: each of shape `(rows,)`, NaN in rows that were not flown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FlownRows {
    /// In which reading: 0 not flown, 1 full burn, 2 early cutoff, 3 heavier payload.
    pub reading_code: Vec<u8>,
    /// How far it comes down over the ground, km.
    pub range_km: Vec<f64>,
    /// How high it rises, km.
    pub apogee_km: Vec<f64>,
    /// From ignition to the impact, s.
    pub flight_time_s: Vec<f64>,
    /// End of the last burn, s from ignition.
    pub burnout_time_s: Vec<f64>,
    /// Height there, km.
    pub burnout_altitude_km: Vec<f64>,
    /// Speed there relative to the turning Earth, m/s.
    pub burnout_speed_m_s: Vec<f64>,
    /// The payload, kg: solved for at full burn, the vehicle's at early cutoff.
    pub payload_kg: Vec<f64>,
    /// The burnt share of the last stage: 1 at full burn, solved for at early cutoff.
    pub burnt_share: Vec<f64>,
    /// The direction of the pitch-over, degrees from north, clockwise.
    pub launch_azimuth_deg: Vec<f64>,
    /// Reported flight time less the computed one, s; NaN where none was reported or the flight was solved from it.
    pub excess_s: Vec<f64>,
    /// How far it goes at its best without the Earth's rotation, km; there if [`Parts`] asks for it.
    pub standard_range_km: Option<Vec<f64>>,
    /// The same on the turning Earth towards the row's azimuth, km.
    pub standard_range_rotating_km: Option<Vec<f64>>,
    /// Rows that were not flown, in their order.
    pub not_flown: Vec<NotFlownRow>,
    /// Rows that were flown and have no standard range though it was asked for, in their order.
    pub without_standard_range: Vec<NotFlownRow>,
}

impl FlownRows {
    /// The bits of every number, row by row: runs are compared by them, for no number is itself, too.
    ///
    /// ```
    /// use tpt_flown::rows::FlownRows;
    ///
    /// // A row that was not flown has no excess. NaN does not equal itself; its bits do.
    /// let run = FlownRows { reading_code: vec![0], excess_s: vec![f64::NAN], ..FlownRows::default() };
    /// assert_ne!(run, run.clone());
    /// assert_eq!(run.bits(), run.clone().bits());
    /// ```
    #[doc(hidden)]
    #[must_use]
    pub fn bits(&self) -> Vec<Vec<u64>> {
        let none = Vec::new();
        let columns = [
            &self.range_km,
            &self.apogee_km,
            &self.flight_time_s,
            &self.burnout_time_s,
            &self.burnout_altitude_km,
            &self.burnout_speed_m_s,
            &self.payload_kg,
            &self.burnt_share,
            &self.launch_azimuth_deg,
            &self.excess_s,
            self.standard_range_km.as_ref().unwrap_or(&none),
            self.standard_range_rotating_km.as_ref().unwrap_or(&none),
        ];
        let row = |row: usize| {
            let numbers = columns.iter().filter_map(|column| column.get(row));
            numbers.map(|number| number.to_bits()).chain([u64::from(self.reading_code[row])]).collect()
        };
        (0..self.reading_code.len()).map(row).collect()
    }
}

/// Why a row was not flown, or has no standard range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotFlownRow {
    /// The row, from 0.
    pub row: usize,
    /// Why not; a value that cannot be says which, and what is allowed.
    pub reason: String,
}

/// A missile, ready for any number of rows, from any number of threads.
///
/// It owns what it needs (its own copy of the missile record and its drag table) and borrows nothing, so that it can be kept
/// beside the catalogue that it came from. What it remembers between calls are middles of cells; they make it quicker and
/// change no result.
#[derive(Debug)]
pub struct Prepared {
    entry: Entry,
    set: RecordId,
    drag: DragTable,
    propellant: Propellant,
    input_names: Vec<String>,
    /// The vehicle in the middle of its figures.
    middle: Result<DrawnVehicle, String>,
    middles: Kept<(Freedom, Cell), Option<Guess>>,
    leans: Kept<LeanCell, Option<[Lean; 2]>>,
}

/// Values by key, each made once by whoever asks first; all forgotten when there are too many.
#[derive(Debug)]
struct Kept<K, V>(Mutex<HashMap<K, Arc<OnceLock<V>>>>);

impl<K: Eq + Hash, V: Copy> Kept<K, V> {
    fn new() -> Self {
        Self(Mutex::new(HashMap::new()))
    }

    /// The value of a key; `make` must depend on the key alone.
    fn get(&self, key: K, make: impl FnOnce() -> V) -> V {
        let slot = {
            // A thread that panicked here left a whole map behind.
            let mut map = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            if map.len() >= MOST_CELLS && !map.contains_key(&key) {
                map.clear();
            }
            Arc::clone(map.entry(key).or_default())
        };
        *slot.get_or_init(make)
    }
}

impl Column<'_> {
    pub(crate) fn at(self, row: usize) -> f64 {
        match self {
            Column::One(value) => value,
            Column::Many(values) => values.get(row).copied().unwrap_or(f64::NAN),
        }
    }
}

impl Rows<'_> {
    /// The columns with the names that an error gives them.
    fn named(&self) -> impl Iterator<Item = (&'static str, Column<'_>)> {
        let always = [
            ("launch_latitude_deg", self.launch_latitude_deg),
            ("launch_longitude_deg", self.launch_longitude_deg),
            ("range_km", self.range_km),
            ("apogee_km", self.apogee_km),
            ("azimuth_deg", self.azimuth_deg),
        ];
        let time = self.flight_time_s.map(|column| ("flight_time_s", column));
        let shares = self.vehicle_shares.iter().map(|column| ("vehicle_shares", *column));
        always.into_iter().chain(time).chain(shares)
    }

    /// What a row has to meet, or what is wrong with it.
    fn report(&self, row: usize) -> Result<Report, String> {
        let half_round_km = HALF_ROUND.as_kilometres();
        let lengths = |length: f64| length > 0.0 && length.is_finite();
        let of = |name: &str, column: Column<'_>, is_fine: &dyn Fn(f64) -> bool, allowed: &str| {
            let value = column.at(row);
            if is_fine(value) { Ok(value) } else { Err(out(name, value, allowed)) }
        };
        let within = |ends: f64| move |value: f64| value.abs() <= ends;
        let time = self.flight_time_s.map_or(Ok(f64::NAN), |time| {
            of(
                "flight_time_s",
                time,
                &|value| value.is_nan() || lengths(value),
                "more than 0, or NaN for none",
            )
        })?;
        let absent = match (self.range_km.at(row).is_nan(), self.apogee_km.at(row).is_nan()) {
            (false, true) if time.is_finite() => Some(Absent::Apogee),
            (true, false) if time.is_finite() => Some(Absent::Range),
            _ => None,
        };
        let given = |what: Absent,
                     name: &'static str,
                     column: Column<'_>,
                     is_fine: &dyn Fn(f64) -> bool,
                     allowed: &str| {
            if absent == Some(what) { Ok(f64::NAN) } else { of(name, column, is_fine, allowed) }
        };
        let report = Report {
            latitude_deg: of("launch_latitude_deg", self.launch_latitude_deg, &within(90.0), "−90 to 90")?,
            longitude_deg: of(
                "launch_longitude_deg",
                self.launch_longitude_deg,
                &within(360.0),
                "−360 to 360",
            )?,
            range_km: given(
                Absent::Range,
                "range_km",
                self.range_km,
                &|value| lengths(value) && value < half_round_km,
                "more than 0 and less than 20,003.9",
            )?,
            apogee_km: given(Absent::Apogee, "apogee_km", self.apogee_km, &lengths, "more than 0")?,
            from_time: absent.map(|absent| (time, absent)),
            azimuth_deg: of(
                "azimuth_deg",
                self.azimuth_deg,
                &|value| (0.0..=360.0).contains(&value),
                "0 to 360",
            )?,
        };
        Ok(match absent {
            None => report,
            Some(Absent::Range) => Report { range_km: ANY_RANGE_KM, ..report },
            Some(Absent::Apogee) => Report { apogee_km: arc_apogee_km(report.range_km, time), ..report },
        })
    }

    /// Whether a row gives a range and an apogee.
    fn gives_both(&self, row: usize) -> bool {
        !self.range_km.at(row).is_nan() && !self.apogee_km.at(row).is_nan()
    }

    fn shares(&self, row: usize, names: &[String]) -> Result<Vec<f64>, String> {
        let of = |(column, name): (&Column<'_>, &String)| {
            let share = column.at(row);
            let fine = (0.0..=1.0).contains(&share);
            if fine { Ok(share) } else { Err(out(&format!("vehicle_shares, {name}"), share, "0 to 1")) }
        };
        self.vehicle_shares.iter().zip(names).map(of).collect()
    }
}

/// How many rows there are, one where every column is [`Column::One`]; an error if two columns have different lengths.
pub(crate) fn rows_of<'a>(
    columns: impl Iterator<Item = (&'static str, Column<'a>)>,
) -> Result<usize, AnswerError> {
    let mut first: Option<(&'static str, usize)> = None;
    for (name, column) in columns {
        let Column::Many(values) = column else { continue };
        match first {
            None => first = Some((name, values.len())),
            Some((_, length)) if length == values.len() => {}
            Some((other, expected)) => {
                return Err(AnswerError::UnequalColumns {
                    column: name,
                    length: values.len(),
                    other,
                    expected,
                });
            }
        }
    }
    Ok(first.map_or(1, |(_, length)| length))
}

pub(crate) fn out(field: &str, value: f64, allowed: &str) -> String {
    format!("{field} = {value}; allowed: {allowed}")
}

/// One row, flown.
struct RowFlown {
    reading: Reading,
    numbers: Numbers,
    standard_km: Option<Result<[f64; 2], String>>,
}

/// What the rows of one call share.
struct Call<'c> {
    prepared: &'c Prepared,
    /// Made when they are first drawn from: a call of few rows may not need them.
    inputs: OnceLock<Option<VehicleInputs<'c>>>,
    rows: &'c Rows<'c>,
    read_as: ReadAs,
    parts: Parts,
}

impl Prepared {
    /// Looks a missile up by its id, its name or an alias, and takes what its flights need.
    ///
    /// # Errors
    ///
    /// [`AnswerError`] as [`crate::reconstruct_typed`]: the missile is unknown or has no stage set, or its drag table is
    /// none.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_flown::rows::{Column, Parts, Prepared, ReadAs, Rows};
    /// # use tpt_setting::BuiltIn;
    /// let facts = BuiltIn::at(date(2017, 12, 31))?;
    /// let missile = Prepared::new(&facts.catalogue, &facts.beliefs, "Hwasong-14")?;
    /// assert_eq!(missile.missile(), "hwasong-14");
    /// assert!(Prepared::new(&facts.catalogue, &facts.beliefs, "no such missile").is_err());
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    pub fn new(catalogue: &Catalogue, beliefs: &Beliefs, missile: &str) -> Result<Self, AnswerError> {
        let found = entry(catalogue, beliefs, missile)?;
        let no_set = || AnswerError::NoStageSet { missile: found.id.to_string(), allowed: String::new() };
        let set = beliefs.stage_set(found).ok_or_else(no_set)?;
        let drag = drag(catalogue, &set)?;
        let (id, propellant) = (set.set.id.clone(), set.set.propellant);
        let inputs = VehicleInputs::with_drag(set, drag.clone());
        let input_names = inputs.named().map(|(name, _)| name).collect();
        let middle = inputs.draw(&vec![0.5; inputs.len()]).map_err(words);
        Ok(Self {
            entry: found.clone(),
            set: id,
            drag,
            propellant,
            input_names,
            middle,
            middles: Kept::new(),
            leans: Kept::new(),
        })
    }

    /// The missile record.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_flown::rows::{Column, Parts, Prepared, ReadAs, Rows};
    /// # use tpt_setting::BuiltIn;
    /// let facts = BuiltIn::at(date(2017, 12, 31))?;
    /// // Whatever name it was looked up by, this is the id of its record.
    /// assert_eq!(Prepared::new(&facts.catalogue, &facts.beliefs, "Hwasong-12")?.missile(), "hwasong-12");
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    #[must_use]
    pub fn missile(&self) -> &str {
        self.entry.id.as_str()
    }

    /// The figures of the vehicle that [`Rows::vehicle_shares`] draws, in its order, in words: `stage 1 thrust`.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_flown::rows::{Column, Parts, Prepared, ReadAs, Rows};
    /// # use tpt_setting::BuiltIn;
    /// let facts = BuiltIn::at(date(2017, 12, 31))?;
    /// let missile = Prepared::new(&facts.catalogue, &facts.beliefs, "hwasong-14")?;
    /// // For a missile of several stages, a figure names its stage.
    /// assert!(missile.input_names().iter().any(|name| name.starts_with("stage 2 ")));
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    #[must_use]
    pub fn input_names(&self) -> &[String] {
        &self.input_names
    }

    /// Reconstructs every row, on the threads of the current rayon pool.
    ///
    /// # Inputs and output
    ///
    /// | name | meaning | unit held | domain |
    /// |---|---|---|---|
    /// | `rows` | the reports, shape `(rows,)` a column | in each column's name | a row with a value outside it is not flown |
    /// | `read_as` | the reading that is solved for | – | |
    /// | `parts` | what is computed | – | |
    /// | `cancelled` | asked on the calling thread before every 512 rows; `true` ends the call | – | |
    /// | returns | columns of shape `(rows,)`, owned by the caller | in each column's name | |
    ///
    /// # Properties
    ///
    /// A row's numbers depend on that row and the missile alone, bit for bit: 100 rows are 60 and 40, in any order, on any
    /// number of threads. In rows with range and apogee the flight time changes `excess_s` and nothing else; `parts` changes nothing of
    /// the flight.
    ///
    /// # Errors
    ///
    /// [`AnswerError::UnequalColumns`], [`AnswerError::ColumnsOfShares`] if the shares are not one column an input, and
    /// [`AnswerError::Cancelled`]. A row that cannot be flown is no error: [`FlownRows::not_flown`] says why.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_flown::rows::{Column, Parts, Prepared, ReadAs, Rows};
    /// # use tpt_setting::BuiltIn;
    /// let facts = BuiltIn::at(date(2017, 12, 31))?;
    /// let missile = Prepared::new(&facts.catalogue, &facts.beliefs, "hwasong-14")?;
    /// // The launch of 28 July 2017 as reported, and a row with a range that cannot be.
    /// let rows = Rows {
    ///     launch_latitude_deg: Column::One(40.61),
    ///     launch_longitude_deg: Column::One(126.43),
    ///     range_km: Column::Many(&[998.0, -1.0]),
    ///     apogee_km: Column::One(3724.9),
    ///     azimuth_deg: Column::One(70.0),
    ///     flight_time_s: None,
    ///     vehicle_shares: &[],
    /// };
    /// let flown = missile.reconstruct(&rows, ReadAs::First, Parts::Flight, &|| false)?;
    /// assert!(flown.flight_time_s[0] > 2700.0 && flown.flight_time_s[1].is_nan());
    /// assert_eq!(flown.not_flown[0].row, 1);
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    pub fn reconstruct(
        &self,
        rows: &Rows<'_>,
        read_as: ReadAs,
        parts: Parts,
        cancelled: &dyn Fn() -> bool,
    ) -> Result<FlownRows, AnswerError> {
        let count = rows_of(rows.named())?;
        let drawn = rows.vehicle_shares.len();
        if drawn != 0 && drawn != self.input_names.len() {
            let expected = self.input_names.len();
            return Err(AnswerError::ColumnsOfShares { missile: self.entry.id.to_string(), drawn, expected });
        }
        let call = Call { prepared: self, inputs: OnceLock::new(), rows, read_as, parts };
        let mut columns = FlownRows::of(count, parts);
        for from in (0..count).step_by(ROWS_AT_ONCE) {
            if cancelled() {
                return Err(AnswerError::Cancelled);
            }
            let until = count.min(from + ROWS_AT_ONCE);
            let flown = each_beside(until - from, async |lane, row| call.row(&lane, from + row).await);
            for (row, flown) in (from..until).zip(flown) {
                // What a flight was solved from is not compared with it.
                let compared = rows.flight_time_s.filter(|_| rows.gives_both(row));
                columns.push(row, flown, compared.map(|column| column.at(row)));
            }
        }
        Ok(columns)
    }

    /// The drawable figures, out of the copy of the record.
    fn inputs(&self) -> Option<VehicleInputs<'_>> {
        Some(VehicleInputs::with_drag(self.entry.stage_set(self.set.as_str())?, self.drag.clone()))
    }
}

impl<'c> Call<'c> {
    fn inputs(&self) -> Result<&VehicleInputs<'c>, String> {
        let inputs = self.inputs.get_or_init(|| self.prepared.inputs()).as_ref();
        inputs.ok_or_else(|| format!("`{}` has no stage set `{}`", self.prepared.entry.id, self.prepared.set))
    }

    async fn row(&self, lane: &Lane, row: usize) -> Result<RowFlown, String> {
        let report = self.rows.report(row)?;
        let drawn = if self.rows.vehicle_shares.is_empty() {
            self.prepared.middle.clone()?
        } else {
            let shares = self.rows.shares(row, &self.prepared.input_names)?;
            self.inputs()?.draw(&shares).map_err(words)?
        };
        let case = report.case(drawn)?;
        let published = case.drawn.vehicle.payload();
        let (reading, numbers) = match self.read_as {
            ReadAs::One(one) => (one, self.flown(lane, &case, &report, solved_by(one)).await.map_err(words)?),
            ReadAs::First => match self.flown(lane, &case, &report, Freedom::Payload).await {
                Ok(numbers) => (Reading::FullBurn, numbers),
                // What cannot reach the report with any payload cannot be cut off early either.
                Err(why @ NotRead::Solve(NoReconstruction::CannotReach { .. })) => return Err(words(why)),
                Err(why) => match self.flown(lane, &case, &report, Freedom::Cutoff).await {
                    Ok(numbers) => (Reading::EarlyCutoff, numbers),
                    Err(_) => return Err(words(why)),
                },
            },
        };
        if reading == Reading::HeavierPayload && numbers.payload_kg < published.as_kilograms() {
            return Err("at full burn it needs a payload lighter than the published one".to_owned());
        }
        let payload = match reading {
            Reading::FullBurn => Mass::kilograms(numbers.payload_kg),
            Reading::EarlyCutoff | Reading::HeavierPayload => published,
        };
        let standard_km = match self.parts {
            Parts::Flight => None,
            Parts::FlightAndStandardRanges => Some(self.standard_km(lane, &case, &report, payload).await),
        };
        Ok(RowFlown { reading, numbers, standard_km })
    }

    /// The flight of one solve.
    async fn flown(
        &self,
        lane: &Lane,
        case: &Case,
        report: &Report,
        freedom: Freedom,
    ) -> Result<Numbers, NotRead> {
        if freedom == Freedom::Cutoff && self.prepared.propellant == Propellant::Solid {
            return Err(NotRead::Words("a solid motor burns to its end".to_owned()));
        }
        let near = self.near(report, freedom, false);
        let flown = case.solve_in(lane, freedom, Detail::Events, near).await.map_err(NotRead::Solve)?;
        numbers(&flown).map_err(NotRead::Words)
    }

    /// A guess of the flight that meets a report: that to the middle of its cell, moved.
    fn near(&self, report: &Report, freedom: Freedom, coarse: bool) -> Option<Guess> {
        let cell = Cell::of(report, coarse);
        let make = || {
            let middle = cell.middle();
            let case = middle.case(self.prepared.middle.clone().ok()?).ok()?;
            let near = if coarse { None } else { self.near(&middle, freedom, true) };
            match case.solve(freedom, Detail::Events, near) {
                Ok(flown) => Some(flown.guess()),
                Err(NoReconstruction::CannotReach { .. } | NoReconstruction::DoesMore { .. }) => None,
                Err(_) if freedom == Freedom::Cutoff => None,
                // With next to no payload some do not come down, and the search has no end to come in from: a flight cut off
                // early with the published payload may be near.
                Err(_) => {
                    let near = self.near(&middle, Freedom::Cutoff, coarse)?.freed_otherwise();
                    Some(case.solve(freedom, Detail::Events, Some(near)).ok()?.guess())
                }
            }
        };
        let guess = self.prepared.middles.get((freedom, cell), make)?;
        Some(guess.toward(Length::kilometres(report.range_km), Length::kilometres(report.apogee_km)))
    }

    /// Both standard ranges with a payload, km.
    async fn standard_km(
        &self,
        lane: &Lane,
        case: &Case,
        report: &Report,
        payload: Mass,
    ) -> Result<[f64; 2], String> {
        let vehicle = case.drawn.vehicle.with_payload(payload).map_err(words)?;
        let cell = LeanCell {
            payload: LEAN_CELL.of_log(payload.as_kilograms()),
            azimuth: LEAN_CELL.of_azimuth(report.azimuth_deg),
            latitude: LEAN_CELL.of_latitude(report.latitude_deg),
        };
        standard_km(lane, case, &vehicle, self.prepared.leans.get(cell, || self.cell_leans(cell))).await
    }

    fn cell_leans(&self, cell: LeanCell) -> Option<[Lean; 2]> {
        let middle = Report {
            latitude_deg: LEAN_CELL.angle_middle_deg(cell.latitude),
            longitude_deg: 0.0,
            // Nobody asks for these: the case is of a site and a direction.
            range_km: 1.0,
            apogee_km: 1.0,
            from_time: None,
            azimuth_deg: LEAN_CELL.angle_middle_deg(cell.azimuth),
        };
        let case = middle.case(self.prepared.middle.clone().ok()?).ok()?;
        let payload = Mass::kilograms(LEAN_CELL.log_middle(cell.payload));
        let vehicle: Vehicle = case.drawn.vehicle.with_payload(payload).ok()?;
        Some(case.standard(&vehicle).ok()?.map(|standard| standard.lean()))
    }
}

/// Why a row cannot be read in a way.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
enum NotRead {
    #[error(transparent)]
    Solve(NoReconstruction),
    #[error("{0}")]
    Words(String),
}

impl FlownRows {
    fn of(count: usize, parts: Parts) -> Self {
        let column = || Vec::with_capacity(count);
        let standard = || match parts {
            Parts::Flight => None,
            Parts::FlightAndStandardRanges => Some(column()),
        };
        Self {
            reading_code: Vec::with_capacity(count),
            range_km: column(),
            apogee_km: column(),
            flight_time_s: column(),
            burnout_time_s: column(),
            burnout_altitude_km: column(),
            burnout_speed_m_s: column(),
            payload_kg: column(),
            burnt_share: column(),
            launch_azimuth_deg: column(),
            excess_s: column(),
            standard_range_km: standard(),
            standard_range_rotating_km: standard(),
            not_flown: Vec::new(),
            without_standard_range: Vec::new(),
        }
    }

    fn push(&mut self, row: usize, flown: Result<RowFlown, String>, reported_s: Option<f64>) {
        let (code, numbers, standard_km) = match flown {
            Ok(flown) => (code(flown.reading), flown.numbers, flown.standard_km),
            Err(reason) => {
                self.not_flown.push(NotFlownRow { row, reason });
                (0, Numbers::NONE, None)
            }
        };
        self.reading_code.push(code);
        self.range_km.push(numbers.range_km);
        self.apogee_km.push(numbers.apogee_km);
        self.flight_time_s.push(numbers.flight_time_s);
        self.burnout_time_s.push(numbers.burnout_time_s);
        self.burnout_altitude_km.push(numbers.burnout_altitude_km);
        self.burnout_speed_m_s.push(numbers.burnout_speed_m_s);
        self.payload_kg.push(numbers.payload_kg);
        self.burnt_share.push(numbers.burnt_share);
        self.launch_azimuth_deg.push(numbers.launch_azimuth_deg);
        self.excess_s.push(reported_s.unwrap_or(f64::NAN) - numbers.flight_time_s);
        let [still_km, turning_km] = match standard_km {
            Some(Ok(ranges_km)) => {
                if ranges_km.iter().any(|km| km.is_infinite()) {
                    self.without_standard_range.push(NotFlownRow { row, reason: beyond_words() });
                }
                ranges_km.map(|km| if km.is_infinite() { f64::NAN } else { km })
            }
            Some(Err(reason)) => {
                self.without_standard_range.push(NotFlownRow { row, reason });
                [f64::NAN; 2]
            }
            None => [f64::NAN; 2],
        };
        let columns = [&mut self.standard_range_km, &mut self.standard_range_rotating_km];
        for (column, value_km) in columns.into_iter().zip([still_km, turning_km]) {
            if let Some(column) = column {
                column.push(value_km);
            }
        }
    }
}

/// What stands in place of a standard range that is no number.
fn beyond_words() -> String {
    format!("a standard range is more than {} km", group_digits(Standard::BEYOND.as_kilometres()))
}

const fn code(reading: Reading) -> u8 {
    match reading {
        Reading::FullBurn => 1,
        Reading::EarlyCutoff => 2,
        Reading::HeavierPayload => 3,
    }
}

#[cfg(test)]
mod tests;
