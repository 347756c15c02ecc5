//! The reports as whole documents.

mod cards;
mod digits;
mod provenance;
