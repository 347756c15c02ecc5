//! `--data DIR`: facts of one's own laid over those that the program carries.

use serde_json::Value as Json;

use crate::support::{EVE, answer, arg, document, folder, not_refused, run, text, tree, write};

/// One new record of each kind that a reader may bring, as files alone; the text tries to be markup.
const LAYER: [(&str, &str); 8] = [
    (
        "sources.toml",
        "[own-source]\npublisher = \"P & Co\"\ntitle = \"A <b>title</b>\"\ndate = 2017-03-18\nlanguage = \"en\"\ngrade = \"press\"\n\
         access = \"read\"\n",
    ),
    (
        "places.toml",
        "[[place]]\nid = \"own-place\"\nname = \"Own place\"\nkind = \"city\"\nlat_deg = 39\nlon_deg = 127\n\
         in = \"North Korea\"\nsource = \"own-source\"\n",
    ),
    (
        "launches/2017-03-18.toml",
        "id = \"2017-03-18\"\nname = \"Own launch\"\ndate = 2017-03-18\ncountry = \"North Korea\"\n\
         site = \"own-place\"\n[[reports]]\nid = \"seoul\"\nreported_by = \"seoul\"\noutcome = \"success\"\n\
         outcome_basis = \"stated\"\nrange = { nominal = 500, unit = \"km\" }\n\
         apogee = { nominal = 120, unit = \"km\" }\nsaid_on = 2017-03-18\nsource = \"own-source\"\n",
    ),
    (
        "claims/own-claim.toml",
        "id = \"own-claim\"\nviewpoint = \"own-viewpoint\"\nsaid_on = 2017-03-18\nabout = \"own subject\"\n\
         paraphrase = \"<script>alert(1)</script>\"\nlanguage = \"en\"\nkind = \"status\"\ncomputable = \"yes\"\n\
         source = \"own-source\"\n[said_by]\nkind = \"institution\"\nname = \"Own \\\"body\\\"\"\n",
    ),
    (
        "viewpoints/own-viewpoint.toml",
        "id = \"own-viewpoint\"\nname = \"Own capital\"\nstate = \"Own state\"\ncapital = \"own-place\"\n\
         languages = [\"en\"]\n",
    ),
    (
        "elements/own-element.toml",
        "id = \"own-element\"\nname = \"Own element\"\nkind = \"radar\"\nrole = \"element\"\n\
         systems = [\"own-system\"]\nsite = \"own-place\"\n[[status]]\nstatus = \"operational\"\n\
         from = 2017-03-01\nsaid_by = \"X\"\nsource = \"own-source\"\n",
    ),
    (
        "missiles/own-missile.toml",
        "id = \"own-missile\"\nname = \"Own missile\"\nkind = \"ballistic-missile\"\n",
    ),
    ("systems/own-system.toml", "id = \"own-system\"\nname = \"Own system\"\nkind = \"radar\"\n"),
];

/// The kinds of the layer, and the id that each gets.
const KINDS: [(&str, &str); 8] = [
    ("sources", "own-source"),
    ("places", "own-place"),
    ("launches", "2017-03-18"),
    ("claims", "own-claim"),
    ("viewpoints", "own-viewpoint"),
    ("elements", "own-element"),
    ("missiles", "own-missile"),
    ("systems", "own-system"),
];

fn ids(list: &Json) -> Vec<&str> {
    list["entries"].as_array().expect("entries are a list").iter().map(|entry| text(entry, "id")).collect()
}

#[test]
fn a_record_of_each_kind_enters_as_a_file_alone() {
    let place = folder();
    for (path, content) in LAYER {
        write(place.path(), path, content);
    }
    // A reader's own notes beside the facts are no fault.
    write(place.path(), "README.md", "notes");
    let data = arg(place.path());
    for (kind, id) in KINDS {
        let own = document(&["catalogue", "list", kind, "--json", "--data", data]);
        let carried = document(&["catalogue", "list", kind, "--json"]);
        let (own, carried) = (ids(&own), ids(&carried));
        assert!(!carried.contains(&id), "{kind}");
        let added: Vec<_> = own.iter().filter(|known| !carried.contains(*known)).collect();
        assert_eq!(added, [&id], "{kind}");
        assert_eq!(own.len(), carried.len() + 1, "{kind}");
    }
    let out = place.path().join("brief");
    let brief =
        document(&["brief", "2017-03-20", "--json", "--samples", "16", "--data", data, "--out", arg(&out)]);
    let launches = brief["launches"].as_array().expect("launches are a list");
    let own =
        launches.iter().find(|launch| launch["id"] == "2017-03-18").expect("the launch is in the brief");
    assert_eq!(own["in_fortnight"], true);
    assert!(own["reports"][0]["vacuum_arc"]["flight_time_s"]["nominal"].as_f64() > Some(300.0), "{own}");
    assert_ne!(brief["inputs_sha256"], EVE.json["inputs_sha256"], "the hash names other inputs");
    let files = tree(&out);
    let page = String::from_utf8_lossy(&files["annexes.html"]);
    assert!(
        page.contains("&lt;script&gt;alert(1)&lt;/script&gt;") || !page.contains("alert(1)"),
        "the claim is markup"
    );
    assert!(!page.contains("<script") && !page.contains("A <b>title"), "a text of the layer is markup");
    assert!(page.contains("A &lt;b&gt;title&lt;/b&gt;"), "the source's title is shown as text");
}

