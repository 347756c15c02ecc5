//! Every limit that a flight to a place does not meet, as a document tells it.

use tpt_catalogue::Unit;
use tpt_earth::Position;
use tpt_reach::{Battery, Missed, Target, limits_missed};

use super::class::Class;
use tpt_report::{Binding, Coded, LimitMissed};

/// The limits that the flight from the middle of a class's launch points misses; none where its trajectory does not go so far.
pub(super) fn missed(battery: &Battery, class: &Class, place: Position) -> Vec<LimitMissed> {
    let Some(target) = Target::between(class.middle, place, &class.table) else { return Vec::new() };
    limits_missed(battery, &target).iter().map(told).collect()
}

fn told(missed: &Missed) -> LimitMissed {
    let of = |limit, has, needed, unit| LimitMissed {
        limit,
        has: Some(has),
        needed: Some(needed),
        unit: Some(Coded(unit)),
        all_of_it: false,
    };
    let whole = |all_of_it, told: LimitMissed| LimitMissed { all_of_it, ..told };
    let bare = |limit| LimitMissed { limit, has: None, needed: None, unit: None, all_of_it: false };
    match *missed {
        Missed::Floor { highest, floor, all_of_it } => whole(
            all_of_it,
            of(Binding::Floor, highest.as_kilometres(), floor.as_kilometres(), Unit::Kilometre),
        ),
        Missed::Ceiling { lowest, ceiling } => {
            of(Binding::Ceiling, lowest.as_kilometres(), ceiling.as_kilometres(), Unit::Kilometre)
        }
        Missed::Reach { nearest, reach, all_of_it } => whole(
            all_of_it,
            of(Binding::Reach, nearest.as_kilometres(), reach.as_kilometres(), Unit::Kilometre),
        ),
        Missed::TooLate { first_launch, last_launch } => {
            of(Binding::TooLate, first_launch.as_seconds(), last_launch.as_seconds(), Unit::Second)
        }
        Missed::Sector => bare(Binding::Sector),
        Missed::Slow => bare(Binding::Reach),
    }
}
