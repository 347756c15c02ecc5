//! A catalogue of one record a kind, in memory, and ways to spoil it.

use std::borrow::Cow;

use tpt_catalogue::{Catalogue, CatalogueError, File, Layer};

/// One record of each kind, of which each mention resolves. The cases of `faults` name lines of these texts.
pub(crate) const MINIMAL: [(&str, &str); 18] = [
    (
        "sources.toml",
        r#"[press-2017]
publisher = "A newspaper"
title = "A report"
date = 2017-03-06
language = "en"
url = "https://example.org/report"
grade = "press"
access = "read"

[later-2018]
publisher = "An institute"
title = "A later report"
date = 2018-12-31
language = "en"
grade = "expert"
access = "cited-by-another"
"#,
    ),
    (
        "quantities.toml",
        r#"[[quantity]]
id = "radar-range"
name = "radar range"
dimension = "length"
description = "How far a radar sees."
[[quantity]]
id = "payload-mass"
name = "payload-mass"
dimension = "mass"
description = "Of a missile."
[[quantity]]
id = "launch-mass"
name = "launch-mass"
dimension = "mass"
description = "Of a missile."
[[quantity]]
id = "propellant-mass"
name = "propellant-mass"
dimension = "mass"
description = "Of a missile."
[[quantity]]
id = "dry-mass"
name = "dry-mass"
dimension = "mass"
description = "Of a missile."
[[quantity]]
id = "stage-mass"
name = "stage-mass"
dimension = "mass"
description = "Of a missile."
[[quantity]]
id = "thrust"
name = "thrust"
dimension = "force"
description = "Of a missile."
[[quantity]]
id = "specific-impulse"
name = "specific-impulse"
dimension = "time"
description = "Of a missile."
[[quantity]]
id = "nozzle-exit-area"
name = "nozzle-exit-area"
dimension = "area"
description = "Of a missile."
[[quantity]]
id = "diameter"
name = "diameter"
dimension = "length"
description = "Of a missile."
[[quantity]]
id = "thrust-to-weight"
name = "thrust-to-weight"
dimension = "ratio"
description = "Of a missile."
[[quantity]]
id = "burn-time"
name = "burn-time"
dimension = "time"
description = "Of a missile."
[[quantity]]
id = "dry-fraction"
name = "dry-fraction"
dimension = "ratio"
description = "Of a missile."
[[quantity]]
id = "vacuum-thrust-ratio"
name = "vacuum-thrust-ratio"
dimension = "ratio"
description = "Of a missile."
[[quantity]]
id = "vertical-rise-time"
name = "vertical-rise-time"
dimension = "time"
description = "Of a missile."
[[quantity]]
id = "ignition-delay"
name = "ignition-delay"
dimension = "time"
description = "Of a missile."
[[quantity]]
id = "ballistic-coefficient"
name = "ballistic-coefficient"
dimension = "areal-density"
description = "Of a missile."
"#,
    ),
    (
        "drag-tables.toml",
        r#"[[drag_table]]
id = "body"
name = "Body"
source = "press-2017"
mach = [0, 0.8, 1.2, 3]
cd = [0.2, 0.2, 0.4, 0.25]
reference = "zero angle of attack, area π d²/4"
"#,
    ),
    (
        "places.toml",
        r#"[[place]]
id = "city"
name = "City"
kind = "city"
lat_deg = 36.05
lon_deg = 128.2
in = "Somewhere"
source = "press-2017"

[[place]]
id = "isle"
name = "Isle"
kind = "island"
lat_deg = 45.0
lon_deg = 147.8
names = { tokyo = "Shima" }
source = "press-2017"
"#,
    ),
    (
        "events/2017-03-01-test.toml",
        r#"id = "2017-03-01-test"
name = "A test"
kind = "nuclear-test"
date = 2017-03-01
places = ["city"]

[[reports]]
id = "seoul"
reported_by = "seoul"
body = "Weather service"
standing = "observed"
paraphrase = "A tremor."
said_on = 2017-03-02
source = "press-2017"

[[reports.figures]]
quantity = "radar-range"
nominal = 5
unit = "km"
"#,
    ),
    (
        "glossary.toml",
        r#"[[term]]
id = "apogee"
term = "apogee"
forms = ["apogees"]
meaning = "The greatest height."

[[term]]
id = "range"
term = "range"
meaning = "The distance."
see = ["apogee"]
"#,
    ),
    (
        "known-gaps.toml",
        r#"[[gap]]
id = "gap"
sought = "A number."
looked_in = ["pages"]
found = "nothing"
recorded_on = 2026-11-23
"#,
    ),
    (
        "article.toml",
        r#"published = 2017-03-20

[[row]]
id = "S1"
text = "A row."
treatment = "recorded"
where = "here"
"#,
    ),
    (
        "systems/radar.toml",
        r#"id = "radar"
name = "Radar"
kind = "radar"
[[figures]]
id = "press"
quantity = "radar-range"
low = 600
nominal = 800
high = 1000
unit = "km"
said_by = "A newspaper"
said_on = 2017-03-06
basis = "published"
source = "press-2017"
"#,
    ),
    (
        "missiles/rocket.toml",
        r#"id = "rocket"
name = "Rocket"
kind = "ballistic-missile"
known_since = 2017-02-12
"#,
    ),
    ("missiles/stack.toml", STACK),
    (
        "elements/battery.toml",
        r#"id = "battery"
name = "Battery"
kind = "battery"
role = "element"
systems = ["radar"]
site = "city"
[ownership]
owner = "One"
source = "press-2017"
[[status]]
status = "announced"
from = 2016-02-07
said_by = "One"
source = "press-2017"
[[status]]
status = "agreed"
from = 2016-07-08
said_by = "Both"
source = "press-2017"
"#,
    ),
    (
        "launches/2017-03-06.toml",
        r#"id = "2017-03-06"
name = "Four missiles"
date = 2017-03-06
launched_at = 2017-03-05T22:34:00Z
launched_at_from = "tokyo"
country = "Somewhere"
site = "city"
[[reports]]
id = "tokyo"
reported_by = "tokyo"
launched_at = 2017-03-05T22:34:00Z
rounds = 4
outcome = "success"
outcome_basis = "inferred"
range = { nominal = 1000, unit = "km" }
apogee = { low = 250, high = 280, unit = "km" }
flight_time = { nominal = 10, unit = "min" }
bearing = { nominal = 77, unit = "deg" }
said_on = 2017-03-06
source = "press-2017"
"#,
    ),
    (
        "claims/tokyo-claim.toml",
        r#"id = "tokyo-claim"
viewpoint = "tokyo"
said_on = 2017-02-25
about = "the radar"
paraphrase = "It sees 2,000 km."
language = "en"
kind = "capability"
computable = "yes"
occasion = "talks"
source = "press-2017"
[said_by]
kind = "anonymous-official"
office = "a ministry"
[[figures]]
quantity = "radar-range"
nominal = 2000
unit = "km"
"#,
    ),
    (
        "people/person.toml",
        r#"id = "person"
name = "A. Person"
[[offices]]
office = "Minister"
of = "Japan"
from = 2012-12-26
to = 2017-08-03
source = "press-2017"
"#,
    ),
    (
        "meetings/talks.toml",
        r#"id = "talks"
name = "Talks"
date = 2017-03-20
date_basis = "inferred"
place = "city"
[[encounters]]
format = "leaders"
participants = ["person"]
source = "press-2017"
[[status]]
status = "planned"
said_on = 2017-03-01
source = "press-2017"
[[status]]
status = "held"
said_on = 2017-03-20
source = "later-2018"
"#,
    ),
    (
        "sets/nominal.toml",
        r#"id = "nominal"
name = "Nominal"
description = "A set."
reports = ["seoul", "tokyo"]
[[choices]]
figure = "radar/radar-range/press"
reason = "the only one"
"#,
    ),
    (
        "viewpoints/tokyo.toml",
        r#"id = "tokyo"
name = "Tokyo"
state = "Japan"
capital = "city"
languages = ["ja"]
"#,
    ),
];

