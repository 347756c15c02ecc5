//! `warn`: who could know of a launch when, when the public was told, and when it passed a place or came down.

use tpt_catalogue::{Figure, FigureRole, Launch, Place, RecordId};
use tpt_earth::math::square;
use tpt_earth::{Length, Position, Spread, Time, ecef, geodesic, geodetic, golden_section, vertical};
use tpt_scenario::{PairedReport, Resolved};
use tpt_sight::{Infrared, Path, Scan};

use crate::sight::{FEW, WhatIf, cite_sensor, paths_of, sensors, track};
use tpt_draw::{Inputs, Shares};
use tpt_flown::reconstruction::{FlownPath, FlownPaths};
use tpt_report::NumberId;
use tpt_report::{
    BandReport, Driver, FlightEnd, PlaceWarning, ReportUnit, Warning, WarningEvent, WarningKind, Watcher,
};
use tpt_setting::sourcing::{Citations, header};
use tpt_setting::{AnswerError, Sampling, Setting};

/// A flight passes over a place when its ground track comes as near as this.
const OVERFLIGHT_KM: f64 = 100.0;

/// The warning timeline of a launch for some places.
///
/// # Errors
///
/// [`AnswerError::Unknown`] for an unknown launch or place; [`AnswerError::NoAnswer`] if no report of the launch can be flown.
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_setting::BuiltIn;
/// # use tpt_setting::AnswerError;
/// # use tpt_view::warn;
/// # BuiltIn::at(date(2017, 12, 31))?.ask(|setting| {
/// let warned = warn(setting, "2017-08-29", &["sapporo".to_owned()])?;
/// let impact = warned.impact().expect("it came down");
/// // It passed Hokkaido on its way, and the public was told before.
/// assert!(warned.places[0].nearest_s.nominal < impact.t_s.nominal);
/// assert!(warned.places[0].alerted_s.expect("a message covered it") < warned.places[0].nearest_s.nominal);
/// assert!(matches!(warn(setting, "2017-08-92", &[]), Err(AnswerError::Unknown(_))));
/// #     Ok(())
/// # })?;
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn warn(setting: Setting<'_>, launch: &str, places: &[String]) -> Result<Warning, AnswerError> {
    let catalogue = setting.resolved.catalogue;
    let known = || catalogue.launches.keys().map(RecordId::as_str);
    let found = catalogue.launches.get(launch).ok_or_else(|| catalogue.unknown("launch", launch, known()))?;
    let mut citations = Citations::new(catalogue, setting.resolved.as_of);
    let flown = match setting.beliefs.paired_report(found) {
        Some(PairedReport(report)) => paths_of(setting, found, report)?.map(|flown| (report, flown)),
        None => None,
    };
    let Some((report, flown)) = flown else {
        return Err(AnswerError::NoAnswer {
            what: format!("the launch `{launch}` has no timeline"),
            reason: "no report of it gives a range and an apogee that a missile on record can fly".to_owned(),
        });
    };
    citations.cite(&report.source);
    let prefix = format!(
        "{}/{launch}",
        NumberId::prefix("warn", setting.resolved.as_of, &setting.beliefs.key(), None)
    );
    let flight = |end: FlightEnd, name: &str, t_s: BandReport| WarningEvent {
        end: Some(end),
        ..event(WarningKind::Flight, name.to_owned(), t_s)
    };
    let count = setting.sampling.samples.min(FEW) as usize;
    let mut known = Known { by_sample: vec![f64::INFINITY; count], in_the_middle: f64::INFINITY };
    let launched = BandReport::exact(format!("{prefix}/launch"), ReportUnit::S, 0.0);
    let mut timeline = vec![flight(FlightEnd::Launch, "launch", launched)];
    timeline.extend(infrared(
        setting.resolved,
        &flown,
        &prefix,
        setting.sampling,
        &mut known,
        &mut citations,
    )?);
    timeline.extend(radars(setting, &flown, &prefix, &mut known, &mut citations)?);
    timeline.extend(alerts(found, &prefix, &mut citations));
    let impact = over(&flown, format!("{prefix}/impact"), ReportUnit::S, |flown, _| {
        Some(flown.path.duration().as_seconds())
    })?;
    timeline.extend(impact.map(|t_s| flight(FlightEnd::Impact, "impact", t_s)));
    timeline.sort_by(|a, b| a.t_s.nominal.total_cmp(&b.t_s.nominal));
    let rows = places.iter().map(|name| {
        let place = setting.resolved.catalogue.place_named(name)?;
        citations.cite(&place.source);
        place_warning(place, &flown, found, &known, &prefix, setting.sampling)
    });
    let rows = rows.collect::<Result<Vec<_>, AnswerError>>()?;
    Ok(Warning {
        header: header("warn", setting),
        launch: found.id.to_string(),
        launch_name: found.name.clone(),
        reported_by: report.reported_by.into(),
        place: rows.first().map(|row| row.name.clone()),
        overflight_altitude_km: rows.first().and_then(|row| row.overflight_altitude_km.clone()),
        track: track(&flown.middle().path),
        timeline,
        places: rows,
        sources: citations.finish().1,
    })
}

