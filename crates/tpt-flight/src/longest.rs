//! How far does a vehicle fly at its best?
//!
//! # Model
//! The kick of the pitch-over is the one free number of a gravity turn. A scan over it finds the best kick with a worse one on
//! either side; between those two the range has one top, which a golden-section search holds:
//!
//! ```text
//! R(k) → max in ln k,   k_r(k) such that the impact lies on the bearing
//! ```
//!
//! On an Earth that turns, every kick has the part to the right with which its impact lies on the bearing.
//!
//! # Assumptions and limits
//! - The best of the gravity turns with the same vertical rise and the same length of the pitch-over, at full burn. A
//!   free choice of the thrust's direction would carry farther: 1.5 per cent for a missile of one stage, 6 to 9 per cent for a
//!   long second burn (`docs/limits.md`).
//! - The range is that to the ground on the ellipsoid, not to an aim point in the air.
//!
//! # Conventions
//! Those of [`crate::aim`].
//!
//! # Sources
//! - none: the top of a function.
//!
//! # Checked by
//! - laws: no kick of a fine comb carries farther; a turning Earth never shortens it eastward; the least-energy arc of [`crate::standard`] carries no farther.
//! - published values: `validation/cases/forden-flyout`.
//!
//! # Not here
//! The standard range: [`crate::standard`]. Anything that an interceptor or a radar could have to do with it: this is the reach of a reported missile.

use tpt_earth::math::{exp, ln};
use tpt_earth::{Angle, Length, golden_section};

use crate::aim::{HALF_ROUND, Kick, Range, Shot, rate_of_turn, shoot};
use crate::beside::{Lane, alone};
use crate::flight::{Cutoff, Detail, FlightError, Trajectory};
use crate::vehicle::Vehicle;

/// The smallest kick of a scan, rad: a tenth of a degree.
const FIRST_KICK: f64 = 0.1 * std::f64::consts::PI / 180.0;

/// Each next kick of a scan over the one before.
const NEXT_KICK: f64 = 1.35;

/// The trajectory that carries farthest.
#[derive(Clone, Debug, PartialEq)]
pub struct Longest {
    /// The angle between thrust and velocity during the pitch-over.
    pub kick: Angle,
    /// The direction of the pitch-over.
    pub azimuth: Angle,
    /// The distance over the ground.
    pub distance: Length,
    /// The flight.
    pub trajectory: Trajectory,
}

/// Kicks of the coarse scan.
const SCAN_POINTS: i32 = 20;

/// Golden sections of the span that holds the top: to 1e-6 in ln(kick). The top is flat, so that the range there is known to
/// the square of it.
const SECTIONS: u32 = 28;

/// Corrections of the kick to the right.
const MOST_TURNS: usize = 12;

/// A miss to the right that is near enough, over the range: its square is what the range is off by.
const NEAR: f64 = 1e-6;

/// The farthest flight of a vehicle at full burn.
///
/// # Errors
///
/// [`FlightError`] if no kick of the scan gives a flight; [`FlightError::NeverDown`] if some kick reaches every place.
pub fn longest_range(vehicle: &Vehicle, range: &Range) -> Result<Longest, FlightError> {
    let search = Search { vehicle, range };
    let (from, mut best, to) = search.scan()?;
    golden_section((from, to), SECTIONS, |log_down| {
        let mut turn = best.turn;
        let down_m = search.down_m(log_down, &mut turn)?;
        if down_m > best.down_m {
            best = Scanned { log_down, turn, down_m };
        }
        Ok::<_, FlightError>(down_m)
    })?;
    let shot = search.onto_bearing(best.log_down, &mut best.turn)?;
    let kick = kick_of(best.log_down, best.turn);
    Ok(Longest {
        kick: kick.angle(),
        azimuth: kick.azimuth(range.bearing),
        distance: shot.trajectory.range,
        trajectory: shot.trajectory,
    })
}