/// A file under its path in the layer.
pub(crate) fn file(path: &str, bytes: impl Into<Vec<u8>>) -> File<'static> {
    File { path: path.to_owned(), shown_as: path.to_owned(), bytes: Cow::Owned(bytes.into()) }
}

/// The minimal layer.
pub(crate) fn minimal() -> Layer<'static> {
    Layer { files: MINIMAL.into_iter().map(|(path, text)| file(path, text)).collect() }
}

/// A missile with two stage sets: by masses alone, and with a template on top.
const STACK: &str = r#"id = "stack"
name = "Stack"
kind = "ballistic-missile"
figures = [
  { id = "s1-propellant", quantity = "propellant-mass", nominal = 4000, unit = "kg", said_by = "A newspaper", basis = "published", source = "press-2017" },
  { id = "s1-dry", quantity = "dry-mass", nominal = 1000, unit = "kg", said_by = "A newspaper", basis = "published", source = "press-2017" },
  { id = "s1-full", quantity = "stage-mass", nominal = 5, unit = "t", said_by = "A newspaper", basis = "published", source = "press-2017" },
  { id = "s1-thrust", quantity = "thrust", nominal = 130, unit = "kN", said_by = "A newspaper", basis = "published", source = "press-2017" },
  { id = "s1-impulse", quantity = "specific-impulse", low = 226, high = 230, unit = "s", said_by = "A newspaper", basis = "published", source = "press-2017" },
  { id = "s1-area", quantity = "nozzle-exit-area", nominal = 0.13, unit = "m2", said_by = "A newspaper", said_on = 2017-03-10, basis = "published", source = "later-2018" },
  { id = "width", quantity = "diameter", nominal = 0.9, unit = "m", said_by = "A newspaper", basis = "published", source = "press-2017" },
  { id = "warhead", quantity = "payload-mass", nominal = 500, unit = "kg", said_by = "A newspaper", basis = "published", source = "press-2017" },
  { id = "alone", quantity = "launch-mass", nominal = 5500, unit = "kg", said_by = "A newspaper", basis = "published", source = "press-2017" },
  { id = "together", quantity = "launch-mass", low = 8000, high = 9000, unit = "kg", said_by = "A newspaper", basis = "published", source = "press-2017" },
  { id = "s2-push", quantity = "thrust-to-weight", low = 0.7, high = 1.4, unit = "1", said_by = "A newspaper", basis = "assumed", source = "press-2017" },
  { id = "s2-impulse", quantity = "specific-impulse", low = 280, high = 310, unit = "s", said_by = "A newspaper", basis = "assumed", source = "press-2017" },
  { id = "s2-burn", quantity = "burn-time", low = 100, high = 220, unit = "s", said_by = "A newspaper", basis = "assumed", source = "press-2017" },
  { id = "s2-empty", quantity = "dry-fraction", low = 8, high = 14, unit = "percent", said_by = "A newspaper", basis = "assumed", source = "press-2017" },
  { id = "s2-ratio", quantity = "vacuum-thrust-ratio", low = 1.1, high = 1.16, unit = "1", said_by = "A newspaper", basis = "assumed", source = "press-2017" },
  { id = "rise", quantity = "vertical-rise-time", low = 4, high = 8, unit = "s", said_by = "A newspaper", basis = "assumed", source = "press-2017" },
  { id = "pause", quantity = "ignition-delay", low = 0, high = 3, unit = "s", said_by = "A newspaper", basis = "assumed", source = "press-2017" },
  { id = "slender", quantity = "ballistic-coefficient", low = 2000, high = 8000, unit = "kg/m2", said_by = "A newspaper", basis = "assumed", source = "press-2017" },
]
[[stage_sets]]
id = "one-stage"
name = "A newspaper's"
propellant = "liquid"
drag = "body"
payload_mass = "warhead"
launch_mass = "alone"
after_burnout = "attached"
vertical_rise = "rise"
[[stage_sets.stages]]
propellant_mass = "s1-propellant"
dry_mass = "s1-dry"
stage_mass = "s1-full"
thrust = "s1-thrust"
specific_impulse = "s1-impulse"
thrust_at = "sea-level"
exit_area = "s1-area"
diameter = "width"
[[stage_sets]]
id = "two-stages"
name = "With an assumed second stage"
propellant = "solid"
drag = "body"
payload_mass = "warhead"
launch_mass = "together"
after_burnout = "separates"
ballistic_coefficient = "slender"
vertical_rise = "rise"
[[stage_sets.stages]]
propellant_mass = "s1-propellant"
dry_mass = "s1-dry"
thrust = "s1-thrust"
specific_impulse = "s1-impulse"
thrust_at = "single-value"
diameter = "width"
[[stage_sets.stages]]
thrust_to_weight = "s2-push"
burn_time = "s2-burn"
dry_fraction = "s2-empty"
specific_impulse = "s2-impulse"
thrust_at = "vacuum"
vacuum_thrust_ratio = "s2-ratio"
diameter = "width"
ignition_delay = "pause"
"#;

