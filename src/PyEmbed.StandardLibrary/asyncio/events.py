"""The event loop as others see it, its callbacks, and which loop is whose."""

__all__ = ('AbstractEventLoopPolicy', 'AbstractEventLoop', 'AbstractServer', 'Handle', 'TimerHandle',
           'get_event_loop_policy', 'set_event_loop_policy', 'get_event_loop', 'set_event_loop', 'new_event_loop',
           'get_child_watcher', 'set_child_watcher', '_set_running_loop', 'get_running_loop', '_get_running_loop')

import os
import contextvars
import socket
import subprocess
import sys
import threading

from . import format_helpers


class Handle:
    """A callback that is to be called."""

    __slots__ = ('_callback', '_args', '_cancelled', '_loop',
                 '_source_traceback', '_repr', '__weakref__',
                 '_context')

    def __init__(self, callback, args, loop, context=None):
        self._context = contextvars.copy_context() if context is None else context
        self._loop = loop
        self._callback = callback
        self._args = args
        self._cancelled = False
        self._repr = None
        self._source_traceback = format_helpers.extract_stack(sys._getframe(1)) if loop.get_debug() else None

    def _repr_info(self):
        info = [self.__class__.__name__]
        if self._cancelled:
            info.append('cancelled')
        if self._callback is not None:
            info.append(format_helpers._format_callback_source(self._callback, self._args))
        if self._source_traceback:
            frame = self._source_traceback[-1]
            info.append(f'created at {frame[0]}:{frame[1]}')
        return info

    def __repr__(self):
        if self._repr is not None:
            return self._repr
        return f"<{' '.join(self._repr_info())}>"

    def cancel(self):
        """Do not call it."""
        if self._cancelled:
            return
        self._cancelled = True
        if self._loop.get_debug():
            # As it was, for those who log it.
            self._repr = repr(self)
        self._callback = self._args = None

    def cancelled(self):
        """Whether it is cancelled."""
        return self._cancelled

    def _run(self):
        try:
            self._context.run(self._callback, *self._args)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            text = format_helpers._format_callback_source(self._callback, self._args)
            context = {
                'message': f'Exception in callback {text}',
                'exception': exc,
                'handle': self,
            }
            if self._source_traceback:
                context['source_traceback'] = self._source_traceback
            self._loop.call_exception_handler(context)
        self = None  # the exception may hold the frame


class TimerHandle(Handle):
    """A callback that is to be called at a time; ordered by that."""

    __slots__ = ['_scheduled', '_when']

    def __init__(self, when, callback, args, loop, context=None):
        super().__init__(callback, args, loop, context)
        self._when, self._scheduled = when, False
        if stack := self._source_traceback:
            stack.pop()  # this call

    def _repr_info(self):
        info = super()._repr_info()
        info.insert(2 if self._cancelled else 1, f'when={self._when}')
        return info

    def __hash__(self):
        return hash(self._when)

    def __lt__(self, other):
        return self._when < other._when if isinstance(other, TimerHandle) else NotImplemented

    def __le__(self, other):
        return self._when < other._when or self == other if isinstance(other, TimerHandle) else NotImplemented

    def __gt__(self, other):
        return self._when > other._when if isinstance(other, TimerHandle) else NotImplemented

    def __ge__(self, other):
        return self._when > other._when or self == other if isinstance(other, TimerHandle) else NotImplemented

    def __eq__(self, other):
        if not isinstance(other, TimerHandle):
            return NotImplemented
        return (self._when == other._when and self._callback == other._callback
                and self._args == other._args and self._cancelled == other._cancelled)

    def cancel(self):
        if not self._cancelled:
            self._loop._timer_handle_cancelled(self)
        super().cancel()

    def when(self):
        """The time, by the loop's clock."""
        return self._when


class AbstractServer:
    """What create_server gives."""

    def close(self):
        """Take no more connections."""
        raise NotImplementedError

    def get_loop(self):
        """The event loop."""
        raise NotImplementedError

    def is_serving(self):
        """Whether it takes connections."""
        raise NotImplementedError

    async def start_serving(self):
        """Take connections from now on."""
        raise NotImplementedError

    async def serve_forever(self):
        """Take connections until cancelled."""
        raise NotImplementedError

    async def wait_closed(self):
        """Wait until it is closed and its connections have ended."""
        raise NotImplementedError

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        self.close()
        await self.wait_closed()


