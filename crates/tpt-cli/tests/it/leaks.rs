//! No leak, entry by entry: every fact that happened or was first said after a date is looked for in everything that the
//! program says as of that date.
//!
//! `later.rs` looks for later *dates* in texts. This looks for later *facts*: their ids and their words. Sources are exempt
//! as citations, but a source that only later facts cite must not be named either.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use jiff::civil::{Date, date};
use serde_json::Value as Json;
use tpt_catalogue::{Catalogue, Kind, Said, embedded};

use crate::support::{EARLIER, EVE, LATER, Written, answer, arg, folder, tree};

static WHOLE: LazyLock<Catalogue> =
    LazyLock::new(|| Catalogue::load(&[embedded()]).expect("the embedded catalogue is sound"));

/// The dates that are looked at, with the brief of each.
static DATES: LazyLock<[(Date, &Written); 3]> = LazyLock::new(|| {
    [(date(2016, 6, 1), &*EARLIER), (date(2017, 3, 20), &*EVE), (date(2018, 6, 30), &*LATER)]
});

/// Words shorter than this say too little to be a fact of their own.
const SHORTEST: usize = 24;

/// A fact is later when it happened, or was first said, after the date.
fn is_later(fact: &tpt_catalogue::Fact<'_>, than: Date) -> bool {
    [fact.happened(), fact.said_on()].into_iter().flatten().any(|day| !day.known_by(than))
}

/// The words of our own in a fact: what would tell of it.
fn words(fact: &tpt_catalogue::Fact<'_>) -> Vec<String> {
    let json = match fact.said {
        Said::Figure(figure) => serde_json::to_value(figure),
        Said::Status(status) => serde_json::to_value(status),
        Said::Report(_, report) => serde_json::to_value(report),
        Said::EventReport(_, report) => serde_json::to_value(report),
        Said::Claim(claim) => serde_json::to_value(claim),
        Said::Office(office) => serde_json::to_value(office),
        Said::Meeting(status) => serde_json::to_value(status),
    };
    let json = json.expect("a fact has a JSON form");
    let told = ["paraphrase", "note", "condition", "quote", "impact_region", "about", "reason"];
    told.iter().filter_map(|key| json[*key].as_str()).map(str::to_owned).collect()
}

/// Everything that the program prints of the catalogue as of a date, by the command that prints it.
fn printed(than: Date) -> BTreeMap<String, String> {
    let asof = than.to_string();
    let mut said = BTreeMap::new();
    for kind in Kind::ALL {
        for json in [false, true] {
            let mut args = vec!["catalogue", "list", kind.word(), "--asof", asof.as_str()];
            args.extend(json.then_some("--json"));
            said.insert(args.join(" "), answer(&args));
        }
    }
    let before = than.yesterday().expect("there is a day before").to_string();
    for args in [
        ["diff", "--asof", before.as_str(), asof.as_str(), "--json"],
        ["diff", "--asof", "2006-01-01", asof.as_str(), "--json"],
    ] {
        said.insert(args.join(" "), answer(&args));
    }
    for id in ["seongju", "thaad", "an-tpy-2", "etorofu-bastion", "radar-range", "nominal", "tokyo"] {
        let args = ["why", id, "--asof", asof.as_str()];
        let run = crate::support::run(args);
        said.insert(args.join(" "), run.stdout);
    }
    let place = folder();
    let out = place.path().join("export");
    answer(&["catalogue", "export", "--format", "csv,geojson,csl-json", "--out", arg(&out), "--asof", &asof]);
    for (path, bytes) in tree(&out).into_iter().filter(|(path, _)| !path.ends_with('/')) {
        said.insert(format!("export {path}"), String::from_utf8(bytes).expect("it is text"));
    }
    said
}

#[test]
fn no_later_fact_is_in_the_catalogue_of_a_date() {
    for (than, _) in DATES.iter() {
        let cut = WHOLE.as_of(*than);
        let late: Vec<String> =
            cut.facts().filter(|fact| is_later(fact, *than)).map(|fact| fact.id()).collect();
        assert!(late.is_empty(), "{than}: {late:?}");
        // And the cut is no smaller than it must be: what was known is there.
        let there: BTreeSet<String> = cut.facts().map(|fact| fact.id()).collect();
        let hidden = |record: &str| !there.iter().any(|id| id.split('/').next() == Some(record));
        let lost: Vec<String> = WHOLE
            .facts()
            .filter(|fact| !is_later(fact, *than) && !there.contains(&fact.id()))
            // A record of which nothing was known but what this project assumes is hidden whole.
            .filter(|fact| !hidden(fact.record.as_str()))
            .map(|fact| fact.id())
            .collect();
        assert!(lost.is_empty(), "{than}: {lost:?}");
    }
}

