//! One battery against very many targets of a class: the fast way to `engage`'s numbers.
//!
//! # Model
//! Only the two parts of the path between floor and ceiling are looked at, some seconds apart; the best moment is refined by
//! parabolas, edges of view and reach by secants. Where two looks are so near an edge of the view that the target could cross it in
//! between, a further look is taken. The fly-out comes from the table, the clock from `timing`. Between two moments
//!
//! ```text
//! slack ≤ reach − ( d₁ + d₂ − v_max Δt ) / 2
//! ```
//!
//! By that bound, pieces that cannot come within reach are looked at no closer. An aim is told its least margin only:
//! what is for certain no worse than the launch points before (`Bar`) need not be exact.
//!
//! # Assumptions and limits
//! - A first detection below the floor or above the ceiling that ends again within two seconds, or a view that opens between
//!   them for less than a fifth of a second, may be missed.
//! - Within 100 m and 0.1 s of `engage`, and its verdict outside that margin (`tests/it/footprint.rs`).
//!
//! # Conventions
//! As `engage`. Times as shares of the flight time.
//!
//! # Sources
//! - None: numerical method.
//!
//! # Checked by
//! - `engage`, cell by cell (`tests/it/footprint.rs`).
//!
//! # Not here
//! Definitions: `engage`. Whether a target is met, where nobody asks by how much: `verdict`; for many batteries: `trail`.

mod timing;
mod trail;
mod verdict;

use tpt_earth::Length;

use self::timing::Start;
pub(crate) use self::trail::{Company, Trail};
pub(crate) use self::verdict::Hint;
use crate::battery::Battery;
use crate::engage::{Binding, Findings, Outcome, lesser};
use crate::flyout::FlyOutTable;
use crate::look::{Fan, Look, zero_of_slack};
use crate::profile::{Blend, Passes, ProfileTable, STEPS};
use crate::schedule::Moment;
use crate::view::{Spot, View};
use crate::way::{End, Point, Seen, Station, Way};

/// Seconds between two looks at the path between floor and ceiling, and how many at least and at most.
const LOOK_S: f64 = 10.0;
const FEWEST_LOOKS: f64 = 4.0;
const MOST_LOOKS: f64 = 60.0;

/// A view that opens or closes for less than this is no view, s.
const SHORTEST_S: f64 = 0.2;

/// A view's edge is found to this, s.
const EDGE_S: f64 = 0.005;

/// Secants on the way to an edge.
const MOST_SECANTS: u32 = 6;

/// How far out of reach the best of a few looks may be for more looks to find it within, m.
const DOUBT_M: f64 = 1000.0;

/// Halvings of a piece of the path outside floor and ceiling that may come within reach.
const HALVINGS: u32 = 4;

/// The worst so far over an aim: what is not below it need not be exact.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bar {
    pub(crate) margin_s: f64,
    pub(crate) margin_m: f64,
    /// The margin of what binds worst, other than the clock; infinite where nothing does.
    pub(crate) shortfall_m: f64,
    /// Whether opportunities are counted.
    pub(crate) counts: bool,
}

impl Bar {
    /// Of who asks only whether the target is met.
    const VERDICT: Self = Self { margin_s: 0.0, margin_m: 0.0, shortfall_m: f64::INFINITY, counts: false };
}

/// What a thread keeps from one target to the next.
pub(crate) struct Scratch {
    looks: Vec<Look>,
    refined: Vec<Look>,
    row: Vec<Moment>,
    /// When the clock of the last target that could be met started.
    start: Option<Start>,
    /// The share of the flight time at which the last target had the greatest slack in view.
    nearest: f64,
}

impl Scratch {
    pub(crate) fn new() -> Self {
        // Room for both parts of a path with every edge: it never grows.
        let room = 4 * MOST_LOOKS as usize;
        Self {
            looks: Vec::with_capacity(room),
            refined: Vec::with_capacity(room),
            row: Vec::with_capacity(room),
            start: None,
            nearest: 1.0,
        }
    }
}

