//! What a flight computation finds: stage sets with their figures, what is assumed of them, what a date hides.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use jiff::civil::{Date, date};
use tpt_catalogue::{
    AfterBurnout, Basis, Catalogue, Entry, Expansion, Part, Propellant, RecordId, StageForm, ThrustAt,
    embedded,
};

use crate::support::{exchanged, file, messages, minimal, minimal_with, sound, text_of};

static EMBEDDED: LazyLock<Catalogue> =
    LazyLock::new(|| Catalogue::load(&[embedded()]).expect("the embedded catalogue is sound"));

const STACK: &str = "missiles/stack.toml";

/// The ids of the stage sets of a missile, in their order; none where the missile is hidden.
fn sets_of(catalogue: &Catalogue, missile: &str) -> Vec<String> {
    let sets = catalogue.missiles.get(missile).map(|entry| entry.stage_sets.iter());
    sets.into_iter().flatten().map(|set| set.id.to_string()).collect()
}

#[test]
fn a_set_by_masses_resolves_to_its_figures() {
    let catalogue = sound(minimal());
    let set = catalogue.missiles["stack"].stage_set("one-stage").expect("the set is there");
    assert_eq!(set.set.propellant, Propellant::Liquid);
    assert_eq!(set.set.after_burnout, AfterBurnout::Attached);
    assert_eq!(set.payload_mass.id, "warhead");
    assert_eq!(set.launch_mass.map(|figure| figure.id.as_str()), Some("alone"));
    assert_eq!(set.ballistic_coefficient, None);
    let [stage] = set.stages.as_slice() else { panic!("{} stages", set.stages.len()) };
    let StageForm::Masses { propellant_mass, thrust, stage_mass, .. } = stage.form else {
        panic!("{:?}", stage.form)
    };
    assert_eq!(propellant_mass.measured().central_si(), Some(4000.0));
    assert_eq!(thrust.measured().central_si(), Some(130_000.0));
    assert_eq!(stage_mass.and_then(|figure| figure.measured().central_si()), Some(5000.0));
    assert_eq!(stage.thrust_at, ThrustAt::SeaLevel);
    assert!(matches!(stage.expansion, Expansion::ExitArea(area) if area.id == "s1-area"));
    assert_eq!(stage.ignition_delay, None);
    // Only how it rises is assumed: the vehicle is a published one.
    assert_eq!(set.basis(), Basis::Published);
    let assumed: Vec<_> = set.assumed_parts().map(|used| (used.part, used.stage)).collect();
    assert_eq!(assumed, [(Part::VerticalRise, None)]);
}

#[test]
fn a_template_makes_the_vehicle_an_assumed_one() {
    let catalogue = sound(minimal());
    let set = catalogue.missiles["stack"].stage_set("two-stages").expect("the set is there");
    let [first, second] = set.stages.as_slice() else { panic!("{} stages", set.stages.len()) };
    assert_eq!(first.expansion, Expansion::None);
    let StageForm::Template { dry_fraction, .. } = second.form else { panic!("{:?}", second.form) };
    let spread = dry_fraction.measured().spread_si().expect("a range has a spread");
    assert!((spread.low() - 0.08).abs() < 1e-12 && (spread.high() - 0.14).abs() < 1e-12, "{spread:?}");
    assert!(matches!(second.expansion, Expansion::VacuumThrustRatio(ratio) if ratio.id == "s2-ratio"));
    assert_eq!(second.ignition_delay.map(|figure| figure.id.as_str()), Some("pause"));
    assert_eq!(set.basis(), Basis::Assumed);
    let assumed: Vec<_> = set.assumed_parts().map(|used| (used.part.key(), used.stage)).collect();
    assert_eq!(
        assumed,
        [
            ("ballistic_coefficient", None),
            ("vertical_rise", None),
            ("thrust_to_weight", Some(1)),
            ("burn_time", Some(1)),
            ("dry_fraction", Some(1)),
            ("specific_impulse", Some(1)),
            ("vacuum_thrust_ratio", Some(1)),
            ("ignition_delay", Some(1)),
        ]
    );
    assert_eq!(set.figures().len(), set.set.references().count());
    assert!(set.set.stages[1].is_template() && !set.set.stages[0].is_template());
}

#[test]
fn sets_come_in_the_order_of_the_file() {
    let catalogue = sound(minimal());
    let ids: Vec<_> =
        catalogue.missiles["stack"].resolved_stage_sets().map(|s| s.set.id.to_string()).collect();
    assert_eq!(ids, ["one-stage", "two-stages"]);
    assert!(catalogue.missiles["stack"].stage_set("three-stages").is_none());
}

