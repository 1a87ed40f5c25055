"""Sockets of the network that the engine was granted.

socket() makes one, create_connection() and create_server() the usual kinds; makefile() makes a file of it.
Without a grant only socketpair() gives sockets: two that are connected to each other.
"""

import _socket
from _socket import *

import errno
import io
import os
import selectors
import sys
from enum import IntEnum, IntFlag

EAGAIN, EBADF, EWOULDBLOCK = errno.EAGAIN, errno.EBADF, errno.EWOULDBLOCK

__all__ = ["fromfd", "getfqdn", "create_connection", "create_server",
           "has_dualstack_ipv6", "AddressFamily", "SocketKind", "socketpair"]
__all__.extend(name for name in dir(_socket) if name[0] != '_')

for _base, _name, _prefix in ((IntEnum, 'AddressFamily', 'AF_'), (IntEnum, 'SocketKind', 'SOCK_'),
                              (IntFlag, 'MsgFlag', 'MSG_'), (IntFlag, 'AddressInfo', 'AI_')):
    _base._convert_(_name, __name__,
                    lambda name, prefix=_prefix: name.isupper() and name.startswith(prefix))
del _base, _name, _prefix

_LOCALHOST = '127.0.0.1'
_LOCALHOST_V6 = '::1'

_NOT_WAITING = {EAGAIN, EWOULDBLOCK}


def _as_member(value, kind):
    # A number that the enumeration does not know stays a number.
    try:
        return kind(value)
    except ValueError:
        return value


class _GiveupOnSendfile(Exception):
    """Kept for those who look for it: files are always sent in pieces."""


