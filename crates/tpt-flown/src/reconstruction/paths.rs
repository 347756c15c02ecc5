//! The flight of a report as sight takes it: in the middle of every spread, and in draws.

use std::sync::Arc;

use tpt_earth::Time;
use tpt_flight::{Detail, Guess, Lane, Trajectory};
use tpt_sight::Path;

use super::{Anchor, Anchors, Flight, Observation, ObservedFlight};
use crate::beside::each_beside;
use crate::vehicle::VehicleInputs;
use tpt_draw::Moved;
use tpt_report::{BandReport, ProfilePoint, TrackPoint};
use tpt_setting::{AnswerError, Sampling};

/// Draws of a flight that are kept with their paths.
const DRAWN: u32 = 256;

/// Points of a drawn path.
const PATH_POINTS: u32 = 61;

/// A flight's path, and when its last burn ends.
#[derive(Clone, Debug)]
pub struct FlownPath {
    /// Where it was, moment by moment.
    pub path: Path,
    /// When the last burn ended.
    pub burnout: Time,
    /// Where each input stands in its spread.
    shares: Vec<f64>,
}

/// The paths of a report: in the middle of every spread, and in the first draws of those that can be flown.
#[derive(Clone, Debug)]
pub struct FlownPaths {
    middle: FlownPath,
    /// Many, and shared by all who ask for them.
    drawn: Arc<[FlownPath]>,
    names: Arc<[String]>,
}

impl FlownPaths {
    /// The paths of an observation with a vehicle, at full burn or, where no payload lets the middle fly the report so, cut off
    /// early. `None` where the middle can be flown neither way.
    pub(crate) fn of(
        observation: Observation,
        inputs: &VehicleInputs<'_>,
        sampling: Sampling<'_>,
    ) -> Result<Option<Self>, AnswerError> {
        let observed = ObservedFlight::new(observation, inputs, sampling);
        let solves = sampling.kept.and_then(|kept| kept.known::<Solves>(&observed.key()));
        let Some((freedom, middle)) = observed.middle_flight(solves.as_ref().map(|solves| solves.middle))
        else {
            return Ok(None);
        };
        let shares = observed.middle().shares;
        let of_the_middle = FlownPath::of(&middle.trajectory, shares.clone())?;
        // What was solved already is flown once more; what was not comes out the same, from the same guess.
        let (guess, by_share) = match &solves {
            Some(_) => (middle.guess(), Vec::new()),
            None => {
                let Ok(case) = observed.case(&shares) else { return Ok(None) };
                observed.bent(&case, &shares, freedom, &middle)
            }
        };
        let anchor = Anchor { shares, is_middle: true, flown: middle, guess, by_share, leanings: None };
        let flown = async |lane: &Lane, index: usize, shares: &[f64]| {
            let case = observed.case(shares).ok()?;
            match &solves {
                Some(solves) => case.again(lane, freedom, solves.drawn.get(index)?[freedom as usize]?).await,
                None => {
                    let near = anchor.near_to(shares);
                    Some(case.solve_in(lane, freedom, Detail::Path, near).await.ok()?.trajectory)
                }
            }
        };
        let drawn = each_beside(sampling.samples.min(DRAWN) as usize, async |lane, index| {
            sampling.go_on()?;
            let shares = observed.draw(index as u32)?.shares;
            flown(&lane, index, &shares).await.map(|flown| FlownPath::of(&flown, shares)).transpose()
        });
        let drawn: Vec<Option<FlownPath>> = drawn.into_iter().collect::<Result<_, AnswerError>>()?;
        let drawn = drawn.into_iter().flatten().collect();
        Ok(Some(Self {
            middle: of_the_middle,
            drawn,
            names: observed.drawn.names().map(str::to_owned).collect(),
        }))
    }

    /// The same, kept for other parts of the computation.
    pub(crate) fn shared(
        observation: Observation,
        inputs: &VehicleInputs<'_>,
        sampling: Sampling<'_>,
    ) -> Result<Option<Self>, AnswerError> {
        let Some(kept) = sampling.kept else { return Self::of(observation, inputs, sampling) };
        let key = ObservedFlight::new(observation.clone(), inputs, sampling).key();
        Ok(Option::clone(&*kept.get::<Option<Self>>(key, || Self::of(observation, inputs, sampling))?))
    }