#[test]
fn no_word_of_a_later_fact_reaches_any_output() {
    for (than, brief) in DATES.iter() {
        let cut = WHOLE.as_of(*than);
        // Words that an earlier fact, a place or a gap has too tell nothing.
        let known = serde_json::to_string(&all_text(&cut)).expect("texts have a JSON form");
        let mut needles: BTreeMap<String, String> = BTreeMap::new();
        for fact in WHOLE.facts().filter(|fact| is_later(fact, *than)) {
            let record_is_known = cut.facts().any(|one| one.kind == fact.kind && one.record == fact.record);
            let id = if record_is_known { fact.id() } else { fact.record.to_string() };
            // A capital's meeting on a planned day has that day as its id, and a missile its public name.
            let named = matches!(
                fact.said,
                Said::Claim(_) | Said::Report(..) | Said::EventReport(..) | Said::Status(_)
            );
            if named && !known.contains(&id) {
                needles.insert(id.clone(), format!("the id {id}"));
            }
            for text in words(&fact).into_iter().filter(|text| text.len() >= SHORTEST) {
                let escaped = serde_json::to_string(&text).expect("a text has a JSON form");
                if !known.contains(escaped.trim_matches('"')) {
                    needles.insert(text, fact.id());
                }
            }
        }
        for (id, source) in &WHOLE.sources {
            if !cut.sources.contains_key(id) && source.title.len() >= SHORTEST {
                needles.insert(id.to_string(), format!("the source {id}"));
            }
        }
        assert!(needles.len() > 300, "{than}: only {} later facts to look for", needles.len());
        let patterns: Vec<&String> = needles.keys().collect();
        let search = AhoCorasick::new(&patterns).expect("the patterns fit");
        let mut outputs = printed(*than);
        for (path, bytes) in brief.files.iter().filter(|(path, _)| !path.ends_with('/')) {
            let text = String::from_utf8(bytes.clone()).expect("a brief is text");
            outputs.insert(format!("brief {path}"), unescaped(&text));
        }
        let mut leaks = Vec::new();
        for (output, text) in &outputs {
            for found in search.find_iter(text) {
                let needle = patterns[found.pattern().as_usize()];
                // A longer id may begin like a shorter one.
                let inside = |c: char| c.is_ascii_alphanumeric() || c == '-';
                let longer = text[found.end()..].chars().next().is_some_and(inside)
                    || text[..found.start()].chars().next_back().is_some_and(inside);
                if !longer {
                    leaks.push(format!("{output}: {} ({})", needle, needles[needle]));
                }
            }
        }
        leaks.sort();
        leaks.dedup();
        assert!(leaks.is_empty(), "as of {than}, {} leaks:\n{}", leaks.len(), leaks.join("\n"));
    }
}

/// Every record of a catalogue as JSON.
fn all_text(catalogue: &Catalogue) -> Json {
    fn json<T: serde::Serialize>(shelf: &BTreeMap<tpt_catalogue::RecordId, T>) -> Json {
        shelf
            .iter()
            .map(|(id, one)| (id.to_string(), serde_json::to_value(one).expect("it has a JSON form")))
            .collect::<serde_json::Map<_, _>>()
            .into()
    }
    let Catalogue {
        systems,
        missiles,
        elements,
        launches,
        events,
        claims,
        people,
        meetings,
        places,
        gaps,
        viewpoints,
        sets,
        sources,
        ..
    } = catalogue;
    Json::Array(vec![
        json(systems),
        json(missiles),
        json(elements),
        json(launches),
        json(events),
        json(claims),
        json(people),
        json(meetings),
        json(places),
        json(gaps),
        json(viewpoints),
        json(sets),
        // A citation may be later, and say what it likes.
        json(sources),
    ])
}

/// HTML and JSON texts as a reader sees them.
fn unescaped(text: &str) -> String {
    let marks = [("&quot;", "\""), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"), ("\\\"", "\"")];
    marks.iter().fold(text.to_owned(), |text, (mark, sign)| text.replace(mark, sign))
}
