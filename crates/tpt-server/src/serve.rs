//! Listening.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1::Builder;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;

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
    /// The machine gives no threads, or no signals.
    #[error("the server does not start: {0}")]
    Start(#[from] io::Error),
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
