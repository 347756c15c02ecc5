//! What reported figures bound, whatever missile it was.
//!
//! # Model
//! Arcs thrown at once from the ground, in a vacuum, on a sphere that stands still ([`tpt_earth::VacuumArc`]). The time of an arc rises
//! with its range and with its apogee, its speed with its range at one apogee. So each bound is an arc at an end of the figures:
//!
//! ```text
//! R in [R₁, R₂],  H in [H₁, H₂],  T at most T₂;   a flight takes longer than its arc
//! least time = T(R₁, H₁)      farthest: T(R, H₁) = T₂      highest: T(R₁, H) = T₂
//! least speed = least of v(R₁, H) over H₁ ≤ H ≤ min(H₂, highest)
//! ```
//!
//! A figure that nobody gave is open: from 0, and without an end. "At least" and "at most" are open on one side.
//!
//! # Assumptions and limits
//! - A figure within its rounding counts with the end that bounds least.
//! - A lower end of the time bounds nothing: nobody knows how long the missile burnt.
//! - No rotation, no flattening: below 1 % of the time for ranges under 5,000 km.
//!
//! # Sources
//! - none of its own: those of [`tpt_earth::VacuumArc`].

use tpt_catalogue::Measured;
use tpt_earth::vacuum_arc::ORACLE_RADIUS;
use tpt_earth::{Length, Time, VacuumArc};
use tpt_flight::Standard;
use tpt_report::{BandReport, FlightBounds, OpenEnd, ReportUnit};
use tpt_setting::AnswerError;

/// What stands for no range and for no height.
const NEXT_TO_NOTHING: Length = Length::metres(1.0);

/// Higher than any arc that is looked at.
const HIGHEST: Length = Length::kilometres(1.0e6);

/// Steps of a bisection: the bits of a number.
const HALVINGS: u32 = 60;

/// The figures of a flight, as far as anybody gave them.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Given<'a> {
    pub(crate) range: Option<&'a Measured>,
    pub(crate) apogee: Option<&'a Measured>,
    pub(crate) flight_time: Option<&'a Measured>,
}

/// What the figures bound.
pub(crate) enum Bounds {
    /// These numbers.
    Of(Box<FlightBounds>),
    /// No flight has them: the shortest that goes so far and so high takes so long.
    NoFlight {
        /// Its time.
        least: Time,
    },
}

/// The two ends of a figure; open ones are absent.
pub(crate) fn ends(measured: Option<&Measured>) -> [Option<f64>; 2] {
    let Some(measured) = measured else { return [None; 2] };
    if let Some(spread) = measured.spread_si() {
        return [Some(spread.low()), Some(spread.high())];
    }
    [measured.low, measured.high].map(|end| measured.unit.si(end?.get()))
}

/// The largest length up to `most` at which an arc takes no longer than `time`; the arc at `least` does.
fn within(
    [least, most]: [Length; 2],
    time: Time,
    arc: impl Fn(Length) -> Result<VacuumArc, AnswerError>,
) -> Result<Option<Length>, AnswerError> {
    let fits = |length: Length| Ok::<_, AnswerError>(arc(length)?.flight_time() <= time);
    if fits(most)? {
        return Ok(None);
    }
    let (mut low, mut high) = (least, most);
    for _ in 0..HALVINGS {
        let middle = (low + high) * 0.5;
        if fits(middle)? {
            low = middle;
        } else {
            high = middle;
        }
    }
    Ok(Some(low))
}

