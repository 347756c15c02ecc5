//! How does a body move under gravity alone, as a Taylor series in the time?
//!
//! # Model
//! In axes that do not turn, with `s = z/r`, `ζ = z/r²` and `q = 1/r²`, the field of `tpt_earth::gravity` has products alone:
//!
//! ```text
//! ẍ = A x,  ÿ = A y,  z̈ = A z + B
//! A = GM/r³ (−1 + J2 S + J3 Y + J4 (39.375 D² − 2.5 q²)),   B = −GM/r³ (3 J2 ζ + J3 S + J4 Y)
//! S = 7.5 ζ² − 1.5 q,   T = 17.5 ζ² − 7.5 q,   Y = ζ T,   D = ζ² − q/3       (lengths in radii of the equator)
//! ```
//!
//! Each quantity is a series. A term of a product is the sum over the terms of its factors; a quotient and a square root are
//! solved for the newest term of their product. So each term of the place follows from those before it. How many there are
//! depends on the tolerance, and a step is so long that the last two terms are as small as the tolerance allows.
//!
//! # Assumptions and limits
//! - No air and no thrust.
//! - The number of terms is one of two, so that each term is written out: a loop over terms was slower.
//! - The length of a step is found to a hundredth, from the binary digits of a number instead of its logarithm.
//!
//! # Conventions
//! Axes that coincide with the Earth-fixed ones at the launch and do not turn. SI. Time from the beginning of a step.
//!
//! # Sources
//! - \[jorba2005\] À. Jorba, M. Zou, A software package for the numerical integration of ODEs by means of high-order Taylor
//!   methods, Experimental Mathematics 14, 2005: recurrences for products and powers, order from the tolerance, step from the
//!   last two terms — from memory, unverified; the form of the field above is derived from `tpt_earth::gravity` here.
//! - Differs from the source in: the last terms are a fixed share of the tolerance instead of the factor e⁻² on the step, and the
//!   number of terms is rounded up to one that is written out. The error of an arc is then about that of `heyoka` at the same
//!   tolerance.
//!
//! # Checked by
//! - laws: the second derivative is the field's own acceleration, and a step forth and back ends where it began, by tests here;
//!   Kepler's arc and the Jacobi integral in `tests/it/thrown.rs`.
//! - other tools: `validation/cases/heyoka-arcs`.
//!
//! # Not here
//! Who is thrown, apogee and impact: `thrown.rs`.

use tpt_earth::ellipsoid::{WGS84_GM_M3_S2, WGS84_SEMI_MAJOR_AXIS};
use tpt_earth::{Lanes, MOST_LANES};

/// The place as series, axis by axis: the polynomials of a step.
pub(crate) type Polynomials<N, const TERMS: usize> = [[N; TERMS]; 3];

/// `GM`, and it times `J_n aⁿ`: the zonal terms with lengths in metres.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Field {
    zonals: [f64; 3],
}

impl Field {
    pub(crate) fn new([j2, j3, j4]: [f64; 3]) -> Self {
        let a_m = WGS84_SEMI_MAJOR_AXIS.as_metres();
        let second = WGS84_GM_M3_S2 * a_m * a_m;
        Self { zonals: [second * j2, second * a_m * j3, second * a_m * a_m * j4] }
    }
}

/// A motion as series, and what they are made from. It is kept from step to step: only its numbers change.
pub(crate) struct Series<N, const TERMS: usize> {
    field: Field,
    pub(crate) place: Polynomials<N, TERMS>,
    /// `r²`, its inverse, and the first and third powers of `1/r`.
    square: [N; TERMS],
    q: [N; TERMS],
    inverse: [N; TERMS],
    cube: [N; TERMS],
    /// `ζ`, `ζ²`, `T`, `D`.
    zeta: [N; TERMS],
    zeta_squared: [N; TERMS],
    t: [N; TERMS],
    d: [N; TERMS],
    /// `A` and `B` without their factor `1/r³`, and `A`.
    along: [N; TERMS],
    axial: [N; TERMS],
    a: [N; TERMS],
}

