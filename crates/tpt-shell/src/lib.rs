//! What every shell of the engine shares: words in, documents out.
//!
//! A question has one form, the type [`tpt_ask::Question`]: [`Cli`] reads it from words and [`Asked`] from fields, [`answer`] loads
//! the facts, makes the choices and gives a document of [`tpt_report`], [`ShellError`] says in one text what was wrong with it. The
//! command line prints that document as text or JSON; other shells hand it on in the forms of their own world.

mod answer;
mod args;
mod command_line;
mod context;
mod desk;
mod doing;
mod error;
mod files;
mod leavings;
#[cfg(feature = "serve")]
mod listen;
mod overlay;
mod print;
#[cfg(feature = "parquet")]
mod sweep;

pub use answer::{Answered, answer, prepared};
pub use args::{Asked, CatalogueTask, EngineWord, Files, FormatWord, Global, Request, SweepArgs, Task};
pub use command_line::{Cli, Command};
pub use desk::{Desk, scenario_ids};
pub use doing::Doing;
pub use error::ShellError;
#[cfg(feature = "serve")]
pub use listen::{BasePath, HostName, Listen};
#[cfg(feature = "parquet")]
pub use sweep::{Begun, Sweep};
pub use tpt_ask::all_schemas;
pub use tpt_report::Answer;
