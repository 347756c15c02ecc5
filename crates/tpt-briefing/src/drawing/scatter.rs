//! Apogee against range, each body's pair a mark, with lines of equal launch speed.

use maud::{Markup, html};
use tpt_report::{Brief, ProfilePoint, Reporter, fixed};

use super::{path, reporter_class, round};

const WIDTH: f64 = 680.0;
const HEIGHT: f64 = 300.0;
const LEFT: f64 = 58.0;
const RIGHT: f64 = 14.0;
const TOP: f64 = 14.0;
const BOTTOM: f64 = 42.0;

/// Straight axes from zero, wide enough for every mark.
struct Axes {
    range_km: f64,
    apogee_km: f64,
}

impl Axes {
    fn x(&self, range_km: f64) -> f64 {
        LEFT + range_km / self.range_km * (WIDTH - LEFT - RIGHT)
    }

    fn y(&self, apogee_km: f64) -> f64 {
        HEIGHT - BOTTOM - apogee_km / self.apogee_km * (HEIGHT - TOP - BOTTOM)
    }

    fn holds(&self, point: &ProfilePoint) -> bool {
        point.ground_km <= self.range_km && point.height_km <= self.apogee_km
    }
}

/// A round step that divides an axis into four to eight parts.
fn step(extent: f64) -> f64 {
    [50.0, 100.0, 200.0, 250.0, 500.0, 1000.0, 2000.0]
        .into_iter()
        .find(|step| extent / step <= 8.0)
        .unwrap_or(5000.0)
}

pub(crate) fn scatter(brief: &Brief) -> Option<Markup> {
    let rows = brief.launches.iter().flat_map(|launch| launch.reports.iter().map(move |row| (launch, row)));
    let marks: Vec<_> = rows
        .filter(|(_, row)| row.reported_by != Reporter::Compilation)
        .filter_map(|(launch, row)| {
            let flight = row.path()?;
            Some((launch, flight, flight.end_km(), flight.peak_km()))
        })
        .collect();
    let most =
        |pick: fn(&(f64, f64)) -> f64| marks.iter().map(|(_, _, r, a)| pick(&(*r, *a))).fold(0.0, f64::max);
    if marks.is_empty() {
        return None;
    }
    let axes = Axes { range_km: most(|m| m.0) * 1.25, apogee_km: most(|m| m.1) * 1.12 };
    let (x_step, y_step) = (step(axes.range_km), step(axes.apogee_km));
    let ticks = |extent: f64, step: f64| (0..=(extent / step) as u32).map(move |i| f64::from(i) * step);
    Some(html! {
        svg #scatter viewBox=(format!("0 0 {WIDTH} {HEIGHT}")) role="img" aria-labelledby="scatter-title scatter-desc" {
            title #scatter-title { "Apogee against range, as each body reports them" }
            desc #scatter-desc {
                "Marks are reports that give both figures. Lines join arcs of equal launch speed, named by how far an \
                 impulse of that speed carries at its best angle; a powered missile of that speed goes farther. The \
                 numbers stand in the table of all reports."
            }
            @for x in ticks(axes.range_km, x_step) {
                path .grid d=(format!("M{0} {TOP}V{1}", round(axes.x(x)), HEIGHT - BOTTOM)) {}
                text .name .quiet x=(round(axes.x(x))) y=(HEIGHT - BOTTOM + 16.0) text-anchor="middle" { (fixed(x, 0)) }
            }
            @for y in ticks(axes.apogee_km, y_step) {
                path .grid d=(format!("M{LEFT} {0}H{1}", round(axes.y(y)), WIDTH - RIGHT)) {}
                text .name .quiet x=(LEFT - 6.0) y=(round(axes.y(y) + 4.0)) text-anchor="end" { (fixed(y, 0)) }
            }
            @for line in &brief.contours {
                @let runs = line.points.split(|point| !axes.holds(point)).filter(|run| run.len() > 1);
                @for run in runs {
                    path .contour d=(path(run.iter().map(|p| (axes.x(p.ground_km), axes.y(p.height_km))), false)) {}
                }
                @if let Some(p) = line.points.iter().rfind(|point| axes.holds(point)) {
                    text .name .quiet .halo x=(round(axes.x(p.ground_km) + 2.0)) y=(round(axes.y(p.height_km) - 3.0)) {
                        (fixed(line.same_speed_range_km, 0)) " km"
                    }
                }
            }
            @for (launch, arc, range, apogee) in &marks {
                @let class = reporter_class(arc.reported_by.0);
                circle .dot .(class) cx=(round(axes.x(*range))) cy=(round(axes.y(*apogee))) r="4.5" {
                    title { (launch.date) ", " (arc.reported_by) }
                }
                text .name .halo .(class) x=(round(axes.x(*range) + 8.0)) y=(round(axes.y(*apogee) + label_shift(arc.reported_by.0))) {
                    (launch.date) ", " (arc.reported_by)
                }
            }
            text .name x=(WIDTH - RIGHT) y=(HEIGHT - 6.0) text-anchor="end" { "range over the ground, km" }
            text .name x="4" y=(TOP - 2.0) { "apogee, km" }
        }
    })
}

/// Two bodies that report nearly the same are named one above the other.
fn label_shift(reporter: Reporter) -> f64 {
    match reporter {
        Reporter::Tokyo => -4.0,
        Reporter::Seoul => 12.0,
        Reporter::Expert => -3.0,
        _ => 4.0,
    }
}