impl<N: Lanes, const TERMS: usize> Series<N, TERMS> {
    #[inline(always)]
    pub(crate) fn new(field: Field, like: N) -> Self {
        let none = [like.all(0.0); TERMS];
        Self {
            field,
            place: [none; 3],
            square: none,
            q: none,
            inverse: none,
            cube: none,
            zeta: none,
            zeta_squared: none,
            t: none,
            d: none,
            along: none,
            axial: none,
            a: none,
        }
    }

    /// The series of the motions that begin with these states.
    #[inline(always)]
    pub(crate) fn expand(&mut self, state: &[N; 6]) {
        for axis in 0..3 {
            self.place[axis][0] = state[axis];
            self.place[axis][1] = state[axis + 3];
        }
        let half_r = self.first();
        // Each term written out, so that the compiler knows the length of every sum.
        macro_rules! terms {
            ($($n:literal)+) => { $( if $n + 2 < TERMS { self.term::<$n>(half_r); } )+ };
        }
        terms!(1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17);
        const { assert!(TERMS <= 20) };
    }

    /// The first terms; half the distance from the centre, by which a square root is solved.
    #[inline(always)]
    fn first(&mut self) -> N {
        let Self { place: [x, y, z], square, q, inverse, cube, zeta, .. } = self;
        square[0] = squared::<N, TERMS, 0>(x) + squared::<N, TERMS, 0>(y) + squared::<N, TERMS, 0>(z);
        q[0] = square[0].inverse();
        inverse[0] = q[0].root();
        cube[0] = q[0] * inverse[0];
        zeta[0] = z[0] * q[0];
        let half_r = square[0] * inverse[0] * 0.5;
        self.accelerate::<0>();
        half_r
    }

    /// The terms of degree `n`, 1 or more.
    #[inline(always)]
    fn term<const N_TH: usize>(&mut self, half_r: N) {
        let Self { place: [x, y, z], square, q, inverse, cube, zeta, .. } = self;
        square[N_TH] =
            squared::<N, TERMS, N_TH>(x) + squared::<N, TERMS, N_TH>(y) + squared::<N, TERMS, N_TH>(z);
        let mut sum = square[1] * q[N_TH - 1];
        for j in 2..=N_TH {
            sum = sum + square[j] * q[N_TH - j];
        }
        q[N_TH] = -(sum * q[0]);
        inverse[N_TH] = (q[N_TH] - squared_within::<N, TERMS, N_TH>(inverse)) * half_r;
        cube[N_TH] = product::<N, TERMS, N_TH>(inverse, q);
        zeta[N_TH] = product::<N, TERMS, N_TH>(z, q);
        self.accelerate::<N_TH>();
    }

    /// The acceleration's terms of degree `n`, and with them the place's of degree `n + 2`.
    #[inline(always)]
    fn accelerate<const N_TH: usize>(&mut self) {
        let [j2, j3, j4] = self.field.zonals;
        let Self { place: [x, y, z], q, cube, zeta, zeta_squared, t, d, along, axial, a, .. } = self;
        zeta_squared[N_TH] = squared::<N, TERMS, N_TH>(zeta);
        let s = zeta_squared[N_TH] * 7.5 - q[N_TH] * 1.5;
        t[N_TH] = zeta_squared[N_TH] * 17.5 - q[N_TH] * 7.5;
        d[N_TH] = zeta_squared[N_TH] - q[N_TH] * (1.0 / 3.0);
        let third = product::<N, TERMS, N_TH>(zeta, t);
        let fourth = squared::<N, TERMS, N_TH>(d) * 39.375 - squared::<N, TERMS, N_TH>(q) * 2.5;
        along[N_TH] = s * j2 + third * j3 + fourth * j4;
        if N_TH == 0 {
            along[0] = along[0] - WGS84_GM_M3_S2;
        }
        axial[N_TH] = -(zeta[N_TH] * (3.0 * j2) + s * j3 + third * j4);
        // Sums with a factor in common are made together.
        let (mut factor, mut axially) = (cube[N_TH] * along[0], cube[N_TH] * axial[0]);
        for j in 0..N_TH {
            factor = factor + cube[j] * along[N_TH - j];
            axially = axially + cube[j] * axial[N_TH - j];
        }
        a[N_TH] = factor;
        let (mut on_x, mut on_y, mut on_z) = (a[0] * x[N_TH], a[0] * y[N_TH], axially + a[0] * z[N_TH]);
        for j in 1..=N_TH {
            on_x = on_x + a[j] * x[N_TH - j];
            on_y = on_y + a[j] * y[N_TH - j];
            on_z = on_z + a[j] * z[N_TH - j];
        }
        let share = 1.0 / ((N_TH + 1) * (N_TH + 2)) as f64;
        x[N_TH + 2] = on_x * share;
        y[N_TH + 2] = on_y * share;
        z[N_TH + 2] = on_z * share;
    }

