//! What a battery reaches: small maps by class, coloured by what binds, and the clock of one engagement.

use maud::{Markup, html};
use tpt_report::polygons_of;
use tpt_report::{Binding, ClassReach, Defend, EngagementClock, fixed};

use super::map::{fine_base, small_scale};
use super::projection::Frame;
use super::{path, round};
use crate::BriefingError;

/// One small map: the south of the peninsula and the strait.
const SMALL: Frame = Frame { centre: (36.2, 128.2), size: (212.0, 186.0), km_per_px: 3.3 };

/// The id of the coast that the maps share.
const BASE: &str = "reach-base";

const GAP: f64 = 12.0;
const LABEL: f64 = 18.0;

/// Letters that stand on the ground of a constraint, so that colour is not alone.
const fn letter(binding: Binding) -> &'static str {
    match binding {
        Binding::Sector => "V",
        Binding::TooLate => "L",
        Binding::Floor => "F",
        Binding::Ceiling => "C",
        Binding::Reach => "R",
        Binding::NotOperational => "",
    }
}

/// One map for each class.
pub(crate) fn reach_maps(found: &Defend, classes: &[ClassReach]) -> Result<Markup, BriefingError> {
    let (width, height) = SMALL.size;
    let size = (classes.len() as f64 * (width + GAP) - GAP, LABEL + height);
    let described = "Azimuthal equal-area maps centred on 36.2 north, 128.2 east, one for each class of missile. Filled: where it can be \
         met from every launch point that counts, in the middle of every spread; elsewhere by what prevents it. The areas stand in the \
         table of the annex.";
    Ok(html! {
        svg #maps-reach .small viewBox=(format!("0 0 {} {}", round(size.0), round(size.1))) role="img" aria-labelledby="maps-reach-title maps-reach-desc" {
            title #maps-reach-title { "Where a missile of each class can be met, and what binds elsewhere" }
            desc #maps-reach-desc { (described) }
            (fine_base(&SMALL, BASE)?)
            @for (i, class) in classes.iter().enumerate() {
                @let left = i as f64 * (width + GAP);
                text .name .strong x=(round(left)) y="12" { (class.name) ": " (class.area_km2.words()) }
                g transform=(format!("translate({} {})", round(left), round(LABEL))) {
                    use href=(format!("#{BASE}")) {}
                    g clip-path=(format!("url(#{BASE}-clip)")) {
                        @for one in &class.constraints {
                            path .(format!("bound-{}", one.binding)) d=(shape(&one.geometry)) fill-rule="evenodd" { title { (one.binding.words()) } }
                        }
                        path .reached d=(shape(&class.geometry)) fill-rule="evenodd" { title { "can be met" } }
                        @for one in class.constraints.iter().filter(|one| one.binding != Binding::Reach) {
                            @if let Some(at) = widest(&one.geometry) {
                                text .name .letter x=(round(at.0)) y=(round(at.1 + 4.0)) text-anchor="middle" { (letter(one.binding)) }
                            }
                        }
                        @if let Some((x, y)) = SMALL.project(found.lat_deg, found.lon_deg) {
                            path .mark .(if found.works { "works" } else { "not-yet" }) d=(format!("M{} {}l4 4l-4 4l-4-4Z", round(x), round(y - 4.0))) {}
                        }
                        @for (at, place) in spots(class) { (spot(at, place)) }
                    }
                    @if i == 0 { (small_scale(&SMALL, 100.0)) }
                }
            }
        }
    })
}

/// The letter of a constraint.
fn class_place(place: &tpt_report::PlaceReach) -> Option<(f64, f64)> {
    SMALL.project(place.lat_deg, place.lon_deg).filter(|at| SMALL.holds(*at, -4.0))
}

/// The places on the map that do not stand on each other's names.
fn spots(class: &ClassReach) -> Vec<((f64, f64), &tpt_report::PlaceReach)> {
    let mut shown: Vec<((f64, f64), &tpt_report::PlaceReach)> = Vec::new();
    for place in &class.places {
        let Some(at) = class_place(place) else { continue };
        if shown.iter().all(|((x, y), _)| (at.0 - x).abs() > 45.0 || (at.1 - y).abs() > 9.0) {
            shown.push((at, place));
        }
    }
    shown
}

fn spot((x, y): (f64, f64), place: &tpt_report::PlaceReach) -> Markup {
    html! {
        circle .spot cx=(round(x)) cy=(round(y)) r="1.8" {}
        text .name .place x=(round(x + 4.0)) y=(round(y + 3.5)) { (place.name.split(' ').next().unwrap_or_default()) }
    }
}

