//! Can one battery meet one target in time, and what prevents it?
//!
//! # Model
//! The target's path in steps of a tenth of a second, the edges between them found by halving. A moment is *admissible* if
//! it lies inside the envelope and in the view of the guiding radar, on the way up or down alike. Then
//!
//! ```text
//! τ₁ = detection + track + decision;   margin = max over admissible moments of (t − flyout(t)) − τ₁
//! margin in distance = max (reach − slant) over the moments between floor and ceiling and in view
//!                      (over those between floor and ceiling, if none is in view)
//! ```
//!
//! *What binds*, where it cannot be met, is asked in this order:
//!
//! ```text
//! admissible moments, but the clock is late                        TooLate
//! admissible moments, but no interceptor gets to any at all        Reach
//! moments inside the envelope, none of them in the radar's view    Sector
//! moments within reach, but only below the floor                   Floor
//! moments within reach, but only above the ceiling                 Ceiling
//!     (both: the one whose edge comes nearer in height)
//! none within reach                                                Reach
//! ```
//!
//! # Assumptions and limits
//! - *Kinematically possible*: nothing is said of guidance or of the chance of a hit.
//! - With a cue the clock starts at the cue, with one by another radar at the first view of either; the intercept is still in
//!   the view of the guiding radar.
//! - Without a published speed the verdict is that of the pure envelope, and there is no clock.
//!
//! # Conventions
//! Time: from the target's launch.
//!
//! # Sources
//! - The arithmetic is this project's own; the parameters are the caller's.
//!
//! # Checked by
//! - laws: an interceptor of infinite speed without delays gives the pure envelope; no delay is never worse than some; a
//!   larger envelope never loses a verdict (`tests/it/laws.rs`).
//! - cases by hand for each of what binds (`tests/it/engage.rs`).
//!
//! # Not here
//! Every limit that a flight misses: `limits`. Many targets at once: `footprint`. Which launch a defence misses: nowhere.

use tpt_earth::{Length, Time};

use crate::battery::{Battery, Target};
use crate::clock::Cue;
use crate::schedule::{Moment, first_meeting, last_meeting, opportunities};
use crate::shooting::time_by_shooting;

/// Length of a step with the table and with the slow reference, s.
pub(crate) const STEP_S: f64 = 0.1;
const SLOW_STEP_S: f64 = 0.5;

/// Halvings of a step around an edge: below a microsecond.
const HALVINGS: u32 = 20;

/// What prevents an intercept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Binding {
    /// Outside the view of the guiding radar: its sector, its elevations, its range, or the ground.
    Sector,
    /// The clock: detected, tracked or decided too late.
    TooLate,
    /// Below the floor.
    Floor,
    /// Above the ceiling.
    Ceiling,
    /// Too far.
    Reach,
}

/// Where and when an interceptor meets the target.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Intercept {
    /// When.
    pub time: Time,
    /// How high.
    pub height: Length,
    /// How far from the launcher.
    pub slant: Length,
}

/// A battery against a target, with its whole clock.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Engagement {
    /// By how long the first interceptor would be early at the best moment, negative if late; `None` without an admissible
    /// moment that it gets to, or without a published speed.
    pub margin: Option<Time>,
    /// By how far the best moment lies inside the reach, negative if it falls short; `None` if the target never is between
    /// floor and ceiling.
    pub margin_distance: Option<Length>,
    /// What prevents an intercept; `None` if nothing does.
    pub binding: Option<Binding>,
    /// How often interceptors may be launched, each after a look at the one before.
    pub opportunities: u32,
    /// When the battery knows of the target.
    pub detection: Option<Time>,
    /// First and last moment in the view of a radar that cues.
    pub cued: Option<(Time, Time)>,
    /// First and last moment in the view of the guiding radar.
    pub in_view: Option<(Time, Time)>,
    /// First and last moment inside the envelope.
    pub in_envelope: Option<(Time, Time)>,
    /// The first launch.
    pub first_launch: Option<Time>,
    /// The earliest intercept by a launch at that time.
    pub earliest: Option<Intercept>,
    /// The latest intercept by a launch at that time or later.
    pub latest: Option<Intercept>,
}

impl Engagement {
    /// Whether an intercept is kinematically possible; without a published speed: whether the envelope allows it.
    #[must_use]
    pub const fn is_possible(&self) -> bool {
        self.binding.is_none()
    }
}

/// One battery against one target.
#[must_use]
pub fn engage(battery: &Battery, target: &Target<'_>) -> Engagement {
    engage_with(battery, target, STEP_S, |level_m, up_m| battery.surface()?.time_s(level_m, up_m))
}

