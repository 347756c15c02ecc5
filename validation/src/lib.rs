//! Published numbers, other programs and analytic answers against ours: see `tests/` and `cases/`.
