//! Flights and reconstructions. The rival is the DOP853 of `ode_solvers` with the same forces, flown to times that it is
//! told: it looks for no apogee and no impact, and cuts no step where the air or the drag has a corner.

use std::sync::LazyLock;
use tpt_earth::math::{sin_cos, square};

use divan::{Bencher, black_box};
use ode_solvers::dop_shared::OutputType;
use ode_solvers::{Dop853, SVector, System};
use tpt_catalogue::{Catalogue, Measured, Unit, embedded};
use tpt_earth::{
    AirLayer, Angle, ArealMass, Force, GravityModel, Length, Mass, Position, Time, WGS84_ROTATION_RATE_RAD_S,
    ecef, vertical,
};
use tpt_flight::{
    AfterBurnout, AirModel, Cutoff, DragTable, Effort, Engine, Freedom, Longest, Nozzle, Plan, Range,
    Reconstruction, Rotation, STANDARD_GRAVITY_M_S2, Stage, Steering, ThrustAt, Timing, Trajectory, Vehicle,
    World, fly, free_flight, free_flights, longest_range, reconstruct,
};
use tpt_flown::rows::{Column, Parts, Prepared, ReadAs, Rows};
use tpt_flown::{Typed, reconstruct_typed};
use tpt_scenario::{Beliefs, Resolved, Scenario, embedded_scenarios};
use tpt_setting::{Sampling, Setting};

fn main() {
    divan::main();
}

const EARTH: World =
    World { gravity: GravityModel::ZonalJ4, rotation: Rotation::Turning, air: AirModel::Standard };
const AIRLESS: World = World { air: AirModel::Vacuum, ..EARTH };

fn at(lat_deg: f64, lon_deg: f64) -> Position {
    Position::new(Angle::degrees(lat_deg), Angle::degrees(lon_deg)).expect("a place on Earth")
}

// ------------------------------------------------------------------------------------------------ arcs in a vacuum

/// Start velocity against the turning ground: those of `validation/data/heyoka_arcs.csv`.
struct Thrown {
    launch: Position,
    velocity_m_s: [f64; 3],
}

fn of_1000_km() -> Thrown {
    let velocity_m_s = [2_471.242_430_087_328, 1_541.092_582_345_179_2, 631.185_000_120_205];
    Thrown { launch: at(51.5, 0.0), velocity_m_s }
}

fn of_5400_km() -> Thrown {
    let velocity_m_s = [-2_438.088_150_657_305, 3_917.582_089_556_334_7, 3_676.720_922_399_723];
    Thrown { launch: at(28.0, 52.0), velocity_m_s }
}

fn ours(thrown: &Thrown, tolerance: f64) -> Trajectory {
    let beta = ArealMass::kilograms_per_square_metre(1000.0);
    let detail = tpt_flight::Detail::Events;
    free_flight(thrown.launch, thrown.velocity_m_s, beta, AIRLESS, tolerance, detail).expect("it comes down")
}

fn arc(bencher: Bencher<'_, '_>, thrown: &Thrown, tolerance: f64) {
    bencher.bench(|| ours(black_box(thrown), tolerance));
}

fn arc_by_rival(bencher: Bencher<'_, '_>, thrown: &Thrown, tolerance: f64) {
    let end_s = ours(thrown, 1e-13).impact.time.as_seconds();
    let [x, y, z] = ecef(thrown.launch, Length::ZERO);
    let [u, v, w] = thrown.velocity_m_s;
    let start = State::from([x, y, z, u, v, w, 0.0]);
    // The two fly the same arc.
    let end = to(Forces::AIRLESS, 0.0, end_s, start, tolerance);
    let miss_m = miss_m(&end, &ours(thrown, 1e-13));
    assert!(miss_m < 0.01, "the rival comes down {miss_m} m away");
    bencher.bench(|| to(Forces::AIRLESS, 0.0, end_s, black_box(start), tolerance));
}

#[divan::bench]
fn arc_1000_km_at_1e_9(bencher: Bencher) {
    arc(bencher, &of_1000_km(), 1e-9);
}

#[divan::bench]
fn arc_1000_km_at_1e_9_rival(bencher: Bencher) {
    arc_by_rival(bencher, &of_1000_km(), 1e-9);
}

