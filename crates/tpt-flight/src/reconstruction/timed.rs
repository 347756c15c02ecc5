//! Which range has a flight of a reported apogee and time?
//!
//! # Model
//! From a guess Newton's method, as [`super`] says. Else one search around the solve for a range and an apogee: at one apogee a flight
//! takes the longer the farther it goes.
//!
//! ```text
//! t(R; H) = T,   t rising in R
//! ```
//!
//! The search takes secants of the time over the square of the range, the first by the vacuum arc, as long as they stay between the
//! ranges known to be too near and too far, and within a factor of the last. Where they do not end there, it steps out by factors until
//! the time lies between two ranges, then closes in, never by less than a tenth of what is left.
//!
//! # Assumptions and limits
//! - Those of [`super`].
//! - Ranges below 1 km and beyond 19,000 km are not looked at.
//!
//! # Conventions
//! Those of [`super`].
//!
//! # Sources
//! - none: bracketing and secants.
//!
//! # Checked by
//! - [`super`]'s tests: the range of a flight is found again from its apogee and its time.
//!
//! # Not here
//! The solve at one range: [`super`].

use tpt_earth::frames::WGS84_ROTATION_RATE_RAD_S;
use tpt_earth::{Length, Time, VacuumArc};

use super::ends::between;
use super::{Effort, Freedom, Goal, Guess, NoReconstruction, Reconstruction, Reported, Solve, down_in};
use crate::aim::Range;
use crate::beside::Lane;
use crate::flight::Detail;
use crate::vehicle::{STANDARD_GRAVITY_M_S2, Vehicle};

/// Ranges between which a flight is looked for.
const NEAREST: Length = Length::kilometres(1.0);
const FARTHEST: Length = Length::kilometres(19_000.0);

/// Where the search begins without a guess.
const ANYWHERE: Length = Length::kilometres(1000.0);

/// Each next range over the one before, on the way out.
const OUT: f64 = 2.0;

/// How near the time is met, as a share of it: more than the solves at one range leave open.
const NEAR_ENOUGH: f64 = 1e-8;

/// Secants, before the search goes on by halves and factors.
const MOST_SECANTS: usize = 12;

/// How far a range is moved to see what the time of a vacuum arc does, as a share of it.
const ASIDE: f64 = 1e-3;

/// How much more than a line in the square of the range the time may fall on the way to no range, before it is refused as too short.
const SURE: f64 = 2.0;

/// Solves after which the search is given up.
const MOST_SOLVES: usize = 80;

/// Where a missile flies as high at one range and not at another, how near these two are looked at.
const EDGE: f64 = 1e-3;

/// What a solve at one range says.
enum There {
    Flown(Box<Reconstruction>),
    Refused(NoReconstruction),
}