    /// How long a step may be, s: the last two terms are then at most the tolerance, as shares of the distance from the centre.
    #[inline(always)]
    pub(crate) fn length_s(&self, tolerance: f64) -> N {
        let [x, y, z] = &self.place;
        let near = self.square[0] * (tolerance * tolerance * MARGIN * MARGIN);
        let (k, l) = (TERMS - 1, TERMS - 2);
        let last = (near / (x[k] * x[k] + y[k] * y[k] + z[k] * z[k])).numbers();
        let before = (near / (x[l] * x[l] + y[l] * y[l] + z[l] * z[l])).numbers();
        let mut length_s = [0.0; MOST_LANES];
        for lane in 0..N::COUNT {
            let one = power(last[lane], 0.5 / k as f64);
            let other = power(before[lane], 0.5 / l as f64);
            length_s[lane] = if one < other { one } else { other };
        }
        near.each(|lane| length_s[lane])
    }
}

/// The `n`-th term of a product, the newest terms of both last: they are waited for.
#[inline(always)]
fn product<N: Lanes, const TERMS: usize, const N_TH: usize>(a: &[N; TERMS], b: &[N; TERMS]) -> N {
    if N_TH == 0 {
        return a[0] * b[0];
    }
    let mut sum = a[0] * b[N_TH];
    if N_TH > 1 {
        sum = a[1] * b[N_TH - 1];
        for j in 2..N_TH {
            sum = sum + a[j] * b[N_TH - j];
        }
        sum = sum + a[0] * b[N_TH];
    }
    sum + a[N_TH] * b[0]
}

/// The `n`-th term of a square.
#[inline(always)]
fn squared<N: Lanes, const TERMS: usize, const N_TH: usize>(a: &[N; TERMS]) -> N {
    if N_TH == 0 {
        return a[0] * a[0];
    }
    let ends = a[0] * a[N_TH];
    if N_TH == 1 { ends + ends } else { squared_within::<N, TERMS, N_TH>(a) + (ends + ends) }
}

/// The same without what has the newest term as a factor.
#[inline(always)]
fn squared_within<N: Lanes, const TERMS: usize, const N_TH: usize>(a: &[N; TERMS]) -> N {
    if N_TH < 2 {
        return a[0].all(0.0);
    }
    if N_TH == 2 {
        return a[1] * a[1];
    }
    let mut sum = a[1] * a[N_TH - 1];
    for j in 2..N_TH.div_ceil(2) {
        sum = sum + a[j] * a[N_TH - j];
    }
    sum = sum + sum;
    if N_TH.is_multiple_of(2) { sum + a[N_TH / 2] * a[N_TH / 2] } else { sum }
}

/// The states of a step's polynomials after a time.
#[inline(always)]
pub(crate) fn state_at<N: Lanes, const TERMS: usize>(place: &Polynomials<N, TERMS>, time_s: N) -> [N; 6] {
    let mut p = [place[0][TERMS - 1], place[1][TERMS - 1], place[2][TERMS - 1]];
    let mut v = p;
    for axis in 0..3 {
        p[axis] = p[axis] * time_s + place[axis][TERMS - 2];
    }
    for k in (0..TERMS - 2).rev() {
        for axis in 0..3 {
            v[axis] = v[axis] * time_s + p[axis];
            p[axis] = p[axis] * time_s + place[axis][k];
        }
    }
    [p[0], p[1], p[2], v[0], v[1], v[2]]
}

