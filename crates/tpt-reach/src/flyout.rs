//! How long does an interceptor take to a point, by what is published of its speed and burn?
//!
//! # Model
//! From rest, straight along the elevation of its launch at the constant acceleration that gives the published speed at the
//! end of the published burn; then free fall under `GM/r²` around a sphere that does not turn. With the launcher at `(0, R)`:
//!
//! ```text
//! burn:      d(t) = ½ (V/t_b) t²,   to d_b = ½ V t_b
//! after it:  h = V R cos γ,   1/r(Δ) = μ/h² + (1/r_b − μ/h²) cos Δ − (ṙ_b/h) sin Δ
//!            t = t_b + √(a³/μ) ((E − e sin E) − (E_b − e sin E_b))          Kepler's equation
//! ```
//!
//! The elevation γ that passes through the point is found by Newton's method on tan γ, upwards from the line of sight: the
//! lower of two arcs, which is the earlier. The *surface* is the time over level distance and height above the launcher's
//! horizontal; its table holds how much later than in a straight line the point is reached, which is small and smooth.
//!
//! # Assumptions and limits
//! - No drag and no weight during the burn: the published burnout speed has both in it already, but what the air takes after
//!   it is left out. A real interceptor is *later*: the error is on the side of the defence.
//! - The Earth does not turn: within some tenths of a second over 200 s.
//! - It flies as if nobody had to steer it. No mass, no thrust, no seeker: an envelope and a clock.
//! - Between its nodes the table is within 0.03 s of the closed form (test `the_table_is_the_reference`); a cell near what
//!   cannot be reached is not interpolated but solved.
//!
//! # Conventions
//! Time: from the interceptor's first motion. Level and up: along and above the horizontal at the launcher, m. Altitude and
//! ground range: on the sphere of the mean radius.
//!
//! # Sources
//! - Conic and Kepler's equation: as `tpt_earth::vacuum_arc`; derived, no source needed. The parameters are the caller's.
//!
//! # Checked by
//! - a second implementation: numerical integration over the elevation (`shooting`), in `tests/it/flyout.rs`.
//! - analytic limits: no gravity is a straight line; straight up, the energy.
//! - published values: a flight of about three minutes to 160 km of altitude (`tests/it/flyout.rs`).
//!
//! # Not here
//! Floor, ceiling, reach: `envelope`. Guidance, lethality and the chance of a hit: nowhere.

use std::fmt;
use std::sync::OnceLock;
use std::sync::atomic::Ordering::{Acquire, Relaxed, Release};
use std::sync::atomic::{AtomicU8, AtomicU64};

use tpt_earth::ellipsoid::WGS84_GM_M3_S2;
use tpt_earth::math::{atan2, hypot, sin_cos};
use tpt_earth::{Length, OutOfDomain, Speed, Time, WGS84_MEAN_RADIUS};

use crate::clock;
use crate::envelope::Envelope;

/// The radius of the sphere, m.
pub(crate) const RADIUS_M: f64 = WGS84_MEAN_RADIUS.as_metres();

/// Nodes of a table along the level and upwards.
const LEVELS: usize = 97;
const UPS: usize = 49;

/// The most that a cell may be off by its second differences, s.
const UNEVEN_S: f64 = 0.01;

/// A shot straight up is computed so far beside the axis, m.
const BESIDE_M: f64 = 10.0;

/// What pulls an interceptor after its burn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fall {
    /// `GM/r²` towards the centre of a sphere.
    InverseSquare,
    /// Nothing: a straight line, the limit of an interceptor that is fast.
    Straight,
}

/// An interceptor as its clock needs it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FlyOut {
    speed_m_s: f64,
    burn_s: f64,
    life_s: f64,
    fall: Fall,
}

