//! No later fact in an earlier brief: no date after the as-of date, wherever it stands.
//!
//! Exempt is, and nothing else:
//!
//! - what belongs to a citation, because a later compilation may be cited for an earlier fact: the entries of the
//!   source list, ids of sources, web addresses, the words "compiled DATE";
//! - the scenario's own id, which the reader chose;
//! - on the eve, the table of the source article, which says what this project does with each row of it;
//! - a year without a month in a known gap, which bounds a search of ours; and the ids of gaps;
//! - a plan that was announced before: the year it was planned for, in the words of [`PLANS`];
//! - a bare year at an axis, and a number in a column of numbers.
//!
//! Everything else is looked through as text, also notes of ours: a day, a month or a year after the as-of date is
//! a leak.

use std::sync::LazyLock;

use serde_json::Value as Json;

use crate::support::{EARLIER, EVE, LATER, Written, document};

/// Keys that hold the id of a source, or of several.
const SOURCE_KEYS: [&str; 2] = ["source", "sources"];

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A date as far as a text gives it: year, and month and day where it does.
type Found = (u32, Option<u32>, Option<u32>);

/// Every date in a text: `2017-03-06`, `2017-03`, `2017`, `6 March 2017`, `March 6, 2017`, `March 2017`.
fn dates(text: &str) -> Vec<Found> {
    // A number with decimals is one word, and no year.
    let decimal = |(at, c): (usize, char)| {
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let inside = digit(text[..at].chars().next_back()) && digit(text[at + c.len_utf8()..].chars().next());
        (c != '.' || !inside).then_some(c)
    };
    let text: String = text.char_indices().filter_map(decimal).collect();
    // Words keep their hyphens, so that an ISO date is one word; other marks separate.
    let words: Vec<&str> = text
        .split(|c: char| !c.is_ascii_alphanumeric() && c != '-')
        .filter(|word| !word.is_empty())
        .collect();
    let month_of =
        |word: &str| MONTHS.iter().position(|month| *month == word).and_then(|i| u32::try_from(i + 1).ok());
    let day_of = |word: &str| word.parse::<u32>().ok().filter(|day| (1..=31).contains(day));
    let mut found = Vec::new();
    for (i, word) in words.iter().enumerate() {
        // An id such as `yonhap-2017-03-06-four` holds a date in its middle.
        let parts: Vec<&str> = word.split('-').collect();
        for (j, part) in parts.iter().enumerate() {
            let year =
                part.parse::<u32>().ok().filter(|year| part.len() == 4 && (1990..=2100).contains(year));
            let Some(year) = year else { continue };
            let two = |k: usize, most: u32| {
                parts.get(k).filter(|p| p.len() == 2)?.parse::<u32>().ok().filter(|n| (1..=most).contains(n))
            };
            let month = two(j + 1, 12);
            let day = month.and_then(|_| two(j + 2, 31));
            let before =
                |back: usize| (parts.len() == 1).then(|| i.checked_sub(back).map(|at| words[at])).flatten();
            let (month, day) = match (month, before(1), before(2)) {
                (Some(month), ..) => (Some(month), day),
                (None, Some(one), two) if month_of(one).is_some() => (month_of(one), two.and_then(day_of)),
                (None, Some(one), Some(two)) if day_of(one).is_some() && month_of(two).is_some() => {
                    (month_of(two), day_of(one))
                }
                _ => (None, None),
            };
            // A round number with a unit is no year.
            let unit =
                words.get(i + 1).is_some_and(|next| ["km", "m", "s", "kg", "samples", "GMT"].contains(next));
            if month.is_some() || !unit {
                found.push((year, month, day));
            }
        }
    }
    found
}

/// Whether a date lies certainly after another that is known to the day.
fn later((year, month, day): Found, than: Day) -> bool {
    match (month, day) {
        (Some(month), Some(day)) => (year, month, day) > than,
        (Some(month), None) => (year, month) > (than.0, than.1),
        _ => year > than.0,
    }
}

/// Plans that were announced before the dates of these briefs, in the words of the records.
const PLANS: [&str; 5] = [
    "all, by 2022",
    "more than 1,000 by 2022",
    "planned for 2018",
    "7 planned by 2019",
    "two more announced: by 2017; ships named 16 October 2014: Benfold 2015, Milius 2017",
];

/// A text without the plans and the web addresses in it.
fn looked_through(text: &str) -> String {
    let words = text.split(' ').filter(|word| !word.starts_with("http://") && !word.starts_with("https://"));
    PLANS.iter().fold(words.collect::<Vec<_>>().join(" "), |text, plan| text.replace(plan, ""))
}

