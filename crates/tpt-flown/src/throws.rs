//! Where do bodies that are thrown in a vacuum come down, and when? One body is one row.
//!
//! # Model
//! Each row is an arc over the turning Earth with J2 to J4, from height 0 to height 0 of the ellipsoid, as
//! [`tpt_flight::free_flights`] integrates it: four rows side by side, on every thread some hundred.
//!
//! # Assumptions and limits
//! - No air and no thrust.
//!
//! # Conventions
//! The velocity is against the turning ground, along the ellipsoid's east, north and normal at the launch. Latitude north, longitude
//! east, WGS-84. Heights above the ellipsoid.
//!
//! # Sources
//! - none of its own: those of [`tpt_flight::thrown`].
//!
//! # Checked by
//! - laws: a row is the arc of the same body alone, whatever stands beside it, by tests here.
//!
//! # Not here
//! What was flown if a report is true: [`crate::rows`].

use rayon::prelude::*;
use tpt_earth::math::sin_cos;
use tpt_earth::{Angle, ArealMass, GravityModel, Position, geodesic, geodetic};
use tpt_flight::{AirModel, Rotation, Thrown, World, check_tolerance, free_flights};
use tpt_setting::AnswerError;

use crate::rows::{Column, NotFlownRow, out, rows_of};

/// Rows that a thread takes at once: some tenths of a millisecond's work.
const ROWS_AT_ONCE: usize = 256;

/// Rows between two questions whether to go on: some tenths of a second's work.
const ROWS_UNASKED: usize = 1 << 17;

/// The Earth of these arcs.
const AIRLESS: World =
    World { gravity: GravityModel::ZonalJ4, rotation: Rotation::Turning, air: AirModel::Vacuum };

/// Thrown bodies, one a row, column by column; nothing is copied. Each [`Column::Many`] has the same length.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Throws<'a> {
    /// Where it starts, degrees north, −90 to 90.
    pub latitude_deg: Column<'a>,
    /// Where it starts, degrees east, −360 to 360.
    pub longitude_deg: Column<'a>,
    /// Its velocity against the turning ground: towards the east, m/s.
    pub east_m_s: Column<'a>,
    /// Towards the north, m/s.
    pub north_m_s: Column<'a>,
    /// Upwards, m/s, more than 0.
    pub up_m_s: Column<'a>,
}

/// Their arcs, column by column: each of shape `(rows,)`, NaN in rows that were not flown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ThrownRows {
    /// From the launch to the impact, s.
    pub flight_time_s: Vec<f64>,
    /// From the launch to the highest point, s.
    pub apogee_time_s: Vec<f64>,
    /// Greatest height, km.
    pub apogee_km: Vec<f64>,
    /// Where it comes down, degrees north.
    pub impact_latitude_deg: Vec<f64>,
    /// Where it comes down, degrees east.
    pub impact_longitude_deg: Vec<f64>,
    /// Distance over the ground, km; there if it was asked for.
    pub range_km: Option<Vec<f64>>,
    /// Rows that were not flown, in their order.
    pub not_flown: Vec<NotFlownRow>,
}

/// The numbers of an arc, in the order of the columns.
type Arc = Result<[f64; 6], String>;

