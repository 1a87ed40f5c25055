"""An event loop that waits with a selector, and its transports: streams and datagrams over sockets."""

__all__ = 'BaseSelectorEventLoop',

import collections
import errno
import functools
import selectors
import socket
import warnings
import weakref

from . import base_events, constants, events, protocols, transports, trsock
from ._socket_loop import SocketEventLoop
from ._transport_base import BYTES_LIKE, FOR_THE_LOOP, NOT_YET
from ._transport_base import DatagramQueue, Emptying, Losing, Readable, Served, describe_peer
from .base_events import ssl  # as this module has it for others, too
from .log import logger

_READ, _WRITE = selectors.EVENT_READ, selectors.EVENT_WRITE
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
    except NOT_YET:
        return
    except FOR_THE_LOOP:
        raise
    except BaseException as error:
        fut.set_exception(error)
    else:
        fut.set_result(result)


class BaseSelectorEventLoop(SocketEventLoop):
    """An event loop that waits with a selector."""

    def __init__(self, selector=None):
        super().__init__()
        self._selector = selectors.DefaultSelector() if selector is None else selector
        logger.debug('Using selector: %s', self._selector.__class__.__name__)
        self._make_self_pipe()
        self._transports = weakref.WeakValueDictionary()  # by descriptor

    def _make_socket_transport(self, sock, protocol, waiter=None, *, extra=None, server=None):
        return _SelectorSocketTransport(self, sock, protocol, waiter, extra, server)

    def _make_ssl_transport(self, rawsock, protocol, sslcontext, waiter=None, *, server_side=False,
                            server_hostname=None, extra=None, server=None,
                            ssl_handshake_timeout=constants.SSL_HANDSHAKE_TIMEOUT,
                            ssl_shutdown_timeout=constants.SSL_SHUTDOWN_TIMEOUT):
        return self._make_tls_transport(
            _SelectorSocketTransport, rawsock, protocol, sslcontext, waiter, server_side, server_hostname, extra,
            server, ssl_handshake_timeout, ssl_shutdown_timeout)

    def _make_datagram_transport(self, sock, protocol, address=None, waiter=None, extra=None):
        return _SelectorDatagramTransport(self, sock, protocol, address, waiter, extra)

    def close(self):
        if not self._begin_close():
            return
        self._close_self_pipe()
        super().close()
        selector, self._selector = self._selector, None
        if selector is not None:
            selector.close()

    # What ends a wait

    def _make_self_pipe(self):
        super()._make_self_pipe()
        self._add_reader(self._ssock.fileno(), self._read_from_self)

    def _close_self_pipe(self):
        self._remove_reader(self._ssock.fileno())
        super()._close_self_pipe()

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

    # Servers

    def _start_serving(self, protocol_factory, sock, sslcontext=None, server=None, backlog=100,
                       ssl_handshake_timeout=constants.SSL_HANDSHAKE_TIMEOUT,
                       ssl_shutdown_timeout=constants.SSL_SHUTDOWN_TIMEOUT):
        if sock.fileno() < 0:
            return  # it was closed before accepting was tried again
        self._add_reader(sock.fileno(), self._accept_connection, protocol_factory, sock, sslcontext, server, backlog,
                         ssl_handshake_timeout, ssl_shutdown_timeout)

    def _stop_serving(self, sock):
        self._remove_reader(sock.fileno())
        sock.close()

    def _accept_connection(self, protocol_factory, sock, sslcontext=None, server=None, backlog=100,
                           ssl_handshake_timeout=constants.SSL_HANDSHAKE_TIMEOUT,
                           ssl_shutdown_timeout=constants.SSL_SHUTDOWN_TIMEOUT):
        # As many as there may be waiting, but others have to have a turn.
        for _ in range(backlog):
            try:
                connection, address = sock.accept()
                self._log_accepted(server, connection, address)
                connection.setblocking(False)
            except (*NOT_YET, ConnectionAbortedError):
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
                return
            else:
                self.create_task(self._accept_connection2(
                    protocol_factory, connection, {'peername': address}, sslcontext, server,
                    ssl_handshake_timeout, ssl_shutdown_timeout))

    async def _accept_connection2(self, protocol_factory, conn, extra, sslcontext=None, server=None,
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
        except FOR_THE_LOOP:
            raise
        except BaseException as error:
            if 'transport' not in made:
                conn.close()  # else the transport does that
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
        except NOT_YET:
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
        except NOT_YET:
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
        except NOT_YET:
            return
        except FOR_THE_LOOP:
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
        except NOT_YET:
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
        except NOT_YET:
            # It goes on; connecting again would be an error.
            self._when_writable(fut, fd, self._sock_connect_cb, fut, sock, address)
        except FOR_THE_LOOP:
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
        except NOT_YET:
            self._when_readable(fut, fd, self._sock_accept, fut, sock)
        except FOR_THE_LOOP:
            raise
        except BaseException as error:
            fut.set_exception(error)
        else:
            fut.set_result((connection, address))

    async def _sendfile_native(self, transp, file, offset, count):
        # The loop waits for the socket itself meanwhile, which is not allowed while it is a transport's.
        del self._transports[transp._sock_fd]
        try:
            return await super()._sendfile_native(transp, file, offset, count)
        finally:
            self._transports[transp._sock_fd] = transp


class _SelectorTransport(Readable, Losing, Served, transports._FlowControlMixin, transports.Transport):
    # A socket and what waits to be sent. From _conn_lost = 1 on the connection is gone.

    max_size = 256 * 1024  # that is received at once
    _buffer_factory = bytearray
    _sock = None

    def __init__(self, loop, sock, protocol, extra=None, server=None):
        super().__init__(extra, loop)
        self._sock, self._sock_fd = sock, sock.fileno()
        self._describe(sock)
        self._protocol_connected = False
        self.set_protocol(protocol)
        self._buffer = self._buffer_factory()
        self._conn_lost = 0
        self._closing = self._paused = False
        self._join_server(server)
        loop._transports[self._sock_fd] = self

    def _describe(self, sock):
        self._extra['socket'] = trsock.TransportSocket(sock)
        try:
            name = sock.getsockname()
        except OSError:
            name = None
        self._extra['sockname'] = name
        describe_peer(self._extra, sock)

    def __repr__(self):
        info = self._state(self._sock, self._sock_fd)
        loop = self._loop
        if loop is not None and not loop.is_closed():
            reading, writing = ('polling' if _test_selector_event(loop._selector, self._sock_fd, event) else 'idle'
                                for event in (_READ, _WRITE))
            info.append(f'read={reading}')
            info.append(f'write=<{writing}, bufsize={self.get_write_buffer_size()}>')
        return f"<{' '.join(info)}>"

    def __del__(self, _warn=warnings.warn):
        self._give_up(self._sock, _warn)

    def set_protocol(self, protocol):
        super().set_protocol(protocol)
        self._protocol_connected = True

    def _watched(self):
        return self._sock_fd

    def _start(self, waiter):
        self._begin(waiter, (self._add_reader, self._sock_fd, self._read_ready))

    # Writing

    def get_write_buffer_size(self):
        return len(self._buffer)

    def _check_data(self, data):
        if not isinstance(data, BYTES_LIKE):
            raise TypeError(f'data argument must be a bytes-like object, '
                            f'not {type(data).__name__!r}')

    def _is_lost(self):
        # Then what was to be sent is lost, too.
        if self._conn_lost:
            self._count_lost_write(logger, 'socket.send() raised exception.')
            return True
        return False

    # Ending

    def abort(self):
        self._force_close(None)

    def close(self):
        was_closing, self._closing = self._closing, True
        if was_closing:
            return
        loop, fd = self._loop, self._sock_fd
        loop._remove_reader(fd)
        if not self._buffer:  # else once all is sent
            self._conn_lost += 1
            loop._remove_writer(fd)
            loop.call_soon(self._call_connection_lost, None)

    def _fatal_error(self, exc, message='Fatal error on transport'):
        self._tell_error(exc, message, isinstance(exc, OSError))
        self._force_close(exc)

    def _force_close(self, exc):
        if self._conn_lost:
            return
        loop, fd = self._loop, self._sock_fd
        if self._buffer:
            self._buffer.clear()
            loop._remove_writer(fd)
        was_closing, self._closing = self._closing, True
        if not was_closing:
            loop._remove_reader(fd)
        self._conn_lost = 1
        loop.call_soon(self._call_connection_lost, exc)

    def _call_connection_lost(self, exc):
        try:
            if self._protocol_connected:
                self._protocol.connection_lost(exc)
        finally:
            self._sock.close()
            self._sock = self._protocol = self._loop = None
            self._leave_server()


class _SelectorSocketTransport(Emptying, _SelectorTransport):
    # A stream.

    _start_tls_compatible = True
    _sendfile_compatible = constants._SendfileMode.TRY_NATIVE

    def __init__(self, loop, sock, protocol, waiter=None, extra=None, server=None):
        self._read_ready_cb = None
        super().__init__(loop, sock, protocol, extra, server)
        self._eof = False
        base_events._set_nodelay(self._sock)
        self._start(waiter)

    def set_protocol(self, protocol):
        is_buffered = isinstance(protocol, protocols.BufferedProtocol)
        self._read_ready_cb = self._read_ready__get_buffer if is_buffered else self._read_ready__data_received
        super().set_protocol(protocol)

    def _received(self, function, *args):
        # What there is; None if there is nothing yet, or an error has ended the connection.
        try:
            return function(*args)
        except NOT_YET:
            return None
        except FOR_THE_LOOP:
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
            self._call_protocol('data_received', self._protocol.data_received, data)
        elif data is not None:
            self._read_ready__on_eof()

    def _read_ready__get_buffer(self):
        if self._conn_lost:
            return
        is_there, buffer = self._call_protocol('get_buffer', self._get_buffer)
        if not is_there:
            return
        count = self._received(self._sock.recv_into, buffer)
        if count:
            self._call_protocol('buffer_updated', self._protocol.buffer_updated, count)
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
        was_told, stays_open = self._call_protocol('eof_received', self._protocol.eof_received)
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
        self._check_not_emptying()
        if not data or self._is_lost():
            return
        if not self._buffer:
            # Perhaps it need not wait at all.
            try:
                data = data[self._sock.send(data):]
            except NOT_YET:
                pass
            except FOR_THE_LOOP:
                raise
            except BaseException as error:
                self._fatal_error(error, 'Fatal write error on socket transport')
                return
            if not data:
                return
            self._loop._add_writer(self._sock_fd, self._write_ready)
        self._buffer += data
        self._maybe_pause_protocol()

    def _write_ready(self):
        assert self._buffer, 'Data should not be empty'
        if self._conn_lost:
            return
        try:
            sent = self._sock.send(self._buffer)
        except NOT_YET:
            return
        except FOR_THE_LOOP:
            raise
        except BaseException as error:
            self._loop._remove_writer(self._sock_fd)
            self._buffer.clear()
            self._fatal_error(error, 'Fatal write error on socket transport')
            self._end_emptying(error)
            return
        if sent:
            del self._buffer[:sent]
        self._maybe_resume_protocol()  # which may write
        if self._buffer:
            return
        self._loop._remove_writer(self._sock_fd)
        self._end_emptying()
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
        self._end_emptying(ConnectionError("Connection is closed by peer"))

    def _is_empty(self):
        return not self._buffer


class _SelectorDatagramTransport(DatagramQueue, _SelectorTransport):

    _buffer_factory = collections.deque

    def __init__(self, loop, sock, protocol, address=None, waiter=None, extra=None):
        super().__init__(loop, sock, protocol, extra)
        self._address = address
        self._start(waiter)

    def _read_ready(self):
        if self._conn_lost:
            return
        try:
            data, sender = self._sock.recvfrom(self.max_size)
        except NOT_YET:
            return
        except OSError as error:
            self._protocol.error_received(error)
        except FOR_THE_LOOP:
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
            self._check_address(addr)
            addr = self._address
            if self._is_lost():
                return
        if not self._buffer:
            try:
                self._send(data, addr)
                return
            except NOT_YET:
                self._loop._add_writer(self._sock_fd, self._sendto_ready)
            except BaseException as error:
                self._cannot_send(error)
                return
        self._enqueue(data, addr)
        self._maybe_pause_protocol()

    def _send(self, data, address):
        if self._extra['peername']:
            self._sock.send(data)
        else:
            self._sock.sendto(data, address)

    def _cannot_send(self, error):
        if isinstance(error, OSError):
            self._protocol.error_received(error)
        elif isinstance(error, FOR_THE_LOOP):
            raise error
        else:
            self._fatal_error(error, 'Fatal write error on datagram transport')

    def _sendto_ready(self):
        while self._buffer:
            datagram = self._dequeue()
            try:
                self._send(*datagram)
            except NOT_YET:
                self._put_back(datagram)
                break
            except BaseException as error:
                self._cannot_send(error)
                return
        self._maybe_resume_protocol()  # which may send
        if not self._buffer:
            self._loop._remove_writer(self._sock_fd)
            if self._closing:
                self._call_connection_lost(None)
