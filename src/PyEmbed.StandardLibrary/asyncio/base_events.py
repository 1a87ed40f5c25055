"""The event loop without what waits for events: callbacks, timers, tasks, threads, errors.

Loops that are derived from it set _selector, whose select(timeout) waits until something
happens or the time is over and gives what has happened, define _process_events, which has
callbacks called for that, and _write_to_self, which ends the wait from another thread.
"""

__all__ = 'BaseEventLoop', 'Server',

import collections
import collections.abc
import concurrent.futures
import functools
import heapq
import itertools
import os
import socket
import stat
import subprocess
import sys
import threading
import time
import traceback
import warnings
import weakref

try:
    import ssl
except ImportError:
    ssl = None

from . import constants
from . import coroutines
from . import events
from . import exceptions
from . import futures
from . import protocols
from . import sslproto
from . import staggered
from . import tasks
from . import transports
from . import trsock
from .log import logger

# Cancelled timers are taken out when there are many and they are a large part.
_MIN_SCHEDULED_TIMER_HANDLES = 100
_MIN_CANCELLED_TIMER_HANDLES_FRACTION = 0.5

# No wait is longer; some systems cannot wait for very long.
MAXIMUM_SELECT_TIMEOUT = 24 * 3600

_HAS_IPv6 = hasattr(socket, 'AF_INET6')


def _format_handle(handle):
    owner = getattr(handle._callback, '__self__', None)
    # The steps of a task all look the same.
    return repr(owner) if isinstance(owner, tasks.Task) else str(handle)


def _run_until_complete_cb(fut):
    if not fut.cancelled() and isinstance(fut.exception(), (SystemExit, KeyboardInterrupt)):
        return  # these have left run_forever already
    futures._get_loop(fut).stop()


# Sockets

def _set_nodelay(sock):
    # Small pieces are sent at once.
    if (sock.family in (socket.AF_INET, socket.AF_INET6) and sock.type == socket.SOCK_STREAM
            and sock.proto == socket.IPPROTO_TCP):
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def _check_ssl_socket(sock):
    if ssl is not None and isinstance(sock, ssl.SSLSocket):
        raise TypeError("Socket cannot be of type SSLSocket")


def _set_reuseport(sock):
    if not hasattr(socket, 'SO_REUSEPORT'):
        raise ValueError('reuse_port not supported by socket module')
    try:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    except OSError:
        raise ValueError('reuse_port not supported by socket module, '
                         'SO_REUSEPORT defined but not implemented.')


def _port_number(port):
    # None: it is a name, which has to be looked up.
    if port in (None, '', b''):
        return 0
    try:
        return int(port)
    except (TypeError, ValueError):
        return None


def _ipaddr_info(host, port, family, type, proto, flowinfo=0, scopeid=0):
    # What getaddrinfo would give for an address in digits; None if it has to be asked.
    if not hasattr(socket, 'inet_pton'):
        return None
    if host is None or proto not in (0, socket.IPPROTO_TCP, socket.IPPROTO_UDP):
        return None
    proto = {socket.SOCK_STREAM: socket.IPPROTO_TCP, socket.SOCK_DGRAM: socket.IPPROTO_UDP}.get(type)
    port = _port_number(port)
    if proto is None or port is None:
        return None
    if isinstance(host, bytes):
        host = host.decode('idna')
    if '%' in host:
        return None  # a scope in the address, which not all inet_pton take
    families = [family]
    if family == socket.AF_UNSPEC:
        families = [socket.AF_INET, socket.AF_INET6] if _HAS_IPv6 else [socket.AF_INET]
    for candidate in families:
        try:
            socket.inet_pton(candidate, host)
        except OSError:
            continue
        is_long = _HAS_IPv6 and candidate == socket.AF_INET6
        address = (host, port, flowinfo, scopeid) if is_long else (host, port)
        return candidate, type, proto, '', address
    return None


def _interleave_addrinfos(addrinfos, first_address_family_count=1):
    # One of each family in turn, after some of the first family.
    by_family = {}
    for info in addrinfos:
        by_family.setdefault(info[0], []).append(info)
    first, *others = by_family.values()
    start = first[:first_address_family_count - 1] if first_address_family_count > 1 else []
    turns = itertools.zip_longest(first[len(start):], *others)
    return start + [info for turn in turns for info in turn if info is not None]


def _remove_stale_socket(path):
    # The file of a server that is gone. Abstract names have none.
    if not path or path[0] in (0, '\x00'):
        return
    try:
        if stat.S_ISSOCK(os.stat(path).st_mode):
            os.remove(path)
    except FileNotFoundError:
        pass
    except OSError as error:
        # bind() will tell more.
        logger.error('Unable to check or remove stale UNIX socket %r: %r', path, error)


def _check_ssl_arguments(ssl, **values):
    for name, value in values.items():
        if value is not None and not ssl:
            raise ValueError(f'{name} is only meaningful with ssl')


def _check_stream_socket(sock):
    if sock.type != socket.SOCK_STREAM:
        raise ValueError(f'A Stream Socket was expected, got {sock!r}')


