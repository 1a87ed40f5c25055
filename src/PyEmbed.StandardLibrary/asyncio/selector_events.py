"""An event loop that waits with a selector, and its transports: streams and datagrams over sockets."""

__all__ = 'BaseSelectorEventLoop',

import collections
import errno
import functools
import selectors
import socket
import warnings
import weakref

try:
    import ssl
except ImportError:
    ssl = None

from . import base_events
from . import constants
from . import events
from . import futures
from . import protocols
from . import sslproto
from . import transports
from . import trsock
from .log import logger

_READ, _WRITE = selectors.EVENT_READ, selectors.EVENT_WRITE
_NOT_YET = BlockingIOError, InterruptedError
_FOR_THE_LOOP = SystemExit, KeyboardInterrupt
_NO_MORE_FILES = errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM


def _test_selector_event(selector, fd, event):
    # Whether the selector waits for that.
    try:
        return bool(selector.get_key(fd).events & event)
    except KeyError:
        return False


def _attempt_method(fut, sock, name, *args):
    _attempt(fut, getattr(sock, name), *args)


def _attempt(fut, function, *args):
    # What a function of a socket gives is the future's, unless it would have had to wait.
    if fut.done():
        return
    try:
        result = function(*args)
    except _NOT_YET:
        return
    except _FOR_THE_LOOP:
        raise
    except BaseException as error:
        fut.set_exception(error)
    else:
        fut.set_result(result)


