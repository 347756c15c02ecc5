//! Radar sight: a grid of lowest visible heights with four views, the matrix of a scenario, and how both grow.

use divan::{Bencher, black_box};
use tpt_catalogue::Catalogue;
use tpt_scenario::{Beliefs, Resolved, Scenario, embedded_scenarios};
use tpt_setting::{Sampling, Setting};
use tpt_view::{Heights, WhatIf};

fn main() {
    divan::main();
}

/// What every measurement asks of.
struct Eve {
    cut: Catalogue,
    scenario: Scenario,
}

impl Eve {
    fn new() -> Self {
        let whole = Catalogue::load(&[tpt_catalogue::embedded()]).expect("it is sound");
        let (file, text) = embedded_scenarios()[0];
        let scenario = Scenario::read(file, text.as_bytes(), &whole).expect("it is sound");
        Self { cut: whole.as_of(jiff::civil::date(2017, 3, 20)), scenario }
    }

    fn with<T>(&self, work: impl FnOnce(&Resolved<'_>, &Beliefs) -> T) -> T {
        let resolved = Resolved::new(&self.scenario, &self.cut, jiff::civil::date(2017, 3, 20));
        let beliefs = Beliefs::new(&self.cut, "nominal", &[]).expect("the set is there");
        work(&resolved, &beliefs)
    }
}

/// 40 degrees by 60 at these steps, with views at four heights; 0.25 is 161 by 241 places.
#[divan::bench(args = [1.0, 0.5, 0.25, 0.125], sample_count = 10)]
fn grid(bencher: Bencher, step: f64) {
    let eve = Eve::new();
    let heights = Heights { altitudes_km: &[100.0, 200.0, 300.0, 500.0], grid_step_deg: Some(step) };
    let sampling = Sampling::new(1, 1);
    bencher.bench(|| {
        eve.with(|resolved, beliefs| {
            let plain = WhatIf::default();
            tpt_view::sight(
                Setting::new(resolved, beliefs, sampling),
                black_box("seongju-radar"),
                heights,
                &plain,
            )
            .expect("it can be seen")
        })
    });
}

/// Views at four heights with bands of so many samples.
#[divan::bench(args = [64, 128, 256], sample_count = 10)]
fn views(bencher: Bencher, samples: u32) {
    let eve = Eve::new();
    let heights = Heights { altitudes_km: &[100.0, 200.0, 300.0, 500.0], grid_step_deg: None };
    bencher.bench(|| {
        eve.with(|resolved, beliefs| {
            let (plain, sampling) = (WhatIf::default(), Sampling::new(samples, 1));
            tpt_view::sight(
                Setting::new(resolved, beliefs, sampling),
                black_box("seongju-radar"),
                heights,
                &plain,
            )
            .expect("it can be seen")
        })
    });
}

/// Every radar against every launch that can be flown and every notional arc, the launches' flights included.
#[divan::bench(args = [64, 128, 256], sample_count = 3)]
fn matrix(bencher: Bencher, samples: u32) {
    let eve = Eve::new();
    bencher.bench(|| {
        eve.with(|resolved, beliefs| {
            let (plain, sampling) = (WhatIf::default(), Sampling::new(samples, 1));
            tpt_view::sight_matrix(Setting::new(resolved, beliefs, sampling), &plain).expect("it can be seen")
        })
    });
}
