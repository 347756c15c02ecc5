//! What a battery at Seongju reaches, and how long an interceptor flies, against published windows, verdicts and shares.

use jiff::civil::date;
use tpt_catalogue::{Catalogue, Figure, missile_classes};
use tpt_defence::{Beyond, DefenceQuestion, defend};
use tpt_earth::{
    Angle, ExponentialAtmosphere, Length, Mass, Position, Speed, Time, VacuumArc, assert_close, destination,
    ecef, geodesic,
};
use tpt_flight::{Detail, Effort, Freedom, reconstruct};
use tpt_reach::{
    Battery, Binding, Clock, Cue, Engagement, Envelope, Fall, FlyOut, Profile, ProfileTable, Reach, Target,
    engage,
};
use tpt_scenario::{Beliefs, Resolved};
use tpt_setting::{Sampling, Setting};
use tpt_sight::{Elevations, Radar, Sector, Site};

use crate::compare_explained;
use crate::vehicles::{EARTH, at, catalogue, of_catalogue, range, resolved_on};

fn km(km: f64) -> Length {
    Length::kilometres(km)
}

fn s(seconds: f64) -> Time {
    Time::seconds(seconds)
}

/// A figure of a system or an element of the catalogue.
fn figure<'c>(catalogue: &'c Catalogue, record: &str, id: &str) -> &'c Figure {
    let system = catalogue.systems.get(record).map(|system| &system.figures);
    let figures = system.or_else(|| catalogue.elements.get(record).map(|element| &element.figures)).unwrap();
    figures.iter().find(|figure| figure.id == id).unwrap_or_else(|| panic!("{record} has no figure {id}"))
}

/// A figure in the middle of its spread, SI.
fn middle(catalogue: &Catalogue, record: &str, id: &str) -> f64 {
    figure(catalogue, record, id).measured().spread_si().unwrap().at(0.5)
}

fn place(catalogue: &Catalogue, id: &str) -> Position {
    let place = &catalogue.places[id];
    at(place.lat_deg.get(), place.lon_deg.get())
}

/// What the catalogue and the published texts leave open of a battery at Seongju.
#[derive(Clone, Copy)]
struct Open {
    reach: Reach,
    /// Of the radar.
    sector: Sector,
    track: Time,
    decision: Time,
}

/// The same reach all round.
fn all_round(catalogue: &Catalogue) -> Reach {
    Reach::AllRound(Length::metres(middle(catalogue, "thaad", "sbs-2015-01-12-reach")))
}

/// 200 km forward within 120 degrees, 100 km to the rear.
fn fan(catalogue: &Catalogue, heading: Angle) -> Reach {
    let thaad = |id| middle(catalogue, "thaad", id);
    Reach::Fan {
        forward: Length::metres(thaad("herald-2016-forward")),
        rear: Length::metres(thaad("herald-2016-rear")),
        heading,
        width: Angle::radians(thaad("herald-2016-sector")),
    }
}

/// Floor and ceiling of 40 and 150 km.
fn envelope(catalogue: &Catalogue, reach: Reach) -> Envelope {
    let heights = figure(catalogue, "thaad", "sbs-2015-01-12-intercept-altitude");
    let [floor, ceiling] = [heights.low, heights.high].map(|end| km(end.unwrap().get()));
    Envelope::new(floor, ceiling, reach).unwrap()
}

/// The sector of the radar around a heading.
fn sector(catalogue: &Catalogue, heading: Angle) -> Sector {
    let width = Angle::radians(middle(catalogue, "an-tpy-2", "herald-2016-sector"));
    Sector::around(heading, width).unwrap()
}

/// A battery at Seongju; what is not open has the figures of the catalogue.
fn seongju(catalogue: &Catalogue, open: Open) -> Battery {
    let site = &catalogue.places["seongju-site"];
    let ground = Length::metres(site.elevation_m.unwrap().get());
    thaad_at(catalogue, (place(catalogue, "seongju-site"), ground), open)
}

