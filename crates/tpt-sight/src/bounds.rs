//! Which targets are in view for certain, or hidden for certain, before any angle is taken?
//!
//! # Model
//! An arc tangent costs more than all the rest of a look. Most targets are far from any edge of a view, and there products of
//! lengths decide. With `e, n, u` the target east, north and up of the sensor, `l` its level distance and `s` its slant range:
//!
//! ```text
//! sector:     e sin H + n cos H  against  l cos(w/2)                 H: heading, w: width
//! elevation:  u                  against  s sin(E − δ)               δ between its least and its most over all heights
//! ground:     cos γ ≥ R/(R + h) clears: even a straight ray does;    γ: the angle at the centre of the Earth
//!             cos γ < cos(acos(R/(R + h)) + A) is hidden             A R: the sensor's horizon and the most that air adds
//! ```
//!
//! The height above the ellipsoid takes roots. It lies between the distance from the centre less the one half axis and the same less
//! the other, and both bounds grow with it: most targets are decided by these two heights.
//!
//! Directions that lie within an angle of one of them are all covered if that one lies deep enough in the sector, and none is if it
//! lies far enough off.
//!
//! What lies within a margin of an edge is left open: whoever asks then takes the angles.
//!
//! # Assumptions and limits
//! - A cosine or a sine is rounded to some 1e-15; the margin of 1e-9 is far wider. So what is decided here is what the angles
//!   decide, to the last bit.
//!
//! # Conventions
//! As `line_of_sight` and `bending`.
//!
//! # Sources
//! - Plane geometry, no source needed.
//!
//! # Checked by
//! - laws: a view is what its angles say, for radars and targets anywhere (`tests/it/laws.rs`).
//!
//! # Not here
//! The angles: `line_of_sight`. What is asked in which order: `radar`.

use tpt_earth::math::sin_cos;
use tpt_earth::{Angle, Length, WGS84_MEAN_RADIUS};

use crate::bending::Bending;
use crate::line_of_sight::{FromCentre, Offset, Roughly};

/// How far from an edge a sine or a cosine decides.
const MARGIN: f64 = 1.0e-9;

/// The same where sines come from cosines: near 1 they are rounded to some 1e-8.
const ROUGH: f64 = 1.0e-6;

/// Bounds of the horizons of a sensor.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Horizons {
    /// Cosine and sine of the angle by which a horizon is at most farther than that of a straight ray from the ground.
    cosine: f64,
    sine: f64,
}

impl Horizons {
    /// Nothing is hidden for certain.
    pub(crate) const UNKNOWN: Self = Self { cosine: f64::NEG_INFINITY, sine: 0.0 };

    /// No horizon is farther than that of a straight ray from the ground by more than this.
    pub(crate) fn at_most_beyond_straight(beyond: Length) -> Self {
        let angle = beyond / WGS84_MEAN_RADIUS;
        // With the straight ray's own it stays below half a turn, where cosines fall.
        if angle < 1.5 {
            let (sine, cosine) = sin_cos(angle);
            Self { cosine, sine }
        } else {
            Self::UNKNOWN
        }
    }

    /// Whether the ground lets a target be seen at a height, by the cosine of the angle at the centre; nothing near the edge.
    #[inline]
    pub(crate) fn clear(&self, cosine_at_centre: f64, height: Length) -> Option<bool> {
        if Self::surely_clear(cosine_at_centre, height) {
            return Some(true);
        }
        self.surely_hidden(cosine_at_centre, height).then_some(false)
    }

    /// The same of a target whose height is only known roughly; nothing also where the height would have to be known.
    #[inline]
    pub(crate) fn clear_about(&self, target: &FromCentre) -> Option<bool> {
        let [low, high] = target.heights();
        // More height never hides a target: what is clear at the lower one is, what is hidden at the higher one is.
        if Self::surely_clear(target.cosine, low) {
            return Some(true);
        }
        self.surely_hidden(target.cosine, high).then_some(false)
    }

    #[inline]
    fn surely_clear(cosine_at_centre: f64, height: Length) -> bool {
        let from_centre_m = WGS84_MEAN_RADIUS.as_metres() + height.as_metres().max(0.0);
        cosine_at_centre * from_centre_m > WGS84_MEAN_RADIUS.as_metres() + MARGIN * from_centre_m
    }

    #[inline]
    fn surely_hidden(&self, cosine_at_centre: f64, height: Length) -> bool {
        let height_m = height.as_metres().max(0.0);
        let radius_m = WGS84_MEAN_RADIUS.as_metres();
        let tangent_m = (height_m * (2.0 * radius_m + height_m)).sqrt();
        let margin_m = MARGIN * (radius_m + height_m);
        cosine_at_centre * (radius_m + height_m) < radius_m * self.cosine - tangent_m * self.sine - margin_m
    }
}

/// Bounds of a limit of elevation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct ElevationBounds {
    /// Sines of the elevation from which on a target is above it, and up to which it is not, whatever its height.
    above: f64,
    below: f64,
}

impl ElevationBounds {
    /// Of an apparent elevation.
    pub(crate) fn of(apparent: Angle, bending: &Bending) -> Self {
        let [least, most] = bending.least_and_most_error(apparent);
        Self { above: (apparent - least).sin() + MARGIN, below: (apparent - most).sin() - MARGIN }
    }

    /// Whether a target is above it; nothing near it.
    #[inline]
    pub(crate) fn is_above(&self, up_m: f64, slant: Length) -> Option<bool> {
        let slant_m = slant.as_metres();
        decided(up_m, slant_m * self.above, slant_m * self.below)
    }
}

