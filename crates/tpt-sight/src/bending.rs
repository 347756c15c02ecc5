//! What does the air do to a line of sight, and where does the ground end it?
//!
//! # Model
//! Rays through an exponential atmosphere (`tpt_earth::refraction`), tabulated once for a sensor: how much higher a target
//! appears than it stands, over the apparent elevation and the target's height; and how far over the ground the ray goes
//! that just touches it. Air between two seasons has three such tables: winter, summer and half-way. A parabola of the
//! season's share joins them: a horizon is off by at most 0.08 km for that, an elevation by 0.0002°.
//!
//! ```text
//! E_true(E, h) = E − δ(E, h)                      δ from the traced ray, bilinear between the nodes
//! in sight of the ground:  s ≤ d(h_s) + d(h_t)     d(h): the ray of elevation 0 from the ground up to h
//! d(h) = R θ(h) + Δ(h)     θ(h) = acos(R / (R + h)), the straight ray;  Δ²: linear in h between the nodes
//! ```
//!
//! # Assumptions and limits
//! - Between the nodes δ is off by at most 0.01° for targets above 10 km, 0.03° below (test `the_table_is_close_to_the_rays`).
//! - A horizon is off by at most 0.4 km and 0.1 % (test `the_horizon_is_where_the_touching_ray_goes`), with no air by nothing.
//! - As `tpt_earth::refraction`: horizontally uniform air, no ducts, a sphere of the mean radius.
//! - The sensor looks no lower than the horizontal; the ground between it and a target is smooth unless a mask says more.
//!
//! # Conventions
//! As `look`. Apparent elevation: where the antenna points.
//!
//! # Sources
//! - As `tpt_earth::refraction`. The 4/3 Earth: plane geometry with an enlarged radius, conventional.
//!
//! # Checked by
//! - laws: with no air apparent and true are one; the horizon is symmetric and grows with both heights.
//! - other models: 4/3 Earth near the ground, in `tests/it/geometry.rs`.
//!
//! # Not here
//! Terrain: `mask`.

use std::sync::Arc;

use tpt_earth::math::{asin, square};
use tpt_earth::{Angle, ExponentialAtmosphere, Length, OutOfDomain, SeasonalAir, WGS84_MEAN_RADIUS};

use crate::bounds::Horizons;
use crate::line_of_sight::{FromCentre, Offset, Site};

/// Apparent elevations of the table, in degrees.
const ELEVATIONS_DEG: [f64; 18] =
    [0.0, 0.1, 0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 7.0, 10.0, 15.0, 20.0, 30.0, 60.0, 90.0];

/// Heights of the table above the sensor, in kilometres.
const HEIGHTS_KM: [f64; 22] = [
    0.02, 0.1, 0.3, 0.7, 1.5, 3.0, 5.0, 8.0, 12.0, 18.0, 26.0, 38.0, 55.0, 80.0, 120.0, 180.0, 280.0, 450.0,
    800.0, 1500.0, 4000.0, 20000.0,
];

/// What one air does to the lines of sight of a sensor, at the nodes.
#[derive(Clone, Debug, PartialEq)]
struct Table {
    /// Apparent less true elevation in radians, by elevation and height.
    error: Vec<[f64; HEIGHTS_KM.len()]>,
    /// How much farther than a straight ray the touching ray goes up to each height, squared, in m².
    beyond_straight: [f64; HEIGHTS_KM.len()],
}

/// What the air does to the lines of sight of one sensor.
#[derive(Clone, Debug, PartialEq)]
pub struct Bending {
    air: ExponentialAtmosphere,
    /// The air of the other seasons, where there are some.
    seasons: Option<SeasonalAir>,
    sensor_height: Length,
    /// That of the air alone, or those of winter, of half-way and of summer.
    tables: Arc<[Table]>,
    /// How much each table counts.
    weights: [f64; 3],
    /// How far the touching ray goes from the ground up to the sensor.
    own_horizon: Length,
    /// Bounds of its horizons.
    horizons: Horizons,
}

