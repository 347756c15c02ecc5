//! The written list: which tables each kind of document has, and which of its lists have none.

/// A table of a kind of document: where its rows are, and what they take from the records that they stand in.
///
/// A path names fields from the document down, `[]` after a field each item of its list: `classes[].places[]`. The empty path is the
/// document itself, one row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TableSpec {
    /// Its name, which no other table of the document has.
    pub name: &'static str,
    /// The path of its rows.
    pub rows: &'static str,
    /// Columns from above: the name of each, and its path, which begins as that of the rows does.
    pub carried: &'static [(&'static str, &'static str)],
    /// A list that stands for `rows` in documents that have it; a column `as_planned` then says which of the two is shown.
    pub planned: Option<&'static str>,
}

/// A table whose rows stand by themselves.
const fn table(name: &'static str, rows: &'static str) -> TableSpec {
    TableSpec { name, rows, carried: &[], planned: None }
}

/// A table whose rows need to say what they stand in.
const fn of(
    name: &'static str,
    rows: &'static str,
    carried: &'static [(&'static str, &'static str)],
) -> TableSpec {
    TableSpec { name, rows, carried, planned: None }
}

/// A table of what a battery reaches: of the battery as planned, where it does not work yet.
const fn shown(
    name: &'static str,
    rows: &'static str,
    planned: &'static str,
    carried: &'static [(&'static str, &'static str)],
) -> TableSpec {
    TableSpec { name, rows, carried, planned: Some(planned) }
}

/// The document itself as one row, of a kind that is not listed.
pub(super) const ITSELF: &[TableSpec] = &[table("document", "")];

const SOURCES: TableSpec = table("sources", "sources[]");

const IN_CLASS: &[(&str, &str)] = &[("class", "classes[].class")];
const IN_PLACE: &[(&str, &str)] = &[("class", "classes[].class"), ("place", "classes[].places[].name")];
const IN_VIEW: &[(&str, &str)] = &[("altitude_km", "views[].altitude_km")];
const IN_REPORT: &[(&str, &str)] = &[("of", "reports[].of")];
const IN_VEHICLE: &[(&str, &str)] =
    &[("missile", "vehicles[].missile"), ("stage_set", "vehicles[].stage_set")];
const IN_CELL: &[(&str, &str)] = &[("element", "cells[].element"), ("target", "cells[].target")];
const IN_OPTION: &[(&str, &str)] = &[("option", "options[].id"), ("value", "options[].value")];
const IN_LAUNCH: &[(&str, &str)] = &[("launch", "launches[].id")];
const IN_FLIGHT: &[(&str, &str)] = &[("of", "launches[].reports[].reconstruction.of")];
const IN_ARC: &[(&str, &str)] = &[("of", "launches[].reports[].vacuum_arc.of")];
const IN_CARD: &[(&str, &str)] = &[("claim", "cards[].claim")];
const IN_RING: &[(&str, &str)] = &[("element", "rings[].element")];
const IN_WARNING: &[(&str, &str)] = &[("launch", "warnings[].launch")];
const IN_SIDE: &[(&str, &str)] = &[("believed", "tradeoff.sides[].figures")];
const IN_SIDE_OPTION: &[(&str, &str)] = &[
    ("believed", "tradeoff.sides[].figures"),
    ("option", "tradeoff.sides[].options[].id"),
    ("value", "tradeoff.sides[].options[].value"),
];
const IN_REACH: &[(&str, &str)] = &[("class", "reach.classes[].class")];

