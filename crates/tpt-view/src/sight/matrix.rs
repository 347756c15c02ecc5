//! Every radar against every launch and every notional arc: what is seen, when, and what each adds.

use std::sync::Arc;

use rayon::prelude::*;
use tpt_catalogue::{ArcBetween, ArcRegion, Launch, Report, notional_arcs};
use tpt_draw::{InputId, Inputs, Moved};
use tpt_earth::{Angle, Area, Length, Position, Time, destination};
use tpt_scenario::{PairedReport, Resolved};
use tpt_sight::{FromSite, Hidden, NotionalPath, Pass, Path, Radar, Scan};

use super::drawn::{DrawnRadar, RadarMoves};
use super::sensor::Sensor;
use super::views::{cite_sensor, cite_values, draws};
use super::{FEW, WhatIf, asked_for, sensors};
use tpt_flown::reconstruct::{ReconstructionContext, paths};
use tpt_flown::reconstruction::FlownPaths;
use tpt_report::{
    BandReport, Driver, ReportUnit, SecondsByCrossSection, SensorValue, SightCell, SightMatrix, SightTarget,
    TargetKind, TargetReport, TrackPoint,
};
use tpt_setting::sourcing::{Citations, header};
use tpt_setting::{AnswerError, Sampling, Setting};

/// The cross-sections for which the time in reach is given, in square metres: from a re-entry vehicle to a spent stage.
const CROSS_SECTIONS_M2: [f64; 4] = [0.01, 0.1, 1.0, 10.0];

/// Something that may be in view.
#[derive(Clone, Debug)]
pub struct Target {
    /// The id of the launch or of the notional arc.
    pub id: String,
    pub(crate) name: String,
    pub(crate) reported_by: Option<String>,
    way: Way,
}

impl Target {
    /// When a radar has it, within a reach: in the middle of every spread, or in a sample.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_setting::BuiltIn;
    /// # use tpt_view::sight::{Sensor, find, radar_of};
    /// # BuiltIn::at(date(2017, 3, 20))?.ask(|setting| {
    /// let target = find(setting, "2017-03-06")?;
    /// let radar = Sensor::new(setting, radar_of(setting.resolved, "kyogamisaki")?, None, None)?.middle;
    /// let within = target.pass(None, &radar.radar, radar.reach).expect("it is in view");
    /// let geometry = target.pass(None, &radar.radar, None).expect("it is above the horizon");
    /// // A limited range never lengthens what is seen.
    /// assert!(within.seconds <= geometry.seconds && within.first >= geometry.first);
    /// #     Ok(())
    /// # })?;
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    pub fn pass(&self, sample: Option<usize>, radar: &Radar, reach: Option<Length>) -> Option<Pass> {
        self.way.scan(sample, radar).seen(reach, None)
    }

    /// What moves it besides the radar, in some samples.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_setting::BuiltIn;
    /// # use tpt_view::sight::find;
    /// # BuiltIn::at(date(2017, 3, 20))?.ask(|setting| {
    /// // A launch depends on its report and its missile, a notional arc on its two ends alone.
    /// let names = |target: &str| find(setting, target).map(|found| found.moved(&[0, 1]).names().len());
    /// assert_eq!(names("china-north-america")?, 1);
    /// assert!(names("2017-03-06")? > 3);
    /// #     Ok(())
    /// # })?;
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    pub fn moved(&self, samples: &[u32]) -> Moved {
        match &self.way {
            Way::Launch(flown) => flown.moved(samples),
            // Where an arc begins and ends moves with the sample itself, not along one line.
            Way::Arc { .. } => Moved::new(vec![REGIONS.to_owned()], vec![vec![0.5]; samples.len()]),
        }
    }
}

/// Points of a target's path in a document.
const TRACK_POINTS: u32 = 61;

/// Where a flight is when.
pub(crate) fn track(path: &Path) -> Vec<TrackPoint> {
    points(path.track(TRACK_POINTS))
}

