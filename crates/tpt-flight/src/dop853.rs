//! How does a smooth motion go on from a given state, to a given accuracy?
//!
//! # Model
//! The explicit Runge–Kutta method of Dormand and Prince of order 8 with twelve stages. The step follows from the
//! error estimates of orders 5 and 3, joined as in the program DOP853 of its authors:
//!
//! ```text
//! err = h e₅² / √(e₅² + 0.01 e₃²),   h_next = h min(6, max(1/3, 0.9 err^(−1/8)))
//! ```
//!
//! Within a step a polynomial of order 7 gives the state at any time; it takes three more evaluations, made only
//! where somebody asks.
//!
//! # Assumptions and limits
//! - The right-hand side is smooth within a step: who knows of a jump ends a step there.
//! - The error of a step is held, not that of the whole flight; over an arc the two are within a factor of about ten.
//! - No stiffness detection: a step that shrinks to nothing is an error.
//!
//! # Conventions
//! A state is `[x, y, z, v_x, v_y, v_z]` in m and m/s, its slope in m/s and m/s²; time in s. Errors are measured against
//! `tolerance × |position|` and `tolerance × (|velocity| + 100 m/s)`, so that they do not depend on the axes.
//!
//! # Sources
//! - \[hairer1993\] E. Hairer, S. P. Nørsett, G. Wanner, Solving Ordinary Differential Equations I, 2nd edition, 1993,
//!   sections II.4 to II.6 — the book was not opened; step control and the continuous extension after the description
//!   of SciPy 1.17's `DOP853`.
//!
//! # Checked by
//! - laws: order conditions of the coefficients; the error falls with the 8th power of the step, that of the
//!   continuous extension with the 7th or more; Kepler's ellipse.
//! - other tools: `validation/cases/heyoka-arcs`.
//!
//! # Not here
//! Forces: [`crate::motion`]. Where a flight turns or ends: [`crate::flight`].

mod coefficients;

use std::rc::Rc;

use coefficients as of;
use coefficients::Weight;
use tpt_earth::math::eighth_root;
use tpt_earth::{Four, Lanes};

use crate::beside::{Asked, Lane};
use crate::motion::{FourPhases, Laws, Phase, States};

/// Position in m and velocity in m/s.
pub(crate) type State = [f64; 6];

/// The speed that is added to the present one as the measure of an error in velocity, m/s.
const SPEED_FLOOR_M_S: f64 = 100.0;

/// About what rounding leaves of an error over a step, over what it is measured against.
const ROUNDING: f64 = 2e-14;

/// The integration cannot go on: the step has shrunk to nothing, or the slope is not a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Stuck {
    /// Where it stopped, s.
    pub(crate) at_s: f64,
}

/// One accepted step.
#[derive(Clone, Debug)]
pub(crate) struct Step {
    pub(crate) start_s: f64,
    pub(crate) length_s: f64,
    pub(crate) from: State,
    pub(crate) to: State,
    /// The twelve stages and the slope at the end.
    stages: [State; 13],
}

/// Where a step leads, and its twelve stages with the slope at the end.
pub(crate) type Stages = (State, [State; 13]);

/// What moves a state.
pub(crate) trait Slope {
    /// The slope of a state at a time.
    fn at(&self, time_s: f64, state: &State) -> State;

    /// The forces, where they may be computed beside those of others.
    fn forces(&self) -> Option<(Rc<Phase>, Laws)> {
        None
    }
}

impl<F: Fn(f64, &State) -> State> Slope for F {
    #[inline(always)]
    fn at(&self, time_s: f64, state: &State) -> State {
        self(time_s, state)
    }
}

/// A phase by its laws.
pub(crate) struct Forces<'p> {
    pub(crate) phase: &'p Rc<Phase>,
    pub(crate) laws: Laws,
}

impl Slope for Forces<'_> {
    #[inline(always)]
    fn at(&self, time_s: f64, state: &State) -> State {
        self.phase.slope(self.laws, time_s, state)
    }

    fn forces(&self) -> Option<(Rc<Phase>, Laws)> {
        Some((Rc::clone(self.phase), self.laws))
    }
}

