//! What is refused of a layer: ids, several faults at once and their order, limits of quotation and of position.

use crate::support::{exchanged, file, messages, minimal, minimal_with, sound, text_of};

#[test]
fn an_id_is_taken_once_in_a_layer() {
    let place = text_of("places.toml").split("\n\n").next().expect("the list has a first place");
    let twice = file("places.toml", format!("{}\n{place}", text_of("places.toml")));
    assert_eq!(
        messages(minimal_with([twice])),
        [
            "places.toml:20:6: place[2].id: the id `city` is taken; allowed: an id that places.toml does not use"
        ]
    );
    // The same path twice stands for two spellings of one file, as a case-blind disk may hand them over.
    let mut layer = minimal();
    layer.files.push(file("people/person.toml", text_of("people/person.toml")));
    assert_eq!(
        messages(layer),
        [
            "people/person.toml:1:6: id: the id `person` is taken; allowed: an id that people/person.toml does not \
             use"
        ]
    );
}

#[test]
fn every_fault_of_a_file_is_told_at_once_in_the_order_of_lines() {
    let text = exchanged("places.toml", "lat_deg = 36.05", "lat_deg = 139")
        .replace("lon_deg = 147.8", "lon_deg = 200")
        .replace("kind = \"island\"", "kind = \"isle\"")
        .replace("name = \"Isle\"\n", "");
    assert_eq!(
        messages(minimal_with([file("places.toml", text)])),
        [
            "places.toml:5:11: place[0].lat_deg: 139 is out of range; allowed: -90.0 to 90.0",
            "places.toml:10:1: place[1]: the key `name` is missing",
            "places.toml:12:8: place[1].kind: `isle` is not one of the allowed words; allowed: city, base, site, \
             launch-site, island, strait, reference (did you mean `island`?)",
            "places.toml:14:11: place[1].lon_deg: 200 is out of range; allowed: -180.0 to 180.0",
        ]
    );
}

#[test]
fn faults_of_several_files_are_told_at_once_in_the_order_of_files() {
    let layer = minimal_with([
        file("systems/radar.toml", exchanged("systems/radar.toml", "\"km\"", "\"kg\"")),
        file("claims/tokyo-claim.toml", exchanged("claims/tokyo-claim.toml", "\"talks\"", "\"talk\"")),
        file("elements/battery.toml", exchanged("elements/battery.toml", "\"city\"", "\"town\"")),
    ]);
    assert_eq!(
        messages(layer),
        [
            "claims/tokyo-claim.toml:9:12: occasion: `talk` is not a known meeting; allowed: an id of data/meetings/ \
             (did you mean `talks`?)",
            "elements/battery.toml:6:8: site: `town` is not a known place; allowed: an id of data/places.toml",
            "systems/radar.toml:10:8: figures[0].unit: `kg` does not measure this quantity; allowed: m, km, cm, mm, \
             nmi, mi, ft",
        ]
    );
}

#[test]
fn a_fault_of_reading_hides_the_checks_that_would_dangle_from_it() {
    // The source list cannot be read: every mention of a source would be one more false alarm.
    let spoiled = exchanged("sources.toml", "grade = \"press\"", "grade = \"pres\"");
    let told = messages(minimal_with([file("sources.toml", spoiled)]));
    assert_eq!(told.len(), 1, "{told:#?}");
}

#[test]
fn twelve_words_are_a_quotation_and_thirteen_are_not() {
    let with = |words: usize| {
        let quote = vec!["word"; words].join(" ");
        let text = format!("quote = \"{quote}\"\n{}", text_of("claims/tokyo-claim.toml"));
        minimal_with([file("claims/tokyo-claim.toml", text)])
    };
    sound(with(12));
    assert_eq!(
        messages(with(13)),
        [
            "claims/tokyo-claim.toml:1:9: quote: the quotation has 13 words, 64 characters; allowed: twelve words, or \
             40 characters of Chinese or Japanese"
        ]
    );
}

#[test]
fn fifteen_words_are_short_and_sixteen_are_not() {
    let with = |words: usize| {
        let short = vec!["word"; words].join(" ");
        let text = format!(
            "in_short = \"{short}\"\nspeaks_as = \"official\"\n{}",
            text_of("claims/tokyo-claim.toml")
        );
        minimal_with([file("claims/tokyo-claim.toml", text)])
    };
    sound(with(15));
    assert_eq!(
        messages(with(16)),
        [
            "claims/tokyo-claim.toml:1:12: in_short: the short form has 16 words; allowed: at most fifteen words"
        ]
    );
}

#[test]
fn a_short_form_says_for_whom_the_speaker_speaks() {
    let text = format!("in_short = \"One word.\"\n{}", text_of("claims/tokyo-claim.toml"));
    let found = messages(minimal_with([file("claims/tokyo-claim.toml", text)]));
    let [message] = found.as_slice() else { panic!("{found:?}") };
    assert!(
        message.contains("speaks_as: of a short form and for whom the speaker speaks, one is missing"),
        "{message}"
    );
}

#[test]
fn a_coastal_battery_stands_on_a_tenth_of_a_degree() {
    let coastal = || exchanged("elements/battery.toml", "kind = \"battery\"", "kind = \"coastal-battery\"");
    assert_eq!(
        messages(minimal_with([file("elements/battery.toml", coastal())])),
        [
            "elements/battery.toml:6:8: site: the site `city` is finer than a coastal battery may be; allowed: \
             positions of coastal batteries to 0.1 degree, the island"
        ]
    );
    sound(minimal_with([file(
        "elements/battery.toml",
        coastal().replace("site = \"city\"", "site = \"isle\""),
    )]));
}

#[test]
fn a_fault_shows_the_line_it_stands_on() {
    let spoiled = exchanged("places.toml", "lat_deg = 36.05", "lat_deg = 139");
    let error =
        crate::support::load(minimal_with([file("places.toml", spoiled)])).expect_err("139 is no latitude");
    let [fault] = error.diagnostics.as_slice() else { panic!("one fault, not {:#?}", error.diagnostics) };
    assert_eq!(fault.line_text.as_deref(), Some("lat_deg = 139"));
    assert_eq!(error.to_string(), fault.to_string());
}
