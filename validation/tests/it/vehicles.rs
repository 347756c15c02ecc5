//! Vehicles that fly: those of `staged_flights.toml` and those of the catalogue.

use jiff::civil::Date;
use serde::Deserialize;
use tpt_catalogue::{
    AfterBurnout as After, Catalogue, Expansion, Figure, StageForm, ThrustAt as At, embedded,
};
use tpt_earth::math::square;
use tpt_earth::{Angle, Area, ArealMass, Force, GravityModel, Length, Mass, Position, Time};
use tpt_flight::{
    AfterBurnout, AirModel, DragTable, Engine, Nozzle, Range, Rotation, STANDARD_GRAVITY_M_S2, Stage,
    ThrustAt, Timing, Vehicle, World,
};
use tpt_scenario::{Beliefs, Resolved, Scenario, embedded_scenarios};

pub(crate) const EARTH: World =
    World { gravity: GravityModel::ZonalJ4, rotation: Rotation::Turning, air: AirModel::Standard };

pub(crate) const STILL: World = World { rotation: Rotation::Still, ..EARTH };

pub(crate) fn distance_m(a: [f64; 3], b: [f64; 3]) -> f64 {
    a.iter().zip(b).map(|(a, b)| square(a - b)).sum::<f64>().sqrt()
}

pub(crate) fn at(lat_deg: f64, lon_deg: f64) -> Position {
    Position::new(Angle::degrees(lat_deg), Angle::degrees(lon_deg)).unwrap()
}

/// A stage as the scripts of `validation/make` write it.
#[derive(Debug, Deserialize)]
pub(crate) struct WrittenStage {
    propellant_kg: f64,
    dry_mass_kg: f64,
    thrust_vacuum_n: f64,
    exit_area_m2: f64,
    burn_time_s: f64,
    diameter_m: f64,
    #[serde(default)]
    coast_before_s: f64,
}

impl WrittenStage {
    /// The stage, with a part of its dry mass counted elsewhere.
    pub(crate) fn without_kg(&self, elsewhere_kg: f64) -> Stage {
        let impulse_s =
            self.thrust_vacuum_n * self.burn_time_s / (self.propellant_kg * STANDARD_GRAVITY_M_S2);
        let nozzle = Nozzle::ExitArea(Area::square_metres(self.exit_area_m2));
        let engine = Engine::new(
            Force::newtons(self.thrust_vacuum_n),
            Time::seconds(impulse_s),
            ThrustAt::Vacuum(nozzle),
        );
        Stage::new(
            engine.unwrap(),
            Mass::kilograms(self.propellant_kg),
            Mass::kilograms(self.dry_mass_kg - elsewhere_kg),
            Length::metres(self.diameter_m),
            Time::seconds(self.coast_before_s),
        )
        .unwrap()
    }
}

#[derive(Debug, Deserialize)]
pub(crate) struct WrittenDrag {
    id: String,
    mach: Vec<f64>,
    cd: Vec<f64>,
}

/// A flight of `staged_flights.toml`.
#[derive(Debug, Deserialize)]
pub(crate) struct WrittenFlight {
    pub(crate) name: String,
    drag_table: String,
    payload_kg: f64,
    pub(crate) latitude_deg: f64,
    pub(crate) longitude_deg: f64,
    pub(crate) azimuth_deg: f64,
    pub(crate) vertical_s: f64,
    pub(crate) turn_s: f64,
    pub(crate) turn_deg: f64,
    ballistic_coefficient_kg_m2: Option<f64>,
    stage: Vec<WrittenStage>,
}

/// `staged_flights.toml`.
#[derive(Debug, Deserialize)]
pub(crate) struct Written {
    drag_table: Vec<WrittenDrag>,
    flight: Vec<WrittenFlight>,
}

impl Written {
    pub(crate) fn read() -> Self {
        toml::from_str(&crate::data("staged_flights.toml")).unwrap()
    }

    pub(crate) fn flight(&self, name: &str) -> &WrittenFlight {
        self.flight.iter().find(|flight| flight.name == name).unwrap()
    }

    pub(crate) fn drag(&self, id: &str) -> DragTable {
        let table = self.drag_table.iter().find(|table| table.id == id).unwrap();
        let points: Vec<(f64, f64)> = table.mach.iter().copied().zip(table.cd.iter().copied()).collect();
        DragTable::new(&points).unwrap()
    }

