//! Sentences of the documents: short enough to be understood the first time.

use super::Fault;
use crate::repo::Text;

/// The most words of a sentence; a piece of code is one word.
const MOST_WORDS: usize = 25;

/// Documents that are not held to it yet.
const NOT_YET: [&str; 11] = [
    "CHANGELOG.md",
    "docs/glossary.md",
    "docs/models/atmosphere.md",
    "docs/models/claims.md",
    "docs/models/flight.md",
    "docs/models/reach.md",
    "docs/models/reconstruction.md",
    "docs/models/sight.md",
    "docs/models/tradeoff.md",
    "docs/performance.md",
    "docs/scale.md",
];

/// Sentences of a document that are too long. Tables, headings and code are not sentences.
pub(crate) fn check(text: &Text) -> Vec<Fault> {
    if !text.path.ends_with(".md") || NOT_YET.contains(&text.path.as_str()) {
        return Vec::new();
    }
    let all = paragraphs(&text.text).into_iter().flat_map(|paragraph| sentences(&paragraph));
    all.filter(|(words, _)| *words > MOST_WORDS)
        .map(|(words, line)| Fault {
            path: text.path.clone(),
            line,
            rule: format!("a sentence has {words} words; allowed: {MOST_WORDS}"),
        })
        .collect()
}

/// The paragraphs and items of lists, as characters with their lines; code and the targets of links are left out.
fn paragraphs(text: &str) -> Vec<Vec<(char, usize)>> {
    let mut all: Vec<Vec<(char, usize)>> = vec![Vec::new()];
    let mut in_code = false;
    for (i, line) in text.lines().enumerate() {
        let trimmed = line.trim_start();
        let is_fence = trimmed.starts_with("```");
        let is_item = trimmed.starts_with("- ")
            || trimmed.starts_with("* ")
            || trimmed.split_once(". ").is_some_and(|(number, _)| number.parse::<u32>().is_ok());
        let is_none = in_code || is_fence || trimmed.is_empty() || trimmed.starts_with(['|', '#']);
        if is_fence {
            in_code = !in_code;
        }
        if is_none || is_item {
            all.push(Vec::new());
        }
        if let Some(last) = all.last_mut().filter(|_| !is_none) {
            last.extend(line.chars().chain(['\n']).map(|c| (c, i + 1)));
        }
    }
    all
}

/// The number of words of each sentence of a paragraph, and the line on which it begins.
fn sentences(paragraph: &[(char, usize)]) -> Vec<(usize, usize)> {
    let words = words(paragraph);
    let mut found = Vec::new();
    let mut begun: Option<(usize, usize)> = None;
    for (i, (word, line)) in words.iter().enumerate() {
        let (count, from) = begun.unwrap_or((0, *line));
        let count = count + usize::from(word.contains(char::is_alphanumeric));
        let next = words.get(i + 1).map(|(next, _)| next.trim_start_matches(['“', '"', '(', '*', '_']));
        let begins = next.is_none_or(|next| next.starts_with(char::is_uppercase));
        let ends = word.trim_end_matches(['”', '"', ')', '*', '_']).ends_with(['.', '!', '?', ':']);
        if next.is_none() || (ends && begins) {
            found.push((count, from));
            begun = None;
        } else {
            begun = Some((count, from));
        }
    }
    found
}

/// The words with their lines: a piece of code is `X`, a link its text.
fn words(paragraph: &[(char, usize)]) -> Vec<(String, usize)> {
    let mut all: Vec<(String, usize)> = Vec::new();
    let mut is_open = false;
    let mut at = 0;
    while let Some(&(c, line)) = paragraph.get(at) {
        let until = |closing: char| {
            let rest = &paragraph[at + 1..];
            rest.iter().position(|(other, _)| *other == closing).map(|length| at + length + 1)
        };
        let mut kept = Some(c);
        match c {
            '`' => {
                kept = Some('X');
                at = until('`').unwrap_or(at);
            }
            ']' if paragraph.get(at + 1).is_some_and(|(next, _)| *next == '(') => {
                kept = None;
                at = until(')').unwrap_or(at);
            }
            '[' | ']' => kept = None,
            _ => {}
        }
        match kept {
            Some(c) if c.is_whitespace() => is_open = false,
            Some(c) if is_open => all.last_mut().into_iter().for_each(|(word, _)| word.push(c)),
            Some(c) => {
                all.push((c.to_string(), line));
                is_open = true;
            }
            None => {}
        }
        at += 1;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::text;

    fn lines_of(path: &str, words: &str) -> Vec<usize> {
        check(&text(path, words)).into_iter().map(|fault| fault.line).collect()
    }

    /// A sentence of so many words.
    fn of(count: usize) -> String {
        format!("A{}.", " word".repeat(count - 1))
    }

    #[test]
    fn a_sentence_of_more_words_is_seen_where_it_begins() {
        assert_eq!(lines_of("docs/a.md", &of(25)), [0; 0]);
        assert_eq!(lines_of("docs/a.md", &of(26)), [1]);
        assert_eq!(lines_of("docs/a.md", &format!("{} {}\n\n{}\n", of(25), of(25), of(26))), [3]);
        assert_eq!(lines_of("docs/a.md", &format!("# T\n\nOne.\n- {}\n", of(26))), [4]);
        assert_eq!(lines_of("docs/models/flight.md", &of(26)), [0; 0]);
        assert_eq!(lines_of("src/a.rs", &of(26)), [0; 0]);
    }

    #[test]
    fn code_is_one_word_and_a_link_is_its_text() {
        let code = format!("{} `{}`.", of(24).trim_end_matches('.'), "x ".repeat(9));
        assert_eq!(lines_of("docs/a.md", &code), [0; 0]);
        let link = format!("{} [b](https://example.org/a b c d).", of(24).trim_end_matches('.'));
        assert_eq!(lines_of("docs/a.md", &link), [0; 0]);
        assert_eq!(lines_of("docs/a.md", &format!("```\n{}\n```\n| {} |\n", of(30), of(30))), [0; 0]);
    }
}
