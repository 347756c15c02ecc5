//! The source article, row by row: no row is missing, and each row's files are there.

use std::path::Path;

use crate::support::{EVE, text};

/// Every row of the article's analysis: systems, actors, places, time, claims, agenda, wording faults, questions.
const ROWS: [(&str, usize); 8] =
    [("S", 11), ("A", 12), ("L", 5), ("T", 5), ("C", 9), ("G", 5), ("W", 7), ("Q", 10)];

fn read(path: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    std::fs::read_to_string(root.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn every_row_of_the_article_is_mapped_and_no_other() {
    let wanted: Vec<String> =
        ROWS.iter().flat_map(|(letter, count)| (1..=*count).map(move |n| format!("{letter}{n}"))).collect();
    let rows = EVE.list("article");
    let mut found: Vec<&str> = rows.iter().map(|row| text(row, "id")).collect();
    let page = read("docs/article.md");
    for id in &wanted {
        assert!(found.contains(&id.as_str()), "the row {id} is missing in data/article.toml");
        assert!(page.contains(&format!("\n| {id} | ")), "the row {id} is missing in docs/article.md");
    }
    found.retain(|id| !wanted.iter().any(|wanted| wanted == id));
    assert!(found.is_empty(), "rows that the article does not have: {found:?}");
}

#[test]
fn each_row_says_what_became_of_it_and_its_files_are_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let file: toml::Table = read("data/article.toml").parse().expect("it is TOML");
    for row in file["row"].as_array().expect("rows are a list") {
        let id = row["id"].as_str().expect("a row has an id");
        let treatment = row["treatment"].as_str().expect("a row has a treatment");
        let links = row.get("links").and_then(toml::Value::as_array).cloned().unwrap_or_default();
        assert!(
            matches!(treatment, "computed" | "recorded" | "planned" | "out-of-scope"),
            "{id}: {treatment}"
        );
        assert!(
            !links.is_empty() || matches!(treatment, "planned" | "out-of-scope"),
            "{id} is {treatment} nowhere"
        );
        for link in links {
            let link = link.as_str().expect("a link is a text");
            assert!(root.join(link).exists(), "{id}: {link} does not exist");
        }
    }
}
