//! A flight as the sight code takes it, and what of it a radar has in view.
//!
//! # Model
//! A path is a row of Earth-fixed positions at equal steps of time, a straight line between two of them. It comes from a
//! computed trajectory or is a *notional* arc: the least-energy arc in a vacuum around a still sphere between two regions,
//! laid along the geodesic. A pass is what a radar has of a path: first and last moment, and the time in between that is in
//! view; edges are found by halving the step that holds them.
//!
//! # Assumptions and limits
//! - Steps of some seconds: the straight line misses the path by some tens of metres, that of a notional arc by a hundred.
//! - A notional arc has no boost, no air and no turning Earth: it is the right height to 10 %, over the right ground, and
//!   stands for no missile.
//! - What is hidden for less than a step may be missed.
//!
//! # Conventions
//! Time: from launch. Frame: Earth-centred, Earth-fixed.
//!
//! # Sources
//! - Least-energy arc: `tpt_earth::vacuum_arc`.
//!
//! # Checked by
//! - published statements: the flight of 14 May 2017 from Seongju, `validation/cases/seongju-sees-hwasong-12`.
//! - laws: a longer reach never shortens a pass; halving the step moves an edge by less than 0.1 s (`tests/it/passes.rs`).
//!
//! # Not here
//! Flight: `tpt-flight`. A [`NotionalPath`] has no way into anything but sight: nothing turns it into a trajectory.

use tpt_earth::{
    Angle, GeodesicLine, Length, OutOfDomain, Position, Time, VacuumArc, ecef, geodesic, geodetic,
};
use tpt_flight::Trajectory;

use crate::bending::Bending;
use crate::detection::Search;
use crate::line_of_sight::{LineOfSight, Site};
use crate::radar::{Hidden, Radar};

/// Positions of a computed path.
const STEPS: u32 = 360;

/// Positions of a notional arc, half an hour long: ten seconds apart, where the chord misses the path by a hundred metres.
const NOTIONAL_STEPS: u32 = 180;

/// Halvings of a step around an edge: a step of 10 s becomes 10 ms.
const HALVINGS: u32 = 10;

/// A flight as the sight code takes it.
#[derive(Clone, Debug, PartialEq)]
pub struct Path {
    /// Seconds between two positions.
    step: Time,
    /// Earth-fixed positions in metres, from launch to impact.
    positions_m: Vec<[f64; 3]>,
}

/// A notional arc between two places of two regions: sight takes it, and nothing else does.
#[derive(Clone, Debug, PartialEq)]
pub struct NotionalPath(Path);

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

impl Path {
    /// The path of a trajectory whose way was kept.
    ///
    /// # Errors
    ///
    /// [`OutOfDomain`] if the trajectory was flown without its path.
    pub fn of(flight: &Trajectory) -> Result<Self, OutOfDomain> {
        let end = flight.impact.time;
        let step = end * (1.0 / f64::from(STEPS));
        let moment = |i: u32| if i == STEPS { Some(flight.impact) } else { flight.at(step * f64::from(i)) };
        let positions_m: Option<Vec<_>> = (0..=STEPS).map(|i| Some(moment(i)?.position_m)).collect();
        let positions_m = positions_m.ok_or_else(|| {
            OutOfDomain::new("trajectory", "without a path", "one that was flown with its path")
        })?;
        Ok(Self { step, positions_m })
    }

    /// From launch to impact.
    #[must_use]
    pub fn duration(&self) -> Time {
        self.step * (self.positions_m.len().saturating_sub(1) as f64)
    }

    /// Where it comes down.
    #[must_use]
    pub fn impact(&self) -> Position {
        geodetic(self.at(self.duration())).0
    }

    /// The position at a time, in metres; that of the nearer end outside.
    #[must_use]
    #[inline]
    pub fn at(&self, time: Time) -> [f64; 3] {
        let last = self.positions_m.len() - 1;
        let steps = (time / self.step).clamp(0.0, last as f64);
        let i = (steps as usize).min(last.saturating_sub(1));
        let share = steps - i as f64;
        let (a, b) = (self.positions_m[i], self.positions_m[(i + 1).min(last)]);
        std::array::from_fn(|k| a[k] + share * (b[k] - a[k]))
    }

    /// Time since launch, place and height at moments that are equally far apart, launch and impact among them.
    pub fn track(&self, points: u32) -> impl Iterator<Item = (Time, Position, Length)> + '_ {
        let step = self.duration() * (1.0 / f64::from(points.saturating_sub(1).max(1)));
        (0..points).map(move |i| {
            let time = step * f64::from(i);
            let (place, height) = geodetic(self.at(time));
            (time, place, height)
        })
    }

    /// The times of its positions.
    pub fn times(&self) -> impl Iterator<Item = Time> + '_ {
        (0..self.positions_m.len()).map(|i| self.step * i as f64)
    }
}