impl Throws<'_> {
    /// Flies every row, on the threads of the current rayon pool.
    ///
    /// # Inputs and output
    ///
    /// | name | meaning | unit held | domain |
    /// |---|---|---|---|
    /// | `tolerance` | relative error of a step | 1 | 1e-14 to 1e-3 |
    /// | `range` | whether the distance over the ground is computed: it takes about as long as the arc | – | |
    /// | `cancelled` | asked on the calling thread now and then; `true` ends the call | – | |
    /// | returns | columns of shape `(rows,)`, owned by the caller | in each column's name | |
    ///
    /// # Properties
    ///
    /// A row's numbers depend on that row and the tolerance alone, bit for bit.
    ///
    /// # Errors
    ///
    /// [`AnswerError::UnequalColumns`], [`AnswerError::Domain`] of a tolerance and [`AnswerError::Cancelled`]. A row that cannot
    /// be flown is no error: [`ThrownRows::not_flown`] says why.
    ///
    /// ```
    /// use tpt_flown::rows::Column;
    /// use tpt_flown::throws::Throws;
    ///
    /// // Thrown to the east at the equator with 2 km/s each way, and one thrown into the ground.
    /// let throws = Throws {
    ///     latitude_deg: Column::One(0.0),
    ///     longitude_deg: Column::One(0.0),
    ///     east_m_s: Column::One(2000.0),
    ///     north_m_s: Column::One(0.0),
    ///     up_m_s: Column::Many(&[2000.0, -1.0]),
    /// };
    /// let arcs = throws.arcs(1e-9, true, &|| false)?;
    /// assert!(arcs.range_km.is_some_and(|range_km| (800.0..1000.0).contains(&range_km[0])));
    /// assert!(arcs.flight_time_s[1].is_nan() && arcs.not_flown[0].row == 1);
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    pub fn arcs(
        &self,
        tolerance: f64,
        range: bool,
        cancelled: &dyn Fn() -> bool,
    ) -> Result<ThrownRows, AnswerError> {
        check_tolerance(tolerance)?;
        let count = rows_of(self.named())?;
        let mut rows = ThrownRows { range_km: range.then(Vec::new), ..ThrownRows::default() };
        for from in (0..count).step_by(ROWS_UNASKED) {
            if cancelled() {
                return Err(AnswerError::Cancelled);
            }
            let until = count.min(from + ROWS_UNASKED);
            let parts = (until - from).div_ceil(ROWS_AT_ONCE);
            let flown: Vec<Vec<Arc>> = (0..parts)
                .into_par_iter()
                .map(|part| {
                    let first = from + part * ROWS_AT_ONCE;
                    self.part(first..until.min(first + ROWS_AT_ONCE), tolerance, range)
                })
                .collect();
            for (row, arc) in (from..).zip(flown.into_iter().flatten()) {
                rows.push(row, arc);
            }
        }
        Ok(rows)
    }

    fn named(&self) -> impl Iterator<Item = (&'static str, Column<'_>)> {
        [
            ("latitude_deg", self.latitude_deg),
            ("longitude_deg", self.longitude_deg),
            ("east_m_s", self.east_m_s),
            ("north_m_s", self.north_m_s),
            ("up_m_s", self.up_m_s),
        ]
        .into_iter()
    }

    /// Some rows, on this thread.
    fn part(&self, rows: std::ops::Range<usize>, tolerance: f64, range: bool) -> Vec<Arc> {
        let mut arcs: Vec<Arc> = vec![Ok([f64::NAN; 6]); rows.len()];
        let mut thrown = Vec::with_capacity(rows.len());
        let mut whose = Vec::with_capacity(rows.len());
        for (index, row) in rows.enumerate() {
            match self.thrown(row) {
                Ok(one) => {
                    thrown.push(one);
                    whose.push(index);
                }
                Err(reason) => arcs[index] = Err(reason),
            }
        }
        let landed = free_flights(&thrown, AIRLESS, tolerance);
        for ((index, one), landed) in whose.into_iter().zip(thrown).zip(landed) {
            arcs[index] = landed.map_err(|error| error.to_string()).map(|landed| {
                let (place, _) = geodetic(landed.impact.position_m);
                let range_km =
                    if range { geodesic(one.launch, place).distance.as_kilometres() } else { f64::NAN };
                [
                    landed.impact.time.as_seconds(),
                    landed.apogee.time.as_seconds(),
                    landed.apogee.height.as_kilometres(),
                    place.latitude().as_degrees(),
                    place.longitude().as_degrees(),
                    range_km,
                ]
            });
        }
        arcs
    }

    /// The body of a row, or what is wrong with it.
    fn thrown(&self, row: usize) -> Result<Thrown, String> {
        let (latitude_deg, longitude_deg) = (self.latitude_deg.at(row), self.longitude_deg.at(row));
        if !(-90.0..=90.0).contains(&latitude_deg) {
            return Err(out("latitude_deg", latitude_deg, "−90 to 90"));
        }
        if !(-360.0..=360.0).contains(&longitude_deg) {
            return Err(out("longitude_deg", longitude_deg, "−360 to 360"));
        }
        let [east, north, up] = [self.east_m_s.at(row), self.north_m_s.at(row), self.up_m_s.at(row)];
        for (name, speed) in [("east_m_s", east), ("north_m_s", north)] {
            if !speed.is_finite() {
                return Err(out(name, speed, "a finite speed"));
            }
        }
        if !(up > 0.0 && up.is_finite()) {
            return Err(out("up_m_s", up, "more than 0"));
        }
        let launch = Position::new(Angle::degrees(latitude_deg), Angle::degrees(longitude_deg));
        let launch = launch.map_err(|error| error.to_string())?;
        let (sin_lat, cos_lat) = sin_cos(launch.latitude().as_radians());
        let (sin_lon, cos_lon) = sin_cos(launch.longitude().as_radians());
        let outwards = up * cos_lat - north * sin_lat;
        let velocity_m_s = [
            outwards * cos_lon - east * sin_lon,
            outwards * sin_lon + east * cos_lon,
            up * sin_lat + north * cos_lat,
        ];
        // Without air it has no effect.
        let ballistic_coefficient = ArealMass::kilograms_per_square_metre(1.0);
        Ok(Thrown { launch, velocity_m_s, ballistic_coefficient })
    }
}

