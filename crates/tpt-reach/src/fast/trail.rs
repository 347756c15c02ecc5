//! One path, asked about by many batteries that stand at one place and differ in their figures.
//!
//! # Model
//! What does not depend on the figures is looked at once: moments between floor and ceiling, and moments of the whole flight,
//! as launcher and radar have them. A battery meets the path if one of these moments settles it (`verdict`), by a fly-out that
//! none of them is later than, or else by its own:
//!
//! ```text
//! t(x) ≤ max( t_short(x), t_long(x) )     the least burnout speed of all with their shortest and their longest burn
//! known ≤ the first of the moments of the flight that is in view with room
//! ```
//!
//! A longer burn ends later, and closer to the target: its time is convex in the burn, and longest at one of the ends.
//!
//! # Assumptions and limits
//! - As `verdict`. What no moment settles is left open.
//! - Only for batteries with one launcher and one place of the radar, with a view whose edges have a distance.
//!
//! # Conventions
//! As `fast`.
//!
//! # Sources
//! - None: numerical method.
//!
//! # Checked by
//! - `engage`, and the verdicts of the full way (`tests/it/footprint.rs`); that none is later than the latest (tests here).
//!
//! # Not here
//! What no moment settles: `fast`.

use tpt_earth::{Speed, Time};

use super::verdict::{ROOM_M, ROOM_S};
use super::{Course, Fast, Sight};
use crate::clock::Cue;
use crate::flyout::{FlyOut, FlyOutTable};
use crate::view::Spot;
use crate::way::Point;

/// Moments of each part of the path between floor and ceiling.
const OF_A_PART: usize = 12;

/// Moments of the whole flight.
const OF_A_FLIGHT: usize = 64;

/// What several batteries at one place have in common.
pub(crate) struct Company {
    /// Interceptors of which one is the latest of all, wherever it is; none where none has a speed.
    latest: Option<[FlyOutTable; 2]>,
    greatest_m: f64,
}

impl Company {
    /// `None` where launchers or radars stand apart, a view has an edge without a distance, or only some have a speed.
    pub(crate) fn of(fasts: &[Fast<'_>]) -> Option<Self> {
        let (first, others) = fasts.split_first()?;
        let is_alike = |other: &Fast<'_>| {
            other.launcher == first.launcher
                && other.view.station == first.view.station
                && other.surface.is_some() == first.surface.is_some()
        };
        if others.is_empty()
            || !others.iter().all(is_alike)
            || !fasts.iter().all(|fast| fast.view.is_measured())
        {
            return None;
        }
        let greatest_m = fasts.iter().fold(0.0, |greatest: f64, fast| greatest.max(fast.greatest_m));
        let flyouts: Vec<&FlyOut> = fasts.iter().filter_map(|fast| Some(fast.surface?.flyout())).collect();
        let widest = fasts.iter().max_by(|a, b| a.greatest_m.total_cmp(&b.greatest_m))?.battery.envelope();
        let latest = match flyouts.split_first() {
            Some((first, others)) => Some(latest(first, others)?.map(|one| FlyOutTable::new(one, widest))),
            None => None,
        };
        Some(Self { latest, greatest_m })
    }

    /// The latest launch by which each of them meets a place at a time.
    fn latest_launch_s(&self, time_s: f64, [level_m, up_m]: [f64; 2]) -> f64 {
        let Some(latest) = &self.latest else { return time_s };
        latest.iter().fold(time_s, |launch_s, one| {
            one.time_s(level_m, up_m).map_or(f64::NEG_INFINITY, |flyout_s| launch_s.min(time_s - flyout_s))
        })
    }
}

/// Two interceptors of which one is nowhere sooner than any of some; `None` where they do not fall alike.
fn latest(first: &FlyOut, others: &[&FlyOut]) -> Option<[FlyOut; 2]> {
    let all = || std::iter::once(first).chain(others.iter().copied());
    if !all().all(|one| one.fall() == first.fall()) {
        return None;
    }
    let speed_m_s = all().fold(f64::INFINITY, |least, one| least.min(one.speed_m_s()));
    let life = all().filter_map(FlyOut::battery_life).map(Time::as_seconds).reduce(f64::min);
    let burns_s = all().map(|one| one.burn().as_seconds());
    let with = |burn_s: f64| {
        let speed = Speed::metres_per_second(speed_m_s);
        FlyOut::new(speed, Time::seconds(burn_s), life.map(Time::seconds), first.fall()).ok()
    };
    Some([with(burns_s.clone().reduce(f64::min)?)?, with(burns_s.reduce(f64::max)?)?])
}

