//! Arcs in a vacuum, in closed form and integrated, against other programs' numbers.

use serde::Deserialize;
use tpt_earth::{Angle, ArealMass, GravityModel, Length, Position, VacuumArc, ecef, geodetic};
use tpt_flight::{AirModel, Detail, Rotation, Thrown as Body, World, free_flight, free_flights};

use crate::vehicles::distance_m;
use crate::{Case, Row, compare};

fn arc(row: &Row) -> VacuumArc {
    VacuumArc::through(Length::kilometres(row.range_km), Length::kilometres(row.apogee_km)).unwrap()
}

#[test]
fn kepler_times() {
    compare("kepler-times", |row| arc(row).flight_time().as_seconds());
}

#[test]
fn same_speed_range() {
    compare("same-speed-range", |row| arc(row).longest_range_at_same_speed().as_kilometres());
}

/// The least-energy arc from the range alone: its apogee and its time against the table's.
#[test]
fn least_energy() {
    compare("least-energy", |row| {
        let least = VacuumArc::least_energy(Length::kilometres(row.range_km)).unwrap();
        tpt_earth::assert_close!(least.apogee().as_kilometres(), row.apogee_km, abs = 0.51, "{}", row.what);
        least.flight_time().as_minutes()
    });
}

/// A line of `heyoka_arcs.csv`; its inertial columns say the same once more and are not read.
#[derive(Debug, Deserialize)]
struct Thrown {
    arc: String,
    start_x_m: f64,
    start_y_m: f64,
    start_z_m: f64,
    start_vx_m_s: f64,
    start_vy_m_s: f64,
    start_vz_m_s: f64,
    impact_time_s: f64,
    apogee_height_m: f64,
    apogee_time_s: f64,
    impact_latitude_deg: f64,
    impact_longitude_deg: f64,
    geodesic_range_m: f64,
}

/// Both integrators, the field and the turning frame against a Taylor series in the inertial frame.
#[test]
fn heyoka_arcs() {
    let case = Case::read("heyoka-arcs");
    let world = World { gravity: GravityModel::ZonalJ4, rotation: Rotation::Turning, air: AirModel::Vacuum };
    for row in case.rows::<Thrown>() {
        let (launch, _) = geodetic([row.start_x_m, row.start_y_m, row.start_z_m]);
        let velocity = [row.start_vx_m_s, row.start_vy_m_s, row.start_vz_m_s];
        let beta = ArealMass::kilograms_per_square_metre(1000.0);
        let ours = free_flight(launch, velocity, beta, world, 1e-13, Detail::Events).unwrap();
        let place =
            Position::new(Angle::degrees(row.impact_latitude_deg), Angle::degrees(row.impact_longitude_deg));
        let theirs = ecef(place.unwrap(), Length::ZERO);
        let demand = |what: &str, ours: f64, theirs: f64| case.demand(what, &row.arc, ours, theirs);
        let body = Body { launch, velocity_m_s: velocity, ballistic_coefficient: beta };
        let by_series = free_flights(&[body], world, 1e-13)[0].clone().unwrap();
        for (apogee, impact) in [(ours.apogee, ours.impact), (by_series.apogee, by_series.impact)] {
            demand("impact position", distance_m(impact.position_m, theirs), 0.0);
            demand("impact time", impact.time.as_seconds(), row.impact_time_s);
            demand("apogee time", apogee.time.as_seconds(), row.apogee_time_s);
            demand("apogee height", apogee.height.as_metres(), row.apogee_height_m);
        }
        demand("range", ours.range.as_metres(), row.geodesic_range_m);
    }
}
