"""The usual event loop: over a selector, with signals, local sockets, pipes and processes."""

import errno
import itertools
import os
import selectors
import signal
import socket
import stat
import subprocess
import sys
import threading
import warnings

from . import base_events
from . import base_subprocess
from . import constants
from . import coroutines
from . import events
from . import exceptions
from . import futures
from . import selector_events
from . import transports
from .log import logger

__all__ = ('SelectorEventLoop', 'AbstractChildWatcher', 'SafeChildWatcher', 'FastChildWatcher', 'PidfdChildWatcher',
           'MultiLoopChildWatcher', 'ThreadedChildWatcher', 'DefaultEventLoopPolicy')

_NOT_YET = BlockingIOError, InterruptedError
_FOR_THE_LOOP = SystemExit, KeyboardInterrupt


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

    def _make_read_pipe_transport(self, pipe, protocol, waiter=None,
                                  extra=None):
        return _UnixReadPipeTransport(self, pipe, protocol, waiter, extra)

    def _make_write_pipe_transport(self, pipe, protocol, waiter=None,
                                   extra=None):
        return _UnixWritePipeTransport(self, pipe, protocol, waiter, extra)

    async def _make_subprocess_transport(self, protocol, args, shell,
                                         stdin, stdout, stderr, bufsize,
                                         extra=None, **kwargs):
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
            except _FOR_THE_LOOP:
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

    async def create_unix_connection(
            self, protocol_factory, path=None, *,
            ssl=None, sock=None,
            server_hostname=None,
            ssl_handshake_timeout=None,
            ssl_shutdown_timeout=None):
        assert server_hostname is None or isinstance(server_hostname, str)
        if ssl and server_hostname is None:
            raise ValueError('you have to pass server_hostname when using ssl')
        base_events._check_ssl_arguments(ssl, server_hostname=server_hostname,
                                         ssl_handshake_timeout=ssl_handshake_timeout,
                                         ssl_shutdown_timeout=ssl_shutdown_timeout)
        if path is None:
            if sock is None:
                raise ValueError('no path and sock were specified')
            self._check_local(sock)
            sock.setblocking(False)
        else:
            if sock is not None:
                raise ValueError('path and sock can not be specified at the same time')
            path = os.fspath(path)
            sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM, 0)
            try:
                sock.setblocking(False)
                await self.sock_connect(sock, path)
            except:
                sock.close()
                raise
        return await self._create_connection_transport(
            sock, protocol_factory, ssl, server_hostname,
            ssl_handshake_timeout=ssl_handshake_timeout, ssl_shutdown_timeout=ssl_shutdown_timeout)

    async def create_unix_server(
            self, protocol_factory, path=None, *,
            sock=None, backlog=100, ssl=None,
            ssl_handshake_timeout=None,
            ssl_shutdown_timeout=None,
            start_serving=True):
        if isinstance(ssl, bool):
            raise TypeError('ssl argument must be an SSLContext or None')
        base_events._check_ssl_arguments(ssl, ssl_handshake_timeout=ssl_handshake_timeout,
                                         ssl_shutdown_timeout=ssl_shutdown_timeout)
        if path is None:
            if sock is None:
                raise ValueError('path was not specified, and no sock specified')
            self._check_local(sock)
        else:
            if sock is not None:
                raise ValueError('path and sock can not be specified at the same time')
            sock = self._bound_local(os.fspath(path))
        sock.setblocking(False)
        server = base_events.Server(self, [sock], protocol_factory, ssl, backlog, ssl_handshake_timeout,
                                    ssl_shutdown_timeout)
        if start_serving:
            await server.start_serving()
        return server

    def _bound_local(self, path):
        sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        base_events._remove_stale_socket(path)
        try:
            sock.bind(path)
        except BaseException as error:
            sock.close()
            if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
                raise OSError(errno.EADDRINUSE, f'Address {path!r} is already in use') from None
            raise
        return sock

    # Files to sockets, by the system

    async def _sock_sendfile_native(self, sock, file, offset, count):
        try:
            os.sendfile
        except AttributeError:
            raise exceptions.SendfileNotAvailableError(
                "os.sendfile() is not available")
        try:
            fileno = file.fileno()
            size = os.fstat(fileno).st_size
        except (AttributeError, OSError):  # io.UnsupportedOperation is one
            raise exceptions.SendfileNotAvailableError("not a regular file")
        block = count if count else size
        if not block:
            return 0
        fut = self.create_future()
        self._sock_sendfile_native_impl(fut, None, sock, fileno, offset, count, block, 0)
        return await fut

    def _sock_sendfile_native_impl(self, fut, registered_fd, sock, fileno,
                                   offset, count, blocksize, total_sent):
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
        except _NOT_YET:
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
        except _FOR_THE_LOOP:
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


