//! What a battery defends: a hundred thousand aims against three classes, the straightforward way beside it, and bands.

use divan::{Bencher, black_box};
use tpt_earth::{Angle, ExponentialAtmosphere, Length, Position, Speed, Time, VacuumArc, destination};
use tpt_reach::{
    Battery, Clock, Cue, Envelope, Fall, FlyOut, FlyOutTable, Profile, ProfileTable, Reach, Resolution,
    Target, engage, engage_by_shooting, footprint, footprint_by_engaging, grid_around, time_by_shooting,
};
use tpt_sight::{Elevations, Radar, Sector};

fn main() {
    divan::main();
}

/// Launch points of a region, as many as a footprint samples.
const LAUNCHES: u32 = 12;

fn km(km: f64) -> Length {
    Length::kilometres(km)
}

fn place(lat_deg: f64, lon_deg: f64) -> Position {
    Position::new(Angle::degrees(lat_deg), Angle::degrees(lon_deg)).expect("it is a place")
}

fn seongju() -> Position {
    place(36.05, 128.20)
}

fn radar() -> Radar {
    let sector = Sector::around(Angle::degrees(330.0), Angle::degrees(120.0)).expect("it is a sector");
    let limits = Elevations::between(Angle::degrees(5.0), Angle::degrees(90.0)).expect("they are limits");
    Radar::new(seongju(), Length::metres(300.0), sector, limits, ExponentialAtmosphere::CRPL_313)
        .expect("it is a radar")
}

/// A terminal battery of 200 km and 40 to 150 km, with a burnout speed in km/s.
fn battery(radar: &Radar, speed: f64) -> Battery {
    let seconds = Time::seconds;
    let envelope = Envelope::new(km(40.0), km(150.0), Reach::AllRound(km(200.0))).expect("it is an envelope");
    let speed = Speed::kilometres_per_second(speed);
    let flyout = FlyOut::new(speed, seconds(16.0), None, Fall::InverseSquare).expect("it is a fly-out");
    let clock = Clock::new(seconds(5.0), seconds(20.0), seconds(3.0), seconds(10.0)).expect("it is a clock");
    let guiding = (radar.clone(), Some(km(800.0)));
    Battery::new(seongju(), envelope, Some(flyout), guiding, (clock, Cue::OwnRadar)).expect("it is a battery")
}

/// Arcs of a class by range, flown at least energy or higher by a factor of the apogee: no missile, only as much work.
fn class(loft: f64) -> ProfileTable {
    let profile = |i: i32| {
        let range = km(100.0 + 50.0 * f64::from(i));
        let least = VacuumArc::least_energy(range).expect("it is an arc");
        let arc = VacuumArc::through(range, least.apogee() * loft).expect("it is an arc");
        Profile::sampled(range, arc.flight_time(), |time| {
            let share = arc.share_at(time);
            (range * share, arc.height_at(share).max(Length::ZERO))
        })
        .expect("it is a profile")
    };
    ProfileTable::new((0..=24).map(profile).collect()).expect("it is a table")
}

fn region() -> Vec<Position> {
    let centre = place(40.0, 126.5);
    let at = |i: u32| {
        let turn = f64::from(i) / f64::from(LAUNCHES);
        destination(centre, Angle::degrees(360.0 * turn), km(20.0 + 40.0 * turn))
    };
    (0..LAUNCHES).map(at).collect()
}

/// So many aims around the battery, as far as a map of it goes.
fn aims(count: usize) -> Vec<Position> {
    let area = Resolution::level(7).expect("it is a level").mean_area().as_square_metres() / 1e6;
    let (level, area) = if count > 20_000 { (7, area) } else { (6, area * 7.0) };
    let distance = km((count as f64 * area / std::f64::consts::PI).sqrt());
    let grid = grid_around(seongju(), distance * 1.1, Resolution::level(level).expect("it is a level"));
    let aims: Vec<Position> = grid.expect("it is a grid").iter().map(|aim| aim.position).collect();
    // Evenly thinned to the count.
    (0..count).map(|i| aims[i * aims.len() / count]).collect()
}

