"""Transports of pipes, and of the processes that have them."""

import errno
import os
import selectors
import socket
import stat
import subprocess
import sys
import warnings

from . import base_subprocess
from . import selector_events
from . import transports
from . import unix_events
from ._transport_base import BYTES_LIKE, FOR_THE_LOOP, NOT_YET, Attached, Losing, Readable
from .log import logger


class _PipeTransport(Attached):
    # What the two kinds of pipe transports have in common.

    _pipe = None

    def _take(self, loop, pipe, protocol, complaint):
        self._extra['pipe'] = pipe
        self._loop, self._pipe, self._protocol = loop, pipe, protocol
        self._fileno = pipe.fileno()
        mode = os.fstat(self._fileno).st_mode
        if not (stat.S_ISCHR(mode) or stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode)):
            self._pipe = self._fileno = self._protocol = None
            raise ValueError(complaint)
        os.set_blocking(self._fileno, False)
        return mode

    def _describe(self, event):
        info = self._state(self._pipe, self._fileno)
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

    def __del__(self, _warn=warnings.warn):
        self._give_up(self._pipe, _warn)

    def _is_usual(self, exc):
        return isinstance(exc, OSError)

    def _fatal_error(self, exc, message='Fatal error on pipe transport'):
        self._tell_error(exc, message, self._is_usual(exc))
        self._close(exc)

    def _call_connection_lost(self, exc):
        try:
            self._protocol.connection_lost(exc)
        finally:
            self._pipe.close()
            self._pipe = self._protocol = self._loop = None


class _UnixReadPipeTransport(Readable, _PipeTransport, transports.ReadTransport):

    max_size = 256 * 1024  # that is read at once

    def __init__(self, loop, pipe, protocol, waiter=None, extra=None):
        super().__init__(extra)
        self._paused = False
        self._take(loop, pipe, protocol, "Pipe transport is for pipes/sockets only.")
        self._begin(waiter, (self._add_reader, self._fileno, self._read_ready))

    def __repr__(self):
        return self._describe(selectors.EVENT_READ)

    def _watched(self):
        return self._fileno

    def _read_ready(self):
        try:
            data = os.read(self._fileno, self.max_size)
        except NOT_YET:
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

    def _is_usual(self, exc):
        # That is how a terminal ends.
        return isinstance(exc, OSError) and exc.errno == errno.EIO

    def _close(self, exc):
        self._closing = True
        self._loop._remove_reader(self._fileno)
        self._loop.call_soon(self._call_connection_lost, exc)


class _UnixWritePipeTransport(Losing, _PipeTransport, transports._FlowControlMixin, transports.WriteTransport):

    def __init__(self, loop, pipe, protocol, waiter=None, extra=None):
        super().__init__(extra, loop)
        self._buffer = bytearray()
        self._conn_lost = 0
        mode = self._take(loop, pipe, protocol, "Pipe transport is only for pipes, sockets and character devices")
        # A pipe or socket that can be read has been closed at the other end; AIX says so of any pipe.
        tells_of_closing = stat.S_ISSOCK(mode) or stat.S_ISFIFO(mode) and not sys.platform.startswith("aix")
        calls = [(loop._add_reader, self._fileno, self._read_ready)] if tells_of_closing else []
        self._begin(waiter, *calls)

    def __repr__(self):
        return self._describe(selectors.EVENT_WRITE)

    def get_write_buffer_size(self):
        return len(self._buffer)

    def _read_ready(self):
        if self._loop.get_debug():
            logger.info("%r was closed by peer", self)
        self._close(BrokenPipeError() if self._buffer else None)

    def write(self, data):
        assert isinstance(data, BYTES_LIKE), repr(data)
        if isinstance(data, bytearray):
            data = memoryview(data)  # a piece of it is no copy
        if not data:
            return
        if self._closing or self._conn_lost:
            self._count_lost_write(unix_events.logger, 'pipe closed by peer or os.write(pipe, data) raised exception.')
            return
        if not self._buffer:
            # Perhaps it need not wait at all.
            written = self._write_some(data)
            if written is None or written == len(data):
                return
            if written > 0:
                data = memoryview(data)[written:]
            self._loop._add_writer(self._fileno, self._write_ready)
        self._buffer += data
        self._maybe_pause_protocol()

    def _write_some(self, data):
        # How many bytes were written; None: an error has ended the connection.
        try:
            return os.write(self._fileno, data)
        except NOT_YET:
            return 0
        except FOR_THE_LOOP:
            raise
        except BaseException as error:
            self._conn_lost += 1
            if self._buffer:
                # Before the error is told; the reader stays until then.
                self._buffer.clear()
                self._loop._remove_writer(self._fileno)
            self._fatal_error(error, 'Fatal write error on pipe transport')
            return None

    def _write_ready(self):
        assert self._buffer, 'Data should not be empty'
        written = self._write_some(self._buffer)
        if written is None:
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

    def abort(self):
        self._close(None)

    def close(self):
        if self._pipe is not None and not self._closing:
            # The end of a pipe is all that there can be to say.
            self.write_eof()

    def write_eof(self):
        if not self._closing:
            assert self._pipe
            if self._buffer:
                self._closing = True  # once all is written
            else:
                self._close(None)

    def can_write_eof(self):
        return True

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
