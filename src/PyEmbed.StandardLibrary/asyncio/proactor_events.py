"""An event loop over a proactor, which is told what to do and says when it is done, and its transports.

A proactor has recv, recv_into, recvfrom, recvfrom_into, send, sendto, connect, accept and sendfile, which give futures, and
set_loop, select, close and _stop_serving. This package brings none.
"""

__all__ = 'BaseProactorEventLoop',

import collections
import os
import signal
import socket
import threading
import warnings

from . import base_events
from . import constants
from . import exceptions
from . import futures
from . import protocols
from . import sslproto
from . import transports
from . import trsock
from .log import logger

_FOR_THE_LOOP = SystemExit, KeyboardInterrupt


def _set_socket_extra(transport, sock):
    extra = transport._extra
    extra['socket'] = trsock.TransportSocket(sock)
    try:
        extra['sockname'] = sock.getsockname()
    except socket.error:
        if transport._loop.get_debug():
            logger.warning("getsockname() failed on %r", sock, exc_info=True)
    if 'peername' not in extra:
        try:
            extra['peername'] = sock.getpeername()
        except socket.error:
            # A datagram socket may have no peer.
            extra['peername'] = None


class _ProactorBasePipeTransport(transports._FlowControlMixin,
                                 transports.BaseTransport):
    """A pipe or socket, with one operation each to read and to write that may be going on."""

    def __init__(self, loop, sock, protocol, waiter=None,
                 extra=None, server=None):
        super().__init__(extra, loop)
        self._set_extra(sock)
        self._sock = sock
        self.set_protocol(protocol)
        self._server = server
        self._read_fut = self._write_fut = None
        self._buffer = None         # what is to be written after the operation that is going on
        self._pending_write = 0     # bytes of that operation
        self._conn_lost = 0         # from the first on the connection is gone
        self._closing = self._called_connection_lost = self._eof_written = False
        if server is not None:
            server._attach()
        loop.call_soon(protocol.connection_made, self)
        if waiter is not None:
            # The protocol is to know first.
            loop.call_soon(futures._set_result_unless_cancelled, waiter, None)

    def __repr__(self):
        info = [self.__class__.__name__]
        if self._sock is None:
            info.append('closed')
        else:
            if self._closing:
                info.append('closing')
            info.append(f'fd={self._sock.fileno()}')
        for name, operation in (('read', self._read_fut), ('write', self._write_fut)):
            if operation is not None:
                info.append(f'{name}={operation!r}')
        if self._buffer:
            info.append(f'write_bufsize={len(self._buffer)}')
        if self._eof_written:
            info.append('EOF written')
        return f"<{' '.join(info)}>"

    def __del__(self, _warn=warnings.warn):
        if self._sock is not None:
            _warn(f"unclosed transport {self!r}", ResourceWarning, source=self)
            self._sock.close()

    def _set_extra(self, sock):
        self._extra['pipe'] = sock

    def set_protocol(self, protocol):
        self._protocol = protocol

    def get_protocol(self):
        return self._protocol

    def is_closing(self):
        return self._closing

    def get_write_buffer_size(self):
        waiting = 0 if self._buffer is None else len(self._buffer)
        return self._pending_write + waiting

    def close(self):
        if self._closing:
            return
        self._closing = True
        self._conn_lost += 1
        if self._write_fut is None and not self._buffer:
            self._loop.call_soon(self._call_connection_lost, None)
        self._cancel('_read_fut')

    def _cancel(self, name):
        operation = getattr(self, name)
        if operation is not None:
            operation.cancel()
            setattr(self, name, None)

    def _fatal_error(self, exc, message='Fatal error on pipe transport'):
        try:
            if not isinstance(exc, OSError):
                self._loop.call_exception_handler({
                    'message': message,
                    'exception': exc,
                    'transport': self,
                    'protocol': self._protocol,
                })
            elif self._loop.get_debug():
                logger.debug("%r: %s", self, message, exc_info=True)
        finally:
            self._force_close(exc)

    def _force_close(self, exc):
        waiter = self._empty_waiter
        if waiter is not None and not waiter.done():
            if exc is None:
                waiter.set_result(None)
            else:
                waiter.set_exception(exc)
        if self._closing and self._called_connection_lost:
            return
        self._closing = True
        self._conn_lost += 1
        self._cancel('_write_fut')
        self._cancel('_read_fut')
        self._pending_write, self._buffer = 0, None
        self._loop.call_soon(self._call_connection_lost, exc)

    def _call_connection_lost(self, exc):
        if self._called_connection_lost:
            return
        try:
            self._protocol.connection_lost(exc)
        finally:
            # Closing alone does not end operations on a socket. A pipe has no shutdown.
            sock, self._sock = self._sock, None
            if hasattr(sock, 'shutdown') and sock.fileno() != -1:
                sock.shutdown(socket.SHUT_RDWR)
            sock.close()
            server, self._server = self._server, None
            if server is not None:
                server._detach()
            self._called_connection_lost = True