#[divan::bench]
fn arc_1000_km_at_1e_13(bencher: Bencher) {
    arc(bencher, &of_1000_km(), 1e-13);
}

#[divan::bench]
fn arc_1000_km_at_1e_13_rival(bencher: Bencher) {
    arc_by_rival(bencher, &of_1000_km(), 1e-13);
}

#[divan::bench]
fn arc_5400_km_at_1e_9(bencher: Bencher) {
    arc(bencher, &of_5400_km(), 1e-9);
}

#[divan::bench]
fn arc_5400_km_at_1e_9_rival(bencher: Bencher) {
    arc_by_rival(bencher, &of_5400_km(), 1e-9);
}

#[divan::bench]
fn arc_5400_km_at_1e_13(bencher: Bencher) {
    arc(bencher, &of_5400_km(), 1e-13);
}

#[divan::bench]
fn arc_5400_km_at_1e_13_rival(bencher: Bencher) {
    arc_by_rival(bencher, &of_5400_km(), 1e-13);
}

/// Many arcs in one call, none like another; divan tells arcs a second. `heyoka` cannot be called from here: its row is that of
/// `validation/make/heyoka_beside.py`. The rival is that of single arcs.
const ARCS: u32 = 1024;

fn many(like: &Thrown) -> Vec<tpt_flight::Thrown> {
    let one = |i: u32| {
        let faster = 1.0 + 0.02 * (0.5 - (0.5 + 0.618_033_99 * f64::from(i)).fract());
        tpt_flight::Thrown {
            launch: like.launch,
            velocity_m_s: like.velocity_m_s.map(|v| faster * v),
            ballistic_coefficient: ArealMass::kilograms_per_square_metre(1000.0),
        }
    };
    (0..ARCS).map(one).collect()
}

fn arcs(bencher: Bencher<'_, '_>, like: &Thrown, tolerance: f64) {
    let many = many(like);
    bencher.counter(divan::counter::ItemsCount::new(many.len())).bench(|| {
        let landed = free_flights(black_box(&many), AIRLESS, tolerance);
        assert!(landed.iter().all(Result::is_ok), "every arc comes down");
        landed
    });
}

fn arcs_by_rival(bencher: Bencher<'_, '_>, like: &Thrown, tolerance: f64) {
    let starts: Vec<(State, f64)> = many(like)
        .iter()
        .zip(free_flights(&many(like), AIRLESS, 1e-13))
        .map(|(one, landed)| {
            let ([x, y, z], [u, v, w]) = (ecef(one.launch, Length::ZERO), one.velocity_m_s);
            let end_s = landed.expect("it comes down").impact.time.as_seconds();
            (State::from([x, y, z, u, v, w, 0.0]), end_s)
        })
        .collect();
    bencher.counter(divan::counter::ItemsCount::new(starts.len())).bench(|| {
        starts
            .iter()
            .map(|(start, end_s)| to(Forces::AIRLESS, 0.0, *end_s, *start, tolerance)[0])
            .sum::<f64>()
    });
}

#[divan::bench(args = [1e-9, 1e-13])]
fn arcs_like_1000_km(bencher: Bencher, tolerance: f64) {
    arcs(bencher, &of_1000_km(), tolerance);
}

#[divan::bench(args = [1e-9, 1e-13])]
fn arcs_like_1000_km_rival(bencher: Bencher, tolerance: f64) {
    arcs_by_rival(bencher, &of_1000_km(), tolerance);
}

#[divan::bench(args = [1e-9, 1e-13])]
fn arcs_like_5400_km(bencher: Bencher, tolerance: f64) {
    arcs(bencher, &of_5400_km(), tolerance);
}

#[divan::bench(args = [1e-9, 1e-13])]
fn arcs_like_5400_km_rival(bencher: Bencher, tolerance: f64) {
    arcs_by_rival(bencher, &of_5400_km(), tolerance);
}

// ------------------------------------------------------------------------------------------------ the rival's forces

static DRAG: LazyLock<DragTable> = LazyLock::new(|| {
    let entries = [(0.0, 0.2), (0.85, 0.2), (1.0, 0.27), (1.2, 0.27), (2.0, 0.2), (4.5, 0.2)];
    DragTable::new(&entries).expect("a drag table")
});

