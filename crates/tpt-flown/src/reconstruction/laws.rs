//! The flights of single draws, their inputs moved by a little: what the laws of `validation` look at.

use super::observed::scaled;
use super::{Draw, Flight, Observation, ObservedFlight, VehicleInputs};
use tpt_flight::{Lane, by_itself};
use tpt_setting::{AnswerError, Sampling};

/// The numbers of one solve, or why there are none.
pub type Numbers = Result<[f64; 12], String>;

/// Those of the solve by payload and of the solve by cutoff.
pub type Solved = [Numbers; 2];

/// Every draw of an observation, flown once for each factor: all shares and both figures are multiplied by it.
/// `None` stands for figures that are no vehicle.
///
/// # Errors
///
/// A draw outside the domain of its stream.
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_setting::BuiltIn;
/// # use tpt_earth::{Angle, Length, Spread};
/// # use tpt_flown::laws::{Figures, Observation, VehicleInputs, nudged_draws};
/// BuiltIn::at(date(2017, 12, 31))?.ask(|setting| {
///     let catalogue = setting.resolved.catalogue;
///     let set = setting.beliefs.stage_set(&catalogue.missiles["scud-er"]).expect("it can be flown");
///     let around = |km: f64| Spread::Uniform { low: Length::kilometres(km - 5.0), high: Length::kilometres(km + 5.0) };
///     let observation = Observation {
///         event: "2017-03-06".to_owned(),
///         launch: catalogue.places["sohae"].position()?,
///         figures: Figures::RangeAndApogee { range: around(1000.0), apogee: around(260.0) },
///         bearing: Spread::Uniform { low: Angle::degrees(76.5), high: Angle::degrees(77.5) },
///     };
///     let flown = nudged_draws(observation, &VehicleInputs::new(catalogue, set)?, setting.sampling, [1.0, 1.0])?;
///     // The same factor twice is the same flight twice.
///     assert!(flown.iter().all(|[one, other]| one == other));
///     Ok(())
/// })?;
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn nudged_draws<const N: usize>(
    observation: Observation,
    inputs: &VehicleInputs<'_>,
    sampling: Sampling<'_>,
    factors: [f64; N],
) -> Result<Vec<[Option<Solved>; N]>, AnswerError> {
    use rayon::prelude::*;

    let observed = ObservedFlight::new(observation, inputs, sampling);
    let anchors = observed.anchors(std::iter::empty())?;
    let of = |index: u32, factor: f64| -> Result<Option<Solved>, AnswerError> {
        let shares: Vec<f64> = observed.draw(index)?.shares.iter().map(|share| share * factor).collect();
        let Ok(mut case) = observed.case(&shares) else { return Ok(None) };
        case.met = scaled(case.met, [factor; 2]);
        let fly =
            async |lane: Lane| observed.flight(&lane, Draw { index: None, shares }, &case, &anchors).await;
        Ok(Some(solved(&by_itself(fly))))
    };
    let flown = (0..sampling.samples).into_par_iter().map(|index| {
        let each = factors.map(|factor| of(index, factor));
        let mut flown: [Option<Solved>; N] = std::array::from_fn(|_| None);
        for (to, from) in flown.iter_mut().zip(each) {
            *to = from?;
        }
        Ok(flown)
    });
    flown.collect()
}

fn solved(flight: &Flight) -> Solved {
    [&flight.by_payload, &flight.by_cutoff].map(|numbers| {
        let n = numbers.clone()?;
        Ok([
            n.flight_time_s,
            n.burnout_time_s,
            n.burnout_altitude_km,
            n.burnout_speed_m_s,
            n.payload_kg,
            n.burnt_share,
            n.launch_azimuth_deg,
            n.standard_range_km,
            n.standard_range_rotating_km,
            n.standard_burnout_speed_m_s,
            n.standard_burnout_altitude_km,
            n.standard_burnout_angle_deg,
        ])
    })
}
