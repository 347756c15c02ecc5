//! What an element has in view, height by height, and what it adds to the others.

use rayon::prelude::*;
use tpt_catalogue::RecordId;
use tpt_earth::{Angle, Area, Length, OutOfDomain, Position};
use tpt_sight::{Bearings, Covered, Ground, Outline, area_in_view};

use super::drawn::DrawnRadar;
use super::over::above;
use super::power::by_power;
use super::sensor::Sensor;
use super::{FEW, WhatIf, asked_for, sensors};
use crate::countries::territories;
use crate::shapes;
use tpt_report::{Adds, CountryArea, LowestVisible, ReportUnit, Sight, View};
use tpt_setting::sourcing::{Citations, header};
use tpt_setting::{AnswerError, Sampling, Setting};

/// At which heights sight is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Heights<'a> {
    /// Heights of views.
    pub altitudes_km: &'a [f64],
    /// The step of a grid of the lowest visible heights, where one is wanted.
    pub grid_step_deg: Option<f64>,
}

/// How far a grid goes from the radar, in degrees of latitude and longitude.
const GRID_DEG: (f64, f64) = (20.0, 30.0);

/// The lowest height in view over a grid around a radar, in the middle of every spread.
fn lowest_visible(own: &Sensor<'_>, step_deg: f64) -> Result<LowestVisible, AnswerError> {
    let at = own.middle.radar.site().position();
    let axis = |middle: f64, half: f64, low: f64, high: f64| -> Vec<f64> {
        let count = (2.0 * half / step_deg).round().max(0.0) as u32;
        let steps = (0..=count).map(|i| middle.round() - half + f64::from(i) * step_deg);
        steps.filter(|degrees| (low..=high).contains(degrees)).collect()
    };
    let lat_deg = axis(at.latitude().as_degrees(), GRID_DEG.0, -90.0, 90.0);
    let lon_deg = axis(at.longitude().as_degrees(), GRID_DEG.1, -360.0, 360.0);
    let row = |lat: &f64| -> Result<Vec<Option<f64>>, AnswerError> {
        let cell = |lon: &f64| {
            let place =
                Position::new(Angle::degrees(*lat), Angle::degrees(*lon - 360.0 * (lon / 360.0).round()))?;
            let height = tpt_sight::lowest_visible(&own.middle.radar, place);
            // Metres: more would be the rounding of the site.
            Ok(height.map(|height| height.as_metres().round() / 1000.0))
        };
        lon_deg.iter().map(cell).collect()
    };
    let altitude_km = lat_deg.par_iter().map(row).collect::<Result<_, _>>()?;
    Ok(LowestVisible { lat_deg, lon_deg, altitude_km })
}

/// What an element has in view at some heights.
///
/// # Errors
///
/// [`AnswerError`] if the element is unknown or no radar, a what-if cannot be, or a height is not above the radar.
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_setting::BuiltIn;
/// # use tpt_view::{Heights, WhatIf, sight};
/// # BuiltIn::at(date(2017, 3, 20))?.ask(|setting| {
/// let heights = Heights { altitudes_km: &[300.0], grid_step_deg: None };
/// let range = |rcs_m2: f64| {
///     let what_if = WhatIf { rcs_m2: Some(rcs_m2), ..WhatIf::default() };
///     Ok::<_, tpt_setting::AnswerError>(sight(setting, "seongju", heights, &what_if)?.range_km)
/// };
/// let (small, large) = (range(0.01)?.expect("one is published"), range(1.0)?.expect("one is published"));
/// // A hundred times the cross-section: the fourth root of it, or about three times the range.
/// assert!((large.nominal / small.nominal - 100.0_f64.powf(0.25)).abs() < 0.01);
/// #     Ok(())
/// # })?;
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn sight(
    setting: Setting<'_>,
    element: &str,
    heights: Heights<'_>,
    what_if: &WhatIf,
) -> Result<Sight, AnswerError> {
    seen(setting, element, heights, what_if, None)
}

