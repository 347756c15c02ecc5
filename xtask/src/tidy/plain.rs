//! Sentences that a person reads: short enough to be understood the first time. They are those of the documents, of the help at
//! the command line, and of errors.

use super::Fault;
use crate::repo::Text;

/// The most words of a sentence; a piece of code is one word.
const MOST_WORDS: usize = 25;

/// Where the help of every command stands.
const HELP: &str = "docs/cli.md";

/// Sentences that are too long. Tables, headings and code are not sentences; the help at the command line is.
pub(crate) fn check(text: &Text) -> Vec<Fault> {
    let path = text.path.as_str();
    let paragraphs = match path {
        HELP => help(&text.text),
        _ if path.starts_with("crates/") && path.ends_with(".rs") => errors(&text.text),
        _ if path.ends_with(".md") => paragraphs(&text.text),
        _ => return Vec::new(),
    };
    let all = paragraphs.into_iter().flat_map(|paragraph| sentences(&paragraph));
    all.filter(|(words, _)| *words > MOST_WORDS)
        .map(|(words, line)| Fault {
            path: text.path.clone(),
            line,
            rule: format!("a sentence has {words} words; allowed: {MOST_WORDS}"),
        })
        .collect()
}

/// The texts of errors; what is filled in is one word.
fn errors(text: &str) -> Vec<Vec<(char, usize)>> {
    let begins = text.match_indices("#[error(").map(|(at, begin)| at + begin.len());
    let told = begins.filter_map(|at| {
        let first = at + text[at..].find('"')? + 1;
        // What stands between is white; an error may hand its text to another.
        text[at..first - 1].trim().is_empty().then_some(first)
    });
    told.map(|first| {
        let mut line = text[..first].matches('\n').count() + 1;
        let mut all = Vec::new();
        let mut letters = text[first..].chars().peekable();
        while let Some(letter) = letters.next().filter(|letter| *letter != '"') {
            match letter {
                // A line that goes on: the white at its beginning is none of the text.
                '\\' if letters.peek() == Some(&'\n') => {
                    while letters.next_if(|next| next.is_whitespace()).is_some() {}
                    line += 1;
                }
                '\\' => all.extend(letters.next().map(|escaped| (escaped, line))),
                '{' => {
                    letters.by_ref().take_while(|next| *next != '}').for_each(drop);
                    all.push(('X', line));
                }
                letter => all.push((letter, line)),
            }
        }
        all
    })
    .collect()
}

/// The paragraphs of the help at the command line: lines that begin in one column. The name of an option or a command is none
/// of its text.
fn help(text: &str) -> Vec<Vec<(char, usize)>> {
    let mut all: Vec<Vec<(char, usize)>> = vec![Vec::new()];
    let mut column = 0;
    for (i, line) in text.lines().enumerate() {
        let words = line.trim_start();
        let at = line.len() - words.len();
        // Two spaces stand between a name and its text.
        let is_example = words.starts_with("twoplustwo ") || words.starts_with("(cd ");
        let words = if is_example { "" } else { words };
        let named = words.split_once("  ");
        let (begins, words) = named.map_or((at, words), |(name, rest)| {
            (at + name.len() + 2 + rest.len() - rest.trim_start().len(), rest.trim_start())
        });
        if named.is_some() || words.is_empty() || begins != column {
            all.push(Vec::new());
        }
        column = begins;
        if let Some(last) = all.last_mut() {
            last.extend(words.chars().chain(['\n']).map(|c| (c, i + 1)));
        }
    }
    all
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

    #[test]
    fn an_error_is_held_to_it_and_what_is_filled_in_is_one_word() {
        let error = |words: &str| {
            format!("#[derive(Error)]\nenum E {{\n    #[error(\n        \"{words}\"\n    )]\n    A,\n}}\n")
        };
        assert_eq!(lines_of("crates/a/src/b.rs", &error(&of(25))), [0; 0]);
        assert_eq!(lines_of("crates/a/src/b.rs", &error(&of(26))), [4]);
        let filled = format!("{} `{{name}}` {{a}} {{b}}.", of(22).trim_end_matches('.'));
        assert_eq!(lines_of("crates/a/src/b.rs", &error(&filled)), [0; 0]);
        let broken = of(26).replacen(" word", " \\\n      word", 1);
        assert_eq!(lines_of("crates/a/src/b.rs", &error(&broken)), [4]);
        assert_eq!(lines_of("crates/a/src/b.rs", "#[error(transparent)]\nstruct E;"), [0; 0]);
    }

    #[test]
    fn help_is_held_to_it_in_each_column() {
        let block = |inner: &str| format!("```text\n{inner}\n```\n");
        assert_eq!(lines_of(HELP, &block(&format!("  --name <N>\n          {}", of(25)))), [0; 0]);
        assert_eq!(lines_of(HELP, &block(&format!("  --name <N>\n          {}", of(26)))), [3]);
        let two_lines =
            format!("  brief    {}\n           {}", of(20).trim_end_matches('.'), of(6).to_lowercase());
        assert_eq!(lines_of(HELP, &block(&two_lines)), [2]);
        assert_eq!(
            lines_of(
                HELP,
                &block(&format!("  brief    {}\n  sight    {}", of(20).trim_end_matches('.'), of(20)))
            ),
            [0; 0]
        );
    }
}
