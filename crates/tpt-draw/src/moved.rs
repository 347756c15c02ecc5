//! What moved some numbers, and what drives their band.

use tpt_earth::{OutOfDomain, Sampled};
use tpt_report::{BandReport, Driver, ReportUnit};

/// What moves a number by less than this share of what the first input does, does not drive it.
const LEAST: f64 = 1.0 / 50.0;

/// What moved the numbers of some draws: names, and by draw where each of them stood in its spread.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Moved {
    names: Vec<String>,
    rows: Vec<Vec<f64>>,
}

impl Moved {
    /// Of names and, by draw, one share a name.
    ///
    /// ```
    /// use tpt_draw::Moved;
    ///
    /// let heat = Moved::new(vec!["heat".to_owned()], vec![vec![0.0], vec![0.5], vec![1.0]]);
    /// let driver = &heat.drivers(&[10.0, 15.0, 20.0])[0];
    /// assert_eq!((driver.input.as_str(), driver.swing), ("heat", 10.0));
    /// ```
    #[must_use]
    pub const fn new(names: Vec<String>, rows: Vec<Vec<f64>>) -> Self {
        Self { names, rows }
    }

    /// Nothing moved so many draws.
    ///
    /// ```
    /// use tpt_draw::Moved;
    ///
    /// let nothing = Moved::nothing(3);
    /// assert_eq!(nothing.rows().len(), 3);
    /// assert!(nothing.drivers(&[10.0, 15.0, 20.0]).is_empty());
    /// ```
    #[must_use]
    pub fn nothing(draws: usize) -> Self {
        Self { names: Vec::new(), rows: vec![Vec::new(); draws] }
    }

    /// The names.
    ///
    /// ```
    /// use tpt_draw::Moved;
    ///
    /// let moved = Moved::new(vec!["heat".to_owned(), "rain".to_owned()], vec![vec![0.1, 0.9]]);
    /// assert_eq!(moved.names(), ["heat", "rain"]);
    /// ```
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// By draw, where each name stood.
    ///
    /// ```
    /// use tpt_draw::Moved;
    ///
    /// let moved = Moved::new(vec!["heat".to_owned(), "rain".to_owned()], vec![vec![0.1, 0.9], vec![0.6, 0.4]]);
    /// assert_eq!(moved.rows()[1], [0.6, 0.4]);
    /// ```
    #[must_use]
    pub fn rows(&self) -> &[Vec<f64>] {
        &self.rows
    }

    /// The same with what else moved the same draws; `rows` has as many rows as there are draws.
    ///
    /// ```
    /// use tpt_draw::Moved;
    ///
    /// let heat = Moved::new(vec!["heat".to_owned()], vec![vec![0.1], vec![0.6]]);
    /// let rain = Moved::new(vec!["rain".to_owned()], vec![vec![0.9], vec![0.4]]);
    /// let both = heat.and(rain);
    /// assert_eq!(both.names(), ["heat", "rain"]);
    /// assert_eq!(both.rows()[0], [0.1, 0.9]);
    /// ```
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.names.extend(other.names);
        for (row, more) in self.rows.iter_mut().zip(other.rows) {
            row.extend(more);
        }
        self
    }

    /// The same without a name.
    ///
    /// ```
    /// use tpt_draw::Moved;
    ///
    /// let both = Moved::new(vec!["heat".to_owned(), "rain".to_owned()], vec![vec![0.1, 0.9], vec![0.6, 0.4]]);
    /// let rain = both.without("heat");
    /// assert_eq!(rain.names(), ["rain"]);
    /// assert_eq!(rain.rows(), [[0.9], [0.4]]);
    /// ```
    #[must_use]
    pub fn without(mut self, name: &str) -> Self {
        while let Some(at) = self.names.iter().position(|one| one == name) {
            self.names.remove(at);
            for row in &mut self.rows {
                row.remove(at);
            }
        }
        self
    }

    /// The same under other names.
    ///
    /// ```
    /// use tpt_draw::Moved;
    ///
    /// let moved = Moved::new(vec!["heat".to_owned()], vec![vec![0.1]]);
    /// assert_eq!(moved.renamed(|name| format!("{name} of the day")).names(), ["heat of the day"]);
    /// ```
    #[must_use]
    pub fn renamed(mut self, name: impl Fn(String) -> String) -> Self {
        self.names = self.names.into_iter().map(name).collect();
        self
    }

    /// The inputs that drive the numbers of the draws, the largest first.
    ///
    /// Their swing is the slope of a straight line through the draws over the whole width of the input.
    ///
    /// ```
    /// use tpt_draw::Moved;
    ///
    /// let names = vec!["heat".to_owned(), "rain".to_owned()];
    /// let moved = Moved::new(names, vec![vec![0.0, 0.0], vec![0.0, 1.0], vec![1.0, 0.0], vec![1.0, 1.0]]);
    /// // Heat moves the number by 8, rain by 1.
    /// let found = moved.drivers(&[0.0, 1.0, 8.0, 9.0]);
    /// assert!(found.iter().map(|driver| driver.swing).eq([8.0, 1.0]));
    /// assert_eq!(found[0].input, "heat");
    /// ```
    #[must_use]
    pub fn drivers(&self, values: &[f64]) -> Vec<Driver> {
        drivers(&self.names, self.rows.iter().map(Vec::as_slice), values)
    }

    /// The inputs that drive numbers of some of the draws, each told with its draw: those of [`Self::drivers`] with these draws alone.
    ///
    /// ```
    /// use tpt_draw::Moved;
    ///
    /// let heat = Moved::new(vec!["heat".to_owned()], vec![vec![0.0], vec![0.5], vec![1.0]]);
    /// // The draw in the middle has no number.
    /// assert_eq!(heat.drivers_of(&[(0, 10.0), (2, 20.0)])[0].swing, 10.0);
    /// ```
    #[must_use]
    pub fn drivers_of(&self, numbers: &[(u32, f64)]) -> Vec<Driver> {
        let row = |(draw, _): &(u32, f64)| self.rows.get(*draw as usize).map_or(&[][..], Vec::as_slice);
        let values: Vec<f64> = numbers.iter().map(|(_, value)| *value).collect();
        drivers(&self.names, numbers.iter().map(row), &values)
    }

    /// The band of numbers of some of the draws, each told with its draw, with what drives it.
    ///
    /// ```
    /// use tpt_draw::Moved;
    /// use tpt_report::ReportUnit;
    ///
    /// let heat = Moved::new(vec!["heat".to_owned()], vec![vec![0.0], vec![0.5], vec![1.0]]);
    /// let band = heat.band_of("field/width_km".to_owned(), ReportUnit::KM, &[(0, 10.0), (2, 20.0)])?;
    /// assert_eq!((band.nominal, band.drivers[0].swing), (15.0, 10.0));
    /// # Ok::<(), tpt_earth::OutOfDomain>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`Self::band`].
    pub fn band_of(
        &self,
        id: String,
        unit: ReportUnit,
        numbers: &[(u32, f64)],
    ) -> Result<BandReport, OutOfDomain> {
        let values = numbers.iter().map(|(_, value)| *value).collect();
        Ok(BandReport::sampled(id, unit, Sampled::of(values)?, self.drivers_of(numbers)))
    }

    /// The band of the numbers of the draws, with what drives it.
    ///
    /// ```
    /// use tpt_draw::Moved;
    /// use tpt_report::ReportUnit;
    ///
    /// let heat = Moved::new(vec!["heat".to_owned()], vec![vec![0.0], vec![0.5], vec![1.0]]);
    /// let band = heat.band("field/width_km".to_owned(), ReportUnit::KM, vec![10.0, 15.0, 20.0])?;
    /// assert_eq!((band.nominal, band.drivers[0].swing), (15.0, 10.0));
    /// assert!(heat.band("field/width_km".to_owned(), ReportUnit::KM, Vec::new()).is_err());
    /// # Ok::<(), tpt_earth::OutOfDomain>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`OutOfDomain`] if there is no number, or one that is not finite.
    pub fn band(&self, id: String, unit: ReportUnit, values: Vec<f64>) -> Result<BandReport, OutOfDomain> {
        let drivers = self.drivers(&values);
        Ok(BandReport::sampled(id, unit, Sampled::of(values)?, drivers))
    }
}