    /// The path in the middle of every spread.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_setting::BuiltIn;
    /// # use tpt_flown::reconstruct::{ReconstructionContext, paths};
    /// # BuiltIn::at(date(2017, 12, 31))?.ask(|setting| {
    /// #     let context = ReconstructionContext { setting, id_prefix: String::new() };
    /// #     let launch = &setting.resolved.catalogue.launches["2017-08-29"];
    /// #     let tokyo = launch.reports.iter().find(|report| report.id == "tokyo").expect("it is on record");
    /// #     let flown = paths(&context, launch, tokyo)?.expect("it can be flown");
    /// // `flown` are the paths of Tokyo's report of 29 August 2017: its motor burns out long before it comes down.
    /// let middle = flown.middle();
    /// assert!(middle.burnout < middle.path.duration() * 0.5);
    /// #     Ok(())
    /// # })?;
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    pub fn middle(&self) -> &FlownPath {
        &self.middle
    }

    /// Which of [`Self::each`] a sample takes: there are fewer than samples, and they come again in turn.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_setting::BuiltIn;
    /// # use tpt_flown::reconstruct::{ReconstructionContext, paths};
    /// # BuiltIn::at(date(2017, 12, 31))?.ask(|setting| {
    /// #     let context = ReconstructionContext { setting, id_prefix: String::new() };
    /// #     let launch = &setting.resolved.catalogue.launches["2017-08-29"];
    /// #     let tokyo = launch.reports.iter().find(|report| report.id == "tokyo").expect("it is on record");
    /// #     let flown = paths(&context, launch, tokyo)?.expect("it can be flown");
    /// // `flown` has at most as many paths as samples. After the last one comes the first again.
    /// let count = flown.each().len();
    /// assert_eq!((flown.turn(count - 1), flown.turn(count)), (count - 1, 0));
    /// #     Ok(())
    /// # })?;
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    pub fn turn(&self, sample: usize) -> usize {
        sample % self.each().len()
    }

    /// The path of a sample.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_setting::BuiltIn;
    /// # use tpt_flown::reconstruct::{ReconstructionContext, paths};
    /// # BuiltIn::at(date(2017, 12, 31))?.ask(|setting| {
    /// #     let context = ReconstructionContext { setting, id_prefix: String::new() };
    /// #     let launch = &setting.resolved.catalogue.launches["2017-08-29"];
    /// #     let tokyo = launch.reports.iter().find(|report| report.id == "tokyo").expect("it is on record");
    /// #     let flown = paths(&context, launch, tokyo)?.expect("it can be flown");
    /// let count = flown.each().len();
    /// assert_eq!(flown.drawn(3).burnout, flown.drawn(3 + count).burnout);
    /// #     Ok(())
    /// # })?;
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    pub fn drawn(&self, sample: usize) -> &FlownPath {
        &self.each()[self.turn(sample)]
    }

    /// Each path once.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_setting::BuiltIn;
    /// # use tpt_flown::reconstruct::{ReconstructionContext, paths};
    /// # BuiltIn::at(date(2017, 12, 31))?.ask(|setting| {
    /// #     let context = ReconstructionContext { setting, id_prefix: String::new() };
    /// #     let launch = &setting.resolved.catalogue.launches["2017-08-29"];
    /// #     let tokyo = launch.reports.iter().find(|report| report.id == "tokyo").expect("it is on record");
    /// #     let flown = paths(&context, launch, tokyo)?.expect("it can be flown");
    /// // Each draw is another flight.
    /// let mut burnouts: Vec<f64> = flown.each().iter().map(|one| one.burnout.as_seconds()).collect();
    /// burnouts.sort_by(f64::total_cmp);
    /// burnouts.dedup();
    /// assert_eq!(burnouts.len(), flown.each().len());
    /// #     Ok(())
    /// # })?;
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    pub fn each(&self) -> &[FlownPath] {
        if self.drawn.is_empty() { std::slice::from_ref(&self.middle) } else { &self.drawn }
    }

    /// The path of a sample, or the middle one.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_setting::BuiltIn;
    /// # use tpt_flown::reconstruct::{ReconstructionContext, paths};
    /// # BuiltIn::at(date(2017, 12, 31))?.ask(|setting| {
    /// #     let context = ReconstructionContext { setting, id_prefix: String::new() };
    /// #     let launch = &setting.resolved.catalogue.launches["2017-08-29"];
    /// #     let tokyo = launch.reports.iter().find(|report| report.id == "tokyo").expect("it is on record");
    /// #     let flown = paths(&context, launch, tokyo)?.expect("it can be flown");
    /// assert_eq!(flown.at(None).burnout, flown.middle().burnout);
    /// assert_eq!(flown.at(Some(3)).burnout, flown.drawn(3).burnout);
    /// #     Ok(())
    /// # })?;
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    pub fn at(&self, sample: Option<usize>) -> &FlownPath {
        sample.map_or(&self.middle, |sample| self.drawn(sample))
    }

