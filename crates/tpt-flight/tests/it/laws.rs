//! Laws that a flight obeys whatever the vehicle.

use proptest::prelude::*;
use tpt_earth::math::ln;
use tpt_earth::{AirLayer, Angle, ArealMass, Force, Length, Mass, Speed, Time, assert_close};
use tpt_flight::{
    AfterBurnout, AirModel, Cutoff, DEFAULT_TOLERANCE, Detail, DragTable, Engine, Nozzle, Plan,
    STANDARD_GRAVITY_M_S2, Stage, Steering, ThrustAt, Vehicle, World, fly, free_flight,
};

use crate::support::{EARTH, STILL, at, drag, one_stage, plan, short};

/// The rocket equation, with what gravity takes away, for a vertical rise without air: v = I g₀ ln(m₀/m₁) − g t.
#[test]
fn a_vertical_burn_without_air_is_tsiolkovskys() {
    let world = World { air: AirModel::Vacuum, ..STILL };
    let steering = Steering { vertical_rise: Time::seconds(1e4), pitch_over: Time::ZERO, kick: Angle::ZERO };
    let up = Plan { steering, ..plan(0.0) };
    let vehicle = one_stage();
    let flight = fly(&vehicle, &up, world, 1e-12, Detail::Path).unwrap();
    let burnout = flight.burnouts[0];
    let ideal = 280.0 * STANDARD_GRAVITY_M_S2 * ln(23_600.0_f64 / 2600.0);
    // Gravity along the way, from the path itself: its integral is the loss.
    let steps = 2000;
    let burn_s = burnout.time.as_seconds();
    let loss: f64 = (0..steps)
        .map(|i| {
            let moment = flight.at(Time::seconds(burn_s * (f64::from(i) + 0.5) / f64::from(steps))).unwrap();
            let [x, y, z] = world.gravity.acceleration(moment.position_m);
            (x * x + y * y + z * z).sqrt() * burn_s / f64::from(steps)
        })
        .sum();
    assert_close!(burnout.speed.as_metres_per_second(), ideal - loss, rel = 1e-5);
    assert_close!(burnout.time.as_seconds(), 21_000.0 * 280.0 * STANDARD_GRAVITY_M_S2 / 465e3, rel = 1e-12);
}

#[test]
fn back_pressure_costs_what_the_impulse_lost_to_it_is() {
    // The same engine with and without an exit area, straight up: the speed lost is about ∫ p A_e/m dt over the burn.
    let with_exit = |ratio: f64| {
        let engine = Engine::new(
            Force::kilonewtons(465.0),
            Time::seconds(280.0),
            ThrustAt::Vacuum(Nozzle::VacuumRatio(ratio)),
        );
        let [propellant, dry] = [21_000.0, 2000.0].map(Mass::kilograms);
        let stage = Stage::new(engine.unwrap(), propellant, dry, Length::metres(1.65), Time::ZERO).unwrap();
        let vehicle =
            Vehicle::new(vec![stage], Mass::kilograms(600.0), AfterBurnout::Attached, drag()).unwrap();
        fly(&vehicle, &plan(0.0), EARTH, 1e-10, Detail::Path).unwrap()
    };
    let (without, with) = (with_exit(1.0), with_exit(1.13));
    let exit_m2 = 465e3 * (1.0 - 1.0 / 1.13) / 101_325.0;
    let burn_s = with.burnouts[0].time.as_seconds();
    let steps = 4000;
    let lost: f64 = (0..steps)
        .map(|i| {
            let time_s = burn_s * (f64::from(i) + 0.5) / f64::from(steps);
            let height = with.at(Time::seconds(time_s)).unwrap().height;
            let pressure = AirLayer::containing(height).air(height).pressure.as_pascal();
            let mass = 23_600.0 - 21_000.0 * time_s / burn_s;
            pressure * exit_m2 / mass * burn_s / f64::from(steps)
        })
        .sum();
    let slower = (without.burnouts[0].speed - with.burnouts[0].speed).as_metres_per_second();
    // The slower vehicle also meets less drag and stays lower: a few per cent of the loss.
    assert_close!(slower, lost, rel = 0.05);
    assert!(lost > 50.0, "{lost} m/s: the test would pass without back-pressure");
}

#[test]
fn a_body_falls_at_its_terminal_speed_in_the_end() {
    // v = √(2 β g/ρ): a light body from 60 km is at it long before the ground.
    let beta = ArealMass::kilograms_per_square_metre(200.0);
    let start = at(0.0, 0.0);
    let flight = free_flight(start, [1100.0, 0.0, 0.0], beta, STILL, 1e-10, Detail::Events).unwrap();
    let air = AirLayer::containing(Length::ZERO).air(Length::ZERO).density.as_kilograms_per_cubic_metre();
    let terminal = (2.0 * 200.0 * 9.8142 / air).sqrt();
    // It still slows down as the air thickens: half a density scale height behind.
    assert_close!(flight.impact.speed.as_metres_per_second(), terminal, rel = 0.02);
}

#[test]
fn drag_acts_after_burnout_too() {
    // Burnout inside the air: without drag from there on it would fly much farther.
    let wide =
        |after| Vehicle::new(short().stages().to_vec(), Mass::kilograms(985.0), after, drag()).unwrap();
    let low = Plan { cutoff: Cutoff::Share(0.35), ..plan(6.0) };
    let slender =
        AfterBurnout::Separates { ballistic_coefficient: ArealMass::kilograms_per_square_metre(1e9) };
    let attached = fly(&wide(AfterBurnout::Attached), &low, EARTH, 1e-9, Detail::Events).unwrap();
    let without = fly(&wide(slender), &low, EARTH, 1e-9, Detail::Events).unwrap();
    assert!(attached.burnouts[0].height < Length::kilometres(12.0), "{}", attached.burnouts[0].height);
    assert_eq!(attached.burnouts, without.burnouts);
    assert!(attached.range < without.range * 0.95, "{} {}", attached.range, without.range);
    assert!(attached.apogee.height < Length::kilometres(120.0));
}

