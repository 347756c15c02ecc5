//! Which way a radar looks: all round, around a heading, or between two published edges.

use tpt_earth::{Angle, OutOfDomain};
use tpt_sight::Sector;

use super::figures::Published;
use super::turned;
use tpt_report::SensorValue;

/// The narrowest sector of a draw: where the rounding of two edges is wider than their sector, they may cross in a draw.
const NARROWEST_DEG: f64 = 0.001;

const WHOLE_TURN_DEG: f64 = 360.0;

/// What is published of which way a radar looks, and what kind of sector that is.
#[derive(Clone, Debug)]
pub(super) struct Facing {
    /// The heading, or the edge that the sector begins with.
    first: Option<Published>,
    /// The width, or the edge that the sector ends with.
    second: Option<Published>,
    kind: Kind,
}

/// A draw moves a sector within its kind and never turns one kind into another.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    /// A whole turn within the rounding of what is published, or too little is published to limit it.
    AllRound,
    /// A heading and a width.
    Around,
    /// Two edges, this far apart in the middle of their spreads.
    Between { width_deg: f64 },
}

impl Facing {
    /// A radar with a published heading and a width, where there are such.
    pub(super) fn around(heading: Option<Published>, width: Option<Published>) -> Self {
        let limits = |width: &Published| middle_deg(width) + width.rounding.to_degrees() < WHOLE_TURN_DEG;
        let kind = match (&heading, &width) {
            (Some(_), Some(width)) if limits(width) => Kind::Around,
            _ => Kind::AllRound,
        };
        Self { first: heading, second: width, kind }
    }

    /// A radar that looks clockwise from one edge to another; two equal edges are a whole turn apart.
    pub(super) fn between(from: Published, to: Published) -> Self {
        let apart = (middle_deg(&to) - middle_deg(&from)).rem_euclid(WHOLE_TURN_DEG);
        let open_deg = if apart > 0.0 { WHOLE_TURN_DEG - apart } else { 0.0 };
        let rounding_deg = (from.rounding + to.rounding).to_degrees();
        let kind = if open_deg <= rounding_deg { Kind::AllRound } else { Kind::Between { width_deg: apart } };
        Self { first: Some(from), second: Some(to), kind }
    }

    /// The sector whose heading or edges, and whose width, stand at a share of their spreads.
    pub(super) fn sector(&self, [share, width_share]: [f64; 2]) -> Result<Sector, OutOfDomain> {
        let (Some(first), Some(second)) = (&self.first, &self.second) else { return Ok(Sector::AllRound) };
        let first_deg = first.spread.at(share).to_degrees();
        let within = |width_deg: f64| width_deg.clamp(NARROWEST_DEG, WHOLE_TURN_DEG);
        match self.kind {
            Kind::AllRound => Ok(Sector::AllRound),
            Kind::Around => {
                let width_deg = within(second.spread.at(width_share).to_degrees());
                Sector::around(turned(first_deg), Angle::degrees(width_deg))
            }
            Kind::Between { width_deg } => {
                let moved = |input: &Published| input.spread.at(share).to_degrees() - middle_deg(input);
                let width_deg = within(width_deg + moved(second) - moved(first));
                Sector::around(turned(first_deg + 0.5 * width_deg), Angle::degrees(width_deg))
            }
        }
    }

    /// The inputs that move the sector: heading or edges, and width.
    pub(super) fn moving(&self) -> [Option<&Published>; 2] {
        match self.kind {
            Kind::AllRound => [None, None],
            Kind::Around => [self.first.as_ref(), self.second.as_ref()],
            Kind::Between { .. } => [self.first.as_ref(), None],
        }
    }

    /// The heading, or the edge that the sector begins with.
    pub(super) fn first(&self) -> Option<&Published> {
        self.first.as_ref()
    }

    /// The figures behind it.
    pub(super) fn values(&self) -> impl Iterator<Item = SensorValue> + '_ {
        [&self.first, &self.second].into_iter().flatten().map(|input| input.value.clone())
    }
}

fn middle_deg(input: &Published) -> f64 {
    input.spread.at(0.5).to_degrees()
}

#[cfg(test)]
mod tests {
    use super::*;
    use tpt_earth::{Spread, Unit};

    /// A published angle with its rounding, both in degrees.
    fn input(degrees: f64, rounding: f64) -> Published {
        let spread = Spread::Uniform { low: degrees - rounding, high: degrees + rounding };
        Published {
            name: "sector",
            spread: spread.map(f64::to_radians),
            rounding: rounding.to_radians(),
            value: SensorValue::typed("sector", degrees, Unit::Degree),
        }
    }

    fn widths(facing: &Facing) -> Vec<Option<f64>> {
        let width = |share: u32| {
            let share = f64::from(share) / 64.0;
            match facing.sector([share, share]).unwrap() {
                Sector::AllRound => None,
                Sector::Around { width, .. } => Some(width.as_degrees()),
            }
        };
        (0..=64).map(width).collect()
    }

    #[test]
    fn a_whole_turn_looks_all_round_in_every_draw() {
        // Edges as they are rounded when written so: 360 and 180 to tens, the others to a degree.
        for ((from, half), (to, other)) in [
            ((0.0, 0.5), (0.0, 0.5)),
            ((0.0, 0.5), (360.0, 5.0)),
            ((180.0, 5.0), (179.0, 0.5)),
            ((360.0, 5.0), (0.0, 0.5)),
            ((90.0, 0.5), (90.0, 0.5)),
            ((1.0, 0.5), (0.0, 0.5)),
        ] {
            let facing = Facing::between(input(from, half), input(to, other));
            assert!(widths(&facing).iter().all(Option::is_none), "{from} to {to}");
            assert!(facing.moving().iter().all(Option::is_none), "{from} to {to}");
        }
        let whole = Facing::around(Some(input(40.0, 5.0)), Some(input(360.0, 5.0)));
        assert!(widths(&whole).iter().all(Option::is_none));
        assert!(widths(&Facing::around(Some(input(40.0, 5.0)), None)).iter().all(Option::is_none));
    }

    #[test]
    fn a_sector_keeps_its_width_within_the_rounding_of_its_edges() {
        for ((from, half), (to, other), width) in [
            ((190.0, 5.0), (191.0, 0.5), 1.0),
            ((0.0, 0.5), (355.0, 0.5), 355.0),
            ((359.0, 0.5), (1.0, 0.5), 2.0),
            ((230.0, 5.0), (350.0, 5.0), 120.0),
            ((0.0, 0.5), (340.0, 5.0), 340.0),
        ] {
            let facing = Facing::between(input(from, half), input(to, other));
            for drawn in widths(&facing) {
                let drawn = drawn.unwrap_or(360.0);
                assert!((drawn - width).abs() <= (half - other).abs() + 1e-9, "{from} to {to}: {drawn}");
            }
        }
        let narrow = Facing::around(Some(input(0.0, 0.5)), Some(input(0.3, 0.5)));
        assert!(widths(&narrow).iter().all(|width| width.is_some_and(|width| width < 1.0)));
    }

    #[test]
    fn a_sector_between_edges_stands_between_them() {
        let facing = Facing::between(input(259.0, 0.5), input(19.0, 0.5));
        let sector = facing.sector([0.5, 0.5]).unwrap();
        let covers = |degrees: f64| sector.covers(Angle::degrees(degrees));
        assert!(covers(260.0) && covers(0.0) && covers(18.0) && !covers(20.0) && !covers(258.0));
    }
}
