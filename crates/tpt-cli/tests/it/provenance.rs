//! `why`, `cite`, `diff`, the filters of `catalogue list`, and `catalogue export`.

use std::collections::BTreeSet;

use serde_json::Value as Json;

use crate::support::{EVE, answer, arg, document, folder, not_refused, run, text, tree};

/// The samples of the brief on the eve that the tests share.
const SAMPLES: [&str; 2] = ["--samples", "32"];

/// Every band of a document.
fn bands<'j>(value: &'j Json, found: &mut Vec<&'j Json>) {
    match value {
        Json::Object(map) => {
            if map.contains_key("drivers") && map.contains_key("nominal") {
                found.push(value);
            }
            map.values().for_each(|inner| bands(inner, found));
        }
        Json::Array(items) => items.iter().for_each(|inner| bands(inner, found)),
        _ => {}
    }
}

/// Whether every way down from a node ends in a source, of its own or of a node above it.
fn unsourced(node: &Json, above: bool, path: &str, found: &mut Vec<String>) {
    let here = format!("{path}/{}", node["name"].as_str().unwrap_or_default());
    let sourced = above || node["source"].is_string();
    let inner = node["from"].as_array().expect("a node has a list below it");
    if inner.is_empty() && !sourced {
        found.push(here.clone());
    }
    inner.iter().for_each(|inner| unsourced(inner, sourced, &here, found));
}

#[test]
fn a_number_of_the_brief_is_traced_to_the_same_number_and_to_its_sources() {
    let mut all = Vec::new();
    bands(&EVE.json, &mut all);
    let of = |part: &str| {
        let found = all.iter().find(|band| text(band, "id").contains(part));
        found.unwrap_or_else(|| panic!("no band with {part}"))
    };
    for part in [
        "2017-03-06/tokyo/full-burn/flight_time_s",
        "2017-03-06/tokyo/full-burn/excess_s",
        "2017-03-06/tokyo/full-burn/miss_share",
        "2016-06-22-2/seoul/early-cutoff/standard_range_km",
        "2016-06-22-2/expert/heavier-payload/burnout_altitude_km",
        "distance/bastion-etorofu/nemuro",
    ] {
        let band = of(part);
        let id = text(band, "id");
        let why = document(&[&["why", id, "--json"], &SAMPLES[..]].concat());
        assert_eq!(why["tree"]["drivers"], band["drivers"], "{id}");
        assert_eq!(why["tree"]["id"], band["id"]);
        assert_eq!(why["tree"]["value"], band["words"], "{id}");
        let mut found = Vec::new();
        unsourced(&why["tree"], false, "", &mut found);
        assert!(found.is_empty(), "{id}: {found:?}");
        let cited = answer(&[&["cite", id], &SAMPLES[..]].concat());
        for part in ["Computed from: ", "as of 2017-03-20", "32 samples", id] {
            assert!(cited.contains(part), "{part}: {cited}");
        }
    }
}

#[test]
fn a_number_of_the_vacuum_arc_is_traced_to_its_report() {
    let shown = document(&["catalogue", "show", "2022-03-24", "--json"]);
    let mut all = Vec::new();
    bands(&shown["vacuum_arcs"], &mut all);
    assert!(all.len() > 5);
    for band in all {
        let why = document(&["why", text(band, "id"), "--json"]);
        assert_eq!(why["tree"]["drivers"], band["drivers"], "{}", band["id"]);
        let report = &why["tree"]["from"][0];
        assert!(text(band, "id").contains(text(report, "id")), "{report}");
    }
}

#[test]
fn the_tree_of_a_number_depends_on_whose_figures_are_believed() {
    let plain = document(&["reconstruct", "2017-03-06", "--samples", "16", "--json", "--asof", "2017-03-20"]);
    let other = document(&[
        "reconstruct",
        "2017-03-06",
        "--samples",
        "16",
        "--json",
        "--asof",
        "2017-03-20",
        "--missile",
        "nodong",
        "--figure",
        "stage-set=nodong/forden",
    ]);
    let id = |document: &Json| text(&document["reports"][0]["flight_time_s"], "id").to_owned();
    assert_ne!(id(&plain), id(&other));
    assert!(id(&other).contains("/nominal+stage-set=nodong:forden+missile=nodong/"), "{}", id(&other));
    for document_of in [&plain, &other] {
        let id = id(document_of);
        let why = document(&["why", &id, "--samples", "16", "--json"]);
        assert_eq!(why["tree"]["drivers"], document_of["reports"][0]["flight_time_s"]["drivers"], "{id}");
    }
}

