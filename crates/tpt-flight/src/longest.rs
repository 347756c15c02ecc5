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

use tpt_earth::{Angle, Length};

use crate::aim::{HALF_ROUND, Kick, Range, Shot, shoot};
use crate::flight::{Cutoff, Detail, FlightError, Trajectory};
use crate::motion::Rotation;
use crate::vehicle::Vehicle;

/// The trajectory that carries farthest.
#[derive(Clone, Debug, PartialEq)]
pub struct Longest {
    /// The angle between thrust and velocity during the pitch-over.
    pub kick: Angle,
    /// The direction of the pitch-over.
    pub azimuth: Angle,
    /// The distance: that of the flight, or [`HALF_ROUND`] where some kick carries to every place.
    pub distance: Length,
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

/// The same for one parabola around a good guess: a long second burn makes the top narrow, and steep on its far side.
const NEAR_WIDTH: f64 = 0.06;

/// Parabolas on the way to a top.
const MOST_PARABOLAS: usize = 24;

/// The narrowest distance from the middle of a parabola to its sides, in ln(kick).
const LEAST_WIDTH: f64 = 0.004;

/// A fall to one side, over the range, that is no parabola any more.
const STEEP: f64 = 0.02;

/// Moves of a parabola to a better side, and narrowings.
const MOST_MOVES: usize = 24;

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
    let (found, everywhere) = match near {
        // A guess that does not come down on this Earth is none.
        Some(near) => search.climb(near.at, FIRST_WIDTH).or_else(|_| search.climb_after_scan())?,
        None => search.climb_after_scan()?,
    };
    let (at, shot) = search.onto_bearing(found)?;
    let distance = if everywhere { HALF_ROUND } else { shot.trajectory.range };
    let (kick, azimuth) = (at.angle(), at.azimuth(range.bearing));
    Ok(Longest { kick, azimuth, distance, trajectory: shot.trajectory, at })
}

/// How far a vehicle flies at its best, and the kick near which it does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Top {
    /// The distance.
    pub distance: Length,
    at: Kick,
}

/// How far a vehicle flies at its best, by one parabola through three flights around the kick of another vehicle like it:
/// to a thousandth, for who asks it of a thousand vehicles. [`HALF_ROUND`] where some kick carries to every place.
///
/// # Errors
///
/// [`FlightError`] if no kick gives a flight.
pub fn longest_distance(vehicle: &Vehicle, range: &Range, near: Top) -> Result<Top, FlightError> {
    let search = Search { vehicle, range };
    // On an Earth that turns the guess comes down beside the bearing: onto it, as far as one flight tells.
    let falls = |shot: &Shot| shot.down_m < 0.6 * near.distance.as_metres();
    let onto = |shot: Shot| if falls(&shot) { near.at } else { search.turned(near.at, &shot) };
    let mut kick = match range.world.rotation {
        Rotation::Still => near.at,
        Rotation::Turning => search.shot(near.at).map_or(near.at, onto),
    };
    let mut width = NEAR_WIDTH;
    let mut middle = search.down_m(kick);
    let mut sides = [-width, width].map(|by| search.down_m(scaled(kick, by)));
    for _ in 0..MOST_MOVES {
        let [less, more] = sides;
        if less.max(middle).max(more) >= HALF_ROUND.as_metres() {
            return Ok(Top { distance: HALF_ROUND, at: kick });
        }
        if more > middle && more >= less {
            // Not at the top yet: on to the better side.
            kick = scaled(kick, width);
            (sides, middle) = ([middle, search.down_m(scaled(kick, width))], more);
        } else if less > middle {
            kick = scaled(kick, -width);
            (sides, middle) = ([search.down_m(scaled(kick, -width)), middle], less);
        } else if less.min(more) < (1.0 - STEEP) * middle && width > LEAST_WIDTH {
            // A brink: what leans over a little farther falls over. The top is nearer than a parabola would say.
            width *= 0.5;
            sides = [-width, width].map(|by| search.down_m(scaled(kick, by)));
        } else {
            break;
        }
    }
    // A hillock among flights that fall over early is not the top.
    if middle.is_nan() || middle < 0.6 * near.distance.as_metres() {
        return longest_range(vehicle, range, None).map(|longest| longest.top());
    }
    let [less, more] = sides;
    let bend = less - 2.0 * middle + more;
    // The top of the parabola through the three, if it is one.
    let step = if bend < 0.0 && bend > -2.0 * STEEP * middle { 0.5 * (less - more) / bend } else { 0.0 };
    let rise = if step == 0.0 { 0.0 } else { -0.5 * step * step * bend };
    Ok(Top { distance: Length::metres(middle + rise), at: scaled(kick, step * width) })
}

impl Longest {
    /// The top that this flight is.
    #[must_use]
    pub fn top(&self) -> Top {
        Top { distance: self.distance, at: self.at }
    }
}

impl Top {
    /// A guess for a vehicle that needs another kick, by the logarithm of how much more.
    #[must_use]
    pub fn leaned(self, by: f64) -> Self {
        Self { at: scaled(self.at, by), ..self }
    }

    /// A guess for another Earth: changed as one top of some vehicle is from the other.
    #[must_use]
    pub fn changed_as(self, from: Self, to: Self) -> Self {
        let down = self.at.down * to.at.down / from.at.down;
        Self { at: Kick { down, right: down * to.at.right / to.at.down }, ..self }
    }
}

/// A kick changed by a factor, given as its logarithm.
fn scaled(kick: Kick, by: f64) -> Kick {
    let factor = by.exp();
    Kick { down: kick.down * factor, right: kick.right * factor }
}

struct Search<'a> {
    vehicle: &'a Vehicle,
    range: &'a Range,
}

impl Search<'_> {
    fn shot(&self, kick: Kick) -> Result<Shot, FlightError> {
        shoot(self.vehicle, self.range, kick, Cutoff::FullBurn, Detail::Events)
    }

    /// How far a kick carries towards the bearing, m: half round the Earth where the flight does not come down, nothing
    /// where there is none.
    fn down_m(&self, kick: Kick) -> f64 {
        match self.shot(kick) {
            Ok(shot) => shot.down_m,
            Err(FlightError::NeverDown) => HALF_ROUND.as_metres(),
            Err(_) => f64::NEG_INFINITY,
        }
    }

    /// Up to the top from the best kick of the scan.
    fn climb_after_scan(&self) -> Result<(Kick, bool), FlightError> {
        self.climb(self.scan()?, 0.5 * SCAN_STEP.ln())
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
                // Beyond a flight that does not come down there is none that goes farther.
                Err(FlightError::NeverDown) if best.is_some() => break,
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

    /// Up to the top by parabolas through three points in ln(kick), each time narrower; and whether some flight on the way
    /// reached every place.
    fn climb(&self, from: Kick, width: f64) -> Result<(Kick, bool), FlightError> {
        let (mut kick, mut width) = (from, width);
        let mut middle = self.shot(kick)?;
        for _ in 0..MOST_PARABOLAS {
            let (less, more) = (self.down_m(scaled(kick, -width)), self.down_m(scaled(kick, width)));
            if less.max(middle.down_m).max(more) >= HALF_ROUND.as_metres() {
                return Ok((kick, true));
            }
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
            if let Ok(there) = self.shot(next)
                && there.down_m >= middle.down_m
            {
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
        Ok((kick, false))
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
