//! The listener's socket, as far as the system has to watch connections for us.
//!
//! dropshot makes the socket and hands it to nobody, and what a client does not take is between hyper and the system. A
//! connection inherits the options of the socket that accepted it, so they are set there, once, through a second
//! descriptor of it. Nothing here reads or writes a connection.

use std::io;
use std::net::SocketAddr;
use std::time::Duration;

/// How long a connection may be silent before the system asks whether the other side is still there.
#[cfg(target_os = "linux")]
const ASK_AFTER: Duration = Duration::from_secs(60);

/// Has the system give up connections of the listener at `address` whose other side takes nothing, or is not there any
/// more, for `patience`. For connections that are accepted from now on.
///
/// Fails where the system does not let a process look at its own descriptors; connections then last as long as their
/// other side wants.
#[cfg(target_os = "linux")]
pub(super) fn give_up_after(address: SocketAddr, patience: Duration) -> io::Result<()> {
    use rustix::net::sockopt;

    let socket = listening(address)?;
    sockopt::set_tcp_user_timeout(&socket, u32::try_from(patience.as_millis()).unwrap_or(u32::MAX))?;
    sockopt::set_tcp_keepidle(&socket, ASK_AFTER)?;
    Ok(sockopt::set_socket_keepalive(&socket, true)?)
}

#[cfg(not(target_os = "linux"))]
pub(super) fn give_up_after(_: SocketAddr, _: Duration) -> io::Result<()> {
    Err(io::Error::from(io::ErrorKind::Unsupported))
}

/// A second descriptor of this process's socket that listens at `address`.
///
/// Only that one socket is touched: a second descriptor of a database file would release its locks when it is closed.
#[cfg(target_os = "linux")]
fn listening(address: SocketAddr) -> io::Result<std::os::fd::OwnedFd> {
    use procfs::net::TcpState;
    use procfs::process::FDTarget;
    use rustix::process::{PidfdFlags, PidfdGetfdFlags, getpid, pidfd_getfd, pidfd_open};

    let process = procfs::process::Process::myself().map_err(io::Error::other)?;
    let table = if address.is_ipv4() { process.tcp() } else { process.tcp6() };
    let mut table = table.map_err(io::Error::other)?.into_iter();
    let listening = table.find(|entry| entry.state == TcpState::Listen && entry.local_address == address);
    let inode = listening.map(|entry| entry.inode).ok_or(io::ErrorKind::NotFound)?;
    let mut descriptors = process.fd().map_err(io::Error::other)?.flatten();
    let found = descriptors.find(|found| matches!(found.target, FDTarget::Socket(socket) if socket == inode));
    let number = found.map(|found| found.fd).ok_or(io::ErrorKind::NotFound)?;
    let itself = pidfd_open(getpid(), PidfdFlags::empty())?;
    Ok(pidfd_getfd(&itself, number, PidfdGetfdFlags::empty())?)
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::net::{TcpListener, TcpStream};

    use rustix::net::sockopt;

    use super::*;

    #[test]
    fn a_connection_has_what_was_set_on_its_listener() {
        for ip in ["127.0.0.1:0", "[::1]:0"] {
            // A machine without IPv6 has nothing to show there.
            let Ok(listener) = TcpListener::bind(ip) else { continue };
            let address = listener.local_addr().unwrap();
            give_up_after(address, Duration::from_millis(4321)).unwrap();
            let _client = TcpStream::connect(address).unwrap();
            let (accepted, _) = listener.accept().unwrap();
            assert_eq!(sockopt::tcp_user_timeout(&accepted).unwrap(), 4321, "{ip}");
            assert!(sockopt::socket_keepalive(&accepted).unwrap(), "{ip}");
        }
    }

    #[test]
    fn an_address_that_nobody_listens_at_is_said() {
        let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        assert_eq!(
            give_up_after(address, Duration::from_secs(1)).unwrap_err().kind(),
            io::ErrorKind::NotFound
        );
    }
}
