//! Vehicles and Earths that several tests use.

use tpt_earth::{Angle, ArealMass, Force, GravityModel, Length, Mass, Position, Time};
use tpt_flight::{
    AfterBurnout, AirModel, Cutoff, DragTable, Engine, Nozzle, Plan, Range, Rotation, Stage, Steering,
    ThrustAt, Timing, Vehicle, World,
};

pub(crate) const EARTH: World =
    World { gravity: GravityModel::ZonalJ4, rotation: Rotation::Turning, air: AirModel::Standard };

pub(crate) const STILL: World = World { rotation: Rotation::Still, ..EARTH };

/// A point mass without air that does not turn: Kepler's problem.
pub(crate) const KEPLER: World =
    World { gravity: GravityModel::PointMass, rotation: Rotation::Still, air: AirModel::Vacuum };

pub(crate) fn at(lat_deg: f64, lon_deg: f64) -> Position {
    Position::new(Angle::degrees(lat_deg), Angle::degrees(lon_deg)).unwrap()
}

pub(crate) fn drag() -> DragTable {
    DragTable::new(&[(0.0, 0.2), (0.85, 0.2), (1.0, 0.27), (1.2, 0.27), (2.0, 0.2), (4.5, 0.2)]).unwrap()
}

pub(crate) fn stage(
    thrust_kn: f64,
    impulse_s: f64,
    propellant_kg: f64,
    dry_kg: f64,
    diameter_m: f64,
) -> Stage {
    let nozzle = ThrustAt::Vacuum(Nozzle::VacuumRatio(1.13));
    let engine = Engine::new(Force::kilonewtons(thrust_kn), Time::seconds(impulse_s), nozzle).unwrap();
    let [propellant, dry] = [propellant_kg, dry_kg].map(Mass::kilograms);
    Stage::new(engine, propellant, dry, Length::metres(diameter_m), Time::ZERO).unwrap()
}

/// An intermediate-range missile of one stage, with a separating re-entry vehicle.
pub(crate) fn one_stage() -> Vehicle {
    let separates =
        AfterBurnout::Separates { ballistic_coefficient: ArealMass::kilograms_per_square_metre(5000.0) };
    Vehicle::new(vec![stage(465.0, 280.0, 21_000.0, 2000.0, 1.65)], Mass::kilograms(600.0), separates, drag())
        .unwrap()
}

/// A short-range missile that stays in one piece.
pub(crate) fn short() -> Vehicle {
    Vehicle::new(
        vec![stage(130.0, 245.0, 3700.0, 1150.0, 0.88)],
        Mass::kilograms(985.0),
        AfterBurnout::Attached,
        drag(),
    )
    .unwrap()
}

pub(crate) fn plan(kick_deg: f64) -> Plan {
    let steering = Steering {
        vertical_rise: Time::seconds(6.0),
        pitch_over: Time::seconds(10.0),
        kick: Angle::degrees(kick_deg),
    };
    Plan { launch: at(40.0, 125.0), azimuth: Angle::degrees(80.0), steering, cutoff: Cutoff::FullBurn }
}

pub(crate) fn range(world: World, tolerance: f64) -> Range {
    let timing = Timing { vertical_rise: Time::seconds(6.0), pitch_over: Time::seconds(10.0) };
    Range { launch: at(40.0, 125.0), bearing: Angle::degrees(80.0), timing, world, tolerance }
}