/// The same battery somewhere else.
fn thaad_at(catalogue: &Catalogue, (position, ground): (Position, Length), open: Open) -> Battery {
    let thaad = |id| middle(catalogue, "thaad", id);
    let speed = Speed::metres_per_second(thaad("memory-nrc-lewis"));
    let flyout = FlyOut::new(speed, s(thaad("memory-burn-time")), None, Fall::InverseSquare).unwrap();
    let lowest = Angle::radians(middle(catalogue, "an-tpy-2", "mnd-2016"));
    let elevations = Elevations::between(lowest, Angle::degrees(90.0)).unwrap();
    let radar =
        Radar::new(position, ground, open.sector, elevations, ExponentialAtmosphere::CRPL_313).unwrap();
    let radar_reach = Length::metres(middle(catalogue, "seongju-radar", "kyeonggi-shinmun-2017-03-08"));
    let delay = |id| s(middle(catalogue, "engagement-delays", id));
    let clock =
        Clock::new(open.track, open.decision, delay("assumed-salvo"), delay("assumed-assessment")).unwrap();
    let envelope = envelope(catalogue, open.reach);
    let radar = (radar, Some(radar_reach));
    Battery::new(position, envelope, Some(flyout), radar, (clock, Cue::OwnRadar)).unwrap()
}

/// A stage set of the Nodong with 1 t, flown to distances at a height each; engines cut off early.
fn nodong(
    catalogue: &Catalogue,
    set: &str,
    (from, to): (Position, Position),
    flown: &[(f64, f64)],
) -> Vec<Profile> {
    let (vehicle, rise) = of_catalogue(catalogue, "nodong", set);
    let vehicle = vehicle.with_payload(Mass::kilograms(1000.0)).unwrap();
    let towards = range(from, geodesic(from, to).azimuth, rise, EARTH);
    let effort = Effort { precision: 1e-6, detail: Detail::Path };
    let fly = |(distance_km, apogee_km): &(f64, f64)| {
        let flown = (km(*distance_km), km(*apogee_km));
        let fly = |freedom| reconstruct(&vehicle, &towards, flown, freedom, effort, None);
        // Where even a full burn falls short, with the payload that gets there.
        let found = fly(Freedom::Cutoff).or_else(|_| fly(Freedom::Payload)).unwrap();
        Profile::of(&found.trajectory).unwrap()
    };
    flown.iter().map(fly).collect()
}

/// Seconds that a profile falls from one height to another.
fn falls(profile: &Profile, from: f64, to: f64) -> f64 {
    profile.transit(km(from), km(to)).unwrap().as_seconds()
}

/// Seconds that a vacuum arc is above a height.
fn above(arc: &VacuumArc, height: Length) -> f64 {
    let (mut low, mut high) = (0.5, 1.0);
    for _ in 0..60 {
        let share = 0.5 * (low + high);
        if arc.height_at(share) > height { low = share } else { high = share }
    }
    2.0 * (arc.time_at(low) - arc.flight_time() * 0.5).as_seconds()
}

/// The vacuum arc over a range that is above 100 km for so many seconds.
fn arc_of(range: Length, seconds: f64) -> VacuumArc {
    let arc = |apogee_km: f64| VacuumArc::through(range, km(apogee_km)).unwrap();
    let (mut low, mut high) = (150.0, 1000.0);
    for _ in 0..60 {
        let apogee_km = 0.5 * (low + high);
        if above(&arc(apogee_km), km(100.0)) < seconds { low = apogee_km } else { high = apogee_km }
    }
    arc(low)
}

/// Seconds between the earliest and the latest intercept.
fn window(found: &Engagement) -> f64 {
    let between = found.earliest.zip(found.latest).map(|(first, last)| last.time - first.time);
    between.map_or(0.0, Time::as_seconds)
}

