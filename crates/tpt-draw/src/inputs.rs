//! What is drawn for one purpose, and where each input of a sample stands.

use tpt_earth::{OutOfDomain, Spread, Stream};

use crate::Moved;

/// An input of the [`Inputs`] that gave it out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InputId(usize);

/// An input: its name, and the spread that it is drawn from.
#[derive(Clone, Debug)]
struct Input {
    name: String,
    spread: Spread,
}

/// The inputs of one purpose, in the order of their numbers.
#[derive(Clone, Debug)]
pub struct Inputs {
    /// The streams that they are drawn from, each with the number of the first input that is.
    streams: Vec<(usize, Stream)>,
    /// Nothing where a number is left out.
    all: Vec<Option<Input>>,
}

/// Where each input of a sample stands in its spread, from 0 to 1.
#[derive(Clone, Debug, PartialEq)]
pub struct Shares(Vec<f64>);

impl Shares {
    /// Of an input.
    ///
    /// ```
    /// use tpt_draw::Inputs;
    /// use tpt_earth::Spread;
    ///
    /// let mut inputs = Inputs::named(1, "anything");
    /// let one = inputs.add("one", Spread::Uniform { low: 0.0, high: 8.0 });
    /// assert_eq!(inputs.middle().of(one), 0.5);
    /// ```
    #[must_use]
    pub fn of(&self, input: InputId) -> f64 {
        self.0.get(input.0).copied().unwrap_or(0.5)
    }

    /// All of them, in the order of the inputs.
    ///
    /// ```
    /// use tpt_draw::Inputs;
    ///
    /// let mut inputs = Inputs::named(1, "anything");
    /// let one = inputs.add_share("one");
    /// let shares = inputs.sample(3)?;
    /// assert_eq!(shares.as_slice(), [shares.of(one)]);
    /// # Ok::<(), tpt_earth::OutOfDomain>(())
    /// ```
    #[must_use]
    pub fn as_slice(&self) -> &[f64] {
        &self.0
    }

    /// The same shares, one after another.
    ///
    /// ```
    /// use tpt_draw::Inputs;
    /// use tpt_earth::Spread;
    ///
    /// let mut inputs = Inputs::named(1, "anything");
    /// inputs.add("one", Spread::Uniform { low: 0.0, high: 8.0 });
    /// inputs.add_share("two");
    /// assert_eq!(inputs.middle().into_vec(), [0.5, 0.5]);
    /// ```
    #[must_use]
    pub fn into_vec(self) -> Vec<f64> {
        self.0
    }
}

impl Inputs {
    /// None yet, of a purpose under the seed of a study.
    ///
    /// ```
    /// use tpt_draw::Inputs;
    ///
    /// let drawn = |purpose: &str| {
    ///     let mut inputs = Inputs::named(1, purpose);
    ///     let one = inputs.add_share("one");
    ///     inputs.value_in(Some(0), one)
    /// };
    /// assert_eq!(drawn("rain")?, drawn("rain")?);
    /// assert_ne!(drawn("rain")?, drawn("wind")?);
    /// # Ok::<(), tpt_earth::OutOfDomain>(())
    /// ```
    #[must_use]
    pub fn named(seed: u32, purpose: &str) -> Self {
        Self { streams: vec![(0, Stream::named(seed, purpose))], all: Vec::new() }
    }

    /// The inputs that are added from here on are drawn for another purpose: as inputs of that purpose alone would be.
    ///
    /// ```
    /// use tpt_draw::Inputs;
    ///
    /// // The same missile in two flights, whose reports are rounded each for itself.
    /// let drawn = |flight: &str| {
    ///     let mut inputs = Inputs::named(1, flight);
    ///     let rounding = inputs.add_share("rounding");
    ///     inputs.for_purpose(1, "the missile");
    ///     let mass = inputs.add_share("mass");
    ///     Ok::<_, tpt_earth::OutOfDomain>((inputs.value_in(Some(0), rounding)?, inputs.value_in(Some(0), mass)?))
    /// };
    /// let (one, other) = (drawn("in May")?, drawn("in August")?);
    /// assert!(one.0 != other.0 && one.1 == other.1);
    /// # Ok::<(), tpt_earth::OutOfDomain>(())
    /// ```
    pub fn for_purpose(&mut self, seed: u32, purpose: &str) {
        self.streams.push((self.all.len(), Stream::named(seed, purpose)));
    }