/// The same with a fly-out that is integrated shot by shot, for tests and the benchmark: seconds for one target.
#[must_use]
pub fn engage_by_shooting(battery: &Battery, target: &Target<'_>) -> Engagement {
    engage_with(battery, target, SLOW_STEP_S, |level_m, up_m| {
        let flyout = battery.surface()?.flyout();
        Some(time_by_shooting(flyout, Length::metres(level_m), Length::metres(up_m))?.as_seconds())
    })
}

/// What a moment is for a battery.
#[derive(Clone, Copy)]
pub(crate) struct Look {
    pub(crate) height_m: f64,
    pub(crate) slant_m: f64,
    /// How much of the reach is left; below zero it is out of reach.
    pub(crate) slack_m: f64,
    level_m: f64,
    up_m: f64,
    pub(crate) in_band: bool,
    in_view: bool,
    /// In the view of a radar that cues.
    is_cued: bool,
}

impl Look {
    pub(crate) fn at(battery: &Battery, target: &Target<'_>, time_s: f64) -> Self {
        let (height, position_m) = target.at(Time::seconds(time_s));
        let look = battery.launcher().line_of_sight(position_m);
        let slant_m = look.slant.as_metres();
        Self {
            height_m: height.as_metres(),
            slant_m,
            slack_m: battery.envelope().slack(look.azimuth, look.slant).as_metres(),
            level_m: slant_m * look.elevation.cos(),
            up_m: slant_m * look.elevation.sin(),
            in_band: battery.envelope().holds(height),
            in_view: battery.radar().view(position_m, battery.radar_reach()).is_ok(),
            is_cued: match battery.cue() {
                Cue::Radar { radar, reach } => radar.view(position_m, *reach).is_ok(),
                Cue::OwnRadar | Cue::Given(_) => false,
            },
        }
    }

    /// Everything whose edges count: band, band in view, envelope, view, admissible, reach, view of a radar that cues.
    fn states(&self) -> [bool; 7] {
        let reached = self.slack_m >= 0.0;
        [
            self.in_band,
            self.in_band && self.in_view,
            self.in_band && reached,
            self.in_view,
            self.in_band && self.in_view && reached,
            reached,
            self.is_cued,
        ]
    }
}

/// One aim against one launch point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Outcome {
    pub(crate) margin_s: Option<f64>,
    pub(crate) margin_m: Option<f64>,
    pub(crate) opportunities: u32,
    pub(crate) binding: Option<Binding>,
}

/// What a path was for a battery, moment by moment.
#[derive(Clone, Copy)]
pub(crate) struct Findings {
    pub(crate) admissible: bool,
    pub(crate) in_envelope: bool,
    /// By how little a moment within reach was below the floor, m.
    pub(crate) below_m: Option<f64>,
    /// By how little one was above the ceiling, m.
    pub(crate) above_m: Option<f64>,
}

impl Findings {
    /// Before any moment was looked at.
    pub(crate) const NONE: Self =
        Self { admissible: false, in_envelope: false, below_m: None, above_m: None };

    /// What binds, by the order of the module's page. `margin_s`: of the clock; none if no interceptor gets there.
    pub(crate) fn binding(&self, has_speed: bool, margin_s: Option<f64>) -> Option<Binding> {
        if self.admissible {
            return match margin_s {
                _ if !has_speed => None,
                Some(margin_s) if margin_s >= 0.0 => None,
                Some(_) => Some(Binding::TooLate),
                None => Some(Binding::Reach),
            };
        }
        if self.in_envelope {
            return Some(Binding::Sector);
        }
        Some(match (self.below_m, self.above_m) {
            (None, None) => Binding::Reach,
            (Some(_), None) => Binding::Floor,
            (None, Some(_)) => Binding::Ceiling,
            (Some(below_m), Some(above_m)) => {
                if below_m <= above_m {
                    Binding::Floor
                } else {
                    Binding::Ceiling
                }
            }
        })
    }
}

/// The lesser of two numbers, where there are any.
pub(crate) fn lesser(a: Option<f64>, b: f64) -> Option<f64> {
    Some(a.map_or(b, |a| a.min(b)))
}

/// A first and a last moment.
fn widen(span: &mut Option<(f64, f64)>, time_s: f64) {
    *span = Some(span.map_or((time_s, time_s), |(first, _)| (first, time_s)));
}