/// Where the rival's thrust points.
#[derive(Clone, Copy)]
enum Pointing {
    Up,
    /// At the pitch-over's angle to the velocity, towards a direction.
    Over([f64; 3]),
    Along,
}

#[derive(Clone, Copy)]
struct Forces {
    air: bool,
    /// Where the thrust points and when it began; the mass without it is not asked for.
    burn: Option<(Pointing, f64)>,
}

const THRUST_N: f64 = 620e3;
const IMPULSE_S: f64 = 290.0;
const EXIT_M2: f64 = 0.6;
const PROPELLANT_KG: f64 = 22_000.0;
const DRY_KG: f64 = 2000.0;
const PAYLOAD_KG: f64 = 600.0;
const DIAMETER_M: f64 = 1.5;
const BETA_KG_M2: f64 = 5000.0;
const KICK_DEG: f64 = 1.0;
const FLOW_KG_S: f64 = THRUST_N / (IMPULSE_S * STANDARD_GRAVITY_M_S2);

fn dot(a: [f64; 3], b: [f64; 3]) -> f64 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

impl Forces {
    const AIRLESS: Self = Self { air: false, burn: None };

    /// Acceleration by drag and thrust, m/s².
    fn of_air(self, time_s: f64, position: [f64; 3], velocity: [f64; 3]) -> [f64; 3] {
        let (up, height_m) = vertical(position);
        let height = Length::metres(height_m);
        let air = AirLayer::containing(height).air(height);
        let density = air.density.as_kilograms_per_cubic_metre();
        let speed = dot(velocity, velocity).sqrt();
        let Some((pointing, since_s)) = self.burn else {
            return velocity.map(|v| -density * speed / (2.0 * BETA_KG_M2) * v);
        };
        let mass_kg = PAYLOAD_KG + DRY_KG + PROPELLANT_KG - FLOW_KG_S * (time_s - since_s);
        let sound = air.speed_of_sound.map_or(274.1, |sound| sound.as_metres_per_second());
        let area_m2 = std::f64::consts::PI * DIAMETER_M * DIAMETER_M / 4.0;
        let drag = 0.5 * density * speed * DRAG.coefficient(speed / sound) * area_m2 / mass_kg;
        let thrust = (THRUST_N - air.pressure.as_pascal() * EXIT_M2) / mass_kg;
        let ahead = if speed > 0.0 { velocity.map(|v| v / speed) } else { up };
        let direction = match pointing {
            Pointing::Up => up,
            Pointing::Along => ahead,
            Pointing::Over(towards) => {
                let along = dot(towards, ahead);
                let across: [f64; 3] = std::array::from_fn(|i| towards[i] - along * ahead[i]);
                let (sin, cos) = sin_cos(KICK_DEG.to_radians());
                let length = dot(across, across).sqrt();
                std::array::from_fn(|i| cos * ahead[i] + sin * across[i] / length)
            }
        };
        std::array::from_fn(|i| thrust * direction[i] - drag * velocity[i])
    }
}

/// Position, velocity, and time: for time itself version 0.6.2 of the rival has a slip, the node of its last stage being 0
/// instead of 1, which spoils it for forces that depend on time.
type State = SVector<f64, 7>;

impl System<f64, State> for Forces {
    fn system(&self, _: f64, state: &State, slope: &mut State) {
        let time_s = state[6];
        slope[6] = 1.0;
        let (position, velocity) = ([state[0], state[1], state[2]], [state[3], state[4], state[5]]);
        let gravity = GravityModel::ZonalJ4.acceleration(position);
        let rate = WGS84_ROTATION_RATE_RAD_S;
        let turning = [
            rate * (2.0 * velocity[1] + rate * position[0]),
            rate * (-2.0 * velocity[0] + rate * position[1]),
            0.0,
        ];
        let airless = !self.air || dot(position, position) > 7.378_137e6 * 7.378_137e6;
        let other = if airless { [0.0; 3] } else { self.of_air(time_s, position, velocity) };
        for i in 0..3 {
            slope[i] = velocity[i];
            slope[i + 3] = gravity[i] + turning[i] + other[i];
        }
    }
}