/// The text of a file of the minimal layer.
pub(crate) fn text_of(path: &str) -> &'static str {
    let found = MINIMAL.into_iter().find(|(known, _)| *known == path);
    found.unwrap_or_else(|| panic!("the minimal layer has no file `{path}`")).1
}

/// The text of a file of the minimal layer, with one passage exchanged that stands in it exactly once.
pub(crate) fn exchanged(path: &str, old: &str, new: &str) -> String {
    let text = text_of(path);
    assert_eq!(text.matches(old).count(), 1, "`{old}` in {path}");
    text.replace(old, new)
}

/// The minimal layer with files put in the place of those of the same path, or added.
pub(crate) fn minimal_with(files: impl IntoIterator<Item = File<'static>>) -> Layer<'static> {
    let mut layer = minimal();
    for file in files {
        layer.files.retain(|known| known.path != file.path);
        layer.files.push(file);
    }
    layer
}

/// Loads one layer.
pub(crate) fn load(layer: Layer<'_>) -> Result<Catalogue, CatalogueError> {
    Catalogue::load(&[layer])
}

/// Loads a layer that has nothing wrong with it.
pub(crate) fn sound(layer: Layer<'_>) -> Catalogue {
    load(layer).unwrap_or_else(|error| panic!("refused: {:#?}", error.diagnostics))
}

/// Every message of a layer that is refused, one a line.
pub(crate) fn messages(layer: Layer<'_>) -> Vec<String> {
    match load(layer) {
        Ok(_) => Vec::new(),
        Err(error) => error.diagnostics.iter().map(ToString::to_string).collect(),
    }
}
