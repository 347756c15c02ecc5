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
use crate::bounds::{ElevationBounds, SectorBounds, is_within};
use crate::line_of_sight::{LineOfSight, Offset, Site};
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
    facing: Facing,
    elevations: Elevations,
    mask: Option<ElevationMask>,
    bounds: Bounds,
}

/// A sector with its bounds, where it limits something.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Facing {
    sector: Sector,
    bounds: Option<SectorBounds>,
}

/// Bounds of the limits of elevation, where there are some.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Bounds {
    minimum: Option<ElevationBounds>,
    maximum: Option<ElevationBounds>,
}

impl Facing {
    fn of(sector: Sector) -> Self {
        let bounds = match sector {
            Sector::AllRound => None,
            Sector::Around { heading, width } => Some(SectorBounds::around(heading, width)),
        };
        Self { sector, bounds }
    }

    /// Whether it covers a direction over the ground, a vector of length 1; nothing near an edge.
    #[inline]
    pub(crate) fn covers_direction(&self, direction: [f64; 2]) -> Option<bool> {
        self.bounds.as_ref().map_or(Some(true), |bounds| bounds.covers_direction(direction))
    }

    /// Whether it covers every direction within an angle of one, or none of them; nothing where bounds do not decide. The angle is
    /// told by its cosine and its sine.
    #[inline]
    pub(crate) fn covers_around(&self, direction: [f64; 2], within: [f64; 2]) -> Option<bool> {
        self.bounds.as_ref().map_or(Some(true), |bounds| bounds.covers_around(direction, within))
    }

    /// Whether it covers all that lies straight between two directions, for certain.
    pub(crate) fn covers_between(&self, directions: [[f64; 2]; 2]) -> bool {
        self.bounds.as_ref().is_none_or(|bounds| bounds.covers_between(directions))
    }

    /// Whether it covers a target.
    #[inline]
    pub(crate) fn covers(&self, offset: &Offset) -> bool {
        let Some(bounds) = &self.bounds else { return true };
        bounds.covers(offset).unwrap_or_else(|| self.sector.covers(offset.azimuth()))
    }
}

