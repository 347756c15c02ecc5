//! Provenance in two clicks: from every computed number of the body to its card, and from there to sources, equation, version.

use std::collections::BTreeMap;
use tpt_earth::math::whole_power;

use serde_json::Value as Json;

use crate::support::{EVE, LATER, Written, text};

/// What a computed number is divided by before it is shown: seconds to minutes, shares to per cent, and the like.
const SCALES: [f64; 5] = [1.0, 60.0, 0.01, 1.0e3, 1.0e6];

/// Every band of a document by the anchor of its card.
fn bands<'j>(value: &'j Json, found: &mut BTreeMap<String, &'j Json>) {
    match value {
        Json::Object(map) => {
            if map.contains_key("drivers") && map.contains_key("nominal") {
                let slug = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
                let id: String = text(value, "id").chars().map(slug).collect();
                found.insert(format!("n-{id}"), value);
            }
            map.values().for_each(|inner| bands(inner, found));
        }
        Json::Array(items) => items.iter().for_each(|inner| bands(inner, found)),
        _ => {}
    }
}

fn of_a_number(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, ',' | '.' | '−')
}

fn is_number(words: &str) -> bool {
    words.starts_with(|c: char| c.is_ascii_digit() || c == '−') && words.chars().all(of_a_number)
}

/// Where a text gives a computed number with its band: `1,386 (1,332–1,480)`.
fn printed(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    for (open, _) in text.match_indices(" (") {
        let nominal = text[..open].rfind(|c| !of_a_number(c)).map_or(0, |before| before + 1);
        let nominal = (nominal..=open).find(|at| text.is_char_boundary(*at)).unwrap_or(open);
        let Some((inside, _)) = text[open + 2..].split_once(')') else { continue };
        let ends = inside.split_once('–').or_else(|| inside.split_once(" to "));
        if is_number(&text[nominal..open])
            && ends.is_some_and(|(low, high)| is_number(low) && is_number(high))
        {
            found.push((nominal, &text[nominal..open + 3 + inside.len()]));
        }
    }
    found
}

/// The links of a text: where what each holds begins, what it leads to, what it holds.
fn links(text: &str) -> Vec<(usize, &str, &str)> {
    let whole = |(at, _): (usize, &str)| {
        let (head, rest) = text[at..].split_once('>')?;
        let target = head.split_once("href=\"#")?.1.split_once('"')?.0;
        Some((at + head.len() + 1, target, rest.split_once("</a>")?.0))
    };
    text.match_indices("<a ").filter_map(whole).collect()
}

/// The text of a page without its links and other tags.
fn without_links(html: &str) -> String {
    let mut rest = html.to_owned();
    while let Some(at) = rest.find("<a ") {
        let end = rest[at..].find("</a>").map_or(rest.len(), |end| at + end + "</a>".len());
        rest.replace_range(at..end, "");
    }
    rest.split('<').map(|part| part.split_once('>').map_or(part, |(_, words)| words)).collect()
}

/// The part of a page around a place, from the last of some openings before it to the first after it.
fn around<'p>(page: &'p str, at: usize, openings: &[&str]) -> &'p str {
    let from = openings.iter().filter_map(|opening| page[..at].rfind(opening)).max().unwrap_or(0);
    let to = openings.iter().filter_map(|opening| page[at..].find(opening)).min();
    &page[from..to.map_or(page.len(), |to| at + to)]
}

/// Where the body ends and the annexes begin.
fn body(brief: &Written) -> (&str, &str) {
    let page = brief.text("annexes.html");
    let end = page.find("id=\"reports\"").expect("the annexes begin with the reports");
    (page, &page[..end])
}

#[test]
fn every_band_of_the_body_is_a_link_to_the_number_itself() {
    for (brief, least) in [(&*EVE, 60), (&*LATER, 40)] {
        let (_, body) = body(brief);
        let mut known = BTreeMap::new();
        bands(&brief.json, &mut known);
        let links = links(body);
        let mut wrong = Vec::new();
        let all = printed(body);
        for (at, words) in &all {
            let around = links.iter().find(|(start, _, inside)| (*start..start + inside.len()).contains(at));
            let Some((_, target, inside)) = around else {
                wrong.push(format!("no link: {words}"));
                continue;
            };
            let Some(band) = known.get(*target) else {
                wrong.push(format!("{words} leads to no number: {target}"));
                continue;
            };
            // A drawing shows several numbers and leads to the card of one.
            if !inside.contains("<svg") && !says(band, words) {
                wrong.push(format!("{words} leads to another number: {}", band["id"]));
            }
        }
        assert!(all.len() >= least, "{} bands in the body", all.len());
        assert!(wrong.is_empty(), "{} of {}: {wrong:#?}", wrong.len(), all.len());
    }
}

