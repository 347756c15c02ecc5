//! What is not here, and the annexes: every report, every number, every statement, every source.

use maud::{Markup, html};
use tpt_report::{Alternative, AnswerState, ArcReport, ArticleTreatment, BandReport, Basis, Brief, fixed};

use super::capitals::full_record as claim_record;
use super::cite::{Cites, card_anchor, computed_by, counted, sentence};
use super::launches::{fourteen_months, full_record as launch_record};

pub(crate) fn limits(brief: &Brief) -> Markup {
    let of =
        |treatment: ArticleTreatment| brief.article.iter().filter(|row| row.treatment == treatment).count();
    let open: Vec<_> = brief.not_computed.iter().filter(|q| q.answer == AnswerState::Planned).collect();
    let partly: Vec<_> = brief.not_computed.iter().filter(|q| q.answer == AnswerState::Partly).collect();
    let never: Vec<_> =
        brief.not_computed.iter().filter(|q| q.answer == AnswerState::NotComputable).collect();
    html! {
        section #limits {
            h2 {
                @if !open.is_empty() { (counted(open.len(), "question", "questions")) " not computed yet, " }
                (counted(partly.len(), "question", "questions")) " answered in part, "
                (never.len()) " that numbers cannot answer"
            }
            @for (title, questions) in [("Asked, and not computed yet", &open), ("Asked, and answered in part", &partly)] {
                @if !questions.is_empty() {
                    h3 { (title) }
                    p { @for (i, question) in questions.iter().enumerate() {
                        @if i > 0 { " " }
                        (question.text) " " span.tag { (question.id) }
                    } }
                }
            }
            h3 { "What numbers cannot settle" }
            ul {
                @for question in &never {
                    li { (question.text) @if let Some(note) = &question.note { " " span.tag { (note) } } }
                }
                li { "Sovereignty over the islands, intent, blame and the word “disproportionate” are not quantities; this paper records who says what." }
            }
            h3 { "Limits of this paper" }
            p {
                "A reconstruction says what was flown if a report is true, with a missile whose figures are published or \
                 assumed, and says which. Where no missile is on record, the arc is an impulse in a vacuum on a still \
                 sphere: an oracle for flight times, not a reconstruction. Radar views take no terrain and no jamming; reach is a published envelope and a clock, no chance of a hit. No part of this paper searches for what gets past a defence. Positions are rounded to about a \
                 kilometre, those of coastal batteries to the island."
            }
            p {
                a href="#gaps" { (counted(brief.known_gaps.len(), "known gap", "known gaps")) }
                ", looked for and not found, stand in annex K."
                @if !brief.article.is_empty() {
                    " Of the " (brief.article.len()) " rows of the source article, " (of(ArticleTreatment::Computed)) " are computed, "
                    (of(ArticleTreatment::Recorded)) " recorded, " (of(ArticleTreatment::Planned)) " planned and " (of(ArticleTreatment::OutOfScope)) " out of scope: "
                    a href="#article" { "annex L" } "."
                }
            }
            p.meta {
                "Inputs SHA-256 " code { (brief.header.inputs_sha256) } " · scenario " (brief.header.scenario)
                " · seed " (brief.header.seed)
            }
        }
    }
}

pub(crate) fn reports(brief: &Brief, cites: &Cites<'_>) -> Markup {
    html! {
        section.annex #reports {
            h2 { "Annex A. Every report of every launch" }
            (fourteen_months(brief, cites))
            @for launch in &brief.launches { (launch_record(launch, cites)) }
        }
    }
}

