//! What of a path does a radar have in view, and when?
//!
//! # Model
//! A path is looked at once at each of its positions. A pass is what a radar has of it: first and last moment, and the time in
//! between that is in view; edges are found by halving the step that holds them.
//!
//! # Assumptions and limits
//! - What is hidden for less than a step may be missed.
//!
//! # Conventions
//! Time: from launch.
//!
//! # Sources
//! - Geometry, no source needed.
//!
//! # Checked by
//! - published statements: the flight of 14 May 2017 from Seongju, `validation/cases/seongju-sees-hwasong-12`.
//! - laws: a longer reach never shortens a pass; halving the step moves an edge by less than 0.1 s (`tests/it/passes.rs`).
//!
//! # Not here
//! The same for many radars that stand at one site: `from_site`.

use std::sync::OnceLock;

use tpt_earth::math::{atan2, square};
use tpt_earth::{Angle, Length, Time};

use crate::detection::Search;
use crate::line_of_sight::Offset;
use crate::path::Path;
use crate::radar::{Hidden, Radar};

/// Halvings of a step around an edge: a step of 10 s becomes 10 ms.
const HALVINGS: u32 = 10;

/// What a radar has of a path.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pass {
    /// The first moment in view.
    pub first: Time,
    /// The last.
    pub last: Time,
    /// How long it is in view, gaps left out.
    pub seconds: Time,
    /// The shortest slant range while in view.
    pub min_slant: Length,
    /// The greatest straight-line elevation while in view.
    pub max_elevation: Angle,
    /// The height of the target at the first moment.
    pub first_height: Length,
}

/// Which way a target must lie to the line of sight to count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aspects {
    /// Any.
    Any,
    /// The nose towards the radar: less than a right angle between its way and the line from it to the radar.
    Ahead,
}

/// The part of a flight in which something can be looked at: a body while its engine burns, a warhead after that.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Exposure {
    /// From this time on.
    pub from: Time,
    /// Until this time.
    pub until: Time,
    /// Lying so.
    pub aspects: Aspects,
}

/// A path as geometry shows it to a radar: looked at once, then asked for any reach and any part of the flight.
#[derive(Clone, Debug)]
pub struct Scan<'a> {
    radar: &'a Radar,
    path: &'a Path,
    /// The first position in view.
    first: usize,
    /// The positions from that one to the last in view: what is in view of each.
    looks: Vec<Option<Look>>,
    /// The shortest slant range among them.
    nearest: Option<Length>,
    /// When geometry begins and ceases to show it, found when first asked for.
    begins: OnceLock<Time>,
    ends: OnceLock<Time>,
}

/// A position in view, without the angles that few questions need.
#[derive(Clone, Copy, Debug)]
struct Look {
    slant: Length,
    up_m: f64,
    level_m: f64,
}

/// What time tells of a pass.
#[derive(Clone, Copy, Debug)]
struct Timed {
    first: Time,
    /// Where the path is then.
    first_m: [f64; 3],
    last: Time,
    seconds: Time,
}

impl Look {
    const fn of(offset: &Offset) -> Self {
        let Offset { slant, up_m, level_m, .. } = *offset;
        Self { slant, up_m, level_m }
    }

    fn elevation(&self) -> Angle {
        Angle::radians(atan2(self.up_m, self.level_m))
    }

    fn sine(&self) -> f64 {
        if self.slant > Length::ZERO { self.up_m / self.slant.as_metres() } else { 0.0 }
    }
}

/// The highest of some looks, with few of their elevations taken.
struct Highest {
    /// That of looks which sines alone do not set apart from a higher one.
    known: Angle,
    /// The look with the greatest sine, and that.
    look: Look,
    sine: f64,
}

impl Highest {
    /// How far apart sines are that set elevations apart: rounding is far smaller.
    const APART: f64 = 1.0e-9;

    fn new(look: Look) -> Self {
        Self { known: Angle::radians(-std::f64::consts::FRAC_PI_2), look, sine: look.sine() }
    }