impl FlyOut {
    /// From the published speed at the end of its burn and the time of the burn. After `battery_life`, where one is given, an
    /// interceptor meets nothing.
    ///
    /// # Errors
    ///
    /// [`OutOfDomain`] if the speed is not above 0, or above 8 km/s under gravity; if the burn is not above 0 or beyond 600 s;
    /// if the battery life is not above 0.
    pub fn new(
        burnout_speed: Speed,
        burn: Time,
        battery_life: Option<Time>,
        fall: Fall,
    ) -> Result<Self, OutOfDomain> {
        let speed_m_s = burnout_speed.as_metres_per_second();
        if !(speed_m_s > 0.0 && speed_m_s.is_finite()) {
            return Err(OutOfDomain::new("burnout speed", burnout_speed, "more than 0 m/s"));
        }
        if fall == Fall::InverseSquare && speed_m_s > 8000.0 {
            return Err(OutOfDomain::new("burnout speed", burnout_speed, "at most 8000 m/s under gravity"));
        }
        if !(burn > Time::ZERO && burn <= Time::seconds(600.0)) {
            return Err(OutOfDomain::new("burn time", burn, "more than 0 and at most 600 s"));
        }
        let life_s = match battery_life {
            Some(life) => {
                clock::check("battery life", life)?;
                if life <= Time::ZERO {
                    return Err(OutOfDomain::new("battery life", life, "more than 0 s"));
                }
                life.as_seconds()
            }
            None => f64::INFINITY,
        };
        Ok(Self { speed_m_s, burn_s: burn.as_seconds(), life_s, fall })
    }

    /// The speed at the end of the burn.
    #[must_use]
    pub const fn burnout_speed(&self) -> Speed {
        Speed::metres_per_second(self.speed_m_s)
    }

    /// How long it burns.
    #[must_use]
    pub const fn burn(&self) -> Time {
        Time::seconds(self.burn_s)
    }

    /// How long it may fly; `None` where nothing limits it.
    #[must_use]
    pub fn battery_life(&self) -> Option<Time> {
        self.life_s.is_finite().then_some(Time::seconds(self.life_s))
    }

    /// What pulls it.
    #[must_use]
    pub const fn fall(&self) -> Fall {
        self.fall
    }

    /// The earliest time at a ground range and an altitude; `None` where it does not get within its life.
    #[must_use]
    pub fn time(&self, ground_range: Length, altitude: Length) -> Option<Time> {
        let (level_m, up_m) = from_ground(ground_range, altitude);
        self.within_life(self.time_s(level_m, up_m)?).map(Time::seconds)
    }

    /// The earliest time at a point of the launcher's plane; `None` where it does not get.
    ///
    /// | name | meaning | unit held | domain |
    /// |---|---|---|---|
    /// | `level` | along the horizontal at the launcher | m | 0 or more |
    /// | `up` | above that horizontal | m | |
    /// | returns | from first motion | s | |
    ///
    /// Deterministic; no allocation. At most 40 steps of Newton's method, to 1e-3 m.
    #[must_use]
    pub fn time_to(&self, level: Length, up: Length) -> Option<Time> {
        self.within_life(self.time_s(level.as_metres(), up.as_metres())?).map(Time::seconds)
    }

    #[inline]
    pub(crate) fn within_life(&self, time_s: f64) -> Option<f64> {
        (time_s <= self.life_s).then_some(time_s)
    }

    /// How far the burn carries.
    pub(crate) fn burn_m(&self) -> f64 {
        0.5 * self.speed_m_s * self.burn_s
    }

    /// The speed at the end of the burn, m/s.
    pub(crate) const fn speed_m_s(&self) -> f64 {
        self.speed_m_s
    }

    /// The time of a straight line of a length, as if nothing fell after the burn.
    #[inline]
    pub(crate) fn straight_s(&self, distance_m: f64) -> f64 {
        if distance_m <= self.burn_m() {
            return (2.0 * distance_m * self.burn_s / self.speed_m_s).sqrt();
        }
        distance_m / self.speed_m_s + 0.5 * self.burn_s
    }

    /// The closed form, whatever the battery lasts.
    pub(crate) fn time_s(&self, level_m: f64, up_m: f64) -> Option<f64> {
        let distance_m = hypot(level_m, up_m);
        if self.fall == Fall::Straight || distance_m <= self.burn_m() {
            return Some(self.straight_s(distance_m));
        }
        let level_m = level_m.max(BESIDE_M);
        let target = Target {
            radius_m: hypot(level_m, RADIUS_M + up_m),
            sin: level_m / hypot(level_m, RADIUS_M + up_m),
            cos: (RADIUS_M + up_m) / hypot(level_m, RADIUS_M + up_m),
        };
        let mut tangent = up_m / level_m;
        for _ in 0..40 {
            let arc = self.arc(tangent);
            let short_m = target.radius_m - arc.radius_over(&target)?;
            if short_m <= 1e-3 {
                return Some(self.burn_s + arc.time_to(&target));
            }
            let step = 1e-6 * (1.0 + tangent.abs());
            let slope = (self.arc(tangent + step).radius_over(&target)? - (target.radius_m - short_m)) / step;
            if slope <= 0.0 {
                return None;
            }
            tangent += short_m / slope;
        }
        None
    }

