//! What radars see: small maps side by side, and bars of who sees a launch when.

use maud::{Markup, html};
use tpt_report::polygons_of;
use tpt_report::{Brief, Sight, SightCell, SightSection, View, Warning, fixed};

use super::map::{small_base, small_scale};
use super::projection::Frame;
use super::{path, round};
use crate::BriefingError;

/// One small map: from inner Asia to the Kurils.
const SMALL: Frame = Frame { centre: (38.0, 120.0), size: (164.0, 104.0), km_per_px: 37.0 };

/// The id of the coast that all small maps share.
const BASE: &str = "small-base";

const GAP: f64 = 8.0;
const LABEL: f64 = 18.0;

/// Rows of small maps, one for each radar and its words, one column for each height.
pub(crate) fn small_maps(
    id: &str,
    title: &str,
    rows: &[(String, &Sight)],
    shared: bool,
) -> Result<Markup, BriefingError> {
    let Some((_, first)) = rows.first() else { return Ok(html! {}) };
    let (width, height) = SMALL.size;
    let columns = first.views.len() as f64;
    let step = height + LABEL;
    let size = (columns * (width + GAP) - GAP, LABEL + step * rows.len() as f64);
    let described = "Azimuthal equal-area maps centred on 38 north, 120 east, one column for each height. Shaded: in view and in range, in \
         the middle of every spread. The areas stand in the table below.";
    Ok(html! {
        svg #(id) .small viewBox=(format!("0 0 {} {}", round(size.0), round(size.1))) role="img" aria-labelledby=(format!("{id}-title {id}-desc")) {
            title #(format!("{id}-title")) { (title) }
            desc #(format!("{id}-desc")) { (described) }
            @if !shared { (small_base(&SMALL, BASE)?) }
            @for (i, view) in first.views.iter().enumerate() {
                text .name .strong x=(round(i as f64 * (width + GAP))) y="12" { (fixed(view.altitude_km, 0)) " km up" }
            }
            @for (row, (label, sight)) in rows.iter().enumerate() {
                @let top = LABEL + row as f64 * step;
                text .name x="0" y=(round(top + 12.0)) { (label) }
                @for (i, view) in sight.views.iter().enumerate() {
                    g transform=(format!("translate({} {})", round(i as f64 * (width + GAP)), round(top + LABEL - 2.0))) {
                        use href=(format!("#{BASE}")) {}
                        (in_view(view))
                        (radar_mark(sight))
                        @if row == 0 && i == 0 { (small_scale(&SMALL, 1000.0)) }
                    }
                }
            }
        }
    })
}

/// What is in view, its hole cut out.
fn in_view(view: &View) -> Markup {
    let rings = polygons_of(&view.geometry).into_iter().flatten();
    let d: String = rings
        .map(|ring| path(ring.into_iter().filter_map(|[lon, lat]| SMALL.project(lat, lon)), true))
        .collect();
    html! { path .view d=(d) fill-rule="evenodd" clip-path=(format!("url(#{BASE}-clip)")) {} }
}

fn radar_mark(sight: &Sight) -> Markup {
    let at = SMALL.project(sight.sensor.lat_deg, sight.sensor.lon_deg).filter(|at| SMALL.holds(*at, 0.0));
    let class = if sight.sensor.works { "mark works" } else { "mark not-yet" };
    html! {
        @if let Some((x, y)) = at {
            path .(class) d=(format!("M{} {}l3 3l-3 3l-3-3Z", round(x), round(y - 3.0))) {}
        }
    }
}

/// Whether a radar stands on the small maps.
pub(crate) fn on_small_map(sight: &Sight) -> bool {
    SMALL.project(sight.sensor.lat_deg, sight.sensor.lon_deg).is_some_and(|at| SMALL.holds(at, 0.0))
}

const BAR_LEFT: f64 = 190.0;
const BAR_WIDTH: f64 = 680.0;
const BAR_STEP: f64 = 15.0;

/// The seconds of a launch: which radar has it in view from when to when.
pub(crate) fn bars(brief: &Brief, section: &SightSection, warning: &Warning) -> Option<Markup> {
    let end = warning.impact()?.t_s.nominal;
    let cells: Vec<&SightCell> =
        section.matrix.cells.iter().filter(|cell| cell.target == warning.launch && cell.in_view).collect();
    let x = |seconds: f64| BAR_LEFT + seconds / end * (BAR_WIDTH - BAR_LEFT - 20.0);
    let of = |cell: &SightCell| section.elements.iter().find(|sight| sight.element == cell.element);
    let height = 34.0 + BAR_STEP * (cells.len() as f64 + 1.0);
    let step = if end > 900.0 { 300.0 } else { 100.0 };
    let id = format!("bars-{}", warning.launch);
    Some(html! {
        svg #(id) .bars viewBox=(format!("0 0 {BAR_WIDTH} {}", round(height))) role="img" aria-labelledby=(format!("{id}-title {id}-desc")) {
            title #(format!("{id}-title")) { "Who has the launch of " (warning.launch) " in view when" }
            desc #(format!("{id}-desc")) {
                "Seconds from launch to impact on the figures of " (warning.reported_by) ". A filled bar: a working radar within its published range; \
                 hollow: as planned; dashed: no range is published, geometry alone. As of " (brief.header.asof) "."
            }
            @for (row, cell) in cells.iter().enumerate() {
                @let y = 8.0 + row as f64 * BAR_STEP;
                @let sight = of(cell);
                @let class = match sight {
                    Some(one) if one.range_km.is_none() => "bar geometry",
                    Some(one) if !one.sensor.works => "bar planned",
                    _ => "bar works",
                };
                text .name x=(BAR_LEFT - 6.0) y=(round(y + 9.0)) text-anchor="end" { (sight.map_or(cell.element.as_str(), |one| one.sensor.name.as_str())) }
                @if let (Some(first), Some(last)) = (&cell.first_s, &cell.last_s) {
                    rect .(class) x=(round(x(first.nominal))) y=(round(y)) width=(round((x(last.nominal) - x(first.nominal)).max(1.0))) height="10" {
                        title { (fixed(first.nominal, 0)) " to " (fixed(last.nominal, 0)) " s" }
                    }
                }
            }
            @let base = 8.0 + cells.len() as f64 * BAR_STEP;
            path .axis d=(format!("M{} {}H{}", round(x(0.0)), round(base), round(x(end)))) {}
            @for tick in (0..).map(|i| f64::from(i) * step).take_while(|tick| *tick <= end) {
                path .axis d=(format!("M{} {}v4", round(x(tick)), round(base))) {}
                text .name .quiet x=(round(x(tick))) y=(round(base + 16.0)) text-anchor="middle" { (fixed(tick, 0)) }
            }
            text .name .quiet x=(BAR_LEFT - 6.0) y=(round(base + 16.0)) text-anchor="end" { "seconds from launch" }
            text .name x=(round(x(end))) y=(round(base + 30.0)) text-anchor="end" { "impact, " (fixed(end, 0)) " s" }
        }
    })
}
