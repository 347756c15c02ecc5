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

use std::cell::OnceCell;
use std::rc::Rc;

use coefficients as of;
use coefficients::Weight;
use tpt_earth::math::eighth_root;
use tpt_earth::{Lanes, MOST_LANES, OnLanes, vertical};

use crate::beside::Lane;
use crate::motion::{Forces, Laws, Phase};

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
    made: Box<Made>,
}

impl Step {
    /// Where it leads.
    pub(crate) fn to(&self) -> &State {
        &self.made.to
    }

    /// Where the state at its end stands.
    pub(crate) fn end(&self) -> Look {
        self.made.look
    }
}

/// The twelve stages and the slope at the end.
pub(crate) type Stages<N> = [[N; 6]; 13];

/// Where a step leads and what it is made of. It is large: it stays where it was made, in a box that the next step takes over.
#[derive(Clone, Debug)]
pub(crate) struct Made {
    to: State,
    /// The joined error estimate over what is allowed.
    error: f64,
    /// Where the state at its end stands.
    look: Look,
    more: More,
}

/// What a step is made of.
#[derive(Clone, Debug)]
#[expect(clippy::large_enum_variant, reason = "it stands in a box that steps hand on")]
enum More {
    /// Its stages, of one that was made alone.
    Stages(Stages<f64>),
    /// Its continuous extension, of one that was made beside others.
    Extension(Coefficients),
}

impl Made {
    pub(crate) fn nothing() -> Box<Self> {
        let look = Look { height_m: 0.0, climb_m_s: 0.0 };
        Box::new(Self { to: [0.0; 6], error: 0.0, look, more: More::Extension([[0.0; 6]; 7]) })
    }
}

/// Height and vertical speed at a state.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Look {
    pub(crate) height_m: f64,
    pub(crate) climb_m_s: f64,
}

impl Look {
    pub(crate) fn at(state: &State) -> Self {
        let (height_m, climb_m_s) = height_and_climb(state);
        Self { height_m, climb_m_s }
    }

    pub(crate) fn rises(self) -> bool {
        self.climb_m_s > 0.0
    }

    pub(crate) fn is_below_ground(self) -> bool {
        self.height_m < 0.0
    }
}

#[inline(always)]
fn height_and_climb<N: Lanes>(state: &[N; 6]) -> (N, N) {
    let [x, y, z, u, v, w] = *state;
    let (up, height_m) = vertical([x, y, z]);
    (height_m, up[0] * u + up[1] * v + up[2] * w)
}

/// What moves a state, or several side by side. No closure: whatever is computed over wide lanes has to be inlined.
pub(crate) trait Slope<N> {
    /// The slope of a state at a time.
    fn at(&self, time_s: N, state: &[N; 6]) -> [N; 6];

    /// The phase and its laws, where steps may be computed beside those of others.
    fn phase(&self) -> Option<(&Rc<Phase>, Laws)> {
        None
    }
}

impl<F: Fn(f64, &State) -> State> Slope<f64> for F {
    #[inline(always)]
    fn at(&self, time_s: f64, state: &State) -> State {
        self(time_s, state)
    }
}

impl<N: Lanes> Slope<N> for Forces<'_, N> {
    #[inline(always)]
    fn at(&self, time_s: N, state: &[N; 6]) -> [N; 6] {
        self.slope(time_s, state)
    }
}

/// A phase by its laws.
pub(crate) struct ByLaws<'p> {
    phase: &'p Rc<Phase>,
    laws: Laws,
    /// Made when a step is computed alone.
    alone: OnceCell<Forces<'p, f64>>,
}

impl<'p> ByLaws<'p> {
    pub(crate) const fn new(phase: &'p Rc<Phase>, laws: Laws) -> Self {
        Self { phase, laws, alone: OnceCell::new() }
    }
}

impl Slope<f64> for ByLaws<'_> {
    #[inline(always)]
    fn at(&self, time_s: f64, state: &State) -> State {
        let forces = || Forces::new(0.0, [(&**self.phase, self.laws); MOST_LANES]);
        self.alone.get_or_init(forces).slope(time_s, state)
    }

    fn phase(&self) -> Option<(&Rc<Phase>, Laws)> {
        Some((self.phase, self.laws))
    }
}

