//! How far and how high known vehicles fly, against what others published of the same figures.

use std::f64::consts::PI;
use tpt_earth::math::square;

use tpt_earth::{Angle, ArealMass, Force, Length, Mass, Position, Time, WGS84_ROTATION_RATE_RAD_S, geodesic};
use tpt_flight::{
    AfterBurnout, Cutoff, Detail, Effort, Engine, Freedom, Longest, Moment, Plan, Stage, Steering, ThrustAt,
    Vehicle, World, fly, longest_range, reconstruct,
};

use crate::compare_explained;
use crate::vehicles::{EARTH, STILL, Written, at, catalogue, of_catalogue, range};

/// A place of which only the Earth that stands still is asked.
fn somewhere() -> Position {
    at(40.0, 125.0)
}

fn longest(vehicle: &Vehicle, launch: Position, bearing: Angle, rise: Time, world: World) -> Longest {
    longest_range(vehicle, &range(launch, bearing, rise, world)).unwrap()
}

fn still(vehicle: &Vehicle, rise: Time) -> Longest {
    longest(vehicle, somewhere(), Angle::degrees(90.0), rise, STILL)
}

/// Forden's Nodong, whose payload flies on alone with the drag of the body.
fn forden_nodong(diameter_m: f64) -> Vehicle {
    let engine = Engine::new(Force::kilonewtons(538.0), Time::seconds(240.0), ThrustAt::AnyPressure).unwrap();
    let [propellant, dry, payload] = [16_000.0, 3900.0, 1000.0].map(Mass::kilograms);
    let stage = Stage::new(engine, propellant, dry, Length::metres(diameter_m), Time::ZERO).unwrap();
    // The table's 0.2 above Mach 2, which is nearly all of the way.
    let drag_area_m2 = 0.2 * PI * square(diameter_m) / 4.0;
    let ballistic_coefficient = ArealMass::kilograms_per_square_metre(1000.0 / drag_area_m2);
    let after = AfterBurnout::Separates { ballistic_coefficient };
    Vehicle::new(vec![stage], payload, after, Written::read().drag("forden-default")).unwrap()
}

#[test]
fn forden_flyout() {
    let (scud, rise) = of_catalogue(&catalogue(), "scud-b", "forden");
    let km = |vehicle: &Vehicle| still(vehicle, rise).distance.as_kilometres();
    let computed = [
        ("Scud-B without fins, km", km(&scud)),
        ("Nodong 0.88 m wide, km", km(&forden_nodong(0.88))),
        ("Nodong 1.32 m wide, km", km(&forden_nodong(1.32))),
    ];
    compare_explained("forden-flyout", &computed);
}

/// The unnamed model's own pitch-over: 1.15° from 10 to 20 s, its engine shut down after 127.8 s.
#[test]
fn scud_er() {
    let (vehicle, vertical_rise) = of_catalogue(&catalogue(), "scud-er", "wright-style");
    let share = 127.8 / vehicle.stages()[0].burn_time().as_seconds();
    let pitch_over = Time::seconds(10.0);
    let steering = Steering { vertical_rise, pitch_over, kick: Angle::degrees(1.15) };
    let sohae = at(39.66, 124.71);
    let azimuth = Angle::degrees(77.0);
    let plan = Plan { launch: sohae, azimuth, steering, cutoff: Cutoff::Share(share) };
    let flight = fly(&vehicle, &plan, STILL, 1e-9, Detail::Events).unwrap();
    let reported = (Length::kilometres(1000.0), Length::kilometres(260.0));
    let effort = Effort { precision: 1e-7, detail: Detail::Events };
    let turning = range(sohae, azimuth, vertical_rise, EARTH);
    let found = reconstruct(&vehicle, &turning, reported, Freedom::Cutoff, effort, None).unwrap();
    compare_explained(
        "scud-er",
        &[
            ("range at the file's pitch-over, km", flight.range.as_kilometres()),
            ("apogee at the file's pitch-over, km", flight.apogee.height.as_kilometres()),
            ("burnt share that reaches 1,000 km at 260 km", found.burnt_share),
        ],
    );
}