/// A battery made ready for a class.
pub(crate) struct Fast<'b> {
    battery: &'b Battery,
    class: &'b ProfileTable,
    surface: Option<&'b FlyOutTable>,
    launcher: Station,
    view: View<'b>,
    /// The view of a radar that cues.
    cue: Option<View<'b>>,
    /// Whether the view has no gap between two moments that are near each other and in it.
    convex_view: bool,
    fan: Fan,
    greatest_m: f64,
    floor_m: f64,
    ceiling_m: f64,
    /// Where each profile passes floor and ceiling.
    passes: Vec<[Passes; 2]>,
}

/// A target, whoever looks at it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Course<'t> {
    way: Way,
    blend: Blend<'t>,
}

/// The path between floor and ceiling: from its floor to its ceiling or its top, and down again.
struct Parts {
    rising: [Look; 2],
    falling: [Look; 2],
    /// Whether it rises over the ceiling.
    over: bool,
}

/// A target as the stations have it.
struct Sight<'f, 'b> {
    fast: &'f Fast<'b>,
    way: Way,
    blend: Blend<'b>,
    launcher: Seen,
    radar: Seen,
    /// The target is not faster.
    fastest_m_s: f64,
}

impl<'b> Fast<'b> {
    pub(crate) fn new(battery: &'b Battery, class: &'b ProfileTable) -> Self {
        let launcher = battery.launcher();
        let view = battery.view();
        Self {
            battery,
            class,
            surface: battery.surface(),
            launcher: Station::at(launcher.position(), launcher.height()),
            convex_view: view.is_convex(),
            view,
            cue: battery.cueing_view(),
            fan: Fan::of(battery.envelope().reach()),
            greatest_m: battery.envelope().reach().greatest().as_metres(),
            floor_m: battery.envelope().floor().as_metres(),
            ceiling_m: battery.envelope().ceiling().as_metres(),
            passes: class
                .passes([battery.envelope().floor(), battery.envelope().ceiling()].map(Length::as_metres)),
        }
    }

    /// One launch and one aim; `None` where the launch does not count.
    ///
    /// Margins above the bar are lower bounds, and so is what binds there.
    pub(crate) fn outcome(
        &self,
        launch: &End,
        aim: &End,
        bar: &Bar,
        scratch: &mut Scratch,
    ) -> Option<Outcome> {
        let course = Course::between(launch, aim, self.class)?;
        Some(self.sight(&course).outcome(bar, scratch))
    }

    fn sight<'f>(&'f self, course: &Course<'b>) -> Sight<'f, 'b> {
        let Course { way, blend } = *course;
        let (launcher, radar) = (self.launcher.sees(&way), self.view.station.sees(&way));
        Sight { fast: self, way, blend, launcher, radar, fastest_m_s: blend.fastest_m_s() }
    }
}

impl<'t> Course<'t> {
    /// From a launch to an aim; `None` where the launch does not count.
    pub(crate) fn between(launch: &End, aim: &End, class: &'t ProfileTable) -> Option<Self> {
        let blend = class.blend(launch.range_m(aim))?;
        Some(Self { way: Way::between(launch, aim)?, blend })
    }
}

impl Sight<'_, '_> {
    #[inline]
    fn look(&self, share: f64) -> Look {
        let [ground, height_m] = self.blend.at(share);
        let point = self.way.point(ground, height_m);
        let [e, n, up_m] = self.fast.launcher.local_m(&self.launcher, &point);
        let squared = e * e + n * n;
        let level_m = squared.sqrt();
        let forward = self.fast.fan.is_forward(e, n, level_m);
        let reach_m = if forward { self.fast.fan.forward_m } else { self.fast.fan.rear_m };
        let away_m = (squared + up_m * up_m).sqrt();
        let slack_m = reach_m - away_m;
        Look { share, slack_m, away_m, level_m, up_m, height_m, forward, outside_m: f64::INFINITY, point }
    }

    /// How far outside the view, m; 0 or less in view.
    #[inline]
    fn outside_view_m(&self, share: f64, height_m: f64, point: &Point) -> f64 {
        self.outside_m((&self.fast.view, &self.radar), share, height_m, point)
    }