fn leaks_of(text: &str, than: Day) -> bool {
    dates(&looked_through(text)).into_iter().any(|date| later(date, than))
}

/// A known gap names no later month or day; a year alone bounds a search.
fn gap_leaks(text: &str, than: Day) -> bool {
    dates(&looked_through(text)).into_iter().any(|date| date.1.is_some() && later(date, than))
}

/// Every text of a document that holds a later date, with the way to it. A scenario is chosen, and may be named after a year.
fn leaks(value: &Json, path: &str, than: Day, found: &mut Vec<String>) {
    match value {
        Json::Object(map) => {
            for (key, inner) in
                map.iter().filter(|(key, _)| !SOURCE_KEYS.contains(&key.as_str()) && *key != "scenario")
            {
                leaks(inner, &format!("{path}/{key}"), than, found);
            }
        }
        Json::Array(items) => {
            for item in items {
                let name = item.get("id").and_then(Json::as_str).unwrap_or("");
                leaks(item, &format!("{path}[{name}]"), than, found);
            }
        }
        Json::String(text) => {
            let gap = path.starts_with("/known_gaps");
            let leak =
                if gap { !path.ends_with("/id") && gap_leaks(text, than) } else { leaks_of(text, than) };
            if leak {
                found.push(format!("{path}: {text}"));
            }
        }
        _ => {}
    }
}

/// A day: year, month, day.
type Day = (u32, u32, u32);

static BRIEFS: LazyLock<[(&Written, Day); 3]> =
    LazyLock::new(|| [(&*EVE, (2017, 3, 20)), (&*EARLIER, (2016, 6, 1)), (&*LATER, (2018, 6, 30))]);

#[test]
fn no_later_date_stands_in_the_document() {
    for (brief, than) in BRIEFS.iter() {
        let mut found = Vec::new();
        let mut document = brief.json.clone();
        let fields = document.as_object_mut().expect("a brief is an object");
        assert!(fields.remove("article").is_some());
        leaks(&document, "", *than, &mut found);
        assert!(found.is_empty(), "after {than:?}:\n{}", found.join("\n"));
    }
}

/// A text without its exempt parts: everything from `from` to `to`, each time.
fn without(text: &str, from: &str, to: &str) -> String {
    let mut parts = text.split(from);
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        kept.push(' ');
        kept.push_str(part.split_once(to).map_or("", |(_, rest)| rest));
    }
    kept
}

#[test]
fn no_later_date_stands_in_the_page() {
    for (brief, than) in BRIEFS.iter() {
        let page = brief.text("annexes.html");
        // The annexes of gaps, article and sources stand last, in this order.
        let (shown, rest) = page.split_once("id=\"gaps\">").expect("the gaps are there");
        let (rest, sources) = rest.split_once("id=\"sources\">").expect("the sources are there");
        assert!(sources.contains("id=\"s-1\""), "the sources are there");
        // The article is of the eve: before it, its table is not there at all.
        let article = rest.split_once("id=\"article\">");
        assert_eq!(article.is_some(), *than >= (2017, 3, 20), "{than:?}");
        let gaps = article.map_or(rest, |(gaps, _)| gaps);
        let shown = ["scenario"]
            .into_iter()
            .fold(without(shown, "<span class=\"weak\">compiled ", "</span>"), |shown, chosen| {
                shown.replace(brief.json[chosen].as_str().expect("it is a text"), "")
            });
        let leak = |node: &&str| leaks_of(node, *than) && !is_axis_label(node);
        let found: Vec<_> = nodes(&shown).into_iter().filter(leak).collect();
        assert!(found.is_empty(), "after {than:?}:\n{}", found.join("\n"));
        let found: Vec<_> = nodes(gaps).into_iter().filter(|node| gap_leaks(node, *than)).collect();
        assert!(found.is_empty(), "after {than:?}:\n{}", found.join("\n"));
    }
}

/// The texts between the tags of a page. Attributes name anchors and sources, and are no text.
fn nodes(page: &str) -> Vec<&str> {
    page.split('>').filter_map(|part| part.split('<').next()).filter(|node| !node.trim().is_empty()).collect()
}

/// Whether a text is a year and nothing else.
fn is_axis_label(node: &str) -> bool {
    node.len() == 4 && node.bytes().all(|b| b.is_ascii_digit())
}