    /// The arc after a burn along an elevation of this tangent.
    fn arc(&self, tangent: f64) -> Arc {
        let cos = 1.0 / (1.0 + tangent * tangent).sqrt();
        let (level_m, up_m) = (self.burn_m() * cos, self.burn_m() * tangent * cos);
        let radius_m = hypot(level_m, RADIUS_M + up_m);
        let (sin_b, cos_b) = (level_m / radius_m, (RADIUS_M + up_m) / radius_m);
        Arc {
            momentum: self.speed_m_s * RADIUS_M * cos,
            radius_m,
            climb_m_s: self.speed_m_s * (cos * sin_b + tangent * cos * cos_b),
            speed_m_s: self.speed_m_s,
            sin_b,
            cos_b,
        }
    }
}

/// A point in polar coordinates about the centre.
struct Target {
    radius_m: f64,
    sin: f64,
    cos: f64,
}

/// A free flight from the end of the burn.
struct Arc {
    momentum: f64,
    radius_m: f64,
    climb_m_s: f64,
    speed_m_s: f64,
    sin_b: f64,
    cos_b: f64,
}

impl Arc {
    /// Sine, cosine and the cosine's complement of the angle from the end of the burn to a target.
    fn turn(&self, target: &Target) -> (f64, f64, f64) {
        let sin = target.sin * self.cos_b - target.cos * self.sin_b;
        let cos = target.cos * self.cos_b + target.sin * self.sin_b;
        // 1 − cos without the difference: half angles.
        (sin, cos, sin * sin / (1.0 + cos))
    }

    /// The distance from the centre at which it passes the target's direction; `None` if it never does.
    fn radius_over(&self, target: &Target) -> Option<f64> {
        let (sin, cos, complement) = self.turn(target);
        let h = self.momentum;
        let below = WGS84_GM_M3_S2 * complement + h * h / self.radius_m * cos - self.climb_m_s * h * sin;
        (below > 0.0).then_some(h * h / below)
    }

    /// From the end of the burn to the target's direction.
    fn time_to(&self, target: &Target) -> f64 {
        let mu = WGS84_GM_M3_S2;
        let (sin, cos, _) = self.turn(target);
        let h = self.momentum;
        let climb = (h / self.radius_m - mu / h) * sin + self.climb_m_s * cos;
        let axis_m = 1.0 / (2.0 / self.radius_m - self.speed_m_s * self.speed_m_s / mu);
        let root = (mu * axis_m).sqrt();
        let mean = |radius_m: f64, climb_m_s: f64| {
            let (sine, cosine) = (radius_m * climb_m_s / root, 1.0 - radius_m / axis_m);
            atan2(sine, cosine).rem_euclid(std::f64::consts::TAU) - sine
        };
        let swept = mean(target.radius_m, climb) - mean(self.radius_m, self.climb_m_s);
        (axis_m * axis_m * axis_m / mu).sqrt() * swept
    }
}

/// The point of the launcher's plane at a ground range and an altitude on the sphere.
pub(crate) fn from_ground(ground_range: Length, altitude: Length) -> (f64, f64) {
    let (sin, cos) = sin_cos(ground_range.as_metres() / RADIUS_M);
    let radius_m = RADIUS_M + altitude.as_metres();
    // (R + z) cos φ − R without the difference of large numbers.
    let drop_m = radius_m * sin * sin / (1.0 + cos);
    (radius_m * sin, altitude.as_metres() - drop_m)
}

/// The surface of an interceptor over an envelope, as a table whose nodes are solved when they are first read.
#[derive(Clone, Debug, PartialEq)]
pub struct FlyOutTable {
    flyout: FlyOut,
    reach_m: f64,
    level_step_m: f64,
    up_step_m: f64,
    per_level_m: f64,
    per_up_m: f64,
    lowest_m: f64,
    nodes: Nodes,
}

