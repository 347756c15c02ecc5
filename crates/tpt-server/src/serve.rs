//! Listening.

use std::io;
use std::net::{Ipv4Addr, SocketAddr, ToSocketAddrs};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1::Builder;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tpt_shell::Listen;

/// How long a client may take to say what it wants.
const HEADERS: Duration = Duration::from_secs(10);

/// How long answers in hand may take after the signal to end.
const FAREWELL: Duration = Duration::from_secs(2);

/// Bytes of a request's head.
const HEAD: usize = 16 << 10;

/// Connections at a time; more wait until one ends.
const CONNECTIONS: usize = 512;

/// Why it does not listen.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The address is taken, or not this machine's.
    #[error(
        "--listen `{address}` cannot be listened on: {source}; allowed: a free address of this machine, such as 127.0.0.1:8217"
    )]
    Listen {
        /// The address.
        address: SocketAddr,
        /// Why.
        source: io::Error,
    },
    /// A name that is not this machine's own.
    #[error(
        "--listen `{listen}`: {problem}; allowed: localhost:PORT, or an address of this machine in digits"
    )]
    Name {
        /// What was typed.
        listen: Listen,
        /// What is wrong with it.
        problem: String,
    },
    /// The machine gives no threads, or no signals.
    #[error("the server does not start: {0}")]
    Start(#[from] io::Error),
}

/// The address that was typed. A name must mean this machine alone: what others reach is named in digits.
///
/// # Errors
///
/// [`ServeError::Name`] if nothing has the name, or another machine may have it.
pub fn resolved(listen: &Listen) -> Result<SocketAddr, ServeError> {
    let (name, port) = match listen {
        Listen::Address(address) => return Ok(*address),
        // Nobody is asked: it means this machine everywhere.
        Listen::Name { name, port } if name.is_localhost() => return Ok((Ipv4Addr::LOCALHOST, *port).into()),
        Listen::Name { name, port } => (name.as_str(), *port),
    };
    let found = (name, port).to_socket_addrs().map_err(|error| error.to_string());
    found
        .and_then(|found| own(&found.collect::<Vec<_>>()))
        .map_err(|problem| ServeError::Name { listen: listen.clone(), problem })
}

/// The first of the addresses of a name, if all of them are of this machine alone.
fn own(found: &[SocketAddr]) -> Result<SocketAddr, String> {
    match found.iter().find(|address| !address.ip().is_loopback()) {
        Some(other) => Err(format!("its address {} is not of this machine alone", other.ip())),
        None => found.first().copied().ok_or_else(|| "it has no address".to_owned()),
    }
}

/// Serves until Ctrl-C; `ready` is told the address once it listens.
///
/// # Errors
///
/// [`ServeError`] if it cannot listen there.
pub fn serve(app: Router, address: SocketAddr, ready: impl FnOnce(SocketAddr)) -> Result<(), ServeError> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let served = runtime.block_on(async {
        let listener = TcpListener::bind(address).await;
        let listener = listener.map_err(|source| ServeError::Listen { address, source })?;
        ready(listener.local_addr()?);
        accept(listener, app).await;
        Ok(())
    });
    // Computations are told to stop when their last client goes; none is waited for.
    runtime.shutdown_background();
    served
}

async fn accept(listener: TcpListener, app: Router) {
    let mut builder = Builder::new();
    builder.timer(TokioTimer::new()).header_read_timeout(HEADERS).max_buf_size(HEAD);
    let farewell = GracefulShutdown::new();
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    let next = || async {
        let place = Arc::clone(&places).acquire_owned().await.map_err(io::Error::other)?;
        Ok::<_, io::Error>((listener.accept().await?.0, place))
    };
    loop {
        let (stream, place) = tokio::select! {
            next = next() => match next {
                Ok(next) => next,
                // A client that went, or no file handle left: others may still come.
                Err(_) => {
                    tokio::time::sleep(Duration::from_millis(20)).await;
                    continue;
                }
            },
            _ = tokio::signal::ctrl_c() => break,
        };
        let service = TowerToHyperService::new(app.clone());
        let connection = builder.serve_connection(TokioIo::new(stream), service);
        let connection = farewell.watch(connection);
        // What goes wrong on a connection is the client's: it is gone.
        tokio::spawn(async move {
            drop(connection.await);
            drop(place);
        });
    }
    let _ = tokio::time::timeout(FAREWELL, farewell.shutdown()).await;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_another_machine_may_have_is_not_listened_on() {
        let at = |text: &str| -> SocketAddr { text.parse().expect("it is an address") };
        let [six, four, wide] = ["[::1]:80", "127.0.1.1:80", "192.168.1.5:80"].map(at);
        assert_eq!(own(&[six, four]), Ok(six));
        assert!(
            own(&[four, wide]).is_err_and(|problem| problem.contains("192.168.1.5 is not of this machine"))
        );
        assert!(own(&[]).is_err());
        let local = resolved(&"localhost:80".parse().expect("it is a name"));
        assert_eq!(local.expect("it needs no look-up"), at("127.0.0.1:80"));
    }
}