/// The tables of each kind of document, those of one row first.
pub(super) const TABLES: [(&str, &[TableSpec]); 19] = [
    (
        "brief",
        &[
            table("brief", ""),
            table("findings", "findings[]"),
            of("numbers", "findings[].numbers[]", &[("finding", "findings[].id")]),
            table("people", "people[]"),
            table("meetings", "meetings[]"),
            of("encounters", "meetings[].encounters[]", &[("meeting", "meetings[].id")]),
            table("agenda", "agenda[]"),
            table("launches", "launches[]"),
            of("reports", "launches[].reports[]", IN_LAUNCH),
            of("reconstructions", "launches[].reports[].reconstruction", IN_LAUNCH),
            of("alternatives", "launches[].reports[].reconstruction.alternatives[]", IN_FLIGHT),
            of("drivers", "launches[].reports[].reconstruction.drivers[]", IN_FLIGHT),
            of(
                "alternative_drivers",
                "launches[].reports[].reconstruction.alternatives[].drivers[]",
                &[
                    ("of", "launches[].reports[].reconstruction.of"),
                    ("reading", "launches[].reports[].reconstruction.alternatives[].reading"),
                ],
            ),
            of("profile", "launches[].reports[].reconstruction.profile[]", IN_FLIGHT),
            of("track", "launches[].reports[].reconstruction.track[]", IN_FLIGHT),
            of("vacuum_arcs", "launches[].reports[].vacuum_arc", IN_LAUNCH),
            of("arc_profile", "launches[].reports[].vacuum_arc.profile[]", IN_ARC),
            of("arc_track", "launches[].reports[].vacuum_arc.track[]", IN_ARC),
            of(
                "contours",
                "contours[].points[]",
                &[("same_speed_range_km", "contours[].same_speed_range_km")],
            ),
            table("vehicles", "vehicles[]"),
            of("vehicle_figures", "vehicles[].figures[]", IN_VEHICLE),
            table("elements", "elements[]"),
            of("history", "elements[].history[]", &[("element", "elements[].id")]),
            of("element_figures", "elements[].own_figures[]", &[("element", "elements[].id")]),
            of("seen_above", "sight.above[].places[]", &[("believed", "sight.above[].figures")]),
            of("figures", "systems[].competing_figures[]", &[("system", "systems[].id")]),
            table("claims", "claims[]"),
            of("asserts", "claims[].asserts[]", &[("claim", "claims[].id")]),
            table("disputes", "disputes[]"),
            table("distances", "distances[]"),
            table("since_counts", "since.counts[]"),
            table("since_elements", "since.elements[]"),
            table("since", "since.entries[]"),
            of("views", "sight.elements[].views[]", &[("element", "sight.elements[].element")]),
            of(
                "by_country",
                "sight.elements[].views[].by_country[]",
                &[
                    ("element", "sight.elements[].element"),
                    ("altitude_km", "sight.elements[].views[].altitude_km"),
                ],
            ),
            table("cells", "sight.matrix.cells[]"),
            of("options", "tradeoff.sides[].options[]", IN_SIDE),
            of("neighbours", "tradeoff.sides[].options[].neighbours[]", IN_SIDE_OPTION),
            table("card", "card"),
            table("card_results", "card.results[]"),
            table("card_shares", "card.shares[]"),
            table("cards", "cards[]"),
            of("results", "cards[].results[]", IN_CARD),
            table("rings", "rings[]"),
            of("ranges_km", "rings[].ranges_km[]", IN_RING),
            of("horizon_km", "rings[].horizon_km[]", IN_RING),
            of("ring_places", "rings[].places[]", IN_RING),
            table("warnings", "warnings[]"),
            of("timeline", "warnings[].timeline[]", IN_WARNING),
            of("warning_track", "warnings[].track[]", IN_WARNING),
            of("warning_places", "warnings[].places[]", IN_WARNING),
            shown("classes", "reach.classes[]", "reach.as_planned.classes[]", &[]),
            shown(
                "reach_places",
                "reach.classes[].places[]",
                "reach.as_planned.classes[].places[]",
                IN_REACH,
            ),
            shown(
                "constraints",
                "reach.classes[].constraints[]",
                "reach.as_planned.classes[].constraints[]",
                IN_REACH,
            ),
            table("events", "events[]"),
            of("event_reports", "events[].reports[]", &[("event", "events[].id")]),
            table("viewpoints", "viewpoints[]"),
            of("questions", "viewpoints[].questions[]", &[("viewpoint", "viewpoints[].id")]),
            table("places", "places[]"),
            of(
                "question_numbers",
                "viewpoints[].questions[].numbers[]",
                &[("viewpoint", "viewpoints[].id"), ("question", "viewpoints[].questions[].id")],
            ),
            table("not_computed", "not_computed[]"),
            of("not_computed_numbers", "not_computed[].numbers[]", &[("question", "not_computed[].id")]),
            table("article", "article[]"),
            table("terms", "terms[]"),
            table("known_gaps", "known_gaps[]"),
            SOURCES,
        ],
    ),
    ("catalogue-list", &[table("list", ""), table("entries", "entries[]")]),
    (
        "catalogue-show",
        &[
            table("record", ""),
            table("vacuum_arcs", "vacuum_arcs[]"),
            of("profile", "vacuum_arcs[].profile[]", &[("of", "vacuum_arcs[].of")]),
            of("track", "vacuum_arcs[].track[]", &[("of", "vacuum_arcs[].of")]),
            SOURCES,
        ],
    ),
    (
        "check",
        &[
            table("card", ""),
            table("results", "results[]"),
            table("heights", "heights[]"),
            table("rests_on", "rests_on[]"),
            table("values", "values[]"),
            table("shares", "shares[]"),
            table("mixtures", "mixtures[]"),
            SOURCES,
        ],
    ),
    ("cite", &[table("citation", ""), SOURCES]),
    (
        "defend",
        &[
            table("battery", ""),
            table("interceptor", "interceptor[]"),
            table("delays", "delays[]"),
            table("radar_values", "radar.values[]"),
            table("cue_values", "cue.values[]"),
            shown("classes", "classes[]", "as_planned.classes[]", &[]),
            shown("regions", "classes[].regions[]", "as_planned.classes[].regions[]", IN_CLASS),
            shown("by_country", "classes[].by_country[]", "as_planned.classes[].by_country[]", IN_CLASS),
            shown("constraints", "classes[].constraints[]", "as_planned.classes[].constraints[]", IN_CLASS),
            shown("towns", "classes[].towns[]", "as_planned.classes[].towns[]", IN_CLASS),
            shown("places", "classes[].places[]", "as_planned.classes[].places[]", IN_CLASS),
            shown(
                "flips_with",
                "classes[].places[].flips_with[]",
                "as_planned.classes[].places[].flips_with[]",
                IN_PLACE,
            ),
            shown(
                "missed",
                "classes[].places[].missed[]",
                "as_planned.classes[].places[].missed[]",
                IN_PLACE,
            ),
            shown(
                "clock_events",
                "classes[].places[].clock.events[]",
                "as_planned.classes[].places[].clock.events[]",
                IN_PLACE,
            ),
            shown(
                "clock_heights",
                "classes[].places[].clock.heights[]",
                "as_planned.classes[].places[].clock.heights[]",
                IN_PLACE,
            ),
            SOURCES,
        ],
    ),
    ("diff", &[table("diff", ""), table("entries", "entries[]"), SOURCES]),
    (
        "reconstruct-all",
        &[
            table("missile", ""),
            table("before", "before.payloads[]"),
            table("after", "after.vehicle.payloads[]"),
            table("launches", "launches[]"),
            table("speakers", "speakers[]"),
            of(
                "speakers_payloads",
                "speakers[].vehicle.payloads[]",
                &[("reported_by", "speakers[].reported_by")],
            ),
            table("vehicles", "vehicles[]"),
            of("vehicle_figures", "vehicles[].figures[]", IN_VEHICLE),
            SOURCES,
        ],
    ),
    (
        "reconstruct-launch",
        &[
            table("launch", ""),
            table("reports", "reports[]"),
            of("alternatives", "reports[].alternatives[]", IN_REPORT),
            of("drivers", "reports[].drivers[]", IN_REPORT),
            of(
                "alternative_drivers",
                "reports[].alternatives[].drivers[]",
                &[("of", "reports[].of"), ("reading", "reports[].alternatives[].reading")],
            ),
            of("profile", "reports[].profile[]", IN_REPORT),
            of("track", "reports[].track[]", IN_REPORT),
            table("vehicles", "vehicles[]"),
            of("vehicle_figures", "vehicles[].figures[]", IN_VEHICLE),
            SOURCES,
        ],
    ),
    (
        "reconstruct-typed",
        &[
            table("report", ""),
            table("alternatives", "alternatives[]"),
            table("drivers", "drivers[]"),
            of("alternative_drivers", "alternatives[].drivers[]", &[("reading", "alternatives[].reading")]),
            table("templates", "templates[]"),
            of("template_drivers", "templates[].drivers[]", &[("template", "templates[].template")]),
            table("profile", "profile[]"),
            table("track", "track[]"),
            table("vehicles", "vehicles[]"),
            of("vehicle_figures", "vehicles[].figures[]", IN_VEHICLE),
            SOURCES,
        ],
    ),
    ("reproduce", &[table("reproduction", ""), table("cases", "cases[]"), SOURCES]),
    (
        "ring",
        &[
            table("ring", ""),
            table("ranges_km", "ranges_km[]"),
            table("horizon_km", "horizon_km[]"),
            table("places", "places[]"),
            SOURCES,
        ],
    ),
    (
        "sight",
        &[
            table("radar", ""),
            table("radar_values", "sensor.values[]"),
            table("power_values", "by_power.values[]"),
            table("views", "views[]"),
            of("by_country", "views[].by_country[]", IN_VIEW),
            of("adds_by_country", "views[].adds.by_country[]", IN_VIEW),
            of("above", "above.radars[]", &[("above_place", "above.place")]),
            SOURCES,
        ],
    ),
    (
        "sight-matrix",
        &[
            table("matrix", ""),
            table("elements", "elements[]"),
            of("radar_values", "elements[].values[]", &[("element", "elements[].element")]),
            table("targets", "targets[]"),
            of("track", "targets[].track[]", &[("target", "targets[].target")]),
            table("looking", "looking[]"),
            table("cells", "cells[]"),
            of("seconds_by_cross_section", "cells[].seconds_above_threshold[]", IN_CELL),
            of("seconds_by_part", "cells[].seconds_by_part[]", IN_CELL),
            SOURCES,
        ],
    ),
    (
        "sight-target",
        &[
            table("cell", ""),
            table("radar_values", "sensor.values[]"),
            table("looking", "looking[]"),
            table("seconds_by_cross_section", "seconds_above_threshold[]"),
            table("seconds_by_part", "seconds_by_part[]"),
            table("track", "track[]"),
            SOURCES,
        ],
    ),
    ("sweep", &[table("manifest", ""), table("done", "done[]")]),
    (
        "tradeoff",
        &[
            table("radar", ""),
            table("radar_values", "sensor.values[]"),
            table("launches", "launches[]"),
            table("options", "options[]"),
            of("neighbours", "options[].neighbours[]", IN_OPTION),
            table("verification", "verification[]"),
            of("said", "verification[].said[]", &[("variable", "verification[].variable")]),
            SOURCES,
        ],
    ),
    (
        "warn",
        &[
            table("warning", ""),
            table("timeline", "timeline[]"),
            table("places", "places[]"),
            table("track", "track[]"),
            SOURCES,
        ],
    ),
    ("why", &[table("number", ""), table("drivers", "tree.drivers[]"), SOURCES]),
];