/// A motion that goes forward step by step.
#[derive(Clone, Debug)]
pub(crate) struct Integration<F> {
    slope: F,
    tolerance: f64,
    time_s: f64,
    state: State,
    slope_here: State,
    next_length_s: f64,
    /// Length and error of the step before.
    before: Option<(f64, f64)>,
}

/// `state + length Σ weight · stage`.
#[inline(always)]
fn along<N: Lanes, const M: usize>(
    state: &[N; 6],
    length_s: N,
    stages: &[[N; 6]; 13],
    weights: &[Weight; M],
) -> [N; 6] {
    let mut to = weighted(stages, weights);
    for i in 0..6 {
        to[i] = state[i] + length_s * to[i];
    }
    to
}

#[inline(always)]
fn weighted<N: Lanes, const M: usize>(stages: &[[N; 6]], weights: &[Weight; M]) -> [N; 6] {
    let mut sum = [N::all(0.0); 6];
    for &(index, weight) in weights {
        for i in 0..6 {
            sum[i] = sum[i] + stages[index][i] * weight;
        }
    }
    sum
}

/// Squares of the lengths of the two halves of a state.
fn squares(state: &State) -> (f64, f64) {
    let [x, y, z, u, v, w] = *state;
    (x * x + y * y + z * z, u * u + v * v + w * w)
}

impl<F: Slope> Integration<F> {
    /// From a state at a time; `first_length_s` is a guess of the first step.
    pub(crate) fn new(slope: F, tolerance: f64, time_s: f64, state: State, first_length_s: f64) -> Self {
        let slope_here = slope.at(time_s, &state);
        Self { slope, tolerance, time_s, state, slope_here, next_length_s: first_length_s, before: None }
    }

    /// Where the motion stands, s.
    pub(crate) fn time_s(&self) -> f64 {
        self.time_s
    }

    /// The length that the next step would have.
    pub(crate) fn next_length_s(&self) -> f64 {
        self.next_length_s
    }

    /// One step forward, not beyond `limit_s`.
    pub(crate) async fn step(&mut self, limit_s: f64, lane: &Lane) -> Result<Step, Stuck> {
        let mut length_s = self.next_length_s;
        let mut refused = false;
        loop {
            let rest_s = limit_s - self.time_s;
            // The last step of a phase takes what is left, rather than leave a sliver.
            let last = length_s >= 0.999_999 * rest_s;
            if last {
                length_s = rest_s;
            }
            let (to, stages) = self.stages(length_s, lane).await;
            let error = self.error(length_s, &to, &stages);
            if error.is_nan() || error > 1.0 {
                let shrink = if error.is_finite() { 0.9 / eighth_root(error) } else { 0.1 };
                length_s *= shrink.clamp(0.1, 0.9);
                refused = true;
                if length_s.is_nan() || length_s <= 1e-12 * self.time_s.abs().max(1.0) {
                    return Err(Stuck { at_s: self.time_s });
                }
                continue;
            }
            let most = if refused { 1.0 } else { 6.0 };
            let error = error.max(self.noise());
            let by_error = 0.9 / eighth_root(error);
            let by_trend = self.before.map_or(by_error, |(length_before_s, error_before)| {
                by_error * length_s / length_before_s * eighth_root(error_before / error)
            });
            let grown = length_s * by_error.min(by_trend).clamp(1.0 / 3.0, most);
            self.before = Some((length_s, error));
            // A step cut short by the limit says nothing against the length that was wanted.
            self.next_length_s = if last { grown.max(self.next_length_s) } else { grown };
            let step = Step { start_s: self.time_s, length_s, from: self.state, to, stages };
            self.time_s = if last { limit_s } else { self.time_s + length_s };
            self.state = to;
            self.slope_here = step.stages[12];
            return Ok(step);
        }
    }

    /// About the joined error estimate that rounding alone makes: what lies below says nothing, and no length of a step may
    /// hang on it.
    fn noise(&self) -> f64 {
        (ROUNDING / self.tolerance).max(1e-10)
    }

