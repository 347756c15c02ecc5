//! The map of what the battery could protect: one class of missiles shaded, another as an outline, and places with an answer.

use maud::{Markup, html};
use tpt_report::{Binding, ClassReach, Defend, PlaceReach, PlaceVerdict, polygons_of};

use super::super::canvas::{AROUND, Rect, Sheet, Side, line, mm};
use super::super::lines::Lines;
use super::super::map;
use crate::BriefingError;
use crate::drawing::Frame;

/// The size of the figure, mm.
const SIZE: (f64, f64) = (120.0, 120.0);

/// Kilometres to a millimetre: the south of a peninsula and a strait.
const SCALE: f64 = 4.7;

/// Closed lines on the sheet, mm.
type Rings = Vec<Vec<(f64, f64)>>;

/// How many points to each side smooth a point of an outline: the grid that it was sampled on is no coast.
const SMOOTHED: usize = 3;

pub(super) fn figure(
    found: &Defend,
    classes: &[ClassReach],
    lines: &Lines<'_>,
) -> Result<Markup, BriefingError> {
    let frame = Frame { centre: (found.lat_deg, found.lon_deg), size: SIZE, km_per_px: SCALE };
    let mut sheet = Sheet::new("figure-c", SIZE.0, SIZE.1);
    map::ground(&mut sheet, &frame, "figure-c-clip")?;
    let outlined: Vec<(&ClassReach, Rings, &str)> = classes
        .iter()
        .zip(["yes", "other"])
        .map(|(class, style)| (class, outlines(&frame, &class.geometry), style))
        .collect();
    for (_, rings, style) in &outlined {
        let d: String = rings.iter().map(|ring| line(ring.iter().copied(), true)).collect();
        sheet
            .draw(html! { g clip-path="url(#figure-c-clip)" { path .(style) d=(d) fill-rule="evenodd" {} } });
    }
    places(&mut sheet, &frame, found, classes.first());
    map::scale(&mut sheet, &frame, 100.0, (6.0, SIZE.1 - 4.0));
    for (class, rings, style) in &outlined {
        let text = format!("{}{}", class.name, if *style == "yes" { " (shaded)" } else { " (dashed)" });
        let inner = Rect { left: 2.0, top: 2.0, right: SIZE.0 - 2.0, bottom: SIZE.1 - 2.0 };
        let within = |at: &&(f64, f64)| {
            (inner.left..inner.right).contains(&at.0) && (inner.top..inner.bottom).contains(&at.1)
        };
        // The name stands on its outline, where the other classes' are far.
        let others: Vec<(f64, f64)> = outlined
            .iter()
            .filter(|other| other.2 != *style)
            .flat_map(|other| other.1.iter().flatten().copied())
            .collect();
        let mut spots: Vec<(f64, (f64, f64))> = rings
            .iter()
            .flatten()
            .filter(within)
            .map(|at| {
                (
                    others
                        .iter()
                        .map(|other| tpt_earth::math::hypot(at.0 - other.0, at.1 - other.1))
                        .fold(99.0, f64::min),
                    *at,
                )
            })
            .collect();
        spots.sort_by(|a, b| b.0.total_cmp(&a.0));
        let _ = spots
            .into_iter()
            .any(|(_, at)| sheet.label(at, &[&text], "bold", &[Side::Right, Side::Left, Side::Below]));
    }
    let names: Vec<&str> = classes.iter().take(2).map(|class| class.name.as_str()).collect();
    Ok(html! {
        figure {
            (sheet.svg(
                "What the battery could protect",
                "Map: where a missile of one class could be intercepted from every launch point, shaded; of another, as an outline; places with an answer.",
            ))
            figcaption {
                "On their way there, from every launch point looked at: "
                @if let Some(first) = names.first() { "shaded, a " (first) " could be intercepted" }
                @if let Some(other) = names.get(1) { "; dashed, a " (other) }
                ". ✓ yes, ? depends on the figures, ✗ no. "
                (lines.mark(found.interceptor.iter().filter_map(|value| value.source.as_ref())))
            }
        }
    })
}

