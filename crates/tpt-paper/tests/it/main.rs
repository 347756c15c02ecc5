//! Whole documents.

mod provenance;