#[test]
fn an_id_that_two_quantities_share_is_told_apart_by_its_place() {
    let text = exchanged(STACK, "id = \"s1-dry\"", "id = \"s1-propellant\"");
    let text = text.replace("dry_mass = \"s1-dry\"", "dry_mass = \"s1-propellant\"");
    let catalogue = sound(minimal_with([file(STACK, text)]));
    let set = catalogue.missiles["stack"].stage_set("one-stage").expect("the set is there");
    let StageForm::Masses { propellant_mass, dry_mass, .. } = set.stages[0].form else { panic!("by masses") };
    assert_eq!([propellant_mass, dry_mass].map(|f| f.quantity.as_str()), ["propellant-mass", "dry-mass"]);
}

#[test]
fn masses_add_up_within_the_rounding_of_all_of_them() {
    for (old, new) in [
        ("nominal = 5, unit = \"t\"", "nominal = 5.01, unit = \"t\""),
        ("nominal = 5, unit = \"t\"", "low = 5005, high = 6000, unit = \"kg\""),
        ("nominal = 5500", "nominal = 5520"),
        ("nominal = 5500", "low = 4000, high = 5490"),
    ] {
        assert_eq!(
            messages(minimal_with([file(STACK, exchanged(STACK, old, new))])),
            Vec::<String>::new(),
            "{new}"
        );
    }
}

#[test]
fn a_very_long_burn_is_no_fault() {
    let text = exchanged(STACK, "nominal = 130, unit = \"kN\"", "nominal = 10, unit = \"kN\"");
    assert_eq!(messages(minimal_with([file(STACK, text)])), Vec::<String>::new());
}

#[test]
fn a_set_without_a_stage_is_refused() {
    let text = text_of(STACK);
    let (head, _) = text.split_once("[[stage_sets.stages]]").expect("the set has a stage");
    assert_eq!(
        messages(minimal_with([file(STACK, format!("{head}stages = []\n"))])),
        ["missiles/stack.toml:33:10: stage_sets[0].stages: there is no stage; allowed: at least one stage"]
    );
}

#[test]
fn a_drag_table_gives_its_points_in_order() {
    let catalogue = sound(minimal());
    let points: Vec<_> = catalogue.drag_tables["body"].points().collect();
    assert_eq!(points, [(0.0, 0.2), (0.8, 0.2), (1.2, 0.4), (3.0, 0.25)]);
}

#[test]
fn a_set_waits_for_its_last_figure() {
    let catalogue = sound(minimal());
    // The exit area that the first set mentions was said on 10 March; no figure of the second has a date.
    for (day, sets) in
        [(date(2017, 3, 9), vec!["two-stages"]), (date(2017, 3, 10), vec!["one-stage", "two-stages"])]
    {
        assert_eq!(sets_of(&catalogue.as_of(day), "stack"), sets, "{day}");
    }
    assert!(catalogue.as_of(date(1990, 1, 1)).drag_tables.contains_key("body"), "a drag table has no date");
}

#[test]
fn an_assumed_figure_alone_does_not_make_a_missile_known() {
    let text = text_of(STACK).replace(
        "said_by = \"A newspaper\", basis = \"published\"",
        "said_by = \"A newspaper\", said_on = 2017-03-10, basis = \"published\"",
    );
    let text = text.replace("press-2017", "later-2018");
    let catalogue = sound(minimal_with([file(STACK, text)]));
    for (day, there) in [(date(2017, 3, 9), false), (date(2017, 3, 10), true)] {
        assert_eq!(catalogue.as_of(day).missiles.contains_key("stack"), there, "{day}");
    }
}

#[test]
fn the_missile_of_a_launch_is_hidden_until_it_is_known() {
    let of = |missile: &str| {
        let text = exchanged(
            "launches/2017-03-06.toml",
            "site = \"city\"\n",
            &format!("site = \"city\"\nmissile = \"{missile}\"\n"),
        );
        [file("launches/2017-03-06.toml", text)]
    };
    let later = exchanged("missiles/rocket.toml", "known_since = 2017-02-12", "known_since = 2017-03-10");
    let mut files = of("rocket").to_vec();
    files.push(file("missiles/rocket.toml", later));
    let catalogue = sound(minimal_with(files));
    let missile = |day: Date| catalogue.as_of(day).launches["2017-03-06"].missile.clone();
    assert_eq!(missile(date(2017, 3, 9)), None);
    assert_eq!(missile(date(2017, 3, 10)).map(|id| id.to_string()).as_deref(), Some("rocket"));
    assert!(sound(minimal_with(of("stack"))).launches["2017-03-06"].missile.is_some());
}