pub(super) async fn reconstruct_in(
    lane: &Lane,
    vehicle: &Vehicle,
    range: &Range,
    (apogee, time): (Length, Time),
    freedom: Freedom,
    effort: Effort,
    near: Option<Guess>,
) -> Result<Reconstruction, NoReconstruction> {
    let goal = Goal::of(Reported::ApogeeAndTime { apogee, time });
    if let Some(near) = near {
        let solve = Solve::new(lane, vehicle, range, goal, freedom, effort.precision);
        if let Some(ended) = solve.guessed(near, effort.detail).await {
            return ended;
        }
    }
    // A guess is one of the solve above, whatever found it.
    let told = |flown: Reconstruction| {
        let met_m = [goal.flown_m, 0.0, goal.up_m];
        Reconstruction { guess: Guess { inverse: None, met_m, ..flown.guess }, ..flown }
    };
    let solved = async |distance: Length, near: Option<Guess>, detail: Detail| {
        let reported = Reported::RangeAndApogee { range: distance, apogee };
        let effort = Effort { detail, ..effort };
        down_in(lane, vehicle, range, reported, freedom, effort, near).await
    };
    let at = async |distance: Length, near: Option<Guess>| -> (Length, There) {
        let there = match solved(distance, near, Detail::Events).await {
            Ok(flown) => There::Flown(Box::new(flown)),
            Err(why) => There::Refused(why),
        };
        (distance, there)
    };
    let takes = |flown: &Reconstruction| flown.trajectory.impact.time;
    let guessed = near.map(|near| Length::metres(near.met_m[0])).filter(|distance| *distance > Length::ZERO);
    let start = guessed.unwrap_or(ANYWHERE).min(FARTHEST).max(NEAREST);
    let mut solves = 1;
    // The longest flight that is too short and the shortest that is too long, or that cannot be flown.
    let mut short: Option<(Length, Reconstruction)> = None;
    let mut long: Option<(Length, There)> = None;
    let mut next = at(start, near).await;
    let mut before: Option<(Length, Time)> = None;
    loop {
        let (distance, there) = next;
        let mut secant = None;
        if let There::Flown(flown) = &there {
            let here = (distance, takes(flown));
            let slope = slope(before, here, apogee);
            if let Some(least) = least_time(slope, here).filter(|least| short.is_none() && time < *least) {
                return Err(NoReconstruction::TooShort { apogee, least });
            }
            secant = by_secant(slope, here, time).map(|to| (to, flown.guess()));
            before = Some(here);
        }
        match there {
            There::Flown(flown)
                if (takes(&flown) - time).as_seconds().abs() <= NEAR_ENOUGH * time.as_seconds() =>
            {
                return match effort.detail {
                    Detail::Events => Ok(told(*flown)),
                    Detail::Path => solved(distance, Some(flown.guess()), Detail::Path).await.map(told),
                };
            }
            There::Flown(flown) if takes(&flown) < time => short = Some((distance, *flown)),
            there => long = Some((distance, there)),
        }
        solves += 1;
        if solves > MOST_SOLVES {
            let began = Length::metres(start.as_metres());
            return Err(NoReconstruction::NotFound { apogee, range: began });
        }
        let ends = [short.as_ref().map(|end| end.0), long.as_ref().map(|end| end.0)];
        if solves <= MOST_SECANTS
            && let Some((to, guess)) = secant
            && is_between(to, distance, ends)
        {
            next = at(to, Some(guess.toward(to, apogee))).await;
            continue;
        }
        let (to, guess) = match (&short, &long) {
            (Some((distance, flown)), None) => {
                if *distance >= FARTHEST {
                    return Err(NoReconstruction::TooLong { apogee, range: *distance, most: takes(flown) });
                }
                ((*distance * OUT).min(FARTHEST), Some(flown.guess()))
            }
            (None, Some((distance, there))) => {
                if *distance <= NEAREST {
                    return Err(match there {
                        There::Flown(flown) => NoReconstruction::TooShort { apogee, least: takes(flown) },
                        There::Refused(why) => why.clone(),
                    });
                }
                let guess = match there {
                    There::Flown(flown) => Some(flown.guess()),
                    There::Refused(_) => None,
                };
                ((*distance * (1.0 / OUT)).max(NEAREST), guess)
            }
            (Some((below, flown)), Some((above, There::Flown(longer)))) => {
                let over = |flown: &Reconstruction| (takes(flown) - time).as_seconds();
                let ends = ((above.as_metres(), over(longer)), (below.as_metres(), over(flown)));
                (Length::metres(between(ends.0, ends.1)), Some(flown.guess()))
            }
            (Some((below, flown)), Some((above, There::Refused(_)))) => {
                if *above - *below <= *below * EDGE {
                    return Err(NoReconstruction::TooLong { apogee, range: *below, most: takes(flown) });
                }
                ((*above + *below) * 0.5, Some(flown.guess()))
            }
            (None, None) => (start, near),
        };
        next = at(to, guess.map(|guess| guess.toward(to, apogee))).await;
    }
}

fn square(distance: Length) -> f64 {
    distance.as_metres() * distance.as_metres()
}

/// How the time rises with the square of the range, s/m²: between the last two flights or, where there is one alone, as that of
/// vacuum arcs does.
fn slope(before: Option<(Length, Time)>, (distance, takes): (Length, Time), apogee: Length) -> Option<f64> {
    let slope = match before {
        Some((distance_then, takes_then)) => {
            (takes - takes_then).as_seconds() / (square(distance) - square(distance_then))
        }
        None => {
            let farther = distance * (1.0 + ASIDE);
            let [one, other] = [distance, farther]
                .map(|distance| VacuumArc::through(distance, apogee).ok().map(|arc| arc.flight_time()));
            (other? - one?).as_seconds() / (square(farther) - square(distance))
        }
    };
    (slope > 0.0).then_some(slope)
}

/// What no flight as high falls short of. Along that line the time of one that comes down beside its launch would be less by a part in
/// the square of the range; the turning Earth adds a part in the range itself, the share 2 ω v / g of the time at a ground speed v.
fn least_time(slope: Option<f64>, (distance, takes): (Length, Time)) -> Option<Time> {
    let by_square_s = slope? * square(distance);
    let by_turning_s = 2.0 * WGS84_ROTATION_RATE_RAD_S * distance.as_metres() / STANDARD_GRAVITY_M_S2;
    Some(takes - Time::seconds(SURE * (by_square_s + by_turning_s)))
}

/// Where the time is met along that line.
fn by_secant(slope: Option<f64>, (distance, takes): (Length, Time), time: Time) -> Option<Length> {
    let to = square(distance) + (time - takes).as_seconds() / slope?;
    (to > 0.0).then(|| Length::metres(to.sqrt()))
}

/// Whether a range lies between the ends that are known, and no farther from the last than a step goes.
fn is_between(to: Length, last: Length, [nearer, farther]: [Option<Length>; 2]) -> bool {
    let least = nearer.unwrap_or(NEAREST).max(last * (1.0 / OUT));
    let most = farther.unwrap_or(FARTHEST).min(last * OUT);
    to > least && to < most
}
