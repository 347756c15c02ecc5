//! The launches of a brief: what each body reported of one, and the flight that is drawn of it.

use schemars::JsonSchema;
use serde::Serialize;
use tpt_catalogue::{Access, OutcomeBasis, Reporter};
use tpt_earth::{Length, Position, Time};

use crate::{BandReport, Coded, FigureReport, InWords, PlaceReport, ReportReconstruction, degrees};

/// One launch event.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct LaunchReport {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
    /// The day in Korea and Japan.
    pub date: String,
    /// The civil time in Korea and Japan (UTC+9), as one report gives it.
    pub time_utc_plus_9: Option<String>,
    /// Whether it lies in the fortnight before the as-of date.
    pub in_fortnight: bool,
    /// The launch site.
    pub site: Option<PlaceReport>,
    /// Whether some body that judged it called it a failure, and none a success.
    pub failed: bool,
    /// What each body reported.
    pub reports: Vec<ReportRow>,
    /// The report whose arc is drawn under these figures.
    pub believed: Option<String>,
    /// What a reader should know.
    pub note: Option<String>,
}

/// What one body reported.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ReportRow {
    /// The report's id.
    pub id: String,
    /// The capital or kind of body.
    pub reported_by: InWords<Reporter>,
    /// The ministry, expert or database.
    pub body: Option<String>,
    /// The missile as reported.
    pub missile: Option<String>,
    /// How many.
    pub rounds: Option<f64>,
    /// success, partial, failure or unknown.
    pub outcome: Coded<tpt_catalogue::Outcome>,
    /// stated or inferred.
    pub outcome_basis: Coded<OutcomeBasis>,
    /// Distance over the ground.
    pub range: Option<FigureReport>,
    /// Greatest height.
    pub apogee: Option<FigureReport>,
    /// From launch to impact.
    pub flight_time: Option<FigureReport>,
    /// Direction of flight at launch.
    pub bearing: Option<FigureReport>,
    /// Where it came down.
    pub impact_region: Option<String>,
    /// When it was first said.
    pub said_on: Option<String>,
    /// "first publication unknown" where nobody knows.
    pub first_publication: Option<String>,
    /// The source.
    pub source: String,
    /// read, cited by another or unverified.
    pub access: InWords<Access>,
    /// What a reader should know.
    pub note: Option<String>,
    /// What was flown if this body's range and apogee are true; absent where it gives no such pair.
    pub reconstruction: Option<ReportReconstruction>,
    /// The vacuum arc through them, only where no missile is on record that could be flown.
    pub vacuum_arc: Option<ArcReport>,
}

/// A flight as the drawings and files show it.
#[derive(Clone, Copy, Debug)]
pub struct Path<'r> {
    /// `launch/report`.
    pub of: &'r str,
    /// Who reported.
    pub reported_by: InWords<Reporter>,
    /// What it is: "reconstructed flight", "reconstructed flight, assumed vehicle" or "vacuum arc".
    pub label: &'static str,
    /// The computed flight time.
    pub flight_time_s: &'r BandReport,
    /// Height over ground distance.
    pub profile: &'r [ProfilePoint],
    /// The ground track.
    pub track: &'r [TrackPoint],
}

impl Path<'_> {
    /// How high the drawn flight rises, km.
    ///
    /// ```
    /// # use tpt_report::{BandReport, ReportUnit, Reporter};
    /// # let flight_time_s = &BandReport::exact("a/flight_time_s".to_owned(), ReportUnit::S, 600.0);
    /// # let (of, reported_by, label) = ("2017-03-06/tokyo", Reporter::Tokyo.into(), "vacuum arc");
    /// use tpt_report::{Path, ProfilePoint};
    ///
    /// let profile = [(0.0, 0.0), (500.0, 260.0), (1_000.0, 0.0)];
    /// let profile = &profile.map(|(ground_km, height_km)| ProfilePoint { ground_km, height_km });
    /// let path = Path { of, reported_by, label, flight_time_s, profile, track: &[] };
    /// assert_eq!(path.peak_km(), 260.0);
    /// ```
    #[must_use]
    pub fn peak_km(&self) -> f64 {
        self.profile.iter().map(|point| point.height_km).fold(0.0, f64::max)
    }

    /// How far it comes over the ground, km.
    ///
    /// ```
    /// # use tpt_report::{BandReport, ReportUnit, Reporter};
    /// # let flight_time_s = &BandReport::exact("a/flight_time_s".to_owned(), ReportUnit::S, 600.0);
    /// # let (of, reported_by, label) = ("2017-03-06/tokyo", Reporter::Tokyo.into(), "vacuum arc");
    /// use tpt_report::{Path, ProfilePoint};
    ///
    /// let profile = [(0.0, 0.0), (500.0, 260.0), (1_000.0, 0.0)];
    /// let profile = &profile.map(|(ground_km, height_km)| ProfilePoint { ground_km, height_km });
    /// let path = Path { of, reported_by, label, flight_time_s, profile, track: &[] };
    /// assert_eq!(path.end_km(), 1_000.0);
    /// ```
    #[must_use]
    pub fn end_km(&self) -> f64 {
        self.profile.last().map_or(0.0, |point| point.ground_km)
    }
}

