"""The usual event loop: over a selector, with signals, local sockets, pipes and processes."""

import errno
import os
import signal
import socket
import subprocess  # for those who reach it from here
import sys
import threading
import warnings

from . import coroutines, events, exceptions, selector_events
from ._child_watchers import AbstractChildWatcher, BaseChildWatcher, PidfdChildWatcher, SafeChildWatcher
from ._child_watchers import FastChildWatcher, MultiLoopChildWatcher, ThreadedChildWatcher
from ._sendfile import regular_file
from ._sockets import check_ssl_arguments, closed_on_error, remove_stale_socket
from ._transport_base import FOR_THE_LOOP, NOT_YET
from ._unix_pipes import _UnixReadPipeTransport, _UnixSubprocessTransport, _UnixWritePipeTransport
from .log import logger

__all__ = ('SelectorEventLoop', 'AbstractChildWatcher', 'SafeChildWatcher', 'FastChildWatcher', 'PidfdChildWatcher',
           'MultiLoopChildWatcher', 'ThreadedChildWatcher', 'DefaultEventLoopPolicy')

for _watcher in (AbstractChildWatcher, BaseChildWatcher, PidfdChildWatcher, SafeChildWatcher, FastChildWatcher,
                 MultiLoopChildWatcher, ThreadedChildWatcher):
    _watcher.__module__ = __name__  # as it is known
del _watcher


def _sighandler_noop(signum, frame):
    """The signal is told through the loop's pair of sockets."""


def waitstatus_to_exitcode(status):
    """The exit code of a status; the status itself if it is a strange one."""
    try:
        return os.waitstatus_to_exitcode(status)
    except ValueError:
        return status