class _ProactorReadPipeTransport(_ProactorBasePipeTransport,
                                 transports.ReadTransport):
    """A pipe that is read."""

    def __init__(self, loop, sock, protocol, waiter=None,
                 extra=None, server=None, buffer_size=65536):
        self._pending_data_length = -1  # of what came while reading was paused; -1: nothing did
        self._paused = True             # until all is set up
        super().__init__(loop, sock, protocol, waiter, extra, server)
        self._data = bytearray(buffer_size)
        self._loop.call_soon(self._loop_reading)
        self._paused = False

    def is_reading(self):
        return not (self._paused or self._closing)

    def pause_reading(self):
        # What is being read comes nevertheless, and is kept.
        if self.is_reading():
            self._paused = True
            if self._loop.get_debug():
                logger.debug("%r pauses reading", self)

    def resume_reading(self):
        if self._closing or not self._paused:
            return
        self._paused = False
        if self._read_fut is None:
            self._loop.call_soon(self._loop_reading, None)
        length, self._pending_data_length = self._pending_data_length, -1
        if length > -1:
            # Soon, as the protocol may be in the middle of something.
            self._loop.call_soon(self._data_received, self._data[:length], length)
        if self._loop.get_debug():
            logger.debug("%r resumes reading", self)

    def _eof_received(self):
        if self._loop.get_debug():
            logger.debug("%r received EOF", self)
        try:
            stays_open = self._protocol.eof_received()
        except _FOR_THE_LOOP:
            raise
        except BaseException as error:
            self._fatal_error(error, 'Fatal error: protocol.eof_received() call failed.')
            return
        if not stays_open:
            self.close()

    def _data_received(self, data, length):
        if self._paused:
            # Nothing else was read since.
            assert self._pending_data_length == -1
            self._pending_data_length = length
        elif length == 0:
            self._eof_received()
        elif isinstance(self._protocol, protocols.BufferedProtocol):
            try:
                protocols._feed_data_to_buffered_proto(self._protocol, data)
            except _FOR_THE_LOOP:
                raise
            except BaseException as error:
                self._fatal_error(error, 'Fatal error: protocol.buffer_updated() call failed.')
        else:
            self._protocol.data_received(data)

    def _loop_reading(self, fut=None):
        # An operation has ended: the next one begins, and what it brought is passed on.
        length, data = -1, None
        try:
            if fut is not None:
                assert self._read_fut is fut or self._read_fut is None and self._closing
                self._read_fut = None
                if fut.done():
                    length = fut.result()
                    if length == 0:
                        return  # the end, which is told below
                    # A copy, as the buffer is used for the next operation.
                    data = self._data[:length]
                else:
                    fut.cancel()
            if self._closing:
                # What has come is passed on all the same.
                return
            if not self._paused:
                self._read_fut = self._loop._proactor.recv_into(self._sock, self._data)
        except ConnectionAbortedError as error:
            if not self._closing:
                self._fatal_error(error, 'Fatal read error on pipe transport')
            elif self._loop.get_debug():
                logger.debug("Read error on pipe transport while closing", exc_info=True)
        except ConnectionResetError as error:
            self._force_close(error)
        except OSError as error:
            self._fatal_error(error, 'Fatal read error on pipe transport')
        except exceptions.CancelledError:
            if not self._closing:
                raise
        else:
            if not self._paused:
                self._read_fut.add_done_callback(self._loop_reading)
        finally:
            if length > -1:
                self._data_received(data, length)


