//! How far a radar would reach by its power and antenna, where every number of them is on record: the other anchor of the range
//! law, beside the range that is claimed.

use tpt_catalogue::quantity;
use tpt_draw::Inputs;
use tpt_earth::{Area, Frequency, Power, Temperature, Time};
use tpt_sight::{PowerAperture, RangeLaw};

use super::FEW;
use super::figures::{believed, figures, spread, value};
use super::sensor::Sensor;
use tpt_report::{PowerRange, ReportUnit, SensorValue};
use tpt_setting::{AnswerError, Setting};

/// What it takes besides the cross-section of the target.
const QUANTITIES: [&str; 8] = [
    quantity::AVERAGE_POWER,
    quantity::DWELL_TIME,
    quantity::ANTENNA_AREA,
    quantity::APERTURE_EFFICIENCY,
    quantity::FREQUENCY,
    quantity::NOISE_TEMPERATURE,
    quantity::TOTAL_LOSS,
    quantity::REQUIRED_SNR,
];

/// The range by power and antenna for the cross-section of the claimed range; nothing where a number is missing.
pub(super) fn by_power(
    setting: Setting<'_>,
    sensor: &Sensor<'_>,
    id: String,
) -> Result<Option<PowerRange>, AnswerError> {
    let found = figures(setting.resolved, sensor.element);
    let mut inputs = Inputs::named(setting.sampling.seed, &format!("power/{}", sensor.element.id));
    let mut values: Vec<SensorValue> = Vec::new();
    let mut add = |quantity: &str| {
        let one = believed(&found, setting.beliefs, quantity, sensor.mode())?;
        values.push(value(setting.resolved, one));
        Some(inputs.add(quantity.replace('-', " "), spread(one.figure)?))
    };
    let quantities = QUANTITIES.map(&mut add);
    let [
        Some(power),
        Some(dwell),
        Some(area),
        Some(efficiency),
        Some(frequency),
        Some(noise),
        Some(losses),
        Some(snr),
    ] = quantities
    else {
        return Ok(None);
    };
    let (target, of) = sensor.target();
    let target = inputs.add("cross-section of the target", target);
    values.push(of);
    let samples: Vec<u32> = (0..setting.sampling.samples.min(FEW)).collect();
    let ranges = samples.iter().map(|sample| {
        let shares = inputs.sample(*sample)?;
        let at = |input| inputs.value(input, &shares);
        let law = RangeLaw::power_aperture(PowerAperture {
            average_power: Power::watts(at(power)),
            dwell: Time::seconds(at(dwell)),
            antenna_area: Area::square_metres(at(area)),
            efficiency: at(efficiency),
            frequency: Frequency::hertz(at(frequency)),
            noise_temperature: Temperature::kelvin(at(noise)),
            losses: at(losses),
            required_snr: at(snr),
        })?;
        Ok(law.range(Area::square_metres(at(target)))?.as_kilometres())
    });
    let ranges = ranges.collect::<Result<Vec<f64>, AnswerError>>()?;
    let range_km = inputs.moved_by(&inputs.moving(), &samples)?.band(id, ReportUnit::KM, ranges)?;
    Ok(Some(PowerRange { range_km, values }))
}