/// The same, and from which height on it and the other radars of the scenario see what is above a place, by any of its names.
///
/// # Errors
///
/// As [`sight`]; [`AnswerError::Unknown`] if no place is called so.
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_setting::BuiltIn;
/// # use tpt_view::{Heights, WhatIf, sight_above};
/// # BuiltIn::at(date(2017, 5, 10))?.ask(|setting| {
/// let heights = Heights { altitudes_km: &[300.0], grid_step_deg: None };
/// let found = sight_above(setting, "seongju", heights, &WhatIf::default(), "서울")?;
/// let above = found.above.expect("it was asked about");
/// assert_eq!(above.name, "Seoul");
/// assert_eq!(above.radars[0].element, "seongju-radar");
/// #     Ok(())
/// # })?;
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn sight_above(
    setting: Setting<'_>,
    element: &str,
    heights: Heights<'_>,
    what_if: &WhatIf,
    place: &str,
) -> Result<Sight, AnswerError> {
    seen(setting, element, heights, what_if, Some(place))
}

fn seen(
    setting: Setting<'_>,
    element: &str,
    heights: Heights<'_>,
    what_if: &WhatIf,
    place: Option<&str>,
) -> Result<Sight, AnswerError> {
    let asked = asked_for(setting.resolved, what_if, element)?;
    let all = sensors(setting, what_if, Some(asked))?;
    let Some((own, others)) = all.split_first() else {
        return Err(AnswerError::NoRadar { element: element.to_owned(), allowed: String::new() });
    };
    let prefix = format!("{}/{}", what_if.prefix(setting), own.element.id);
    let draws = draws(own, setting.sampling)?;
    let middles = outlines(&own.middle, heights.altitudes_km).into_iter().collect::<Result<Vec<_>, _>>()?;
    let farthest = middles.iter().map(|view| view.farthest).fold(Length::ZERO, Length::max);
    let ground = Ground::around(&own.middle.radar, territories()?, farthest);
    let extents = at_heights(&draws, heights.altitudes_km, |drawn, outline| Extent {
        area: area_in_view(&drawn.radar, outline),
        farthest: outline.farthest,
    })?;
    let others_there: Vec<Vec<Option<Outline>>> = others
        .par_iter()
        .filter(|other| other.counts())
        // Nothing of one that stands above the height.
        .map(|other| outlines(&other.middle, heights.altitudes_km).into_iter().map(Result::ok).collect())
        .collect();
    let views = heights
        .altitudes_km
        .par_iter()
        .zip(&middles)
        .enumerate()
        .map(|(i, (km, middle))| {
            let drawn: Vec<Extent> = extents.iter().map(|of_draw| of_draw[i]).collect();
            let others: Vec<&Outline> = others_there.iter().filter_map(|other| other[i].as_ref()).collect();
            view(own, &others, &drawn, (*km, middle), &ground, &prefix)
        })
        .collect::<Result<Vec<_>, AnswerError>>()?;
    let range_km = if own.has_range() {
        let reaches: Vec<(u32, f64)> =
            (0..).zip(&draws).filter_map(|(i, drawn)| Some((i, drawn.reach?.as_kilometres()))).collect();
        Some(own.band(&reaches, format!("{prefix}/range_km"), ReportUnit::KM)?)
    } else {
        None
    };
    let by_power = by_power(setting, own, format!("{prefix}/range_by_power_km"))?;
    let sensor = own.report();
    let mut citations = Citations::new(setting.resolved.catalogue, setting.resolved.as_of);
    cite_sensor(&sensor, &mut citations);
    cite_values(by_power.as_ref().map_or(&[], |by_power| &by_power.values), &mut citations);
    let above = place
        .map(|named| {
            let place = setting.resolved.catalogue.place_named(named)?;
            above(&all, place, setting.sampling, &mut citations)
        })
        .transpose()?;
    Ok(Sight {
        header: header("sight", setting),
        element: own.element.id.to_string(),
        sensor,
        settings: what_if.settings(),
        range_km,
        by_power,
        views,
        lowest_visible: heights.grid_step_deg.map(|step| lowest_visible(own, step)).transpose()?,
        above,
        others: ids(others, true),
        not_counted: ids(others, false),
        sources: citations.finish().1,
    })
}

