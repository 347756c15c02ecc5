//! How a missile is built, as one of the vehicle templates: what is refused, what is hidden, what is on record.

use jiff::civil::date;
use tpt_catalogue::{Catalogue, Layer, embedded, vehicle_templates};

use crate::support::{file, messages, minimal_with, sound, text_of};

const BUILT: &str = r#"
[[built_as]]
id = "press"
template = "two-stage-solid"
paraphrase = "Two stages with solid propellant."
said_by = "A newspaper"
said_on = 2017-03-06
source = "press-2017"
where = "p. 1"
"#;

fn with(path: &'static str, built: &str) -> Layer<'static> {
    minimal_with([file(path, format!("{}{built}", text_of(path)))])
}

#[test]
fn what_is_no_template_is_refused_with_the_templates() {
    let said = messages(with("missiles/stack.toml", &BUILT.replace("two-stage-solid", "two-stages-solid")));
    assert_eq!(said.len(), 1, "{said:#?}");
    assert!(
        said[0].contains("built_as[0].template: `two-stages-solid` is not a vehicle template"),
        "{said:#?}"
    );
    for template in vehicle_templates().expect("the file is sound") {
        assert!(said[0].contains(template.id.as_str()), "{said:#?}");
    }
    assert!(said[0].contains("did you mean `two-stage-solid`"), "{said:#?}");
}

#[test]
fn a_missile_is_no_template_and_a_template_no_missile() {
    let said = messages(with("missiles/stack.toml", &BUILT.replace("two-stage-solid", "stack")));
    assert!(said[0].contains("`stack` is not a vehicle template"), "{said:#?}");
    let path = "missiles/two-stage-solid.toml";
    let text = text_of("missiles/stack.toml").replacen("id = \"stack\"", "id = \"two-stage-solid\"", 1);
    let said = messages(minimal_with([file(path, text)]));
    assert!(said[0].contains("id: `two-stage-solid` is the id of a vehicle template"), "{said:#?}");
    let launch = "launches/2017-03-06.toml";
    let text = text_of(launch).replacen("name = ", "missile = \"two-stage-solid\"\nname = ", 1);
    let said = messages(minimal_with([file(launch, text)]));
    assert!(said[0].contains("missile: `two-stage-solid` is not a known missile"), "{said:#?}");
}

#[test]
fn faults_of_dates_sources_and_places_are_named() {
    let said = messages(with("missiles/stack.toml", &BUILT.replace("\"press-2017\"", "\"pres-2017\"")));
    assert!(said[0].contains("built_as[0].source: `pres-2017` is not a known source"), "{said:#?}");
    let said = messages(with("missiles/stack.toml", &BUILT.replace("= 2017-03-06", "= 2017-03-09")));
    assert!(said[0].contains("built_as[0].said_on: said on 2017-03-09"), "{said:#?}");
    let said = messages(with("missiles/stack.toml", &[BUILT, BUILT].concat()));
    assert!(said[0].contains("built_as[1]: `press` stands here twice"), "{said:#?}");
    let said = messages(with("systems/radar.toml", BUILT));
    assert!(said[0].contains("built_as: a system is built like no missile"), "{said:#?}");
}

#[test]
fn it_is_hidden_until_it_was_said_and_is_a_fact_of_its_own() {
    let catalogue = sound(with("missiles/stack.toml", BUILT));
    let seen = |cut: &Catalogue| cut.missiles.get("stack").map(|missile| missile.built_as.len());
    assert_eq!(seen(&catalogue.as_of(date(2017, 3, 5))), Some(0));
    assert_eq!(seen(&catalogue.as_of(date(2017, 3, 6))), Some(1));
    let fact = catalogue.fact("stack/built-as/press").expect("it is a fact");
    assert_eq!(fact.source().as_str(), "press-2017");
    assert_eq!(fact.said_on().map(|day| day.to_string()).as_deref(), Some("2017-03-06"));
}

#[test]
fn the_solid_missiles_of_long_range_are_built_as_three_solid_stages() {
    let catalogue = Catalogue::load(&[embedded()]).expect("the catalogue is sound");
    for missile in ["hwasong-18", "hwasong-19", "hwasong-20"] {
        let built = &catalogue.missiles[missile].built_as;
        assert!(
            !built.is_empty() && built.iter().all(|one| one.template == "three-stage-solid"),
            "{missile}"
        );
    }
    for missile in catalogue.missiles.values() {
        // Of a missile with stages on record nobody needs to ask what it is like; one that glides is like none.
        let glides = missile.courses.iter().any(|course| !course.ballistic_all_the_way);
        assert!(missile.built_as.is_empty() || (missile.stage_sets.is_empty() && !glides), "{}", missile.id);
        for one in missile.built_as.iter().filter(|one| one.source == "project-assumed-vehicles") {
            let note = one.note.as_deref().unwrap_or_default();
            assert!(note.starts_with("assumed by this project") && one.said_by == "this project", "{note}");
        }
    }
    let then = catalogue.as_of(date(2023, 4, 13));
    assert!(then.missiles["hwasong-18"].built_as.is_empty());
}

#[test]
fn a_layer_cannot_bring_a_template() {
    for path in ["templates.toml", "fixed/templates.toml", "templates/own.toml"] {
        let said = messages(minimal_with([file(path, "[[template]]\nid = \"own\"\n")]));
        assert_eq!(said.len(), 1, "{path}: {said:#?}");
        assert!(said[0].contains("the catalogue has no place for"), "{path}: {said:#?}");
    }
}
