//! Provenance without clutter: a mark for the weakest source of a sentence, and the number of the line on page 6 that names it.

use std::cell::RefCell;
use std::collections::BTreeMap;

use maud::{Markup, html};
use tpt_report::{Access, Brief, SourceReport};

/// The sources of the paper, numbered in the order in which its pages use them.
pub(super) struct Lines<'b> {
    by_id: BTreeMap<&'b str, &'b SourceReport>,
    used: RefCell<Vec<&'b SourceReport>>,
}

impl<'b> Lines<'b> {
    pub(super) fn new(brief: &'b Brief) -> Self {
        let by_id = brief.sources.iter().map(|source| (source.id.as_str(), source)).collect();
        Self { by_id, used: RefCell::default() }
    }

    /// The sources that were used so far, by number.
    pub(super) fn used(&self) -> Vec<&'b SourceReport> {
        self.used.borrow().clone()
    }

    /// The mark of a sentence that rests on some sources, as a link to the first of their lines: read, partly unverified, unverified.
    /// Nothing where none is named.
    pub(super) fn mark<'i>(&self, ids: impl IntoIterator<Item = &'i String>) -> Markup {
        let found: Vec<&SourceReport> =
            ids.into_iter().filter_map(|id| self.by_id.get(id.as_str()).copied()).collect();
        let mut numbers: Vec<usize> = found.iter().map(|source| self.number(source.id.as_str())).collect();
        numbers.sort_unstable();
        numbers.dedup();
        let Some(first) = numbers.first() else { return html! {} };
        let read = found.iter().filter(|source| source.access.0 == Access::Read).count();
        let (sign, words) = match read {
            0 => ("○", "not read at the source"),
            _ if read == found.len() => ("●", "read in the source"),
            _ => ("◐", "rests partly on what was not read at the source"),
        };
        let listed = numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        html! {
            a.mark href=(format!("#line-{first}")) title=(format!("{words}; page 6, lines {listed}")) {
                (sign) span.line { (ranges(&numbers)) }
            }
        }
    }

    /// The number of a source: the next one where it was not used yet.
    fn number(&self, id: &str) -> usize {
        let mut used = self.used.borrow_mut();
        let Some(wanted) = self.by_id.get(id) else { return used.len() };
        // Sources that read alike on page 6 are one line there.
        let printed = |source: &SourceReport| {
            (source.publisher.clone(), source.date.clone(), source.url.clone(), source.access.0)
        };
        if let Some(at) = used.iter().position(|source| printed(source) == printed(wanted)) {
            return at + 1;
        }
        used.push(*wanted);
        used.len()
    }
}

/// Numbers as a reader writes them: `1–3, 7`.
fn ranges(numbers: &[usize]) -> String {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for number in numbers {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == *number => *last = *number,
            _ => runs.push((*number, *number)),
        }
    }
    let words = runs.iter().map(|(first, last)| match last - first {
        0 => first.to_string(),
        1 => format!("{first}, {last}"),
        _ => format!("{first}–{last}"),
    });
    words.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    #[test]
    fn runs_of_numbers_are_written_with_a_dash() {
        assert_eq!(super::ranges(&[1, 2, 3, 5, 8, 9]), "1–3, 5, 8, 9");
    }
}
