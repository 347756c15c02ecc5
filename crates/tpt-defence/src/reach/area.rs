//! The ground around a battery, cell by cell: what is reached from every launch point that counts, and what binds elsewhere.

use tpt_earth::math::square;
use tpt_earth::{Area as Ground, Length, Position, geodesic};
use tpt_reach::{Aim, Battery, Resolution, Verdict, grid_around, outline_of};

use super::binding_of;
use super::class::Class;
use super::defence::{Defence, Family};
use super::{around, defended_alone, defended_at, verdicts_at};
use crate::towns::towns;
use tpt_report::{BandReport, Binding, Constraint, CountryArea, ReportUnit, Town};
use tpt_setting::{AnswerError, Sampling};
use tpt_view::countries::territories;
use tpt_view::shapes;
use tpt_view::sight::in_km2;

/// Levels of the grid for the map, the finest first: as fine as keeps the cells few enough.
const LEVELS: [u8; 3] = [6, 5, 4];

/// Cells of the map.
const MOST_CELLS: f64 = 15_000.0;

/// A draw of the area's band looks at one cell in so many.
pub(super) const THINNED: usize = 4;

/// What a class leaves of the ground around a battery.
pub(super) struct Area {
    pub(super) area_km2: BandReport,
    pub(super) middle_km2: f64,
    pub(super) adds_km2: f64,
    pub(super) share: f64,
    pub(super) geometry: serde_json::Value,
    pub(super) by_country: Vec<CountryArea>,
    pub(super) constraints: Vec<Constraint>,
    pub(super) towns: Vec<Town>,
}

/// The cells around a battery: the same for every class.
pub(super) struct Map {
    distance: Length,
    cells: Vec<Aim>,
    /// Of each cell whether it is as near as the interceptors go.
    near: Vec<bool>,
    /// Those of the area's band, one level coarser.
    coarse: Vec<Aim>,
}

impl Map {
    pub(super) fn around(defence: &Defence<'_>) -> Result<Self, AnswerError> {
        let distance = around(defence)?;
        let ground_km2 = std::f64::consts::PI * square(distance.as_kilometres());
        let fits = |level: &&u8| {
            Resolution::level(**level).is_ok_and(|found| ground_km2 <= MOST_CELLS * in_km2(found.mean_area()))
        };
        let level = LEVELS.iter().find(fits).copied().unwrap_or(LEVELS[2]);
        let cells = grid_around(defence.launcher, distance, Resolution::level(level)?)?;
        let away = |aim: &Aim| geodesic(defence.launcher, aim.position).distance;
        let near = cells.iter().map(|aim| away(aim) <= defence.greatest()).collect();
        let coarse = grid_around(defence.launcher, distance, Resolution::level(level - 1)?)?;
        Ok(Self { distance, cells, near, coarse })
    }
}

