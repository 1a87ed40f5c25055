"""The event loop of the engine.

It waits on the host: the module _asyncio_host, where there is one, gives

    Waiter()                  what one loop waits on
    waiter.wait(timeout)      wait until wake() or until an operation has ended, at most timeout
                              seconds (None: any time); a list of (callback, arguments) of the
                              operations that have ended
    waiter.wake()             end the wait of another thread, or the next one
    waiter.close()

and, where the host has granted a network, connect and listen, which start operations:

    waiter.connect(host, port, options, callback)         callback(connection, error)
    waiter.listen(host, port, options, accept, callback)  callback(listener, error); accept(connection)
    connection.read(count, callback)                      callback(data, error); no data: the end
    connection.write(data, callback)                      callback(error)
    connection.shutdown(), connection.close(), connection.info (a dict)
    listener.close(), listener.info

Without that module the loop waits on a lock, which is all that timers, tasks and threads need.
"""

__all__ = ('SelectorEventLoop', 'HostEventLoop', 'DefaultEventLoopPolicy')

import threading

from . import base_events
from . import events
from . import transports

try:
    import _asyncio_host
except ImportError:
    _asyncio_host = None


class _LockWaiter:
    # What _asyncio_host.Waiter does, for a loop without operations of the host.
    def __init__(self):
        self._sleep = threading.Lock()
        self._sleep.acquire()
        self._guard = threading.Lock()

    def wait(self, timeout):
        # Released by wake, which counts once however often it is called.
        self._sleep.acquire(True, -1 if timeout is None else timeout) if timeout != 0 else self._sleep.acquire(False)
        return []

    def wake(self):
        with self._guard:
            if self._sleep.locked():
                self._sleep.release()

    def close(self):
        pass


class _Selector:
    # The waiter as base_events wants it.
    def __init__(self, waiter):
        self._waiter = waiter

    def select(self, timeout=None):
        return self._waiter.wait(timeout)


class HostEventLoop(base_events.BaseEventLoop):
    """An event loop that waits on the host."""

    def __init__(self, selector=None):
        super().__init__()
        self._waiter = _LockWaiter() if _asyncio_host is None else _asyncio_host.Waiter()
        self._selector = _Selector(self._waiter) if selector is None else selector

    def _write_to_self(self):
        waiter = self._waiter
        if waiter is not None:
            waiter.wake()

    def _process_events(self, event_list):
        for callback, args in event_list:
            self._add_callback(events.Handle(callback, args, self))

    def close(self):
        if self.is_running():
            raise RuntimeError("Cannot close a running event loop")
        if self.is_closed():
            return
        super().close()
        waiter, self._waiter = self._waiter, None
        waiter.close()
        self._selector = None

    # Networks

    def _granted(self, name):
        operation = getattr(self._waiter, name, None)
        if operation is None:
            raise NotImplementedError("the host has granted no network to this event loop")
        return operation

    async def _ended(self, start, *args):
        # The result of an operation, which tells it as callback(result, error).
        future = self.create_future()

        def callback(result, error):
            if future.done():
                if result is not None:
                    result.close()
            elif error is not None:
                future.set_exception(error)
            else:
                future.set_result(result)

        start(*args, callback)
        return await future

    async def create_connection(
            self, protocol_factory, host=None, port=None,
            *, ssl=None, family=0,
            proto=0, flags=0, sock=None,
            local_addr=None, server_hostname=None,
            ssl_handshake_timeout=None,
            ssl_shutdown_timeout=None,
            happy_eyeballs_delay=None, interleave=None):
        connect = self._granted('connect')
        if server_hostname is not None and not ssl:
            raise ValueError('server_hostname is only meaningful with ssl')
        if sock is not None:
            raise NotImplementedError("connections of sockets")
        if host is None and port is None:
            raise ValueError('host and port was not specified and no sock specified')
        options = {'ssl': ssl, 'server_hostname': server_hostname, 'local_addr': local_addr}
        connection = await self._ended(connect, host, port, options)
        protocol = protocol_factory()
        return HostTransport(self, connection, protocol), protocol

    async def create_server(
            self, protocol_factory, host=None, port=None,
            *,
            family=events._AF_UNSPEC,
            flags=events._AI_PASSIVE,
            sock=None,
            backlog=100,
            ssl=None,
            reuse_address=None,
            reuse_port=None,
            ssl_handshake_timeout=None,
            ssl_shutdown_timeout=None,
            start_serving=True):
        listen = self._granted('listen')
        if isinstance(ssl, bool):
            raise TypeError('ssl argument must be an SSLContext or None')
        if sock is not None:
            raise NotImplementedError("servers of sockets")
        server = HostServer(self, protocol_factory, listen, host, port, {'backlog': backlog, 'ssl': ssl})
        await server._open()
        if start_serving:
            await server.start_serving()
        return server


