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

use coefficients as of;
use coefficients::Weight;
use tpt_earth::math::eighth_root;
use tpt_earth::{Lanes, MOST_LANES, OnLanes, vertical};

use crate::motion::{Forces, Laws, Phase};

/// Position in m and velocity in m/s.
pub(crate) type State = [f64; 6];

/// The speed that is added to the present one as the measure of an error in velocity, m/s.
const SPEED_FLOOR_M_S: f64 = 100.0;

/// About what rounding leaves of an error over a step, over what it is measured against.
const ROUNDING: f64 = 2e-14;

/// How much shorter a step is tried beyond a corner: one that is refused costs a whole step, and most of those that are taken
/// there are cut at the next corner.
const AFTER_A_CORNER: f64 = 0.7;

/// The integration cannot go on: the step has shrunk to nothing, or the slope is not a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Stuck {
    /// Where it stopped, s.
    pub(crate) at_s: f64,
}

/// The twelve stages and the slope at the end.
pub(crate) type Stages<N> = [[N; 6]; 13];

/// Where a step leads and what it is made of.
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
#[expect(clippy::large_enum_variant, reason = "it stands where steps are made, one after the other")]
enum More {
    /// Its stages, of one that was made alone.
    Stages(Stages<f64>),
    /// Its continuous extension, of one that was made beside others.
    Extension(Coefficients),
}

impl Made {
    /// Before anything was made there.
    pub(crate) const NOTHING: Self = Self {
        to: [0.0; 6],
        error: 0.0,
        look: Look { height_m: 0.0, climb_m_s: 0.0 },
        more: More::Extension([[0.0; 6]; 7]),
    };

    /// Makes a step alone, whatever its error; the slope where it starts may be known.
    pub(crate) fn alone(&mut self, slope: &impl Slope<f64>, start: &Start, slope_here: Option<&State>) {
        let Start { time_s, length_s, state, tolerance } = start;
        let (to, stages, error) = stages(slope, (*time_s, state, slope_here), *length_s, *tolerance);
        *self = Self { look: Look::at(&to), to, error, more: More::Stages(stages) };
    }

    /// Where it leads.
    pub(crate) const fn to(&self) -> &State {
        &self.to
    }

    /// Where the state at its end stands.
    pub(crate) const fn look(&self) -> Look {
        self.look
    }

    /// The continuous extension over it, from where it started; who made it alone says by which slope.
    pub(crate) fn dense<S: Slope<f64>>(&self, start: &Start, slope: impl FnOnce() -> S) -> Dense {
        let Start { time_s, length_s, state, .. } = *start;
        let coefficients = match &self.more {
            More::Stages(stages) => extension(&slope(), (time_s, &state), length_s, (&self.to, stages)),
            More::Extension(coefficients) => *coefficients,
        };
        Dense { start_s: time_s, length_s, from: state, coefficients }
    }