impl ReportRow {
    /// The flight to draw, if there is one.
    ///
    /// ```
    /// # let band = |name: &str| BandReport::exact(format!("2017-03-06/tokyo/{name}"), ReportUnit::S, 600.0);
    /// # let (id, of, source) = ("tokyo".to_owned(), "2017-03-06/tokyo".to_owned(), "a source".to_owned());
    /// # let (reported_by, profile, track) = (Reporter::Tokyo.into(), Vec::new(), Vec::new());
    /// # let (flight_time_s, launch_speed_m_s) = (band("flight_time_s"), band("launch_speed_m_s"));
    /// # use tpt_report::{Access, ArcReport, BandReport, LaunchOutcome, OutcomeBasis, ReportUnit, Reporter};
    /// use tpt_report::{ArcVerdict, ReportRow, VerdictWord};
    ///
    /// let verdict = ArcVerdict { verdict: VerdictWord::Impossible, reported_s: None, excess_s: None };
    /// # let arc = ArcReport {
    /// #     of, reported_by, flight_time_s, launch_speed_m_s, same_speed_range_km: band("same_speed_range_km"), verdict, profile,
    /// #     track, bearing_from: None,
    /// # };
    /// let row = ReportRow {
    ///     vacuum_arc: Some(arc),
    ///     // …
    /// #     id, reported_by, body: None, missile: None, rounds: None, outcome: LaunchOutcome::Success.into(),
    /// #     outcome_basis: OutcomeBasis::Stated.into(), range: None, apogee: None, flight_time: None, bearing: None,
    /// #     impact_region: None, said_on: None, first_publication: None, source, access: Access::Read.into(), note: None,
    /// #     reconstruction: None,
    /// };
    /// assert_eq!(row.path().map(|path| path.label), Some("vacuum arc"));
    /// let row = ReportRow { vacuum_arc: None, ..row };
    /// assert!(row.path().is_none(), "there is nothing to draw");
    /// ```
    #[must_use]
    pub fn path(&self) -> Option<Path<'_>> {
        if let Some((one, flown)) =
            self.reconstruction.as_ref().and_then(|one| Some((one, one.flown.as_ref()?)))
        {
            return Some(Path {
                of: &one.of,
                reported_by: self.reported_by,
                label: if one.assumed_vehicle {
                    "reconstructed flight, assumed vehicle"
                } else {
                    "reconstructed flight"
                },
                flight_time_s: &flown.flight_time_s,
                profile: &one.profile,
                track: &one.track,
            });
        }
        let arc = self.vacuum_arc.as_ref()?;
        Some(Path {
            of: &arc.of,
            reported_by: self.reported_by,
            label: "vacuum arc",
            flight_time_s: &arc.flight_time_s,
            profile: &arc.profile,
            track: &arc.track,
        })
    }

    /// The verdict on the reported flight time, in words.
    ///
    /// ```
    /// # let band = |name: &str| BandReport::exact(format!("2017-03-06/tokyo/{name}"), ReportUnit::S, 600.0);
    /// # let (id, of, source) = ("tokyo".to_owned(), "2017-03-06/tokyo".to_owned(), "a source".to_owned());
    /// # let (reported_by, profile, track) = (Reporter::Tokyo.into(), Vec::new(), Vec::new());
    /// # let (flight_time_s, launch_speed_m_s) = (band("flight_time_s"), band("launch_speed_m_s"));
    /// # use tpt_report::{Access, ArcReport, BandReport, LaunchOutcome, OutcomeBasis, ReportUnit, Reporter};
    /// use tpt_report::{ArcVerdict, ReportRow, VerdictWord};
    ///
    /// let verdict = ArcVerdict { verdict: VerdictWord::Impossible, reported_s: None, excess_s: None };
    /// # let arc = ArcReport {
    /// #     of, reported_by, flight_time_s, launch_speed_m_s, same_speed_range_km: band("same_speed_range_km"), verdict, profile,
    /// #     track, bearing_from: None,
    /// # };
    /// let row = ReportRow {
    ///     vacuum_arc: Some(arc),
    ///     // …
    /// #     id, reported_by, body: None, missile: None, rounds: None, outcome: LaunchOutcome::Success.into(),
    /// #     outcome_basis: OutcomeBasis::Stated.into(), range: None, apogee: None, flight_time: None, bearing: None,
    /// #     impact_region: None, said_on: None, first_publication: None, source, access: Access::Read.into(), note: None,
    /// #     reconstruction: None,
    /// };
    /// assert_eq!(row.verdict().as_deref(), Some("cannot be true"));
    /// let row = ReportRow { vacuum_arc: None, ..row };
    /// assert_eq!(row.verdict(), None);
    /// ```
    #[must_use]
    pub fn verdict(&self) -> Option<String> {
        let flown = self.reconstruction.as_ref().and_then(|one| one.flown.as_ref());
        flown
            .map(|flown| flown.consistency.words())
            .or_else(|| Some(self.vacuum_arc.as_ref()?.verdict.verdict.words().to_owned()))
    }
}

