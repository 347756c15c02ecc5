//! What the radars see: maps by height, the tested claim, the launches of the fortnight, the notional arcs.

use maud::{Markup, html};
use tpt_report::{
    BandReport, Brief, ClaimCard, Sight, SightCell, SightSection, TargetKind, ValueBasis, Warning, fixed,
};

use super::cite::{Cites, anchored, computed_by, drawn, number, number_as, sentence};
use crate::BriefingError;
use crate::drawing::{bars, on_small_map, small_maps};

/// A thousand square kilometres.
const THOUSAND: f64 = 1000.0;

pub(crate) fn section(brief: &Brief, cites: &Cites<'_>) -> Result<Markup, BriefingError> {
    let Some(section) = &brief.sight else { return Ok(html! {}) };
    Ok(html! {
        section #sight {
            h2 { (heading(brief, section)) }
            @if !section.sides.is_empty() {
                figure.plot {
                    (small_maps("maps-sides", "What the radar has in view, by height and by whose figures", &sides(brief, section), false)?)
                    figcaption {
                        (section.sides.first().map(status).unwrap_or_default())
                        @if !section.silent.is_empty() { " No figure of their own for it is on record from " (section.silent.join(" and ")) "." }
                        " Shaded: in view and within the range that the row takes, terrain not applied. Areas: "
                        a href="#sight-elements" { "annex H" } ". Coasts: Natural Earth."
                    }
                }
            }
            @if let Some(card) = &brief.card { (claim_card(card, cites)) }
            (super::cards::gap(brief))
            @for warning in &brief.warnings {
                @if let Some(bars) = bars(brief, section, warning) {
                    figure.plot {
                        @match warning.impact() {
                            Some(impact) => (drawn(&impact.t_s, bars))
                            None => (bars)
                        }
                        figcaption {
                            (warning.launch_name) " on the figures of " (warning.reported_by)
                            ". Filled: works, within a published range; hollow: as planned; dashed: no range is published, geometry alone. Times and bands: "
                            a href="#sight-targets" { "annex H" } "."
                        }
                    }
                }
            }
            (arcs(section, |sight| sight.range_km.is_some()))
        }
    })
}

fn heading(brief: &Brief, section: &SightSection) -> Markup {
    let tested = brief.card.as_ref().and_then(|card| {
        let by_value = |a: &&tpt_report::CardResult, b: &&tpt_report::CardResult| {
            a.value.nominal.total_cmp(&b.value.nominal)
        };
        let (least, most) = (card.results.iter().min_by(by_value)?, card.results.iter().max_by(by_value)?);
        let (height, country) = (fixed(card.altitude_km?, 0), card.country.as_deref()?);
        Some(html! {
            (height) " km over " (country) ", the radar at issue sees " (number(&least.value)) " on " (least.name)
            "'s figures and " (number(&most.value)) " on " (most.name) "'s"
        })
    });
    tested.unwrap_or_else(|| html! { "What " (section.elements.len()) " radars see, by height" })
}

/// Whether the radar of a side works yet.
fn status(side: &Sight) -> String {
    if side.sensor.works {
        format!("{}: {}.", side.sensor.name, side.sensor.status)
    } else {
        format!("{}: {}; all of this holds as planned.", side.sensor.name, side.sensor.status)
    }
}

/// The rows of the maps: whose figures, and which range they give.
fn sides<'b>(brief: &'b Brief, section: &'b SightSection) -> Vec<(String, &'b Sight)> {
    let name = |id: &str| {
        brief
            .viewpoints
            .iter()
            .find(|viewpoint| viewpoint.id == id)
            .map_or(id.to_owned(), |one| one.name.clone())
    };
    let row = |side: &'b Sight| {
        let range = side.sensor.values.iter().find(|value| value.quantity.ends_with("radar range"));
        let range = range.map_or_else(|| "no range".to_owned(), |value| value.words.clone());
        let mode = side.sensor.mode.as_ref().map(|mode| format!(", {mode} mode")).unwrap_or_default();
        (format!("{}'s figures: {range}{mode}", name(&side.header.figures)), side)
    };
    section.sides.iter().map(row).collect()
}