/// The missiles that the program carries stage sets of, with the sets in their order and the basis of the first.
const CARRIED: [(&str, &[&str], Basis); 16] = [
    ("al-husayn", &["forden", "levinger"], Basis::Published),
    ("hwasong-12", &["template", "literature"], Basis::Assumed),
    ("hwasong-14", &["literature"], Basis::Assumed),
    ("hwasong-15", &["template"], Basis::Assumed),
    ("hwasong-17", &["template"], Basis::Assumed),
    ("musudan", &["literature", "levinger"], Basis::Unsourced),
    ("nodong", &["levinger", "literature", "rodrigues", "forden"], Basis::Published),
    ("pukguksong-1", &["template"], Basis::Assumed),
    ("pukguksong-2", &["template"], Basis::Assumed),
    ("redstone-mercury", &["literature"], Basis::Unsourced),
    ("scud-b", &["forden", "unnamed-model", "literature", "levinger"], Basis::Published),
    ("scud-c", &["literature"], Basis::Unsourced),
    ("scud-er", &["wright-style"], Basis::Unsourced),
    ("taepodong-1", &["levinger"], Basis::Published),
    ("taepodong-2", &["levinger", "forden"], Basis::Published),
    ("v-2", &["literature", "levinger"], Basis::Unsourced),
];

#[test]
fn every_set_that_the_program_carries_resolves() {
    let with_sets = |entry: &&Entry| !entry.stage_sets.is_empty();
    let found: Vec<&str> = EMBEDDED.missiles.values().filter(with_sets).map(|e| e.id.as_str()).collect();
    assert_eq!(found, CARRIED.map(|(id, ..)| id));
    for (id, sets, basis) in CARRIED {
        let entry = &EMBEDDED.missiles[id];
        let resolved: Vec<_> = entry.resolved_stage_sets().collect();
        let ids: Vec<_> = resolved.iter().map(|set| set.set.id.as_str()).collect();
        assert_eq!(ids, sets, "{id}");
        assert_eq!(resolved[0].basis(), basis, "{id}");
        for set in &resolved {
            assert!(EMBEDDED.drag_tables.contains_key(&set.set.drag), "{id}");
            assert!(set.set.note.is_some(), "{id}/{}: why it stands where it does", set.set.id);
            for used in set.figures() {
                assert!(used.figure.measured().spread_si().is_some(), "{id}/{}", used.figure.id);
            }
        }
    }
}

#[test]
fn every_assumed_figure_says_why_and_who_assumes_it() {
    let assumed: Vec<_> = EMBEDDED.figures().filter(|found| found.figure.basis == Basis::Assumed).collect();
    let of_vehicles = assumed.iter().filter(|found| EMBEDDED.missiles.contains_key(found.record));
    let mut count = 0;
    for found in of_vehicles {
        let figure = found.figure;
        assert_eq!(figure.source, "project-assumed-vehicles", "{}", found.whole_id());
        assert_eq!(figure.said_by, "this project", "{}", found.whole_id());
        assert!(figure.note.is_some() && figure.said_on.is_none(), "{}", found.whole_id());
        assert!(figure.low < figure.high && figure.nominal.is_none(), "{}: a range", found.whole_id());
        count += 1;
    }
    assert!(count > 0, "there are assumed vehicles");
}

#[test]
fn the_missile_of_a_launch_has_stage_sets_where_a_template_of_its_kind_is_on_record() {
    let with_missile: Vec<_> =
        EMBEDDED.launches.values().filter_map(|l| Some((&l.id, l.missile.as_ref()?))).collect();
    let has = |missile: &RecordId| EMBEDDED.missiles[missile].resolved_stage_sets().next().is_some();
    let (flown, named): (Vec<_>, Vec<_>) = with_missile.into_iter().partition(|(_, missile)| has(missile));
    assert_eq!(flown.len(), 25, "{flown:?}");
    // Solid missiles of three stages, and one that glides: nobody published their stages.
    let named: BTreeSet<&str> = named.iter().map(|(_, missile)| missile.as_str()).collect();
    assert_eq!(named, BTreeSet::from(["hwasong-16b", "hwasong-18", "hwasong-19"]));
}

