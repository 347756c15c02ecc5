//! Numbers side by side: one equation for one value and for four.
//!
//! # Model
//! A formula that is written over [`Lanes`] is computed for one number or for four at once, by the same operations in the same
//! order. None of them is fused or reordered, so that each of the four has the bits that it has alone.
//!
//! # Assumptions and limits
//! - The four operations, the square root and comparisons, which IEEE 754 rounds correctly. Functions that are approximated stay
//!   with single numbers ([`crate::math`]).
//!
//! # Conventions
//! Plain numbers, no units: the formulas that use them say which.
//!
//! # Sources
//! - IEEE 754-2019, section 5.4.1: the operations that are correctly rounded — from memory, unverified.
//!
//! # Checked by
//! - gravity, height and vertical for four places against one by one, in every width, by tests here.
//!
//! # Not here
//! Which processor has which instructions: the library `pulp`, which is asked once.

use std::ops::{Add, Div, Mul, Neg, Sub};
use std::sync::OnceLock;

#[cfg(target_arch = "x86_64")]
mod wide;

/// A polynomial of degree 7 for each of four quantities, its terms from the constant on.
pub(crate) type Polynomials = [[f64; 4]; 8];

/// One number, or several side by side.
pub trait Lanes:
    Copy
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
    + Neg<Output = Self>
    + Add<f64, Output = Self>
    + Sub<f64, Output = Self>
    + Mul<f64, Output = Self>
{
    /// What a comparison gives.
    type Mask: Mask;

    /// How many numbers stand side by side.
    const COUNT: usize;

    /// The same number everywhere, in lanes like these.
    #[must_use]
    fn all(self, value: f64) -> Self;

    /// Each lane by its number, in lanes like these. A single number is lane 0.
    #[must_use]
    fn each(self, of: impl FnMut(usize) -> f64) -> Self;

    /// The numbers of all lanes, then anything.
    #[must_use]
    fn numbers(self) -> [f64; MOST_LANES];

    /// The number of a lane.
    #[inline(always)]
    #[must_use]
    fn lane(self, index: usize) -> f64 {
        self.numbers()[index]
    }

    /// The square root of each.
    #[must_use]
    fn root(self) -> Self;

    /// Where this is greater than another.
    #[must_use]
    fn above(self, other: Self) -> Self::Mask;

    /// This where a mask holds, else the other.
    #[must_use]
    fn or(self, other: Self, mask: Self::Mask) -> Self;

    /// One over each.
    #[inline(always)]
    #[must_use]
    fn inverse(self) -> Self {
        self.all(1.0) / self
    }

    /// Polynomials in each lane's number: the first three quantities of its own row.
    #[must_use]
    #[doc(hidden)]
    fn polynomials(self, rows: &[&[[f64; 4]; 8]]) -> [Self; 3];
}

/// The most numbers that stand side by side.
pub const MOST_LANES: usize = 8;

/// In which lanes something holds.
pub trait Mask: Copy {
    /// Whether in any.
    #[must_use]
    fn any(self) -> bool;

    /// Where both hold.
    #[must_use]
    fn and(self, other: Self) -> Self;

    /// Where either holds.
    #[must_use]
    fn or(self, other: Self) -> Self;

    /// Where it does not hold.
    #[must_use]
    fn not(self) -> Self;
}

impl Mask for bool {
    #[inline(always)]
    fn any(self) -> bool {
        self
    }

    #[inline(always)]
    fn and(self, other: Self) -> Self {
        self & other
    }

    #[inline(always)]
    fn or(self, other: Self) -> Self {
        self | other
    }

    #[inline(always)]
    fn not(self) -> Self {
        !self
    }
}

impl Lanes for f64 {
    type Mask = bool;

    const COUNT: usize = 1;

    #[inline(always)]
    fn all(self, value: f64) -> Self {
        value
    }

    #[inline(always)]
    fn each(self, mut of: impl FnMut(usize) -> f64) -> Self {
        of(0)
    }

    #[inline(always)]
    fn numbers(self) -> [f64; MOST_LANES] {
        [self; MOST_LANES]
    }

    #[inline(always)]
    fn lane(self, _: usize) -> f64 {
        self
    }

    #[inline(always)]
    fn root(self) -> Self {
        self.sqrt()
    }

