"""Connections as streams that coroutines read and write."""

__all__ = (
    'StreamReader', 'StreamWriter', 'StreamReaderProtocol',
    'open_connection', 'start_server',
    'open_unix_connection', 'start_unix_server')

import collections
import sys
import weakref

from . import coroutines
from . import events
from . import exceptions
from . import format_helpers
from . import protocols
from .log import logger
from .tasks import sleep

_DEFAULT_LIMIT = 2 ** 16


def _client(loop, limit):
    reader = StreamReader(limit=limit, loop=loop)
    return reader, StreamReaderProtocol(reader, loop=loop)


async def open_connection(host=None, port=None, *, limit=_DEFAULT_LIMIT, **kwds):
    """(reader, writer) of a new connection; limit is for the reader, others for loop.create_connection."""
    loop = events.get_running_loop()
    reader, protocol = _client(loop, limit)
    transport, _ = await loop.create_connection(lambda: protocol, host, port, **kwds)
    return reader, StreamWriter(transport, protocol, reader, loop)


async def start_server(client_connected_cb, host=None, port=None, *, limit=_DEFAULT_LIMIT, **kwds):
    """A server that calls client_connected_cb(reader, writer), or runs it, for each connection."""
    loop = events.get_running_loop()

    def factory():
        return StreamReaderProtocol(StreamReader(limit=limit, loop=loop), client_connected_cb, loop=loop)
    return await loop.create_server(factory, host, port, **kwds)


async def open_unix_connection(path=None, *, limit=_DEFAULT_LIMIT, **kwds):
    """As open_connection, to a socket in the file system."""
    loop = events.get_running_loop()
    reader, protocol = _client(loop, limit)
    transport, _ = await loop.create_unix_connection(lambda: protocol, path, **kwds)
    return reader, StreamWriter(transport, protocol, reader, loop)


async def start_unix_server(client_connected_cb, path=None, *, limit=_DEFAULT_LIMIT, **kwds):
    """As start_server, with a socket in the file system."""
    loop = events.get_running_loop()

    def factory():
        return StreamReaderProtocol(StreamReader(limit=limit, loop=loop), client_connected_cb, loop=loop)
    return await loop.create_unix_server(factory, path, **kwds)


def _settle(future, exc):
    if exc is None:
        future.set_result(None)
    else:
        future.set_exception(exc)


def _is_encrypted(transport):
    return transport.get_extra_info('sslcontext') is not None


class FlowControlMixin(protocols.Protocol):
    """What has coroutines wait while too much waits to be sent."""

    _paused = False
    _connection_lost = False

    def __init__(self, loop=None):
        self._loop = events._get_event_loop(stacklevel=4) if loop is None else loop
        self._drain_waiters = collections.deque()

    def pause_writing(self):
        self._pause(True, "%r pauses writing")

    def resume_writing(self):
        self._pause(False, "%r resumes writing")
        self._release_waiters(None)

    def _pause(self, paused, message):
        assert self._paused is not paused
        self._paused = paused
        if self._loop.get_debug():
            logger.debug(message, self)

    def connection_lost(self, exc):
        self._connection_lost = True
        if self._paused:
            self._release_waiters(exc)

    def _release_waiters(self, exc):
        for waiter in self._drain_waiters:
            if not waiter.done():
                _settle(waiter, exc)

    async def _drain_helper(self):
        # What StreamWriter.drain() waits for.
        if self._connection_lost:
            raise ConnectionResetError('Connection lost')
        if self._paused:
            room = self._loop.create_future()
            self._drain_waiters.append(room)
            try:
                await room
            finally:
                self._drain_waiters.remove(room)

    def _get_close_waiter(self, stream):
        raise NotImplementedError