/// The windows as passages of an arc, the flight with its boost, and what a battery at Seongju has of the window.
#[test]
fn choi_windows() {
    let catalogue = catalogue();
    let (musudan_ri, seoul) = (place(&catalogue, "tonghae"), place(&catalogue, "seoul-city"));
    let arc = arc_of(km(432.0), 551.0);
    let in_vacuum = Profile::sampled(arc.range(), arc.flight_time(), |time| {
        let share = arc.share_at(time);
        (arc.range() * share, arc.height_at(share).max(Length::ZERO))
    });
    let in_vacuum = in_vacuum.unwrap();
    let apogee_km = arc.apogee().as_kilometres();
    let flown = [422.0, 432.0, 442.0].map(|range_km| (range_km, apogee_km));
    let fly = |set: &str, flown: &[(f64, f64)]| nodong(&catalogue, set, (musudan_ri, seoul), flown);
    let profiles = fly("levinger", &flown);
    let powered = profiles[1].clone();
    let lasts = |set: &str| fly(set, &flown[1..2])[0].duration().as_seconds();
    let table = ProfileTable::new(profiles).unwrap();
    let target = Target::between(musudan_ri, seoul, &table).unwrap();

    let delay = |record, id| middle(&catalogue, record, id);
    let track =
        s(delay("radar-search", "assumed-search-period") * delay("radar-search", "assumed-firm-track"));
    let decision = s(delay("engagement-delays", "assumed-decision"));
    let heading = Angle::radians(delay("seongju-radar", "kukmin-2016-09-30"));
    let sector = sector(&catalogue, heading);
    let open = Open { reach: all_round(&catalogue), sector, track, decision };
    let against = |open: Open| engage(&seongju(&catalogue, open), &target);
    let as_published = against(open);
    let far = Open { reach: Reach::AllRound(km(400.0)), ..open };
    let reaction = s(delay("thaad", "jang-2016"));
    let enveloped = as_published.in_envelope.map_or(0.0, |(first, last)| (last - first).as_seconds());
    compare_explained(
        "choi-windows",
        &[
            ("apogee of the arc that is above 100 km for 551 s, km", apogee_km),
            ("arc, from 150 to 40 km, s", falls(&in_vacuum, 150.0, 40.0)),
            ("arc, from the apogee to 70 km, s", falls(&in_vacuum, 500.0, 70.0)),
            ("arc, from 15 to 12 km, s", falls(&in_vacuum, 15.0, 12.0)),
            ("arc, from launch to impact, s", arc.flight_time().as_seconds()),
            ("levinger, from launch to impact, s", powered.duration().as_seconds()),
            ("literature, from launch to impact, s", lasts("literature")),
            ("rodrigues, from launch to impact, s", lasts("rodrigues")),
            ("forden, from launch to impact, s", lasts("forden")),
            ("levinger, from 150 to 40 km, s", falls(&powered, 150.0, 40.0)),
            ("levinger, from the apogee to 70 km, s", falls(&powered, 500.0, 70.0)),
            ("levinger, from 15 to 12 km, s", falls(&powered, 15.0, 12.0)),
            ("of the window of 45 s, what the reach leaves, s", enveloped),
            ("by how far the reach falls short, km", -as_published.margin_distance.unwrap().as_kilometres()),
            ("of the window of 45 s, what delays alone leave, s", window(&against(far))),
            (
                "of the window of 45 s, what 203 s alone leave, s",
                window(&against(Open { track: Time::ZERO, decision: reaction, ..far })),
            ),
        ],
    );
}

/// The slant to a point 40 km up and 43 km short of a place, over five bearings: the least, the greatest, and how many are
/// within the envelope.
fn short_of(catalogue: &Catalogue, id: &str) -> [f64; 3] {
    let envelope = envelope(catalogue, all_round(catalogue));
    let launcher = Site::new(place(catalogue, "seongju-site"), Length::ZERO);
    let (mut least, mut greatest, mut within) = (f64::INFINITY, 0.0_f64, 0.0);
    for bearing in [330.0, 340.0, 350.0, 0.0, 10.0] {
        let short = destination(place(catalogue, id), Angle::degrees(bearing), km(43.0));
        // A hair above the floor: rounding of the height must not decide.
        let look = launcher.line_of_sight(ecef(short, envelope.floor() + Length::metres(1e-3)));
        least = least.min(look.slant.as_kilometres());
        greatest = greatest.max(look.slant.as_kilometres());
        within += f64::from(envelope.admits(look.azimuth, look.slant, look.target_height));
    }
    [least, greatest, within]
}

