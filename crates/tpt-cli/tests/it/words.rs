//! One number reads alike everywhere: in the document, on paper, under `why` and in a citation.

use std::collections::BTreeMap;

use jiff::civil::date;
use serde_json::Value as Json;
use tpt_catalogue::{Catalogue, embedded};
use tpt_paper::{cited, why_each};
use tpt_report::NumberId;
use tpt_scenario::{Beliefs, Resolved, Scenario, embedded_scenarios};
use tpt_setting::{AnswerError, Sampling, Setting, Shared};

use crate::support::{EARLIER, EVE, LATER, Written, text};

/// The words of every band of a document, by its id.
fn bands<'j>(value: &'j Json, found: &mut BTreeMap<&'j str, &'j str>) {
    match value {
        Json::Object(map) => {
            if map.contains_key("drivers") && map.contains_key("words") {
                let before = found.insert(text(value, "id"), text(value, "words"));
                assert!(
                    before.is_none_or(|words| words == text(value, "words")),
                    "{} has two values",
                    value["id"]
                );
            }
            map.values().for_each(|inner| bands(inner, found));
        }
        Json::Array(items) => items.iter().for_each(|inner| bands(inner, found)),
        _ => {}
    }
}

/// The anchor of a number's card on the page.
fn anchor(id: &str) -> String {
    let slug = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
    format!("id=\"n-{}\"", id.chars().map(slug).collect::<String>())
}

#[test]
fn every_number_of_three_briefs_reads_alike_in_document_paper_tree_and_citation() {
    let whole = Catalogue::load(&[embedded()]).expect("it is sound");
    let (file, scenario) = embedded_scenarios()[0];
    let scenario = Scenario::read(file, scenario.as_bytes(), &whole).expect("it is sound");
    let briefs: [(&Written, _, u32); 3] =
        [(&EARLIER, date(2016, 6, 1), 16), (&EVE, date(2017, 3, 20), 32), (&LATER, date(2018, 6, 30), 16)];
    for (brief, day, samples) in briefs {
        let cut = whole.as_of(day);
        let resolved = Resolved::new(&scenario, &cut, day);
        let mut found = BTreeMap::new();
        bands(&brief.json, &mut found);
        let page = brief.text("annexes.html");
        // The numbers of one side are traced together: what they share is computed once.
        let mut by_side: BTreeMap<String, Vec<(&str, &str)>> = BTreeMap::new();
        for (id, words) in &found {
            let number = NumberId::parse(id).unwrap_or_else(|| panic!("`{id}` is no id of a number"));
            assert_eq!(number.as_of, day, "{id}");
            by_side.entry(number.figures).or_default().push((id, words));
        }
        let (mut traced, mut on_paper, mut wrong) = (0, 0, Vec::new());
        for (figures, numbers) in &by_side {
            let (set, overrides) = Beliefs::of_key(figures);
            let beliefs = Beliefs::new(&cut, &set, &overrides).expect("they are believed");
            assert_eq!(beliefs.key(), *figures);
            let kept = Shared::default();
            let seed =
                u32::try_from(brief.json["seed"].as_u64().expect("it has a seed")).expect("it is small");
            let sampling = Sampling { kept: Some(&kept), ..Sampling::new(samples, seed) };
            let wanted = numbers.iter().map(|(id, _)| (None, *id));
            for ((id, words), why) in
                numbers.iter().zip(why_each(Setting::new(&resolved, &beliefs, sampling), wanted))
            {
                let why = match why {
                    Ok(why) => why,
                    // What was computed for another deployment than the declared one says so, and has no tree.
                    Err(AnswerError::NotTraced { .. }) if id.contains("/what-if/") => continue,
                    Err(error) => {
                        wrong.push(format!("{id}: {error}"));
                        continue;
                    }
                };
                traced += 1;
                if why.tree.value.as_deref() != Some(*words) {
                    wrong.push(format!("{id}: {words} in the document, {:?} by why", why.tree.value));
                }
                let citation = cited(why, &beliefs, sampling, "").citation;
                if !citation.contains(words) {
                    wrong.push(format!("{id}: {words} is not in {citation}"));
                }
                if let Some((_, card)) = page.split_once(&anchor(id)) {
                    on_paper += 1;
                    let card = card.split_once("id=\"n-").map_or(card, |(card, _)| card);
                    if !card.contains(words) {
                        wrong.push(format!("{id}: {words} is not beside its anchor: {card:.200}"));
                    }
                }
            }
        }
        assert!(wrong.is_empty(), "{day}, {} of {}:\n{}", wrong.len(), found.len(), wrong.join("\n"));
        assert!(traced > 100 && on_paper > 20, "{day}: {traced} traced, {on_paper} on paper");
    }
}