class HostTransport(transports._FlowControlMixin):
    """A connection of the host."""

    _READ_SIZE = 64 * 1024

    def __init__(self, loop, connection, protocol, server=None):
        super().__init__(dict(connection.info), loop)
        self._connection = connection
        self._protocol = protocol
        self._server = server
        self._pending = 0          # bytes that are being sent
        self._closing = False
        self._lost = False
        self._paused = False
        self._reading = False
        self._eof_written = False
        if server is not None:
            server._attach()
        loop.call_soon(protocol.connection_made, self)
        loop.call_soon(self._read)

    def __repr__(self):
        return f"<{self.__class__.__name__}{' closing' if self._closing else ''}>"

    def get_protocol(self):
        return self._protocol

    def set_protocol(self, protocol):
        self._protocol = protocol

    # Receiving

    def is_reading(self):
        return not self._closing and not self._paused

    def pause_reading(self):
        self._paused = True

    def resume_reading(self):
        if self._paused:
            self._paused = False
            self._read()

    def _read(self):
        if self.is_reading() and not self._reading:
            self._reading = True
            self._connection.read(self._READ_SIZE, self._on_read)

    def _on_read(self, data, error):
        self._reading = False
        if self._closing:
            return
        if error is not None:
            self._lose(error)
        elif data:
            self._protocol.data_received(data)
            self._read()
        elif not self._protocol.eof_received():
            self.close()

    # Sending

    def get_write_buffer_size(self):
        return self._pending

    def write(self, data):
        if not isinstance(data, (bytes, bytearray, memoryview)):
            raise TypeError(f'data argument must be a bytes-like object, not {type(data).__name__!r}')
        if self._eof_written:
            raise RuntimeError('Cannot call write() after write_eof()')
        if not data or self._lost:
            return
        data = bytes(data)
        self._pending += len(data)
        self._connection.write(data, lambda error: self._on_written(len(data), error))
        self._maybe_pause_protocol()

    def _on_written(self, count, error):
        self._pending -= count
        if error is not None:
            self._lose(error)
            return
        self._maybe_resume_protocol()
        if self._pending == 0:
            if self._closing:
                self._lose(None)
            elif self._eof_written:
                self._connection.shutdown()

    def can_write_eof(self):
        return True

    def write_eof(self):
        if self._closing or self._eof_written:
            return
        self._eof_written = True
        if self._pending == 0:
            self._connection.shutdown()

    # Ending

    def is_closing(self):
        return self._closing

    def close(self):
        if self._closing:
            return
        self._closing = True
        if self._pending == 0:
            self._loop.call_soon(self._lose, None)

    def abort(self):
        self._closing = True
        self._loop.call_soon(self._lose, None)

    def _lose(self, error):
        if self._lost:
            return
        self._lost = self._closing = True
        self._connection.close()
        try:
            self._protocol.connection_lost(error)
        finally:
            server, self._server = self._server, None
            if server is not None:
                server._detach()


class HostServer(base_events.Server):
    """A listener of the host."""

    def __init__(self, loop, protocol_factory, listen, host, port, options):
        super().__init__(loop, [], protocol_factory, None, options['backlog'], None)
        self._listen = listen
        self._place = host, port, options
        self._waiting = []  # connections that came before serving began

    async def _open(self):
        host, port, options = self._place
        self._listener = await self._loop._ended(self._listen, host, port, options, self._accept)
        self._sockets = [self._listener]

    def _accept(self, connection):
        if self._sockets is None:
            connection.close()
        elif not self._serving:
            self._waiting.append(connection)
        else:
            HostTransport(self._loop, connection, self._protocol_factory(), self)

    def _start_serving(self):
        if self._serving:
            return
        self._serving = True
        waiting, self._waiting = self._waiting, []
        for connection in waiting:
            self._accept(connection)

    def close(self):
        if self._sockets is not None:
            self._listener.close()
            self._sockets = []
        super().close()


SelectorEventLoop = HostEventLoop  # the name of the usual loop elsewhere


class DefaultEventLoopPolicy(events.BaseDefaultEventLoopPolicy):
    """A HostEventLoop for each thread."""

    _loop_factory = HostEventLoop
