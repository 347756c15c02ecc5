//! The shell of the browser: the questions of the command line as addresses, their documents as answers, and the page.
//!
//! `GET /api/COMMAND/OPERAND…?option=value` gives the document that `twoplustwo COMMAND OPERAND… --option=value --json` prints:
//! [`tpt_shell`] reads the same words and refuses the same ones, and what a command line may do to files has no address. Identical
//! questions are computed once and kept; whoever asks for `text/event-stream` hears how far it is; a computation that nobody
//! waits for any more ends. The one-way rule is held where it always is: launches, classes and arcs are named by their ids.

mod condition;
mod openapi;
mod page;
mod place;
mod problem;
mod question;
mod routes;
mod serve;
mod works;

pub use place::Place;
pub use routes::app;
pub use serve::{ServeError, resolved, serve};
pub use works::Limits;