/// A motion that goes forward step by step.
#[derive(Clone, Debug)]
pub(crate) struct Integration<F> {
    slope: F,
    tolerance: f64,
    time_s: f64,
    state: State,
    /// None at the start.
    slope_here: Option<State>,
    next_length_s: f64,
    /// Length and error of the step before.
    before: Option<(f64, f64)>,
    /// Where the next step is made.
    spare: Option<Box<Made>>,
}

/// `state + length Σ weight · stage`.
#[inline(always)]
fn along<N: Lanes>(state: &[N; 6], length_s: N, stages: &[[N; 6]], weights: &[Weight]) -> [N; 6] {
    let mut to = weighted(stages, weights);
    for i in 0..6 {
        to[i] = state[i] + length_s * to[i];
    }
    to
}

#[inline(always)]
fn weighted<N: Lanes>(stages: &[[N; 6]], weights: &[Weight]) -> [N; 6] {
    let mut sum = [stages[0][0].all(0.0); 6];
    for &(index, weight) in weights {
        for i in 0..6 {
            sum[i] = sum[i] + stages[index][i] * weight;
        }
    }
    sum
}

/// Squares of the lengths of the two halves of a state.
#[inline(always)]
fn squares<N: Lanes>(state: &[N; 6]) -> (N, N) {
    let [x, y, z, u, v, w] = *state;
    (x * x + y * y + z * z, u * u + v * v + w * w)
}

impl<F: Slope<f64>> Integration<F> {
    /// From a state at a time; `first_length_s` is a guess of the first step.
    pub(crate) fn new(slope: F, tolerance: f64, time_s: f64, state: State, first_length_s: f64) -> Self {
        Self {
            slope,
            tolerance,
            time_s,
            state,
            slope_here: None,
            next_length_s: first_length_s,
            before: None,
            spare: None,
        }
    }

    /// Makes the next step where another was made that nobody asks for any more.
    pub(crate) fn reuse(&mut self, step: Step) {
        self.spare = Some(step.made);
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
        let mut made = self.spare.take().unwrap_or_else(Made::nothing);
        loop {
            let rest_s = limit_s - self.time_s;
            // The last step of a phase takes what is left, rather than leave a sliver.
            let last = length_s >= 0.999_999 * rest_s;
            if last {
                length_s = rest_s;
            }
            let start = Start { time_s: self.time_s, length_s, state: self.state, tolerance: self.tolerance };
            made = self.made(start, self.slope_here.as_ref(), made, lane).await;
            let error = made.error;
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
            let start_s = self.time_s;
            self.time_s = if last { limit_s } else { self.time_s + length_s };
            let from = std::mem::replace(&mut self.state, made.to);
            self.slope_here = match &made.more {
                More::Stages(stages) => Some(stages[12]),
                More::Extension(_) => None,
            };
            return Ok(Step { start_s, length_s, from, made });
        }
    }

    /// About the joined error estimate that rounding alone makes: what lies below says nothing, and no length of a step may
    /// hang on it.
    fn noise(&self) -> f64 {
        (ROUNDING / self.tolerance).max(1e-10)
    }

    /// The state at a share of a step, flown again to there: exacter than the continuous extension.
    pub(crate) async fn again_to(&self, step: &Step, share: f64, lane: &Lane) -> State {
        let start = Start {
            time_s: step.start_s,
            length_s: share * step.length_s,
            state: step.from,
            tolerance: self.tolerance,
        };
        let slope_there = match &step.made.more {
            More::Stages(stages) => Some(&stages[0]),
            More::Extension(_) => None,
        };
        self.made(start, slope_there, Made::nothing(), lane).await.to
    }

    /// A step, whatever its error.
    async fn made(
        &self,
        start: Start,
        slope_there: Option<&State>,
        mut made: Box<Made>,
        lane: &Lane,
    ) -> Box<Made> {
        if let (Some((phase, laws)), Some(slot)) = (self.slope.phase(), lane.slot()) {
            return slot.step(phase, laws, (start, made)).await;
        }
        let Start { time_s, length_s, state, tolerance } = start;
        let (to, stages, error) = stages(&self.slope, (time_s, &state, slope_there), length_s, tolerance);
        *made = Made { look: Look::at(&to), to, error, more: More::Stages(stages) };
        made
    }