    /// The state at a share of a step, flown again to there: exacter than the continuous extension.
    pub(crate) fn again_to(&self, step: &Step, share: f64) -> State {
        self.stages_from((step.start_s, &step.from, step.stages[0]), share * step.length_s).0
    }

    async fn stages(&self, h: f64, lane: &Lane) -> Stages {
        if lane.is_shared()
            && let Some((phase, laws)) = self.slope.forces()
        {
            let asked = Asked {
                time_s: self.time_s,
                length_s: h,
                state: self.state,
                slope_here: self.slope_here,
                phase,
                laws,
            };
            if let Some(stages) = lane.compute(asked).await {
                return stages;
            }
        }
        self.stages_from((self.time_s, &self.state, self.slope_here), h)
    }

    #[inline(always)]
    fn stages_from(&self, (t, y, slope_here): (f64, &State, State), h: f64) -> Stages {
        stages_by(|t, y| self.slope.at(t, y), (t, y, slope_here), h)
    }

    /// The joined error estimate over what is allowed.
    #[inline(always)]
    fn error(&self, length_s: f64, to: &State, stages: &[State; 13]) -> f64 {
        let (position_from, velocity_from) = squares(&self.state);
        let (position_to, velocity_to) = squares(to);
        let position = position_from.max(position_to);
        let speed = velocity_from.max(velocity_to).sqrt() + SPEED_FLOOR_M_S;
        let measure = |error: State| {
            let (e_position, e_velocity) = squares(&error);
            (e_position / position + e_velocity / (speed * speed)) / (6.0 * self.tolerance * self.tolerance)
        };
        let fifth = measure(weighted(stages, &of::ERROR_5));
        let third = measure(weighted(stages, &of::ERROR_3));
        if fifth == 0.0 && third == 0.0 {
            return 0.0;
        }
        length_s * fifth / (fifth + 0.01 * third).sqrt()
    }

    /// The continuous extension over a step that this integration made.
    pub(crate) fn dense(&self, step: &Step) -> Dense {
        dense(|t, y| self.slope.at(t, y), step)
    }
}

/// The stages of one step or of four, side by side.
#[inline(always)]
fn stages_by<N: Lanes>(
    slope: impl Fn(N, &[N; 6]) -> [N; 6],
    (t, y, slope_here): (N, &[N; 6], [N; 6]),
    h: N,
) -> ([N; 6], [[N; 6]; 13]) {
    let mut k = [[N::all(0.0); 6]; 13];
    k[0] = slope_here;
    k[1] = slope(t + h * of::NODES[1], &along(y, h, &k, &of::SECOND));
    k[2] = slope(t + h * of::NODES[2], &along(y, h, &k, &of::THIRD));
    k[3] = slope(t + h * of::NODES[3], &along(y, h, &k, &of::FOURTH));
    k[4] = slope(t + h * of::NODES[4], &along(y, h, &k, &of::FIFTH));
    k[5] = slope(t + h * of::NODES[5], &along(y, h, &k, &of::SIXTH));
    k[6] = slope(t + h * of::NODES[6], &along(y, h, &k, &of::SEVENTH));
    k[7] = slope(t + h * of::NODES[7], &along(y, h, &k, &of::EIGHTH));
    k[8] = slope(t + h * of::NODES[8], &along(y, h, &k, &of::NINTH));
    k[9] = slope(t + h * of::NODES[9], &along(y, h, &k, &of::TENTH));
    k[10] = slope(t + h * of::NODES[10], &along(y, h, &k, &of::ELEVENTH));
    k[11] = slope(t + h * of::NODES[11], &along(y, h, &k, &of::TWELFTH));
    let to = along(y, h, &k, &of::RESULT);
    k[12] = slope(t + h, &to);
    (to, k)
}

