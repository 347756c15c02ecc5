//! Where does a function of one number change its sign?
//!
//! # Model
//! The method that interpolates, truncates and projects (ITP): the secant's place, pushed a little towards the middle of the
//! bracket, and never so far from the middle that more than one look beyond bisection's is needed.
//!
//! # Assumptions and limits
//! - One end has the other sign. Of several roots it holds one.
//! - The function may jump: then the bracket holds the jump.
//!
//! # Conventions
//! Any unit. Zero counts as positive. A value that is not finite tells its sign only.
//!
//! # Sources
//! - \[oliveira2021\] I. F. D. Oliveira, R. H. C. Takahashi, An Enhancement of the Bisection Method Average Performance
//!   Preserving Minmax Optimality, ACM Transactions on Mathematical Software 47, 2021 — unverified.
//!
//! # Checked by
//! - closed form: the root of a cubic, in fewer looks than bisection.
//! - law: a jump and an infinite value take one look more than bisection at most.
//!
//! # Not here
//! Which span holds a root: the caller's scan.

use crate::math::whole_power;

/// How far the secant's place is pushed towards the middle, in squares of the bracket's share of the first one.
const PUSH: f64 = 0.2;

/// Looks that may be made beyond those of bisection.
const SLACK: i32 = 1;

/// The part of a span that holds the root of `value`, as narrow as 2^-`halvings` of the span; `None` where `value` has none
/// somewhere.
///
/// `from` and `to` are each an end and the value there, of different signs.
///
/// # Errors
///
/// What `value` says of one of the points.
pub fn bracket_root<E>(
    from: (f64, f64),
    to: (f64, f64),
    halvings: i32,
    mut value: impl FnMut(f64) -> Result<Option<f64>, E>,
) -> Result<Option<(f64, f64)>, E> {
    debug_assert!((from.1 >= 0.0) != (to.1 >= 0.0), "the ends have different signs");
    // In shares of the first span, so that the looks do not depend on its unit.
    let (start, span) = (from.0, to.0 - from.0);
    let ((mut low, mut at_low), (mut high, mut at_high)) = ((0.0, from.1), (1.0, to.1));
    let narrow = whole_power(0.5, halvings);
    // What bisection would leave, had it as many looks left.
    let mut reach = whole_power(2.0, SLACK - 1);
    while high - low > narrow {
        let (middle, width) = (0.5 * (low + high), high - low);
        let secant = (at_high * low - at_low * high) / (at_high - at_low);
        let secant = if secant.is_finite() { secant } else { middle };
        let to_middle = middle - secant;
        let push = PUSH * width * width;
        let pushed = if push <= to_middle.abs() { secant + push.copysign(to_middle) } else { middle };
        let free = (reach - 0.5 * width).max(0.0);
        let place = if (pushed - middle).abs() <= free { pushed } else { middle - free.copysign(to_middle) };
        let Some(here) = value(start + place * span)? else { return Ok(None) };
        if (here >= 0.0) == (at_low >= 0.0) {
            (low, at_low) = (place, here);
        } else {
            (high, at_high) = (place, here);
        }
        reach *= 0.5;
    }
    Ok(Some((start + low * span, start + high * span)))
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use super::*;

    fn looks_at(halvings: i32, of: impl Fn(f64) -> f64) -> ((f64, f64), i32) {
        let mut looks = 0;
        let found = bracket_root((1.0, of(1.0)), (9.0, of(9.0)), halvings, |x| {
            looks += 1;
            Ok::<_, Infallible>(Some(of(x)))
        });
        (found.unwrap().unwrap(), looks)
    }

    #[test]
    fn the_root_of_a_cubic_is_held_in_fewer_looks_than_bisection() {
        let ((low, high), looks) = looks_at(30, |x| whole_power(x, 3) - 27.0);
        assert!(low <= 3.0 && 3.0 <= high && high - low <= 8.0 * whole_power(0.5, 30), "{low} {high}");
        assert!(looks <= 15, "{looks}");
    }

    #[test]
    fn a_jump_takes_one_look_more_than_bisection_at_most() {
        for halvings in [4, 11, 30] {
            let jump = |x: f64| if x < 6.7 { f64::NEG_INFINITY } else { 1e9 };
            let ((low, high), looks) = looks_at(halvings, jump);
            assert!(low <= 6.7 && 6.7 <= high, "{low} {high}");
            assert!(high - low <= 8.0 * whole_power(0.5, halvings), "{low} {high}");
            assert!(looks <= halvings + 1, "{looks}");
            let (_, looks) = looks_at(halvings, |x| if x < 1.001 { -1e-9 } else { 1e9 });
            assert!(looks <= halvings + 1, "{looks}");
        }
    }

    #[test]
    fn what_has_no_value_has_no_root() {
        let nothing = bracket_root((0.0, -1.0), (1.0, 1.0), 5, |_| Ok::<_, Infallible>(None));
        assert_eq!(nothing, Ok(None));
        let wrong = bracket_root((0.0, -1.0), (1.0, 1.0), 5, |_| Err("no"));
        assert_eq!(wrong, Err("no"));
    }
}