    #[inline(always)]
    fn above(self, other: Self) -> bool {
        self > other
    }

    #[inline(always)]
    fn or(self, other: Self, mask: bool) -> Self {
        if mask { self } else { other }
    }

    #[inline(always)]
    fn polynomials(self, rows: &[&[[f64; 4]; 8]]) -> [Self; 3] {
        let [x, y, z, _] = at(rows[0], self);
        [x, y, z]
    }
}

/// Four polynomials at a number. The terms are joined in pairs, so that they need not wait for each other.
#[inline(always)]
fn at(row: &Polynomials, u: f64) -> [f64; 4] {
    let (square, fourth) = (u * u, (u * u) * (u * u));
    let [a, b, c, d, e, f, g, h] = row;
    let mut values = [0.0; 4];
    for i in 0..4 {
        values[i] = ((a[i] + b[i] * u) + (c[i] + d[i] * u) * square)
            + ((e[i] + f[i] * u) + (g[i] + h[i] * u) * square) * fourth;
    }
    values
}

/// Four numbers, computed as the compiler likes.
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(align(32))]
pub struct Four([f64; 4]);

/// In which of four lanes something holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FourMask([bool; 4]);

impl Mask for FourMask {
    #[inline(always)]
    fn any(self) -> bool {
        let [a, b, c, d] = self.0;
        a | b | c | d
    }

    #[inline(always)]
    fn and(self, other: Self) -> Self {
        let ([a, b, c, d], [e, f, g, h]) = (self.0, other.0);
        Self([a & e, b & f, c & g, d & h])
    }

    #[inline(always)]
    fn or(self, other: Self) -> Self {
        let ([a, b, c, d], [e, f, g, h]) = (self.0, other.0);
        Self([a | e, b | f, c | g, d | h])
    }

    #[inline(always)]
    fn not(self) -> Self {
        let [a, b, c, d] = self.0;
        Self([!a, !b, !c, !d])
    }
}

impl Four {
    #[inline(always)]
    fn with(self, other: Self, of: impl Fn(f64, f64) -> f64) -> Self {
        // Written out: a call for each lane is not always inlined.
        let ([a, b, c, d], [e, f, g, h]) = (self.0, other.0);
        Self([of(a, e), of(b, f), of(c, g), of(d, h)])
    }
}

macro_rules! operation {
    ($($operation:ident $name:ident $sign:tt),+) => { $(
        impl $operation for Four {
            type Output = Self;

            #[inline(always)]
            fn $name(self, other: Self) -> Self {
                self.with(other, |one, other| one $sign other)
            }
        }
    )+ };
}

macro_rules! operation_with_one {
    ($($operation:ident $name:ident $sign:tt),+) => { $(
        impl $operation<f64> for Four {
            type Output = Self;

            #[inline(always)]
            fn $name(self, other: f64) -> Self {
                self.with(Self([other; 4]), |one, other| one $sign other)
            }
        }
    )+ };
}

operation!(Add add +, Sub sub -, Mul mul *, Div div /);
operation_with_one!(Add add +, Sub sub -, Mul mul *);

impl Neg for Four {
    type Output = Self;

    #[inline(always)]
    fn neg(self) -> Self {
        let [a, b, c, d] = self.0;
        Self([-a, -b, -c, -d])
    }
}

impl Lanes for Four {
    type Mask = FourMask;

    const COUNT: usize = 4;

    #[inline(always)]
    fn all(self, value: f64) -> Self {
        Self([value; 4])
    }

    #[inline(always)]
    fn each(self, mut of: impl FnMut(usize) -> f64) -> Self {
        Self([of(0), of(1), of(2), of(3)])
    }

    #[inline(always)]
    fn numbers(self) -> [f64; MOST_LANES] {
        let [a, b, c, d] = self.0;
        [a, b, c, d, a, b, c, d]
    }

    #[inline(always)]
    fn root(self) -> Self {
        let [a, b, c, d] = self.0;
        Self([a.sqrt(), b.sqrt(), c.sqrt(), d.sqrt()])
    }

    #[inline(always)]
    fn above(self, other: Self) -> FourMask {
        let ([a, b, c, d], [e, f, g, h]) = (self.0, other.0);
        FourMask([a > e, b > f, c > g, d > h])
    }