impl Bounds {
    fn of(bending: &Bending, elevations: Elevations) -> Self {
        let Elevations { minimum, maximum } = elevations;
        let of = |limit: Angle| ElevationBounds::of(limit, bending);
        Self {
            // The horizontal is no limit of its own: the ground is, and it is asked first.
            minimum: (minimum > Angle::ZERO).then(|| of(minimum)),
            maximum: (maximum.as_degrees() < 90.0).then(|| of(maximum)),
        }
    }
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
        let bounds = Bounds::of(&bending, elevations);
        Self { site, bending, facing: Facing::of(sector), elevations, mask: None, bounds }
    }

    /// The same turned and limited otherwise. Cheap: what the air does is the same.
    #[must_use]
    pub fn set(&self, sector: Sector, elevations: Elevations) -> Self {
        let bounds = Bounds::of(&self.bending, elevations);
        Self { facing: Facing::of(sector), elevations, bounds, ..self.clone() }
    }

    /// The same in another sector.
    pub(crate) fn turned(&self, facing: Facing) -> Self {
        Self { facing, ..self.clone() }
    }

    /// The same in the air at a share of the way from winter (0) to summer (1); air without seasons stays as it is.
    ///
    /// # Errors
    ///
    /// [`OutOfDomain`] if the share is outside 0 to 1.
    pub fn in_season(&self, share: f64) -> Result<Self, OutOfDomain> {
        let bending = Arc::new(self.bending.in_season(share)?);
        let bounds = Bounds::of(&bending, self.elevations);
        Ok(Self { bending, bounds, ..self.clone() })
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
        self.facing.sector
    }

    /// The same with its bounds.
    pub(crate) const fn facing(&self) -> Facing {
        self.facing
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
        let offset = self.site.offset(target_m);
        self.shows(&offset, reach)?;
        Ok(offset.line_of_sight(&self.site))
    }

    /// Whether a target is in view: [`Self::view`] for who needs no more of it.
    ///
    /// ```
    /// use tpt_earth::{Angle, ExponentialAtmosphere, Length, Position, ecef};
    /// use tpt_sight::{Elevations, Radar, Sector};
    ///
    /// let at = |lat: f64| Position::new(Angle::degrees(lat), Angle::degrees(128.0));
    /// let air = ExponentialAtmosphere::CRPL_313;
    /// let radar = Radar::new(at(36.0)?, Length::metres(10.0), Sector::AllRound, Elevations::ALL, air)?;
    /// let target = ecef(at(45.0)?, Length::kilometres(300.0));
    /// assert_eq!(radar.sees(target, None), radar.view(target, None).is_ok());
    /// # Ok::<(), tpt_earth::OutOfDomain>(())
    /// ```
    #[must_use]
    #[inline]
    pub fn sees(&self, target_m: [f64; 3], reach: Option<Length>) -> bool {
        self.sees_facing(&self.facing, target_m, reach)
    }

    /// The same in another sector.
    #[inline]
    pub(crate) fn sees_facing(&self, facing: &Facing, target_m: [f64; 3], reach: Option<Length>) -> bool {
        let decided = match self.limits_for_certain(facing, target_m, reach) {
            Some(true) => self.bending.clears_for_certain(&self.site.seen_from_centre(target_m)),
            hidden_or_open => hidden_or_open,
        };
        decided.unwrap_or_else(|| self.has_in_view(facing, &self.site.offset(target_m), reach))
    }

    /// Whether its own limits and a reach let a target be seen, the ground not asked: where bounds decide all of them by lengths that are
    /// rounded otherwise than those of an [`Offset`].
    #[inline]
    pub(crate) fn limits_for_certain(
        &self,
        facing: &Facing,
        target_m: [f64; 3],
        reach: Option<Length>,
    ) -> Option<bool> {
        if self.mask.is_some() {
            return None;
        }
        let target = self.site.roughly(target_m);
        let is_above = |bounds: &ElevationBounds| bounds.is_above(target.up_m, target.slant);
        let within = reach.map_or(Some(true), |reach| is_within(target.slant, reach));
        let covered = facing.bounds.as_ref().map_or(Some(true), |bounds| bounds.covers_roughly(&target));
        let above = self.bounds.minimum.as_ref().map_or(Some(true), is_above);
        let below = self.bounds.maximum.as_ref().map_or(Some(true), |bounds| Some(!is_above(bounds)?));
        let all = [within, covered, above, below];
        if all.contains(&Some(false)) {
            return Some(false);
        }
        all.iter().all(Option::is_some).then_some(true)
    }

    /// Whether nothing hides a target: [`Self::shows`] in a sector without the reason, what costs least asked first.
    #[inline]
    pub(crate) fn has_in_view(&self, facing: &Facing, offset: &Offset, reach: Option<Length>) -> bool {
        reach.is_none_or(|reach| offset.slant <= reach)
            && facing.covers(offset)
            && self.shows_whatever_the_sector(true, (offset.up_m, offset.slant), || *offset)
    }

    /// What hides a target, if anything does.
    #[inline]
    pub(crate) fn shows(&self, offset: &Offset, reach: Option<Length>) -> Result<(), Hidden> {
        if !self.bending.clears(&self.site, offset) {
            return Err(Hidden::Ground);
        }
        self.limits(offset, reach)
    }

    /// What of its own limits, and of a reach, hides a target that is above the ground.
    #[inline]
    fn limits(&self, offset: &Offset, reach: Option<Length>) -> Result<(), Hidden> {
        if !self.facing.covers(offset) {
            return Err(Hidden::Sector);
        }
        if let Some(mask) = &self.mask
            && !self.is_above(mask.elevation(offset.azimuth()), offset)
        {
            return Err(Hidden::Terrain);
        }
        let target = (offset.up_m, offset.slant);
        if self.is_below_minimum(target, || *offset) {
            return Err(Hidden::BelowMinimum);
        }
        if self.is_above_maximum(target, || *offset) {
            return Err(Hidden::AboveMaximum);
        }
        let slant = offset.slant;
        if reach.is_some_and(|reach| slant > reach) {
            return Err(Hidden::Range);
        }
        Ok(())
    }

    /// Whether all but the sector and the range lets a target be seen: by its height over the horizontal and its slant range
    /// where these decide, otherwise by the target. The ground is asked only if it may hide the target.
    #[inline]
    pub(crate) fn shows_whatever_the_sector(
        &self,
        ground_may_hide: bool,
        target: (f64, Length),
        offset: impl Fn() -> Offset,
    ) -> bool {
        if self.is_below_minimum(target, &offset) || self.is_above_maximum(target, &offset) {
            return false;
        }
        if ground_may_hide && !self.bending.clears(&self.site, &offset()) {
            return false;
        }
        self.mask.as_ref().is_none_or(|mask| {
            let offset = offset();
            self.is_above(mask.elevation(offset.azimuth()), &offset)
        })
    }

    #[inline]
    fn is_below_minimum(&self, (up_m, slant): (f64, Length), offset: impl Fn() -> Offset) -> bool {
        let Some(bounds) = &self.bounds.minimum else { return false };
        !bounds.is_above(up_m, slant).unwrap_or_else(|| self.is_above(self.elevations.minimum, &offset()))
    }

    #[inline]
    fn is_above_maximum(&self, (up_m, slant): (f64, Length), offset: impl Fn() -> Offset) -> bool {
        let Some(bounds) = &self.bounds.maximum else { return false };
        bounds.is_above(up_m, slant).unwrap_or_else(|| self.is_above(self.elevations.maximum, &offset()))
    }

    /// Whether another radar is this one with another sector, or with the same.
    pub(crate) fn is_turned(&self, other: &Self) -> bool {
        self.site == other.site
            && self.bending.is_the_season_of(&other.bending)
            && self.elevations == other.elevations
            && self.mask == other.mask
    }

    /// Whether a target appears at an elevation or above it, by its angles.
    fn is_above(&self, apparent: Angle, offset: &Offset) -> bool {
        offset.elevation() >= self.bending.true_elevation(apparent, offset.target_height())
    }
}
