//! Towns with population, for the ground that a battery covers: GeoNames, read once into a table of the map.

use std::sync::LazyLock;

use serde::Deserialize;
use tpt_earth::{Angle, Position};

use tpt_setting::AnswerError;

const TABLE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/map/towns.csv"));

#[derive(Deserialize)]
struct Row {
    name: String,
    country: String,
    lat_deg: f64,
    lon_deg: f64,
    population: u64,
}

/// A town.
#[derive(Clone, Debug)]
pub(crate) struct TownOfMap {
    pub(crate) name: String,
    pub(crate) country: String,
    pub(crate) position: Position,
    pub(crate) population: u64,
}

static TOWNS: LazyLock<Result<Vec<TownOfMap>, String>> = LazyLock::new(read);

fn read() -> Result<Vec<TownOfMap>, String> {
    let rows = csv::Reader::from_reader(TABLE.as_bytes()).into_deserialize::<Row>();
    let town = |row: Result<Row, csv::Error>| {
        let row = row.map_err(|error| error.to_string())?;
        let position = Position::new(Angle::degrees(row.lat_deg), Angle::degrees(row.lon_deg));
        let position = position.map_err(|error| error.to_string())?;
        Ok(TownOfMap { name: row.name, country: row.country, position, population: row.population })
    };
    rows.map(town).collect()
}

/// The towns of the map.
pub(crate) fn towns() -> Result<&'static [TownOfMap], AnswerError> {
    TOWNS.as_deref().map_err(|problem| AnswerError::Countries(problem.clone()))
}