impl Table {
    fn new(air: &ExponentialAtmosphere, sensor_height: Length) -> Result<Self, OutOfDomain> {
        let mut error = Vec::with_capacity(ELEVATIONS_DEG.len());
        for degrees in ELEVATIONS_DEG {
            let mut row = [0.0; HEIGHTS_KM.len()];
            for (cell, km) in row.iter_mut().zip(HEIGHTS_KM) {
                let target = sensor_height + Length::kilometres(km);
                let ray = air.trace(sensor_height, Angle::degrees(degrees), target)?;
                *cell = ray.elevation_error.as_radians();
            }
            error.push(row);
        }
        let mut beyond_straight = [0.0; HEIGHTS_KM.len()];
        for (cell, km) in beyond_straight.iter_mut().zip(HEIGHTS_KM) {
            let height = Length::kilometres(km);
            let bent = air.trace(Length::ZERO, Angle::ZERO, height)?.ground_range;
            *cell = square((bent - straight_horizon(height, WGS84_MEAN_RADIUS)).as_metres().max(0.0));
        }
        Ok(Self { error, beyond_straight })
    }
}

impl Bending {
    /// The table of a sensor whose antenna stands at a height above the ground's sphere.
    ///
    /// # Errors
    ///
    /// [`OutOfDomain`] if the height is outside −0.5 to 100,000 km.
    pub fn new(air: ExponentialAtmosphere, sensor_height: Length) -> Result<Self, OutOfDomain> {
        let tables = Arc::from([Table::new(&air, sensor_height)?]);
        let alone = [1.0, 0.0, 0.0];
        let (own_horizon, horizons) = (Length::ZERO, Horizons::UNKNOWN);
        let alone = Self { air, seasons: None, sensor_height, tables, weights: alone, own_horizon, horizons };
        Ok(alone.with_own_horizon())
    }

    /// The tables of a sensor in the air between two seasons; they stand half-way until [`Self::in_season`] moves them.
    ///
    /// # Errors
    ///
    /// As [`Self::new`].
    pub fn through_seasons(seasons: SeasonalAir, sensor_height: Length) -> Result<Self, OutOfDomain> {
        let table = |share: f64| Table::new(&seasons.at(share)?, sensor_height);
        let half_way = Self {
            air: seasons.at(0.5)?,
            seasons: Some(seasons),
            sensor_height,
            tables: Arc::from([table(0.0)?, table(0.5)?, table(1.0)?]),
            weights: [0.0, 1.0, 0.0],
            own_horizon: Length::ZERO,
            horizons: Horizons::UNKNOWN,
        };
        Ok(half_way.with_own_horizon())
    }

    /// The same sensor at a share of the way from winter (0) to summer (1). Air without seasons stays as it is.
    ///
    /// # Errors
    ///
    /// [`OutOfDomain`] if the share is outside 0 to 1.
    pub fn in_season(&self, share: f64) -> Result<Self, OutOfDomain> {
        let Some(seasons) = self.seasons else { return Ok(self.clone()) };
        // The parabola through 0, 1/2 and 1.
        let weights =
            [(1.0 - share) * (1.0 - 2.0 * share), 4.0 * share * (1.0 - share), share * (2.0 * share - 1.0)];
        Ok(Self { air: seasons.at(share)?, weights, ..self.clone() }.with_own_horizon())
    }

    /// The same sensor in winter and in summer; twice itself where the air has no seasons.
    pub(crate) fn ends(&self) -> [Self; 2] {
        [0.0, 1.0].map(|share| self.in_season(share).unwrap_or_else(|_| self.clone()))
    }

