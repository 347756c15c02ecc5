//! The mathematical functions that this project calls: the same bits on every processor and system.
//!
//! # Model
//!
//! The crate `libm`, a port of the C library musl in pure Rust: additions, multiplications, divisions and square roots,
//! which IEEE 754 fixes to the last bit. The methods of `f64` call the platform's C library, whose last bits differ
//! between libraries and between processors. `clippy.toml` forbids them in every crate.
//!
//! # Assumptions and limits
//!
//! - Errors are those of the port, below one unit in the last place for most arguments; nothing is rounded correctly.
//! - [`hypot`] squares its arguments: they stay between 1e-150 and 1e150. Every length here does.
//! - [`pow_positive`] goes through the logarithm: its relative error is about `|y ln x|` units in the last place.
//!
//! # Conventions
//!
//! Angles in radians. Names are those of the methods of `f64`.
//!
//! # Sources
//!
//! - [libm] the crate `libm` 0.2 (rust-lang/compiler-builtins), its documentation — read at its version 0.2.16.
//!
//! # Checked by
//!
//! - laws: the tests below, against the platform's functions within two units in the last place
//! - the same bytes on another processor: `docs/models/reproducibility.md`
//!
//! # Not here
//!
//! The C names for the libraries that we call: `tpt-libm`. Angles with a type: [`crate::Angle`].

pub use libm::{acos, asin, atan2, cos, erfc, exp, pow, sin, tan};

/// The natural logarithm.
#[must_use]
#[inline]
pub fn ln(x: f64) -> f64 {
    libm::log(x)
}

/// `exp(x) - 1`, exact to the last digits near zero.
#[must_use]
#[inline]
pub fn exp_m1(x: f64) -> f64 {
    libm::expm1(x)
}

/// Sine and cosine.
#[must_use]
#[inline]
pub fn sin_cos(x: f64) -> (f64, f64) {
    libm::sincos(x)
}

/// The length of the vector (x, y).
#[must_use]
#[inline]
pub fn hypot(x: f64, y: f64) -> f64 {
    (x * x + y * y).sqrt()
}

/// `x` times itself.
#[must_use]
#[inline]
pub fn square(x: f64) -> f64 {
    x * x
}

/// The third power.
#[must_use]
#[inline]
pub fn cube(x: f64) -> f64 {
    x * x * x
}

/// The fourth power.
#[must_use]
#[inline]
pub fn fourth_power(x: f64) -> f64 {
    square(square(x))
}

/// The fourth root, by two square roots.
#[must_use]
#[inline]
pub fn fourth_root(x: f64) -> f64 {
    x.sqrt().sqrt()
}

/// The eighth root, by three square roots.
#[must_use]
#[inline]
pub fn eighth_root(x: f64) -> f64 {
    x.sqrt().sqrt().sqrt()
}

/// A whole power, by multiplications from the left in this order on every machine.
#[must_use]
pub fn whole_power(x: f64, n: i32) -> f64 {
    let of = |count: u32| (0..count).fold(1.0, |product, _| product * x);
    if n < 0 { 1.0 / of(n.unsigned_abs()) } else { of(n.unsigned_abs()) }
}

/// `x` to the power `y`, for a positive `x`.
#[must_use]
#[inline]
pub fn pow_positive(x: f64, y: f64) -> f64 {
    exp(y * ln(x))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::assert_close;

    /// The difference of two numbers in units of the last place of the larger.
    fn places(one: f64, other: f64) -> f64 {
        let unit = (one.abs().max(other.abs()) * f64::EPSILON).max(f64::MIN_POSITIVE);
        (one - other).abs() / unit
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        #[allow(clippy::disallowed_methods, reason = "the platform's functions are the rival")]
        fn functions_are_the_platforms_within_two_places(x in -30.0..30.0_f64, y in -30.0..30.0_f64) {
            for (ours, theirs) in [
                (sin(x), x.sin()), (cos(x), x.cos()), (tan(x), x.tan()), (atan2(y, x), y.atan2(x)),
                (sin_cos(x).0, x.sin()), (sin_cos(x).1, x.cos()),
                (exp(x), x.exp()), (exp_m1(x), x.exp_m1()), (ln(x.abs()), x.abs().ln()),
                (asin(x / 30.0), (x / 30.0).asin()), (acos(x / 30.0), (x / 30.0).acos()),
                (hypot(x, y), x.hypot(y)), (square(x), x.powi(2)), (cube(x), x.powi(3)),
                (fourth_power(x), x.powi(4)), (whole_power(x, -3), x.powi(-3)),
                (fourth_root(x.abs()), x.abs().powf(0.25)), (eighth_root(x.abs()), x.abs().powf(0.125)),
            ] {
                prop_assert!(places(ours, theirs) <= 3.0, "{ours} and {theirs} at {x}, {y}");
            }
        }

        #[test]
        #[allow(clippy::disallowed_methods, reason = "the platform's function is the rival")]
        fn a_power_is_as_exact_as_its_logarithm_allows(x in 0.01..100.0_f64, y in -6.0..6.0_f64) {
            let allowed = 3.0 + 2.0 * (y * ln(x)).abs();
            prop_assert!(places(pow_positive(x, y), x.powf(y)) <= allowed, "{x}^{y}");
        }
    }

    /// Abramowitz and Stegun, table 7.1, as the crate `libm` computes them to the last printed digit.
    #[test]
    fn the_error_function_is_that_of_the_tables() {
        for (x, erf) in [(0.5, 0.520_499_877_8), (1.0, 0.842_700_792_9), (1.5, 0.966_105_146_5)] {
            assert_close!(1.0 - erfc(x), erf, abs = 1e-10);
            assert_close!(erfc(-x) - 1.0, erf, abs = 1e-10);
        }
    }

    /// Values that IEEE 754 does not fix, as this library gives them: another bit on any machine is a fault.
    #[test]
    fn the_last_bits_are_these() {
        let bits = [
            sin(1.0),
            cos(2.0),
            tan(0.5),
            atan2(1.0, 3.0),
            exp(0.1),
            ln(3.0),
            asin(0.3),
            acos(0.7),
            exp_m1(0.01),
            erfc(0.5),
        ];
        let bits = bits.map(f64::to_bits);
        let frozen = [
            4_605_754_516_372_524_270,
            13_824_540_291_724_702_213,
            4_603_095_874_924_660_554,
            4_599_467_762_625_453_793,
            4_607_656_066_507_473_108,
            4_607_626_529_066_517_258,
            4_599_160_474_810_251_007,
            4_605_339_535_295_732_891,
            4_576_947_148_659_168_063,
            4_602_309_526_204_327_004,
        ];
        assert_eq!(bits, frozen);
    }
}
