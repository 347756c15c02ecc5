//! How high is a missile of a class, and how far from its launch, by the time?
//!
//! # Model
//! Heights and shares of the ground range at equal steps of the flight time. Between the profiles of two ranges the table
//! interpolates at equal shares of the flight time:
//!
//! ```text
//! T(R) = T_i + w (T_{i+1} − T_i),   h(u) = h_i(u) + w (h_{i+1}(u) − h_i(u)),   q(u) likewise;   w = (R − R_i)/(R_{i+1} − R_i)
//! ```
//!
//! # Assumptions and limits
//! - 1,024 steps, straight between them: off by a few metres outside the air, by some tens of metres where a light body
//!   brakes hard.
//! - One trajectory for each range, the cited one of the class. Ranges outside the table have none: they do not count.
//!
//! # Conventions
//! Time: from launch. Heights: above the ellipsoid. Ground distance: along the geodesic from the launch.
//!
//! # Sources
//! - None: the trajectory is the caller's.
//!
//! # Checked by
//! - published values: Choi 2014's passages of bands of altitude (`tests/it/bands.rs`), also by `tpt_earth::VacuumArc`.
//! - laws: a table gives back its own profiles; between two it is near the arc of the range between.
//!
//! # Not here
//! Which trajectory a class flies: `tpt-flight` and the catalogue. Over which ground: `way`.

use tpt_earth::math::hypot;
use tpt_earth::{Length, OutOfDomain, Time, WGS84_MEAN_RADIUS};
use tpt_flight::Trajectory;

/// Steps of a profile.
pub(crate) const STEPS: usize = 1024;

/// How many nodes off the place where a height is passed is looked for before it is halved for.
const WALK: usize = 3;

/// A trajectory as height and ground distance by the time.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    range: Length,
    duration: Time,
    /// Share of the range and height in m, by equal shares of the duration.
    nodes: Vec<[f64; 2]>,
    /// The index of the highest node.
    top: usize,
    /// The greatest speed between two nodes, over the ground under the apogee and upwards, m/s.
    fastest_m_s: f64,
}

impl Profile {
    /// The profile of a trajectory whose path was kept.
    ///
    /// # Errors
    ///
    /// [`OutOfDomain`] if the trajectory was flown without its path.
    pub fn of(flight: &Trajectory) -> Result<Self, OutOfDomain> {
        let mut lost = false;
        let profile = Self::sampled(flight.range, flight.impact.time, |time| {
            let moment = flight.at(time).unwrap_or_else(|| {
                lost |= time < flight.impact.time;
                flight.impact
            });
            (flight.ground(&moment).1, moment.height)
        })?;
        if lost {
            return Err(OutOfDomain::new("trajectory", "without a path", "one that was flown with its path"));
        }
        Ok(profile)
    }

    /// A profile from ground distance and height at a time.
    ///
    /// # Errors
    ///
    /// [`OutOfDomain`] if range or duration is not above 0, if a number is not finite, or if the ground distance ends
    /// elsewhere than at the range.
    pub fn sampled(
        range: Length,
        duration: Time,
        mut at: impl FnMut(Time) -> (Length, Length),
    ) -> Result<Self, OutOfDomain> {
        if !(range > Length::ZERO && range <= Length::kilometres(20_000.0)) {
            let shown = format!("{} km", range.as_kilometres());
            return Err(OutOfDomain::new("range", shown, "more than 0 and at most 20000 km"));
        }
        if !(duration > Time::ZERO && duration <= Time::hours(4.0)) {
            return Err(OutOfDomain::new("flight time", duration, "more than 0 and at most 4 hours"));
        }
        let mut nodes = Vec::with_capacity(STEPS + 1);
        for i in 0..=STEPS {
            let (ground, height) = at(duration * (i as f64 / STEPS as f64));
            if !(ground.is_finite() && height.is_finite()) {
                return Err(OutOfDomain::new("profile", "not a number", "finite heights and distances"));
            }
            nodes.push([ground / range, height.as_metres()]);
        }
        if !(0.99..=1.01).contains(&nodes[STEPS][0]) {
            let shown = format!("{} of the range", nodes[STEPS][0]);
            return Err(OutOfDomain::new("end of the profile", shown, "0.99 to 1.01 of the range"));
        }
        Ok(Self::of_nodes(range, duration, nodes))
    }

    fn of_nodes(range: Length, duration: Time, nodes: Vec<[f64; 2]>) -> Self {
        let top = (0..nodes.len()).max_by(|a, b| nodes[*a][1].total_cmp(&nodes[*b][1])).unwrap_or(0);
        let above = 1.0 + nodes[top][1] / (WGS84_MEAN_RADIUS.as_metres());
        let range_m = range.as_metres() * above;
        let step_s = duration.as_seconds() / (nodes.len() - 1) as f64;
        let steps = nodes.windows(2);
        let fastest_m_s = steps.fold(0.0, |fastest: f64, pair| {
            fastest.max(hypot(range_m * (pair[1][0] - pair[0][0]), pair[1][1] - pair[0][1]) / step_s)
        });
        Self { range, duration, nodes, top, fastest_m_s }
    }

