//! No leak, entry by entry: every fact that happened or was first said after a date is looked for in everything that the
//! program says as of that date.
//!
//! `later.rs` looks for later *dates* in texts. This looks for later *facts*: their ids and their words. Sources are exempt
//! as citations, but a source that only later facts cite must not be named either.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use jiff::civil::{Date, date};
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
        Said::Course(course) => serde_json::to_value(course),
        Said::BuiltAs(built) => serde_json::to_value(built),
        Said::Status(status) => serde_json::to_value(status),
        Said::Report(_, report) => serde_json::to_value(report),
        Said::Alert(_, alert) => serde_json::to_value(alert),
        Said::EventReport(_, report) => serde_json::to_value(report),
        Said::Claim(claim) => serde_json::to_value(claim),
        Said::Office(office) => serde_json::to_value(office),
        Said::Meeting(status) => serde_json::to_value(status),
    };
    let json = json.expect("a fact has a JSON form");
    let told = ["paraphrase", "note", "condition", "quote", "impact_region", "about", "reason"];
    told.iter().filter_map(|key| json[*key].as_str()).map(str::to_owned).collect()
}

/// Everything that the program says as of each of the dates, as a reader sees it, by the command or the file that says it.
static SAID: LazyLock<[BTreeMap<String, String>; 3]> = LazyLock::new(|| {
    DATES.each_ref().map(|(than, brief)| {
        let mut outputs = printed(*than);
        for (path, bytes) in brief.files.iter().filter(|(path, _)| !path.ends_with('/')) {
            // A Parquet table is not text, and is compressed: its rows are those of `map.geojson`, which is.
            outputs.insert(format!("brief {path}"), String::from_utf8_lossy(bytes).into_owned());
        }
        outputs.into_iter().map(|(from, text)| (from, unescaped(&text))).collect()
    })
});

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
    for args in [
        ["sight", "seongju-radar"].as_slice(),
        &["sight", "shariki", "--launch", "2017-03-06"],
        &["sight", "--matrix"],
        &["defend", "seongju", "--place", "Busan"],
        &["defend", "seongju", "--place", "Busan", "--cue", "kyogamisaki"],
        &["defend", "jmsdf-aegis-bmd", "--place", "Busan"],
        &["defend", "aegis-ashore-akita"],
        &["tradeoff", "seongju", "heading"],
        &["tradeoff", "seongju", "mode"],
        &["tradeoff", "seongju", "site"],
        &["warn", "2016-02-07"],
        &["warn", "2017-08-29"],
        &["ring", "etorofu-bastion"],
        &["check", "beijing-hua-chunying-2017-03-17-radar-over-2000-km"],
    ] {
        for json in [None, Some("--json")] {
            let args: Vec<&str> = args
                .iter()
                .chain(&["--asof", asof.as_str(), "--samples", "16"])
                .copied()
                .chain(json)
                .collect();
            said.insert(args.join(" "), crate::support::run(&args).stdout);
        }
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

/// What was known at a date by this file's own reckoning, not by that of the program: the texts of every fact that is not
/// later, of the records that hold one, and of what has no date; and the sources that all of it cites.
fn known(than: Date) -> (String, BTreeSet<String>) {
    let mut texts = Vec::new();
    let mut cited = BTreeSet::new();
    let mut held = BTreeSet::new();
    for fact in WHOLE.facts().filter(|fact| !is_later(fact, than)) {
        texts.extend(words(&fact));
        texts.push(fact.id());
        cited.insert(fact.source().to_string());
        held.insert((fact.kind.word(), fact.record.as_str()));
    }
    let holds = |kind: Kind, id: &tpt_catalogue::RecordId| held.contains(&(kind.word(), id.as_str()));
    for launch in WHOLE.launches.values().filter(|launch| holds(Kind::Launches, &launch.id)) {
        texts.extend([Some(launch.id.to_string()), launch.note.clone()].into_iter().flatten());
    }
    for event in WHOLE.events.values().filter(|event| holds(Kind::Events, &event.id)) {
        texts.extend([Some(event.id.to_string()), event.note.clone()].into_iter().flatten());
    }
    for element in WHOLE.elements.values().filter(|element| holds(Kind::Elements, &element.id)) {
        texts.extend([Some(element.id.to_string()), element.note.clone()].into_iter().flatten());
        cited.extend(element.ownership.iter().map(|ownership| ownership.source.to_string()));
        // A box at sea is a declaration of this project and has no date of its own.
        texts.extend(element.generic_box.iter().flat_map(|one| [one.name.clone(), one.note.clone()]));
        cited.extend(element.generic_box.iter().map(|one| one.source.to_string()));
    }
    for entry in WHOLE.systems.values().chain(WHOLE.missiles.values()) {
        texts.extend(entry.note.clone());
    }
    for meeting in WHOLE.meetings.values().filter(|meeting| holds(Kind::Meetings, &meeting.id)) {
        texts.extend([Some(meeting.id.to_string()), meeting.note.clone()].into_iter().flatten());
        cited.extend(meeting.encounters.iter().map(|encounter| encounter.source.to_string()));
        cited.extend(meeting.agenda.iter().map(|item| item.source.to_string()));
    }
    for place in WHOLE.places.values() {
        texts.extend([Some(place.id.to_string()), place.note.clone()].into_iter().flatten());
        cited.insert(place.source.to_string());
    }
    cited.extend(WHOLE.drag_tables.values().map(|table| table.source.to_string()));
    for launched in tpt_catalogue::missile_classes().expect("the classes are sound") {
        if launched.known_at(than) {
            cited.extend(launched.sources().map(ToString::to_string));
        }
    }
    // A citation may be later, and say what it likes.
    for (id, source) in WHOLE.sources.iter().filter(|(id, _)| cited.contains(id.as_str())) {
        texts.extend(
            [Some(id.to_string()), Some(source.title.clone()), source.note.clone()].into_iter().flatten(),
        );
        texts.extend(source.reopened.iter().map(|again| again.note.clone()));
    }
    (texts.join("\n"), cited)
}

/// The names of every record that was not known at a date, and the later names of those that were, with whose they are.
fn later_names(than: Date) -> BTreeMap<String, String> {
    let cut = WHOLE.as_of(than);
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    let mut of = |kind: &str, id: &tpt_catalogue::RecordId, names: &mut dyn Iterator<Item = &String>| {
        names.for_each(|name| drop(found.insert(name.clone(), format!("a name of the {kind} {id}"))));
    };
    // An old missile of which nobody had published a figure was no secret: the day since when it was known decides.
    let later = |entry: &&tpt_catalogue::Entry| entry.known_since.is_some_and(|since| !since.known_by(than));
    for (kind, whole) in [("system", &WHOLE.systems), ("missile", &WHOLE.missiles)] {
        for entry in whole.values().filter(later) {
            of(kind, &entry.id, &mut std::iter::once(&entry.name).chain(&entry.aliases));
        }
    }
    for element in WHOLE.elements.values() {
        let then = cut.elements.get(&element.id).map(|known| &known.name);
        if then != Some(&element.name) {
            of("element", &element.id, &mut std::iter::once(&element.name));
        }
    }
    for launch in WHOLE.launches.values().filter(|launch| !cut.launches.contains_key(&launch.id)) {
        of("launch", &launch.id, &mut std::iter::once(&launch.name));
    }
    for event in WHOLE.events.values().filter(|event| !cut.events.contains_key(&event.id)) {
        of("event", &event.id, &mut std::iter::once(&event.name));
    }
    for meeting in WHOLE.meetings.values().filter(|meeting| !cut.meetings.contains_key(&meeting.id)) {
        of("meeting", &meeting.id, &mut std::iter::once(&meeting.name));
    }
    for person in WHOLE.people.values().filter(|person| !cut.people.contains_key(&person.id)) {
        of("person", &person.id, &mut std::iter::once(&person.name));
    }
    // What is also the name of something known tells nothing.
    let mut known: BTreeSet<&str> = BTreeSet::new();
    known.extend(cut.systems.values().chain(cut.missiles.values()).flat_map(|entry| {
        std::iter::once(entry.name.as_str()).chain(entry.aliases.iter().map(String::as_str))
    }));
    known.extend(cut.elements.values().map(|element| element.name.as_str()));
    known.extend(cut.launches.values().map(|launch| launch.name.as_str()));
    known.extend(cut.events.values().map(|event| event.name.as_str()));
    known.extend(cut.meetings.values().map(|meeting| meeting.name.as_str()));
    known.extend(cut.places.values().map(|place| place.name.as_str()));
    known.extend(cut.terms.values().map(|term| term.term.as_str()));
    found.retain(|name, _| name.len() > 3 && !known.contains(name.as_str()));
    found
}

#[test]
fn no_name_of_what_came_later_reaches_any_output() {
    for ((than, _), outputs) in DATES.iter().zip(SAID.iter()) {
        let needles = later_names(*than);
        assert!(needles.len() > 10, "{than}: only {} names to look for", needles.len());
        let patterns: Vec<&String> = needles.keys().collect();
        let search = AhoCorasick::new(&patterns).expect("the patterns fit");
        // A citation may be of a later text: its title, its id and what is said of it are no words of ours on an earlier fact.
        let cut = WHOLE.as_of(*than);
        let mut of_sources: Vec<String> = Vec::new();
        for (id, source) in &cut.sources {
            let texts =
                [Some(source.title.clone()), Some(id.to_string()), source.url.clone(), source.note.clone()];
            of_sources.extend(texts.into_iter().flatten());
            of_sources.extend(source.reopened.iter().map(|again| again.note.clone()));
        }
        of_sources.retain(|text| text.len() > 3);
        let sources = aho_corasick::AhoCorasickBuilder::new()
            .match_kind(aho_corasick::MatchKind::LeftmostLongest)
            .build(&of_sources)
            .expect("the texts fit");
        let mut leaks = Vec::new();
        for (output, text) in outputs {
            let text = sources.replace_all(text, &vec![""; of_sources.len()]);
            for found in search.find_iter(&text) {
                let inside = |c: char| c.is_ascii_alphanumeric() || c == '-';
                let longer = text[found.end()..].chars().next().is_some_and(inside)
                    || text[..found.start()].chars().next_back().is_some_and(inside);
                if !longer {
                    let needle = patterns[found.pattern().as_usize()];
                    let around: String = text[..found.start()]
                        .chars()
                        .rev()
                        .take(60)
                        .collect::<Vec<_>>()
                        .into_iter()
                        .rev()
                        .collect();
                    leaks.push(format!("{output}: {around}{needle} ({})", needles[needle]));
                }
            }
        }
        leaks.sort();
        leaks.dedup();
        assert!(leaks.is_empty(), "as of {than}, {} leaks:\n{}", leaks.len(), leaks.join("\n"));
    }
}

#[test]
fn no_word_of_a_later_fact_reaches_any_output() {
    for ((than, _), outputs) in DATES.iter().zip(SAID.iter()) {
        let (known, cited) = known(*than);
        let mut needles: BTreeMap<String, String> = BTreeMap::new();
        for fact in WHOLE.facts().filter(|fact| is_later(fact, *than)) {
            // A meeting on a planned day has that day as its id, and an office its holder's name.
            let named = !matches!(fact.said, Said::Meeting(_) | Said::Office(_));
            if named && !known.contains(&fact.id()) {
                needles.insert(fact.id(), format!("the id of a fact of {}", fact.record));
            }
            for text in words(&fact).into_iter().filter(|text| text.len() >= SHORTEST) {
                if !known.contains(&text) {
                    needles.insert(text, fact.id());
                }
            }
        }
        for id in WHOLE.sources.keys().filter(|id| !cited.contains(id.as_str())) {
            needles.insert(id.to_string(), "a source that only later facts cite".to_owned());
        }
        assert!(needles.len() > 300, "{than}: only {} later facts to look for", needles.len());
        let patterns: Vec<&String> = needles.keys().collect();
        let search = AhoCorasick::new(&patterns).expect("the patterns fit");
        let mut leaks = Vec::new();
        for (output, text) in outputs {
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

/// HTML and JSON texts as a reader sees them.
fn unescaped(text: &str) -> String {
    let marks = [("&quot;", "\""), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"), ("\\\"", "\"")];
    marks.iter().fold(text.to_owned(), |text, (mark, sign)| text.replace(mark, sign))
}
