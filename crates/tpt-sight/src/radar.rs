//! Does a radar see a target, and if not, what hides it?
//!
//! # Model
//! A target is in view if nothing of these hides it, asked in this order:
//!
//! ```text
//! the ground:      s ≤ d(h_s) + d(h_t)                                  bending
//! the sector:      |azimuth − heading| ≤ half the width
//! terrain:         E_apparent ≥ skyline(azimuth)                        mask, where there is one
//! the lower limit: E_apparent ≥ E_min
//! the upper limit: E_apparent ≤ E_max
//! the range:       slant ≤ R                                            where one is asked for
//! ```
//!
//! # Assumptions and limits
//! - One face with a fixed heading, or all round. Scan loss towards the edge of an electronically steered sector is left out:
//!   the published ranges do not say where in the sector they hold (at 60° off the axis a planar array loses a quarter of its
//!   range or less).
//! - Sector and limits are sharp.
//!
//! # Conventions
//! As `look` and `bending`. Heading: of the middle of the sector.
//!
//! # Sources
//! - Geometry, no source needed; the parameters are the caller's.
//!
//! # Checked by
//! - laws: with neither sector nor limits, raising either end never hides the other, and seeing is symmetric
//!   (`tests/it/laws.rs`).
//! - oracle numbers: ground distance to a target 100 km up, lowest visible heights (`tests/it/geometry.rs`).
//!
//! # Not here
//! How far a radar reaches: `range_law`.

use std::sync::Arc;

use tpt_earth::{Angle, ExponentialAtmosphere, Length, OutOfDomain, Position};

use crate::bending::Bending;
use crate::line_of_sight::{LineOfSight, Site};
use crate::mask::ElevationMask;

/// The azimuths that a radar covers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Sector {
    /// All of them.
    AllRound,
    /// A sector around a heading.
    Around {
        /// The middle, from north, clockwise.
        heading: Angle,
        /// From edge to edge: less than a whole turn.
        width: Angle,
    },
}

impl Sector {
    /// A sector around a heading; one of a whole turn is all round.
    ///
    /// # Errors
    ///
    /// [`OutOfDomain`] if the heading is outside 0 to 360° or the width outside 0 to 360°, 0 excluded.
    pub fn around(heading: Angle, width: Angle) -> Result<Self, OutOfDomain> {
        let degrees = |angle: Angle| format!("{}°", angle.as_degrees());
        if !(0.0..=360.0).contains(&heading.as_degrees()) {
            return Err(OutOfDomain::new("heading", degrees(heading), "0 to 360°"));
        }
        if !(width.as_degrees() > 0.0 && width.as_degrees() <= 360.0) {
            return Err(OutOfDomain::new(
                "width of the sector",
                degrees(width),
                "more than 0 and at most 360°",
            ));
        }
        Ok(if width.as_degrees() < 360.0 { Sector::Around { heading, width } } else { Sector::AllRound })
    }

    /// Whether it covers an azimuth.
    #[must_use]
    pub fn covers(self, azimuth: Angle) -> bool {
        match self {
            Sector::AllRound => true,
            Sector::Around { heading, width } => {
                let turn = std::f64::consts::TAU;
                let off = (azimuth - heading).as_radians().rem_euclid(turn);
                // Rounding must not cut off what lies on an edge.
                off.min(turn - off) <= 0.5 * width.as_radians() + 1e-12
            }
        }
    }
}

/// The elevations that a radar covers, as the antenna points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Elevations {
    minimum: Angle,
    maximum: Angle,
}

impl Elevations {
    /// From the horizontal to the zenith: no limit of its own.
    pub const ALL: Self = Self { minimum: Angle::ZERO, maximum: Angle::degrees(90.0) };

    /// From a minimum to a maximum.
    ///
    /// # Errors
    ///
    /// [`OutOfDomain`] unless 0 ≤ minimum < maximum ≤ 90°.
    pub fn between(minimum: Angle, maximum: Angle) -> Result<Self, OutOfDomain> {
        let degrees = |angle: Angle| format!("{}°", angle.as_degrees());
        if !(minimum.as_degrees() >= 0.0 && minimum < maximum) {
            return Err(OutOfDomain::new("minimum elevation", degrees(minimum), "0° to below the maximum"));
        }
        if maximum.as_degrees() > 90.0 + 1e-9 {
            return Err(OutOfDomain::new("maximum elevation", degrees(maximum), "at most 90°"));
        }
        Ok(Self { minimum, maximum })
    }

    /// The lower limit.
    #[must_use]
    pub const fn minimum(self) -> Angle {
        self.minimum
    }

    /// The upper limit.
    #[must_use]
    pub const fn maximum(self) -> Angle {
        self.maximum
    }
}

/// A radar: where it stands and what it covers.
#[derive(Clone, Debug, PartialEq)]
pub struct Radar {
    site: Site,
    bending: Arc<Bending>,
    sector: Sector,
    elevations: Elevations,
    mask: Option<ElevationMask>,
}