    fn take(&mut self, look: Look) {
        let sine = look.sine();
        if sine < self.sine - Self::APART {
            return;
        }
        // Rounding may set either of two that are nearly as high above the other.
        if sine <= self.sine + Self::APART {
            self.known = self.known.max(look.elevation()).max(self.look.elevation());
        }
        if sine > self.sine {
            (self.look, self.sine) = (look, sine);
        }
    }

    fn elevation(&self) -> Angle {
        self.known.max(self.look.elevation())
    }
}

impl<'a> Scan<'a> {
    /// Looks at every position of a path.
    #[must_use]
    pub fn new(radar: &'a Radar, path: &'a Path) -> Self {
        let look = |at: &[f64; 3]| {
            // Most of a long path lies below the horizon, which is told by less than where it lies from the site.
            let clears = radar.bending().clears_for_certain(&radar.site().seen_from_centre(*at));
            if clears == Some(false) {
                return None;
            }
            let within = radar.limits_for_certain(&radar.facing(), *at, None);
            if within == Some(false) {
                return None;
            }
            let offset = radar.site().offset(*at);
            let certain = clears.is_some() && within.is_some();
            (certain || radar.has_in_view(&radar.facing(), &offset, None)).then(|| Look::of(&offset))
        };
        let mut looks = Vec::new();
        let mut first = 0;
        for (i, at) in path.positions_m.iter().enumerate() {
            let look = look(at);
            if looks.is_empty() {
                first = i;
            }
            if look.is_some() || !looks.is_empty() {
                looks.push(look);
            }
        }
        let last = looks.iter().rposition(Option::is_some).map_or(0, |last| last + 1);
        looks.truncate(last);
        let nearest = looks.iter().flatten().map(|look| look.slant).reduce(Length::min);
        Self { radar, path, first, looks, nearest, begins: OnceLock::new(), ends: OnceLock::new() }
    }

    /// Whether geometry alone ever shows it.
    #[must_use]
    pub fn ever(&self) -> bool {
        !self.looks.is_empty()
    }

    /// What is in view of a position.
    fn look(&self, i: usize) -> Option<Look> {
        self.looks.get(i.checked_sub(self.first)?).copied().flatten()
    }

    /// What the radar has of the path, `reach` limiting the slant range and `exposure` the part of the flight.
    ///
    /// # Errors
    ///
    /// If nothing is in view: what hides the part of the path that comes nearest to being seen (the last obstacle in the order
    /// of [`Hidden`] that any part of it meets).
    pub fn pass(&self, reach: Option<Length>, exposure: Option<Exposure>) -> Result<Pass, Hidden> {
        self.seen(reach, exposure).ok_or_else(|| self.hides(Limits { reach, exposure }))
    }

    /// The same for who does not ask what hides it.
    #[must_use]
    pub fn seen(&self, reach: Option<Length>, exposure: Option<Exposure>) -> Option<Pass> {
        let mut looked: Option<(Length, Highest)> = None;
        let timed = self.timed(Limits { reach, exposure }, |look| {
            let (min_slant, highest) = looked.get_or_insert_with(|| (look.slant, Highest::new(look)));
            *min_slant = min_slant.min(look.slant);
            highest.take(look);
        });
        let (Timed { first, first_m, last, seconds }, (min_slant, highest)) = timed.zip(looked)?;
        let first_height = self.radar.site().offset(first_m).target_height();
        Some(Pass { first, last, seconds, min_slant, max_elevation: highest.elevation(), first_height })
    }

    /// For how long the radar has the path in view: the seconds of [`Self::seen`], for who asks for no more.
    #[must_use]
    pub fn seconds(&self, reach: Option<Length>, exposure: Option<Exposure>) -> Option<Time> {
        Some(self.timed(Limits { reach, exposure }, |_| {})?.seconds)
    }

