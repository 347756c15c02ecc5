# The same names as in CI. `just` alone lists them.
default:
    @just --list

fmt:
    cargo fmt --all

lint:
    cargo fmt --all --check
    cargo clippy --release --workspace --all-targets --locked -- -D warnings

test:
    bash test.sh

doc:
    RUSTDOCFLAGS="-D warnings" cargo doc --release --workspace --no-deps --locked

generate *args:
    cargo run --locked -p xtask -- generate {{args}}

tidy:
    cargo run --locked -p xtask -- tidy