#[test]
fn slant_oracle() {
    let catalogue = catalogue();
    let [seoul, pyeongtaek, busan] = ["seoul-city", "pyeongtaek", "busan"].map(|id| short_of(&catalogue, id));
    compare_explained(
        "slant-oracle",
        &[
            ("Seoul, least slant, km", seoul[0]),
            ("Seoul, greatest slant, km", seoul[1]),
            ("Seoul, bearings of five that are inside", seoul[2]),
            ("Pyeongtaek, least slant, km", pyeongtaek[0]),
            ("Pyeongtaek, greatest slant, km", pyeongtaek[1]),
            ("Pyeongtaek, bearings of five that are inside", pyeongtaek[2]),
            ("Busan, least slant, km", busan[0]),
            ("Busan, greatest slant, km", busan[1]),
            ("Busan, bearings of five that are inside", busan[2]),
        ],
    );
}

/// The Nodong at the height ratio of its class, from near Mount Paektu to three places, against 203 s from detection to launch.
#[test]
fn jang_verdicts() {
    let catalogue = catalogue();
    let paektu = at(42.0, 128.1);
    let [pyeongtaek, gunsan, busan] = ["pyeongtaek", "kunsan", "busan"].map(|id| place(&catalogue, id));
    let gyeryongdae = at(36.3, 127.2);
    let classes = missile_classes().unwrap();
    let class = &classes.iter().find(|one| one.class.id == "nodong").unwrap().class;
    let ratio = class.apogee_km.get() / class.range_km.get();
    let flown: Vec<(f64, f64)> =
        (0..=8).map(|i| 540.0 + 30.0 * f64::from(i)).map(|range_km| (range_km, ratio * range_km)).collect();
    let table = ProfileTable::new(nodong(&catalogue, "levinger", (paektu, pyeongtaek), &flown)).unwrap();
    let towards = |aim: Position| Target::between(paektu, aim, &table).unwrap();

    let reaction = s(middle(&catalogue, "thaad", "jang-2016"));
    let against = |heading: Angle, sector: Sector, aim: Position| {
        let open = Open { reach: fan(&catalogue, heading), sector, track: Time::ZERO, decision: reaction };
        engage(&seongju(&catalogue, open), &towards(aim))
    };
    let degrees = middle(&catalogue, "seongju-radar", "towards-north-korea").to_degrees();
    let north_korea = Angle::degrees(degrees.rem_euclid(360.0));
    let facing_north_korea = |aim| against(north_korea, sector(&catalogue, north_korea), aim);
    let facing_north = |aim| against(Angle::ZERO, sector(&catalogue, Angle::ZERO), aim);
    let facing_all = |aim| against(north_korea, Sector::AllRound, aim);
    // No place of this case is without a margin.
    let margin = |found: &Engagement| found.margin.unwrap().as_seconds();
    let to_pyeongtaek = facing_north_korea(pyeongtaek);
    let turns_at = reaction.as_seconds() + margin(&to_pyeongtaek);
    let height = towards(pyeongtaek).at(to_pyeongtaek.first_launch.unwrap()).0;
    compare_explained(
        "jang-verdicts",
        &[
            ("Pyeongtaek, margin of the clock, s", margin(&to_pyeongtaek)),
            ("Gunsan, margin of the clock, s", margin(&facing_north_korea(gunsan))),
            ("Gyeryongdae, margin of the clock, s", margin(&facing_north_korea(gyeryongdae))),
            ("Busan, margin of the clock, s", margin(&facing_north_korea(busan))),
            ("Pyeongtaek, height as the interceptor leaves, km", height.as_kilometres()),
            ("Pyeongtaek, from launch to detection, s", to_pyeongtaek.detection.unwrap().as_seconds()),
            ("Pyeongtaek, from launch to 40 km, s", to_pyeongtaek.in_envelope.unwrap().1.as_seconds()),
            ("Pyeongtaek, longest delay that the clock allows, s", turns_at),
            ("Gunsan, margin with radar and fan due north, s", margin(&facing_north(gunsan))),
            ("Busan, margin with a radar that sees all round, s", margin(&facing_all(busan))),
        ],
    );
}

