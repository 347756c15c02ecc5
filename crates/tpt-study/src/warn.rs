//! `warn`: who could know of a launch when, when the public was told, and when it passed a place or came down.

use tpt_catalogue::{Figure, Launch, Place, RecordId};
use tpt_earth::{Band, Length, Position, Spread, Stream, Time, geodesic, geodetic};
use tpt_scenario::{Beliefs, PairedReport, Resolved};
use tpt_sight::{Infrared, Path, pass};

use crate::drivers::drivers;
use crate::number_id::NumberId;
use crate::report::{BandReport, Driver, PlaceWarning, Warning, WarningEvent, Watcher};
use crate::sight::{FEW, WhatIf, cite_sensor, path_of, place_named, sensors};
use crate::sourcing::{Citations, header};
use crate::{Sampling, StudyError};

/// The record with the delays of infrared warning: all from memory, and marked so wherever they appear.
const INFRARED: &str = "dsp-sbirs";

/// A flight passes over a place when its ground track comes as near as this.
const OVERFLIGHT_KM: f64 = 100.0;

/// The warning timeline of a launch for some places.
///
/// # Errors
///
/// [`StudyError::Unknown`] for an unknown launch or place; [`StudyError::NoAnswer`] if no report of the launch can be flown.
pub fn warn(
    resolved: &Resolved<'_>,
    beliefs: &Beliefs,
    launch: &str,
    places: &[String],
    sampling: Sampling<'_>,
    inputs_sha256: &str,
) -> Result<Warning, StudyError> {
    let catalogue = resolved.catalogue;
    let known = || catalogue.launches.keys().map(RecordId::as_str);
    let found = catalogue.launches.get(launch).ok_or_else(|| catalogue.unknown("launch", launch, known()))?;
    let mut citations = Citations::new(catalogue, resolved.as_of);
    let flown = match beliefs.paired_report(found) {
        Some(PairedReport(report)) => {
            path_of(resolved, beliefs, found, report, sampling)?.map(|flown| (report, flown))
        }
        None => None,
    };
    let Some((report, (path, burnout))) = flown else {
        return Err(StudyError::NoAnswer {
            what: format!("the launch `{launch}` has no timeline"),
            reason: "no report of it gives a range and an apogee that a missile on record can fly".to_owned(),
        });
    };
    citations.cite(&report.source);
    let prefix = format!("{}/{launch}", NumberId::prefix("warn", resolved.as_of, beliefs, None));
    let mut timeline = vec![exact(&prefix, "launch", "launch", 0.0)];
    timeline.extend(infrared(resolved, &path, burnout, &prefix, sampling, &mut citations)?);
    timeline.extend(radars(resolved, beliefs, &path, &prefix, sampling, &mut citations)?);
    timeline.extend(alerts(found, &prefix, &mut citations));
    timeline.push(exact(&prefix, "impact", "impact", path.duration().as_seconds()));
    timeline.sort_by(|a, b| a.t_s.nominal.total_cmp(&b.t_s.nominal));
    let rows = places.iter().map(|name| {
        let place = place_named(resolved, name)?;
        citations.cite(&place.source);
        place_warning(place, &path, found, &timeline, &prefix)
    });
    let rows = rows.collect::<Result<Vec<_>, StudyError>>()?;
    Ok(Warning {
        header: header("warn", resolved, beliefs, sampling, inputs_sha256),
        launch: found.id.to_string(),
        launch_name: found.name.clone(),
        reported_by: report.reported_by.words().to_owned(),
        place: rows.first().map(|row| row.name.clone()),
        overflight_altitude_km: rows.first().and_then(|row| row.overflight_altitude_km.clone()),
        timeline,
        places: rows,
        sources: citations.finish().1,
    })
}

fn event(name: String, t_s: BandReport) -> WarningEvent {
    WarningEvent { event: name, t_s, kind: String::new(), source: None, note: None, radar: None }
}

