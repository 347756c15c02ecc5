//! What a report or a statement says of when is refused where it cannot be.

use crate::faults::{Case, wrong_in};

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
];

#[test]
fn nothing_is_said_of_a_launch_before_it_nor_of_another_year() {
    let wrong = wrong_in(CASES);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