class StreamReaderProtocol(FlowControlMixin, protocols.Protocol):
    """Feeds a StreamReader, and gives it with a writer to the callback of a server."""

    _source_traceback = None
    # A reader that nobody holds is not to be held by its connection,
    _stream_reader_wr = None
    # but until the callback of a server has it there is nobody else.
    _strong_reader = None

    # These there are while there is a connection.
    _transport = _stream_writer = _task = None
    _over_ssl = False

    def __init__(self, stream_reader, client_connected_cb=None, loop=None):
        super().__init__(loop=loop)
        self._closed = self._loop.create_future()
        self._client_connected_cb = client_connected_cb
        if stream_reader is not None:
            self._source_traceback = stream_reader._source_traceback
            self._stream_reader_wr = weakref.ref(stream_reader)
            if client_connected_cb is not None:
                self._strong_reader = stream_reader

    @property
    def _stream_reader(self):
        return None if self._stream_reader_wr is None else self._stream_reader_wr()

    def connection_made(self, transport):
        self._transport = transport
        if (reader := self._stream_reader) is not None:
            reader.set_transport(transport)
        self._over_ssl = _is_encrypted(transport)
        if self._client_connected_cb is not None:
            self._serve(reader, StreamWriter(transport, self, reader, self._loop))

    def _serve(self, reader, writer):
        self._stream_writer = writer
        transport = writer.transport
        result = self._client_connected_cb(reader, writer)
        if coroutines.iscoroutine(result):
            self._task = self._loop.create_task(result)
            self._task.add_done_callback(lambda task: self._client_done(task.exception(), transport))
        self._strong_reader = None

    def _client_done(self, exc, transport):
        if exc is None:
            return
        self._loop.call_exception_handler(dict(
            message='Unhandled exception in client_connected_cb', exception=exc, transport=transport))
        transport.close()

    def _replace_writer(self, writer):
        # The same connection, encrypted.
        self._stream_writer = writer
        self._transport = writer.transport
        self._over_ssl = _is_encrypted(self._transport)

    def data_received(self, data):
        if (reader := self._stream_reader) is not None:
            reader.feed_data(data)

    def eof_received(self):
        if (reader := self._stream_reader) is not None:
            reader.feed_eof()
        # Encrypted connections are closed both ways.
        return not self._over_ssl

    def connection_lost(self, exc):
        if (reader := self._stream_reader) is not None:
            reader.feed_eof() if exc is None else reader.set_exception(exc)
        if not self._closed.done():
            _settle(self._closed, exc)
        super().connection_lost(exc)
        self._transport = self._stream_writer = self._task = self._stream_reader_wr = None

    def _get_close_waiter(self, stream):
        return self._closed

    def __del__(self):
        # Its exception need not be told.
        closed = getattr(self, '_closed', None)
        if closed is not None and closed.done() and not closed.cancelled():
            closed.exception()


class StreamWriter:
    """Writes to a connection."""

    def __init__(self, transport, protocol, reader, loop):
        assert reader is None or isinstance(reader, StreamReader)
        self._transport = transport
        self._protocol = protocol
        self._reader = reader
        self._loop = loop
        self._complete_fut = loop.create_future()
        self._complete_fut.set_result(None)

    def __repr__(self):
        reader = '' if self._reader is None else f' reader={self._reader!r}'
        return f'<{self.__class__.__name__} transport={self._transport!r}{reader}>'

    @property
    def transport(self):
        return self._transport

    def write(self, data):
        """Send bytes, some time; drain() waits."""
        self._transport.write(data)

    def writelines(self, data):
        """Send many bytes, some time."""
        self._transport.writelines(data)

    def write_eof(self):
        """Say that no more bytes will be sent."""
        return self._transport.write_eof()

    def can_write_eof(self):
        """Whether that can be said."""
        return self._transport.can_write_eof()

    def close(self):
        """Close the connection once all is sent."""
        return self._transport.close()

    def is_closing(self):
        """Whether the connection is closed or about to be."""
        return self._transport.is_closing()

    async def wait_closed(self):
        """Wait until the connection is closed."""
        await self._protocol._get_close_waiter(self)

    def get_extra_info(self, name, default=None):
        """What else is known of the connection."""
        return self._transport.get_extra_info(name, default)

    async def drain(self):
        """Wait until there is room for more to be sent."""
        failure = None if self._reader is None else self._reader.exception()
        if failure is not None:
            raise failure
        if self._transport.is_closing():
            await sleep(0)  # connection_lost, if it is due, comes first
        await self._protocol._drain_helper()

    async def start_tls(self, sslcontext, *, server_hostname=None, ssl_handshake_timeout=None):
        """Encrypt the connection from now on."""
        protocol = self._protocol
        is_server = protocol._client_connected_cb is not None
        await self.drain()
        self._transport = await self._loop.start_tls(
            self._transport, protocol, sslcontext,
            server_side=is_server, server_hostname=server_hostname,
            ssl_handshake_timeout=ssl_handshake_timeout)
        protocol._replace_writer(self)

    def __del__(self):
        if self._transport.is_closing():
            return
        import warnings
        if self._loop.is_closed():
            warnings.warn("loop is closed", ResourceWarning)
        else:
            self.close()
            warnings.warn(f"unclosed {self!r}", ResourceWarning)