/// The tested claim, end to end.
fn claim_card(card: &ClaimCard, cites: &Cites<'_>) -> Markup {
    let heights: Vec<f64> = {
        let mut all: Vec<f64> = card.heights.iter().map(|row| row.altitude_km).collect();
        all.dedup();
        all.truncate(card.heights.len() / card.results.len().max(1));
        all
    };
    html! {
        div.card {
            p {
                strong { "Claim: " } a href=(format!("#claim-{}", card.claim)) { (card.said_by) ", " (card.said_on) } ": " (card.paraphrase)
            }
            @if let Some(proposition) = &card.proposition {
                p { strong { a href=(format!("#{}", super::cards::anchor(card))) { "Tested as" } " " } code { (proposition) } ". " (card.reason.as_deref().unwrap_or_default()) }
            }
            div.wide { table {
                thead { tr {
                    th { "on the figures of" } th { "range taken" }
                    @for height in &heights { th { "share in view, " (fixed(*height, 0)) " km up" } }
                    th { "the claim" }
                } }
                tbody { @for result in &card.results {
                    tr {
                        td { (result.name) }
                        td { (result.turns_on.as_deref().unwrap_or("none")) }
                        @for row in card.heights.iter().filter(|row| row.figures == result.figures) {
                            td.n { (number(&row.share)) }
                        }
                        td { (match result.holds { Some(true) => "holds", Some(false) => "does not hold", None => "on both sides of the line" }) }
                    }
                } }
            } }
            p {
                strong { (sentence(card.outcome.words())) "." } " "
                @if let Some(crossover) = &card.crossover {
                    "It turns at a " (crossover.quantity.replace('-', " ")) " of "
                    (number(&crossover.value))
                    @if let Some(factor) = crossover.cross_section_factor {
                        ", which is " (fixed(factor, 0)) " times the cross-section, dwell or power of the figures in force"
                    }
                    "; published: " (fixed(crossover.published_low, 0)) " to " (fixed(crossover.published_high, 0)) " km."
                }
                @if let Some(not) = &card.does_not_say { " It does not say: " (not) }
                " " (cites.sources(&card.sources.iter().map(|source| source.id.clone()).collect::<Vec<_>>()))
            }
        }
    }
}

/// The notional arcs: which radar has which in view, and why not.
fn arcs(section: &SightSection, shown: fn(&Sight) -> bool) -> Markup {
    let mut targets: Vec<(&str, &str)> = Vec::new();
    for cell in section.matrix.cells.iter().filter(|cell| cell.kind == TargetKind::NotionalArc) {
        if !targets.iter().any(|(id, _)| *id == cell.target) {
            targets.push((&cell.target, &cell.target_name));
        }
    }
    let cell = |element: &str, target: &str| {
        section.matrix.cells.iter().find(|cell| cell.element == element && cell.target == target)
    };
    html! {
        @if !targets.is_empty() && section.elements.iter().any(shown) {
            div.wide { table.arcs {
                caption {
                    "Notional arcs of the neighbours, regions to a continent: seconds from launch in view, and the share of draws that have the arc in view. Radars without a published range stand in annex H, by geometry alone"
                }
                thead { tr { th { "radar" } @for (_, name) in &targets { th { (name) } } } }
                tbody { @for sight in section.elements.iter().filter(|sight| shown(sight)) {
                    tr {
                        td { (sight.sensor.name) @if !sight.sensor.works { small { " (as planned)" } } @if sight.range_km.is_none() { small { " (geometry alone)" } } }
                        @for (target, _) in &targets { td { @if let Some(cell) = cell(&sight.element, target) { (seen(cell)) } } }
                    }
                } }
            } }
        }
    }
}

fn seen(cell: &SightCell) -> Markup {
    let share = format!("{} %", fixed(cell.in_view_share * 100.0, 0));
    html! {
        @match (&cell.first_s, &cell.last_s, cell.in_view) {
            (Some(first), Some(last), true) => { (number_as(first, &fixed(first.nominal, 0))) "–" (number_as(last, &fixed(last.nominal, 0))) " s, " (share) }
            _ => { "no: " (cell.hidden_by.as_deref().unwrap_or("in fewer than half of the draws")) @if cell.in_view_share > 0.0 { ", " (share) } }
        }
    }
}