#[test]
fn a_tree_is_printed_with_source_date_grade_and_place() {
    let printed = answer(&["why", "an-tpy-2/radar-range/wu-2016"]);
    for part in [
        "figure AN/TPY-2: radar range 870–1,500",
        "said by Wu Riqiang",
        "said on 2016-07-27",
        "basis: published",
        "source rsis-2016-07-27-green-pine-instead: S. Rajaratnam School",
        "2016-07-27",
        "(en, expert, read)",
        "address: https://",
    ] {
        assert!(printed.contains(part), "{part}:\n{printed}");
    }
    // A source that was opened again says so.
    let again = answer(&["why", "washington-pacom-2017-04-04-nine-minutes"]);
    assert!(again.contains("opened again 2026-11-24: says it"), "{again}");
}

#[test]
fn a_record_that_two_kinds_share_is_told_apart() {
    let element = document(&["why", "cobra-dane", "--kind", "elements", "--json"]);
    let system = document(&["why", "cobra-dane", "--kind", "systems", "--json"]);
    assert_eq!((text(&element["tree"], "kind"), text(&system["tree"], "kind")), ("element", "system"));
}

#[test]
fn a_difference_lists_what_became_known_and_nothing_else() {
    let diff = document(&["diff", "--asof", "2017-03-05", "2017-03-06", "--json"]);
    let rows = diff["entries"].as_array().expect("entries are a list");
    let has = |id: &str| rows.iter().any(|row| row["id"] == id);
    assert!(has("2017-03-06/seoul") && has("seongju/arriving/2017-03-06/yonhap-2017-04-26-thaad-seongju"));
    // Said on the 7th: the announcement of Pyongyang.
    assert!(!has("2017-03-06/pyongyang"));
    let next = document(&["diff", "--asof", "2017-03-06", "2017-03-07", "--json"]);
    let next = next["entries"].as_array().expect("entries are a list");
    let pyongyang =
        next.iter().find(|row| row["id"] == "2017-03-06/pyongyang").expect("it was said on the 7th");
    assert_eq!((text(pyongyang, "change"), text(pyongyang, "said_on")), ("new", "2017-03-07"));
    assert!(
        answer(&["diff", "--asof", "2017-03-05", "2017-03-06"])
            .contains("facts became known after 2017-03-05")
    );
}

#[test]
fn a_list_holds_what_every_filter_wants() {
    let list = |args: &[&str]| -> Vec<Json> {
        let listed = document(&[&["catalogue", "list"], args, &["--json"]].concat());
        listed["entries"].as_array().expect("entries are a list").clone()
    };
    let all = list(&["claims"]);
    let beijing = list(&["claims", "--where", "viewpoint=beijing"]);
    let computable = list(&["claims", "--where", "viewpoint=beijing", "--where", "computable=yes"]);
    assert!(all.len() > beijing.len() && beijing.len() > computable.len() && !computable.is_empty());
    assert!(
        beijing
            .iter()
            .all(|entry| text(entry, "id").starts_with("beijing-") || text(entry, "id").starts_with("ap-"))
    );
    let march =
        list(&["launches", "--since", "2017-03", "--until", "2017-04", "--where", "reported_by=tokyo"]);
    assert_eq!(
        march.iter().map(|entry| text(entry, "id")).collect::<Vec<_>>(),
        ["2017-03-06", "2017-03-22", "2017-04-05", "2017-04-16", "2017-04-29"]
    );
    let unverified = list(&["sources", "--where", "access=unverified"]);
    assert!(!unverified.is_empty() && unverified.len() < 50);
    let worded = list(&["claims", "--contains", "BASTION"]);
    assert!(!worded.is_empty() && worded.len() < all.len());
    // A star asks for the key alone: the radars at a place on record, and those that are not.
    let radars = list(&["elements", "--where", "kind=radar"]);
    let placed = list(&["elements", "--where", "kind=radar", "--where", "site=*"]);
    let (known, unknown): (Vec<Json>, Vec<Json>) =
        radars.into_iter().partition(|entry| placed.contains(entry));
    assert!(!unknown.is_empty() && known.len() == placed.len());
    let has_site = |entry: &Json| {
        let shown = document(&["catalogue", "show", text(entry, "id"), "--kind", "elements", "--json"]);
        shown["record"].get("site").is_some()
    };
    assert!(known.iter().all(has_site) && !unknown.iter().any(has_site));
}

