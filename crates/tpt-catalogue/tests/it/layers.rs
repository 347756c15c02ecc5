//! A later layer over an earlier one.

use tpt_catalogue::{Catalogue, Layer};

use crate::support::{exchanged, file, minimal, minimal_with, sound};

#[test]
fn a_later_layer_replaces_a_record_by_id_and_leaves_the_rest() {
    let renamed = exchanged("missiles/rocket.toml", "name = \"Rocket\"", "name = \"Later rocket\"");
    let later = Layer { files: vec![file("missiles/rocket.toml", renamed)] };
    let over = Catalogue::load(&[minimal(), later.clone()]).expect("both layers are sound");
    assert_eq!(over.missiles["rocket"].name, "Later rocket");
    let mut restored = over;
    restored.missiles = sound(minimal()).missiles;
    assert_eq!(restored, sound(minimal()), "nothing but the rocket differs");
    // The other way round the minimal layer is the later one, and its name stands.
    let under = Catalogue::load(&[later, minimal()]).expect("both layers are sound");
    assert_eq!(under.missiles["rocket"].name, "Rocket");
}

#[test]
fn a_later_list_replaces_single_records_of_an_earlier_list() {
    let place = "[[place]]\nid = \"isle\"\nname = \"Other isle\"\nkind = \"island\"\nlat_deg = 44\nlon_deg = 146\n\
                 source = \"later\"\n";
    let source = "[later]\npublisher = \"P\"\ntitle = \"T\"\nlanguage = \"en\"\ngrade = \"press\"\naccess = \"read\"\n";
    let later = Layer { files: vec![file("places.toml", place), file("sources.toml", source)] };
    let over = Catalogue::load(&[minimal(), later]).expect("the later layer mentions the earlier one");
    assert_eq!(over.places["isle"].name, "Other isle");
    assert_eq!(over.places["city"].name, "City");
    assert_eq!(
        over.sources.keys().map(|id| id.as_str()).collect::<Vec<_>>(),
        ["later", "later-2018", "press-2017"]
    );
}

#[test]
fn a_later_layer_cannot_take_away_what_an_earlier_one_mentions() {
    // Replacing the system by one without the figure makes the earlier layer's choice dangle.
    let bare = "id = \"radar\"\nname = \"Radar\"\nkind = \"radar\"\n";
    let later = Layer { files: vec![file("systems/radar.toml", bare)] };
    let error = Catalogue::load(&[minimal(), later]).expect_err("the choice dangles");
    assert_eq!(
        error.to_string(),
        "sets/nominal.toml:6:10: choices[0].figure: `radar/radar-range/press` is not a known figure; allowed: \
         record/quantity/figure"
    );
}

#[test]
fn a_record_added_by_a_file_alone_is_there() {
    let added = exchanged("launches/2017-03-06.toml", "id = \"2017-03-06\"", "id = \"2017-03-06-2\"");
    let catalogue = sound(minimal_with([file("launches/2017-03-06-2.toml", added)]));
    assert_eq!(catalogue.launches.len(), 2);
}

/// A passage of each file that can be exchanged without making a mention dangle.
const RENAMED: [(&str, &str, &str); 18] = [
    ("sources.toml", "A newspaper", "Another newspaper"),
    ("quantities.toml", "How far a radar sees.", "Otherwise."),
    ("drag-tables.toml", "\"Body\"", "\"Other body\""),
    ("places.toml", "\"Isle\"", "\"Other isle\""),
    ("events/2017-03-01-test.toml", "A tremor.", "Another tremor."),
    ("glossary.toml", "The distance.", "Another distance."),
    ("known-gaps.toml", "A number.", "Another number."),
    ("article.toml", "A row.", "Another row."),
    ("systems/radar.toml", "\"Radar\"", "\"Other radar\""),
    ("missiles/rocket.toml", "\"Rocket\"", "\"Other rocket\""),
    ("missiles/stack.toml", "\"Stack\"", "\"Other stack\""),
    ("elements/battery.toml", "\"Battery\"", "\"Other battery\""),
    ("launches/2017-03-06.toml", "Four missiles", "Other missiles"),
    ("claims/tokyo-claim.toml", "It sees 2,000 km.", "It sees."),
    ("people/person.toml", "A. Person", "B. Person"),
    ("meetings/talks.toml", "\"Talks\"", "\"Other talks\""),
    ("sets/nominal.toml", "A set.", "Another set."),
    ("viewpoints/tokyo.toml", "\"Japan\"", "\"Nippon\""),
];

#[test]
fn a_later_layer_wins_for_every_kind() {
    assert_eq!(RENAMED.map(|(path, ..)| path), crate::support::MINIMAL.map(|(path, _)| path));
    let files = RENAMED.map(|(path, old, new)| file(path, exchanged(path, old, new)));
    let later = Layer { files: files.into() };
    let over = Catalogue::load(&[minimal(), later.clone()]).expect("both layers are sound");
    assert_eq!(over, sound(later.clone()));
    let under = Catalogue::load(&[later, minimal()]).expect("both layers are sound");
    assert_eq!(under, sound(minimal()));
}
