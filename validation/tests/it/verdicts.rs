//! The verdict that the vacuum arc alone can give, on the one report that is known to fail and on its neighbours.

use jiff::civil::date;
use tpt_catalogue::{Catalogue, Kind, embedded};
use tpt_paper::catalogue_show;
use tpt_report::VerdictWord;
use tpt_scenario::Beliefs;
use tpt_setting::Sampling;

/// Published result 2: Pyongyang's 4,052 s for 6,248.5 km and 1,090 km is 23 s short of the arc's 4,075 s;
/// Tokyo's 71 minutes for 6,200 km and 1,080 km pass, 215 s above the arc.
#[test]
fn the_launch_of_24_march_2022() {
    let catalogue = Catalogue::load(&[embedded()]).unwrap().as_of(date(2023, 1, 1));
    let beliefs = Beliefs::new(&catalogue, "nominal", &[]).unwrap();
    let sampling = Sampling::new(tpt_earth::DEFAULT_SAMPLES, tpt_earth::DEFAULT_SEED);
    let record = catalogue_show(&catalogue, Some(Kind::Launches), "2022-03-24", &beliefs, sampling).unwrap();
    let verdict = |reporter: &str| {
        let of = |arc: &&tpt_report::ArcReport| arc.reported_by.words() == reporter;
        record.vacuum_arcs.iter().find(of).map(|arc| arc.verdict.clone()).unwrap()
    };
    let pyongyang = verdict("Pyongyang");
    assert_eq!(pyongyang.verdict, VerdictWord::Impossible);
    // Both times are printed to the second.
    tpt_earth::assert_close!(pyongyang.excess_s.unwrap().nominal, -23.0, abs = 1.0);
    let tokyo = verdict("Tokyo");
    assert_eq!(tokyo.verdict, VerdictWord::NotContradicted);
    tpt_earth::assert_close!(tokyo.excess_s.unwrap().nominal, 215.0, abs = 1.0);
}
