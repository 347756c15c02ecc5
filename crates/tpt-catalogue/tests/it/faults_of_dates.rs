//! What a report or a statement says of when is refused where it cannot be.

use crate::faults::{Case, wrong_in};
use crate::support::{exchanged, file, messages, minimal_with, sound};

const CASES: &[Case] = &[
    Case {
        file: "launches/2017-03-06.toml",
        old: "said_on = 2017-03-06",
        new: "said_on = \"2017-03-05\"",
        says: &[
            "launches/2017-03-06.toml:19:11: reports[0].said_on: 2017-03-05 is before the launch on 2017-03-06 in Tokyo; allowed: the day of the launch, or later; a day counted elsewhere with its zone, as \"2017-03-05 UTC-05:00\"",
        ],
    },
    Case {
        file: "launches/2017-03-06.toml",
        old: "said_on = 2017-03-06",
        new: "said_on = \"2017-03-05 UTC-06:00\"",
        says: &[],
    },
    Case {
        file: "launches/2017-03-06.toml",
        old: "launched_at = 2017-03-05T22:34:00Z\nrounds = 4",
        new: "launched_at = 2007-03-05T22:34:00Z\nrounds = 4",
        says: &[
            "launches/2017-03-06.toml:5:20: launched_at_from: the instant is not that of the report named here; allowed: launched_at and launched_at_from together, equal to that report's launched_at",
            "launches/2017-03-06.toml:11:15: reports[0].launched_at: 2007-03-05T22:34:00Z is not on 2017-03-06 in Korea (UTC+9); allowed: an instant on the day of the launch",
        ],
    },
    Case {
        file: "launches/2017-03-06.toml",
        old: "rounds = 4",
        new: "rounds = 1.5",
        says: &[
            "launches/2017-03-06.toml:12:10: reports[0].rounds: 1.5 is no number of missiles; allowed: a whole number from 1 to 100",
        ],
    },
    Case {
        file: "claims/tokyo-claim.toml",
        old: "about = \"the radar\"",
        new: "about = \"the radar\"\nlaunch = \"2017-03-06\"",
        says: &[
            "claims/tokyo-claim.toml:3:11: said_on: 2017-02-25 is before the launch on 2017-03-06 in Tokyo; allowed: the day of the launch, or later; a day counted elsewhere with its zone, as \"2017-03-05 UTC-05:00\"",
        ],
    },
    Case {
        file: "claims/tokyo-claim.toml",
        old: "said_on = 2017-02-25",
        new: "said_on = 2017-03-08",
        says: &[
            "claims/tokyo-claim.toml:3:11: said_on: said on 2017-03-08, but its source `press-2017` is of 2017-03-06; allowed: a day before the source appeared",
        ],
    },
    // A day is left for the zones of the Earth.
    Case {
        file: "claims/tokyo-claim.toml",
        old: "said_on = 2017-02-25",
        new: "said_on = 2017-03-07",
        says: &[],
    },
    Case {
        file: "sources.toml",
        old: "grade = \"expert\"",
        new: "grade = \"inferred\"",
        says: &[
            "missiles/stack.toml:10:136: figures[5].basis: `published`, but `later-2018` publishes nothing; allowed: unsourced, or the source that published it",
        ],
    },
    Case {
        file: "people/person.toml",
        old: "from = 2012-12-26\nto = 2017-08-03",
        new: "from = 2012-12-26",
        says: &[],
    },
];

/// Somebody who follows the person of the minimal layer.
const SUCCESSOR: &str = "id = \"successor\"\nname = \"B. Person\"\n[[offices]]\noffice = \"Minister\"\nof = \"Japan\"\n\
                         from = 2017-08-03\nsource = \"press-2017\"\n";

#[test]
fn an_office_that_somebody_took_over_has_an_end() {
    let successor = || file("people/successor.toml", SUCCESSOR);
    sound(minimal_with([successor()]));
    let open = exchanged("people/person.toml", "\nto = 2017-08-03", "");
    let told = messages(minimal_with([successor(), file("people/person.toml", open)]));
    let [one] = told.as_slice() else { panic!("{told:?}") };
    assert!(
        one.contains("people/person.toml:3:") && one.contains("`successor` is Minister from 2017-08-03"),
        "{one}"
    );
}

#[test]
fn nothing_is_said_of_a_launch_before_it_nor_of_another_year() {
    let wrong = wrong_in(CASES);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What a source says of itself: why it has no headline, and whose words it carries.
const SOURCES: &[Case] = &[
    Case {
        file: "sources.toml",
        old: "title = \"A report\"",
        new: "title = \"[a report]\"",
        says: &[
            "sources.toml:3:9: press-2017.title: the title is a description in square brackets, and nothing says why; allowed: the printed headline, or `headline = \"none\"` or \"not-seen\" beside it",
        ],
    },
    Case {
        file: "sources.toml",
        old: "title = \"A report\"",
        new: "title = \"[a report]\"\nheadline = \"none\"",
        says: &[],
    },
    Case {
        file: "sources.toml",
        old: "title = \"A report\"",
        new: "title = \"A report\"\nheadline = \"none\"",
        says: &[
            "sources.toml:4:12: press-2017.headline: the title is a printed one; allowed: no `headline`, or a title in square brackets",
        ],
    },
    Case {
        file: "sources.toml",
        old: "grade = \"press\"",
        new: "grade = \"on-record\"",
        says: &[
            "sources.toml:7:9: press-2017.grade: a body's own page does not say whose words it carries; allowed: `speakers` beside it",
        ],
    },
    Case {
        file: "sources.toml",
        old: "grade = \"press\"",
        new: "grade = \"press\"\nspeakers = [\"moscow\"]",
        says: &[
            "claims/tokyo-claim.toml:2:13: viewpoint: `tokyo`, but `press-2017` carries the words of Moscow; allowed: one of the source's `speakers`",
            "events/2017-03-01-test.toml:9:15: reports[0].reported_by: `Seoul`, but `press-2017` carries the words of Moscow; allowed: one of the source's `speakers`",
            "launches/2017-03-06.toml:10:15: reports[0].reported_by: `Tokyo`, but `press-2017` carries the words of Moscow; allowed: one of the source's `speakers`",
        ],
    },
    Case {
        file: "sources.toml",
        old: "grade = \"press\"",
        new: "grade = \"press\"\nspeakers = [\"seoul\", \"tokyo\"]",
        says: &[],
    },
];

#[test]
fn a_source_says_why_it_has_no_headline_and_whose_words_it_carries() {
    let wrong = wrong_in(SOURCES);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