    /// A band over samples, with what of the flight moves it.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_setting::BuiltIn;
    /// # use tpt_flown::reconstruct::{ReconstructionContext, paths};
    /// # BuiltIn::at(date(2017, 12, 31))?.ask(|setting| {
    /// #     let context = ReconstructionContext { setting, id_prefix: String::new() };
    /// #     let launch = &setting.resolved.catalogue.launches["2017-08-29"];
    /// #     let tokyo = launch.reports.iter().find(|report| report.id == "tokyo").expect("it is on record");
    /// #     let flown = paths(&context, launch, tokyo)?.expect("it can be flown");
    /// # use tpt_report::{BandReport, ReportUnit};
    /// let burnouts = (0..).zip(flown.each()).map(|(sample, one)| (sample, one.burnout.as_seconds()));
    /// let burnouts: Vec<(u32, f64)> = burnouts.collect();
    /// let band = BandReport::exact("example".to_owned(), ReportUnit::S, flown.middle().burnout.as_seconds());
    /// let driven = flown.drives(band, &burnouts);
    /// // The inputs that drive the band are named, the largest first.
    /// assert!(driven.drivers.is_sorted_by(|one, next| one.swing >= next.swing) && !driven.drivers.is_empty());
    /// #     Ok(())
    /// # })?;
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    pub fn drives(&self, band: BandReport, samples: &[(u32, f64)]) -> BandReport {
        let (which, values): (Vec<u32>, Vec<f64>) = samples.iter().copied().unzip();
        band.driven_by(self.moved(&which).drivers(&values))
    }

    /// What moved the flights of some samples.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_setting::BuiltIn;
    /// # use tpt_flown::reconstruct::{ReconstructionContext, paths};
    /// # BuiltIn::at(date(2017, 12, 31))?.ask(|setting| {
    /// #     let context = ReconstructionContext { setting, id_prefix: String::new() };
    /// #     let launch = &setting.resolved.catalogue.launches["2017-08-29"];
    /// #     let tokyo = launch.reports.iter().find(|report| report.id == "tokyo").expect("it is on record");
    /// #     let flown = paths(&context, launch, tokyo)?.expect("it can be flown");
    /// let moved = flown.moved(&[0, 1, 2]);
    /// assert_eq!(moved.rows().len(), 3);
    /// assert!(moved.names()[0].contains("range"), "{:?}", moved.names());
    /// #     Ok(())
    /// # })?;
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    pub fn moved(&self, samples: &[u32]) -> Moved {
        let rows = samples.iter().map(|sample| self.drawn(*sample as usize).shares.clone());
        Moved::new(self.names.to_vec(), rows.collect())
    }
}

impl FlownPath {
    fn of(flown: &Trajectory, shares: Vec<f64>) -> Result<Self, AnswerError> {
        let burnout = flown.burnouts.last().map_or(Time::ZERO, |moment| moment.time);
        Ok(Self { path: Path::of(flown)?, burnout, shares })
    }
}

/// The solves of a report, to be flown again: of each those in the order of `Freedom`, none where it cannot fly.
#[derive(Debug)]
pub struct Solves {
    middle: [Option<Guess>; 2],
    drawn: Vec<[Option<Guess>; 2]>,
}

impl Solves {
    pub(super) fn of(anchors: &Anchors, flights: &[Flight]) -> Self {
        Self { middle: anchors.of_the_middle(), drawn: flights.iter().map(|flight| flight.solved).collect() }
    }
}

/// A flight drawn: heights over the ground, and places in time.
pub(super) fn drawn_path(flight: &Trajectory) -> (Vec<ProfilePoint>, Vec<TrackPoint>) {
    let moments = (0..PATH_POINTS).filter_map(|i| {
        // The last point is the impact itself, not a rounding beyond it.
        let share = f64::from(i) / f64::from(PATH_POINTS - 1);
        if share < 1.0 { flight.at(flight.impact.time * share) } else { Some(flight.impact) }
    });
    let point = |moment: tpt_flight::Moment| {
        let (place, ground) = flight.ground(&moment);
        let height_km = moment.height.as_kilometres().max(0.0);
        let profile = ProfilePoint { ground_km: ground.as_kilometres(), height_km };
        (profile, TrackPoint::new(moment.time, place, moment.height))
    };
    moments.map(point).unzip()
}