/// A moment without a spread of its own: the middle of the flight.
fn exact(prefix: &str, field: &str, name: &str, seconds: f64) -> WarningEvent {
    let t_s = BandReport {
        id: format!("{prefix}/{field}"),
        low: seconds,
        nominal: seconds,
        high: seconds,
        unit: "s".to_owned(),
        drivers: Vec::new(),
    };
    WarningEvent { kind: "flight".to_owned(), ..event(name.to_owned(), t_s) }
}

/// When satellites have told, over the published delays: all of them from memory, and said so.
fn infrared(
    resolved: &Resolved<'_>,
    path: &Path,
    burnout: Time,
    prefix: &str,
    sampling: Sampling<'_>,
    citations: &mut Citations<'_>,
) -> Result<Option<WarningEvent>, StudyError> {
    let Some(record) = resolved.catalogue.systems.get(INFRARED) else { return Ok(None) };
    let of = |quantity: &str| -> Option<(&Figure, Spread)> {
        let mut figures = record.figures.iter().filter(|figure| figure.quantity == quantity);
        figures.find_map(|figure| Some((figure, figure.measured().spread_si()?)))
    };
    let (Some(cloud), Some(revisit), Some(delay)) =
        (of("cloud-break-altitude"), of("revisit-time"), of("warning-delay"))
    else {
        return Ok(None);
    };
    let stream = Stream::named(sampling.seed, "warn/infrared");
    let (mut told, mut shares) = (Vec::new(), Vec::new());
    for i in 0..sampling.samples.min(FEW) {
        let drawn = [stream.number(i, 0)?, stream.number(i, 1)?, stream.number(i, 2)?];
        let infrared = Infrared {
            cloud_top: Length::metres(cloud.1.at(drawn[0])),
            wait: Time::seconds(revisit.1.at(0.5) * drawn[1]),
            processing: Time::seconds(delay.1.at(drawn[2])),
        };
        if let Some(after) = infrared.told(path, burnout) {
            told.push(after.as_seconds());
            shares.push(drawn);
        }
    }
    if told.is_empty() {
        return Ok(None);
    }
    let names = [cloud.0, revisit.0, delay.0].map(|figure| {
        citations.cite(&figure.source);
        figure.quantity.as_str().replace('-', " ")
    });
    let columns: Vec<&[f64]> = shares.iter().map(|drawn| drawn.as_slice()).collect();
    let drivers = drivers(&names, &columns, &told);
    let Band { low, nominal, high } = Band::of_samples(told)?;
    let band =
        BandReport { id: format!("{prefix}/infrared"), low, nominal, high, unit: "s".to_owned(), drivers };
    Ok(Some(WarningEvent {
        kind: "infrared".to_owned(),
        source: Some(delay.0.source.to_string()),
        note: Some("delays from memory, unverified".to_owned()),
        ..event("infrared warning has reached its users".to_owned(), band)
    }))
}

/// When each working radar of the scenario has the flight first and last.
fn radars(
    resolved: &Resolved<'_>,
    beliefs: &Beliefs,
    path: &Path,
    prefix: &str,
    sampling: Sampling<'_>,
    citations: &mut Citations<'_>,
) -> Result<Vec<WarningEvent>, StudyError> {
    let mut events = Vec::new();
    for sensor in sensors(resolved, beliefs, &WhatIf::default(), None, sampling)? {
        let report = sensor.report();
        if !report.works {
            continue;
        }
        let mut first = Vec::new();
        let count = sampling.samples.min(FEW);
        for i in 0..count {
            let drawn = sensor.draw(i)?;
            first.extend(pass(&drawn.radar, path, drawn.reach).ok().map(|pass| (i, pass.first.as_seconds())));
        }
        // In view in fewer than half of the draws is not in view.
        if first.len() * 2 < count as usize || first.is_empty() {
            continue;
        }
        cite_sensor(&report, citations);
        let t_s = sensor.band(&first, format!("{prefix}/{}", report.element), "s")?;
        let reach =
            if sensor.has_range() { None } else { Some("no range is published: geometry alone".to_owned()) };
        let middle = pass(&sensor.middle.radar, path, sensor.middle.reach).ok();
        let name = format!("in view of {}", report.name);
        let radar = Watcher {
            element: report.element,
            name: report.name,
            lat_deg: report.lat_deg,
            lon_deg: report.lon_deg,
            antenna_m: report.antenna_m,
            in_view_s: middle.map(|pass| [pass.first.as_seconds(), pass.last.as_seconds()]),
        };
        events.push(WarningEvent {
            kind: "radar".to_owned(),
            note: reach,
            radar: Some(radar),
            ..event(name, t_s)
        });
    }
    Ok(events)
}