/// The others by whether what is added is counted against them.
fn ids(others: &[Sensor<'_>], counted: bool) -> Vec<String> {
    let wanted = others.iter().filter(|other| other.counts() == counted);
    wanted.map(|other| other.element.id.to_string()).collect()
}

/// The radars of the first samples.
pub(super) fn draws(sensor: &Sensor<'_>, sampling: Sampling<'_>) -> Result<Vec<DrawnRadar>, AnswerError> {
    (0..sampling.samples.min(FEW)).map(|sample| sensor.draw(sample)).collect()
}

/// Cites what a sensor is made of.
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_setting::BuiltIn;
/// # use tpt_setting::sourcing::Citations;
/// # use tpt_view::sight::{Sensor, WhatIf, radar_of};
/// # BuiltIn::at(date(2017, 3, 20))?.ask(|setting| {
/// #     let seongju = radar_of(setting.resolved, "seongju")?;
/// #     let sensor = Sensor::new(setting, seongju, None, None)?;
/// // `sensor` is the radar at Seongju: each figure that it is made of is cited.
/// let report = sensor.report();
/// let mut citations = Citations::new(setting.resolved.catalogue, setting.resolved.as_of);
/// tpt_view::sight::cite_sensor(&report, &mut citations);
/// let cited = citations.finish().1;
/// assert!(report.values.iter().filter_map(|value| value.source.as_ref()).all(|id| cited.iter().any(|one| one.id == *id)));
/// #     Ok(())
/// # })?;
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn cite_sensor(sensor: &tpt_report::SensorReport, citations: &mut Citations<'_>) {
    cite_values(&sensor.values, citations);
}

/// Cites the figures of values.
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_setting::BuiltIn;
/// # use tpt_earth::Unit;
/// # use tpt_report::SensorValue;
/// # use tpt_setting::sourcing::Citations;
/// # use tpt_view::sight::cite_values;
/// # use tpt_view::sight::{Sensor, WhatIf, radar_of};
/// # BuiltIn::at(date(2017, 3, 20))?.ask(|setting| {
/// #     let seongju = radar_of(setting.resolved, "seongju")?;
/// #     let sensor = Sensor::new(setting, seongju, None, None)?;
/// // `sensor` is the radar at Seongju. What was typed has no source: nothing is cited for it.
/// let cited = |values: &[SensorValue]| {
///     let mut citations = Citations::new(setting.resolved.catalogue, setting.resolved.as_of);
///     cite_values(values, &mut citations);
///     citations.finish().1.len()
/// };
/// assert!(cited(&sensor.report().values) > 0);
/// assert_eq!(cited(&[SensorValue::typed("range", 1000.0, Unit::Kilometre)]), 0);
/// #     Ok(())
/// # })?;
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn cite_values(values: &[tpt_report::SensorValue], citations: &mut Citations<'_>) {
    for source in values.iter().filter_map(|value| value.source.clone()) {
        if let Ok(id) = RecordId::try_from(source) {
            citations.cite(&id);
        }
    }
}

/// How much a radar has in view at a height, and how far.
#[derive(Clone, Copy, Debug)]
struct Extent {
    area: Area,
    farthest: Length,
}

/// Draws that are looked at in one go, for their directions may be the same.
const IN_ONE_GO: usize = 32;

/// Something of what each of some radars has in view at each height. The directions in which a radar looks are laid out once for all
/// heights, and for all radars beside each other that look the same way.
///
/// # Errors
///
/// [`AnswerError::Domain`] if a height is not above a radar.
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_setting::BuiltIn;
/// # use tpt_view::sight::{Sensor, at_heights, radar_of};
/// # BuiltIn::at(date(2017, 3, 20))?.ask(|setting| {
/// let sensor = Sensor::new(setting, radar_of(setting.resolved, "seongju")?, None, None)?;
/// let draws = (0..4).map(|sample| sensor.draw(sample)).collect::<Result<Vec<_>, _>>()?;
/// let farthest = at_heights(&draws, &[100.0, 300.0], |_, outline| outline.farthest)?;
/// assert_eq!(farthest.len(), draws.len());
/// let alone = at_heights(&draws[2..3], &[300.0], |_, outline| outline.farthest)?;
/// assert_eq!(alone[0][0], farthest[2][1]);
/// #     Ok(())
/// # })?;
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn at_heights<T: Send>(
    draws: &[DrawnRadar],
    altitudes_km: &[f64],
    of: impl Fn(&DrawnRadar, &Outline) -> T + Sync,
) -> Result<Vec<Vec<T>>, AnswerError> {
    let in_one_go = |draws: &[DrawnRadar]| {
        let mut bearings: Option<Bearings> = None;
        let at_each = |drawn: &DrawnRadar| {
            let known = bearings.take();
            let bearings = bearings.insert(match known {
                Some(known) => known.or_of(&drawn.radar),
                None => Bearings::of(&drawn.radar),
            });
            let at = |km: &f64| {
                Ok(of(drawn, &bearings.outline(&drawn.radar, Length::kilometres(*km), drawn.reach)?))
            };
            altitudes_km.iter().map(at).collect()
        };
        draws.iter().map(at_each).collect::<Result<Vec<_>, AnswerError>>()
    };
    let all = draws.par_chunks(IN_ONE_GO).map(in_one_go).collect::<Result<Vec<_>, AnswerError>>()?;
    Ok(all.into_iter().flatten().collect())
}

/// What a radar has in view at each height.
fn outlines(radar: &DrawnRadar, altitudes_km: &[f64]) -> Vec<Result<Outline, OutOfDomain>> {
    let bearings = Bearings::of(&radar.radar);
    let outline = |km: &f64| bearings.outline(&radar.radar, Length::kilometres(*km), radar.reach);
    altitudes_km.iter().map(outline).collect()
}

fn view(
    own: &Sensor<'_>,
    others: &[&Outline],
    drawn: &[Extent],
    (altitude_km, middle): (f64, &Outline),
    ground: &Ground<'_>,
    prefix: &str,
) -> Result<View, AnswerError> {
    let areas: Vec<(u32, f64)> = (0..).zip(drawn).map(|(i, one)| (i, in_km2(one.area))).collect();
    let farthest: Vec<(u32, f64)> =
        (0..).zip(drawn).map(|(i, one)| (i, one.farthest.as_kilometres())).collect();
    let field = |name: &str| format!("{prefix}/{altitude_km}/{name}");
    // What the element has in view and none of the others.
    let (alone, alone_by_country) = ground.covered_alone(middle, others.iter().copied());
    Ok(View {
        altitude_km,
        area_km2: own.band(&areas, field("area_km2"), ReportUnit::KM2)?,
        farthest_km: own.band(&farthest, field("farthest_km"), ReportUnit::KM)?,
        by_country: by_country(ground.covered(middle).1),
        geometry: shapes::of_outline(middle),
        adds: Adds { area_km2: in_km2(alone), by_country: by_country(alone_by_country) },
    })
}

/// An area in km².
///
/// ```
/// use tpt_earth::Area;
///
/// assert_eq!(tpt_view::sight::in_km2(Area::square_metres(2.5e6)), 2.5);
/// ```
pub fn in_km2(area: Area) -> f64 {
    area.as_square_metres() / 1.0e6
}

/// Areas by country, the largest first, each with its share of the whole country.
fn by_country(parts: Vec<Covered<'_>>) -> Vec<CountryArea> {
    let row = |part: Covered<'_>| CountryArea {
        name: part.territory.name.clone(),
        area_km2: in_km2(part.area),
        share: part.area / part.territory.area(),
    };
    let mut rows: Vec<CountryArea> = parts.into_iter().map(row).collect();
    rows.sort_by(|a, b| b.area_km2.total_cmp(&a.area_km2).then_with(|| a.name.cmp(&b.name)));
    rows
}