#[test]
fn a_record_of_the_layer_replaces_the_one_that_is_carried() {
    let carried = document(&["catalogue", "show", "pukguksong-2", "--kind", "missiles", "--json"]);
    let place = folder();
    write(
        place.path(),
        "missiles/pukguksong-2.toml",
        "id = \"pukguksong-2\"\nname = \"Renamed\"\nkind = \"ballistic-missile\"\n",
    );
    let over = run([
        "catalogue",
        "show",
        "pukguksong-2",
        "--kind",
        "missiles",
        "--json",
        "--data",
        arg(place.path()),
    ]);
    // Sets may choose figures of the missile that is replaced: then the refusal says so, else the name is the layer's.
    assert_eq!(over.code, Some(0), "{}", over.stderr);
    let over: Json = serde_json::from_str(&over.stdout).expect("one JSON document");
    assert_eq!((&over["record"]["name"], carried["record"]["name"] == "Renamed"), (&"Renamed".into(), false));
}

#[test]
fn checking_a_sound_layer_says_so_and_counts_it() {
    let place = folder();
    for (path, content) in LAYER {
        write(place.path(), path, content);
    }
    let count = |args: &[&str]| document(args)["records"]["claims"].as_u64().expect("a count");
    let own = count(&["catalogue", "check", "--json", "--data", arg(place.path())]);
    assert_eq!(own, count(&["catalogue", "check", "--json"]) + 1);
    assert!(answer(&["catalogue", "check", "--data", arg(place.path())]).ends_with("no fault found\n"));
}

/// What the check says of the folder.
fn overlay(place: &std::path::Path) -> Json {
    document(&["catalogue", "check", "--json", "--data", arg(place)])["overlay"].clone()
}

#[test]
fn the_check_says_what_was_read_of_a_layer_and_what_was_not() {
    let place = folder();
    for (path, content) in LAYER {
        write(place.path(), path, content);
    }
    write(
        place.path(),
        "missiles/pukguksong-2.toml",
        "id = \"pukguksong-2\"\nname = \"Renamed\"\nkind = \"ballistic-missile\"\n",
    );
    let sound = serde_json::json!({ "files": 9, "records": 9, "replacing": 1, "not_read": [] });
    assert_eq!(overlay(place.path()), sound);
    // What file managers, version control and editors leave is passed over.
    for path in [
        "launches/._2017-03-18.toml",
        "launches/.#2017-03-18.toml",
        "__MACOSX/launches/._2017-03-18.toml",
        ".git/config.toml",
        ".DS_Store",
        "places/Thumbs.db",
        "desktop.ini",
        ".~lock.claims.csv#",
    ] {
        write(place.path(), path, b"\x00\x05\x16\x07");
    }
    assert_eq!(overlay(place.path()), sound);
    for path in ["claims/more.csv", "README.md", "places.toml~", "launches/old.toml.bak"] {
        write(place.path(), path, "notes");
    }
    let not_read = ["README.md", "claims/more.csv", "launches/old.toml.bak", "places.toml~"];
    assert_eq!(overlay(place.path())["not_read"], serde_json::json!(not_read));
    let said = answer(&["catalogue", "check", "--data", arg(place.path())]);
    let told: String = not_read.iter().map(|file| format!("not read: {file}\n")).collect();
    let expected =
        format!("\n--data: 9 files, 9 records, 1 of them in place of ours\n{told}no fault found\n");
    assert!(said.ends_with(&expected), "{said}");
    let without = document(&["catalogue", "check", "--json"]);
    assert!(without["overlay"].is_null() && !answer(&["catalogue", "check"]).contains("--data"));
}

#[test]
fn a_file_whose_ending_is_mistaken_stops_every_command() {
    for (path, meant) in [
        ("launches/2017-03-18.TOML", "launches/2017-03-18.toml"),
        ("sources.Toml", "sources.toml"),
        ("claims/own-claim.toml.txt", "claims/own-claim.toml"),
    ] {
        let place = folder();
        write(place.path(), path, "id = \"x\"\n");
        for words in [&["catalogue", "check"][..], &["ring", "etorofu-bastion"]] {
            let run = run(words.iter().copied().chain(["--data", arg(place.path())]));
            let wrong = not_refused(&run, &["--data", path, &format!("allowed: `{meant}`")]);
            assert_eq!(wrong, Vec::<String>::new(), "{path}");
        }
    }
    let deep = folder();
    write(deep.path(), "a/b/c/d/e/f/g/h/i/x.toml", "");
    let run = run(["catalogue", "check", "--data", arg(deep.path())]);
    assert_eq!(not_refused(&run, &["--data folder", "more than 8 folders deep"]), Vec::<String>::new());
}

#[test]
fn an_editor_s_marks_and_line_ends_are_no_part_of_a_fact() {
    let place = folder();
    for (path, content) in LAYER {
        write(place.path(), path, format!("\u{feff}{}", content.replace('\n', "\r\n")));
    }
    assert_eq!(overlay(place.path())["records"], 8);
    let shown = document(&["catalogue", "show", "own-place", "--json", "--data", arg(place.path())]);
    assert_eq!(shown["record"]["name"], "Own place");
}

#[test]
fn a_layer_of_many_faults_fits_a_screen() {
    let place = folder();
    let bad = "lat_deg = 139\n".to_owned();
    for i in 0..40 {
        let record = format!("[[place]]\nid = \"p{i}\"\n{bad}");
        write(place.path(), &format!("claims/c{i}.toml"), record);
    }
    let run = run(["catalogue", "check", "--data", arg(place.path())]);
    assert_eq!(not_refused(&run, &["claims/c0.toml", "more faults"]), Vec::<String>::new());
}
