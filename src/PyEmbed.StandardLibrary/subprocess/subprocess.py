"""Child processes: running them, their pipes and their exit codes.

An engine that was granted no processes can import and name everything here; only starting a
process fails.
"""

import builtins
import contextlib
import errno
import io
import locale
import os
import signal
import sys
import threading
import time
import types
import warnings
from time import monotonic as _time

try:
    import fcntl
except ImportError:
    fcntl = None

try:
    import select
    import selectors
except ImportError:
    select = selectors = None

from _posixsubprocess import fork_exec as _fork_exec, _ready

__all__ = ["Popen", "PIPE", "STDOUT", "call", "check_call", "getstatusoutput",
           "getoutput", "check_output", "run", "CalledProcessError", "DEVNULL",
           "SubprocessError", "TimeoutExpired", "CompletedProcess"]

_mswindows = False
_can_fork_exec = True

# Bound here because __del__ needs them while the interpreter goes away.
_waitpid = getattr(os, 'waitpid', None)
_waitstatus_to_exitcode = getattr(os, 'waitstatus_to_exitcode', None)
_WIFSTOPPED = getattr(os, 'WIFSTOPPED', None)
_WSTOPSIG = getattr(os, 'WSTOPSIG', None)
_WNOHANG = getattr(os, 'WNOHANG', None)

PIPE = -1
STDOUT = -2
DEVNULL = -3

# What a pipe that can be written at all takes without waiting.
_PIPE_BUF = getattr(select, 'PIPE_BUF', 512)


class _PipeSelector:
    """What selectors has, for the pipes of child processes: it needs no select module."""

    def __init__(self):
        self._keys = {}

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self._keys.clear()

    def register(self, file, events):
        self._keys[file] = types.SimpleNamespace(fileobj=file, fd=file.fileno(), events=events)

    def unregister(self, file):
        del self._keys[file]

    def get_map(self):
        return self._keys

    def select(self, timeout=None):
        keys = list(self._keys.values())
        readable, writable = _ready([key.fd for key in keys if key.events & _EVENT_READ],
                                    [key.fd for key in keys if key.events & _EVENT_WRITE],
                                    timeout)
        return [(key, key.events) for key in keys if key.fd in readable or key.fd in writable]


_EVENT_READ, _EVENT_WRITE = 1, 2
_PopenSelector = _PipeSelector

# Popen objects dropped before their process had ended; looked at whenever another starts.
_active = []


def _cleanup():
    if _active is None:
        return
    for process in list(_active):
        if process._internal_poll(_deadstate=sys.maxsize) is not None:
            with contextlib.suppress(ValueError):
                _active.remove(process)


class SubprocessError(Exception):
    pass


@property
def _stdout_of_output(self):
    """The same as output."""
    return self.output


@_stdout_of_output.setter
def _stdout_of_output(self, value):
    self.output = value


class CalledProcessError(SubprocessError):
    """A process that was to succeed gave an exit code other than zero."""

    def __init__(self, returncode, cmd, output=None, stderr=None):
        self.returncode = returncode
        self.cmd = cmd
        self.output = output
        self.stderr = stderr

    def __str__(self):
        code = self.returncode
        if not code or code >= 0:
            return "Command '%s' returned non-zero exit status %d." % (self.cmd, code)
        try:
            return "Command '%s' died with %r." % (self.cmd, signal.Signals(-code))
        except ValueError:
            return "Command '%s' died with unknown signal %d." % (self.cmd, -code)

    stdout = _stdout_of_output


class TimeoutExpired(SubprocessError):
    """A process did not end in the time it was given."""

    def __init__(self, cmd, timeout, output=None, stderr=None):
        self.cmd = cmd
        self.timeout = timeout
        self.output = output
        self.stderr = stderr

    def __str__(self):
        return "Command '%s' timed out after %s seconds" % (self.cmd, self.timeout)

    stdout = _stdout_of_output