fn event(kind: WarningKind, name: String, t_s: BandReport) -> WarningEvent {
    WarningEvent { event: name, t_s, kind, end: None, source: None, note: None, radar: None }
}

/// When somebody who was to know of a launch first knew.
struct Known {
    by_sample: Vec<f64>,
    in_the_middle: f64,
}

impl Known {
    fn by(&mut self, samples: &[(u32, f64)], in_the_middle: Option<f64>) {
        for (sample, seconds) in samples {
            if let Some(first) = self.by_sample.get_mut(*sample as usize) {
                *first = first.min(*seconds);
            }
        }
        self.in_the_middle = self.in_the_middle.min(in_the_middle.unwrap_or(f64::INFINITY));
    }
}

/// The band of a number over the draws of a flight, by the draw's own number; `None` where no draw has the number.
fn over(
    flown: &FlownPaths,
    id: String,
    unit: ReportUnit,
    number: impl Fn(&FlownPath, usize) -> Option<f64>,
) -> Result<Option<BandReport>, AnswerError> {
    let each = (0..).zip(flown.each());
    let (which, values): (Vec<u32>, Vec<f64>) =
        each.filter_map(|(i, one)| Some((i, number(one, i as usize)?))).unzip();
    if values.is_empty() {
        return Ok(None);
    }
    Ok(Some(flown.moved(&which).band(id, unit, values)?))
}

/// When satellites have told, over the published delays: all of them from memory, and said so.
fn infrared(
    resolved: &Resolved<'_>,
    flown: &FlownPaths,
    prefix: &str,
    sampling: Sampling<'_>,
    known: &mut Known,
    citations: &mut Citations<'_>,
) -> Result<Option<WarningEvent>, AnswerError> {
    let of = |role: FigureRole| -> Option<(&Figure, Spread)> {
        let figure = resolved.catalogue.in_role(role)?.figure;
        Some((figure, figure.measured().spread_si()?))
    };
    // A satellite that was not known of has warned nobody.
    let (Some(cloud), Some(revisit), Some(delay)) =
        (of(FigureRole::InfraredCloudTop), of(FigureRole::InfraredRevisit), of(FigureRole::InfraredDelay))
    else {
        return Ok(None);
    };
    let mut inputs = Inputs::named(sampling.seed, "warn/infrared");
    let delays = [cloud, revisit, delay];
    let [cloud_top, wait, processing] =
        delays.map(|(figure, spread)| inputs.add(figure.quantity.as_str().replace('-', " "), spread));
    let told = |drawn: &Shares, flown: &FlownPath| {
        let infrared = Infrared {
            cloud_top: Length::metres(inputs.value(cloud_top, drawn)),
            // The satellite passes over at some moment of its round.
            wait: Time::seconds(revisit.1.at(0.5) * drawn.of(wait)),
            processing: Time::seconds(inputs.value(processing, drawn)),
        };
        infrared.told(&flown.path, flown.burnout).map(Time::as_seconds)
    };
    let mut by_sample = Vec::new();
    for i in 0..sampling.samples.min(FEW) {
        by_sample.extend(told(&inputs.sample(i)?, flown.drawn(i as usize)).map(|after| (i, after)));
    }
    if by_sample.is_empty() {
        return Ok(None);
    }
    for (figure, _) in delays {
        citations.cite(&figure.source);
    }
    known.by(&by_sample, told(&inputs.middle(), flown.middle()));
    let (which, told): (Vec<u32>, Vec<f64>) = by_sample.into_iter().unzip();
    let moved = inputs.moved_by(&[cloud_top, wait, processing], &which)?;
    let moved = moved.and(flown.moved(&which));
    let band = moved.band(format!("{prefix}/infrared"), ReportUnit::S, told)?;
    Ok(Some(WarningEvent {
        source: Some(delay.0.source.to_string()),
        note: Some("delays from memory, unverified".to_owned()),
        ..event(WarningKind::Infrared, "infrared warning has reached its users".to_owned(), band)
    }))
}

