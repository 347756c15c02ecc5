//! What the measurements share: a catalogue as large as one likes.

use std::borrow::Cow;
use std::collections::BTreeSet;

use tpt_catalogue::{File, Layer, embedded};

/// The lists whose records are copied; the others say what figures mean and are the same for any number of records.
const COPIED_LISTS: [&str; 3] = ["known-gaps.toml", "places.toml", "sources.toml"];

/// The folders whose records are not copied, for the same reason.
const KEPT_FOLDERS: [&str; 2] = ["sets", "viewpoints"];

/// The catalogue that the program carries, and `times - 1` copies of its records under ids of their own, a layer each.
///
/// A copy mentions its own copies: it is as large and as linked as the original.
///
/// # Panics
///
/// If the built-in catalogue is not sound.
#[must_use]
pub fn catalogue_times(times: usize) -> Vec<Layer<'static>> {
    let original = embedded();
    let tables: Vec<(&File<'_>, toml::Table)> = original
        .files
        .iter()
        .filter(|file| match file.path.split_once('/') {
            Some((folder, _)) => !KEPT_FOLDERS.contains(&folder),
            None => COPIED_LISTS.contains(&file.path.as_str()),
        })
        .map(|file| {
            let text = std::str::from_utf8(&file.bytes).expect("the built-in catalogue is UTF-8");
            (file, text.parse().expect("the built-in catalogue is TOML"))
        })
        .collect();
    let mut ids = BTreeSet::new();
    for (file, table) in &tables {
        if file.path == "sources.toml" {
            ids.extend(table.keys().cloned());
        }
        collect_ids(&toml::Value::Table(table.clone()), 0, &mut ids);
    }
    let copies: Vec<Layer<'static>> = (1..times)
        .map(|copy| Layer {
            files: tables.iter().map(|(file, table)| copied(file, table, copy, &ids)).collect(),
        })
        .collect();
    std::iter::once(original).chain(copies).collect()
}

/// The ids of records: at the top of a file, and of each table of a list.
fn collect_ids(value: &toml::Value, depth: usize, ids: &mut BTreeSet<String>) {
    match value {
        toml::Value::Table(table) => {
            // Reports, figures and agenda items have ids within their record, which stay.
            let within = depth > 0 && table.contains_key("source") && !table.contains_key("lat_deg");
            if let (false, Some(id)) = (within, table.get("id").and_then(toml::Value::as_str)) {
                ids.insert(id.to_owned());
            }
            if depth == 0 {
                let lists = ["gap", "place"].iter().filter_map(|key| table.get(*key));
                lists.for_each(|list| collect_ids(list, 1, ids));
            }
        }
        toml::Value::Array(items) => items.iter().for_each(|item| collect_ids(item, depth, ids)),
        _ => {}
    }
}

fn copied(file: &File<'_>, table: &toml::Table, copy: usize, ids: &BTreeSet<String>) -> File<'static> {
    let renamed = |id: &str| format!("{}-x{copy}", id.get(..id.len().min(72)).unwrap_or(id));
    let mut table = table.clone();
    // What a statement is tested by names classes and arcs, of which there are no copies.
    table.remove("proposition");
    let mut value = toml::Value::Table(table);
    rename(&mut value, file.path == "sources.toml", &|id| ids.contains(id).then(|| renamed(id)));
    let path = match file.path.split_once('/') {
        Some((folder, name)) => format!("{folder}/{}.toml", renamed(name.trim_end_matches(".toml"))),
        None => file.path.clone(),
    };
    let text = toml::to_string(&value).expect("a copy is TOML");
    File { shown_as: format!("copy {copy}/{path}"), path, bytes: Cow::Owned(text.into_bytes()) }
}

/// Every text that is the id of a copied record becomes the id of its copy; keys do only where they are ids.
fn rename(value: &mut toml::Value, keys: bool, copy: &impl Fn(&str) -> Option<String>) {
    match value {
        toml::Value::String(text) => {
            if let Some(id) = copy(text) {
                *text = id;
            }
        }
        toml::Value::Array(items) => items.iter_mut().for_each(|item| rename(item, false, copy)),
        toml::Value::Table(table) => {
            let inner = std::mem::take(table);
            for (key, mut value) in inner {
                // Words that happen to be ids too, and references within the record, stay as they are.
                if !["reported_by", "launched_at_from", "viewpoint", "names"].contains(&key.as_str()) {
                    let within = matches!(key.as_str(), "reports" | "figures" | "agenda" | "stage_sets");
                    if within { rename_within(&mut value, copy) } else { rename(&mut value, false, copy) }
                }
                let key = if keys { copy(&key).unwrap_or(key) } else { key };
                table.insert(key, value);
            }
        }
        _ => {}
    }
}

/// Tables with ids of their own within a record: only what they cite is copied.
fn rename_within(value: &mut toml::Value, copy: &impl Fn(&str) -> Option<String>) {
    for item in value.as_array_mut().into_iter().flatten() {
        // One figure of a catalogue has a role.
        item.as_table_mut().map(|item| item.remove("role"));
        if let Some(source) = item.get_mut("source") {
            rename(source, false, copy);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tpt_catalogue::{Catalogue, Kind};

    #[test]
    fn a_catalogue_three_times_as_large_loads_and_has_three_times_the_records() {
        let once = Catalogue::load(&[embedded()]).expect("the built-in catalogue is sound");
        let thrice = Catalogue::load(&catalogue_times(3))
            .unwrap_or_else(|error| panic!("{:?}", error.diagnostics.first()));
        for kind in [Kind::Launches, Kind::Claims, Kind::Sources, Kind::Elements, Kind::Places, Kind::Events]
        {
            assert_eq!(thrice.ids(kind).len(), 3 * once.ids(kind).len(), "{}", kind.word());
        }
        assert_eq!(thrice.facts().count(), 3 * once.facts().count());
    }
}