/// How far apart two come down.
fn miss_m(end: &State, flight: &Trajectory) -> f64 {
    (0..3).map(|i| square(end[i] - flight.impact.position_m[i])).sum::<f64>().sqrt()
}

fn to(forces: Forces, from_s: f64, to_s: f64, start: State, tolerance: f64) -> State {
    // Its absolute tolerance is one number for metres and metres a second: as ours of 100 m/s.
    let mut rival = Dop853::new(forces, from_s, to_s, to_s - from_s, start, tolerance, 100.0 * tolerance);
    rival.set_output(OutputType::Sparse);
    rival.integrate().expect("the rival integrates");
    *rival.y_out().last().expect("a last state")
}

// --------------------------------------------------------------------------------------------------- a powered flight

fn stage() -> Stage {
    let nozzle = Nozzle::ExitArea(tpt_earth::Area::square_metres(EXIT_M2));
    let engine = Engine::new(Force::newtons(THRUST_N), Time::seconds(IMPULSE_S), ThrustAt::Vacuum(nozzle));
    let [propellant, dry] = [PROPELLANT_KG, DRY_KG].map(Mass::kilograms);
    Stage::new(engine.expect("an engine"), propellant, dry, Length::metres(DIAMETER_M), Time::ZERO)
        .expect("a stage")
}

fn one_stage() -> Vehicle {
    let ballistic_coefficient = ArealMass::kilograms_per_square_metre(BETA_KG_M2);
    let after = AfterBurnout::Separates { ballistic_coefficient };
    Vehicle::new(vec![stage()], Mass::kilograms(PAYLOAD_KG), after, DRAG.clone()).expect("a vehicle")
}

const RISE_S: f64 = 8.0;
const OVER_S: f64 = 20.0;

fn lofted() -> Plan {
    let steering = Steering {
        vertical_rise: Time::seconds(RISE_S),
        pitch_over: Time::seconds(OVER_S),
        kick: Angle::degrees(KICK_DEG),
    };
    let azimuth = Angle::degrees(90.0);
    Plan { launch: at(40.0, 125.0), azimuth, steering, cutoff: Cutoff::FullBurn }
}

fn flown(tolerance: f64) -> Trajectory {
    fly(&one_stage(), &lofted(), EARTH, tolerance, tpt_flight::Detail::Events).expect("it flies")
}

#[divan::bench(args = [1e-6, 1e-9])]
fn lofted_flight(bencher: Bencher, tolerance: f64) {
    let (vehicle, plan) = (one_stage(), lofted());
    let detail = tpt_flight::Detail::Events;
    bencher.bench(|| fly(black_box(&vehicle), black_box(&plan), EARTH, tolerance, detail));
}

#[divan::bench(args = [1e-6, 1e-9])]
fn lofted_flight_rival(bencher: Bencher, tolerance: f64) {
    let Trajectory { burnouts, impact, .. } = flown(1e-9);
    let (burnout_s, impact_s) = (burnouts[0].time.as_seconds(), impact.time.as_seconds());
    let [x, y, z] = ecef(lofted().launch, Length::ZERO);
    let start = State::from([x, y, z, 0.0, 0.0, 0.0, 0.0]);
    let (sin, cos) = sin_cos(125.0_f64.to_radians());
    let east = [-sin, cos, 0.0];
    let burn = |pointing| Forces { air: true, burn: Some((pointing, 0.0)) };
    let legs = [
        (burn(Pointing::Up), 0.0, RISE_S),
        (burn(Pointing::Over(east)), RISE_S, RISE_S + OVER_S),
        (burn(Pointing::Along), RISE_S + OVER_S, burnout_s),
        (Forces { air: true, burn: None }, burnout_s, impact_s),
    ];
    let all = || {
        legs.iter().fold(start, |state, (forces, from, until)| to(*forces, *from, *until, state, tolerance))
    };
    // The two fly the same flight, as far as steps across corners allow.
    let miss_m = miss_m(&all(), &flown(1e-9));
    assert!(miss_m < 100.0, "the rival comes down {miss_m} m away");
    bencher.bench(all);
}

// -------------------------------------------------------------------------------------- the farthest, and backwards

