//! A reported flight time against the computed one: rounding and band first, then the model's own error.

use tpt_catalogue::RangeClass;
use tpt_earth::{Spread, Time};
use tpt_report::{BandReport, Consistency, ConsistencyWord, Driver, Flown, ReportUnit, TimeError};
use tpt_setting::AnswerError;

use crate::model_error::{Miss, ModelError, RARE_SHARE};

/// A flight time that was reported.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct ReportedTime {
    /// As far as it is known.
    pub(crate) spread: Spread<Time>,
    /// That of the vacuum arc through the range and the apogee that were reported with it.
    pub(crate) of_the_arc: Option<Time>,
}

impl ReportedTime {
    /// Whether no missile flies so: a thrown body is there sooner than any missile, and this is sooner still.
    fn is_impossible(&self) -> bool {
        self.of_the_arc.is_some_and(|arc| self.spread.high() < arc * SHORTER_THAN_ANY)
    }
}

/// The arc is flown over a sphere that stands still: that moves its time by less than 1 %.
const SHORTER_THAN_ANY: f64 = 0.99;

/// The verdict on the time that was reported of a flight of `event`, whose reports do not measure the model's error. An apogee
/// that is a kilometre higher takes so many seconds more.
pub(super) fn verdict(
    flown: &Flown,
    event: &str,
    reported: ReportedTime,
    seconds_per_km: Option<f64>,
) -> Result<Consistency, AnswerError> {
    let computed = &flown.flight_time_s;
    let is_impossible = reported.is_impossible();
    let reported = reported.spread;
    let [low, middle, high] = [reported.low(), reported.at(0.5), reported.high()].map(Time::as_seconds);
    let rename = |field: &str| computed.id.replace("flight_time_s", field);
    let excess = BandReport {
        drivers: vec![
            Driver { input: "rounding of the reported time".to_owned(), swing: high - low },
            Driver { input: "computed flight time".to_owned(), swing: computed.high - computed.low },
        ],
        ..computed.exceeded_by([low, middle, high], rename("excess_s"))
    };
    let in_km = seconds_per_km.map(|rate| BandReport {
        id: rename("excess_km"),
        low: excess.low / rate,
        nominal: excess.nominal / rate,
        high: excess.high / rate,
        errors: excess.errors.map(|error| error / rate.abs()),
        unit: ReportUnit::KM,
        drivers: excess.drivers.iter().map(|d| Driver { swing: d.swing / rate, ..d.clone() }).collect(),
        limit: None,
        open: None,
    });
    let rounding = [low - middle, 0.0, high - middle];
    let rounding = BandReport::between(rename("rounding_s"), ReportUnit::S, rounding, Vec::new());
    let miss = Miss {
        by: Time::seconds(excess.nominal),
        rounding: Time::seconds(0.5 * (high - low)),
        band: Time::seconds(computed.high - computed.low),
        burnout: Time::seconds(flown.burnout_time_s.nominal),
    };
    let class = RangeClass::of_km(flown.standard_range_km.nominal);
    let error = ModelError::measured(event, class)?.map(|error| {
        let sizes = error.standard_deviation(miss.burnout).map(Time::as_seconds);
        let shares = sizes.map(|size| size / flown.burnout_time_s.nominal);
        let deviation = BandReport::between(rename("standard_deviation_s"), ReportUnit::S, sizes, Vec::new());
        let share = BandReport::exact(rename("miss_share"), ReportUnit::Share, error.miss_share(miss));
        TimeError {
            standard_deviation_s: BandReport {
                errors: shares.map(|share| share * flown.burnout_time_s.errors[1]),
                ..deviation
            },
            miss_share: BandReport { errors: [drawn_error(&error, miss, flown); 3], ..share },
            flights: u32::try_from(error.flights).unwrap_or(u32::MAX),
            class: error.class,
            first_year: error.first_year,
            last_year: error.last_year,
        }
    });
    let meets = excess.low <= 0.0 && excess.high >= 0.0;
    let is_rare = error.as_ref().is_none_or(|error| error.miss_share.nominal <= RARE_SHARE);
    let verdict = match (meets, is_rare || is_impossible) {
        (true, _) => ConsistencyWord::Consistent,
        (false, false) => ConsistencyWord::WithinModelError,
        (false, true) => ConsistencyWord::Inconsistent,
    };
    Ok(Consistency {
        verdict,
        excess_s: Some(excess),
        excess_km: in_km,
        rounding_s: Some(rounding),
        model_error: error,
        shorter_than_any: is_impossible,
    })
}

/// The standard error of the share of true reports that miss by so much: the numbers it is made of are drawn.
fn drawn_error(error: &ModelError, miss: Miss, flown: &Flown) -> f64 {
    let [low, middle, high] = flown.flight_time_s.errors.map(Time::seconds);
    let burnout = Time::seconds(flown.burnout_time_s.errors[1]);
    let moved = [
        Miss { by: miss.by + middle, ..miss },
        Miss { band: miss.band + low + high, ..miss },
        Miss { burnout: miss.burnout + burnout, ..miss },
    ];
    let share = error.miss_share(miss);
    // All three hang on the same draws: a longer burn makes the flight longer and the error larger.
    moved.map(|moved| (error.miss_share(moved) - share).abs()).iter().sum()
}
