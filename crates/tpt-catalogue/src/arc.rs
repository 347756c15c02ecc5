//! Notional arcs of the neighbours' strategic forces: a fixed file that only the sight code takes.
//!
//! No missile, no launch point, no time: a region-sized origin and a continent-sized destination. They cannot be added or
//! changed by a layer of one's own.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::bounds::{Latitude, Longitude, Value};
use crate::diagnostic::CatalogueError;
use crate::{RecordId, read_record};

/// The file, compiled in: no layer can replace it.
const FILE: (&str, &str) = (
    "data/fixed/arcs.toml",
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/fixed/arcs.toml")),
);

/// The least radius of a region: what is smaller could be taken for a place.
const LEAST_RADIUS_KM: f64 = 300.0;

/// `data/fixed/arcs.toml`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ArcFile {
    /// One table for each region.
    #[serde(rename = "region")]
    pub(crate) regions: Vec<ArcRegion>,
    /// One table for each arc.
    #[serde(rename = "arc")]
    pub(crate) arcs: Vec<NotionalArc>,
}

/// A region as a circle: large enough that nobody can take it for a place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ArcRegion {
    /// The record's id.
    pub id: RecordId,
    /// The name that readers see.
    pub name: String,
    /// Latitude of the middle in whole degrees.
    pub lat_deg: Latitude,
    /// Longitude of the middle in whole degrees.
    pub lon_deg: Longitude,
    /// Radius over the ground.
    pub radius_km: Value,
}

/// An arc from a region to another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NotionalArc {
    /// The record's id.
    pub id: RecordId,
    /// The name that readers see.
    pub name: String,
    /// Whose strategic force it stands for.
    pub of: String,
    /// Where it begins: a region.
    pub origin: RecordId,
    /// Where it ends: a region.
    pub destination: RecordId,
    /// What a reader should know.
    pub note: String,
}

/// An arc with its two regions.
#[derive(Clone, Debug, PartialEq)]
pub struct ArcBetween {
    /// The arc.
    pub arc: NotionalArc,
    /// Where it begins.
    pub origin: ArcRegion,
    /// Where it ends.
    pub destination: ArcRegion,
}

/// Every notional arc that the program carries; there are no others.
///
/// # Errors
///
/// [`CatalogueError`] if the file of this program is faulty, which a test of it excludes.
pub fn notional_arcs() -> Result<Vec<ArcBetween>, CatalogueError> {
    let file: ArcFile = read_record(FILE.0, FILE.1.as_bytes())?;
    let region = |id: &RecordId| {
        let found = file.regions.iter().find(|region| region.id == *id);
        found.filter(|region| region.radius_km.get() >= LEAST_RADIUS_KM).cloned()
    };
    let between = |arc: &NotionalArc| {
        let (origin, destination) = (region(&arc.origin)?, region(&arc.destination)?);
        Some(ArcBetween { arc: arc.clone(), origin, destination })
    };
    Ok(file.arcs.iter().filter_map(between).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_arc_has_its_regions_and_each_region_is_one() {
        let file: ArcFile = read_record(FILE.0, FILE.1.as_bytes()).expect("the file is sound");
        assert_eq!(notional_arcs().expect("the file is sound").len(), file.arcs.len());
        for region in &file.regions {
            assert!(region.radius_km.get() >= LEAST_RADIUS_KM, "{}", region.id);
            for degrees in [region.lat_deg.get(), region.lon_deg.get()] {
                assert_eq!(degrees.to_bits(), degrees.round().to_bits(), "{}: whole degrees", region.id);
            }
        }
    }
}
