//! Is a target met at all? Asked again and again of paths that hardly differ.
//!
//! # Model
//! A moment at which the last path was met, and one at which the battery knew of it, are tried first. They settle that this
//! path is met if with room to spare
//!
//! ```text
//! floor + d ≤ h ≤ ceiling − d;   slack ≥ d;   outside the view ≤ −d;   t − flyout(t) ≥ known + track + decision + s
//! ```
//!
//! where `d` and `s` are twice what `fast` may be off by. Whatever they leave open is looked at as `fast` does.
//!
//! # Assumptions and limits
//! - As `fast`: within its 100 m and 0.1 s of `engage`. What is settled by the room is met by `engage` itself.
//!
//! # Conventions
//! As `fast`.
//!
//! # Sources
//! - None: numerical method.
//!
//! # Checked by
//! - `engage`, cell by cell, and the verdicts of the full way (`tests/it/footprint.rs`).
//!
//! # Not here
//! By how much it is met: `fast`.

use tpt_earth::Time;

use super::{Bar, Course, Fast, Scratch, Sight};
use crate::clock::Cue;
use crate::engage::Outcome;
use crate::profile::STEPS;
use crate::schedule::Moment;
use crate::view::View;
use crate::way::Seen;

/// The room that settles a verdict, m and s: twice what `fast` may be off by.
pub(super) const ROOM_M: f64 = 200.0;
pub(super) const ROOM_S: f64 = 0.2;

/// How far a moment is moved until it lies between floor and ceiling, s.
const MOVED_S: [f64; 3] = [1.0, 3.0, 0.0];

/// What a path of this launch was for the battery before, as shares of the flight time.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hint {
    met: Option<Settled>,
    /// The moment of the greatest slack in view, where it was not met.
    nearest: f64,
}

impl Hint {
    /// Of who has none yet.
    pub(crate) const NONE: Self = Self { met: None, nearest: 1.0 };
}

/// A moment at which a path was met and one at which the battery knew of it.
#[derive(Clone, Copy, Debug)]
struct Settled {
    met: f64,
    known: f64,
}

impl<'b> Fast<'b> {
    /// Whether a target is met.
    pub(crate) fn is_met(&self, course: &Course<'b>, hint: &mut Hint, scratch: &mut Scratch) -> bool {
        let sight = self.sight(course);
        if hint.met.is_some_and(|met| sight.is_surely_met(&met)) {
            return true;
        }
        let met = sight.is_met(scratch);
        if met {
            hint.met = sight.met(scratch);
        }
        met
    }

    /// The same where no hint settles it.
    pub(crate) fn is_met_after_all(&self, course: &Course<'b>, scratch: &mut Scratch) -> bool {
        self.sight(course).is_met(scratch)
    }

    /// Whether a target falls no shorter than so much, if it is not met, as far as the hint tells.
    pub(crate) fn is_no_shorter(&self, course: &Course<'b>, shortfall_m: f64, hint: &Hint) -> bool {
        let sight = self.sight(course);
        let mut share = hint.nearest;
        for by_s in MOVED_S {
            let look = sight.look(share);
            let (low, high) = (look.height_m < self.floor_m, look.height_m > self.ceiling_m);
            if !low && !high {
                return look.slack_m >= shortfall_m
                    && sight.outside_view_m(share, look.height_m, &look.point) <= 0.0;
            }
            // A little further along the path it is between them.
            let top = sight.blend.top() as f64 / STEPS as f64;
            let inwards = if (share > top) == low { -by_s } else { by_s };
            share += inwards / sight.blend.duration_s;
        }
        false
    }

    /// How a target is not met; nothing where it is.
    pub(crate) fn unmet(
        &self,
        course: &Course<'b>,
        bar: &Bar,
        hint: &mut Hint,
        scratch: &mut Scratch,
    ) -> Option<Outcome> {
        let sight = self.sight(course);
        if hint.met.is_some_and(|met| sight.is_surely_met(&met)) {
            return None;
        }
        let outcome = sight.outcome(bar, scratch);
        if outcome.binding.is_none() {
            hint.met = sight.met(scratch);
            return None;
        }
        hint.nearest = scratch.nearest;
        Some(outcome)
    }
}