/// What figures bound; `None` where nobody gave one. `id` begins the ids of the numbers.
pub(crate) fn bounds(given: Given<'_>, id: &str) -> Result<Option<Bounds>, AnswerError> {
    if given.range.is_none() && given.apogee.is_none() && given.flight_time.is_none() {
        return Ok(None);
    }
    let [range_low, range_high] = ends(given.range).map(|end| end.map(Length::metres));
    let [apogee_low, apogee_high] = ends(given.apogee).map(|end| end.map(Length::metres));
    let [_, longest] = ends(given.flight_time).map(|end| end.map(Time::seconds));
    let half_round = ORACLE_RADIUS * std::f64::consts::PI;
    let positive = |length: Length| length.max(NEXT_TO_NOTHING);
    let nearest = range_low.map_or(NEXT_TO_NOTHING, positive);
    let farthest = range_high.unwrap_or(half_round).min(half_round);
    let lowest = apogee_low.map_or(NEXT_TO_NOTHING, positive);
    let highest = apogee_high.unwrap_or(HIGHEST);
    let arc = |range: Length, apogee: Length| Ok::<_, AnswerError>(VacuumArc::through(range, apogee)?);

    let least = arc(nearest, lowest)?;
    if longest.is_some_and(|longest| longest < least.flight_time()) {
        return Ok(Some(Bounds::NoFlight { least: least.flight_time() }));
    }
    let within_time = |ends: [Length; 2], arc: &dyn Fn(Length) -> Result<VacuumArc, AnswerError>| {
        longest.map(|longest| within(ends, longest, arc)).transpose().map(Option::flatten)
    };
    let most_range = within_time([nearest, farthest], &|range| arc(range, lowest))?;
    let most_apogee = within_time([lowest, highest], &|apogee| arc(nearest, apogee))?;
    let is_somewhere = range_low.is_some() || apogee_low.is_some();
    let slowest = if is_somewhere {
        let best = VacuumArc::least_energy(nearest)?.apogee();
        Some(arc(nearest, best.max(lowest).min(most_apogee.unwrap_or(highest)))?)
    } else {
        None
    };

    let number = |field: &str, unit: ReportUnit, value: f64, open: OpenEnd| {
        BandReport::exact(format!("{id}/bounds/{field}"), unit, value).opened(open)
    };
    let km = |field: &str, length: Length, open: OpenEnd| {
        number(field, ReportUnit::KM, length.as_kilometres(), open)
    };
    Ok(Some(Bounds::Of(Box::new(FlightBounds {
        most_range_km: most_range.map(|range| km("most_range_km", range, OpenEnd::AtMost)),
        most_apogee_km: most_apogee.map(|apogee| km("most_apogee_km", apogee, OpenEnd::AtMost)),
        least_flight_time_s: is_somewhere.then(|| {
            let least_s = least.flight_time().as_seconds();
            number("least_flight_time_s", ReportUnit::S, least_s, OpenEnd::AtLeast)
        }),
        least_speed_m_s: slowest.map(|arc| {
            let speed_m_s = arc.launch_speed().as_metres_per_second();
            number("least_speed_m_s", ReportUnit::M_S, speed_m_s, OpenEnd::AtLeast)
        }),
        least_standard_range_km: slowest.map(|arc| {
            let range = arc.longest_range_at_same_speed();
            let beyond = range > Standard::BEYOND;
            let value_km = if beyond { f64::INFINITY } else { range.as_kilometres() };
            number("least_standard_range_km", ReportUnit::KM, value_km, OpenEnd::AtLeast)
                .limited_to(Standard::BEYOND.as_kilometres())
        }),
    }))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use tpt_catalogue::{Unit, Value};
    use tpt_earth::assert_close;

    fn measured(low: Option<f64>, nominal: Option<f64>, high: Option<f64>, unit: Unit) -> Measured {
        let value = |number: f64| Value::try_from(number).unwrap();
        Measured {
            low: low.map(value),
            nominal: nominal.map(value),
            high: high.map(value),
            last_digit: None,
            unit,
        }
    }

    fn of(given: Given<'_>) -> FlightBounds {
        match bounds(given, "a").unwrap().unwrap() {
            Bounds::Of(bounds) => *bounds,
            Bounds::NoFlight { least } => panic!("no flight: {least:?}"),
        }
    }

    fn value(band: &Option<BandReport>) -> f64 {
        band.as_ref().unwrap().nominal
    }

    #[test]
    fn a_range_alone_bounds_time_speed_and_standard_range() {
        // The table of design.md: 1,000 km take 3.02 km/s on the arc of least energy. Along the ground a satellite would
        // go round in 2π √(R³/GM) = 84.35 min, so 1,000 km of 40,030 take at least 126.4 s.
        let range = measured(Some(1000.0), None, None, Unit::Kilometre);
        let found = of(Given { range: Some(&range), ..Given::default() });
        assert_close!(value(&found.least_speed_m_s), 3020.0, rel = 2e-3);
        assert_close!(value(&found.least_standard_range_km), 1000.0, abs = 0.01);
        assert_close!(value(&found.least_flight_time_s), 84.35 * 60.0 * 1000.0 / 40_030.2, rel = 2e-3);
        assert!(found.most_range_km.is_none() && found.most_apogee_km.is_none());
    }

    #[test]
    fn an_apogee_alone_is_a_throw_straight_up() {
        // v² = 2 GM (1/R − 1/(R + H)).
        let apogee = measured(Some(2000.0), None, None, Unit::Kilometre);
        let found = of(Given { apogee: Some(&apogee), ..Given::default() });
        let gm = tpt_earth::ellipsoid::WGS84_GM_M3_S2;
        let speed_m_s = (2.0 * gm * (1.0 / 6.371e6 - 1.0 / 8.371e6)).sqrt();
        assert_close!(value(&found.least_speed_m_s), speed_m_s, rel = 1e-5);
        assert!(value(&found.least_standard_range_km) > 4000.0);
    }

    #[test]
    fn a_time_alone_bounds_height_and_distance() {
        let time = measured(None, None, Some(600.0), Unit::Second);
        let found = of(Given { flight_time: Some(&time), ..Given::default() });
        // Along the ground at the speed of a satellite.
        assert_close!(value(&found.most_range_km), 7909.0 * 0.6, rel = 2e-3);
        // Straight up and down: an ellipse without width, r = a (1 − cos E), from its top to the ground in √(a³/GM) (π − E + sin E).
        let semi_major_m = 0.5 * (6.371e6 + 1000.0 * value(&found.most_apogee_km));
        let anomaly = tpt_earth::math::acos(1.0 - 6.371e6 / semi_major_m);
        let rate = (semi_major_m * semi_major_m * semi_major_m / tpt_earth::ellipsoid::WGS84_GM_M3_S2).sqrt();
        let down_s = rate * (std::f64::consts::PI - anomaly + tpt_earth::math::sin(anomaly));
        assert_close!(2.0 * down_s, 600.0, rel = 1e-5);
        assert!(found.least_speed_m_s.is_none() && found.least_flight_time_s.is_none());
    }

    #[test]
    fn figures_that_no_flight_has_are_told_apart() {
        let range = measured(None, Some(933.0), None, Unit::Kilometre);
        let minutes = measured(None, Some(37.0), None, Unit::Second);
        let given = Given { range: Some(&range), flight_time: Some(&minutes), apogee: None };
        match bounds(given, "a").unwrap() {
            Some(Bounds::NoFlight { least }) => assert_close!(least.as_seconds(), 117.0, abs = 2.0),
            _ => panic!("37 s are no flight"),
        }
        assert!(bounds(Given::default(), "a").unwrap().is_none());
    }

    #[test]
    fn what_is_beyond_the_model_is_more_than_its_limit() {
        let apogee = measured(None, Some(6050.0), None, Unit::Kilometre);
        let found = of(Given { apogee: Some(&apogee), ..Given::default() });
        let standard = found.least_standard_range_km.unwrap();
        assert_eq!(standard.words(), "more than 13,000\u{202f}km");
    }

    proptest! {
        #[test]
        fn every_arc_within_the_figures_is_within_the_bounds(
            range_km in 50.0..10_000.0_f64, apogee_km in 20.0..5000.0_f64, wide in 0.0..0.5_f64,
        ) {
            let around = |middle: f64, unit: Unit| {
                measured(Some(middle * (1.0 - wide)), None, Some(middle * (1.0 + wide)), unit)
            };
            let arc = VacuumArc::through(Length::kilometres(range_km), Length::kilometres(apogee_km)).unwrap();
            let time_s = arc.flight_time().as_seconds();
            let (range, apogee) = (around(range_km, Unit::Kilometre), around(apogee_km, Unit::Kilometre));
            let time = around(time_s, Unit::Second);
            let some = |which: u8, bit: u8| which & bit != 0;
            for which in 1..8_u8 {
                let given = Given {
                    range: some(which, 1).then_some(&range),
                    apogee: some(which, 2).then_some(&apogee),
                    flight_time: some(which, 4).then_some(&time),
                };
                let found = of(given);
                let slack = 1.0 + 1e-9;
                let at_least = |band: &Option<BandReport>, value: f64| {
                    band.as_ref().is_none_or(|band| band.nominal.min(13_000.0) <= value * slack)
                };
                let at_most = |band: &Option<BandReport>, value: f64| {
                    band.as_ref().is_none_or(|band| band.nominal * slack >= value)
                };
                prop_assert!(at_least(&found.least_flight_time_s, time_s));
                prop_assert!(at_least(&found.least_speed_m_s, arc.launch_speed().as_metres_per_second()));
                let longest_km = arc.longest_range_at_same_speed().as_kilometres();
                prop_assert!(longest_km > 13_000.0 || at_least(&found.least_standard_range_km, longest_km));
                prop_assert!(at_most(&found.most_range_km, range_km) && at_most(&found.most_apogee_km, apogee_km));
            }
        }
    }
}
