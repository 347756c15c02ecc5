//! The capitals: one colour and one dash each, everywhere; their names; whose words stand where.

use tpt_report::Reporter;

/// A side that speaks in the paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Speaker {
    Beijing,
    Moscow,
    Pyongyang,
    Seoul,
    Tokyo,
    Washington,
    /// An expert, a newspaper, a compilation.
    Other,
}

impl Speaker {
    /// By the id of a set of figures or of a viewpoint.
    pub(super) fn of_id(id: &str) -> Self {
        match id {
            "beijing" => Self::Beijing,
            "moscow" => Self::Moscow,
            "pyongyang" => Self::Pyongyang,
            "seoul" => Self::Seoul,
            "tokyo" => Self::Tokyo,
            "washington" => Self::Washington,
            _ => Self::Other,
        }
    }

    pub(super) const fn of_reporter(reporter: Reporter) -> Self {
        match reporter {
            Reporter::Beijing => Self::Beijing,
            Reporter::Moscow => Self::Moscow,
            Reporter::Pyongyang => Self::Pyongyang,
            Reporter::Seoul => Self::Seoul,
            Reporter::Tokyo => Self::Tokyo,
            Reporter::Washington => Self::Washington,
            _ => Self::Other,
        }
    }

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Beijing => "Beijing",
            Self::Moscow => "Moscow",
            Self::Pyongyang => "Pyongyang",
            Self::Seoul => "Seoul",
            Self::Tokyo => "Tokyo",
            Self::Washington => "Washington",
            Self::Other => "others",
        }
    }

    /// The class of the style sheet: `s-…` on a line or an area, with `t-…` on a text of the same colour.
    pub(super) const fn class(self) -> &'static str {
        match self {
            Self::Beijing => "s-beijing",
            Self::Moscow => "s-moscow",
            Self::Pyongyang => "s-pyongyang",
            Self::Seoul => "s-seoul",
            Self::Tokyo => "s-tokyo",
            Self::Washington => "s-washington",
            Self::Other => "s-other",
        }
    }

    pub(super) const fn text_class(self) -> &'static str {
        match self {
            Self::Beijing => "t-beijing",
            Self::Moscow => "t-moscow",
            Self::Pyongyang => "t-pyongyang",
            Self::Seoul => "t-seoul",
            Self::Tokyo => "t-tokyo",
            Self::Washington => "t-washington",
            Self::Other => "t-other",
        }
    }
}
