//! The catalogue from outside: what it refuses and in which words, what it hides at a date, what it carries.

mod as_of;
mod embedded;
mod faults;
mod laws;
mod layers;
mod stage_faults;
mod stage_sets;
mod support;