fn points(moments: impl Iterator<Item = (Time, Position, Length)>) -> Vec<TrackPoint> {
    moments.map(|(time, place, height)| TrackPoint::new(time, place, height)).collect()
}

/// What moves a notional arc.
const REGIONS: &str = "where in its two regions the arc begins and ends";

/// A launch has one path for each draw of its report and its missile, a notional arc one for each draw of its regions.
#[derive(Clone, Debug)]
enum Way {
    Launch(FlownPaths),
    Arc { middle: NotionalPath, drawn: Arc<[NotionalPath]> },
}

impl Way {
    fn scan<'a>(&'a self, sample: Option<usize>, radar: &'a Radar) -> Scan<'a> {
        match (self, sample) {
            (Way::Launch(flown), sample) => Scan::new(radar, &flown.at(sample).path),
            (Way::Arc { middle, .. }, None) => middle.scan(radar),
            (Way::Arc { middle, drawn }, Some(sample)) => drawn.get(sample).unwrap_or(middle).scan(radar),
        }
    }

    /// When the last burn of a sample ends, of what burns.
    fn burnout(&self, sample: usize) -> Option<Time> {
        match self {
            Way::Launch(flown) => Some(flown.drawn(sample).burnout),
            Way::Arc { .. } => None,
        }
    }

    /// When whatever is drawn has come down.
    fn duration(&self) -> Time {
        match self {
            Way::Launch(flown) => {
                flown.each().iter().map(|one| one.path.duration()).fold(Time::ZERO, Time::max)
            }
            Way::Arc { middle, drawn } => {
                drawn.iter().map(NotionalPath::duration).fold(middle.duration(), Time::max)
            }
        }
    }

    /// What moves its numbers besides the radar in the first so many samples.
    fn moves(&self, samples: u32) -> WayMoves {
        match self {
            Way::Launch(flown) => WayMoves::Flight(flown.moved(&(0..samples).collect::<Vec<u32>>())),
            Way::Arc { .. } => WayMoves::Regions,
        }
    }

    /// The ways that were drawn.
    fn drawn(&self) -> usize {
        match self {
            Way::Launch(flown) => flown.each().len(),
            Way::Arc { drawn, .. } => drawn.len(),
        }
    }

    /// One of the ways that were drawn, as the site of a radar has it; they come again in turn.
    fn at_site(&self, sample: usize, radar: &Radar) -> Option<FromSite<'_>> {
        let i = sample % self.drawn().max(1);
        match self {
            Way::Launch(flown) => flown.each().get(i).map(|one| FromSite::new(radar, &one.path)),
            Way::Arc { drawn, .. } => drawn.get(i).map(|way| way.at_site(radar)),
        }
    }

    /// Where it is when, in the middle of every spread.
    fn track(&self) -> Vec<TrackPoint> {
        match self {
            Way::Launch(flown) => track(&flown.middle().path),
            Way::Arc { middle, .. } => points(middle.track(TRACK_POINTS)),
        }
    }

    const fn kind(&self) -> TargetKind {
        match self {
            Way::Launch(_) => TargetKind::Launch,
            Way::Arc { .. } => TargetKind::NotionalArc,
        }
    }
}

/// What moves the numbers of a way besides the radar: the flight, draw by draw, or where in its regions a notional arc begins and
/// ends.
enum WayMoves {
    Flight(Moved),
    Regions,
}

impl WayMoves {
    /// A band over samples, with what of the way moves it.
    fn drive(&self, mut band: BandReport, samples: &[(u32, f64)]) -> BandReport {
        match self {
            WayMoves::Flight(moved) => return band.driven_by(moved.drivers_of(samples)),
            WayMoves::Regions => {
                let swing = band.high - band.low;
                band.drivers.insert(0, Driver { input: REGIONS.to_owned(), swing });
            }
        }
        band
    }
}

