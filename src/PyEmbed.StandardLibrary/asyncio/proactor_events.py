"""An event loop over a proactor, which is told what to do and says when it is done, and its transports.

A proactor has recv, recv_into, recvfrom, recvfrom_into, send, sendto, connect, accept and sendfile, which give
futures, and set_loop, select, close and _stop_serving. This package brings none.
"""

__all__ = 'BaseProactorEventLoop',

import collections
import signal
import socket
import threading
import warnings

from . import base_events, constants, exceptions, protocols, transports, trsock
from ._sendfile import regular_file
from ._socket_loop import SocketEventLoop
from ._transport_base import BYTES_LIKE, FOR_THE_LOOP
from ._transport_base import Attached, DatagramQueue, Emptying, Losing, Pausing, Served, describe_peer
from .log import logger


def _set_socket_extra(transport, sock):
    extra = transport._extra
    extra['socket'] = trsock.TransportSocket(sock)
    try:
        extra['sockname'] = sock.getsockname()
    except OSError:
        if transport._loop.get_debug():
            logger.warning("getsockname() failed on %r", sock, exc_info=True)
    describe_peer(extra, sock)


class _ProactorBasePipeTransport(Attached, Losing, Served, Emptying, transports._FlowControlMixin,
                                 transports.BaseTransport):
    """A pipe or socket, with one operation each to read and to write that may be going on."""

    def __init__(self, loop, sock, protocol, waiter=None, extra=None, server=None):
        super().__init__(extra, loop)
        self._set_extra(sock)
        self._sock = sock
        self.set_protocol(protocol)
        self._read_fut = self._write_fut = None
        self._buffer = None         # what is to be written after the operation that is going on
        self._pending_write = 0     # bytes of that operation
        self._conn_lost = 0         # from the first on the connection is gone
        self._closing = self._called_connection_lost = self._eof_written = False
        self._join_server(server)
        self._begin(waiter)

    def __repr__(self):
        sock = self._sock
        # Without a number once it is closed.
        info = [self.__class__.__name__, 'closed'] if sock is None else self._state(sock, sock.fileno())
        for name, operation in (('read', self._read_fut), ('write', self._write_fut)):
            if operation is not None:
                info.append(f'{name}={operation!r}')
        if self._buffer:
            info.append(f'write_bufsize={len(self._buffer)}')
        if self._eof_written:
            info.append('EOF written')
        return f"<{' '.join(info)}>"

    def __del__(self, _warn=warnings.warn):
        self._give_up(self._sock, _warn)

    def _set_extra(self, sock):
        self._extra.update(pipe=sock)

    def get_write_buffer_size(self):
        waiting = 0 if self._buffer is None else len(self._buffer)
        return self._pending_write + waiting

    def _read_ended(self, operation):
        assert operation is self._read_fut or self._closing and self._read_fut is None
        self._read_fut = None

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
            self._tell_error(exc, message, isinstance(exc, OSError))
        finally:
            self._force_close(exc)

    def abort(self):
        self._force_close(None)

    def _force_close(self, exc):
        self._end_emptying(exc)
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
            self._leave_server()
            self._called_connection_lost = True


class _ProactorReadPipeTransport(Pausing, _ProactorBasePipeTransport, transports.ReadTransport):
    """A pipe that is read."""

    def __init__(self, loop, sock, protocol, waiter=None, extra=None, server=None, buffer_size=65536):
        self._pending_data_length = -1  # of what came while reading was paused; -1: nothing did
        self._paused = True             # until all is set up
        super().__init__(loop, sock, protocol, waiter, extra, server)
        self._data = bytearray(buffer_size)
        self._loop.call_soon(self._loop_reading)
        self._paused = False

    def _stop_reading(self):
        pass  # what is being read comes nevertheless, and is kept

    def _read_on(self):
        call_soon = self._loop.call_soon
        if self._read_fut is None:
            call_soon(self._loop_reading, None)
        kept, self._pending_data_length = self._pending_data_length, -1
        if kept >= 0:
            # Not now, as the protocol may be in the middle of something.
            call_soon(self._data_received, self._data[:kept], kept)

    def _loop_reading(self, fut=None):
        # An operation has ended: the next one begins, and what it brought is passed on.
        length, data = -1, None
        try:
            if fut is not None:
                self._read_ended(fut)
                if fut.done():
                    length = fut.result()
                    data = self._data[:length]  # a copy, as the buffer is used for the next operation
                else:
                    fut.cancel()
            if length != 0 and not self._closing and not self._paused:
                operation = self._read_fut = self._loop._proactor.recv_into(self._sock, self._data)
                operation.add_done_callback(self._loop_reading)
        except OSError as error:
            self._read_failed(error)
        except exceptions.CancelledError:
            if not self._closing:
                raise
        finally:
            # What has come is passed on, even if nothing more will.
            if length >= 0:
                self._data_received(data, length)

    def _read_failed(self, error):
        if isinstance(error, ConnectionResetError):
            self._force_close(error)
        elif not (isinstance(error, ConnectionAbortedError) and self._closing):
            self._fatal_error(error, 'Fatal read error on pipe transport')
        elif self._loop.get_debug():
            logger.debug("Read error on pipe transport while closing", exc_info=True)

    def _data_received(self, data, length):
        if self._paused:
            assert self._pending_data_length == -1  # nothing else is read until it is passed on
            self._pending_data_length = length
        elif length == 0:
            self._eof_received()
        elif isinstance(self._protocol, protocols.BufferedProtocol):
            self._call_protocol('buffer_updated', protocols._feed_data_to_buffered_proto, self._protocol, data)
        else:
            self._protocol.data_received(data)

    def _eof_received(self):
        self._log("%r received EOF")
        was_told, stays_open = self._call_protocol('eof_received', self._protocol.eof_received)
        if was_told and not stays_open:
            self.close()