    /// The ground range.
    #[must_use]
    pub const fn range(&self) -> Length {
        self.range
    }

    /// From launch to impact.
    #[must_use]
    pub const fn duration(&self) -> Time {
        self.duration
    }

    /// The greatest height.
    #[must_use]
    pub fn apogee(&self) -> Length {
        Length::metres(self.nodes[self.top][1])
    }

    /// Ground distance and height at a time; those of the nearer end outside.
    #[must_use]
    pub fn at(&self, time: Time) -> (Length, Length) {
        let [share, height_m] = Blend::of_one(self).at(time / self.duration);
        (self.range * share, Length::metres(height_m))
    }

    /// The time at which it last passes a height downwards; that of the apogee for a height above it.
    #[must_use]
    pub fn falls_through(&self, height: Length) -> Time {
        self.duration * Blend::of_one(self).falls_through(height.as_metres())
    }

    /// How long it falls from one height to another, from its apogee where the first is above it.
    ///
    /// # Errors
    ///
    /// [`OutOfDomain`] if the first is not above the second, or the second is not below the apogee.
    pub fn transit(&self, from: Length, to: Length) -> Result<Time, OutOfDomain> {
        let km = |length: Length| format!("{} km", length.as_kilometres());
        if !(from > to && to >= Length::ZERO) {
            return Err(OutOfDomain::new(
                "band",
                format!("{} to {}", km(from), km(to)),
                "from above to below",
            ));
        }
        if to >= self.apogee() {
            return Err(OutOfDomain::new("lower edge of the band", km(to), "below the apogee"));
        }
        Ok(self.falls_through(to) - self.falls_through(from))
    }
}

/// The profiles of a class at several ranges.
#[derive(Clone, Debug, PartialEq)]
pub struct ProfileTable {
    profiles: Vec<Profile>,
}

/// How near a flight of the table comes to the range that it was solved for, m: the solve asks for 1e-9 of it.
const SOLVED_WITHIN_M: f64 = 0.1;

impl ProfileTable {
    /// A table of at least two profiles, by rising range.
    ///
    /// # Errors
    ///
    /// [`OutOfDomain`] if there are fewer, or the ranges do not rise.
    pub fn new(profiles: Vec<Profile>) -> Result<Self, OutOfDomain> {
        if profiles.len() < 2 {
            return Err(OutOfDomain::new("number of profiles", profiles.len(), "two or more"));
        }
        for pair in profiles.windows(2) {
            if pair[0].range >= pair[1].range {
                let shown =
                    format!("{} after {} km", pair[1].range.as_kilometres(), pair[0].range.as_kilometres());
                return Err(OutOfDomain::new("range of a profile", shown, "rising"));
            }
        }
        Ok(Self { profiles })
    }

    /// The shortest and the longest range.
    #[must_use]
    pub fn ranges(&self) -> (Length, Length) {
        (self.profiles[0].range, self.profiles[self.profiles.len() - 1].range)
    }

    /// The profile of a range; `None` outside the table.
    #[must_use]
    pub fn at(&self, range: Length) -> Option<Profile> {
        let blend = self.blend(range.as_metres())?;
        let nodes: Vec<[f64; 2]> = (0..=STEPS).map(|i| blend.node(i)).collect();
        Some(Profile::of_nodes(range, Time::seconds(blend.duration_s), nodes))
    }

    #[inline]
    pub(crate) fn blend(&self, range_m: f64) -> Option<Blend<'_>> {
        // What was solved for a range comes down a hair before or behind it: the ends of the table are the ranges asked for.
        let [first_m, last_m] =
            [self.profiles.first()?, self.profiles.last()?].map(|end| end.range.as_metres());
        let nearest_m = range_m.clamp(first_m, last_m);
        let range_m = if (range_m - nearest_m).abs() <= SOLVED_WITHIN_M { nearest_m } else { range_m };
        let after = self.profiles.partition_point(|profile| profile.range.as_metres() < range_m).max(1);
        let (low, high) = (self.profiles.get(after - 1)?, self.profiles.get(after)?);
        let (low_m, high_m) = (low.range.as_metres(), high.range.as_metres());
        if range_m < low_m {
            return None;
        }
        let weight = (range_m - low_m) / (high_m - low_m);
        let (low_s, high_s) = (low.duration.as_seconds(), high.duration.as_seconds());
        Some(Blend { low, high, after, weight, duration_s: low_s + weight * (high_s - low_s) })
    }

    /// Where each profile passes some heights.
    pub(crate) fn passes<const N: usize>(&self, heights_m: [f64; N]) -> Vec<[Passes; N]> {
        let of = |profile| {
            let blend = Blend::of_one(profile);
            heights_m.map(|height_m| [blend.rises_through(height_m), blend.falls_through(height_m)])
        };
        self.profiles.iter().map(of).collect()
    }
}

