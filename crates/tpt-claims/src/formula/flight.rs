//! Outputs of reconstructed flights.

use std::sync::Arc;

use tpt_catalogue::{Entry, FlightNumber, Launch, ReadAs, RecordId, Report, TrackNumber};
use tpt_draw::Moved;
use tpt_earth::{Band, geodesic};
use tpt_flight::Standard;
use tpt_scenario::PairedReport;

use super::{CardSide, Evaluated, FormulaEvaluator, no_answer};
use tpt_flown::reconstruct::{ReconstructionContext, draws_of, with_bearing};
use tpt_flown::reconstruction::{
    FlightDraws, FlownPath, FlownPaths, Numbers, standard_ranges, standard_towards,
};
use tpt_flown::vehicle::VehicleInputs;
use tpt_report::Reading;
use tpt_setting::AnswerError;
use tpt_view::countries::country_named;
use tpt_view::sight::paths_of;
use tpt_view::warn::nearest;

/// The draws, where the band over them has two ends: a range beyond what the model gives is no number. The few draws beyond
/// the 95th percentile stand at the limit.
fn within_the_model(subject: &str, mut draws: Vec<Option<f64>>) -> Result<Vec<Option<f64>>, AnswerError> {
    let band = Band::of_samples_or_beyond(draws.iter().flatten().copied().collect());
    if band.is_ok_and(|band| band.high.is_infinite()) {
        let limit_km = Standard::BEYOND.as_kilometres();
        return Err(AnswerError::Beyond { what: subject.to_owned(), limit_km });
    }
    for draw in draws.iter_mut().flatten() {
        *draw = if draw.is_infinite() { Standard::BEYOND.as_kilometres() } else { *draw };
    }
    Ok(draws)
}

impl<'a> FormulaEvaluator<'a> {
    /// A launch and the report that is meant: the named one, or the one that the side believes.
    pub(super) fn report(
        &self,
        (launch, report): (&RecordId, Option<&str>),
        side: &CardSide,
    ) -> Result<(&'a Launch, &'a Report), AnswerError> {
        let catalogue = self.resolved.catalogue;
        let known = || catalogue.launches.keys().map(RecordId::as_str);
        let found = catalogue
            .launches
            .get(launch)
            .ok_or_else(|| catalogue.unknown("launch", launch.as_str(), known()))?;
        let report = match report {
            Some(id) => found.reports.iter().find(|report| report.id == id),
            None => side.beliefs.paired_report(found).map(|PairedReport(report)| report),
        };
        let report = report.ok_or_else(|| {
            no_answer(launch.as_str(), "no report of it gives a range and an apogee at this date")
        })?;
        Ok((found, report))
    }