/// A hundred thousand aims, three classes, twelve launch points each; both cores.
#[divan::bench(args = [25_000, 50_000, 100_000], sample_count = 5)]
fn three_classes(bencher: Bencher, count: usize) {
    let (battery, launches, aims) = (battery(&radar(), 2.8), region(), aims(count));
    let classes = [1.0, 1.2, 1.5].map(class);
    bencher.bench(|| classes.each_ref().map(|class| footprint(black_box(&battery), class, &launches, &aims)));
}

/// A footprint of 10,000 aims for each of so many draws of the speed, one class.
#[divan::bench(args = [64, 256], sample_count = 1, sample_size = 1)]
fn draws(bencher: Bencher, count: u32) {
    let (radar, class, launches, aims) = (radar(), class(1.0), region(), aims(10_000));
    bencher.bench(|| {
        (0..count)
            .map(|i| {
                let battery = battery(&radar, 2.5 + 0.6 * f64::from(i) / f64::from(count));
                let met = footprint(black_box(&battery), &class, &launches, &aims);
                met.iter().flatten().filter(|met| met.is_defended()).count()
            })
            .sum::<usize>()
    });
}

/// A hundred aims the fast way, on one thread as the next two are.
#[divan::bench(sample_count = 20)]
fn hundred_aims_fast(bencher: Bencher) {
    let (battery, class, launches, aims) = (battery(&radar(), 2.8), class(1.0), region(), aims(100));
    bencher.bench(|| footprint(black_box(&battery), &class, &launches, &aims));
}

/// The same aims by steps of a tenth of a second.
#[divan::bench(sample_count = 3, sample_size = 1)]
fn hundred_aims_by_engaging(bencher: Bencher) {
    let (battery, class, launches, aims) = (battery(&radar(), 2.8), class(1.0), region(), aims(100));
    bencher.bench(|| footprint_by_engaging(black_box(&battery), &class, &launches, &aims));
}

/// One engagement with its whole clock, by the table and by integrated shots.
#[divan::bench(sample_count = 10)]
fn one_engagement(bencher: Bencher) {
    let (battery, class) = (battery(&radar(), 2.8), class(1.0));
    let target = Target::between(region()[0], place(35.18, 129.08), &class).expect("it is one of the ranges");
    bencher.bench(|| engage(black_box(&battery), &target));
}

/// As above, with shots.
#[divan::bench(sample_count = 1, sample_size = 1)]
fn one_engagement_by_shooting(bencher: Bencher) {
    let (battery, class) = (battery(&radar(), 2.8), class(1.0));
    let target = Target::between(region()[0], place(35.18, 129.08), &class).expect("it is one of the ranges");
    bencher.bench(|| engage_by_shooting(black_box(&battery), &target));
}

/// One point of the surface: table, closed form, integration; and the table itself.
#[divan::bench_group]
mod flyout {
    use super::*;

    fn parts() -> (FlyOut, Envelope) {
        let battery = battery(&radar(), 2.8);
        (*battery.surface().expect("it has a speed").flyout(), *battery.envelope())
    }

    #[divan::bench]
    fn table(bencher: Bencher) {
        let (flyout, envelope) = parts();
        let table = FlyOutTable::new(flyout, &envelope);
        bencher.bench(|| table.time_to(black_box(km(120.0)), black_box(km(80.0))));
    }

    #[divan::bench]
    fn closed_form(bencher: Bencher) {
        let (flyout, _) = parts();
        bencher.bench(|| flyout.time_to(black_box(km(120.0)), black_box(km(80.0))));
    }

    #[divan::bench(sample_count = 10)]
    fn by_shooting(bencher: Bencher) {
        let (flyout, _) = parts();
        bencher.bench(|| time_by_shooting(black_box(&flyout), km(120.0), km(80.0)));
    }

    #[divan::bench(sample_count = 20)]
    fn making_the_table(bencher: Bencher) {
        let (flyout, envelope) = parts();
        bencher.bench(|| FlyOutTable::new(black_box(flyout), &envelope));
    }
}
