//! Height over ground distance, small multiples at one scale, the Earth's curve drawn true.

use maud::{Markup, html};
use tpt_earth::math::{cos, sin};
use tpt_report::{Brief, LaunchReport, Path, Reporter, fixed};

use super::{path, reporter_class, round};

/// The radius of the sphere that the arcs were computed on.
const EARTH_RADIUS_KM: f64 = 6371.0;

/// The width of the drawing in CSS pixels.
const WIDTH: f64 = 680.0;

/// The height of a line of labels, in CSS pixels.
const LINE: f64 = 13.0;

/// Room for labels around a panel, in CSS pixels.
const MARGIN: f64 = 34.0;

/// A launch and the flights through its reports.
fn panels(brief: &Brief) -> Vec<(&LaunchReport, Vec<Path<'_>>)> {
    let arcs = |launch: &LaunchReport| launch.reports.iter().any(|row| row.path().is_some());
    let shown = brief.launches.iter().filter(|launch| arcs(launch));
    shown
        .map(|launch| {
            // A compilation repeats a government's pair: one curve for it is enough.
            let rows = launch.reports.iter().filter(|row| row.reported_by != Reporter::Compilation);
            let mut arcs: Vec<Path<'_>> = rows.filter_map(|row| row.path()).collect();
            if arcs.is_empty() {
                arcs = launch.reports.iter().filter_map(|row| row.path()).take(1).collect();
            }
            (launch, arcs)
        })
        .collect()
}

/// A point at a height above the sphere and a distance along it, with the launch straight below the origin.
fn on_sphere(ground_km: f64, height_km: f64, middle_km: f64) -> (f64, f64) {
    let angle = (ground_km - middle_km) / EARTH_RADIUS_KM;
    let radius = EARTH_RADIUS_KM + height_km;
    (radius * sin(angle), radius * cos(angle) - EARTH_RADIUS_KM)
}

/// The label of an arc.
struct Label {
    class: &'static str,
    text: String,
}

/// The labels of a panel's arcs: each above its own peak, those of peaks that lie close together in a stack
/// above the highest of them.
fn labels(arcs: &[Path<'_>], y_of: impl Fn(f64) -> f64) -> Vec<(f64, Label)> {
    let mut from_low: Vec<Path<'_>> = arcs.to_vec();
    from_low.sort_by(|a, b| a.peak_km().total_cmp(&b.peak_km()));
    let mut placed: Vec<(f64, Label)> = Vec::new();
    for arc in from_low {
        let text = format!("{}: {} km", arc.reported_by, fixed(arc.peak_km(), 0));
        // One line above the peak, or above the label before if that would overlap.
        let wanted = y_of(arc.peak_km()) - 6.0;
        let y = match placed.last() {
            Some((below, _)) if wanted > below - LINE => below - LINE,
            _ => wanted,
        };
        placed.push((y, Label { class: reporter_class(arc.reported_by.0), text }));
    }
    placed
}

pub(crate) fn profiles(brief: &Brief) -> Option<Markup> {
    let panels = panels(brief);
    let all = || panels.iter().flat_map(|(_, arcs)| arcs.iter());
    let widest_km = all().map(Path::end_km).fold(0.0, f64::max);
    let top_km = all().map(Path::peak_km).fold(0.0, f64::max);
    if panels.is_empty() {
        return None;
    }
    let count = panels.len() as f64;
    // One scale for all panels: the widest arc fills its share of the width, unless the highest is too high.
    let room = WIDTH / count - MARGIN;
    let px_per_km = (room / widest_km).min(210.0 / top_km);
    let height = top_km * px_per_km + 92.0;
    let base = height - 44.0;
    Some(html! {
        svg #profiles viewBox=(format!("0 0 {WIDTH} {}", round(height))) role="img"
            aria-labelledby="profiles-title profiles-desc" {
            title #profiles-title { "Flights reconstructed from the reported figures, height over ground distance" }
            desc #profiles-desc {
                "One panel a launch, all at one scale, height and distance alike; the ground line is the Earth's \
                 curve. The numbers stand in the table of all reports."
            }
            @for (i, (launch, arcs)) in panels.iter().enumerate() {
                @let centre = WIDTH / count * (i as f64 + 0.5);
                @let ground_km = arcs.iter().map(Path::end_km).fold(0.0, f64::max);
                @let middle = 0.5 * ground_km;
                @let at = |ground: f64, high: f64| {
                    let (x, y) = on_sphere(ground, high, middle);
                    (centre + x * px_per_km, base - y * px_per_km)
                };
                @let steps = (0_u8..=24).map(|k| at(ground_km * f64::from(k) / 24.0, 0.0));
                path .ground d=(path(steps, false)) {}
                @for arc in arcs {
                    path .arc .(reporter_class(arc.reported_by.0)) d=(path(arc.profile.iter().map(|p| at(p.ground_km, p.height_km)), false)) {}
                }
                @for (y, line) in labels(arcs, |peak| at(middle, peak).1) {
                    text .name .halo .(line.class) x=(round(centre)) y=(round(y)) text-anchor="middle" { (line.text) }
                }
                text .name .strong x=(round(centre)) y=(round(height - 16.0)) text-anchor="middle" { (launch.date) }
                text .name .quiet x=(round(centre)) y=(round(height - 3.0)) text-anchor="middle" {
                    (fixed(ground_km, 0)) " km over the ground"
                }
            }
        }
    })
}
