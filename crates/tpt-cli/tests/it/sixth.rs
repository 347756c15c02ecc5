//! A sixth viewpoint, by files alone: its record, its assumption set, its claim with a proposition, its names, a scenario.

use std::fs;

use serde_json::Value as Json;

use crate::support::{arg, document, folder, text, tree, write};

const ID: &str = "ulaanbaatar";
const CLAIM: &str = "ulaanbaatar-test-2017-03-18-hardly-any-of-mongolia";
const QUESTION: &str = "Does the radar at Seongju look into Mongolia?";
const OWN_NAME: &str = "Iturup aral (Итуруп арал)";

/// What is laid over the catalogue; nothing of it is a fact.
const LAYER: [(&str, &str); 4] = [
    (
        "sources.toml",
        "[invented]\npublisher = \"A test\"\ntitle = \"Nothing of this is a fact\"\ndate = 2017-03-18\nlanguage = \"en\"\n\
         grade = \"press\"\naccess = \"read\"\n",
    ),
    (
        "viewpoints/ulaanbaatar.toml",
        "id = \"ulaanbaatar\"\nname = \"Ulaanbaatar\"\nstate = \"Mongolia\"\ncapital = \"ulaanbaatar-city\"\nlanguages = [\"mn\"]\n\
         [[questions]]\nid = \"U1\"\ntext = \"Does the radar at Seongju look into Mongolia?\"\nanswer = \"partly\"\n",
    ),
    (
        "sets/ulaanbaatar.toml",
        "id = \"ulaanbaatar\"\nname = \"Ulaanbaatar\"\ndescription = \"What a test asserts.\"\nreports = [\"seoul\", \"tokyo\"]\n\
         [[choices]]\nfigure = \"seongju-radar/radar-range/invented\"\nreason = \"its own figure\"\n",
    ),
    (
        "claims/ulaanbaatar-test-2017-03-18-hardly-any-of-mongolia.toml",
        "id = \"ulaanbaatar-test-2017-03-18-hardly-any-of-mongolia\"\nviewpoint = \"ulaanbaatar\"\nsaid_on = 2017-03-18\n\
         about = \"the radar and Mongolia\"\nparaphrase = \"The radar at Seongju would see hardly anything of Mongolia.\"\n\
         language = \"en\"\nkind = \"capability\"\ncomputable = \"yes\"\nsource = \"invented\"\n\
         [said_by]\nkind = \"institution\"\nname = \"A test\"\n\
         [proposition]\nvalue = \"share\"\nunit = \"1\"\nat_most = 0.05\nreason = \"A twentieth of the country.\"\n\
         does_not_say = \"Anything.\"\n\
         turns_on = { of = \"seongju-radar\", quantity = \"radar-range\" }\n\
         [proposition.terms.share]\noutput = \"share-in-view\"\nelement = \"seongju-radar\"\ncountry = \"Mongolia\"\naltitude_km = 300\n",
    ),
];

/// A capital of its own, and an island under a name of its own: the record that the program carries, with one name more.
const PLACES: &str = "[[place]]\nid = \"ulaanbaatar-city\"\nname = \"Ulaanbaatar\"\nkind = \"city\"\nlat_deg = 47.92\nlon_deg = 106.92\n\
     in = \"Mongolia\"\nsource = \"invented\"\nnames = { ulaanbaatar = \"Улаанбаатар\" }\n\
     [[place]]\nid = \"etorofu\"\nname = \"Etorofu\"\nkind = \"island\"\nlat_deg = 45.0\nlon_deg = 147.8\nadministered_by = \"Russia\"\n\
     claimed_by = [\"Japan\", \"Russia\"]\nsource = \"invented\"\n\
     names = { tokyo = \"Etorofu (択捉島)\", moscow = \"Iturup (Итуруп)\", ulaanbaatar = \"Iturup aral (Итуруп арал)\" }\n";

/// A figure of the disputed radar that nobody else gives.
const FIGURE: &str = "\n[[figures]]\nid = \"invented\"\nquantity = \"radar-range\"\nnominal = 1500\nunit = \"km\"\nsaid_by = \"A test\"\n\
     said_on = 2017-03-18\nbasis = \"published\"\nsource = \"invented\"\n";

/// A file of the repository.
fn carried(path: &str) -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../").to_owned() + path;
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// A text with one line of it longer by an entry.
fn with_entry(text: &str, list: &str, entry: &str) -> String {
    let opening = format!("\n{list} = [");
    assert_eq!(text.matches(&opening).count(), 1, "{list}");
    text.replace(&opening, &format!("{opening}{entry}, "))
}

/// The part of a page from an id to the next element that closes as it began.
fn part<'p>(page: &'p str, id: &str, end: &str) -> &'p str {
    let (_, rest) =
        page.split_once(&format!("id=\"{id}\"")).unwrap_or_else(|| panic!("the page has no {id}"));
    rest.split_once(end).unwrap_or_else(|| panic!("{id} does not end in {end}")).0
}

