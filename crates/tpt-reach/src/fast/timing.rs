//! When does the clock of a battery start, and what does it leave?
//!
//! # Model
//! The first detection by steps that the target cannot take faster than it flies, then secants; the best clock by parabolas:
//!
//! ```text
//! Δt = max( distance outside the view / v_max, 2 s )
//! ```
//!
//! # Assumptions and limits
//! - As `fast`.
//!
//! # Conventions
//! Times from the target's launch.
//!
//! # Sources
//! - None: numerical method.
//!
//! # Checked by
//! - `engage`, cell by cell (`tests/it/footprint.rs`).
//!
//! # Not here
//! Which moments are admissible: `fast`.

use tpt_earth::Time;

use super::{Bar, EDGE_S, LOOK_S, MOST_SECANTS, Scratch, Sight};
use crate::clock::Cue;
use crate::flyout::FlyOutTable;
use crate::schedule::{Moment, opportunities};
use crate::view::{HIDDEN_M, View};
use crate::way::Seen;

/// The shortest step of the search for a detection, s.
const MARCH_S: f64 = 2.0;

/// Over so little a path is straight, s.
const STRAIGHT_S: f64 = 0.02;

/// When a battery knows of a target, and when it first may launch.
#[derive(Clone, Copy, Debug)]
pub(super) struct Start {
    pub(super) detection_s: f64,
    pub(super) launch_s: f64,
}

impl Sight<'_, '_> {
    /// Margin and opportunities of the admissible moments.
    pub(super) fn clock(
        &self,
        surface: &FlyOutTable,
        bar: &Bar,
        scratch: &mut Scratch,
    ) -> (Option<f64>, u32) {
        scratch.start = self.start(&scratch.row);
        let Some(Start { launch_s, .. }) = scratch.start else { return (None, 0) };
        let margin_s = self.margin_s(surface, launch_s, bar, &scratch.row);
        let clock = self.fast.battery.clock();
        let counted = if bar.counts { opportunities(&scratch.row, launch_s, clock) } else { 0 };
        (margin_s, counted)
    }

    /// By how long the first launch is early at the best moment.
    fn margin_s(&self, surface: &FlyOutTable, launch_s: f64, bar: &Bar, row: &[Moment]) -> Option<f64> {
        let mut best: Option<f64> = None;
        let mut at = 0;
        for (i, moment) in row.iter().enumerate() {
            if let Some(latest_s) = moment.latest_s.filter(|s| best.is_none_or(|best| *s > best)) {
                best = Some(latest_s);
                at = i;
            }
        }
        // A margin above the bar need not be exact.
        let enough = best.is_some_and(|latest_s| latest_s - launch_s >= bar.margin_s.max(0.0));
        if !enough && let Some(latest_s) = self.peak_of_clock(surface, row, at) {
            best = best.map(|best| best.max(latest_s));
        }
        best.map(|latest_s| latest_s - launch_s)
    }

