//! The newest flights to one scale: what they flew above the ground line, what the same missile could fly below it.

use maud::{Markup, html};
use tpt_earth::{Angle, Position, geodesic};
use tpt_report::{Brief, Flown, LaunchReport, Path, PlaceKind, ReportRow};

use super::super::canvas::{Rect, Sheet, Side, line, mm, width_mm};
use super::super::lines::Lines;
use super::super::speaker::Speaker;
use super::super::words;
use super::believed;

/// The size of the figure, mm.
const SIZE: (f64, f64) = (174.0, 70.0);

/// The most flights of the drawing.
const FLIGHTS: usize = 3;

/// The height of a row below the ground line, and of the lines of names between, mm.
const ROW: f64 = 6.2;
const NAMES: f64 = 8.8;

/// Room at both ends of the ground line, mm.
const ENDS: (f64, f64) = (3.0, 5.0);

/// A flight with what its missile could fly.
pub(super) struct Flight<'b> {
    launch: &'b LaunchReport,
    row: &'b ReportRow,
    path: Path<'b>,
    could: Could,
}

/// How far a missile could fly towards where it was fired, the Earth's rotation in.
#[derive(Clone, Copy)]
struct Could {
    /// At least so far, by every reading of the report.
    least_km: f64,
    /// At most so far; nothing where no reading bounds it.
    most_km: Option<f64>,
}

/// The newest launches that a report lets us fly, the oldest of them first.
pub(super) fn newest(brief: &Brief) -> Vec<Flight<'_>> {
    let flights = brief.launches.iter().rev().filter(|launch| !launch.failed).filter_map(|launch| {
        let row = believed(launch)?;
        let path = row.path()?;
        Some(Flight { launch, row, path, could: could(row, &path) })
    });
    let mut newest: Vec<Flight<'_>> = flights.take(FLIGHTS).collect();
    newest.reverse();
    newest
}

fn could(row: &ReportRow, path: &Path<'_>) -> Could {
    let one = row.reconstruction.as_ref();
    let readings: Vec<&Flown> = one
        .into_iter()
        .flat_map(|one| one.alternatives.iter().filter_map(|other| other.flown.as_ref()).chain(&one.flown))
        .collect();
    let reaches = || readings.iter().map(|flown| flown.standard_range_rotating_km.nominal);
    let arc = row.vacuum_arc.as_ref().map(|arc| arc.same_speed_range_km.nominal);
    let least = reaches().chain(arc).fold(f64::INFINITY, f64::min);
    // Beyond the limit of the model, the limit is what it flies at least.
    let limit =
        readings.iter().filter_map(|flown| flown.standard_range_rotating_km.beyond()).fold(0.0, f64::max);
    let least = if least.is_finite() { least } else { limit };
    let most = reaches().fold(0.0, f64::max);
    let most_km = (!readings.is_empty() && most.is_finite()).then(|| most.max(path.end_km()));
    Could { least_km: least.max(path.end_km()), most_km }
}

impl Flight<'_> {
    /// What the missile could fly, in words.
    fn could_words(&self) -> String {
        let least = words::about(self.could.least_km);
        match self.could.most_km.map(words::about) {
            Some(most) if most == least => format!("could fly about {least} km"),
            Some(most) => format!("could fly at least {least} km, perhaps {most} km"),
            None => format!("could fly at least {least} km"),
        }
    }
}