    /// Whether it is the air of the same sensor, if perhaps in another season.
    pub(crate) fn is_another_season_of(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.tables, &other.tables)
    }

    /// The sensor's own horizon from the same table: what one sees of the other, the other sees of it. A sensor below height 0
    /// stands on ground below it: it touches the ground where it stands.
    fn with_own_horizon(self) -> Self {
        let own_horizon = self.horizon_of(self.sensor_height);
        let beyond = (0..HEIGHTS_KM.len()).map(|i| self.blend(|table| table.beyond_straight[i]));
        let beyond = Length::metres(beyond.fold(0.0, f64::max).sqrt());
        Self { own_horizon, horizons: Horizons::at_most_beyond_straight(own_horizon + beyond), ..self }
    }

    /// The same air in the same season.
    pub(crate) fn is_the_season_of(&self, other: &Self) -> bool {
        self.is_another_season_of(other) && self.weights.map(f64::to_bits) == other.weights.map(f64::to_bits)
    }

    /// The least and the most by which a target that appears at an elevation does so too high, over all heights.
    pub(crate) fn least_and_most_error(&self, apparent: Angle) -> [Angle; 2] {
        let (i, e) = place(&ELEVATIONS_DEG, apparent.as_degrees().clamp(0.0, 90.0));
        // Between the nodes of a height the error is straight.
        let at = |j: usize| {
            self.blend(|table| table.error[i][j] + e * (table.error[i + 1][j] - table.error[i][j]))
        };
        let errors = (0..HEIGHTS_KM.len()).map(at);
        let [least, most] = errors
            .fold([f64::INFINITY, f64::NEG_INFINITY], |[low, high], error| [low.min(error), high.max(error)]);
        [Angle::radians(least), Angle::radians(most)]
    }

    /// As [`Self::clears_the_ground`], without an angle wherever bounds decide.
    #[inline]
    pub(crate) fn clears(&self, site: &Site, offset: &Offset) -> bool {
        let target = offset.seen_from_centre(site);
        self.clears_for_certain(&target).unwrap_or_else(|| {
            let height = offset.target_height();
            self.horizons
                .clear(target.cosine, height)
                .unwrap_or_else(|| self.clears_the_ground(offset.ground(site), height))
        })
    }

    /// The same where neither an angle nor a height is needed; nothing where they are.
    #[inline]
    pub(crate) fn clears_for_certain(&self, target: &FromCentre) -> Option<bool> {
        self.horizons.clear_about(target)
    }

    /// The air.
    #[must_use]
    pub const fn air(&self) -> &ExponentialAtmosphere {
        &self.air
    }

    /// The height of the antenna.
    #[must_use]
    pub const fn sensor_height(&self) -> Length {
        self.sensor_height
    }

    /// A value of the table of this air, from the same value of each table.
    #[inline]
    fn blend(&self, value: impl Fn(&Table) -> f64) -> f64 {
        self.tables.iter().zip(self.weights).map(|(table, weight)| weight * value(table)).sum()
    }

    /// The elevation of the straight line to a target that appears at an elevation, for a target above the sensor.
    #[must_use]
    #[inline]
    pub fn true_elevation(&self, apparent: Angle, target_height: Length) -> Angle {
        Angle::radians(apparent.as_radians() - self.error_at(apparent.as_degrees(), target_height))
    }

    /// The elevation at which a target appears whose straight line has a true elevation.
    #[must_use]
    pub fn apparent_elevation(&self, true_elevation: Angle, target_height: Length) -> Angle {
        // δ falls with elevation and is below a degree: each step makes the error some twenty times smaller.
        let mut apparent = true_elevation.as_radians();
        for _ in 0..8 {
            apparent = true_elevation.as_radians()
                + self.error_at(Angle::radians(apparent).as_degrees(), target_height);
        }
        Angle::radians(apparent)
    }

    /// Whether the smooth ground lets the two see each other.
    #[must_use]
    #[inline]
    pub fn clears_the_ground(&self, ground: Length, target_height: Length) -> bool {
        ground <= self.own_horizon + self.horizon_of(target_height)
    }

    /// How far the touching ray goes from the ground up to a height; nothing at or below the ground.
    #[must_use]
    pub fn horizon_of(&self, height: Length) -> Length {
        let km = height.as_kilometres();
        if km <= 0.0 {
            return Length::ZERO;
        }
        let (i, share) = place(&HEIGHTS_KM, km);
        let squared = self.blend(|table| {
            let nodes = &table.beyond_straight;
            if km < HEIGHTS_KM[0] {
                nodes[0] * km / HEIGHTS_KM[0]
            } else {
                nodes[i] + share * (nodes[i + 1] - nodes[i])
            }
        });
        straight_horizon(height, WGS84_MEAN_RADIUS) + Length::metres(squared.max(0.0).sqrt())
    }

    fn error_at(&self, elevation_deg: f64, target_height: Length) -> f64 {
        let above_km = (target_height - self.sensor_height).as_kilometres();
        let (i, e) = place(&ELEVATIONS_DEG, elevation_deg.clamp(0.0, 90.0));
        let (j, h) = place(&HEIGHTS_KM, above_km.clamp(HEIGHTS_KM[0], HEIGHTS_KM[HEIGHTS_KM.len() - 1]));
        let along = |row: &[f64; HEIGHTS_KM.len()]| row[j] + h * (row[j + 1] - row[j]);
        self.blend(|table| {
            let (low, high) = (along(&table.error[i]), along(&table.error[i + 1]));
            low + e * (high - low)
        })
    }
}