    pub(crate) fn vehicle(&self, flight: &WrittenFlight) -> Vehicle {
        let after = match flight.ballistic_coefficient_kg_m2 {
            Some(beta) => {
                AfterBurnout::Separates { ballistic_coefficient: ArealMass::kilograms_per_square_metre(beta) }
            }
            None => AfterBurnout::Attached,
        };
        let stages = flight.stage.iter().map(|stage| stage.without_kg(0.0)).collect();
        let payload = Mass::kilograms(flight.payload_kg);
        Vehicle::new(stages, payload, after, self.drag(&flight.drag_table)).unwrap()
    }
}

/// The built-in catalogue, whole.
pub(crate) fn catalogue() -> Catalogue {
    Catalogue::load(&[embedded()]).unwrap()
}

/// The built-in scenario as known at the end of a day, the newest of the catalogue where none is named, with the default set.
pub(crate) fn resolved_on<T>(day: Option<Date>, ask: impl FnOnce(&Resolved<'_>, &Beliefs) -> T) -> T {
    let whole = catalogue();
    let (file, text) = embedded_scenarios()[0];
    let scenario = Scenario::read(file, text.as_bytes(), &whole).unwrap();
    let day = day.or(whole.newest_date()).unwrap();
    let cut = whole.as_of(day);
    let beliefs = Beliefs::new(&cut, "nominal", &[]).unwrap();
    ask(&Resolved::new(&scenario, &cut, day), &beliefs)
}

/// A stage set of the catalogue with every figure in the middle of its spread, and its vertical rise; stages by published
/// masses only.
pub(crate) fn of_catalogue(catalogue: &Catalogue, missile: &str, set: &str) -> (Vehicle, Time) {
    let set = catalogue.missiles[missile].stage_set(set).unwrap();
    let middle = |figure: &Figure| figure.measured().spread_si().unwrap().at(0.5);
    let stages = set.stages.iter().map(|stage| {
        let StageForm::Masses { propellant_mass, dry_mass, thrust, .. } = stage.form else {
            panic!("{missile}: a template")
        };
        let nozzle = || match stage.expansion {
            Expansion::ExitArea(area) => Nozzle::ExitArea(Area::square_metres(middle(area))),
            Expansion::VacuumThrustRatio(ratio) => Nozzle::VacuumRatio(middle(ratio)),
            Expansion::None => panic!("{missile}: no nozzle"),
        };
        let thrust_at = match stage.thrust_at {
            At::SeaLevel => ThrustAt::SeaLevel(nozzle()),
            At::Vacuum => ThrustAt::Vacuum(nozzle()),
            At::SingleValue => ThrustAt::AnyPressure,
        };
        let impulse = Time::seconds(middle(stage.specific_impulse));
        let engine = Engine::new(Force::newtons(middle(thrust)), impulse, thrust_at).unwrap();
        let [propellant, dry] = [propellant_mass, dry_mass].map(|figure| Mass::kilograms(middle(figure)));
        let delay = Time::seconds(stage.ignition_delay.map_or(0.0, middle));
        Stage::new(engine, propellant, dry, Length::metres(middle(stage.diameter)), delay).unwrap()
    });
    let after = match (set.set.after_burnout, set.ballistic_coefficient) {
        (After::Separates, Some(beta)) => AfterBurnout::Separates {
            ballistic_coefficient: ArealMass::kilograms_per_square_metre(middle(beta)),
        },
        _ => AfterBurnout::Attached,
    };
    let points: Vec<(f64, f64)> = catalogue.drag_tables[&set.set.drag].points().collect();
    let payload = Mass::kilograms(middle(set.payload_mass));
    let vehicle = Vehicle::new(stages.collect(), payload, after, DragTable::new(&points).unwrap()).unwrap();
    (vehicle, Time::seconds(middle(set.vertical_rise)))
}

/// A launch from a place towards a bearing; ten seconds of pitch-over, as the study has it.
pub(crate) fn range(launch: Position, bearing: Angle, vertical_rise: Time, world: World) -> Range {
    let timing = Timing { vertical_rise, pitch_over: Time::seconds(10.0) };
    Range { launch, bearing, timing, world, tolerance: 1e-9 }
}