class BaseSelectorEventLoop(base_events.BaseEventLoop):
    """An event loop that waits with a selector."""

    def __init__(self, selector=None):
        super().__init__()
        self._selector = selectors.DefaultSelector() if selector is None else selector
        logger.debug('Using selector: %s', self._selector.__class__.__name__)
        self._make_self_pipe()
        self._transports = weakref.WeakValueDictionary()  # by descriptor

    def _make_socket_transport(self, sock, protocol, waiter=None, *,
                               extra=None, server=None):
        return _SelectorSocketTransport(self, sock, protocol, waiter, extra, server)

    def _make_ssl_transport(
            self, rawsock, protocol, sslcontext, waiter=None,
            *, server_side=False, server_hostname=None,
            extra=None, server=None,
            ssl_handshake_timeout=constants.SSL_HANDSHAKE_TIMEOUT,
            ssl_shutdown_timeout=constants.SSL_SHUTDOWN_TIMEOUT):
        between = sslproto.SSLProtocol(
            self, protocol, sslcontext, waiter, server_side, server_hostname,
            ssl_handshake_timeout=ssl_handshake_timeout, ssl_shutdown_timeout=ssl_shutdown_timeout)
        _SelectorSocketTransport(self, rawsock, between, extra=extra, server=server)
        return between._app_transport

    def _make_datagram_transport(self, sock, protocol,
                                 address=None, waiter=None, extra=None):
        return _SelectorDatagramTransport(self, sock, protocol, address, waiter, extra)

    def close(self):
        if self.is_running():
            raise RuntimeError("Cannot close a running event loop")
        if self.is_closed():
            return
        self._close_self_pipe()
        super().close()
        selector, self._selector = self._selector, None
        if selector is not None:
            selector.close()

    # The pair of sockets through which other threads, and signals, end a wait.

    def _make_self_pipe(self):
        self._ssock, self._csock = pair = socket.socketpair()
        for sock in pair:
            sock.setblocking(False)
        self._internal_fds += 1
        self._add_reader(self._ssock.fileno(), self._read_from_self)

    def _close_self_pipe(self):
        self._remove_reader(self._ssock.fileno())
        reader, writer = self._ssock, self._csock
        self._ssock = self._csock = None
        reader.close()
        writer.close()
        self._internal_fds -= 1

    def _process_self_data(self, data):
        pass

    def _read_from_self(self):
        while True:
            try:
                data = self._ssock.recv(4096)
            except InterruptedError:
                continue
            except BlockingIOError:
                return
            if not data:
                return
            self._process_self_data(data)

    def _write_to_self(self):
        # Another thread may be closing the loop.
        sock = self._csock
        if sock is None:
            return
        try:
            sock.send(b'\0')
        except OSError:
            if self._debug:
                logger.debug("Fail to write a null byte into the self-pipe socket", exc_info=True)

    # Servers

    def _start_serving(self, protocol_factory, sock,
                       sslcontext=None, server=None, backlog=100,
                       ssl_handshake_timeout=constants.SSL_HANDSHAKE_TIMEOUT,
                       ssl_shutdown_timeout=constants.SSL_SHUTDOWN_TIMEOUT):
        self._add_reader(sock.fileno(), self._accept_connection, protocol_factory, sock, sslcontext, server, backlog,
                         ssl_handshake_timeout, ssl_shutdown_timeout)

    def _stop_serving(self, sock):
        self._remove_reader(sock.fileno())
        sock.close()

    def _accept_connection(
            self, protocol_factory, sock,
            sslcontext=None, server=None, backlog=100,
            ssl_handshake_timeout=constants.SSL_HANDSHAKE_TIMEOUT,
            ssl_shutdown_timeout=constants.SSL_SHUTDOWN_TIMEOUT):
        # As many as there may be waiting, but others have to have a turn.
        for _ in range(backlog):
            try:
                connection, address = sock.accept()
                if self._debug:
                    logger.debug("%r got a new connection from %r: %r", server, address, connection)
                connection.setblocking(False)
            except (*_NOT_YET, ConnectionAbortedError):
                return
            except OSError as error:
                if error.errno not in _NO_MORE_FILES:
                    raise  # it is logged, and does not end the loop
                # Accepting nothing at all for a while is better than failing all the time.
                self.call_exception_handler({
                    'message': 'socket.accept() out of system resource',
                    'exception': error,
                    'socket': trsock.TransportSocket(sock),
                })
                self._remove_reader(sock.fileno())
                self.call_later(constants.ACCEPT_RETRY_DELAY, self._start_serving, protocol_factory, sock, sslcontext,
                                server, backlog, ssl_handshake_timeout, ssl_shutdown_timeout)
            else:
                self.create_task(self._accept_connection2(
                    protocol_factory, connection, {'peername': address}, sslcontext, server,
                    ssl_handshake_timeout, ssl_shutdown_timeout))

    async def _accept_connection2(
            self, protocol_factory, conn, extra,
            sslcontext=None, server=None,
            ssl_handshake_timeout=constants.SSL_HANDSHAKE_TIMEOUT,
            ssl_shutdown_timeout=constants.SSL_SHUTDOWN_TIMEOUT):
        made = {}
        try:
            protocol = made['protocol'] = protocol_factory()
            waiter = self.create_future()
            if sslcontext:
                transport = self._make_ssl_transport(
                    conn, protocol, sslcontext, waiter=waiter, server_side=True, extra=extra, server=server,
                    ssl_handshake_timeout=ssl_handshake_timeout, ssl_shutdown_timeout=ssl_shutdown_timeout)
            else:
                transport = self._make_socket_transport(conn, protocol, waiter=waiter, extra=extra, server=server)
            made['transport'] = transport
            await self._opened(transport, waiter)
            # The transport tells its protocol of all that comes later.
        except _FOR_THE_LOOP:
            raise
        except BaseException as error:
            if self._debug:
                context = {'message': 'Error on transport creation for incoming connection', 'exception': error}
                context.update((name, value) for name, value in made.items() if value is not None)
                self.call_exception_handler(context)

    # Readers and writers: callbacks by descriptor, kept as (reader, writer) with the selector.

    def _ensure_fd_no_transport(self, fd):
        number = fd
        if not isinstance(number, int):
            try:
                number = int(number.fileno())
            except (AttributeError, TypeError, ValueError):
                raise ValueError(f"Invalid file object: {fd!r}") from None
        transport = self._transports.get(number)
        if transport is not None and not transport.is_closing():
            raise RuntimeError(
                f'File descriptor {fd!r} is used by transport '
                f'{transport!r}')

    def _watch(self, fd, event, callback, args):
        self._check_closed()
        handle = events.Handle(callback, args, self, None)
        try:
            key = self._selector.get_key(fd)
        except KeyError:
            self._selector.register(fd, event, (handle, None) if event == _READ else (None, handle))
            return handle
        reader, writer = key.data
        replaced, data = (reader, (handle, writer)) if event == _READ else (writer, (reader, handle))
        self._selector.modify(fd, key.events | event, data)
        if replaced is not None:
            replaced.cancel()
        return handle

    def _unwatch(self, fd, event):
        if self.is_closed():
            return False
        try:
            key = self._selector.get_key(fd)
        except KeyError:
            return False
        reader, writer = key.data
        removed, data = (reader, (None, writer)) if event == _READ else (writer, (reader, None))
        left = key.events & ~event
        if left:
            self._selector.modify(fd, left, data)
        else:
            self._selector.unregister(fd)
        if removed is None:
            return False
        removed.cancel()
        return True

    def _add_reader(self, fd, callback, *args):
        return self._watch(fd, _READ, callback, args)

    def _remove_reader(self, fd):
        return self._unwatch(fd, _READ)

    def _add_writer(self, fd, callback, *args):
        return self._watch(fd, _WRITE, callback, args)

    def _remove_writer(self, fd):
        return self._unwatch(fd, _WRITE)

    def add_reader(self, fd, callback, *args):
        """Call a callback whenever a file can be read."""
        self._ensure_fd_no_transport(fd)
        self._add_reader(fd, callback, *args)

    def remove_reader(self, fd):
        """Undo add_reader."""
        self._ensure_fd_no_transport(fd)
        return self._remove_reader(fd)

    def add_writer(self, fd, callback, *args):
        """Call a callback whenever a file can be written."""
        self._ensure_fd_no_transport(fd)
        self._add_writer(fd, callback, *args)

    def remove_writer(self, fd):
        """Undo add_writer."""
        self._ensure_fd_no_transport(fd)
        return self._remove_writer(fd)

    def _process_events(self, event_list):
        for key, mask in event_list:
            reader, writer = key.data
            for event, handle, remove in ((_READ, reader, self._remove_reader), (_WRITE, writer, self._remove_writer)):
                if not mask & event or handle is None:
                    continue
                if handle._cancelled:
                    remove(key.fileobj)
                else:
                    self._add_callback(handle)

    # Operations of sockets

    def _check_socket(self, sock):
        base_events._check_ssl_socket(sock)
        if self._debug and sock.gettimeout() != 0:
            raise ValueError("the socket must be non-blocking")

    def _sock_read_done(self, fd, fut, handle=None):
        if handle is None or not handle.cancelled():
            self.remove_reader(fd)

    def _sock_write_done(self, fd, fut, handle=None):
        if handle is None or not handle.cancelled():
            self.remove_writer(fd)

    def _when_readable(self, fut, fd, callback, *args):
        self._ensure_fd_no_transport(fd)
        handle = self._add_reader(fd, callback, *args)
        fut.add_done_callback(functools.partial(self._sock_read_done, fd, handle=handle))

    def _when_writable(self, fut, fd, callback, *args):
        self._ensure_fd_no_transport(fd)
        handle = self._add_writer(fd, callback, *args)
        fut.add_done_callback(functools.partial(self._sock_write_done, fd, handle=handle))

    async def _receive(self, sock, name, *args):
        # What a method of a socket gives, as soon as it need not wait.
        try:
            return getattr(sock, name)(*args)
        except _NOT_YET:
            pass
        fut = self.create_future()
        self._when_readable(fut, sock.fileno(), _attempt_method, fut, sock, name, *args)
        return await fut

    async def sock_recv(self, sock, n):
        self._check_socket(sock)
        return await self._receive(sock, 'recv', n)

    async def sock_recv_into(self, sock, buf):
        self._check_socket(sock)
        return await self._receive(sock, 'recv_into', buf)

    async def sock_recvfrom(self, sock, bufsize):
        self._check_socket(sock)
        return await self._receive(sock, 'recvfrom', bufsize)

    async def sock_recvfrom_into(self, sock, buf, nbytes=0):
        self._check_socket(sock)
        return await self._receive(sock, 'recvfrom_into', buf, nbytes or len(buf))

    async def sock_sendall(self, sock, data):
        self._check_socket(sock)
        try:
            sent = sock.send(data)
        except _NOT_YET:
            sent = 0
        if sent == len(data):
            return
        fut = self.create_future()
        self._when_writable(fut, sock.fileno(), self._sock_sendall, fut, sock, memoryview(data), [sent])
        await fut

    def _sock_sendall(self, fut, sock, view, pos):
        # pos[0] bytes have been sent.
        if fut.done():
            return
        try:
            pos[0] += sock.send(view[pos[0]:])
        except _NOT_YET:
            return
        except _FOR_THE_LOOP:
            raise
        except BaseException as error:
            fut.set_exception(error)
            return
        if pos[0] == len(view):
            fut.set_result(None)

    async def sock_sendto(self, sock, data, address):
        self._check_socket(sock)
        try:
            return sock.sendto(data, address)
        except _NOT_YET:
            pass
        fut = self.create_future()
        self._when_writable(fut, sock.fileno(), _attempt_method, fut, sock, 'sendto', data, 0, address)
        return await fut

    async def sock_connect(self, sock, address):
        self._check_socket(sock)
        if sock.family == socket.AF_INET or base_events._HAS_IPv6 and sock.family == socket.AF_INET6:
            found = await self._ensure_resolved(address, family=sock.family, type=sock.type, proto=sock.proto,
                                                loop=self)
            address = found[0][4]
        fut = self.create_future()
        self._sock_connect(fut, sock, address)
        try:
            return await fut
        finally:
            fut = None  # its exception holds this frame

    def _sock_connect(self, fut, sock, address):
        fd = sock.fileno()
        try:
            sock.connect(address)
        except _NOT_YET:
            # It goes on; connecting again would be an error.
            self._when_writable(fut, fd, self._sock_connect_cb, fut, sock, address)
        except _FOR_THE_LOOP:
            raise
        except BaseException as error:
            fut.set_exception(error)
        else:
            fut.set_result(None)
        finally:
            fut = None

    def _sock_connect_cb(self, fut, sock, address):
        def check():
            error = sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
            if error != 0:
                raise OSError(error, f'Connect call failed {address}')

        try:
            _attempt(fut, check)
        finally:
            fut = None

    async def sock_accept(self, sock):
        self._check_socket(sock)
        fut = self.create_future()
        self._sock_accept(fut, sock)
        return await fut

    def _sock_accept(self, fut, sock):
        if fut.done():
            return
        fd = sock.fileno()
        try:
            connection, address = sock.accept()
            connection.setblocking(False)
        except _NOT_YET:
            self._when_readable(fut, fd, self._sock_accept, fut, sock)
        except _FOR_THE_LOOP:
            raise
        except BaseException as error:
            fut.set_exception(error)
        else:
            fut.set_result((connection, address))

    async def _sendfile_native(self, transp, file, offset, count):
        # The socket is taken from its transport meanwhile.
        del self._transports[transp._sock_fd]
        was_reading = transp.is_reading()
        transp.pause_reading()
        await transp._make_empty_waiter()
        try:
            return await self.sock_sendfile(transp._sock, file, offset, count, fallback=False)
        finally:
            transp._reset_empty_waiter()
            if was_reading:
                transp.resume_reading()
            self._transports[transp._sock_fd] = transp


