//! Every limit that a flight does not meet, each with what it has and what it would need.
//!
//! # Model
//! [`engage`](crate::engage()) names one thing that binds. A flight may miss several limits, and the one that is named first may be missed
//! by little. So each limit is asked by itself, over the same moments:
//!
//! ```text
//! height    the highest moment within reach, against the floor; the lowest, against the ceiling.
//!           Without a moment within reach: the apogee, against the floor.
//! distance  the nearest moment between floor and ceiling, against the reach.
//!           Without a moment between them: the nearest of all.
//! view      moments between floor and ceiling and within reach, none of them in the radar's view.
//! time      the first launch that the clock allows, against the last that meets the target.
//! ```
//!
//! # Assumptions and limits
//! As `engage`. A flight that misses none of them can be met.
//!
//! # Conventions
//! Distances are slant ranges from the launcher. Of several limits the one that is missed by the largest share of what is needed stands
//! first; one without a number stands last.
//!
//! # Sources
//! - The arithmetic is this project's own; the parameters are the caller's.
//!
//! # Checked by
//! - cases by hand, and the law that nothing is missed exactly where `engage` finds an intercept (`tests/it/limits.rs`).
//!
//! # Not here
//! Which flight misses a limit: nowhere. The caller names one flight.

use tpt_earth::{Length, Time};

use crate::battery::{Battery, Target};
use crate::engage::{Binding, Look, STEP_S, engage};

/// A limit that a flight does not meet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Missed {
    /// It is too low.
    Floor {
        /// The highest that it is within reach, or its apogee.
        highest: Length,
        /// The lowest that the interceptor works.
        floor: Length,
        /// Whether the whole flight stays below the floor.
        all_of_it: bool,
    },
    /// It is too high.
    Ceiling {
        /// The lowest that it is within reach.
        lowest: Length,
        /// The highest that the interceptor works.
        ceiling: Length,
    },
    /// It is too far.
    Reach {
        /// The nearest that it comes.
        nearest: Length,
        /// How far the interceptor goes in that direction.
        reach: Length,
        /// Whether the whole flight stays beyond the reach.
        all_of_it: bool,
    },
    /// The guiding radar does not have it in view where it could be met.
    Sector,
    /// The clock allows no launch in time.
    TooLate {
        /// The first launch that the clock allows.
        first_launch: Time,
        /// The last launch that meets it.
        last_launch: Time,
    },
    /// The interceptor is too slow for any of the points where it could be met.
    Slow,
}

impl Missed {
    /// By which share of what is needed it is missed; nothing without a number.
    fn share(&self) -> f64 {
        let of = |has: f64, needed: f64| ((has - needed) / needed).abs();
        match *self {
            Missed::Floor { highest, floor, .. } => of(highest.as_metres(), floor.as_metres()),
            Missed::Ceiling { lowest, ceiling } => of(lowest.as_metres(), ceiling.as_metres()),
            Missed::Reach { nearest, reach, .. } => of(nearest.as_metres(), reach.as_metres()),
            Missed::TooLate { first_launch, last_launch } => {
                of(first_launch.as_seconds(), last_launch.as_seconds())
            }
            Missed::Sector | Missed::Slow => 0.0,
        }
    }
}

/// Every limit that one target does not meet; empty where it can be met.
#[must_use]
pub fn limits_missed(battery: &Battery, target: &Target<'_>) -> Vec<Missed> {
    let found = engage(battery, target);
    if found.is_possible() {
        return Vec::new();
    }
    let (floor, ceiling) = (battery.envelope().floor(), battery.envelope().ceiling());
    let steps = (target.duration().as_seconds() / STEP_S).ceil().max(1.0);
    let looks: Vec<Look> = (0..=steps as u32)
        .map(|i| Look::at(battery, target, target.duration().as_seconds() * (f64::from(i) / steps)))
        .collect();
    let heights = |within: bool| {
        looks.iter().filter(move |look| !within || look.slack_m >= 0.0).map(|look| look.height_m)
    };
    let is_reached = looks.iter().any(|look| look.slack_m >= 0.0);
    let can_be_met =
        looks.iter().any(|look| look.in_band && look.slack_m >= 0.0) || found.in_envelope.is_some();
    let mut missed = Vec::new();
    if !can_be_met {
        let low = heights(is_reached).filter(|height_m| *height_m < floor.as_metres()).reduce(f64::max);
        let high = heights(is_reached).filter(|height_m| *height_m > ceiling.as_metres()).reduce(f64::min);
        let rises = heights(false).fold(0.0, f64::max);
        if let Some(height_m) = low.filter(|_| is_reached || rises < floor.as_metres()) {
            let all_of_it = rises < floor.as_metres();
            missed.push(Missed::Floor { highest: Length::metres(height_m), floor, all_of_it });
        }
        if let Some(height_m) = high.filter(|_| is_reached) {
            missed.push(Missed::Ceiling { lowest: Length::metres(height_m), ceiling });
        }
        let has_band = looks.iter().any(|look| look.in_band);
        let nearest = looks
            .iter()
            .filter(|look| look.in_band || !has_band)
            .max_by(|a, b| a.slack_m.total_cmp(&b.slack_m));
        if let Some(look) = nearest.filter(|look| look.slack_m < 0.0) {
            let (nearest, reach) =
                (Length::metres(look.slant_m), Length::metres(look.slant_m + look.slack_m));
            missed.push(Missed::Reach { nearest, reach, all_of_it: !is_reached });
        }
    }
    match (found.binding, found.first_launch, found.margin) {
        (Some(Binding::Sector), ..) => missed.push(Missed::Sector),
        (Some(Binding::TooLate), Some(first_launch), Some(margin)) => {
            missed.push(Missed::TooLate { first_launch, last_launch: first_launch + margin });
        }
        (Some(Binding::Reach), ..) if can_be_met => missed.push(Missed::Slow),
        _ => {}
    }
    missed.sort_by(|a, b| b.share().total_cmp(&a.share()));
    missed
}
