//! The reports as whole documents.

mod cards;
mod provenance;
