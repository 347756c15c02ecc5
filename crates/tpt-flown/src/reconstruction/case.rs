//! A draw made concrete, and how it is solved.

use tpt_earth::{Angle, Length, Position};
use tpt_flight::{
    Detail, Effort, Freedom, Guess, Lane, Lean, NoReconstruction, Range, Reconstruction, Standard,
    Trajectory, Vehicle, by_itself, fly_guess_in, reconstruct_in, standard_range_in,
};

use super::{EARTH, PRECISION, STILL, TOLERANCE, words};
use crate::vehicle::DrawnVehicle;

/// A draw made concrete.
#[derive(Clone, Debug)]
pub(crate) struct Case {
    pub(crate) drawn: DrawnVehicle,
    pub(crate) flown: (Length, Length),
    pub(super) turning: Range,
    pub(super) still: Range,
}

impl Case {
    /// A vehicle launched somewhere, its impact seen in a direction from there, with the range and the apogee to be met.
    pub(crate) fn new(
        drawn: DrawnVehicle,
        launch: Position,
        bearing: Angle,
        flown: (Length, Length),
    ) -> Self {
        let turning = Range { launch, bearing, timing: drawn.timing, world: EARTH, tolerance: TOLERANCE };
        Self { flown, still: Range { world: STILL, ..turning }, turning, drawn }
    }

    /// The flight that meets the range and the apogee, by itself.
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
        reconstruct_in(lane, &self.drawn.vehicle, &self.turning, self.flown, freedom, effort, near).await
    }

    /// A flight that was solved before, with its path.
    pub(super) async fn again(&self, lane: &Lane, freedom: Freedom, solved: Guess) -> Option<Trajectory> {
        fly_guess_in(lane, &self.drawn.vehicle, &self.turning, freedom, solved).await.ok()
    }

    /// The least-energy arcs of a vehicle, on an Earth that stands still and on one that turns, by itself; `near` are guesses.
    pub(crate) fn standard(
        &self,
        vehicle: &Vehicle,
        near: Option<[Lean; 2]>,
    ) -> Result<[Standard; 2], String> {
        by_itself(async |lane| self.standard_in(&lane, vehicle, near).await)
    }

    /// The same in a lane.
    pub(crate) async fn standard_in(
        &self,
        lane: &Lane,
        vehicle: &Vehicle,
        near: Option<[Lean; 2]>,
    ) -> Result<[Standard; 2], String> {
        let still = standard_range_in(lane, vehicle, &self.still, near.map(|near| near[0])).await;
        let still = still.map_err(words)?;
        let near = near.map_or_else(|| still.lean(), |near| near[1]);
        let turning = standard_range_in(lane, vehicle, &self.turning, Some(near)).await.map_err(words)?;
        Ok([still, turning])
    }
}