/// The rings of every polygon of a GeoJSON geometry.
fn rings(geometry: &serde_json::Value) -> Vec<Vec<(f64, f64)>> {
    let placed =
        |ring: Vec<[f64; 2]>| ring.into_iter().filter_map(|[lon, lat]| SMALL.project(lat, lon)).collect();
    polygons_of(geometry).into_iter().flatten().map(placed).collect()
}

fn shape(geometry: &serde_json::Value) -> String {
    rings(geometry).into_iter().map(|ring| path(ring, true)).collect()
}

/// Where a letter may stand: the middle of the largest ring that lies on the map.
fn widest(geometry: &serde_json::Value) -> Option<(f64, f64)> {
    let within = rings(geometry).into_iter().max_by_key(Vec::len)?;
    let on_map: Vec<(f64, f64)> = within.into_iter().filter(|at| SMALL.holds(*at, 0.0)).collect();
    let count = on_map.len() as f64;
    let sum = on_map.iter().fold((0.0, 0.0), |sum, at| (sum.0 + at.0, sum.1 + at.1));
    (count >= 12.0).then_some((sum.0 / count, sum.1 / count))
}

const LEFT: f64 = 46.0;
const WIDTH: f64 = 680.0;
const TOP: f64 = 14.0;
const HEIGHT: f64 = 96.0;

/// The clock of an engagement: the target's height over time, the heights of the envelope, and what happens when.
pub(crate) fn clock(class: &ClassReach, place: &str, clock: &EngagementClock, heights: (f64, f64)) -> Markup {
    let end = clock.heights.last().map_or(1.0, |point| point.t_s);
    let top = clock.apogee_km.max(heights.1) * 1.08;
    let x = |seconds: f64| LEFT + seconds / end * (WIDTH - LEFT - 10.0);
    let y = |km: f64| TOP + (1.0 - km / top) * HEIGHT;
    let curve = path(clock.heights.iter().map(|point| (x(point.t_s), y(point.height_km))), false);
    // What the radar and the crew do above the curve's foot, where and when they could meet below the top.
    let marked = [
        "in the radar's view",
        "firm track",
        "first launch possible",
        "earliest intercept",
        "latest intercept",
    ];
    let events: Vec<_> = clock.events.iter().filter(|event| marked.contains(&event.event.as_str())).collect();
    let step = if end > 600.0 { 120.0 } else { 60.0 };
    html! {
        svg #engagement-clock viewBox=(format!("0 0 {WIDTH} {}", TOP + HEIGHT + 66.0)) role="img" aria-labelledby="engagement-clock-title engagement-clock-desc" {
            title #engagement-clock-title { "The clock of one engagement: a " (class.name) " on its way to " (place) }
            desc #engagement-clock-desc { "Height of the target over seconds from its launch; shaded: the heights of the envelope. Marks: " (clock.events.iter().map(|event| format!("{} {} s", event.event, fixed(event.t_s, 0))).collect::<Vec<_>>().join(", ")) "." }
            rect .envelope x=(LEFT) y=(round(y(heights.1.min(top)))) width=(round(WIDTH - LEFT - 10.0)) height=(round(y(heights.0) - y(heights.1.min(top)))) {}
            path .axis d=(format!("M{LEFT} {TOP}V{0}H{1}", round(TOP + HEIGHT), WIDTH - 10.0)) {}
            @for km in [0.0, heights.0, heights.1].into_iter().filter(|km| *km <= top) {
                text .name .quiet x=(LEFT - 4.0) y=(round(y(km) + 4.0)) text-anchor="end" { (fixed(km, 0)) " km" }
            }
            path .curve d=(curve) {}
            @for (i, event) in events.iter().enumerate() {
                path .moment d=(format!("M{} {}V{}", round(x(event.t_s)), round(y(event.height_km)), round(TOP + HEIGHT + 13.0 + 13.0 * (i % 3) as f64))) {}
                circle .spot cx=(round(x(event.t_s))) cy=(round(y(event.height_km))) r="2.5" {}
                text .name x=(round(x(event.t_s) + 3.0)) y=(round(TOP + HEIGHT + 22.0 + 13.0 * (i % 3) as f64)) { (event.event) ", " (fixed(event.t_s, 0)) " s" }
            }
            @for tick in (0..).map(|i| f64::from(i) * step).take_while(|tick| *tick <= end) {
                path .axis d=(format!("M{} {}v4", round(x(tick)), round(TOP + HEIGHT))) {}
            }
            text .name .quiet x=(WIDTH - 10.0) y=(round(TOP + HEIGHT + 62.0)) text-anchor="end" { "ticks every " (fixed(step, 0)) " s from launch; impact at " (fixed(end, 0)) " s" }
        }
    }
}