#[test]
fn no_later_date_stands_in_the_maps() {
    for (brief, than) in BRIEFS.iter() {
        let map: Json = serde_json::from_str(brief.text("map.geojson")).expect("it is JSON");
        let mut found = Vec::new();
        leaks(&map, "map.geojson", *than, &mut found);
        // Heights in metres are numbers in a column, not years.
        let arcs = without(brief.text("arcs.kml"), "<coordinates>", "</coordinates>");
        // A citation may be later; a scenario is named after the year that it is made for.
        let arcs = without(&without(&arcs, "sources: ", "</description>"), "scenario: ", "\n");
        let arcs = without(&arcs, "<", ">");
        found.extend(
            arcs.lines().filter(|line| leaks_of(line, *than)).map(|line| format!("arcs.kml: {line}")),
        );
        assert!(found.is_empty(), "after {than:?}:\n{}", found.join("\n"));
    }
}

#[test]
fn no_later_date_stands_in_the_tables() {
    for (brief, than) in BRIEFS.iter() {
        let mut found = Vec::new();
        let mut tables = 0;
        for (path, bytes) in brief.files.iter().filter(|(path, _)| path.ends_with(".csv")) {
            if path == "tables/sources.csv" {
                continue;
            }
            tables += 1;
            let mut reader = csv::Reader::from_reader(bytes.as_slice());
            let columns = reader.headers().expect("the table has a head").clone();
            for row in reader.records() {
                let row = row.expect("the table is a table");
                let cells = columns.iter().zip(&row).filter(|(column, _)| !SOURCE_KEYS.contains(column));
                let gaps = path == "tables/known-gaps.csv";
                let late = cells.filter(|(column, cell)| match gaps {
                    true => *column != "gap" && gap_leaks(cell, *than),
                    false => leaks_of(cell, *than) && cell.parse::<f64>().is_err(),
                });
                found.extend(late.map(|(column, cell)| format!("{path}, {column}: {cell}")));
            }
        }
        assert_eq!(tables, 8);
        assert!(found.is_empty(), "after {than:?}:\n{}", found.join("\n"));
    }
}

#[test]
fn a_citation_that_is_later_is_labelled_compiled() {
    for (brief, than) in BRIEFS.iter() {
        let mut labelled = 0;
        for source in brief.list("sources") {
            let date = |key: &str| source[key].as_str().map(dates).unwrap_or_default();
            let late = date("date").into_iter().any(|date| later(date, *than));
            assert!(!late || !source["compiled"].is_null(), "{source}");
            if let Some(label) = source["compiled"].as_str() {
                assert!(label.starts_with("compiled ") && leaks_of(label, *than), "{source}");
                labelled += 1;
            }
        }
        assert!(labelled > 0, "no later compilation is cited at {than:?}");
    }
}

#[test]
fn lists_at_a_date_hold_nothing_later() {
    for kind in ["launches", "elements", "claims", "people", "meetings"] {
        let listed = document(&["catalogue", "list", kind, "--json", "--asof", "2017-03-20"]);
        let entries = listed["entries"].as_array().expect("entries are a list");
        assert!(!entries.is_empty(), "{kind}");
        let late = |entry: &&Json| entry["date"].as_str().is_some_and(|date| leaks_of(date, (2017, 3, 20)));
        let late: Vec<_> = entries.iter().filter(late).collect();
        assert!(late.is_empty(), "{late:?}");
    }
}

#[test]
fn the_reader_of_dates_reads_them() {
    for (text, wanted) in [
        ("on 6 March 2017 and 2017-03-07", vec![(2017, Some(3), Some(6)), (2017, Some(3), Some(7))]),
        ("March 22, 2017; in May 2018", vec![(2017, Some(3), Some(22)), (2018, Some(5), None)]),
        ("said in 2018 (2017-05).", vec![(2018, None, None), (2017, Some(5), None)]),
        ("claim mnd-2017-03-22-failure", vec![(2017, Some(3), Some(22))]),
        ("a range of 2000 km, 1,990 m, 2019.3", vec![]),
    ] {
        assert_eq!(dates(text), wanted, "{text}");
    }
    let eve = (2017, 3, 20);
    for (late, text) in [
        (true, "22 March 2017"),
        (false, "20 March 2017"),
        (false, "March 2017"),
        (true, "April 2017"),
        (false, "2017"),
        (true, "2018"),
    ] {
        assert_eq!(leaks_of(text, eve), late, "{text}");
    }
}