pub(super) fn figure(brief: &Brief, flights: &[Flight<'_>], lines: &Lines<'_>) -> Markup {
    let longest = |flight: &Flight<'_>| flight.could.most_km.unwrap_or(1.1 * flight.could.least_km);
    let end_km = flights.iter().map(longest).fold(1.0, f64::max);
    let top_km = flights.iter().map(|flight| flight.path.peak_km()).fold(1.0, f64::max);
    let ground_mm = SIZE.1 - NAMES - ROW * flights.len() as f64;
    let km_per_mm = (end_km / (SIZE.0 - ENDS.0 - ENDS.1)).max(top_km / (ground_mm - 8.0));
    let at =
        |ground_km: f64, height_km: f64| (ENDS.0 + ground_km / km_per_mm, ground_mm - height_km / km_per_mm);
    let mut sheet = Sheet::new("figure-e", SIZE.0, SIZE.1);
    ground_line(&mut sheet, brief, flights, km_per_mm, ground_mm);
    for flight in flights {
        let class = Speaker::of_reporter(flight.path.reported_by.0);
        let points: Vec<(f64, f64)> =
            flight.path.profile.iter().map(|point| at(point.ground_km, point.height_km)).collect();
        for (x, y) in &points {
            sheet.keep_free(Rect { left: x - 0.5, top: y - 0.5, right: x + 0.5, bottom: y + 0.5 });
        }
        sheet.draw(html! { path .curve .(class.class()) d=(line(points, false)) {} });
    }
    // Peaks from the highest down: the highest has most room above it.
    let mut by_height: Vec<&Flight<'_>> = flights.iter().collect();
    by_height.sort_by(|a, b| b.path.peak_km().total_cmp(&a.path.peak_km()));
    for flight in by_height {
        let class = Speaker::of_reporter(flight.path.reported_by.0);
        let top = flight.path.profile.iter().max_by(|a, b| a.height_km.total_cmp(&b.height_km));
        let Some(top) = top else { continue };
        let text = [words::day(&flight.launch.date), format!("{} km high", words::about(top.height_km))];
        let text: Vec<&str> = text.iter().map(String::as_str).collect();
        let kind = format!("{} bold", class.text_class());
        let peak = at(top.ground_km, top.height_km);
        if sheet.label(peak, &text, &kind, &[Side::Above]) {
            continue;
        }
        // No room at the peak: a thin line leads to the right of what stands there.
        let mut away = (1..60).map(|i| peak.0 + 2.0 * f64::from(i));
        if let Some(x) = away.find(|x| sheet.label((*x, peak.1), &text, &kind, &[Side::Right])) {
            sheet.draw(html! { path .grid d=(format!("M{} {}H{}", mm(peak.0), mm(peak.1), mm(x + 0.8))) {} });
        }
    }
    for (i, flight) in flights.iter().enumerate() {
        could_fly(&mut sheet, flight, ground_mm + NAMES + ROW * i as f64, km_per_mm);
    }
    let from = flights.last().and_then(|flight| flight.launch.site.as_ref());
    html! {
        figure {
            strong { "What the newest missiles flew, and how far they could fly" }
            (sheet.svg(
                "Flights to scale",
                "Above the ground line one curve for each launch, height and distance to one scale. Below it a bar for how far the same missile could fly.",
            ))
            figcaption {
                "Bars: the same missile fired for distance, solid as far as every reading of the report agrees, pale beyond. "
                @if let Some(site) = from { "Places stand at their distance from " (site.name) ". " }
                (lines.mark(flights.iter().map(|flight| &flight.row.source)))
            }
        }
    }
}

/// What a missile could fly as a bar below the ground line, with its name above it.
fn could_fly(sheet: &mut Sheet, flight: &Flight<'_>, top: f64, km_per_mm: f64) {
    let class = Speaker::of_reporter(flight.path.reported_by.0);
    let name =
        format!("{}, {}: {}", words::day(&flight.launch.date), flight.launch.name, flight.could_words());
    sheet.label((ENDS.0 - 1.2, top + 1.7), &[&name], class.text_class(), &[Side::Right]);
    let (from, bar) = (ENDS.0, top + 3.5);
    let least = flight.could.least_km / km_per_mm;
    sheet.draw(html! { rect .flown x=(mm(from)) y=(mm(bar)) width=(mm(least)) height="1.7" {} });
    match flight.could.most_km.map(|most| most / km_per_mm) {
        Some(most) if most > least => {
            sheet.draw(html! { rect .flown .pale x=(mm(from + least)) y=(mm(bar)) width=(mm(most - least)) height="1.7" {} });
        }
        Some(_) => {}
        // An arrow: no figure bounds it.
        None => {
            let tip = format!("M{} {}l1.8 .85l-1.8 .85Z", mm(from + least + 0.4), mm(bar));
            sheet.draw(html! { path .flown .pale d=(tip) {} });
        }
    }
}

/// The ground line with its kilometres, and places at their distance from where the newest flight began.
fn ground_line(sheet: &mut Sheet, brief: &Brief, flights: &[Flight<'_>], km_per_mm: f64, ground_mm: f64) {
    let x = |km: f64| ENDS.0 + km / km_per_mm;
    let right = SIZE.0 - 1.0;
    sheet.draw(html! { path .axis d=(format!("M{} {}H{}", mm(ENDS.0), mm(ground_mm), mm(right))) {} });
    for (name, km) in places(brief, flights) {
        let at = x(km);
        if at < ENDS.0 + 4.0 || at + 0.5 * width_mm(&name, 7.5) > right {
            continue;
        }
        if sheet.label((at, ground_mm + 0.2), &[&name], "town", &[Side::Below]) {
            sheet.draw(html! { path .axis d=(format!("M{} {}v1.4", mm(at), mm(ground_mm))) {} });
        }
    }
    let step_km = step_of((SIZE.0 - ENDS.0) * km_per_mm / 5.0);
    for km in (1..).map(|i| f64::from(i) * step_km).take_while(|km| x(*km) < right - 8.0) {
        let words = format!("{} km", tpt_report::fixed(km, 0));
        if sheet.label((x(km), ground_mm + 4.2), &[&words], "quiet", &[Side::Below]) {
            sheet.draw(html! { path .grid d=(format!("M{} {}v-2", mm(x(km)), mm(ground_mm))) {} });
        }
    }
}

/// Towns with their distance from the site of the newest flight: those whose protection or warning is asked for first.
fn places(brief: &Brief, flights: &[Flight<'_>]) -> Vec<(String, f64)> {
    let at = |lat: f64, lon: f64| Position::new(Angle::degrees(lat), Angle::degrees(lon)).ok();
    let site = flights.last().and_then(|flight| flight.launch.site.as_ref());
    let Some(from) = site.and_then(|site| at(site.lat_deg, site.lon_deg)) else { return Vec::new() };
    let asked = brief.reach.iter().flat_map(|reach| reach.shown().first());
    let asked =
        asked.flat_map(|class| &class.places).map(|place| (&place.name, place.lat_deg, place.lon_deg));
    let warned = brief
        .warnings
        .iter()
        .flat_map(|warning| &warning.places)
        .filter_map(|place| brief.places.iter().find(|one| one.id == place.place));
    let asked: Vec<_> =
        asked.chain(warned.map(|place| (&place.name, place.lat_deg, place.lon_deg))).collect();
    let cities = brief.places.iter().filter(|place| asked.is_empty() && place.kind.0 == PlaceKind::City);
    let others = cities.map(|place| (&place.name, place.lat_deg, place.lon_deg));
    asked
        .iter()
        .copied()
        .chain(others)
        .filter_map(|(name, lat, lon)| {
            Some((name.clone(), geodesic(from, at(lat, lon)?).distance.as_kilometres()))
        })
        .collect()
}

/// A round step near a length.
fn step_of(about: f64) -> f64 {
    let mut step = 1.0;
    while step * 10.0 <= about {
        step *= 10.0;
    }
    [5.0, 2.0, 1.0].into_iter().map(|part| part * step).find(|one| *one <= about).unwrap_or(step)
}

#[cfg(test)]
mod tests {
    #[test]
    fn steps_are_round() {
        let words = [170.0, 95.0, 260.0, 7.0].map(|about| tpt_report::fixed(super::step_of(about), 0));
        assert_eq!(words, ["100", "50", "200", "5"]);
    }
}
