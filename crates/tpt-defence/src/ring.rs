//! `ring`: how far coastal missiles are said to reach, how far their own sensors see, and which towns lie inside.
//!
//! A ring is a reported maximum that needs target data from beyond the horizon; nothing is said of ships being hit.

use tpt_catalogue::{Element, ElementKind, Place, PlaceKind, RecordId, quantity};
use tpt_earth::{Angle, Length, Position, Spread, destination};
use tpt_scenario::Resolved;
use tpt_sight::horizon_ground_range;

use tpt_report::NumberId;
use tpt_report::{BandReport, HorizonRow, Ring, RingPlace, RingRange};
use tpt_setting::rounded::{RoundedDistance, half_cell_deg};
use tpt_setting::sourcing::{Citations, header};
use tpt_setting::{AnswerError, Sampling, Setting, fact_words};
use tpt_view::shapes;
use tpt_view::sight::spread;

/// Heights of mast for which the horizon is given: no height of these batteries' own is published.
const MASTS_M: [f64; 3] = [10.0, 30.0, 100.0];

/// Heights of target: a boat, a ship's superstructure, a low aircraft.
const TARGETS_M: [f64; 3] = [5.0, 20.0, 300.0];

/// The 4/3 Earth of the low-altitude check.
const FACTOR: f64 = 4.0 / 3.0;

/// How much farther than the longest reported range places are listed.
const MARGIN: f64 = 1.25;

/// The words that stand over every ring.
pub(crate) const LABEL: &str = "reported maximum; needs external target data beyond the horizon";

/// The rings of a coastal battery.
///
/// # Errors
///
/// [`AnswerError::Unknown`] if there is no such element; [`AnswerError::NoAnswer`] if it is no coastal battery.
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_setting::BuiltIn;
/// # use tpt_setting::AnswerError;
/// BuiltIn::at(date(2017, 3, 20))?.ask(|setting| {
///     let ring = tpt_defence::ring(setting, "etorofu-bastion")?;
///     assert!(ring.ranges_km.is_sorted_by(|one, next| one.value >= next.value));
///     assert!(ring.places.is_sorted_by(|one, next| one.distance_km.nominal <= next.distance_km.nominal));
///     // A battery that meets missiles is no coastal one.
///     assert!(matches!(tpt_defence::ring(setting, "seongju"), Err(AnswerError::NoAnswer { .. })));
///     Ok(())
/// })?;
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn ring(setting: Setting<'_>, element: &str) -> Result<Ring, AnswerError> {
    let catalogue = setting.resolved.catalogue;
    let known = || catalogue.elements.keys().map(RecordId::as_str);
    let found =
        catalogue.elements.get(element).ok_or_else(|| catalogue.unknown("element", element, known()))?;
    let site = found.site.as_ref().and_then(|site| catalogue.places.get(site));
    let (ElementKind::CoastalBattery, Some(site)) = (found.kind, site) else {
        let coastal = catalogue.elements.values().filter(|one| one.kind == ElementKind::CoastalBattery);
        let allowed: Vec<&str> = coastal.map(|one| one.id.as_str()).collect();
        return Err(AnswerError::NoAnswer {
            what: format!("`{element}` has no ring"),
            reason: format!("it is no coastal battery with a site; allowed: {}", allowed.join(", ")),
        });
    };
    let mut citations = Citations::new(catalogue, setting.resolved.as_of);
    let (ranges, spreads_km): (Vec<RingRange>, Vec<Spread>) =
        ranges(setting.resolved, found, site.position()?, &mut citations).into_iter().unzip();
    let longest = ranges.iter().map(|range| range.value).fold(0.0, f64::max);
    let prefix = NumberId::prefix("ring", setting.resolved.as_of, &setting.beliefs.key(), None);
    let mut places = Vec::new();
    for place in
        catalogue.places.values().filter(|place| matches!(place.kind, PlaceKind::City | PlaceKind::Base))
    {
        let distance_km =
            distance(site, place, &format!("{prefix}/{element}/{}", place.id), setting.sampling)?;
        if distance_km.nominal <= longest * MARGIN {
            let of = |wanted: Lies| {
                let rings = ranges.iter().zip(&spreads_km);
                let rings = rings.filter(|(_, spread)| Lies::of(&distance_km, **spread) == wanted);
                rings.map(|(range, _)| range.figure.clone()).collect()
            };
            places.push(RingPlace {
                place: place.id.to_string(),
                name: place.name.clone(),
                country: place.country.clone(),
                inside_of: of(Lies::Inside),
                depends_on: of(Lies::Depends),
                distance_km,
            });
            citations.cite(&place.source);
        }
    }
    places.sort_by(|a, b| a.distance_km.nominal.total_cmp(&b.distance_km.nominal));
    citations.cite(&site.source);
    let mut horizon_km = Vec::new();
    for mast_m in MASTS_M {
        for target_m in TARGETS_M {
            let range = horizon_ground_range(Length::metres(mast_m), Length::metres(target_m), FACTOR)?;
            horizon_km.push(HorizonRow { mast_m, target_m, km: range.as_kilometres() });
        }
    }
    Ok(Ring {
        header: header("ring", setting),
        element: found.id.to_string(),
        name: found.name.clone(),
        site: site.name.clone(),
        lat_deg: site.lat_deg.get(),
        lon_deg: site.lon_deg.get(),
        status: tpt_setting::deployment::status(found),
        label: LABEL.to_owned(),
        ranges_km: ranges,
        horizon_km,
        places,
        sources: citations.finish().1,
    })
}

