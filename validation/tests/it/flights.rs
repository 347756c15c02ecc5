//! Powered flights against other programs that integrate the same forces, or nearly the same.

use serde::Deserialize;
use tpt_earth::{Angle, Length, Mass, Time, ecef};
use tpt_flight::{AfterBurnout, Cutoff, Detail, Plan, Steering, Vehicle, fly};

use crate::vehicles::{EARTH, Written, WrittenStage, at, distance_m};
use crate::{Case, data};

/// A line of `staged_flights.csv`, as far as it is compared.
#[derive(Debug, Deserialize)]
struct Staged {
    flight: String,
    first_burnout_time_s: f64,
    first_burnout_height_m: f64,
    first_burnout_speed_m_s: f64,
    burnout_time_s: f64,
    burnout_height_m: f64,
    burnout_speed_m_s: f64,
    apogee_height_m: f64,
    apogee_time_s: f64,
    impact_time_s: f64,
    impact_latitude_deg: f64,
    impact_longitude_deg: f64,
    geodesic_range_m: f64,
    impact_speed_m_s: f64,
}

/// Left out: on an Earth that stands still our vertical is the plumb line, theirs the normal of the ellipsoid.
const STILL_EARTH: &str = "lofted_one_stage_still_earth";

/// Made-up vehicles, flown by a program that works in the inertial frame.
#[test]
fn staged_flights() {
    let case = Case::read("staged-flights");
    let written = Written::read();
    let mut rows: Vec<Staged> = case.rows();
    rows.retain(|row| row.flight != STILL_EARTH);
    assert_eq!(rows.len(), 6);
    for row in &rows {
        let flight = written.flight(&row.flight);
        let steering = Steering {
            vertical_rise: Time::seconds(flight.vertical_s),
            pitch_over: Time::seconds(flight.turn_s),
            kick: Angle::degrees(flight.turn_deg),
        };
        let launch = at(flight.latitude_deg, flight.longitude_deg);
        let azimuth = Angle::degrees(flight.azimuth_deg);
        let plan = Plan { launch, azimuth, steering, cutoff: Cutoff::FullBurn };
        let ours = fly(&written.vehicle(flight), &plan, EARTH, 1e-13, Detail::Events).unwrap();
        let (first, last) = (ours.burnouts[0], ours.burnouts[ours.burnouts.len() - 1]);
        let theirs = ecef(at(row.impact_latitude_deg, row.impact_longitude_deg), Length::ZERO);
        let miss = distance_m(ours.impact.position_m, theirs);
        let times = [
            ("first burnout", first.time, row.first_burnout_time_s),
            ("burnout", last.time, row.burnout_time_s),
            ("apogee", ours.apogee.time, row.apogee_time_s),
            ("impact", ours.impact.time, row.impact_time_s),
        ];
        for (what, ours, theirs) in times {
            case.demand("time", &format!("{}, {what}", row.flight), ours.as_seconds(), theirs);
        }
        let lengths = [
            ("first burnout height", first.height, row.first_burnout_height_m),
            ("burnout height", last.height, row.burnout_height_m),
            ("apogee", ours.apogee.height, row.apogee_height_m),
            ("range", ours.range, row.geodesic_range_m),
            ("miss at the impact", Length::metres(miss), 0.0),
        ];
        for (what, ours, theirs) in lengths {
            case.demand("length", &format!("{}, {what}", row.flight), ours.as_metres(), theirs);
        }
        let speeds = [
            ("first burnout", first.speed, row.first_burnout_speed_m_s),
            ("burnout", last.speed, row.burnout_speed_m_s),
            ("impact", ours.impact.speed, row.impact_speed_m_s),
        ];
        for (what, ours, theirs) in speeds {
            case.demand("speed", &format!("{}, {what}", row.flight), ours.as_metres_per_second(), theirs);
        }
    }
}

/// A line of `rocketpy_vertical.csv`, as far as it is compared.
#[derive(Debug, Deserialize)]
struct Vertical {
    program: String,
    flight: String,
    burnout_height_m: f64,
    burnout_speed_m_s: f64,
    apogee_height_m: f64,
    apogee_time_s: f64,
}

#[derive(Debug, Deserialize)]
struct Probe {
    name: String,
    #[serde(flatten)]
    stage: WrittenStage,
}

#[derive(Debug, Deserialize)]
struct Probes {
    latitude_deg: f64,
    longitude_deg: f64,
    azimuth_deg: f64,
    drag_table: String,
    flight: Vec<Probe>,
}

/// Straight up, against a program for sounding rockets.
#[test]
fn rocketpy_vertical() {
    let case = Case::read("rocketpy-vertical");
    let probes: Probes = toml::from_str(&data("rocketpy_vertical.toml")).unwrap();
    let drag = Written::read().drag(&probes.drag_table);
    let mut rows: Vec<Vertical> = case.rows();
    rows.retain(|row| ["point_mass", "finned"].contains(&row.flight.as_str()));
    assert_eq!(rows.len(), 4);
    for row in &rows {
        let probe = probes.flight.iter().find(|probe| probe.name == row.flight).unwrap();
        // Our vehicles carry a payload: a third of what stays.
        let payload_kg = 300.0;
        let stages = vec![probe.stage.without_kg(payload_kg)];
        let vehicle =
            Vehicle::new(stages, Mass::kilograms(payload_kg), AfterBurnout::Attached, drag.clone()).unwrap();
        let steering =
            Steering { vertical_rise: Time::seconds(1e3), pitch_over: Time::ZERO, kick: Angle::ZERO };
        let launch = at(probes.latitude_deg, probes.longitude_deg);
        let azimuth = Angle::degrees(probes.azimuth_deg);
        let plan = Plan { launch, azimuth, steering, cutoff: Cutoff::FullBurn };
        let ours = fly(&vehicle, &plan, EARTH, 1e-11, Detail::Events).unwrap();
        let burnout = ours.burnouts[0];
        let what = format!("{} by {}", row.flight, row.program);
        let demand = |quantity: &str, ours: f64, theirs: f64| {
            case.demand(&row.program, &format!("{what}, {quantity}"), ours, theirs);
        };
        demand("burnout height", burnout.height.as_metres(), row.burnout_height_m);
        demand("burnout speed", burnout.speed.as_metres_per_second(), row.burnout_speed_m_s);
        demand("apogee", ours.apogee.height.as_metres(), row.apogee_height_m);
        demand("apogee time", ours.apogee.time.as_seconds(), row.apogee_time_s);
    }
}
