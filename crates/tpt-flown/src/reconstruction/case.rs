//! A draw made concrete, and how it is solved.

use tpt_earth::{Angle, Position};
use tpt_flight::{
    Detail, Effort, Freedom, Guess, Lane, NoReconstruction, Range, Reconstruction, Reported, Standard,
    Trajectory, Vehicle, by_itself, fly_guess_in, reconstruct_in, standard_range,
};

use super::{EARTH, PRECISION, STILL, TOLERANCE, words};
use crate::vehicle::DrawnVehicle;

/// A draw made concrete.
#[derive(Clone, Debug)]
pub(crate) struct Case {
    pub(crate) drawn: DrawnVehicle,
    pub(crate) met: Reported,
    pub(super) turning: Range,
    pub(super) still: Range,
}

impl Case {
    /// A vehicle launched somewhere, its impact seen in a direction from there, with the two figures to be met.
    pub(crate) fn new(drawn: DrawnVehicle, launch: Position, bearing: Angle, met: Reported) -> Self {
        let turning = Range { launch, bearing, timing: drawn.timing, world: EARTH, tolerance: TOLERANCE };
        Self { met, still: Range { world: STILL, ..turning }, turning, drawn }
    }

    /// The flight that meets both figures, by itself.
    pub(crate) fn solve(
        &self,
        freedom: Freedom,
        detail: Detail,
        near: Option<Guess>,
    ) -> Result<Reconstruction, NoReconstruction> {
        by_itself(async |lane| self.solve_in(&lane, freedom, detail, near).await)
    }

    /// The same in a lane.
    pub(crate) async fn solve_in(
        &self,
        lane: &Lane,
        freedom: Freedom,
        detail: Detail,
        near: Option<Guess>,
    ) -> Result<Reconstruction, NoReconstruction> {
        let effort = Effort { precision: PRECISION, detail };
        reconstruct_in(lane, &self.drawn.vehicle, &self.turning, self.met, freedom, effort, near).await
    }

    /// What is kept of a solved flight to solve for many others.
    pub(super) async fn told_in(&self, lane: &Lane, freedom: Freedom, flown: &Reconstruction) -> Guess {
        flown.guess().with_matrix_in(lane, &self.drawn.vehicle, &self.turning, (freedom, self.met)).await
    }

    /// A flight that was solved before, with its path.
    pub(super) async fn again(&self, lane: &Lane, freedom: Freedom, solved: Guess) -> Option<Trajectory> {
        fly_guess_in(lane, &self.drawn.vehicle, &self.turning, freedom, solved).await.ok()
    }

    /// The least-energy arcs of a vehicle, on an Earth that stands still and on one that turns, by itself and from no guess.
    pub(crate) fn standard(&self, vehicle: &Vehicle) -> Result<[Standard; 2], String> {
        let still = standard_range(vehicle, &self.still, None).map_err(words)?;
        let turning = standard_range(vehicle, &self.turning, Some(still.lean())).map_err(words)?;
        Ok([still, turning])
    }
}
