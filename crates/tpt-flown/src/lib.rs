//! What was flown, if a report is true.

pub mod arcs;
mod beside;
mod bounds;
pub mod launches;
pub mod model_error;
pub mod reconstruct;
pub mod reconstruction;
pub mod rows;
pub mod throws;
pub mod together;
pub mod vehicle;

/// What the laws of `validation` look through: single draws. No program uses it.
#[doc(hidden)]
pub mod laws {
    pub use crate::reconstruction::laws::{Numbers, Solved, nudged_draws};
    pub use crate::reconstruction::{Figures, Observation};
    pub use crate::vehicle::{DrawnVehicle, NoVehicle, VehicleInputs};
}

pub use reconstruct::{Typed, reconstruct_launch, reconstruct_typed};
pub use together::reconstruct_together;
