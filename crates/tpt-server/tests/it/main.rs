//! The server as a service: no socket, no process.

mod limits;
mod openapi;
mod refusals;
mod support;