impl FlyOutTable {
    /// The surface out to an envelope's reach, from its floor to its ceiling.
    #[must_use]
    pub fn new(flyout: FlyOut, envelope: &Envelope) -> Self {
        let reach_m = envelope.reach().greatest().as_metres();
        let (floor_m, ceiling_m) = (envelope.floor().as_metres(), envelope.ceiling().as_metres());
        // The ellipsoid curves away from the sphere by less than a hundredth of the drop.
        let (_, up_at_reach_m) = from_ground(Length::metres(reach_m), Length::metres(floor_m));
        let lowest_m = floor_m + 1.01 * (up_at_reach_m - floor_m) - 1.0;
        let level_step_m = reach_m / (LEVELS - 1) as f64;
        let up_step_m = (ceiling_m.min(reach_m) + 1.0 - lowest_m) / (UPS - 1) as f64;
        let nodes = Nodes::unread(if flyout.fall == Fall::Straight { 0 } else { LEVEL_TILES * UP_TILES });
        let (per_level_m, per_up_m) = (1.0 / level_step_m, 1.0 / up_step_m);
        Self { flyout, reach_m, level_step_m, up_step_m, per_level_m, per_up_m, lowest_m, nodes }
    }

    /// The interceptor.
    #[must_use]
    pub const fn flyout(&self) -> &FlyOut {
        &self.flyout
    }

    /// As [`FlyOut::time_to`].
    #[must_use]
    pub fn time_to(&self, level: Length, up: Length) -> Option<Time> {
        self.time_s(level.as_metres(), up.as_metres()).map(Time::seconds)
    }

    #[inline]
    pub(crate) fn time_s(&self, level_m: f64, up_m: f64) -> Option<f64> {
        let distance_m = (level_m * level_m + up_m * up_m).sqrt();
        let straight_s = self.flyout.straight_s(distance_m);
        if self.nodes.is_empty() || distance_m <= self.flyout.burn_m() {
            return self.flyout.within_life(straight_s);
        }
        let (x, y) = (level_m * self.per_level_m, (up_m - self.lowest_m) * self.per_up_m);
        let inside = x < (LEVELS - 1) as f64 && y >= 0.0 && y < (UPS - 1) as f64;
        if inside {
            let (i, j) = (x as usize, y as usize);
            let (x, y) = (x - i as f64, y - j as f64);
            if self.nodes.is_even([i, j], |node| self.later_s(node)) {
                let [a, b, c, d] = self.nodes.corners_s([i, j]);
                let low = a + y * (b - a);
                let high = c + y * (d - c);
                return self.flyout.within_life(straight_s + low + x * (high - low));
            }
        }
        self.flyout.within_life(self.flyout.time_s(level_m, up_m)?)
    }

    /// How much later than straight an interceptor is at a node, s; not a number where it does not get.
    fn later_s(&self, [level, up]: Node) -> f64 {
        let (level_m, up_m) = (level as f64 * self.level_step_m, self.lowest_m + up as f64 * self.up_step_m);
        let distance_m = hypot(level_m, up_m);
        // Nodes outside the reach serve the cells on its edge only.
        if distance_m > self.reach_m + 2.0 * self.level_step_m.max(self.up_step_m) {
            return f64::NAN;
        }
        let solved_s = self.flyout.time_s(level_m, up_m);
        solved_s.map_or(f64::NAN, |time_s| time_s - self.flyout.straight_s(distance_m))
    }
}

/// The bits of a node that nobody has read yet: not a number, and none that is computed.
const UNREAD: u64 = u64::MAX;

/// What is known of a cell: nothing yet, that it is interpolated, that it is not.
const UNASKED: u8 = 0;
const EVEN: u8 = 1;
const UNEVEN: u8 = 2;

/// The side of a tile of nodes.
const SIDE: usize = 8;

/// Tiles along the level and upwards.
const LEVEL_TILES: usize = LEVELS.div_ceil(SIDE);
const UP_TILES: usize = UPS.div_ceil(SIDE);

/// A node, or the cell above and beyond it: its place along the level and upwards.
type Node = [usize; 2];

/// The nodes of a table, each solved when it is first read. Most of a table is never read, so that a tile of nodes has no room until
/// one of them is. Who reads first changes no number: a node is the same whoever solves it.
struct Nodes(Box<[OnceLock<Box<Tile>>]>);