    /// A further input.
    ///
    /// ```
    /// use tpt_draw::Inputs;
    /// use tpt_earth::Spread;
    ///
    /// let mut inputs = Inputs::named(1, "a throw");
    /// let speed = inputs.add("speed", Spread::Uniform { low: 8.0, high: 12.0 });
    /// assert_eq!(inputs.value(speed, &inputs.middle()), 10.0);
    /// ```
    pub fn add(&mut self, name: impl Into<String>, spread: Spread) -> InputId {
        self.all.push(Some(Input { name: name.into(), spread }));
        InputId(self.all.len() - 1)
    }

    /// A further input that is taken as a share of anything: from 0 to 1.
    ///
    /// ```
    /// use tpt_draw::Inputs;
    ///
    /// let mut inputs = Inputs::named(1, "a walk");
    /// let turn = inputs.add_share("share of a turn");
    /// let drawn = inputs.value_in(Some(3), turn)?;
    /// assert!((0.0..1.0).contains(&drawn));
    /// # Ok::<(), tpt_earth::OutOfDomain>(())
    /// ```
    pub fn add_share(&mut self, name: impl Into<String>) -> InputId {
        self.add(name, Spread::Uniform { low: 0.0, high: 1.0 })
    }

    /// A further input, where there is one. Where there is none, its number is left out, so that the inputs after it keep theirs.
    ///
    /// ```
    /// use tpt_draw::Inputs;
    /// use tpt_earth::Spread;
    ///
    /// let width = |height: Option<Spread>| {
    ///     let mut inputs = Inputs::named(1, "a wall");
    ///     inputs.add_or_leave("height", height);
    ///     let width = inputs.add_share("width");
    ///     inputs.value_in(Some(0), width)
    /// };
    /// assert_eq!(width(None)?, width(Some(Spread::Uniform { low: 1.0, high: 2.0 }))?);
    /// # Ok::<(), tpt_earth::OutOfDomain>(())
    /// ```
    pub fn add_or_leave(&mut self, name: &str, spread: Option<Spread>) -> Option<InputId> {
        self.all.push(spread.map(|spread| Input { name: name.to_owned(), spread }));
        spread.map(|_| InputId(self.all.len() - 1))
    }

    /// Where the inputs of a sample stand.
    ///
    /// ```
    /// use tpt_draw::Inputs;
    ///
    /// let mut inputs = Inputs::named(1, "anything");
    /// let one = inputs.add_share("one");
    /// let shares = inputs.sample(0)?;
    /// assert!((0.0..1.0).contains(&shares.of(one)));
    /// assert!(inputs.sample(65_536).is_err(), "a stream has 65,536 samples");
    /// # Ok::<(), tpt_earth::OutOfDomain>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`OutOfDomain`] if the stream has no such sample, or not so many numbers.
    pub fn sample(&self, index: u32) -> Result<Shares, OutOfDomain> {
        let numbers = (0..self.all.len()).map(|input| self.share(index, InputId(input)));
        numbers.collect::<Result<_, _>>().map(Shares)
    }

    /// Where one input of a sample stands.
    ///
    /// # Errors
    ///
    /// As [`Inputs::sample`].
    fn share(&self, index: u32, input: InputId) -> Result<f64, OutOfDomain> {
        let of = self.streams.iter().rev().find(|(first, _)| *first <= input.0);
        let (first, stream) = of.copied().unwrap_or(self.streams[0]);
        stream.number(index, u32::try_from(input.0 - first).unwrap_or(u32::MAX))
    }

    /// Every input in the middle of its spread.
    ///
    /// ```
    /// use tpt_draw::Inputs;
    /// use tpt_earth::Spread;
    ///
    /// let mut inputs = Inputs::named(1, "a field");
    /// let length = inputs.add("length", Spread::Uniform { low: 90.0, high: 110.0 });
    /// assert_eq!(inputs.value(length, &inputs.middle()), 100.0);
    /// ```
    #[must_use]
    pub fn middle(&self) -> Shares {
        Shares(vec![0.5; self.all.len()])
    }

