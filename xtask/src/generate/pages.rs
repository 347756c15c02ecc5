//! Pages made from the catalogue: the article row by row, the glossary, the publishers' terms, the re-opened sources, the vehicle
//! templates.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use toml::{Table, Value};

const MADE: &str = "<!-- Made by `cargo run -p xtask -- generate`; do not edit. -->\n\n";

/// The pages, by their paths. A page of which only a part is made keeps the rest as it stands.
pub(crate) fn pages(root: &Path) -> Result<BTreeMap<String, String>, String> {
    let sources = table(root, "data/sources.toml")?;
    let glossary = table(root, "data/glossary.toml")?;
    let article = table(root, "data/article.toml")?;
    let templates = table(root, "data/fixed/templates.toml")?;
    Ok(BTreeMap::from([
        ("docs/article.md".to_owned(), article_page(&article)?),
        ("docs/glossary.md".to_owned(), glossary_page(&glossary)?),
        ("docs/models/templates.md".to_owned(), templates_page(&templates)?),
        with_part(root, "docs/data-licences.md", "terms", &terms_table(&sources))?,
        with_part(root, "docs/source-check.md", "reopened", &reopened_table(&sources))?,
    ]))
}

fn read(root: &Path, path: &str) -> Result<String, String> {
    fs::read_to_string(root.join(path)).map_err(|error| format!("{path}: {error}"))
}

fn table(root: &Path, path: &str) -> Result<Table, String> {
    read(root, path)?.parse().map_err(|error: toml::de::Error| format!("{path}: {}", error.message()))
}

/// A page with the part between its two marks replaced.
fn with_part(root: &Path, path: &str, name: &str, part: &str) -> Result<(String, String), String> {
    let page = read(root, path)?;
    let (begin, end) = (format!("<!-- {name}: made, do not edit -->\n"), format!("<!-- {name}: end -->"));
    let no_marks = || format!("{path}: there are no marks `{}` and `{end}`", begin.trim_end());
    let (before, rest) = page.split_once(&begin).ok_or_else(no_marks)?;
    let (_, after) = rest.split_once(&end).ok_or_else(no_marks)?;
    Ok((path.to_owned(), format!("{before}{begin}\n{part}\n{end}{after}")))
}

fn text<'t>(table: &'t Table, key: &str) -> &'t str {
    table.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn list<'t>(table: &'t Table, key: &str) -> Vec<&'t str> {
    let items = table.get(key).and_then(Value::as_array);
    items.into_iter().flatten().filter_map(Value::as_str).collect()
}

fn rows<'t>(file: &'t Table, key: &str) -> Result<Vec<&'t Table>, String> {
    let rows = file.get(key).and_then(Value::as_array).ok_or_else(|| format!("there is no `{key}`"))?;
    Ok(rows.iter().filter_map(Value::as_table).collect())
}

/// A text as a cell of a Markdown table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}

fn article_page(file: &Table) -> Result<String, String> {
    let rows = rows(file, "row")?;
    let count = |treatment: &str| rows.iter().filter(|row| text(row, "treatment") == treatment).count();
    let mut page = format!(
        "{MADE}# The article, row by row\n\nThis is what the news article of 20 March 2017 says or raises, and where it \
         landed. There are {} rows computed, {} recorded with their sources, {} planned for a later version, and {} out of scope.\n\n\
         | row | what it says or asks | here | where | files |\n|---|---|---|---|---|\n",
        count("computed"),
        count("recorded"),
        count("planned"),
        count("out-of-scope"),
    );
    for row in rows {
        let links: Vec<String> =
            list(row, "links").iter().map(|link| format!("[{link}](../{link})")).collect();
        // Writing into a String cannot fail.
        let _ = writeln!(
            page,
            "| {} | {} | {} | {} | {} |",
            text(row, "id"),
            cell(text(row, "text")),
            text(row, "treatment").replace('-', " "),
            cell(text(row, "where")),
            links.join(", ")
        );
    }
    Ok(page)
}