#[test]
fn the_earth_turns_away_under_a_body_thrown_straight_up() {
    // West of where it started by (4/3) ω v³/g², for a flat Earth of constant gravity: 1.2 km for 500 m/s less what
    // g loses over 13 km, a few tenths of a per cent.
    let (speed, g) = (500.0, 9.7803);
    let beta = ArealMass::kilograms_per_square_metre(1e4);
    let world = World { air: AirModel::Vacuum, ..EARTH };
    let flight = free_flight(at(0.0, 0.0), [speed, 0.0, 0.0], beta, world, 1e-12, Detail::Events).unwrap();
    let west = 4.0 / 3.0 * tpt_earth::WGS84_ROTATION_RATE_RAD_S * tpt_earth::math::cube(speed) / (g * g);
    assert_close!(flight.range.as_metres(), west, rel = 0.01);
    assert_close!(flight.bearing.as_degrees().rem_euclid(360.0), 270.0, abs = 0.1);
    let still = World { air: AirModel::Vacuum, ..STILL };
    let flight = free_flight(at(0.0, 0.0), [speed, 0.0, 0.0], beta, still, 1e-12, Detail::Events).unwrap();
    assert!(flight.range < Length::metres(5.0), "{}", flight.range);
}

#[test]
fn tolerances_agree() {
    // A tighter integration is nearer to the tightest: the error follows the tolerance.
    let best = fly(&one_stage(), &plan(2.0), EARTH, 1e-12, Detail::Events).unwrap();
    for (tolerance, allowed_m) in [(1e-6, 150.0), (1e-8, 1.0), (1e-10, 0.05)] {
        let ours = fly(&one_stage(), &plan(2.0), EARTH, tolerance, Detail::Events).unwrap();
        assert_close!(ours.range.as_metres(), best.range.as_metres(), abs = allowed_m, "{tolerance}");
        let (height, exact) = (ours.apogee.height.as_metres(), best.apogee.height.as_metres());
        assert_close!(height, exact, abs = allowed_m, "{tolerance}");
    }
}

#[test]
fn a_flight_is_the_same_bits_every_time() {
    let one = fly(&one_stage(), &plan(1.5), EARTH, DEFAULT_TOLERANCE, Detail::Path).unwrap();
    let other = fly(&one_stage(), &plan(1.5), EARTH, DEFAULT_TOLERANCE, Detail::Path).unwrap();
    assert_eq!(one, other);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    /// Wide random vehicles and plans: an answer with finite numbers, or a refusal; never a panic or an endless loop.
    #[test]
    fn whatever_flies_comes_down_or_says_why(
        thrust_kn in 0.1..3000.0_f64,
        impulse_s in 50.0..480.0_f64,
        propellant_kg in 1.0..80_000.0_f64,
        dry_kg in 0.0..10_000.0_f64,
        payload_kg in 0.1..5_000.0_f64,
        diameter_m in 0.05..4.0_f64,
        stages in 1..4_usize,
        delay_s in 0.0..60.0_f64,
        ratio in 1.0..2.0_f64,
        kick_deg in 0.0..90.0_f64,
        rise_s in 0.0..60.0_f64,
        over_s in 0.0..60.0_f64,
        lat in -90.0..90.0_f64,
        azimuth_deg in -400.0..400.0_f64,
        share in 0.01..1.0_f64,
        attached in any::<bool>(),
        beta in 10.0..20_000.0_f64,
    ) {
        let engine = Engine::new(
            Force::kilonewtons(thrust_kn),
            Time::seconds(impulse_s),
            ThrustAt::SeaLevel(Nozzle::VacuumRatio(ratio)),
        ).unwrap();
        let [propellant, dry] = [propellant_kg, dry_kg].map(Mass::kilograms);
        let stage = |delay_s: f64| {
            Stage::new(engine, propellant, dry, Length::metres(diameter_m), Time::seconds(delay_s)).unwrap()
        };
        let all = (0..stages).map(|i| stage(if i == 0 { 0.0 } else { delay_s })).collect();
        let after = if attached {
            AfterBurnout::Attached
        } else {
            AfterBurnout::Separates { ballistic_coefficient: ArealMass::kilograms_per_square_metre(beta) }
        };
        let table = DragTable::new(&[(0.0, 0.1), (1.0, 0.6), (3.0, 0.2)]).unwrap();
        let vehicle = Vehicle::new(all, Mass::kilograms(payload_kg), after, table).unwrap();
        let steering = Steering {
            vertical_rise: Time::seconds(rise_s),
            pitch_over: Time::seconds(over_s),
            kick: Angle::degrees(kick_deg),
        };
        let plan = Plan {
            launch: at(lat, 0.0),
            azimuth: Angle::degrees(azimuth_deg),
            steering,
            cutoff: Cutoff::Share(share),
        };
        if let Ok(flight) = fly(&vehicle, &plan, EARTH, 1e-7, Detail::Events) {
            for number in [
                flight.range.as_metres(),
                flight.apogee.height.as_metres(),
                flight.impact.time.as_seconds(),
                flight.impact.speed.as_metres_per_second(),
            ] {
                prop_assert!(number.is_finite() && number >= -1e-3, "{number}");
            }
            prop_assert!(flight.impact.height < Length::metres(1.0));
            prop_assert!(flight.apogee.height >= flight.impact.height);
            prop_assert!(flight.impact.speed < Speed::kilometres_per_second(40.0));
        }
    }
}
