//! The points of a study.

use tpt_catalogue::{Launch, Measured, Place, Report, Unit};
use tpt_earth::{Spread, Stream};

use super::{
    Axis, Cell, Command, Design, MOST_POINTS, Numbers, Published, Reported, StudyFile, Values, Vary, Within,
};
use tpt_catalogue::Catalogue;
use tpt_flown::rows::Prepared;
use tpt_scenario::Beliefs;
use tpt_setting::AnswerError;

/// Points of a stream of quasi-random numbers; the next ones come from a stream of another name.
const BLOCK: u64 = 65_536;

/// A report that is flown many times: its numbers where they are not varied.
#[derive(Clone, Debug, PartialEq)]
pub struct Flying {
    /// `LAUNCH/REPORT`.
    pub of: String,
    /// The missile record.
    pub missile: String,
    /// Where it was launched, degrees north and east.
    pub launch_deg: [f64; 2],
    /// The middle of the reported range, km; apogee, km; bearing, degrees; flight time, s. NaN for one that is not reported: two of
    /// range, apogee and time are. A time beside both others is compared, no input.
    pub middle: [f64; 4],
}

/// The points of a study.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The variables, in the order of their columns.
    pub axes: Vec<Axis>,
    /// Points.
    pub points: u64,
    /// Points of a file.
    pub chunk: u64,
    /// Of `reconstruct`, the report.
    pub flying: Option<Flying>,
    list: Vec<Vec<Cell>>,
    sobol: Option<u32>,
}

/// Points of a file where the study says nothing: some seconds of work of either kind.
const CHUNK_OF_FLIGHTS: u64 = 16_384;
const CHUNK_OF_DOCUMENTS: u64 = 16;

