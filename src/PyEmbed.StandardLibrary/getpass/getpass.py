"""Asks for a password without showing it; tells the user's name."""

import contextlib
import io
import os
import sys
import warnings

__all__ = ["getpass", "getuser", "GetPassWarning"]


class GetPassWarning(UserWarning):
    pass


def _terminal(stack):
    fd = os.open('/dev/tty', os.O_RDWR | os.O_NOCTTY)
    raw = io.FileIO(fd, 'w+')
    stack.enter_context(raw)
    text = io.TextIOWrapper(raw)
    stack.enter_context(text)
    return fd, text


def unix_getpass(prompt='Password: ', stream=None):
    """Ask on the terminal, or else on stdin, with echo off."""
    answer = None
    with contextlib.ExitStack() as stack:
        try:
            fd, input = _terminal(stack)
            stream = stream or input
        except OSError:
            stack.close()
            try:
                fd = sys.stdin.fileno()
            except (AttributeError, ValueError):
                fd = None
                answer = fallback_getpass(prompt, stream)
            input = sys.stdin
            stream = stream or sys.stderr
        if fd is not None:
            try:
                before = termios.tcgetattr(fd)
                silent = before[:]
                silent[3] &= ~termios.ECHO
                when = termios.TCSAFLUSH | getattr(termios, 'TCSASOFT', 0)
                try:
                    termios.tcsetattr(fd, when, silent)
                    answer = _raw_input(prompt, stream, input=input)
                finally:
                    termios.tcsetattr(fd, when, before)
                    stream.flush()
            except termios.error:
                if answer is not None:
                    # It was read; only the terminal's state could not be put back.
                    raise
                if stream is not input:
                    stack.close()
                answer = fallback_getpass(prompt, stream)
        stream.write('\n')
        return answer


def win_getpass(prompt='Password: ', stream=None):
    """Ask on the console, character by character."""
    if sys.stdin is not sys.__stdin__:
        return fallback_getpass(prompt, stream)
    for char in prompt:
        msvcrt.putwch(char)
    answer = ""
    while (char := msvcrt.getwch()) not in '\r\n':
        if char == '\003':
            raise KeyboardInterrupt
        answer = answer[:-1] if char == '\b' else answer + char
    msvcrt.putwch('\r')
    msvcrt.putwch('\n')
    return answer


def fallback_getpass(prompt='Password: ', stream=None):
    """Ask where echo cannot be switched off, and say so."""
    warnings.warn("Can not control echo on the terminal.", GetPassWarning, stacklevel=2)
    stream = stream or sys.stderr
    print("Warning: Password input may be echoed.", file=stream)
    return _raw_input(prompt, stream)


def _raw_input(prompt="", stream=None, input=None):
    # input() would add to readline's history.
    stream = stream or sys.stderr
    input = input or sys.stdin
    prompt = str(prompt)
    if prompt:
        try:
            stream.write(prompt)
        except UnicodeEncodeError:
            stream.write(prompt.encode(stream.encoding, 'replace').decode(stream.encoding))
        stream.flush()
    line = input.readline()
    if not line:
        raise EOFError
    return line.removesuffix('\n')


def getuser():
    """The user's name, from the environment or else from the password database."""
    for name in ('LOGNAME', 'USER', 'LNAME', 'USERNAME'):
        if user := os.environ.get(name):
            return user
    import pwd
    return pwd.getpwuid(os.getuid())[0]


try:
    import termios
    termios.tcgetattr, termios.tcsetattr
except (ImportError, AttributeError):
    try:
        import msvcrt
    except ImportError:
        getpass = fallback_getpass
    else:
        getpass = win_getpass
else:
    getpass = unix_getpass