class _PipeTransport:
    # What the two kinds of pipe transports have in common.

    def _take(self, loop, pipe, protocol, complaint):
        self._extra['pipe'] = pipe
        self._loop, self._pipe, self._protocol = loop, pipe, protocol
        self._fileno = pipe.fileno()
        self._closing = False
        mode = os.fstat(self._fileno).st_mode
        if not (stat.S_ISCHR(mode) or stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode)):
            self._pipe = self._fileno = self._protocol = None
            raise ValueError(complaint)
        os.set_blocking(self._fileno, False)
        return mode

    def _describe(self, event):
        info = [self.__class__.__name__]
        if self._pipe is None:
            info.append('closed')
        elif self._closing:
            info.append('closing')
        info.append(f'fd={self._fileno}')
        selector = getattr(self._loop, '_selector', None)
        if self._pipe is None:
            info.append('closed')
        elif selector is None:
            info.append('open')
        else:
            is_polling = selector_events._test_selector_event(selector, self._fileno, event)
            info.append('polling' if is_polling else 'idle')
            if event == selectors.EVENT_WRITE:
                info.append(f'bufsize={self.get_write_buffer_size()}')
        return f"<{' '.join(info)}>"

    def _warn_unclosed(self, warn):
        if self._pipe is not None:
            warn(f"unclosed transport {self!r}", ResourceWarning, source=self)
            self._pipe.close()

    def set_protocol(self, protocol):
        self._protocol = protocol

    def get_protocol(self):
        return self._protocol

    def is_closing(self):
        return self._closing

    def _tell_error(self, exc, message, is_usual):
        if not is_usual:
            self._loop.call_exception_handler({
                'message': message,
                'exception': exc,
                'transport': self,
                'protocol': self._protocol,
            })
        elif self._loop.get_debug():
            logger.debug("%r: %s", self, message, exc_info=True)
        self._close(exc)

    def _call_connection_lost(self, exc):
        try:
            self._protocol.connection_lost(exc)
        finally:
            self._pipe.close()
            self._pipe = self._protocol = self._loop = None


class _UnixReadPipeTransport(_PipeTransport, transports.ReadTransport):

    max_size = 256 * 1024  # that is read at once

    def __init__(self, loop, pipe, protocol, waiter=None, extra=None):
        super().__init__(extra)
        self._paused = False
        self._take(loop, pipe, protocol, "Pipe transport is for pipes/sockets only.")
        loop.call_soon(protocol.connection_made, self)
        loop.call_soon(self._add_reader, self._fileno, self._read_ready)
        if waiter is not None:
            loop.call_soon(futures._set_result_unless_cancelled, waiter, None)

    def __repr__(self):
        return self._describe(selectors.EVENT_READ)

    def __del__(self, _warn=warnings.warn):
        self._warn_unclosed(_warn)

    def _add_reader(self, fd, callback):
        if self.is_reading():
            self._loop._add_reader(fd, callback)

    def is_reading(self):
        return not (self._paused or self._closing)

    def pause_reading(self):
        if self.is_reading():
            self._paused = True
            self._loop._remove_reader(self._fileno)
            if self._loop.get_debug():
                logger.debug("%r pauses reading", self)

    def resume_reading(self):
        if self._paused and not self._closing:
            self._paused = False
            self._loop._add_reader(self._fileno, self._read_ready)
            if self._loop.get_debug():
                logger.debug("%r resumes reading", self)

    def _read_ready(self):
        try:
            data = os.read(self._fileno, self.max_size)
        except _NOT_YET:
            return
        except OSError as error:
            self._fatal_error(error, 'Fatal read error on pipe transport')
            return
        if data:
            self._protocol.data_received(data)
            return
        loop = self._loop
        if loop.get_debug():
            logger.info("%r was closed by peer", self)
        self._closing = True
        loop._remove_reader(self._fileno)
        loop.call_soon(self._protocol.eof_received)
        loop.call_soon(self._call_connection_lost, None)

    def close(self):
        if not self._closing:
            self._close(None)

    def _fatal_error(self, exc, message='Fatal error on pipe transport'):
        # EIO is how a terminal ends.
        self._tell_error(exc, message, isinstance(exc, OSError) and exc.errno == errno.EIO)

    def _close(self, exc):
        self._closing = True
        self._loop._remove_reader(self._fileno)
        self._loop.call_soon(self._call_connection_lost, exc)