#[test]
fn a_sixth_viewpoint_is_files_alone() {
    let place = folder();
    let data = place.path().join("data");
    for (path, content) in LAYER {
        write(&data, path, content);
    }
    write(&data, "places.toml", PLACES);
    write(&data, "elements/seongju-radar.toml", carried("data/elements/seongju-radar.toml") + FIGURE);
    let mut scenario = carried("scenarios/northeast-asia-2017.toml");
    for (list, entry) in [("viewpoints", ID), ("compared", ID), ("cards", CLAIM)] {
        scenario = with_entry(&scenario, list, &format!("\"{entry}\""));
    }
    let scenario = write(place.path(), "six.toml", scenario);
    let out = place.path().join("brief");
    let brief = document(&[
        "brief",
        "2017-03-20",
        "--json",
        "--samples",
        "16",
        "--data",
        arg(&data),
        "--scenario",
        arg(&scenario),
        "--out",
        arg(&out),
    ]);
    let list = |key: &str| brief[key].as_array().unwrap_or_else(|| panic!("{key} is a list"));
    let own = |items: &'_ [Json], key: &str, id: &str| {
        items.iter().find(|item| item[key] == id).unwrap_or_else(|| panic!("no {key} is {id}")).clone()
    };

    // The document: six capitals, its claim tested on four sides' figures, and what came of it.
    assert_eq!(list("viewpoints").len(), 6);
    let viewpoint = own(list("viewpoints"), "id", ID);
    assert_eq!(viewpoint["claims"], serde_json::json!([CLAIM]));
    assert_eq!(text(&viewpoint["place_names"], "etorofu"), OWN_NAME);
    assert_eq!(text(&viewpoint["place_names"], "ulaanbaatar-city"), "Улаанбаатар");
    let card = own(list("cards"), "claim", CLAIM);
    let results = card["results"].as_array().expect("results are a list");
    let named: Vec<&str> = results.iter().map(|row| text(row, "name")).collect();
    assert_eq!(named, ["Ulaanbaatar", "Seoul", "Washington", "Beijing"]);
    let outcome = text(&card, "outcome");
    assert!(["supported", "contradicted", "depends"].contains(&outcome), "{outcome}");
    let sides = brief["sight"]["sides"].as_array().expect("sides are a list");
    assert_eq!(sides.len(), 4);
    assert!((sides[0]["range_km"]["nominal"].as_f64().expect("a number") - 1500.0).abs() < 50.0);

    // The page: its section with its own question, its claim and what came of it.
    let files = tree(&out);
    let page = std::str::from_utf8(&files["annexes.html"]).expect("the page is UTF-8");
    assert!(page.contains("6 capitals, "), "the heading counts five");
    let section = part(page, &format!("capital-{ID}"), "</section>");
    for wanted in [
        QUESTION,
        "Ulaanbaatar: ",
        "1 recorded statement",
        "hardly anything of Mongolia",
        &format!("href=\"#card-{CLAIM}\""),
        outcome_words(outcome),
    ] {
        assert!(section.contains(wanted), "its section lacks {wanted}: {section}");
    }
    // Nobody else's section holds any of it.
    for other in ["tokyo", "moscow", "beijing", "seoul", "washington"] {
        let section = part(page, &format!("capital-{other}"), "</section>");
        assert!(!section.contains("Mongolia"), "{other}");
    }
    // Its figures' row of maps beside the others'.
    let maps = part(page, "maps-sides", "</svg>");
    for row in
        ["Ulaanbaatar's figures: 1,500", "Seoul's figures: ", "Washington's figures: ", "Beijing's figures: "]
    {
        assert!(maps.contains(row), "the maps lack {row}");
    }
    assert_eq!(maps.matches("class=\"view\"").count(), 4 * 4);
    // Its card, and every statement of its own, with the names that it uses.
    assert!(part(page, &format!("card-{CLAIM}"), "</table>").contains("Ulaanbaatar"));
    let statements = part(page, &format!("claims-{ID}"), "<h3");
    assert!(statements.contains(&format!("{OWN_NAME}, here Etorofu")), "{statements}");
    assert!(statements.contains(&format!("claim-{CLAIM}")));
    // Beside the names of the two that claim the islands.
    let islands = part(page, "islands", "</table>");
    for wanted in ["Tokyo's name", "Moscow's name", "Ulaanbaatar's name", OWN_NAME] {
        assert!(islands.contains(wanted), "the islands lack {wanted}");
    }
    // Its names in the tables that others read.
    let facts = place.path().join("facts");
    document(&[
        "catalogue",
        "export",
        "--format",
        "csv",
        "--data",
        arg(&data),
        "--out",
        arg(&facts),
        "--json",
    ]);
    let places = String::from_utf8(tree(&facts)["csv/places.csv"].clone()).expect("a table is UTF-8");
    assert!(places.lines().next().is_some_and(|head| head.contains("name_ulaanbaatar")), "no column");
    assert!(places.contains(OWN_NAME));
}

/// The words of an outcome on the page.
fn outcome_words(outcome: &str) -> &str {
    match outcome {
        "depends" => "depends on whose figures hold",
        other => other,
    }
}
