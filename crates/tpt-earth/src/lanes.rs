//! Numbers side by side: one equation for one value and for four.
//!
//! # Model
//! A formula that is written over [`Lanes`] is computed for one number or for four at once, by the same operations in the same
//! order. None of them is fused or reordered, so that each of the four has the bits that it has alone.
//!
//! # Assumptions and limits
//! - The four operations and the square root, which IEEE 754 rounds correctly. Functions that are approximated stay with single
//!   numbers ([`crate::math`]).
//!
//! # Conventions
//! Plain numbers, no units: the formulas that use them say which.
//!
//! # Sources
//! - IEEE 754-2019, section 5.4.1: the operations that are correctly rounded — from memory, unverified.
//!
//! # Checked by
//! - gravity and height for four places against one by one, by tests here.
//!
//! # Not here
//! Which instructions are used: the compiler's.

use std::ops::{Add, Div, Mul, Neg, Sub};

/// One number, or several side by side.
pub trait Lanes:
    Copy
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
    + Neg<Output = Self>
    + Mul<f64, Output = Self>
{
    /// The same number everywhere.
    fn all(value: f64) -> Self;

    /// One over each.
    #[must_use]
    fn inverse(self) -> Self;

    /// The square root of each.
    #[must_use]
    fn root(self) -> Self;
}

impl Lanes for f64 {
    #[inline(always)]
    fn all(value: f64) -> Self {
        value
    }

    #[inline(always)]
    fn inverse(self) -> Self {
        1.0 / self
    }

    #[inline(always)]
    fn root(self) -> Self {
        self.sqrt()
    }
}

/// Four numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(align(32))]
pub struct Four(pub [f64; 4]);

impl Four {
    /// Each of the four by its number, 0 to 3.
    #[inline(always)]
    pub fn each(mut of: impl FnMut(usize) -> f64) -> Self {
        Self([of(0), of(1), of(2), of(3)])
    }

    /// Of each pair the first where asked for, else the second.
    #[inline(always)]
    #[must_use]
    pub fn or(self, other: Self, first: [bool; 4]) -> Self {
        Self::each(|lane| if first[lane] { self.0[lane] } else { other.0[lane] })
    }
}

impl Add for Four {
    type Output = Self;

    #[inline(always)]
    fn add(self, other: Self) -> Self {
        Self::each(|lane| self.0[lane] + other.0[lane])
    }
}

impl Sub for Four {
    type Output = Self;

    #[inline(always)]
    fn sub(self, other: Self) -> Self {
        Self::each(|lane| self.0[lane] - other.0[lane])
    }
}

impl Mul for Four {
    type Output = Self;

    #[inline(always)]
    fn mul(self, other: Self) -> Self {
        Self::each(|lane| self.0[lane] * other.0[lane])
    }
}

impl Div for Four {
    type Output = Self;

    #[inline(always)]
    fn div(self, other: Self) -> Self {
        Self::each(|lane| self.0[lane] / other.0[lane])
    }
}

impl Mul<f64> for Four {
    type Output = Self;

    #[inline(always)]
    fn mul(self, other: f64) -> Self {
        Self::each(|lane| self.0[lane] * other)
    }
}

impl Neg for Four {
    type Output = Self;

    #[inline(always)]
    fn neg(self) -> Self {
        Self::each(|lane| -self.0[lane])
    }
}

impl Lanes for Four {
    #[inline(always)]
    fn all(value: f64) -> Self {
        Self([value; 4])
    }

    #[inline(always)]
    fn inverse(self) -> Self {
        Self::each(|lane| 1.0 / self.0[lane])
    }

    #[inline(always)]
    fn root(self) -> Self {
        Self::each(|lane| self.0[lane].sqrt())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{GravityModel, height_m};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn four_places_have_the_gravity_and_the_height_of_one_by_one(
            places in proptest::array::uniform4(proptest::array::uniform3(-9e6..9e6_f64)),
        ) {
            let four: [Four; 3] = std::array::from_fn(|axis| Four::each(|lane| places[lane][axis]));
            let height = height_m(four);
            let pull = GravityModel::ZonalJ4.acceleration(four);
            for lane in 0..4 {
                prop_assert_eq!(height.0[lane].to_bits(), height_m(places[lane]).to_bits());
                let alone = GravityModel::ZonalJ4.acceleration(places[lane]);
                for axis in 0..3 {
                    prop_assert_eq!(pull[axis].0[lane].to_bits(), alone[axis].to_bits());
                }
            }
        }
    }
}