/// When each working radar of the scenario has the flight first and last.
fn radars(
    setting: Setting<'_>,
    flown: &FlownPaths,
    prefix: &str,
    known: &mut Known,
    citations: &mut Citations<'_>,
) -> Result<Vec<WarningEvent>, AnswerError> {
    let mut events = Vec::new();
    for sensor in sensors(setting, &WhatIf::default(), None)? {
        let report = sensor.report();
        if !report.works {
            continue;
        }
        let mut first = Vec::new();
        let count = setting.sampling.samples.min(FEW);
        for i in 0..count {
            let drawn = sensor.draw(i)?;
            let path = &flown.drawn(i as usize).path;
            let seen = Scan::new(&drawn.radar, path).seen(drawn.reach, None);
            first.extend(seen.map(|pass| (i, pass.first.as_seconds())));
        }
        // In view in fewer than half of the draws is not in view.
        if first.len() * 2 < count as usize || first.is_empty() {
            continue;
        }
        cite_sensor(&report, citations);
        let t_s = sensor.band(&first, format!("{prefix}/{}", report.element), ReportUnit::S)?;
        let t_s = flown.drives(t_s, &first);
        let reach =
            if sensor.has_range() { None } else { Some("no range is published: geometry alone".to_owned()) };
        let middle = Scan::new(&sensor.middle.radar, &flown.middle().path).seen(sensor.middle.reach, None);
        known.by(&first, middle.map(|pass| pass.first.as_seconds()));
        let name = format!("in view of {}", report.name);
        let radar = Watcher {
            element: report.element,
            name: report.name,
            lat_deg: report.lat_deg,
            lon_deg: report.lon_deg,
            antenna_m: report.antenna_m,
            in_view_s: middle.map(|pass| [pass.first.as_seconds(), pass.last.as_seconds()]),
        };
        events.push(WarningEvent { note: reach, radar: Some(radar), ..event(WarningKind::Radar, name, t_s) });
    }
    Ok(events)
}

/// Clock times are given to the minute: half a minute either way for each of two.
const CLOCKS_S: f64 = 120.0;

fn of_clocks() -> Driver {
    Driver { input: "rounding of both clock times to the minute".to_owned(), swing: CLOCKS_S }
}

/// By how much a message is later after the launch than both clock times say, in a draw, s.
fn clocks_off(sample: usize, sampling: Sampling<'_>) -> Result<f64, AnswerError> {
    let mut inputs = Inputs::named(sampling.seed, "warn/clocks");
    let [launch, message] = ["launch", "message"].map(|of| inputs.add_share(format!("rounding of the {of}")));
    let shares = inputs.sample(u32::try_from(sample).unwrap_or(u32::MAX))?;
    Ok(0.5 * CLOCKS_S * (shares.of(launch) + shares.of(message) - 1.0))
}

/// When the public was told.
fn alerts(launch: &Launch, prefix: &str, citations: &mut Citations<'_>) -> Vec<WarningEvent> {
    let Some(at) = launch.launched_at else { return Vec::new() };
    let row = |alert: &tpt_catalogue::Alert| {
        let seconds = alert.at.seconds_after(at);
        let to = alert.sent_to.as_ref().map(|to| format!(", to {to}")).unwrap_or_default();
        let t_s = BandReport::between(
            format!("{prefix}/alert/{}", alert.id),
            ReportUnit::S,
            [seconds - 0.5 * CLOCKS_S, seconds, seconds + 0.5 * CLOCKS_S],
            vec![of_clocks()],
        );
        WarningEvent {
            source: Some(citations.cite(&alert.source)),
            note: alert.note.clone(),
            ..event(WarningKind::Alert, format!("{}{to}", alert.event), t_s)
        }
    };
    launch.alerts.iter().map(row).collect()
}

