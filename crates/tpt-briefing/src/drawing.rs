//! Drawings as SVG: drawn to scale, labelled directly, legible without colour.

mod card;
mod map;
mod profile;
mod projection;
mod reach;
mod scatter;
mod sight;
mod timeline;
mod tradeoff;

pub(crate) use card::{card_plot, waterfall};
pub(crate) use map::{both_names, fine_ground, islands_map, pacific_map, region_map};
pub(crate) use profile::profiles;
pub(crate) use projection::Frame;
pub(crate) use reach::{clock, reach_maps};
pub(crate) use scatter::scatter;
pub(crate) use sight::{bars, on_small_map, small_maps};
pub(crate) use timeline::timeline;
pub(crate) use tradeoff::{seen_s, tradeoff_curve};

use std::fmt::Write;

use tpt_report::Reporter;

/// The Okabe–Ito colours that tell reporters apart; the mark's dash tells them apart in grey print.
pub(crate) fn reporter_class(reporter: Reporter) -> &'static str {
    match reporter {
        Reporter::Seoul => "r-seoul",
        Reporter::Tokyo => "r-tokyo",
        Reporter::Washington => "r-washington",
        Reporter::Pyongyang => "r-pyongyang",
        _ => "r-other",
    }
}

/// A path through points, with one decimal: a tenth of a CSS pixel.
pub(crate) fn path(points: impl IntoIterator<Item = (f64, f64)>, closed: bool) -> String {
    let mut d = String::new();
    let mut last = None;
    for (x, y) in points {
        let here = (round(x), round(y));
        if last == Some(here) {
            continue;
        }
        let command = if last.is_none() { 'M' } else { 'L' };
        // Writing into a String cannot fail.
        let _ = write!(d, "{command}{} {}", here.0, here.1);
        last = Some(here);
    }
    if closed {
        d.push('Z');
    }
    d
}

/// One decimal, as text, so that equal points are equal.
pub(crate) fn round(value: f64) -> TenthsText {
    TenthsText((value * 10.0).round() as i64)
}

/// A number of tenths, shown as a decimal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TenthsText(i64);

impl std::fmt::Display for TenthsText {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, tenth) = (self.0.abs() / 10, self.0.abs() % 10);
        if tenth == 0 { write!(f, "{sign}{whole}") } else { write!(f, "{sign}{whole}.{tenth}") }
    }
}