impl Sight<'_, '_> {
    /// Whether the target is met, without a hint.
    fn is_met(&self, scratch: &mut Scratch) -> bool {
        let Some(parts) = self.parts() else { return false };
        if self.most_slack_m(&parts.rising) < 0.0 && self.most_slack_m(&parts.falling) < 0.0 {
            return false;
        }
        if !self.best(&parts, &Bar::VERDICT, scratch).admissible {
            return false;
        }
        let clock = |surface| self.clock(surface, &Bar::VERDICT, scratch).0;
        self.fast.surface.map_or(Some(0.0), clock).is_some_and(|margin_s| margin_s >= 0.0)
    }

    /// Whether two moments settle that the target is met.
    fn is_surely_met(&self, hint: &Settled) -> bool {
        let look = self.look(hint.met);
        let height_m = look.height_m;
        let room_m = (height_m - self.fast.floor_m).min(self.fast.ceiling_m - height_m).min(look.slack_m);
        if room_m < ROOM_M || !self.has_room((&self.fast.view, &self.radar), hint.met) {
            return false;
        }
        let Some(surface) = self.fast.surface else { return true };
        let known_s = match self.fast.battery.cue() {
            Cue::Given(time) => time.as_seconds(),
            _ if self.is_known(hint.known) => hint.known * self.blend.duration_s,
            _ => return false,
        };
        let launch_s = self.fast.battery.clock().first_launch(Time::seconds(known_s)).as_seconds();
        let flyout_s = surface.time_s(look.level_m, look.up_m);
        flyout_s.is_some_and(|s| hint.met * self.blend.duration_s - s >= launch_s + ROOM_S)
    }

    /// Whether the battery knows of the target at a moment, by its own radar or by one that cues.
    fn is_known(&self, share: f64) -> bool {
        self.has_room((&self.fast.view, &self.radar), share)
            || self
                .fast
                .cue
                .as_ref()
                .is_some_and(|cue| self.has_room((cue, &cue.station.sees(&self.way)), share))
    }

    /// Whether a moment is in a view with room to spare.
    fn has_room(&self, (view, seen): (&View<'_>, &Seen), share: f64) -> bool {
        let outside_m = |share: f64| {
            let [ground, height_m] = self.blend.at(share);
            self.outside_m((view, seen), share, height_m, &self.way.point(ground, height_m))
        };
        if outside_m(share) > -ROOM_M {
            return false;
        }
        // From what the ground or a skyline hides there is no distance: there the moments beside it are asked.
        let beside = ROOM_S / self.blend.duration_s;
        view.is_measured() || (outside_m(share - beside) <= 0.0 && outside_m(share + beside) <= 0.0)
    }

    /// The moments that have the most time to spare, after a path was met.
    fn met(&self, scratch: &Scratch) -> Option<Settled> {
        let start = scratch.start.filter(|_| self.fast.surface.is_some());
        let launch_s = start.map_or(f64::NEG_INFINITY, |start| start.launch_s);
        let (spare_s, met_s) = scratch
            .row
            .chunk_by(|a, b| a.latest_s.is_some() && b.latest_s.is_some())
            .fold((ROOM_S, f64::NAN), |best, run| {
                let ends = (run[0].time_s, run[run.len() - 1].time_s);
                let middles = run.windows(2).filter_map(|pair| middle(&pair[0], &pair[1]));
                let ours = run.iter().filter_map(|moment| Some((moment.time_s, moment.latest_s?)));
                ours.chain(middles).fold(best, |best, (time_s, latest_s)| {
                    let spare_s = (time_s - ends.0).min(ends.1 - time_s).min(latest_s - launch_s);
                    if spare_s > best.0 { (spare_s, time_s) } else { best }
                })
            });
        let known_s = start.map_or(0.0, |start| start.detection_s + 0.5 * spare_s);
        let duration_s = self.blend.duration_s;
        (!met_s.is_nan()).then_some(Settled { met: met_s / duration_s, known: known_s / duration_s })
    }
}

/// Half-way between two admissible moments.
fn middle(a: &Moment, b: &Moment) -> Option<(f64, f64)> {
    Some((0.5 * (a.time_s + b.time_s), 0.5 * (a.latest_s? + b.latest_s?)))
}