/// The inputs that drive a number, the largest first. `shares` holds, for each draw, where each input stood in its spread.
fn drivers<'s>(
    names: &[String],
    shares: impl Iterator<Item = &'s [f64]> + Clone,
    values: &[f64],
) -> Vec<Driver> {
    let count = values.len().max(1) as f64;
    let mean = values.iter().sum::<f64>() / count;
    let swing = |input: usize| {
        let of = |draw: &[f64]| draw.get(input).copied().unwrap_or(0.5);
        let middle = shares.clone().map(of).sum::<f64>() / count;
        let (mut together, mut own) = (0.0, 0.0);
        for (draw, value) in shares.clone().zip(values) {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn moved(names: &[&str], rows: Vec<Vec<f64>>) -> Moved {
        Moved::new(names.iter().map(ToString::to_string).collect(), rows)
    }

    #[test]
    fn an_input_drives_a_number_by_its_slope() {
        let rows: Vec<Vec<f64>> =
            (0..8).map(|i| vec![f64::from(i) / 8.0, f64::from(i * 5 % 8) / 8.0]).collect();
        let values: Vec<f64> = rows.iter().map(|row| 3.0 + 10.0 * row[0]).collect();
        let both = moved(&["first", "second"], rows);
        let found = both.drivers(&values);
        assert_eq!(found[0].input, "first");
        assert!((found[0].swing - 10.0).abs() < 1e-9, "{found:?}");
        assert!(both.drivers(&[1.0; 8]).is_empty(), "a constant has no driver");
    }

    #[test]
    fn some_draws_among_all_are_driven_as_these_draws_alone() {
        let row = |i: u32| vec![f64::from(i * 7 % 16) / 16.0, f64::from(i * 3 % 16) / 16.0];
        let all = moved(&["first", "second"], (0..16).map(row).collect());
        let numbers: Vec<(u32, f64)> = [1, 4, 5, 11, 14].map(|i| (i, f64::from(i * i))).to_vec();
        let alone = moved(&["first", "second"], numbers.iter().map(|(i, _)| row(*i)).collect());
        let values: Vec<f64> = numbers.iter().map(|(_, value)| *value).collect();
        assert_eq!(all.drivers_of(&numbers), alone.drivers(&values));
        let id = || "a/number".to_owned();
        let (some, those) =
            (all.band_of(id(), ReportUnit::KM, &numbers), alone.band(id(), ReportUnit::KM, values));
        assert_eq!(some.unwrap(), those.unwrap());
    }

    #[test]
    fn what_moves_together_stands_side_by_side() {
        let one = moved(&["a", "season"], vec![vec![0.1, 0.2], vec![0.3, 0.4]]);
        let other = moved(&["season", "b"], vec![vec![0.2, 0.5], vec![0.4, 0.6]]);
        let both = one.and(other.without("season").renamed(|name| format!("cue: {name}")));
        assert_eq!(both, moved(&["a", "season", "cue: b"], vec![vec![0.1, 0.2, 0.5], vec![0.3, 0.4, 0.6]]));
        assert_eq!(Moved::nothing(2).and(both.clone()), both);
    }
}