/// The point of a flight whose ground track is nearest to a place.
pub struct Nearest {
    /// How far off on the ground.
    pub distance_km: f64,
    /// When, from launch.
    pub seconds: f64,
    /// How high above the ground.
    pub height_km: f64,
}

/// Where a flight comes nearest to a place.
///
/// # Errors
///
/// [`AnswerError::NoAnswer`] if the path has no point.
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_setting::BuiltIn;
/// # use tpt_view::{sight::paths_of, warn::nearest};
/// # BuiltIn::at(date(2017, 12, 31))?.ask(|setting| {
/// #     let launch = &setting.resolved.catalogue.launches["2017-08-29"];
/// #     let tokyo = launch.reports.iter().find(|report| report.id == "tokyo").expect("it is on record");
/// #     let flown = paths_of(setting, launch, tokyo)?.expect("it can be flown");
/// // `flown` are the paths of the launch of 29 August 2017, from the airport of Pyongyang over Hokkaido.
/// let places = &setting.resolved.catalogue.places;
/// let path = &flown.middle().path;
/// assert!(nearest(path, places["pyongyang-airport"].position()?)?.seconds < 10.0);
/// let sapporo = nearest(path, places["sapporo"].position()?)?;
/// assert!(sapporo.height_km > 100.0 && sapporo.distance_km < 400.0);
/// #     Ok(())
/// # })?;
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn nearest(path: &Path, at: Position) -> Result<Nearest, AnswerError> {
    let moment = |time: Time| {
        let (under, height) = geodetic(path.at(time));
        Nearest {
            distance_km: geodesic(at, under).distance.as_kilometres(),
            seconds: time.as_seconds(),
            height_km: height.as_kilometres(),
        }
    };
    let times: Vec<Time> = path.times().collect();
    let may_be_nearest = may_be_nearest(path, &times, at);
    let nearest = times.iter().enumerate().zip(may_be_nearest).filter(|(_, may_be)| *may_be);
    let nearest = nearest.map(|((i, time), _)| (i, moment(*time)));
    let nearest = nearest.min_by(|(_, a), (_, b)| a.distance_km.total_cmp(&b.distance_km));
    let (i, nearest) = nearest.ok_or_else(|| AnswerError::NoAnswer {
        what: "the path".to_owned(),
        reason: "it is empty".to_owned(),
    })?;
    // Between the positions on either side of the nearest there is one minimum.
    let span = [times[i.saturating_sub(1)], times[(i + 1).min(times.len() - 1)]].map(Time::as_seconds);
    let nearness = |seconds: f64| Ok::<_, AnswerError>(-moment(Time::seconds(seconds)).distance_km);
    let (from, to) = golden_section((span[0], span[1]), SECTIONS, nearness)?;
    let between = moment(Time::seconds((from + to) * 0.5));
    Ok(if between.distance_km < nearest.distance_km { between } else { nearest })
}

/// Which moments of a flight may be over the point that is nearest to a place, by straight lines through the Earth. A geodesic is
/// as long as the arc over such a line to 0.4 %: what is farther than the shortest by a fiftieth is not the nearest.
fn may_be_nearest(path: &Path, times: &[Time], at: Position) -> Vec<bool> {
    let place_m = ecef(at, Length::ZERO);
    let apart_m = |time: &Time| {
        let position_m = path.at(*time);
        let (up, height_m) = vertical(position_m);
        (0..3).map(|k| square(position_m[k] - height_m * up[k] - place_m[k])).sum::<f64>().sqrt()
    };
    let apart_m: Vec<f64> = times.iter().map(apart_m).collect();
    let shortest_m = apart_m.iter().copied().fold(f64::INFINITY, f64::min);
    apart_m.into_iter().map(|apart_m| apart_m <= 1.02 * shortest_m + 1.0).collect()
}

