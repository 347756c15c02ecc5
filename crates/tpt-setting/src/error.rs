//! Why a question has no answer.

use tpt_scenario::{QuestionField, Spelling, plainly};

/// Why a question has no answer.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
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
    #[error("{}", self.spelled(&plainly))]
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
        "the place `{place}` is {distance_km} km from `{element}`, outside its map. No launch of {classes} comes to it. Allowed: a place within {within_km} km, or one that such a launch comes to"
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
    #[error("{figures} with the missile `{missile}`: {reason}")]
    NotFlown {
        /// The figures as typed.
        figures: String,
        /// The missile record.
        missile: String,
        /// Why not.
        reason: String,
    },
    /// The typed figures are those of no flight at all.
    #[error("{figures}: {reason}")]
    NoSuchFlight {
        /// The figures as typed.
        figures: String,
        /// Why not, and what is allowed.
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
    /// A field of a question that cannot be read, by its name, and what is wrong with it.
    #[error("{problem}")]
    Field {
        /// The field; empty where the question as a whole is meant.
        field: String,
        /// What is wrong, with the value and what is allowed.
        problem: String,
    },
    /// Fields of a question that do not fit together.
    #[error("{}", self.spelled(&plainly))]
    NotAsked {
        /// What.
        what: Vec<Word>,
        /// What can be.
        allowed: Vec<Word>,
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
    #[error("{}", self.spelled(&plainly))]
    NoSite {
        /// The element.
        element: String,
    },
    /// A radar whose site on record lies in the sea.
    #[error("{}", self.spelled(&plainly))]
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
    #[error("{}", self.spelled(&plainly))]
    WithoutItself {
        /// The element.
        element: String,
    },
    /// A mode that a radar does not have.
    #[error("{}", self.spelled(&plainly))]
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
    #[error("{}", self.spelled(&plainly))]
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
    #[error("{}", self.spelled(&plainly))]
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

/// A piece of a refusal: a text, or a field that each shell spells in its own way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// A text as it stands.
    Text(&'static str),
    /// A field.
    Field(QuestionField),
}

/// Pieces in a row, their fields spelled.
fn told(words: &[Word], field: Spelling<'_>) -> String {
    let spelled = words.iter().map(|word| match word {
        Word::Text(text) => (*text).to_owned(),
        Word::Field(name) => field(*name),
    });
    spelled.collect()
}

/// What kind of refusal it is: one word a kind, for programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorCode {
    /// A value outside what a model or a list allows.
    NotAllowed,
    /// A name that no record has.
    Unknown,
    /// The question is well asked and has no answer.
    NoAnswer,
    /// Two parts of a question contradict each other.
    Contradiction,
    /// A file that does not hold.
    BadFile,
    /// Nobody waits for the answer any more.
    Cancelled,
    /// A fault of the program.
    Fault,
}

impl ErrorCode {
    /// Its word.
    ///
    /// ```
    /// assert_eq!(tpt_setting::ErrorCode::NoAnswer.word(), "no-answer");
    /// ```
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::NotAllowed => "not-allowed",
            Self::Unknown => "unknown",
            Self::NoAnswer => "no-answer",
            Self::Contradiction => "contradiction",
            Self::BadFile => "bad-file",
            Self::Cancelled => "cancelled",
            Self::Fault => "fault",
        }
    }
}

impl AnswerError {
    /// What kind of refusal it is.
    ///
    /// ```
    /// use tpt_setting::{AnswerError, ErrorCode};
    ///
    /// let unknown = AnswerError::UnknownClass { class: "scud-z".to_owned(), allowed: "scud-c, scud-er".to_owned() };
    /// assert_eq!(unknown.code(), ErrorCode::NotAllowed);
    /// assert_eq!(AnswerError::Cancelled.code(), ErrorCode::Cancelled);
    /// ```
    #[must_use]
    pub const fn code(&self) -> ErrorCode {
        match self {
            Self::Domain(_)
            | Self::UnknownClass { .. }
            | Self::Cue { .. }
            | Self::UnknownMode { .. }
            | Self::UnequalColumns { .. }
            | Self::ColumnsOfShares { .. }
            | Self::Beliefs(_)
            | Self::Field { .. }
            | Self::UnknownKey { .. } => ErrorCode::NotAllowed,
            Self::Unknown(_) => ErrorCode::Unknown,
            Self::DefendsNothing { .. }
            | Self::NoFootprint { .. }
            | Self::OutsideMap { .. }
            | Self::NoStageSet { .. }
            | Self::NotFlown { .. }
            | Self::NoSuchFlight { .. }
            | Self::NotTraced { .. }
            | Self::NotAVehicle(_)
            | Self::NoRadar { .. }
            | Self::NoSite { .. }
            | Self::AtSea { .. }
            | Self::NothingToChoose { .. }
            | Self::NoAnswer { .. }
            | Self::Beyond { .. }
            | Self::BeforeEverything { .. } => ErrorCode::NoAnswer,
            Self::NotAsked { .. } | Self::WithoutItself { .. } | Self::DatesReversed { .. } => {
                ErrorCode::Contradiction
            }
            Self::Mask { .. } | Self::Catalogue(_) => ErrorCode::BadFile,
            Self::Cancelled => ErrorCode::Cancelled,
            Self::Countries(_) => ErrorCode::Fault,
        }
    }

