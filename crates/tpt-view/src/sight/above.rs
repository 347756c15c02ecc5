//! From which height a radar sees what is above a place.

use tpt_earth::{Length, Position, ecef};
use tpt_report::{SeenAbove, SeenFrom};
use tpt_setting::{AnswerError, Setting};
use tpt_sight::{Hidden, Radar, Sector, lowest_visible};

use super::drawn::DrawnRadar;
use super::{WhatIf, asked_for, sensors};
use tpt_catalogue::RecordId;

/// What a radar sees above some places, in the middle of every spread. Places that were not known at the date are left out.
pub(super) fn seen_above(
    setting: Setting<'_>,
    element: &str,
    places: &[RecordId],
) -> Result<Vec<SeenAbove>, AnswerError> {
    let plain = WhatIf::default();
    let asked = asked_for(setting.resolved, &plain, element)?;
    let all = sensors(setting, &plain, Some(asked))?;
    let Some(own) = all.first() else { return Ok(Vec::new()) };
    let radar = &own.middle.radar;
    let mut found = Vec::new();
    for id in places {
        let Some(place) = setting.resolved.catalogue.places.get(id) else { continue };
        let position = place.position()?;
        let seen = in_view(&own.middle, position);
        found.push(SeenAbove {
            place: id.to_string(),
            name: place.name.clone(),
            seen: match seen {
                Ok(_) => SeenFrom::Height,
                Err(Hidden::Sector) => SeenFrom::OutsideSector,
                Err(Hidden::Range) => SeenFrom::TooFar,
                Err(_) => SeenFrom::Hidden,
            },
            from_km: seen.ok().map(in_km),
            outside_by_deg: outside(radar, position),
        });
    }
    Ok(found)
}

/// To metres: more would be the rounding of the site.
pub(super) fn in_km(height: Length) -> f64 {
    height.as_metres().round() / 1000.0
}

/// By how much a place lies outside a radar's sector, degrees.
fn outside(radar: &Radar, place: Position) -> Option<f64> {
    let look = radar.site().line_of_sight(ecef(place, Length::ZERO));
    match radar.sector() {
        Sector::Around { heading, width } if !radar.sector().covers(look.azimuth) => {
            let off = (look.azimuth - heading).as_degrees().rem_euclid(360.0);
            Some(off.min(360.0 - off) - 0.5 * width.as_degrees())
        }
        _ => None,
    }
}

/// No flight that is asked about rises higher.
pub(super) const HIGHEST: Length = Length::kilometres(10_000.0);

/// Steps of a bisection: to less than a metre in ten thousand kilometres.
const HALVINGS: u32 = 24;

/// Where between two heights the view begins or ends: `seen` is in view, `hidden` is not.
pub(super) fn edge(mut seen: Length, mut hidden: Length, is_seen: impl Fn(Length) -> bool) -> Length {
    for _ in 0..HALVINGS {
        let middle = (seen + hidden) * 0.5;
        if is_seen(middle) { seen = middle } else { hidden = middle }
    }
    seen
}

/// The lowest height above a place that a radar has in view, or what hides all of them.
pub(super) fn in_view(drawn: &DrawnRadar, place: Position) -> Result<Length, Hidden> {
    let at = |height: Length| drawn.radar.view(ecef(place, height), drawn.reach).map(|_| ());
    let Some(lowest) = lowest_visible(&drawn.radar, place) else {
        // However high it is, something else than the range hides it.
        return at(HIGHEST).and(Err(Hidden::Ground));
    };
    // That height is one over a sphere: over the flattened Earth the view begins near it.
    let (mut below, mut from) = (Length::ZERO, lowest.max(Length::ZERO));
    let mut step = Length::metres(1.0);
    loop {
        match at(from) {
            Ok(()) => break,
            Err(Hidden::Ground | Hidden::Terrain | Hidden::BelowMinimum) if from < HIGHEST => {
                below = from;
                from = from + step;
                step = step * 2.0;
            }
            Err(hidden) => return Err(hidden),
        }
    }
    if at(below).is_ok() {
        return Ok(below);
    }
    Ok(edge(from, below, |height| at(height).is_ok()))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use tpt_report::SeenFrom;
    use tpt_setting::BuiltIn;

    use super::seen_above;

    /// Seongju looks 330° on its press figures: Pyongyang is in view low over the horizon of a beam that starts at 5°, Tokyo is to its side.
    #[test]
    fn a_place_is_seen_from_a_height_on_or_for_a_reason_not() {
        let facts = BuiltIn::at(date(2017, 3, 20)).unwrap();
        let places =
            ["pyongyang-city", "tokyo-city", "beijing-city"].map(|id| id.to_owned().try_into().unwrap());
        let found = facts.ask(|setting| seen_above(setting, "seongju-radar", &places)).unwrap();
        let [near, aside, far] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!(near.seen, SeenFrom::Height);
        assert!((30.0..60.0).contains(&near.from_km.unwrap()) && near.outside_by_deg.is_none(), "{near:?}");
        assert_eq!((aside.seen, aside.from_km), (SeenFrom::OutsideSector, None));
        assert!((10.0..80.0).contains(&aside.outside_by_deg.unwrap()), "{aside:?}");
        assert!(matches!(far.seen, SeenFrom::TooFar | SeenFrom::OutsideSector), "{far:?}");
    }
}