/// The rings of an area on the map, without the steps of the grid.
fn outlines(frame: &Frame, geometry: &serde_json::Value) -> Rings {
    let placed =
        |ring: Vec<[f64; 2]>| ring.into_iter().filter_map(|[lon, lat]| frame.project(lat, lon)).collect();
    polygons_of(geometry).into_iter().flatten().map(placed).map(|ring: Vec<_>| smooth(&ring)).collect()
}

/// A ring each of whose points is the middle of its neighbours.
fn smooth(ring: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let count = ring.len();
    if count < 4 * SMOOTHED {
        return ring.to_vec();
    }
    let near = 2 * SMOOTHED + 1;
    (0..count)
        .map(|i| {
            let around = ring.iter().cycle().skip(i + count - SMOOTHED).take(near);
            let sum = around.fold((0.0, 0.0), |sum, at| (sum.0 + at.0, sum.1 + at.1));
            (sum.0 / near as f64, sum.1 / near as f64)
        })
        .collect()
}

/// The site and the places: dots first, so that no name covers one.
fn places(sheet: &mut Sheet, frame: &Frame, found: &Defend, class: Option<&ClassReach>) {
    sheet.draw(map::site(frame, (found.lat_deg, found.lon_deg), found.works));
    let free = |sheet: &mut Sheet, at: (f64, f64), by: f64| {
        sheet.keep_free(Rect { left: at.0 - by, top: at.1 - by, right: at.0 + by, bottom: at.1 + by });
    };
    let site = frame.project(found.lat_deg, found.lon_deg);
    if let Some(at) = site {
        free(sheet, at, 1.1);
    }
    let shown: Vec<(&PlaceReach, (f64, f64))> = class
        .into_iter()
        .flat_map(|class| &class.places)
        .filter_map(|place| {
            let at = frame.project(place.lat_deg, place.lon_deg).filter(|at| frame.holds(*at, -2.0))?;
            Some((place, at))
        })
        .collect();
    for (_, at) in &shown {
        free(sheet, *at, 0.8);
        sheet.draw(html! { circle .dot cx=(mm(at.0)) cy=(mm(at.1)) r="0.7" {} });
    }
    for (place, at) in &shown {
        let name = format!("{} {}", sign(place), place.name);
        let why = why(place);
        let text: Vec<&str> = if why.is_empty() { vec![name.trim()] } else { vec![name.trim(), why] };
        sheet.label(*at, &text, "bold", &AROUND);
    }
    if let Some(at) = site {
        let there = match (found.works, &found.worked) {
            (true, _) => "battery",
            (false, None) => "battery: planned site",
            (false, Some(_)) => "battery: does not work now",
        };
        sheet.label(at, &[there], "town", &[Side::Above, Side::Left, Side::Right, Side::Below]);
    }
}

const fn sign(place: &PlaceReach) -> &'static str {
    match place.verdict {
        PlaceVerdict::Inside => "✓",
        PlaceVerdict::Depends => "?",
        PlaceVerdict::Outside => "✗",
        PlaceVerdict::NotCounted => "",
    }
}

/// Two to four words why a place is not protected.
fn why(place: &PlaceReach) -> &'static str {
    match place.verdict {
        PlaceVerdict::Inside => return "",
        PlaceVerdict::NotCounted => return "not flown to",
        PlaceVerdict::Depends => return "figures differ",
        PlaceVerdict::Outside => {}
    }
    match place.missed.first().map(|missed| missed.limit).or(place.binding) {
        None => "figures differ",
        Some(Binding::Floor) => "missile too low",
        Some(Binding::Ceiling) => "missile too high",
        Some(Binding::Reach) => "out of reach",
        Some(Binding::Sector) => "outside radar's view",
        Some(Binding::TooLate) => "reached too late",
        Some(Binding::NotOperational) => "battery does not work",
    }
}