/// The Nodong at the height ratio of its class, from near Mount Paektu, against batteries at Waegwan near Daegu and at Wonju.
#[test]
fn jang_sites() {
    let catalogue = catalogue();
    let paektu = at(42.0, 128.1);
    let [seoul, pyeongtaek] = ["seoul-city", "pyeongtaek"].map(|id| place(&catalogue, id));
    let (uljin, wolsong, kori) = (at(37.1, 129.4), at(35.7, 129.5), at(35.3, 129.3));
    let classes = missile_classes().unwrap();
    let class = &classes.iter().find(|one| one.class.id == "nodong").unwrap().class;
    let ratio = class.apogee_km.get() / class.range_km.get();
    let flown: Vec<(f64, f64)> =
        (0..=10).map(|i| 480.0 + 30.0 * f64::from(i)).map(|range_km| (range_km, ratio * range_km)).collect();
    let table = ProfileTable::new(nodong(&catalogue, "levinger", (paektu, pyeongtaek), &flown)).unwrap();

    let degrees = middle(&catalogue, "seongju-radar", "towards-north-korea").to_degrees();
    let heading = Angle::degrees(degrees.rem_euclid(360.0));
    let delay = |record, id| s(middle(&catalogue, record, id));
    let track = s(middle(&catalogue, "radar-search", "assumed-search-period")
        * middle(&catalogue, "radar-search", "assumed-firm-track"));
    let assumed = (track, delay("engagement-delays", "assumed-decision"));
    let printed = (Time::ZERO, delay("thaad", "jang-2016"));
    let met = |site: &str, (track, decision): (Time, Time), aim: Position| {
        let sector = sector(&catalogue, heading);
        let open = Open { reach: fan(&catalogue, heading), sector, track, decision };
        let battery = thaad_at(&catalogue, (place(&catalogue, site), Length::ZERO), open);
        engage(&battery, &Target::between(paektu, aim, &table).unwrap())
    };
    let slack = |site: &str, aim| met(site, assumed, aim).margin_distance.unwrap().as_kilometres();
    let clock = |site: &str, delays, aim| met(site, delays, aim).margin.unwrap().as_seconds();
    let better = |site: &str, other: &str, aim| slack(site, aim) - slack(other, aim);
    compare_explained(
        "jang-sites",
        &[
            ("Waegwan, Seoul, margin of the reach, km", slack("waegwan", seoul)),
            ("Waegwan, Pyeongtaek, margin of the reach, km", slack("waegwan", pyeongtaek)),
            ("Waegwan, Pyeongtaek, margin of the clock, s", clock("waegwan", assumed, pyeongtaek)),
            ("Waegwan, Pyeongtaek, margin of the clock at 203 s, s", clock("waegwan", printed, pyeongtaek)),
            ("Wonju less Waegwan, Seoul, km", better("wonju", "waegwan", seoul)),
            ("Wonju, Seoul, margin of the reach, km", slack("wonju", seoul)),
            ("Wonju, Seoul, margin of the clock, s", clock("wonju", assumed, seoul)),
            ("Wonju, Seoul, margin of the clock at 203 s, s", clock("wonju", printed, seoul)),
            ("Waegwan less Wonju, Uljin plant, km", better("waegwan", "wonju", uljin)),
            ("Waegwan, Uljin plant, margin of the reach, km", slack("waegwan", uljin)),
            ("Wonju, Uljin plant, margin of the reach, km", slack("wonju", uljin)),
            ("Waegwan less Wonju, Wolsong plant, km", better("waegwan", "wonju", wolsong)),
            ("Waegwan less Wonju, Kori plant, km", better("waegwan", "wonju", kori)),
        ],
    );
}