    /// The sample of an index, or the middle without one.
    ///
    /// ```
    /// use tpt_draw::Inputs;
    ///
    /// let mut inputs = Inputs::named(1, "anything");
    /// inputs.add_share("one");
    /// assert_eq!(inputs.drawn(None)?, inputs.middle());
    /// assert_eq!(inputs.drawn(Some(7))?, inputs.sample(7)?);
    /// # Ok::<(), tpt_earth::OutOfDomain>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`Inputs::sample`].
    pub fn drawn(&self, sample: Option<u32>) -> Result<Shares, OutOfDomain> {
        sample.map_or_else(|| Ok(self.middle()), |index| self.sample(index))
    }

    /// The spread of an input; a number that is left out has none.
    fn input(&self, input: InputId) -> Option<&Input> {
        self.all.get(input.0)?.as_ref()
    }

    /// The value of an input whose shares are these. NaN for an input of other [`Inputs`].
    ///
    /// ```
    /// use tpt_draw::Inputs;
    /// use tpt_earth::Spread;
    ///
    /// let mut inputs = Inputs::named(1, "anything");
    /// let one = inputs.add("one", Spread::Uniform { low: 0.0, high: 8.0 });
    /// assert_eq!(inputs.value(one, &inputs.middle()), 4.0);
    /// let others = Inputs::named(1, "something else");
    /// assert!(others.value(one, &others.middle()).is_nan());
    /// ```
    #[must_use]
    pub fn value(&self, input: InputId, shares: &Shares) -> f64 {
        self.input(input).map_or(f64::NAN, |one| one.spread.at(shares.of(input)))
    }

    /// The value of an input in a sample, or in the middle without one; the other inputs are not drawn for it.
    ///
    /// ```
    /// use tpt_draw::Inputs;
    /// use tpt_earth::Spread;
    ///
    /// let mut inputs = Inputs::named(1, "anything");
    /// let one = inputs.add("one", Spread::Uniform { low: 0.0, high: 8.0 });
    /// assert_eq!(inputs.value_in(None, one)?, 4.0);
    /// assert_eq!(inputs.value_in(Some(5), one)?, inputs.value(one, &inputs.sample(5)?));
    /// # Ok::<(), tpt_earth::OutOfDomain>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`Inputs::sample`].
    pub fn value_in(&self, sample: Option<u32>, input: InputId) -> Result<f64, OutOfDomain> {
        let share = sample.map_or(Ok(0.5), |index| self.share(index, input))?;
        Ok(self.input(input).map_or(f64::NAN, |one| one.spread.at(share)))
    }

    /// All inputs, in their order.
    ///
    /// ```
    /// use tpt_draw::Inputs;
    ///
    /// let mut inputs = Inputs::named(1, "anything");
    /// let one = inputs.add_share("one");
    /// inputs.add_or_leave("two", None);
    /// let three = inputs.add_share("three");
    /// assert_eq!(inputs.ids(), [one, three]);
    /// ```
    #[must_use]
    pub fn ids(&self) -> Vec<InputId> {
        let all = self.all.iter().enumerate();
        all.filter_map(|(i, one)| one.as_ref().map(|_| InputId(i))).collect()
    }

