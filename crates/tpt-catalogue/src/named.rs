//! Finding a record by whatever a person calls it: its id, its name, another spelling, in any script and any case.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::{Catalogue, Entry, Kind, Place, RecordId, UnknownRecord};

/// A name without what spellings differ in: case, accents and other marks above Latin letters, spaces, hyphens, apostrophes.
fn folded(name: &str) -> String {
    // Marks of other scripts stay: in Japanese they tell sounds apart.
    let is_latin_mark = |c: char| ('\u{300}'..='\u{36f}').contains(&c);
    let stays = |c: &char| !is_latin_mark(*c) && (c.is_alphanumeric() || is_combining_mark(*c));
    name.nfkd().filter(stays).nfc().collect::<String>().to_lowercase()
}

/// What a name is called by: the whole of it, and what stands before and in brackets or beside a stroke: `Iturup (Итуруп)`.
fn parts(name: &str) -> impl Iterator<Item = String> {
    std::iter::once(name).chain(name.split(['(', ')', '/'])).map(folded).filter(|part| !part.is_empty())
}

impl Catalogue {
    /// The record of a kind that somebody calls so: by its id, else by its name, else by another of its names.
    #[must_use]
    pub fn named(&self, kind: Kind, name: &str) -> Option<&RecordId> {
        let ids = self.ids(kind);
        if let Some(id) = ids.iter().find(|id| id.as_str() == name) {
            return Some(id);
        }
        let wanted = folded(name);
        if wanted.is_empty() {
            return None;
        }
        let by_id = || ids.iter().copied().find(|id| folded(id.as_str()) == wanted);
        let by_name = || {
            ids.iter()
                .copied()
                .find(|id| self.names(kind, id).next().is_some_and(|own| folded(own) == wanted))
        };
        let by_part = || {
            ids.iter()
                .copied()
                .find(|id| self.names(kind, id).any(|own| parts(own).any(|part| part == wanted)))
        };
        by_id().or_else(by_name).or_else(by_part)
    }

    /// The place that somebody calls so.
    ///
    /// # Errors
    ///
    /// [`UnknownRecord`] if no place has such a name, with what was probably meant.
    pub fn place_named(&self, name: &str) -> Result<&Place, UnknownRecord> {
        let found = self.named(Kind::Places, name).and_then(|id| self.places.get(id));
        found.ok_or_else(|| self.nobody("place", Kind::Places, name))
    }

    /// The missile that somebody calls so.
    ///
    /// # Errors
    ///
    /// [`UnknownRecord`] if no missile has such a name, with what was probably meant.
    pub fn missile_named(&self, name: &str) -> Result<&Entry, UnknownRecord> {
        let found = self.named(Kind::Missiles, name).and_then(|id| self.missiles.get(id));
        found.ok_or_else(|| self.nobody("missile", Kind::Missiles, name))
    }

    fn nobody(&self, what: &'static str, kind: Kind, name: &str) -> UnknownRecord {
        let ids = self.ids(kind);
        let known = ids.iter().flat_map(|id| std::iter::once(id.as_str()).chain(self.names(kind, id)));
        let refusal = self.unknown(what, name, known);
        // A name that was meant leads to the id, which every command takes.
        let meant =
            refusal.meant.as_deref().and_then(|meant| self.named(kind, meant)).map(ToString::to_string);
        UnknownRecord { meant, ..refusal }
    }

    /// The names of a record as its file writes them, its own first.
    fn names<'a>(&'a self, kind: Kind, id: &'a RecordId) -> Box<dyn Iterator<Item = &'a str> + 'a> {
        let entry = |entry: &'a Entry| std::iter::once(&entry.name).chain(&entry.aliases).map(String::as_str);
        match kind {
            Kind::Systems => Box::new(self.systems.get(id).into_iter().flat_map(entry)),
            Kind::Missiles => Box::new(self.missiles.get(id).into_iter().flat_map(entry)),
            Kind::Places => Box::new(self.places.get(id).into_iter().flat_map(|place| {
                let others = place.spellings.iter().chain(place.names.values());
                std::iter::once(&place.name).chain(others).map(String::as_str)
            })),
            Kind::Terms => Box::new(
                self.terms
                    .get(id)
                    .into_iter()
                    .flat_map(|term| std::iter::once(&term.term).chain(&term.forms).map(String::as_str)),
            ),
            Kind::Elements => Box::new(self.elements.get(id).map(|one| one.name.as_str()).into_iter()),
            Kind::Launches => Box::new(self.launches.get(id).map(|one| one.name.as_str()).into_iter()),
            Kind::Events => Box::new(self.events.get(id).map(|one| one.name.as_str()).into_iter()),
            Kind::People => Box::new(self.people.get(id).map(|one| one.name.as_str()).into_iter()),
            Kind::Sets => Box::new(self.sets.get(id).map(|one| one.name.as_str()).into_iter()),
            Kind::Viewpoints => Box::new(self.viewpoints.get(id).map(|one| one.name.as_str()).into_iter()),
            Kind::Quantities => Box::new(self.quantities.get(id).map(|one| one.name.as_str()).into_iter()),
            // These are found by their ids alone: a title or a sentence is no name.
            Kind::Claims | Kind::Sources | Kind::Meetings | Kind::DragTables | Kind::Gaps => {
                Box::new(std::iter::empty())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_fold_alike() {
        for (one, other) in [
            ("Hagåtña", "hagatna"),
            ("Hag\u{61}\u{30a}t\u{6e}\u{303}a", "Hagåtña"),
            ("P'yŏngt'aek", "Pyongtaek"),
            ("Kōchi", "kochi"),
            ("KN-08", "kn08"),
            ("서울", "\u{1109}\u{1165}\u{110b}\u{116e}\u{11af}"),
            ("Владивосток", "ВЛАДИВОСТОК"),
        ] {
            assert_eq!(folded(one), folded(other), "{one} {other}");
        }
        assert_ne!(folded("ば"), folded("は"));
        assert_eq!(parts("Iturup (Итуруп)").collect::<Vec<_>>(), ["iturupитуруп", "iturup", "итуруп"]);
    }
}
