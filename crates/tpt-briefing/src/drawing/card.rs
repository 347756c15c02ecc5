//! A tested claim: its value on each side's figures against the line where it turns, and the gap between two sides, bar by bar.

use maud::{Markup, html};
use tpt_earth::math::exp;
use tpt_report::{Between, CardResult, ClaimCard};

use super::round;

const LEFT: f64 = 200.0;
/// The left of a waterfall, whose labels hold both sides' figures.
const WIDE_LEFT: f64 = 290.0;
const WIDTH: f64 = 680.0;
const STEP: f64 = 16.0;

/// The most rows of a plot: the table has them all.
const MOST: usize = 24;

/// From a value to a place across the drawing, between the labels on both sides.
struct Scale {
    left: f64,
    low: f64,
    high: f64,
}

impl Scale {
    /// Over some values, with a margin.
    fn over(left: f64, values: impl IntoIterator<Item = f64>) -> Self {
        let all = values.into_iter().filter(|value| value.is_finite());
        let (low, high) = all.fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), x| (a.min(x), b.max(x)));
        let margin = 0.06 * (high - low).max(1.0e-6);
        Self { left, low: low - margin, high: high + margin }
    }

    fn x(&self, value: f64) -> f64 {
        self.left + (value - self.low) / (self.high - self.low) * (WIDTH - self.left - 150.0)
    }
}

/// The rows of a card as bands beside the line from which, or up to which, the claim holds.
pub(crate) fn card_plot(card: &ClaimCard) -> Markup {
    let rows: Vec<&CardResult> = card.results.iter().take(MOST).collect();
    let bounds: Vec<f64> = [card.at_least, card.at_most].into_iter().flatten().collect();
    let ends = rows.iter().flat_map(|row| [row.value.low, row.value.high]);
    let scale = Scale::over(LEFT, ends.chain(bounds.iter().copied()));
    let height = STEP * (rows.len() as f64 + 1.0) + 8.0;
    let id = format!("plot-{}", card.claim);
    let bottom = height - STEP;
    html! {
        svg #(id) .card-plot viewBox=(format!("0 0 {WIDTH} {}", round(height))) role="img" aria-labelledby=(format!("{id}-title {id}-desc")) {
            title #(format!("{id}-title")) { "The tested number on each side's figures" }
            desc #(format!("{id}-desc")) { "A bar from the 5th to the 95th percentile and a mark at the 50th for each row of the table; the shaded part is where the claim holds." }
            @let from = card.at_least.map_or(LEFT, |low| scale.x(low));
            @let to = card.at_most.map_or(WIDTH - 150.0, |high| scale.x(high));
            rect .holds x=(round(from)) y="2" width=(round((to - from).max(0.0))) height=(round(bottom)) {}
            @for bound in &bounds {
                path .bound d=(format!("M{} 2V{}", round(scale.x(*bound)), round(bottom + 2.0))) {}
            }
            text .name x=(round(0.5 * (from + to))) y=(round(height - 3.0)) text-anchor="middle" { "the claim holds" }
            @for (i, row) in rows.iter().enumerate() {
                @let y = STEP * i as f64 + 12.0;
                text .name x=(LEFT - 6.0) y=(round(y + 3.0)) text-anchor="end" { (shortened(&row.name)) }
                path .band d=(format!("M{} {}H{}", round(scale.x(row.value.low)), round(y), round(scale.x(row.value.high).max(scale.x(row.value.low) + 1.0)))) {}
                circle .middle cx=(round(scale.x(row.value.nominal))) cy=(round(y)) r="3" {}
                text .name x=(WIDTH - 145.0) y=(round(y + 3.0)) { (row.value.words()) }
            }
        }
    }
}

/// A name that fits beside a bar.
fn shortened(name: &str) -> String {
    const MOST: usize = 36;
    if name.chars().count() <= MOST {
        return name.to_owned();
    }
    name.chars().take(MOST - 1).chain(['…']).collect()
}

/// From the one side's number to the other's, one bar for each figure in which they differ.
pub(crate) fn waterfall(between: &Between) -> Markup {
    let linear = between.scale == tpt_report::Scale::Linear;
    let start = between.values[0].nominal;
    let mut steps: Vec<(f64, f64)> = Vec::new();
    let mut at = start;
    for share in &between.shares {
        let next = if linear { at + share.share.nominal } else { at * exp(share.share.nominal) };
        steps.push((at, next));
        at = next;
    }
    let scale = Scale::over(WIDE_LEFT, steps.iter().flat_map(|(a, b)| [*a, *b]).chain([start, at, 0.0]));
    let rows = between.shares.len() + 2;
    let height = STEP * rows as f64 + 6.0;
    let y = |row: usize| STEP * row as f64 + 4.0;
    let bar = |row: usize, (a, b): (f64, f64), class: &'static str| {
        let (left, right) = (scale.x(a.min(b)), scale.x(a.max(b)));
        html! { rect .(class) x=(round(left)) y=(round(y(row))) width=(round((right - left).max(1.0))) height="10" {} }
    };
    let label = |row: usize, name: &str, value: &str| {
        html! {
            text .name x=(WIDE_LEFT - 6.0) y=(round(y(row) + 9.0)) text-anchor="end" { (name) }
            text .name x=(WIDTH - 145.0) y=(round(y(row) + 9.0)) { (value) }
        }
    };
    html! {
        svg #waterfall .card-plot viewBox=(format!("0 0 {WIDTH} {}", round(height))) role="img" aria-labelledby="waterfall-title waterfall-desc" {
            title #waterfall-title { "What separates " (between.names[0]) " from " (between.names[1]) }
            desc #waterfall-desc { "From the number on the one side's figures to that on the other's: one bar for each figure in which they differ, its Shapley value; the numbers stand beside the bars." }
            (bar(0, (0.0, start), "end"))
            (label(0, &between.names[0], &between.values[0].words()))
            @for (i, (share, step)) in between.shares.iter().zip(&steps).enumerate() {
                (bar(i + 1, *step, if step.1 < step.0 { "fall" } else { "rise" }))
                (label(i + 1, &format!("{}: {} → {}", share.quantity, share.one, share.other), &share.share.words()))
            }
            (bar(rows - 1, (0.0, at), "end"))
            (label(rows - 1, &between.names[1], &between.values[1].words()))
        }
    }
}
