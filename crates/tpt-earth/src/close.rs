//! Is this number close enough? A test macro that always says what kind of tolerance it uses.
//!
//! # Model
//! `assert_close!(ours, theirs, abs = t)` demands `|ours − theirs| ≤ t`, `rel = t` demands
//! `|ours − theirs| ≤ t·|theirs|`. There is no default: a tolerance whose kind is a guess tests nothing.
//!
//! # Assumptions and limits
//! - Fails on "not a number" on either side.
//!
//! # Conventions
//! The second number is the reference.
//!
//! # Sources
//! None.
//!
//! # Checked by
//! - its own unit tests, which see it fail.
//!
//! # Not here
//! Tolerances themselves: each test names its own, with the reason.

/// Asserts that two numbers differ by no more than a tolerance whose kind is written out.
#[macro_export]
macro_rules! assert_close {
    ($ours:expr, $theirs:expr, abs = $tolerance:expr $(, $($note:tt)+)?) => {{
        let (ours, theirs, tolerance): (f64, f64, f64) = ($ours, $theirs, $tolerance);
        let difference = (ours - theirs).abs();
        assert!(
            difference <= tolerance,
            "{} = {ours}, expected {theirs}: differs by {difference:e}, allowed abs {tolerance:e}{}",
            stringify!($ours), $crate::close_note!($($($note)+)?)
        );
    }};
    ($ours:expr, $theirs:expr, rel = $tolerance:expr $(, $($note:tt)+)?) => {{
        let (ours, theirs, tolerance): (f64, f64, f64) = ($ours, $theirs, $tolerance);
        let difference = (ours - theirs).abs() / theirs.abs();
        assert!(
            difference <= tolerance,
            "{} = {ours}, expected {theirs}: differs by {difference:e}, allowed rel {tolerance:e}{}",
            stringify!($ours), $crate::close_note!($($($note)+)?)
        );
    }};
}

/// The note of an [`assert_close!`] as text.
#[doc(hidden)]
#[macro_export]
macro_rules! close_note {
    () => { "" };
    ($($note:tt)+) => { format!(" ({})", format!($($note)+)) };
}

#[cfg(test)]
mod tests {
    #[test]
    fn close_numbers_pass() {
        assert_close!(1.0, 1.0 + 1e-9, abs = 1e-8);
        assert_close!(100.0, 101.0, rel = 0.01, "case {}", 1);
    }

    #[test]
    #[should_panic(expected = "allowed abs")]
    fn a_larger_difference_fails() {
        assert_close!(1.0, 1.1, abs = 0.05);
    }

    #[test]
    #[should_panic(expected = "allowed rel")]
    fn not_a_number_fails() {
        assert_close!(f64::NAN, 1.0, rel = 0.5);
    }
}
