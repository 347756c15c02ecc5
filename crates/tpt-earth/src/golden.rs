//! Where does a function of one number have its top?
//!
//! # Model
//! A golden-section search: of two inner points the better one stays inside, and the span shrinks by (√5 − 1)/2 each time.
//!
//! # Assumptions and limits
//! - One top between the ends. Of several it holds one.
//! - The top of a smooth function is flat: its place is known to about the square root of what the values are known to.
//!
//! # Conventions
//! Any unit; an end may be left out of the function's domain where the function gives minus infinity there.
//!
//! # Sources
//! - \[kiefer1953\] J. Kiefer, Sequential minimax search for a maximum, Proceedings of the American Mathematical Society 4,
//!   1953 — unverified.
//!
//! # Checked by
//! - closed form: the top of a parabola and of a function with a brink.
//!
//! # Not here
//! Which span holds a top: the caller's scan.

/// The share of a span that a golden section leaves: (√5 − 1) / 2.
const GOLDEN: f64 = 0.618_033_988_749_894_9;

/// The span that holds the top of `value` between two numbers, after so many sections; each shrinks it to 0.618 of itself.
///
/// # Errors
///
/// What `value` says of one of the points.
pub fn golden_section<E>(
    (mut from, mut to): (f64, f64),
    sections: u32,
    mut value: impl FnMut(f64) -> Result<f64, E>,
) -> Result<(f64, f64), E> {
    let (mut early, mut late) = (None, None);
    for _ in 0..sections {
        let inner = (to - from) * GOLDEN;
        let (first, second) = (to - inner, from + inner);
        // One of the two was looked at as a point of the span before.
        let one = early.take().map_or_else(|| value(first), Ok)?;
        let other = late.take().map_or_else(|| value(second), Ok)?;
        if one >= other {
            (to, late) = (second, Some(one));
        } else {
            (from, early) = (first, Some(other));
        }
    }
    Ok((from, to))
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use super::*;
    use crate::assert_close;
    use crate::math::whole_power;

    #[test]
    fn the_top_of_a_parabola_is_held() {
        let mut looks = 0;
        let found = golden_section((-1.0, 4.0), 30, |x| {
            looks += 1;
            Ok::<_, Infallible>(-(x - 1.25) * (x - 1.25))
        });
        let (from, to) = found.unwrap();
        assert!(from <= 1.25 && 1.25 <= to, "{from} {to}");
        assert_close!(to - from, 5.0 * whole_power(GOLDEN, 30), rel = 1e-6);
        assert_eq!(looks, 31, "each section looks at one new point");
    }

    #[test]
    fn a_brink_is_a_top() {
        let up_to_two = |x: f64| Ok::<_, Infallible>(if x < 2.0 { x } else { f64::NEG_INFINITY });
        let (from, to) = golden_section((0.0, 5.0), 40, up_to_two).unwrap();
        assert!(from <= 2.0 && 2.0 <= to && to - from < 1e-7, "{from} {to}");
    }

    #[test]
    fn what_goes_wrong_at_a_point_is_told() {
        assert_eq!(golden_section((0.0, 1.0), 5, |_| Err("no")), Err("no"));
    }
}