class _SendfileFallbackProtocol(protocols.Protocol):
    # Takes a transport over while a file is written to it.

    def __init__(self, transp):
        if not isinstance(transp, transports._FlowControlMixin):
            raise TypeError("transport should be _FlowControlMixin instance")
        self._transport, self._proto = transp, transp.get_protocol()
        self._should_resume_reading = transp.is_reading()
        self._should_resume_writing = transp._protocol_paused
        transp.pause_reading()
        transp.set_protocol(self)
        # Done when writing is possible; None if it is.
        self._write_ready_fut = transp._loop.create_future() if self._should_resume_writing else None

    async def drain(self):
        """Wait until more can be written."""
        if self._transport.is_closing():
            raise ConnectionError("Connection closed by peer")
        if self._write_ready_fut is not None:
            await self._write_ready_fut

    async def restore(self):
        """Give the transport back."""
        self._transport.set_protocol(self._proto)
        if self._should_resume_reading:
            self._transport.resume_reading()
        if self._write_ready_fut is not None:
            # Nobody waits for it any more.
            self._write_ready_fut.cancel()
        if self._should_resume_writing:
            self._proto.resume_writing()

    def connection_made(self, transport):
        raise RuntimeError("Invalid state: "
                           "connection should have been established already.")

    def connection_lost(self, exc):
        if self._write_ready_fut is not None:
            self._write_ready_fut.set_exception(
                ConnectionError("Connection is closed by peer") if exc is None else exc)
        self._proto.connection_lost(exc)

    def pause_writing(self):
        if self._write_ready_fut is None:
            self._write_ready_fut = self._transport._loop.create_future()

    def resume_writing(self):
        waiter, self._write_ready_fut = self._write_ready_fut, None
        if waiter is not None:
            waiter.set_result(False)

    def data_received(self, data):
        raise RuntimeError("Invalid state: reading should be paused")

    def eof_received(self):
        raise RuntimeError("Invalid state: reading should be paused")


# Processes

def _format_pipe(fd):
    return {subprocess.PIPE: '<pipe>', subprocess.STDOUT: '<stdout>'}.get(fd) or repr(fd)


# Bytes come from and go to processes, never text.
_PROCESS_ARGUMENTS = (('universal_newlines', False), ('shell', None), ('bufsize', 0), ('text', False),
                      ('encoding', None), ('errors', None))


def _check_process_arguments(is_shell, given_shell, **values):
    for name, wanted in _PROCESS_ARGUMENTS:
        if name == 'shell':
            if bool(given_shell) != is_shell:
                raise ValueError(f'shell must be {is_shell}')
            continue
        value = values[name]
        if wanted is None and value is not None or wanted is not None and value:
            raise ValueError(f'{name} must be {wanted}')


class Server(events.AbstractServer):
    """Listening sockets."""

    def __init__(self, loop, sockets, protocol_factory, ssl_context, backlog,
                 ssl_handshake_timeout, ssl_shutdown_timeout=None):
        self._loop, self._sockets = loop, sockets
        self._protocol_factory = protocol_factory
        # What the loop wants for each socket, after the socket.
        self._serving_args = ssl_context, self, backlog, ssl_handshake_timeout, ssl_shutdown_timeout
        self._active_count = 0     # connections
        self._waiters = []         # for the end of the last; None after it
        self._serving = False
        self._forever = None       # what serve_forever waits for

    def __repr__(self):
        return '<%s sockets=%r>' % (type(self).__name__, self.sockets)

    # Called by transports.

    def _attach(self):
        assert self._sockets is not None
        self._count(+1)

    def _detach(self):
        assert self._active_count > 0
        self._count(-1)

    def _count(self, change):
        self._active_count += change
        if change <= 0 and self._sockets is None and not self._active_count:
            self._end_waiting()

    def _end_waiting(self):
        waiters, self._waiters = self._waiters, None
        for waiter in filter(lambda waiter: not waiter.done(), waiters):
            waiter.set_result(waiter)

    def _start_serving(self):
        if not self._serving:
            self._serving = True
            backlog = self._serving_args[2]
            for sock in self._sockets:
                sock.listen(backlog)
                self._loop._start_serving(self._protocol_factory, sock, *self._serving_args)

    def get_loop(self):
        return self._loop

    def is_serving(self):
        return self._serving

    @property
    def sockets(self):
        """The sockets."""
        return () if self._sockets is None else tuple(map(trsock.TransportSocket, self._sockets))

    def close(self):
        if self._sockets is None:
            return
        sockets, self._sockets = self._sockets, None
        for sock in sockets:
            self._loop._stop_serving(sock)
        self._serving = False
        if self._forever is not None and not self._forever.done():
            self._forever.cancel()
            self._forever = None
        self._count(0)

    async def start_serving(self):
        self._start_serving()
        # Other tasks may have connected.
        await tasks.sleep(0)

    async def serve_forever(self):
        if self._forever is not None:
            raise RuntimeError(f'server {self!r} is already being awaited on serve_forever()')
        if self._sockets is None:
            raise RuntimeError(f'server {self!r} is closed')
        self._start_serving()
        waiter = self._forever = self._loop.create_future()
        try:
            await waiter
        except exceptions.CancelledError:
            self.close()
            await self.wait_closed()
            raise
        finally:
            self._forever = None

    async def wait_closed(self):
        if self._sockets is not None and self._waiters is not None:
            self._waiters.append(self._loop.create_future())
            await self._waiters[-1]