class _ProactorBaseWritePipeTransport(_ProactorBasePipeTransport,
                                      transports.WriteTransport):
    """A pipe that is written."""

    _start_tls_compatible = True

    def __init__(self, *args, **kw):
        super().__init__(*args, **kw)
        self._empty_waiter = None  # done when nothing is being written

    def write(self, data):
        if not isinstance(data, (bytes, bytearray, memoryview)):
            raise TypeError(
                f"data argument must be a bytes-like object, "
                f"not {type(data).__name__}")
        if self._eof_written:
            raise RuntimeError('write_eof() already called')
        if self._empty_waiter is not None:
            raise RuntimeError('unable to write; sendfile is in progress')
        if not data:
            return
        if self._conn_lost:
            if self._conn_lost >= constants.LOG_THRESHOLD_FOR_CONNLOST_WRITES:
                logger.warning('socket.send() raised exception.')
            self._conn_lost += 1
            return
        if self._write_fut is None:
            assert self._buffer is None
            # A copy, as the caller may change it.
            self._loop_writing(data=bytes(data))
            return
        if self._buffer:
            self._buffer.extend(data)
        else:
            self._buffer = bytearray(data)
        self._maybe_pause_protocol()

    def _loop_writing(self, f=None, data=None):
        # An operation has ended: what waits is written next.
        try:
            if f is not None and self._write_fut is None and self._closing:
                return  # it was cancelled by _force_close
            assert f is self._write_fut
            self._write_fut = None
            self._pending_write = 0
            if f:
                f.result()
            if data is None:
                data, self._buffer = self._buffer, None
            if data:
                self._begin_write(data)
            else:
                if self._closing:
                    self._loop.call_soon(self._call_connection_lost, None)
                if self._eof_written:
                    self._sock.shutdown(socket.SHUT_WR)
                # Only now, so that a protocol that writes at once finds nothing waiting.
                self._maybe_resume_protocol()
            if self._empty_waiter is not None and self._write_fut is None:
                self._empty_waiter.set_result(None)
        except ConnectionResetError as error:
            self._force_close(error)
        except OSError as error:
            self._fatal_error(error, 'Fatal write error on pipe transport')

    def _begin_write(self, data):
        operation = self._write_fut = self._loop._proactor.send(self._sock, data)
        is_going_on = not operation.done()
        if is_going_on:
            assert self._pending_write == 0
            self._pending_write = len(data)
        operation.add_done_callback(self._loop_writing)
        if is_going_on:
            self._maybe_pause_protocol()

    def can_write_eof(self):
        return True

    def write_eof(self):
        self.close()

    def abort(self):
        self._force_close(None)

    def _make_empty_waiter(self):
        if self._empty_waiter is not None:
            raise RuntimeError("Empty waiter is already set")
        waiter = self._empty_waiter = self._loop.create_future()
        if self._write_fut is None:
            waiter.set_result(None)
        return waiter

    def _reset_empty_waiter(self):
        self._empty_waiter = None


class _ProactorWritePipeTransport(_ProactorBaseWritePipeTransport):
    """A pipe that is only written: if it can be read, it was closed at the other end."""

    def __init__(self, *args, **kw):
        super().__init__(*args, **kw)
        self._read_fut = self._loop._proactor.recv(self._sock, 16)
        self._read_fut.add_done_callback(self._pipe_closed)

    def _pipe_closed(self, fut):
        if fut.cancelled():
            return  # it was closed here
        assert fut.result() == b''
        if self._closing:
            assert self._read_fut is None
            return
        assert fut is self._read_fut, (fut, self._read_fut)
        self._read_fut = None
        if self._write_fut is None:
            self.close()
        else:
            self._force_close(BrokenPipeError())


