//! Whose range for the radar: the sentence, the map.

use maud::{Markup, html};
use tpt_report::{Brief, Grade, SeenAbove, SeenFrom, SensorValue, Sight, SightSection};

use super::super::canvas::{Sheet, Side};
use super::super::lines::Lines;
use super::super::map;
use super::super::speaker::Speaker;
use super::super::words;
use crate::BriefingError;
use crate::drawing::Frame;

/// The height at which sides are compared, where a claim's card names none, km.
const HEIGHT_KM: f64 = 300.0;

/// A side with a range of its own for the radar.
pub(in crate::paper) struct Range<'b> {
    pub(in crate::paper) speaker: Speaker,
    pub(in crate::paper) sight: &'b Sight,
    /// The range in its words.
    pub(in crate::paper) words: &'b str,
    /// Whether it is a lower limit.
    pub(in crate::paper) at_least: bool,
    pub(in crate::paper) source: Option<&'b String>,
    /// Whether a newspaper of that side says so, and not its government.
    pub(in crate::paper) is_press: bool,
}

impl Range<'_> {
    /// The share of a country in view at a height, in words: of a lower limit it is one too.
    pub(in crate::paper) fn share_words(&self, country: &str, height_km: f64) -> String {
        let share = words::share(self.share(country, height_km));
        let is_number = share.ends_with('%') && !share.starts_with("under");
        if self.at_least && is_number { format!("at least {share}") } else { share }
    }

    pub(in crate::paper) fn share(&self, country: &str, height_km: f64) -> f64 {
        let view = self.sight.views.iter().find(|view| (view.altitude_km - height_km).abs() < 0.5);
        let of = view.and_then(|view| view.by_country.iter().find(|row| row.name == country));
        of.map_or(0.0, |row| row.share)
    }

    /// Whose it is: the press of a side is not its government.
    pub(in crate::paper) fn whose(&self) -> String {
        let name = self.speaker.name();
        if self.is_press { format!("{name} press") } else { name.to_owned() }
    }

    /// What the radar sees above the places of the scenario on this side's figures.
    pub(in crate::paper) fn above<'b>(&self, section: &'b SightSection) -> Option<&'b Vec<SeenAbove>> {
        let own = section.above.iter().find(|above| above.figures == self.sight.header.figures);
        own.map(|above| &above.places)
    }

    /// Who says so, and how far.
    pub(in crate::paper) fn label(&self) -> String {
        format!("{}: {}", self.whose(), self.words)
    }
}

/// The published range that a view believes.
pub(in crate::paper) fn range_of(sight: &Sight) -> Option<&SensorValue> {
    sight.sensor.values.iter().find(|value| value.quantity == "radar range")
}

/// The sides that have a range of their own for the radar, the shortest first.
pub(in crate::paper) fn ranges<'b>(brief: &'b Brief, section: &'b SightSection) -> Vec<Range<'b>> {
    let own = section.sides.iter().filter_map(|sight| {
        let value = range_of(sight)?;
        let words = value.words.as_str();
        let source = brief.sources.iter().find(|source| value.source.as_ref() == Some(&source.id));
        // What a newspaper says for itself: its publisher is the speaker.
        let is_press = source.zip(value.said_by.as_ref()).is_some_and(|(source, said_by)| {
            source.grade.0 == Grade::Press && source.publisher.starts_with(said_by.as_str())
        });
        Some(Range {
            speaker: Speaker::of_id(&sight.header.figures),
            sight,
            words,
            at_least: words.starts_with("at least"),
            source: value.source.as_ref(),
            is_press,
        })
    });
    let mut all: Vec<Range<'_>> = own.collect();
    let reach = |range: &Range<'_>| range.sight.range_km.as_ref().map_or(0.0, |band| band.nominal);
    all.sort_by(|a, b| reach(a).total_cmp(&reach(b)));
    all
}

/// The country that the quarrel is about.
pub(in crate::paper) fn country(brief: &Brief) -> &str {
    brief.card.as_ref().and_then(|card| card.country.as_deref()).unwrap_or("China")
}

/// The height at which the sides are compared, km.
pub(in crate::paper) fn height_km(brief: &Brief) -> f64 {
    brief.card.as_ref().and_then(|card| card.altitude_km).unwrap_or(HEIGHT_KM)
}

/// The radar as a reader calls it, and whether it works.
fn radar(brief: &Brief, first: &Sight) -> String {
    let name = brief
        .elements
        .iter()
        .find(|element| element.id == first.element)
        .map_or(first.sensor.name.as_str(), |element| element.name.as_str());
    if first.sensor.works { format!("the {name}") } else { format!("the planned {name}") }
}

