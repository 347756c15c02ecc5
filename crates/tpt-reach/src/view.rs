//! The guiding radar's view, for who asks millions of times.
//!
//! # Model
//! The same conditions as `tpt_sight::Radar::view`, without an angle: with `e, n, u` on the radar's axes, `L` along the level,
//! `H` the heading and `w` half the width
//!
//! ```text
//! range      |d| ≤ R
//! sector     |e cos H − n sin H| cos w ≤ (e sin H + n cos H) sin w
//! limits     L sin E − u cos E ≤ 0 ≤ L sin E' − u cos E'      E, E': true elevations of the limits, by height
//! ground     cos θ ≥ cos (horizons / R_m)
//! ```
//!
//! Each left side is also a distance from what is in view, so that a search along a path may step by it.
//!
//! # Assumptions and limits
//! - True elevations and horizons come from a table over the height, 512 nodes closer at the ground, made from the radar's
//!   own `Bending`: within 0.002° of it. Above 2,000 km, and behind a skyline, the radar itself is asked.
//!
//! # Conventions
//! As `tpt_sight::radar`.
//!
//! # Sources
//! - As `tpt_sight::radar`.
//!
//! # Checked by
//! - `tpt_sight::Radar::view` itself, at random points (tests here).
//!
//! # Not here
//! What hides a target: `tpt-sight` says it.

use tpt_earth::math::{cos, sin_cos, square};
use tpt_earth::{Angle, Length, WGS84_MEAN_RADIUS};
use tpt_sight::{Radar, Sector};

use crate::way::Station;

/// What stands for the distance from the view of what the ground or a skyline hides, m.
pub(crate) const HIDDEN_M: f64 = 10.0;

const NODES: usize = 512;
const HIGHEST_M: f64 = 2.0e6;

/// A radar's view.
#[derive(Clone, Debug)]
pub(crate) struct View<'r> {
    radar: &'r Radar,
    reach: Option<Length>,
    reach_m: f64,
    pub(crate) station: Station,
    /// Sine and cosine of the heading and of half the width, where there is a sector.
    sector: Option<[f64; 4]>,
    by_height: &'r ByHeight,
}

/// What of a radar's view depends on the height alone.
#[derive(Clone, Debug)]
pub(crate) struct ByHeight {
    /// Sine and cosine of the true elevation of each limit; none where it limits nothing.
    low: Option<Vec<[f64; 2]>>,
    high: Option<Vec<[f64; 2]>>,
    /// The cosine of the horizon; none where there is a lower limit, which is above it.
    horizon: Vec<f64>,
}

impl ByHeight {
    pub(crate) fn of(radar: &Radar) -> Self {
        let limits = radar.elevations();
        let bending = radar.bending();
        let own = bending.horizon_of(bending.sensor_height());
        let height = |i: usize| Length::metres(HIGHEST_M * square(i as f64 / (NODES - 1) as f64));
        let by_height = |limit: Angle| {
            let at = |i| {
                let (sin, cos) = sin_cos(bending.true_elevation(limit, height(i)).as_radians());
                [sin, cos]
            };
            (0..NODES).map(at).collect()
        };
        let horizon = |i: usize| {
            let angle = (own + bending.horizon_of(height(i))) / WGS84_MEAN_RADIUS;
            cos(angle.min(std::f64::consts::PI))
        };
        let has_low = limits.minimum() > Angle::ZERO;
        let has_high = limits.maximum().as_degrees() < 90.0;
        Self {
            low: has_low.then(|| by_height(limits.minimum())),
            high: has_high.then(|| by_height(limits.maximum())),
            horizon: if has_low { Vec::new() } else { (0..NODES).map(horizon).collect() },
        }
    }
}

/// A point, for a view.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spot {
    /// East, north, up of the radar.
    pub(crate) local_m: [f64; 3],
    pub(crate) height_m: f64,
}

impl<'r> View<'r> {
    pub(crate) fn of(radar: &'r Radar, reach: Option<Length>, by_height: &'r ByHeight) -> Self {
        let sector = match radar.sector() {
            Sector::Around { heading, width } => {
                let (sin_h, cos_h) = sin_cos(heading.as_radians());
                let (sin_w, cos_w) = sin_cos(0.5 * width.as_radians());
                Some([sin_h, cos_h, sin_w, cos_w])
            }
            Sector::AllRound => None,
        };
        Self {
            radar,
            reach,
            reach_m: reach.map_or(f64::INFINITY, Length::as_metres),
            station: Station::at(radar.site().position(), radar.site().height()),
            sector,
            by_height,
        }
    }

    /// Whether the distance to every edge of the view is known: no skyline, and a lower limit above the ground.
    pub(crate) fn is_measured(&self) -> bool {
        self.by_height.low.is_some() && !self.radar.has_mask()
    }

