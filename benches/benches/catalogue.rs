//! How the cost of the catalogue grows with its size: the built-in one, and copies of it up to a hundred times.

use divan::{Bencher, black_box};
use tpt_catalogue::Catalogue;
use tpt_scenario::{Beliefs, Resolved, Scenario, embedded_scenarios};
use tpt_setting::Sampling;

fn main() {
    divan::main();
}

const TIMES: [usize; 3] = [1, 10, 100];

/// Reading and checking.
#[divan::bench(args = TIMES, sample_count = 10)]
fn load(bencher: Bencher, times: usize) {
    let layers = benches::catalogue_times(times);
    bencher.bench(|| Catalogue::load(black_box(&layers)).expect("it is sound"));
}

/// The floor of reading: the same texts through the TOML library alone, into its own tables, unchecked.
#[divan::bench(args = TIMES, sample_count = 10)]
fn load_floor_toml_alone(bencher: Bencher, times: usize) {
    let layers = benches::catalogue_times(times);
    bencher.bench(|| {
        for file in layers.iter().flat_map(|layer| &layer.files) {
            let text = std::str::from_utf8(&file.bytes).expect("it is UTF-8");
            black_box(text.parse::<toml::Table>().expect("it is TOML"));
        }
    });
}

/// Cutting to a date.
#[divan::bench(args = TIMES, sample_count = 10)]
fn as_of(bencher: Bencher, times: usize) {
    let catalogue = Catalogue::load(&benches::catalogue_times(times)).expect("it is sound");
    bencher.bench(|| catalogue.as_of(jiff::civil::date(2017, 3, 20)));
}

/// The tree of a figure, in a catalogue that is loaded and cut.
#[divan::bench(args = TIMES, sample_count = 10)]
fn why(bencher: Bencher, times: usize) {
    let catalogue = Catalogue::load(&benches::catalogue_times(times)).expect("it is sound");
    let (file, text) = embedded_scenarios()[0];
    let scenario = Scenario::read(file, text.as_bytes(), &catalogue).expect("it is sound");
    let date = catalogue.as_of.expect("it has a newest date");
    let beliefs = Beliefs::new(&catalogue, "nominal", &[]).expect("the set is there");
    let resolved = Resolved::new(&scenario, &catalogue, date);
    let sampling = Sampling::new(16, 1);
    bencher.bench(|| {
        tpt_paper::why(
            tpt_setting::Setting::new(&resolved, &beliefs, sampling),
            None,
            black_box("an-tpy-2/radar-range/wu-2016"),
        )
    });
}
