//! Bodies thrown in a vacuum, many at once by series, against the same bodies one by one and against closed forms.

use proptest::prelude::*;
use tpt_earth::ellipsoid::WGS84_GM_M3_S2;
use tpt_earth::math::{acos, cos, cube, sin, sin_cos};
use tpt_earth::{ArealMass, GravityModel, Length, WGS84_ROTATION_RATE_RAD_S, Width, assert_close, ecef};
use tpt_flight::{
    AirModel, Detail, FlightError, Landed, Rotation, Thrown, World, free_flight, free_flights,
    free_flights_in_width,
};

use crate::support::{EARTH, KEPLER, at};

const AIRLESS: World = World { air: AirModel::Vacuum, ..EARTH };

fn beta() -> ArealMass {
    ArealMass::kilograms_per_square_metre(1000.0)
}

/// From a place, with a speed, towards an azimuth and up at an elevation.
fn thrown([lat_deg, lon_deg, azimuth_deg, elevation_deg]: [f64; 4], speed_m_s: f64) -> Thrown {
    let launch = at(lat_deg, lon_deg);
    let [(sin_lat, cos_lat), (sin_lon, cos_lon), (sin_az, cos_az), (sin_el, cos_el)] =
        [lat_deg, lon_deg, azimuth_deg, elevation_deg].map(|degrees| sin_cos(degrees.to_radians()));
    let (east, north, up) = (speed_m_s * cos_el * sin_az, speed_m_s * cos_el * cos_az, speed_m_s * sin_el);
    let outwards = up * cos_lat - north * sin_lat;
    let velocity_m_s = [
        outwards * cos_lon - east * sin_lon,
        outwards * sin_lon + east * cos_lon,
        up * sin_lat + north * cos_lat,
    ];
    Thrown { launch, velocity_m_s, ballistic_coefficient: beta() }
}

/// Unlike arcs: 3 to 14,000 km, flat and steep, to every side.
fn unlike(count: u32) -> Vec<Thrown> {
    (0..count)
        .map(|i| {
            let i = f64::from(i);
            let turn = |by: f64| (0.5 + i * by).fract();
            let from = [
                160.0 * turn(0.618) - 80.0,
                360.0 * turn(0.755),
                360.0 * turn(0.57),
                5.0 + 84.0 * turn(0.45),
            ];
            thrown(from, 200.0 + 7200.0 * turn(0.33))
        })
        .collect()
}

fn distance_m(a: [f64; 3], b: [f64; 3]) -> f64 {
    (0..3).map(|axis| (a[axis] - b[axis]) * (a[axis] - b[axis])).sum::<f64>().sqrt()
}

/// Apogee and impact of the same body by the other integrator.
fn alone(one: &Thrown, world: World) -> Landed {
    let beta = one.ballistic_coefficient;
    let flight = free_flight(one.launch, one.velocity_m_s, beta, world, 1e-13, Detail::Events).unwrap();
    Landed { apogee: flight.apogee, impact: flight.impact }
}

#[test]
fn arcs_by_series_are_those_by_runge_and_kutta_as_far_as_the_tolerance_goes() {
    let arcs = unlike(60);
    for gravity in [GravityModel::PointMass, GravityModel::ZonalJ4] {
        for rotation in [Rotation::Still, Rotation::Turning] {
            let world = World { gravity, rotation, air: AirModel::Vacuum };
            // An error of a step is multiplied on the way down by some tens at most: steep falls from high up.
            for (tolerance, near_m) in [(1e-13, 1e-4), (1e-11, 2e-3), (1e-9, 0.02), (1e-6, 20.0)] {
                for (one, found) in arcs.iter().zip(free_flights(&arcs, world, tolerance)) {
                    let (found, exact) = (found.unwrap(), alone(one, world));
                    let miss_m = distance_m(found.impact.position_m, exact.impact.position_m);
                    assert!(miss_m < near_m, "{world:?} {tolerance}: {miss_m} m: {one:?}");
                    let top_m = found.apogee.height.as_metres();
                    assert_close!(
                        top_m,
                        exact.apogee.height.as_metres(),
                        abs = near_m,
                        "{tolerance}: {one:?}"
                    );
                    let (ours_s, theirs_s) = (found.impact.time.as_seconds(), exact.impact.time.as_seconds());
                    assert_close!(ours_s, theirs_s, abs = near_m / 100.0 + 1e-6, "{tolerance}: {one:?}");
                    let (ours_s, theirs_s) = (found.apogee.time.as_seconds(), exact.apogee.time.as_seconds());
                    assert_close!(ours_s, theirs_s, abs = near_m / 100.0 + 1e-6, "{tolerance}: {one:?}");
                    assert_close!(found.impact.height.as_metres(), 0.0, abs = 1e-7, "{one:?}");
                }
            }
        }
    }
}

