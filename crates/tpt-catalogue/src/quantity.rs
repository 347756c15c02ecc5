//! The quantities that code asks for by name. Each is an id of `data/quantities.toml`; a test holds the two against each other.

macro_rules! quantities {
    ($($(#[$about:meta])* $name:ident = $id:literal;)+) => {
        $($(#[$about])* pub const $name: &str = $id;)+

        /// All of them.
        pub const ALL: &[&str] = &[$($id,)+];
    };
}

quantities! {
    /// The area of its antenna.
    ANTENNA_AREA = "antenna-area";
    /// The share of that area that counts.
    APERTURE_EFFICIENCY = "aperture-efficiency";
    /// Its average power.
    AVERAGE_POWER = "average-power";
    /// How long an engine burns.
    BURN_TIME = "burn-time";
    /// How long somebody decides.
    DECISION_TIME = "decision-time";
    /// How long it looks at one place.
    DWELL_TIME = "dwell-time";
    /// The frequency of a radar.
    FREQUENCY = "frequency";
    /// The heights at which it meets a target.
    INTERCEPT_ALTITUDE = "intercept-altitude";
    /// The greatest of them.
    INTERCEPT_ALTITUDE_CEILING = "intercept-altitude-ceiling";
    /// How fast an interceptor is when it has burnt out.
    INTERCEPTOR_SPEED = "interceptor-speed";
    /// The height of an antenna above the ground.
    MAST_HEIGHT = "mast-height";
    /// The least of them.
    MINIMUM_INTERCEPT_ALTITUDE = "minimum-intercept-altitude";
    /// The noise of its receiver.
    NOISE_TEMPERATURE = "noise-temperature";
    /// Where its sector begins.
    RADAR_AZIMUTH_FROM = "radar-azimuth-from";
    /// How wide its sector is.
    RADAR_AZIMUTH_SECTOR = "radar-azimuth-sector";
    /// Where its sector ends.
    RADAR_AZIMUTH_TO = "radar-azimuth-to";
    /// Where the middle of its sector points.
    RADAR_HEADING = "radar-heading";
    /// The greatest.
    RADAR_MAXIMUM_ELEVATION = "radar-maximum-elevation";
    /// The least elevation at which it looks.
    RADAR_MINIMUM_ELEVATION = "radar-minimum-elevation";
    /// How far a radar sees.
    RADAR_RANGE = "radar-range";
    /// How far a missile flies.
    RANGE = "range";
    /// How far an interceptor reaches.
    REACH = "reach";
    /// How far it reaches ahead of its battery.
    REACH_FORWARD = "reach-forward";
    /// From firm track to launch.
    REACTION_TIME = "reaction-time";
    /// The signal over noise that it needs.
    REQUIRED_SNR = "required-snr";
    /// What is lost on the way.
    TOTAL_LOSS = "total-loss";
}