impl Plan {
    /// Lays out the points of a study; of `reconstruct`, with the report as known at the date, and its missile made ready.
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
    /// assert_eq!(plan.points, 2 * 36, "two sets at 36 headings");
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`AnswerError`] if the launch or its report is unknown or cannot be flown, a value lies outside the reporting error, or
    /// there are more than [`MOST_POINTS`] points.
    pub fn new(
        study: &StudyFile,
        catalogue: &Catalogue,
        beliefs: &Beliefs,
    ) -> Result<(Self, Option<Prepared>), AnswerError> {
        let flown = match study.command {
            Command::Reconstruct => Some(flying(study, catalogue, beliefs)?),
            _ => None,
        };
        let reported = flown.as_ref().map(|(_, spreads, _)| *spreads);
        let axes_of = |vary: &Vary| axes(vary, reported, flown.as_ref().map(|(.., prepared)| prepared));
        let refuse = |reason: String| AnswerError::NoAnswer { what: "the study".to_owned(), reason };
        let mut axes = axes_of(match study.design {
            Design::List => study.list.first().unwrap_or(&study.vary),
            Design::Grid | Design::Sobol => &study.vary,
        })?;
        let mut list = Vec::new();
        let points = match study.design {
            Design::Sobol => study.points.unwrap_or_default(),
            Design::Grid => {
                let mut points = 1_u64;
                for axis in &axes {
                    let count = axis.count().ok_or_else(|| {
                        refuse(format!(
                            "`{}` is drawn over its reporting error; allowed: a list of values in it, or design = \"sobol\"",
                            axis.name
                        ))
                    })?;
                    points = points.saturating_mul(count);
                }
                points
            }
            Design::List => {
                let names: Vec<String> = axes.iter().map(|axis| axis.name.clone()).collect();
                for (i, point) in study.list.iter().enumerate() {
                    let of_point = axes_of(point)?;
                    let cells: Option<Vec<Cell>> =
                        of_point
                            .iter()
                            .zip(&names)
                            .map(|(axis, name)| {
                                if axis.name == *name && axis.count() == Some(1) { axis.at(0) } else { None }
                            })
                            .collect();
                    let same = of_point.len() == names.len();
                    list.push(cells.filter(|_| same).ok_or_else(|| {
                        refuse(format!(
                            "point {i} of its list; allowed: one value of each of {}",
                            names.join(", ")
                        ))
                    })?);
                }
                u64::try_from(list.len()).unwrap_or(u64::MAX)
            }
        };
        if points == 0 || points > MOST_POINTS {
            return Err(refuse(format!("it has {points} points; allowed: 1 to {MOST_POINTS}")));
        }
        // A variable that a list gives one value at a time has many.
        for axis in axes.iter_mut().filter(|_| study.design == Design::List) {
            axis.values =
                if axis.is_number() { Values::Numbers(Vec::new()) } else { Values::Texts(Vec::new()) };
        }
        let usual = if flown.is_some() { CHUNK_OF_FLIGHTS } else { CHUNK_OF_DOCUMENTS };
        let (flying, prepared) = match flown {
            Some((flying, _, prepared)) => (Some(flying), Some(prepared)),
            None => (None, None),
        };
        let plan = Self {
            axes,
            points,
            chunk: study.chunk.map_or(usual, u64::from),
            flying,
            list,
            sobol: (study.design == Design::Sobol).then_some(study.seed),
        };
        Ok((plan, prepared))
    }

    /// How many files there are.
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
    /// assert_eq!((plan.points, plan.chunk, plan.chunks()), (72, 8, 9));
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    #[must_use]
    pub const fn chunks(&self) -> u64 {
        self.points.div_ceil(self.chunk)
    }

    /// The points of a file.
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
    /// assert_eq!(plan.points_of(8), 64..72);
    /// assert!(plan.points_of(9).is_empty(), "there are nine files");
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    #[must_use]
    pub fn points_of(&self, chunk: u64) -> std::ops::Range<u64> {
        let from = (chunk * self.chunk).min(self.points);
        from..(from + self.chunk).min(self.points)
    }

    /// The value of every variable at a point, in the order of [`Self::axes`].
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
    /// use tpt_ask::sweep::Cell;
    ///
    /// assert_eq!(plan.point(37)?, [Cell::Text("beijing".to_owned()), Cell::Number(10.0)]);
    /// assert!(plan.point(72).is_err(), "the first is number 0");
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`AnswerError`] if there is no such point, or more variables than dimensions.
    pub fn point(&self, index: u64) -> Result<Vec<Cell>, AnswerError> {
        let none = || AnswerError::NoAnswer {
            what: format!("point {index}"),
            reason: format!("the study has {} of them", self.points),
        };
        if index >= self.points {
            return Err(none());
        }
        if let Some(seed) = self.sobol {
            let stream = Stream::named(seed, &format!("sweep/{}", index / BLOCK));
            let sample = u32::try_from(index % BLOCK).unwrap_or(u32::MAX);
            let cells =
                self.axes.iter().zip(0_u32..).map(|(axis, dimension)| {
                    axis.at_share(stream.number(sample, dimension)?).ok_or_else(none)
                });
            return cells.collect();
        }
        if !self.list.is_empty() {
            let index = usize::try_from(index).unwrap_or(usize::MAX);
            return self.list.get(index).cloned().ok_or_else(none);
        }
        let mut rest = index;
        let mut cells: Vec<Cell> = Vec::with_capacity(self.axes.len());
        for axis in self.axes.iter().rev() {
            let count = axis.count().filter(|count| *count > 0).ok_or_else(none)?;
            cells.push(axis.at(rest % count).ok_or_else(none)?);
            rest /= count;
        }
        cells.reverse();
        Ok(cells)
    }
}

/// The variables of a record of variables.
fn axes(
    vary: &Vary,
    reported: Option<[Option<Spread>; 4]>,
    prepared: Option<&Prepared>,
) -> Result<Vec<Axis>, AnswerError> {
    let texts = |name: &str, all: &[String]| {
        (!all.is_empty()).then(|| Axis { name: name.to_owned(), values: Values::Texts(all.to_vec()) })
    };
    let numbers = |name: &str, all: &Option<Numbers>| {
        all.as_ref().map(|all| Axis { name: name.to_owned(), values: all.values() })
    };
    let mut axes: Vec<Axis> = texts("figures", &vary.figures).into_iter().collect();
    axes.extend(vary.figure.iter().filter_map(|(quantity, all)| texts(&format!("figure.{quantity}"), all)));
    axes.extend(numbers("heading_deg", &vary.heading_deg));
    axes.extend(texts("mode", &vary.mode));
    axes.extend(numbers("rcs_m2", &vary.rcs_m2));
    axes.extend(texts("move", &vary.moved));
    axes.extend(texts("without", &vary.without));
    let within = [
        ("range_km", &vary.range_km),
        ("apogee_km", &vary.apogee_km),
        ("azimuth_deg", &vary.azimuth_deg),
        ("flight_time_s", &vary.flight_time_s),
    ];
    for ((name, asked), spread) in within.into_iter().zip(reported.unwrap_or_default()) {
        let Some(asked) = asked else { continue };
        let Some(spread) = spread else {
            return Err(AnswerError::NoAnswer {
                what: name.to_owned(),
                reason: "the report does not give it".to_owned(),
            });
        };
        let values = match asked {
            Within::Drawn(Reported::Reported) => Values::Span(spread),
            Within::List(all) => {
                let inside = |value: &f64| (spread.low()..=spread.high()).contains(value);
                if let Some(out) = all.iter().find(|value| !inside(value)) {
                    return Err(AnswerError::NoAnswer {
                        what: format!("vary.{name} = {out}"),
                        reason: format!(
                            "outside the reporting error; allowed: {} to {}",
                            spread.low(),
                            spread.high()
                        ),
                    });
                }
                Values::Numbers(all.clone())
            }
        };
        axes.push(Axis { name: name.to_owned(), values });
    }
    if let (Some(Published::Published), Some(prepared)) = (vary.vehicle, prepared) {
        let share = Spread::Uniform { low: 0.0, high: 1.0 };
        let of = |name: &String| Axis {
            name: format!("share_{}", name.replace(' ', "_")),
            values: Values::Span(share),
        };
        axes.extend(prepared.input_names().iter().map(of));
    }
    Ok(axes)
}

