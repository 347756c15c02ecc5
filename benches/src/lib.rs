//! The measurements of `docs/performance.md`: see `benches/`.