/// The shares at which a height is first passed upwards and last passed downwards.
pub(crate) type Passes = [f64; 2];

/// Two profiles, mixed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Blend<'t> {
    low: &'t Profile,
    high: &'t Profile,
    /// The index of the second in its table.
    pub(crate) after: usize,
    weight: f64,
    pub(crate) duration_s: f64,
}

impl<'t> Blend<'t> {
    pub(crate) fn of_one(profile: &'t Profile) -> Self {
        Self { low: profile, high: profile, after: 0, weight: 0.0, duration_s: profile.duration.as_seconds() }
    }

    #[inline]
    pub(crate) fn node(&self, i: usize) -> [f64; 2] {
        let (a, b) = (self.low.nodes[i], self.high.nodes[i]);
        [a[0] + self.weight * (b[0] - a[0]), a[1] + self.weight * (b[1] - a[1])]
    }

    /// Share of the range and height in m at a share of the flight time.
    #[inline]
    pub(crate) fn at(&self, share: f64) -> [f64; 2] {
        let steps = (share * STEPS as f64).clamp(0.0, STEPS as f64);
        let i = (steps as usize).min(STEPS - 1);
        let part = steps - i as f64;
        let (a, b) = (self.node(i), self.node(i + 1));
        [a[0] + part * (b[0] - a[0]), a[1] + part * (b[1] - a[1])]
    }

    pub(crate) const fn weight(&self) -> f64 {
        self.weight
    }

    /// As `rises_through` and `falls_through`, of a height below the top, by a walk from about where that is.
    pub(crate) fn passes(&self, height_m: f64, near: Passes) -> (f64, f64) {
        let node_at = |share: f64| ((share * STEPS as f64) as usize).min(STEPS - 1);
        let is_below = |i: usize| self.node(i)[1] < height_m;
        // Up: the last node below before the first that is not; down: the last above before one that is not.
        let (up, down) = (node_at(near[0]), node_at(near[1]));
        let rises =
            (up.saturating_sub(WALK)..(up + WALK).min(STEPS)).find(|i| is_below(*i) && !is_below(i + 1));
        let falls = (down.saturating_sub(WALK)..(down + WALK).min(STEPS))
            .rev()
            .find(|i| self.node(*i)[1] > height_m && self.node(i + 1)[1] <= height_m);
        (
            rises.map_or_else(|| self.rises_through(height_m), |i| self.crossing(i, height_m)),
            falls.map_or_else(|| self.falls_through(height_m), |i| self.crossing(i, height_m)),
        )
    }

    /// No target of these profiles is faster; on the ellipsoid, and between two ranges, it may be a little.
    pub(crate) fn fastest_m_s(&self) -> f64 {
        1.02 * self.low.fastest_m_s.max(self.high.fastest_m_s)
    }

    /// The highest node.
    pub(crate) fn top(&self) -> usize {
        // The tops of neighbours are close: a walk of a few nodes.
        let mut i = self.low.top;
        while i < STEPS && self.node(i + 1)[1] > self.node(i)[1] {
            i += 1;
        }
        while i > 0 && self.node(i - 1)[1] > self.node(i)[1] {
            i -= 1;
        }
        i
    }

    /// The share at which the height is last passed downwards; that of the top above it, 1 where it ends above.
    pub(crate) fn falls_through(&self, height_m: f64) -> f64 {
        let (mut low, mut high) = (self.top(), STEPS);
        if self.node(low)[1] <= height_m {
            return low as f64 / STEPS as f64;
        }
        if self.node(high)[1] >= height_m {
            return 1.0;
        }
        while high - low > 1 {
            let middle = usize::midpoint(low, high);
            if self.node(middle)[1] > height_m { low = middle } else { high = middle }
        }
        self.crossing(low, height_m)
    }

    /// The share at which the height is first passed upwards; that of the top above it, 0 where it starts above.
    pub(crate) fn rises_through(&self, height_m: f64) -> f64 {
        let (mut low, mut high) = (0, self.top());
        if self.node(high)[1] <= height_m {
            return high as f64 / STEPS as f64;
        }
        if self.node(low)[1] >= height_m {
            return 0.0;
        }
        while high - low > 1 {
            let middle = usize::midpoint(low, high);
            if self.node(middle)[1] < height_m { low = middle } else { high = middle }
        }
        self.crossing(low, height_m)
    }

    /// The share at which the straight line from a node to the next has a height.
    fn crossing(&self, node: usize, height_m: f64) -> f64 {
        let (a, b) = (self.node(node)[1], self.node(node + 1)[1]);
        let part = if b - a == 0.0 { 0.0 } else { (height_m - a) / (b - a) };
        (node as f64 + part) / STEPS as f64
    }
}
