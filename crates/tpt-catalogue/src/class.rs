//! Classes of missiles as the reach code takes them: one cited trajectory and a launch region each.
//!
//! A fixed file, compiled in: a layer of one's own cannot add or change a class, its trajectory or its launch region. What was
//! first said after a date is not there at that date.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::bounds::{Latitude, Longitude, Value};
use crate::date::PartialDate;
use crate::diagnostic::CatalogueError;
use jiff::civil::Date;

use crate::{RecordId, read_record};

/// The file, compiled in: no layer can replace it.
const FILE: (&str, &str) = (
    "data/fixed/classes.toml",
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/fixed/classes.toml")),
);

/// `data/fixed/classes.toml`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct ClassFile {
    /// One table for each region.
    #[serde(rename = "region")]
    regions: Vec<LaunchRegion>,
    /// One table for each class.
    #[serde(rename = "class")]
    classes: Vec<MissileClass>,
}

/// A region from which a class is launched, as published in words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LaunchRegion {
    /// The record's id.
    pub id: RecordId,
    /// The name that readers see.
    pub name: String,
    /// Its corners in order, in quarters of a degree.
    pub corners: Vec<Corner>,
    /// Who says where it is.
    pub said_by: String,
    /// First made public.
    pub said_on: PartialDate,
    /// The source.
    pub source: RecordId,
    /// How the corners come from the text.
    pub note: String,
}

/// A corner of a region.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Corner {
    /// Latitude.
    pub lat_deg: Latitude,
    /// Longitude.
    pub lon_deg: Longitude,
}

/// A class of missiles with its one trajectory.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MissileClass {
    /// The record's id.
    pub id: RecordId,
    /// The name that readers see.
    pub name: String,
    /// The missile whose stage set flies it.
    pub missile: RecordId,
    /// From where it is launched.
    pub regions: Vec<RecordId>,
    /// The range of the published pair.
    pub range_km: Value,
    /// The height of the published pair.
    pub apogee_km: Value,
    /// Who published it.
    pub said_by: String,
    /// First made public.
    pub said_on: PartialDate,
    /// The source.
    pub source: RecordId,
    /// What it says, in short.
    #[serde(rename = "where")]
    pub place: String,
    /// The least distance to which the class is said to fly so.
    pub from_km: Value,
    /// The greatest.
    pub to_km: Value,
    /// Where the distances come from.
    pub note: String,
}

/// A class with its regions.
#[derive(Clone, Debug, PartialEq)]
pub struct LaunchedClass {
    /// The class.
    pub class: MissileClass,
    /// From where it is launched.
    pub regions: Vec<LaunchRegion>,
}

impl LaunchedClass {
    /// The sources of its trajectory and of its regions.
    pub fn sources(&self) -> impl Iterator<Item = &RecordId> {
        std::iter::once(&self.class.source).chain(self.regions.iter().map(|region| &region.source))
    }

    /// Whether its trajectory and all of its regions had been made public by the end of a day.
    #[must_use]
    pub fn known_at(&self, as_of: Date) -> bool {
        let dates = self.regions.iter().map(|region| &region.said_on);
        dates.chain([&self.class.said_on]).all(|said_on| said_on.known_by(as_of))
    }
}

/// Every class that the program carries; there are no others.
///
/// # Errors
///
/// [`CatalogueError`] if the file of this program is faulty, which a test of it excludes.
pub fn missile_classes() -> Result<Vec<LaunchedClass>, CatalogueError> {
    let file: ClassFile = read_record(FILE.0, FILE.1.as_bytes())?;
    let region = |id: &RecordId| file.regions.iter().find(|region| region.id == *id).cloned();
    let launched = |class: &MissileClass| {
        let regions = class.regions.iter().map(region).collect::<Option<Vec<_>>>()?;
        Some(LaunchedClass { class: class.clone(), regions })
    };
    Ok(file.classes.iter().filter_map(launched).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_has_regions_of_quarter_degrees_and_distances_in_order() {
        let file: ClassFile = read_record(FILE.0, FILE.1.as_bytes()).expect("the file is sound");
        assert_eq!(missile_classes().expect("the file is sound").len(), file.classes.len());
        for region in &file.regions {
            assert!(region.corners.len() >= 3, "{}", region.id);
            for degrees in region.corners.iter().flat_map(|one| [one.lat_deg.get(), one.lon_deg.get()]) {
                let quarters = 4.0 * degrees;
                assert_eq!(quarters.to_bits(), quarters.round().to_bits(), "{}: quarters", region.id);
            }
        }
        for class in &file.classes {
            assert!(class.from_km.get() < class.to_km.get(), "{}", class.id);
            assert!(class.apogee_km.get() > 0.0 && class.range_km.get() <= class.to_km.get(), "{}", class.id);
        }
    }

    #[test]
    fn every_source_of_a_class_is_on_record() {
        let catalogue = crate::Catalogue::load(&[crate::embedded()]).expect("the catalogue is sound");
        for launched in missile_classes().expect("the file is sound") {
            for source in launched.sources() {
                assert!(catalogue.source(source).is_some(), "{source}");
            }
            assert!(catalogue.missiles.contains_key(&launched.class.missile), "{}", launched.class.id);
        }
    }
}
