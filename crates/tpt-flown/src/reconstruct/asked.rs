//! Which two figures of a report a flight is solved from.

use tpt_catalogue::Measured;
use tpt_earth::{Length, Spread, Time};
use tpt_report::SolvedFrom;

use crate::bounds::Given;
use crate::reconstruction::{Figures, Side};

/// A figure as a flight takes it: within its spread, or at its limit.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Taken<T> {
    spread: Spread<T>,
    /// Where it is a limit: on which side it is open.
    open: Option<Side>,
}

/// What a flight is solved from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Asked {
    /// The two figures.
    pub(super) figures: Figures,
    /// Which of them is a limit, and on which side it is open.
    pub(super) limits: [Option<Side>; 2],
    /// What they are.
    pub(super) solved_from: SolvedFrom,
}

impl Asked {
    /// The two figures of a report; `None` where it has fewer. Range and apogee come first: then a reported time is compared. Values
    /// come before limits. Apogee and time come last, for they hardly tell the range.
    pub(super) fn of(given: Given<'_>) -> Option<Self> {
        let range = given.range.and_then(length);
        let apogee = given.apogee.and_then(length);
        let time = given.flight_time.and_then(duration);
        let high = range.zip(apogee).map(|(range, apogee)| Self {
            figures: Figures::RangeAndApogee { range: range.spread, apogee: apogee.spread },
            limits: [range.open, apogee.open],
            solved_from: SolvedFrom::RangeAndApogee,
        });
        let long = range.zip(time).map(|(range, time)| Self {
            figures: Figures::RangeAndTime { range: range.spread, time: time.spread },
            limits: [range.open, time.open],
            solved_from: SolvedFrom::RangeAndTime,
        });
        let without_range = apogee.zip(time).map(|(apogee, time)| Self {
            figures: Figures::ApogeeAndTime { apogee: apogee.spread, time: time.spread },
            limits: [apogee.open, time.open],
            solved_from: SolvedFrom::ApogeeAndTime,
        });
        // The first of those with the fewest limits, and one with a range before one without, whatever its limits.
        let with_range = [high, long].into_iter().flatten().min_by_key(Self::limited);
        with_range.or(without_range)
    }

    /// How many of them are limits.
    pub(super) fn limited(&self) -> usize {
        self.limits.iter().flatten().count()
    }

    /// Whether a reported time can be compared with the computed one: it was no input, and nothing is open.
    pub(super) fn leaves_the_time(&self) -> bool {
        self.solved_from == SolvedFrom::RangeAndApogee && self.limited() == 0
    }
}

/// A figure from its spread or, where it is a limit, from that: "at least" lies there and beyond.
fn taken<T: Copy>(
    measured: &Measured,
    spread: Option<Spread<T>>,
    of: impl Fn(f64) -> Option<T>,
) -> Option<Taken<T>> {
    if let Some(spread) = spread {
        return Some(Taken { spread, open: None });
    }
    let at = |value: f64, side: Side| {
        let value = of(value)?;
        Some(Taken { spread: Spread::Uniform { low: value, high: value }, open: Some(side) })
    };
    match (measured.low, measured.high) {
        (Some(low), None) => at(low.get(), Side::AtLeast),
        (None, Some(high)) => at(high.get(), Side::AtMost),
        _ => None,
    }
}

fn length(measured: &Measured) -> Option<Taken<Length>> {
    taken(measured, measured.length_spread(), |value| measured.unit.length(value))
}

fn duration(measured: &Measured) -> Option<Taken<Time>> {
    taken(measured, measured.time_spread(), |value| measured.unit.time(value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use tpt_catalogue::{Unit, Value};

    fn value(number: f64, unit: Unit) -> Measured {
        Measured { low: None, nominal: Value::try_from(number).ok(), high: None, last_digit: None, unit }
    }

    fn at_least(number: f64, unit: Unit) -> Measured {
        Measured { low: Value::try_from(number).ok(), nominal: None, ..value(number, unit) }
    }

    #[test]
    fn any_two_figures_give_a_flight_and_values_come_before_limits() {
        let (range, apogee) = (value(933.0, Unit::Kilometre), value(2802.0, Unit::Kilometre));
        let (time, beyond) = (value(2340.0, Unit::Second), at_least(930.0, Unit::Kilometre));
        let solved = |range, apogee, flight_time| {
            Asked::of(Given { range, apogee, flight_time }).map(|asked| (asked.solved_from, asked.limited()))
        };
        let (r, a, t, limit) = (Some(&range), Some(&apogee), Some(&time), Some(&beyond));
        assert_eq!(solved(r, a, t), Some((SolvedFrom::RangeAndApogee, 0)));
        assert_eq!(solved(r, None, t), Some((SolvedFrom::RangeAndTime, 0)));
        assert_eq!(solved(None, a, t), Some((SolvedFrom::ApogeeAndTime, 0)));
        // A limit of the apogee gives way to a time; one of the range does not, for nothing else tells the range.
        assert_eq!(solved(r, limit, t), Some((SolvedFrom::RangeAndTime, 0)));
        assert_eq!(solved(limit, a, t), Some((SolvedFrom::RangeAndApogee, 1)));
        assert_eq!(solved(limit, a, None), Some((SolvedFrom::RangeAndApogee, 1)));
        for one in
            [solved(r, None, None), solved(None, a, None), solved(None, None, t), solved(None, None, None)]
        {
            assert_eq!(one, None);
        }
    }
}
