//! The brief, the catalogue as documents, and where a number comes from.

mod answers;
mod brief;
mod catalogue_view;
mod cite;
mod diff;
mod events;
mod export;
mod filter;
mod findings;
mod meetings;
mod provenance;
mod since;
mod statements;

pub use brief::brief;
pub use catalogue_view::{catalogue_check, catalogue_list, catalogue_show};
pub use cite::{cite, cited};
pub use diff::diff;
pub use export::export;
pub use filter::Filter;
pub use provenance::{why, why_each};
