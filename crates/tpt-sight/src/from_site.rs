//! For how long do radars that stand at one site have a path in view, looked at once for all of them?
//!
//! # Model
//! Where a path is from a site depends neither on the season nor on what a radar there covers. Nor does it depend on the sector
//! whether the ground, the limits of elevation and the range let a position be seen: radars that differ by their sectors alone
//! are asked together, and each sector is looked for only where the rest has the path.
//!
//! The directions of such a part of a path lie within an angle of one of them. Most sectors cover all of them or none, which is told
//! by that angle; those that cover all of them have the same seconds.
//!
//! # Assumptions and limits
//! - None of its own: the seconds are those of [`Scan::pass`], to the last bit.
//!
//! # Conventions
//! As `scan`.
//!
//! # Sources
//! - Geometry, no source needed.
//!
//! # Checked by
//! - laws: the seconds of radars that are asked together are those of each by itself (`tests/it/passes.rs`).
//!
//! # Not here
//! When, how near and how high: `scan`.

use tpt_earth::{Length, Time};

use crate::bending::Bending;
use crate::line_of_sight::Site;
use crate::path::Path;
use crate::radar::{Facing, Radar};
use crate::scan::{Scan, edge};

/// Radars that differ by their sectors alone, with one reach.
#[derive(Clone, Debug)]
pub struct Fan {
    /// The first: all that they have in common.
    radar: Radar,
    facings: Vec<Facing>,
    reach: Option<Length>,
}

impl Fan {
    /// A radar by itself, `reach` limiting the slant range.
    #[must_use]
    pub fn of(radar: &Radar, reach: Option<Length>) -> Self {
        Self { radar: radar.clone(), facings: vec![radar.facing()], reach }
    }

    /// Takes in a radar, if it differs by its sector alone; tells whether it did.
    pub fn take(&mut self, radar: &Radar, reach: Option<Length>) -> bool {
        let fits = self.reach == reach && self.radar.is_turned(radar);
        if fits {
            self.facings.push(radar.facing());
        }
        fits
    }

    /// Whether a radar of it sees a target.
    #[inline]
    fn sees(&self, facing: &Facing, target_m: [f64; 3]) -> bool {
        self.radar.sees_facing(facing, target_m, self.reach)
    }
}

/// A path as a site has it, whatever the radar there covers and whatever the season.
#[derive(Clone, Debug)]
pub struct FromSite<'a> {
    path: &'a Path,
    site: Site,
    bending: Bending,
    /// Which position the first look is of: from the last before anything is above the ground to the first after that, if there are
    /// such.
    first: usize,
    looks: Box<[Look]>,
    nearest: Option<Length>,
}

/// A position as a site has it.
#[derive(Clone, Copy, Debug)]
struct Look {
    slant: Length,
    up_m: f64,
    /// East and north over the ground, of length 1; not numbers straight above the site.
    direction: [f64; 2],
    ground: Ground,
}

/// Whether a position is above the ground, over the seasons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ground {
    /// In every season.
    Above,
    /// In some.
    BySeason,
    /// In none.
    Below,
}

/// A row of positions that all but the sector lets be seen, with the moments at which it begins and ends where they are known.
#[derive(Clone, Copy, Debug)]
struct Open {
    from: usize,
    /// The first position after it.
    to: usize,
    begins: Option<Time>,
    ends: Option<Time>,
    directions: Option<Directions>,
    /// The seconds of whoever covers all of it, with the steps before and after, and has seen nothing earlier.
    whole: Option<Time>,
}

/// Directions that lie within an angle of one of them, which is told by its cosine and its sine.
#[derive(Clone, Copy, Debug)]
struct Directions {
    one: [f64; 2],
    within: [f64; 2],
}

impl Directions {
    /// `None` where one of the looks is straight up.
    fn of(looks: &[Look]) -> Option<Self> {
        let one = looks.get(looks.len() / 2)?.direction;
        let mut least = 1.0_f64;
        for Look { direction: [east, north], .. } in looks {
            let cosine = one[0] * east + one[1] * north;
            if !cosine.is_finite() {
                return None;
            }
            least = least.min(cosine);
        }
        let least = least.max(-1.0);
        Some(Self { one, within: [least, (1.0 - least * least).sqrt()] })
    }
}