class _UnixWritePipeTransport(_PipeTransport, transports._FlowControlMixin,
                              transports.WriteTransport):

    def __init__(self, loop, pipe, protocol, waiter=None, extra=None):
        super().__init__(extra, loop)
        self._buffer = bytearray()
        self._conn_lost = 0
        mode = self._take(loop, pipe, protocol, "Pipe transport is only for pipes, sockets and character devices")
        loop.call_soon(protocol.connection_made, self)
        # A pipe or socket that can be read has been closed at the other end; AIX says so of any pipe.
        if stat.S_ISSOCK(mode) or stat.S_ISFIFO(mode) and not sys.platform.startswith("aix"):
            loop.call_soon(loop._add_reader, self._fileno, self._read_ready)
        if waiter is not None:
            loop.call_soon(futures._set_result_unless_cancelled, waiter, None)

    def __repr__(self):
        return self._describe(selectors.EVENT_WRITE)

    def __del__(self, _warn=warnings.warn):
        self._warn_unclosed(_warn)

    def get_write_buffer_size(self):
        return len(self._buffer)

    def _read_ready(self):
        if self._loop.get_debug():
            logger.info("%r was closed by peer", self)
        self._close(BrokenPipeError() if self._buffer else None)

    def write(self, data):
        assert isinstance(data, (bytes, bytearray, memoryview)), repr(data)
        if isinstance(data, bytearray):
            data = memoryview(data)
        if not data:
            return
        if self._conn_lost or self._closing:
            if self._conn_lost >= constants.LOG_THRESHOLD_FOR_CONNLOST_WRITES:
                logger.warning('pipe closed by peer or '
                               'os.write(pipe, data) raised exception.')
            self._conn_lost += 1
            return
        if not self._buffer:
            # Perhaps it need not wait at all.
            try:
                written = os.write(self._fileno, data)
            except _NOT_YET:
                written = 0
            except _FOR_THE_LOOP:
                raise
            except BaseException as error:
                self._conn_lost += 1
                self._fatal_error(error, 'Fatal write error on pipe transport')
                return
            if written == len(data):
                return
            if written > 0:
                data = memoryview(data)[written:]
            self._loop._add_writer(self._fileno, self._write_ready)
        self._buffer += data
        self._maybe_pause_protocol()

    def _write_ready(self):
        assert self._buffer, 'Data should not be empty'
        try:
            written = os.write(self._fileno, self._buffer)
        except _NOT_YET:
            return
        except _FOR_THE_LOOP:
            raise
        except BaseException as error:
            self._buffer.clear()
            self._conn_lost += 1
            # The error is told and the connection ended, but the reader stays until then.
            self._loop._remove_writer(self._fileno)
            self._fatal_error(error, 'Fatal write error on pipe transport')
            return
        if written < len(self._buffer):
            if written > 0:
                del self._buffer[:written]
            return
        self._buffer.clear()
        self._loop._remove_writer(self._fileno)
        self._maybe_resume_protocol()  # which may write
        if self._closing:
            self._loop._remove_reader(self._fileno)
            self._call_connection_lost(None)

    def can_write_eof(self):
        return True

    def write_eof(self):
        if self._closing:
            return
        assert self._pipe
        self._closing = True
        if not self._buffer:
            self._loop._remove_reader(self._fileno)
            self._loop.call_soon(self._call_connection_lost, None)

    def close(self):
        if self._pipe is not None and not self._closing:
            # The end of a pipe is all that there can be to say.
            self.write_eof()

    def abort(self):
        self._close(None)

    def _fatal_error(self, exc, message='Fatal error on pipe transport'):
        self._tell_error(exc, message, isinstance(exc, OSError))

    def _close(self, exc=None):
        self._closing = True
        if self._buffer:
            self._loop._remove_writer(self._fileno)
        self._buffer.clear()
        self._loop._remove_reader(self._fileno)
        self._loop.call_soon(self._call_connection_lost, exc)


