//! The one-way rule: nothing takes a defence and searches for what gets past it, and no input can ask for it.

use crate::support::{answer, arg, folder, not_refused, run, tree, write};

/// Arguments that must not be understood, and the word that the refusal names.
const ARGUMENTS: [(&[&str], &str); 43] = [
    (&["optimise"], "optimise"),
    (&["optimize"], "optimize"),
    (&["penetrate"], "penetrate"),
    (&["saturate"], "saturate"),
    (&["evade"], "evade"),
    (&["plan"], "plan"),
    (&["target"], "target"),
    (&["simulate"], "simulate"),
    (&["sight", "seongju", "--azimuth-deg", "90"], "--azimuth-deg"),
    (&["sight", "seongju", "--launch-point", "40,126"], "--launch-point"),
    (&["sight", "--matrix", "--trajectory", "arc.json"], "--trajectory"),
    (&["check", "nobody", "--loft", "70"], "--loft"),
    (&["warn", "2017-03-06", "--loft", "70"], "--loft"),
    (&["defend", "seongju", "--trajectory", "arc.json"], "--trajectory"),
    (&["defend", "seongju", "--launch-point", "40,126"], "--launch-point"),
    (&["defend", "seongju", "--loft-deg", "70"], "--loft-deg"),
    (&["defend", "seongju", "--range-km", "500"], "--range-km"),
    (&["defend", "seongju", "--without", "seongju-radar"], "--without"),
    (&["defend", "jmsdf-aegis-bmd", "--move", "jmsdf-aegis-bmd=40,134"], "--move"),
    (&["tradeoff", "seongju", "launch"], "launch"),
    (&["tradeoff", "seongju", "azimuth"], "azimuth"),
    (&["tradeoff", "seongju", "trajectory"], "trajectory"),
    (&["tradeoff", "seongju", "heading", "--azimuth-deg", "90"], "--azimuth-deg"),
    (&["tradeoff", "seongju", "heading", "--launch", "2017-03-06"], "--launch"),
    (&["tradeoff", "seongju", "heading", "--arc", "china-north-america"], "--arc"),
    (&["tradeoff", "seongju", "heading", "--launch-point", "40,126"], "--launch-point"),
    (&["tradeoff", "seongju", "heading", "--loft-deg", "70"], "--loft-deg"),
    (&["tradeoff", "seongju", "heading", "--rcs-m2", "0.001"], "--rcs-m2"),
    (&["tradeoff", "seongju", "heading", "--range-km", "500"], "--range-km"),
    (&["tradeoff", "seongju", "site", "--move", "seongju=38,127"], "--move"),
    (&["tradeoff", "seongju", "site", "--place", "Seoul"], "--place"),
    (&["tradeoff", "seongju", "heading", "--trajectory", "arc.json"], "--trajectory"),
    (&["brief", "2017-03-20", "--azimuth-deg", "90"], "--azimuth-deg"),
    (&["brief", "2017-03-20", "--loft-deg", "70"], "--loft-deg"),
    (&["brief", "2017-03-20", "--trajectory", "arc.json"], "--trajectory"),
    (&["brief", "2017-03-20", "--launch-point", "40,126"], "--launch-point"),
    (&["brief", "2017-03-20", "--range-km", "998"], "--range-km"),
    (&["brief", "2017-03-20", "--apogee-km", "3725"], "--apogee-km"),
    (&["reconstruct", "2017-03-06", "--against", "seongju"], "--against"),
    (&["reconstruct", "2017-03-06", "--loft-deg", "70"], "--loft-deg"),
    (&["catalogue", "list", "arcs"], "arcs"),
    (&["catalogue", "list", "trajectories"], "trajectories"),
    (&["catalogue", "show", "2017-03-06", "--azimuth-deg", "90"], "--azimuth-deg"),
];

/// Files of a `--data` folder that must not be taken, and the words that the refusal names.
const FILES: [(&str, &str, &[&str]); 12] = [
    ("arcs/arc.toml", "id = \"arc\"", &["`arcs`", "launches"]),
    ("classes/class.toml", "id = \"class\"", &["`classes`", "launches"]),
    ("trajectories/one.toml", "id = \"one\"", &["`trajectories`", "launches"]),
    ("launch-regions/region.toml", "id = \"region\"", &["`launch-regions`", "launches"]),
    ("arcs.toml", "[[arc]]\nid = \"arc\"", &["`arcs.toml`", "places.toml"]),
    ("templates.toml", "[[template]]\nid = \"own\"", &["`templates.toml`", "places.toml"]),
    ("templates/own.toml", "id = \"own\"", &["`templates`", "launches"]),
    ("fixed/templates.toml", "[[template]]\nid = \"own\"", &["`fixed`", "launches"]),
    ("fixed/classes.toml", "[[class]]\nid = \"own\"", &["`fixed`", "launches"]),
    ("launches/2017-03-06.toml", "trajectory = [[0, 0, 0]]", &["trajectory", "reports"]),
    ("launches/2017-03-06.toml", "azimuth_deg = 90", &["azimuth_deg", "reports"]),
    ("launches/2017-03-06.toml", "launch_point = [40, 126]", &["launch_point", "reports"]),
];

