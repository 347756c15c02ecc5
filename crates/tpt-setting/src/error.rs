//! Why a question has no answer.

/// Why a question has no answer.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum AnswerError {
    /// A number outside the domain of a model.
    #[error(transparent)]
    Domain(#[from] tpt_earth::OutOfDomain),
    /// A name that no record has.
    #[error(transparent)]
    Unknown(#[from] tpt_catalogue::UnknownRecord),
    /// A class that the program does not carry; there is no way to add one.
    #[error("the class `{class}` is not one that this program carries; allowed: {allowed}")]
    UnknownClass {
        /// The class.
        class: String,
        /// Those that it carries.
        allowed: String,
    },
    /// An element without an interceptor.
    #[error(
        "the element `{element}` defends nothing: it has no interceptor against ballistic missiles on record; allowed: {allowed}"
    )]
    DefendsNothing {
        /// The element.
        element: String,
        /// Those that do.
        allowed: String,
    },
    /// An element that shoots, of which a footprint cannot be computed.
    #[error("the element `{element}` has no footprint: {reason}; allowed: {allowed}")]
    NoFootprint {
        /// The element.
        element: String,
        /// What is missing.
        reason: String,
        /// Those that have one.
        allowed: String,
    },
    /// A cue that cannot be one.
    #[error("--cue {cue}: {reason}; allowed: {allowed}")]
    Cue {
        /// The element that should tell.
        cue: String,
        /// Why it cannot.
        reason: String,
        /// Those that can.
        allowed: String,
    },
    /// A place beyond the map of a battery, to which no launch of a class that is asked for comes.
    #[error(
        "the place `{place}` is {distance_km} km from `{element}`, outside its map, and no launch of {classes} comes to it; allowed: a place within {within_km} km, or one that such a launch comes to"
    )]
    OutsideMap {
        /// The place.
        place: String,
        /// How far it is, in words.
        distance_km: String,
        /// The battery.
        element: String,
        /// The classes.
        classes: String,
        /// How far the map goes, in words.
        within_km: String,
    },
    /// A missile of which nobody has published how it burns.
    #[error("of the missile `{missile}` no stage set is on record; allowed: {allowed}")]
    NoStageSet {
        /// The missile record.
        missile: String,
        /// Those that have one.
        allowed: String,
    },
    /// The typed figures describe no flight of the missile.
    #[error("range {range} and apogee {apogee} with the missile `{missile}`: {reason}")]
    NotFlown {
        /// The range as typed.
        range: String,
        /// The apogee as typed.
        apogee: String,
        /// The missile record.
        missile: String,
        /// Why not.
        reason: String,
    },
    /// Columns of rows that are not of one length.
    #[error(
        "the column `{column}` has {length} rows and `{other}` has {expected}; allowed: one value, or as many in each"
    )]
    UnequalColumns {
        /// The column.
        column: &'static str,
        /// How many rows it has.
        length: usize,
        /// The first column that has several.
        other: &'static str,
        /// How many rows that has.
        expected: usize,
    },
    /// Columns of a vehicle's shares that are not one a figure.
    #[error(
        "{drawn} columns of shares for the missile `{missile}`; allowed: none, or one for each of its {expected} figures"
    )]
    ColumnsOfShares {
        /// The missile record.
        missile: String,
        /// How many columns there are.
        drawn: usize,
        /// How many figures are drawn.
        expected: usize,
    },
    /// Whoever asked does not want the answer any more.
    #[error("broken off: nobody waits for the answer any more")]
    Cancelled,
    /// A perspective or variant that the scenario does not have.
    #[error(transparent)]
    Beliefs(#[from] tpt_scenario::BeliefsError),
    /// A computed number that cannot be computed again from its id alone.
    #[error("`{id}` cannot be traced: {reason}")]
    NotTraced {
        /// The id.
        id: String,
        /// Why not.
        reason: String,
    },
    /// A vehicle that cannot be made of the figures of its record.
    #[error("{0}")]
    NotAVehicle(String),
    /// An element that sight has nothing to say of.
    #[error("the element `{element}` has no radar at a fixed site; allowed: {allowed}")]
    NoRadar {
        /// The element.
        element: String,
        /// Those that have one.
        allowed: String,
    },
    /// A radar that has no fixed site, and was not moved to one.
    #[error(
        "the radar `{element}` is at no fixed site on record; allowed: --move {element}=PLACE or --move {element}=LAT,LON"
    )]
    NoSite {
        /// The element.
        element: String,
    },
    /// A radar whose site on record lies in the sea.
    #[error(
        "the radar `{element}` stands at `{site}` ({lat_deg}, {lon_deg}), which lies in the sea; allowed: a site on land, or --move {element}=LAT,LON"
    )]
    AtSea {
        /// The element.
        element: String,
        /// Its site.
        site: String,
        /// The site's latitude.
        lat_deg: f64,
        /// Its longitude.
        lon_deg: f64,
    },
    /// An element that is both asked about and taken away.
    #[error(
        "--without {element}: the element itself is asked about; allowed: another element of the scenario"
    )]
    WithoutItself {
        /// The element.
        element: String,
    },
    /// A mode that a radar does not have.
    #[error("--mode `{mode}` is not a mode of `{element}`; allowed: {allowed}")]
    UnknownMode {
        /// The element.
        element: String,
        /// The mode.
        mode: String,
        /// Its modes.
        allowed: String,
    },
    /// A variable of which an element has one value alone.
    #[error("`tradeoff {element} {variable}` has nothing to choose from: {reason}; allowed: {allowed}")]
    NothingToChoose {
        /// The element.
        element: String,
        /// The variable.
        variable: &'static str,
        /// Why not.
        reason: String,
        /// What can be asked for.
        allowed: String,
    },
    /// A text that is no horizon mask.
    #[error("--mask {file}: {error}")]
    Mask {
        /// The file.
        file: String,
        /// What is wrong with it.
        error: tpt_sight::MaskError,
    },
    /// A question that needs a place or a flight that is not there.
    #[error("{what}: {reason}")]
    NoAnswer {
        /// What was asked for.
        what: String,
        /// Why there is none.
        reason: String,
    },
    /// A number that lies beyond what its model gives.
    #[error("`{what}`: its standard range is more than {} km, which is no number", tpt_catalogue::group_digits(*limit_km))]
    Beyond {
        /// What was asked for.
        what: String,
        /// The limit of the model.
        limit_km: f64,
    },
    /// A file of the program itself that is damaged.
    #[error(transparent)]
    Catalogue(#[from] tpt_catalogue::CatalogueError),
    /// The map of countries that the program carries is damaged.
    #[error("the embedded map of countries cannot be read: {0}")]
    Countries(String),
    /// Two dates in the wrong order.
    #[error(
        "--asof {from} {to}: the first date is not before the second; allowed: an earlier and a later day"
    )]
    DatesReversed {
        /// The first.
        from: String,
        /// The second.
        to: String,
    },
    /// A filter on a key that no record has.
    #[error("no record of the kind `{kind}` has the key `{key}`; allowed: {allowed}{}", tpt_catalogue::did_you_mean(.meant.as_deref()))]
    UnknownKey {
        /// The kind that is listed.
        kind: String,
        /// The key.
        key: String,
        /// Those that records of that kind have.
        allowed: String,
        /// What was probably meant.
        meant: Option<String>,
    },
    /// The day lies before anything in the catalogue.
    #[error("nothing in the catalogue was known on {as_of}; allowed: a later date")]
    BeforeEverything {
        /// The as-of date.
        as_of: String,
    },
}

impl AnswerError {
    /// Whether it says that of an element nothing can be computed that it defends.
    pub const fn is_no_footprint(&self) -> bool {
        matches!(
            self,
            Self::DefendsNothing { .. }
                | Self::NoFootprint { .. }
                | Self::NoAnswer { .. }
                | Self::Beyond { .. }
        )
    }
}