/// A Nodong from Hwangju to Busan, at the heights that were printed for it, and how high it is where it passes Seongju.
#[test]
fn hwangju_busan() {
    let catalogue = catalogue();
    let [hwangju, busan] = ["hwangju", "busan"].map(|id| place(&catalogue, id));
    let site = Site::new(place(&catalogue, "seongju-site"), Length::ZERO);
    let km_far = geodesic(hwangju, busan).distance.as_kilometres();
    let flown = |apogee_km: f64| {
        let flown = [km_far - 10.0, km_far, km_far + 10.0].map(|range_km| (range_km, apogee_km));
        ProfileTable::new(nodong(&catalogue, "levinger", (hwangju, busan), &flown)).unwrap()
    };
    // Its height where the ground below it comes nearest to the battery.
    let above_seongju = |apogee_km: f64| {
        let table = flown(apogee_km);
        let target = Target::between(hwangju, busan, &table).unwrap();
        let steps = 2000;
        let looks = (1..steps).map(|i| {
            let (height, position_m) = target.at(target.duration() * (f64::from(i) / f64::from(steps)));
            let look = site.line_of_sight(position_m);
            (look.slant.as_metres() * look.elevation.cos(), height.as_kilometres())
        });
        looks.reduce(|a, b| if b.0 < a.0 { b } else { a }).unwrap().1
    };
    let delay = |record, id| middle(&catalogue, record, id);
    let track =
        s(delay("radar-search", "assumed-search-period") * delay("radar-search", "assumed-firm-track"));
    let heading = Angle::radians(delay("seongju-radar", "kukmin-2016-09-30"));
    let decision = s(delay("engagement-delays", "assumed-decision"));
    let met = |apogee_km: f64, sector: Sector| {
        let open = Open { reach: all_round(&catalogue), sector, track, decision };
        engage(&seongju(&catalogue, open), &Target::between(hwangju, busan, &flown(apogee_km)).unwrap())
    };
    let north = sector(&catalogue, heading);
    let enveloped =
        |found: &Engagement| found.in_envelope.map_or(0.0, |(first, last)| (last - first).as_seconds());
    let clock = |found: &Engagement| found.margin.map_or(f64::NEG_INFINITY, Time::as_seconds);
    let steeper = met(250.0, north);
    assert_eq!(steeper.binding, Some(Binding::Sector), "what the row of the steeper flight says");
    compare_explained(
        "hwangju-busan",
        &[
            ("150 km high, height as it passes Seongju, km", above_seongju(150.0)),
            ("150 km high, margin of the clock, s", clock(&met(150.0, north))),
            ("250 km high, height as it passes Seongju, km", above_seongju(250.0)),
            ("250 km high, within the envelope, s", enveloped(&steeper)),
            ("250 km high, margin with a radar that sees all round, s", clock(&met(250.0, Sector::AllRound))),
            ("550 km high, height as it passes Seongju, km", above_seongju(550.0)),
        ],
    );
}

/// Land of South Korea that is reached as planned, by class.
#[test]
fn half_to_two_thirds() {
    let sampling = Sampling::new(16, tpt_earth::DEFAULT_SEED);
    let against = ["scud-c", "nodong"].map(str::to_owned);
    let shares = |resolved: &Resolved<'_>, overrides: &[String]| {
        let beliefs = Beliefs::new(resolved.catalogue, "nominal", overrides).unwrap();
        let asked =
            DefenceQuestion { against: &against, places: &[], why: &[], cue: None, beyond: Beyond::Told };
        let found = defend(Setting::new(resolved, &beliefs, sampling), "seongju", &asked).unwrap();
        assert!(!found.works, "it does not work yet");
        let planned = found.as_planned.unwrap().classes;
        let share = |class: &String| {
            let found = planned.iter().find(|one| one.class == *class).unwrap();
            found.by_country.iter().find(|one| one.name == "South Korea").unwrap().share
        };
        against.each_ref().map(share)
    };
    let heading = "radar-heading=seongju-radar/radar-heading/towards-north-korea".to_owned();
    let [[scud_c, nodong], [turned_scud_c, turned_nodong]] =
        resolved_on(Some(date(2017, 3, 20)), |resolved, _| {
            [shares(resolved, &[]), shares(resolved, &[heading])]
        });
    compare_explained(
        "half-to-two-thirds",
        &[
            ("Nodong, nominal figures", nodong),
            ("Scud-C, nominal figures", scud_c),
            ("Nodong, the radar fixed towards North Korea", turned_nodong),
            ("Scud-C, the radar fixed towards North Korea", turned_scud_c),
        ],
    );
}

