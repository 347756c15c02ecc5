//! What the program needs of the catalogue is declared in data, once, and checked in every layer.

use tpt_catalogue::{Catalogue, FigureRole, Kind, Layer, Unit, embedded};

use crate::support::file;

const SEARCH: &str = include_str!("../../../../data/systems/radar-search.toml");
const SEARCH_FILE: &str = "systems/radar-search.toml";

fn with_search(text: String) -> Result<Catalogue, Vec<String>> {
    let layer = Layer { files: vec![file(SEARCH_FILE, text)] };
    Catalogue::load(&[embedded(), layer])
        .map_err(|error| error.diagnostics.iter().map(ToString::to_string).collect())
}

fn exchanged(old: &str, new: &str) -> String {
    assert_eq!(SEARCH.matches(old).count(), 1, "`{old}`");
    SEARCH.replace(old, new)
}

#[test]
fn the_program_carries_one_figure_of_each_role() {
    let catalogue = Catalogue::load(&[embedded()]).expect("it is sound");
    for role in FigureRole::ALL {
        let figure =
            catalogue.in_role(*role).unwrap_or_else(|| panic!("no figure is `{}`", role.word())).figure;
        assert!(
            figure.unit.fits(role.dimension()) && figure.measured().spread_si().is_some(),
            "{}",
            role.word()
        );
    }
}

#[test]
fn a_figure_keeps_its_role_under_another_id() {
    let catalogue = with_search(exchanged("\"assumed-snr\"", "\"my-own\"")).expect("the role is there");
    let found = catalogue.in_role(FigureRole::SearchSignal).expect("it is there");
    assert_eq!(found.whole_id(), "radar-search/required-snr/my-own");
}

#[test]
fn a_role_that_an_overlay_takes_away_twists_or_doubles_is_a_fault() {
    let role = "role = \"search-signal\"\n";
    let line = 1 + SEARCH.lines().position(|line| line == "[[figures]]").expect("it has figures");
    let cases = [
        (
            exchanged(role, ""),
            format!(
                "{SEARCH_FILE}:{line}:1: figures: no figure has `role = \"search-signal\"`, and the record that this one replaces \
                 has it; allowed: a figure with that role, here or in another system"
            ),
        ),
        (
            exchanged("role = \"false-alarm\"", "role = \"search-period\""),
            format!(
                "{SEARCH_FILE}:{}:8: figures[1].role: the role `search-period` is taken by radar-search/search-period/assumed-search-period; \
                 allowed: one figure a role",
                line_of("role = \"false-alarm\"")
            ),
        ),
        (
            exchanged("role = \"search-signal\"", "role = \"search-noise\""),
            format!(
                "{SEARCH_FILE}:{}:8: figures[2].role: `search-noise` is not one of the allowed words",
                line_of("role = \"search-signal\"")
            ),
        ),
        (
            exchanged("low = 10\nhigh = 20\nunit = \"1\"", "low = 10\nunit = \"1\""),
            format!(
                "{SEARCH_FILE}:{}:8: figures[2].role: the role `search-signal` of a figure that is a limit alone",
                line_of("role = \"search-signal\"") - 1
            ),
        ),
    ];
    for (text, says) in cases {
        let faults = with_search(text).expect_err(&says);
        assert!(faults.iter().any(|fault| fault.starts_with(&says)), "{says}\n{faults:#?}");
    }
}

fn line_of(text: &str) -> usize {
    1 + SEARCH.lines().position(|line| line == text).expect("it is there")
}

#[test]
fn places_and_missiles_are_found_by_whatever_they_are_called() {
    let catalogue = Catalogue::load(&[embedded()]).expect("it is sound");
    for (name, id) in [
        ("sapporo", "sapporo"),
        ("SAPPORO", "sapporo"),
        ("札幌", "sapporo"),
        ("서울", "seoul-city"),
        ("\u{1109}\u{1165}\u{110b}\u{116e}\u{11af}", "seoul-city"),
        ("Владивосток", "vladivostok"),
        ("평양", "pyongyang-city"),
        ("P'yŏngt'aek", "pyeongtaek"),
        ("Kōchi", "kochi"),
        ("Hagåtña", "hagatna"),
        ("Hagatna", "hagatna"),
        ("Iturup (Итуруп)", "etorofu"),
        ("Iturup", "etorofu"),
        ("Итуруп", "etorofu"),
        ("択捉島", "etorofu"),
        ("Akita", "akita"),
    ] {
        assert_eq!(catalogue.place_named(name).map(|place| place.id.as_str()), Ok(id), "{name}");
    }
    let refused = catalogue.place_named("Saporo").expect_err("nobody is called so").to_string();
    assert!(refused.contains("`Saporo`") && refused.contains("did you mean `sapporo`"), "{refused}");
    assert!(catalogue.place_named("()").is_err());
    for (name, id) in [("Taepodong-2", "taepodong-2"), ("hwasong 14", "hwasong-14"), ("KN08", "kn-08")] {
        assert_eq!(catalogue.missile_named(name).map(|missile| missile.id.as_str()), Ok(id), "{name}");
    }
    // No name is the name of two places, or whoever is found hangs on the order of a file.
    for id in catalogue.ids(Kind::Places) {
        assert_eq!(catalogue.named(Kind::Places, id.as_str()), Some(id));
    }
    assert!(Unit::Second.fits(FigureRole::SearchPeriod.dimension()));
}