    /// When the radar has the path in view; every position in view is told, in order.
    fn timed(&self, limits: Limits, mut tell: impl FnMut(Look)) -> Option<Timed> {
        // What is never as near as the reach is never in it.
        if limits.reach.is_some_and(|reach| self.nearest.is_none_or(|nearest| nearest > reach)) {
            return None;
        }
        let mut found: Option<Timed> = None;
        let mut was_seen = false;
        // Before the first position in view there is nothing to see, and after the step that follows the last.
        let end = (self.first + self.looks.len() + 1).min(self.path.positions_m.len());
        for i in self.first..end {
            let time = self.path.time(i);
            let view = self.look(i).filter(|look| self.limited(look.slant, time, limits).is_ok());
            let seen = view.is_some();
            if let Some(look) = view {
                tell(look);
                let first_m = self.path.positions_m[i];
                found.get_or_insert(Timed { first: time, first_m, last: time, seconds: Time::ZERO });
            }
            if let Some(pass) = found.as_mut().filter(|_| i > 0) {
                let earlier = self.path.time(i - 1);
                match (was_seen, seen) {
                    (true, true) => pass.seconds = pass.seconds + (time - earlier),
                    (false, true) => {
                        let edge = self.edge_before(i, false, limits);
                        pass.seconds = pass.seconds + (time - edge);
                        if pass.first == time {
                            pass.first = edge;
                            pass.first_m = self.path.at(edge);
                        }
                    }
                    (true, false) => {
                        let edge = self.edge_before(i, true, limits);
                        pass.seconds = pass.seconds + (edge - earlier);
                        pass.last = edge;
                    }
                    (false, false) => {}
                }
                if seen {
                    pass.last = time;
                }
            }
            was_seen = seen;
        }
        found
    }

    /// What hides the part of the path that comes nearest to being seen, where none is.
    fn hides(&self, limits: Limits) -> Hidden {
        let hidden = |i: usize| match self.look(i) {
            Some(look) => self.limited(look.slant, self.path.time(i), limits).err(),
            None => {
                let offset = self.radar.site().offset(self.path.positions_m[i]);
                self.radar.shows(&offset, None).err()
            }
        };
        (0..self.path.positions_m.len()).filter_map(hidden).fold(Hidden::Ground, Hidden::max)
    }

    /// The first moment that geometry shows.
    fn first(&self) -> Option<Time> {
        if !self.ever() {
            return None;
        }
        if self.first == 0 {
            return Some(self.path.time(0));
        }
        Some(self.edge_before(self.first, false, Limits { reach: None, exposure: None }))
    }

    /// When the radar, looking once in every `period`, has noticed the target with a probability; nothing if it never has.
    ///
    /// `snr` is the signal-to-noise ratio of one look at a slant range. Looks begin with the first moment that geometry shows.
    pub fn noticed(
        &self,
        search: &Search,
        period: Time,
        probability: f64,
        snr: impl Fn(Length) -> f64,
    ) -> Option<Time> {
        let first = self.first()?;
        let end = self.path.duration();
        let looks = ((end - first) / period).floor().max(0.0) as u32;
        let times = (0..=looks).map(|i| first + period * f64::from(i));
        let ratios = times.clone().map(|time| self.slant(time).map_or(0.0, &snr));
        times
            .zip(search.cumulative(ratios))
            .find(|(_, noticed)| *noticed >= probability)
            .map(|(time, _)| time)
    }

    /// The slant range at a time where geometry shows it, straight between two positions.
    #[must_use]
    pub fn slant(&self, time: Time) -> Option<Length> {
        let steps = time / self.path.step;
        let i = steps as usize;
        if i >= self.path.positions_m.len() {
            return None;
        }
        let (before, after) = (self.look(i), self.look(i + 1));
        match (before, after) {
            (Some(before), Some(after)) => {
                Some(before.slant + (after.slant - before.slant) * (steps - i as f64))
            }
            (one, other) => one.or(other).map(|look| look.slant),
        }
    }

    /// What besides geometry hides a target at a slant range and a time.
    #[inline]
    fn limited(&self, slant: Length, time: Time, limits: Limits) -> Result<(), Hidden> {
        if limits.reach.is_some_and(|reach| slant > reach) {
            return Err(Hidden::Range);
        }
        if self.exposed(time, limits) { Ok(()) } else { Err(Hidden::Exposure) }
    }