class _UnixSubprocessTransport(base_subprocess.BaseSubprocessTransport):

    def _start(self, args, shell, stdin, stdout, stderr, bufsize, **kwargs):
        ours = None
        if stdin == subprocess.PIPE and sys.platform.startswith('aix'):
            # There the end of a pipe that is written to cannot be waited for.
            stdin, ours = socket.socketpair()
        try:
            self._proc = subprocess.Popen(args, shell=shell, stdin=stdin, stdout=stdout, stderr=stderr,
                                          universal_newlines=False, bufsize=bufsize, **kwargs)
            if ours is not None:
                stdin.close()
                self._proc.stdin = open(ours.detach(), 'wb', buffering=bufsize)
                ours = None
        finally:
            if ours is not None:
                stdin.close()
                ours.close()


class AbstractChildWatcher:
    """What waits for processes and tells of their ends."""

    def add_child_handler(self, pid, callback, *args):
        """Call callback(pid, status, *args) when a process has ended."""
        raise NotImplementedError()

    def remove_child_handler(self, pid):
        """Undo add_child_handler; whether there was a handler."""
        raise NotImplementedError()

    def attach_loop(self, loop):
        """Use an event loop; None for none."""
        raise NotImplementedError()

    def close(self):
        """Give back what the watcher holds."""
        raise NotImplementedError()

    def is_active(self):
        """Whether it would tell of an end now."""
        raise NotImplementedError()

    def __enter__(self):
        """Processes that are started in the block are told of, even if they end before their handlers are added."""
        raise NotImplementedError()

    def __exit__(self, a, b, c):
        raise NotImplementedError()


def _reap(pid, options):
    # (process, status): process 0 if it has not ended; 255 if somebody else has taken the status.
    try:
        ended, status = os.waitpid(pid, options)
    except ChildProcessError:
        return pid, None
    return ended, waitstatus_to_exitcode(status) if ended else 0


_LOST = "Unknown child process pid %d, will report returncode 255"


class _OpenWatcher(AbstractChildWatcher):
    # One whose with block does nothing.
    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        pass


class _LoopWatcher(AbstractChildWatcher):
    # One that works in an event loop, and only there.
    def __init__(self):
        self._loop = None
        self._callbacks = {}

    def is_active(self):
        return self._loop is not None and self._loop.is_running()

    def close(self):
        self.attach_loop(None)

    def _warn_detached(self, loop):
        if self._loop is not None and loop is None and self._callbacks:
            warnings.warn(
                'A loop is being detached '
                'from a child watcher with pending handlers',
                RuntimeWarning)


class PidfdChildWatcher(_LoopWatcher, _OpenWatcher):
    """Waits for descriptors of processes, which Linux has. Needs no signals and no threads."""

    # _callbacks: (descriptor, callback, arguments) by process.

    def attach_loop(self, loop):
        self._warn_detached(loop)
        for descriptor, _, _ in self._callbacks.values():
            self._loop._remove_reader(descriptor)
            os.close(descriptor)
        self._callbacks.clear()
        self._loop = loop

    def add_child_handler(self, pid, callback, *args):
        known = self._callbacks.get(pid)
        if known is None:
            descriptor = os.pidfd_open(pid)
            self._loop._add_reader(descriptor, self._do_wait, pid)
        else:
            descriptor = known[0]
        self._callbacks[pid] = descriptor, callback, args

    def _do_wait(self, pid):
        descriptor, callback, args = self._callbacks.pop(pid)
        self._loop._remove_reader(descriptor)
        _, code = _reap(pid, 0)
        if code is None:
            code = 255
            logger.warning(
                "child process pid %d exit status already read: "
                " will report returncode 255",
                pid)
        os.close(descriptor)
        callback(pid, code, *args)

    def remove_child_handler(self, pid):
        known = self._callbacks.pop(pid, None)
        if known is None:
            return False
        self._loop._remove_reader(known[0])
        os.close(known[0])
        return True