/// Lists of records that are in no table: kind, the path that they are or begin with, and why; without a kind, what they end with.
#[cfg(test)]
pub(super) const WITHOUT: [(&str, &str, &str); 16] = [
    ("", "labels[]", "on which maps a name stands, and where: for drawings"),
    ("", "overrides[]", "what the run was told: a sweep names it in columns of its own"),
    ("why", "tree.from[]", "a tree of any depth: it is walked, not tabled"),
    ("brief", "contours[]", "its one number is carried by the points"),
    ("brief", "systems[]", "its id is carried by the figures"),
    ("brief", "sight.above[]", "its figures are carried by the places"),
    ("brief", "sight.sides[]", "whole documents of the kind `sight`"),
    ("brief", "sight.elements[]", "whole documents of the kind `sight`; their views are tables"),
    ("brief", "sight.matrix.", "a whole document of the kind `sight-matrix`; its cells are a table"),
    ("brief", "sight.hypothetical.", "a question of the page, not of a table: `sight --move` asks it"),
    ("brief", "tradeoff.sides[]", "whole documents of the kind `tradeoff`; their options are tables"),
    ("brief", "card.", "a whole document of the kind `check`; its results and shares are tables"),
    ("brief", "cards[]", "whole documents of the kind `check`; their results are a table"),
    ("brief", "rings[].sources[]", "those of the brief hold them"),
    ("brief", "warnings[].sources[]", "those of the brief hold them"),
    ("brief", "reach.", "a whole document of the kind `defend`; its classes and places are tables"),
];