impl NotionalPath {
    /// The least-energy arc between two places.
    ///
    /// # Errors
    ///
    /// [`OutOfDomain`] if the places are one, or nearly opposite.
    pub fn between(origin: Position, end: Position) -> Result<Self, OutOfDomain> {
        let way = geodesic(origin, end);
        let arc = VacuumArc::least_energy(way.distance)?;
        let step = arc.flight_time() * (1.0 / f64::from(NOTIONAL_STEPS));
        let line = GeodesicLine::new(origin, way.azimuth);
        let position = |i: u32| {
            let share = arc.share_at(step * f64::from(i));
            let height = arc.height_at(share).max(Length::ZERO);
            ecef(line.at(way.distance * share), height)
        };
        Ok(Self(Path { step, positions_m: (0..=NOTIONAL_STEPS).map(position).collect() }))
    }

    /// It as a radar has it.
    #[must_use]
    pub fn scan<'a>(&'a self, radar: &'a Radar) -> Scan<'a> {
        Scan::new(radar, &self.0)
    }

    /// It as a site has it.
    #[must_use]
    pub fn at_site<'a>(&'a self, radar: &Radar) -> FromSite<'a> {
        FromSite::new(radar, &self.0)
    }

    /// How long it takes.
    #[must_use]
    pub fn duration(&self) -> Time {
        self.0.duration()
    }

    /// Time since launch, place and height at moments that are equally far apart.
    pub fn track(&self, points: u32) -> impl Iterator<Item = (Time, Position, Length)> + '_ {
        self.0.track(points)
    }
}

/// A path as a site has it, whatever the radar there covers and whatever the season: looked at once, then scanned by any radar
/// of that site.
#[derive(Clone, Debug)]
pub struct FromSite<'a> {
    path: &'a Path,
    site: Site,
    bending: Bending,
    looks: Vec<(LineOfSight, Ground)>,
}

/// Whether a position is above the ground, over the seasons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ground {
    /// In every season.
    Above,
    /// In some.
    BySeason,
    /// In none.
    Below,
}

impl<'a> FromSite<'a> {
    /// Looks at every position of a path from where a radar stands.
    #[must_use]
    pub fn new(radar: &Radar, path: &'a Path) -> Self {
        let bending = radar.bending().clone();
        let [winter, summer] = bending.ends();
        let of = |at: &[f64; 3]| {
            let look = radar.site().line_of_sight(*at);
            let clears = |bending: &Bending| bending.clears_the_ground(look.ground, look.target_height);
            let ground = match (clears(&winter), clears(&summer)) {
                (true, true) => Ground::Above,
                (false, false) => Ground::Below,
                _ => Ground::BySeason,
            };
            (look, ground)
        };
        Self { path, site: *radar.site(), looks: path.positions_m.iter().map(of).collect(), bending }
    }

    /// The shortest slant range at which any of its positions is above the ground in some season; nothing if none is.
    #[must_use]
    pub fn nearest(&self) -> Option<Length> {
        let above = self.looks.iter().filter(|(_, ground)| *ground != Ground::Below);
        above.map(|(look, _)| look.slant).reduce(Length::min)
    }

    /// The scan of a radar: the same as of the path itself. One that stands elsewhere, or in other air, looks again.
    #[must_use]
    pub fn scan<'s>(&'s self, radar: &'s Radar) -> Scan<'s> {
        if *radar.site() != self.site || !radar.bending().is_another_season_of(&self.bending) {
            return Scan::new(radar, self.path);
        }
        let limited = |(look, ground): &(LineOfSight, Ground)| {
            let above = match ground {
                Ground::Above => true,
                Ground::BySeason => radar.bending().clears_the_ground(look.ground, look.target_height),
                Ground::Below => false,
            };
            if !above {
                return Err(Hidden::Ground);
            }
            radar.limits(look, None)?;
            Ok(*look)
        };
        Scan { radar, path: self.path, looks: self.looks.iter().map(limited).collect() }
    }
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
    looks: Vec<Result<LineOfSight, Hidden>>,
}

impl<'a> Scan<'a> {
    /// Looks at every position of a path.
    #[must_use]
    pub fn new(radar: &'a Radar, path: &'a Path) -> Self {
        Self { radar, path, looks: path.positions_m.iter().map(|at| radar.view(*at, None)).collect() }
    }

