//! Four numbers in one register, on x86-64 with AVX2.
//!
//! # Model
//! Each operation of [`Lanes`] is one instruction of the processor for four numbers, none of them fused.
//!
//! # Assumptions and limits
//! - Whatever is computed over these lanes has to be inlined into what the library `pulp` runs: no closure, no call.
//!
//! # Conventions
//! Those of [`super`].
//!
//! # Sources
//! - none: the same operations.
//!
//! # Checked by
//! - [`super`]'s tests, in every width.
//!
//! # Not here
//! The formulas.

use std::ops::{Add, Div, Mul, Neg, Sub};

use pulp::x86::V3;
use pulp::{NullaryFnOnce, f64x4, m64x4};

use super::{Lanes, MOST_LANES, Mask, OnLanes, Polynomials, Twice};

/// Something to compute where the instructions are there, in four lanes or in twice as many.
pub(super) struct Wide<J, const TWICE: bool> {
    pub(super) simd: V3,
    pub(super) job: J,
}

impl<J: OnLanes, const TWICE: bool> NullaryFnOnce for Wide<J, TWICE> {
    type Output = J::Output;

    #[inline(always)]
    fn call(self) -> J::Output {
        let four = Wide4 { simd: self.simd, four: self.simd.splat_f64x4(0.0) };
        if TWICE { self.job.run(Twice(four, four)) } else { self.job.run(four) }
    }
}

/// Four numbers.
#[derive(Clone, Copy)]
struct Wide4 {
    simd: V3,
    four: f64x4,
}

/// In which of four lanes something holds.
#[derive(Clone, Copy)]
struct WideMask {
    simd: V3,
    four: m64x4,
}

impl Mask for WideMask {
    #[inline(always)]
    fn any(self) -> bool {
        self.simd.avx._mm256_movemask_pd(pulp::cast(self.four)) != 0
    }

    #[inline(always)]
    fn and(self, other: Self) -> Self {
        Self { four: self.simd.and_m64x4(self.four, other.four), ..self }
    }

    #[inline(always)]
    fn or(self, other: Self) -> Self {
        Self { four: self.simd.or_m64x4(self.four, other.four), ..self }
    }

    #[inline(always)]
    fn not(self) -> Self {
        Self { four: self.simd.not_m64x4(self.four), ..self }
    }
}

impl Wide4 {
    #[inline(always)]
    fn of(self, four: f64x4) -> Self {
        Self { four, ..self }
    }
}

macro_rules! operation {
    ($($operation:ident $name:ident $instruction:ident),+) => { $(
        impl $operation for Wide4 {
            type Output = Self;

            #[inline(always)]
            fn $name(self, other: Self) -> Self {
                self.of(self.simd.$instruction(self.four, other.four))
            }
        }

        impl $operation<f64> for Wide4 {
            type Output = Self;

            #[inline(always)]
            fn $name(self, other: f64) -> Self {
                self.of(self.simd.$instruction(self.four, self.simd.splat_f64x4(other)))
            }
        }
    )+ };
}

operation!(Add add add_f64x4, Sub sub sub_f64x4, Mul mul mul_f64x4, Div div div_f64x4);

impl Neg for Wide4 {
    type Output = Self;

    #[inline(always)]
    fn neg(self) -> Self {
        self.of(self.simd.xor_f64x4(self.four, self.simd.splat_f64x4(-0.0)))
    }
}

/// Four polynomials at a number, side by side.
#[inline(always)]
fn at(simd: V3, row: &Polynomials, u: f64) -> [f64; 4] {
    let u = simd.splat_f64x4(u);
    let square = simd.mul_f64x4(u, u);
    let fourth = simd.mul_f64x4(square, square);
    let [a, b, c, d, e, f, g, h] = row;
    let low = joined(simd, joined(simd, of(a), of(b), u), joined(simd, of(c), of(d), u), square);
    let high = joined(simd, joined(simd, of(e), of(f), u), joined(simd, of(g), of(h), u), square);
    let f64x4(a, b, c, d) = joined(simd, low, high, fourth);
    [a, b, c, d]
}

#[inline(always)]
const fn of([a, b, c, d]: &[f64; 4]) -> f64x4 {
    f64x4(*a, *b, *c, *d)
}

/// `low + high · by`, not fused.
#[inline(always)]
fn joined(simd: V3, low: f64x4, high: f64x4, by: f64x4) -> f64x4 {
    simd.add_f64x4(low, simd.mul_f64x4(high, by))
}

impl Lanes for Wide4 {
    type Mask = WideMask;

    const COUNT: usize = 4;

    #[inline(always)]
    fn all(self, value: f64) -> Self {
        self.of(self.simd.splat_f64x4(value))
    }

    #[inline(always)]
    fn each(self, mut of: impl FnMut(usize) -> f64) -> Self {
        self.of(f64x4(of(0), of(1), of(2), of(3)))
    }

    #[inline(always)]
    fn numbers(self) -> [f64; MOST_LANES] {
        let f64x4(a, b, c, d) = self.four;
        [a, b, c, d, a, b, c, d]
    }

    #[inline(always)]
    fn root(self) -> Self {
        self.of(self.simd.sqrt_f64x4(self.four))
    }

    #[inline(always)]
    fn above(self, other: Self) -> WideMask {
        WideMask { simd: self.simd, four: self.simd.cmp_gt_f64x4(self.four, other.four) }
    }

    #[inline(always)]
    fn or(self, other: Self, mask: WideMask) -> Self {
        self.of(self.simd.select_f64x4(mask.four, self.four, other.four))
    }

    #[inline(always)]
    fn polynomials(self, rows: &[&[[f64; 4]; 8]]) -> [Self; 3] {
        let f64x4(u, v, w, x) = self.four;
        let a = at(self.simd, rows[0], u);
        let b = at(self.simd, rows[1], v);
        let c = at(self.simd, rows[2], w);
        let d = at(self.simd, rows[3], x);
        [
            self.of(f64x4(a[0], b[0], c[0], d[0])),
            self.of(f64x4(a[1], b[1], c[1], d[1])),
            self.of(f64x4(a[2], b[2], c[2], d[2])),
        ]
    }
}
