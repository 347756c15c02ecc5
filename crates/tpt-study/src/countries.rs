//! The countries of the map that the program carries, to measure how much of a view lies over each.

use std::sync::LazyLock;

use serde::Deserialize;
use tpt_earth::{Angle, Position};
use tpt_sight::Territory;

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
