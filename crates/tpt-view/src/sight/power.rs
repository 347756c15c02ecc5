//! How far a radar would reach by its power and antenna, where every number of them is on record: the other anchor of the range
//! law, beside the range that is claimed.

use tpt_earth::{Area, Frequency, Power, Spread, Stream, Temperature, Time};
use tpt_sight::{PowerAperture, RangeLaw};

use super::FEW;
use super::sensor::{Sensor, believed, figures, spread, value};
use tpt_report::{PowerRange, ReportUnit, SensorValue};
use tpt_setting::drivers::driven_band;
use tpt_setting::{AnswerError, Setting};

/// What it takes, in the order of the numbers of a sample; the last is the cross-section of the target.
const QUANTITIES: [&str; 8] = [
    "average-power",
    "dwell-time",
    "antenna-area",
    "aperture-efficiency",
    "frequency",
    "noise-temperature",
    "total-loss",
    "required-snr",
];

/// The range by power and antenna for the cross-section of the claimed range; nothing where a number is missing.
pub(super) fn by_power(
    setting: Setting<'_>,
    sensor: &Sensor<'_>,
    id: String,
) -> Result<Option<PowerRange>, AnswerError> {
    let found = figures(setting.resolved, sensor.element);
    let mut inputs: Vec<(String, Spread)> = Vec::new();
    let mut values: Vec<SensorValue> = Vec::new();
    for quantity in QUANTITIES {
        let Some(one) = believed(&found, setting.beliefs, quantity, sensor.mode()) else { return Ok(None) };
        let Some(drawn) = spread(one.figure) else { return Ok(None) };
        inputs.push((quantity.replace('-', " "), drawn));
        values.push(value(setting.resolved, one));
    }
    let (cross_section, of) = sensor.target();
    inputs.push(("cross-section of the target".to_owned(), cross_section));
    values.push(of);
    let stream = Stream::named(setting.sampling.seed, &format!("power/{}", sensor.element.id));
    let (mut draws, mut ranges) = (Vec::new(), Vec::new());
    for sample in 0..setting.sampling.samples.min(FEW) {
        let mut numbers = [0.0; QUANTITIES.len() + 1];
        let mut shares = Vec::with_capacity(inputs.len());
        for (i, (dimension, (_, drawn))) in (0..).zip(&inputs).enumerate() {
            let share = stream.number(sample, dimension)?;
            shares.push(share);
            numbers[i] = drawn.at(share);
        }
        draws.push(shares);
        let [power, dwell, area, efficiency, frequency, noise, losses, snr, cross_section] = numbers;
        let law = RangeLaw::power_aperture(PowerAperture {
            average_power: Power::watts(power),
            dwell: Time::seconds(dwell),
            antenna_area: Area::square_metres(area),
            efficiency,
            frequency: Frequency::hertz(frequency),
            noise_temperature: Temperature::kelvin(noise),
            losses,
            required_snr: snr,
        })?;
        ranges.push(law.range(Area::square_metres(cross_section))?.as_kilometres());
    }
    let moving: Vec<usize> = (0..inputs.len()).filter(|i| inputs[*i].1.low() < inputs[*i].1.high()).collect();
    let names: Vec<String> = moving.iter().map(|i| inputs[*i].0.clone()).collect();
    let shares: Vec<Vec<f64>> =
        draws.iter().map(|draw: &Vec<f64>| moving.iter().map(|i| draw[*i]).collect()).collect();
    let shares: Vec<&[f64]> = shares.iter().map(Vec::as_slice).collect();
    let range_km = driven_band(id, ReportUnit::KM, ranges, &names, &shares)?;
    Ok(Some(PowerRange { range_km, values }))
}
