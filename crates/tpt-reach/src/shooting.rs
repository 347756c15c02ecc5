//! The same fly-out time by integrating shot after shot: what the closed form and its table are tested against.
//!
//! # Model
//! As `flyout`, but the free fall is integrated step by step (Runge and Kutta's fourth order) for elevations half a degree
//! apart from 10° below the horizontal, and ever closer to the vertical; between two that pass below and above the point the elevation is
//! halved. Of all shots that pass through the point the earliest counts.
//!
//! ```text
//! x'' = −μ x / |x|³,   from the end of the burn until the direction of the point is passed
//! ```
//!
//! # Assumptions and limits
//! - As `flyout`. Thousands of times slower: it is the reference of tests and of the benchmark, not of any command.
//! - Steps of half a second: the position is off by less than a centimetre.
//!
//! # Conventions
//! As `flyout`.
//!
//! # Sources
//! - As `flyout`.
//!
//! # Checked by
//! - energy along the shot, and Kepler's equation by `flyout` (`tests/it/flyout.rs`).
//!
//! # Not here
//! Speed.

use tpt_earth::ellipsoid::WGS84_GM_M3_S2;
use tpt_earth::math::{hypot, sin_cos, whole_power};
use tpt_earth::{Length, Time};

use crate::flyout::{Fall, FlyOut, RADIUS_M};

/// Length of a step, s.
const STEP_S: f64 = 0.5;

/// No interceptor is up for longer, s.
const LONGEST_S: f64 = 3600.0;

/// Elevations half a degree apart from −10 to 89.5°, and how often the rest to the vertical is halved.
const ELEVATIONS: u32 = 199;
const NEAR_VERTICAL: u32 = 24;

/// Nearer to the axis than this a shot is straight up, m.
const ON_AXIS_M: f64 = 1.0;

/// Position and velocity in the plane, the centre of the Earth at the origin.
type State = [f64; 4];

fn slope(state: &State) -> State {
    let squared = state[0] * state[0] + state[1] * state[1];
    let pull = WGS84_GM_M3_S2 / (squared * squared.sqrt());
    [state[2], state[3], -pull * state[0], -pull * state[1]]
}

fn step(state: &State, by_s: f64) -> State {
    let moved = |slope: &State, by: f64| std::array::from_fn(|k| state[k] + by * slope[k]);
    let k1 = slope(state);
    let k2 = slope(&moved(&k1, 0.5 * by_s));
    let k3 = slope(&moved(&k2, 0.5 * by_s));
    let k4 = slope(&moved(&k3, by_s));
    std::array::from_fn(|k| state[k] + by_s / 6.0 * (k1[k] + 2.0 * k2[k] + 2.0 * k3[k] + k4[k]))
}

/// When a shot passes a direction from the centre, and how far from the centre it is then.
struct Passed {
    time_s: f64,
    state: State,
}

impl Passed {
    fn radius_m(&self) -> f64 {
        hypot(self.state[0], self.state[1])
    }
}

fn shoot(flyout: &FlyOut, elevation: f64, (sin, cos): (f64, f64)) -> Option<Passed> {
    let (sin_e, cos_e) = sin_cos(elevation);
    let mut state = [
        flyout.burn_m() * cos_e,
        RADIUS_M + flyout.burn_m() * sin_e,
        flyout.speed_m_s() * cos_e,
        flyout.speed_m_s() * sin_e,
    ];
    let mut time_s = flyout.burn().as_seconds();
    // Positive until the direction is passed.
    let ahead = |state: &State| sin * state[1] - cos * state[0];
    if ahead(&state) < 0.0 {
        // During the burn: where the straight line meets the direction.
        let along_m = RADIUS_M * sin / (cos_e * cos - sin_e * sin);
        let state = [along_m * cos_e, RADIUS_M + along_m * sin_e, 0.0, 0.0];
        return Some(Passed { time_s: flyout.straight_s(along_m), state });
    }
    while time_s < LONGEST_S && hypot(state[0], state[1]) > 0.9 * RADIUS_M {
        let next = step(&state, STEP_S);
        if ahead(&next) <= 0.0 {
            let (mut low, mut high) = (0.0, STEP_S);
            for _ in 0..50 {
                let middle = 0.5 * (low + high);
                if ahead(&step(&state, middle)) > 0.0 { low = middle } else { high = middle }
            }
            let at = step(&state, high);
            return Some(Passed { time_s: time_s + high, state: at });
        }
        state = next;
        time_s += STEP_S;
    }
    None
}