impl<'a> FromSite<'a> {
    /// Looks at every position of a path from where a radar stands.
    #[must_use]
    pub fn new(radar: &Radar, path: &'a Path) -> Self {
        let (site, bending) = (*radar.site(), radar.bending().clone());
        let [winter, summer] = bending.ends();
        let ground = |at: &[f64; 3]| {
            let target = site.seen_from_centre(*at);
            let clears = |air: &Bending| {
                air.clears_for_certain(&target).unwrap_or_else(|| air.clears(&site, &site.offset(*at)))
            };
            match (clears(&winter), clears(&summer)) {
                (true, true) => Ground::Above,
                (false, false) => Ground::Below,
                _ => Ground::BySeason,
            }
        };
        let grounds: Vec<Ground> = path.positions_m.iter().map(ground).collect();
        let above = |ground: &Ground| *ground != Ground::Below;
        let first = grounds.iter().position(above).unwrap_or(grounds.len()).saturating_sub(1);
        let beyond = grounds.iter().rposition(above).map_or(first, |last| (last + 2).min(grounds.len()));
        let of = |i: usize| {
            let offset = site.offset(path.positions_m[i]);
            let direction = [offset.east_m / offset.level_m, offset.north_m / offset.level_m];
            Look { slant: offset.slant, up_m: offset.up_m, direction, ground: grounds[i] }
        };
        let looks: Box<[Look]> = (first..beyond).map(of).collect();
        let above = looks.iter().filter(|look| look.ground != Ground::Below);
        let nearest = above.map(|look| look.slant).reduce(Length::min);
        Self { path, site, bending, first, looks, nearest }
    }

    /// Whether it is of this very path: not only of one with the same positions.
    #[must_use]
    pub fn is_of(&self, path: &Path) -> bool {
        std::ptr::eq(self.path, path)
    }

    /// The seconds for which the radars of a fan that are asked for, by their place in it, have the path in view; nothing of one that never
    /// has it, or is not asked for.
    #[must_use]
    pub fn seconds(&self, fan: &Fan, asks: impl Fn(usize) -> bool) -> Vec<Option<Time>> {
        let asked = fan.facings.iter().enumerate().map(|(i, facing)| asks(i).then_some(facing));
        let Fan { radar: first, reach, .. } = fan;
        if *first.site() != self.site || !first.bending().is_another_season_of(&self.bending) {
            // It stands elsewhere, or in other air: each looks for itself.
            let alone = |facing: &Facing| Scan::new(&first.turned(*facing), self.path).seconds(*reach, None);
            return asked.map(|facing| alone(facing?)).collect();
        }
        // What is never as near as the reach is never in it.
        let in_reach = self.nearest.is_some_and(|nearest| reach.is_none_or(|reach| nearest <= reach));
        if !in_reach {
            return vec![None; fan.facings.len()];
        }
        let mut open = self.open(first, *reach);
        if fan.facings.len() > 1 {
            for row in &mut open {
                row.directions = Directions::of(&self.looks[row.from - self.first..row.to - self.first]);
            }
        }
        asked.map(|facing| self.seconds_of(fan, facing?, &mut open)).collect()
    }

    /// Where all but its sector lets a radar see the path.
    fn open(&self, radar: &Radar, reach: Option<Length>) -> Vec<Open> {
        let mut rows: Vec<Open> = Vec::new();
        for (i, look) in (self.first..).zip(&self.looks) {
            let near = reach.is_none_or(|reach| look.slant <= reach);
            if !near || look.ground == Ground::Below {
                continue;
            }
            let by_season = look.ground == Ground::BySeason;
            let shown = radar.shows_whatever_the_sector(by_season, (look.up_m, look.slant), || {
                self.site.offset(self.path.positions_m[i])
            });
            if !shown {
                continue;
            }
            match rows.last_mut().filter(|row| row.to == i) {
                Some(row) => row.to = i + 1,
                None => {
                    let (begins, ends, directions, whole) = (None, None, None, None);
                    rows.push(Open { from: i, to: i + 1, begins, ends, directions, whole });
                }
            }
        }
        rows
    }