/// Whether words are a band's own or give its middle, in some unit and to the digits that they show; a size may lack its sign.
fn says(band: &Json, words: &str) -> bool {
    // A half-open number says so before its digits.
    let bare = |words: &str| words.replace("at least ", "").replace("at most ", "");
    let first = |words: &str| bare(words).split(" (").next().unwrap_or_default().replace('−', "");
    if first(text(band, "words")) == first(words) {
        return true;
    }
    let said = words.split(" (").next().unwrap_or_default().replace([',', '−'], "");
    let decimals = said.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    let half = 0.501 / whole_power(10_f64, i32::try_from(decimals).expect("few digits"));
    let (Ok(said), Some(nominal)) = (said.parse::<f64>(), band["nominal"].as_f64()) else { return false };
    SCALES.iter().any(|scale| (said - (nominal / scale).abs()).abs() <= half)
}

#[test]
fn numbers_without_their_band_are_links_too() {
    let (_, body) = body(&EVE);
    let table = |class: &str| {
        let (_, rest) = body.split_once(&format!("<table class=\"{class}\">")).expect("the table is there");
        let (_, rest) = rest.split_once("<tbody>").expect("it has rows");
        rest.split_once("</tbody>").expect("they end").0
    };
    // Moments of the notional arcs: `120–480 s`.
    let arcs = table("arcs");
    assert!(links(arcs).len() >= 4, "{arcs}");
    let rest = without_links(arcs);
    let seconds = rest.split(" s").filter(|part| part.ends_with(|c: char| c.is_ascii_digit())).count();
    // What follows the last of them is no number of seconds.
    assert!(rest.matches(" s, ").count() >= 2 && seconds == 0, "{rest}");
    // Margins of the places: `+12 km, −30 s`.
    let reach = table("reach");
    assert!(links(reach).len() >= 10, "{reach}");
    let rest = without_links(reach);
    assert!(!rest.contains(['+', '−']), "{rest}");
    // Who has a launch in view when: the drawing leads to the moments.
    let bars = links(body)
        .into_iter()
        .filter(|(_, target, inside)| target.starts_with("n-warn-") && inside.contains("id=\"bars-"));
    assert!(bars.count() >= 1, "no drawing of a launch leads to its moments");
}

#[test]
fn from_every_number_it_is_one_click_to_sources_equation_and_version() {
    for brief in [&*EVE, &*LATER] {
        let (page, body) = body(brief);
        let mut targets: Vec<&str> = links(body).iter().map(|(_, target, _)| *target).collect();
        targets.retain(|target| target.starts_with("n-"));
        targets.sort_unstable();
        targets.dedup();
        assert!(targets.len() >= 5, "{}", targets.len());
        let mut wrong = Vec::new();
        for target in targets {
            let Some(at) = page.find(&format!("id=\"{target}\"")) else {
                wrong.push(format!("{target} is nowhere"));
                continue;
            };
            let card = around(page, at, &["<div class=\"card", "<h3", "<caption", "<section"]);
            if !card.contains("href=\"#s-") {
                wrong.push(format!("{target}: no source beside it"));
            }
            let section = around(page, at, &["<section"]);
            let version = format!("Computed by twoplustwo {}: ", env!("CARGO_PKG_VERSION"));
            if !section.contains(&version) || !section.contains("docs/models/") {
                wrong.push(format!("{target}: no equation or version in its annex"));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}

/// The equations that an annex names are in the repository.
#[test]
fn every_page_of_equations_exists() {
    let (page, _) = body(&EVE);
    let mut named = 0;
    for (at, _) in page.match_indices("docs/models/") {
        let path = page[at..].split_once(".md").expect("a page of equations is Markdown").0;
        let path = format!("{}/../../{path}.md", env!("CARGO_MANIFEST_DIR"));
        assert!(std::path::Path::new(&path).is_file(), "{path}");
        named += 1;
    }
    assert!(named >= 5, "{named}");
}