    /// The slope at its end, where it is known.
    const fn slope_there(&self) -> Option<State> {
        match &self.more {
            More::Stages(stages) => Some(stages[12]),
            More::Extension(_) => None,
        }
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
pub(crate) fn height_and_climb<N: Lanes>(state: &[N; 6]) -> (N, N) {
    let [x, y, z, u, v, w] = *state;
    let (up, height_m) = vertical([x, y, z]);
    (height_m, up[0] * u + up[1] * v + up[2] * w)
}

/// What moves a state, or several side by side. No closure: whatever is computed over wide lanes has to be inlined.
pub(crate) trait Slope<N> {
    /// The slope of a state at a time.
    fn at(&self, time_s: N, state: &[N; 6]) -> [N; 6];
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

/// A motion that goes forward step by step.
#[derive(Clone, Debug)]
pub(crate) struct Integration {
    tolerance: f64,
    time_s: f64,
    state: State,
    /// None at the start, and where the step before was made beside others.
    slope_here: Option<State>,
    next_length_s: f64,
    /// Length and error of the step before.
    before: Option<(f64, f64)>,
    trying: Trying,
}

/// The step that is tried.
#[derive(Clone, Copy, Debug)]
struct Trying {
    length_s: f64,
    limit_s: f64,
    /// Whether it takes all that is left.
    last: bool,
    /// Whether a longer one was refused.
    refused: bool,
}

/// What a step is worth.
pub(crate) enum Judged {
    /// A shorter one is to be made.
    Refused(Start),
    /// The motion stands at its end.
    Taken,
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

impl Integration {
    /// From a state at a time; `first_length_s` is a guess of the first step.
    pub(crate) const fn new(tolerance: f64, time_s: f64, state: State, first_length_s: f64) -> Self {
        Self {
            tolerance,
            time_s,
            state,
            slope_here: None,
            next_length_s: first_length_s,
            before: None,
            trying: Trying { length_s: first_length_s, limit_s: f64::INFINITY, last: false, refused: false },
        }
    }

    /// Where the motion stands, s.
    pub(crate) const fn time_s(&self) -> f64 {
        self.time_s
    }

    pub(crate) const fn state(&self) -> &State {
        &self.state
    }

    /// The slope there, where it is known.
    pub(crate) const fn slope_here(&self) -> Option<&State> {
        self.slope_here.as_ref()
    }

    /// Puts the motion somewhere else.
    pub(crate) const fn stand_at(&mut self, time_s: f64, state: State) {
        (self.time_s, self.state) = (time_s, state);
    }

    /// Goes on by other laws: what was seen so far says little of them, so that the next step is shorter.
    pub(crate) fn turn(&mut self) {
        (self.slope_here, self.before) = (None, None);
        self.next_length_s *= AFTER_A_CORNER;
    }

    /// The next step to make, not beyond `limit_s`.
    pub(crate) fn next(&mut self, limit_s: f64) -> Start {
        self.tried(Trying { length_s: self.next_length_s, limit_s, last: false, refused: false })
    }

    fn tried(&mut self, trying: Trying) -> Start {
        let rest_s = trying.limit_s - self.time_s;
        // The last step of a phase takes what is left, rather than leave a sliver.
        let last = trying.length_s >= 0.999_999 * rest_s;
        let length_s = if last { rest_s } else { trying.length_s };
        self.trying = Trying { length_s, last, ..trying };
        Start { time_s: self.time_s, length_s, state: self.state, tolerance: self.tolerance }
    }

    /// Takes a step that was made, or refuses it.
    pub(crate) fn judge(&mut self, made: &Made) -> Result<Judged, Stuck> {
        let Trying { length_s, limit_s, last, refused } = self.trying;
        let error = made.error;
        if error.is_nan() || error > 1.0 {
            let shrink = if error.is_finite() { 0.9 / eighth_root(error) } else { 0.1 };
            let length_s = length_s * shrink.clamp(0.1, 0.9);
            if length_s.is_nan() || length_s <= 1e-12 * self.time_s.abs().max(1.0) {
                return Err(Stuck { at_s: self.time_s });
            }
            return Ok(Judged::Refused(self.tried(Trying { length_s, refused: true, ..self.trying })));
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
        self.time_s = if last { limit_s } else { self.time_s + length_s };
        self.state = made.to;
        self.slope_here = made.slope_there();
        Ok(Judged::Taken)
    }

    /// About the joined error estimate that rounding alone makes: what lies below says nothing, and no length of a step may
    /// hang on it.
    fn noise(&self) -> f64 {
        (ROUNDING / self.tolerance).max(1e-10)
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
    pub(crate) made: &'a mut [Made],
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
    use tpt_earth::assert_close;
    use tpt_earth::math::{ln, sin_cos, square, whole_power};

    /// Everything in units of one: a point mass of 1 pulls.
    fn kepler(_: f64, [x, y, z, u, v, w]: &State) -> State {
        let r = (x * x + y * y + z * z).sqrt();
        let pull = -1.0 / (r * r * r);
        [*u, *v, *w, pull * x, pull * y, pull * z]
    }

    /// One step of a given length, whatever its error.
    fn one_step(length_s: f64, from: State) -> (Made, Dense) {
        let start = Start { time_s: 0.0, length_s, state: from, tolerance: 1e9 };
        let mut made = Made::NOTHING;
        made.alone(&kepler, &start, None);
        let dense = made.dense(&start, || kepler);
        (made, dense)
    }

    /// The next step of a motion that is taken.
    fn step(motion: &mut Integration, slope: &impl Slope<f64>, limit_s: f64) -> Result<Made, Stuck> {
        let mut start = motion.next(limit_s);
        let mut made = Made::NOTHING;
        loop {
            made.alone(slope, &start, motion.slope_here());
            match motion.judge(&made)? {
                Judged::Refused(shorter) => start = shorter,
                Judged::Taken => return Ok(made),
            }
        }
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
            let (step, _) = one_step(end - start, from);
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
            let (_, dense) = one_step(end - start, from);
            let inside = (1..20).map(|i| {
                let (time, exact) = on_ellipse(1.0 + (anomaly - 1.0) * f64::from(i) / 20.0);
                distance(&dense.at_share((time - start) / (end - start)), &exact)
            });
            (end - start, inside.fold(0.0, f64::max))
        };
        let ((long, large), (short, small)) = (worst(1.3), worst(1.15));
        let order = ln(large / small) / ln(long / short);
        assert_close!(order, 8.0, abs = 0.7, "local order: one more than that of the polynomial");
        let (step, dense) = one_step(0.1, from);
        assert_close!(distance(&dense.at_share(1.0), step.to()), 0.0, abs = 1e-14);
        assert_close!(distance(&dense.at_share(0.0), &from), 0.0, abs = 0.0);
    }

    #[test]
    fn a_zero_within_a_step_is_found() {
        let (start, from) = on_ellipse(1.0);
        let (end, _) = on_ellipse(1.1);
        let (time, middle) = on_ellipse(1.04);
        let (_, dense) = one_step(end - start, from);
        let share = dense.share_of_zero((0.0, 1.0), 1e-14, |state| state[1] - middle[1]);
        assert_close!(share * (end - start), time - start, abs = 1e-9);
    }

    #[test]
    fn an_integration_ends_exactly_at_its_limit() {
        let (start, from) = on_ellipse(0.0);
        let mut motion = Integration::new(1e-10, start, from, 0.01);
        let (end, exact) = on_ellipse(std::f64::consts::TAU);
        let mut last = None;
        while motion.time_s < end {
            last = Some(step(&mut motion, &kepler, end).unwrap());
        }
        let last = last.unwrap();
        assert_close!(motion.time_s, end, abs = 0.0);
        assert!(distance(last.to(), &exact) < 1e-7, "{:e}", distance(last.to(), &exact));
    }

    #[test]
    fn a_slope_that_is_no_number_is_stuck() {
        let slope = |t: f64, _: &State| [if t > 0.5 { f64::NAN } else { 1.0 }; 6];
        let mut motion = Integration::new(1e-9, 0.0, [1.0; 6], 0.1);
        let stuck = std::iter::repeat_with(|| step(&mut motion, &slope, 1.0)).find_map(Result::err).unwrap();
        assert_close!(stuck.at_s, 0.5, abs = 1e-6);
    }
}