/// What the last terms may be, as a share of the tolerance: so small that the error over a whole arc is near it.
const MARGIN: f64 = 1.0 / 64.0;

/// A positive number to a power between 0 and 1/8, to a hundredth: its digits are read as its logarithm.
#[inline(always)]
fn power(x: f64, exponent: f64) -> f64 {
    const BITS: f64 = (1_u64 << 52) as f64;
    const ONE: f64 = (1023_u64 << 52) as f64;
    let logarithm = (x.to_bits() as f64 - ONE) * (exponent / BITS);
    // Above zero, so that the whole part is what is cut off below.
    let above = logarithm + 1024.0;
    let whole = above as u64;
    let part = above - whole as f64;
    f64::from_bits((whole - 1) << 52) * (1.0 + part * (0.6565 + 0.3435 * part))
}

#[cfg(test)]
mod tests {
    use super::*;
    use tpt_earth::{GravityModel, assert_close};

    const START: [f64; 6] = [-2.7e6, 4.1e6, 4.2e6, -2500.0, 3600.0, 3700.0];

    fn expanded(gravity: GravityModel) -> Series<f64, 19> {
        let mut series = Series::new(Field::new(gravity.zonals()), 0.0);
        series.expand(&START);
        series
    }

    #[test]
    fn the_second_derivative_is_the_acceleration_of_the_field() {
        for gravity in [GravityModel::PointMass, GravityModel::ZonalJ4] {
            let series = expanded(gravity);
            for time_s in [0.0, 30.0, 60.0] {
                let [x, y, z, ..] = state_at(&series.place, time_s);
                let acceleration = gravity.acceleration([x, y, z]);
                for (series, acceleration) in series.place.iter().zip(acceleration) {
                    let term = |sum: f64, k: usize| sum * time_s + (k * (k - 1)) as f64 * series[k];
                    let second = (2..19).rev().fold(0.0, term);
                    assert_close!(second, acceleration, abs = 1e-13, "{gravity:?} {time_s}");
                }
            }
        }
    }

    #[test]
    fn a_step_forth_and_back_ends_where_it_began() {
        let mut series = expanded(GravityModel::ZonalJ4);
        let length_s = series.length_s(1e-13);
        let there = state_at(&series.place, length_s);
        series.expand(&there);
        let back = state_at(&series.place, -length_s);
        for part in 0..6 {
            assert_close!(back[part], START[part], rel = 1e-13, "{part}");
        }
    }

    #[test]
    fn the_speed_is_the_slope_of_the_place() {
        let series = expanded(GravityModel::ZonalJ4);
        let [before, at, after] = [99.0, 100.0, 101.0].map(|time_s| state_at(&series.place, time_s));
        for axis in 0..3 {
            let slope = 0.5 * (after[axis] - before[axis]);
            // The third derivative is about 0.01 m/s³.
            assert_close!(slope, at[axis + 3], abs = 0.01 / 6.0 + 1e-6);
        }
    }

    #[test]
    fn the_last_terms_are_what_the_tolerance_allows() {
        let series = expanded(GravityModel::ZonalJ4);
        let distance_m = series.square[0].sqrt();
        for tolerance in [1e-13, 1e-11] {
            let length_s = series.length_s(tolerance);
            let size = |k: i32| {
                let term: f64 = (0..3).map(|axis| series.place[axis][k as usize].abs()).fold(0.0, f64::max);
                term * tpt_earth::math::whole_power(length_s, k) / distance_m / tolerance
            };
            // To a hundredth in the step is to a fifth in a term of this degree; the largest axis is not the whole.
            assert!(size(18).max(size(17)) < 1.3 * MARGIN, "{} {}", size(18), size(17));
            assert!(size(18).max(size(17)) > 0.4 * MARGIN, "{} {}", size(18), size(17));
        }
    }

    #[test]
    fn a_power_is_right_to_a_hundredth() {
        for x in [1e-30, 3e-9, 0.7, 1.0, 1.5, 2.0, 1e3, 5e40] {
            let exponent = 1.0 / 28.0;
            assert_close!(power(x, exponent), tpt_earth::math::pow_positive(x, exponent), rel = 1e-2, "{x}");
        }
    }
}