#[test]
fn an_export_holds_every_fact_in_open_formats() {
    let place = folder();
    let out = place.path().join("facts");
    let args =
        ["catalogue", "export", "--format", "csv,parquet,geojson,kml,csl-json", "--asof", "2017-03-20"];
    let printed = answer(&[&args[..], &["--out", arg(&out)]].concat());
    let files = tree(&out);
    for (path, _) in files.iter().filter(|(path, _)| !path.ends_with('/')) {
        assert!(printed.contains(path.as_str()), "{path} is not named");
    }
    let columns = |name: &str| {
        let mut reader = csv::Reader::from_reader(files[&format!("csv/{name}.csv")].as_slice());
        let head = reader.headers().expect("it has a head").clone();
        let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("it is a row")).collect();
        (head, rows)
    };
    // One row a fact, each with its source.
    let listed = document(&["catalogue", "list", "claims", "--asof", "2017-03-20", "--json"]);
    let (head, rows) = columns("claims");
    assert_eq!(rows.len(), listed["entries"].as_array().map_or(0, Vec::len));
    let (_, sources) = columns("sources");
    let known: BTreeSet<&str> = sources.iter().map(|row| &row[0]).collect();
    let at = head.iter().position(|column| column == "source").expect("claims have a source");
    assert!(rows.iter().all(|row| known.contains(&row[at])));
    // A number is a number: the range of Tokyo's report of 6 March 2017.
    let (head, rows) = columns("launches");
    let cell = |row: &csv::StringRecord, name: &str| {
        row[head.iter().position(|column| column == name).expect("it has that column")].to_owned()
    };
    let tokyo = rows.iter().find(|row| cell(row, "id") == "2017-03-06/tokyo").expect("it is there");
    assert_eq!(
        (cell(tokyo, "range_nominal"), cell(tokyo, "range_unit")),
        ("1000.0".to_owned(), "km".to_owned())
    );
    // Another program's reader of GeoJSON takes the map.
    let map: geojson::GeoJson = String::from_utf8(files["catalogue.geojson"].clone())
        .expect("it is text")
        .parse()
        .expect("it is GeoJSON");
    let geojson::GeoJson::FeatureCollection(map) = map else { panic!("it is no collection") };
    let named = |id: &str| {
        map.features.iter().any(|feature| feature.property("id").and_then(Json::as_str) == Some(id))
    };
    assert!(named("etorofu") && named("2017-03-06") && named("seongju-radar"));
    let kml = String::from_utf8(files["catalogue.kml"].clone()).expect("it is text");
    assert_eq!(kml.matches("<Placemark>").count(), map.features.len());
    let items: Json = serde_json::from_slice(&files["sources.csl.json"]).expect("it is JSON");
    let item =
        items.as_array().expect("it is a list").iter().find(|item| item["id"] == "ap-2017-03-20-kurtenbach");
    let item = item.expect("the article is cited");
    assert_eq!(item["issued"]["date-parts"], serde_json::json!([[2017, 3, 20]]));
    assert_eq!(item["type"], "article-newspaper");
    // The same bytes again.
    let again = place.path().join("again");
    answer(&[&args[..], &["--out", arg(&again)]].concat());
    assert_eq!(files, tree(&again));
}

#[test]
fn what_cannot_be_traced_or_compared_is_refused() {
    let refused: [(&[&str], &[&str]); 14] = [
        (&["why", "seongjoo"], &["`seongjoo` is not in the catalogue", "did you mean `seongju"]),
        (&["why", "thaad/reach/nobody"], &["`thaad/reach/nobody`", "did you mean `thaad/reach/"]),
        (&["why", "2017-03-06/tokyo/speed"], &["2017-03-06/tokyo/speed"]),
        (&["why", "brief@2017-03-20/nominal/2017-03-06/tokyo/full-burn/nothing_s"], &["cannot be traced"]),
        (
            &["why", "brief@2017-03-20/nobody/2017-03-06/tokyo/full-burn/flight_time_s"],
            &["assumption set `nobody`"],
        ),
        (
            &["why", "brief@2017-03-01/nominal/2017-03-06/tokyo/full-burn/flight_time_s"],
            &["launch `2017-03-06`", "2017-03-01"],
        ),
        (&["why", "reconstruct@2017-03-20/nominal/typed/scud-b/full-burn/flight_time_s"], &["typed figures"]),
        (
            &["why", "brief@2017-03-20/nominal/distance/a/b", "--asof", "2017-03-19"],
            &["--asof 2017-03-19 contradicts"],
        ),
        (
            &["cite", "brief@2017-03-20/nominal/distance/a/b", "--figures", "tokyo"],
            &["(tokyo) contradict the id (nominal)"],
        ),
        (&["diff", "2017-03-20"], &["two days", "--asof"]),
        (&["diff", "--asof", "2017-03-20", "2016-03-20"], &["2017-03-20 2016-03-20", "before the second"]),
        (
            &["catalogue", "list", "claims", "--where", "vewpoint=beijing"],
            &["`vewpoint`", "did you mean `viewpoint`?"],
        ),
        (&["catalogue", "list", "claims", "--where", "viewpoint"], &["KEY=VALUE"]),
        (&["catalogue", "export", "--format", "csv"], &["--out DIR"]),
    ];
    let mut wrong = Vec::new();
    for (args, names) in refused {
        wrong.extend(not_refused(&run(args), names).into_iter().map(|fault| format!("{args:?}: {fault}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_later_fact_cannot_be_traced_earlier() {
    let early = run(["why", "2017-07-28/tokyo", "--asof", "2017-03-20"]);
    assert_eq!(not_refused(&early, &["2017-07-28/tokyo", "2017-03-20"]), Vec::<String>::new());
    assert!(answer(&["why", "2017-07-28/tokyo", "--asof", "2017-07-29"]).contains("report "));
}