    pub(super) fn missile_of(&self, launch: &Launch) -> Option<&'a Entry> {
        launch.missile.as_ref().and_then(|id| self.resolved.catalogue.missiles.get(id))
    }

    /// What tells one flight from another: reports of the same figures are flown once.
    fn key(&self, launch: &Launch, report: &Report, side: &CardSide) -> String {
        let set = self.missile_of(launch).and_then(|missile| side.beliefs.stage_set(missile));
        let bearing = with_bearing(launch, report).map(|(_, bearing)| bearing);
        let set = set.map(|set| set.set.id.to_string());
        format!("{}/{:?}/{:?}/{bearing:?}/{set:?}", launch.id, report.range, report.apogee)
    }

    pub(super) fn flight(
        &self,
        of: (&RecordId, Option<&str>),
        read_as: Option<ReadAs>,
        number: FlightNumber,
        side: &CardSide,
        samples: &[u32],
    ) -> Result<Evaluated, AnswerError> {
        let (launch, report) = self.report(of, side)?;
        let (flown, reading) = self.draws(launch, report, read_as, side)?;
        let pick = |numbers: &Numbers| match number {
            FlightNumber::FlightTime => numbers.flight_time_s,
            FlightNumber::BurnoutTime => numbers.burnout_time_s,
            FlightNumber::BurnoutSpeed => numbers.burnout_speed_m_s / 1000.0,
            FlightNumber::StandardRange => numbers.standard_range_km,
            FlightNumber::StandardRangeRotating => numbers.standard_range_rotating_km,
            FlightNumber::Payload => numbers.payload_kg,
        };
        let each: Vec<Option<f64>> = flown.numbers.iter().map(|of| of[reading].as_ref().map(pick)).collect();
        self.over_draws((launch, report), &flown, &each, side, samples)
    }

    /// The standard range of the missile that flew a report, towards a place and with the Earth's rotation.
    pub(super) fn standard_towards(
        &self,
        of: (&RecordId, Option<&str>),
        read_as: Option<ReadAs>,
        place: &RecordId,
        side: &CardSide,
        samples: &[u32],
    ) -> Result<Evaluated, AnswerError> {
        let catalogue = self.resolved.catalogue;
        let (launch, report) = self.report(of, side)?;
        let (flown, reading) = self.draws(launch, report, read_as, side)?;
        let site = launch.site.as_ref().and_then(|site| catalogue.places.get(site));
        let site = site.ok_or_else(|| no_answer(launch.id.as_str(), "no launch site is on record"))?;
        let set = self.missile_of(launch).and_then(|missile| side.beliefs.stage_set(missile));
        let set = set.ok_or_else(|| no_answer(launch.id.as_str(), "no stage set was public"))?;
        let launched_from = site.position()?;
        let to = self.place(place)?;
        let bearing = geodesic(launched_from, to.position()?).azimuth;
        let inputs = VehicleInputs::new(catalogue, set)?;
        let each = standard_towards(&inputs, &flown, reading, (launched_from, bearing), self.sampling)?;
        let mut found = self.over_draws((launch, report), &flown, &each, side, samples)?;
        found.sources.push(to.source.clone());
        Ok(found)
    }

    /// The draws of a report, flown once for all who ask, and which of their readings is meant.
    fn draws(
        &self,
        launch: &Launch,
        report: &Report,
        read_as: Option<ReadAs>,
        side: &CardSide,
    ) -> Result<(Arc<FlightDraws>, usize), AnswerError> {
        let make = || {
            let context = ReconstructionContext { setting: self.on(side), id_prefix: String::new() };
            draws_of(&context, launch, report)?.map_err(|why| no_answer(launch.id.as_str(), why))
        };
        let flown = Arc::clone(&*self.flights.get(self.key(launch, report, side), make)?);
        let reading = reading(&flown, read_as.or(side.read_as))
            .ok_or_else(|| no_answer(launch.id.as_str(), "its missile cannot fly the report so"))?;
        Ok((flown, reading))
    }

    /// A number of each draw of a report, for the samples that are asked for.
    fn over_draws(
        &self,
        (launch, report): (&Launch, &Report),
        flown: &FlightDraws,
        each: &[Option<f64>],
        side: &CardSide,
        samples: &[u32],
    ) -> Result<Evaluated, AnswerError> {
        let draws = samples.iter().map(|sample| each.get(*sample as usize).copied().flatten()).collect();
        let draws = within_the_model(launch.id.as_str(), draws)?;
        let shares = |sample: &u32| flown.moved.rows().get(*sample as usize).cloned().unwrap_or_default();
        let missile = self.missile_of(launch).and_then(|missile| side.beliefs.stage_set(missile));
        let mut sources = vec![report.source.clone()];
        sources.extend(missile.iter().flat_map(|set| set.figures()).map(|used| used.figure.source.clone()));
        Ok(Evaluated {
            middle: Some(Band::of_samples_or_beyond(each.iter().flatten().copied().collect())?.nominal),
            draws,
            moved: Moved::new(flown.moved.names().to_vec(), samples.iter().map(shares).collect()),
            values: Vec::new(),
            sources,
        })
    }

    pub(super) fn longest(
        &self,
        missile: &RecordId,
        stage_set: Option<&RecordId>,
        side: &CardSide,
        samples: &[u32],
    ) -> Result<Evaluated, AnswerError> {
        let catalogue = self.resolved.catalogue;
        let known = || catalogue.missiles.keys().map(RecordId::as_str);
        let entry = catalogue.missiles.get(missile);
        let entry = entry.ok_or_else(|| catalogue.unknown("missile", missile.as_str(), known()))?;
        let set = match stage_set {
            Some(id) => entry.stage_set(id.as_str()),
            None => side.beliefs.stage_set(entry),
        };
        let set = set.ok_or_else(|| no_answer(missile.as_str(), "no such stage set was public"))?;
        let sources = set.figures().iter().map(|used| used.figure.source.clone()).collect();
        let longest = standard_ranges(&VehicleInputs::new(catalogue, set)?, samples, self.sampling)?;
        Ok(Evaluated {
            middle: longest.middle_km,
            draws: within_the_model(missile.as_str(), longest.draws_km)?,
            moved: longest.moved,
            values: Vec::new(),
            sources,
        })
    }

    fn paths(
        &self,
        launch: &Launch,
        report: &Report,
        side: &CardSide,
    ) -> Result<Arc<FlownPaths>, AnswerError> {
        self.paths.get(self.key(launch, report, side), || {
            let flown = paths_of(self.on(side), launch, report)?;
            flown.ok_or_else(|| no_answer(launch.id.as_str(), "its missile cannot fly the report"))
        })
    }

    /// A number of a flight's path, over its draws.
    fn of_path(
        paths: &FlownPaths,
        samples: &[u32],
        sources: Vec<RecordId>,
        number: impl Fn(&FlownPath) -> Result<f64, AnswerError>,
    ) -> Result<Evaluated, AnswerError> {
        let each = paths.each().iter().map(&number).collect::<Result<Vec<f64>, AnswerError>>()?;
        let of = |sample: &u32| Some(each[paths.turn(*sample as usize)]);
        Ok(Evaluated {
            middle: Some(number(paths.middle())?),
            draws: samples.iter().map(of).collect(),
            moved: paths.moved(samples),
            values: Vec::new(),
            sources,
        })
    }

    pub(super) fn track(
        &self,
        of: (&RecordId, Option<&str>),
        place: &RecordId,
        number: TrackNumber,
        side: &CardSide,
        samples: &[u32],
    ) -> Result<Evaluated, AnswerError> {
        let (launch, report) = self.report(of, side)?;
        let paths = self.paths(launch, report, side)?;
        let place = self.place(place)?;
        let at = place.position()?;
        let sources = vec![report.source.clone(), place.source.clone()];
        Self::of_path(&paths, samples, sources, |FlownPath { path, .. }| {
            Ok(match number {
                TrackNumber::NearestTime => nearest(path, at)?.seconds,
                TrackNumber::NearestHeight => nearest(path, at)?.height_km,
                TrackNumber::NearestDistance => nearest(path, at)?.distance_km,
                TrackNumber::ImpactDistance => geodesic(path.impact(), at).distance.as_kilometres(),
            })
        })
    }

    pub(super) fn impact_to(
        &self,
        of: (&RecordId, Option<&str>),
        country: &str,
        side: &CardSide,
        samples: &[u32],
    ) -> Result<Evaluated, AnswerError> {
        let (launch, report) = self.report(of, side)?;
        let paths = self.paths(launch, report, side)?;
        let country = country_named(country)?;
        Self::of_path(&paths, samples, vec![report.source.clone()], |FlownPath { path, .. }| {
            let at = path.impact();
            if country.holds(at) {
                return Ok(0.0);
            }
            let away = country.corners().map(|corner| geodesic(at, corner).distance.as_kilometres());
            Ok(away.fold(f64::INFINITY, f64::min))
        })
    }
}

/// Which of the readings is meant: the named one; else full burn, or early cutoff where no draw burns to the end.
fn reading(flown: &FlightDraws, read_as: Option<ReadAs>) -> Option<usize> {
    let at = |reading: Reading| Reading::ALL.iter().position(|one| *one == reading);
    let any = |index: &usize| flown.numbers.iter().any(|numbers| numbers[*index].is_some());
    let wanted = match read_as {
        Some(ReadAs::FullBurn) => vec![Reading::FullBurn],
        Some(ReadAs::EarlyCutoff) => vec![Reading::EarlyCutoff],
        Some(ReadAs::HeavierPayload) => vec![Reading::HeavierPayload],
        None => vec![Reading::FullBurn, Reading::EarlyCutoff],
    };
    wanted.into_iter().filter_map(at).find(any)
}