pub(crate) fn number_cards(brief: &Brief, cites: &Cites<'_>) -> Markup {
    let rows = brief.launches.iter().flat_map(|launch| launch.reports.iter().map(move |row| (launch, row)));
    html! {
        section.annex #cards {
            h2 { "Annex B. How each number came about" }
            p.note {
                "A band is the 5th, 50th and 95th percentile of " (brief.header.samples) " samples (scrambled Sobol \
                 points, seed " (brief.header.seed) "). A rounded figure is uniform over half its last digit either way; \
                 the spread between sources is never mixed in."
            }
            (computed_by(brief, "the equations stand at the end of this annex, the missiles' figures with their sources in annex C. docs/models/reconstruction.md, docs/models/flight.md."))
            @for finding in brief.findings.iter().filter(|finding| finding.band.is_none()) {
                div.card #(format!("how-{}", finding.id)) {
                    p { strong { a href=(format!("#{}", finding.id)) { "Finding" } } ": " (finding.method) (cites.sources(&finding.sources)) }
                }
            }
            @for (launch, row) in rows {
                @if let Some(one) = row.reconstruction.as_ref().filter(|one| one.flown.is_some()) {
                    div.card {
                        p {
                            strong { "Reconstruction, " (launch.date) ", " (row.reported_by) }
                            ": range " (row.range.as_ref().map(|f| f.words.clone()).unwrap_or_default())
                            ", apogee " (row.apogee.as_ref().map(|f| f.words.clone()).unwrap_or_default())
                            (cites.source(&row.source))
                            "; bearing: " (one.bearing_from)
                            @if one.assumed_vehicle { "; " strong { "assumed vehicle" } }
                        }
                        @if let Some(floor) = &one.energy_floor_km {
                            p #(card_anchor(floor)) { "the energy of the reported arc alone carries at least: " (floor.words()) (drivers(floor)) }
                        }
                        @for reading in &one.alternatives { (reading_lines(reading)) }
                        @if let Some(farthest) = &one.farthest_path {
                            p { "farthest path without rotation: " @if let Some(km) = farthest.km { (fixed(km, 0)) " km, " } (farthest.note) }
                        }
                    }
                }
                @if let Some(arc) = &row.vacuum_arc {
                    div.card {
                        p {
                            strong { "Vacuum arc, " (launch.date) ", " (row.reported_by) }
                            ": range " (row.range.as_ref().map(|f| f.words.clone()).unwrap_or_default())
                            ", apogee " (row.apogee.as_ref().map(|f| f.words.clone()).unwrap_or_default())
                            (cites.source(&row.source))
                        }
                        (arc_lines(arc))
                    }
                }
            }
            p.note {
                "Reconstruction, over the first 256 of the samples: r̈ = g(r) − 2ω×ṙ − ω×(ω×r) + (T(p) û − D v̂)/m with J2 to J4, T(p) = T_vac − p A_e, D = ½ρv²C_d(M)A \
                 from launch to impact, U.S. Standard Atmosphere 1976; vertical rise, pitch-over, gravity turn. Pitch-over and \
                 payload, or pitch-over and cutoff, are solved for range, apogee and bearing."
            }
            p.note {
                "Vacuum arcs, where no missile is on record to be flown, on a sphere of R = 6,371 km: e = (r_a − R)/(r_a − R cos φ) with φ half the range as an angle; \
                 a = r_a/(1 + e); T = 2√(a³/GM)(π − E + e sin E), cos E = (1 − R/a)/e; best range of the same speed from \
                 sin φ = q/(2 − q), q = v²R/GM. GM = 3.986004418·10¹⁴ m³/s²."
            }
            (super::capitals::disputes(brief, cites))
            @for row in &brief.distances {
                div.card #(card_anchor(&row.distance_km)) {
                    p {
                        strong { "Distance " (row.from.name) " – " (row.to.name) }
                        ": " (row.distance_km.words()) ", geodesic on WGS-84 between rounded positions"
                        (cites.source(&row.from.source)) (cites.source(&row.to.source))
                    }
                    (drivers(&row.distance_km))
                }
            }
        }
    }
}

