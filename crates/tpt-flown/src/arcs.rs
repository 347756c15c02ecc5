//! The vacuum arc through a report, with bands from how exactly it was reported.

use tpt_catalogue::{Catalogue, Launch, Report};
use tpt_draw::{Inputs, Moved};
use tpt_earth::{Angle, Length, Sampled, Spread, Time, VacuumArc, destination};

use tpt_report::{
    ArcReport, ArcVerdict, BandReport, Contour, Driver, ProfilePoint, ReportUnit, TrackPoint, VerdictWord,
};
use tpt_setting::{AnswerError, Sampling};

/// Points of a profile: enough that a drawn curve has no corners.
const PROFILE_POINTS: u32 = 49;

/// Where the arcs of a document stand: the document's part of a band's id.
#[derive(Clone, Debug)]
pub struct ArcContext<'a> {
    /// The facts.
    pub catalogue: &'a Catalogue,
    /// What the ids of its numbers begin with.
    pub id_prefix: String,
    /// How its bands are sampled.
    pub sampling: Sampling<'a>,
}

/// The three numbers of an arc that are reported as bands.
#[derive(Clone, Copy)]
struct ArcNumbers {
    flight_time_s: f64,
    launch_speed_m_s: f64,
    same_speed_range_km: f64,
}

impl ArcNumbers {
    fn of(range: Length, apogee: Length) -> Result<Self, AnswerError> {
        let arc = VacuumArc::through(range, apogee)?;
        Ok(Self {
            flight_time_s: arc.flight_time().as_seconds(),
            launch_speed_m_s: arc.launch_speed().as_metres_per_second(),
            same_speed_range_km: arc.longest_range_at_same_speed().as_kilometres(),
        })
    }
}