    /// The field of a question that it is about, where it is about one.
    ///
    /// ```
    /// use tpt_scenario::QuestionField;
    /// use tpt_setting::AnswerError;
    ///
    /// let refused = AnswerError::WithoutItself { element: "seongju".to_owned() };
    /// assert_eq!(refused.field(), Some(QuestionField::Without));
    /// assert_eq!(AnswerError::Cancelled.field(), None);
    /// ```
    #[must_use]
    pub const fn field(&self) -> Option<QuestionField> {
        match self {
            Self::Cue { .. } => Some(QuestionField::Cue),
            Self::UnknownMode { .. } => Some(QuestionField::Mode),
            Self::WithoutItself { .. } => Some(QuestionField::Without),
            Self::Mask { .. } => Some(QuestionField::Mask),
            Self::DatesReversed { .. } => Some(QuestionField::AsOf),
            Self::Beliefs(_) => Some(QuestionField::Figure),
            _ => None,
        }
    }

    /// What was given and is refused: an id, a name, a value.
    ///
    /// ```
    /// use tpt_setting::AnswerError;
    ///
    /// let unknown = AnswerError::UnknownClass { class: "scud-z".to_owned(), allowed: "scud-c, scud-er".to_owned() };
    /// assert_eq!(unknown.value(), Some("scud-z"));
    /// ```
    #[must_use]
    pub fn value(&self) -> Option<&str> {
        match self {
            Self::Unknown(unknown) => Some(&unknown.name),
            Self::UnknownClass { class, .. } => Some(class),
            Self::DefendsNothing { element, .. }
            | Self::NoFootprint { element, .. }
            | Self::NoRadar { element, .. }
            | Self::NoSite { element }
            | Self::AtSea { element, .. }
            | Self::WithoutItself { element }
            | Self::NothingToChoose { element, .. } => Some(element),
            Self::Cue { cue, .. } => Some(cue),
            Self::OutsideMap { place, .. } => Some(place),
            Self::NoStageSet { missile, .. }
            | Self::NotFlown { missile, .. }
            | Self::ColumnsOfShares { missile, .. } => Some(missile),
            Self::UnequalColumns { column, .. } => Some(column),
            Self::NotTraced { id, .. } => Some(id),
            Self::UnknownMode { mode, .. } => Some(mode),
            Self::Mask { file, .. } => Some(file),
            Self::NoAnswer { what, .. } | Self::Beyond { what, .. } => Some(what),
            Self::DatesReversed { from, .. } => Some(from),
            Self::UnknownKey { key, .. } => Some(key),
            Self::BeforeEverything { as_of } => Some(as_of),
            _ => None,
        }
    }

    /// What is allowed instead, where that is a list.
    ///
    /// ```
    /// use tpt_setting::AnswerError;
    ///
    /// let unknown = AnswerError::UnknownClass { class: "scud-z".to_owned(), allowed: "scud-c, scud-er".to_owned() };
    /// assert_eq!(unknown.allowed(), Some("scud-c, scud-er"));
    /// ```
    #[must_use]
    pub fn allowed(&self) -> Option<&str> {
        match self {
            Self::UnknownClass { allowed, .. }
            | Self::DefendsNothing { allowed, .. }
            | Self::NoFootprint { allowed, .. }
            | Self::Cue { allowed, .. }
            | Self::NoStageSet { allowed, .. }
            | Self::NoRadar { allowed, .. }
            | Self::UnknownMode { allowed, .. }
            | Self::NothingToChoose { allowed, .. }
            | Self::UnknownKey { allowed, .. } => Some(allowed),
            _ => None,
        }
    }

    /// The refusal, its fields spelled as a shell's users know them.
    ///
    /// ```
    /// use tpt_scenario::QuestionField;
    /// use tpt_setting::AnswerError;
    ///
    /// let refused = AnswerError::WithoutItself { element: "seongju".to_owned() };
    /// assert!(refused.to_string().starts_with("without seongju: "));
    /// let typed = |field: QuestionField| format!("--{}", field.name());
    /// assert!(refused.spelled(&typed).starts_with("--without seongju: "));
    /// ```
    #[must_use]
    pub fn spelled(&self, field: Spelling<'_>) -> String {
        use QuestionField as Field;
        match self {
            Self::Beliefs(error) => error.spelled(field),
            Self::Cue { cue, reason, allowed } => {
                format!("{} {cue}: {reason}; allowed: {allowed}", field(Field::Cue))
            }
            Self::NoSite { element } => {
                let moved = field(Field::Move);
                format!(
                    "the radar `{element}` is at no fixed site on record; allowed: {moved} {element}=PLACE or {moved} {element}=LAT,LON"
                )
            }
            Self::AtSea { element, site, lat_deg, lon_deg } => format!(
                "the radar `{element}` stands at `{site}` ({lat_deg}, {lon_deg}), which lies in the sea; allowed: a site on land, or {} {element}=LAT,LON",
                field(Field::Move)
            ),
            Self::WithoutItself { element } => format!(
                "{} {element}: the element itself is asked about; allowed: another element of the scenario",
                field(Field::Without)
            ),
            Self::UnknownMode { element, mode, allowed } => {
                format!("{} `{mode}` is not a mode of `{element}`; allowed: {allowed}", field(Field::Mode))
            }
            Self::Mask { file, error } => format!("{} {file}: {error}", field(Field::Mask)),
            Self::DatesReversed { from, to } => format!(
                "{} {from} {to}: the first date is not before the second; allowed: an earlier and a later day",
                field(Field::AsOf)
            ),
            Self::NotAsked { what, allowed } => {
                format!("{}; allowed: {}", told(what, field), told(allowed, field))
            }
            other => other.to_string(),
        }
    }

    /// Whether it says that of an element nothing can be computed that it defends.
    ///
    /// ```
    /// use tpt_setting::AnswerError;
    ///
    /// let (element, allowed) = ("shariki".to_owned(), "seongju".to_owned());
    /// assert!(AnswerError::DefendsNothing { element, allowed }.is_no_footprint());
    /// assert!(!AnswerError::Cancelled.is_no_footprint());
    /// ```
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