class _ProactorDatagramTransport(_ProactorBasePipeTransport,
                                 transports.DatagramTransport):
    """Datagrams; those that wait to be sent are (data, address)."""

    max_size = 256 * 1024

    def __init__(self, loop, sock, protocol, address=None,
                 waiter=None, extra=None):
        self._address = address
        self._empty_waiter = None
        self._buffer_size = 0
        super().__init__(loop, sock, protocol, waiter=waiter, extra=extra)
        # The base class has no use for it.
        self._buffer = collections.deque()
        self._loop.call_soon(self._loop_reading)

    def _set_extra(self, sock):
        _set_socket_extra(self, sock)

    def get_write_buffer_size(self):
        return self._buffer_size

    def abort(self):
        self._force_close(None)

    def sendto(self, data, addr=None):
        if not isinstance(data, (bytes, bytearray, memoryview)):
            raise TypeError('data argument must be bytes-like object (%r)',
                            type(data))
        if not data:
            return
        if self._address is not None and addr not in (None, self._address):
            raise ValueError(
                f'Invalid address: must be None or {self._address}')
        if self._conn_lost and self._address:
            if self._conn_lost >= constants.LOG_THRESHOLD_FOR_CONNLOST_WRITES:
                logger.warning('socket.sendto() raised exception.')
            self._conn_lost += 1
            return
        self._buffer.append((bytes(data), addr))
        self._buffer_size += len(data)
        if self._write_fut is None:
            self._loop_writing()  # else when that operation ends
        self._maybe_pause_protocol()

    def _loop_writing(self, fut=None):
        try:
            if self._conn_lost:
                return
            assert fut is self._write_fut
            self._write_fut = None
            if fut:
                fut.result()
            if not self._buffer:
                if self._closing:
                    self._loop.call_soon(self._call_connection_lost, None)
                return
            data, address = self._buffer.popleft()
            self._buffer_size -= len(data)
            proactor = self._loop._proactor
            if self._address is None:
                self._write_fut = proactor.sendto(self._sock, data, addr=address)
            else:
                self._write_fut = proactor.send(self._sock, data)
        except OSError as error:
            self._protocol.error_received(error)
        except Exception as error:
            self._fatal_error(error, 'Fatal write error on datagram transport')
        else:
            self._write_fut.add_done_callback(self._loop_writing)
            self._maybe_resume_protocol()

    def _loop_reading(self, fut=None):
        data = None
        try:
            if self._conn_lost:
                return
            assert self._read_fut is fut or self._read_fut is None and self._closing
            self._read_fut = None
            if fut is not None:
                result = fut.result()
                if self._closing:
                    return
                data, sender = result if self._address is None else (result, self._address)
            if self._conn_lost:
                return
            proactor = self._loop._proactor
            receive = proactor.recvfrom if self._address is None else proactor.recv
            self._read_fut = receive(self._sock, self.max_size)
        except OSError as error:
            self._protocol.error_received(error)
        except exceptions.CancelledError:
            if not self._closing:
                raise
        else:
            if self._read_fut is not None:
                self._read_fut.add_done_callback(self._loop_reading)
        finally:
            if data:
                self._protocol.datagram_received(data, sender)


class _ProactorDuplexPipeTransport(_ProactorReadPipeTransport,
                                   _ProactorBaseWritePipeTransport,
                                   transports.Transport):
    """A pipe that is read and written; its one direction cannot be ended alone."""

    def can_write_eof(self):
        return False

    def write_eof(self):
        raise NotImplementedError