class _SelectorTransport(transports._FlowControlMixin, transports.Transport):
    # A socket and what waits to be sent. _conn_lost counts: from the first on the connection is gone.

    max_size = 256 * 1024  # that is received at once
    _buffer_factory = bytearray
    _sock = None

    def __init__(self, loop, sock, protocol, extra=None, server=None):
        super().__init__(extra, loop)
        self._sock, self._sock_fd = sock, sock.fileno()
        self._describe(sock)
        self._protocol_connected = False
        self.set_protocol(protocol)
        self._server = server
        self._buffer = self._buffer_factory()
        self._conn_lost = 0
        self._closing = self._paused = False
        if server is not None:
            server._attach()
        loop._transports[self._sock_fd] = self

    def _describe(self, sock):
        extra = self._extra
        extra['socket'] = trsock.TransportSocket(sock)
        for name, getter in (('sockname', sock.getsockname), ('peername', sock.getpeername)):
            # Who has accepted a connection knows the peer.
            if name == 'peername' and name in extra:
                continue
            try:
                extra[name] = getter()
            except OSError:
                extra[name] = None

    def __repr__(self):
        info = [self.__class__.__name__]
        if self._sock is None:
            info.append('closed')
        elif self._closing:
            info.append('closing')
        info.append(f'fd={self._sock_fd}')
        loop = self._loop
        if loop is not None and not loop.is_closed():
            reading, writing = ('polling' if _test_selector_event(loop._selector, self._sock_fd, event) else 'idle'
                                for event in (_READ, _WRITE))
            info.append(f'read={reading}')
            info.append(f'write=<{writing}, bufsize={self.get_write_buffer_size()}>')
        return f"<{' '.join(info)}>"

    def __del__(self, _warn=warnings.warn):
        if self._sock is not None:
            _warn(f"unclosed transport {self!r}", ResourceWarning, source=self)
            self._sock.close()

    def set_protocol(self, protocol):
        self._protocol = protocol
        self._protocol_connected = True

    def get_protocol(self):
        return self._protocol

    # Reading

    def is_reading(self):
        return not (self.is_closing() or self._paused)

    def pause_reading(self):
        if self.is_reading():
            self._paused = True
            self._loop._remove_reader(self._sock_fd)
            if self._loop.get_debug():
                logger.debug("%r pauses reading", self)

    def resume_reading(self):
        if self._paused and not self._closing:
            self._paused = False
            self._add_reader(self._sock_fd, self._read_ready)
            if self._loop.get_debug():
                logger.debug("%r resumes reading", self)

    def _add_reader(self, fd, callback, *args):
        if self.is_reading():
            self._loop._add_reader(fd, callback, *args)

    def _start(self, waiter):
        # Soon, and in this order.
        call_soon = self._loop.call_soon
        call_soon(self._protocol.connection_made, self)
        call_soon(self._add_reader, self._sock_fd, self._read_ready)
        if waiter is not None:
            call_soon(futures._set_result_unless_cancelled, waiter, None)

    # Writing

    def get_write_buffer_size(self):
        return len(self._buffer)

    def _check_data(self, data):
        if not isinstance(data, (bytes, bytearray, memoryview)):
            raise TypeError(f'data argument must be a bytes-like object, '
                            f'not {type(data).__name__!r}')

    def _count_lost_write(self):
        if self._conn_lost >= constants.LOG_THRESHOLD_FOR_CONNLOST_WRITES:
            logger.warning('socket.send() raised exception.')
        self._conn_lost += 1

    # Ending

    def is_closing(self):
        return self._closing

    def abort(self):
        self._force_close(None)

    def close(self):
        if self._closing:
            return
        self._closing = True
        self._loop._remove_reader(self._sock_fd)
        if not self._buffer:
            self._conn_lost += 1
            self._loop._remove_writer(self._sock_fd)
            self._loop.call_soon(self._call_connection_lost, None)

    def _fatal_error(self, exc, message='Fatal error on transport'):
        loop = self._loop
        if not isinstance(exc, OSError):
            loop.call_exception_handler({
                'message': message,
                'exception': exc,
                'transport': self,
                'protocol': self._protocol,
            })
        elif loop.get_debug():
            logger.debug("%r: %s", self, message, exc_info=True)
        self._force_close(exc)

    def _force_close(self, exc):
        if self._conn_lost:
            return
        if self._buffer:
            self._buffer.clear()
            self._loop._remove_writer(self._sock_fd)
        if not self._closing:
            self._closing = True
            self._loop._remove_reader(self._sock_fd)
        self._conn_lost += 1
        self._loop.call_soon(self._call_connection_lost, exc)

    def _call_connection_lost(self, exc):
        try:
            if self._protocol_connected:
                self._protocol.connection_lost(exc)
        finally:
            self._sock.close()
            self._sock = self._protocol = self._loop = None
            server, self._server = self._server, None
            if server is not None:
                server._detach()