impl ThrownRows {
    fn push(&mut self, row: usize, arc: Arc) {
        let numbers = arc.unwrap_or_else(|reason| {
            self.not_flown.push(NotFlownRow { row, reason });
            [f64::NAN; 6]
        });
        let [time_s, apogee_time_s, apogee_km, latitude_deg, longitude_deg, range_km] = numbers;
        self.flight_time_s.push(time_s);
        self.apogee_time_s.push(apogee_time_s);
        self.apogee_km.push(apogee_km);
        self.impact_latitude_deg.push(latitude_deg);
        self.impact_longitude_deg.push(longitude_deg);
        if let Some(ranges) = &mut self.range_km {
            ranges.push(range_km);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Some arcs to every side, two of them impossible.
    fn columns() -> [Vec<f64>; 5] {
        let turn = |i: u32, by: f64| (0.5 + f64::from(i) * by).fract();
        let of = |from: f64, to: f64, by: f64| (0..700).map(|i| from + (to - from) * turn(i, by)).collect();
        let mut columns: [Vec<f64>; 5] = [
            of(-90.0, 90.0, 0.618),
            of(-180.0, 180.0, 0.755),
            of(-3000.0, 3000.0, 0.57),
            of(-3000.0, 3000.0, 0.33),
            of(100.0, 3000.0, 0.45),
        ];
        columns[0][3] = 91.0;
        columns[4][300] = 0.0;
        columns
    }

    fn arcs(columns: &[Vec<f64>; 5]) -> ThrownRows {
        let [latitude_deg, longitude_deg, east_m_s, north_m_s, up_m_s] =
            columns.each_ref().map(|column| Column::Many(column));
        Throws { latitude_deg, longitude_deg, east_m_s, north_m_s, up_m_s }
            .arcs(1e-9, true, &|| false)
            .unwrap()
    }

    fn bits(rows: &ThrownRows, row: usize) -> [u64; 6] {
        [
            rows.flight_time_s[row],
            rows.apogee_time_s[row],
            rows.apogee_km[row],
            rows.impact_latitude_deg[row],
            rows.impact_longitude_deg[row],
            rows.range_km.as_ref().unwrap()[row],
        ]
        .map(f64::to_bits)
    }

    #[test]
    fn a_row_depends_on_itself_alone() {
        let columns = columns();
        let together = arcs(&columns);
        let backwards = arcs(&columns.each_ref().map(|column| column.iter().rev().copied().collect()));
        let last = columns[0].len() - 1;
        for row in 0..=last {
            assert_eq!(bits(&together, row), bits(&backwards, last - row), "{row}");
        }
        for row in [0, 1, 3, 255, 256, 699] {
            let alone = arcs(&columns.each_ref().map(|column| vec![column[row]]));
            assert_eq!(bits(&together, row), bits(&alone, 0), "{row}");
        }
    }

    #[test]
    fn what_cannot_be_thrown_says_why() {
        let found = arcs(&columns());
        let reasons: Vec<(usize, &str)> =
            found.not_flown.iter().map(|one| (one.row, one.reason.as_str())).collect();
        let expected =
            [(3, "latitude_deg = 91; allowed: −90 to 90"), (300, "up_m_s = 0; allowed: more than 0")];
        assert_eq!(reasons, expected);
    }

    #[test]
    fn unequal_columns_and_a_tolerance_of_one_are_refused() {
        let throws = Throws {
            latitude_deg: Column::Many(&[0.0, 1.0]),
            longitude_deg: Column::One(0.0),
            east_m_s: Column::Many(&[0.0]),
            north_m_s: Column::One(0.0),
            up_m_s: Column::One(10.0),
        };
        assert!(matches!(throws.arcs(1e-9, false, &|| false), Err(AnswerError::UnequalColumns { .. })));
        assert!(matches!(throws.arcs(1.0, false, &|| false), Err(AnswerError::Domain(_))));
        let throws = Throws { east_m_s: Column::One(0.0), ..throws };
        assert!(matches!(throws.arcs(1e-9, false, &|| true), Err(AnswerError::Cancelled)));
        assert_eq!(throws.arcs(1e-9, false, &|| false).unwrap().range_km, None);
    }
}