#[test]
fn each_zonal_term_moves_the_impact_by_what_it_is_worth() {
    // Without J2 an arc of some thousand kilometres comes down kilometres away: the series has the terms at all.
    let arc = [thrown([28.0, 52.0, 60.0, 32.0], 5900.0)];
    let point = World { gravity: GravityModel::PointMass, ..AIRLESS };
    let [with, without] = [AIRLESS, point].map(|world| free_flights(&arc, world, 1e-12)[0].clone().unwrap());
    let away_m = distance_m(with.impact.position_m, without.impact.position_m);
    assert!((1e3..1e5).contains(&away_m), "{away_m}");
}

#[test]
fn range_apogee_and_time_are_keplers() {
    let r = 6_378_137.0;
    let cases = [(1700.0, 44.0), (3000.0, 42.0), (4860.0, 60.0), (6900.0, 85.0), (7200.0, 25.0)];
    let arcs = cases.map(|(speed, elevation)| thrown([0.0, 0.0, 90.0, elevation], speed));
    for ((speed, elevation), found) in cases.into_iter().zip(free_flights(&arcs, KEPLER, 1e-13)) {
        let found = found.unwrap();
        let cos_el = cos(f64::to_radians(elevation));
        let semi_major = 1.0 / (2.0 / r - speed * speed / WGS84_GM_M3_S2);
        let parameter = r * r * speed * speed * cos_el * cos_el / WGS84_GM_M3_S2;
        let eccentricity = (1.0 - parameter / semi_major).sqrt();
        let to_apogee = std::f64::consts::PI - acos(((parameter / r - 1.0) / eccentricity).clamp(-1.0, 1.0));
        let anomaly = acos((1.0 - r / semi_major) / eccentricity);
        let motion = (WGS84_GM_M3_S2 / cube(semi_major)).sqrt();
        let time = 2.0 * (std::f64::consts::PI - anomaly + eccentricity * sin(anomaly)) / motion;
        let apogee = semi_major * (1.0 + eccentricity) - r;
        let place = [r * cos(2.0 * to_apogee), r * sin(2.0 * to_apogee), 0.0];
        assert!(distance_m(found.impact.position_m, place) < 1e-3, "{speed} {elevation}");
        assert_close!(found.apogee.height.as_metres(), apogee, rel = 1e-10, "{speed} {elevation}");
        assert_close!(found.impact.time.as_seconds(), time, rel = 1e-10, "{speed} {elevation}");
        assert_close!(found.apogee.time.as_seconds(), 0.5 * time, rel = 1e-9, "{speed} {elevation}");
    }
}

/// Jacobi's integral: energy in the turning frame.
fn jacobi(position: [f64; 3], velocity: [f64; 3]) -> f64 {
    let [x, y, _] = position;
    let kinetic: f64 = velocity.iter().map(|v| 0.5 * v * v).sum();
    let rate = WGS84_ROTATION_RATE_RAD_S;
    kinetic - GravityModel::ZonalJ4.potential_m2_s2(position) - 0.5 * rate * rate * (x * x + y * y)
}

#[test]
fn the_jacobi_integral_is_kept_to_the_apogee_and_to_the_impact() {
    let arcs = unlike(40);
    for (one, found) in arcs.iter().zip(free_flights(&arcs, AIRLESS, 1e-13)) {
        let found = found.unwrap();
        let start = jacobi(ecef(one.launch, Length::ZERO), one.velocity_m_s);
        for moment in [found.apogee, found.impact] {
            assert_close!(jacobi(moment.position_m, moment.velocity_m_s), start, rel = 1e-12, "{one:?}");
        }
    }
}

fn told(found: &[Result<Landed, FlightError>]) -> Vec<String> {
    found.iter().map(|one| format!("{one:?}")).collect()
}

#[test]
fn an_arc_has_the_same_bits_in_every_width_and_in_every_company() {
    let mut arcs = unlike(37);
    // Among them some that do not fly.
    arcs[5].velocity_m_s = arcs[5].velocity_m_s.map(|v| -v);
    arcs[6].velocity_m_s = arcs[6].velocity_m_s.map(|v| 3.0 * v + 9000.0);
    arcs[20].velocity_m_s = [f64::NAN; 3];
    for tolerance in [1e-9, 1e-12] {
        let wide = told(&free_flights_in_width(Width::Wide, &arcs, AIRLESS, tolerance));
        for width in [Width::One, Width::Plain] {
            assert_eq!(told(&free_flights_in_width(width, &arcs, AIRLESS, tolerance)), wide, "{width:?}");
        }
        let backwards: Vec<Thrown> = arcs.iter().rev().copied().collect();
        let mut found = told(&free_flights(&backwards, AIRLESS, tolerance));
        found.reverse();
        assert_eq!(found, wide);
        for (index, one) in arcs.iter().enumerate() {
            assert_eq!(told(&free_flights(&[*one], AIRLESS, tolerance)), wide[index..=index], "{index}");
        }
    }
}

