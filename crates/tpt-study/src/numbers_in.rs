//! Which computed numbers a sentence holds, so that each of them can be followed.

use crate::report::{BandReport, NumberIn};

/// The numbers of a sentence, given in its order; one that it does not hold in these words is left out.
pub(crate) fn numbers_in<'b>(
    sentence: &str,
    bands: impl IntoIterator<Item = &'b BandReport>,
) -> Vec<NumberIn> {
    let mut from = 0;
    let mut found = Vec::new();
    for band in bands {
        let size = band.size();
        let rest = sentence.get(from..).unwrap_or_default();
        // A number with its sign holds the one without: the sign belongs to it.
        let ways = [band.words(), size.words(), band.minutes(), size.minutes()];
        let at = ways.into_iter().find_map(|words| whole(rest, &words).map(|at| (at, words)));
        if let Some((at, words)) = at {
            from += at + words.len();
            found.push(NumberIn { words, id: band.id.clone() });
        }
    }
    found
}

/// Where a number stands by itself, not as the end of a longer one.
fn whole(text: &str, words: &str) -> Option<usize> {
    let inside = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.' | '−');
    text.match_indices(words).map(|(at, _)| at).find(|at| !text[..*at].ends_with(inside))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::ReportUnit;

    fn band(id: &str, nominal: f64) -> BandReport {
        let ends = [nominal - 1.0, nominal, nominal + 1.0];
        BandReport::between(id.to_owned(), ReportUnit::S, ends, Vec::new())
    }

    #[test]
    fn each_number_is_found_once_in_its_order_with_its_sign() {
        let (one, same, less) = (band("one", 5.0), band("same", 5.0), band("less", -7.0));
        let missing = band("missing", 9.0);
        let sentence = format!("{} and {}, then {}.", one.words(), same.words(), less.words());
        let all = [&one, &missing, &same, &less];
        let found = numbers_in(&sentence, all);
        let ids: Vec<&str> = found.iter().map(|number| number.id.as_str()).collect();
        assert_eq!(ids, ["one", "same", "less"]);
        assert_eq!(found[2].words, less.words());
        let longer = format!("1{}, {}", one.words(), one.words());
        assert_eq!(whole(&longer, &one.words()), Some(longer.len() - one.words().len()));
        let without_sign = format!("{} less", less.size().words());
        assert_eq!(numbers_in(&without_sign, [&less])[0].id, "less");
    }
}