/// Keys of a scenario file that must not be taken.
const SCENARIO_KEYS: [&str; 6] = ["arcs", "azimuth_deg", "launch_point", "loft_deg", "salvo", "trajectory"];

/// Words of what this program does not do; none stands in a command, a flag or a value.
const WORDS: [&str; 9] =
    ["azimuth", "decoy", "evade", "jamm", "launch-point", "optimi", "penetrat", "saturat", "trajector"];

#[test]
fn forbidden_arguments_are_refused() {
    let place = folder();
    let mut wrong = Vec::new();
    for (args, names) in ARGUMENTS {
        let out = place.path().join("brief");
        let given = [args, &["--out", arg(&out)]].concat();
        wrong.extend(
            not_refused(&run(&given), &[names]).into_iter().map(|fault| format!("{args:?}: {fault}")),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(tree(place.path()).is_empty(), "something was left behind");
}

/// A cue is another element of the deployment: no time, place, flight or region stands for one.
#[test]
fn a_cue_is_an_element_and_nothing_else() {
    let mut wrong = Vec::new();
    for cue in ["2017-03-06", "40,126", "belt-1", "nodong", "60", "seongju-site", "irkutsk"] {
        let run = run(["defend", "seongju", "--against", "nodong", "--asof", "2017-03-20", "--cue", cue]);
        wrong.extend(not_refused(&run, &["element", cue]).into_iter().map(|fault| format!("{cue}: {fault}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A vehicle template is flown by a reconstruction alone: to everything that looks at or meets a flight, its id is no class, no
/// missile, no arc, no launch and no element.
#[test]
fn no_command_that_sees_or_meets_takes_a_template() {
    let mut wrong = Vec::new();
    for template in tpt_catalogue::vehicle_templates().expect("the file is sound") {
        let id = template.id.as_str();
        let moved = format!("{id}=38,127");
        let stages = format!("stage-set={id}/template");
        let asked: [&[&str]; 18] = [
            &["sight", "seongju", "--arc", id],
            &["sight", "seongju", "--launch", id],
            &["sight", "seongju", "--without", id],
            &["sight", "seongju", "--move", &moved],
            &["sight", id, "--altitude-km", "100"],
            &["warn", id, "--place", "Seoul"],
            &["defend", "seongju", "--against", id],
            &["defend", "seongju", "--against", "nodong", "--cue", id],
            &["defend", id, "--against", "nodong"],
            &["ring", id],
            &["tradeoff", id, "heading"],
            &["check", id],
            &["brief", id],
            &["reproduce", id],
            &["reconstruct", id],
            &["catalogue", "show", id],
            &["catalogue", "list", id],
            &["warn", "2017-03-06", "--place", "Seoul", "--figure", &stages],
        ];
        for args in asked {
            let refused = not_refused(&run(args), &[id]);
            wrong.extend(refused.into_iter().map(|fault| format!("{args:?}: {fault}")));
        }
        for kind in ["missiles", "systems", "launches", "elements"] {
            let listed = answer(&["catalogue", "list", kind]);
            if listed.contains(id) || listed.contains(&template.name) {
                wrong.push(format!("`catalogue list {kind}` lists {id}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn forbidden_catalogue_files_are_refused() {
    let mut wrong = Vec::new();
    for (path, content, names) in FILES {
        let place = folder();
        write(place.path(), path, content);
        let run = run(["catalogue", "check", "--data", arg(place.path())]);
        wrong.extend(not_refused(&run, names).into_iter().map(|fault| format!("{path}: {fault}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn forbidden_keys_of_a_scenario_are_refused() {
    let place = folder();
    let keys: String = SCENARIO_KEYS.iter().map(|key| format!("{key} = 1\n")).collect();
    let file = write(place.path(), "scenario.toml", format!("{keys}{}", crate::refusals::SCENARIO));
    let run = run(["brief", "2017-03-20", "--json", "--scenario", arg(&file)]);
    assert_eq!(
        not_refused(
            &run,
            &SCENARIO_KEYS.map(|key| format!("unknown key `{key}`")).each_ref().map(String::as_str)
        ),
        Vec::<String>::new()
    );
}

#[test]
fn the_definition_offers_nothing_of_the_kind() {
    fn names(command: &clap::Command, found: &mut Vec<String>) {
        found.push(command.get_name().to_owned());
        for argument in command.get_arguments() {
            // The bearing of a reported impact: `reconstruct` alone takes it, and its result is no input of anything.
            if command.get_name() == "reconstruct" && argument.get_id() == "azimuth_deg" {
                continue;
            }
            found.extend(argument.get_long().map(str::to_owned));
            found.push(argument.get_id().to_string());
            found.extend(argument.get_possible_values().iter().map(|value| value.get_name().to_owned()));
        }
        command.get_subcommands().for_each(|inner| names(inner, found));
    }
    let mut found = Vec::new();
    names(&tpt_cli::command(), &mut found);
    assert!(found.iter().any(|name| name == "launches"), "{found:?}");
    let offered: Vec<_> = found.iter().filter(|name| WORDS.iter().any(|word| name.contains(word))).collect();
    assert!(offered.is_empty(), "{offered:?}");
    // The program says the rule itself.
    let help: Vec<String> = answer(&["--help"]).split_whitespace().map(str::to_owned).collect();
    assert!(help.join(" ").contains("It searches for nothing that gets past a defence"));
}