    /// The latest launch at the top of the parabola through three moments.
    fn peak_of_clock(&self, surface: &FlyOutTable, row: &[Moment], at: usize) -> Option<f64> {
        // At the end of a row of admissible moments the parabola through the three there may still have its top inside.
        let met = |i: usize| row.get(i).is_some_and(|moment| moment.latest_s.is_some());
        let middle = match (at > 0 && met(at - 1), met(at + 1)) {
            (false, _) => at + 1,
            (true, false) => at - 1,
            (true, true) => at,
        };
        let (a, b, c) = (row.get(middle.checked_sub(1)?)?, row.get(middle)?, row.get(middle + 1)?);
        let (ga, gb, gc) = (a.latest_s?, b.latest_s?, c.latest_s?);
        let (left, right) = (b.time_s - a.time_s, c.time_s - b.time_s);
        if left <= 0.0 || right <= 0.0 {
            return None;
        }
        let (down, up) = ((gb - ga) / left, (gc - gb) / right);
        let bend = (up - down) / (0.5 * (left + right));
        if bend >= 0.0 {
            return None;
        }
        // The slope at the middle moment, and from there to where it is 0.
        let slope = (down * right + up * left) / (left + right);
        let mut time_s = (b.time_s - slope / bend).clamp(a.time_s, c.time_s);
        let latest_s = |time_s: f64| {
            let look = self.look(time_s / self.blend.duration_s);
            let mut look = look;
            if look.slack_m < 0.0 || self.ask_view(&mut look) > 0.0 {
                return None;
            }
            Some(time_s - surface.time_s(look.level_m, look.up_m)?)
        };
        // What a parabola of many seconds leaves, one of two seconds does not.
        if let [Some(before), Some(here), Some(after)] = [-1.0, 0.0, 1.0].map(|by| latest_s(time_s + by))
            && before + after < 2.0 * here
        {
            let shift = 0.5 * (before - after) / (before - 2.0 * here + after);
            time_s = (time_s + shift.clamp(-LOOK_S, LOOK_S)).clamp(a.time_s, c.time_s);
            return Some(latest_s(time_s).unwrap_or(here).max(here));
        }
        latest_s(time_s)
    }

    /// When the clock starts; `row` holds the admissible moments.
    fn start(&self, row: &[Moment]) -> Option<Start> {
        // Who looks every two seconds may miss a short view; an admissible moment is in view.
        let admissible_s = row.iter().map(|moment| moment.time_s);
        let own_s = || self.detection_s((&self.fast.view, &self.radar));
        let detection_s = match (self.fast.battery.cue(), &self.fast.cue) {
            (Cue::Given(time), _) => time.as_seconds(),
            (_, None) => own_s().into_iter().chain(admissible_s).reduce(f64::min)?,
            (_, Some(cue)) => {
                let cued_s = self.detection_s((cue, &cue.station.sees(&self.way)));
                own_s().into_iter().chain(cued_s).chain(admissible_s).reduce(f64::min)?
            }
        };
        let launch_s = self.fast.battery.clock().first_launch(Time::seconds(detection_s)).as_seconds();
        Some(Start { detection_s, launch_s })
    }

    /// The first moment in a view.
    fn detection_s(&self, view: (&View<'_>, &Seen)) -> Option<f64> {
        let duration_s = self.blend.duration_s;
        let outside_m = |time_s: f64| {
            let share = time_s / duration_s;
            let [ground, height_m] = self.blend.at(share);
            self.outside_m(view, share, height_m, &self.way.point(ground, height_m))
        };
        let (mut low, mut time_s) = ((0.0, 0.0), 0.0);
        let mut high = loop {
            let here_m = outside_m(time_s);
            if here_m <= 0.0 {
                break (time_s, here_m);
            }
            if time_s >= duration_s {
                return None;
            }
            low = (time_s, here_m);
            time_s = (time_s + (0.9 * here_m / self.fastest_m_s).max(MARCH_S)).min(duration_s);
        };
        // A few secants, and halving where they do not settle it.
        for i in 0..MOST_SECANTS + 20 {
            if high.0 - low.0 <= EDGE_S {
                break;
            }
            let part = if i < MOST_SECANTS { low.1 / (low.1 - high.1) } else { 0.5 };
            let middle_s = low.0 + part * (high.0 - low.0);
            let here_m = outside_m(middle_s);
            // The end that stays is weighed by half, so that the other side moves too.
            let (a, b) = if here_m > 0.0 { ((middle_s, here_m), high) } else { (low, (middle_s, here_m)) };
            let line_s = a.0 + (b.0 - a.0) * a.1 / (a.1 - b.1);
            // What the ground or a skyline hides is at no distance that a line could be drawn by.
            if here_m < HIDDEN_M && (line_s - middle_s).abs() <= STRAIGHT_S {
                return Some(line_s);
            }
            (low, high) = if here_m > 0.0 { (a, (b.0, 0.5 * b.1)) } else { ((a.0, 0.5 * a.1), b) };
        }
        Some(high.0)
    }
}