/// Four steps of four motions, each what it is alone.
pub(crate) fn stages_of_four(asked: [&Asked; 4], computed: &mut [Stages; 4]) {
    let phases = FourPhases::new(asked.map(|one| (&*one.phase, one.laws)));
    let side_by_side = |of: fn(&Asked) -> &State| -> States {
        let mut states = [Four::all(0.0); 6];
        for (i, state) in states.iter_mut().enumerate() {
            *state = Four::each(|lane| of(asked[lane])[i]);
        }
        states
    };
    let (time_s, length_s) = (Four::each(|lane| asked[lane].time_s), Four::each(|lane| asked[lane].length_s));
    let (state, slope_here) = (side_by_side(|one| &one.state), side_by_side(|one| &one.slope_here));
    let (to, k) = stages_by(|t, y| phases.slopes(t, y), (time_s, &state, slope_here), length_s);
    for (lane, (own_to, own_k)) in computed.iter_mut().enumerate() {
        for i in 0..6 {
            own_to[i] = to[i].0[lane];
            for stage in 0..13 {
                own_k[stage][i] = k[stage][i].0[lane];
            }
        }
    }
}

fn dense(slope: impl Fn(f64, &State) -> State, step: &Step) -> Dense {
    let (t, h, y) = (step.start_s, step.length_s, &step.from);
    let mut k = [[0.0; 6]; 16];
    k[..13].copy_from_slice(&step.stages);
    let at = |k: &[State; 16], weights: &[Weight]| -> State {
        std::array::from_fn(|i| y[i] + h * weights.iter().map(|&(j, weight)| weight * k[j][i]).sum::<f64>())
    };
    k[13] = slope(t + of::EXTRA_NODES[0] * h, &at(&k, &of::FOURTEENTH));
    k[14] = slope(t + of::EXTRA_NODES[1] * h, &at(&k, &of::FIFTEENTH));
    k[15] = slope(t + of::EXTRA_NODES[2] * h, &at(&k, &of::SIXTEENTH));
    let change: State = std::array::from_fn(|i| step.to[i] - y[i]);
    let scaled = |weights: State| weights.map(|weight| h * weight);
    let coefficients = [
        change,
        std::array::from_fn(|i| h * k[0][i] - change[i]),
        std::array::from_fn(|i| 2.0 * change[i] - h * (k[12][i] + k[0][i])),
        scaled(weighted(&k, &of::DENSE_4)),
        scaled(weighted(&k, &of::DENSE_5)),
        scaled(weighted(&k, &of::DENSE_6)),
        scaled(weighted(&k, &of::DENSE_7)),
    ];
    Dense { start_s: t, length_s: h, from: *y, coefficients }
}

/// The state at any time of a step.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Dense {
    start_s: f64,
    length_s: f64,
    from: State,
    coefficients: [State; 7],
}

impl Dense {
    /// The time at a share of the step, s.
    pub(crate) fn time_s(&self, share: f64) -> f64 {
        self.start_s + share * self.length_s
    }

    /// The share of the step at a time.
    pub(crate) fn share(&self, time_s: f64) -> f64 {
        (time_s - self.start_s) / self.length_s
    }

    /// The state at a share of the step, 0 to 1.
    pub(crate) fn at_share(&self, share: f64) -> State {
        let mut value = [0.0; 6];
        for (index, coefficient) in self.coefficients.iter().rev().enumerate() {
            let factor = if index % 2 == 0 { share } else { 1.0 - share };
            for i in 0..6 {
                value[i] = (value[i] + coefficient[i]) * factor;
            }
        }
        std::array::from_fn(|i| self.from[i] + value[i])
    }

    /// A share of the step at which `g` is just above zero, given that it is not above at the beginning and is at the end:
    /// beyond the zero by at most `nearness` of the step. By secants that aim a little beyond, and bisection.
    pub(crate) fn share_just_beyond(&self, nearness: f64, g: impl Fn(&State) -> f64) -> f64 {
        let value = |share: f64| g(&self.at_share(share));
        let (mut inside, mut beyond) = (0.0, 1.0);
        let (mut at_inside, mut at_beyond) = (value(inside), value(beyond));
        for step in 0..60 {
            if beyond - inside <= nearness {
                break;
            }
            let secant = inside + (beyond - inside) * at_inside / (at_inside - at_beyond) + 0.5 * nearness;
            let middle = if step % 4 < 3 && secant > inside && secant < beyond {
                secant
            } else {
                0.5 * (inside + beyond)
            };
            let at_middle = value(middle);
            if at_middle > 0.0 {
                (beyond, at_beyond) = (middle, at_middle);
                // So near to the line through both ends that the zero is no farther off.
                if at_middle <= 0.75 * nearness * (at_beyond - at_inside) / (beyond - inside) {
                    break;
                }
            } else {
                (inside, at_inside) = (middle, at_middle);
            }
        }
        beyond
    }