class CompletedProcess(object):
    """What run() gives: the arguments, the exit code and what was captured."""

    def __init__(self, args, returncode, stdout=None, stderr=None):
        self.args = args
        self.returncode = returncode
        self.stdout = stdout
        self.stderr = stderr

    def __repr__(self):
        shown = [f'args={self.args!r}', f'returncode={self.returncode!r}']
        for name in ('stdout', 'stderr'):
            value = getattr(self, name)
            if value is not None:
                shown.append(f'{name}={value!r}')
        return f"{type(self).__name__}({', '.join(shown)})"

    __class_getitem__ = classmethod(types.GenericAlias)

    def check_returncode(self):
        """Raise CalledProcessError unless the exit code is zero."""
        if self.returncode:
            raise CalledProcessError(self.returncode, self.args, self.stdout, self.stderr)


# -- command lines --------------------------------------------------------------------------

def _optim_args_from_interpreter_flags():
    """The options that give another interpreter this one's optimization."""
    level = sys.flags.optimize
    return ['-' + 'O' * level] if level > 0 else []


_FLAG_LETTERS = (('debug', 'd'), ('dont_write_bytecode', 'B'), ('no_site', 'S'),
                 ('verbose', 'v'), ('bytes_warning', 'b'), ('quiet', 'q'))
_PASSED_X_OPTIONS = ('faulthandler', 'tracemalloc', 'importtime', 'frozen_modules',
                     'showrefcount', 'utf8')


def _args_from_interpreter_flags():
    """The options that give another interpreter this one's settings."""
    flags = sys.flags
    args = _optim_args_from_interpreter_flags()
    for name, letter in _FLAG_LETTERS:
        count = getattr(flags, name)
        if count > 0:
            args.append('-' + letter * count)
    if flags.isolated:
        args.append('-I')
    else:
        for name, option in (('ignore_environment', '-E'), ('no_user_site', '-s'),
                             ('safe_path', '-P')):
            if getattr(flags, name):
                args.append(option)

    # Filters that -b and -X dev put there come back through those options.
    filters = list(sys.warnoptions)
    if flags.bytes_warning:
        filters.remove("error::BytesWarning" if flags.bytes_warning > 1
                       else "default::BytesWarning")
    if flags.dev_mode:
        filters.remove('default')
    args.extend('-W' + text for text in filters)

    if flags.dev_mode:
        args += ['-X', 'dev']
    options = getattr(sys, '_xoptions', {})
    for name in _PASSED_X_OPTIONS:
        if name in options:
            value = options[name]
            args += ['-X', name if value is True else f'{name}={value}']
    return args


def list2cmdline(seq):
    """Join arguments into the one string the Microsoft C runtime splits back into them."""
    words = []
    for arg in map(os.fsdecode, seq):
        quoted = not arg or ' ' in arg or '\t' in arg
        out = []
        slashes = 0
        for char in arg:
            if char == '\\':
                slashes += 1
                continue
            # Backslashes count only before a quote, where each must be doubled.
            out.append('\\' * (slashes * 2 + 1 if char == '"' else slashes))
            out.append(char)
            slashes = 0
        out.append('\\' * (slashes * 2 if quoted else slashes))
        text = ''.join(out)
        words.append(f'"{text}"' if quoted else text)
    return ' '.join(words)


def _text_encoding():
    if sys.flags.warn_default_encoding:
        here = frame = sys._getframe()
        level = 1
        while frame is not None and frame.f_code.co_filename == here.f_code.co_filename:
            frame = frame.f_back
            level += 1
        warnings.warn("'encoding' argument not specified.", EncodingWarning, level)
    return "utf-8" if sys.flags.utf8_mode else locale.getencoding()


# -- the short forms ------------------------------------------------------------------------

def call(*popenargs, timeout=None, **kwargs):
    """Run a command to its end and return its exit code."""
    with Popen(*popenargs, **kwargs) as process:
        try:
            return process.wait(timeout=timeout)
        except:
            process.kill()
            raise


def check_call(*popenargs, **kwargs):
    """As call(), but an exit code other than zero raises CalledProcessError."""
    code = call(*popenargs, **kwargs)
    if code:
        cmd = kwargs.get("args")
        raise CalledProcessError(code, popenargs[0] if cmd is None else cmd)
    return 0