class AbstractEventLoop:
    """All that event loops can do; what a loop cannot do raises NotImplementedError."""

    # Running

    def run_forever(self):
        """Run until stop() is called."""
        raise NotImplementedError

    def run_until_complete(self, future):
        """Run until a future is done; its result."""
        raise NotImplementedError

    def stop(self):
        """Stop when the callbacks there are have been called."""
        raise NotImplementedError

    def is_running(self):
        """Whether the loop is running."""
        raise NotImplementedError

    def is_closed(self):
        """Whether the loop is closed."""
        raise NotImplementedError

    def close(self):
        """Close the loop, for good."""
        raise NotImplementedError

    async def shutdown_asyncgens(self):
        """Close all asynchronous generators."""
        raise NotImplementedError

    async def shutdown_default_executor(self):
        """Wait for the threads of run_in_executor to end."""
        raise NotImplementedError

    # Callbacks

    def _timer_handle_cancelled(self, handle):
        """Told by a timer."""
        raise NotImplementedError

    def call_soon(self, callback, *args, context=None):
        """Call a callback after those there are."""
        return self.call_later(0, callback, *args, context=context)

    def call_later(self, delay, callback, *args, context=None):
        """Call a callback after some seconds."""
        raise NotImplementedError

    def call_at(self, when, callback, *args, context=None):
        """Call a callback at a time."""
        raise NotImplementedError

    def time(self):
        """What the loop's clock says."""
        raise NotImplementedError

    def create_future(self):
        """A future of this loop."""
        raise NotImplementedError

    def create_task(self, coro, *, name=None, context=None):
        """A task of this loop."""
        raise NotImplementedError

    # Threads

    def call_soon_threadsafe(self, callback, *args, context=None):
        """call_soon from another thread."""
        raise NotImplementedError

    def run_in_executor(self, executor, func, *args):
        """Call a function in another thread; a future."""
        raise NotImplementedError

    def set_default_executor(self, executor):
        """Set what run_in_executor uses."""
        raise NotImplementedError

    # Networks

    async def getaddrinfo(self, host, port, *, family=0, type=0, proto=0, flags=0):
        """The addresses of a host and a port, as socket.getaddrinfo."""
        raise NotImplementedError

    async def getnameinfo(self, sockaddr, flags=0):
        """The names of an address, as socket.getnameinfo."""
        raise NotImplementedError

    async def create_connection(self, protocol_factory, host=None, port=None, *, ssl=None, family=0, proto=0, flags=0,
                                sock=None, local_addr=None, server_hostname=None, ssl_handshake_timeout=None,
                                ssl_shutdown_timeout=None, happy_eyeballs_delay=None, interleave=None):
        """(transport, protocol) of a new connection."""
        raise NotImplementedError

    async def create_server(self, protocol_factory, host=None, port=None, *, family=socket.AF_UNSPEC,
                            flags=socket.AI_PASSIVE, sock=None, backlog=100, ssl=None, reuse_address=None,
                            reuse_port=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None,
                            start_serving=True):
        """A server that makes a protocol for each connection."""
        raise NotImplementedError

    async def sendfile(self, transport, file, offset=0, count=None, *, fallback=True):
        """Send a file through a transport; how many bytes that were."""
        raise NotImplementedError

    async def start_tls(self, transport, protocol, sslcontext, *, server_side=False, server_hostname=None,
                        ssl_handshake_timeout=None, ssl_shutdown_timeout=None):
        """Have a transport speak TLS from now on; the new transport."""
        raise NotImplementedError

    async def create_unix_connection(self, protocol_factory, path=None, *, ssl=None, sock=None, server_hostname=None,
                                     ssl_handshake_timeout=None, ssl_shutdown_timeout=None):
        """(transport, protocol) of a new connection to a local socket."""
        raise NotImplementedError

    async def create_unix_server(self, protocol_factory, path=None, *, sock=None, backlog=100, ssl=None,
                                 ssl_handshake_timeout=None, ssl_shutdown_timeout=None, start_serving=True):
        """A server on a local socket."""
        raise NotImplementedError

    async def connect_accepted_socket(self, protocol_factory, sock, *, ssl=None, ssl_handshake_timeout=None,
                                      ssl_shutdown_timeout=None):
        """(transport, protocol) of a connection that was accepted elsewhere."""
        raise NotImplementedError

    async def create_datagram_endpoint(self, protocol_factory, local_addr=None, remote_addr=None, *, family=0,
                                       proto=0, flags=0, reuse_address=None, reuse_port=None, allow_broadcast=None,
                                       sock=None):
        """(transport, protocol) of a socket for datagrams."""
        raise NotImplementedError

    # Pipes and processes

    async def connect_read_pipe(self, protocol_factory, pipe):
        """(transport, protocol) of a pipe that is read."""
        raise NotImplementedError

    async def connect_write_pipe(self, protocol_factory, pipe):
        """(transport, protocol) of a pipe that is written."""
        raise NotImplementedError

    async def subprocess_shell(self, protocol_factory, cmd, *, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, **kwargs):
        """Run a command line; (transport, protocol) of the process."""
        raise NotImplementedError

    async def subprocess_exec(self, protocol_factory, *args, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, **kwargs):
        """Run a program; (transport, protocol) of the process."""
        raise NotImplementedError

    # Files and sockets

    def add_reader(self, fd, callback, *args):
        """Call a callback whenever a file can be read."""
        raise NotImplementedError

    def remove_reader(self, fd):
        """Undo add_reader."""
        raise NotImplementedError

    def add_writer(self, fd, callback, *args):
        """Call a callback whenever a file can be written."""
        raise NotImplementedError

    def remove_writer(self, fd):
        """Undo add_writer."""
        raise NotImplementedError

    async def sock_recv(self, sock, nbytes):
        """Receive bytes."""
        raise NotImplementedError

    async def sock_recv_into(self, sock, buf):
        """Receive bytes into a buffer; how many."""
        raise NotImplementedError

    async def sock_recvfrom(self, sock, bufsize):
        """Receive a datagram; (bytes, address)."""
        raise NotImplementedError

    async def sock_recvfrom_into(self, sock, buf, nbytes=0):
        """Receive a datagram into a buffer; (how many bytes, address)."""
        raise NotImplementedError

    async def sock_sendall(self, sock, data):
        """Send all bytes."""
        raise NotImplementedError

    async def sock_sendto(self, sock, data, address):
        """Send a datagram; how many bytes."""
        raise NotImplementedError

    async def sock_connect(self, sock, address):
        """Connect a socket."""
        raise NotImplementedError

    async def sock_accept(self, sock):
        """Accept a connection; (socket, address)."""
        raise NotImplementedError

    async def sock_sendfile(self, sock, file, offset=0, count=None, *, fallback=None):
        """Send a file through a socket; how many bytes that were."""
        raise NotImplementedError

    # Signals

    def add_signal_handler(self, sig, callback, *args):
        """Call a callback when a signal has come."""
        raise NotImplementedError

    def remove_signal_handler(self, sig):
        """Undo add_signal_handler; whether there was a handler."""
        raise NotImplementedError

    # Settings

    def set_task_factory(self, factory):
        """Set what makes tasks."""
        raise NotImplementedError

    def get_task_factory(self):
        """What makes tasks."""
        raise NotImplementedError

    def get_exception_handler(self):
        """What is told of errors."""
        raise NotImplementedError

    def set_exception_handler(self, handler):
        """Set what is told of errors."""
        raise NotImplementedError

    def default_exception_handler(self, context):
        """Log an error."""
        raise NotImplementedError

    def call_exception_handler(self, context):
        """Tell of an error."""
        raise NotImplementedError

    def get_debug(self):
        """Whether the loop is in debug mode."""
        raise NotImplementedError

    def set_debug(self, enabled):
        """Set debug mode."""
        raise NotImplementedError