    /// Whether what lies straight between two points in view is in view too: no upper limit, no skyline, no sector wider than
    /// half a turn.
    pub(crate) fn is_convex(&self) -> bool {
        self.by_height.high.is_none()
            && !self.radar.has_mask()
            && self.sector.is_none_or(|[.., cos_w]| cos_w >= 0.0)
    }

    /// The node below a height, and how far it is from there to the next: the heights grow with the square of the index.
    #[inline]
    fn place(height_m: f64) -> (usize, f64) {
        let place = (height_m.max(0.0) * (1.0 / HIGHEST_M)).sqrt() * (NODES - 1) as f64;
        let i = (place as usize).min(NODES - 2);
        (i, (place - i as f64) * (place + i as f64) / (2 * i + 1) as f64)
    }

    /// How far outside the range, sector and elevation limits a spot is, in metres, as a lower bound; 0 or less inside.
    #[inline]
    fn outside_m(&self, spot: &Spot, (i, part): (usize, f64)) -> f64 {
        let [e, n, u] = spot.local_m;
        let squared = e * e + n * n;
        let (level_m, slant_m) = (squared.sqrt(), (squared + u * u).sqrt());
        let mut outside_m = slant_m - self.reach_m;
        if let Some([sin_h, cos_h, sin_w, cos_w]) = self.sector {
            let across = (e * cos_h - n * sin_h).abs();
            outside_m = outside_m.max(across * cos_w - (e * sin_h + n * cos_h) * sin_w - 1e-6);
        }
        let limit = |nodes: &[[f64; 2]]| [0, 1].map(|k| nodes[i][k] + part * (nodes[i + 1][k] - nodes[i][k]));
        if let Some(low) = &self.by_height.low {
            let [sin, cos] = limit(low);
            outside_m = outside_m.max(level_m * sin - u * cos);
        }
        if let Some(high) = &self.by_height.high {
            let [sin, cos] = limit(high);
            outside_m = outside_m.max(u * cos - level_m * sin);
        }
        outside_m
    }

    /// How far outside the view a spot is, in metres, as a lower bound; 0 or less if it is in view.
    #[inline]
    pub(crate) fn distance_m(&self, spot: &Spot, position_m: impl Fn() -> [f64; 3]) -> f64 {
        let place = Self::place(spot.height_m);
        let outside_m = self.outside_m(spot, place);
        if outside_m > 0.0 {
            return outside_m;
        }
        let sees = if self.radar.has_mask() || spot.height_m > HIGHEST_M {
            self.radar.view(position_m(), self.reach).is_ok()
        } else {
            // What stands above a limit that is above the horizontal stands above the horizon.
            let (i, part) = place;
            self.by_height.low.is_some()
                || self.station.cosine_at_centre(spot.local_m)
                    >= self.by_height.horizon[i]
                        + part * (self.by_height.horizon[i + 1] - self.by_height.horizon[i])
        };
        if sees { outside_m } else { HIDDEN_M }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::way::{End, Way};
    use proptest::prelude::*;
    use tpt_earth::{ExponentialAtmosphere, Position, destination};
    use tpt_sight::Elevations;

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn it_is_the_view_of_the_radar(
            heading in 0.0..360.0_f64, width in 1.0..=360.0_f64, low in prop_oneof![Just(0.0), 0.5..10.0_f64],
            high in prop_oneof![Just(90.0), 60.0..89.0_f64], azimuth in 0.0..360.0_f64, km in 1.0..1500.0_f64,
            height_m in 100.0..600_000.0_f64, reach in 100.0..1500.0_f64,
        ) {
            let at = Position::new(Angle::degrees(36.05), Angle::degrees(128.2)).unwrap();
            let sector = Sector::around(Angle::degrees(heading), Angle::degrees(width)).unwrap();
            let limits = Elevations::between(Angle::degrees(low), Angle::degrees(high)).unwrap();
            let radar =
                Radar::new(at, Length::metres(300.0), sector, limits, ExponentialAtmosphere::CRPL_313).unwrap();
            let reach = Some(Length::kilometres(reach));
            let by_height = ByHeight::of(&radar);
            let view = View::of(&radar, reach, &by_height);
            let to = destination(at, Angle::degrees(azimuth), Length::kilometres(km));
            let way = Way::between(&End::at(at), &End::at(to)).unwrap();
            let seen = view.station.sees(&way);
            let ours = |height_m: f64| {
                let local_m = view.station.local_m(&seen, &way.point(1.0, height_m));
                view.distance_m(&Spot { local_m, height_m }, || way.position_m(1.0, height_m)) <= 0.0
            };
            let theirs = |height_m: f64| radar.view(way.position_m(1.0, height_m), reach).is_ok();
            // Within 100 m of an edge the two may differ.
            let near = [theirs(height_m), theirs(height_m + 50.0), theirs(height_m - 50.0)];
            if near[1] == near[0] && near[2] == near[0] {
                prop_assert_eq!(ours(height_m), near[0]);
            }
        }
    }
}
