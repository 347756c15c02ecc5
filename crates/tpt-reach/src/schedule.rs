//! When may interceptors leave and meet, and how often in a row?
//!
//! # Model
//! A row of moments of the target's path, each with the latest launch that still meets it there: its own time less the
//! fly-out. A launch at τ meets the target at the first admissible moment whose latest launch is not before τ:
//!
//! ```text
//! g(t) = t − flyout(t);   margin = max g − τ₁;   t_k = first t with g(t) ≥ τ_k;   τ_{k+1} = t_k' + assessment
//! t_k': the intercept of the last of the salvo, launched at τ_k + spacing, where it has one
//! ```
//!
//! # Assumptions and limits
//! - Between two admissible moments in a row g is a straight line.
//! - A second of a salvo that would come too late is not launched, and does not spoil the first.
//!
//! # Conventions
//! Time: from the target's launch.
//!
//! # Sources
//! - Shoot, look, shoot: the words are common; the arithmetic is this project's own.
//!
//! # Checked by
//! - unit tests by hand; laws: more delay never adds an opportunity (`tests/it/laws.rs`).
//!
//! # Not here
//! Which moments are admissible: `engage`, `fast`.

use crate::clock::Clock;

/// More opportunities than any clock gives.
const MOST: u32 = 50;

/// A moment of the target's path.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Moment {
    pub(crate) time_s: f64,
    /// The latest launch that meets it there; `None` where it may not, or cannot, be met.
    pub(crate) latest_s: Option<f64>,
}

/// Where the straight line between two moments has a value.
fn crossing(a: (f64, f64), b: (f64, f64), at: f64) -> f64 {
    if b.1 - a.1 == 0.0 { b.0 } else { a.0 + (at - a.1) / (b.1 - a.1) * (b.0 - a.0) }
}

/// The first moment at which a launch meets the target.
pub(crate) fn first_meeting(row: &[Moment], launch_s: f64) -> Option<f64> {
    let mut before = None;
    for moment in row {
        let here = moment.latest_s.map(|latest_s| (moment.time_s, latest_s));
        if let Some(here) = here.filter(|here| here.1 >= launch_s) {
            return Some(before.map_or(here.0, |before| crossing(before, here, launch_s)));
        }
        before = here;
    }
    None
}

/// The last moment at which a launch, or a later one, meets the target.
pub(crate) fn last_meeting(row: &[Moment], launch_s: f64) -> Option<f64> {
    let mut after = None;
    for moment in row.iter().rev() {
        let here = moment.latest_s.map(|latest_s| (moment.time_s, latest_s));
        if let Some(here) = here.filter(|here| here.1 >= launch_s) {
            return Some(after.map_or(here.0, |after| crossing(here, after, launch_s)));
        }
        after = here;
    }
    None
}

/// How often interceptors may be launched, each after the one before was seen to meet or miss.
pub(crate) fn opportunities(row: &[Moment], first_launch_s: f64, clock: &Clock) -> u32 {
    let spacing_s = clock.salvo_spacing().as_seconds();
    let mut launch_s = first_launch_s;
    for count in 0..MOST {
        let Some(meeting_s) = first_meeting(row, launch_s) else { return count };
        let of_last_s = if spacing_s > 0.0 { first_meeting(row, launch_s + spacing_s) } else { None };
        launch_s = of_last_s.unwrap_or(meeting_s) + clock.assessment().as_seconds();
        // An assessment that takes no time must not count one meeting twice.
        if clock.assessment().as_seconds() <= 0.0 {
            launch_s += 1e-9;
        }
    }
    MOST
}

#[cfg(test)]
mod tests {
    use super::*;
    use tpt_earth::{Time, assert_close};

    fn clock(spacing: f64, assessment: f64) -> Clock {
        let s = Time::seconds;
        Clock::new(s(0.0), s(0.0), s(spacing), s(assessment)).unwrap()
    }

    /// Admissible from 100 to 140 s; the fly-out falls from 50 s to 10 s.
    fn row() -> Vec<Moment> {
        let at = |i: i32| {
            let time_s = 90.0 + 10.0 * f64::from(i);
            let latest_s = (1..=5).contains(&i).then_some(time_s - (60.0 - 10.0 * f64::from(i)));
            Moment { time_s, latest_s }
        };
        (0..7).map(at).collect()
    }

    #[test]
    fn a_launch_meets_at_the_first_moment_that_it_reaches() {
        assert_close!(first_meeting(&row(), 0.0).unwrap(), 100.0, abs = 0.0);
        // g rises from 50 at 100 s to 130 at 140 s, two seconds a second.
        assert_close!(first_meeting(&row(), 90.0).unwrap(), 120.0, abs = 1e-12);
        assert_close!(last_meeting(&row(), 90.0).unwrap(), 140.0, abs = 0.0);
        assert_eq!(first_meeting(&row(), 130.1), None);
        assert_eq!(last_meeting(&row(), 130.1), None);
    }

    #[test]
    fn looking_costs_opportunities() {
        // Launch at 50 meets at 100; at 110 meets at 130; at 140 meets nothing.
        assert_eq!(opportunities(&row(), 50.0, &clock(0.0, 10.0)), 2);
        // Launches at 50 and 70: the second meets at 110, the next leaves at 120 and meets at 135.
        assert_eq!(opportunities(&row(), 50.0, &clock(20.0, 10.0)), 2);
        assert_eq!(opportunities(&row(), 50.0, &clock(0.0, 31.0)), 1);
        assert_eq!(opportunities(&row(), 131.0, &clock(0.0, 10.0)), 0);
    }
}
