//! The reports as whole documents.

mod brief;
mod provenance;