impl Target {
    fn report(&self) -> TargetReport {
        TargetReport {
            target: self.id.clone(),
            name: self.name.clone(),
            kind: self.way.kind(),
            track: self.way.track(),
        }
    }

    /// How many ways of it were drawn.
    pub(super) fn drawn(&self) -> usize {
        self.way.drawn()
    }

    /// The path of a launch in a draw; nothing of an arc.
    pub(super) fn flown(&self, sample: usize) -> Option<&Path> {
        match &self.way {
            Way::Launch(flown) => Some(&flown.drawn(sample).path),
            Way::Arc { .. } => None,
        }
    }

    /// One of the ways that were drawn of it, as the site of a radar has it; they come again in turn.
    pub(super) fn at_site(&self, sample: usize, radar: &Radar) -> Option<FromSite<'_>> {
        self.way.at_site(sample, radar)
    }
}

/// Every radar of the scenario against every notional arc and every launch that can be flown.
///
/// # Errors
///
/// [`AnswerError`] if a what-if cannot be, or a figure is outside the domain of a model.
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_setting::BuiltIn;
/// # BuiltIn::at(date(2017, 3, 20))?.ask(|setting| {
/// let matrix = tpt_view::sight_matrix(setting, &tpt_view::WhatIf::default())?;
/// // Every radar against every launch and every arc.
/// assert_eq!(matrix.cells.len(), matrix.elements.len() * matrix.targets.len());
/// // A launch that cannot be flown is named with the reason.
/// assert!(matrix.not_flown.iter().all(|one| one.contains(": ")));
/// #     Ok(())
/// # })?;
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn sight_matrix(setting: Setting<'_>, what_if: &WhatIf) -> Result<SightMatrix, AnswerError> {
    let wanted = |launch: &Launch| launch.country == setting.resolved.scenario.launches_of;
    let targets = targets(setting, &wanted)?;
    matrix_of(setting, what_if, &targets)
}

/// What a matrix is over: notional arcs and launches, and the launches that cannot be flown with the reason.
#[derive(Clone, Debug)]
pub(crate) struct Targets {
    pub(super) flown: Vec<Target>,
    pub(super) not_flown: Vec<String>,
}

/// The launches that are wanted, and every notional arc.
pub(crate) fn targets(
    setting: Setting<'_>,
    wanted: &dyn Fn(&Launch) -> bool,
) -> Result<Targets, AnswerError> {
    let (mut flown, not_flown) = launches(setting, wanted)?;
    flown.extend(arcs(setting.sampling)?);
    Ok(Targets { flown, not_flown })
}

/// The matrix over some targets.
pub(crate) fn matrix_of(
    setting: Setting<'_>,
    what_if: &WhatIf,
    targets: &Targets,
) -> Result<SightMatrix, AnswerError> {
    let asked = what_if.moved.as_ref().map(|(id, _)| asked_for(setting.resolved, what_if, id)).transpose()?;
    let all = sensors(setting, what_if, asked)?;
    let cells = cells(setting, what_if, (&all, all.len()), &targets.flown)?;
    let elements: Vec<_> = all.iter().map(Sensor::report).collect();
    let mut citations = Citations::new(setting.resolved.catalogue, setting.resolved.as_of);
    elements.iter().for_each(|sensor| cite_sensor(sensor, &mut citations));
    cite_launches(setting.resolved, &targets.flown, &mut citations);
    let looking = looking(&all, &mut citations);
    Ok(SightMatrix {
        header: header("sight", setting),
        settings: what_if.settings(),
        elements,
        targets: targets.flown.iter().map(Target::report).collect(),
        looking,
        cells,
        not_flown: targets.not_flown.clone(),
        sources: citations.finish().1,
    })
}