/// A moment between floor and ceiling.
struct Moment {
    time_s: f64,
    /// The latest launch by which each of the interceptors meets it there.
    latest_s: f64,
    away_m: f64,
    level_m: f64,
    up_m: f64,
    east_north_m: [f64; 2],
    seen: Seen,
}

/// A moment as the radar has it.
struct Seen {
    share: f64,
    spot: Spot,
}

/// A path, as far as it does not depend on a battery's figures.
pub(crate) struct Trail<'t> {
    pub(crate) course: Course<'t>,
    moments: Vec<Moment>,
    flight: Vec<Seen>,
    /// The moments that settled it last.
    met: usize,
    known: usize,
}

impl<'b> Trail<'b> {
    /// The path, as one of the batteries has it.
    pub(crate) fn new(course: Course<'b>, fast: &Fast<'b>, company: &Company) -> Self {
        let sight = fast.sight(&course);
        let parts = sight.parts();
        let parts = parts.iter().flat_map(|parts| [&parts.falling, &parts.rising]);
        let moments = parts.flat_map(|[from, to]| {
            let (from, wide) = (from.share, to.share - from.share);
            (0..OF_A_PART).map(move |i| from + wide * (i as f64 + 0.5) / OF_A_PART as f64)
        });
        let moments = moments.filter_map(|share| sight.moment(share, company)).collect();
        let flight = (1..OF_A_FLIGHT).map(|i| sight.seen(i as f64 / OF_A_FLIGHT as f64)).collect();
        Self { course, moments, flight, met: 0, known: 0 }
    }

    /// Whether one of the moments settles that a battery meets the path.
    pub(crate) fn is_surely_met(&mut self, fast: &Fast<'b>) -> bool {
        if self.moments.is_empty() {
            return false;
        }
        let Some(surface) = fast.surface else { return self.meets(fast, f64::NEG_INFINITY) };
        if let Cue::Given(time) = fast.battery.cue() {
            let need_s = fast.need_s(time.as_seconds());
            return self.meets(fast, need_s) || self.meets_by(surface, fast, need_s);
        }
        // The first moment in view, or one soon after it.
        let Some(known) = (self.known..self.flight.len()).find(|i| self.is_seen(&self.flight[*i], fast))
        else {
            self.known = 0;
            return false;
        };
        self.known = known;
        if self.meets(fast, self.need_s(fast)) {
            return true;
        }
        while self.known > 0 && self.is_seen(&self.flight[self.known - 1], fast) {
            self.known -= 1;
        }
        let need_s = self.need_s(fast);
        (self.known < known && self.meets(fast, need_s)) || self.meets_by(surface, fast, need_s)
    }

    /// What the latest launch must not fall below.
    fn need_s(&self, fast: &Fast<'_>) -> f64 {
        fast.need_s(self.flight[self.known].share * self.course.blend.duration_s)
    }

    /// Whether a moment is met by any of the interceptors.
    fn meets(&mut self, fast: &Fast<'_>, need_s: f64) -> bool {
        let is_met = |moment: &Moment| moment.latest_s >= need_s && self.has_room(moment, fast);
        if is_met(&self.moments[self.met]) {
            return true;
        }
        let found = self.moments.iter().position(is_met);
        self.met = found.unwrap_or(self.met);
        found.is_some()
    }

    /// Whether a moment is met by the battery's own interceptor.
    fn meets_by(&self, surface: &FlyOutTable, fast: &Fast<'_>, need_s: f64) -> bool {
        let straight_s = |moment: &Moment| surface.flyout().straight_s(moment.away_m);
        let open = self.moments.iter().filter(|one| one.latest_s < need_s);
        let open = open.filter(|one| one.time_s - straight_s(one) >= need_s && self.has_room(one, fast));
        let mut latest_s = open.filter_map(|one| Some(one.time_s - surface.time_s(one.level_m, one.up_m)?));
        latest_s.any(|latest_s| latest_s >= need_s)
    }

