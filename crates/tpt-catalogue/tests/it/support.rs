//! A catalogue of one record a kind, in memory, and ways to spoil it.

use std::borrow::Cow;

use tpt_catalogue::{Catalogue, CatalogueError, File, Layer};

/// One record of each kind, of which each mention resolves. The cases of `faults` name lines of these texts.
pub(crate) const MINIMAL: [(&str, &str); 14] = [
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
"#,
    ),
    (
        "quantities.toml",
        r#"[[quantity]]
id = "radar-range"
name = "radar range"
dimension = "length"
description = "How far a radar sees."
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
source = "press-2017"
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