class _SelectorSocketTransport(_SelectorTransport):
    # A stream.

    _start_tls_compatible = True
    _sendfile_compatible = constants._SendfileMode.TRY_NATIVE

    def __init__(self, loop, sock, protocol, waiter=None,
                 extra=None, server=None):
        self._read_ready_cb = None
        super().__init__(loop, sock, protocol, extra, server)
        self._eof = False
        self._empty_waiter = None  # done when nothing waits to be sent
        base_events._set_nodelay(self._sock)
        self._start(waiter)

    def set_protocol(self, protocol):
        is_buffered = isinstance(protocol, protocols.BufferedProtocol)
        self._read_ready_cb = self._read_ready__get_buffer if is_buffered else self._read_ready__data_received
        super().set_protocol(protocol)

    def _guarded(self, message, function, *args):
        # (whether it succeeded, what it gave); its error ends the connection, unless there is nothing yet.
        try:
            return True, function(*args)
        except _FOR_THE_LOOP:
            raise
        except BaseException as error:
            self._fatal_error(error, message)
            return False, None

    def _received(self, function, *args):
        # What there is; None if there is nothing yet, or an error has ended the connection.
        try:
            return function(*args)
        except _NOT_YET:
            return None
        except _FOR_THE_LOOP:
            raise
        except BaseException as error:
            self._fatal_error(error, 'Fatal read error on socket transport')
            return None

    def _read_ready(self):
        self._read_ready_cb()

    def _read_ready__data_received(self):
        if self._conn_lost:
            return
        data = self._received(self._sock.recv, self.max_size)
        if data:
            self._guarded('Fatal error: protocol.data_received() call failed.', self._protocol.data_received, data)
        elif data is not None:
            self._read_ready__on_eof()

    def _read_ready__get_buffer(self):
        if self._conn_lost:
            return
        is_there, buffer = self._guarded('Fatal error: protocol.get_buffer() call failed.', self._get_buffer)
        if not is_there:
            return
        count = self._received(self._sock.recv_into, buffer)
        if count:
            self._guarded('Fatal error: protocol.buffer_updated() call failed.', self._protocol.buffer_updated, count)
        elif count is not None:
            self._read_ready__on_eof()

    def _get_buffer(self):
        buffer = self._protocol.get_buffer(-1)
        if not len(buffer):
            raise RuntimeError('get_buffer() returned an empty buffer')
        return buffer

    def _read_ready__on_eof(self):
        if self._loop.get_debug():
            logger.debug("%r received EOF", self)
        was_told, stays_open = self._guarded('Fatal error: protocol.eof_received() call failed.',
                                             self._protocol.eof_received)
        if not was_told:
            return
        if stays_open:
            # There is nothing more to read, but it may be written to.
            self._loop._remove_reader(self._sock_fd)
        else:
            self.close()

    def write(self, data):
        self._check_data(data)
        if self._eof:
            raise RuntimeError('Cannot call write() after write_eof()')
        if self._empty_waiter is not None:
            raise RuntimeError('unable to write; sendfile is in progress')
        if not data:
            return
        if self._conn_lost:
            self._count_lost_write()
            return
        if not self._buffer:
            # Perhaps it need not wait at all.
            try:
                data = data[self._sock.send(data):]
            except _NOT_YET:
                pass
            except _FOR_THE_LOOP:
                raise
            except BaseException as error:
                self._fatal_error(error, 'Fatal write error on socket transport')
                return
            if not data:
                return
            self._loop._add_writer(self._sock_fd, self._write_ready)
        self._buffer.extend(data)
        self._maybe_pause_protocol()

    def _write_ready(self):
        assert self._buffer, 'Data should not be empty'
        if self._conn_lost:
            return
        try:
            sent = self._sock.send(self._buffer)
        except _NOT_YET:
            return
        except _FOR_THE_LOOP:
            raise
        except BaseException as error:
            self._loop._remove_writer(self._sock_fd)
            self._buffer.clear()
            self._fatal_error(error, 'Fatal write error on socket transport')
            if self._empty_waiter is not None:
                self._empty_waiter.set_exception(error)
            return
        if sent:
            del self._buffer[:sent]
        self._maybe_resume_protocol()  # which may write
        if self._buffer:
            return
        self._loop._remove_writer(self._sock_fd)
        if self._empty_waiter is not None:
            self._empty_waiter.set_result(None)
        if self._closing:
            self._call_connection_lost(None)
        elif self._eof:
            self._sock.shutdown(socket.SHUT_WR)

    def can_write_eof(self):
        return True

    def write_eof(self):
        if self._closing or self._eof:
            return
        self._eof = True
        if not self._buffer:
            self._sock.shutdown(socket.SHUT_WR)

    def _call_connection_lost(self, exc):
        super()._call_connection_lost(exc)
        if self._empty_waiter is not None:
            self._empty_waiter.set_exception(ConnectionError("Connection is closed by peer"))

    def _make_empty_waiter(self):
        if self._empty_waiter is not None:
            raise RuntimeError("Empty waiter is already set")
        waiter = self._empty_waiter = self._loop.create_future()
        if not self._buffer:
            waiter.set_result(None)
        return waiter

    def _reset_empty_waiter(self):
        self._empty_waiter = None