fn glossary_page(file: &Table) -> Result<String, String> {
    let mut terms = rows(file, "term")?;
    terms.sort_by_key(|term| text(term, "term").to_lowercase());
    let name = |id: &str| terms.iter().find(|term| text(term, "id") == id).map(|term| text(term, "term"));
    let mut page =
        format!("{MADE}# Glossary\n\nThe field's terms in plain words, as the briefs explain them.\n");
    for term in &terms {
        let forms = list(term, "forms");
        let forms = if forms.is_empty() { String::new() } else { format!(" ({})", forms.join(", ")) };
        let see: Vec<String> =
            list(term, "see").iter().filter_map(|id| Some(format!("[{}](#{id})", name(id)?))).collect();
        let see = if see.is_empty() { String::new() } else { format!(" See {}.", see.join(", ")) };
        let _ = write!(
            page,
            "\n<a id=\"{}\"></a>\n**{}**{forms}: {}{see}\n",
            text(term, "id"),
            text(term, "term"),
            text(term, "meaning")
        );
    }
    Ok(page)
}

/// What every template is for, and what none is for.
const TEMPLATES: &str = "\
# Vehicle templates

**Question.** What can a reported flight mean, if nobody has published the missile?

A template says what a missile of a class may be like. It says how hard each stage pushes, how long it burns, what it weighs
empty, and how well it uses its propellant. Each is a span, drawn evenly between its ends. Where a missile has stages
on record, those are flown instead.

**For.** Only `reconstruct` flies a template, and its answer says *assumed vehicle*. A missile's record may say which
template it is like (`built_as`), with the source that says so.

**Not for.** A template is no missile of the catalogue and no class of `defend`. `sight`, `warn`, `defend` and every
other command refuse its id. It is no design: its spans cover what others built, and corners of them would not fly.

**Written first.** The spans and reasons were written down on 2 December 2026, before any flight was fitted with them.
Only the balance of masses was looked at. Thrust to weight times burn time must leave something to carry, so both spans
are kept to where their product can be carried. The file `data/fixed/templates.toml` is compiled in; no `--data` folder
adds or changes a template.

**Sources.** *On record* means in `data/missiles`, with its source there. *Minuteman*, *Castor*, *Antares*, *LR87* and
other engines are read from RealismOverhaul on GitHub (commit 25a536bf). It is open simulation data that names its
sources, which were not read. *Polaris A3*, *Peacekeeper*, the *AUR booster* and the *Orbus 1a* are read from the GUI
Flyout library on GitHub (commit ed788155), which names no source. What is neither says that it is assumed or from memory.
";

fn templates_page(file: &Table) -> Result<String, String> {
    let mut page = format!("{MADE}{TEMPLATES}");
    for template in rows(file, "template")? {
        // Writing into a String cannot fail.
        let _ = write!(
            page,
            "\n## {} (`{}`)\n\n{}\n\n| what | span | why |\n|---|---|---|\n",
            text(template, "name"),
            text(template, "id"),
            text(template, "note")
        );
        for figure in rows(template, "figures")? {
            let condition = text(figure, "condition");
            let condition = if condition.is_empty() { String::new() } else { format!(" ({condition})") };
            let unit = Some(text(figure, "unit")).filter(|unit| *unit != "1");
            let _ = writeln!(
                page,
                "| {}{condition} | {} to {}{} | {} |",
                text(figure, "quantity").replace('-', " "),
                number(figure, "low")?,
                number(figure, "high")?,
                unit.map(|unit| format!(" {unit}")).unwrap_or_default(),
                cell(text(figure, "note"))
            );
        }
    }
    Ok(page)
}

/// A number as it is written, its thousands apart.
fn number(figure: &Table, key: &str) -> Result<String, String> {
    match figure.get(key) {
        Some(Value::Integer(whole)) if (1000..1_000_000).contains(whole) => {
            Ok(format!("{},{:03}", whole / 1000, whole % 1000))
        }
        Some(Value::Integer(whole)) => Ok(whole.to_string()),
        Some(Value::Float(number)) => Ok(number.to_string()),
        _ => Err(format!("`{}` has no `{key}`", text(figure, "id"))),
    }
}