class _UnixSelectorEventLoop(selector_events.BaseSelectorEventLoop):
    """An event loop that waits with a selector and knows signals, local sockets and pipes."""

    def __init__(self, selector=None):
        super().__init__(selector)
        self._signal_handlers = {}

    def close(self):
        super().close()
        if not sys.is_finalizing():
            for number in list(self._signal_handlers):
                self.remove_signal_handler(number)
        elif self._signal_handlers:
            warnings.warn(f"Closing the loop {self!r} "
                          f"on interpreter shutdown "
                          f"stage, skipping signal handlers removal",
                          ResourceWarning,
                          source=self)
            self._signal_handlers.clear()

    # Signals

    def _process_self_data(self, data):
        for number in data:
            if number:  # zeros are wake-ups
                self._handle_signal(number)

    def _check_signal(self, sig):
        if not isinstance(sig, int):
            raise TypeError(f'sig must be an int, not {sig!r}')
        if sig not in signal.valid_signals():
            raise ValueError(f'invalid signal number {sig}')

    def add_signal_handler(self, sig, callback, *args):
        """Call a callback when a signal has come."""
        if coroutines.iscoroutine(callback) or coroutines.iscoroutinefunction(callback):
            raise TypeError("coroutines cannot be used "
                            "with add_signal_handler()")
        self._check_signal(sig)
        self._check_closed()
        try:
            # It tells whether this is the main thread, too.
            signal.set_wakeup_fd(self._csock.fileno())
        except (ValueError, OSError) as error:
            raise RuntimeError(str(error))
        self._signal_handlers[sig] = events.Handle(callback, args, self, None)
        try:
            # Without a handler nothing would be written to the pair of sockets.
            signal.signal(sig, _sighandler_noop)
            signal.siginterrupt(sig, False)
        except OSError as error:
            del self._signal_handlers[sig]
            self._end_wakeups()
            self._cannot_catch(sig, error)

    def _cannot_catch(self, sig, error):
        if error.errno == errno.EINVAL:
            raise RuntimeError(f'sig {sig} cannot be caught')
        raise error

    def _end_wakeups(self):
        # With the last handler.
        if self._signal_handlers:
            return
        try:
            signal.set_wakeup_fd(-1)
        except (ValueError, OSError) as error:
            logger.info('set_wakeup_fd(-1) failed: %s', error)

    def _handle_signal(self, sig):
        handle = self._signal_handlers.get(sig)
        if handle is None:
            return  # removed meanwhile
        if handle._cancelled:
            self.remove_signal_handler(sig)
        else:
            self._add_callback_signalsafe(handle)

    def remove_signal_handler(self, sig):
        """Undo add_signal_handler; whether there was a handler."""
        self._check_signal(sig)
        if self._signal_handlers.pop(sig, None) is None:
            return False
        try:
            signal.signal(sig, signal.default_int_handler if sig == signal.SIGINT else signal.SIG_DFL)
        except OSError as error:
            self._cannot_catch(sig, error)
        self._end_wakeups()
        return True

    # Pipes and processes

    def _make_write_pipe_transport(self, pipe, protocol, waiter=None, extra=None):
        return _UnixWritePipeTransport(self, pipe, protocol, waiter, extra)

    def _make_read_pipe_transport(self, pipe, protocol, waiter=None, extra=None):
        return _UnixReadPipeTransport(self, pipe, protocol, waiter, extra)

    async def _make_subprocess_transport(
            self, protocol, args, shell, stdin, stdout, stderr, bufsize, extra=None, **kwargs):
        with events.get_child_watcher() as watcher:
            if not watcher.is_active():
                # Nobody would tell of its end, and whoever waits would wait for ever.
                raise RuntimeError("asyncio.get_child_watcher() is not activated, "
                                   "subprocess support is not installed.")
            waiter = self.create_future()
            transport = _UnixSubprocessTransport(self, protocol, args, shell, stdin, stdout, stderr, bufsize,
                                                 waiter=waiter, extra=extra, **kwargs)
            watcher.add_child_handler(transport.get_pid(), self._child_watcher_callback, transport)
            try:
                await waiter
            except FOR_THE_LOOP:
                raise
            except BaseException:
                transport.close()
                await transport._wait()
                raise
        return transport

    def _child_watcher_callback(self, pid, returncode, transp):
        # A round later, so that what was written before the end is read.
        self.call_soon_threadsafe(self.call_soon, transp._process_exited, returncode)

    # Local sockets

    def _check_local(self, sock):
        if sock.family != socket.AF_UNIX or sock.type != socket.SOCK_STREAM:
            raise ValueError(f'A UNIX Domain Stream Socket was expected, got {sock!r}')

    async def create_unix_connection(self, protocol_factory, path=None, *, ssl=None, sock=None, server_hostname=None,
                                     ssl_handshake_timeout=None, ssl_shutdown_timeout=None):
        assert server_hostname is None or isinstance(server_hostname, str)
        if ssl and server_hostname is None:
            raise ValueError('you have to pass server_hostname when using ssl')
        check_ssl_arguments(ssl, server_hostname=server_hostname, ssl_handshake_timeout=ssl_handshake_timeout,
                            ssl_shutdown_timeout=ssl_shutdown_timeout)
        is_own = sock is None
        if path is None:
            if sock is None:
                raise ValueError('no path and sock were specified')
            self._check_local(sock)
            sock.setblocking(False)
        else:
            if sock is not None:
                raise ValueError('path and sock can not be specified at the same time')
            sock = await self._connected_local(os.fspath(path))
        return await self._create_connection_transport(
            sock, protocol_factory, ssl, server_hostname, is_own=is_own,
            ssl_handshake_timeout=ssl_handshake_timeout, ssl_shutdown_timeout=ssl_shutdown_timeout)

    async def _connected_local(self, path):
        sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM, 0)
        with closed_on_error([sock]):
            sock.setblocking(False)
            await self.sock_connect(sock, path)
        return sock

    async def create_unix_server(self, protocol_factory, path=None, *, sock=None, backlog=100, ssl=None,
                                 ssl_handshake_timeout=None, ssl_shutdown_timeout=None, start_serving=True):
        if isinstance(ssl, bool):
            raise TypeError('ssl argument must be an SSLContext or None')
        check_ssl_arguments(ssl, ssl_handshake_timeout=ssl_handshake_timeout,
                            ssl_shutdown_timeout=ssl_shutdown_timeout)
        if path is None:
            if sock is None:
                raise ValueError('path was not specified, and no sock specified')
            self._check_local(sock)
            sockets, own = [sock], []
        else:
            if sock is not None:
                raise ValueError('path and sock can not be specified at the same time')
            sockets = own = [self._bound_local(os.fspath(path))]
        return await self._make_server(sockets, own, start_serving, protocol_factory, ssl, backlog,
                                       ssl_handshake_timeout, ssl_shutdown_timeout)

    def _bound_local(self, path):
        sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        with closed_on_error([sock]):
            remove_stale_socket(path)
            try:
                sock.bind(path)
            except OSError as error:
                if error.errno == errno.EADDRINUSE:
                    raise OSError(errno.EADDRINUSE, f'Address {path!r} is already in use') from None
                raise
        return sock

    # Files to sockets, by the system

    async def _sock_sendfile_native(self, sock, file, offset, count):
        if not hasattr(os, 'sendfile'):
            raise exceptions.SendfileNotAvailableError("os.sendfile() is not available")
        fileno, size = regular_file(file)
        block = count if count else size
        if not block:
            return 0
        fut = self.create_future()
        self._sock_sendfile_native_impl(fut, None, sock, fileno, offset, count, block, 0)
        return await fut

    def _sock_sendfile_native_impl(self, fut, registered_fd, sock, fileno, offset, count, blocksize, total_sent):
        fd = sock.fileno()
        if registered_fd is not None:
            # Before anything else: it may have been closed.
            self.remove_writer(registered_fd)

        def end(set_outcome=None, outcome=None):
            self._sock_sendfile_update_filepos(fileno, offset, total_sent)
            if set_outcome is not None:
                set_outcome(outcome)

        if fut.cancelled():
            return end()
        if count:
            blocksize = count - total_sent
            if blocksize <= 0:
                return end(fut.set_result, total_sent)
        try:
            sent = os.sendfile(fd, fileno, offset, blocksize)
        except NOT_YET:
            sent = None
        except OSError as error:
            if total_sent == 0:
                # Perhaps this system cannot do it with such files or sockets: others can.
                return end(fut.set_exception, exceptions.SendfileNotAvailableError("os.sendfile call failed"))
            if registered_fd is not None and error.errno == errno.ENOTCONN and type(error) is not ConnectionError:
                lost = ConnectionError("socket is not connected", errno.ENOTCONN)
                lost.__cause__ = error
                error = lost
            return end(fut.set_exception, error)
        except FOR_THE_LOOP:
            raise
        except BaseException as error:
            return end(fut.set_exception, error)
        if sent == 0:  # the end of the file
            return end(fut.set_result, total_sent)
        if sent is not None:
            offset += sent
            total_sent += sent
        if registered_fd is None:
            self._sock_add_cancellation_callback(fut, sock)
        self.add_writer(fd, self._sock_sendfile_native_impl, fut, fd, sock, fileno, offset, count, blocksize,
                        total_sent)

    def _sock_sendfile_update_filepos(self, fileno, offset, total_sent):
        if total_sent > 0:
            # What was sent was not read from the position.
            os.lseek(fileno, offset, os.SEEK_SET)

    def _sock_add_cancellation_callback(self, fut, sock):
        def remove_writer(fut):
            if fut.cancelled():
                fd = sock.fileno()
                if fd != -1:
                    self.remove_writer(fd)

        fut.add_done_callback(remove_writer)


class _UnixDefaultEventLoopPolicy(events.BaseDefaultEventLoopPolicy):
    """A selector loop for each thread, and a child watcher for all."""

    _loop_factory = _UnixSelectorEventLoop

    def __init__(self):
        super().__init__()
        self._watcher = None

    def _init_watcher(self):
        with events._lock:
            if self._watcher is None:
                self._watcher = ThreadedChildWatcher()

    def set_event_loop(self, loop):
        super().set_event_loop(loop)
        if self._watcher is not None and threading.current_thread() is threading.main_thread():
            self._watcher.attach_loop(loop)

    def get_child_watcher(self):
        if self._watcher is None:
            self._init_watcher()
        return self._watcher

    def set_child_watcher(self, watcher):
        assert watcher is None or isinstance(watcher, AbstractChildWatcher)
        if self._watcher is not None:
            self._watcher.close()
        self._watcher = watcher


SelectorEventLoop = _UnixSelectorEventLoop
DefaultEventLoopPolicy = _UnixDefaultEventLoopPolicy