fn scud_b() -> Vehicle {
    let engine = Engine::new(Force::kilonewtons(111.2), Time::seconds(230.0), ThrustAt::AnyPressure)
        .expect("an engine");
    let [propellant, dry] = [3699.0, 1198.0].map(Mass::kilograms);
    let stage = Stage::new(engine, propellant, dry, Length::metres(0.84), Time::ZERO).expect("a stage");
    Vehicle::new(vec![stage], Mass::kilograms(1000.0), AfterBurnout::Attached, DRAG.clone())
        .expect("a vehicle")
}

fn range(tolerance: f64) -> Range {
    let timing = Timing { vertical_rise: Time::seconds(6.0), pitch_over: Time::seconds(10.0) };
    Range { launch: at(40.0, 125.0), bearing: Angle::degrees(80.0), timing, world: EARTH, tolerance }
}

#[divan::bench(args = [1e-6, 1e-9])]
fn longest_range_of_a_scud_b(bencher: Bencher, tolerance: f64) {
    let (vehicle, range) = (scud_b(), range(tolerance));
    bencher.bench(|| -> Longest { longest_range(black_box(&vehicle), &range).expect("it flies") });
}

#[divan::bench(args = [1e-6, 1e-9])]
fn reconstruct_near_another(bencher: Bencher, tolerance: f64) {
    let (vehicle, range) = (one_stage(), range(tolerance));
    let effort = Effort { precision: 20.0 * tolerance, detail: tpt_flight::Detail::Events };
    let solve = |range_km: f64, apogee_km: f64, near: Option<&Reconstruction>| {
        let flown = (Length::kilometres(range_km), Length::kilometres(apogee_km));
        reconstruct(&vehicle, &range, flown, Freedom::Payload, effort, near).expect("it can")
    };
    let near = solve(787.0, 2111.5, None);
    bencher.bench(|| solve(black_box(790.0), black_box(2105.0), Some(&near)));
}

/// The built-in catalogue and scenario, as of the first day of 2018.
struct Known {
    catalogue: Catalogue,
    scenario: Scenario,
}

fn world_of_2018() -> Known {
    let catalogue = Catalogue::load(&[embedded()]).expect("the built-in catalogue reads");
    let (file, text) = embedded_scenarios()[0];
    let scenario = Scenario::read(file, text.as_bytes(), &catalogue).expect("the built-in scenario reads");
    Known { catalogue: catalogue.as_of(DAY), scenario }
}

const DAY: jiff::civil::Date = jiff::civil::date(2018, 1, 1);

impl Known {
    fn beliefs(&self) -> Beliefs {
        Beliefs::new(&self.catalogue, "nominal", &[]).expect("the set exists")
    }

    fn resolved(&self) -> Resolved<'_> {
        Resolved::new(&self.scenario, &self.catalogue, DAY)
    }

    fn prepared(&self, missile: &str) -> Prepared {
        Prepared::new(self.resolved().catalogue, &self.beliefs(), missile).expect("it has a stage set")
    }
}

/// The launch of 28 July 2017 as Pyongyang reported it, with everything: three readings, bands and drivers.
#[divan::bench(args = [256, 1024], sample_count = 10)]
fn band_of_a_launch(bencher: Bencher, samples: u32) {
    let world = world_of_2018();
    let (beliefs, resolved) = (world.beliefs(), world.resolved());
    let measured = |value: f64, unit: Unit| {
        let nominal = Some(value.try_into().expect("a value"));
        Measured { low: None, nominal, high: None, last_digit: None, unit }
    };
    let typed = Typed {
        range: Some(measured(998.0, Unit::Kilometre)),
        apogee: Some(measured(3724.9, Unit::Kilometre)),
        flight_time: Some(measured(2832.0, Unit::Second)),
        missile: Some("hwasong-14".to_owned()),
        launch: Some(at(40.61, 126.43)),
        bearing: Some(measured(70.0, Unit::Degree)),
        source: None,
    };
    let sampling = Sampling::new(samples, tpt_earth::DEFAULT_SEED);
    bencher.bench(|| reconstruct_typed(Setting::new(&resolved, &beliefs, sampling), &typed).expect("it can"));
}

