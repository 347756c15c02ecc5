//! The cards of claims as whole documents.

mod cards;