pub(super) fn lead(brief: &Brief, lines: &Lines<'_>) -> Markup {
    let all = brief.sight.as_ref().map(|section| ranges(brief, section)).unwrap_or_default();
    let (Some(short), Some(long)) = (all.first(), all.last()) else {
        return html! {
            p.lead {
                strong { "Nobody's range for a radar at the centre of this deployment is on record yet." }
                " What follows is what was launched, said and deployed by this day."
            }
        };
    };
    let (country, height) = (country(brief), height_km(brief));
    let hidden = hidden_on_all(brief.sight.as_ref(), &all);
    let sees = |share: String| match share.as_str() {
        "none" => format!("nothing of {country}"),
        _ => format!("{share} of {country}"),
    };
    let more = if long.at_least { " or more" } else { "" };
    html! {
        p.lead {
            strong { "The quarrel over " (radar(brief, short.sight)) " is about one number: how far it reaches." }
            @if all.len() > 1 {
                " With " (short.words) " it sees " (sees(short.share_words(country, height))) ", "
                (tpt_report::fixed(height, 0)) " km up; with " (plain(long.words)) (more) ", " (sees(long.share_words(country, height))) "."
            } @else {
                " With " (short.words) " it sees " (sees(short.share_words(country, height))) ", " (tpt_report::fixed(height, 0)) " km up."
            }
            @if let Some(hidden) = hidden { " " (hidden) }
            " " (lines.mark(all.iter().filter_map(|range| range.source)))
        }
    }
}

/// A range without the words of a limit.
fn plain(words: &str) -> &str {
    words.strip_prefix("at least ").or_else(|| words.strip_prefix("at most ")).unwrap_or(words)
}

/// The places of the scenario's country that no side's figures put in view.
fn hidden_on_all(section: Option<&SightSection>, all: &[Range<'_>]) -> Option<String> {
    let section = section?;
    let sides: Vec<_> = all.iter().filter_map(|range| range.above(section)).collect();
    let first = sides.first()?;
    let hidden = first.iter().enumerate().filter(|(i, _)| {
        sides.iter().all(|places| places.get(*i).is_some_and(|place| place.seen != SeenFrom::Height))
    });
    let names: Vec<&str> = hidden.map(|(_, place)| place.name.as_str()).take(2).collect();
    match names.as_slice() {
        [] => None,
        [one] => Some(format!("{one} lies outside its view on every figure.")),
        [one, other, ..] => Some(format!("{one} and {other} lie outside its view on every figure.")),
    }
}

/// The size of the figure, mm.
const SIZE: (f64, f64) = (174.0, 110.0);

/// How much of the frame the farthest outline may take.
const FILLED: f64 = 0.9;

pub(super) fn figure(brief: &Brief, lines: &Lines<'_>) -> Result<Markup, BriefingError> {
    let Some(section) = &brief.sight else { return Ok(html! {}) };
    let all = ranges(brief, section);
    let Some(first) = all.first() else { return Ok(html! {}) };
    let (country, height) = (country(brief), height_km(brief));
    let at = (first.sight.sensor.lat_deg, first.sight.sensor.lon_deg);
    let frame = frame_around(at, &all, height);
    let mut sheet = Sheet::new("figure-a", SIZE.0, SIZE.1);
    map::ground(&mut sheet, &frame, "figure-a-clip")?;
    let view = |range: &Range<'_>| {
        let found = range.sight.views.iter().find(|view| (view.altitude_km - height).abs() < 0.5);
        found.map(|view| map::outline(&frame, &view.geometry))
    };
    for range in all.iter().rev() {
        if let Some(d) = view(range) {
            let class = range.speaker.class();
            sheet.draw(html! {
                g clip-path="url(#figure-a-clip)" {
                    path .area .(class) d=(d) fill-rule="evenodd" {}
                    path .curve .(class) d=(d) {}
                }
            });
        }
    }
    sheet.draw(map::site(&frame, at, first.sight.sensor.works));
    if let Some(here) = frame.project(at.0, at.1) {
        sheet.keep_free(super::super::canvas::Rect {
            left: here.0 - 1.1,
            top: here.1 - 1.1,
            right: here.0 + 1.1,
            bottom: here.1 + 1.1,
        });
        let there = if first.sight.sensor.works { "" } else { "planned, nothing there yet" };
        let name = first.sight.sensor.name.as_str();
        sheet.label(here, &[name, there], "bold", &[Side::Right, Side::Below, Side::Left]);
    }
    // Labels on the outlines, the longest range first: it has most room.
    for range in all.iter().rev() {
        let label = range.label();
        let share = range.share_words(country, height);
        let told =
            if share == "none" { format!("none of {country}") } else { format!("{share} of {country}") };
        let text = [label.as_str(), told.as_str()];
        let spots = on_outline(&frame, range, height, at);
        let class = range.speaker.text_class();
        let _ = spots.iter().any(|spot| {
            sheet.label_in(*spot, &text, &format!("{class} bold"), &[Side::On, Side::Above, Side::Below], 8.5)
        });
    }
    if let Some(above) = section.above.first() {
        for place in &above.places {
            let found = brief.places.iter().find(|one| one.id == place.place);
            if let Some(found) = found {
                map::town(&mut sheet, &frame, (found.lat_deg, found.lon_deg), &found.name);
            }
        }
    }
    map::scale(&mut sheet, &frame, 500.0, (6.0, SIZE.1 - 4.0));
    let described = format!(
        "Map around the radar: what it would see {} km up, one outline for each side that has a range of its own.",
        tpt_report::fixed(height, 0)
    );
    let values = &first.sight.sensor.values;
    let sources = values.iter().filter_map(|value| value.source.as_ref());
    let silent = if section.silent.is_empty() {
        String::new()
    } else {
        format!(" No range named: {}.", section.silent.join(", "))
    };
    Ok(html! {
        figure {
            strong { "Whose range? What the radar would see " (tpt_report::fixed(height, 0)) " km up" }
            (sheet.svg("What the radar sees, by whose range", &described))
            figcaption { "Outlines end at the range named, or where the lowest beam passes higher." (silent) " " (lines.mark(sources)) }
        }
    })
}

