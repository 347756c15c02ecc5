//! The countries of the map that the program carries, to measure how much of a view lies over each; and its land.

use std::sync::LazyLock;

use serde::Deserialize;
use serde::de::IgnoredAny;
use tpt_earth::{Angle, Length, Position};
use tpt_sight::{Territory, near_land};

use tpt_setting::AnswerError;

const MAP: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/map/countries-50m.json"));

/// `countries-50m.json`: rings of points on a grid, made by `validation/make/countries.py`.
#[derive(Deserialize)]
struct File {
    step_deg: [f64; 2],
    origin_deg: [f64; 2],
    territories: Vec<Named>,
}

#[derive(Deserialize)]
struct Named {
    name: String,
    rings: Vec<Steps>,
    holes: Vec<Steps>,
}

/// A ring as steps of the grid to the east and to the north from point to point, the first point from the origin.
#[derive(Deserialize)]
struct Steps(Vec<i32>);

impl Steps {
    fn positions(&self, file: &File) -> Result<Vec<Position>, String> {
        let (mut east, mut north) = (0, 0);
        let position = |step: &[i32]| {
            let [to_east, to_north] = *step else {
                return Err("a point of the map has no latitude".to_owned());
            };
            (east, north) = (east + to_east, north + to_north);
            let lon = file.origin_deg[0] + file.step_deg[0] * f64::from(east);
            let lat = file.origin_deg[1] + file.step_deg[1] * f64::from(north);
            let lon = lon - 360.0 * (lon / 360.0).round();
            Position::new(Angle::degrees(lat), Angle::degrees(lon)).map_err(|error| error.to_string())
        };
        self.0.chunks(2).map(position).collect()
    }
}

static TERRITORIES: LazyLock<Result<Vec<Territory>, String>> = LazyLock::new(read);

fn read() -> Result<Vec<Territory>, String> {
    let file: File = serde_json::from_str(MAP).map_err(|error| error.to_string())?;
    let positions =
        |rings: &[Steps]| rings.iter().map(|ring| ring.positions(&file)).collect::<Result<Vec<_>, _>>();
    let territory = |named: &Named| {
        Ok(Territory::new(named.name.clone(), positions(&named.rings)?, positions(&named.holes)?))
    };
    file.territories.iter().map(territory).collect()
}

/// The countries of the world whole, and what stands under a name of its own and counts for none.
///
/// # Errors
///
/// [`AnswerError::Countries`] if the map is damaged.
///
/// ```
/// use tpt_earth::{Angle, Position};
/// use tpt_view::countries::territories;
///
/// let seoul = Position::new(Angle::degrees(37.57), Angle::degrees(126.98))?;
/// let holding: Vec<&str> =
///     territories()?.iter().filter(|one| one.holds(seoul)).map(|one| one.name.as_str()).collect();
/// assert_eq!(holding, ["South Korea"]);
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn territories() -> Result<&'static [Territory], AnswerError> {
    TERRITORIES.as_deref().map_err(|problem| AnswerError::Countries(problem.clone()))
}

/// A country by the map's name.
///
/// # Errors
///
/// [`AnswerError::NoAnswer`] if the map has none of that name; [`AnswerError::Countries`] if it is damaged.
///
/// ```
/// use tpt_view::{countries::country_named, sight::in_km2};
///
/// assert!(in_km2(country_named("South Korea")?.area()) < in_km2(country_named("Japan")?.area()));
/// assert!(country_named("Atlantis").is_err());
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn country_named(name: &str) -> Result<&'static Territory, AnswerError> {
    let all = territories()?;
    all.iter().find(|territory| territory.name == name).ok_or_else(|| AnswerError::NoAnswer {
        what: format!("the map has no country `{name}`"),
        reason: format!(
            "allowed: {}",
            all.iter().map(|territory| territory.name.as_str()).collect::<Vec<_>>().join(", ")
        ),
    })
}

const LAND: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/map/land-50m.json"));

/// What the map of land covers, in degrees: latitudes, and longitudes eastward over 180°.
const COVERS: ((f64, f64), (f64, f64)) = ((-5.0, 80.0), (85.0, 245.0));

/// The land's file, read straight into rings: as values of any kind its points would take megabytes.
#[derive(Deserialize)]
struct LandFile {
    features: Vec<LandFeature>,
}

#[derive(Deserialize)]
struct LandFeature {
    properties: LandProperties,
    geometry: LandGeometry,
}

#[derive(Deserialize)]
struct LandProperties {
    name: String,
}