    /// The continuous extension over a step that this integration made.
    pub(crate) fn dense(&self, step: &Step) -> Dense {
        dense(&self.slope, step)
    }
}

/// From where a step is asked for, and how long.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Start {
    pub(crate) time_s: f64,
    pub(crate) length_s: f64,
    pub(crate) state: State,
    pub(crate) tolerance: f64,
}

/// A step, or several side by side: where it leads, its stages and its joined error estimate over what is allowed.
#[inline(always)]
fn stages<N: Lanes>(
    slope: &impl Slope<N>,
    (t, y, slope_here): (N, &[N; 6], Option<&[N; 6]>),
    h: N,
    tolerance: N,
) -> ([N; 6], Stages<N>, N) {
    let mut k = [*slope_here.unwrap_or(y); 13];
    let mut to = *y;
    // The first stage is the state itself: `y + h · 0` is `y` to the last bit.
    for stage in usize::from(slope_here.is_some())..13 {
        to = along(y, h, &k, of::ROWS[stage]);
        k[stage] = slope.at(t + h * of::NODES[stage], &to);
    }
    let error = error((y, &to), h, &k, tolerance);
    (to, k, error)
}

/// The joined error estimate over what is allowed.
#[inline(always)]
fn error<N: Lanes>((from, to): (&[N; 6], &[N; 6]), length_s: N, stages: &Stages<N>, tolerance: N) -> N {
    let (position_from, velocity_from) = squares(from);
    let (position_to, velocity_to) = squares(to);
    let position = position_from.or(position_to, position_from.above(position_to));
    let velocity = velocity_from.or(velocity_to, velocity_from.above(velocity_to));
    let speed = velocity.root() + SPEED_FLOOR_M_S;
    let allowed = tolerance * 6.0 * tolerance;
    let (fifth_position, fifth_velocity) = squares(&weighted(stages, &of::ERROR_5));
    let (third_position, third_velocity) = squares(&weighted(stages, &of::ERROR_3));
    let fifth = (fifth_position / position + fifth_velocity / (speed * speed)) / allowed;
    let third = (third_position / position + third_velocity / (speed * speed)) / allowed;
    let both = fifth + third * 0.01;
    // Where both are nothing, the quotient would be no number; where one is no number, the step is refused.
    let nothing = length_s.all(0.0);
    (length_s * fifth / both.root()).or(both, both.above(nothing))
}

fn dense(slope: &impl Slope<f64>, step: &Step) -> Dense {
    let (start_s, length_s, from) = (step.start_s, step.length_s, step.from);
    let coefficients = match &step.made.more {
        More::Stages(stages) => extension(slope, (start_s, &from), length_s, (&step.made.to, stages)),
        More::Extension(coefficients) => *coefficients,
    };
    Dense { start_s, length_s, from, coefficients }
}

/// The polynomials over a step, or over several side by side.
#[inline(always)]
fn extension<N: Lanes>(
    slope: &impl Slope<N>,
    (t, y): (N, &[N; 6]),
    h: N,
    (to, stages): (&[N; 6], &Stages<N>),
) -> [[N; 6]; 7] {
    let mut k = [[h; 6]; 16];
    k[..13].copy_from_slice(stages);
    for (extra, weights) in of::EXTRA_ROWS.iter().enumerate() {
        let state = along(y, h, &k, weights);
        k[13 + extra] = slope.at(t + h * of::EXTRA_NODES[extra], &state);
    }
    let mut coefficients = [[h; 6]; 7];
    for i in 0..6 {
        let change = to[i] - y[i];
        coefficients[0][i] = change;
        coefficients[1][i] = h * k[0][i] - change;
        coefficients[2][i] = change * 2.0 - h * (k[12][i] + k[0][i]);
    }
    for (row, weights) in of::DENSE_ROWS.iter().enumerate() {
        let sum = weighted(&k, weights);
        for i in 0..6 {
            coefficients[3 + row][i] = h * sum[i];
        }
    }
    coefficients
}

