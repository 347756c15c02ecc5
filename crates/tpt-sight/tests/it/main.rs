//! Sight against closed forms, another library and its own laws.

mod detection;
mod geometry;
mod laws;
mod passes;
mod planar;
mod support;
mod territory;
