//! Claims that numbers cannot test, and tests of a day.

use jiff::civil::{Date, date};
use tpt_catalogue::{Catalogue, Computable, embedded};
use tpt_claims::check;
use tpt_report::Outcome;
use tpt_scenario::{Beliefs, Resolved, Scenario, embedded_scenarios};
use tpt_setting::{Sampling, Setting};

/// Few: whether a card comes about is tested here, not how fine its bands are.
const FEW: Sampling<'static> = Sampling::new(4, tpt_earth::DEFAULT_SEED);

fn at<T>(as_of: Option<Date>, ask: impl FnOnce(&Resolved<'_>, &Beliefs) -> T) -> T {
    let whole = Catalogue::load(&[embedded()]).expect("the embedded catalogue is sound");
    let (file, text) = embedded_scenarios()[0];
    let scenario = Scenario::read(file, text.as_bytes(), &whole).expect("the embedded scenario is sound");
    let as_of = as_of.or(whole.newest_date()).expect("the catalogue has dates");
    let cut = whole.as_of(as_of);
    let beliefs = Beliefs::new(&cut, "nominal", &[]).expect("the default set is there");
    ask(&Resolved::new(&scenario, &cut, as_of), &beliefs)
}

#[test]
fn what_numbers_cannot_test_says_why() {
    at(None, |resolved, beliefs| {
        let not: Vec<_> =
            resolved.catalogue.claims.values().filter(|c| c.computable == Computable::No).collect();
        assert!(not.len() >= 5);
        for claim in not {
            let card =
                check(Setting::new(resolved, beliefs, FEW), claim.id.as_str(), None).expect("it has a card");
            assert_eq!(card.outcome, Outcome::NotComputable, "{}", claim.id);
            assert!(card.reason.is_some_and(|reason| !reason.is_empty()), "{}", claim.id);
            assert!(card.results.is_empty() && card.proposition.is_none());
        }
    });
}

#[test]
fn a_test_that_names_what_came_later_is_not_there_yet() {
    let words_at = |as_of| {
        at(Some(as_of), |resolved, _| {
            let claims = resolved.catalogue.claims.values();
            claims.filter_map(|claim| Some(claim.proposition.as_ref()?.words())).collect::<Vec<String>>()
        })
    };
    // Before June 2014 nobody had spoken of an element in Korea: no statement is tested on it.
    let early = words_at(date(2014, 6, 2));
    assert!(early.iter().all(|words| !words.contains("seongju")), "{early:?}");
    // The statement of May 2016 is tested on a launch of March 2017.
    let (before, after) = (words_at(date(2017, 3, 5)), words_at(date(2017, 3, 20)));
    assert!(before.iter().all(|words| !words.contains("2017-03-06")), "{before:?}");
    assert!(after.iter().any(|words| words.contains("2017-03-06")), "{after:?}");
}
