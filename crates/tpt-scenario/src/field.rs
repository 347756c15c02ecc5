//! The fields of a question that a refusal may be about.

/// A field of a question. A library names it so; a shell spells it as its users typed it.
///
/// ```
/// use tpt_scenario::QuestionField;
///
/// assert_eq!(QuestionField::Mode.name(), "mode");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum QuestionField {
    /// The day.
    AsOf,
    /// Another element that tells the battery.
    Cue,
    /// A figure that is believed instead of the set's.
    Figure,
    /// A skyline around the radar.
    Mask,
    /// The mode of a radar.
    Mode,
    /// An element that is put somewhere else.
    Move,
    /// An element that is taken away.
    Without,
}

impl QuestionField {
    /// Its name, as an address and a keyword have it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::AsOf => "asof",
            Self::Cue => "cue",
            Self::Figure => "figure",
            Self::Mask => "mask",
            Self::Mode => "mode",
            Self::Move => "move",
            Self::Without => "without",
        }
    }
}

/// How a shell spells a field.
pub type Spelling<'s> = &'s dyn Fn(QuestionField) -> String;

/// A field by its plain name.
#[must_use]
pub fn plainly(field: QuestionField) -> String {
    field.name().to_owned()
}