    /// The seconds for which one radar has it, added up in the order in which [`Scan::pass`] adds.
    fn seconds_of(&self, fan: &Fan, facing: &Facing, open: &mut [Open]) -> Option<Time> {
        let mut found: Option<Time> = None;
        for row in open {
            match row.directions.and_then(|of| facing.covers_around(of.one, of.within)) {
                Some(false) => {}
                Some(true) => found = Some(self.seconds_of_whole(fan, facing, row, found)),
                None => found = self.seconds_of_part(fan, facing, row, found),
            }
        }
        found
    }

    /// The seconds so far and those of a row that the sector covers wholly.
    fn seconds_of_whole(&self, fan: &Fan, facing: &Facing, row: &mut Open, found: Option<Time>) -> Time {
        let begins_alike = row.from == 0 || self.covers_step(facing, row.from);
        let ends_alike = row.to == self.path.positions_m.len() || self.covers_step(facing, row.to);
        let alike = found.is_none() && begins_alike && ends_alike;
        if let Some(whole) = row.whole.filter(|_| alike) {
            return whole;
        }
        let mut seconds = found.unwrap_or(Time::ZERO);
        if row.from > 0 {
            seconds = seconds + (self.path.time(row.from) - self.begins(fan, facing, row));
        }
        for i in row.from + 1..row.to {
            seconds = seconds + (self.path.time(i) - self.path.time(i - 1));
        }
        if row.to < self.path.positions_m.len() {
            seconds = seconds + (self.ends(fan, facing, row) - self.path.time(row.to - 1));
        }
        if alike {
            row.whole = Some(seconds);
        }
        seconds
    }

    /// The same of a row of which a sector may cover a part.
    fn seconds_of_part(
        &self,
        fan: &Fan,
        facing: &Facing,
        row: &mut Open,
        mut found: Option<Time>,
    ) -> Option<Time> {
        let mut was_seen = false;
        for i in row.from..row.to {
            let seen = self.in_sector(facing, i);
            if seen {
                let seconds = found.get_or_insert(Time::ZERO);
                if was_seen {
                    *seconds = *seconds + (self.path.time(i) - self.path.time(i - 1));
                } else if i > 0 {
                    let edge = if i == row.from {
                        self.begins(fan, facing, row)
                    } else {
                        self.edge(fan, facing, i, false)
                    };
                    *seconds = *seconds + (self.path.time(i) - edge);
                }
            } else if was_seen && let Some(seconds) = &mut found {
                *seconds = *seconds + (self.edge(fan, facing, i, true) - self.path.time(i - 1));
            }
            was_seen = seen;
        }
        if was_seen
            && row.to < self.path.positions_m.len()
            && let Some(seconds) = &mut found
        {
            *seconds = *seconds + (self.ends(fan, facing, row) - self.path.time(row.to - 1));
        }
        found
    }

    /// The moment at which a row begins: the same for every radar whose sector covers the step before it.
    fn begins(&self, fan: &Fan, facing: &Facing, row: &mut Open) -> Time {
        let edge = || self.edge(fan, facing, row.from, false);
        if self.covers_step(facing, row.from) { *row.begins.get_or_insert_with(edge) } else { edge() }
    }

    /// The moment at which a row ends.
    fn ends(&self, fan: &Fan, facing: &Facing, row: &mut Open) -> Time {
        let edge = || self.edge(fan, facing, row.to, true);
        if self.covers_step(facing, row.to) { *row.ends.get_or_insert_with(edge) } else { edge() }
    }

    /// Whether a radar's sector covers a position.
    #[inline]
    fn in_sector(&self, facing: &Facing, i: usize) -> bool {
        facing
            .covers_direction(self.looks[i - self.first].direction)
            .unwrap_or_else(|| facing.covers(&self.site.offset(self.path.positions_m[i])))
    }

    /// Whether a radar's sector covers all of the step that ends at a position, for certain.
    fn covers_step(&self, facing: &Facing, i: usize) -> bool {
        facing.covers_between([i - 1, i].map(|i| self.looks[i - self.first].direction))
    }

    /// The moment in the step that ends at a position at which a view changes, `seen` being that of its beginning.
    fn edge(&self, fan: &Fan, facing: &Facing, i: usize, seen: bool) -> Time {
        let step = (self.path.time(i - 1), self.path.time(i));
        edge(step, seen, |middle| fan.sees(facing, self.path.at(middle)))
    }
}