/// The vacuum arc through one body's range and apogee: an oracle, not a reconstruction.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ArcReport {
    /// `launch/report`.
    pub of: String,
    /// Who reported.
    pub reported_by: InWords<Reporter>,
    /// Flight time of the arc.
    pub flight_time_s: BandReport,
    /// Speed at the surface.
    pub launch_speed_m_s: BandReport,
    /// Longest range of an impulse of the same speed: understates what the missile can do by 3 to 30 %.
    pub same_speed_range_km: BandReport,
    /// What the arc alone says of the reported flight time.
    pub verdict: ArcVerdict,
    /// Height over ground distance, at equal steps.
    pub profile: Vec<ProfilePoint>,
    /// Where the arc runs over the ground, where launch site and bearing are reported.
    pub track: Vec<TrackPoint>,
    /// The report whose bearing the track uses.
    pub bearing_from: Option<String>,
}

/// What the vacuum arc alone says of a reported flight time.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ArcVerdict {
    /// The verdict.
    pub verdict: VerdictWord,
    /// The reported flight time, as far as its rounding allows.
    pub reported_s: Option<BandReport>,
    /// How much longer the reported flight is than the arc; negative is impossible.
    pub excess_s: Option<BandReport>,
}

/// The verdict of the vacuum arc.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum VerdictWord {
    /// The reported time is shorter than the arc's at every end of both bands: it cannot be true.
    Impossible,
    /// The arc alone does not contradict the report.
    NotContradicted,
    /// No flight time was reported.
    NotEnoughReported,
}

impl VerdictWord {
    /// The words that a reader sees.
    ///
    /// ```
    /// assert_eq!(tpt_report::VerdictWord::Impossible.words(), "cannot be true");
    /// ```
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            VerdictWord::Impossible => "cannot be true",
            VerdictWord::NotContradicted => "not contradicted",
            VerdictWord::NotEnoughReported => "not enough reported",
        }
    }
}

/// A point of an arc's profile.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct ProfilePoint {
    /// Distance over the ground from the launch.
    pub ground_km: f64,
    /// Height.
    pub height_km: f64,
}

/// A line of equal launch speed over range and apogee.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Contour {
    /// How far an impulse of that speed carries at its best angle.
    pub same_speed_range_km: f64,
    /// Range and apogee of arcs of that speed, from flat to steep.
    pub points: Vec<ProfilePoint>,
}

/// A point of a flight: when it is where.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct TrackPoint {
    /// Time since launch.
    pub t_s: f64,
    /// Latitude.
    pub lat_deg: f64,
    /// Longitude.
    pub lon_deg: f64,
    /// Height.
    pub height_km: f64,
}

impl TrackPoint {
    /// A flight at a moment, to milliseconds and tenths of a metre; rounding errors below the ground are left out.
    ///
    /// ```
    /// use tpt_earth::{Angle, Length, Position, Time};
    /// use tpt_report::TrackPoint;
    ///
    /// let place = Position::new(Angle::degrees(39.66), Angle::degrees(124.705))?;
    /// let impact = TrackPoint::new(Time::seconds(600.123_49), place, Length::metres(-0.02));
    /// assert_eq!((impact.t_s, impact.lat_deg, impact.height_km), (600.123, 39.66, 0.0));
    /// # Ok::<(), tpt_earth::OutOfDomain>(())
    /// ```
    pub fn new(time: Time, place: Position, height: Length) -> Self {
        Self {
            t_s: (time.as_seconds() * 1e3).round() / 1e3,
            lat_deg: degrees(place.latitude()),
            lon_deg: degrees(place.longitude()),
            height_km: (height.as_metres().max(0.0) * 10.0).round() / 1e4,
        }
    }
}
