//! A scene as CZML (the format's guide: github.com/AnalyticalGraphicsInc/czml-writer), with a clock where something flies.

use jiff::SignedDuration;
use jiff::civil::Date;
use serde_json::{Value, json};
use tpt_report::TrackPoint;

use super::{Head, Item, Scene, Shape, height_m};
use crate::BriefingError;

/// Seconds of a flight that pass in one second of a viewer's clock.
const TIMES_AS_FAST: u32 = 20;

impl Head {
    /// The day on which the clock of a file begins: the as-of date, at whose beginning every flight is launched.
    pub(crate) fn epoch(&self) -> String {
        self.facts.get("asof").and_then(Value::as_str).unwrap_or("2000-01-01").to_owned()
    }
}

/// A moment some seconds after the beginning of a day, in UTC, to a thousandth of a second.
pub(super) fn moment(day: &str, seconds: f64) -> String {
    let day: Date = day.parse().unwrap_or_default();
    let since = SignedDuration::from_millis((seconds * 1000.0).round() as i64);
    format!("{:.3}Z", day.at(0, 0, 0, 0).saturating_add(since))
}

/// A scene as a list of packets.
pub(crate) fn write(scene: &Scene) -> Result<String, BriefingError> {
    let epoch = scene.head.epoch();
    let end = scene.items.iter().filter_map(|item| match &item.shape {
        Shape::Track(points) => points.last().map(|last| last.t_s),
        _ => None,
    });
    let end = end.fold(0.0, f64::max);
    let mut document = json!({
        "id": "document", "name": scene.head.name, "version": "1.0",
        "properties": { "twoplustwo": scene.head.facts, "sources": scene.head.sources.join(" ") },
    });
    if end > 0.0 {
        document["clock"] = json!({
            "interval": format!("{}/{}", moment(&epoch, 0.0), moment(&epoch, end)),
            "currentTime": moment(&epoch, 0.0),
            "multiplier": TIMES_AS_FAST,
            "range": "LOOP_STOP",
        });
    }
    let mut packets = vec![document];
    for item in &scene.items {
        packets.extend(of_item(item, &epoch, end));
    }
    Ok(crate::json(&packets)?)
}

fn of_item(item: &Item, epoch: &str, end: f64) -> Vec<Value> {
    let mut about =
        Some(item.about.clone()).filter(|about| !about.is_empty()).into_iter().collect::<Vec<_>>();
    if !item.sources.is_empty() {
        about.push(format!("sources: {}", item.sources.join(" ")));
    }
    let packet = |id: String| {
        let mut packet = json!({ "id": id, "name": item.name, "properties": item.said });
        if !about.is_empty() {
            packet["description"] = json!(about.join("; "));
        }
        packet
    };
    let colour = json!({ "rgba": item.kind.colour() });
    match &item.shape {
        Shape::Place([lon_deg, lat_deg]) => {
            let mut place = packet(item.id.clone());
            place["position"] = json!({ "cartographicDegrees": [lon_deg, lat_deg, 0.0] });
            place["point"] = json!({ "pixelSize": 8, "color": colour });
            vec![place]
        }
        Shape::Area(polygons, height_m) => {
            let degrees = |ring: &Vec<[f64; 2]>| {
                ring.iter().flat_map(|at| [at[0], at[1], *height_m]).collect::<Vec<f64>>()
            };
            let each = polygons.iter().enumerate().filter_map(|(i, rings)| {
                let (outer, inner) = rings.split_first()?;
                let mut drawn = packet(format!("{}/{i}", item.id));
                drawn["polygon"] = json!({
                    "positions": { "cartographicDegrees": degrees(outer) },
                    "height": height_m,
                    "material": { "solidColor": { "color": colour } },
                });
                if !inner.is_empty() {
                    let holes: Vec<Vec<f64>> = inner.iter().map(degrees).collect();
                    drawn["polygon"]["holes"] = json!({ "cartographicDegrees": holes });
                }
                Some(drawn)
            });
            each.collect()
        }
        Shape::Track(points) => vec![flight(packet, item, points, (epoch, end))],
    }
}

/// A flight: where it is at each moment, the way that it takes, and a point that moves along it.
fn flight(
    packet: impl Fn(String) -> Value,
    item: &Item,
    points: &[TrackPoint],
    (epoch, end): (&str, f64),
) -> Value {
    let line = json!({ "rgba": item.kind.colour() });
    let sampled: Vec<f64> =
        points.iter().flat_map(|at| [at.t_s, at.lon_deg, at.lat_deg, height_m(at)]).collect();
    let mut drawn = packet(item.id.clone());
    drawn["availability"] = json!(format!("{}/{}", moment(epoch, 0.0), moment(epoch, end)));
    drawn["position"] = json!({
        "epoch": moment(epoch, 0.0),
        "cartographicDegrees": sampled,
        // Straight between two moments, as the drawn line; where it came down it stays.
        "interpolationAlgorithm": "LINEAR",
        "interpolationDegree": 1,
        "forwardExtrapolationType": "HOLD",
        "backwardExtrapolationType": "HOLD",
    });
    drawn["point"] = json!({ "pixelSize": 8, "color": line });
    let along: Vec<f64> = points.iter().flat_map(|at| [at.lon_deg, at.lat_deg, height_m(at)]).collect();
    drawn["polyline"] = json!({
        "positions": { "cartographicDegrees": along },
        "width": 2,
        "arcType": "NONE",
        "material": { "solidColor": { "color": line } },
    });
    drawn
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_rounded_as_a_clock_is_and_passes_midnight() {
        assert_eq!(moment("2017-03-20", 0.0), "2017-03-20T00:00:00.000Z");
        assert_eq!(moment("2017-03-20", 59.9996), "2017-03-20T00:01:00.000Z");
        assert_eq!(moment("2017-03-20", 3725.25), "2017-03-20T01:02:05.250Z");
        assert_eq!(moment("2016-12-31", 86_400.5), "2017-01-01T00:00:00.500Z");
    }
}