// --------------------------------------------------------------------------------------- many reports at once

/// How far the last digit of a figure leaves it open, as columns of a low-discrepancy sequence.
struct Rounding {
    missile: &'static str,
    range_km: Vec<f64>,
    apogee_km: Vec<f64>,
}

const REPORTS: usize = 1024;

/// Figures around a middle, each within half a width.
fn around(middle: f64, half: f64, turn: f64, count: usize) -> Vec<f64> {
    (0..count).map(|i| middle + half * (2.0 * (0.5 + turn * i as f64).fract() - 1.0)).collect()
}

impl Rounding {
    fn new(missile: &'static str, range: (f64, f64), apogee: (f64, f64), count: usize) -> Self {
        Self {
            missile,
            range_km: around(range.0, range.1, 0.754_877_67, count),
            apogee_km: around(apogee.0, apogee.1, 0.569_840_29, count),
        }
    }

    /// 28 July 2017: 998 km, 3,725 km, to the last digit.
    fn hwasong_14(count: usize) -> Self {
        Self::new("hwasong-14", (998.0, 0.5), (3725.0, 0.5), count)
    }

    /// A Scud of 280 km, to ten and to five kilometres.
    fn scud_b(count: usize) -> Self {
        Self::new("scud-b", (280.0, 5.0), (80.0, 2.5), count)
    }

    fn rows(&self) -> Rows<'_> {
        Rows {
            launch_latitude_deg: Column::One(40.61),
            launch_longitude_deg: Column::One(126.43),
            range_km: Column::Many(&self.range_km),
            apogee_km: Column::Many(&self.apogee_km),
            azimuth_deg: Column::One(70.0),
            flight_time_s: None,
            vehicle_shares: &[],
        }
    }

    /// Rows on some threads; cells are kept from one run to the next, as between the calls of a program.
    fn bench(&self, bencher: Bencher<'_, '_>, parts: Parts, threads: usize) {
        let missile = world_of_2018().prepared(self.missile);
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads start");
        let flown = || {
            pool.install(|| {
                missile.reconstruct(black_box(&self.rows()), ReadAs::First, parts, &|| false).expect("it can")
            })
        };
        assert!(flown().not_flown.is_empty(), "every row of the report can be flown");
        bencher.counter(divan::counter::ItemsCount::new(self.range_km.len())).bench(flown);
    }
}

#[divan::bench(args = [1, 2], sample_count = 20)]
fn rows_of_a_hwasong_14(bencher: Bencher, threads: usize) {
    Rounding::hwasong_14(REPORTS).bench(bencher, Parts::Flight, threads);
}

#[divan::bench(args = [1, 2], sample_count = 20)]
fn rows_of_a_hwasong_14_with_standard_ranges(bencher: Bencher, threads: usize) {
    Rounding::hwasong_14(REPORTS).bench(bencher, Parts::FlightAndStandardRanges, threads);
}

#[divan::bench(args = [1, 2], sample_count = 20)]
fn rows_of_a_scud_b(bencher: Bencher, threads: usize) {
    Rounding::scud_b(REPORTS).bench(bencher, Parts::Flight, threads);
}

#[divan::bench(args = [1, 2], sample_count = 20)]
fn rows_of_a_scud_b_with_standard_ranges(bencher: Bencher, threads: usize) {
    Rounding::scud_b(REPORTS).bench(bencher, Parts::FlightAndStandardRanges, threads);
}

/// A sweep: every row in a cell of its own, nothing remembered. What a row costs where there is no neighbour.
#[divan::bench(sample_count = 10)]
fn rows_of_a_sweep(bencher: Bencher) {
    let world = world_of_2018();
    let sweep = Rounding::new("hwasong-14", (1500.0, 900.0), (2800.0, 1200.0), REPORTS);
    let azimuth_deg = around(180.0, 180.0, 0.618_033_99, REPORTS);
    let rows = Rows { azimuth_deg: Column::Many(&azimuth_deg), ..sweep.rows() };
    bencher.with_inputs(|| world.prepared(sweep.missile)).bench_values(|missile| {
        missile.reconstruct(black_box(&rows), ReadAs::First, Parts::Flight, &|| false).expect("it can")
    });
}