class _ProactorSocketTransport(_ProactorReadPipeTransport,
                               _ProactorBaseWritePipeTransport,
                               transports.Transport):
    """A connected socket."""

    _sendfile_compatible = constants._SendfileMode.TRY_NATIVE

    def __init__(self, loop, sock, protocol, waiter=None,
                 extra=None, server=None):
        super().__init__(loop, sock, protocol, waiter, extra, server)
        base_events._set_nodelay(sock)

    def _set_extra(self, sock):
        _set_socket_extra(self, sock)

    def can_write_eof(self):
        return True

    def write_eof(self):
        if self._closing or self._eof_written:
            return
        self._eof_written = True
        if self._write_fut is None:
            self._sock.shutdown(socket.SHUT_WR)


class BaseProactorEventLoop(base_events.BaseEventLoop):
    """An event loop over a proactor."""

    def __init__(self, proactor):
        super().__init__()
        logger.debug('Using proactor: %s', proactor.__class__.__name__)
        self._proactor = self._selector = proactor
        self._self_reading_future = None
        self._accept_futures = {}  # by the descriptor of the listening socket
        proactor.set_loop(self)
        self._make_self_pipe()
        if threading.current_thread() is threading.main_thread():
            signal.set_wakeup_fd(self._csock.fileno())

    def close(self):
        if self.is_running():
            raise RuntimeError("Cannot close a running event loop")
        if self.is_closed():
            return
        if threading.current_thread() is threading.main_thread():
            signal.set_wakeup_fd(-1)
        # All of this takes a loop that is open.
        self._stop_accept_futures()
        self._close_self_pipe()
        self._proactor.close()
        self._proactor = self._selector = None
        super().close()

    # Transports

    def _make_socket_transport(self, sock, protocol, waiter=None,
                               extra=None, server=None):
        return _ProactorSocketTransport(self, sock, protocol, waiter, extra, server)

    def _make_ssl_transport(
            self, rawsock, protocol, sslcontext, waiter=None,
            *, server_side=False, server_hostname=None,
            extra=None, server=None,
            ssl_handshake_timeout=None,
            ssl_shutdown_timeout=None):
        between = sslproto.SSLProtocol(
            self, protocol, sslcontext, waiter, server_side, server_hostname,
            ssl_handshake_timeout=ssl_handshake_timeout, ssl_shutdown_timeout=ssl_shutdown_timeout)
        _ProactorSocketTransport(self, rawsock, between, extra=extra, server=server)
        return between._app_transport

    def _make_datagram_transport(self, sock, protocol,
                                 address=None, waiter=None, extra=None):
        return _ProactorDatagramTransport(self, sock, protocol, address, waiter, extra)

    def _make_duplex_pipe_transport(self, sock, protocol, waiter=None,
                                    extra=None):
        return _ProactorDuplexPipeTransport(self, sock, protocol, waiter, extra)

    def _make_read_pipe_transport(self, sock, protocol, waiter=None,
                                  extra=None):
        return _ProactorReadPipeTransport(self, sock, protocol, waiter, extra)

    def _make_write_pipe_transport(self, sock, protocol, waiter=None,
                                   extra=None):
        # Who has only the writing end is told of the other end's closing.
        return _ProactorWritePipeTransport(self, sock, protocol, waiter, extra)

    # Operations of sockets

    async def sock_recv(self, sock, n):
        return await self._proactor.recv(sock, n)

    async def sock_recv_into(self, sock, buf):
        return await self._proactor.recv_into(sock, buf)

    async def sock_recvfrom(self, sock, bufsize):
        return await self._proactor.recvfrom(sock, bufsize)

    async def sock_recvfrom_into(self, sock, buf, nbytes=0):
        return await self._proactor.recvfrom_into(sock, buf, nbytes or len(buf))

    async def sock_sendall(self, sock, data):
        return await self._proactor.send(sock, data)

    async def sock_sendto(self, sock, data, address):
        return await self._proactor.sendto(sock, data, 0, address)

    async def sock_connect(self, sock, address):
        return await self._proactor.connect(sock, address)

    async def sock_accept(self, sock):
        return await self._proactor.accept(sock)

    async def _sock_sendfile_native(self, sock, file, offset, count):
        try:
            size = os.fstat(file.fileno()).st_size
        except (AttributeError, OSError):  # io.UnsupportedOperation is one
            raise exceptions.SendfileNotAvailableError("not a regular file")
        if not (count or size):
            return 0
        end = min(offset + count, size) if count else size
        # No operation takes more than 32 bits.
        most = min(count or size, 0xffff_ffff)
        offset = min(offset, size)
        sent = 0
        try:
            while offset < end:
                block = min(end - offset, most)
                await self._proactor.sendfile(sock, file, offset, block)
                offset += block
                sent += block
            return sent
        finally:
            if sent > 0:
                file.seek(offset)

    async def _sendfile_native(self, transp, file, offset, count):
        was_reading = transp.is_reading()
        transp.pause_reading()
        await transp._make_empty_waiter()
        try:
            return await self.sock_sendfile(transp._sock, file, offset, count, fallback=False)
        finally:
            transp._reset_empty_waiter()
            if was_reading:
                transp.resume_reading()

    # The pair of sockets through which other threads, and signals, end a wait.

    def _make_self_pipe(self):
        self._ssock, self._csock = pair = socket.socketpair()
        for sock in pair:
            sock.setblocking(False)
        self._internal_fds += 1

    def _close_self_pipe(self):
        reading, self._self_reading_future = self._self_reading_future, None
        if reading is not None:
            reading.cancel()
        reader, writer = self._ssock, self._csock
        self._ssock = self._csock = None
        reader.close()
        writer.close()
        self._internal_fds -= 1

    def _loop_self_reading(self, f=None):
        try:
            if f is not None:
                f.result()  # its error is the loop's
            if self._self_reading_future is not f:
                # Another one was begun when the loop was stopped and run again.
                return
            f = self._proactor.recv(self._ssock, 4096)
        except exceptions.CancelledError:
            return  # the loop is being closed
        except _FOR_THE_LOOP:
            raise
        except BaseException as error:
            self.call_exception_handler({
                'message': 'Error on reading from the event loop self pipe',
                'exception': error,
                'loop': self,
            })
        else:
            self._self_reading_future = f
            f.add_done_callback(self._loop_self_reading)

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

    def _process_events(self, event_list):
        pass  # the futures of operations do that

    # Servers

    def _start_serving(self, protocol_factory, sock,
                       sslcontext=None, server=None, backlog=100,
                       ssl_handshake_timeout=None,
                       ssl_shutdown_timeout=None):

        def serve(connection, address):
            if self._debug:
                logger.debug("%r got a new connection from %r: %r", server, address, connection)
            protocol, extra = protocol_factory(), {'peername': address}
            if sslcontext is None:
                self._make_socket_transport(connection, protocol, extra=extra, server=server)
            else:
                self._make_ssl_transport(
                    connection, protocol, sslcontext, server_side=True, extra=extra, server=server,
                    ssl_handshake_timeout=ssl_handshake_timeout, ssl_shutdown_timeout=ssl_shutdown_timeout)

        def loop(f=None):
            try:
                if f is not None:
                    serve(*f.result())
                if self.is_closed():
                    return
                f = self._proactor.accept(sock)
            except OSError as error:
                if sock.fileno() != -1:
                    self.call_exception_handler({
                        'message': 'Accept failed on a socket',
                        'exception': error,
                        'socket': trsock.TransportSocket(sock),
                    })
                    sock.close()
                elif self._debug:
                    logger.debug("Accept failed on socket %r", sock, exc_info=True)
            except exceptions.CancelledError:
                sock.close()
            else:
                self._accept_futures[sock.fileno()] = f
                f.add_done_callback(loop)

        self.call_soon(loop)

    def _stop_accept_futures(self):
        while self._accept_futures:
            self._accept_futures.popitem()[1].cancel()

    def _stop_serving(self, sock):
        accepting = self._accept_futures.pop(sock.fileno(), None)
        if accepting:
            accepting.cancel()
        self._proactor._stop_serving(sock)
        sock.close()