/// How many of range, apogee and flight time a report gives as values.
fn known_figures(report: &Report) -> usize {
    let figures = [&report.range, &report.apogee, &report.flight_time];
    figures.into_iter().flatten().filter(|figure| figure.central().is_some()).count()
}

/// The report of a study of flights, how exactly its range, apogee, bearing and time are known, and its missile.
fn flying(
    study: &StudyFile,
    catalogue: &Catalogue,
    beliefs: &Beliefs,
) -> Result<(Flying, [Option<Spread>; 4], Prepared), AnswerError> {
    let id = study.fixed.launch.as_deref().unwrap_or_default();
    let known = || catalogue.launches.keys().map(tpt_catalogue::RecordId::as_str);
    let launch: &Launch =
        catalogue.launches.get(id).ok_or_else(|| catalogue.unknown("launch", id, known()))?;
    let no = |reason: String| AnswerError::NoAnswer { what: format!("the launch `{id}`"), reason };
    let report: &Report = match &study.fixed.report {
        Some(named) => launch.reports.iter().find(|report| report.id == named.as_str()).ok_or_else(|| {
            let ids: Vec<&str> = launch.reports.iter().map(|report| report.id.as_str()).collect();
            no(format!("it has no report `{named}`; allowed: {}", ids.join(", ")))
        })?,
        None => {
            let paired = beliefs.paired_report(launch);
            paired
                .map(|paired| paired.0)
                .or_else(|| launch.reports.iter().find(|report| known_figures(report) > 1))
                .ok_or_else(|| no("no report gives two of range, apogee and flight time".to_owned()))?
        }
    };
    let missile = study.fixed.missile.clone().or_else(|| launch.missile.as_ref().map(ToString::to_string));
    let missile = missile
        .ok_or_else(|| no("its missile is not agreed on; allowed: fixed.missile = \"ID\"".to_owned()))?;
    let prepared = Prepared::new(catalogue, beliefs, &missile)?;
    let place = launch.site.as_ref().and_then(|id| catalogue.places.get(id));
    let position =
        place.map(Place::position).transpose()?.ok_or_else(|| no("its site is not on record".to_owned()))?;
    let bearing = tpt_flown::reconstruct::with_bearing(launch, report).map(|(_, bearing)| bearing);
    let in_unit =
        |measured: Option<&Measured>, unit: Unit| measured.filter(|measured| measured.unit == unit).copied();
    let numbers = [
        in_unit(report.range.as_ref(), Unit::Kilometre),
        in_unit(report.apogee.as_ref(), Unit::Kilometre),
        in_unit(bearing, Unit::Degree),
    ];
    let time = report.flight_time.as_ref();
    let [range, apogee, azimuth] = numbers.map(|measured| measured.as_ref().and_then(Measured::central));
    let middle = [range, apogee, azimuth, time.and_then(Measured::central_si)];
    if known_figures(report) < 2 || middle[2].is_none() {
        let said = "two of range, apogee and flight time, and a bearing, are needed";
        return Err(no(format!("its report `{}` cannot be flown; {said}", report.id)));
    }
    let flying = Flying {
        of: format!("{}/{}", launch.id, report.id),
        missile: prepared.missile().to_owned(),
        launch_deg: [position.latitude().as_degrees(), position.longitude().as_degrees()],
        middle: middle.map(|middle| middle.unwrap_or(f64::NAN)),
    };
    let [range, apogee, azimuth] = numbers.map(|measured| measured.as_ref().and_then(Measured::spread));
    Ok((flying, [range, apogee, azimuth, time.and_then(Measured::spread_si)], prepared))
}
