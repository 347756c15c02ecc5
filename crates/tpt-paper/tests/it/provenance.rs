//! Every fact, every number in a statement and every record can be traced to its source.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use tpt_catalogue::{Catalogue, Kind, embedded};
use tpt_paper::{cite, diff, why, why_each};
use tpt_report::{Why, WhyNode};
use tpt_scenario::{Beliefs, Resolved, Scenario, embedded_scenarios};
use tpt_setting::{AnswerError, Sampling, Setting};

static CATALOGUE: LazyLock<Catalogue> =
    LazyLock::new(|| Catalogue::load(&[embedded()]).expect("the embedded catalogue is sound"));

static SCENARIO: LazyLock<Scenario> = LazyLock::new(|| {
    let (file, text) = embedded_scenarios()[0];
    Scenario::read(file, text.as_bytes(), &CATALOGUE).expect("the embedded scenario is sound")
});

const SAMPLING: Sampling<'static> = Sampling::new(16, 1);

fn with<T>(work: impl FnOnce(&Resolved<'_>, &Beliefs) -> T) -> T {
    let beliefs = Beliefs::new(&CATALOGUE, "nominal", &[]).expect("the set is there");
    let as_of = CATALOGUE.as_of.expect("the catalogue has a newest date");
    work(&Resolved::new(&SCENARIO, &CATALOGUE, as_of), &beliefs)
}

fn traced(kind: Option<Kind>, id: &str) -> Result<Why, AnswerError> {
    with(|resolved, beliefs| why(Setting::new(resolved, beliefs, SAMPLING), kind, id))
}

#[test]
fn every_fact_has_an_id_of_its_own_and_ends_in_its_source() {
    let mut ids = BTreeSet::new();
    for fact in CATALOGUE.facts() {
        let id = fact.id();
        assert!(ids.insert((fact.kind.word(), id.clone())), "{id} is the id of two facts");
        let found = CATALOGUE.fact(&id).unwrap_or_else(|| panic!("{id} is not found by its id"));
        // Two kinds may share a record's id; the fact is one of the first that has it.
        assert_eq!(found.id(), id);
    }
    assert!(ids.len() > 2000, "{}", ids.len());
    // One fact of each record: a trace of each of them takes too long in a debug build.
    let mut seen = BTreeSet::new();
    for fact in CATALOGUE.facts().filter(|fact| seen.insert(fact.record)) {
        let why = traced(None, &fact.id()).unwrap_or_else(|error| panic!("{error}"));
        let sources: Vec<&str> = why.sources.iter().map(|source| source.id.as_str()).collect();
        let holds = |node: &WhyNode| node.source.as_deref() == Some(fact.source().as_str());
        assert!(holds(&why.tree) || why.tree.from.iter().any(holds), "{}", fact.id());
        assert!(sources.contains(&fact.source().as_str()), "{}", fact.id());
        for number in &why.tree.from {
            let Some(id) = number.id.as_ref().filter(|_| number.kind == tpt_report::WhyKind::Figure) else {
                continue;
            };
            let inner = traced(None, id).unwrap_or_else(|error| panic!("{error}"));
            assert_eq!(inner.tree.value, number.value, "{id}");
            assert_eq!(inner.tree.source, why.tree.source, "{id}");
        }
    }
}

#[test]
fn every_record_can_be_traced() {
    let ids = || {
        Kind::ALL
            .into_iter()
            .flat_map(|kind| CATALOGUE.ids(kind).into_iter().map(move |id| (Some(kind), id.as_str())))
    };
    let found = with(|resolved, beliefs| why_each(Setting::new(resolved, beliefs, SAMPLING), ids()));
    assert!(found.len() > 1500, "{}", found.len());
    for ((_, id), why) in ids().zip(found) {
        let why = why.unwrap_or_else(|error| panic!("{id}: {error}"));
        assert!(!why.tree.name.is_empty(), "{id}");
    }
    // One by one they are the same.
    let source = CATALOGUE.ids(Kind::Sources)[0].as_str();
    let together = with(|resolved, beliefs| {
        why_each(Setting::new(resolved, beliefs, SAMPLING), [(Some(Kind::Sources), source)])
    });
    let alone = traced(Some(Kind::Sources), source).expect("it is there");
    assert!(
        alone.tree.from.iter().any(|node| matches!(node.kind, tpt_report::WhyKind::CitedBy(_))),
        "{source} is cited"
    );
    let tree = |why: &Why| serde_json::to_value(&why.tree).expect("it has a JSON form");
    assert_eq!(together[0].as_ref().map(tree).ok(), Some(tree(&alone)));
}

#[test]
fn what_is_cited_names_version_date_figures_and_sources() {
    let cited = with(|resolved, beliefs| {
        cite(
            Setting::new(resolved, beliefs, SAMPLING).read_from("0123456789abcdef"),
            None,
            "an-tpy-2/radar-range/wu-2016",
        )
    })
    .expect("it is there");
    for part in [
        "870–1,500\u{202f}km",
        "Wu Riqiang, 2016-07-27",
        "S. Rajaratnam School of International Studies",
        "read",
        tpt_report::VERSION,
        "as of ",
        "figures nominal",
        "inputs SHA-256 0123456789ab",
        "id an-tpy-2/radar-range/wu-2016",
    ] {
        assert!(cited.citation.contains(part), "{part}: {}", cited.citation);
    }
}

#[test]
fn two_steps_of_time_make_the_whole_step() {
    let at = |year, month, day| jiff::civil::date(year, month, day);
    let ids = |from, to| -> BTreeSet<(String, String)> {
        let rows = diff(&CATALOGUE, from, to, "nominal").expect("the dates are in order").entries;
        rows.into_iter().map(|row| (row.kind.to_string(), row.id)).collect()
    };
    let (a, b, c) = (at(2016, 6, 1), at(2017, 3, 20), at(2018, 6, 30));
    let (first, second, whole) = (ids(a, b), ids(b, c), ids(a, c));
    assert!(!first.is_empty() && !second.is_empty());
    assert_eq!(first.union(&second).cloned().collect::<BTreeSet<_>>(), whole);
    assert!(first.contains(&("launches".to_owned(), "2017-03-06/tokyo".to_owned())));
    assert!(!first.contains(&("launches".to_owned(), "2017-07-04/tokyo".to_owned())));
    // An end of office that became known is a change of a fact that was there.
    let rows = diff(&CATALOGUE, b, c, "nominal").expect("the dates are in order").entries;
    let changed: Vec<_> = rows.iter().filter(|row| row.change == tpt_report::Change::Changed).collect();
    assert!(changed.iter().any(|row| row.record == "inada-tomomi"), "{changed:?}");
    assert!(matches!(diff(&CATALOGUE, b, b, "nominal"), Err(AnswerError::DatesReversed { .. })));
}