    /// The names, in the order of the inputs.
    ///
    /// ```
    /// use tpt_draw::Inputs;
    ///
    /// let mut inputs = Inputs::named(1, "anything");
    /// inputs.add_share("length");
    /// inputs.add_share("width");
    /// assert!(inputs.names().eq(["length", "width"]));
    /// ```
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.all.iter().flatten().map(|one| one.name.as_str())
    }

    /// The inputs that have a width: those that can move a number.
    ///
    /// ```
    /// use tpt_draw::Inputs;
    /// use tpt_earth::Spread;
    ///
    /// let mut inputs = Inputs::named(1, "anything");
    /// inputs.add("known exactly", Spread::Uniform { low: 2.0, high: 2.0 });
    /// let wide = inputs.add("known roughly", Spread::Uniform { low: 1.0, high: 3.0 });
    /// assert_eq!(inputs.moving(), [wide]);
    /// ```
    #[must_use]
    pub fn moving(&self) -> Vec<InputId> {
        let all = self.all.iter().enumerate().filter_map(|(i, one)| Some((InputId(i), one.as_ref()?.spread)));
        all.filter(|(_, spread)| spread.low() < spread.high()).map(|(input, _)| input).collect()
    }

    /// Whether an input has a width.
    ///
    /// ```
    /// use tpt_draw::Inputs;
    /// use tpt_earth::Spread;
    ///
    /// let mut inputs = Inputs::named(1, "anything");
    /// let still = inputs.add("known exactly", Spread::Uniform { low: 2.0, high: 2.0 });
    /// let wide = inputs.add("known roughly", Spread::Uniform { low: 1.0, high: 3.0 });
    /// assert!(inputs.moves(wide) && !inputs.moves(still));
    /// ```
    #[must_use]
    pub fn moves(&self, input: InputId) -> bool {
        self.input(input).is_some_and(|one| one.spread.low() < one.spread.high())
    }

    /// Where some inputs stand in some samples, as what moves the numbers of those samples.
    ///
    /// ```
    /// use tpt_draw::Inputs;
    ///
    /// let mut inputs = Inputs::named(1, "anything");
    /// let width = inputs.add_share("width");
    /// let moved = inputs.moved_by(&[width], &[0, 1, 2])?;
    /// assert_eq!(moved.names(), ["width"]);
    /// assert_eq!(moved.rows()[2], [inputs.sample(2)?.of(width)]);
    /// # Ok::<(), tpt_earth::OutOfDomain>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`Inputs::sample`].
    pub fn moved_by(&self, inputs: &[InputId], samples: &[u32]) -> Result<Moved, OutOfDomain> {
        let name = |input: &InputId| self.input(*input).map(|one| one.name.clone()).unwrap_or_default();
        let row = |sample: &u32| inputs.iter().map(|input| self.share(*sample, *input)).collect();
        Ok(Moved::new(
            inputs.iter().map(name).collect(),
            samples.iter().map(row).collect::<Result<_, OutOfDomain>>()?,
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tpt_earth::assert_close;

    const WIDE: Spread = Spread::Uniform { low: 1.0, high: 3.0 };

    #[test]
    fn the_place_in_the_list_is_the_dimension_of_the_stream() {
        let mut inputs = Inputs::named(7, "purpose");
        let first = inputs.add("first", WIDE);
        assert_eq!(inputs.add_or_leave("left out", None), None);
        let third = inputs.add("third", WIDE);
        let stream = Stream::named(7, "purpose");
        for sample in [0, 1, 99] {
            let shares = inputs.sample(sample).unwrap();
            assert_close!(shares.of(first), stream.number(sample, 0).unwrap(), abs = 0.0);
            assert_close!(shares.of(third), stream.number(sample, 2).unwrap(), abs = 0.0);
            assert_close!(shares.of(third), inputs.share(sample, third).unwrap(), abs = 0.0);
            assert_close!(inputs.value(third, &shares), WIDE.at(shares.of(third)), abs = 0.0);
        }
        assert_close!(inputs.value(first, &inputs.middle()), 2.0, abs = 0.0);
        assert_eq!(inputs.names().collect::<Vec<_>>(), ["first", "third"]);
    }

    #[test]
    fn another_purpose_begins_a_stream_of_its_own() {
        let mut inputs = Inputs::named(7, "purpose");
        let first = inputs.add("first", WIDE);
        inputs.for_purpose(8, "other");
        let second = inputs.add("second", WIDE);
        let shares = inputs.sample(5).unwrap();
        assert_close!(shares.of(first), Stream::named(7, "purpose").number(5, 0).unwrap(), abs = 0.0);
        assert_close!(shares.of(second), Stream::named(8, "other").number(5, 0).unwrap(), abs = 0.0);
    }

    #[test]
    fn what_has_no_width_moves_nothing() {
        let mut inputs = Inputs::named(7, "purpose");
        let still = inputs.add("still", Spread::Uniform { low: 2.0, high: 2.0 });
        let wide = inputs.add("wide", WIDE);
        assert_eq!(inputs.moving(), [wide]);
        assert!(inputs.moves(wide) && !inputs.moves(still));
    }

    #[test]
    fn a_sample_that_the_stream_has_not_is_refused() {
        let mut inputs = Inputs::named(7, "purpose");
        inputs.add("one", WIDE);
        assert!(inputs.sample(65_535).is_ok());
        assert!(inputs.sample(65_536).is_err());
        for _ in 0..256 {
            inputs.add("more", WIDE);
        }
        assert!(inputs.sample(0).is_err());
    }
}
