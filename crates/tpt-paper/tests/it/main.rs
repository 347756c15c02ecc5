//! Whole documents.

mod numbered;
mod provenance;