    /// Whether that part of the target is there at a time, and lies so.
    #[inline]
    fn exposed(&self, time: Time, limits: Limits) -> bool {
        limits.exposure.is_none_or(|exposure| {
            let then = exposure.from <= time && time <= exposure.until;
            then && (exposure.aspects == Aspects::Any || self.ahead(time))
        })
    }

    /// Whether the target's nose lies towards the radar.
    fn ahead(&self, time: Time) -> bool {
        // Over half a step to either side; at the ends over the half that there is.
        let half = self.path.step * 0.5;
        let (at, on) = (self.path.at(time - half), self.path.at(time + half));
        let radar = self.radar.site().at_m();
        (0..3).map(|k| (on[k] - at[k]) * (radar[k] - at[k])).sum::<f64>() > 0.0
    }

    /// The moment in the step that ends at a position at which the view changes, `seen` being that of its beginning. Where geometry
    /// alone begins or ceases to show the path is the same for every limit that leaves the step alone.
    fn edge_before(&self, i: usize, seen: bool, limits: Limits) -> Time {
        let of_geometry = if !seen && i == self.first {
            Some((&self.begins, i))
        } else if seen && i == self.first + self.looks.len() {
            Some((&self.ends, i - 1))
        } else {
            None
        };
        match of_geometry.filter(|(_, in_view)| self.leaves_alone(i, *in_view, limits)) {
            Some((known, _)) => {
                *known.get_or_init(|| self.edge(i, seen, Limits { reach: None, exposure: None }))
            }
            None => self.edge(i, seen, limits),
        }
    }

    /// Whether limits hide nothing in the step that ends at a position, of whose ends one is in view.
    fn leaves_alone(&self, i: usize, in_view: usize, limits: Limits) -> bool {
        let within = limits.reach.is_none_or(|reach| {
            let [a, b] = [i - 1, i].map(|i| self.path.positions_m[i]);
            let step = Length::metres((0..3).map(|k| square(b[k] - a[k])).sum::<f64>().sqrt());
            // No farther than the step goes; a metre is more than rounding.
            self.look(in_view).is_some_and(|look| look.slant + step + Length::metres(1.0) < reach)
        });
        let exposed = limits.exposure.is_none_or(|exposure| {
            exposure.aspects == Aspects::Any
                && exposure.from <= self.path.time(i - 1)
                && self.path.time(i) <= exposure.until
        });
        within && exposed
    }

    /// As [`Self::edge_before`], found by halving.
    fn edge(&self, i: usize, seen: bool, limits: Limits) -> Time {
        edge((self.path.time(i - 1), self.path.time(i)), seen, |middle| {
            self.exposed(middle, limits) && self.radar.sees(self.path.at(middle), limits.reach)
        })
    }
}

/// The moment between two times at which a view changes, `seen` being that of the first.
#[inline]
pub(crate) fn edge(span: (Time, Time), seen: bool, view: impl Fn(Time) -> bool) -> Time {
    let (mut low, mut high) = span;
    for _ in 0..HALVINGS {
        let middle = (low + high) * 0.5;
        if view(middle) == seen {
            low = middle;
        } else {
            high = middle;
        }
    }
    if seen { low } else { high }
}

/// What limits a view besides geometry.
#[derive(Clone, Copy)]
struct Limits {
    reach: Option<Length>,
    exposure: Option<Exposure>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::radar::{Elevations, Sector};
    use tpt_earth::{ExponentialAtmosphere, Position, destination, ecef};

    /// A radar with a sector and limits of elevation, and where it stands.
    fn a_radar() -> (Position, Radar) {
        let site = Position::new(Angle::degrees(36.0), Angle::degrees(128.0)).expect("it is a place");
        let sector = Sector::around(Angle::degrees(30.0), Angle::degrees(90.0)).expect("it is a sector");
        let limits = Elevations::between(Angle::degrees(3.0), Angle::degrees(60.0)).expect("they are limits");
        let air = ExponentialAtmosphere::CRPL_313;
        let radar = Radar::new(site, Length::metres(300.0), sector, limits, air).expect("it is a radar");
        (site, radar)
    }

