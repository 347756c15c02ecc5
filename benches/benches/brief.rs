//! The main job, step by step, each beside a rival or a floor that the same run measures.

use divan::{Bencher, black_box};
use tpt_catalogue::{Catalogue, embedded};
use tpt_earth::{Angle, Length, Position, VacuumArc, geodesic};
use tpt_scenario::{Beliefs, Resolved, Scenario, embedded_scenarios};
use tpt_setting::Sampling;

fn main() {
    divan::main();
}

const SAMPLING: Sampling<'static> = Sampling::new(tpt_earth::DEFAULT_SAMPLES, tpt_earth::DEFAULT_SEED);

fn scenario(catalogue: &Catalogue) -> Scenario {
    let (file, text) = embedded_scenarios()[0];
    Scenario::read(file, text.as_bytes(), catalogue).expect("the built-in scenario reads")
}

/// Reading and checking the whole catalogue: the target is 50 ms.
#[divan::bench]
fn catalogue_load() -> Catalogue {
    Catalogue::load(&[embedded()]).expect("the built-in catalogue reads")
}

/// The floor: the same texts through the TOML library alone, into its own tables, unchecked.
#[divan::bench]
fn catalogue_load_floor_toml_alone(bencher: Bencher) {
    let layer = embedded();
    bencher.bench(|| {
        for file in &layer.files {
            let text = std::str::from_utf8(&file.bytes).expect("the built-in catalogue is UTF-8");
            black_box(text.parse::<toml::Table>().expect("the built-in catalogue is TOML"));
        }
    });
}

/// Cutting the catalogue to a date.
#[divan::bench]
fn catalogue_as_of(bencher: Bencher) {
    let catalogue = catalogue_load();
    let date = jiff::civil::date(2017, 3, 20);
    bencher.bench(|| catalogue.as_of(date));
}

/// Does `work` with the scenario and the beliefs on the eve of 20 March 2017.
fn on_the_eve<R>(work: impl FnOnce(&Resolved<'_>, &Beliefs) -> R) -> R {
    let catalogue = catalogue_load();
    let scenario = scenario(&catalogue);
    let date = jiff::civil::date(2017, 3, 20);
    let cut = catalogue.as_of(date);
    let beliefs = Beliefs::new(&cut, "nominal", &[]).expect("the set exists");
    work(&Resolved::new(&scenario, &cut, date), &beliefs)
}

fn report(resolved: &Resolved<'_>, beliefs: &Beliefs) -> tpt_report::Brief {
    tpt_paper::brief(tpt_setting::Setting::new(resolved, beliefs, SAMPLING), &|_| ())
        .expect("the brief is made")
}

/// The report of 20 March 2017, bands included.
#[divan::bench]
fn brief_report(bencher: Bencher) {
    on_the_eve(|resolved, beliefs| bencher.bench(|| report(resolved, beliefs)));
}

/// The files of the brief: HTML with its drawings, JSON, GeoJSON, KML, CSV, manifest.
#[divan::bench]
fn brief_files(bencher: Bencher) {
    let brief = on_the_eve(report);
    bencher.bench(|| tpt_briefing::brief_files(&brief).expect("the files are made"));
}

/// One vacuum arc with its flight time.
#[divan::bench]
fn vacuum_arc_flight_time() -> f64 {
    let arc = VacuumArc::through(black_box(Length::kilometres(998.0)), black_box(Length::kilometres(3724.9)));
    arc.expect("the arc exists").flight_time().as_seconds()
}

/// One geodesic through our types; the rival below is the library alone.
#[divan::bench]
fn geodesic_ours(bencher: Bencher) {
    let at = |lat, lon| Position::new(Angle::degrees(lat), Angle::degrees(lon)).expect("a place on Earth");
    let (seongju, beijing) = (at(36.05, 128.2), at(39.9, 116.4));
    bencher.bench(|| geodesic(black_box(seongju), black_box(beijing)));
}

/// The rival: the same geodesic from the library alone.
#[divan::bench]
fn geodesic_rival_library_alone(bencher: Bencher) {
    use geographiclib_rs::InverseGeodesic;
    let earth = geographiclib_rs::Geodesic::wgs84();
    bencher.bench(|| -> (f64, f64, f64, f64) {
        earth.inverse(black_box(36.05), black_box(128.2), black_box(39.9), black_box(116.4))
    });
}
