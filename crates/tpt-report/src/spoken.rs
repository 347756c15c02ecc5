//! Numbers in the words of a newspaper, for sentences; tables print bands.

use crate::fixed;

/// Words with a capital letter first.
///
/// ```
/// assert_eq!(tpt_report::capital("it rises"), "It rises");
/// ```
#[must_use]
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A speaker without the office: what stands before the first comma or bracket.
///
/// ```
/// assert_eq!(tpt_report::without_office("Hua Chunying, Spokesperson"), "Hua Chunying");
/// ```
#[must_use]
pub fn without_office(said_by: &str) -> &str {
    said_by.split([',', '(']).next().unwrap_or(said_by).trim()
}

/// A number with two significant figures, its digits in groups of three.
///
/// ```
/// assert_eq!([0.0, 96.4, 1_386.0].map(tpt_report::about), ["0", "96", "1,400"]);
/// ```
#[must_use]
pub fn about(value: f64) -> String {
    if value == 0.0 {
        return "0".to_owned();
    }
    let mut digits = 0;
    let mut rest = value.abs();
    while rest >= 100.0 {
        rest /= 10.0;
        digits += 1;
    }
    let step = (0..digits).fold(1.0, |step, _| step * 10.0);
    fixed((value / step).round() * step, 0)
}

/// A time in seconds as it is spoken of: in seconds below two minutes, else in minutes.
///
/// ```
/// assert_eq!([64.0, 152.0, 599.0].map(tpt_report::spoken_time), ["65 seconds", "2½ minutes", "10 minutes"]);
/// ```
#[must_use]
pub fn spoken_time(time_s: f64) -> String {
    if time_s.abs() < 120.0 {
        return format!("{} seconds", fixed((time_s / 5.0).round() * 5.0, 0));
    }
    let minutes = time_s / 60.0;
    if minutes < 10.0 {
        let halves = (minutes * 2.0).round() / 2.0;
        let whole = halves.trunc();
        let half = if halves > whole { "½" } else { "" };
        return format!("{}{half} minutes", fixed(whole, 0));
    }
    format!("{} minutes", fixed(minutes, 0))
}

/// A share of a whole: none, under 1 %, or a whole number of per cent.
///
/// ```
/// assert_eq!([0.0, 0.002, 0.118].map(tpt_report::spoken_share), ["none", "under 1 %", "12 %"]);
/// ```
#[must_use]
pub fn spoken_share(share: f64) -> String {
    let percent = 100.0 * share;
    if percent < 0.005 {
        "none".to_owned()
    } else if percent < 1.0 {
        "under 1 %".to_owned()
    } else {
        format!("{} %", fixed(percent, 0))
    }
}

/// Who does something, with the condition in front under which all that follows holds.
///
/// ```
/// use tpt_report::if_it_works;
///
/// assert_eq!(if_it_works(true, true, "it"), "It");
/// assert_eq!(if_it_works(false, false, "it"), "Once it works, it");
/// assert_eq!(if_it_works(false, true, "it"), "If it worked again, it");
/// ```
#[must_use]
pub fn if_it_works(works: bool, has_worked: bool, who: &str) -> String {
    match (works, has_worked) {
        (true, _) => capital(who),
        (false, false) => format!("Once it works, {who}"),
        (false, true) => format!("If it worked again, {who}"),
    }
}

/// Names in a sentence; nothing where there is none.
///
/// ```
/// use tpt_report::listed;
///
/// assert_eq!(listed(&["Seoul", "Busan", "Daegu"]).as_deref(), Some("Seoul, Busan and Daegu"));
/// assert_eq!(listed(&[]), None);
/// ```
#[must_use]
pub fn listed(names: &[&str]) -> Option<String> {
    match names {
        [] => None,
        [one] => Some((*one).to_owned()),
        [all @ .., last] => Some(format!("{} and {last}", all.join(", "))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_times_and_names_read_as_in_a_newspaper() {
        assert_eq!([about(23_512.0), about(-1_386.0)], ["24,000", "−1,400"]);
        assert_eq!([spoken_time(118.0), spoken_time(2_700.0)], ["120 seconds", "45 minutes"]);
        assert_eq!([spoken_share(0.000_01), spoken_share(1.0)], ["none", "100 %"]);
        assert_eq!((listed(&["Seoul"]).as_deref(), capital("")), (Some("Seoul"), String::new()));
    }
}