/// Some nodes next to each other.
struct Tile {
    later_s: [AtomicU64; SIDE * SIDE],
    /// Of the cell above and beyond each node.
    cells: [AtomicU8; SIDE * SIDE],
}

impl Tile {
    fn unread() -> Box<Self> {
        Box::new(Self {
            later_s: [const { AtomicU64::new(UNREAD) }; SIDE * SIDE],
            cells: [const { AtomicU8::new(UNASKED) }; SIDE * SIDE],
        })
    }
}

impl Nodes {
    fn unread(tiles: usize) -> Self {
        Self((0..tiles).map(|_| OnceLock::new()).collect())
    }

    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The tile of a node, and its place there.
    #[inline]
    fn tile(&self, [level, up]: Node) -> (&OnceLock<Box<Tile>>, usize) {
        (&self.0[level / SIDE * UP_TILES + up / SIDE], level % SIDE * SIDE + up % SIDE)
    }

    /// A node, solved where nobody has.
    fn at(&self, node: Node, solve: impl Fn(Node) -> f64) -> f64 {
        let (tile, i) = self.tile(node);
        let later_s = &tile.get_or_init(Tile::unread).later_s[i];
        let bits = later_s.load(Relaxed);
        if bits != UNREAD {
            return f64::from_bits(bits);
        }
        let solved_s = solve(node);
        later_s.store(solved_s.to_bits(), Relaxed);
        solved_s
    }

    /// Whether the cell above and beyond a node is even enough to be interpolated; its corners are solved then.
    #[inline]
    fn is_even(&self, cell: Node, solve: impl Fn(Node) -> f64) -> bool {
        let (tile, i) = self.tile(cell);
        let known = &tile.get_or_init(Tile::unread).cells[i];
        match known.load(Acquire) {
            EVEN => true,
            UNEVEN => false,
            _ => {
                let even = self.find_even(cell, solve);
                known.store(if even { EVEN } else { UNEVEN }, Release);
                even
            }
        }
    }

    /// Whether a cell is interpolated to a hundredth of a second: by the second differences at its nodes, which are eight times the
    /// error of a straight line.
    fn find_even(&self, [level, up]: Node, solve: impl Fn(Node) -> f64) -> bool {
        let at = |level: usize, up: usize| self.at([level, up], &solve);
        let bend = |a: f64, b: f64, c: f64| 0.125 * (a - 2.0 * b + c).abs();
        // At the rim the next node inside stands for both.
        let bend_at = |level: usize, up: usize| {
            let (l, u) = (level.clamp(1, LEVELS - 2), up.clamp(1, UPS - 2));
            bend(at(l - 1, up), at(l, up), at(l + 1, up))
                + bend(at(level, u - 1), at(level, u), at(level, u + 1))
        };
        let corners = [(0, 0), (0, 1), (1, 0), (1, 1)];
        corners.into_iter().all(|(dl, du)| bend_at(level + dl, up + du) <= UNEVEN_S)
    }

    /// The corners of an even cell: up, then along the level.
    #[inline]
    fn corners_s(&self, [level, up]: Node) -> [f64; 4] {
        [[level, up], [level, up + 1], [level + 1, up], [level + 1, up + 1]].map(|node| {
            let (tile, i) = self.tile(node);
            tile.get().map_or(f64::NAN, |tile| f64::from_bits(tile.later_s[i].load(Relaxed)))
        })
    }
}

impl Clone for Nodes {
    /// Nothing was read of it yet.
    fn clone(&self) -> Self {
        Self::unread(self.0.len())
    }
}

impl PartialEq for Nodes {
    /// Two tables of one interceptor and one envelope are one, whatever was read of them.
    fn eq(&self, other: &Self) -> bool {
        self.0.len() == other.0.len()
    }
}

impl fmt::Debug for Nodes {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let read = |tile: &Tile| tile.later_s.iter().filter(|node| node.load(Relaxed) != UNREAD).count();
        let read: usize = self.0.iter().filter_map(OnceLock::get).map(|tile| read(tile)).sum();
        write!(formatter, "{read} of {} nodes", if self.is_empty() { 0 } else { LEVELS * UPS })
    }
}