class BaseChildWatcher(_LoopWatcher):
    """Base of those that are told of ends by SIGCHLD."""

    # _callbacks: (callback, arguments) by process.

    def _do_waitpid(self, expected_pid):
        raise NotImplementedError()

    def _do_waitpid_all(self):
        raise NotImplementedError()

    def attach_loop(self, loop):
        assert loop is None or isinstance(loop, events.AbstractEventLoop)
        self._warn_detached(loop)
        if self._loop is not None:
            self._loop.remove_signal_handler(signal.SIGCHLD)
        self._loop = loop
        if loop is not None:
            loop.add_signal_handler(signal.SIGCHLD, self._sig_chld)
            # Some may have ended meanwhile.
            self._do_waitpid_all()

    def _sig_chld(self):
        try:
            self._do_waitpid_all()
        except _FOR_THE_LOOP:
            raise
        except BaseException as error:
            # Nobody else could be told.
            self._loop.call_exception_handler({
                'message': 'Unknown exception in SIGCHLD handler',
                'exception': error,
            })

    def remove_child_handler(self, pid):
        return self._callbacks.pop(pid, None) is not None

    def _log_exit(self, pid, code):
        if self._loop.get_debug():
            logger.debug('process %s exited with returncode %s', pid, code)


class SafeChildWatcher(BaseChildWatcher, _OpenWatcher):
    """Asks for each process that it knows, and leaves others alone; slow with many processes."""

    def close(self):
        self._callbacks.clear()
        super().close()

    def add_child_handler(self, pid, callback, *args):
        self._callbacks[pid] = callback, args
        self._do_waitpid(pid)  # it may have ended

    def _do_waitpid_all(self):
        for pid in list(self._callbacks):
            self._do_waitpid(pid)

    def _do_waitpid(self, expected_pid):
        assert expected_pid > 0
        pid, code = _reap(expected_pid, os.WNOHANG)
        if pid == 0:
            return
        if code is None:
            code = 255
            logger.warning(_LOST, pid)
        else:
            self._log_exit(expected_pid, code)
        known = self._callbacks.pop(pid, None)
        if known is None:
            if self._loop.get_debug():
                logger.warning("Child watcher got an unexpected pid: %r", pid, exc_info=True)
            return
        callback, args = known
        callback(pid, code, *args)


class FastChildWatcher(BaseChildWatcher):
    """Asks for any process, also for those of others."""

    def __init__(self):
        super().__init__()
        self._lock = threading.Lock()
        self._zombies = {}  # status by process: have ended before their handlers were added
        self._forks = 0     # with blocks in which processes may be started now

    def close(self):
        self._callbacks.clear()
        self._zombies.clear()
        super().close()

    def __enter__(self):
        with self._lock:
            self._forks += 1
        return self

    def __exit__(self, a, b, c):
        with self._lock:
            self._forks -= 1
            if self._forks or not self._zombies:
                return
            text = str(self._zombies)
            self._zombies.clear()
        logger.warning("Caught subprocesses termination from unknown pids: %s", text)

    def add_child_handler(self, pid, callback, *args):
        assert self._forks, "Must use the context manager"
        with self._lock:
            if pid not in self._zombies:
                self._callbacks[pid] = callback, args
                return
            code = self._zombies.pop(pid)
        callback(pid, code, *args)

    def _do_waitpid_all(self):
        while True:
            pid, code = _reap(-1, os.WNOHANG)
            if pid <= 0:
                return  # none has ended, or there are none
            with self._lock:
                callback, args = self._callbacks.pop(pid, (None, ()))
                if callback is not None:
                    self._log_exit(pid, code)
                elif self._forks:
                    # Perhaps its handler is about to be added.
                    self._zombies[pid] = code
                    if self._loop.get_debug():
                        logger.debug('unknown process %s exited with returncode %s', pid, code)
                    continue
            if callback is None:
                logger.warning("Caught subprocess termination from unknown pid: %d -> %d", pid, code)
            else:
                callback(pid, code, *args)


