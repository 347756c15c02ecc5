//! What is refused, and the whole text of each refusal.

use tpt_catalogue::{File, MAX_FILE_BYTES};

use crate::support::{exchanged, file, messages, minimal, minimal_with, text_of};

/// One thing wrong with one file of the minimal layer.
pub(crate) struct Case {
    pub(crate) file: &'static str,
    /// The passage that is exchanged, and what for.
    pub(crate) old: &'static str,
    pub(crate) new: &'static str,
    /// The messages, all of them.
    pub(crate) says: &'static [&'static str],
}

const CASES: &[Case] = &[
    Case {
        file: "events/2017-03-01-test.toml",
        old: "kind = \"nuclear-test\"",
        new: "kind = \"nuclear\"",
        says: &[
            "events/2017-03-01-test.toml:3:8: kind: `nuclear` is not one of the allowed words; allowed: nuclear-test, military-activity, deployment (did you mean `nuclear-test`?)",
        ],
    },
    Case {
        file: "events/2017-03-01-test.toml",
        old: "date = 2017-03-01",
        new: "date = 2017-03-03",
        says: &[
            "events/2017-03-01-test.toml:1:6: id: the id `2017-03-01-test` does not begin with the date 2017-03-03; allowed: the date, and what it is",
            "events/2017-03-01-test.toml:13:11: reports[0].said_on: 2017-03-02 is before the event on 2017-03-03; allowed: the day of the event, or later",
        ],
    },
    Case {
        file: "events/2017-03-01-test.toml",
        old: "places = [\"city\"]",
        new: "places = [\"citty\"]",
        says: &[
            "events/2017-03-01-test.toml:5:11: places[0]: `citty` is not a known place; allowed: an id of data/places.toml (did you mean `city`?)",
        ],
    },
    Case {
        file: "events/2017-03-01-test.toml",
        old: "unit = \"km\"",
        new: "unit = \"kg\"",
        says: &[
            "events/2017-03-01-test.toml:19:8: reports[0].figures[0].unit: `kg` does not measure this quantity; allowed: m, km, cm, mm, nmi, mi, ft",
        ],
    },
    Case {
        file: "events/2017-03-01-test.toml",
        old: "standing = \"observed\"",
        new: "standing = \"observed\"\nyield_kt = 10",
        says: &[
            "events/2017-03-01-test.toml:12:1: reports[0].yield_kt: unknown key `yield_kt`; allowed: body, figures, id, note, paraphrase, reported_by, said_on, source, standing",
        ],
    },
    Case {
        file: "glossary.toml",
        old: "see = [\"apogee\"]",
        new: "see = [\"apoge\"]",
        says: &[
            "glossary.toml:11:8: term[1].see[0]: `apoge` is not a known term; allowed: an id of data/glossary.toml (did you mean `apogee`?)",
        ],
    },
    Case {
        file: "sources.toml",
        old: "access = \"read\"",
        new: "access = \"read\"\n[[press-2017.reopened]]\non = 2026-11-24\noutcome = \"says\"\nnote = \"x\"",
        says: &[
            "sources.toml:11:11: press-2017.reopened[0].outcome: `says` is not one of the allowed words; allowed: says-it, says-it-in-part, says-otherwise, not-opened (did you mean `says-it`?)",
        ],
    },
    Case {
        file: "systems/radar.toml",
        old: "source = \"press-2017\"\n",
        new: "",
        says: &["systems/radar.toml:4:1: figures[0]: the key `source` is missing"],
    },
    Case {
        file: "systems/radar.toml",
        old: "\"press-2017\"",
        new: "\"pres-2017\"",
        says: &[
            "systems/radar.toml:14:10: figures[0].source: `pres-2017` is not a known source; allowed: an id of data/sources.toml (did you mean `press-2017`?)",
        ],
    },
    Case {
        file: "systems/radar.toml",
        old: "\"press-2017\"",
        new: "\"elsewhere\"",
        says: &[
            "systems/radar.toml:14:10: figures[0].source: `elsewhere` is not a known source; allowed: an id of data/sources.toml",
        ],
    },
    Case {
        file: "systems/radar.toml",
        old: "unit = \"km\"",
        new: "unit = \"kg\"",
        says: &[
            "systems/radar.toml:10:8: figures[0].unit: `kg` does not measure this quantity; allowed: m, km, cm, mm, nmi, mi, ft",
        ],
    },
    Case {
        file: "systems/radar.toml",
        old: "unit = \"km\"",
        new: "unit = \"kms\"",
        says: &[
            "systems/radar.toml:10:8: figures[0].unit: `kms` is not one of the allowed words; allowed: m, km, cm, mm, nmi, mi, ft, s, min, h, kg, t, lb, N, kN, tf, deg, m/s, km/s, mach, m2, km2, W, kW, MW, Hz, kHz, MHz, GHz, K, 1, percent, dB, N-units, kg/m2 (did you mean `km/s`?)",
        ],
    },
    Case {
        file: "systems/radar.toml",
        old: "unit = \"km\"",
        new: "unit = \"parsec\"",
        says: &[
            "systems/radar.toml:10:8: figures[0].unit: `parsec` is not one of the allowed words; allowed: m, km, cm, mm, nmi, mi, ft, s, min, h, kg, t, lb, N, kN, tf, deg, m/s, km/s, mach, m2, km2, W, kW, MW, Hz, kHz, MHz, GHz, K, 1, percent, dB, N-units, kg/m2",
        ],
    },
    Case {
        file: "quantities.toml",
        old: "description = \"How far a radar sees.\"",
        new: "description = \"How far a radar sees.\"\nallowed = { low = 1, high = 900, unit = \"km\" }",
        says: &[
            "claims/tokyo-claim.toml:16:11: figures[0].nominal: 2,000 km is no radar range; allowed: 1 to 900 km",
            "systems/radar.toml:9:8: figures[0].high: 1,000 km is no radar range; allowed: 1 to 900 km",
        ],
    },
    Case {
        file: "quantities.toml",
        old: "description = \"How far a radar sees.\"",
        new: "description = \"How far a radar sees.\"\nallowed = { low = 1, high = 900, unit = \"deg\" }",
        says: &[
            "quantities.toml:6:41: quantity[0].allowed.unit: `deg` does not measure this quantity; allowed: m, km, cm, mm, nmi, mi, ft",
        ],
    },
    Case {
        file: "systems/radar.toml",
        old: "\"radar-range\"",
        new: "\"radar-rnge\"",
        says: &[
            "sets/nominal.toml:6:10: choices[0].figure: `radar/radar-range/press` is not a known figure; allowed: record/quantity/figure",
            "systems/radar.toml:6:12: figures[0].quantity: `radar-rnge` is not a known quantity; allowed: an id of data/quantities.toml (did you mean `radar-range`?)",
        ],
    },
    Case {
        file: "systems/radar.toml",
        old: "said_by = \"A newspaper\"",
        new: "said_bye = \"A newspaper\"",
        says: &[
            "systems/radar.toml:4:1: figures[0]: the key `said_by` is missing",
            "systems/radar.toml:11:1: figures[0].said_bye: unknown key `said_bye`; allowed: basis, condition, cross_section_m2, high, id, last_digit, low, mode, nominal, note, quantity, role, said_by, said_on, source, unit, where (did you mean `said_by`?)",
        ],
    },
    Case {
        file: "systems/radar.toml",
        old: "nominal = 800",
        new: "nominal = nan",
        says: &[
            "systems/radar.toml:8:11: figures[0].nominal: \"nan\" is of the wrong type; allowed: a number",
        ],
    },
    Case {
        file: "systems/radar.toml",
        old: "nominal = 800",
        new: "nominal = inf",
        says: &[
            "systems/radar.toml:8:11: figures[0].nominal: \"inf\" is of the wrong type; allowed: a number",
        ],
    },
    Case {
        file: "systems/radar.toml",
        old: "nominal = 800",
        new: "nominal = 1e300",
        says: &[
            "systems/radar.toml:8:11: figures[0].nominal: 1e+300 is out of range; allowed: -1000000000000.0 to 1000000000000.0",
        ],
    },
    Case {
        file: "systems/radar.toml",
        old: "nominal = 800",
        new: "nominal = \"800\"",
        says: &[
            "systems/radar.toml:8:11: figures[0].nominal: \"800\" is of the wrong type; allowed: a number",
        ],
    },
    Case {
        file: "systems/radar.toml",
        old: "nominal = 800",
        new: "nominal = 1200",
        says: &[
            "systems/radar.toml:4:1: figures[0]: 1,200 (600–1,000) are not in order; allowed: low ≤ nominal ≤ high",
        ],
    },
    Case {
        file: "systems/radar.toml",
        old: "low = 600\nnominal = 800\nhigh = 1000\n",
        new: "",
        says: &[
            "systems/radar.toml:4:1: figures[0]: there is no number; allowed: at least one of low, nominal, high",
        ],
    },
    Case {
        file: "systems/radar.toml",
        old: "unit = \"km\"",
        new: "unit = \"km\"\nlast_digit = 0",
        says: &[
            "systems/radar.toml:11:14: figures[0].last_digit: 0 is not a place value; allowed: more than 0",
        ],
    },
    Case {
        file: "systems/radar.toml",
        old: "said_on = 2017-03-06",
        new: "said_on = 2017-02-30",
        says: &["systems/radar.toml:12:11: figures[0].said_on: invalid date, expected day between 01 and 28"],
    },
    Case {
        file: "systems/radar.toml",
        old: "said_on = 2017-03-06",
        new: "said_on = \"2017-02-30\"",
        says: &[
            "systems/radar.toml:12:11: figures[0].said_on: `2017-02-30` is not a date; allowed: a calendar date: 2017-03-06, \"2017-03\" or \"2017\"; a day that was not counted in Tokyo \"2017-03-05 UTC-05:00\"",
        ],
    },
    Case {
        file: "systems/radar.toml",
        old: "kind = \"radar\"",
        new: "kind = \"rader\"",
        says: &[
            "systems/radar.toml:3:8: kind: `rader` is not one of the allowed words; allowed: interceptor, radar, warning-satellite, coastal-missile, ballistic-missile, launch-vehicle (did you mean `radar`?)",
        ],
    },
    Case {
        file: "systems/radar.toml",
        old: "[[figures]]",
        new: "[[figures]",
        says: &["systems/radar.toml:4:11: unclosed array table, expected `]`"],
    },
    Case {
        file: "places.toml",
        old: "lat_deg = 36.05",
        new: "lat_deg = 139",
        says: &["places.toml:5:11: place[0].lat_deg: 139 is out of range; allowed: -90.0 to 90.0"],
    },
    Case {
        file: "places.toml",
        old: "lon_deg = 128.2",
        new: "lon_deg = 200",
        says: &["places.toml:6:11: place[0].lon_deg: 200 is out of range; allowed: -180.0 to 180.0"],
    },
    Case {
        file: "places.toml",
        old: "lat_deg = 36.05",
        new: "lat_deg = nan",
        says: &["places.toml:5:11: place[0].lat_deg: \"nan\" is of the wrong type; allowed: a number"],
    },
    Case {
        file: "places.toml",
        old: "lat_deg = 36.05",
        new: "lat_deg = 36.053",
        says: &["places.toml:5:11: place[0].lat_deg: 36.053 is too fine; allowed: degrees rounded to 0.01"],
    },
    Case {
        file: "places.toml",
        old: "lon_deg = 128.2",
        new: "lon_deg = 128.2001",
        says: &["places.toml:6:11: place[0].lon_deg: 128.2001 is too fine; allowed: degrees rounded to 0.01"],
    },
    Case {
        file: "places.toml",
        old: "tokyo = \"Shima\"",
        new: "tokio = \"Shima\"",
        says: &[
            "places.toml:16:19: place[1].names.tokio: `tokio` is not a known viewpoint; allowed: an id of data/viewpoints/ (did you mean `tokyo`?)",
        ],
    },
    Case {
        file: "places.toml",
        old: "in = \"Somewhere\"",
        new: "elevation_m = 9001",
        says: &["places.toml:7:15: place[0].elevation_m: 9001 is out of range; allowed: -500.0 to 9000.0"],
    },
    Case {
        file: "places.toml",
        old: "in = \"Somewhere\"",
        new: "width_km = 22",
        says: &[
            "places.toml:7:12: place[0].width_km: 22 km, of what is no strait; allowed: a width of a place of kind strait alone",
        ],
    },
    Case {
        file: "places.toml",
        old: "in = \"Somewhere\"",
        new: "width_km = 0",
        says: &["places.toml:7:12: place[0].width_km: 0 is out of range; allowed: 0.1 to 500.0"],
    },
    Case {
        file: "launches/2017-03-06.toml",
        old: "nominal = 1000, unit",
        new: "nominal = -1000, unit",
        says: &[
            "launches/2017-03-06.toml:15:9: reports[0].range: −1,000 km cannot be; allowed: more than 0 and at most 20,037.508 km",
        ],
    },
    Case {
        file: "launches/2017-03-06.toml",
        old: "nominal = 1000, unit",
        new: "nominal = 20038, unit",
        says: &[
            "launches/2017-03-06.toml:15:9: reports[0].range: 20,038 km cannot be; allowed: more than 0 and at most 20,037.508 km",
        ],
    },
    Case {
        file: "launches/2017-03-06.toml",
        old: "nominal = 1000, unit",
        new: "nominal = 0, unit",
        says: &[
            "launches/2017-03-06.toml:15:9: reports[0].range: 0 km cannot be; allowed: more than 0 and at most 20,037.508 km",
        ],
    },
    Case {
        file: "launches/2017-03-06.toml",
        old: "low = 250, high = 280",
        new: "low = 280, high = 250",
        says: &[
            "launches/2017-03-06.toml:16:10: reports[0].apogee: 280–250 are not in order; allowed: low ≤ nominal ≤ high",
        ],
    },
    Case {
        file: "launches/2017-03-06.toml",
        old: "low = 250, high = 280, unit = \"km\"",
        new: "unit = \"km\"",
        says: &[
            "launches/2017-03-06.toml:16:10: reports[0].apogee: there is no number; allowed: at least one of low, nominal, high",
        ],
    },
    Case {
        file: "launches/2017-03-06.toml",
        old: "low = 250, high = 280, unit = \"km\"",
        new: "low = 250, high = 10001, unit = \"km\"",
        says: &[
            "launches/2017-03-06.toml:16:10: reports[0].apogee: 250–10,001 km cannot be; allowed: more than 0 and at most 10,000 km",
        ],
    },
    Case {
        file: "launches/2017-03-06.toml",
        old: "unit = \"min\"",
        new: "unit = \"km\"",
        says: &[
            "launches/2017-03-06.toml:17:38: reports[0].flight_time.unit: `km` does not measure this quantity; allowed: s, min, h",
        ],
    },
    Case {
        file: "launches/2017-03-06.toml",
        old: "nominal = 10, unit = \"min\"",
        new: "nominal = 3, unit = \"h\"",
        says: &[
            "launches/2017-03-06.toml:17:15: reports[0].flight_time: 3 h cannot be; allowed: more than 0 and at most 10,000 s",
        ],
    },
    Case {
        file: "launches/2017-03-06.toml",
        old: "nominal = 77",
        new: "nominal = 360",
        says: &[
            "launches/2017-03-06.toml:18:11: reports[0].bearing: 360 is not a direction; allowed: 0 to below 360 deg, from north, clockwise",
        ],
    },
    Case {
        file: "launches/2017-03-06.toml",
        old: "rounds = 4",
        new: "rounds = 0",
        says: &[
            "launches/2017-03-06.toml:12:10: reports[0].rounds: 0 is out of range; allowed: 1.0 to 100.0",
        ],
    },
    Case {
        file: "launches/2017-03-06.toml",
        old: "launched_at = 2017-03-05T22:34:00Z\nlaunched_at_from",
        new: "launched_at = 2017-03-06T22:34:00Z\nlaunched_at_from",
        says: &[
            "launches/2017-03-06.toml:4:15: launched_at: 2017-03-06T22:34:00Z is not on 2017-03-06 in Korea (UTC+9); allowed: an instant on the day of the launch",
            "launches/2017-03-06.toml:5:20: launched_at_from: the instant is not that of the report named here; allowed: launched_at and launched_at_from together, equal to that report's launched_at",
        ],
    },
    Case {
        file: "sources.toml",
        old: "date = 2017-03-06\n",
        new: "date = 2017-03-04\n",
        says: &[
            "launches/2017-03-06.toml:19:11: reports[0].said_on: said on 2017-03-06, but its source `press-2017` is of 2017-03-04; allowed: a day before the source appeared",
            "launches/2017-03-06.toml:20:10: reports[0].source: `press-2017` is of 2017-03-04, before the launch on 2017-03-06; allowed: a source published on or after the day of the launch",
            "systems/radar.toml:12:11: figures[0].said_on: said on 2017-03-06, but its source `press-2017` is of 2017-03-04; allowed: a day before the source appeared",
        ],
    },
    Case {
        file: "sources.toml",
        old: "date = 2017-03-06\n",
        new: "",
        says: &[
            "launches/2017-03-06.toml:8:1: reports: no report has a source with a date, so the launch cannot be told to be past; allowed: at least one report whose source has a date",
        ],
    },
    Case {
        file: "launches/2017-03-06.toml",
        old: "launched_at_from = \"tokyo\"",
        new: "launched_at_from = \"seoul\"",
        says: &[
            "launches/2017-03-06.toml:5:20: launched_at_from: the instant is not that of the report named here; allowed: launched_at and launched_at_from together, equal to that report's launched_at",
        ],
    },
    Case {
        file: "launches/2017-03-06.toml",
        old: "launched_at_from = \"tokyo\"\n",
        new: "",
        says: &[
            "launches/2017-03-06.toml: launched_at_from: the instant is not that of the report named here; allowed: launched_at and launched_at_from together, equal to that report's launched_at",
        ],
    },
    Case {
        file: "launches/2017-03-06.toml",
        old: "\ndate = 2017-03-06",
        new: "\ndate = 2017-03-07",
        says: &[
            "launches/2017-03-06.toml:1:6: id: the id `2017-03-06` does not begin with the date 2017-03-07; allowed: the date in Korea, with -1, -2 where a day had several",
            "launches/2017-03-06.toml:4:15: launched_at: 2017-03-05T22:34:00Z is not on 2017-03-07 in Korea (UTC+9); allowed: an instant on the day of the launch",
            "launches/2017-03-06.toml:11:15: reports[0].launched_at: 2017-03-05T22:34:00Z is not on 2017-03-07 in Korea (UTC+9); allowed: an instant on the day of the launch",
            "launches/2017-03-06.toml:19:11: reports[0].said_on: 2017-03-06 is before the launch on 2017-03-07 in Tokyo; allowed: the day of the launch, or later; a day counted elsewhere with its zone, as \"2017-03-05 UTC-05:00\"",
        ],
    },
    Case {
        file: "elements/battery.toml",
        old: "site = \"city\"",
        new: "site = \"city\"\nasked = [\"citty\"]",
        says: &[
            "elements/battery.toml:7:10: asked[0]: `citty` is not a known place; allowed: an id of data/places.toml (did you mean `city`?)",
        ],
    },
    Case {
        file: "viewpoints/tokyo.toml",
        old: "languages = [\"ja\"]",
        new: "languages = [\"ja\"]\n[[questions]]\nid = \"Q1\"\ntext = \"T\"\nanswer = \"computed\"",
        says: &[
            "viewpoints/tokyo.toml:6:1: questions[0].asks: a question that is answered, and nothing says what it asks for; allowed: `asks` wherever `answer` is computed",
        ],
    },
    Case {
        file: "viewpoints/tokyo.toml",
        old: "languages = [\"ja\"]",
        new: "languages = [\"ja\"]\n[[questions]]\nid = \"Q1\"\ntext = \"T\"\nanswer = \"planned\"\nasks = \"ring\"",
        says: &[
            "viewpoints/tokyo.toml:10:8: questions[0].asks: a question that is not answered asks for a computed number; allowed: no `asks` where `answer` is planned or not-computable",
        ],
    },
    Case {
        file: "launches/2017-03-06.toml",
        old: "site = \"city\"",
        new: "site = \"citty\"",
        says: &[
            "launches/2017-03-06.toml:7:8: site: `citty` is not a known place; allowed: an id of data/places.toml (did you mean `city`?)",
        ],
    },
    Case {
        file: "launches/2017-03-06.toml",
        old: "reported_by = \"tokyo\"",
        new: "reported_by = \"tokio\"",
        says: &[
            "launches/2017-03-06.toml:10:15: reports[0].reported_by: `tokio` is not one of the allowed words; allowed: seoul, tokyo, washington, pyongyang, beijing, moscow, expert, compilation (did you mean `tokyo`?)",
        ],
    },
    Case {
        file: "launches/2017-03-06.toml",
        old: "rounds = 4",
        new: "azimuth_deg = 77",
        says: &[
            "launches/2017-03-06.toml:12:1: reports[0].azimuth_deg: unknown key `azimuth_deg`; allowed: apogee, bearing, body, flight_time, id, impact_region, launch_place, launched_at, missile, note, outcome, outcome_basis, range, reported_by, rounds, said_on, source",
        ],
    },
    Case {
        file: "launches/2017-03-06.toml",
        old: "site = \"city\"",
        new: "trajectory = [[0, 0]]",
        says: &[
            "launches/2017-03-06.toml:7:1: trajectory: unknown key `trajectory`; allowed: alerts, country, date, id, launched_at, launched_at_from, missile, name, note, reports, site",
        ],
    },
    Case {
        file: "claims/tokyo-claim.toml",
        old: "kind = \"anonymous-official\"",
        new: "kind = \"anonymous-official\"\nname = \"A. Person\"",
        says: &["claims/tokyo-claim.toml:13:1: said_by.name: unknown key `name`; allowed: kind, office"],
    },
    Case {
        file: "claims/tokyo-claim.toml",
        old: "kind = \"anonymous-official\"",
        new: "kind = \"person\"",
        says: &["claims/tokyo-claim.toml:11:1: said_by: the key `name` is missing"],
    },
    Case {
        file: "claims/tokyo-claim.toml",
        old: "kind = \"anonymous-official\"",
        new: "kind = \"anonymous\"",
        says: &[
            "claims/tokyo-claim.toml:12:8: said_by.kind: `anonymous` is not one of the allowed words; allowed: person, institution, anonymous-official (did you mean `anonymous-official`?)",
        ],
    },
    Case {
        file: "claims/tokyo-claim.toml",
        old: "computable = \"yes\"",
        new: "computable = \"no\"",
        says: &[
            "claims/tokyo-claim.toml: reason: a claim that is not computable has no reason; allowed: why numbers cannot test it",
        ],
    },
    Case {
        file: "claims/tokyo-claim.toml",
        old: "viewpoint = \"tokyo\"",
        new: "viewpoint = \"tokio\"",
        says: &[
            "claims/tokyo-claim.toml:2:13: viewpoint: `tokio` is not a known viewpoint; allowed: an id of data/viewpoints/ (did you mean `tokyo`?)",
        ],
    },
    Case {
        file: "claims/tokyo-claim.toml",
        old: "occasion = \"talks\"",
        new: "occasion = \"walks\"",
        says: &[
            "claims/tokyo-claim.toml:9:12: occasion: `walks` is not a known meeting; allowed: an id of data/meetings/ (did you mean `talks`?)",
        ],
    },
    Case {
        file: "claims/tokyo-claim.toml",
        old: "language = \"en\"",
        new: "language = \"ja\"\nquote = \"択択択択択択択択択択択択択択択択択択択択択択択択択択択択択択択択択択択択択択択択択\"",
        says: &[
            "claims/tokyo-claim.toml:7:9: quote: the quotation has 1 words, 41 characters; allowed: twelve words, or 40 characters of Chinese or Japanese",
        ],
    },
    Case {
        file: "elements/battery.toml",
        old: "from = 2016-02-07",
        new: "from = 2016-07-09",
        says: &[
            "elements/battery.toml:17:8: status[1].from: 2016-07-08 comes after 2016-07-09; allowed: statuses by date",
        ],
    },
    Case {
        file: "elements/battery.toml",
        old: "status = \"agreed\"",
        new: "status = \"aggreed\"",
        says: &[
            "elements/battery.toml:16:10: status[1].status: `aggreed` is not one of the allowed words; allowed: announced, agreed, arriving, partly-operational, operational, withdrawn, cancelled (did you mean `agreed`?)",
        ],
    },
    Case {
        file: "elements/battery.toml",
        old: "systems = [\"radar\"]",
        new: "systems = [\"radar\", \"rader\"]",
        says: &[
            "elements/battery.toml:5:21: systems[1]: `rader` is not a known system; allowed: an id of data/systems/ (did you mean `radar`?)",
        ],
    },
    Case {
        file: "elements/battery.toml",
        old: "systems = [\"radar\"]",
        new: "part_of = \"battery\"",
        says: &[
            "elements/battery.toml:5:11: part_of: `battery` is not a part of itself; allowed: the id of the whole",
        ],
    },
    Case {
        file: "elements/battery.toml",
        old: "site = \"city\"",
        new: "heading_deg = 350",
        says: &[
            "elements/battery.toml:6:1: heading_deg: unknown key `heading_deg`; allowed: area, asked, earlier, figures, generic_box, id, kind, labels, mode, name, note, ownership, part_of, role, site, status, systems",
        ],
    },
    Case {
        file: "elements/battery.toml",
        old: "site = \"city\"",
        new: "generic_box = { name = \"Sea\", south_deg = 37.5, north_deg = 39, west_deg = 133, east_deg = 141, basis = \"assumed\", source = \"press\", note = \"why\" }",
        says: &[
            "elements/battery.toml:6:15: generic_box: `battery` is no group of ships without a site; allowed: a generic box for ships that have no site",
            "elements/battery.toml:6:43: generic_box.south_deg: 37.5 is finer than the place of a ship may be; allowed: a whole degree",
            "elements/battery.toml:6:92: generic_box.east_deg: the box is 8 degrees across; allowed: 1 to 5 degrees beyond the other edge",
            "elements/battery.toml:6:125: generic_box.source: `press` is not a known source; allowed: an id of data/sources.toml (did you mean `press-2017`?)",
        ],
    },
    Case {
        file: "elements/battery.toml",
        old: "site = \"city\"",
        new: "site = \"city\"\nearlier = [{ until = 2017-03-01, name = \"a\", source = \"press-2017\" }, { until = 2017-02-01, name = \"b\", site = \"citty\", source = \"press-2017\" }]",
        says: &[
            "elements/battery.toml:7:81: earlier[1].until: it ends on 2017-02-01, not after 2017-03-01; allowed: earlier names in the order of dates",
            "elements/battery.toml:7:112: earlier[1].site: `citty` is not a known place; allowed: an id of data/places.toml (did you mean `city`?)",
        ],
    },
    Case {
        file: "systems/radar.toml",
        old: "kind = \"radar\"",
        new: "kind = \"radar\"\nfamily = \"radar\"",
        says: &[
            "systems/radar.toml:4:10: family: `radar` is not its own family; allowed: the id of another system",
        ],
    },
    Case {
        file: "people/person.toml",
        old: "to = 2017-08-03",
        new: "to = 2012-08-03",
        says: &[
            "people/person.toml:7:6: offices[0].to: 2012-08-03 is before 2012-12-26; allowed: an end after the beginning",
        ],
    },
    Case {
        file: "meetings/talks.toml",
        old: "[\"person\"]",
        new: "[\"person\", \"nobody\"]",
        says: &[
            "meetings/talks.toml:8:27: encounters[0].participants[1]: `nobody` is not a known person; allowed: an id of data/people/",
        ],
    },
    Case {
        file: "meetings/talks.toml",
        old: "said_on = 2017-03-01\n",
        new: "",
        says: &["meetings/talks.toml:10:1: status[0]: the key `said_on` is missing"],
    },
    Case {
        file: "sets/nominal.toml",
        old: "[\"seoul\", \"tokyo\"]",
        new: "[]",
        says: &["sets/nominal.toml:4:11: reports: nobody is believed; allowed: at least one reporter"],
    },
    Case {
        file: "sets/nominal.toml",
        old: "[\"seoul\", \"tokyo\"]",
        new: "[\"seoul\", \"seoul\"]",
        says: &[
            "sets/nominal.toml:4:21: reports[1]: `Seoul` stands here twice; allowed: each id once in a record",
        ],
    },
    Case {
        file: "sets/nominal.toml",
        old: "\"radar/radar-range/press\"",
        new: "\"radar/radar-range/pres\"",
        says: &[
            "sets/nominal.toml:6:10: choices[0].figure: `radar/radar-range/pres` is not a known figure; allowed: record/quantity/figure",
        ],
    },
    Case {
        file: "viewpoints/tokyo.toml",
        old: "capital = \"city\"",
        new: "capital = \"isle\"",
        says: &["viewpoints/tokyo.toml:4:11: capital: `isle` is not a city; allowed: a place of kind city"],
    },
    Case {
        file: "sources.toml",
        old: "url = \"https",
        new: "url = \"ftp",
        says: &[
            "sources.toml:6:7: press-2017.url: `ftp://example.org/report` is not an address; allowed: http:// or https://",
        ],
    },
    Case {
        file: "sources.toml",
        old: "access = \"read\"",
        new: "access = \"heard\"",
        says: &[
            "sources.toml:8:10: press-2017.access: `heard` is not one of the allowed words; allowed: read, cited-by-another, unverified",
        ],
    },
    Case {
        file: "sources.toml",
        old: "access = \"read\"",
        new: "access = \"read\"\nauthor = \"A. Person\"",
        says: &[
            "sources.toml:9:1: press-2017.author: unknown key `author`; allowed: access, compiled, date, grade, headline, language, note, publisher, reopened, speakers, terms, title, url",
        ],
    },
    Case {
        file: "sources.toml",
        old: "date = 2017-03-06\n",
        new: "date = \"2017-13\"\n",
        says: &[
            "sources.toml:4:8: press-2017.date: `2017-13` is not a date; allowed: a calendar date: 2017-03-06, \"2017-03\" or \"2017\"; a day that was not counted in Tokyo \"2017-03-05 UTC-05:00\"",
        ],
    },
    Case {
        file: "quantities.toml",
        old: "range\"\ndimension = \"length\"",
        new: "range\"\ndimension = \"lenght\"",
        says: &[
            "quantities.toml:4:13: quantity[0].dimension: `lenght` is not one of the allowed words; allowed: length, time, mass, force, angle, speed, area, power, frequency, temperature, ratio, count, areal-density (did you mean `length`?)",
        ],
    },
    Case {
        file: "known-gaps.toml",
        old: "recorded_on = 2026-11-23",
        new: "recorded_on = 2026-11-31",
        says: &["known-gaps.toml:6:15: gap[0].recorded_on: invalid date, expected day between 01 and 30"],
    },
];