/// Every radar at every height; every radar and every launch of the fortnight; every place and its warning.
pub(crate) fn annex(brief: &Brief, cites: &Cites<'_>) -> Result<Markup, BriefingError> {
    let Some(section) = &brief.sight else { return Ok(html! {}) };
    let mapped: Vec<(String, &Sight)> = section
        .elements
        .iter()
        .filter(|sight| on_small_map(sight))
        .map(|sight| (label(sight), sight))
        .collect();
    let shared = !section.sides.is_empty();
    Ok(html! {
        section.annex #sight-elements {
            h2 { "Annex H. What each radar sees, and who could know of a launch when" }
            p.note {
                "Bands are the 5th, 50th and 95th percentile over the published spreads of heading, sector, limits of elevation and range. Ray \
                 through an exponential atmosphere; range by the fourth root of the cross-section from the published range; terrain not applied. \
                 A radar without a published range is drawn by geometry alone and is not counted in what another adds."
            }
            (computed_by(brief, "R = R₀(σ/σ₀)^¼; ray curvature −dn/dh cos ε / n with n − 1 = N₀ exp(−h/H); in view where the ray's elevation and bearing are within the limits and the slant within R. docs/models/sight.md, docs/models/tradeoff.md."))
            figure.plot {
                (small_maps("maps-elements", "What each radar has in view, by height", &mapped, shared)?)
                figcaption { "Figures: " (brief.header.figures) ". Shaded: in view, and in range where one is published. Radars outside the frame stand in the table." }
            }
            (elements(section, cites))
            (arcs(section, |sight| sight.range_km.is_none()))
            (targets(section, cites))
            (parts(section))
            (super::tradeoff::annex(brief, cites))
            @for warning in &brief.warnings { (warning_table(warning, cites)) }
            @for ring in &brief.rings { (super::islands::full_ring(ring, cites)) }
            (super::islands::horizons(&brief.rings))
        }
    })
}

fn label(sight: &Sight) -> String {
    let range = sight.range_km.as_ref().map_or_else(|| "no range published".to_owned(), |km| km.words());
    let planned = if sight.sensor.works { "" } else { ", as planned" };
    format!("{}: {range}{planned}", sight.sensor.name)
}

fn thousands(band: &BandReport) -> String {
    format!(
        "{} ({}–{})",
        fixed(band.nominal / THOUSAND, 0),
        fixed(band.low / THOUSAND, 0),
        fixed(band.high / THOUSAND, 0)
    )
}

fn elements(section: &SightSection, cites: &Cites<'_>) -> Markup {
    html! {
        div.wide { table {
            caption { "In view, in thousands of square kilometres; over the three countries with most; and what no other radar that counts has" }
            thead { tr { th { "radar" } th { "height" } th { "in view" } th { "out to, km" } th { "over" } th { "it alone" } } }
            tbody { @for sight in section.sides.iter().chain(&section.elements) {
                tr.group { td colspan="6" { (label(sight)) ", figures " (sight.header.figures) " " (cites.sources(&sight.sources.iter().map(|one| one.id.clone()).collect::<Vec<_>>())) } }
                @for view in &sight.views {
                    tr {
                        td {}
                        td.n { (fixed(view.altitude_km, 0)) " km" }
                        td.n { (thousands(&view.area_km2)) }
                        td.n { (view.farthest_km.words()) }
                        td { @for (i, part) in view.by_country.iter().take(3).enumerate() { @if i > 0 { "; " } (part.name) " " (fixed(part.area_km2 / THOUSAND, 0)) " (" (fixed(part.share * 100.0, 0)) " %)" } }
                        td.n { (fixed(view.adds.area_km2 / THOUSAND, 0)) }
                    }
                }
            } }
        } }
    }
}

