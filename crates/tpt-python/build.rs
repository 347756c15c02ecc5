//! Binds the extension's own mathematics to itself.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    // A library of an interpreter would otherwise take `sin` from whatever was loaded first, which is the platform's.
    if std::env::var("CARGO_CFG_TARGET_OS").as_deref() == Ok("linux") {
        println!("cargo::rustc-cdylib-link-arg=-Wl,-Bsymbolic");
    }
}