def check_output(*popenargs, timeout=None, **kwargs):
    """Run a command that must succeed and return what it wrote to stdout."""
    for name in ('stdout', 'check'):
        if name in kwargs:
            raise ValueError(f'{name} argument not allowed, it will be overridden.')
    if 'input' in kwargs and kwargs['input'] is None:
        # None stands for no input at all, of the kind the pipes carry.
        as_text = any(kwargs.get(name) for name in
                      ('universal_newlines', 'text', 'encoding', 'errors'))
        kwargs['input'] = '' if as_text else b''
    return run(*popenargs, stdout=PIPE, timeout=timeout, check=True, **kwargs).stdout


def run(*popenargs, input=None, capture_output=False, timeout=None, check=False, **kwargs):
    """Run a command to its end and return a CompletedProcess."""
    if input is not None:
        if kwargs.get('stdin') is not None:
            raise ValueError('stdin and input arguments may not both be used.')
        kwargs['stdin'] = PIPE
    if capture_output:
        if kwargs.get('stdout') is not None or kwargs.get('stderr') is not None:
            raise ValueError('stdout and stderr arguments may not be used '
                             'with capture_output.')
        kwargs['stdout'] = kwargs['stderr'] = PIPE

    with Popen(*popenargs, **kwargs) as process:
        try:
            stdout, stderr = process.communicate(input, timeout=timeout)
        except TimeoutExpired:
            process.kill()
            process.wait()
            raise
        except:
            process.kill()
            raise
        code = process.poll()
    if check and code:
        raise CalledProcessError(code, process.args, output=stdout, stderr=stderr)
    return CompletedProcess(process.args, code, stdout, stderr)


def getstatusoutput(cmd, *, encoding=None, errors=None):
    """Run cmd in a shell; return its exit code and its output without the last newline."""
    try:
        text = check_output(cmd, shell=True, text=True, stderr=STDOUT,
                            encoding=encoding, errors=errors)
        code = 0
    except CalledProcessError as error:
        text = error.output
        code = error.returncode
    return code, text.removesuffix('\n')


def getoutput(cmd, *, encoding=None, errors=None):
    """Run cmd in a shell and return its output without the last newline."""
    return getstatusoutput(cmd, encoding=encoding, errors=errors)[1]


def _use_posix_spawn():
    # Only glibc from 2.24 on reports a failed exec through posix_spawn.
    if not hasattr(os, 'posix_spawn'):
        return False
    if sys.platform == 'darwin':
        return True
    try:
        libc, _, version = os.confstr('CS_GNU_LIBC_VERSION').partition(' ')
        return (sys.platform == 'linux' and libc == 'glibc'
                and tuple(map(int, version.split('.'))) >= (2, 24))
    except (AttributeError, ValueError, OSError):
        return False


_USE_POSIX_SPAWN = _use_posix_spawn()
_USE_VFORK = True


def _gid_of(group, no_grp):
    if isinstance(group, str):
        try:
            import grp
        except ImportError:
            raise ValueError(no_grp)
        return grp.getgrnam(group).gr_gid
    return group if isinstance(group, int) else None


def _checked_gid(gid):
    if gid < 0:
        raise ValueError(f"Group ID cannot be negative, got {gid}")
    return gid


def _resolve_group(group):
    if group is None:
        return None
    if not hasattr(os, 'setregid'):
        raise ValueError("The 'group' parameter is not supported on the current platform")
    gid = _gid_of(group, "The group parameter cannot be a string on systems without "
                         "the grp module")
    if gid is None:
        raise TypeError("Group must be a string or an integer, not {}".format(type(group)))
    return _checked_gid(gid)


def _resolve_extra_groups(groups):
    if groups is None:
        return None
    if not hasattr(os, 'setgroups'):
        raise ValueError("The 'extra_groups' parameter is not supported on the current "
                         "platform")
    if isinstance(groups, str):
        raise ValueError("Groups must be a list, not a string")
    gids = []
    for group in groups:
        gid = _gid_of(group, "Items in extra_groups cannot be strings on systems without "
                             "the grp module")
        if gid is None:
            raise TypeError("Items in extra_groups must be a string or integer, not {}"
                            .format(type(group)))
        gids.append(gid)
    return [_checked_gid(gid) for gid in gids]