fn terms_table(sources: &Table) -> String {
    let stated = sources.iter().filter_map(|(id, source)| {
        let source = source.as_table()?;
        let terms = source.get("terms")?.as_str()?;
        Some((id, source, terms))
    });
    let mut part = "| source | publisher | terms |\n|---|---|---|\n".to_owned();
    let mut count = 0;
    for (id, source, terms) in stated {
        count += 1;
        let _ = writeln!(part, "| `{id}` | {} | {} |", cell(text(source, "publisher")), cell(terms));
    }
    let _ = write!(part, "\nOf the other {} sources no terms were read.", sources.len() - count);
    part
}

fn reopened_table(sources: &Table) -> String {
    let mut part =
        "| source | on | outcome | what was opened, and what it says |\n|---|---|---|---|\n".to_owned();
    let mut outcomes: BTreeMap<String, usize> = BTreeMap::new();
    for (id, source) in sources {
        let times = source.get("reopened").and_then(Value::as_array).into_iter().flatten();
        for again in times.filter_map(Value::as_table) {
            let outcome = text(again, "outcome").replace('-', " ");
            let on = again.get("on").map(ToString::to_string).unwrap_or_default();
            let _ = writeln!(part, "| `{id}` | {on} | {outcome} | {} |", cell(text(again, "note")));
            *outcomes.entry(outcome).or_default() += 1;
        }
    }
    let counts: Vec<String> = outcomes.iter().map(|(outcome, count)| format!("{count} {outcome}")).collect();
    let _ = write!(part, "\nIn all: {}.", counts.join(", "));
    part
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_of_the_article_links_to_its_files() {
        let file: Table =
            "[[row]]\nid = \"S1\"\ntext = \"a | b\"\ntreatment = \"out-of-scope\"\nwhere = \"x\"\n\
                           links = [\"data/a.toml\"]\n"
                .parse()
                .unwrap();
        let page = article_page(&file).unwrap();
        assert!(
            page.contains("| S1 | a \\| b | out of scope | x | [data/a.toml](../data/a.toml) |"),
            "{page}"
        );
        assert!(page.contains("0 rows computed, 0 recorded"), "{page}");
    }

    #[test]
    fn a_span_of_a_template_stands_with_its_reason() {
        let file: Table = "[[template]]\nid = \"one\"\nname = \"One\"\nnote = \"For.\"\n[[template.figures]]\nid = \"m\"\n\
                           quantity = \"launch-mass\"\nlow = 5400\nhigh = 12000.5\nunit = \"kg\"\ncondition = \"dry\"\nnote = \"Why.\"\n"
            .parse()
            .unwrap();
        let page = templates_page(&file).unwrap();
        assert!(page.contains("## One (`one`)\n\nFor.\n"), "{page}");
        assert!(page.contains("| launch mass (dry) | 5,400 to 12000.5 kg | Why. |"), "{page}");
        let file: Table = "[[template]]\nid = \"one\"\n[[template.figures]]\nid = \"m\"\n".parse().unwrap();
        assert_eq!(templates_page(&file).unwrap_err(), "`m` has no `low`");
    }

    #[test]
    fn outcomes_of_opening_a_source_again_are_counted() {
        let sources: Table =
            "[a]\npublisher = \"P\"\n[[a.reopened]]\non = 2026-11-24\noutcome = \"says-it\"\n\
                              note = \"n\"\n[b]\npublisher = \"Q\"\nterms = \"CC BY 4.0\"\n"
                .parse()
                .unwrap();
        let part = reopened_table(&sources);
        assert!(
            part.contains("| `a` | 2026-11-24 | says it | n |") && part.ends_with("1 says it."),
            "{part}"
        );
        let part = terms_table(&sources);
        assert!(part.contains("| `b` | Q | CC BY 4.0 |") && part.contains("the other 1 sources"), "{part}");
    }
}
