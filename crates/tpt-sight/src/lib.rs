//! Sight: what a radar sees of a flight, and what it would see at a height.
//!
//! Parameters come in as this crate's own types, in SI; where they come from is nobody's business here.
//!
//! - [`Radar`]: where it stands, how it is turned, what hides a target from it ([`radar`]).
//! - [`Site`], [`LineOfSight`]: direction and distance of a target, in a straight line ([`line_of_sight`]); [`Bending`]: what the air
//!   does to it ([`bending`]); [`ElevationMask`]: terrain ([`mask`]).
//! - [`RangeLaw`]: how far it reaches for a cross-section ([`range_law`]); [`Search`]: when it has certainly noticed
//!   ([`detection`]).
//! - [`Path`]: a flight as the sight code takes it ([`path`]); [`Scan`]: what of it is in view ([`scan`]);
//!   [`FromSite`]: for how long radars at one site have it ([`from_site`]).
//! - [`Outline`], [`Ground`]: what is in view at a height, by country ([`coverage`]); [`Territory`]: a country ([`territory`]).
//! - [`polygons_in_degrees`]: an area as other programs draw it ([`planar`]).
//! - [`Infrared`]: when satellites have told ([`infrared`]).

pub mod bending;
mod bounds;
pub mod coverage;
pub mod detection;
pub mod from_site;
pub mod infrared;
pub mod line_of_sight;
pub mod mask;
mod overlap;
pub mod path;
pub mod planar;
mod plane;
pub mod radar;
pub mod range_law;
pub mod scan;
pub mod territory;

pub use bending::{Bending, horizon_ground_range};
pub use coverage::{Bearings, Covered, Ground, Outline, area_in_view, lowest_visible, outline};
pub use detection::{Fluctuation, Search};
pub use from_site::{Fan, FromSite};
pub use infrared::Infrared;
pub use line_of_sight::{LineOfSight, Site};
pub use mask::{ElevationMask, MaskError};
pub use path::{NotionalPath, Path};
pub use planar::{DegreePolygons, area_of_polygons, polygons_in_degrees};
pub use radar::{Elevations, Hidden, Radar, Sector};
pub use range_law::{PowerAperture, RangeLaw};
pub use scan::{Aspects, Exposure, Pass, Scan};
pub use territory::{Territory, near_land};