    /// Whether geometry alone ever shows it.
    #[must_use]
    pub fn ever(&self) -> bool {
        self.looks.iter().any(Result::is_ok)
    }

    /// What the radar has of the path, `reach` limiting the slant range and `exposure` the part of the flight.
    ///
    /// # Errors
    ///
    /// If nothing is in view: what hides the part of the path that comes nearest to being seen (the last obstacle in the order
    /// of [`Hidden`] that any part of it meets).
    pub fn pass(&self, reach: Option<Length>, exposure: Option<Exposure>) -> Result<Pass, Hidden> {
        let limits = Limits { reach, exposure };
        let mut found: Option<Pass> = None;
        let mut nearest = Hidden::Ground;
        let mut before: Option<(Time, bool)> = None;
        for (time, look) in self.path.times().zip(&self.looks) {
            let view = self.limited(*look, time, limits);
            let seen = view.is_ok();
            match view {
                Ok(look) => {
                    let pass = found.get_or_insert(Pass {
                        first: time,
                        last: time,
                        seconds: Time::ZERO,
                        min_slant: look.slant,
                        max_elevation: look.elevation,
                        first_height: look.target_height,
                    });
                    pass.min_slant = pass.min_slant.min(look.slant);
                    pass.max_elevation = pass.max_elevation.max(look.elevation);
                }
                Err(hidden) => nearest = nearest.max(hidden),
            }
            if let (Some((earlier, was_seen)), Some(pass)) = (before, found.as_mut()) {
                match (was_seen, seen) {
                    (true, true) => pass.seconds = pass.seconds + (time - earlier),
                    (false, true) => {
                        let edge = self.edge((earlier, time), false, limits);
                        pass.seconds = pass.seconds + (time - edge);
                        if pass.first == time {
                            pass.first = edge;
                            pass.first_height =
                                self.radar.site().line_of_sight(self.path.at(edge)).target_height;
                        }
                    }
                    (true, false) => {
                        let edge = self.edge((earlier, time), true, limits);
                        pass.seconds = pass.seconds + (edge - earlier);
                        pass.last = edge;
                    }
                    (false, false) => {}
                }
                if seen {
                    pass.last = time;
                }
            }
            before = Some((time, seen));
        }
        found.ok_or(nearest)
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
        let first = self.pass(None, None).ok()?.first;
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
        let before = self.looks.get(i)?.ok();
        let after = self.looks.get(i + 1).and_then(|look| look.ok());
        match (before, after) {
            (Some(before), Some(after)) => {
                Some(before.slant + (after.slant - before.slant) * (steps - i as f64))
            }
            (one, other) => one.or(other).map(|look| look.slant),
        }
    }

    fn limited(
        &self,
        look: Result<LineOfSight, Hidden>,
        time: Time,
        limits: Limits,
    ) -> Result<LineOfSight, Hidden> {
        let look = look?;
        if limits.reach.is_some_and(|reach| look.slant > reach) {
            return Err(Hidden::Range);
        }
        let Some(exposure) = limits.exposure else { return Ok(look) };
        let then = exposure.from <= time && time <= exposure.until;
        let lies = exposure.aspects == Aspects::Any || self.ahead(time);
        if then && lies { Ok(look) } else { Err(Hidden::Exposure) }
    }

    /// Whether the target's nose lies towards the radar.
    fn ahead(&self, time: Time) -> bool {
        // Over half a step to either side; at the ends over the half that there is.
        let half = self.path.step * 0.5;
        let (at, on) = (self.path.at(time - half), self.path.at(time + half));
        let radar = self.radar.site().at_m();
        (0..3).map(|k| (on[k] - at[k]) * (radar[k] - at[k])).sum::<f64>() > 0.0
    }

    /// The moment between two times at which the view changes, `seen` being that of the first.
    fn edge(&self, span: (Time, Time), seen: bool, limits: Limits) -> Time {
        let (mut low, mut high) = span;
        for _ in 0..HALVINGS {
            let middle = (low + high) * 0.5;
            let look = self.radar.view(self.path.at(middle), None);
            if self.limited(look, middle, limits).is_ok() == seen {
                low = middle;
            } else {
                high = middle;
            }
        }
        if seen { low } else { high }
    }
}

/// What limits a view besides geometry.
#[derive(Clone, Copy)]
struct Limits {
    reach: Option<Length>,
    exposure: Option<Exposure>,
}

/// What a radar has of a path, `reach` limiting the slant range.
///
/// # Errors
///
/// As [`Scan::pass`].
pub fn pass(radar: &Radar, path: &Path, reach: Option<Length>) -> Result<Pass, Hidden> {
    Scan::new(radar, path).pass(reach, None)
}