/// A kick by the logarithm of its part towards the bearing and by how far it turns to the right.
fn kick_of(log_down: f64, turn: f64) -> Kick {
    let down = exp(log_down);
    Kick { down, right: turn * down }
}

/// A kick of the scan.
#[derive(Clone, Copy)]
struct Scanned {
    log_down: f64,
    turn: f64,
    down_m: f64,
}

struct Search<'a> {
    vehicle: &'a Vehicle,
    range: &'a Range,
}

impl Search<'_> {
    /// The best kick of the scan with those on either side of it, each worse: the top lies between them.
    fn scan(&self) -> Result<(f64, Scanned, f64), FlightError> {
        let step = ln(NEXT_KICK);
        let mut best: Option<Scanned> = None;
        let mut failure = FlightError::NeverDown;
        for i in 0..SCAN_POINTS {
            let log_down = ln(FIRST_KICK) + step * f64::from(i);
            let mut turn = best.map_or(0.0, |best| best.turn);
            match self.onto_bearing(log_down, &mut turn) {
                Ok(Shot { down_m, .. }) if best.is_none_or(|best| down_m > best.down_m) => {
                    best = Some(Scanned { log_down, turn, down_m });
                }
                // It reaches every place.
                Err(FlightError::NeverDown) if best.is_some() => return Err(FlightError::NeverDown),
                // Well past the top: what leans over farther only falls over sooner.
                Ok(shot) if best.is_some_and(|best| shot.down_m < 0.5 * best.down_m) => break,
                Ok(_) => {}
                Err(error) => failure = error,
            }
        }
        let mut best = best.ok_or(failure)?;
        // One that hardly lifts off leans over by itself: its top lies at smaller kicks.
        if best.log_down <= ln(FIRST_KICK) {
            for i in 1..=SCAN_POINTS {
                let (log_down, mut turn) = (ln(FIRST_KICK) - step * f64::from(i), best.turn);
                match self.onto_bearing(log_down, &mut turn) {
                    Ok(Shot { down_m, .. }) if down_m > best.down_m => {
                        best = Scanned { log_down, turn, down_m }
                    }
                    _ => break,
                }
            }
        }
        Ok((best.log_down - step, best, best.log_down + step))
    }

    /// How far a kick carries on the bearing, m: nothing where it gives no flight.
    fn down_m(&self, log_down: f64, turn: &mut f64) -> Result<f64, FlightError> {
        match self.onto_bearing(log_down, turn) {
            Ok(shot) => Ok(shot.down_m),
            Err(FlightError::NeverDown) => Err(FlightError::NeverDown),
            Err(_) => Ok(f64::NEG_INFINITY),
        }
    }

    /// The shot of a kick with the part to the right with which it comes down on the bearing; `turn` is a guess and the result.
    fn onto_bearing(&self, log_down: f64, turn: &mut f64) -> Result<Shot, FlightError> {
        let fly = |turn: f64| {
            let kick = kick_of(log_down, turn);
            alone(shoot(&Lane::ALONE, self.vehicle, self.range, kick, Cutoff::FullBurn, Detail::Events))
        };
        let mut shot = fly(*turn)?;
        let mut before: Option<(f64, f64)> = None;
        for _ in 0..MOST_TURNS {
            let miss = shot.right_m / shot.down_m;
            // What comes down beside or behind the launch has fallen over: it is far from any top.
            if miss.abs() <= NEAR || shot.down_m <= 0.0 || miss.abs() > 1.0 {
                break;
            }
            // The miss turns as the kick turns, or as it was seen to.
            let rate = rate_of_turn(before, (*turn, miss), 1.0);
            before = Some((*turn, miss));
            *turn -= miss / rate;
            shot = fly(*turn)?;
        }
        // More than half round is everywhere.
        if shot.down_m >= HALF_ROUND.as_metres() { Err(FlightError::NeverDown) } else { Ok(shot) }
    }
}