class _ProactorBaseWritePipeTransport(_ProactorBasePipeTransport,
                                      transports.WriteTransport):
    """A pipe that is written."""

    _start_tls_compatible = True

    def write(self, data):
        if not isinstance(data, BYTES_LIKE):
            raise TypeError(f"data argument must be a bytes-like object, not {type(data).__name__}")
        if self._eof_written:
            raise RuntimeError('write_eof() already called')
        self._check_not_emptying()
        if not data:
            return
        if self._conn_lost:
            self._count_lost_write(logger, 'socket.send() raised exception.')
        elif self._write_fut is None:
            assert self._buffer is None
            # A copy, as the caller may change it.
            self._loop_writing(data=bytes(data))
        else:
            if self._buffer is None:
                self._buffer = bytearray()
            self._buffer += data
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
            if self._write_fut is None:
                self._end_emptying()
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

    def _is_empty(self):
        return self._write_fut is None

    def write_eof(self):
        self.close()

    def can_write_eof(self):
        return True


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


class _ProactorDatagramTransport(DatagramQueue, _ProactorBasePipeTransport, transports.DatagramTransport):
    """Datagrams, to and from anybody or one address."""

    max_size = 256 * 1024

    def __init__(self, loop, sock, protocol, address=None, waiter=None, extra=None):
        self._address = address
        super().__init__(loop, sock, protocol, waiter=waiter, extra=extra)
        self._buffer = collections.deque()
        loop.call_soon(self._loop_reading)

    def _set_extra(self, sock):
        _set_socket_extra(self, sock)

    def sendto(self, data, addr=None):
        if not isinstance(data, BYTES_LIKE):
            raise TypeError('data argument must be bytes-like object (%r)', type(data))
        if not data:
            return
        if self._address is not None:
            self._check_address(addr)
        if self._address and self._conn_lost:
            self._count_lost_write(logger, 'socket.sendto() raised exception.')
            return
        self._enqueue(data, addr)
        if self._write_fut is None:
            self._loop_writing()  # else when that operation ends
        self._maybe_pause_protocol()

    def _loop_writing(self, fut=None):
        if self._conn_lost:
            return
        try:
            operation = self._begin_next(fut)
        except OSError as error:
            self._protocol.error_received(error)
        except Exception as error:
            self._fatal_error(error, 'Fatal write error on datagram transport')
        else:
            if operation is not None:
                operation.add_done_callback(self._loop_writing)
                self._maybe_resume_protocol()

    def _begin_next(self, ended):
        # The operation that sends what has waited longest, if anything waits.
        assert ended is self._write_fut
        self._write_fut = None
        if ended:
            ended.result()
        if self._buffer:
            data, address = self._dequeue()
            proactor = self._loop._proactor
            self._write_fut = (proactor.sendto(self._sock, data, addr=address) if self._address is None
                               else proactor.send(self._sock, data))
        elif self._closing:
            self._loop.call_soon(self._call_connection_lost, None)
        return self._write_fut

    def _loop_reading(self, fut=None):
        if self._conn_lost:
            return
        data = sender = None
        try:
            self._read_ended(fut)
            if fut is not None:
                result = fut.result()
                if self._closing:
                    return
                data, sender = result if self._address is None else (result, self._address)
            proactor = self._loop._proactor
            receive = proactor.recvfrom if self._address is None else proactor.recv
            operation = self._read_fut = receive(self._sock, self.max_size)
            operation.add_done_callback(self._loop_reading)
        except OSError as error:
            self._protocol.error_received(error)
        except exceptions.CancelledError:
            if not self._closing:
                raise
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

    def __init__(self, loop, sock, protocol, waiter=None, extra=None, server=None):
        super().__init__(loop, sock, protocol, waiter, extra, server)
        base_events._set_nodelay(sock)

    def _set_extra(self, sock):
        _set_socket_extra(self, sock)

    def write_eof(self):
        if not (self._eof_written or self._closing):
            self._eof_written = True
            # Else it is told when all is written.
            if self._is_empty():
                self._sock.shutdown(socket.SHUT_WR)