/// What hides a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hidden {
    /// The curve of the ground.
    Ground,
    /// It is outside the sector.
    Sector,
    /// The skyline.
    Terrain,
    /// It is below the minimum elevation.
    BelowMinimum,
    /// It is above the maximum elevation.
    AboveMaximum,
    /// It is too far.
    Range,
    /// That part of the target is not there at that time, or does not lie so.
    Exposure,
}

impl Radar {
    /// A radar whose antenna stands at a height above the ground's sphere (and, as far as sight goes, the ellipsoid).
    ///
    /// # Errors
    ///
    /// [`OutOfDomain`] if the height is outside the domain of a ray.
    pub fn new(
        position: Position,
        antenna_height: Length,
        sector: Sector,
        elevations: Elevations,
        air: ExponentialAtmosphere,
    ) -> Result<Self, OutOfDomain> {
        let bending = Arc::new(Bending::new(air, antenna_height)?);
        Ok(Self::through(bending, position, sector, elevations))
    }

    /// The same with what the air does already known; the antenna stands at the height of that.
    #[must_use]
    pub fn through(
        bending: Arc<Bending>,
        position: Position,
        sector: Sector,
        elevations: Elevations,
    ) -> Self {
        let site = Site::new(position, bending.sensor_height());
        Self { site, bending, sector, elevations, mask: None }
    }

    /// The same turned and limited otherwise. Cheap: what the air does is the same.
    #[must_use]
    pub fn set(&self, sector: Sector, elevations: Elevations) -> Self {
        Self { sector, elevations, ..self.clone() }
    }

    /// The same in the air at a share of the way from winter (0) to summer (1); air without seasons stays as it is.
    ///
    /// # Errors
    ///
    /// [`OutOfDomain`] if the share is outside 0 to 1.
    pub fn in_season(&self, share: f64) -> Result<Self, OutOfDomain> {
        Ok(Self { bending: Arc::new(self.bending.in_season(share)?), ..self.clone() })
    }

    /// The same at another place, its antenna as high.
    #[must_use]
    pub fn at(&self, position: Position) -> Self {
        Self { site: Site::new(position, self.site.height()), ..self.clone() }
    }

    /// The same with a skyline.
    #[must_use]
    pub fn with_mask(self, mask: ElevationMask) -> Self {
        Self { mask: Some(mask), ..self }
    }

    /// Where it stands.
    #[must_use]
    pub const fn site(&self) -> &Site {
        &self.site
    }

    /// What the air does to its lines of sight.
    #[must_use]
    pub fn bending(&self) -> &Bending {
        &self.bending
    }

    /// Its azimuths.
    #[must_use]
    pub const fn sector(&self) -> Sector {
        self.sector
    }

    /// Its elevations.
    #[must_use]
    pub const fn elevations(&self) -> Elevations {
        self.elevations
    }

    /// Whether a skyline is applied.
    #[must_use]
    pub const fn has_mask(&self) -> bool {
        self.mask.is_some()
    }

    /// The least apparent elevation in a direction: that of the radar or of the skyline.
    #[must_use]
    pub fn lowest_elevation(&self, azimuth: Angle) -> Angle {
        let skyline = self.mask.as_ref().map_or(Angle::ZERO, |mask| mask.elevation(azimuth));
        self.elevations.minimum.max(skyline)
    }

    /// A target in view, or what hides it. `reach` limits the slant range.
    ///
    /// # Errors
    ///
    /// [`Hidden`], the first of what hides it in the order of the module's page.
    #[inline]
    pub fn view(&self, target_m: [f64; 3], reach: Option<Length>) -> Result<LineOfSight, Hidden> {
        let look = self.site.line_of_sight(target_m);
        if !self.bending.clears_the_ground(look.ground, look.target_height) {
            return Err(Hidden::Ground);
        }
        self.limits(&look, reach)?;
        Ok(look)
    }

    /// What of its own limits, and of a reach, hides a target that is above the ground.
    #[inline]
    pub(crate) fn limits(&self, look: &LineOfSight, reach: Option<Length>) -> Result<(), Hidden> {
        if !self.sector.covers(look.azimuth) {
            return Err(Hidden::Sector);
        }
        let above = |limit: Angle| look.elevation >= self.bending.true_elevation(limit, look.target_height);
        if let Some(mask) = &self.mask
            && !above(mask.elevation(look.azimuth))
        {
            return Err(Hidden::Terrain);
        }
        // The horizontal is no limit of its own: the ground is, and it was asked first.
        if self.elevations.minimum > Angle::ZERO && !above(self.elevations.minimum) {
            return Err(Hidden::BelowMinimum);
        }
        if self.elevations.maximum.as_degrees() < 90.0 && above(self.elevations.maximum) {
            return Err(Hidden::AboveMaximum);
        }
        if reach.is_some_and(|reach| look.slant > reach) {
            return Err(Hidden::Range);
        }
        Ok(())
    }
}