class socket(_socket.socket):
    """One end of a connection, with methods that make other sockets and files of it."""

    __slots__ = ["__weakref__", "_io_refs", "_closed"]

    def __init__(self, family=-1, type=-1, proto=-1, fileno=None):
        if fileno is None:
            family = AF_INET if family == -1 else family
            type = SOCK_STREAM if type == -1 else type
            proto = 0 if proto == -1 else proto
        super().__init__(family, type, proto, fileno)
        # Files made of the socket keep it open.
        self._closed, self._io_refs = False, 0

    def __enter__(self):
        return self

    def __exit__(self, *args):
        if not self._closed:
            self.close()

    def __repr__(self):
        kind = type(self)
        parts = [f"fd={self.fileno()}", f"family={self.family!s}", f"type={self.type!s}",
                 f"proto={self.proto}"]
        if not self._closed:
            for name, get in ('laddr', self.getsockname), ('raddr', self.getpeername):
                try:
                    address = get()
                except (error, AttributeError):
                    continue
                if address:
                    parts.append(f"{name}={address}")
        closed = ' [closed]' if getattr(self, '_closed', False) else ''
        return f"<{kind.__module__}.{kind.__qualname__}{closed} {', '.join(parts)}>"

    def __getstate__(self):
        raise TypeError(f"cannot pickle {type(self).__name__!r} object")

    @property
    def family(self):
        """The address family, as a member of AddressFamily."""
        return _as_member(super().family, AddressFamily)

    @property
    def type(self):
        """The kind of socket, as a member of SocketKind."""
        return _as_member(super().type, SocketKind)

    def _of_descriptor(self, fd):
        made = self.__class__(self.family, self.type, self.proto, fileno=fd)
        made.settimeout(self.gettimeout())
        return made

    def dup(self):
        """Another socket object for the same connection."""
        return self._of_descriptor(_socket.dup(self.fileno()))

    def accept(self):
        """Wait for a connection: a socket for it, and the address at its other end."""
        fd, address = self._accept()
        made = socket(self.family, self.type, self.proto, fileno=fd)
        # Without a default, new connections wait whatever the listening socket does.
        if getdefaulttimeout() is None and self.gettimeout():
            made.setblocking(True)
        return made, address

    def makefile(self, mode="r", buffering=None, *, encoding=None, errors=None, newline=None):
        """A file whose content goes through the socket; closing it leaves the socket open."""
        if not set(mode) <= {"r", "w", "b"}:
            raise ValueError(f"invalid mode {mode!r} (only r, w, b allowed)")
        writing = "w" in mode
        reading = "r" in mode or not writing
        binary = "b" in mode
        raw = SocketIO(self, "r" * reading + "w" * writing)
        self._io_refs += 1
        if buffering is None or buffering < 0:
            buffering = io.DEFAULT_BUFFER_SIZE
        if buffering == 0:
            if not binary:
                raise ValueError("unbuffered streams must be binary")
            return raw
        if reading and writing:
            file = io.BufferedRWPair(raw, raw, buffering)
        else:
            file = (io.BufferedReader if reading else io.BufferedWriter)(raw, buffering)
        if binary:
            return file
        text = io.TextIOWrapper(file, io.text_encoding(encoding), errors, newline)
        text.mode = mode
        return text

    def sendfile(self, file, offset=0, count=None):
        """Send a binary file, from an offset on; how many bytes were sent is returned."""
        return self._sendfile_use_send(file, offset, count)

    def _check_sendfile_params(self, file, offset, count):
        if 'b' not in getattr(file, 'mode', 'b'):
            raise ValueError("file should be opened in binary mode")
        if not self.type & SOCK_STREAM:
            raise ValueError("only SOCK_STREAM type sockets are supported")
        if count is not None:
            if not isinstance(count, int):
                raise TypeError(f"count must be a positive integer (got {count!r})")
            if count <= 0:
                raise ValueError(f"count must be a positive integer (got {count!r})")

    def _sendfile_use_send(self, file, offset=0, count=None):
        self._check_sendfile_params(file, offset, count)
        if self.gettimeout() == 0:
            raise ValueError("non-blocking sockets are not supported")
        if offset:
            file.seek(offset)
        total = 0
        try:
            while count is None or total < count:
                size = 8192 if count is None else min(count - total, 8192)
                rest = memoryview(file.read(size))
                if not rest:
                    break
                while rest:
                    try:
                        sent = self.send(rest)
                    except BlockingIOError:
                        continue
                    total += sent
                    rest = rest[sent:]
            return total
        finally:
            if total > 0 and hasattr(file, 'seek'):
                file.seek(offset + total)

    def close(self):
        """Close the socket, as soon as no file made of it is open."""
        self._closed = True
        if self._io_refs <= 0:
            self._real_close()

    def _real_close(self, _ss=_socket.socket):
        # The class even while modules are being cleared.
        _ss.close(self)

    def _decref_socketios(self):
        # A file made of it was closed.
        self._io_refs = max(self._io_refs - 1, 0)
        if self._closed:
            self.close()

    def detach(self):
        """Give the descriptor away; the socket is closed, its connection is not."""
        self._closed = True
        return super().detach()

    def get_inheritable(self):
        """Whether child processes get the socket."""
        return os.get_inheritable(self.fileno())

    def set_inheritable(self, inheritable):
        """Set whether child processes get the socket."""
        os.set_inheritable(self.fileno(), inheritable)


def fromfd(fd, family, type, proto=0):
    """A socket for another descriptor of the same connection."""
    return socket(family, type, proto, _socket.dup(fd))


def socketpair(family=None, type=SOCK_STREAM, proto=0):
    """Two sockets that are connected to each other."""
    if family is None:
        family = AF_UNIX
    return tuple(socket(family, type, proto, end.detach())
                 for end in _socket.socketpair(family, type, proto))


class SocketIO(io.RawIOBase):
    """A socket as a raw file; what makefile() buffers."""

    def __init__(self, sock, mode):
        if mode not in ("r", "w", "rw", "rb", "wb", "rwb"):
            raise ValueError(f"invalid mode: {mode!r}")
        super().__init__()
        self._sock = sock
        self._mode = mode if "b" in mode else mode + "b"
        self._reading = "r" in mode
        self._writing = "w" in mode
        # After a timeout nobody knows what has arrived.
        self._timeout_occurred = False

    def readinto(self, b):
        """Read into a buffer: how many bytes, 0 at the end, None if there are none yet."""
        self._checkClosed()
        self._checkReadable()
        if self._timeout_occurred:
            raise OSError("cannot read from timed out object")
        try:
            return self._sock.recv_into(b)
        except timeout:
            self._timeout_occurred = True
            raise
        except error as exc:
            if exc.errno in _NOT_WAITING:
                return None
            raise

    def write(self, b):
        """Write bytes: how many were taken, None if none could be."""
        self._checkClosed()
        self._checkWritable()
        try:
            return self._sock.send(b)
        except error as exc:
            if exc.errno in _NOT_WAITING:
                return None
            raise

    def _check_open(self):
        if self.closed:
            raise ValueError("I/O operation on closed socket.")

    def readable(self):
        """Whether it was made for reading."""
        self._check_open()
        return self._reading

    def writable(self):
        """Whether it was made for writing."""
        self._check_open()
        return self._writing

    def seekable(self):
        """Never."""
        self._check_open()
        return super().seekable()

    def fileno(self):
        """The descriptor of the socket."""
        self._checkClosed()
        return self._sock.fileno()

    @property
    def name(self):
        return -1 if self.closed else self.fileno()

    @property
    def mode(self):
        return self._mode

    def close(self):
        """Close the file; the socket stays open unless it was closed before."""
        if self.closed:
            return
        super().close()
        self._sock._decref_socketios()
        self._sock = None