/// A speed in the frame that does not turn.
fn inertial_m_s(moment: &Moment) -> f64 {
    let ([x, y, _], [u, v, w]) = (moment.position_m, moment.velocity_m_s);
    let rate = WGS84_ROTATION_RATE_RAD_S;
    [u - rate * y, v + rate * x, w].iter().map(|part| part * part).sum::<f64>().sqrt()
}

/// Range and apogee are inputs; speed and times are what comes out.
#[test]
fn mercury_redstone_3() {
    let (vehicle, rise) = of_catalogue(&catalogue(), "redstone-mercury", "literature");
    let cape_canaveral = at(28.4387, -80.5733);
    let bearing = geodesic(cape_canaveral, at(27.228, -75.883)).azimuth;
    let flown = (Length::kilometres(485.5), Length::kilometres(187.0));
    let effort = Effort { precision: 1e-7, detail: Detail::Path };
    let turning = range(cape_canaveral, bearing, rise, EARTH);
    let found = reconstruct(&vehicle, &turning, flown, Freedom::Cutoff, effort, None).unwrap().trajectory;
    let (_, drogue) = found.crossings(Length::metres(6400.8)).unwrap();
    compare_explained(
        "mercury-redstone-3",
        &[
            ("speed at burnout in the frame that does not turn, m/s", inertial_m_s(&found.burnouts[0])),
            ("time of the drogue at 21,000 ft, s", drogue.time.as_seconds()),
            ("time of burnout, s", found.burnouts[0].time.as_seconds()),
        ],
    );
}

#[test]
fn v_2() {
    let (vehicle, rise) = of_catalogue(&catalogue(), "v-2", "levinger");
    let Longest { distance, trajectory, .. } = still(&vehicle, rise);
    compare_explained(
        "v-2",
        &[
            ("range, km", distance.as_kilometres()),
            ("apogee, km", trajectory.apogee.height.as_kilometres()),
            ("speed at burnout, m/s", trajectory.burnouts[0].speed.as_metres_per_second()),
        ],
    );
}

/// The two-stage vehicle of `staged_flights.toml` with the payload that it carries to a distance at its best.
fn tuned_to(distance: Length, launch: Position, rise: Time) -> Vehicle {
    let written = Written::read();
    let vehicle = written.vehicle(written.flight("long_two_stage"));
    let with_kg = |payload_kg: f64| vehicle.with_payload(Mass::kilograms(payload_kg)).unwrap();
    let (mut light_kg, mut heavy_kg) = (100.0, 2000.0);
    while heavy_kg - light_kg > 0.01 {
        let middle_kg = 0.5 * (light_kg + heavy_kg);
        let range = range(launch, Angle::degrees(90.0), rise, STILL);
        // What does not come down carries farther than any distance.
        match longest_range(&with_kg(middle_kg), &range) {
            Ok(found) if found.distance <= distance => heavy_kg = middle_kg,
            _ => light_kg = middle_kg,
        }
    }
    with_kg(light_kg)
}

#[test]
fn rotation_table() {
    let mupyong_ni = at(40.61, 126.43);
    let rise = Time::seconds(8.0);
    let vehicle = tuned_to(Length::kilometres(10_400.0), mupyong_ni, rise);
    let towards = |city: Position| {
        let there = geodesic(mupyong_ni, city);
        let reach = longest(&vehicle, mupyong_ni, there.azimuth, rise, EARTH).distance;
        (reach.as_kilometres(), (reach - there.distance).as_kilometres())
    };
    let [los_angeles, denver, new_york] =
        [at(34.05, -118.25), at(39.74, -104.99), at(40.71, -74.01)].map(towards);
    // For New York the published margin is nil.
    assert!(los_angeles.1 > 0.0 && denver.1 > 0.0, "margins {} and {} km", los_angeles.1, denver.1);
    compare_explained(
        "rotation-table",
        &[
            ("towards Los Angeles, km", los_angeles.0),
            ("towards Denver, km", denver.0),
            ("towards New York, km", new_york.0),
        ],
    );
}