#[test]
fn on_the_eve_of_the_talks_later_missiles_and_sets_are_hidden() {
    let eve = EMBEDDED.as_of(date(2017, 3, 20));
    for missile in ["hwasong-12", "hwasong-14", "hwasong-15", "hwasong-17"] {
        assert!(sets_of(&eve, missile).is_empty(), "{missile}");
    }
    assert_eq!(sets_of(&eve, "scud-er"), ["wright-style"]);
    assert_eq!(sets_of(&eve, "pukguksong-2"), ["template"]);
    assert_eq!(sets_of(&EMBEDDED.as_of(date(2004, 12, 31)), "nodong"), ["literature", "forden"]);
    assert_eq!(eve.launches["2017-03-06"].missile.as_ref().map(|id| id.as_str()), Some("scud-er"));
}

/// The stack with a burn time on record, compared in both sets.
fn with_burn_time(figure: &str, mention: &str) -> Vec<String> {
    let figures = format!("{figure}\n  {{ id = \"width\", quantity");
    let text = text_of(STACK).replace("  { id = \"width\", quantity", &figures);
    let text = text.replace("thrust = \"s1-thrust\"\n", &format!("thrust = \"s1-thrust\"\n{mention}"));
    messages(minimal_with([file(STACK, text)]))
}

/// A burn time of the newspaper that gives the propellant.
fn burn_time(number: &str) -> String {
    format!(
        "  {{ id = \"s1-burn\", quantity = \"burn-time\", {number}, unit = \"s\", said_by = \"A newspaper\", \
         basis = \"published\", source = \"press-2017\" }},"
    )
}

#[test]
fn a_burn_time_on_record_is_compared_with_the_one_that_follows() {
    const MENTION: &str = "recorded_burn_time = \"s1-burn\"\n";
    const WHY: &str = "burn_times_differ = \"a part of the propellant stays aboard\"\n";
    // 3,995 to 4,005 kg at 226 to 230 s and 125 to 135 kN burn for 65.6 to 72.3 s.
    assert_eq!(with_burn_time(&burn_time("nominal = 68"), MENTION), Vec::<String>::new());
    assert_eq!(with_burn_time(&burn_time("low = 62, high = 64"), MENTION), Vec::<String>::new());
    let fault = "propellant, impulse and thrust give a burn time of 65.6 to 72.3 s, `s1-burn` says 62 s; allowed: burn \
                 times within 3 % of each other, or burn_times_differ with the reason";
    let short = with_burn_time(&burn_time("nominal = 62"), MENTION);
    assert!(short.len() == 2 && short.iter().all(|message| message.ends_with(fault)), "{short:#?}");
    assert!(short[0].contains("stage_sets[0].stages[0].recorded_burn_time: "), "{short:#?}");
    assert_eq!(with_burn_time(&burn_time("nominal = 62"), &format!("{MENTION}{WHY}")), Vec::<String>::new());
    // A reason where nothing differs, and a burn time that is not compared.
    let needless = with_burn_time(&burn_time("nominal = 68"), &format!("{MENTION}{WHY}"));
    assert!(
        needless.iter().all(|message| message.contains("do not differ by more than 3 %")),
        "{needless:#?}"
    );
    assert_eq!(needless.len(), 2);
    let left = with_burn_time(&burn_time("nominal = 68"), "");
    assert!(
        left.len() == 2 && left[0].contains("no stage compares its burn time with `s1-burn`"),
        "{left:#?}"
    );
    // What is assumed is on nobody's record.
    let assumed = burn_time("nominal = 62").replace("basis = \"published\"", "basis = \"assumed\"");
    assert_eq!(with_burn_time(&assumed, ""), Vec::<String>::new());
}

#[test]
fn digits_are_known_as_a_file_writes_them() {
    let half = |number: &str| {
        let text = exchanged(STACK, "nominal = 0.9, unit = \"m\"", number);
        let catalogue = sound(minimal_with([file(STACK, text)]));
        let set = catalogue.missiles["stack"].stage_set("one-stage").expect("the set is there");
        let spread = set.stages[0].diameter.measured().spread_si().expect("it has a spread");
        0.5 * (spread.high() - spread.low())
    };
    for (number, expected) in [
        ("nominal = 0.9, unit = \"m\"", 0.05),
        ("nominal = 1, unit = \"m\"", 0.05),
        ("nominal = 1.0, unit = \"m\"", 0.05),
        ("nominal = 1.00, unit = \"m\"", 0.005),
        ("nominal = 2.50, unit = \"m\"", 0.005),
        ("nominal = 1, last_digit = 1, unit = \"m\"", 0.5),
        ("nominal = 1.0, last_digit = 1, unit = \"m\"", 0.5),
        ("nominal = 90.0, unit = \"cm\"", 0.0005),
        ("nominal = 90, unit = \"cm\"", 0.005),
    ] {
        assert!((half(number) - expected).abs() < 1e-12, "{number}: {}", half(number));
    }
}