/// One number out of the three, and its unit.
type Field = (&'static str, ReportUnit, fn(ArcNumbers) -> f64);

const FIELDS: [Field; 3] = [
    ("flight_time_s", ReportUnit::S, |n| n.flight_time_s),
    ("launch_speed_m_s", ReportUnit::M_S, |n| n.launch_speed_m_s),
    ("same_speed_range_km", ReportUnit::KM, |n| n.same_speed_range_km),
];

/// The arc through one body's range and apogee; `None` where it gives no such pair with a spread.
///
/// # Errors
///
/// [`AnswerError::Domain`] if a reported figure is outside the domain of the arc.
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_setting::BuiltIn;
/// # use tpt_flown::arcs::{ArcContext, arc_report};
/// BuiltIn::at(date(2017, 12, 31))?.ask(|setting| {
///     let catalogue = setting.resolved.catalogue;
///     let arcs = ArcContext { catalogue, id_prefix: "example".to_owned(), sampling: setting.sampling };
///     let launch = &catalogue.launches["2017-07-04"];
///     let report = |id: &str| launch.reports.iter().find(|report| report.id == id).expect("it is on record");
///     // Seoul gave a range alone: no arc goes through it.
///     assert!(arc_report(&arcs, launch, report("seoul"))?.is_none());
///     let arc = arc_report(&arcs, launch, report("pyongyang"))?.expect("it gave both");
///     assert!(arc.same_speed_range_km.nominal > 5000.0);
///     Ok(())
/// })?;
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn arc_report(
    context: &ArcContext<'_>,
    launch: &Launch,
    report: &Report,
) -> Result<Option<ArcReport>, AnswerError> {
    let spreads =
        report.range.and_then(|m| m.length_spread()).zip(report.apogee.and_then(|m| m.length_spread()));
    let Some((ranges, apogees)) = spreads else { return Ok(None) };
    let of = format!("{}/{}", launch.id, report.id);
    let (_, samples) = sample(&of, (ranges, apogees), context.sampling)?;
    let ends = [
        (
            "range",
            ArcNumbers::of(ranges.low(), apogees.at(0.5))?,
            ArcNumbers::of(ranges.high(), apogees.at(0.5))?,
        ),
        (
            "apogee",
            ArcNumbers::of(ranges.at(0.5), apogees.low())?,
            ArcNumbers::of(ranges.at(0.5), apogees.high())?,
        ),
    ];
    let band = |(name, unit, pick): Field| -> Result<BandReport, AnswerError> {
        let sampled = Sampled::of(samples.iter().map(|n| pick(*n)).collect())?;
        let mut drivers: Vec<Driver> = ends
            .iter()
            .map(|(input, low, high)| Driver {
                input: format!("{input} as reported"),
                swing: (pick(*high) - pick(*low)).abs(),
            })
            .collect();
        drivers.sort_by(|a, b| b.swing.total_cmp(&a.swing));
        let id = format!("{}/{of}/vacuum_arc/{name}", context.id_prefix);
        Ok(BandReport::sampled(id, unit, sampled, drivers))
    };
    let [time, speed, reach] = FIELDS.map(band);
    let flight_time_s = time?;
    let arc = VacuumArc::through(ranges.at(0.5), apogees.at(0.5))?;
    let (track, bearing_from) = track(context.catalogue, launch, report, &arc)?;
    Ok(Some(ArcReport {
        of,
        reported_by: report.reported_by.into(),
        verdict: verdict(report, &flight_time_s),
        flight_time_s,
        launch_speed_m_s: speed?,
        same_speed_range_km: reach?,
        profile: profile(&arc),
        track,
        bearing_from,
    }))
}

/// The arcs through a report, named by launch and report, over draws of its range and its apogee: where both stand in their
/// spreads, and the numbers.
fn sample(
    of: &str,
    (ranges, apogees): (Spread<Length>, Spread<Length>),
    sampling: Sampling<'_>,
) -> Result<(Moved, Vec<ArcNumbers>), AnswerError> {
    let mut inputs = Inputs::named(sampling.seed, &format!("vacuum-arc/{of}"));
    let [range, apogee] = [("range as reported", ranges), ("apogee as reported", apogees)]
        .map(|(name, spread)| inputs.add(name, spread.map(Length::as_metres)));
    let samples: Vec<u32> = (0..sampling.samples).collect();
    let numbers = samples.iter().map(|sample| {
        let shares = inputs.sample(*sample)?;
        ArcNumbers::of(ranges.at(shares.of(range)), apogees.at(shares.of(apogee)))
    });
    let numbers = numbers.collect::<Result<Vec<_>, AnswerError>>()?;
    Ok((inputs.moved_by(&[range, apogee], &samples)?, numbers))
}

/// How far an impulse of the energy of the reported arc carries, whatever the missile: one that was pushed for minutes had more.
pub(crate) fn energy_floor(
    of: &str,
    spreads: (Spread<Length>, Spread<Length>),
    id: String,
    sampling: Sampling<'_>,
) -> Result<BandReport, AnswerError> {
    let (moved, arcs) = sample(of, spreads, sampling)?;
    Ok(moved.band(id, ReportUnit::KM, arcs.iter().map(|arc| arc.same_speed_range_km).collect())?)
}

/// A powered flight through the same range and apogee takes longer than the arc: a report that says less is
/// false, if even its longest reading is shorter than the arc's shortest.
fn verdict(report: &Report, arc_s: &BandReport) -> ArcVerdict {
    let Some(reported) = report.flight_time.and_then(|m| m.time_spread()) else {
        return ArcVerdict { verdict: VerdictWord::NotEnoughReported, reported_s: None, excess_s: None };
    };
    let [low, middle, high] = [reported.low(), reported.at(0.5), reported.high()].map(Time::as_seconds);
    let id = |field: &str| arc_s.id.replace("flight_time_s", field);
    let driven = |input: &str, swing: f64| vec![Driver { input: input.to_owned(), swing }];
    let excess = arc_s.exceeded_by([low, middle, high], id("excess_s"));
    let swing = excess.high - excess.low;
    let excess = excess.driven_by(driven("rounding of the reports", swing));
    let reported = BandReport::between(
        id("reported_s"),
        ReportUnit::S,
        [low, middle, high],
        driven("rounding of the report", high - low),
    );
    let verdict = if excess.high < 0.0 { VerdictWord::Impossible } else { VerdictWord::NotContradicted };
    ArcVerdict { verdict, reported_s: Some(reported), excess_s: Some(excess) }
}

fn shares() -> impl Iterator<Item = f64> {
    (0..PROFILE_POINTS).map(|i| f64::from(i) / f64::from(PROFILE_POINTS - 1))
}

/// Height at a share of the range, with the rounding error at the two ends removed.
fn height_km(arc: &VacuumArc, share: f64) -> f64 {
    arc.height_at(share).as_kilometres().max(0.0)
}

fn profile(arc: &VacuumArc) -> Vec<ProfilePoint> {
    let point = |share: f64| ProfilePoint {
        ground_km: share * arc.range().as_kilometres(),
        height_km: height_km(arc, share),
    };
    shares().map(point).collect()
}

/// The arc over the ground: from the launch's site along the bearing that this report or, failing that,
/// another report of the same launch gives.
fn track(
    catalogue: &Catalogue,
    launch: &Launch,
    report: &Report,
    arc: &VacuumArc,
) -> Result<(Vec<TrackPoint>, Option<String>), AnswerError> {
    let site = launch.site.as_ref().and_then(|id| catalogue.places.get(id));
    let with_bearing = std::iter::once(report)
        .chain(&launch.reports)
        .find_map(|r| Some((r, r.bearing.and_then(|m| m.unit.angle(m.central()?))?)));
    let (Some(site), Some((from, bearing))) = (site, with_bearing) else { return Ok((Vec::new(), None)) };
    let start = site.position()?;
    let point = |share: f64| {
        TrackPoint::new(
            arc.time_at(share),
            destination(start, bearing, arc.range() * share),
            arc.height_at(share),
        )
    };
    Ok((shares().map(point).collect(), Some(from.id.to_string())))
}

/// Ranges of the lines of equal launch speed, in kilometres.
const CONTOURS_KM: [f64; 6] = [300.0, 500.0, 1000.0, 2000.0, 3000.0, 5000.0];

/// Lines of equal launch speed over range and apogee: every arc of an impulse that carries so far at its best.
///
/// # Errors
///
/// [`AnswerError::Domain`] if an arc of the chart is outside its domain, which is a fault of the program.
///
/// ```
/// for contour in tpt_flown::arcs::contours()? {
///     let farthest = contour.points.iter().map(|point| point.ground_km).fold(0.0, f64::max);
///     assert!(farthest <= contour.same_speed_range_km);
/// }
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn contours() -> Result<Vec<Contour>, AnswerError> {
    let line = |longest_km: f64| {
        let least = VacuumArc::least_energy(Length::kilometres(longest_km))?;
        let point = |degrees: i32| {
            let arc = VacuumArc::same_speed(&least, Angle::degrees(f64::from(degrees)))?;
            Ok(ProfilePoint {
                ground_km: arc.range().as_kilometres(),
                height_km: arc.apogee().as_kilometres(),
            })
        };
        let points = (10..90).step_by(2).chain([89]).map(point).collect::<Result<_, AnswerError>>()?;
        Ok(Contour { same_speed_range_km: longest_km, points })
    };
    CONTOURS_KM.into_iter().map(line).collect()
}