class _SelectorDatagramTransport(_SelectorTransport):
    # Datagrams; those that wait to be sent are (data, address).

    _buffer_factory = collections.deque

    def __init__(self, loop, sock, protocol, address=None,
                 waiter=None, extra=None):
        super().__init__(loop, sock, protocol, extra)
        self._address = address
        self._buffer_size = 0
        self._start(waiter)

    def get_write_buffer_size(self):
        return self._buffer_size

    def _read_ready(self):
        if self._conn_lost:
            return
        try:
            data, sender = self._sock.recvfrom(self.max_size)
        except _NOT_YET:
            return
        except OSError as error:
            self._protocol.error_received(error)
        except _FOR_THE_LOOP:
            raise
        except BaseException as error:
            self._fatal_error(error, 'Fatal read error on datagram transport')
        else:
            self._protocol.datagram_received(data, sender)

    def sendto(self, data, addr=None):
        self._check_data(data)
        if not data:
            return
        if self._address:
            if addr not in (None, self._address):
                raise ValueError(
                    f'Invalid address: must be None or {self._address}')
            addr = self._address
            if self._conn_lost:
                self._count_lost_write()
                return
        if not self._buffer:
            try:
                self._send(data, addr)
                return
            except _NOT_YET:
                self._loop._add_writer(self._sock_fd, self._sendto_ready)
            except BaseException as error:
                self._cannot_send(error)
                return
        # The sender may change its buffer.
        self._buffer.append((bytes(data), addr))
        self._buffer_size += len(data)
        self._maybe_pause_protocol()

    def _send(self, data, address):
        if self._extra['peername']:
            self._sock.send(data)
        else:
            self._sock.sendto(data, address)

    def _cannot_send(self, error):
        if isinstance(error, OSError):
            self._protocol.error_received(error)
        elif isinstance(error, _FOR_THE_LOOP):
            raise error
        else:
            self._fatal_error(error, 'Fatal write error on datagram transport')

    def _sendto_ready(self):
        while self._buffer:
            data, address = self._buffer.popleft()
            self._buffer_size -= len(data)
            try:
                self._send(data, address)
            except _NOT_YET:
                self._buffer.appendleft((data, address))
                self._buffer_size += len(data)
                break
            except BaseException as error:
                self._cannot_send(error)
                return
        self._maybe_resume_protocol()  # which may send
        if not self._buffer:
            self._loop._remove_writer(self._sock_fd)
            if self._closing:
                self._call_connection_lost(None)