class AbstractEventLoopPolicy:
    """Which event loop is whose, and how new ones are made."""

    def get_event_loop(self):
        """The loop of the current context."""
        raise NotImplementedError

    def set_event_loop(self, loop):
        """Set the loop of the current context."""
        raise NotImplementedError

    def new_event_loop(self):
        """A new loop."""
        raise NotImplementedError

    def get_child_watcher(self):
        """What waits for processes."""
        raise NotImplementedError

    def set_child_watcher(self, watcher):
        """Set what waits for processes."""
        raise NotImplementedError


class BaseDefaultEventLoopPolicy(AbstractEventLoopPolicy):
    """A loop for each thread; the main thread gets one without being asked."""

    _loop_factory = None

    class _Local(threading.local):
        _loop = None
        _set_called = False

    def __init__(self):
        self._local = self._Local()

    def get_event_loop(self):
        if (self._local._loop is None and not self._local._set_called
                and threading.current_thread() is threading.main_thread()):
            self.set_event_loop(self.new_event_loop())
        if self._local._loop is None:
            raise RuntimeError('There is no current event loop in thread %r.'
                               % threading.current_thread().name)
        return self._local._loop

    def set_event_loop(self, loop):
        self._local._set_called = True
        if loop is not None and not isinstance(loop, AbstractEventLoop):
            raise TypeError(f"loop must be an instance of AbstractEventLoop or None, not '{type(loop).__name__}'")
        self._local._loop = loop

    def new_event_loop(self):
        return self._loop_factory()


