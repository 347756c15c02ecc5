//! The C names of mathematics (`sin`, `exp`, …), computed by the crate `libm`.
//!
//! The functions of a platform's C library differ in the last bit: from one library to another, and in one library from
//! one processor to another. Our own code calls `tpt_earth::math`. The libraries that we call (geodesics, formulas,
//! polygons, the grid of cells) call the methods of `f64`, which call these names. A program that holds this crate has
//! the names in itself, so the linker takes them before the platform's, and everything in it computes the same bits.
//!
//! A test reads the symbols of the built program and of the Python extension: neither asks the platform for one of them.
//! `docs/decisions/0005-one-arithmetic.md` says what was weighed.

/// Gives a function of the crate `libm` its C name.
macro_rules! named {
    ($($name:ident($($argument:ident),+) = $function:path;)+) => {
        /// The names that this crate defines, for the test that looks for them.
        pub const NAMES: &[&str] = &[$(stringify!($name)),+];

        $(
            #[doc = concat!("C's `", stringify!($name), "`.")]
            // SAFETY: the name and the types are those of the C standard, and the function computes what it asks for.
            #[unsafe(no_mangle)]
            pub extern "C" fn $name($($argument: f64),+) -> f64 {
                $function($($argument),+)
            }
        )+
    };
}

named! {
    acos(x) = libm::acos;
    acosh(x) = libm::acosh;
    asin(x) = libm::asin;
    asinh(x) = libm::asinh;
    atan(x) = libm::atan;
    atan2(y, x) = libm::atan2;
    atanh(x) = libm::atanh;
    cbrt(x) = libm::cbrt;
    cos(x) = libm::cos;
    cosh(x) = libm::cosh;
    exp(x) = libm::exp;
    exp2(x) = libm::exp2;
    expm1(x) = libm::expm1;
    fmod(x, y) = libm::fmod;
    hypot(x, y) = libm::hypot;
    log(x) = libm::log;
    log10(x) = libm::log10;
    log1p(x) = libm::log1p;
    log2(x) = libm::log2;
    pow(x, y) = libm::pow;
    sin(x) = libm::sin;
    sinh(x) = libm::sinh;
    tan(x) = libm::tan;
    tanh(x) = libm::tanh;
}

/// Sine and cosine at once, which the compiler asks for where a program needs both; a name of the GNU library.
///
/// # Safety
///
/// Both places can be written.
// SAFETY: the name and the types are those of the GNU library.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sincos(x: f64, sine: *mut f64, cosine: *mut f64) {
    // SAFETY: the caller gives two places that can be written.
    unsafe {
        *sine = libm::sin(x);
        *cosine = libm::cos(x);
    }
}