class BaseEventLoop(events.AbstractEventLoop):
    """The event loop without what waits for events."""

    def __init__(self):
        # What runs: callbacks that are due, and timers, which are a heap.
        self._ready, self._scheduled = collections.deque(), []
        self._timer_cancelled_count = 0
        self._current_handle = None
        self._clock_resolution = time.get_clock_info('monotonic').resolution
        # How far it has come.
        self._thread_id = None  # of the thread that runs it
        self._stopping = self._closed = False
        self._asyncgens_shutdown_called = self._executor_shutdown_called = False
        # What it keeps.
        self._asyncgens = weakref.WeakSet()
        self._default_executor = self._exception_handler = self._task_factory = None
        self._internal_fds = 0
        # Debug mode, in which callbacks that take longer are told.
        self._saved_origin_depth = None  # a number while the loop has set its own
        self.slow_callback_duration = 0.1
        self.set_debug(coroutines._is_debug_mode())

    def __repr__(self):
        return (f'<{self.__class__.__name__} running={self.is_running()} '
                f'closed={self.is_closed()} debug={self.get_debug()}>')

    # What derived loops define.

    def _make_socket_transport(self, sock, protocol, waiter=None, *, extra=None, server=None):
        raise NotImplementedError

    def _make_ssl_transport(self, rawsock, protocol, sslcontext, waiter=None, *, server_side=False,
                            server_hostname=None, extra=None, server=None, ssl_handshake_timeout=None,
                            ssl_shutdown_timeout=None, call_connection_made=True):
        raise NotImplementedError

    def _make_datagram_transport(self, sock, protocol, address=None, waiter=None, extra=None):
        raise NotImplementedError

    def _make_read_pipe_transport(self, pipe, protocol, waiter=None, extra=None):
        raise NotImplementedError

    def _make_write_pipe_transport(self, pipe, protocol, waiter=None, extra=None):
        raise NotImplementedError

    async def _make_subprocess_transport(self, protocol, args, shell, stdin, stdout, stderr, bufsize, extra=None,
                                         **kwargs):
        raise NotImplementedError

    def _write_to_self(self):
        raise NotImplementedError

    def _process_events(self, event_list):
        raise NotImplementedError

    # Futures and tasks

    def create_future(self):
        return futures.Future(loop=self)

    def create_task(self, coro, *, name=None, context=None):
        self._check_closed()
        if self._task_factory is None:
            task = tasks.Task(coro, loop=self, name=name, context=context)
            if task._source_traceback:
                del task._source_traceback[-1]
            return task
        if context is None:
            task = self._task_factory(self, coro)
        else:
            task = self._task_factory(self, coro, context=context)
        tasks._set_task_name(task, name)
        return task

    def set_task_factory(self, factory):
        if factory is not None and not callable(factory):
            raise TypeError('task factory must be a callable or None')
        self._task_factory = factory

    def get_task_factory(self):
        return self._task_factory

    # Asynchronous generators are closed by their loop, as that takes awaiting.

    def _asyncgen_firstiter_hook(self, agen):
        if self._asyncgens_shutdown_called:
            warnings.warn(
                f"asynchronous generator {agen!r} was scheduled after "
                f"loop.shutdown_asyncgens() call",
                ResourceWarning, source=self)
        self._asyncgens.add(agen)

    def _asyncgen_finalizer_hook(self, agen):
        self._asyncgens.discard(agen)
        if not self.is_closed():
            self.call_soon_threadsafe(self.create_task, agen.aclose())

    async def shutdown_asyncgens(self):
        self._asyncgens_shutdown_called = True
        generators = list(self._asyncgens)
        if not generators:
            return
        self._asyncgens.clear()
        results = await tasks.gather(*[generator.aclose() for generator in generators], return_exceptions=True)
        for result, generator in zip(results, generators):
            if isinstance(result, Exception):
                self.call_exception_handler({
                    'message': f'an error occurred during closing of '
                               f'asynchronous generator {generator!r}',
                    'exception': result,
                    'asyncgen': generator,
                })

    # Running

    def _check_closed(self):
        if self._closed:
            raise RuntimeError('Event loop is closed')

    def _check_running(self):
        if self.is_running():
            raise RuntimeError('This event loop is already running')
        if events._get_running_loop() is not None:
            raise RuntimeError(
                'Cannot run the event loop while another loop is running')

    def run_forever(self):
        self._check_closed()
        self._check_running()
        self._track_origins(self._debug)
        hooks = sys.get_asyncgen_hooks()
        try:
            self._begin()
            self._run_once()
            while not self._stopping:
                self._run_once()
        finally:
            self._end(hooks)

    def _begin(self):
        self._thread_id = threading.get_ident()
        sys.set_asyncgen_hooks(self._asyncgen_firstiter_hook, self._asyncgen_finalizer_hook)
        events._set_running_loop(self)

    def _end(self, hooks):
        self._stopping, self._thread_id = False, None
        events._set_running_loop(None)
        self._track_origins(False)
        sys.set_asyncgen_hooks(*hooks)

    def run_until_complete(self, future):
        self._check_closed()
        self._check_running()
        is_own = not futures.isfuture(future)
        future = tasks.ensure_future(future, loop=self)
        if is_own:
            # The caller cannot know of it.
            future._log_destroy_pending = False
        future.add_done_callback(_run_until_complete_cb)
        try:
            self.run_forever()
        except:
            if is_own and future.done() and not future.cancelled():
                future.exception()  # it is being raised: not one that nobody has seen
            raise
        finally:
            future.remove_done_callback(_run_until_complete_cb)
        if future.done():
            return future.result()
        raise RuntimeError('Event loop stopped before Future completed.')

    def stop(self):
        self._stopping = True

    def close(self):
        if self.is_running():
            raise RuntimeError("Cannot close a running event loop")
        if not self._closed:
            if self._debug:
                logger.debug("Close %r", self)
            self._closed = self._executor_shutdown_called = True
            for waiting in (self._ready, self._scheduled):
                waiting.clear()
            executor, self._default_executor = self._default_executor, None
            if executor is not None:
                executor.shutdown(wait=False)

    def is_closed(self):
        return self._closed

    def __del__(self, _warn=warnings.warn):
        if not self.is_closed():
            _warn(f"unclosed event loop {self!r}", ResourceWarning, source=self)
            if not self.is_running():
                self.close()

    def is_running(self):
        return self._thread_id is not None

    def time(self):
        return time.monotonic()

    # Callbacks

    def _check(self, callback, method):
        # In debug mode only.
        self._check_closed()
        if self._debug:
            self._check_thread()
            self._check_callback(callback, method)

    def call_later(self, delay, callback, *args, context=None):
        if delay is None:
            raise TypeError('delay must not be None')
        timer = self.call_at(self.time() + delay, callback, *args, context=context)
        return _without_last_frame(timer)

    def call_at(self, when, callback, *args, context=None):
        if when is None:
            raise TypeError("when cannot be None")
        self._check(callback, 'call_at')
        timer = _without_last_frame(events.TimerHandle(when, callback, args, self, context))
        heapq.heappush(self._scheduled, timer)
        timer._scheduled = True
        return timer

    def call_soon(self, callback, *args, context=None):
        self._check(callback, 'call_soon')
        return _without_last_frame(self._call_soon(callback, args, context))

    def _call_soon(self, callback, args, context):
        handle = _without_last_frame(events.Handle(callback, args, self, context))
        self._ready.append(handle)
        return handle

    def call_soon_threadsafe(self, callback, *args, context=None):
        self._check_closed()
        if self._debug:
            self._check_callback(callback, 'call_soon_threadsafe')
        handle = _without_last_frame(self._call_soon(callback, args, context))
        self._write_to_self()
        return handle

    def _check_callback(self, callback, method):
        if coroutines.iscoroutine(callback) or coroutines.iscoroutinefunction(callback):
            raise TypeError(
                f"coroutines cannot be used with {method}()")
        if not callable(callback):
            raise TypeError(
                f'a callable object was expected by {method}(), '
                f'got {callback!r}')

    def _check_thread(self):
        if self._thread_id is not None and threading.get_ident() != self._thread_id:
            raise RuntimeError(
                "Non-thread-safe operation invoked on an event loop other "
                "than the current one")

    # Threads

    def _check_default_executor(self):
        if self._executor_shutdown_called:
            raise RuntimeError('Executor shutdown has been called')

    def run_in_executor(self, executor, func, *args):
        self._check_closed()
        if self._debug:
            self._check_callback(func, 'run_in_executor')
        if executor is None:
            self._check_default_executor()
            executor = self._default_executor
            if executor is None:
                executor = self._default_executor = concurrent.futures.ThreadPoolExecutor(
                    thread_name_prefix='asyncio')
        return futures.wrap_future(executor.submit(func, *args), loop=self)

    def set_default_executor(self, executor):
        if not isinstance(executor, concurrent.futures.ThreadPoolExecutor):
            raise TypeError('executor must be ThreadPoolExecutor instance')
        self._default_executor = executor

    async def shutdown_default_executor(self):
        self._executor_shutdown_called = True
        executor = self._default_executor
        if executor is None:
            return
        # The loop runs on while a thread waits for the others.
        ended = self.create_future()
        waiter = threading.Thread(target=self._await_executor, args=(executor, ended))
        waiter.start()
        try:
            await ended
        finally:
            waiter.join()

    def _await_executor(self, executor, ended):
        try:
            executor.shutdown(wait=True)
            self._tell(ended.set_result, None)
        except Exception as error:
            self._tell(ended.set_exception, error)

    def _tell(self, callback, value):
        if not self.is_closed():
            self.call_soon_threadsafe(callback, value)

    # Looking up names

    def _getaddrinfo_debug(self, host, port, family, type, proto, flags):
        asked = [f'{host}:{port!r}']
        asked += [f'{name}={value!r}' for name, value in (('family', family), ('type', type), ('proto', proto),
                                                          ('flags', flags)) if value]
        asked = ', '.join(asked)
        logger.debug('Get address info %s', asked)
        start = self.time()
        found = socket.getaddrinfo(host, port, family, type, proto, flags)
        taken = self.time() - start
        text = f'Getting address info {asked} took {taken * 1e3:.3f}ms: {found!r}'
        (logger.info if taken >= self.slow_callback_duration else logger.debug)(text)
        return found

    async def getaddrinfo(self, host, port, *,
                          family=0, type=0, proto=0, flags=0):
        lookup = self._getaddrinfo_debug if self._debug else socket.getaddrinfo
        return await self.run_in_executor(None, lookup, host, port, family, type, proto, flags)

    async def getnameinfo(self, sockaddr, flags=0):
        return await self.run_in_executor(None, socket.getnameinfo, sockaddr, flags)

    async def _ensure_resolved(self, address, *,
                               family=0, type=socket.SOCK_STREAM,
                               proto=0, flags=0, loop):
        host, port = address[:2]
        info = _ipaddr_info(host, port, family, type, proto, *address[2:])
        if info is not None:
            return [info]
        return await loop.getaddrinfo(host, port, family=family, type=type, proto=proto, flags=flags)

    async def _resolve(self, address, **kwargs):
        infos = await self._ensure_resolved(address, loop=self, **kwargs)
        if not infos:
            raise OSError('getaddrinfo() returned empty list')
        return infos

    async def _create_server_getaddrinfo(self, host, port, family, flags):
        infos = await self._ensure_resolved((host, port), family=family, type=socket.SOCK_STREAM, flags=flags,
                                            loop=self)
        if not infos:
            raise OSError(f'getaddrinfo({host!r}) returned empty list')
        return infos

    # Connections

    async def create_connection(
            self, protocol_factory, host=None, port=None,
            *, ssl=None, family=0,
            proto=0, flags=0, sock=None,
            local_addr=None, server_hostname=None,
            ssl_handshake_timeout=None,
            ssl_shutdown_timeout=None,
            happy_eyeballs_delay=None, interleave=None):
        _check_ssl_arguments(ssl, server_hostname=server_hostname)
        if ssl and server_hostname is None:
            if not host:
                raise ValueError('You must set server_hostname '
                                 'when using ssl without a host')
            server_hostname = host
        _check_ssl_arguments(ssl, ssl_handshake_timeout=ssl_handshake_timeout,
                             ssl_shutdown_timeout=ssl_shutdown_timeout)
        if sock is not None:
            _check_ssl_socket(sock)
        if happy_eyeballs_delay is not None and interleave is None:
            interleave = 1

        if host is None and port is None:
            if sock is None:
                raise ValueError('host and port was not specified and no sock specified')
            # Sockets of any family can be used.
            _check_stream_socket(sock)
        else:
            if sock is not None:
                raise ValueError('host/port and sock can not be specified at the same time')
            how = dict(family=family, type=socket.SOCK_STREAM, proto=proto, flags=flags)
            infos = await self._resolve((host, port), **how)
            local = None if local_addr is None else await self._resolve(local_addr, **how)
            if interleave:
                infos = _interleave_addrinfos(infos, interleave)
            sock = await self._connect_any(infos, local, happy_eyeballs_delay)

        transport, protocol = await self._create_connection_transport(
            sock, protocol_factory, ssl, server_hostname,
            ssl_handshake_timeout=ssl_handshake_timeout, ssl_shutdown_timeout=ssl_shutdown_timeout)
        if self._debug:
            # The transport may have wrapped it.
            logger.debug("%r connected to %s:%r: (%r, %r)", transport.get_extra_info('socket'), host, port,
                         transport, protocol)
        return transport, protocol

    async def _connect_any(self, infos, local_infos, delay):
        # A socket that is connected to one of the addresses: one after the other, or beginning with a delay.
        problems = []
        sock = None
        if delay is not None:
            sock, _, _ = await staggered.staggered_race(
                (functools.partial(self._connect_sock, problems, info, local_infos) for info in infos),
                delay, loop=self)
        else:
            for info in infos:
                try:
                    sock = await self._connect_sock(problems, info, local_infos)
                    break
                except OSError:
                    continue
        if sock is not None:
            return sock
        errors = [error for some in problems for error in some]
        try:
            texts = [str(error) for error in errors]
            if len(set(texts)) == 1:
                raise errors[0]
            raise OSError(f"Multiple exceptions: {', '.join(texts)}")
        finally:
            errors = problems = None  # their tracebacks hold this frame

    async def _connect_sock(self, exceptions, addr_info, local_addr_infos=None):
        errors = []
        exceptions.append(errors)
        family, kind, proto, _, address = addr_info
        sock = None
        try:
            sock = socket.socket(family=family, type=kind, proto=proto)
            sock.setblocking(False)
            if local_addr_infos is not None:
                self._bind_local(sock, family, local_addr_infos, errors)
            await self.sock_connect(sock, address)
            return sock
        except BaseException as error:
            if isinstance(error, OSError):
                errors.append(error)
            if sock is not None:
                sock.close()
            raise
        finally:
            exceptions = errors = None

    def _bind_local(self, sock, family, infos, errors):
        for candidate, _, _, _, address in infos:
            if candidate != family:
                continue
            try:
                sock.bind(address)
                return
            except OSError as error:
                errors.append(OSError(
                    error.errno,
                    f'error while attempting to bind on address {address!r}: {error.strerror.lower()}'))
        if errors:
            raise errors.pop()
        raise OSError(f"no matching local address with {family=} found")

    async def _create_connection_transport(
            self, sock, protocol_factory, ssl,
            server_hostname, server_side=False,
            ssl_handshake_timeout=None,
            ssl_shutdown_timeout=None):
        sock.setblocking(False)
        protocol = protocol_factory()
        waiter = self.create_future()
        if ssl:
            transport = self._make_ssl_transport(
                sock, protocol, None if isinstance(ssl, bool) else ssl, waiter, server_side=server_side,
                server_hostname=server_hostname, ssl_handshake_timeout=ssl_handshake_timeout,
                ssl_shutdown_timeout=ssl_shutdown_timeout)
        else:
            transport = self._make_socket_transport(sock, protocol, waiter)
        return await self._opened(transport, waiter), protocol

    async def _opened(self, transport, waiter):
        # The transport, once its protocol knows it.
        try:
            await waiter
        except:
            transport.close()
            raise
        return transport

    async def connect_accepted_socket(
            self, protocol_factory, sock,
            *, ssl=None,
            ssl_handshake_timeout=None,
            ssl_shutdown_timeout=None):
        _check_stream_socket(sock)
        _check_ssl_arguments(ssl, ssl_handshake_timeout=ssl_handshake_timeout,
                             ssl_shutdown_timeout=ssl_shutdown_timeout)
        _check_ssl_socket(sock)
        transport, protocol = await self._create_connection_transport(
            sock, protocol_factory, ssl, '', server_side=True,
            ssl_handshake_timeout=ssl_handshake_timeout, ssl_shutdown_timeout=ssl_shutdown_timeout)
        if self._debug:
            logger.debug("%r handled: (%r, %r)", transport.get_extra_info('socket'), transport, protocol)
        return transport, protocol

    async def start_tls(self, transport, protocol, sslcontext, *,
                        server_side=False,
                        server_hostname=None,
                        ssl_handshake_timeout=None,
                        ssl_shutdown_timeout=None):
        if ssl is None:
            raise RuntimeError('Python ssl module is not available')
        if not isinstance(sslcontext, ssl.SSLContext):
            raise TypeError(
                f'sslcontext is expected to be an instance of ssl.SSLContext, '
                f'got {sslcontext!r}')
        if not getattr(transport, '_start_tls_compatible', False):
            raise TypeError(
                f'transport {transport!r} is not supported by start_tls()')
        waiter = self.create_future()
        between = sslproto.SSLProtocol(
            self, protocol, sslcontext, waiter, server_side, server_hostname, call_connection_made=False,
            ssl_handshake_timeout=ssl_handshake_timeout, ssl_shutdown_timeout=ssl_shutdown_timeout)
        # Nothing may be read by the old protocol from now on.
        transport.pause_reading()
        transport.set_protocol(between)
        handles = [self.call_soon(between.connection_made, transport), self.call_soon(transport.resume_reading)]
        try:
            await waiter
        except BaseException:
            transport.close()
            for handle in handles:
                handle.cancel()
            raise
        return between._app_transport

    # Servers

    async def create_server(
            self, protocol_factory, host=None, port=None,
            *,
            family=socket.AF_UNSPEC,
            flags=socket.AI_PASSIVE,
            sock=None,
            backlog=100,
            ssl=None,
            reuse_address=None,
            reuse_port=None,
            ssl_handshake_timeout=None,
            ssl_shutdown_timeout=None,
            start_serving=True):
        if isinstance(ssl, bool):
            raise TypeError('ssl argument must be an SSLContext or None')
        _check_ssl_arguments(ssl is not None, ssl_handshake_timeout=ssl_handshake_timeout,
                             ssl_shutdown_timeout=ssl_shutdown_timeout)
        if sock is not None:
            _check_ssl_socket(sock)
        if host is None and port is None:
            if sock is None:
                raise ValueError('Neither host/port nor sock were specified')
            _check_stream_socket(sock)
            sockets = [sock]
        else:
            if sock is not None:
                raise ValueError('host/port and sock can not be specified at the same time')
            if host == '':
                hosts = [None]
            elif isinstance(host, str) or not isinstance(host, collections.abc.Iterable):
                hosts = [host]
            else:
                hosts = host
            found = await tasks.gather(*[self._create_server_getaddrinfo(host, port, family=family, flags=flags)
                                         for host in hosts])
            if reuse_address is None:
                reuse_address = os.name == "posix" and sys.platform != "cygwin"
            sockets = self._bound_sockets(set(itertools.chain.from_iterable(found)), reuse_address, reuse_port)
        for sock in sockets:
            sock.setblocking(False)
        server = Server(self, sockets, protocol_factory, ssl, backlog, ssl_handshake_timeout, ssl_shutdown_timeout)
        if start_serving:
            await server.start_serving()
        if self._debug:
            logger.info("%r is serving", server)
        return server

    def _bound_sockets(self, infos, reuse_address, reuse_port):
        sockets = []
        try:
            for family, kind, proto, _, address in infos:
                try:
                    sock = socket.socket(family, kind, proto)
                except socket.error:
                    # A family that getaddrinfo knows and the system does not.
                    if self._debug:
                        logger.warning('create_server() failed to create socket.socket(%r, %r, %r)',
                                       family, kind, proto, exc_info=True)
                    continue
                sockets.append(sock)
                if reuse_address:
                    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, True)
                if reuse_port:
                    _set_reuseport(sock)
                if _HAS_IPv6 and family == socket.AF_INET6 and hasattr(socket, 'IPPROTO_IPV6'):
                    # IPv4 has a socket of its own.
                    sock.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, True)
                try:
                    sock.bind(address)
                except OSError as error:
                    raise OSError(error.errno, f'error while attempting to bind on address '
                                               f'{address!r}: {error.strerror.lower()}') from None
        except:
            for sock in sockets:
                sock.close()
            raise
        return sockets

    # Datagrams

    async def create_datagram_endpoint(self, protocol_factory,
                                       local_addr=None, remote_addr=None, *,
                                       family=0, proto=0, flags=0,
                                       reuse_port=None,
                                       allow_broadcast=None, sock=None):
        if sock is None:
            pairs = await self._datagram_addresses(local_addr, remote_addr, family, proto, flags)
            sock, peer = await self._open_datagram_socket(pairs, bool(local_addr), bool(remote_addr), reuse_port,
                                                          allow_broadcast)
        else:
            if sock.type != socket.SOCK_DGRAM:
                raise ValueError(f'A UDP Socket was expected, got {sock!r}')
            given = dict(local_addr=local_addr, remote_addr=remote_addr, family=family, proto=proto, flags=flags,
                         reuse_port=reuse_port, allow_broadcast=allow_broadcast)
            problems = ', '.join(f'{name}={value}' for name, value in given.items() if value)
            if problems:
                raise ValueError(
                    f'socket modifier keyword arguments can not be used '
                    f'when sock is specified. ({problems})')
            sock.setblocking(False)
            peer = None
        protocol = protocol_factory()
        waiter = self.create_future()
        transport = self._make_datagram_transport(sock, protocol, peer, waiter)
        if self._debug:
            if local_addr:
                logger.info("Datagram endpoint local_addr=%r remote_addr=%r created: (%r, %r)",
                            local_addr, remote_addr, transport, protocol)
            else:
                logger.debug("Datagram endpoint remote_addr=%r created: (%r, %r)", remote_addr, transport, protocol)
        return await self._opened(transport, waiter), protocol

    async def _datagram_addresses(self, local_addr, remote_addr, family, proto, flags):
        # ((family, protocol), (local address, remote address)) of all that can be tried.
        if not (local_addr or remote_addr):
            if family == 0:
                raise ValueError('unexpected address family')
            return [((family, proto), (None, None))]
        ends = local_addr, remote_addr
        if hasattr(socket, 'AF_UNIX') and family == socket.AF_UNIX:
            if not all(end is None or isinstance(end, str) for end in ends):
                raise TypeError('string is expected')
            _remove_stale_socket(local_addr)
            return [((family, proto), ends)]
        found = {}
        for place, end in enumerate(ends):
            if end is None:
                continue
            if not (isinstance(end, tuple) and len(end) == 2):
                raise TypeError('2-tuple is expected')
            for kind, _, number, _, address in await self._resolve(end, family=family, type=socket.SOCK_DGRAM,
                                                                   proto=proto, flags=flags):
                found.setdefault((kind, number), [None, None])[place] = address
        # Each end that was asked for has to be there.
        pairs = [(key, pair) for key, pair in found.items()
                 if not any(end and address is None for end, address in zip(ends, pair))]
        if not pairs:
            raise ValueError('can not get address information')
        return pairs

    async def _open_datagram_socket(self, pairs, is_bound, is_connected, reuse_port, allow_broadcast):
        errors = []
        for (family, proto), (local, remote) in pairs:
            sock = None
            try:
                sock = socket.socket(family=family, type=socket.SOCK_DGRAM, proto=proto)
                if reuse_port:
                    _set_reuseport(sock)
                if allow_broadcast:
                    sock.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
                sock.setblocking(False)
                if is_bound:
                    sock.bind(local)
                if is_connected and not allow_broadcast:
                    await self.sock_connect(sock, remote)
                return sock, remote if is_connected else None
            except BaseException as error:
                if sock is not None:
                    sock.close()
                if not isinstance(error, OSError):
                    raise
                errors.append(error)
        raise errors[0]

    # Files

    async def sock_sendfile(self, sock, file, offset=0, count=None,
                            *, fallback=True):
        if self._debug and sock.gettimeout() != 0:
            raise ValueError("the socket must be non-blocking")
        _check_ssl_socket(sock)
        self._check_sendfile_params(sock, file, offset, count)
        try:
            return await self._sock_sendfile_native(sock, file, offset, count)
        except exceptions.SendfileNotAvailableError:
            if not fallback:
                raise
        return await self._sock_sendfile_fallback(sock, file, offset, count)

    async def _sock_sendfile_native(self, sock, file, offset, count):
        # Loops that can do better define it.
        raise exceptions.SendfileNotAvailableError(
            f"syscall sendfile is not available for socket {sock!r} "
            f"and file {file!r} combination")

    async def _sock_sendfile_fallback(self, sock, file, offset, count):
        async def send(block):
            await self.sock_sendall(sock, block)

        return await self._copy_file(file, offset, count, constants.SENDFILE_FALLBACK_READBUFFER_SIZE, send)

    async def _copy_file(self, file, offset, count, size, send):
        # Gives blocks of a file to send; how many bytes that were. The file's position is behind them.
        if offset:
            file.seek(offset)
        buffer = bytearray(min(count, size) if count else size)
        sent = 0
        try:
            while True:
                size = min(count - sent, len(buffer)) if count else len(buffer)
                if size <= 0:
                    return sent
                view = memoryview(buffer)[:size]
                read = await self.run_in_executor(None, file.readinto, view)
                if not read:
                    return sent
                await send(view[:read])
                sent += read
        finally:
            if sent > 0 and hasattr(file, 'seek'):
                file.seek(offset + sent)

    def _check_sendfile_params(self, sock, file, offset, count):
        if 'b' not in getattr(file, 'mode', 'b'):
            raise ValueError("file should be opened in binary mode")
        if sock.type != socket.SOCK_STREAM:
            raise ValueError("only SOCK_STREAM type sockets are supported")
        if count is not None:
            complaint = f"count must be a positive integer (got {count!r})"
            if not isinstance(count, int):
                raise TypeError(complaint)
            if count <= 0:
                raise ValueError(complaint)
        complaint = f"offset must be a non-negative integer (got {offset!r})"
        if not isinstance(offset, int):
            raise TypeError(complaint)
        if offset < 0:
            raise ValueError(complaint)

    async def sendfile(self, transport, file, offset=0, count=None,
                       *, fallback=True):
        """Send a file through a transport; how many bytes that were."""
        if transport.is_closing():
            raise RuntimeError("Transport is closing")
        modes = constants._SendfileMode
        mode = getattr(transport, '_sendfile_compatible', modes.UNSUPPORTED)
        if mode is modes.UNSUPPORTED:
            raise RuntimeError(
                f"sendfile is not supported for transport {transport!r}")
        if mode is modes.TRY_NATIVE:
            try:
                return await self._sendfile_native(transport, file, offset, count)
            except exceptions.SendfileNotAvailableError:
                if not fallback:
                    raise
        if not fallback:
            raise RuntimeError(
                f"fallback is disabled and native sendfile is not "
                f"supported for transport {transport!r}")
        return await self._sendfile_fallback(transport, file, offset, count)

    async def _sendfile_native(self, transp, file, offset, count):
        raise exceptions.SendfileNotAvailableError(
            "sendfile syscall is not supported")

    async def _sendfile_fallback(self, transp, file, offset, count):
        stand_in = None

        async def send(block):
            await stand_in.drain()
            transp.write(block)

        stand_in = _SendfileFallbackProtocol(transp)
        try:
            return await self._copy_file(file, offset, count, 16384, send)
        finally:
            await stand_in.restore()

    # Pipes

    async def connect_read_pipe(self, protocol_factory, pipe):
        return await self._connect_pipe(self._make_read_pipe_transport, 'Read', protocol_factory, pipe)

    async def connect_write_pipe(self, protocol_factory, pipe):
        return await self._connect_pipe(self._make_write_pipe_transport, 'Write', protocol_factory, pipe)

    async def _connect_pipe(self, make_transport, name, protocol_factory, pipe):
        protocol = protocol_factory()
        waiter = self.create_future()
        transport = await self._opened(make_transport(pipe, protocol, waiter), waiter)
        if self._debug:
            logger.debug(f'{name} pipe %r connected: (%r, %r)', pipe.fileno(), transport, protocol)
        return transport, protocol

    # Processes

    def _log_subprocess(self, msg, stdin, stdout, stderr):
        parts = [msg]
        if stdin is not None:
            parts.append(f'stdin={_format_pipe(stdin)}')
        if stdout is not None and stderr == subprocess.STDOUT:
            parts.append(f'stdout=stderr={_format_pipe(stdout)}')
        else:
            parts += [f'{name}={_format_pipe(file)}' for name, file in (('stdout', stdout), ('stderr', stderr))
                      if file is not None]
        logger.debug(' '.join(parts))

    async def _start_process(self, protocol_factory, text, args, shell, stdin, stdout, stderr, bufsize, kwargs):
        protocol = protocol_factory()
        if self._debug:
            # Not the variables of the environment, which may be secret.
            text = text()
            self._log_subprocess(text, stdin, stdout, stderr)
        transport = await self._make_subprocess_transport(
            protocol, args, shell, stdin, stdout, stderr, bufsize, **kwargs)
        if self._debug and isinstance(text, str):
            logger.info('%s: %r', text, transport)
        return transport, protocol

    async def subprocess_shell(self, protocol_factory, cmd, *,
                               stdin=subprocess.PIPE,
                               stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE,
                               universal_newlines=False,
                               shell=True, bufsize=0,
                               encoding=None, errors=None, text=None,
                               **kwargs):
        if not isinstance(cmd, (bytes, str)):
            raise ValueError("cmd must be a string")
        _check_process_arguments(True, universal_newlines=universal_newlines, given_shell=shell, bufsize=bufsize,
                                 text=text, encoding=encoding, errors=errors)
        return await self._start_process(protocol_factory, lambda: f'run shell command {cmd!r}', cmd, True,
                                         stdin, stdout, stderr, bufsize, kwargs)

    async def subprocess_exec(self, protocol_factory, program, *args,
                              stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, universal_newlines=False,
                              shell=False, bufsize=0,
                              encoding=None, errors=None, text=None,
                              **kwargs):
        _check_process_arguments(False, universal_newlines=universal_newlines, given_shell=shell, bufsize=bufsize,
                                 text=text, encoding=encoding, errors=errors)
        return await self._start_process(protocol_factory, lambda: f'execute program {program!r}',
                                         (program, *args), False, stdin, stdout, stderr, bufsize, kwargs)

    # Errors

    def get_exception_handler(self):
        return self._exception_handler

    def set_exception_handler(self, handler):
        if handler is not None and not callable(handler):
            raise TypeError(f'A callable object or None is expected, '
                            f'got {handler!r}')
        self._exception_handler = handler

    def default_exception_handler(self, context):
        message = context.get('message') or 'Unhandled exception in event loop'
        exception = context.get('exception')
        exc_info = False if exception is None else (type(exception), exception, exception.__traceback__)
        running = self._current_handle
        if 'source_traceback' not in context and running is not None and running._source_traceback:
            context['handle_traceback'] = running._source_traceback
        lines = [message]
        made = {'source_traceback': 'Object', 'handle_traceback': 'Handle'}
        for key in sorted(context):
            if key in ('message', 'exception'):
                continue
            value = context[key]
            if key in made:
                stack = ''.join(traceback.format_list(value)).rstrip()
                value = f'{made[key]} created at (most recent call last):\n{stack}'
            else:
                value = repr(value)
            lines.append(f'{key}: {value}')
        logger.error('\n'.join(lines), exc_info=exc_info)

    def call_exception_handler(self, context):
        if self._exception_handler is None:
            self._call_default_handler(context, 'Exception in default exception handler')
            return
        try:
            self._exception_handler(self, context)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            self._call_default_handler(
                {'message': 'Unhandled error in exception handler', 'exception': error, 'context': context},
                'Exception in default exception handler while handling an unexpected error in custom exception handler')

    def _call_default_handler(self, context, text):
        # An override may fail.
        try:
            self.default_exception_handler(context)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException:
            logger.error(text, exc_info=True)

    # One round

    def _add_callback(self, handle):
        if not handle._cancelled:
            self._ready.append(handle)

    def _add_callback_signalsafe(self, handle):
        self._add_callback(handle)
        self._write_to_self()

    def _timer_handle_cancelled(self, handle):
        if handle._scheduled:
            self._timer_cancelled_count += 1

    def _drop_cancelled_timers(self):
        count = len(self._scheduled)
        if (count > _MIN_SCHEDULED_TIMER_HANDLES
                and self._timer_cancelled_count / count > _MIN_CANCELLED_TIMER_HANDLES_FRACTION):
            kept = []
            for handle in self._scheduled:
                if handle._cancelled:
                    handle._scheduled = False
                else:
                    kept.append(handle)
            heapq.heapify(kept)
            self._scheduled = kept
            self._timer_cancelled_count = 0
            return
        while self._scheduled and self._scheduled[0]._cancelled:
            self._timer_cancelled_count -= 1
            heapq.heappop(self._scheduled)._scheduled = False

    def _time_to_wait(self):
        if self._ready or self._stopping:
            return 0
        if not self._scheduled:
            return None
        return min(max(0, self._scheduled[0]._when - self.time()), MAXIMUM_SELECT_TIMEOUT)

    def _run_once(self):
        """Wait for something to do, then call all callbacks that are due."""
        self._drop_cancelled_timers()
        event_list = self._selector.select(self._time_to_wait())
        self._process_events(event_list)
        event_list = None  # it may hold what has ended

        end = self.time() + self._clock_resolution
        while self._scheduled and self._scheduled[0]._when < end:
            handle = heapq.heappop(self._scheduled)
            handle._scheduled = False
            self._ready.append(handle)

        # Callbacks that these add are for the next round.
        for _ in range(len(self._ready)):
            handle = self._ready.popleft()
            if handle._cancelled:
                continue
            if self._debug:
                self._run_watched(handle)
            else:
                handle._run()
        handle = None

    def _run_watched(self, handle):
        try:
            self._current_handle = handle
            start = self.time()
            handle._run()
            taken = self.time() - start
            if taken >= self.slow_callback_duration:
                logger.warning('Executing %s took %.3f seconds', _format_handle(handle), taken)
        finally:
            self._current_handle = None

    # Debug mode

    def _track_origins(self, enabled):
        if enabled and self._saved_origin_depth is None:
            self._saved_origin_depth = sys.get_coroutine_origin_tracking_depth()
            sys.set_coroutine_origin_tracking_depth(constants.DEBUG_STACK_DEPTH)
        elif not enabled and self._saved_origin_depth is not None:
            sys.set_coroutine_origin_tracking_depth(self._saved_origin_depth)
            self._saved_origin_depth = None

    def get_debug(self):
        return self._debug

    def set_debug(self, enabled):
        self._debug = enabled
        if self.is_running():
            self.call_soon_threadsafe(self._track_origins, enabled)


def _without_last_frame(handle):
    # What made it is not the loop itself.
    if handle._source_traceback:
        del handle._source_traceback[-1]
    return handle
