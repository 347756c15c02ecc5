//! What each option keeps of the reported launches against what it sees of the neighbours' notional arcs.

use maud::{Markup, html};
use tpt_report::{Tradeoff, TradeoffOption, fixed};

use super::{path, round};

const WIDTH: f64 = 680.0;
const HEIGHT: f64 = 330.0;
const LEFT: f64 = 58.0;
const RIGHT: f64 = 78.0;
const TOP: f64 = 24.0;
const BOTTOM: f64 = 42.0;

/// How near two marks may come before the second goes without a name, across and down.
const CROWDED: (f64, f64) = (34.0, 12.0);

/// Seconds of all arcs together, nominal.
pub(crate) fn seen_s(option: &TradeoffOption) -> f64 {
    option.neighbours.iter().map(|one| one.s.nominal).sum()
}

/// A step that divides an axis into four to eight parts.
fn step(extent: f64) -> f64 {
    let steps = [1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0];
    steps.into_iter().find(|step| extent / step <= 8.0).unwrap_or(1000.0)
}

/// A mark with its place and the name that it has room for.
struct Mark<'t> {
    option: &'t TradeoffOption,
    at: (f64, f64),
    name: Option<String>,
}

/// The name of an option at its mark.
fn name(option: &TradeoffOption) -> String {
    let short =
        option.heading_deg.map_or_else(|| option.value.clone(), |degrees| format!("{}°", fixed(degrees, 0)));
    if option.declared { format!("{short}, as declared") } else { short }
}

/// Where a name stands beside its mark: the frontier rises to the right, so its names stand below it, that of the declared option
/// above, to the left.
fn beside(option: &TradeoffOption) -> (f64, f64, &'static str) {
    match (option.declared, option.dominated) {
        (true, _) => (-7.0, -7.0, "end"),
        (false, true) => (7.0, 4.0, "start"),
        (false, false) => (5.0, 14.0, "start"),
    }
}

/// The marks, those that a reader looks for first named first.
fn marks(found: &Tradeoff, x: impl Fn(f64) -> f64, y: impl Fn(f64) -> f64) -> Vec<Mark<'_>> {
    let mut order: Vec<&TradeoffOption> = found.options.iter().collect();
    order.sort_by_key(|option| (!option.declared, option.dominated));
    let mut named: Vec<(f64, f64)> = Vec::new();
    order
        .into_iter()
        .map(|option| {
            let at = (x(seen_s(option)), y(option.kept_s.nominal));
            let (dx, dy, _) = beside(option);
            let label = (at.0 + dx, at.1 + dy);
            let near = |other: &(f64, f64)| {
                (other.0 - label.0).abs() < CROWDED.0 && (other.1 - label.1).abs() < CROWDED.1
            };
            let name = (!named.iter().any(near)).then(|| name(option));
            if name.is_some() {
                named.push(label);
            }
            Mark { option, at, name }
        })
        .collect()
}

/// A curve of a finite list: dominated options grey and crossed, the frontier joined.
pub(crate) fn tradeoff_curve(id: &str, found: &Tradeoff, whose: &str) -> Markup {
    let most = |pick: fn(&TradeoffOption) -> f64| found.options.iter().map(pick).fold(0.0, f64::max).max(1.0);
    let (most_x, most_y) = (most(seen_s) * 1.05, most(|option| option.kept_s.nominal) * 1.08);
    let x = |seconds: f64| LEFT + seconds / most_x * (WIDTH - LEFT - RIGHT);
    let y = |seconds: f64| HEIGHT - BOTTOM - seconds / most_y * (HEIGHT - TOP - BOTTOM);
    let ticks = |extent: f64| {
        let step = step(extent);
        (0..=(extent / step) as u32).map(move |i| f64::from(i) * step)
    };
    let mut frontier: Vec<&TradeoffOption> =
        found.options.iter().filter(|option| !option.dominated).collect();
    frontier
        .sort_by(|a, b| seen_s(a).total_cmp(&seen_s(b)).then(a.kept_s.nominal.total_cmp(&b.kept_s.nominal)));
    let dominated = found.options.iter().filter(|option| option.dominated).count();
    html! {
        svg #(id) viewBox=(format!("0 0 {WIDTH} {HEIGHT}")) role="img" aria-labelledby=(format!("{id}-title {id}-desc")) {
            title #(format!("{id}-title")) { (found.sensor.name) ", by " (found.variable) ": what is kept against what is seen of the neighbours, " (whose) }
            desc #(format!("{id}-desc")) {
                "Each mark is one " (found.variable) " of " (found.options.len()) ". Upwards: seconds in view of a reported launch, the mean over "
                (found.launches.len()) " launches. To the right: seconds in view of the neighbours' notional arcs, added up. "
                (dominated) " options are dominated and drawn as grey crosses; a line joins the others. The declared one is a square. \
                 The numbers stand in the table beside it."
            }
            @for tick in ticks(most_x) {
                path .grid d=(format!("M{0} {TOP}V{1}", round(x(tick)), HEIGHT - BOTTOM)) {}
                text .name .quiet x=(round(x(tick))) y=(HEIGHT - BOTTOM + 16.0) text-anchor="middle" { (fixed(tick, 0)) }
            }
            @for tick in ticks(most_y) {
                path .grid d=(format!("M{LEFT} {0}H{1}", round(y(tick)), WIDTH - RIGHT)) {}
                text .name .quiet x=(LEFT - 6.0) y=(round(y(tick) + 4.0)) text-anchor="end" { (fixed(tick, 0)) }
            }
            path .curve d=(path(frontier.iter().map(|option| (x(seen_s(option)), y(option.kept_s.nominal))), false)) {}
            // Named marks last, so that they lie on top.
            @for mark in marks(found, x, y).iter().rev() {
                @let (at_x, at_y) = mark.at;
                @if mark.option.dominated {
                    path .dominated d=(format!("M{} {}l7 7m0 -7l-7 7", round(at_x - 3.5), round(at_y - 3.5))) { title { (mark.option.value) } }
                } @else if mark.option.declared {
                    rect .spot x=(round(at_x - 4.5)) y=(round(at_y - 4.5)) width="9" height="9" { title { (mark.option.value) } }
                } @else {
                    circle .spot cx=(round(at_x)) cy=(round(at_y)) r="3.6" { title { (mark.option.value) } }
                }
                @if let Some(name) = &mark.name {
                    @let class = if mark.option.dominated { "quiet" } else if mark.option.declared { "strong" } else { "kept" };
                    @let (dx, dy, anchor) = beside(mark.option);
                    text .name .halo .(class) x=(round(at_x + dx)) y=(round(at_y + dy)) text-anchor=(anchor) { (name) }
                }
            }
            text .name x=(WIDTH - RIGHT) y=(HEIGHT - 6.0) text-anchor="end" { "seconds in view of the neighbours' notional arcs" }
            text .name x="4" y="12" { "seconds in view of a reported launch" }
        }
    }
}