    #[inline(always)]
    fn or(self, other: Self, mask: FourMask) -> Self {
        let pick = |lane: usize| if mask.0[lane] { self.0[lane] } else { other.0[lane] };
        Self([pick(0), pick(1), pick(2), pick(3)])
    }

    #[inline(always)]
    fn polynomials(self, rows: &[&[[f64; 4]; 8]]) -> [Self; 3] {
        let [u, v, w, x] = self.0;
        let (a, b, c, d) = (at(rows[0], u), at(rows[1], v), at(rows[2], w), at(rows[3], x));
        let of = |quantity: usize| Self([a[quantity], b[quantity], c[quantity], d[quantity]]);
        [of(0), of(1), of(2)]
    }
}

/// Twice as many, so that one half need not wait while the other does.
#[derive(Clone, Copy)]
struct Twice<N>(N, N);

/// In which of them something holds.
#[derive(Clone, Copy)]
struct TwiceMask<M>(M, M);

impl<M: Mask> Mask for TwiceMask<M> {
    #[inline(always)]
    fn any(self) -> bool {
        self.0.or(self.1).any()
    }

    #[inline(always)]
    fn and(self, other: Self) -> Self {
        Self(self.0.and(other.0), self.1.and(other.1))
    }

    #[inline(always)]
    fn or(self, other: Self) -> Self {
        Self(self.0.or(other.0), self.1.or(other.1))
    }

    #[inline(always)]
    fn not(self) -> Self {
        Self(self.0.not(), self.1.not())
    }
}

macro_rules! operation_twice {
    ($($operation:ident $name:ident $sign:tt),+) => { $(
        impl<N: Lanes> $operation for Twice<N> {
            type Output = Self;

            #[inline(always)]
            fn $name(self, other: Self) -> Self {
                Self(self.0 $sign other.0, self.1 $sign other.1)
            }
        }
    )+ };
}

macro_rules! operation_twice_with_one {
    ($($operation:ident $name:ident $sign:tt),+) => { $(
        impl<N: Lanes> $operation<f64> for Twice<N> {
            type Output = Self;

            #[inline(always)]
            fn $name(self, other: f64) -> Self {
                Self(self.0 $sign other, self.1 $sign other)
            }
        }
    )+ };
}

operation_twice!(Add add +, Sub sub -, Mul mul *, Div div /);
operation_twice_with_one!(Add add +, Sub sub -, Mul mul *);

impl<N: Lanes> Neg for Twice<N> {
    type Output = Self;

    #[inline(always)]
    fn neg(self) -> Self {
        Self(-self.0, -self.1)
    }
}

impl<N: Lanes> Lanes for Twice<N> {
    type Mask = TwiceMask<N::Mask>;

    const COUNT: usize = 2 * N::COUNT;

    #[inline(always)]
    fn all(self, value: f64) -> Self {
        Self(self.0.all(value), self.1.all(value))
    }

    #[inline(always)]
    #[expect(clippy::redundant_closure, reason = "a reference to the function is not inlined")]
    fn each(self, mut of: impl FnMut(usize) -> f64) -> Self {
        let first = self.0.each(|lane| of(lane));
        Self(first, self.1.each(|lane| of(N::COUNT + lane)))
    }

    #[inline(always)]
    fn numbers(self) -> [f64; MOST_LANES] {
        let ([a, b, c, d, ..], [e, f, g, h, ..]) = (self.0.numbers(), self.1.numbers());
        [a, b, c, d, e, f, g, h]
    }

    #[inline(always)]
    fn root(self) -> Self {
        Self(self.0.root(), self.1.root())
    }

    #[inline(always)]
    fn above(self, other: Self) -> Self::Mask {
        TwiceMask(self.0.above(other.0), self.1.above(other.1))
    }

    #[inline(always)]
    fn or(self, other: Self, mask: Self::Mask) -> Self {
        Self(self.0.or(other.0, mask.0), self.1.or(other.1, mask.1))
    }

    #[inline(always)]
    fn polynomials(self, rows: &[&[[f64; 4]; 8]]) -> [Self; 3] {
        let (first, second) = rows.split_at(N::COUNT);
        let ([a, b, c], [x, y, z]) = (self.0.polynomials(first), self.1.polynomials(second));
        [Self(a, x), Self(b, y), Self(c, z)]
    }
}