    /// A share of the step between two others at which `g` is zero, given that it changes its sign between them; to
    /// within `nearness` of the step, by bisection joined with the secant (Illinois).
    pub(crate) fn share_of_zero(
        &self,
        (low, high): (f64, f64),
        nearness: f64,
        g: impl Fn(&State) -> f64,
    ) -> f64 {
        let value = |share: f64| g(&self.at_share(share));
        let (mut low, mut high) = (low, high);
        let (mut at_low, mut at_high) = (value(low), value(high));
        let mut kept = 0;
        let mut last = f64::INFINITY;
        for _ in 0..100 {
            if (high - low).abs() < nearness || (at_high - at_low).abs() < f64::MIN_POSITIVE {
                break;
            }
            let middle = (low * at_high - high * at_low) / (at_high - at_low);
            let middle = if middle > low && middle < high { middle } else { 0.5 * (low + high) };
            let at_middle = value(middle);
            if at_middle == 0.0 || (middle - last).abs() < nearness {
                return middle;
            }
            last = middle;
            if (at_middle > 0.0) == (at_high > 0.0) {
                (high, at_high) = (middle, at_middle);
                at_low *= if kept == 1 { 0.5 } else { 1.0 };
                kept = 1;
            } else {
                (low, at_low) = (middle, at_middle);
                at_high *= if kept == -1 { 0.5 } else { 1.0 };
                kept = -1;
            }
        }
        if at_low.abs() < at_high.abs() { low } else { high }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::beside::alone;
    use tpt_earth::assert_close;
    use tpt_earth::math::{ln, sin_cos, square, whole_power};

    /// Everything in units of one: a point mass of 1 pulls.
    fn kepler(_: f64, [x, y, z, u, v, w]: &State) -> State {
        let r = (x * x + y * y + z * z).sqrt();
        let pull = -1.0 / (r * r * r);
        [*u, *v, *w, pull * x, pull * y, pull * z]
    }

    /// One step of a given length, whatever its error.
    fn one_step(length_s: f64, from: State) -> Step {
        let mut motion = Integration::new(kepler, 1e9, 0.0, from, length_s);
        alone(motion.step(length_s, &Lane::ALONE)).unwrap()
    }

    #[test]
    fn the_rows_add_up_to_their_nodes() {
        let sums = [
            (of::SECOND.as_slice(), 1),
            (&of::THIRD, 2),
            (&of::FOURTH, 3),
            (&of::FIFTH, 4),
            (&of::SIXTH, 5),
            (&of::SEVENTH, 6),
            (&of::EIGHTH, 7),
            (&of::NINTH, 8),
            (&of::TENTH, 9),
            (&of::ELEVENTH, 10),
            (&of::TWELFTH, 11),
        ];
        for (row, index) in sums {
            let sum: f64 = row.iter().map(|(_, weight)| weight).sum();
            assert_close!(sum, of::NODES[index], abs = 1e-12, "stage {}", index + 1);
        }
        for (row, node) in [&of::FOURTEENTH[..], &of::FIFTEENTH, &of::SIXTEENTH].iter().zip(of::EXTRA_NODES) {
            assert_close!(row.iter().map(|(_, weight)| weight).sum::<f64>(), node, abs = 1e-12);
        }
        for errors in [&of::ERROR_3[..], &of::ERROR_5] {
            assert_close!(errors.iter().map(|(_, weight)| weight).sum::<f64>(), 0.0, abs = 1e-12);
        }
    }

    #[test]
    fn the_result_integrates_powers_up_to_the_seventh_exactly() {
        // Σ b_i c_i^(q−1) = 1/q: a wrong digit in a weight shows here.
        for q in 1..=8_i32 {
            let sum: f64 =
                of::RESULT.iter().map(|&(i, weight)| weight * whole_power(of::NODES[i], q - 1)).sum();
            assert_close!(sum, 1.0 / f64::from(q), abs = 1e-13, "power {}", q - 1);
        }
    }

    /// State of the ellipse of semi-major axis 1 and eccentricity 0.6 at eccentric anomaly `anomaly`.
    fn on_ellipse(anomaly: f64) -> (f64, State) {
        let (sin, cos) = sin_cos(anomaly);
        let rate = 1.0 / (1.0 - 0.6 * cos);
        (anomaly - 0.6 * sin, [cos - 0.6, 0.8 * sin, 0.0, -rate * sin, 0.8 * rate * cos, 0.0])
    }

    fn distance(one: &State, other: &State) -> f64 {
        (0..3).map(|i| square(one[i] - other[i])).sum::<f64>().sqrt()
    }

    #[test]
    fn the_error_of_a_step_falls_with_the_ninth_power_of_its_length() {
        let (start, from) = on_ellipse(1.0);
        let error = |anomaly: f64| {
            let (end, exact) = on_ellipse(anomaly);
            let step = one_step(end - start, from);
            (end - start, distance(&step.to, &exact))
        };
        let ((long, large), (short, small)) = (error(1.2), error(1.1));
        let order = ln(large / small) / ln(long / short);
        assert_close!(order, 9.0, abs = 0.7);
    }

    #[test]
    fn within_a_step_the_polynomial_is_of_order_seven() {
        let (start, from) = on_ellipse(1.0);
        let worst = |anomaly: f64| {
            let (end, _) = on_ellipse(anomaly);
            let step = one_step(end - start, from);
            let dense = dense(kepler, &step);
            let inside = (1..20).map(|i| {
                let (time, exact) = on_ellipse(1.0 + (anomaly - 1.0) * f64::from(i) / 20.0);
                distance(&dense.at_share((time - start) / (end - start)), &exact)
            });
            (end - start, inside.fold(0.0, f64::max))
        };
        let ((long, large), (short, small)) = (worst(1.3), worst(1.15));
        let order = ln(large / small) / ln(long / short);
        assert_close!(order, 8.0, abs = 0.7, "local order: one more than that of the polynomial");
        let step = one_step(0.1, from);
        assert_close!(distance(&dense(kepler, &step).at_share(1.0), &step.to), 0.0, abs = 1e-14);
        assert_close!(distance(&dense(kepler, &step).at_share(0.0), &step.from), 0.0, abs = 0.0);
    }

    #[test]
    fn a_zero_within_a_step_is_found() {
        let (start, from) = on_ellipse(1.0);
        let (end, _) = on_ellipse(1.1);
        let (time, middle) = on_ellipse(1.04);
        let dense = dense(kepler, &one_step(end - start, from));
        let share = dense.share_of_zero((0.0, 1.0), 1e-14, |state| state[1] - middle[1]);
        assert_close!(share * (end - start), time - start, abs = 1e-9);
    }

    #[test]
    fn an_integration_ends_exactly_at_its_limit() {
        let (start, from) = on_ellipse(0.0);
        let mut motion = Integration::new(kepler, 1e-10, start, from, 0.01);
        let (end, exact) = on_ellipse(std::f64::consts::TAU);
        let mut last = None;
        while motion.time_s < end {
            last = Some(alone(motion.step(end, &Lane::ALONE)).unwrap());
        }
        let last = last.unwrap();
        assert_close!(motion.time_s, end, abs = 0.0);
        assert!(distance(&last.to, &exact) < 1e-7, "{:e}", distance(&last.to, &exact));
    }

    #[test]
    fn a_slope_that_is_no_number_is_stuck() {
        let slope = |t: f64, _: &State| [if t > 0.5 { f64::NAN } else { 1.0 }; 6];
        let mut motion = Integration::new(slope, 1e-9, 0.0, [1.0; 6], 0.1);
        let stuck =
            std::iter::repeat_with(|| alone(motion.step(1.0, &Lane::ALONE))).find_map(Result::err).unwrap();
        assert_close!(stuck.at_s, 0.5, abs = 1e-6);
    }
}
