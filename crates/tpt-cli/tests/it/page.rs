//! `index.html`: one file that holds together without a script or a network.

use std::collections::{BTreeMap, BTreeSet};

use crate::support::{EARLIER, EVE, Written, text};

/// The values of an attribute, in the order of the page. The page writes every value in double quotes.
fn values<'p>(page: &'p str, attribute: &str) -> Vec<&'p str> {
    let opening = format!(" {attribute}=\"");
    page.split(opening.as_str())
        .skip(1)
        .filter_map(|rest| rest.split_once('"'))
        .map(|(value, _)| value)
        .collect()
}

fn page(brief: &Written) -> &str {
    brief.text("annexes.html")
}

#[test]
fn every_link_inside_the_page_has_its_target_and_ids_are_unique() {
    for brief in [&*EVE, &*EARLIER] {
        let ids = values(page(brief), "id");
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        let twice: Vec<_> =
            unique.iter().filter(|id| ids.iter().filter(|other| other == id).count() > 1).collect();
        assert!(twice.is_empty(), "{twice:?}");
        let links = values(page(brief), "href");
        let inside: Vec<&str> = links.iter().filter_map(|link| link.strip_prefix('#')).collect();
        assert!(inside.len() > 100, "{}", inside.len());
        let dead: BTreeSet<_> = inside.into_iter().filter(|id| !unique.contains(id)).collect();
        assert!(dead.is_empty(), "{dead:?}");
        let other: BTreeSet<_> = links
            .iter()
            .filter(|link| !["#", "http://", "https://"].iter().any(|s| link.starts_with(s)))
            .collect();
        assert!(other.is_empty(), "{other:?}");
    }
}

#[test]
fn the_page_loads_nothing() {
    for brief in [&*EVE, &*EARLIER] {
        let page = page(brief).to_lowercase();
        for forbidden in
            ["<script", "<link", "<iframe", "<object", "<embed", "<img", " src=", "@import", "javascript:"]
        {
            assert!(!page.contains(forbidden), "{forbidden}");
        }
        // A drawing refers to its own parts only.
        assert_eq!(page.matches("url(").count(), page.matches("url(#").count());
        // No event handler either.
        assert!(!page.contains(" onclick=") && !page.contains(" onload=") && !page.contains(" onerror="));
        // Addresses stand in links of the source list and nowhere else.
        for (at, _) in page.match_indices("href=\"http") {
            assert!(page[..at].ends_with("<a "), "{}", &page[at.saturating_sub(20)..at + 40]);
        }
    }
}

#[test]
fn every_citation_has_an_entry_of_its_number() {
    for brief in [&*EVE, &*EARLIER] {
        let page = page(brief);
        let ids: BTreeSet<&str> = values(page, "id").into_iter().collect();
        let mut cited = BTreeSet::new();
        for link in page.split("<a href=\"#s-").skip(1) {
            let (number, rest) = link.split_once('"').expect("the attribute ends");
            let shown =
                rest.split_once('>').and_then(|(_, rest)| rest.split_once("</a>")).map(|(shown, _)| shown);
            assert_eq!(shown, Some(format!("[{number}]").as_str()));
            assert!(ids.contains(format!("s-{number}").as_str()), "{number}");
            cited.insert(number.to_owned());
        }
        assert!(cited.len() > 50, "{}", cited.len());
        // A bracketed number in the text is always such a link; four digits are a year.
        let bare = page.match_indices('[').filter(|(at, _)| {
            let digits = page[at + 1..].bytes().take_while(u8::is_ascii_digit).count();
            (1..4).contains(&digits)
                && page[at + 1 + digits..].starts_with(']')
                && !page[at + 1 + digits..].starts_with("]</a>")
        });
        assert_eq!(bare.count(), 0);
    }
}

/// A page without the links from a computed number to its card: a sentence with such numbers reads as one.
fn unlinked(page: &str) -> String {
    let mut parts = page.split("<a href=\"#n-");
    let first = parts.next().unwrap_or_default().to_owned();
    let plain = |part: &str| {
        let (_, rest) = part.split_once('>').expect("the tag ends");
        rest.replacen("</a>", "", 1)
    };
    parts.fold(first, |text, part| text + &plain(part))
}

#[test]
fn the_page_says_what_the_document_says() {
    for brief in [&*EVE, &*EARLIER] {
        let page = page(brief);
        let page = unlinked(page);
        let escaped = |words: &str| words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        for finding in brief.list("findings") {
            assert!(page.contains(&escaped(text(finding, "sentence"))), "{finding}");
        }
        for claim in brief.list("claims") {
            assert!(page.contains(&format!("id=\"claim-{}\"", text(claim, "id"))), "{claim}");
            assert!(page.contains(&escaped(text(claim, "paraphrase")).replace('"', "&quot;")), "{claim}");
        }
        for launch in brief.list("launches") {
            assert!(page.contains(&format!("id=\"launch-{}\"", text(launch, "id"))), "{launch}");
        }
    }
}

#[test]
fn every_drawing_has_a_role_and_a_title() {
    let mut drawings: BTreeMap<&str, usize> = BTreeMap::new();
    for drawing in page(&EVE).split("<svg").skip(1) {
        let (head, rest) = drawing.split_once('>').expect("the tag ends");
        assert!(head.contains(" role=\"img\""), "{head}");
        let title = rest
            .split_once("<title")
            .and_then(|(_, rest)| rest.split_once("</title>"))
            .map(|(title, _)| title);
        assert!(title.is_some_and(|title| title.len() > 10), "{head}");
        *drawings.entry(values(head, "id").first().copied().unwrap_or("nameless")).or_default() += 1;
    }
    assert!(drawings.len() >= 5, "{drawings:?}");
    for attribute in ["d", "points", "x", "y", "cx", "cy", "r", "viewBox", "transform"] {
        let broken =
            values(page(&EVE), attribute).into_iter().find(|v| v.contains("NaN") || v.contains("inf"));
        assert_eq!(broken, None, "{attribute}");
    }
}
