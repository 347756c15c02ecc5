//! The id of a computed number: which command made it, at which date, on whose figures, and which of its numbers it is.

use jiff::civil::Date;

/// What stands before the missile with which a launch is flown instead of its own.
const MISSILE: &str = "+missile=";

/// An id such as `reconstruct@2017-03-20/nominal/2017-03-06/tokyo/full-burn/flight_time_s`.
///
/// It says everything that its number depends on but the catalogue's version, the samples and the seed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberId {
    /// The command that makes the number.
    pub command: String,
    /// The as-of date.
    pub as_of: Date,
    /// Whose figures are believed: the assumption set and what is believed instead of it, as one word without a slash.
    pub figures: String,
    /// The missile with which the launch is flown instead of its own.
    pub missile: Option<String>,
    /// Which of the command's numbers it is.
    pub path: Vec<String>,
}

impl NumberId {
    /// The first part of the ids of a document: command, date, figures as one word, the missile where it is not the launch's own.
    ///
    /// ```
    /// use tpt_report::NumberId;
    ///
    /// let day = jiff::civil::date(2017, 3, 20);
    /// assert_eq!(NumberId::prefix("ring", day, "nominal", None), "ring@2017-03-20/nominal");
    /// let other = NumberId::prefix("reconstruct", day, "nominal", Some("scud-er"));
    /// assert_eq!(other, "reconstruct@2017-03-20/nominal+missile=scud-er");
    /// ```
    #[must_use]
    pub fn prefix(command: &str, as_of: Date, figures: &str, missile: Option<&str>) -> String {
        let missile = missile.map(|id| format!("{MISSILE}{id}")).unwrap_or_default();
        format!("{command}@{as_of}/{figures}{missile}")
    }

    /// Reads an id; `None` if the text is of another form, such as the id of a record.
    ///
    /// ```
    /// use tpt_report::NumberId;
    ///
    /// let id = NumberId::parse("ring@2017-03-20/nominal/etorofu-bastion/tokyo/distance_km");
    /// assert_eq!(id.map(|id| (id.command, id.figures)), Some(("ring".to_owned(), "nominal".to_owned())));
    /// assert_eq!(NumberId::parse("an-tpy-2/radar-range/wu-2016"), None, "the id of a published figure");
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (command, rest) = text.split_once('@')?;
        let mut parts = rest.split('/');
        let day = parts.next()?;
        // One spelling of a day: what was read is written the same.
        let as_of = day.parse::<Date>().ok().filter(|date| date.to_string() == day)?;
        let believed = parts.next()?;
        let (figures, missile) = match believed.rsplit_once(MISSILE) {
            Some((figures, missile)) => (figures, Some(missile.to_owned())),
            None => (believed, None),
        };
        let path: Vec<String> = parts.map(str::to_owned).collect();
        let whole = !command.is_empty() && !figures.is_empty() && !path.is_empty();
        whole.then(|| Self { command: command.to_owned(), as_of, figures: figures.to_owned(), missile, path })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_into_what_made_it() {
        let text = "reconstruct@2017-03-20/nominal+stage-set=scud-er:one+missile=scud-er/2017-03-06/tokyo/full-burn/payload_kg";
        let id = NumberId::parse(text).expect("it is an id");
        assert_eq!(id.command, "reconstruct");
        assert_eq!(id.figures, "nominal+stage-set=scud-er:one");
        assert_eq!(id.as_of, jiff::civil::date(2017, 3, 20));
        assert_eq!(id.missile.as_deref(), Some("scud-er"));
        let prefix = NumberId::prefix(&id.command, id.as_of, &id.figures, id.missile.as_deref());
        assert_eq!(format!("{prefix}/{}", id.path.join("/")), text);
        assert_eq!(id.path, ["2017-03-06", "tokyo", "full-burn", "payload_kg"]);
    }

    #[test]
    fn other_texts_are_none() {
        for text in [
            "",
            "seongju",
            "thaad/intercept-altitude/x",
            "brief@2017/nominal/a",
            "brief@20170320/nominal/a",
            "brief@2017-03-20/nominal",
            "@2017-03-20/n/a",
        ] {
            assert_eq!(NumberId::parse(text), None, "{text}");
        }
    }
}