/// Where a place lies, as far as its distance and the reported range are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lies {
    Inside,
    Outside,
    /// Both are possible within the bands.
    Depends,
}

impl Lies {
    fn of(distance_km: &BandReport, range_km: Spread) -> Self {
        if distance_km.high <= range_km.low() {
            Self::Inside
        } else if distance_km.low > range_km.high() {
            Self::Outside
        } else {
            Self::Depends
        }
    }
}

/// Every reported range of the element's systems, side by side, the longest first, each with how the true one may lie around it
/// in kilometres; an open end is taken at its end.
fn ranges(
    resolved: &Resolved<'_>,
    element: &Element,
    at: Position,
    citations: &mut Citations<'_>,
) -> Vec<(RingRange, Spread)> {
    let systems = element.systems.iter().filter_map(|id| resolved.catalogue.systems.get(id));
    let figures = systems.flat_map(|system| system.figures.iter().map(move |figure| (system, figure)));
    let mut rows: Vec<(RingRange, Spread)> = figures
        .filter(|(_, figure)| figure.quantity == quantity::RANGE)
        .filter_map(|(system, figure)| {
            let measured = figure.measured();
            let farthest = measured.high.or(measured.nominal).or(measured.low)?;
            let value = figure.unit.length(farthest.get())?.as_kilometres();
            let spread_km = spread(figure)?.map(|metres| metres / 1000.0);
            let range = RingRange {
                figure: format!("{}/{}/{}", system.id, figure.quantity, figure.id),
                value,
                words: fact_words::measured(&measured),
                condition: figure.condition.clone(),
                said_by: figure.said_by.clone(),
                said_on: figure.said_on.map(|date| date.to_string()),
                access: resolved.catalogue.access(&figure.source).into(),
                source: citations.cite(&figure.source),
                geometry: circle(at, value),
            };
            Some((range, spread_km))
        })
        .collect();
    rows.sort_by(|(a, _), (b, _)| b.value.total_cmp(&a.value).then_with(|| a.figure.cmp(&b.figure)));
    rows
}

/// Points of a circle.
const CIRCLE: u32 = 180;

/// The circle around a place, whose radius is so many kilometres, as a geometry.
fn circle(at: Position, radius_km: f64) -> serde_json::Value {
    let azimuth = |i: u32| Angle::degrees(360.0 / f64::from(CIRCLE) * f64::from(i));
    shapes::of_ring((0..CIRCLE).map(|i| destination(at, azimuth(i), Length::kilometres(radius_km))).collect())
}

/// The distance between two places, over the rounding of both.
fn distance(from: &Place, to: &Place, id: &str, sampling: Sampling<'_>) -> Result<BandReport, AnswerError> {
    let half = |place| (place, half_cell_deg(place));
    let way = RoundedDistance::new(sampling.seed, id, half(from), half(to));
    way.band(id.to_owned(), sampling.samples.min(tpt_view::sight::FEW))
}
