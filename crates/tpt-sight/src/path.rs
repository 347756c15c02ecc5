//! Where is a flight when, as the sight code takes it?
//!
//! # Model
//! A path is a row of Earth-fixed positions at equal steps of time, a straight line between two of them. It comes from a
//! computed trajectory or is a *notional* arc: the least-energy arc in a vacuum around a still sphere between two regions,
//! laid along the geodesic.
//!
//! # Assumptions and limits
//! - Steps of some seconds: the straight line misses the path by some tens of metres, that of a notional arc by a hundred.
//! - A notional arc has no boost, no air and no turning Earth: it is the right height to 10 %, over the right ground, and
//!   stands for no missile.
//!
//! # Conventions
//! Time: from launch. Frame: Earth-centred, Earth-fixed.
//!
//! # Sources
//! - Least-energy arc: `tpt_earth::vacuum_arc`.
//!
//! # Checked by
//! - laws: an arc takes as long as the oracle's, and rises as high (`tests/it/passes.rs`).
//!
//! # Not here
//! Flight: `tpt-flight`. What a radar has of a path: `scan`. A [`NotionalPath`] has no way into anything but sight: nothing turns it into a trajectory.

use tpt_earth::{GeodesicLine, Length, OutOfDomain, Position, Time, VacuumArc, ecef, geodesic, geodetic};
use tpt_flight::Trajectory;

use crate::from_site::FromSite;
use crate::radar::Radar;
use crate::scan::Scan;

/// Positions of a computed path.
const STEPS: u32 = 360;

/// Positions of a notional arc, half an hour long: ten seconds apart, where the chord misses the path by a hundred metres.
const NOTIONAL_STEPS: u32 = 180;

/// A flight as the sight code takes it.
#[derive(Clone, Debug, PartialEq)]
pub struct Path {
    /// Seconds between two positions.
    pub(crate) step: Time,
    /// Earth-fixed positions in metres, from launch to impact.
    pub(crate) positions_m: Vec<[f64; 3]>,
}

/// A notional arc between two places of two regions: sight takes it, and nothing else does.
#[derive(Clone, Debug, PartialEq)]
pub struct NotionalPath(Path);

impl Path {
    /// The path of a trajectory whose way was kept.
    ///
    /// # Errors
    ///
    /// [`OutOfDomain`] if the trajectory was flown without its path.
    pub fn of(flight: &Trajectory) -> Result<Self, OutOfDomain> {
        let end = flight.impact.time;
        let step = end * (1.0 / f64::from(STEPS));
        let position_m = |i: u32| {
            if i == STEPS { Some(flight.impact.position_m) } else { flight.position_m(step * f64::from(i)) }
        };
        // Hundreds of paths are held at once: no room that none of them uses.
        let mut positions_m = Vec::with_capacity(STEPS as usize + 1);
        for i in 0..=STEPS {
            let at_m = position_m(i).ok_or_else(|| {
                OutOfDomain::new("trajectory", "without a path", "one that was flown with its path")
            })?;
            positions_m.push(at_m);
        }
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
        (0..self.positions_m.len()).map(|i| self.time(i))
    }

    /// The time of a position.
    #[inline]
    pub(crate) fn time(&self, i: usize) -> Time {
        self.step * i as f64
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