/// Bounds of a sector.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct SectorBounds {
    east: f64,
    north: f64,
    /// Cosines off the heading from which on a target is inside, and up to which it is not.
    inside: f64,
    outside: f64,
}

impl SectorBounds {
    /// Of a sector around a heading.
    pub(crate) fn around(heading: Angle, width: Angle) -> Self {
        let (east, north) = sin_cos(heading.as_radians());
        let edge = (width * 0.5).cos();
        Self { east, north, inside: edge + MARGIN, outside: edge - MARGIN }
    }

    /// Whether a target is inside; nothing near an edge.
    #[inline]
    pub(crate) fn covers(&self, offset: &Offset) -> Option<bool> {
        self.decide(self.east * offset.east_m + self.north * offset.north_m, offset.level_m)
    }

    /// The same of a target whose lengths are rounded otherwise: by far less than the margin.
    #[inline]
    pub(crate) fn covers_roughly(&self, target: &Roughly) -> Option<bool> {
        self.decide(self.east * target.east_m + self.north * target.north_m, target.level_m)
    }

    /// The same of a direction over the ground, as a vector of length 1.
    #[inline]
    pub(crate) fn covers_direction(&self, direction: [f64; 2]) -> Option<bool> {
        self.decide(self.cosine_off(direction), 1.0)
    }

    /// Whether all that lies straight between two directions over the ground is inside for certain. A sector of half a turn is
    /// not convex; here one that is nearly so counts as such.
    #[inline]
    pub(crate) fn covers_between(&self, directions: [[f64; 2]; 2]) -> bool {
        self.inside > 0.05 && directions.iter().all(|one| self.cosine_off(*one) > self.inside)
    }

    /// Whether the sector covers every direction within an angle of one, or none of them; nothing where bounds do not decide. The
    /// angle is told by its cosine and its sine.
    pub(crate) fn covers_around(&self, direction: [f64; 2], [cosine, sine]: [f64; 2]) -> Option<bool> {
        let off = self.cosine_off(direction).clamp(-1.0, 1.0);
        let across = (1.0 - off * off).sqrt();
        let (farthest, nearest) = (off * cosine - across * sine, off * cosine + across * sine);
        let within_half_a_turn = across * cosine + off * sine >= 0.0;
        if within_half_a_turn && farthest > self.inside + ROUGH {
            return Some(true);
        }
        (off < cosine && nearest < self.outside - ROUGH).then_some(false)
    }

    fn cosine_off(&self, [east, north]: [f64; 2]) -> f64 {
        self.east * east + self.north * north
    }

    fn decide(&self, along: f64, level: f64) -> Option<bool> {
        decided(along, level * self.inside, level * self.outside)
    }
}

/// Whether a slant range is within a reach; nothing near it.
#[inline]
pub(crate) fn is_within(slant: Length, reach: Length) -> Option<bool> {
    decided(reach.as_metres(), slant.as_metres() * (1.0 + MARGIN), slant.as_metres() * (1.0 - MARGIN))
}

/// Whether a value is above an edge for certain, or below it; nothing between the two.
#[inline]
fn decided(value: f64, above: f64, below: f64) -> Option<bool> {
    if value > above {
        Some(true)
    } else if value < below {
        Some(false)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::line_of_sight::Site;
    use tpt_earth::{Position, ecef};

    /// What is decided by roughly known heights is what the height itself decides, near the horizon and far from it.
    #[test]
    fn a_height_that_is_roughly_known_decides_nothing_otherwise() {
        let place = |lat: f64, lon: f64| {
            Position::new(Angle::degrees(lat), Angle::degrees(lon)).expect("it is a place")
        };
        let site = Site::new(place(36.0, 128.0), Length::metres(300.0));
        let horizons = Horizons::at_most_beyond_straight(Length::kilometres(120.0));
        let mut decided = [0, 0];
        for (i, j) in (0..60).flat_map(|i| (0..40).map(move |j| (i, j))) {
            let at = place(36.0 + 0.9 * f64::from(i), 128.0 - 2.0 * f64::from(i));
            let height = Length::kilometres(-0.3 + 3.0 * f64::from(j * j));
            let target = site.seen_from_centre(ecef(at, height));
            let Some(clear) = horizons.clear_about(&target) else { continue };
            let [low, high] = target.heights();
            assert!(low < height && height < high);
            assert_eq!(horizons.clear(target.cosine, height), Some(clear), "{at:?}, {height:?}");
            decided[usize::from(clear)] += 1;
        }
        assert!(decided.iter().all(|count| *count > 300), "{decided:?}");
    }

    /// A sector covers every direction within an angle, or none, only where it does so of each of them.
    #[test]
    fn directions_within_an_angle_are_covered_as_each_of_them_is() {
        let towards = |degrees: f64| {
            let (east, north) = sin_cos(degrees.to_radians());
            [east, north]
        };
        let mut decided = [0, 0];
        for width in [20.0, 90.0, 120.0, 180.0, 240.0, 350.0] {
            let sector = SectorBounds::around(Angle::degrees(30.0), Angle::degrees(width));
            for (middle, within) in (0..72)
                .flat_map(|i| [0.0, 5.0, 40.0, 100.0, 170.0].map(|within| (5.0 * f64::from(i), within)))
            {
                let (sine, cosine) = sin_cos(f64::to_radians(within));
                let Some(all) = sector.covers_around(towards(middle), [cosine, sine]) else { continue };
                for k in -10..=10 {
                    let one = towards(middle + 0.1 * f64::from(k) * within);
                    assert_eq!(sector.covers_direction(one), Some(all), "{width} {middle} {within} {k}");
                }
                decided[usize::from(all)] += 1;
            }
        }
        assert!(decided.iter().all(|count| *count > 100), "{decided:?}");
    }
}