_event_loop_policy = None
_lock = threading.Lock()


class _RunningLoop(threading.local):
    loop_pid = (None, None)


_running_loop = _RunningLoop()


def get_running_loop():
    """The loop that is running in this thread; RuntimeError if none is."""
    loop = _get_running_loop()
    if loop is None:
        raise RuntimeError('no running event loop')
    return loop


def _get_running_loop():
    # Not one that was running before a fork.
    loop, process = _running_loop.loop_pid
    return loop if loop is not None and process == os.getpid() else None


def _set_running_loop(loop):
    _running_loop.loop_pid = loop, os.getpid()


def _init_event_loop_policy():
    global _event_loop_policy
    with _lock:
        if _event_loop_policy is None:
            from . import DefaultEventLoopPolicy
            _event_loop_policy = DefaultEventLoopPolicy()


def get_event_loop_policy():
    """The current policy."""
    if _event_loop_policy is None:
        _init_event_loop_policy()
    return _event_loop_policy


def set_event_loop_policy(policy):
    """Set the policy; None for the usual one."""
    global _event_loop_policy
    if policy is not None and not isinstance(policy, AbstractEventLoopPolicy):
        raise TypeError(f"policy must be an instance of AbstractEventLoopPolicy or None, not '{type(policy).__name__}'")
    _event_loop_policy = policy


def get_event_loop():
    """The loop that is running in this thread, else the policy's."""
    return _py__get_event_loop()


def _get_event_loop(stacklevel=3):
    loop = _get_running_loop()
    return get_event_loop_policy().get_event_loop() if loop is None else loop


def set_event_loop(loop):
    """Set the policy's loop."""
    get_event_loop_policy().set_event_loop(loop)


def new_event_loop():
    """A new loop, made by the policy."""
    return get_event_loop_policy().new_event_loop()


def get_child_watcher():
    """The policy's child watcher."""
    return get_event_loop_policy().get_child_watcher()


def set_child_watcher(watcher):
    """Set the policy's child watcher."""
    return get_event_loop_policy().set_child_watcher(watcher)


# These are called often, hence perhaps not in Python. Each is kept as _py_name, and as _c_name if it is not.
_OFTEN = '_get_running_loop', '_set_running_loop', 'get_running_loop', 'get_event_loop', '_get_event_loop'

for _name in _OFTEN:
    globals()['_py_' + _name] = globals()[_name]

try:
    import _asyncio
except ImportError:
    pass
else:
    for _name in _OFTEN:
        globals()[_name] = globals()['_c_' + _name] = getattr(_asyncio, _name)
    del _asyncio
del _OFTEN, _name
