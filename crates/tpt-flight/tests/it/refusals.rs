//! What is refused, and in which words.

use tpt_earth::{Angle, Force, Length, Mass, Time};
use tpt_flight::{
    AfterBurnout, Cutoff, Detail, Effort, Engine, Freedom, Plan, Stage, Steering, ThrustAt, Vehicle, fly,
    reconstruct,
};

use crate::support::{EARTH, drag, one_stage, plan, range, short};

fn said(plan: Plan, tolerance: f64) -> String {
    fly(&one_stage(), &plan, EARTH, tolerance, Detail::Events).unwrap_err().to_string()
}

#[test]
fn a_plan_outside_its_domain_is_refused() {
    let steering = plan(1.0).steering;
    let kick = |kick: Angle| Plan { steering: Steering { kick, ..steering }, ..plan(1.0) };
    assert_eq!(said(kick(Angle::degrees(91.0)), 1e-9), "kick angle 91° is outside the allowed 0° to 90°");
    assert!(said(kick(Angle::radians(f64::NAN)), 1e-9).contains("kick angle NaN°"));
    let late = Steering { vertical_rise: Time::seconds(-1.0), ..steering };
    assert!(said(Plan { steering: late, ..plan(1.0) }, 1e-9).contains("vertical rise -1 s"));
    let share = Plan { cutoff: Cutoff::Share(1.5), ..plan(1.0) };
    assert_eq!(said(share, 1e-9), "burnt share 1.5 is outside the allowed more than 0, at most 1");
    assert!(said(plan(1.0), 0.1).contains("tolerance 0.1"));
}

#[test]
fn a_rocket_too_heavy_for_its_thrust_stays_where_it_is() {
    let engine = Engine::new(Force::kilonewtons(200.0), Time::seconds(250.0), ThrustAt::AnyPressure).unwrap();
    let [propellant, dry] = [20_000.0, 2000.0].map(Mass::kilograms);
    let stage = Stage::new(engine, propellant, dry, Length::metres(1.5), Time::ZERO).unwrap();
    let heavy = Vehicle::new(vec![stage], Mass::kilograms(500.0), AfterBurnout::Attached, drag()).unwrap();
    let error = fly(&heavy, &plan(0.0), EARTH, 1e-9, Detail::Events).unwrap_err().to_string();
    // 200 kN over 22,500 kg × 9.80 m/s² at 40° N.
    assert!(error.starts_with("thrust at launch is 0.907 of the weight"), "{error}");
}

#[test]
fn a_missile_that_cannot_fly_a_report_says_how_far_it_comes() {
    let effort = Effort { precision: 1e-5, detail: Detail::Events };
    let solve = |flown_km: f64, apogee_km: f64, freedom| {
        let report = (Length::kilometres(flown_km), Length::kilometres(apogee_km));
        reconstruct(&short(), &range(EARTH, 1e-7), report, freedom, effort, None)
            .map_err(|error| error.to_string())
    };
    let error = solve(1000.0, 3700.0, Freedom::Payload).unwrap_err();
    assert!(error.starts_with("the missile cannot fly the report: with next to no payload"), "{error}");
    let error = solve(500.0, 130.0, Freedom::Cutoff).unwrap_err();
    assert!(error.contains("with all its propellant burnt"), "{error}");
    let error = solve(-5.0, 130.0, Freedom::Cutoff).unwrap_err();
    assert_eq!(error, "range -5 km is outside the allowed more than 0 km");
    // An apogee that no flight of that range has: as flat as a table.
    assert!(solve(300.0, 0.5, Freedom::Payload).is_err());
}