def _resolve_user(user):
    if user is None:
        return None
    if not hasattr(os, 'setreuid'):
        raise ValueError("The 'user' parameter is not supported on the current platform")
    if isinstance(user, str):
        try:
            import pwd
        except ImportError:
            raise ValueError("The user parameter cannot be a string on systems without "
                             "the pwd module")
        uid = pwd.getpwnam(user).pw_uid
    elif isinstance(user, int):
        uid = user
    else:
        raise TypeError("User must be a string or an integer")
    if uid < 0:
        raise ValueError(f"User ID cannot be negative, got {uid}")
    return uid


class Popen:
    """A running child process, with the pipes that were asked for."""

    # __del__ may run on an object whose __init__ failed.
    _child_created = False

    def __init__(self, args, bufsize=-1, executable=None,
                 stdin=None, stdout=None, stderr=None,
                 preexec_fn=None, close_fds=True,
                 shell=False, cwd=None, env=None, universal_newlines=None,
                 startupinfo=None, creationflags=0,
                 restore_signals=True, start_new_session=False,
                 pass_fds=(), *, user=None, group=None, extra_groups=None,
                 encoding=None, errors=None, text=None, umask=-1, pipesize=-1,
                 process_group=None):
        """Start the program."""
        _cleanup()
        # waitpid() gives a status once only: who calls it holds this lock.
        self._waitpid_lock = threading.Lock()
        self._input = None
        self._communication_started = False

        bufsize = -1 if bufsize is None else bufsize
        if not isinstance(bufsize, int):
            raise TypeError("bufsize must be an integer")
        pipesize = -1 if pipesize is None else pipesize
        if not isinstance(pipesize, int):
            raise TypeError("pipesize must be an integer")
        if pass_fds and not close_fds:
            warnings.warn("pass_fds overriding close_fds.", RuntimeWarning)
            close_fds = True
        if startupinfo is not None:
            raise ValueError("startupinfo is only supported on Windows platforms")
        if creationflags != 0:
            raise ValueError("creationflags is only supported on Windows platforms")

        self.args = args
        self.stdin = self.stdout = self.stderr = None
        self.pid = self.returncode = None
        self.encoding = encoding
        self.errors = errors
        self.pipesize = pipesize
        if None not in (text, universal_newlines) and bool(text) != bool(universal_newlines):
            raise SubprocessError('Cannot disambiguate when both text and universal_newlines '
                                  'are supplied but different. Pass one or the other.')
        self.text_mode = encoding or errors or text or universal_newlines
        if self.text_mode and encoding is None:
            self.encoding = encoding = _text_encoding()

        # How long a ^C still lets the child end by itself.
        self._sigint_wait_secs = 0.25
        self._closed_child_pipe_fds = False
        # Line buffering is the text layer's, the binary stream under it takes the default.
        by_line = bool(self.text_mode) and bufsize == 1
        if by_line:
            bufsize = -1
        if process_group is None:
            process_group = -1
        gid = _resolve_group(group)
        gids = _resolve_extra_groups(extra_groups)
        uid = _resolve_user(user)

        handles = self._get_handles(stdin, stdout, stderr)
        p2cread, p2cwrite, c2pread, c2pwrite, errread, errwrite = handles
        try:
            if p2cwrite != -1:
                self.stdin = io.open(p2cwrite, 'wb', bufsize)
                if self.text_mode:
                    self.stdin = io.TextIOWrapper(self.stdin, write_through=True,
                                                  line_buffering=by_line,
                                                  encoding=encoding, errors=errors)
            if c2pread != -1:
                self.stdout = self._reader(c2pread, bufsize)
            if errread != -1:
                self.stderr = self._reader(errread, bufsize)
            self._execute_child(args, executable, preexec_fn, close_fds, pass_fds, cwd, env,
                                startupinfo, creationflags, shell, *handles,
                                restore_signals, gid, gids, uid, umask,
                                start_new_session, process_group)
        except:
            for file in (self.stdin, self.stdout, self.stderr):
                if file:
                    with contextlib.suppress(OSError):
                        file.close()
            if not self._closed_child_pipe_fds:
                ends = [end for asked, end in ((stdin, p2cread), (stdout, c2pwrite),
                                               (stderr, errwrite)) if asked == PIPE]
                if hasattr(self, '_devnull'):
                    ends.append(self._devnull)
                for end in ends:
                    with contextlib.suppress(OSError):
                        os.close(end)
            raise

    def _reader(self, fd, bufsize):
        file = io.open(fd, 'rb', bufsize)
        if self.text_mode:
            file = io.TextIOWrapper(file, encoding=self.encoding, errors=self.errors)
        return file

    def __repr__(self):
        text = f"<{type(self).__name__}: returncode: {self.returncode} args: {self.args!r}>"
        return text if len(text) <= 80 else text[:76] + "...>"

    __class_getitem__ = classmethod(types.GenericAlias)

    @property
    def universal_newlines(self):
        return self.text_mode

    @universal_newlines.setter
    def universal_newlines(self, universal_newlines):
        self.text_mode = bool(universal_newlines)

    def _translate_newlines(self, data, encoding, errors):
        return data.decode(encoding, errors).replace("\r\n", "\n").replace("\r", "\n")

    def __enter__(self):
        return self

    def __exit__(self, exc_type, value, traceback):
        for file in (self.stdout, self.stderr):
            if file:
                file.close()
        try:
            if self.stdin:
                self.stdin.close()
        finally:
            if exc_type == KeyboardInterrupt:
                # The child had the same ^C: it gets a moment, never an endless wait.
                if self._sigint_wait_secs > 0:
                    with contextlib.suppress(TimeoutExpired):
                        self._wait(timeout=self._sigint_wait_secs)
                self._sigint_wait_secs = 0
                return
            self.wait()

    def __del__(self, _maxsize=sys.maxsize, _warn=warnings.warn):
        if not self._child_created:
            return
        if self.returncode is None:
            _warn("subprocess %s is still running" % self.pid, ResourceWarning, source=self)
        self._internal_poll(_deadstate=_maxsize)
        if self.returncode is None and _active is not None:
            _active.append(self)

    # -- talking to the child

    def _get_devnull(self):
        if not hasattr(self, '_devnull'):
            self._devnull = os.open(os.devnull, os.O_RDWR)
        return self._devnull

    def _stdin_write(self, input):
        # A child that reads no more is its own affair; communicate() does not fail for it.
        steps = [lambda: self.stdin.write(input)] if input else []
        for step in (*steps, self.stdin.close):
            try:
                step()
            except BrokenPipeError:
                pass
            except OSError as error:
                if error.errno != errno.EINVAL:
                    raise

    def communicate(self, input=None, timeout=None):
        """Send input, read both outputs to their end, wait; return (stdout, stderr)."""
        if self._communication_started and input:
            raise ValueError("Cannot send input after starting communication")

        pipes = [self.stdin, self.stdout, self.stderr]
        if timeout is None and not self._communication_started and pipes.count(None) >= 2:
            stdout = stderr = None
            if self.stdin:
                self._stdin_write(input)
            elif self.stdout:
                stdout = self.stdout.read()
                self.stdout.close()
            elif self.stderr:
                stderr = self.stderr.read()
                self.stderr.close()
            self.wait()
            return stdout, stderr

        endtime = None if timeout is None else _time() + timeout
        try:
            stdout, stderr = self._communicate(input, endtime, timeout)
        except KeyboardInterrupt:
            self._wait_after_interrupt(endtime)
            raise
        finally:
            self._communication_started = True
        self.wait(timeout=self._remaining_time(endtime))
        return stdout, stderr

    def _wait_after_interrupt(self, endtime):
        limit = self._sigint_wait_secs
        if endtime is not None:
            limit = min(limit, self._remaining_time(endtime))
        self._sigint_wait_secs = 0
        with contextlib.suppress(TimeoutExpired):
            self._wait(timeout=limit)

    def poll(self):
        """The exit code, or None while the process runs."""
        return self._internal_poll()

    def _remaining_time(self, endtime):
        return None if endtime is None else endtime - _time()

    def _check_timeout(self, endtime, orig_timeout, stdout_seq, stderr_seq,
                       skip_check_and_raise=False):
        if endtime is None:
            return
        if skip_check_and_raise or _time() > endtime:
            raise TimeoutExpired(self.args, orig_timeout,
                                 output=b''.join(stdout_seq) if stdout_seq else None,
                                 stderr=b''.join(stderr_seq) if stderr_seq else None)

    def wait(self, timeout=None):
        """Wait for the process to end and return its exit code."""
        endtime = None if timeout is None else _time() + timeout
        try:
            return self._wait(timeout=timeout)
        except KeyboardInterrupt:
            self._wait_after_interrupt(endtime)
            raise

    def _communicate(self, input, endtime, orig_timeout):
        if not self._communication_started:
            if self.stdin:
                with contextlib.suppress(BrokenPipeError):
                    self.stdin.flush()
                if not input:
                    with contextlib.suppress(BrokenPipeError):
                        self.stdin.close()
            # Kept between calls: one that timed out may be tried again.
            self._fileobj2output = {file: [] for file in (self.stdout, self.stderr) if file}
        got = self._fileobj2output
        stdout = got[self.stdout] if self.stdout else None
        stderr = got[self.stderr] if self.stderr else None
        self._save_input(input)
        pending = memoryview(self._input) if self._input else b''

        with _PopenSelector() as selector:
            if self.stdin and not self.stdin.closed and self._input:
                selector.register(self.stdin, _EVENT_WRITE)
            for file in got:
                if not file.closed:
                    selector.register(file, _EVENT_READ)

            def done(file):
                selector.unregister(file)
                file.close()

            while selector.get_map():
                timeout = self._remaining_time(endtime)
                if timeout is not None and timeout < 0:
                    self._check_timeout(endtime, orig_timeout, stdout, stderr,
                                        skip_check_and_raise=True)
                ready = selector.select(timeout)
                self._check_timeout(endtime, orig_timeout, stdout, stderr)
                for key, _ in ready:
                    if key.fileobj is not self.stdin:
                        data = os.read(key.fd, 32768)
                        if not data:
                            done(key.fileobj)
                        got[key.fileobj].append(data)
                        continue
                    start = self._input_offset
                    try:
                        self._input_offset += os.write(key.fd, pending[start:start + _PIPE_BUF])
                    except BrokenPipeError:
                        done(key.fileobj)
                    else:
                        if self._input_offset >= len(self._input):
                            done(key.fileobj)

        self.wait(timeout=self._remaining_time(endtime))
        return self._joined(stdout, self.stdout), self._joined(stderr, self.stderr)

    def _joined(self, parts, file):
        if parts is None:
            return None
        data = b''.join(parts)
        if self.text_mode:
            return self._translate_newlines(data, file.encoding, file.errors)
        return data

    def _save_input(self, input):
        if self.stdin and self._input is None:
            self._input_offset = 0
            self._input = input
            if input is not None and self.text_mode:
                self._input = input.encode(self.stdin.encoding, self.stdin.errors)

    # -- starting it

    def _close_pipe_fds(self, p2cread, p2cwrite, c2pread, c2pwrite, errread, errwrite):
        """Close the child's ends here."""
        devnull = getattr(self, '_devnull', None)
        with contextlib.ExitStack() as stack:
            for theirs, ours in ((p2cread, p2cwrite), (c2pwrite, c2pread), (errwrite, errread)):
                if theirs != -1 and ours != -1 and theirs != devnull:
                    stack.callback(os.close, theirs)
            if devnull is not None:
                stack.callback(os.close, devnull)
        self._closed_child_pipe_fds = True

    @contextlib.contextmanager
    def _on_error_fd_closer(self):
        opened = []
        try:
            yield opened
        except:
            if hasattr(self, '_devnull'):
                opened.append(self._devnull)
                del self._devnull
            for fd in opened:
                with contextlib.suppress(OSError):
                    os.close(fd)
            raise

    def _get_handles(self, stdin, stdout, stderr):
        """(p2cread, p2cwrite, c2pread, c2pwrite, errread, errwrite), -1 for no redirection."""
        with self._on_error_fd_closer() as opened:
            def pipe():
                ends = os.pipe()
                opened.extend(ends)
                if self.pipesize > 0 and hasattr(fcntl, "F_SETPIPE_SZ"):
                    fcntl.fcntl(ends[1], fcntl.F_SETPIPE_SZ, self.pipesize)
                return ends

            def given(target):
                if target == DEVNULL:
                    return self._get_devnull()
                return target if isinstance(target, int) else target.fileno()

            p2cread = p2cwrite = c2pread = c2pwrite = errread = errwrite = -1
            if stdin == PIPE and stdin is not None:
                p2cread, p2cwrite = pipe()
            elif stdin is not None:
                p2cread = given(stdin)
            if stdout == PIPE and stdout is not None:
                c2pread, c2pwrite = pipe()
            elif stdout is not None:
                c2pwrite = given(stdout)
            if stderr == PIPE and stderr is not None:
                errread, errwrite = pipe()
            elif stderr == STDOUT and stderr is not None:
                errwrite = c2pwrite if c2pwrite != -1 else sys.__stdout__.fileno()
            elif stderr is not None:
                errwrite = given(stderr)
        return p2cread, p2cwrite, c2pread, c2pwrite, errread, errwrite

    def _posix_spawn(self, args, executable, env, restore_signals,
                     p2cread, p2cwrite, c2pread, c2pwrite, errread, errwrite):
        options = {}
        if restore_signals:
            options['setsigdef'] = [getattr(signal, name)
                                    for name in ('SIGPIPE', 'SIGXFZ', 'SIGXFSZ')
                                    if getattr(signal, name, None) is not None]
        actions = [(os.POSIX_SPAWN_CLOSE, fd) for fd in (p2cwrite, c2pread, errread) if fd != -1]
        actions += [(os.POSIX_SPAWN_DUP2, fd, target)
                    for target, fd in enumerate((p2cread, c2pwrite, errwrite)) if fd != -1]
        if actions:
            options['file_actions'] = actions
        self.pid = os.posix_spawn(executable, args, os.environ if env is None else env, **options)
        self._child_created = True
        self._close_pipe_fds(p2cread, p2cwrite, c2pread, c2pwrite, errread, errwrite)

    def _execute_child(self, args, executable, preexec_fn, close_fds, pass_fds, cwd, env,
                       startupinfo, creationflags, shell,
                       p2cread, p2cwrite, c2pread, c2pwrite, errread, errwrite,
                       restore_signals, gid, gids, uid, umask,
                       start_new_session, process_group):
        handles = p2cread, p2cwrite, c2pread, c2pwrite, errread, errwrite
        if isinstance(args, os.PathLike) and shell:
            raise TypeError('path-like args is not allowed when shell is true')
        args = [args] if isinstance(args, (str, bytes, os.PathLike)) else list(args)
        if shell:
            args = ["/bin/sh", "-c"] + args
            if executable:
                args[0] = executable
        if executable is None:
            executable = args[0]
        sys.audit("subprocess.Popen", executable, args, cwd, env)

        plain = not (close_fds or pass_fds or start_new_session) and (
            preexec_fn is cwd is gid is gids is uid is None
            and process_group == -1 and umask < 0
            and all(fd == -1 or fd > 2 for fd in (p2cread, c2pwrite, errwrite)))
        if _USE_POSIX_SPAWN and plain and os.path.dirname(executable):
            self._posix_spawn(args, executable, env, restore_signals, *handles)
            return

        # The child writes "exception:hex errno:text" here if it cannot become the program.
        report, report_write = os.pipe()
        low = []
        while report_write < 3:
            low.append(report_write)
            report_write = os.dup(report_write)
        for fd in low:
            os.close(fd)
        try:
            try:
                kept = set(pass_fds)
                kept.add(report_write)
                # Variables that the script has set are not the process's own.
                env_list = self._environment(os.environ if env is None else env)
                program = os.fsencode(executable)
                if os.path.dirname(program):
                    candidates = (program,)
                else:
                    candidates = tuple(os.path.join(os.fsencode(folder), program)
                                       for folder in os.get_exec_path(env))
                self.pid = _fork_exec(
                    args, candidates, close_fds, tuple(sorted(map(int, kept))), cwd, env_list,
                    *handles, report, report_write, restore_signals, start_new_session,
                    process_group, gid, gids, uid, umask, preexec_fn, _USE_VFORK)
                self._child_created = True
            finally:
                os.close(report_write)
            self._close_pipe_fds(*handles)
            message = bytearray()
            while len(message) <= 50000:
                part = os.read(report, 50000)
                if not part:
                    break
                message += part
        finally:
            os.close(report)
        if message:
            self._raise_start_failure(bytes(message), executable, cwd)

    @staticmethod
    def _environment(env):
        entries = []
        for name, value in env.items():
            name = os.fsencode(name)
            if b'=' in name:
                raise ValueError("illegal environment variable name")
            entries.append(name + b'=' + os.fsencode(value))
        return entries

    def _raise_start_failure(self, message, executable, cwd):
        with contextlib.suppress(ChildProcessError):
            pid, status = os.waitpid(self.pid, 0)
            if pid == self.pid:
                self._handle_exitstatus(status)
            else:
                self.returncode = sys.maxsize
        try:
            name, code, text = message.split(b':', 2)
            text = text.decode()
        except ValueError:
            name, code = b'SubprocessError', b'0'
            text = 'Bad exception data from child: {!r}'.format(message)
        kind = getattr(builtins, name.decode('ascii'), SubprocessError)
        if not (issubclass(kind, OSError) and code):
            raise kind(text)
        code = int(code, 16)
        # "noexec": it failed before exec, which is the change of folder.
        before_exec = text == "noexec"
        if code != 0:
            text = os.strerror(code)
        elif before_exec:
            text = ""
        raise kind(code, text, cwd if before_exec else executable)

    # -- its end

    def _handle_exitstatus(self, sts, _waitstatus_to_exitcode=_waitstatus_to_exitcode,
                           _WIFSTOPPED=_WIFSTOPPED, _WSTOPSIG=_WSTOPSIG):
        self.returncode = (-_WSTOPSIG(sts) if _WIFSTOPPED(sts)
                           else _waitstatus_to_exitcode(sts))

    def _internal_poll(self, _deadstate=None, _waitpid=_waitpid, _WNOHANG=_WNOHANG,
                       _ECHILD=errno.ECHILD):
        # Called by __del__: nothing global may be used here.
        if self.returncode is not None or not self._waitpid_lock.acquire(False):
            return self.returncode
        try:
            if self.returncode is None:
                pid, status = _waitpid(self.pid, _WNOHANG)
                if pid == self.pid:
                    self._handle_exitstatus(status)
        except OSError as error:
            if _deadstate is not None:
                self.returncode = _deadstate
            elif error.errno == _ECHILD:
                # Somebody else took the status; it is lost.
                self.returncode = 0
        finally:
            self._waitpid_lock.release()
        return self.returncode

    def _try_wait(self, wait_flags):
        try:
            return os.waitpid(self.pid, wait_flags)
        except ChildProcessError:
            return self.pid, 0

    def _wait_once(self, wait_flags):
        if self.returncode is None:
            pid, status = self._try_wait(wait_flags)
            if pid == self.pid:
                self._handle_exitstatus(status)

    def _wait(self, timeout):
        if timeout is None:
            while self.returncode is None:
                with self._waitpid_lock:
                    self._wait_once(0)
            return self.returncode
        endtime = _time() + timeout
        delay = 0.0005
        while self.returncode is None:
            if self._waitpid_lock.acquire(False):
                try:
                    self._wait_once(os.WNOHANG)
                finally:
                    self._waitpid_lock.release()
                if self.returncode is not None:
                    break
            remaining = self._remaining_time(endtime)
            if remaining <= 0:
                raise TimeoutExpired(self.args, timeout)
            delay = min(delay * 2, remaining, .05)
            time.sleep(delay)
        return self.returncode

    def send_signal(self, sig):
        """Send a signal to the process, unless it has ended."""
        # A process that ended may have left its number to another.
        self.poll()
        if self.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, sig)

    def terminate(self):
        """Send SIGTERM."""
        self.send_signal(signal.SIGTERM)

    def kill(self):
        """Send SIGKILL."""
        self.send_signal(signal.SIGKILL)