    /// Whether a moment is inside the envelope and the view of a battery with room to spare.
    fn has_room(&self, moment: &Moment, fast: &Fast<'_>) -> bool {
        let Moment { away_m, level_m, east_north_m: [east_m, north_m], .. } = *moment;
        let is_forward = fast.fan.is_forward(east_m, north_m, level_m);
        let reach_m = if is_forward { fast.fan.forward_m } else { fast.fan.rear_m };
        let height_m = moment.seen.spot.height_m;
        let room_m = (height_m - fast.floor_m).min(fast.ceiling_m - height_m).min(reach_m - away_m);
        room_m >= ROOM_M && self.is_seen(&moment.seen, fast)
    }

    /// Whether a moment is in the view of a battery with room to spare.
    fn is_seen(&self, seen: &Seen, fast: &Fast<'_>) -> bool {
        let outside_m = fast.view.distance_m(&seen.spot, || {
            let [ground, height_m] = self.course.blend.at(seen.share);
            self.course.way.position_m(ground, height_m)
        });
        outside_m <= -ROOM_M
    }
}

impl Fast<'_> {
    /// What the latest launch must not fall below, with room to spare, if the target was known at a moment.
    fn need_s(&self, known_s: f64) -> f64 {
        self.battery.clock().first_launch(Time::seconds(known_s)).as_seconds() + ROOM_S
    }
}

impl Sight<'_, '_> {
    /// A moment between floor and ceiling, where the widest reach has room.
    fn moment(&self, share: f64, company: &Company) -> Option<Moment> {
        let [ground, height_m] = self.blend.at(share);
        let point = self.way.point(ground, height_m);
        let [e, n, up_m] = self.fast.launcher.local_m(&self.launcher, &point);
        let level_m = (e * e + n * n).sqrt();
        let away_m = (e * e + n * n + up_m * up_m).sqrt();
        if company.greatest_m - away_m < ROOM_M {
            return None;
        }
        let time_s = share * self.blend.duration_s;
        let latest_s = company.latest_launch_s(time_s, [level_m, up_m]);
        let seen = self.seen_at(share, height_m, &point);
        Some(Moment { time_s, latest_s, away_m, level_m, up_m, east_north_m: [e, n], seen })
    }

    fn seen(&self, share: f64) -> Seen {
        let [ground, height_m] = self.blend.at(share);
        self.seen_at(share, height_m, &self.way.point(ground, height_m))
    }

    fn seen_at(&self, share: f64, height_m: f64, point: &Point) -> Seen {
        let local_m = self.fast.view.station.local_m(&self.radar, point);
        Seen { share, spot: Spot { local_m, height_m } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flyout::Fall;

    #[test]
    fn none_is_later_than_the_latest() {
        let one = |speed: f64, burn: f64| {
            let speed = Speed::kilometres_per_second(speed);
            FlyOut::new(speed, Time::seconds(burn), None, Fall::InverseSquare).unwrap()
        };
        for (speeds, burns) in [([2.6, 2.7, 2.8], [17.0, 15.0, 16.0]), ([1.2, 1.5, 3.0], [10.0, 40.0, 5.0])] {
            let some: Vec<FlyOut> = speeds.into_iter().flat_map(|v| burns.map(|burn| one(v, burn))).collect();
            let others: Vec<&FlyOut> = some[1..].iter().collect();
            let [short, long] = latest(&some[0], &others).unwrap();
            let mut reached = 0;
            for (level, up) in (0..40).flat_map(|level| (0..40).map(move |up| (level, up))) {
                let (level_m, up_m) = (5e3 * f64::from(level), 5e3 * f64::from(up) - 5e3);
                let both = short.time_s(level_m, up_m).zip(long.time_s(level_m, up_m));
                let Some((short_s, long_s)) = both else { continue };
                reached += 1;
                for one in &some {
                    let time_s = one.time_s(level_m, up_m).unwrap();
                    let last_s = short_s.max(long_s);
                    assert!(time_s <= last_s + 1e-4, "{one:?} at {level_m}, {up_m}: {time_s} and {last_s}");
                }
            }
            assert!(reached > 300, "{reached}");
        }
    }
}