/// The numbers of one reading of a report.
fn reading_lines(reading: &Alternative) -> Markup {
    html! {
        p { em { (reading.reading.words()) } @if let Some(why) = &reading.not_reconstructed { ": no, " (why) } }
        @if let Some(flown) = &reading.flown {
            @for (what, band) in [
                ("flight time", Some(&flown.flight_time_s)),
                ("burnt out after", Some(&flown.burnout_time_s)),
                ("height at burnout", Some(&flown.burnout_altitude_km)),
                ("speed at burnout", Some(&flown.burnout_speed_m_s)),
                ("payload", Some(&flown.payload_kg)),
                ("last stage burnt", Some(&flown.burnt_share)),
                ("launch azimuth", Some(&flown.launch_azimuth_deg)),
                ("standard range without rotation", Some(&flown.standard_range_km)),
                ("standard range with rotation, towards the bearing", Some(&flown.standard_range_rotating_km)),
                ("speed at burnout on the standard trajectory", flown.standard_burnout_speed_m_s.as_ref()),
                ("height there", flown.standard_burnout_altitude_km.as_ref()),
                ("angle there, the best for that speed and height", flown.standard_burnout_angle_deg.as_ref()),
            ] {
                @if let Some(band) = band { p #(card_anchor(band)) { (what) ": " (band.words()) (drivers(band)) } }
            }
            @if let Some(km) = flown.carries_at_least_km {
                p { "it flew " (fixed(km, 0)) " km itself: it carries at least so far" }
            }
            @if let Some(excess) = &flown.consistency.excess_s {
                p #(card_anchor(excess)) {
                    "reported flight time less the computed one: " (excess.words()) ": "
                    strong { (flown.consistency.words()) }
                }
            }
            @if let Some(rounding) = &flown.consistency.rounding_s {
                p #(card_anchor(rounding)) { "of that the rounding of the report may be: " (rounding.words()) }
            }
            @if let Some(error) = &flown.consistency.model_error {
                p #(card_anchor(&error.standard_deviation_s)) {
                    "the model's own error, its standard deviation, by " (error.flights) " other flights on record at any date: "
                    (error.standard_deviation_s.words())
                }
                p #(card_anchor(&error.miss_share)) {
                    "true reports that miss by so much or more: " (error.miss_share.words())
                }
            }
            @if let Some(excess) = &flown.consistency.excess_km {
                p #(card_anchor(excess)) { "the reported apogee would have to be off by " (excess.words()) " to explain it" (drivers(excess)) }
            }
            @if flown.flown_share < 1.0 {
                p { (fixed(100.0 * flown.flown_share, 0)) " % of the draws can fly it; the first that cannot: "
                    (flown.not_flown.as_deref().unwrap_or("")) }
            }
        }
    }
}

/// The missiles as they were flown: every figure with its source.
pub(crate) fn vehicles(brief: &Brief, cites: &Cites<'_>) -> Markup {
    html! {
        @if !brief.vehicles.is_empty() {
            section #vehicles {
                h2 { "Annex C. The missiles as they were flown" }
                @for vehicle in &brief.vehicles {
                    h3 {
                        (vehicle.name) ": " (vehicle.stage_set_name)
                        @if vehicle.basis == Basis::Assumed { " (assumed vehicle)" }
                    }
                    @if let Some(note) = &vehicle.note { p.note { (note) } }
                    div.wide { table {
                        thead { tr { th { "figure" } th { "value" } th { "basis" } th { "condition, reason" } th { "source" } } }
                        tbody { @for figure in &vehicle.figures {
                            tr {
                                td { (figure.quantity) }
                                td.n { (figure.words) }
                                td { @if let Some(basis) = figure.basis { (basis) } }
                                td {
                                    (figure.condition.as_deref().unwrap_or(""))
                                    @if let Some(note) = &figure.note { " " small { (note) } }
                                }
                                td { @if let Some(source) = &figure.source { (cites.source(source)) } }
                            }
                        } }
                    } }
                    @if !vehicle.others.is_empty() {
                        p.note { "Other published figures, not flown here: " (vehicle.others.join(", ")) "." }
                    }
                }
            }
        }
    }
}

fn arc_lines(arc: &ArcReport) -> Markup {
    let lines = [
        ("flight time", &arc.flight_time_s),
        ("speed at the surface", &arc.launch_speed_m_s),
        ("best range of an impulse of that speed", &arc.same_speed_range_km),
    ];
    html! {
        @for (what, band) in lines {
            p #(card_anchor(band)) { (what) ": " (band.words()) (drivers(band)) }
        }
        @if let (Some(reported), Some(excess)) = (&arc.verdict.reported_s, &arc.verdict.excess_s) {
            p #(card_anchor(excess)) {
                "reported flight time " (reported.words()) ", longer than the arc by "
                (excess.words()) ": " strong { (arc.verdict.verdict.words()) }
            }
        }
    }
}

