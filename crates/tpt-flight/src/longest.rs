//! How far does a vehicle fly at its best?
//!
//! # Model
//! The kick of the pitch-over is the one free number of a gravity turn; the range over it has one top. It is found on a
//! coarse scan and then by parabolas through three points:
//!
//! ```text
//! R(k) → max,   k_r such that the impact lies on the bearing
//! ```
//!
//! On an Earth that turns, the part of the kick to the right of the bearing is corrected until the impact lies on it.
//!
//! # Assumptions and limits
//! - The best of the gravity turns with the same vertical rise and the same length of the pitch-over, at full burn. A
//!   free choice of the thrust's direction would carry a little farther, most for a long second burn: one to three per cent.
//! - The range is that to the ground on the ellipsoid, not to an aim point in the air.
//!
//! # Conventions
//! Those of [`crate::aim`].
//!
//! # Sources
//! - \[wright2017\] D. Wright's "standard" or "maximum range" trajectory of a lofted flight is this: the same missile with
//!   the same payload, on the trajectory that carries it farthest — his posts of 2017, cited by the sources of
//!   `data/missiles/hwasong-14.toml`.
//!
//! # Checked by
//! - laws: no kick nearby carries farther; in a vacuum with a short burn it is the least-energy arc.
//! - published values: `validation/cases/forden-flyout`, `validation/cases/standard-range`.
//!
//! # Not here
//! Anything that an interceptor or a radar could have to do with it: this is the reach of a reported missile.

use tpt_earth::Angle;

use crate::aim::{Kick, Range, Shot, shoot};
use crate::flight::{Cutoff, Detail, FlightError, Trajectory};
use crate::vehicle::Vehicle;

/// The trajectory that carries farthest.
#[derive(Clone, Debug, PartialEq)]
pub struct Longest {
    /// The angle between thrust and velocity during the pitch-over.
    pub kick: Angle,
    /// The direction of the pitch-over.
    pub azimuth: Angle,
    /// The flight.
    pub trajectory: Trajectory,
    at: Kick,
}

/// Kicks of the coarse scan, rad: from a tenth of a degree, each 1.35 times the one before.
const SCAN_FROM_RAD: f64 = 0.1 * std::f64::consts::PI / 180.0;
const SCAN_STEP: f64 = 1.35;
const SCAN_POINTS: i32 = 20;

/// How far from the middle the outer two points of a parabola lie at first, and when the search ends: in ln(kick).
const FIRST_WIDTH: f64 = 0.15;
const LAST_WIDTH: f64 = 0.03;

/// Corrections of the kick to the right.
const MOST_TURNS: usize = 6;

/// A miss to the right that is near enough, over the range.
const NEAR: f64 = 1e-6;

/// The farthest flight of a vehicle at full burn; `near` is another that it may be like, from which the search sets out.
///
/// # Errors
///
/// [`FlightError`] if no kick of the scan gives a flight.
pub fn longest_range(
    vehicle: &Vehicle,
    range: &Range,
    near: Option<&Longest>,
) -> Result<Longest, FlightError> {
    let search = Search { vehicle, range };
    let found = match near {
        Some(near) => search.climb(near.at, FIRST_WIDTH)?,
        None => search.climb(search.scan()?, 0.5 * SCAN_STEP.ln())?,
    };
    let (at, shot) = search.onto_bearing(found)?;
    Ok(Longest { kick: at.angle(), azimuth: at.azimuth(range.bearing), trajectory: shot.trajectory, at })
}

struct Search<'a> {
    vehicle: &'a Vehicle,
    range: &'a Range,
}

impl Search<'_> {
    fn shot(&self, kick: Kick) -> Result<Shot, FlightError> {
        shoot(self.vehicle, self.range, kick, Cutoff::FullBurn, Detail::Events)
    }

    /// The best kick of the scan.
    fn scan(&self) -> Result<Kick, FlightError> {
        let mut best: Option<(f64, Kick)> = None;
        let mut failure = None;
        for i in 0..SCAN_POINTS {
            let kick = Kick { down: SCAN_FROM_RAD * SCAN_STEP.powi(i), right: 0.0 };
            match self.shot(kick) {
                Ok(shot) if best.is_none_or(|(down_m, _)| shot.down_m > down_m) => {
                    best = Some((shot.down_m, kick));
                }
                // Well past the top: what leans over farther only falls over sooner.
                Ok(shot) if best.is_some_and(|(down_m, _)| shot.down_m < 0.5 * down_m) => break,
                Ok(_) => {}
                Err(error) => failure = Some(error),
            }
        }
        match (best, failure) {
            (Some((_, kick)), _) => Ok(kick),
            (None, Some(error)) => Err(error),
            (None, None) => Err(FlightError::NeverDown),
        }
    }

    /// Up to the top by parabolas through three points in ln(kick), each time narrower.
    fn climb(&self, from: Kick, width: f64) -> Result<Kick, FlightError> {
        let (mut kick, mut width) = (from, width);
        let scaled = |kick: Kick, by: f64| Kick { down: kick.down * by.exp(), right: kick.right };
        let mut middle = self.shot(kick)?;
        for _ in 0..24 {
            let down = |by: f64| self.shot(scaled(kick, by)).map_or(f64::NEG_INFINITY, |shot| shot.down_m);
            let (less, more) = (down(-width), down(width));
            let bend = less - 2.0 * middle.down_m + more;
            let step = if less > middle.down_m || more > middle.down_m {
                // Not at the top yet: on to the better side.
                if more > less { width } else { -width }
            } else if bend < 0.0 && bend.is_finite() {
                0.5 * width * (less - more) / bend
            } else {
                0.0
            };
            let next = scaled(kick, step);
            let there = self.shot(next)?;
            let better = there.down_m >= middle.down_m;
            if better {
                // The part to the right follows along.
                (kick, middle) = (self.turned(next, &there), there);
            }
            if step.abs() < width {
                if width <= LAST_WIDTH {
                    break;
                }
                width = (0.2 * width).max(LAST_WIDTH);
            }
        }
        Ok(kick)
    }

    /// The kick with its part to the right corrected by a miss: the miss turns as the kick turns.
    fn turned(&self, kick: Kick, shot: &Shot) -> Kick {
        Kick { right: kick.right - kick.down * shot.right_m / shot.down_m, ..kick }
    }

    /// The shot along the bearing.
    fn onto_bearing(&self, mut kick: Kick) -> Result<(Kick, Shot), FlightError> {
        let mut shot = self.shot(kick)?;
        for _ in 0..MOST_TURNS {
            if shot.right_m.abs() <= NEAR * shot.down_m {
                break;
            }
            kick = self.turned(kick, &shot);
            shot = self.shot(kick)?;
        }
        Ok((kick, shot))
    }
}