/// A frame that holds the radar and every outline.
fn frame_around(at: (f64, f64), all: &[Range<'_>], height_km: f64) -> Frame {
    // One degree of latitude is 111 km everywhere; the middle of what is seen lies ahead of the radar.
    let mut points: Vec<(f64, f64)> = vec![at];
    for range in all {
        let view = range.sight.views.iter().find(|view| (view.altitude_km - height_km).abs() < 0.5);
        let rings = view.map(|view| tpt_report::polygons_of(&view.geometry)).unwrap_or_default();
        points.extend(rings.into_iter().flatten().flatten().map(|[lon, lat]| (lat, lon)));
    }
    let rough = Frame { centre: at, size: (0.0, 0.0), km_per_px: 1.0 };
    let (mut low, mut high) = ((0.0_f64, 0.0_f64), (0.0_f64, 0.0_f64));
    for (x, y) in points.iter().filter_map(|(lat, lon)| rough.project(*lat, *lon)) {
        low = (low.0.min(x), low.1.min(y));
        high = (high.0.max(x), high.1.max(y));
    }
    let (wide, tall) = (high.0 - low.0, high.1 - low.1);
    let km_per_px = (wide / SIZE.0).max(tall / SIZE.1) / FILLED;
    let middle = (0.5 * (low.0 + high.0), 0.5 * (low.1 + high.1));
    let lat = at.0 - middle.1 / 111.2;
    let lon = at.1 + middle.0 / (111.2 * tpt_earth::math::cos(lat.to_radians()));
    Frame { centre: (lat, lon), size: SIZE, km_per_px }
}

/// Places on an outline where its label may stand: the farthest from the radar first.
fn on_outline(frame: &Frame, range: &Range<'_>, height_km: f64, at: (f64, f64)) -> Vec<(f64, f64)> {
    let view = range.sight.views.iter().find(|view| (view.altitude_km - height_km).abs() < 0.5);
    let rings = view.map(|view| tpt_report::polygons_of(&view.geometry)).unwrap_or_default();
    let Some(site) = frame.project(at.0, at.1) else { return Vec::new() };
    let mut points: Vec<(f64, f64)> = rings
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|[lon, lat]| frame.project(lat, lon))
        .filter(|point| frame.holds(*point, -4.0))
        .collect();
    let away = |point: &(f64, f64)| tpt_earth::math::hypot(point.0 - site.0, point.1 - site.1);
    points.sort_by(|a, b| away(b).total_cmp(&away(a)).then(a.0.total_cmp(&b.0)));
    // Nearer and nearer on the way to the radar.
    let middle = |share: f64| {
        points.first().map(|top| (site.0 + share * (top.0 - site.0), site.1 + share * (top.1 - site.1)))
    };
    points.iter().copied().step_by(3).chain([0.85, 0.7, 0.55].into_iter().filter_map(middle)).collect()
}