/// How far the straight ray that touches a sphere goes over it, from the ground up to a height of 0 or more.
fn straight_horizon(height: Length, radius: Length) -> Length {
    // acos(R / (R + h)), exact for small heights too.
    radius * (2.0 * asin((height / ((radius + height) * 2.0)).sqrt()))
}

/// The interval of rising nodes that holds a value, and the share of it; outside, the nearest interval.
fn place(nodes: &[f64], value: f64) -> (usize, f64) {
    let i = nodes.partition_point(|node| *node <= value).clamp(1, nodes.len() - 1) - 1;
    (i, ((value - nodes[i]) / (nodes[i + 1] - nodes[i])).clamp(0.0, 1.0))
}

/// Distance along the ground at which a target rises above a sensor's horizon, with straight rays over an enlarged Earth.
///
/// ```text
/// d = R_e (θ(h_s) + θ(h_t)),   θ(h) = acos(R_e / (R_e + h)) = 2 asin √( h / (2 (R_e + h)) ),   R_e = k R
/// ```
///
/// | name | meaning | unit held | domain |
/// |---|---|---|---|
/// | `sensor_height` | antenna above the sphere | m | 0 or more |
/// | `target_height` | target above the sphere | m | 0 or more |
/// | `factor` | of the Earth's radius: 4/3 near the ground | 1 | more than 0 |
/// | returns | arc on the sphere, not slant range | m | |
///
/// # Properties
///
/// Symmetric in the two heights; zero when both are; never decreases with height.
///
/// # Errors
///
/// [`OutOfDomain`] if a height is negative or not finite, or the factor is not positive. Nothing is clamped.
///
/// # Example
///
/// ```
/// use tpt_earth::Length;
/// use tpt_sight::horizon_ground_range;
///
/// // A 30 m mast sees a ship 20 m high to about 41 km.
/// let range = horizon_ground_range(Length::metres(30.0), Length::metres(20.0), 4.0 / 3.0)?;
/// assert!((range.as_kilometres() - 41.0).abs() < 0.5);
/// # Ok::<(), tpt_earth::OutOfDomain>(())
/// ```
pub fn horizon_ground_range(
    sensor_height: Length,
    target_height: Length,
    factor: f64,
) -> Result<Length, OutOfDomain> {
    if !(factor.is_finite() && factor > 0.0) {
        return Err(OutOfDomain::new("factor of the Earth's radius", factor, "more than 0"));
    }
    let radius = WGS84_MEAN_RADIUS * factor;
    let horizon = |quantity: &'static str, height: Length| {
        if !(height.is_finite() && height >= Length::ZERO) {
            return Err(OutOfDomain::new(quantity, height, "0 m or more"));
        }
        Ok(straight_horizon(height, radius))
    };
    Ok(horizon("sensor height", sensor_height)? + horizon("target height", target_height)?)
}
