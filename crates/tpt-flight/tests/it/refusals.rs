//! What is refused, and in which words.

use tpt_earth::{Angle, ArealMass, Force, Length, Mass, Time, assert_close};
use tpt_flight::{
    AfterBurnout, Cutoff, Detail, Effort, Engine, FlightError, Freedom, NoReconstruction, Plan, Range,
    Reconstruction, Stage, Steering, ThrustAt, Vehicle, fly, reconstruct,
};

use crate::support::{EARTH, drag, one_stage, plan, range, short, stage};

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

/// With so much payload it rises slowly, and a kick of 30° is too much: along the horizontal the thrust would have no side to lean to.
#[test]
fn what_the_pitch_over_leans_to_the_horizontal_does_not_fly() {
    let heavy = one_stage().with_payload(Mass::kilograms(8000.0)).unwrap();
    let error = fly(&heavy, &plan(30.0), EARTH, 1e-9, Detail::Events).unwrap_err();
    assert!(matches!(error, FlightError::TipsOver { at_s } if at_s > 6.0 && at_s < 40.0), "{error}");
    assert!(error.to_string().contains("does not climb away"), "{error}");
    assert!(fly(&heavy, &plan(0.5), EARTH, 1e-9, Detail::Events).is_ok());
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

#[test]
fn a_report_beyond_an_end_is_refused_from_a_guess_as_from_none() {
    let effort = Effort { precision: 1e-8, detail: Detail::Events };
    let (mut met, mut too_far, mut too_little) = (0, 0, 0);
    let separates =
        AfterBurnout::Separates { ballistic_coefficient: ArealMass::kilograms_per_square_metre(5000.0) };
    let stages = vec![stage(465.0, 280.0, 21_000.0, 2000.0, 1.65), stage(30.0, 280.0, 1500.0, 200.0, 1.2)];
    let two_stages = Vehicle::new(stages, Mass::kilograms(600.0), separates, drag()).unwrap();
    for vehicle in [one_stage(), short(), two_stages] {
        for (freedom, kick_deg) in [(Freedom::Payload, 2.0), (Freedom::Cutoff, 1.0), (Freedom::Cutoff, 4.0)] {
            let early = Plan { cutoff: Cutoff::Share(0.9), ..plan(kick_deg) };
            let flown = fly(&vehicle, &early, EARTH, 1e-10, Detail::Events).unwrap();
            let range = Range { bearing: flown.bearing, ..range(EARTH, 1e-10) };
            let solved = |share: f64, near: Option<&Reconstruction>| {
                let report = (flown.range * share, flown.apogee.height * share);
                reconstruct(&vehicle, &range, report, freedom, effort, near)
            };
            let Ok(near) = solved(1.0, None) else { continue };
            for share in [0.1, 0.2, 0.3, 0.5, 0.9, 1.2, 2.0, 4.0, 8.0, 20.0] {
                let told = |found: Result<Reconstruction, NoReconstruction>| match found {
                    Ok(found) => ("met", found.trajectory.apogee.height),
                    Err(NoReconstruction::CannotReach { flown, .. }) => ("too far", flown.apogee),
                    Err(NoReconstruction::DoesMore { flown, .. }) => ("too little", flown.apogee),
                    Err(_) => ("no path", Length::kilometres(1.0)),
                };
                let (cold, warm) = (told(solved(share, None)), told(solved(share, Some(&near))));
                assert_eq!(warm.0, cold.0, "{freedom:?} {kick_deg}° {share}");
                // From none the flight at the end is as steep as reported to a thousandth, and not onto the bearing.
                let [warm_km, cold_km] = [warm.1, cold.1].map(Length::as_kilometres);
                assert_close!(warm_km, cold_km, rel = 0.01, "{freedom:?} {kick_deg}° {share}");
                met += usize::from(cold.0 == "met");
                too_far += usize::from(cold.0 == "too far");
                too_little += usize::from(cold.0 == "too little");
            }
        }
    }
    assert!(met > 40 && too_far > 15 && too_little > 1, "{met} {too_far} {too_little}");
}
