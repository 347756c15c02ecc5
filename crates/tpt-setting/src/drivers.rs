//! What drives a band: the slope of a straight line through its draws, over the whole width of each input.

use tpt_earth::{OutOfDomain, Sampled};

use tpt_report::{BandReport, Driver, ReportUnit};

/// What moves a number by less than this share of what the first input does, does not drive it.
const LEAST: f64 = 1.0 / 50.0;

/// The inputs that drive a number, the largest first. `shares` holds, for each draw, where each input stood in its spread.
pub fn drivers(names: &[String], shares: &[&[f64]], values: &[f64]) -> Vec<Driver> {
    let count = values.len().max(1) as f64;
    let mean = values.iter().sum::<f64>() / count;
    let swing = |input: usize| {
        let of = |draw: &&[f64]| draw.get(input).copied().unwrap_or(0.5);
        let middle = shares.iter().map(of).sum::<f64>() / count;
        let (mut together, mut own) = (0.0, 0.0);
        for (draw, value) in shares.iter().zip(values) {
            let off = of(draw) - middle;
            together += off * (value - mean);
            own += off * off;
        }
        if own > 0.0 { (together / own).abs() } else { 0.0 }
    };
    let mut drivers: Vec<Driver> =
        names.iter().enumerate().map(|(i, name)| Driver { input: name.clone(), swing: swing(i) }).collect();
    drivers.sort_by(|a, b| b.swing.total_cmp(&a.swing));
    let least = drivers.first().map_or(0.0, |first| first.swing * LEAST);
    drivers.retain(|driver| driver.swing > least);
    drivers
}

/// The band of drawn values with what drives it; `names` and `shares` as [`drivers`] takes them.
///
/// # Errors
///
/// [`OutOfDomain`] if there is no value, or one that is not finite.
pub fn driven_band(
    id: String,
    unit: ReportUnit,
    values: Vec<f64>,
    names: &[String],
    shares: &[&[f64]],
) -> Result<BandReport, OutOfDomain> {
    let drivers = drivers(names, shares, &values);
    Ok(BandReport::sampled(id, unit, Sampled::of(values)?, drivers))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_input_drives_a_number_by_its_slope() {
        let draws: Vec<[f64; 2]> = (0..8).map(|i| [f64::from(i) / 8.0, f64::from(i * 5 % 8) / 8.0]).collect();
        let shares: Vec<&[f64]> = draws.iter().map(|draw| draw.as_slice()).collect();
        let values: Vec<f64> = draws.iter().map(|[a, _]| 3.0 + 10.0 * a).collect();
        let found = drivers(&["first".to_owned(), "second".to_owned()], &shares, &values);
        assert_eq!(found[0].input, "first");
        assert!((found[0].swing - 10.0).abs() < 1e-9, "{found:?}");
        assert!(drivers(&["first".to_owned()], &shares, &[1.0; 8]).is_empty(), "a constant has no driver");
    }
}
