//! What is refused of stage sets, drag tables and the missile of a launch, and the whole text of each refusal.

use crate::faults::{Case, wrong_in};

const CASES: &[Case] = &[
    Case {
        file: "missiles/stack.toml",
        old: "drag = \"body\"\npayload_mass = \"warhead\"\nlaunch_mass = \"alone\"",
        new: "drag = \"boddy\"\npayload_mass = \"warhead\"\nlaunch_mass = \"alone\"",
        says: &[
            "missiles/stack.toml:28:8: stage_sets[0].drag: `boddy` is not a known drag table; allowed: an id of data/drag-tables.toml (did you mean `body`?)",
        ],
    },
    Case {
        file: "missiles/stack.toml",
        old: "exit_area = \"s1-area\"",
        new: "exit_area = \"s1-aera\"",
        says: &[
            "missiles/stack.toml:40:13: stage_sets[0].stages[0].exit_area: `s1-aera` is not a figure of this record; allowed: the id of a figure of quantity nozzle-exit-area (did you mean `s1-area`?)",
        ],
    },
    Case {
        file: "missiles/stack.toml",
        old: "stage_mass = \"s1-full\"",
        new: "stage_mass = \"nothing\"",
        says: &[
            "missiles/stack.toml:36:14: stage_sets[0].stages[0].stage_mass: `nothing` is not a figure of this record; allowed: the id of a figure of quantity stage-mass",
        ],
    },
    Case {
        file: "missiles/stack.toml",
        old: "stage_mass = \"s1-full\"",
        new: "stage_mass = \"s1-dry\"",
        says: &[
            "missiles/stack.toml:36:14: stage_sets[0].stages[0].stage_mass: `s1-dry` is a figure of dry-mass; allowed: the id of a figure of quantity stage-mass",
        ],
    },
    Case {
        file: "missiles/stack.toml",
        old: "dry_fraction = \"s2-empty\"",
        new: "dry_fraction = \"s1-propellant\"",
        says: &[
            "missiles/stack.toml:62:16: stage_sets[1].stages[1].dry_fraction: `s1-propellant` is a figure of propellant-mass; allowed: the id of a figure of quantity dry-fraction",
        ],
    },
    Case {
        file: "missiles/stack.toml",
        old: "stage_mass = \"s1-full\"\nthrust = \"s1-thrust\"\n",
        new: "stage_mass = \"s1-full\"\n",
        says: &[
            "missiles/stack.toml:33:1: stage_sets[0].stages[0]: the form of the stage lacks `thrust`; allowed: either propellant_mass, dry_mass and thrust (stage_mass may stand beside them), or thrust_to_weight, burn_time and dry_fraction",
        ],
    },
    Case {
        file: "missiles/stack.toml",
        old: "thrust_to_weight = \"s2-push\"\nburn_time = \"s2-burn\"\ndry_fraction = \"s2-empty\"\n",
        new: "",
        says: &[
            "missiles/stack.toml:59:1: stage_sets[1].stages[1]: the stage has no form; allowed: either propellant_mass, dry_mass and thrust (stage_mass may stand beside them), or thrust_to_weight, burn_time and dry_fraction",
        ],
    },
    Case {
        file: "missiles/stack.toml",
        old: "thrust_to_weight = \"s2-push\"\nburn_time = \"s2-burn\"\n",
        new: "thrust_to_weight = \"s2-push\"\n",
        says: &[
            "missiles/stack.toml:59:1: stage_sets[1].stages[1]: the form of the stage lacks `burn_time`; allowed: either propellant_mass, dry_mass and thrust (stage_mass may stand beside them), or thrust_to_weight, burn_time and dry_fraction",
        ],
    },
    Case {
        file: "missiles/stack.toml",
        old: "thrust_to_weight = \"s2-push\"",
        new: "thrust_to_weight = \"s2-push\"\nthrust = \"s1-thrust\"",
        says: &[
            "missiles/stack.toml:59:1: stage_sets[1].stages[1]: the stage has two forms: `thrust` beside `thrust_to_weight`; allowed: either propellant_mass, dry_mass and thrust (stage_mass may stand beside them), or thrust_to_weight, burn_time and dry_fraction",
        ],
    },
    Case {
        file: "missiles/stack.toml",
        old: "thrust_to_weight = \"s2-push\"",
        new: "thrust_to_weight = \"s2-push\"\nstage_mass = \"s1-full\"",
        says: &[
            "missiles/stack.toml:59:1: stage_sets[1].stages[1]: the stage has two forms: `stage_mass` beside `thrust_to_weight`; allowed: either propellant_mass, dry_mass and thrust (stage_mass may stand beside them), or thrust_to_weight, burn_time and dry_fraction",
        ],
    },
    Case {
        file: "missiles/stack.toml",
        old: "nominal = 130, unit = \"kN\"",
        new: "nominal = 0, unit = \"kN\"",
        says: &[
            "missiles/stack.toml:37:10: stage_sets[0].stages[0].thrust: `s1-thrust` says 0 kN, which cannot be; allowed: more than 0",
            "missiles/stack.toml:55:10: stage_sets[1].stages[0].thrust: `s1-thrust` says 0 kN, which cannot be; allowed: more than 0",
        ],
    },
    Case {
        file: "missiles/stack.toml",
        old: "nominal = 130, unit = \"kN\"",
        new: "low = -10, high = 130, unit = \"kN\"",
        says: &[
            "missiles/stack.toml:37:10: stage_sets[0].stages[0].thrust: `s1-thrust` says −10–130 kN, which cannot be; allowed: more than 0",
            "missiles/stack.toml:55:10: stage_sets[1].stages[0].thrust: `s1-thrust` says −10–130 kN, which cannot be; allowed: more than 0",
        ],
    },
    Case {
        file: "missiles/stack.toml",
        old: "low = 100, high = 220",
        new: "low = 0, high = 220",
        says: &[
            "missiles/stack.toml:61:13: stage_sets[1].stages[1].burn_time: `s2-burn` says 0–220 s, which cannot be; allowed: more than 0",
        ],
    },
    Case {
        file: "missiles/stack.toml",
        old: "nominal = 4000",
        new: "nominal = -4000",
        says: &[
            "missiles/stack.toml:34:19: stage_sets[0].stages[0].propellant_mass: `s1-propellant` says −4,000 kg, which cannot be; allowed: more than 0",
            "missiles/stack.toml:53:19: stage_sets[1].stages[0].propellant_mass: `s1-propellant` says −4,000 kg, which cannot be; allowed: more than 0",
        ],
    },
    Case {
        file: "missiles/stack.toml",
        old: "low = 8, high = 14",
        new: "low = 0, high = 14",
        says: &[
            "missiles/stack.toml:62:16: stage_sets[1].stages[1].dry_fraction: `s2-empty` says 0–14 percent, which cannot be; allowed: more than 0 and less than 0.5",
        ],
    },
    Case {
        file: "missiles/stack.toml",
        old: "low = 8, high = 14",
        new: "low = 8, high = 50",
        says: &[
            "missiles/stack.toml:62:16: stage_sets[1].stages[1].dry_fraction: `s2-empty` says 8–50 percent, which cannot be; allowed: more than 0 and less than 0.5",
        ],
    },
    Case {
        file: "missiles/stack.toml",
        old: "low = 1.1, high = 1.16",
        new: "low = 0.9, high = 1.16",
        says: &[
            "missiles/stack.toml:65:23: stage_sets[1].stages[1].vacuum_thrust_ratio: `s2-ratio` says 0.9–1.16, which cannot be; allowed: 1 or more",
        ],
    },
    Case {
        file: "missiles/stack.toml",
        old: "low = 0, high = 3",
        new: "low = -1, high = 3",
        says: &[
            "missiles/stack.toml:67:18: stage_sets[1].stages[1].ignition_delay: `pause` says −1–3 s, which cannot be; allowed: 0 or more",
        ],
    },
    Case {
        file: "missiles/stack.toml",
        old: "low = 8, high = 14, unit = \"percent\"",
        new: "nominal = -10, unit = \"dB\"",
        says: &[
            "missiles/stack.toml:62:16: stage_sets[1].stages[1].dry_fraction: `s2-empty` says −10 dB, which is no number to calculate with; allowed: a nominal value, or low and high, in a unit with a fixed factor",
        ],
    },
    Case {
        file: "missiles/stack.toml",
        old: "nominal = 130, unit = \"kN\"",
        new: "low = 130, unit = \"kN\"",
        says: &[
            "missiles/stack.toml:37:10: stage_sets[0].stages[0].thrust: `s1-thrust` says at least 130 kN, which is no number to calculate with; allowed: a nominal value, or low and high, in a unit with a fixed factor",
            "missiles/stack.toml:55:10: stage_sets[1].stages[0].thrust: `s1-thrust` says at least 130 kN, which is no number to calculate with; allowed: a nominal value, or low and high, in a unit with a fixed factor",
        ],
    },
    Case {
        file: "missiles/stack.toml",
        old: "nominal = 5, unit = \"t\"",
        new: "nominal = 5.2, last_digit = 0.1, unit = \"t\"",
        says: &[
            "missiles/stack.toml:36:14: stage_sets[0].stages[0].stage_mass: the masses do not add up: stage mass 5.2 t, propellant and dry mass 4,990 to 5,010 kg; allowed: a stage mass equal to propellant and dry mass, within rounding",
        ],
    },
    Case {
        file: "missiles/stack.toml",
        old: "nominal = 5, unit = \"t\"",
        new: "low = 5100, high = 5200, unit = \"kg\"",
        says: &[
            "missiles/stack.toml:36:14: stage_sets[0].stages[0].stage_mass: the masses do not add up: stage mass 5,100–5,200 kg, propellant and dry mass 4,990 to 5,010 kg; allowed: a stage mass equal to propellant and dry mass, within rounding",
        ],
    },
    Case {
        file: "missiles/stack.toml",
        old: "nominal = 5500",
        new: "nominal = 5600",
        says: &[
            "missiles/stack.toml:30:15: stage_sets[0].launch_mass: the masses do not add up: launch mass 5,600 kg, the stages and the payload 5,485 to 5,515 kg; allowed: a launch mass equal to the stages and the payload, within rounding",
        ],
    },
    Case {
        file: "missiles/stack.toml",
        old: "launch_mass = \"together\"\n",
        new: "",
        says: &[
            "missiles/stack.toml:42:1: stage_sets[1]: a stage is a template and the set has no `launch_mass`; allowed: the id of a figure of quantity launch-mass",
        ],
    },
    Case {
        file: "missiles/stack.toml",
        old: "ballistic_coefficient = \"slender\"\n",
        new: "",
        says: &[
            "missiles/stack.toml:49:17: stage_sets[1].after_burnout: a re-entry vehicle that separates has no ballistic coefficient; allowed: separates with ballistic_coefficient, or attached",
        ],
    },
    Case {
        file: "missiles/stack.toml",
        old: "thrust_at = \"single-value\"",
        new: "thrust_at = \"single-value\"\nexit_area = \"s1-area\"",
        says: &[
            "missiles/stack.toml:58:13: stage_sets[1].stages[0].exit_area: a single value has no `exit_area`; allowed: thrust_at = \"sea-level\" or \"vacuum\", or neither exit_area nor vacuum_thrust_ratio",
        ],
    },
    Case {
        file: "missiles/stack.toml",
        old: "thrust_at = \"single-value\"",
        new: "thrust_at = \"single-value\"\nvacuum_thrust_ratio = \"s2-ratio\"",
        says: &[
            "missiles/stack.toml:58:23: stage_sets[1].stages[0].vacuum_thrust_ratio: a single value has no `vacuum_thrust_ratio`; allowed: thrust_at = \"sea-level\" or \"vacuum\", or neither exit_area nor vacuum_thrust_ratio",
        ],
    },
    Case {
        file: "missiles/stack.toml",
        old: "exit_area = \"s1-area\"\n",
        new: "",
        says: &[
            "missiles/stack.toml:39:13: stage_sets[0].stages[0].thrust_at: the stage has neither `exit_area` nor `vacuum_thrust_ratio`; allowed: exactly one of exit_area and vacuum_thrust_ratio",
        ],
    },
    Case {
        file: "missiles/stack.toml",
        old: "exit_area = \"s1-area\"\n",
        new: "exit_area = \"s1-area\"\nvacuum_thrust_ratio = \"s2-ratio\"\n",
        says: &[
            "missiles/stack.toml:39:13: stage_sets[0].stages[0].thrust_at: the stage has both `exit_area` and `vacuum_thrust_ratio`; allowed: exactly one of exit_area and vacuum_thrust_ratio",
        ],
    },
    Case {
        file: "missiles/stack.toml",
        old: "thrust_at = \"single-value\"",
        new: "thrust_at = \"single-value\"\nignition_delay = \"pause\"",
        says: &[
            "missiles/stack.toml:58:18: stage_sets[1].stages[0].ignition_delay: the first stage follows no burnout; allowed: an ignition delay of a later stage",
        ],
    },
    Case {
        file: "missiles/stack.toml",
        old: "thrust_at = \"single-value\"",
        new: "thrust_at = \"sealevel\"",
        says: &[
            "missiles/stack.toml:57:13: stage_sets[1].stages[0].thrust_at: `sealevel` is not one of the allowed words; allowed: sea-level, vacuum, single-value (did you mean `sea-level`?)",
        ],
    },
    Case {
        file: "missiles/stack.toml",
        old: "id = \"two-stages\"",
        new: "id = \"one-stage\"",
        says: &[
            "missiles/stack.toml:42:1: stage_sets[1]: `one-stage` stands here twice; allowed: each id once in a record",
        ],
    },
    Case {
        file: "missiles/stack.toml",
        old: "propellant = \"solid\"",
        new: "propellant = \"sollid\"",
        says: &[
            "missiles/stack.toml:45:14: stage_sets[1].propellant: `sollid` is not one of the allowed words; allowed: liquid, solid (did you mean `solid`?)",
        ],
    },
    Case {
        file: "missiles/stack.toml",
        old: "ignition_delay = \"pause\"\n",
        new: "ignition_delay = \"pause\"\nburntime = \"s2-burn\"\n",
        says: &[
            "missiles/stack.toml:68:1: stage_sets[1].stages[1].burntime: unknown key `burntime`; allowed: burn_time, burn_times_differ, diameter, dry_fraction, dry_mass, exit_area, ignition_delay, propellant_mass, recorded_burn_time, specific_impulse, stage_mass, thrust, thrust_at, thrust_to_weight, vacuum_thrust_ratio (did you mean `burn_time`?)",
        ],
    },
    Case {
        file: "systems/radar.toml",
        old: "kind = \"radar\"\n",
        new: "kind = \"radar\"\nstage_sets = [{ id = \"a\", name = \"A\", propellant = \"liquid\", drag = \"body\", payload_mass = \"p\", after_burnout = \"attached\", vertical_rise = \"r\", stages = [] }]\n",
        says: &[
            "systems/radar.toml:4:14: stage_sets: a system has no stage sets; allowed: stage sets in a file of data/missiles/",
        ],
    },
    Case {
        file: "launches/2017-03-06.toml",
        old: "site = \"city\"\n",
        new: "site = \"city\"\nmissile = \"stak\"\n",
        says: &[
            "launches/2017-03-06.toml:8:11: missile: `stak` is not a known missile; allowed: an id of data/missiles/ (did you mean `stack`?)",
        ],
    },
    Case {
        file: "drag-tables.toml",
        old: "[0, 0.8, 1.2, 3]",
        new: "[0, 1.2, 0.8, 3]",
        says: &[
            "drag-tables.toml:5:17: drag_table[0].mach[2]: the drag table is not sorted: Mach 0.8 after 1.2; allowed: each Mach number above the one before",
        ],
    },
    Case {
        file: "drag-tables.toml",
        old: "[0, 0.8, 1.2, 3]",
        new: "[0, 0.8, 0.8, 3]",
        says: &[
            "drag-tables.toml:5:17: drag_table[0].mach[2]: the drag table is not sorted: Mach 0.8 after 0.8; allowed: each Mach number above the one before",
        ],
    },
    Case {
        file: "drag-tables.toml",
        old: "[0, 0.8, 1.2, 3]",
        new: "[0, 0.8, 1.2]",
        says: &[
            "drag-tables.toml:6:6: drag_table[0].cd: 3 Mach numbers, 4 coefficients; allowed: one drag coefficient for each Mach number",
        ],
    },
    Case {
        file: "drag-tables.toml",
        old: "mach = [0, 0.8, 1.2, 3]\ncd = [0.2, 0.2, 0.4, 0.25]",
        new: "mach = [0]\ncd = [0.2]",
        says: &[
            "drag-tables.toml:5:8: drag_table[0].mach: the number of points is 1; allowed: at least 2 points",
        ],
    },
    Case {
        file: "drag-tables.toml",
        old: "[0, 0.8, 1.2, 3]",
        new: "[-0.1, 0.8, 1.2, 3]",
        says: &["drag-tables.toml:5:9: drag_table[0].mach[0]: -0.1 is negative; allowed: 0 or more"],
    },
    Case {
        file: "drag-tables.toml",
        old: "0.4, 0.25",
        new: "-0.4, 0.25",
        says: &["drag-tables.toml:6:17: drag_table[0].cd[2]: -0.4 is negative; allowed: 0 or more"],
    },
    Case {
        file: "drag-tables.toml",
        old: "0.4, 0.25",
        new: "inf, 0.25",
        says: &[
            "drag-tables.toml:6:17: drag_table[0].cd[2]: \"inf\" is of the wrong type; allowed: a number",
        ],
    },
    Case {
        file: "drag-tables.toml",
        old: "0.4, 0.25",
        new: "nan, 0.25",
        says: &[
            "drag-tables.toml:6:17: drag_table[0].cd[2]: \"nan\" is of the wrong type; allowed: a number",
        ],
    },
    Case {
        file: "drag-tables.toml",
        old: "\"press-2017\"",
        new: "\"pres-2017\"",
        says: &[
            "drag-tables.toml:4:10: drag_table[0].source: `pres-2017` is not a known source; allowed: an id of data/sources.toml (did you mean `press-2017`?)",
        ],
    },
    Case {
        file: "drag-tables.toml",
        old: "cd = [0.2, 0.2, 0.4, 0.25]\n",
        new: "",
        says: &["drag-tables.toml:1:1: drag_table[0]: the key `cd` is missing"],
    },
];

#[test]
fn each_fault_of_stages_and_drag_is_told_with_place_field_value_and_what_is_allowed() {
    let wrong = wrong_in(CASES);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