/// Four steps of four motions, each what it is alone; or fewer, the last one taken again for those that are absent.
pub(crate) struct Steps<'a> {
    pub(crate) phases: [(&'a Phase, Laws); MOST_LANES],
    pub(crate) starts: [&'a Start; MOST_LANES],
    pub(crate) made: &'a mut [Box<Made>],
}

/// Something of four, component by component.
#[inline(always)]
fn side_by_side<N: Lanes>(like: N, of: [&State; MOST_LANES]) -> [N; 6] {
    let mut states = [like; 6];
    for (i, state) in states.iter_mut().enumerate() {
        *state = like.each(|lane| of[lane][i]);
    }
    states
}

impl OnLanes for Steps<'_> {
    type Output = ();

    #[inline(always)]
    fn run<N: Lanes>(self, like: N) {
        let Self { phases, starts, made } = self;
        let forces = Forces::new(like, phases);
        let (time_s, length_s) =
            (like.each(|lane| starts[lane].time_s), like.each(|lane| starts[lane].length_s));
        let tolerance = like.each(|lane| starts[lane].tolerance);
        let state = side_by_side(like, starts.map(|start| &start.state));
        let (to, stages, error) = stages(&forces, (time_s, &state, None), length_s, tolerance);
        let (height_m, climb_m_s) = height_and_climb(&to);
        // Of eight steps one nearly always leaves the laws that hold, and asks for it.
        let extension = extension(&forces, (time_s, &state), length_s, (&to, &stages));
        let (error, height_m, climb_m_s) = (error.numbers(), height_m.numbers(), climb_m_s.numbers());
        for (lane, own) in made.iter_mut().enumerate() {
            own.error = error[lane];
            own.look = Look { height_m: height_m[lane], climb_m_s: climb_m_s[lane] };
            if !matches!(own.more, More::Extension(_)) {
                own.more = More::Extension([[0.0; 6]; 7]);
            }
        }
        for i in 0..6 {
            let numbers = to[i].numbers();
            for (lane, own) in made.iter_mut().enumerate() {
                own.to[i] = numbers[lane];
            }
            for (term, values) in extension.iter().enumerate() {
                let numbers = values[i].numbers();
                for (lane, own) in made.iter_mut().enumerate() {
                    if let More::Extension(own) = &mut own.more {
                        own[term][i] = numbers[lane];
                    }
                }
            }
        }
    }
}

/// The terms of a continuous extension.
pub(crate) type Coefficients = [State; 7];

/// The state at any time of a step.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Dense {
    start_s: f64,
    length_s: f64,
    from: State,
    coefficients: Coefficients,
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

    /// A share of the step at which `g` is just above zero, given that it is not above at the beginning, where it is `at_start`, and is at the end:
    /// beyond the zero by at most `nearness` of the step. By secants that aim a little beyond, and bisection.
    pub(crate) fn share_just_beyond(&self, nearness: f64, at_start: f64, g: impl Fn(&State) -> f64) -> f64 {
        let value = |share: f64| g(&self.at_share(share));
        let (mut inside, mut beyond) = (0.0, 1.0);
        let (mut at_inside, mut at_beyond) = (at_start, value(beyond));
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
            (end - start, distance(step.to(), &exact))
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
            let dense = dense(&kepler, &step);
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
        assert_close!(distance(&dense(&kepler, &step).at_share(1.0), step.to()), 0.0, abs = 1e-14);
        assert_close!(distance(&dense(&kepler, &step).at_share(0.0), &step.from), 0.0, abs = 0.0);
    }

    #[test]
    fn a_zero_within_a_step_is_found() {
        let (start, from) = on_ellipse(1.0);
        let (end, _) = on_ellipse(1.1);
        let (time, middle) = on_ellipse(1.04);
        let dense = dense(&kepler, &one_step(end - start, from));
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
        assert!(distance(last.to(), &exact) < 1e-7, "{:e}", distance(last.to(), &exact));
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