/// Something that is computed over lanes.
pub trait OnLanes {
    /// What it gives.
    type Output;

    /// Computes it; `like` says which lanes. Everything in it has to be inlined, or it is slow.
    fn run<N: Lanes>(self, like: N) -> Self::Output;
}

/// How four numbers are computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Width {
    /// One after the other: every flight by itself.
    One,
    /// With the instructions that every processor of the kind has: two at once on x86-64.
    Plain,
    /// Four at once, on x86-64 with AVX2.
    Wide,
}

/// The width that the program computes in, once it is known.
static IN_FORCE: OnceLock<Width> = OnceLock::new();

impl Width {
    /// The width in force: what [`Width::force`] set, else the widest that this processor has.
    #[must_use]
    pub fn in_force() -> Self {
        *IN_FORCE.get_or_init(|| if Self::has_wide() { Self::Wide } else { Self::Plain })
    }

    /// Sets the width of the whole program, for tests. Too late once something was computed: then it changes nothing.
    pub fn force(self) {
        let _ = IN_FORCE.set(self);
    }

    #[cfg(target_arch = "x86_64")]
    fn has_wide() -> bool {
        pulp::x86::V3::try_new().is_some()
    }

    #[cfg(not(target_arch = "x86_64"))]
    fn has_wide() -> bool {
        false
    }

    /// Computes something in this width in one lane or in four: for what does not gain from more, or would be built too often.
    pub fn run_by_four<J: OnLanes>(self, count: usize, job: J) -> J::Output {
        if count <= 1 || self == Self::One {
            return job.run(0.0);
        }
        #[cfg(target_arch = "x86_64")]
        if self == Self::Wide
            && let Some(simd) = pulp::x86::V3::try_new()
        {
            return simd.vectorize(wide::Wide::<_, false> { simd, job });
        }
        job.run(Four([0.0; 4]))
    }

    /// Computes something in this width for so many, in the fewest lanes that hold them: one, four or eight.
    pub fn run<J: OnLanes>(self, count: usize, job: J) -> J::Output {
        if count <= 1 {
            return job.run(0.0);
        }
        #[cfg(target_arch = "x86_64")]
        if self == Self::Wide
            && let Some(simd) = pulp::x86::V3::try_new()
        {
            return if count <= 4 {
                simd.vectorize(wide::Wide::<_, false> { simd, job })
            } else {
                simd.vectorize(wide::Wide::<_, true> { simd, job })
            };
        }
        let four = Four([0.0; 4]);
        if count <= 4 { job.run(four) } else { job.run(Twice(four, four)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{GravityModel, height_m, vertical};
    use proptest::prelude::*;

    /// Gravity, height and vertical of four places.
    struct Places([[f64; 3]; MOST_LANES]);

    impl OnLanes for Places {
        type Output = [[f64; 8]; MOST_LANES];

        #[inline(always)]
        fn run<N: Lanes>(self, like: N) -> Self::Output {
            let four: [N; 3] = std::array::from_fn(|axis| like.each(|lane| self.0[lane][axis]));
            let ([a, b, c], [x, y, z]) = (GravityModel::ZonalJ4.acceleration(four), vertical(four).0);
            let all = [a, b, c, x, y, z, vertical(four).1, height_m(four)];
            std::array::from_fn(|lane| all.map(|number| number.lane(lane % N::COUNT)))
        }
    }

    proptest! {
        #[test]
        fn places_side_by_side_have_the_gravity_and_the_height_of_one_by_one(
            places in proptest::array::uniform8(proptest::array::uniform3(-9e6..9e6_f64)),
        ) {
            for (width, count) in [Width::Plain, Width::Wide].into_iter().flat_map(|width| [1, 4, 8].map(|n| (width, n))) {
                let found = width.run(count, Places(places));
                for (place, found) in places.into_iter().zip(found).take(count) {
                    let ([a, b, c], ([x, y, z], height)) =
                        (GravityModel::ZonalJ4.acceleration(place), vertical(place));
                    let alone = [a, b, c, x, y, z, height, height_m(place)];
                    prop_assert_eq!(found.map(f64::to_bits), alone.map(f64::to_bits), "{:?}", width);
                }
            }
        }
    }
}