/// Golden sections of a span of some ten seconds: below a millisecond.
const SECTIONS: u32 = 20;

/// How near a flight comes to a place, when and how high, and how long before that the public there was told.
fn place_warning(
    place: &Place,
    flown: &FlownPaths,
    launch: &Launch,
    known: &Known,
    prefix: &str,
    sampling: Sampling<'_>,
) -> Result<PlaceWarning, AnswerError> {
    let at = place.position()?;
    let each = flown.each().iter().map(|one| nearest(&one.path, at));
    let each: Vec<Nearest> = each.collect::<Result<_, AnswerError>>()?;
    let clocks = (0..flown.each().len()).map(|i| clocks_off(i, sampling));
    let clocks: Vec<f64> = clocks.collect::<Result<_, AnswerError>>()?;
    let over = |field: &str, unit: ReportUnit, number: &dyn Fn(usize, &Nearest) -> Option<f64>| {
        over(flown, format!("{prefix}/{}/{field}", place.id), unit, |_, i| number(i, &each[i]))
    };
    let missing = || AnswerError::NoAnswer {
        what: format!("the way past {}", place.name),
        reason: "no draw of the flight has one".to_owned(),
    };
    let alert =
        launch.alerts.iter().filter(|alert| alert.places.contains(&place.id)).map(|alert| alert.at).min();
    let told_s = alert.zip(launch.launched_at).map(|(alert, at)| alert.seconds_after(at));
    let is_over = nearest(&flown.middle().path, at)?.distance_km <= OVERFLIGHT_KM;
    let warning = told_s.map(|told| {
        let warning =
            over("warning_s", ReportUnit::S, &|i, near| Some(near.seconds - told - clocks.get(i)?))?;
        Ok::<_, AnswerError>(warning.map(|band| band.driven_by([of_clocks()])))
    });
    let known_before = |i: usize, near: &Nearest| {
        let first = known.by_sample.get(i).copied()?;
        first.is_finite().then_some(near.seconds - first)
    };
    Ok(PlaceWarning {
        place: place.id.to_string(),
        name: place.name.clone(),
        nearest_km: over("nearest_km", ReportUnit::KM, &|_, near| Some(near.distance_km))?
            .ok_or_else(missing)?,
        nearest_s: over("nearest_s", ReportUnit::S, &|_, near| Some(near.seconds))?.ok_or_else(missing)?,
        overflight_altitude_km: if is_over {
            over("overflight_altitude_km", ReportUnit::KM, &|_, near| Some(near.height_km))?
        } else {
            None
        },
        alerted_s: told_s,
        warning_s: warning.transpose()?.flatten(),
        known_before_s: if known.in_the_middle.is_finite() {
            over("known_before_s", ReportUnit::S, &known_before)?
        } else {
            None
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use tpt_setting::BuiltIn;

    #[test]
    fn what_is_left_out_by_straight_lines_is_not_the_nearest() {
        let facts = BuiltIn::at(date(2017, 12, 31)).expect("it is built in");
        let asked = facts.ask(|setting| {
            let launch = &setting.resolved.catalogue.launches["2017-08-29"];
            let report = launch.reports.iter().find(|report| report.id == "tokyo").expect("it is on record");
            let flown = paths_of(setting, launch, report)?.expect("it can be flown");
            let path = &flown.middle().path;
            let times: Vec<Time> = path.times().collect();
            let places = &setting.resolved.catalogue.places;
            let mut count = 0;
            for place in places.values() {
                let at = place.position()?;
                let distances = times.iter().map(|time| geodesic(at, geodetic(path.at(*time)).0).distance);
                let (nearest, _) = distances
                    .enumerate()
                    .min_by(|(_, a), (_, b)| a.as_metres().total_cmp(&b.as_metres()))
                    .expect("it has positions");
                let left = may_be_nearest(path, &times, at);
                assert!(left[nearest], "{}", place.id);
                count += left.iter().filter(|left| **left).count();
            }
            assert!(count < places.len() * times.len() / 4, "{count}");
            Ok(())
        });
        asked.expect("it is answered");
    }
}
