//! The countries of the map that the program carries, to measure how much of a view lies over each; and its land.

use std::sync::LazyLock;

use serde::Deserialize;
use tpt_earth::{Angle, Length, Position};
use tpt_sight::{Territory, near_land};

use crate::StudyError;

const MAP: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/map/countries-50m.json"));

#[derive(Deserialize)]
struct File {
    territories: Vec<Named>,
}

#[derive(Deserialize)]
struct Named {
    name: String,
    /// Rings of longitude and latitude in degrees.
    rings: Vec<Vec<[f64; 2]>>,
}

static TERRITORIES: LazyLock<Result<Vec<Territory>, String>> = LazyLock::new(read);

fn read() -> Result<Vec<Territory>, String> {
    let file: File = serde_json::from_str(MAP).map_err(|error| error.to_string())?;
    let position = |[lon, lat]: [f64; 2]| {
        Position::new(Angle::degrees(lat), Angle::degrees(lon)).map_err(|error| error.to_string())
    };
    let territory = |named: Named| {
        let rings = named.rings.into_iter().map(|ring| ring.into_iter().map(position).collect());
        Ok(Territory { name: named.name, rings: rings.collect::<Result<_, String>>()? })
    };
    file.territories.into_iter().map(territory).collect()
}

/// The countries, and the four island groups under a name of their own.
pub(crate) fn territories() -> Result<&'static [Territory], StudyError> {
    TERRITORIES.as_deref().map_err(|problem| StudyError::Countries(problem.clone()))
}

/// A country by the map's name.
pub(crate) fn country_named(name: &str) -> Result<&'static Territory, StudyError> {
    let all = territories()?;
    all.iter().find(|territory| territory.name == name).ok_or_else(|| StudyError::NoAnswer {
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

#[derive(Deserialize)]
struct LandFile {
    features: Vec<LandFeature>,
}

#[derive(Deserialize)]
struct LandFeature {
    properties: serde_json::Value,
    geometry: serde_json::Value,
}

static LAND_OF_MAP: LazyLock<Result<Territory, String>> = LazyLock::new(read_land);

fn read_land() -> Result<Territory, String> {
    let file: LandFile = serde_json::from_str(LAND).map_err(|error| error.to_string())?;
    let land = file.features.into_iter().find(|feature| feature.properties["name"] == "land");
    let mut land = land.ok_or_else(|| "the map has no land".to_owned())?;
    let polygons: Vec<Vec<Vec<[f64; 2]>>> =
        serde_json::from_value(land.geometry["coordinates"].take()).map_err(|error| error.to_string())?;
    let position = |[lon, lat]: [f64; 2]| {
        let wrapped = if lon > 180.0 { lon - 360.0 } else { lon };
        Position::new(Angle::degrees(lat), Angle::degrees(wrapped)).map_err(|error| error.to_string())
    };
    let outer = polygons.into_iter().filter_map(|rings| rings.into_iter().next());
    let rings = outer.map(|ring| ring.into_iter().map(position).collect());
    Ok(Territory { name: "land".to_owned(), rings: rings.collect::<Result<_, String>>()? })
}

/// Whether a place lies on land or not farther than `within` from a corner of it; so does every place that the map does not cover.
pub(crate) fn on_land(place: Position, within: Length) -> Result<bool, StudyError> {
    let land = LAND_OF_MAP.as_ref().map_err(|problem| StudyError::Countries(problem.clone()))?;
    let (lat, lon) = (place.latitude().as_degrees(), place.longitude().as_degrees().rem_euclid(360.0));
    let covered = (COVERS.0.0..=COVERS.0.1).contains(&lat) && (COVERS.1.0..=COVERS.1.1).contains(&lon);
    Ok(!covered || near_land(std::slice::from_ref(land), place, within))
}
