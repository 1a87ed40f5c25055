"""Processes with streams."""

__all__ = 'create_subprocess_exec', 'create_subprocess_shell'

import subprocess

from . import events, protocols, streams, tasks
from .log import logger

PIPE, STDOUT, DEVNULL = subprocess.PIPE, subprocess.STDOUT, subprocess.DEVNULL

_NAMES = {1: 'stdout', 2: 'stderr'}


class SubprocessStreamProtocol(streams.FlowControlMixin,
                               protocols.SubprocessProtocol):
    """Feeds what a process writes to streams."""

    def __init__(self, limit, loop):
        super().__init__(loop=loop)
        self._limit = limit
        self.stdin = self.stdout = self.stderr = None
        self._transport = None
        self._process_exited = False
        self._pipe_fds = []  # that are still open
        self._stdin_closed = self._loop.create_future()

    def __repr__(self):
        info = [self.__class__.__name__]
        info += [f'{name}={stream!r}' for name, stream in (('stdin', self.stdin), ('stdout', self.stdout),
                                                           ('stderr', self.stderr)) if stream is not None]
        return f"<{' '.join(info)}>"

    def connection_made(self, transport):
        self._transport = transport
        for fd, name in _NAMES.items():
            pipe = transport.get_pipe_transport(fd)
            if pipe is not None:
                reader = streams.StreamReader(limit=self._limit, loop=self._loop)
                reader.set_transport(pipe)
                setattr(self, name, reader)
                self._pipe_fds.append(fd)
        pipe = transport.get_pipe_transport(0)
        if pipe is not None:
            self.stdin = streams.StreamWriter(pipe, protocol=self, reader=None, loop=self._loop)

    def _reader(self, fd):
        return getattr(self, _NAMES[fd]) if fd in _NAMES else None

    def pipe_data_received(self, fd, data):
        reader = self._reader(fd)
        if reader is not None:
            reader.feed_data(data)

    def pipe_connection_lost(self, fd, exc):
        if fd == 0:
            if self.stdin is not None:
                self.stdin.close()
            self.connection_lost(exc)
            if exc is None:
                self._stdin_closed.set_result(None)
            else:
                self._stdin_closed.set_exception(exc)
                # It is nobody's fault if nobody waits for it.
                self._stdin_closed._log_traceback = False
            return
        reader = self._reader(fd)
        if reader is not None:
            if exc is None:
                reader.feed_eof()
            else:
                reader.set_exception(exc)
        if fd in self._pipe_fds:
            self._pipe_fds.remove(fd)
        self._maybe_close_transport()

    def process_exited(self):
        self._process_exited = True
        self._maybe_close_transport()

    def _maybe_close_transport(self):
        # Once it has ended and all that it wrote is read.
        if self._process_exited and not self._pipe_fds:
            transport, self._transport = self._transport, None
            transport.close()

    def _get_close_waiter(self, stream):
        return self._stdin_closed if stream is self.stdin else None


class Process:
    """A process that was started."""

    def __init__(self, transport, protocol, loop):
        self._transport, self._protocol, self._loop = transport, protocol, loop
        self.stdin, self.stdout, self.stderr = protocol.stdin, protocol.stdout, protocol.stderr
        self.pid = transport.get_pid()

    def __repr__(self):
        return f'<{self.__class__.__name__} {self.pid}>'

    @property
    def returncode(self):
        """The status, None while it runs."""
        return self._transport.get_returncode()

    async def wait(self):
        """Wait for the end; the status."""
        return await self._transport._wait()

    def send_signal(self, signal):
        """Send a signal."""
        self._transport.send_signal(signal)

    def terminate(self):
        """Ask it to end."""
        self._transport.terminate()

    def kill(self):
        """End it."""
        self._transport.kill()

    def _log(self, text, *args):
        if self._loop.get_debug():
            logger.debug(f'%r communicate: {text}', self, *args)

    async def _feed_stdin(self, input):
        try:
            self.stdin.write(input)
            self._log('feed stdin (%s bytes)', len(input))
            await self.stdin.drain()
        except (BrokenPipeError, ConnectionResetError) as error:
            # It has not read all, as processes may.
            self._log('stdin got %r', error)
        self._log('close stdin')
        self.stdin.close()

    async def _noop(self):
        return None

    async def _read_stream(self, fd):
        transport = self._transport.get_pipe_transport(fd)
        name = _NAMES[fd]
        self._log(f'read {name}')
        output = await getattr(self, name).read()
        self._log(f'close {name}')
        transport.close()
        return output

    async def communicate(self, input=None):
        """Write to stdin, read all of stdout and stderr, and wait for the end; (stdout, stderr)."""
        _, output, errors = await tasks.gather(
            self._noop() if input is None else self._feed_stdin(input),
            self._noop() if self.stdout is None else self._read_stream(1),
            self._noop() if self.stderr is None else self._read_stream(2))
        await self.wait()
        return output, errors


async def _create(start, limit, *args, **kwds):
    loop = events.get_running_loop()
    transport, protocol = await getattr(loop, start)(
        lambda: SubprocessStreamProtocol(limit=limit, loop=loop), *args, **kwds)
    return Process(transport, protocol, loop)


async def create_subprocess_shell(cmd, stdin=None, stdout=None, stderr=None, limit=streams._DEFAULT_LIMIT, **kwds):
    """Run a command line."""
    return await _create('subprocess_shell', limit, cmd, stdin=stdin, stdout=stdout, stderr=stderr, **kwds)


async def create_subprocess_exec(program, *args, stdin=None, stdout=None, stderr=None, limit=streams._DEFAULT_LIMIT,
                                 **kwds):
    """Run a program."""
    return await _create('subprocess_exec', limit, program, *args, stdin=stdin, stdout=stdout, stderr=stderr, **kwds)
