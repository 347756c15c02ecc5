//! The catalogue from outside: what it refuses and in which words, what it hides at a date, what it carries.

mod as_of;
mod built_as;
mod embedded;
mod faults;
mod faults_of_dates;
mod faults_of_layers;
mod laws;
mod layers;
mod roles;
mod stage_faults;
mod stage_sets;
mod support;