/// The map in the middle of every spread, and the band of the area over a grid one level coarser.
pub(super) fn area(
    (defence, family, others): (&Defence<'_>, &Family, &[(String, Battery)]),
    class: &Class,
    map: &Map,
    id: &str,
) -> Result<Area, AnswerError> {
    let Map { distance, cells, near, coarse } = map;
    let middle = &family.middle;
    let met = verdicts_at(middle, class, &places(cells), (|cell: usize| near[cell], defence.sampling))?;
    let area_km2 = band((defence, family), class, coarse, id)?;
    let defended: Vec<&Aim> = which(cells, &met, |met| met.is_defended);
    let shares = near.iter().zip(&met).filter(|(near, _)| **near);
    let shares: Vec<f64> = shares.filter_map(|(_, met)| met.as_ref()?.share).collect();
    let mut bound: Vec<Binding> =
        met.iter().flatten().filter_map(|met| met.binding.map(binding_of)).collect();
    bound.sort_unstable_by_key(|binding| binding.word());
    bound.dedup();
    let constraints = bound.into_iter().map(|binding| {
        let cells = which(cells, &met, |met| met.binding.map(binding_of) == Some(binding));
        Constraint { binding, area_km2: in_km2(sum(&cells)), geometry: geometry(&cells) }
    });
    Ok(Area {
        area_km2,
        middle_km2: in_km2(sum(&defended)),
        adds_km2: adds(&defended, others, class, defence.sampling)?,
        share: shares.iter().sum::<f64>() / shares.len().max(1) as f64,
        geometry: geometry(&defended),
        by_country: by_country(&defended)?,
        constraints: constraints.collect(),
        towns: inside(defence, middle, class, *distance)?,
    })
}

/// What of some cells no other battery reaches.
fn adds(
    defended: &[&Aim],
    others: &[(String, Battery)],
    class: &Class,
    sampling: Sampling<'_>,
) -> Result<f64, AnswerError> {
    let at: Vec<Position> = defended.iter().map(|aim| aim.position).collect();
    let theirs = others.iter().map(|(_, battery)| defended_alone(battery, class, &at, sampling));
    let theirs = theirs.collect::<Result<Vec<_>, AnswerError>>()?;
    let alone = |i: usize| theirs.iter().all(|met| !met[i]);
    let alone: Vec<&Aim> = (0..).zip(defended).filter(|(i, _)| alone(*i)).map(|(_, aim)| *aim).collect();
    Ok(in_km2(sum(&alone)))
}

/// The area over the draws.
fn band(
    (defence, family): (&Defence<'_>, &Family),
    class: &Class,
    cells: &[Aim],
    id: &str,
) -> Result<BandReport, AnswerError> {
    // What the widest envelope does not reach with a radar that sees everything, no draw does.
    let cells: Vec<&Aim> = match defence.widest()? {
        Some(widest) => {
            let kept = defended_alone(&widest, class, &places(cells), defence.sampling)?;
            cells.iter().zip(kept).filter(|(_, kept)| *kept).map(|(aim, _)| aim).collect()
        }
        None => cells.iter().collect(),
    };
    // Every fourth cell, another quarter in each draw: some per cent of a draw's area, against tens between draws.
    let asks = |sample: usize, cell: usize| cell % THINNED == sample % THINNED;
    let places: Vec<Position> = cells.iter().map(|aim| aim.position).collect();
    let met = defended_at(&family.draws, class, &places, (asks, defence.sampling))?;
    let area = |sample: usize| THINNED as f64 * in_km2(defended_by_one(cells.iter().copied(), &met, sample));
    let drawn: Vec<(u32, f64)> = (0..).zip((0..family.draws.len()).map(area)).collect();
    defence.band(&drawn, id.to_owned(), ReportUnit::KM2)
}

/// The area of the cells that one of some batteries defends.
pub(super) fn defended_by_one<'a>(
    cells: impl IntoIterator<Item = &'a Aim>,
    met: &[Vec<bool>],
    battery: usize,
) -> Ground {
    let defended = cells.into_iter().zip(met).filter(|(_, met)| met[battery]);
    defended.fold(Ground::ZERO, |sum, (aim, _)| sum + aim.area)
}

fn places(cells: &[Aim]) -> Vec<Position> {
    cells.iter().map(|aim| aim.position).collect()
}

fn which<'a>(cells: &'a [Aim], met: &[Option<Verdict>], is_it: impl Fn(&Verdict) -> bool) -> Vec<&'a Aim> {
    cells.iter().zip(met).filter(|(_, met)| met.as_ref().is_some_and(&is_it)).map(|(aim, _)| aim).collect()
}

fn sum(cells: &[&Aim]) -> Ground {
    cells.iter().fold(Ground::ZERO, |sum, aim| sum + aim.area)
}

/// The outline of some cells as GeoJSON.
fn geometry(cells: &[&Aim]) -> serde_json::Value {
    shapes::of_areas(outline_of(cells.iter().copied()))
}

/// Land that is reached, by country, and the share of the country's land on the grid's map.
fn by_country(defended: &[&Aim]) -> Result<Vec<CountryArea>, AnswerError> {
    let mut rows = Vec::new();
    for territory in territories()? {
        let on_it: Vec<&&Aim> = defended.iter().filter(|aim| territory.holds(aim.position)).collect();
        if on_it.is_empty() {
            continue;
        }
        let area_km2 = in_km2(on_it.iter().fold(Ground::ZERO, |sum, aim| sum + aim.area));
        let whole_km2 = in_km2(territory.area());
        rows.push(CountryArea { name: territory.name.clone(), area_km2, share: area_km2 / whole_km2 });
    }
    rows.sort_by(|a, b| b.area_km2.total_cmp(&a.area_km2));
    Ok(rows)
}

/// Towns that are reached from every launch point that counts, the largest first.
fn inside(
    defence: &Defence<'_>,
    middle: &Battery,
    class: &Class,
    distance: Length,
) -> Result<Vec<Town>, AnswerError> {
    let near: Vec<_> = towns()?
        .iter()
        .filter(|town| geodesic(defence.launcher, town.position).distance <= distance)
        .collect();
    let at: Vec<Position> = near.iter().map(|town| town.position).collect();
    let met = defended_alone(middle, class, &at, defence.sampling)?;
    let mut found: Vec<Town> = near
        .iter()
        .zip(&met)
        .filter(|(_, met)| **met)
        .map(|(town, _)| Town {
            name: town.name.clone(),
            country: town.country.clone(),
            population: town.population,
        })
        .collect();
    found.sort_by(|a, b| b.population.cmp(&a.population).then_with(|| a.name.cmp(&b.name)));
    Ok(found)
}
