//! The lists of numbers and figures of a document leave out nothing that its JSON has.

use jiff::civil::date;
use serde_json::Value as Json;
use tpt_catalogue::Variable;
use tpt_claims::{check, reproduce};
use tpt_defence::{Beyond, DefenceQuestion, defend, ring};
use tpt_report::{Answer, BandReport};
use tpt_setting::{AnswerError, BuiltIn, Setting};
use tpt_view::{Heights, WhatIf, sight, sight_target, tradeoff, warn};

/// The ids of all bands of a document, in the order of its sorted JSON.
fn bands(value: &Json, found: &mut Vec<String>) {
    match value {
        Json::Object(map) => {
            if let Some(id) = map.get("id").and_then(Json::as_str)
                && map.contains_key("nominal")
            {
                found.push(id.to_owned());
            }
            map.values().for_each(|inner| bands(inner, found));
        }
        Json::Array(items) => items.iter().for_each(|inner| bands(inner, found)),
        _ => {}
    }
}

/// Every text under the key `figure`, each once, in the same order.
fn figures(value: &Json, found: &mut Vec<String>) {
    match value {
        Json::Object(map) => {
            if let Some(text) = map.get("figure").and_then(Json::as_str)
                && !found.iter().any(|known| known == text)
            {
                found.push(text.to_owned());
            }
            map.values().for_each(|inner| figures(inner, found));
        }
        Json::Array(items) => items.iter().for_each(|inner| figures(inner, found)),
        _ => {}
    }
}

/// Makes one document and compares its lists with its JSON. Each document must have a number, so that none is compared empty.
fn complete<T: Into<Answer>>(
    facts: &BuiltIn,
    make: impl FnOnce(Setting<'_>) -> Result<T, AnswerError>,
) -> Answer {
    let answer: Answer = facts.ask(make).expect("the document can be made").into();
    let document = answer.numbered().unwrap_or_else(|| panic!("{} has numbers", answer.kind()));
    let json = serde_json::to_value(&answer).expect("it has a JSON form");
    let (mut all, mut named) = (Vec::new(), Vec::new());
    bands(&json, &mut all);
    figures(&json, &mut named);
    let listed = |numbers: Vec<&BandReport>| numbers.iter().map(|one| one.id.clone()).collect::<Vec<_>>();
    assert!(!all.is_empty(), "{}", answer.kind());
    assert_eq!(listed(document.numbers()), all, "{}", answer.kind());
    assert_eq!(document.figures(), named, "{}", answer.kind());
    let sources = json["sources"].as_array().expect("it lists its sources");
    let sources: Vec<&str> = sources.iter().filter_map(|source| source["id"].as_str()).collect();
    assert_eq!(document.sources().iter().map(|source| source.id.as_str()).collect::<Vec<_>>(), sources);
    answer
}

#[test]
fn lists_of_what_radars_see_are_complete() {
    let facts = BuiltIn::at(date(2017, 3, 20)).expect("the embedded facts are sound");
    let heights = Heights { altitudes_km: &[100.0, 300.0], grid_step_deg: None };
    let plain = WhatIf::default();
    let seen = complete(&facts, |setting| sight(setting, "seongju-radar", heights, &plain));
    assert!(matches!(&seen, Answer::Sight(seen) if seen.by_power.is_some() && seen.range_km.is_some()));
    let target = complete(&facts, |setting| sight_target(setting, "seongju-radar", "2017-03-06", &plain));
    assert!(matches!(&target, Answer::SightTarget(target) if !target.cell.seconds_by_part.is_empty()));
    let options = complete(&facts, |setting| tradeoff(setting, "seongju-radar", Variable::Mode));
    assert!(
        matches!(&options, Answer::Tradeoff(table) if table.options.iter().any(|one| one.figure.is_some()))
    );
}

#[test]
fn lists_of_what_batteries_reach_are_complete() {
    let places = ["Daegu", "Seoul"].map(str::to_owned);
    let against = ["scud-c".to_owned()];
    let asked =
        DefenceQuestion { against: &against, places: &places, why: &[], cue: None, beyond: Beyond::Told };
    // In 2017 as planned, and a year later in place.
    for day in [date(2017, 3, 20), date(2018, 6, 30)] {
        let facts = BuiltIn::at(day).expect("the embedded facts are sound");
        let reached = complete(&facts, |setting| defend(setting, "seongju", &asked));
        assert!(matches!(&reached, Answer::Defend(reached) if reached.works != reached.as_planned.is_some()));
    }
    let facts = BuiltIn::at(date(2017, 3, 20)).expect("the embedded facts are sound");
    complete(&facts, |setting| ring(setting, "etorofu-bastion"));
}

#[test]
fn lists_of_claims_are_complete() {
    let facts = BuiltIn::at(date(2017, 3, 20)).expect("the embedded facts are sound");
    let claim = "beijing-hua-chunying-2017-03-17-radar-over-2000-km";
    let card = complete(&facts, |setting| check(setting, claim, Some(["seoul", "beijing"])));
    assert!(matches!(&card, Answer::Check(card) if card.between.is_some() && card.crossover.is_some()));
    let claim = "beijing-du-wenlong-2016-02-26-half-of-china";
    let card = complete(&facts, |setting| check(setting, claim, None));
    assert!(matches!(&card, Answer::Check(card) if !card.heights.is_empty()));
    let facts = BuiltIn::at(date(2018, 6, 30)).expect("the embedded facts are sound");
    complete(&facts, |setting| reproduce(setting, Some("wright-hwasong-12")));
}

#[test]
fn lists_of_a_warning_are_complete() {
    let facts = BuiltIn::at(date(2017, 12, 31)).expect("the embedded facts are sound");
    let places = ["Sapporo".to_owned()];
    let warned = complete(&facts, |setting| warn(setting, "2017-08-29", &places));
    assert!(
        matches!(&warned, Answer::Warn(warned) if warned.places.iter().any(|place| place.warning_s.is_some()))
    );
    assert!(facts.ask(|setting| tpt_paper::why(setting, None, "warn@2017-12-31/nominal/none/x")).is_err());
}