/// An SM-3 Block IA at both ends of its burnout speed, with the burns of the only stage set found.
fn sm_3_ia(catalogue: &Catalogue) -> [FlyOut; 2] {
    let burns = ["unnamed-s1-burn-time", "unnamed-s2-burn-time", "unnamed-s3-burn-time"];
    let burn: f64 = burns.iter().map(|id| middle(catalogue, "sm-3", id)).sum();
    assert_close!(burn, middle(catalogue, "sm-3-ia", "unnamed-sum-of-stages"), abs = 1e-9);
    let speeds = figure(catalogue, "sm-3-ia", "memory-burnout");
    [speeds.low, speeds.high].map(|end| {
        let speed = Speed::kilometres_per_second(end.unwrap().get());
        FlyOut::new(speed, s(burn), None, Fall::InverseSquare).unwrap()
    })
}

/// Three minutes to 160 km: from the burnout speed of the block and the burns of an unnamed model.
#[test]
fn sm_3_jftm_1() {
    let catalogue = catalogue();
    let [slow, fast] = sm_3_ia(&catalogue);
    let altitude = Length::metres(middle(&catalogue, "sm-3-ia", "mda-2007-jftm-1-altitude"));
    let time = |flyout: &FlyOut, ground: f64| flyout.time(km(ground), altitude).unwrap().as_seconds();
    let ground_in = |flyout: &FlyOut, seconds: f64| {
        let (mut low, mut high) = (0.0, 1000.0);
        for _ in 0..50 {
            let ground = 0.5 * (low + high);
            if time(flyout, ground) < seconds { low = ground } else { high = ground }
        }
        low
    };
    let flight = middle(&catalogue, "sm-3-ia", "mda-2007-jftm-1-flight");
    compare_explained(
        "sm-3-jftm-1",
        &[
            ("straight up at 3.0 km/s, s", time(&slow, 0.0)),
            ("over 300 km at 3.0 km/s, s", time(&slow, 300.0)),
            ("over 300 km at 3.5 km/s, s", time(&fast, 300.0)),
            ("ground that 3.0 km/s cover meanwhile, km", ground_in(&slow, flight)),
            ("ground that 3.5 km/s cover meanwhile, km", ground_in(&fast, flight)),
        ],
    );
}

/// Two further tests and the satellite of 2008, as far as their times and heights are printed.
#[test]
fn sm_3_flights() {
    let catalogue = catalogue();
    let [slow, fast] = sm_3_ia(&catalogue);
    let of = |id| middle(&catalogue, "sm-3-ia", id);
    let space = km(100.0);
    let third = Length::metres(of("us-mda-2009-10-29-test-intercept-altitude"));
    let satellite = Length::metres(of("dod-2008-burnt-frost"));
    let time = |flyout: &FlyOut, ground: f64, up: Length| flyout.time(km(ground), up).unwrap().as_seconds();
    let within = |flyout: &FlyOut, up: Length, seconds: f64| {
        let (mut low, mut high) = (0.0, 1000.0);
        for _ in 0..50 {
            let ground = 0.5 * (low + high);
            if time(flyout, ground, up) < seconds { low = ground } else { high = ground }
        }
        low
    };
    let highest = |flyout: &FlyOut| {
        let (mut low, mut high) = (100.0, 2000.0);
        for _ in 0..50 {
            let up = 0.5 * (low + high);
            if flyout.time(Length::ZERO, km(up)).is_some() { low = up } else { high = up }
        }
        low
    };
    let second_s = of("mda-2008-jftm-2-flight");
    let third_s = of("us-mda-2009-10-29-fly-out-time");
    compare_explained(
        "sm-3-flights",
        &[
            ("JFTM-2, straight up to 100 km at 3.0 km/s, s", time(&slow, 0.0, space)),
            ("JFTM-2, ground that 3.5 km/s cover meanwhile to 100 km, km", within(&fast, space, second_s)),
            ("JFTM-3, straight up to 160 km at 3.0 km/s, s", time(&slow, 0.0, third)),
            ("JFTM-3, over 300 km at 3.0 km/s, s", time(&slow, 300.0, third)),
            ("JFTM-3, ground that 3.5 km/s cover meanwhile, km", within(&fast, third, third_s)),
            ("Burnt Frost, highest point straight up at 3.0 km/s, km", highest(&slow)),
            ("Burnt Frost, straight up to 247 km at 3.0 km/s, s", time(&slow, 0.0, satellite)),
        ],
    );
}