class StreamReader:
    """Reads from a connection; more than twice limit is not kept."""

    _source_traceback = None

    _transport = None
    _exception = None
    _waiter = None  # future of the coroutine that waits for bytes
    _eof = False
    _paused = False

    def __init__(self, limit=_DEFAULT_LIMIT, loop=None):
        if limit <= 0:
            raise ValueError('Limit cannot be <= 0')
        self._limit = limit
        self._loop = events._get_event_loop() if loop is None else loop
        self._buffer = bytearray()
        if self._loop.get_debug():
            self._source_traceback = format_helpers.extract_stack(sys._getframe(1))

    def __repr__(self):
        return f"<{' '.join(self._info())}>"

    def _info(self):
        yield 'StreamReader'
        if count := len(self._buffer):
            yield f'{count} bytes'
        if self._eof:
            yield 'eof'
        if self._limit != _DEFAULT_LIMIT:
            yield f'limit={self._limit}'
        for name in ('waiter', 'exception', 'transport'):
            if value := getattr(self, '_' + name):
                yield f'{name}={value!r}'
        if self._paused:
            yield 'paused'

    # What a protocol calls.

    def set_transport(self, transport):
        assert self._transport is None, 'Transport already set'
        self._transport = transport

    def exception(self):
        return self._exception

    def set_exception(self, exc):
        self._exception = exc
        self._wakeup_waiter(exc)

    def feed_eof(self):
        self._eof = True
        self._wakeup_waiter()

    def _wakeup_waiter(self, exc=None):
        waiter, self._waiter = self._waiter, None
        if waiter is not None and not waiter.cancelled():
            _settle(waiter, exc)

    # The transport pauses when there is more than twice the limit, and goes on below the limit.

    def _resume(self):
        if self._paused:
            self._paused = False
            self._transport.resume_reading()

    def _maybe_resume_transport(self):
        if len(self._buffer) <= self._limit:
            self._resume()

    def at_eof(self):
        """Whether there is nothing more to read."""
        return self._eof and not self._buffer

    def feed_data(self, data):
        assert not self._eof, 'feed_data after feed_eof'
        if not data:
            return
        self._buffer.extend(data)
        self._wakeup_waiter()
        if self._transport is not None and not self._paused and len(self._buffer) > 2 * self._limit:
            try:
                self._transport.pause_reading()
            except NotImplementedError:
                # It cannot, and need not be asked again.
                self._transport = None
            else:
                self._paused = True

    async def _wait_for_data(self, func_name):
        if self._waiter is not None:
            raise RuntimeError(f'{func_name}() called while another coroutine '
                               'is already waiting for incoming data')
        assert not self._eof, '_wait_for_data after EOF'
        # What there is does not suffice, however much it may be.
        self._resume()
        waiter = self._waiter = self._loop.create_future()
        try:
            await waiter
        finally:
            self._waiter = None

    def _take(self, count):
        data = bytes(self._buffer[:count])
        del self._buffer[:count]
        return data

    def _check_exception(self):
        if self._exception is not None:
            raise self._exception

    async def readline(self):
        """A line with its end; less at the end of the stream."""
        separator = b'\n'
        try:
            return await self.readuntil(separator)
        except exceptions.IncompleteReadError as error:
            return error.partial
        except exceptions.LimitOverrunError as error:
            if self._buffer.startswith(separator, error.consumed):
                del self._buffer[:error.consumed + len(separator)]
            else:
                self._buffer.clear()
            self._maybe_resume_transport()
            raise ValueError(error.args[0])

    async def readuntil(self, separator=b'\n'):
        """Bytes up to and with a separator; IncompleteReadError if it does not come."""
        size = len(separator)
        if size == 0:
            raise ValueError('Separator should be at least one-byte string')
        self._check_exception()
        offset = 0  # before it there is no separator
        while True:
            count = len(self._buffer)
            if count - offset >= size:
                place = self._buffer.find(separator, offset)
                if place != -1:
                    break
                # A part of it may be there.
                offset = count + 1 - size
                if offset > self._limit:
                    raise exceptions.LimitOverrunError(
                        'Separator is not found, and chunk exceed the limit',
                        offset)
            if self._eof:
                raise exceptions.IncompleteReadError(self._take(count), None)
            await self._wait_for_data('readuntil')
        if place > self._limit:
            raise exceptions.LimitOverrunError(
                'Separator is found, but chunk is longer than limit', place)
        data = self._take(place + size)
        self._maybe_resume_transport()
        return data

    async def read(self, n=-1):
        """Up to n bytes, at least one before the end; all bytes if n is -1."""
        self._check_exception()
        if n == 0:
            return b''
        if n < 0:
            # Parts, that the limit does not stop it.
            parts = []
            while part := await self.read(self._limit):
                parts.append(part)
            return b''.join(parts)
        if not self._buffer and not self._eof:
            await self._wait_for_data('read')
        data = self._take(n)
        self._maybe_resume_transport()
        return data

    async def readexactly(self, n):
        """n bytes; IncompleteReadError if the stream ends before."""
        if n < 0:
            raise ValueError('readexactly size can not be less than zero')
        self._check_exception()
        if n == 0:
            return b''
        while len(self._buffer) < n:
            if self._eof:
                raise exceptions.IncompleteReadError(self._take(n), n)
            await self._wait_for_data('readexactly')
        data = self._take(n)
        self._maybe_resume_transport()
        return data

    def __aiter__(self):
        return self

    async def __anext__(self):
        line = await self.readline()
        if line == b'':
            raise StopAsyncIteration
        return line