/// The moved element alone against some targets.
pub(crate) fn cells_of_moved(
    setting: Setting<'_>,
    what_if: &WhatIf,
    targets: &Targets,
) -> Result<Vec<SightCell>, AnswerError> {
    let Some((moved, _)) = &what_if.moved else { return Ok(Vec::new()) };
    let asked = asked_for(setting.resolved, what_if, moved)?;
    let all = sensors(setting, what_if, Some(asked))?;
    cells(setting, what_if, (&all, 1), &targets.flown)
}

/// One radar against one launch or one notional arc, with what it adds to the others of the scenario.
///
/// # Errors
///
/// As [`sight_matrix`]; [`AnswerError::Unknown`] for an unknown target; [`AnswerError::NoAnswer`] for a launch of which no
/// report can be flown.
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_setting::BuiltIn;
/// # use tpt_view::{WhatIf, sight_target};
/// # BuiltIn::at(date(2017, 3, 20))?.ask(|setting| {
/// let seen = sight_target(setting, "kyogamisaki", "2017-03-06", &WhatIf::default())?.cell;
/// let (first, last) = (seen.first_s.expect("it is in view"), seen.last_s.expect("it is in view"));
/// assert!(seen.in_view && first.nominal < last.nominal);
/// // Turned to the south-east, the radar faces away from the launch.
/// let south = WhatIf { heading_deg: Some(135.0), ..WhatIf::default() };
/// assert!(!sight_target(setting, "kyogamisaki", "2017-03-06", &south)?.cell.in_view);
/// #     Ok(())
/// # })?;
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn sight_target(
    setting: Setting<'_>,
    element: &str,
    target: &str,
    what_if: &WhatIf,
) -> Result<SightTarget, AnswerError> {
    let asked = asked_for(setting.resolved, what_if, element)?;
    let all = sensors(setting, what_if, Some(asked))?;
    let target = find(setting, target)?;
    let targets = [target];
    let cells = cells(setting, what_if, (&all, 1), &targets)?;
    let cell = cells.into_iter().next();
    let (Some(cell), Some(own)) = (cell, all.first()) else {
        return Err(AnswerError::NoRadar { element: element.to_owned(), allowed: String::new() });
    };
    let sensor = own.report();
    let mut citations = Citations::new(setting.resolved.catalogue, setting.resolved.as_of);
    cite_sensor(&sensor, &mut citations);
    cite_launches(setting.resolved, &targets, &mut citations);
    let looking = looking(&all[..1], &mut citations);
    Ok(SightTarget {
        header: header("sight", setting),
        sensor,
        settings: what_if.settings(),
        cell,
        track: targets.iter().flat_map(|target| target.way.track()).collect(),
        looking,
        sources: citations.finish().1,
    })
}