fn drivers(band: &BandReport) -> Markup {
    html! {
        span.tag {
            " · driven by "
            @for (i, driver) in band.drivers.iter().enumerate() {
                @if i > 0 { ", " }
                (driver.input) " (" (format!("{:.1}", driver.swing)) " " (band.unit.symbol()) ")"
            }
        }
    }
}

pub(crate) fn claims(brief: &Brief, cites: &Cites<'_>) -> Markup {
    let mut parties: Vec<(&str, String)> =
        brief.viewpoints.iter().map(|viewpoint| (viewpoint.id.as_str(), viewpoint.name.clone())).collect();
    // A party without a viewpoint here: nothing is computed on its behalf.
    for claim in &brief.claims {
        if !parties.iter().any(|(id, _)| *id == claim.viewpoint) {
            parties.push((&claim.viewpoint, format!("{} (statements only)", sentence(&claim.viewpoint))));
        }
    }
    html! {
        section.annex #claims {
            h2 { "Annex E. Tested claims, and every recorded statement" }
            (super::cards::annex(brief, cites))
            p.note { "Paraphrased in our words. “No proposition yet”: numbers could test it, and this version does not." }
            @for (id, name) in parties {
                @let own: Vec<_> = brief.claims.iter().filter(|claim| claim.viewpoint == id).collect();
                @if !own.is_empty() {
                    h3 #(format!("claims-{id}")) { (name) }
                    @if let Some(viewpoint) = brief.viewpoints.iter().find(|one| one.id == id) { (super::capitals::own_names(brief, viewpoint)) }
                    ul.claims { @for claim in own { (claim_record(brief, claim, cites)) } }
                }
            }
        }
    }
}

pub(crate) fn figures(brief: &Brief, cites: &Cites<'_>) -> Markup {
    html! {
        section.annex #figures {
            h2 { "Annex F. Published figures of the systems, side by side" }
            @for system in &brief.systems {
                h3 #(format!("system-{}", system.id)) { (system.name) }
                div.wide { table {
                    thead { tr { th { "quantity" } th { "as published" } th { "condition" } th { "said by" } th { "first said" } } }
                    tbody { @for figure in &system.competing_figures {
                        tr {
                            td { (figure.quantity) }
                            td.n { (cites.figure(figure)) }
                            td { (figure.condition.as_deref().unwrap_or("")) }
                            td { (figure.said_by.as_deref().unwrap_or("")) @if figure.basis.is_some_and(|basis| basis == Basis::Derived) { " (derived)" } }
                            td.n { (figure.said_on.as_deref().unwrap_or("first publication unknown")) }
                        }
                    } }
                } }
            }
        }
    }
}

pub(crate) fn gaps_and_article(brief: &Brief) -> Markup {
    html! {
        section.annex #gaps {
            h2 { "Annex K. Looked for and not found" }
            ul.tag { @for gap in &brief.known_gaps {
                li { (gap.sought) " Found: " (gap.found) ". Looked in: " (gap.looked_in.join("; ")) "." }
            } }
        }
        @if !brief.article.is_empty() { section #article {
            h2 { "Annex L. The source article, row by row" }
            div.wide { table {
                thead { tr { th { "row" } th { "what it says or asks" } th { "here" } th { "where" } } }
                tbody { @for row in &brief.article {
                    tr { td.n { (row.id) } td { (row.text) } td { (row.treatment.to_string().replace('-', " ")) } td { (row.location) } }
                } }
            } }
        } }
    }
}

pub(crate) fn sources(brief: &Brief) -> Markup {
    html! {
        section.annex #sources {
            h2 { "Annex M. Sources" }
            ol.sources {
                @for source in &brief.sources {
                    li #(format!("s-{}", source.number)) value=(source.number) {
                        (source.publisher) ", “" span lang=(source.language) { (source.title) } "”"
                        @if let Some(date) = &source.date { ", " (date) }
                        " · " (source.language) " · " (source.grade) " · " (source.access)
                        @if let Some(compiled) = &source.compiled { " · " (compiled) }
                        @if let Some(url) = &source.url { " · " a href=(url) { (url) } }
                        @if let Some(note) = &source.note { " · " (note) }
                    }
                }
            }
        }
    }
}