fn engage_with(
    battery: &Battery,
    target: &Target<'_>,
    step_s: f64,
    flyout_s: impl Fn(f64, f64) -> Option<f64>,
) -> Engagement {
    let look = |time_s: f64| Look::at(battery, target, time_s);
    let (floor_m, ceiling_m) =
        (battery.envelope().floor().as_metres(), battery.envelope().ceiling().as_metres());
    let mut findings = Findings::NONE;
    let (mut in_view, mut in_envelope, mut cued) = (None, None, None);
    let (mut best_m, mut best_unseen_m): (Option<f64>, Option<f64>) = (None, None);
    let mut row: Vec<Moment> = Vec::new();
    let mut visit = |time_s: f64, look: &Look| {
        let [in_band, band_in_view, enveloped, viewed, admissible, reached, is_cued] = look.states();
        if viewed {
            widen(&mut in_view, time_s);
        }
        if is_cued {
            widen(&mut cued, time_s);
        }
        if enveloped {
            widen(&mut in_envelope, time_s);
            findings.in_envelope = true;
        }
        if in_band {
            best_unseen_m = Some(best_unseen_m.map_or(look.slack_m, |m: f64| m.max(look.slack_m)));
        }
        if band_in_view {
            best_m = Some(best_m.map_or(look.slack_m, |m: f64| m.max(look.slack_m)));
        }
        if reached && look.height_m < floor_m {
            findings.below_m = lesser(findings.below_m, floor_m - look.height_m);
        }
        if reached && look.height_m > ceiling_m {
            findings.above_m = lesser(findings.above_m, look.height_m - ceiling_m);
        }
        findings.admissible |= admissible;
        let flyout_s = if admissible { flyout_s(look.level_m, look.up_m) } else { None };
        row.push(Moment { time_s, latest_s: flyout_s.map(|flyout_s| time_s - flyout_s) });
    };
    let steps = (target.duration().as_seconds() / step_s).ceil().max(1.0);
    let mut before: Option<(f64, Look)> = None;
    for i in 0..=steps as usize {
        let time_s = target.duration().as_seconds() * (i as f64 / steps);
        let here = look(time_s);
        if let Some((earlier_s, earlier)) = before {
            let mut edges: Vec<f64> = Vec::new();
            for (k, was) in earlier.states().into_iter().enumerate() {
                if was != here.states()[k] {
                    edges.push(edge(|time_s| look(time_s).states()[k], (earlier_s, time_s), was));
                }
            }
            edges.sort_by(f64::total_cmp);
            for time_s in edges {
                visit(time_s, &look(time_s));
            }
        }
        visit(time_s, &here);
        before = Some((time_s, here));
    }
    let first = |span: Option<(f64, f64)>| span.map(|(first_s, _)| first_s);
    let detection_s = match battery.cue() {
        Cue::OwnRadar => first(in_view),
        Cue::Given(time) => Some(time.as_seconds()),
        Cue::Radar { .. } => first(cued).into_iter().chain(first(in_view)).reduce(f64::min),
    };
    let clocked = detection_s.filter(|_| battery.surface().is_some());
    let first_launch_s = clocked.map(|s| battery.clock().first_launch(Time::seconds(s)).as_seconds());
    let latest_s = row.iter().filter_map(|moment| moment.latest_s).reduce(f64::max);
    let margin_s = first_launch_s.and_then(|launch_s| Some(latest_s? - launch_s));
    let intercept = |time_s: f64| {
        let look = look(time_s);
        Intercept {
            time: Time::seconds(time_s),
            height: Length::metres(look.height_m),
            slant: Length::metres(look.slant_m),
        }
    };
    let spans = |span: Option<(f64, f64)>| span.map(|(a, b)| (Time::seconds(a), Time::seconds(b)));
    Engagement {
        margin: margin_s.map(Time::seconds),
        margin_distance: best_m.or(best_unseen_m).map(Length::metres),
        binding: findings.binding(battery.surface().is_some(), margin_s),
        opportunities: first_launch_s.map_or(0, |s| opportunities(&row, s, battery.clock())),
        detection: detection_s.map(Time::seconds),
        cued: spans(cued),
        in_view: spans(in_view),
        in_envelope: spans(in_envelope),
        first_launch: first_launch_s.map(Time::seconds),
        earliest: first_launch_s.and_then(|s| first_meeting(&row, s)).map(intercept),
        latest: first_launch_s.and_then(|s| last_meeting(&row, s)).map(intercept),
    }
}

/// The moment next to where a state changes, on the side on which it holds.
fn edge(holds: impl Fn(f64) -> bool, span: (f64, f64), was: bool) -> f64 {
    let (mut low, mut high) = span;
    for _ in 0..HALVINGS {
        let middle = 0.5 * (low + high);
        if holds(middle) == was { low = middle } else { high = middle }
    }
    if was { low } else { high }
}