/// When a shot straight up passes a height.
fn straight_up_s(flyout: &FlyOut, up_m: f64) -> Option<f64> {
    let mut state = [0.0, RADIUS_M + flyout.burn_m(), 0.0, flyout.speed_m_s()];
    let mut time_s = flyout.burn().as_seconds();
    let short = |state: &State| RADIUS_M + up_m - state[1];
    while state[3] > 0.0 {
        let next = step(&state, STEP_S);
        if short(&next) <= 0.0 {
            let (mut low, mut high) = (0.0, STEP_S);
            for _ in 0..50 {
                let middle = 0.5 * (low + high);
                if short(&step(&state, middle)) > 0.0 { low = middle } else { high = middle }
            }
            return Some(time_s + high);
        }
        state = next;
        time_s += STEP_S;
    }
    None
}

/// [`FlyOut::time_to`] by shooting; `None` where no shot gets within the battery's life.
#[must_use]
pub fn time_by_shooting(flyout: &FlyOut, level: Length, up: Length) -> Option<Time> {
    let (level_m, up_m) = (level.as_metres(), up.as_metres());
    let distance_m = hypot(level_m, up_m);
    if flyout.fall() == Fall::Straight || distance_m <= flyout.burn_m() {
        return flyout.within_life(flyout.straight_s(distance_m)).map(Time::seconds);
    }
    if level_m < ON_AXIS_M {
        return flyout.within_life(straight_up_s(flyout, up_m)?).map(Time::seconds);
    }
    let radius_m = hypot(level_m, RADIUS_M + up_m);
    let direction = (level_m / radius_m, (RADIUS_M + up_m) / radius_m);
    let miss = |elevation: f64| Some(shoot(flyout, elevation, direction)?.radius_m() - radius_m);
    let elevation = |i: u32| {
        if i <= ELEVATIONS {
            return (-10.0 + 0.5 * f64::from(i)).to_radians();
        }
        (90.0 - 0.5 * whole_power(0.5_f64, (i - ELEVATIONS) as i32)).to_radians()
    };
    let mut earliest: Option<f64> = None;
    for i in 0..ELEVATIONS + NEAR_VERTICAL {
        let (mut low, mut high) = (elevation(i), elevation(i + 1));
        let (Some(at_low), at_high) = (miss(low), miss(high).unwrap_or(f64::NEG_INFINITY)) else { continue };
        if (at_low < 0.0) == (at_high < 0.0) {
            continue;
        }
        for _ in 0..44 {
            let middle = 0.5 * (low + high);
            let below = miss(middle).unwrap_or(f64::NEG_INFINITY) < 0.0;
            if below == (at_low < 0.0) { low = middle } else { high = middle }
        }
        if let Some(passed) = shoot(flyout, if at_low < 0.0 { low } else { high }, direction) {
            earliest = Some(earliest.map_or(passed.time_s, |before: f64| before.min(passed.time_s)));
        }
    }
    flyout.within_life(earliest?).map(Time::seconds)
}

#[cfg(test)]
mod tests {
    use super::*;
    use tpt_earth::{Speed, assert_close};

    /// Energy per mass.
    fn energy(state: &State) -> f64 {
        0.5 * (state[2] * state[2] + state[3] * state[3]) - WGS84_GM_M3_S2 / hypot(state[0], state[1])
    }

    #[test]
    fn a_shot_keeps_its_energy() {
        let speed = Speed::kilometres_per_second(2.8);
        let flyout = FlyOut::new(speed, Time::seconds(16.0), None, Fall::InverseSquare).unwrap();
        for (elevation, km) in [(5.0_f64, 300.0_f64), (45.0, 150.0), (45.0, 600.0), (85.0, 20.0)] {
            let (sin, cos) = sin_cos(elevation.to_radians());
            let burnt_out = [22_400.0 * cos, RADIUS_M + 22_400.0 * sin, 2800.0 * cos, 2800.0 * sin];
            let passed = shoot(&flyout, elevation.to_radians(), sin_cos(km / 6371.0)).unwrap();
            assert_close!(energy(&passed.state) / energy(&burnt_out), 1.0, abs = 1e-11, "{elevation}");
        }
    }
}