    /// How far outside a view, m; 0 or less in view.
    #[inline]
    fn outside_m(&self, (view, seen): (&View<'_>, &Seen), share: f64, height_m: f64, point: &Point) -> f64 {
        let local_m = view.station.local_m(seen, point);
        view.distance_m(&Spot { local_m, height_m }, || {
            let [ground, height_m] = self.blend.at(share);
            self.way.position_m(ground, height_m)
        })
    }

    /// How far outside the view a look is, m.
    #[inline]
    fn ask_view(&self, look: &mut Look) -> f64 {
        look.outside_m = self.outside_view_m(look.share, look.height_m, &look.point);
        look.outside_m
    }

    fn outcome(&self, bar: &Bar, scratch: &mut Scratch) -> Outcome {
        let has_speed = self.fast.surface.is_some();
        let Some(parts) = self.parts() else {
            let (mut findings, top) = (Findings::NONE, self.blend.top() as f64 / STEPS as f64);
            self.outside_band(self.look(top), 1.0, &mut findings);
            self.outside_band(self.look(top), 0.0, &mut findings);
            let binding = findings.binding(has_speed, None);
            return Outcome { margin_s: None, margin_m: None, opportunities: 0, binding };
        };
        let Parts { rising, falling, over } = parts;
        if bar.shortfall_m < f64::INFINITY
            && let Some((margin_m, nearest)) = self.no_worse_out_of_reach(bar, &rising, &falling)
        {
            scratch.nearest = nearest;
            let (margin_m, binding) = (Some(margin_m), Some(Binding::Reach));
            return Outcome { margin_s: None, margin_m, opportunities: 0, binding };
        }
        let best = self.best(&parts, bar, scratch);
        scratch.nearest = best.in_view_at;
        let mut findings =
            Findings { admissible: best.admissible, in_envelope: best.in_envelope, ..Findings::NONE };
        if !findings.in_envelope {
            self.outside_band(falling[1], 1.0, &mut findings);
            self.outside_band(rising[0], 0.0, &mut findings);
            if over {
                self.outside_band(rising[1], falling[0].share, &mut findings);
            }
        }
        let margin_m = best.in_view_m.or(best.unseen_m);
        let (margin_s, opportunities) = match self.fast.surface.filter(|_| findings.admissible) {
            Some(surface) => self.clock(surface, bar, scratch),
            None => (None, 0),
        };
        let binding = findings.binding(has_speed, margin_s);
        Outcome { margin_s, margin_m, opportunities, binding }
    }

    /// The two parts of the path between floor and ceiling; `None` where it stays below the floor.
    fn parts(&self) -> Option<Parts> {
        let (floor_m, ceiling_m) = (self.fast.floor_m, self.fast.ceiling_m);
        let top = self.blend.top();
        let top_m = self.blend.node(top)[1];
        if top_m < floor_m {
            return None;
        }
        let over = top_m > ceiling_m;
        let [floor, ceiling] = self.passes();
        let (up, down) = self.blend.passes(floor_m, floor);
        let (leaves, rises) = (self.look(down), self.look(up));
        let (ends, enters) = if over {
            let (up, down) = self.blend.passes(ceiling_m, ceiling);
            (self.look(up), self.look(down))
        } else {
            let top = self.look(top as f64 / STEPS as f64);
            (top, top)
        };
        Some(Parts { rising: [rises, ends], falling: [enters, leaves], over })
    }

    /// The best of both parts; the admissible moments into `scratch.row`.
    fn best(&self, Parts { rising, falling, .. }: &Parts, bar: &Bar, scratch: &mut Scratch) -> Best {
        scratch.refined.clear();
        scratch.row.clear();
        let mut best = Best::NONE;
        let rising_m = self.most_slack_m(rising);
        if rising_m < 0.0 {
            // Out of reach on the way up: only the margin could come from there.
            self.part(falling, bar, scratch, &mut best);
            if best.in_view_m.is_none_or(|in_view_m| in_view_m < rising_m) {
                self.part(rising, bar, scratch, &mut best);
            }
        } else {
            self.part(rising, bar, scratch, &mut best);
            self.part(falling, bar, scratch, &mut best);
        }
        best
    }

    /// About where the path passes floor and ceiling: between where its two profiles do.
    fn passes(&self) -> [Passes; 2] {
        let (after, weight) = (self.blend.after, self.blend.weight());
        let (low, high) = (&self.fast.passes[after - 1], &self.fast.passes[after]);
        [0, 1].map(|edge| [0, 1].map(|way| low[edge][way] + weight * (high[edge][way] - low[edge][way])))
    }

    /// No moment between two has more slack: none comes nearer than the target can fly.
    #[inline]
    fn most_slack_m(&self, [a, b]: &[Look; 2]) -> f64 {
        let flown_m = (b.share - a.share).abs() * self.blend.duration_s * self.fastest_m_s;
        self.fast.greatest_m + 0.5 * (flown_m - a.away_m - b.away_m)
    }

    /// A lower bound of the margin of a target out of reach between floor and ceiling that falls no shorter than the bar, and
    /// when it has that.
    fn no_worse_out_of_reach(
        &self,
        bar: &Bar,
        rising: &[Look; 2],
        falling: &[Look; 2],
    ) -> Option<(f64, f64)> {
        let mut best = falling[1];
        let out = self.is_out_of_reach(*falling, &mut best, HALVINGS)
            && self.is_out_of_reach(*rising, &mut best, HALVINGS);
        if !out {
            return None;
        }
        if best.slack_m < bar.shortfall_m {
            return None;
        }
        let seen = [best, falling[0], falling[1], rising[1]].into_iter().find_map(|mut look| {
            let counts = look.slack_m >= bar.shortfall_m && self.ask_view(&mut look) <= 0.0;
            counts.then_some((look.slack_m, look.share))
        });
        // Where nothing is seen, the best counts.
        seen.or_else(|| {
            (self.is_unseen(falling) && self.is_unseen(rising)).then_some((best.slack_m, best.share))
        })
    }

    /// Whether no moment between two is in view, as far as the greatest speed tells.
    fn is_unseen(&self, [a, b]: &[Look; 2]) -> bool {
        let flown_m = (b.share - a.share) * self.blend.duration_s * self.fastest_m_s;
        let outside_m = [a, b].map(|look| self.outside_view_m(look.share, look.height_m, &look.point));
        outside_m[0].min(outside_m[1]) > 0.0 && outside_m[0] + outside_m[1] > flown_m
    }

    /// Whether no moment between two is within reach, as far as some halvings tell; the best look on the way.
    fn is_out_of_reach(&self, [a, b]: [Look; 2], best: &mut Look, halvings: u32) -> bool {
        for look in [a, b] {
            if look.slack_m > best.slack_m {
                *best = look;
            }
        }
        if b.share <= a.share || self.most_slack_m(&[a, b]) < 0.0 {
            return a.slack_m.max(b.slack_m) < 0.0;
        }
        if halvings == 0 || a.slack_m.max(b.slack_m) >= 0.0 {
            return false;
        }
        let middle = self.look(0.5 * (a.share + b.share));
        self.is_out_of_reach([a, middle], best, halvings - 1)
            && self.is_out_of_reach([middle, b], best, halvings - 1)
    }

    /// Whether the path from a moment to a share, outside floor and ceiling, comes within reach.
    fn outside_band(&self, from: Look, to: f64, findings: &mut Findings) {
        let flown_m = (to - from.share).abs() * self.blend.duration_s * self.fastest_m_s;
        if flown_m > 0.0 && from.away_m - flown_m <= self.fast.greatest_m {
            self.within_reach([from, self.look(to)], HALVINGS, findings);
        }
    }

    /// The same between two moments, by halving what may.
    fn within_reach(&self, [a, b]: [Look; 2], halvings: u32, findings: &mut Findings) {
        if self.most_slack_m(&[a, b]) < 0.0 {
            return;
        }
        if halvings > 0 {
            let middle = self.look(0.5 * (a.share + b.share));
            self.within_reach([a, middle], halvings - 1, findings);
            self.within_reach([middle, b], halvings - 1, findings);
            return;
        }
        for look in [a, b] {
            if look.slack_m < 0.0 {
                continue;
            }
            if look.height_m < self.fast.floor_m {
                findings.below_m = lesser(findings.below_m, self.fast.floor_m - look.height_m);
            } else if look.height_m > self.fast.ceiling_m {
                findings.above_m = lesser(findings.above_m, look.height_m - self.fast.ceiling_m);
            }
        }
    }

    /// One part of the path between floor and ceiling: its best moments, and its admissible ones into `scratch.row`.
    fn part(&self, part: &[Look; 2], bar: &Bar, scratch: &mut Scratch, best: &mut Best) {
        let (from, to) = (part[0].share, part[1].share);
        if to <= from {
            return;
        }
        // A few looks settle a part that is out of reach, if its best moment is in view or none of it is.
        let (highest, peak) = self.few_looks(part, scratch);
        let top_m = peak.slack_m;
        if top_m < -DOUBT_M {
            best.unseen_m = Some(best.unseen_m.map_or(top_m, |unseen_m| unseen_m.max(top_m)));
            if best.in_view_m.is_some_and(|in_view_m| in_view_m >= top_m) {
                return;
            }
            let mut peak = self.peak_again(peak, part);
            if self.ask_view(&mut peak) <= 0.0 {
                best.add(&peak);
                return;
            }
            let mut middle = self.look(0.5 * (from + to));
            let half_s = 0.5 * (to - from) * self.blend.duration_s;
            if self.ask_view(&mut middle) > half_s * self.fastest_m_s {
                best.add(&peak);
                return;
            }
        }
        let (highest, peak) = if (to - from) * self.blend.duration_s > 1.5 * FEWEST_LOOKS * LOOK_S {
            self.more_looks(part, top_m, scratch)
        } else {
            (highest, peak)
        };
        // A peak within reach and above the bar is good enough as it is.
        let peak = if peak.slack_m >= bar.margin_m.max(0.0) { peak } else { self.peak_again(peak, part) };
        self.refine(scratch, highest, peak, best);
    }

    /// A few looks at a part; which is the best, and the best near it.
    fn few_looks(&self, [first, last]: &[Look; 2], scratch: &mut Scratch) -> (usize, Look) {
        let looks = &mut scratch.looks;
        looks.clear();
        looks.push(*first);
        self.looks_up_to(*last, FEWEST_LOOKS, looks);
        self.best_of(looks)
    }

    /// More looks where the path may be within reach, or nearer than the best so far.
    fn more_looks(&self, [first, last]: &[Look; 2], top_m: f64, scratch: &mut Scratch) -> (usize, Look) {
        let Scratch { looks, refined, .. } = scratch;
        let seconds = (last.share - first.share) * self.blend.duration_s;
        let step_s = LOOK_S.max(seconds / MOST_LOOKS);
        refined.clear();
        refined.push(*first);
        for pair in looks.windows(2) {
            let count = ((pair[1].share - pair[0].share) * self.blend.duration_s / step_s).round();
            let [a, b] = [pair[0], pair[1]];
            let counts = count > 1.0 && self.most_slack_m(&[a, b]) >= top_m.min(0.0);
            self.looks_up_to(b, if counts { count } else { 1.0 }, refined);
        }
        std::mem::swap(looks, refined);
        self.best_of(looks)
    }

    /// Looks at even steps from the last one to another, with both sides of a fan's edges.
    fn looks_up_to(&self, last: Look, count: f64, looks: &mut Vec<Look>) {
        let Some(first) = looks.last().copied() else { return };
        let (from, mut before) = (first.share, first);
        for i in 1..=count as usize {
            let here = if i == count as usize {
                last
            } else {
                self.look(from + (last.share - from) * i as f64 / count)
            };
            if before.forward != here.forward {
                looks.extend(self.edge_of_fan(before, here));
            }
            looks.push(here);
            before = here;
        }
    }

    fn best_of(&self, looks: &[Look]) -> (usize, Look) {
        let mut highest = 0;
        for (i, look) in looks.iter().enumerate() {
            if look.slack_m > looks[highest].slack_m {
                highest = i;
            }
        }
        (highest, self.peak(looks, highest))
    }

    /// The peak by a parabola a second wide: what a wide one leaves.
    fn peak_again(&self, peak: Look, [from, to]: &[Look; 2]) -> Look {
        let step = 1.0 / self.blend.duration_s;
        let (from, to) = (from.share, to.share);
        if peak.share - step <= from || peak.share + step >= to {
            return peak;
        }
        self.peak(&[self.look(peak.share - step), peak, self.look(peak.share + step)], 1)
    }

    /// The two moments on both sides of a fan's edge.
    fn edge_of_fan(&self, a: Look, b: Look) -> [Look; 2] {
        let (mut a, mut b) = (a, b);
        while (b.share - a.share) * self.blend.duration_s > EDGE_S {
            let middle = self.look(0.5 * (a.share + b.share));
            if middle.forward == a.forward { a = middle } else { b = middle }
        }
        [a, b]
    }

    /// The moment of the greatest slack near the best of the looks.
    fn peak(&self, looks: &[Look], highest: usize) -> Look {
        let best = looks[highest];
        // At an end the parabola through the three looks there may still have its top inside.
        let middle = highest.clamp(1, looks.len() - 2);
        let [a, b, c] = [looks[middle - 1], looks[middle], looks[middle + 1]];
        if [a, b, c].iter().any(|look| look.forward != best.forward) {
            return best;
        }
        // The square of the distance of a straight and even motion is a parabola.
        let [left, here, right] = [a, b, c].map(|look| look.away_m * look.away_m);
        let (before, after) = (b.share - a.share, c.share - b.share);
        let (down, up) = ((here - left) / before, (right - here) / after);
        let bend = (up - down) / (0.5 * (before + after));
        if bend <= 0.0 {
            return best;
        }
        let slope = (down * after + up * before) / (before + after);
        let share = b.share - slope / bend;
        if share <= a.share || share >= c.share {
            return best;
        }
        let peak = self.look(share);
        if peak.slack_m > best.slack_m { peak } else { best }
    }

    /// Views and edges of a part; its moments in order of time into `scratch.refined`.
    fn refine(&self, scratch: &mut Scratch, highest: usize, peak: Look, best: &mut Best) {
        let Scratch { looks, refined, row, .. } = scratch;
        if peak.share < looks[highest].share {
            looks.insert(highest, peak);
        } else if peak.share > looks[highest].share {
            looks.insert(highest + 1, peak);
        }
        self.ask_views(looks);
        let seen = looks.iter().filter(|look| look.in_view()).map(|look| look.slack_m);
        let known_m = seen.fold(best.in_view_m.unwrap_or(f64::NEG_INFINITY), f64::max).min(0.0);
        refined.clear();
        for i in 0..looks.len() {
            let here = looks[i];
            if let Some(before) = i.checked_sub(1).map(|i| looks[i]) {
                // Nothing there is within reach, or better than what is known.
                if self.most_slack_m(&[before, here]) >= known_m {
                    self.between(before, here, refined);
                }
            }
            refined.push(here);
        }
        let mut before = false;
        for look in refined.iter() {
            best.add(look);
            let admissible = look.in_view() && look.slack_m >= -ON_THE_EDGE_M;
            let time_s = look.share * self.blend.duration_s;
            let flyout_s = match self.fast.surface {
                Some(surface) if admissible => surface.time_s(look.level_m, look.up_m),
                None if admissible => Some(0.0),
                _ => None,
            };
            if admissible || before {
                row.push(Moment { time_s, latest_s: flyout_s.map(|flyout_s| time_s - flyout_s) });
            }
            before = admissible;
        }
        // Two parts of a path do not join.
        if before {
            row.push(Moment {
                time_s: refined.last().map_or(0.0, |look| look.share * self.blend.duration_s),
                latest_s: None,
            });
        }
    }

    /// Which looks of a part are in view, and how far outside the others are at least.
    fn ask_views(&self, looks: &mut [Look]) {
        // As long as the target cannot have come into view, nobody asks.
        let (mut asked_at, mut outside_m) = (0.0, 0.0);
        let mut i = 0;
        while i < looks.len() {
            let here = looks[i].share;
            // Between two that are near each other and in view, a view without gaps is not asked for.
            let before = if i > 0 && looks[i - 1].in_view() { looks[i - 1].share } else { f64::NEG_INFINITY };
            let most = before + 3.0 * LOOK_S / self.blend.duration_s;
            if self.fast.convex_view && looks.get(i + 1).is_some_and(|after| after.share <= most) {
                (asked_at, outside_m) = (looks[i + 1].share, self.ask_view(&mut looks[i + 1]));
                if outside_m <= 0.0 {
                    looks[i].outside_m = 0.0;
                } else {
                    self.ask_view(&mut looks[i]);
                }
                i += 2;
                continue;
            }
            let left_m = outside_m - (here - asked_at) * self.blend.duration_s * self.fastest_m_s;
            if left_m > 0.0 {
                looks[i].outside_m = left_m;
            } else {
                (asked_at, outside_m) = (here, self.ask_view(&mut looks[i]));
            }
            i += 1;
        }
    }

    /// What lies between two looks, in order of time: edges, and further looks where the view may open or close unseen.
    fn between(&self, a: Look, b: Look, refined: &mut Vec<Look>) {
        let seconds = (b.share - a.share) * self.blend.duration_s;
        let holds = a.in_view() && self.fast.convex_view;
        let may_change = !holds && a.outside_m.abs() + b.outside_m.abs() < seconds * self.fastest_m_s;
        if a.in_view() == b.in_view() && may_change && seconds > SHORTEST_S {
            let mut middle = self.look(0.5 * (a.share + b.share));
            self.ask_view(&mut middle);
            self.between(a, middle, refined);
            refined.push(middle);
            self.between(middle, b, refined);
            return;
        }
        let view = (a.in_view() != b.in_view()).then(|| self.edge_of_view(a, b));
        let ends = a.forward == b.forward && (a.slack_m >= 0.0) != (b.slack_m >= 0.0);
        let reach = ends.then(|| self.end_of_reach(a, b));
        match (view, reach) {
            (Some(view), Some(reach)) if view.share > reach.share => refined.extend([reach, view]),
            (view, reach) => refined.extend([view, reach].into_iter().flatten()),
        }
    }

    /// The moment next to where the view begins or ends, in view or outside it by less than counts.
    fn edge_of_view(&self, a: Look, b: Look) -> Look {
        let (mut a, mut b) = (a, b);
        let (mut at_a, mut at_b) = (a.outside_m, b.outside_m);
        for i in 0..MOST_SECANTS + 20 {
            if (b.share - a.share) * self.blend.duration_s <= EDGE_S {
                break;
            }
            let part = if i < MOST_SECANTS { at_a / (at_a - at_b) } else { 0.5 };
            let mut middle = self.look(a.share + part * (b.share - a.share));
            if self.ask_view(&mut middle).abs() <= ON_THE_EDGE_M {
                return Look { outside_m: 0.0, ..middle };
            }
            // The end that stays is weighed by half, so that the other side moves too.
            if middle.in_view() == a.in_view() {
                (a, at_a, at_b) = (middle, middle.outside_m, 0.5 * at_b);
            } else {
                (b, at_b, at_a) = (middle, middle.outside_m, 0.5 * at_a);
            }
        }
        if a.in_view() { a } else { b }
    }

    /// The moment at which the reach ends between two.
    fn end_of_reach(&self, a: Look, b: Look) -> Look {
        let (mut a, mut b) = (a, b);
        let part = a.slack_m / (a.slack_m - b.slack_m);
        let mut found = self.look(a.share + part * (b.share - a.share));
        for i in 0..MOST_SECANTS + 20 {
            if found.slack_m.abs() <= ON_THE_EDGE_M {
                break;
            }
            let share = if i < MOST_SECANTS { zero_of_slack(&a, &found, &b) } else { None };
            if (found.slack_m >= 0.0) == (a.slack_m >= 0.0) {
                a = found
            } else {
                b = found
            }
            let inside = share.filter(|share| *share > a.share && *share < b.share);
            found = self.look(inside.unwrap_or(0.5 * (a.share + b.share)));
        }
        self.ask_view(&mut found);
        found
    }
}

/// Slack that counts as none, m.
const ON_THE_EDGE_M: f64 = 1.0;

/// The best of a path.
#[derive(Clone, Copy)]
struct Best {
    admissible: bool,
    in_envelope: bool,
    in_view_m: Option<f64>,
    /// When that was.
    in_view_at: f64,
    unseen_m: Option<f64>,
}

impl Best {
    const NONE: Self =
        Self { admissible: false, in_envelope: false, in_view_m: None, in_view_at: 1.0, unseen_m: None };

    fn add(&mut self, look: &Look) {
        let more = |best: Option<f64>| Some(best.map_or(look.slack_m, |best| best.max(look.slack_m)));
        self.unseen_m = more(self.unseen_m);
        self.in_envelope |= look.slack_m >= 0.0;
        if look.in_view() {
            if self.in_view_m.is_none_or(|in_view_m| look.slack_m > in_view_m) {
                self.in_view_at = look.share;
            }
            self.in_view_m = more(self.in_view_m);
            self.admissible |= look.slack_m >= 0.0;
        }
    }
}
