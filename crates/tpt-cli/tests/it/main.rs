//! The command line from outside: what it answers, what it refuses, what it leaves on the disk.

mod brief;
mod figures;
mod geodata;
mod help;
mod later;
mod one_way;
mod overlay;
mod page;
mod reconstruct;
mod refusals;
mod support;