/// The passes of the fortnight's launches, and of the notional arcs where one is in view, radar by radar.
fn targets(section: &SightSection, cites: &Cites<'_>) -> Markup {
    let shown = |cell: &&SightCell| cell.kind == TargetKind::Launch || cell.in_view;
    let of = |sight: &Sight| {
        let cells = section.matrix.cells.iter().filter(shown);
        cells.filter(|cell| cell.element == sight.element).collect::<Vec<&SightCell>>()
    };
    let rows: Vec<(&Sight, Vec<&SightCell>)> = section.elements.iter().map(|one| (one, of(one))).collect();
    html! {
        div.wide #sight-targets { @if rows.iter().any(|(_, cells)| !cells.is_empty()) { table {
            caption { "The launches of the fortnight, and the notional arcs that a radar has in view: first and last moment, nearest, and how long it is in view of this radar alone" }
            thead { tr { th { "target" } th { "first" } th { "last" } th { "nearest" } th { "alone" } th { "if not" } } }
            tbody { @for (sight, cells) in rows.iter().filter(|(_, cells)| !cells.is_empty()) {
                tr.group { td colspan="6" { (label(sight)) " " (cites.sources(&sight.sources.iter().map(|one| one.id.clone()).collect::<Vec<_>>())) } }
                @for cell in cells {
                    tr {
                        td { (cell.target_name) }
                        (anchored(cell.first_s.as_ref()))
                        (anchored(cell.last_s.as_ref()))
                        (anchored(cell.min_slant_km.as_ref()))
                        td.n { (fixed(cell.adds_s, 0)) " s" }
                        td { (cell.hidden_by.as_deref().unwrap_or("")) }
                    }
                }
            } }
        } } }
    }
}

/// What of a launch each radar that has it in view looks at, and when its assumed search has it.
fn parts(section: &SightSection) -> Markup {
    let rows: Vec<&SightCell> =
        section.matrix.cells.iter().filter(|cell| cell.kind == TargetKind::Launch && cell.in_view).collect();
    let searched =
        |band: &Option<BandReport>| band.as_ref().map_or_else(|| "–".to_owned(), |band| band.words());
    html! {
        @if rows.iter().any(|cell| !cell.seconds_by_part.is_empty()) { div.wide #sight-parts { table {
            caption {
                "Of those: how long each part of it is in reach, over cross-sections from memory (unverified); and when a search has noticed it and                  holds it firmly, over an assumed search: " (section.matrix.looking.iter().filter(|value| value.basis == ValueBasis::Assumed).map(|value| format!("{} {}", value.quantity, value.words)).collect::<Vec<_>>().join(", "))
            }
            thead { tr { th { "launch" } th { "radar" } th { "part" } th { "cross-section" } th { "in reach" } } }
            tbody { @for cell in rows {
                @for part in &cell.seconds_by_part {
                    tr {
                        td.n { (cell.target) }
                        td { (cell.element) }
                        td { (part.part) }
                        td.n { (part.cross_section) }
                        td.n { (part.s.words()) }
                    }
                }
                tr {
                    td.n { (cell.target) }
                    td { (cell.element) }
                    td colspan="3" { "noticed at " (searched(&cell.noticed_s)) ", firm track at " (searched(&cell.firm_track_s)) }
                }
            } }
        } } }
    }
}

fn warning_table(warning: &Warning, cites: &Cites<'_>) -> Markup {
    html! {
        div.wide { table {
            caption { "Warning of " (warning.launch_name) ", on the figures of " (warning.reported_by) ": moments from launch" }
            thead { tr { th { "what" } th { "when" } th { "note" } } }
            tbody { @for event in &warning.timeline {
                tr {
                    td { (event.event) @if let Some(source) = &event.source { (cites.source(source)) } }
                    (anchored(Some(&event.t_s)))
                    td { (event.note.as_deref().unwrap_or("")) }
                }
            } }
        } }
        div.wide { table {
            caption { "The same for places: when the flight is nearest, and how long before that the public was told and a sensor knew" }
            thead { tr { th { "place" } th { "nearest" } th { "after" } th { "passes over" } th { "public told before" } th { "sensor before" } } }
            tbody { @for place in &warning.places {
                tr {
                    td { (place.name) }
                    (anchored(Some(&place.nearest_km)))
                    (anchored(Some(&place.nearest_s)))
                    td { @match &place.overflight_altitude_km { Some(up) => { (up.words()) " up" } None => { "no" } } }
                    (anchored(place.warning_s.as_ref()))
                    (anchored(place.known_before_s.as_ref()))
                }
            } }
        } }
    }
}