#[derive(Deserialize)]
#[serde(tag = "type", content = "coordinates")]
enum LandGeometry {
    MultiPolygon(Vec<Vec<Vec<[f64; 2]>>>),
    /// Coasts and borders are for drawings.
    MultiLineString(IgnoredAny),
}

static LAND_OF_MAP: LazyLock<Result<Territory, String>> = LazyLock::new(read_land);

fn read_land() -> Result<Territory, String> {
    let file: LandFile = serde_json::from_str(LAND).map_err(|error| error.to_string())?;
    let polygons = file.features.into_iter().find_map(|feature| match feature.geometry {
        LandGeometry::MultiPolygon(polygons) if feature.properties.name == "land" => Some(polygons),
        LandGeometry::MultiPolygon(_) | LandGeometry::MultiLineString(_) => None,
    });
    let polygons = polygons.ok_or_else(|| "the map has no land".to_owned())?;
    let position = |[lon, lat]: [f64; 2]| {
        let wrapped = if lon > 180.0 { lon - 360.0 } else { lon };
        Position::new(Angle::degrees(lat), Angle::degrees(wrapped)).map_err(|error| error.to_string())
    };
    let outer = polygons.into_iter().filter_map(|rings| rings.into_iter().next());
    let rings = outer.map(|ring| ring.into_iter().map(position).collect());
    Ok(Territory::new("land".to_owned(), rings.collect::<Result<_, String>>()?, Vec::new()))
}

/// Whether a place lies on land or not farther than `within` from a corner of it; so does every place that the map does not cover.
pub(crate) fn on_land(place: Position, within: Length) -> Result<bool, AnswerError> {
    let land = LAND_OF_MAP.as_ref().map_err(|problem| AnswerError::Countries(problem.clone()))?;
    let (lat, lon) = (place.latitude().as_degrees(), place.longitude().as_degrees().rem_euclid(360.0));
    let covered = (COVERS.0.0..=COVERS.0.1).contains(&lat) && (COVERS.1.0..=COVERS.1.1).contains(&lon);
    Ok(!covered || near_land(std::slice::from_ref(land), place, within))
}

#[cfg(test)]
mod tests {
    use super::*;
    use tpt_earth::assert_close;

    const AREAS: &str = include_str!("../../../validation/data/country-areas.csv");

    fn rows() -> impl Iterator<Item = (String, f64)> {
        AREAS.lines().filter(|line| !line.starts_with('#')).skip(1).map(|line| {
            let (name, area) = line.rsplit_once(',').unwrap();
            (name.trim_matches('"').to_owned(), area.parse().unwrap())
        })
    }

    fn area_km2(name: &str) -> f64 {
        country_named(name).unwrap().area().as_square_metres() / 1.0e6
    }

    /// What the source counts to a country and stands under a name of its own.
    const APART: [(&str, &str); 2] = [("Russia", "the four island groups"), ("Russia", "Crimea")];

    #[test]
    fn every_country_is_as_large_as_its_source_has_it() {
        let mut count = 0;
        for (name, expected) in rows() {
            let apart: f64 = APART.iter().filter(|(of, _)| *of == name).map(|(_, part)| area_km2(part)).sum();
            assert_close!(area_km2(&name) + apart, expected, rel = 0.01, "{name}");
            count += 1;
        }
        assert_eq!(count + APART.len(), territories().unwrap().len());
    }

    #[test]
    fn a_country_holds_its_capital_and_no_other_does() {
        let place = |lat: f64, lon: f64| Position::new(Angle::degrees(lat), Angle::degrees(lon)).unwrap();
        for (name, at) in [
            ("Russia", place(55.75, 37.62)),
            // Beyond 180 degrees, on the coast that the ring of the whole country once cut off, and by the pole.
            ("Russia", place(66.0, -172.0)),
            ("Russia", place(72.0, 120.0)),
            ("Antarctica", place(-90.0, 0.0)),
            ("Antarctica", place(-86.0, 180.0)),
            ("United States", place(38.9, -77.0)),
            ("Fiji", place(-16.8, -179.97)),
            // A hole of South Africa.
            ("Lesotho", place(-29.5, 28.2)),
            ("the four island groups", place(45.0, 147.8)),
            ("Crimea", place(45.0, 34.1)),
        ] {
            let holding: Vec<&str> = territories()
                .unwrap()
                .iter()
                .filter(|territory| territory.holds(at))
                .map(|territory| territory.name.as_str())
                .collect();
            assert_eq!(holding, [name]);
        }
    }
}