/// The figures of what some sensors look at and how they search, each once, and cited.
fn looking(sensors: &[Sensor<'_>], citations: &mut Citations<'_>) -> Vec<SensorValue> {
    let mut found: Vec<SensorValue> = Vec::new();
    for value in sensors.iter().flat_map(|sensor| sensor.looking.values()) {
        if found.iter().all(|other| other.figure != value.figure) {
            found.push(value.clone());
        }
    }
    cite_values(&found, citations);
    found
}

fn cite_launches(resolved: &Resolved<'_>, targets: &[Target], citations: &mut Citations<'_>) {
    for target in targets {
        let launch = resolved.catalogue.launches.get(target.id.as_str());
        let reports = launch.into_iter().flat_map(|launch| &launch.reports);
        reports.for_each(|report| {
            citations.cite(&report.source);
        });
    }
}

/// A launch or a notional arc by its id.
///
/// # Errors
///
/// [`AnswerError::Unknown`] if there is none of that id; [`AnswerError::NoAnswer`] if it cannot be flown.
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_setting::BuiltIn;
/// # use tpt_setting::AnswerError;
/// # use tpt_view::sight::find;
/// # BuiltIn::at(date(2017, 3, 20))?.ask(|setting| {
/// assert_eq!(find(setting, "2017-03-06")?.id, "2017-03-06");
/// assert!(matches!(find(setting, "2017-03-60"), Err(AnswerError::Unknown(_))));
/// // No report of this failed launch gives a range and a height.
/// assert!(matches!(find(setting, "2016-10-15"), Err(AnswerError::NoAnswer { .. })));
/// #     Ok(())
/// # })?;
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn find(setting: Setting<'_>, id: &str) -> Result<Target, AnswerError> {
    let catalogue = setting.resolved.catalogue;
    if let Some(launch) = catalogue.launches.get(id) {
        return launch_target(setting, launch)?.map_err(|reason| AnswerError::NoAnswer {
            what: format!("the launch `{id}` cannot be looked at"),
            reason,
        });
    }
    let all = arcs(setting.sampling)?;
    let names: Vec<String> = all.iter().map(|target| target.id.clone()).collect();
    let found = all.into_iter().find(|target| target.id == id);
    found.ok_or_else(|| {
        let launches = catalogue.launches.keys().map(tpt_catalogue::RecordId::as_str);
        let known = launches.chain(names.iter().map(String::as_str));
        AnswerError::Unknown(catalogue.unknown("launch or arc", id, known))
    })
}

/// The report of a launch that the figures believe, as a path in the middle of every spread; or why there is none.
pub(super) fn launch_target(
    setting: Setting<'_>,
    launch: &Launch,
) -> Result<Result<Target, String>, AnswerError> {
    let Some(PairedReport(report)) = setting.beliefs.paired_report(launch) else {
        return Ok(Err("no report gives both a range and an apogee".to_owned()));
    };
    let Some(flown) = paths_of(setting, launch, report)? else {
        return Ok(Err("of its missile no stage set is on record, or it cannot fly the report".to_owned()));
    };
    Ok(Ok(Target {
        id: launch.id.to_string(),
        name: launch.name.clone(),
        reported_by: Some(report.reported_by.words().to_owned()),
        way: Way::Launch(flown),
    }))
}

/// The paths of a report.
///
/// # Errors
///
/// What the reconstruction may say.
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_setting::BuiltIn;
/// # BuiltIn::at(date(2017, 3, 20))?.ask(|setting| {
/// let launch = &setting.resolved.catalogue.launches["2017-03-06"];
/// let flown = |id: &str| {
///     let report = launch.reports.iter().find(|report| report.id == id).expect("it is on record");
///     tpt_view::sight::paths_of(setting, launch, report)
/// };
/// // Tokyo gave a range and a height; an expert gave a least range alone.
/// assert!(flown("tokyo")?.is_some() && flown("expert")?.is_none());
/// #     Ok(())
/// # })?;
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn paths_of(
    setting: Setting<'_>,
    launch: &Launch,
    report: &Report,
) -> Result<Option<FlownPaths>, AnswerError> {
    let context = ReconstructionContext { setting: setting.of_at_most(FEW), id_prefix: String::new() };
    paths(&context, launch, report)
}

/// Every wanted launch that can be flown, and the others with the reason.
fn launches(
    setting: Setting<'_>,
    wanted: &dyn Fn(&Launch) -> bool,
) -> Result<(Vec<Target>, Vec<String>), AnswerError> {
    let all: Vec<&Launch> =
        setting.resolved.catalogue.launches.values().filter(|launch| wanted(launch)).collect();
    let found: Vec<_> = all
        .par_iter()
        .map(|launch| Ok((launch.id.to_string(), launch_target(setting, launch)?)))
        .collect::<Result<_, AnswerError>>()?;
    let (mut targets, mut not_flown) = (Vec::new(), Vec::new());
    for (id, target) in found {
        match target {
            Ok(target) => targets.push(target),
            Err(reason) => not_flown.push(format!("{id}: {reason}")),
        }
    }
    Ok((targets, not_flown))
}

/// The notional arcs as several parts of an answer look at them, kept for them in [`Shared`](tpt_setting::Shared).
#[derive(Debug)]
pub struct Arcs(Vec<Target>);

/// The notional arcs, each drawn all over its two regions. They depend on nobody's figures.
pub(super) fn arcs(sampling: Sampling<'_>) -> Result<Vec<Target>, AnswerError> {
    let make = || {
        let all = notional_arcs()?;
        Ok::<_, AnswerError>(Arcs(all.par_iter().map(|one| arc(one, sampling)).collect::<Result<_, _>>()?))
    };
    let Some(kept) = sampling.kept else { return Ok(make()?.0) };
    let key = format!("{}/{}", sampling.samples.min(FEW), sampling.seed);
    Ok(kept.get(key, make)?.0.clone())
}

fn arc(between: &ArcBetween, sampling: Sampling<'_>) -> Result<Target, AnswerError> {
    let mut inputs = Inputs::named(sampling.seed, &format!("arc/{}", between.arc.id));
    // A share of the area from the middle, and a share of a turn, of each region.
    let [origin, destination] = ["origin", "destination"]
        .map(|region| ["area", "turn"].map(|of| inputs.add_share(format!("{of} of the {region}"))));
    let drawn = (0..sampling.samples.min(FEW)).map(|sample| {
        let shares = inputs.sample(sample)?;
        let place =
            |region: &ArcRegion, [area, turn]: [InputId; 2]| within(region, shares.of(area), shares.of(turn));
        Ok(NotionalPath::between(place(&between.origin, origin)?, place(&between.destination, destination)?)?)
    });
    let middle =
        NotionalPath::between(within(&between.origin, 0.0, 0.0)?, within(&between.destination, 0.0, 0.0)?)?;
    Ok(Target {
        id: between.arc.id.to_string(),
        name: between.arc.name.clone(),
        reported_by: None,
        way: Way::Arc { middle, drawn: drawn.collect::<Result<_, AnswerError>>()? },
    })
}

/// A place of a region: a share of its area from the middle, and a share of a turn.
fn within(region: &ArcRegion, area: f64, turn: f64) -> Result<Position, AnswerError> {
    let middle = Position::new(region.lat_deg.angle(), region.lon_deg.angle())?;
    let distance = Length::kilometres(region.radius_km.get() * area.sqrt());
    Ok(destination(middle, Angle::degrees(360.0 * turn), distance))
}

/// The cells of the first of the sensors; what they add is taken against all.
fn cells(
    setting: Setting<'_>,
    what_if: &WhatIf,
    (all, first): (&[Sensor<'_>], usize),
    targets: &[Target],
) -> Result<Vec<SightCell>, AnswerError> {
    let prefix = what_if.prefix(setting);
    let first = first.min(all.len());
    let looking = all[..first].iter().map(|sensor| Looker::new(sensor, setting.sampling));
    let looking = looking.collect::<Result<Vec<_>, _>>()?;
    let draws = setting.sampling.samples.min(FEW);
    let way_moves: Vec<WayMoves> = targets.iter().map(|target| target.way.moves(draws)).collect();
    // What the others have, in the middle of every spread: for what each adds.
    let middle: Vec<Vec<Option<Pass>>> = all
        .par_iter()
        .map(|sensor| {
            let own = &sensor.middle;
            targets.iter().map(|target| target.way.scan(None, &own.radar).seen(own.reach, None)).collect()
        })
        .collect();
    let pairs: Vec<(usize, usize)> =
        (0..first).flat_map(|element| (0..targets.len()).map(move |target| (element, target))).collect();
    pairs
        .par_iter()
        .map(|(element, target)| {
            setting.sampling.go_on()?;
            let others = (0..all.len()).filter(|other| other != element && all[*other].counts());
            let others: Vec<Pass> = others.filter_map(|other| middle[other][*target]).collect();
            let id = format!("{prefix}/{}/{}", all[*element].element.id, targets[*target].id);
            cell(&looking[*element], (&targets[*target], &way_moves[*target]), &others, &id)
        })
        .collect()
}

/// A radar that looks at several targets: its draws, and what moves its numbers in them.
struct Looker<'a> {
    sensor: &'a Sensor<'a>,
    draws: Vec<DrawnRadar>,
    moves: RadarMoves,
}

impl<'a> Looker<'a> {
    fn new(sensor: &'a Sensor<'a>, sampling: Sampling<'_>) -> Result<Self, AnswerError> {
        let moves = sensor.inputs.moves(sampling.samples.min(FEW))?;
        Ok(Self { sensor, draws: draws(sensor, sampling)?, moves })
    }
}

fn cell(
    Looker { sensor, draws, moves }: &Looker<'_>,
    (target, way_moves): (&Target, &WayMoves),
    others: &[Pass],
    id: &str,
) -> Result<SightCell, AnswerError> {
    let scans: Vec<(Scan<'_>, &DrawnRadar)> =
        draws.iter().enumerate().map(|(i, drawn)| (target.way.scan(Some(i), &drawn.radar), drawn)).collect();
    let passes: Vec<Option<Pass>> = scans.iter().map(|(scan, drawn)| scan.seen(drawn.reach, None)).collect();
    let count = draws.len().max(1) as f64;
    let geometric_share = scans.iter().filter(|(scan, _)| scan.ever()).count() as f64 / count;
    let seen: Vec<(u32, &Pass)> =
        (0..).zip(&passes).filter_map(|(i, pass)| Some((i, pass.as_ref()?))).collect();
    let share = seen.len() as f64 / count;
    let own = target.way.scan(None, &sensor.middle.radar).pass(sensor.middle.reach, None);
    let over =
        |field: &str, unit: ReportUnit, pick: fn(&Pass) -> f64| -> Result<Option<BandReport>, AnswerError> {
            if seen.is_empty() {
                return Ok(None);
            }
            let values: Vec<(u32, f64)> = seen.iter().map(|(i, pass)| (*i, pick(pass))).collect();
            let band = moves.sight.band_of(format!("{id}/{field}"), unit, &values)?;
            Ok(Some(way_moves.drive(band, &values)))
        };
    let mut seconds = Vec::new();
    for area in CROSS_SECTIONS_M2 {
        let times = (0..).zip(&scans).filter_map(|(i, (scan, drawn))| {
            let reach = drawn.law?.range(Area::square_metres(area)).ok()?;
            Some((i, scan.seconds(Some(reach), None).map_or(0.0, Time::as_seconds)))
        });
        let times: Vec<(u32, f64)> = times.collect();
        if !times.is_empty() {
            let s = moves.sight.band_of(format!("{id}/seconds_{area}_m2"), ReportUnit::S, &times)?;
            seconds.push(SecondsByCrossSection { rcs_m2: area, s: way_moves.drive(s, &times) });
        }
    }
    let driven = |band: BandReport, samples: &[(u32, f64)]| way_moves.drive(band, samples);
    let burnout = |sample: usize| target.way.burnout(sample);
    let moving = (&sensor.inputs, moves);
    let parts = sensor.looking.by_part(moving, &scans, (&burnout, target.way.duration()), &driven, id)?;
    let noticed = sensor.looking.noticed(moving, &scans, &driven, id)?;
    let (noticed_s, firm_track_s) =
        noticed.map_or((None, None), |noticed| (Some(noticed.noticed_s), Some(noticed.firm_track_s)));
    let (adds_s, earlier_by_s) = adds(own.ok().as_ref(), others);
    Ok(SightCell {
        element: sensor.element.id.to_string(),
        target: target.id.clone(),
        target_name: target.name.clone(),
        kind: target.way.kind(),
        reported_by: target.reported_by.clone(),
        in_view: share >= 0.5,
        in_view_share: share,
        geometric_share,
        hidden_by: if share >= 0.5 { None } else { own.err().map(|hidden| words(hidden).to_owned()) },
        first_s: over("first_s", ReportUnit::S, |pass| pass.first.as_seconds())?,
        last_s: over("last_s", ReportUnit::S, |pass| pass.last.as_seconds())?,
        min_slant_km: over("min_slant_km", ReportUnit::KM, |pass| pass.min_slant.as_kilometres())?,
        max_elevation_deg: over("max_elevation_deg", ReportUnit::DEG, |pass| {
            pass.max_elevation.as_degrees()
        })?,
        seconds_above_threshold: seconds,
        seconds_by_part: parts,
        noticed_s,
        firm_track_s,
        adds_s,
        earlier_by_s,
    })
}

/// How long a pass has the target when no other has it, and by how much it is the first. A pass is taken as one span.
///
/// ```
/// use tpt_earth::{Angle, Length, Time};
/// use tpt_sight::Pass;
///
/// let pass = |first: f64, last: f64| Pass {
///     first: Time::seconds(first),
///     last: Time::seconds(last),
///     seconds: Time::seconds(last - first),
///     min_slant: Length::ZERO,
///     max_elevation: Angle::ZERO,
///     first_height: Length::ZERO,
/// };
/// // Another has it from 150 to 250 s: 200 of the 300 s are this radar's alone, and it is 50 s earlier.
/// assert_eq!(tpt_view::sight::adds(Some(&pass(100.0, 400.0)), &[pass(150.0, 250.0)]), (200.0, Some(50.0)));
/// ```
pub fn adds(own: Option<&Pass>, others: &[Pass]) -> (f64, Option<f64>) {
    let Some(own) = own else { return (0.0, None) };
    let span = |pass: &Pass| (pass.first.as_seconds(), pass.last.as_seconds());
    let (first, last) = span(own);
    let mut spans: Vec<(f64, f64)> = others.iter().map(span).collect();
    spans.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut alone, mut at) = (0.0, first);
    for (from, to) in spans {
        if from > at {
            alone += (from.min(last) - at).max(0.0);
        }
        at = at.max(to);
    }
    alone += (last - at).max(0.0);
    let earliest = others.iter().map(|pass| pass.first.as_seconds()).fold(f64::INFINITY, f64::min);
    let earlier = (first < earliest && earliest.is_finite()).then_some(earliest - first);
    (alone, earlier)
}

/// What hides a target, in words.
pub(crate) const fn words(hidden: Hidden) -> &'static str {
    match hidden {
        Hidden::Ground => "below the horizon",
        Hidden::Sector => "outside the sector",
        Hidden::Terrain => "behind terrain",
        Hidden::BelowMinimum => "below the minimum elevation",
        Hidden::AboveMaximum => "above the maximum elevation",
        Hidden::Range => "out of range",
        Hidden::Exposure => "not there at that time",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tpt_earth::assert_close;

    fn span(first: f64, last: f64) -> Pass {
        Pass {
            first: Time::seconds(first),
            last: Time::seconds(last),
            seconds: Time::seconds(last - first),
            min_slant: Length::ZERO,
            max_elevation: Angle::ZERO,
            first_height: Length::ZERO,
        }
    }

    #[test]
    fn what_is_added_is_what_no_other_has() {
        let own = span(100.0, 400.0);
        for (others, alone, earlier) in [
            (vec![], 300.0, None),
            (vec![span(150.0, 250.0)], 200.0, Some(50.0)),
            (vec![span(0.0, 200.0), span(180.0, 300.0)], 100.0, None),
            (vec![span(0.0, 500.0)], 0.0, None),
            (vec![span(390.0, 600.0), span(120.0, 130.0)], 280.0, Some(20.0)),
        ] {
            let (found, first) = adds(Some(&own), &others);
            assert_close!(found, alone, abs = 1e-9);
            assert_eq!(first, earlier);
        }
        assert_eq!(adds(None, &[own]), (0.0, None));
    }
}