#[test]
fn what_does_not_fly_or_does_not_come_down_says_so() {
    let down = thrown([10.0, 20.0, 0.0, -5.0], 1000.0);
    let away = thrown([10.0, 20.0, 0.0, 60.0], 12_000.0);
    let round = thrown([0.0, 0.0, 90.0, 1.0], 9000.0);
    let fine = thrown([10.0, 20.0, 0.0, 45.0], 1000.0);
    let weightless = Thrown { ballistic_coefficient: ArealMass::kilograms_per_square_metre(0.0), ..fine };
    let endless = Thrown { velocity_m_s: [f64::INFINITY, 0.0, 0.0], launch: at(0.0, 0.0), ..fine };
    let found = free_flights(&[down, away, round, fine, weightless, endless], AIRLESS, 1e-9);
    assert!(matches!(found[0], Err(FlightError::Domain(_))), "{:?}", found[0]);
    assert_eq!(found[1], Err(FlightError::NeverDown));
    assert!(found[2].is_ok() || found[2] == Err(FlightError::NeverDown), "{:?}", found[2]);
    assert!(found[3].is_ok());
    assert!(matches!(found[4], Err(FlightError::Domain(_))), "{:?}", found[4]);
    assert!(matches!(found[5], Err(FlightError::Stuck { .. })), "{:?}", found[5]);
    assert!(matches!(free_flights(&[fine], AIRLESS, 1.0)[0], Err(FlightError::Domain(_))));
    assert_eq!(free_flights(&[], AIRLESS, 1e-9), []);
}

#[test]
fn a_hop_is_found_within_the_first_step() {
    for up_m_s in [0.01, 0.1, 1.0, 30.0, 300.0] {
        let hop = [Thrown {
            velocity_m_s: [up_m_s, 0.0, 0.0],
            launch: at(0.0, 0.0),
            ballistic_coefficient: beta(),
        }];
        let found = free_flights(&hop, KEPLER, 1e-9)[0].clone().unwrap();
        // As if gravity were everywhere that of the ground: it is less by twice the height over the radius.
        let gravity = WGS84_GM_M3_S2 / (6_378_137.0 * 6_378_137.0);
        let (top_s, top_m) = (up_m_s / gravity, 0.5 * up_m_s * up_m_s / gravity);
        // A place is rounded to a nanometre, which is some time for who is slow.
        let near = 2.0 * top_m / 6_378_137.0 + 1e-6 / up_m_s;
        assert_close!(found.impact.time.as_seconds(), 2.0 * top_s, rel = near, "{up_m_s}");
        assert_close!(found.apogee.time.as_seconds(), top_s, rel = near, "{up_m_s}");
    }
}

#[test]
fn straight_up_from_a_pole_it_comes_down_there() {
    // On the axis itself other tools lose the ground.
    for pole in [90.0, -90.0] {
        let velocity_m_s = [0.0, 0.0, 1000.0 * f64::signum(pole)];
        let exact = Thrown { launch: at(pole, 0.0), velocity_m_s, ballistic_coefficient: beta() };
        let series = free_flights(&[exact], AIRLESS, 1e-9)[0].clone().unwrap();
        let alone = alone(&exact, AIRLESS);
        for landed in [&series, &alone] {
            assert!(
                distance_m(landed.impact.position_m, ecef(exact.launch, Length::ZERO)) < 1e-3,
                "{landed:?}"
            );
            assert_close!(landed.apogee.height.as_kilometres(), 51.5, abs = 0.5);
        }
        assert_close!(series.impact.time.as_seconds(), alone.impact.time.as_seconds(), rel = 1e-9);
    }
}

#[test]
fn a_hop_that_starts_a_hair_below_the_ground_comes_down_where_it_should() {
    // Rounding puts the start of this one below the ellipsoid; its flight ends within the first step.
    let hop = thrown([-23.415_912_594_357_177, 0.0, 167.89, 0.5], 852.776);
    let beta = hop.ballistic_coefficient;
    let alone = free_flight(hop.launch, hop.velocity_m_s, beta, AIRLESS, 1e-9, Detail::Events).unwrap();
    let series = free_flights(&[hop], AIRLESS, 1e-9)[0].clone().unwrap();
    assert_close!(alone.impact.time.as_seconds(), series.impact.time.as_seconds(), abs = 1e-6);
    assert!(alone.impact.time > alone.apogee.time);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// What flies comes down where the other integrator says.
    #[test]
    fn any_throw_is_as_it_is_alone(
        from in [-90.0..90.0_f64, -180.0..180.0_f64, 0.0..360.0_f64, 3.0..90.0_f64],
        speed_m_s in 300.0..7_400.0_f64,
    ) {
        let one = thrown(from, speed_m_s);
        let beta = one.ballistic_coefficient;
        let exact = free_flight(one.launch, one.velocity_m_s, beta, AIRLESS, 1e-13, Detail::Events);
        let found = free_flights(&[one], AIRLESS, 1e-9)[0].clone();
        match (exact, found) {
            (Ok(exact), Ok(found)) => {
                let miss_m = distance_m(found.impact.position_m, exact.impact.position_m);
                // Flat and fast, the ground is met at a grazing angle, and a small error moves the impact far.
                prop_assert!(miss_m < 0.05 / sin(from[3].to_radians()), "{miss_m} m");
            }
            (exact, found) => prop_assert_eq!(exact.err(), found.err()),
        }
    }
}
