//! The one draw: from named inputs to shares, to values, to a band with what drives it.
//!
//! - [`Inputs`]: what is drawn for one purpose. Each input has a name and a [`Spread`](tpt_earth::Spread); its place in the list
//!   is its dimension of the stream, which nobody else needs to know.
//! - [`Shares`]: where each input of a sample stands in its spread, asked for by [`InputId`].
//! - [`Moved`]: what moved some numbers, and their band with its drivers.
//!
//! # Model
//! Number *d* of sample *i* is the Owen-scrambled Sobol number of the purpose's stream ([`tpt_earth::Stream`]). The middle is the
//! sample whose every input stands at one half. What drives a band is the slope of a straight line through its draws, over the
//! whole width of each input.
//!
//! ```
//! use tpt_draw::Inputs;
//! use tpt_earth::Spread;
//! use tpt_report::ReportUnit;
//!
//! let mut inputs = Inputs::named(1, "the area of a field");
//! let length = inputs.add("length", Spread::Uniform { low: 90.0, high: 110.0 });
//! let width = inputs.add("width", Spread::Uniform { low: 49.0, high: 51.0 });
//! let samples: Vec<u32> = (0..256).collect();
//! let areas = samples.iter().map(|sample| {
//!     let drawn = inputs.sample(*sample)?;
//!     Ok(inputs.value(length, &drawn) * inputs.value(width, &drawn))
//! });
//! let areas = areas.collect::<Result<Vec<f64>, tpt_earth::OutOfDomain>>()?;
//! let band = inputs.moved_by(&inputs.moving(), &samples)?.band("field/area".to_owned(), ReportUnit::KM2, areas)?;
//! assert_eq!(band.drivers[0].input, "length");
//! assert!(4_500.0 < band.low && band.low < band.high && band.high < 5_600.0);
//! # Ok::<(), tpt_earth::OutOfDomain>(())
//! ```
//!
//! # Not here
//! Where a spread comes from: the rooms. How a band is written: `tpt-report`.

mod inputs;
mod moved;

pub use inputs::{InputId, Inputs, Shares};
pub use moved::Moved;
