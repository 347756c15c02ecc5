//! A flight as the sight code takes it, and what of it a radar has in view.
//!
//! # Model
//! A path is a row of Earth-fixed positions at equal steps of time, a straight line between two of them. It comes from a
//! computed trajectory or is a *notional* arc: the least-energy arc in a vacuum around a still sphere between two regions,
//! laid along the geodesic. A pass is what a radar has of a path: first and last moment, and the time in between that is in
//! view; edges are found by halving the step that holds them.
//!
//! # Assumptions and limits
//! - Steps of a few seconds: the straight line misses the path by some tens of metres.
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

use tpt_earth::{Angle, Length, OutOfDomain, Position, Time, VacuumArc, destination, ecef, geodesic};
use tpt_flight::Trajectory;

use crate::radar::{Hidden, Radar};

/// Positions of a computed path.
const STEPS: u32 = 360;

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
        let step = arc.flight_time() * (1.0 / f64::from(STEPS));
        let position = |i: u32| {
            let share = arc.share_at(step * f64::from(i));
            let height = arc.height_at(share).max(Length::ZERO);
            ecef(destination(origin, way.azimuth, way.distance * share), height)
        };
        Ok(Self(Path { step, positions_m: (0..=STEPS).map(position).collect() }))
    }

    /// The path, for sight.
    pub(crate) const fn path(&self) -> &Path {
        &self.0
    }

    /// What a radar has of it.
    ///
    /// # Errors
    ///
    /// [`Hidden`], as [`pass`].
    pub fn pass(&self, radar: &Radar, reach: Option<Length>) -> Result<Pass, Hidden> {
        pass(radar, self.path(), reach)
    }

    /// How long it takes.
    #[must_use]
    pub fn duration(&self) -> Time {
        self.0.duration()
    }
}

/// What a radar has of a path, `reach` limiting the slant range.
///
/// # Errors
///
/// If nothing is in view: what hides the part of the path that comes nearest to being seen (the last obstacle in the order
/// of [`Hidden`] that any part of it meets).
pub fn pass(radar: &Radar, path: &Path, reach: Option<Length>) -> Result<Pass, Hidden> {
    let mut found: Option<Pass> = None;
    let mut nearest = Hidden::Ground;
    let mut before: Option<(Time, bool)> = None;
    for time in path.times() {
        let view = radar.view(path.at(time), reach);
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
                    let edge = edge(radar, path, reach, (earlier, time), false);
                    pass.seconds = pass.seconds + (time - edge);
                    if pass.first == time {
                        pass.first = edge;
                        pass.first_height = radar.site().look(path.at(edge)).target_height;
                    }
                }
                (true, false) => {
                    let edge = edge(radar, path, reach, (earlier, time), true);
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

/// The moment between two times at which the view changes, `seen` being that of the first.
fn edge(radar: &Radar, path: &Path, reach: Option<Length>, span: (Time, Time), seen: bool) -> Time {
    let (mut low, mut high) = span;
    for _ in 0..HALVINGS {
        let middle = (low + high) * 0.5;
        if radar.view(path.at(middle), reach).is_ok() == seen {
            low = middle;
        } else {
            high = middle;
        }
    }
    if seen { low } else { high }
}
