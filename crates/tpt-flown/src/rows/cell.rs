//! What a row has to meet, and the cell that it lies in.

use tpt_earth::math::{exp, ln};
use tpt_earth::{Angle, Length, Position, Time, VacuumArc};
use tpt_flight::Reported;

use crate::reconstruction::{Case, words};
use crate::vehicle::DrawnVehicle;

/// A cell of the middles that rows set out from, and the coarser one that middles set out from.
pub(super) const CELL: Grid = Grid { log_step: 0.02, angle_step_deg: 2.0 };
pub(super) const COARSE: Grid = Grid { log_step: 0.2, angle_step_deg: 10.0 };

/// The cell of a standard range: of the payload, by its logarithm, and of azimuth and launch latitude.
pub(super) const LEAN_CELL: Grid = Grid { log_step: 0.1, angle_step_deg: 5.0 };

/// Steps of a grid: of lengths and masses by their logarithm, of angles.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Grid {
    pub(super) log_step: f64,
    pub(super) angle_step_deg: f64,
}

impl Grid {
    pub(super) fn of_log(self, value: f64) -> i32 {
        (ln(value) / self.log_step).floor() as i32
    }

    pub(super) fn log_middle(self, index: i32) -> f64 {
        exp((f64::from(index) + 0.5) * self.log_step)
    }

    /// For azimuths, the whole circle being 0 again.
    pub(super) fn of_azimuth(self, azimuth_deg: f64) -> i32 {
        (azimuth_deg.rem_euclid(360.0) / self.angle_step_deg).floor() as i32
    }

    /// For latitudes; the pole belongs to the last cell before it.
    pub(super) fn of_latitude(self, latitude_deg: f64) -> i32 {
        let last = 90.0 / self.angle_step_deg - 1.0;
        (latitude_deg / self.angle_step_deg).floor().min(last) as i32
    }

    pub(super) fn angle_middle_deg(self, index: i32) -> f64 {
        (f64::from(index) + 0.5) * self.angle_step_deg
    }
}

/// The cell of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Cell {
    pub(super) range: i32,
    pub(super) apogee: i32,
    pub(super) azimuth: i32,
    pub(super) latitude: i32,
    /// Coarse or not: the two grids share one store.
    pub(super) coarse: bool,
}

impl Cell {
    pub(super) fn of(report: &Report, coarse: bool) -> Self {
        let grid = if coarse { COARSE } else { CELL };
        Self {
            range: grid.of_log(report.range_km),
            apogee: grid.of_log(report.apogee_km),
            azimuth: grid.of_azimuth(report.azimuth_deg),
            latitude: grid.of_latitude(report.latitude_deg),
            coarse,
        }
    }

    pub(super) fn middle(self) -> Report {
        let grid = if self.coarse { COARSE } else { CELL };
        Report {
            range_km: grid.log_middle(self.range),
            apogee_km: grid.log_middle(self.apogee),
            from_time: None,
            azimuth_deg: grid.angle_middle_deg(self.azimuth),
            latitude_deg: grid.angle_middle_deg(self.latitude),
            longitude_deg: 0.0,
        }
    }
}

/// The cell of a standard range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct LeanCell {
    pub(super) payload: i32,
    pub(super) azimuth: i32,
    pub(super) latitude: i32,
}

/// What a flight has to meet.
#[derive(Clone, Copy, Debug)]
pub(super) struct Report {
    pub(super) latitude_deg: f64,
    pub(super) longitude_deg: f64,
    /// As given or, where it was not, as guessed.
    pub(super) range_km: f64,
    pub(super) apogee_km: f64,
    /// The time that it is solved from, s, and what of range and apogee was not given.
    pub(super) from_time: Option<(f64, Absent)>,
    pub(super) azimuth_deg: f64,
}

/// What of range and apogee a row does not give.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Absent {
    Range,
    Apogee,
}

/// Where the search for a range begins, km.
pub(super) const ANY_RANGE_KM: f64 = 1000.0;

/// The apogee of the vacuum arc of a range and a time, km, by halvings: a guess.
pub(super) fn arc_apogee_km(range_km: f64, time_s: f64) -> f64 {
    let (mut low_km, mut high_km) = (1.0, 20_000.0);
    for _ in 0..30 {
        let middle_km = 0.5 * (low_km + high_km);
        let arc = VacuumArc::through(Length::kilometres(range_km), Length::kilometres(middle_km));
        if arc.is_ok_and(|arc| arc.flight_time().as_seconds() < time_s) {
            low_km = middle_km;
        } else {
            high_km = middle_km;
        }
    }
    0.5 * (low_km + high_km)
}

impl Report {
    pub(super) fn case(&self, drawn: DrawnVehicle) -> Result<Case, String> {
        let launch = Position::new(Angle::degrees(self.latitude_deg), Angle::degrees(self.longitude_deg));
        let (range, apogee) = (Length::kilometres(self.range_km), Length::kilometres(self.apogee_km));
        let met = match self.from_time {
            None => Reported::RangeAndApogee { range, apogee },
            Some((time_s, Absent::Apogee)) => Reported::RangeAndTime { range, time: Time::seconds(time_s) },
            Some((time_s, Absent::Range)) => Reported::ApogeeAndTime { apogee, time: Time::seconds(time_s) },
        };
        Ok(Case::new(drawn, launch.map_err(words)?, Angle::degrees(self.azimuth_deg), met))
    }
}
