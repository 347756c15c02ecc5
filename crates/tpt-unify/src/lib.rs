//! Nothing but its manifest: the features of outside libraries that any part of the workspace asks for.
//!
//! Every crate depends on it by way of `tpt-earth`. So the program, the tests and the Python extension use one build of
//! every library.
