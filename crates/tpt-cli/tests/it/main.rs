//! The command line from outside: what it answers, what it refuses, what it leaves on the disk.

mod arithmetic;
mod article;
mod brief;
mod check;
mod columns;
mod defend;
mod figures;
mod geodata;
mod help;
mod later;
mod leaks;
mod one_way;
mod overlay;
mod page;
mod pdf;
mod provenance;
mod reconstruct;
mod refusals;
mod serve;
mod sight;
mod sixth;
mod snapshot;
mod support;
mod sweep;
mod tradeoff;
mod two_clicks;