class BaseProactorEventLoop(SocketEventLoop):
    """An event loop over a proactor."""

    def __init__(self, proactor):
        super().__init__()
        logger.debug('Using proactor: %s', proactor.__class__.__name__)
        self._proactor = self._selector = proactor
        self._self_reading_future = None
        self._accept_futures = {}  # by the descriptor of the listening socket
        proactor.set_loop(self)
        self._make_self_pipe()
        self._set_wakeup(self._csock.fileno())

    def _set_wakeup(self, fd):
        # Other threads are not told of signals.
        if threading.current_thread() is threading.main_thread():
            signal.set_wakeup_fd(fd)

    def close(self):
        if not self._begin_close():
            return
        self._set_wakeup(-1)
        # All of this takes a loop that is open.
        self._stop_accept_futures()
        self._close_self_pipe()
        self._proactor.close()
        self._proactor = self._selector = None
        super().close()

    # Transports

    def _make_socket_transport(self, sock, protocol, waiter=None, extra=None, server=None):
        return _ProactorSocketTransport(self, sock, protocol, waiter, extra, server)

    def _make_ssl_transport(self, rawsock, protocol, sslcontext, waiter=None, *, server_side=False,
                            server_hostname=None, extra=None, server=None, ssl_handshake_timeout=None,
                            ssl_shutdown_timeout=None):
        return self._make_tls_transport(
            _ProactorSocketTransport, rawsock, protocol, sslcontext, waiter, server_side, server_hostname, extra,
            server, ssl_handshake_timeout, ssl_shutdown_timeout)

    def _make_datagram_transport(self, sock, protocol, address=None, waiter=None, extra=None):
        return _ProactorDatagramTransport(self, sock, protocol, address, waiter, extra)

    def _make_duplex_pipe_transport(self, sock, protocol, waiter=None, extra=None):
        return _ProactorDuplexPipeTransport(self, sock, protocol, waiter, extra)

    def _make_read_pipe_transport(self, sock, protocol, waiter=None, extra=None):
        return _ProactorReadPipeTransport(self, sock, protocol, waiter, extra)

    def _make_write_pipe_transport(self, sock, protocol, waiter=None, extra=None):
        # Who has only the writing end is told of the other end's closing.
        return _ProactorWritePipeTransport(self, sock, protocol, waiter, extra)

    # Operations of sockets

    async def sock_accept(self, sock):
        return await self._proactor.accept(sock)

    async def sock_connect(self, sock, address):
        return await self._proactor.connect(sock, address)

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

    async def _sock_sendfile_native(self, sock, file, offset, count):
        _, size = regular_file(file)
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

    # What ends a wait

    def _close_self_pipe(self):
        reading, self._self_reading_future = self._self_reading_future, None
        if reading is not None:
            reading.cancel()
        super()._close_self_pipe()

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
        except FOR_THE_LOOP:
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

    def _process_events(self, event_list):
        pass  # the futures of operations do that

    # Servers

    def _start_serving(self, protocol_factory, sock, sslcontext=None, server=None, backlog=100,
                       ssl_handshake_timeout=None, ssl_shutdown_timeout=None):

        def serve(connection, address):
            self._log_accepted(server, connection, address)
            protocol, extra = protocol_factory(), {'peername': address}
            if sslcontext is None:
                self._make_socket_transport(connection, protocol, extra=extra, server=server)
            else:
                self._make_ssl_transport(
                    connection, protocol, sslcontext, server_side=True, extra=extra, server=server,
                    ssl_handshake_timeout=ssl_handshake_timeout, ssl_shutdown_timeout=ssl_shutdown_timeout)

        def accept(ended=None):
            try:
                if ended is not None:
                    serve(*ended.result())
                if self.is_closed():
                    return
                operation = self._proactor.accept(sock)
            except exceptions.CancelledError:
                sock.close()
            except OSError as error:
                self._accept_failed(sock, error)
            else:
                self._accept_futures[sock.fileno()] = operation
                operation.add_done_callback(accept)

        self.call_soon(accept)

    def _accept_failed(self, sock, error):
        if sock.fileno() == -1:
            # It was closed here.
            if self._debug:
                logger.debug("Accept failed on socket %r", sock, exc_info=True)
            return
        self.call_exception_handler({
            'message': 'Accept failed on a socket', 'exception': error, 'socket': trsock.TransportSocket(sock)})
        sock.close()

    def _stop_accept_futures(self):
        while self._accept_futures:
            self._accept_futures.popitem()[1].cancel()

    def _stop_serving(self, sock):
        accepting = self._accept_futures.pop(sock.fileno(), None)
        if accepting:
            accepting.cancel()
        self._proactor._stop_serving(sock)
        sock.close()
