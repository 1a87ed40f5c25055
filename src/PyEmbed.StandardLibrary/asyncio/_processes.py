"""Pipes that are connected and processes that are started."""

import subprocess

from . import base_events


def _format_pipe(fd):
    return {subprocess.PIPE: '<pipe>', subprocess.STDOUT: '<stdout>'}.get(fd) or repr(fd)


def _check_process_arguments(is_shell, **given):
    # Bytes come from and go to processes, never text.
    wanted = dict(universal_newlines=False, shell=is_shell, bufsize=0, text=False, encoding=None, errors=None)
    for name, value in wanted.items():
        if given[name] is not None if value is None else bool(given[name]) != bool(value):
            raise ValueError(f'{name} must be {value}')


class BaseEventLoop:
    """Part of base_events.BaseEventLoop."""

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
            base_events.logger.debug(f'{name} pipe %r connected: (%r, %r)', pipe.fileno(), transport, protocol)
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
        base_events.logger.debug(' '.join(parts))

    async def _start_process(self, protocol_factory, describe, args, shell, stdin, stdout, stderr, bufsize, kwargs):
        protocol = protocol_factory()
        text = None
        if self._debug:
            # Not the variables of the environment, which may be secret.
            text = describe()
            self._log_subprocess(text, stdin, stdout, stderr)
        transport = await self._make_subprocess_transport(
            protocol, args, shell, stdin, stdout, stderr, bufsize, **kwargs)
        if self._debug and text is not None:
            base_events.logger.info('%s: %r', text, transport)
        return transport, protocol

    async def subprocess_shell(self, protocol_factory, cmd, *, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, universal_newlines=False, shell=True, bufsize=0, encoding=None,
                               errors=None, text=None, **kwargs):
        if not isinstance(cmd, (bytes, str)):
            raise ValueError("cmd must be a string")
        _check_process_arguments(True, universal_newlines=universal_newlines, shell=shell, bufsize=bufsize,
                                 text=text, encoding=encoding, errors=errors)
        return await self._start_process(protocol_factory, lambda: f'run shell command {cmd!r}', cmd, True,
                                         stdin, stdout, stderr, bufsize, kwargs)

    async def subprocess_exec(self, protocol_factory, program, *args, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, universal_newlines=False, shell=False, bufsize=0, encoding=None,
                              errors=None, text=None, **kwargs):
        _check_process_arguments(False, universal_newlines=universal_newlines, shell=shell, bufsize=bufsize,
                                 text=text, encoding=encoding, errors=errors)
        return await self._start_process(protocol_factory, lambda: f'execute program {program!r}',
                                         (program, *args), False, stdin, stdout, stderr, bufsize, kwargs)