/// Where what is said of `cases` is not what they name.
pub(crate) fn wrong_in(cases: &[Case]) -> Vec<String> {
    let mut wrong = Vec::new();
    for case in cases {
        let told = messages(minimal_with([file(case.file, exchanged(case.file, case.old, case.new))]));
        if told != case.says {
            wrong.push(format!(
                "{} with `{}`:\n  said {told:#?}\n  not  {:#?}",
                case.file, case.new, case.says
            ));
        }
    }
    wrong
}

#[test]
fn each_fault_is_told_with_place_field_value_and_what_is_allowed() {
    let wrong = wrong_in(CASES);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_minimal_layer_has_no_fault() {
    assert_eq!(messages(minimal()), Vec::<String>::new());
}

/// Files that are wrong as a whole, and what is said of them.
fn whole_files() -> Vec<(File<'static>, String)> {
    let invalid = {
        let text = text_of("claims/tokyo-claim.toml");
        let at = text.find("2,000").expect("the claim has its number");
        let mut bytes = text.as_bytes().to_vec();
        bytes.insert(at, 0xff);
        bytes
    };
    let long = "#".repeat(MAX_FILE_BYTES + 1);
    let lists = "article.toml, drag-tables.toml, glossary.toml, known-gaps.toml, places.toml, quantities.toml, sources.toml and the folders claims, \
                 elements, events, launches, meetings, missiles, people, sets, systems, viewpoints";
    let no_place = |name: &str| format!("the catalogue has no place for `{name}`; allowed: {lists}");
    vec![
        (
            file("claims/tokyo-claim.toml", invalid),
            "claims/tokyo-claim.toml:5:23: byte 0xff is not UTF-8 text; allowed: UTF-8 text".to_owned(),
        ),
        (
            file("places.toml", long),
            "places.toml: the file has 4194305 bytes; allowed: at most 4194304 bytes".to_owned(),
        ),
        (file("arcs/arc.toml", "id = \"arc\""), format!("arcs/arc.toml: {}", no_place("arcs"))),
        (
            file("classes/class.toml", "id = \"class\""),
            format!("classes/class.toml: {} (did you mean `claims`?)", no_place("classes")),
        ),
        (
            file("trajectories/one.toml", "id = \"one\""),
            format!("trajectories/one.toml: {}", no_place("trajectories")),
        ),
        (
            file("launch/2017-03-06.toml", "id = \"2017-03-06\""),
            format!("launch/2017-03-06.toml: {} (did you mean `launches`?)", no_place("launch")),
        ),
        (
            file("source.toml", ""),
            format!("source.toml: {} (did you mean `sources.toml`?)", no_place("source.toml")),
        ),
        (
            file("people/someone.toml", text_of("people/person.toml")),
            "people/someone.toml:1:6: id: the id `person` is not the name of the file; allowed: an id equal to the \
             file name `someone.toml` without `.toml`"
                .to_owned(),
        ),
    ]
}

#[test]
fn a_file_that_is_wrong_as_a_whole_is_told_so() {
    for (spoiled, says) in whole_files() {
        let path = spoiled.path.clone();
        assert_eq!(messages(minimal_with([spoiled])), [says], "{path}");
    }
}