    /// A path along a geodesic past a site, up and down again.
    fn past(site: Position, start_km: f64, heading_deg: f64) -> Path {
        let position = |i: u32| {
            let km = start_km + 20.0 * f64::from(i);
            let height = Length::kilometres(f64::from(i) * f64::from(200 - i) * 0.05);
            ecef(destination(site, Angle::degrees(heading_deg), Length::kilometres(km)), height)
        };
        Path { step: Time::seconds(5.0), positions_m: (0..=200).map(position).collect() }
    }

    /// A scan holds what the radar tells of each position by itself, for paths that are seen from end to end, in parts and never.
    #[test]
    fn a_scan_holds_what_the_radar_tells_of_each_position() {
        let (site, radar) = a_radar();
        let mut seen = 0;
        for (start, heading) in [(-3000.0, 20.0), (100.0, 20.0), (-800.0, 80.0), (-2000.0, 200.0)] {
            let path = past(site, start, heading);
            let scan = Scan::new(&radar, &path);
            let alone: Vec<bool> = path.positions_m.iter().map(|at| radar.view(*at, None).is_ok()).collect();
            let held: Vec<bool> = (0..alone.len()).map(|i| scan.look(i).is_some()).collect();
            assert_eq!(held, alone);
            assert_eq!(scan.ever(), alone.contains(&true));
            for reach in [100.0, 600.0, 1500.0].map(Length::kilometres) {
                let within = path.positions_m.iter().any(|at| radar.view(*at, Some(reach)).is_ok());
                assert_eq!(scan.seen(Some(reach), None).is_some(), within);
                seen += u32::from(within);
            }
        }
        assert!((2..10).contains(&seen), "{seen}");
    }

    /// What a scan remembers of one question changes no answer to another: each is that of a scan which was asked nothing before. An edge
    /// that is remembered is what halving finds under the limits in question, and seconds are those of the whole pass.
    #[test]
    fn what_a_scan_remembers_changes_no_answer() {
        let (site, radar) = a_radar();
        let (mut seen, mut remembered) = (0, 0);
        for (start, heading) in [(-3000.0, 20.0), (100.0, 20.0), (-800.0, 80.0), (300.0, 290.0)] {
            let path = past(site, start, heading);
            let asked = Scan::new(&radar, &path);
            for reach in [None, Some(2500.0), Some(1200.0), Some(700.0), Some(300.0)] {
                let exposure = |from: f64, until: f64, aspects: Aspects| {
                    Some(Exposure { from: Time::seconds(from), until: Time::seconds(until), aspects })
                };
                for exposure in [
                    None,
                    exposure(0.0, 1000.0, Aspects::Any),
                    exposure(202.0, 633.0, Aspects::Any),
                    exposure(0.0, 1000.0, Aspects::Ahead),
                ] {
                    let reach = reach.map(Length::kilometres);
                    let fresh = Scan::new(&radar, &path).seen(reach, exposure);
                    assert_eq!(asked.seen(reach, exposure), fresh);
                    assert_eq!(asked.seconds(reach, exposure), fresh.map(|pass| pass.seconds));
                    seen += u32::from(fresh.is_some());
                    let limits = Limits { reach, exposure };
                    let ends = [(asked.first, false), (asked.first + asked.looks.len(), true)];
                    for (i, shown) in ends.into_iter().filter(|(i, _)| (1..=200).contains(i)) {
                        let in_view = if shown { i - 1 } else { i };
                        if asked.ever() && asked.leaves_alone(i, in_view, limits) {
                            assert_eq!(asked.edge_before(i, shown, limits), asked.edge(i, shown, limits));
                            remembered += 1;
                        }
                    }
                }
            }
        }
        assert!(seen > 20 && remembered > 20, "{seen} {remembered}");
    }
}
