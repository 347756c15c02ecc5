//! The reports as whole documents.

mod brief;
mod cards;
mod provenance;