/// When the public was told.
fn alerts(launch: &Launch, prefix: &str, citations: &mut Citations<'_>) -> Vec<WarningEvent> {
    let Some(at) = launch.launched_at else { return Vec::new() };
    let row = |alert: &tpt_catalogue::Alert| {
        let seconds = alert.at.seconds_after(at);
        let to = alert.sent_to.as_ref().map(|to| format!(", to {to}")).unwrap_or_default();
        // Clock times are given to the minute: half a minute either way for each of the two.
        let t_s = BandReport {
            id: format!("{prefix}/alert/{}", alert.id),
            low: seconds - 60.0,
            nominal: seconds,
            high: seconds + 60.0,
            unit: "s".to_owned(),
            drivers: vec![Driver {
                input: "rounding of both clock times to the minute".to_owned(),
                swing: 120.0,
            }],
        };
        WarningEvent {
            kind: "alert".to_owned(),
            source: Some(citations.cite(&alert.source)),
            note: alert.note.clone(),
            ..event(format!("{}{to}", alert.event), t_s)
        }
    };
    launch.alerts.iter().map(row).collect()
}

/// The point of a flight whose ground track is nearest to a place.
pub(crate) struct Nearest {
    pub(crate) distance_km: f64,
    pub(crate) seconds: f64,
    pub(crate) height_km: f64,
}

/// Where a flight comes nearest to a place.
pub(crate) fn nearest(path: &Path, at: Position) -> Result<Nearest, StudyError> {
    let moments = path.times().map(|time| {
        let (under, height) = geodetic(path.at(time));
        Nearest {
            distance_km: geodesic(at, under).distance.as_kilometres(),
            seconds: time.as_seconds(),
            height_km: height.as_kilometres(),
        }
    });
    moments
        .min_by(|a, b| a.distance_km.total_cmp(&b.distance_km))
        .ok_or_else(|| StudyError::NoAnswer { what: "the path".to_owned(), reason: "it is empty".to_owned() })
}

/// How near a flight comes to a place, when and how high, and how long before that the public there was told.
fn place_warning(
    place: &Place,
    path: &Path,
    launch: &Launch,
    timeline: &[WarningEvent],
    prefix: &str,
) -> Result<PlaceWarning, StudyError> {
    let at = place.position()?;
    let Nearest { distance_km, seconds, height_km } = nearest(path, at)?;
    let over = distance_km <= OVERFLIGHT_KM;
    let alert =
        launch.alerts.iter().filter(|alert| alert.places.contains(&place.id)).map(|alert| alert.at).min();
    let told_s = alert.zip(launch.launched_at).map(|(alert, at)| alert.seconds_after(at));
    let first_seen = timeline.iter().filter(|event| event.kind == "radar" || event.kind == "infrared");
    let known_s = first_seen.map(|event| event.t_s.nominal).fold(f64::INFINITY, f64::min);
    let exact = |field: &str, value: f64, unit: &str| BandReport {
        id: format!("{prefix}/{}/{field}", place.id),
        low: value,
        nominal: value,
        high: value,
        unit: unit.to_owned(),
        drivers: Vec::new(),
    };
    Ok(PlaceWarning {
        place: place.id.to_string(),
        name: place.name.clone(),
        nearest_km: distance_km,
        nearest_s: seconds,
        overflight_altitude_km: over.then(|| exact("overflight_altitude_km", height_km, "km")),
        alerted_s: told_s,
        warning_s: told_s.map(|told| seconds - told),
        known_before_s: known_s.is_finite().then_some(seconds - known_s),
    })
}