class MultiLoopChildWatcher(_OpenWatcher):
    """Is told by SIGCHLD and works for any number of loops; the main thread needs none."""

    def __init__(self):
        self._callbacks = {}  # (loop, callback, arguments) by process
        self._saved_sighandler = None

    def is_active(self):
        return self._saved_sighandler is not None

    def attach_loop(self, loop):
        # The loop does not matter.
        if self._saved_sighandler is not None:
            return
        self._saved_sighandler = signal.signal(signal.SIGCHLD, self._sig_chld)
        if self._saved_sighandler is None:
            logger.warning("Previous SIGCHLD handler was set by non-Python code, "
                           "restore to default handler on watcher close.")
            self._saved_sighandler = signal.SIG_DFL
        signal.siginterrupt(signal.SIGCHLD, False)

    def close(self):
        self._callbacks.clear()
        saved, self._saved_sighandler = self._saved_sighandler, None
        if saved is None:
            return
        if signal.getsignal(signal.SIGCHLD) == self._sig_chld:
            signal.signal(signal.SIGCHLD, saved)
        else:
            logger.warning("SIGCHLD handler was changed by outside code")

    def add_child_handler(self, pid, callback, *args):
        self._callbacks[pid] = events.get_running_loop(), callback, args
        self._do_waitpid(pid)  # it may have ended

    def remove_child_handler(self, pid):
        return self._callbacks.pop(pid, None) is not None

    def _do_waitpid_all(self):
        for pid in list(self._callbacks):
            self._do_waitpid(pid)

    def _do_waitpid(self, expected_pid):
        assert expected_pid > 0
        pid, code = _reap(expected_pid, os.WNOHANG)
        if pid == 0:
            return
        is_known = code is not None
        if not is_known:
            code = 255
            logger.warning(_LOST, pid)
        entry = self._callbacks.pop(pid, None)
        if entry is None:
            logger.warning("Child watcher got an unexpected pid: %r", pid, exc_info=True)
            return
        loop, callback, args = entry
        if loop.is_closed():
            logger.warning("Loop %r that handles pid %r is closed", loop, pid)
            return
        if is_known and loop.get_debug():
            logger.debug('process %s exited with returncode %s', expected_pid, code)
        loop.call_soon_threadsafe(callback, pid, code, *args)

    def _sig_chld(self, signum, frame):
        try:
            self._do_waitpid_all()
        except _FOR_THE_LOOP:
            raise
        except BaseException:
            logger.warning('Unknown exception in SIGCHLD handler', exc_info=True)


class ThreadedChildWatcher(_OpenWatcher):
    """Waits in a thread for each process. The usual one: it needs no signals and works everywhere."""

    def __init__(self):
        self._pid_counter = itertools.count(0)
        self._threads = {}  # by process

    def is_active(self):
        return True

    def close(self):
        pass

    def attach_loop(self, loop):
        pass

    def __del__(self, _warn=warnings.warn):
        if any(thread.is_alive() for thread in list(self._threads.values())):
            _warn(f"{self.__class__} has registered but not finished child processes",
                  ResourceWarning, source=self)

    def add_child_handler(self, pid, callback, *args):
        thread = self._threads[pid] = threading.Thread(
            target=self._do_waitpid, name=f"asyncio-waitpid-{next(self._pid_counter)}",
            args=(events.get_running_loop(), pid, callback, args), daemon=True)
        thread.start()

    def remove_child_handler(self, pid):
        # A thread that waits cannot be ended: the callback finds out that nobody wants it.
        return True

    def _do_waitpid(self, loop, expected_pid, callback, args):
        assert expected_pid > 0
        pid, code = _reap(expected_pid, 0)
        if code is None:
            code = 255
            logger.warning(_LOST, pid)
        elif loop.get_debug():
            logger.debug('process %s exited with returncode %s', expected_pid, code)
        if loop.is_closed():
            logger.warning("Loop %r that handles pid %r is closed", loop, pid)
        else:
            loop.call_soon_threadsafe(callback, pid, code, *args)
        del self._threads[expected_pid]


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
