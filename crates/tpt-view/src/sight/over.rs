//! What radars have in view above one place: from which height on, up to which, and why not.

use tpt_catalogue::RecordId;
use tpt_earth::{Length, Position, ecef};
use tpt_report::{AbovePlace, RadarAbove};
use tpt_setting::sourcing::Citations;
use tpt_setting::{AnswerError, Sampling};
use tpt_sight::Hidden;

use super::above::{HIGHEST, edge, in_km, in_view};
use super::drawn::DrawnRadar;
use super::matrix::words;
use super::sensor::Sensor;
use super::views::draws;

/// The heights above a place that a radar has in view: from, and to where there is an upper end.
fn ends(drawn: &DrawnRadar, place: Position) -> Result<(Length, Option<Length>), Hidden> {
    let is_seen = |height: Length| drawn.radar.view(ecef(place, height), drawn.reach).is_ok();
    let from = in_view(drawn, place)?;
    // What is farther up is farther away and steeper: there is one upper end.
    Ok((from, (!is_seen(HIGHEST)).then(|| edge(from, HIGHEST, is_seen))))
}

fn of_sensor(
    sensor: &Sensor<'_>,
    place: Position,
    sampling: Sampling<'_>,
) -> Result<RadarAbove, AnswerError> {
    let drawn = draws(sensor, sampling)?;
    let seen = drawn.iter().filter(|drawn| in_view(drawn, place).is_ok()).count();
    let middle = ends(&sensor.middle, place);
    let look = sensor.middle.radar.site().line_of_sight(ecef(place, Length::ZERO));
    let report = sensor.report();
    Ok(RadarAbove {
        element: report.element.clone(),
        name: report.name.clone(),
        works: report.works,
        status: report.status,
        range: sensor.range_value(),
        distance_km: in_km(look.ground),
        from_km: middle.as_ref().ok().map(|(from, _)| in_km(*from)),
        to_km: middle.as_ref().ok().and_then(|(_, to)| to.map(in_km)),
        seen_share: seen as f64 / drawn.len().max(1) as f64,
        hidden_by: middle.err().map(|hidden| words(hidden).to_owned()),
    })
}

/// What some radars have in view above a place of the catalogue. The radars stand in their own order, not in that of what they see.
pub(super) fn above(
    sensors: &[Sensor<'_>],
    place: &tpt_catalogue::Place,
    sampling: Sampling<'_>,
    citations: &mut Citations<'_>,
) -> Result<AbovePlace, AnswerError> {
    let at = place.position()?;
    let radars = sensors
        .iter()
        .map(|sensor| of_sensor(sensor, at, sampling))
        .collect::<Result<Vec<_>, AnswerError>>()?;
    citations.cite(&place.source);
    let of_ranges = radars.iter().filter_map(|radar| radar.range.as_ref()?.source.clone());
    for source in of_ranges.filter_map(|source| RecordId::try_from(source).ok()) {
        citations.cite(&source);
    }
    Ok(AbovePlace {
        place: place.id.to_string(),
        name: place.name.clone(),
        lat_deg: place.lat_deg.get(),
        lon_deg: place.lon_deg.get(),
        radars,
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use tpt_setting::BuiltIn;

    use crate::sight::{Heights, WhatIf, sight_above};

    #[test]
    fn a_place_is_seen_from_a_height_on_or_for_a_reason_not() {
        let facts = BuiltIn::at(date(2017, 5, 10)).unwrap();
        let of = |place: &str, heading_deg: f64| {
            let what_if = WhatIf { heading_deg: Some(heading_deg), ..WhatIf::default() };
            let heights = Heights { altitudes_km: &[300.0], grid_step_deg: None };
            let found =
                facts.ask(|setting| sight_above(setting, "seongju", heights, &what_if, place)).unwrap();
            found.above.unwrap().radars
        };
        // Pyongyang lies 380 km to the north-west of Seongju: near enough, and low over the horizon of a beam that starts at 5°.
        let north = &of("pyongyang", 330.0)[0];
        let from_km = north.from_km.unwrap();
        assert!((30.0..60.0).contains(&from_km), "{from_km}");
        // Above the upper end it is too far: the ground distance and the height span the range of about 600 to 800 km.
        let to_km = north.to_km.unwrap();
        assert!(to_km > from_km && tpt_earth::math::hypot(north.distance_km, to_km) < 900.0, "{to_km}");
        let south = &of("pyongyang", 150.0)[0];
        assert_eq!((south.from_km, south.hidden_by.as_deref()), (None, Some("outside the sector")));
        let far = &of("washington-city", 20.0)[0];
        assert!(far.from_km.is_none() && far.seen_share == 0.0, "{far:?}");
    }

    #[test]
    fn a_place_has_many_names_and_an_unknown_one_is_refused() {
        let facts = BuiltIn::at(date(2017, 5, 10)).unwrap();
        let named = |place: &str| {
            let heights = Heights { altitudes_km: &[300.0], grid_step_deg: None };
            facts.ask(|setting| sight_above(setting, "seongju", heights, &WhatIf::default(), place))
        };
        assert_eq!(named("서울").unwrap().above.unwrap().place, "seoul-city");
        assert!(named("Atlantis").is_err());
    }
}
