//! Without air, rotation and flattening a thrown body is Kepler's: range, apogee and time have closed forms.

use tpt_earth::ellipsoid::WGS84_GM_M3_S2;
use tpt_earth::math::{acos, cos, cube, sin, sin_cos};
use tpt_earth::{ArealMass, GravityModel, Length, Time, assert_close, ecef};
use tpt_flight::{AirModel, Detail, Rotation, Trajectory, World, free_flight};

use crate::support::{KEPLER, at};

/// Throws along the equator, which is a circle of radius `a`: the ellipsoid's flattening does not show there.
fn along_the_equator(speed_m_s: f64, elevation_deg: f64, world: World, detail: Detail) -> Trajectory {
    let (sin, cos) = sin_cos(elevation_deg.to_radians());
    // At longitude 0 up is x and east is y.
    let velocity = [speed_m_s * sin, speed_m_s * cos, 0.0];
    free_flight(at(0.0, 0.0), velocity, ArealMass::kilograms_per_square_metre(1e4), world, 1e-13, detail)
        .unwrap()
}

/// Range, apogee and flight time of Kepler's arc from a sphere of radius `r`, from speed and elevation.
fn closed_form(r: f64, speed_m_s: f64, elevation_deg: f64) -> (f64, f64, f64) {
    let cos = cos(elevation_deg.to_radians());
    let semi_major = 1.0 / (2.0 / r - speed_m_s * speed_m_s / WGS84_GM_M3_S2);
    let momentum = r * speed_m_s * cos;
    let parameter = momentum * momentum / WGS84_GM_M3_S2;
    let eccentricity = (1.0 - parameter / semi_major).sqrt();
    // Half the range as an angle at the centre: from the launch to the apogee.
    let to_apogee = std::f64::consts::PI - acos(((parameter / r - 1.0) / eccentricity).clamp(-1.0, 1.0));
    let anomaly = acos((1.0 - r / semi_major) / eccentricity);
    let motion = (WGS84_GM_M3_S2 / cube(semi_major)).sqrt();
    let time = 2.0 * (std::f64::consts::PI - anomaly + eccentricity * sin(anomaly)) / motion;

    (2.0 * to_apogee * r, semi_major * (1.0 + eccentricity) - r, time)
}

#[test]
fn range_apogee_and_time_are_keplers() {
    let r = 6_378_137.0;
    for (speed, elevation) in [(1700.0, 44.0), (3000.0, 42.0), (4860.0, 60.0), (6900.0, 85.0), (7200.0, 25.0)]
    {
        let ours = along_the_equator(speed, elevation, KEPLER, Detail::Events);
        let (range, apogee, time) = closed_form(r, speed, elevation);
        assert_close!(ours.range.as_metres(), range, rel = 1e-9, "{speed} {elevation}");
        assert_close!(ours.apogee.height.as_metres(), apogee, rel = 1e-9, "{speed} {elevation}");
        assert_close!(ours.impact.time.as_seconds(), time, rel = 1e-9, "{speed} {elevation}");
        assert_close!(
            ours.apogee.time.as_seconds(),
            time / 2.0,
            rel = 1e-7,
            "a flat top is found to its square root"
        );
    }
}

/// Energy per mass in the turning frame: Jacobi's integral; and the angular momentum about the axis, in the frame that
/// does not turn.
fn integrals(world: World, position: [f64; 3], velocity: [f64; 3]) -> (f64, f64) {
    let rate = match world.rotation {
        Rotation::Turning => tpt_earth::WGS84_ROTATION_RATE_RAD_S,
        Rotation::Still => 0.0,
    };
    let [x, y, _] = position;
    let speed_squared: f64 = velocity.iter().map(|v| v * v).sum();
    let jacobi =
        0.5 * speed_squared - world.gravity.potential_m2_s2(position) - 0.5 * rate * rate * (x * x + y * y);
    let momentum = x * (velocity[1] + rate * x) - y * (velocity[0] - rate * y);
    (jacobi, momentum)
}

#[test]
fn energy_and_angular_momentum_are_kept() {
    for (gravity, rotation) in [
        (GravityModel::PointMass, Rotation::Still),
        (GravityModel::ZonalJ4, Rotation::Still),
        (GravityModel::ZonalJ4, Rotation::Turning),
    ] {
        let world = World { gravity, rotation, air: AirModel::Vacuum };
        let start = at(41.0, 126.0);
        // 6.4 km/s, 60° up, towards the south-east.
        let up = ecef(start, Length::metres(1.0));
        let foot = ecef(start, Length::ZERO);
        let up: [f64; 3] = std::array::from_fn(|i| up[i] - foot[i]);
        let east = {
            let (s, c) = sin_cos(126.0_f64.to_radians());
            [-s, c, 0.0]
        };
        let velocity = std::array::from_fn(|i| 5500.0 * up[i] + 3200.0 * east[i]);
        let beta = ArealMass::kilograms_per_square_metre(1e4);
        let flight = free_flight(start, velocity, beta, world, 1e-13, Detail::Path).unwrap();
        let (energy, momentum) = integrals(world, foot, velocity);
        for share in 1..=20 {
            let time = Time::seconds(flight.impact.time.as_seconds() * f64::from(share) / 20.0);
            let moment = flight.at(time.min(flight.impact.time)).unwrap();
            let (later, turned) = integrals(world, moment.position_m, moment.velocity_m_s);
            assert_close!(later, energy, rel = 1e-11, "{gravity:?} {rotation:?} at {time}");
            assert_close!(turned, momentum, rel = 1e-11, "{gravity:?} {rotation:?} at {time}");
        }
    }
}

#[test]
fn a_height_is_passed_on_the_way_up_and_on_the_way_down() {
    let flight = along_the_equator(3000.0, 42.0, KEPLER, Detail::Path);
    let (up, down) = flight.crossings(Length::kilometres(100.0)).unwrap();
    assert_close!(up.height.as_metres(), 100_000.0, abs = 1e-3);
    assert_close!(down.height.as_metres(), 100_000.0, abs = 1e-3);
    let total = flight.impact.time.as_seconds();
    assert_close!(up.time.as_seconds() + down.time.as_seconds(), total, rel = 1e-9, "an arc is symmetric");
    assert_eq!(flight.crossings(flight.apogee.height + Length::metres(1.0)), None);
    let (top, after) = flight.crossings(flight.apogee.height - Length::metres(1.0)).unwrap();
    assert!(top.time < flight.apogee.time && after.time > flight.apogee.time);
    assert_eq!(flight.at(Time::seconds(total + 1.0)), None);
    assert_eq!(
        along_the_equator(3000.0, 42.0, KEPLER, Detail::Events).crossings(Length::kilometres(100.0)),
        None
    );
}