def getfqdn(name=''):
    """The full name of a host; of this one without a name."""
    name = name.strip()
    if not name or name in ('0.0.0.0', '::'):
        name = gethostname()
    try:
        host, aliases, _ = gethostbyaddr(name)
    except error:
        return name
    return next((alias for alias in (host, *aliases) if '.' in alias), host)


_GLOBAL_DEFAULT_TIMEOUT = object()


def create_connection(address, timeout=_GLOBAL_DEFAULT_TIMEOUT,
                      source_address=None, *, all_errors=False):
    """Connect to (host, port), trying all addresses of the host; the socket is returned."""
    host, port = address
    failures = []
    for family, kind, proto, _, target in getaddrinfo(host, port, 0, SOCK_STREAM):
        sock = None
        try:
            sock = socket(family, kind, proto)
            if timeout is not _GLOBAL_DEFAULT_TIMEOUT:
                sock.settimeout(timeout)
            if source_address:
                sock.bind(source_address)
            sock.connect(target)
            failures.clear()
            return sock
        except error as exc:
            if not all_errors:
                failures.clear()
            failures.append(exc)
            if sock is not None:
                sock.close()
    try:
        if not failures:
            raise error("getaddrinfo returns an empty list")
        if not all_errors:
            raise failures[0]
        raise ExceptionGroup("create_connection failed", failures)
    finally:
        # The tracebacks refer to this frame.
        failures.clear()


def has_dualstack_ipv6():
    """Whether one socket can serve both IPv4 and IPv6."""
    if not has_ipv6:
        return False
    try:
        with socket(AF_INET6, SOCK_STREAM) as sock:
            sock.setsockopt(IPPROTO_IPV6, IPV6_V6ONLY, 0)
            return True
    except error:
        return False


def create_server(address, *, family=AF_INET, backlog=None, reuse_port=False, dualstack_ipv6=False):
    """A socket that listens at (host, port)."""
    if reuse_port and not hasattr(_socket, "SO_REUSEPORT"):
        raise ValueError("SO_REUSEPORT not supported on this platform")
    if dualstack_ipv6 and not has_dualstack_ipv6():
        raise ValueError("dualstack_ipv6 not supported on this platform")
    if dualstack_ipv6 and family != AF_INET6:
        raise ValueError("dualstack_ipv6 requires AF_INET6 family")
    sock = socket(family, SOCK_STREAM)
    try:
        try:
            sock.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
        except error:
            pass
        if reuse_port:
            sock.setsockopt(SOL_SOCKET, SO_REUSEPORT, 1)
        if has_ipv6 and family == AF_INET6:
            sock.setsockopt(IPPROTO_IPV6, IPV6_V6ONLY, 0 if dualstack_ipv6 else 1)
        try:
            sock.bind(address)
        except error as exc:
            raise error(exc.errno, f'{exc.strerror} (while attempting to bind on address {address!r})') from None
        if backlog is None:
            sock.listen()
        else:
            sock.listen(backlog)
        return sock
    except error:
        sock.close()
        raise


def getaddrinfo(host, port, family=0, type=0, proto=0, flags=0):
    """Where a host and a service can be reached: (family, type, proto, canonical name, address) of each way."""
    return [(_as_member(found, AddressFamily), _as_member(kind, SocketKind), *rest)
            for found, kind, *rest in _socket.getaddrinfo(host, port, family, type, proto, flags)]
