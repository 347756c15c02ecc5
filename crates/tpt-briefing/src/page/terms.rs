//! The terms that the page uses, in plain words.

use maud::{Markup, html};
use tpt_report::{Brief, TermReport};

/// The terms that occur in the page, in the order of the alphabet.
pub(crate) fn section(brief: &Brief, page: &str) -> Markup {
    let text = text_of(page);
    let used: Vec<&TermReport> = brief.terms.iter().filter(|term| occurs(&text, term)).collect();
    html! {
        @if !used.is_empty() {
            section.annex #terms {
                h2 { "Annex J. Words used here" }
                dl.terms {
                    @for term in used {
                        dt #(format!("term-{}", term.id)) { (term.term) }
                        dd { (term.meaning) }
                    }
                }
            }
        }
    }
}

/// What a reader reads of a page, in lower case: the texts between the tags.
fn text_of(page: &str) -> String {
    let nodes = page.split('>').filter_map(|part| part.split('<').next());
    nodes.collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Whether a term stands in a text as a word of its own, in any of its forms.
fn occurs(text: &str, term: &TermReport) -> bool {
    let inside = |c: char| c.is_alphanumeric();
    std::iter::once(&term.term).chain(&term.forms).any(|form| {
        let form = form.to_lowercase();
        text.match_indices(&form).any(|(at, _)| {
            let before = text[..at].chars().next_back().is_some_and(inside);
            let after = text[at + form.len()..].chars().next().is_some_and(inside);
            !before && !after
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn term(name: &str, forms: &[&str]) -> TermReport {
        let forms = forms.iter().map(|form| (*form).to_owned()).collect();
        TermReport { id: name.to_owned(), term: name.to_owned(), forms, meaning: String::new() }
    }

    #[test]
    fn a_term_occurs_as_a_word_in_any_form_and_outside_tags_only() {
        let text = text_of("<p id=\"apogee\">Its <b>Standard range</b>, and bandwidth</p>");
        assert!(occurs(&text, &term("standard range", &[])));
        assert!(occurs(&text, &term("distance", &["range"])));
        assert!(!occurs(&text, &term("band", &[])), "inside a longer word");
        assert!(!occurs(&text, &term("apogee", &[])), "inside a tag");
    }
}
