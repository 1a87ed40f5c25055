"""Show where threads are.

An engine has no fatal errors: enable() is remembered and has nothing to do. Tracebacks are
written on request and after a time.
"""

import os as _os
import sys as _sys
import _signal
import _thread

__all__ = ['enable', 'disable', 'is_enabled', 'dump_traceback', 'dump_traceback_later',
           'cancel_dump_traceback_later', 'register', 'unregister']

_MOST_FRAMES = 100
_MOST_CHARACTERS = 500
_FATAL = (_signal.SIGBUS, _signal.SIGILL, _signal.SIGFPE, _signal.SIGABRT, _signal.SIGSEGV)
_enabled = ('faulthandler' in _sys._xoptions or _sys.flags.dev_mode
            or bool(not _sys.flags.ignore_environment and _os.environ.get('PYTHONFAULTHANDLER')))
_later = None


def _descriptor(file):
    if file is None:
        file = _sys.stderr
        if file is None:
            raise RuntimeError("sys.stderr is None")
    if isinstance(file, int):
        if file < 0:
            raise ValueError("file is not a valid file descripter")
        return file
    number = file.fileno()
    if not isinstance(number, int) or number < 0:
        raise RuntimeError("file.fileno() is not a valid file descriptor")
    try:
        file.flush()
    except Exception:
        pass
    return number


def _shown(text):
    if not isinstance(text, str):
        return '???'
    short = text[:_MOST_CHARACTERS].encode('ascii', 'backslashreplace')
    return short.decode() + ('...' if len(text) > _MOST_CHARACTERS else '')


def _stack(frame):
    count = 0
    while frame is not None:
        if count >= _MOST_FRAMES:
            yield '  ...\n'
            break
        code = frame.f_code
        yield f'  File "{_shown(code.co_filename)}", line {frame.f_lineno or "???"} in {_shown(code.co_name)}\n'
        frame = frame.f_back
        count += 1


def _write(descriptor, text):
    data = text.encode('ascii', 'backslashreplace')
    while data:
        data = data[_os.write(descriptor, data):]


def _traceback_of_all(frame, without=None):
    current = _thread.get_ident()
    frames = _sys._current_frames()
    parts = []
    for ident in sorted(frames, reverse=True):
        if ident == without:
            continue
        title = 'Current thread' if ident == current else 'Thread'
        lines = _stack(frame if ident == current else frames[ident])
        parts.append(f'{title} 0x{ident:016x} (most recent call first):\n' + ''.join(lines))
    return '\n'.join(parts)


def enable(file=None, all_threads=True):
    """Show the traceback of fatal errors, of which an engine has none."""
    global _enabled
    _descriptor(file)
    _enabled = True


def disable():
    """Undo enable(); whether it was enabled."""
    global _enabled
    was_enabled, _enabled = _enabled, False
    return was_enabled


def is_enabled():
    """Whether enable() was called."""
    return _enabled


def dump_traceback(file=None, all_threads=True):
    """Write where all threads are, or this one, to a file or the descriptor of one."""
    descriptor = _descriptor(file)
    frame = _sys._getframe(1)
    if all_threads:
        _write(descriptor, _traceback_of_all(frame))
    else:
        _write(descriptor, 'Stack (most recent call first):\n' + ''.join(_stack(frame)))


def dump_traceback_later(timeout, repeat=False, file=None, exit=False):
    """Write where all threads are after some seconds, or each time that they are over; exit: then end the process."""
    global _later
    if timeout <= 0:
        raise ValueError("timeout must be greater than 0")
    if timeout >= 2 ** 63:
        raise OverflowError("timestamp out of range for platform time_t")
    if timeout >= _thread.TIMEOUT_MAX:
        raise OverflowError("timeout value is too large")
    descriptor = _descriptor(file)
    cancel_dump_traceback_later()
    header = f'Timeout ({_time(timeout)})!\n'
    _later = cancelled, ended = _thread.allocate_lock(), _thread.allocate_lock()
    cancelled.acquire()
    ended.acquire()
    try:
        _thread.start_new_thread(_wait, (timeout, repeat, descriptor, exit, header, cancelled, ended))
    except RuntimeError:
        _later = None
        raise RuntimeError("unable to start watchdog thread") from None


def register(signum, file=None, all_threads=True, chain=False):
    """Write where all threads are, or the main one, when a signal arrives; chain: then go on to its handler."""
    if signum in _FATAL:
        raise RuntimeError(f"signal {signum} cannot be registered, use enable() instead")
    descriptor = _descriptor(file)

    def show(signum, frame):
        if all_threads:
            _write(descriptor, _traceback_of_all(frame))
        else:
            _write(descriptor, 'Stack (most recent call first):\n' + ''.join(_stack(frame)))
        return bool(chain)
    _signal._watch(signum, show)


def unregister(signum):
    """Undo register(); whether there was one."""
    if signum in _FATAL:
        raise RuntimeError(f"signal {signum} cannot be registered, use enable() instead")
    return _signal._watch(signum, None)


def _time(seconds):
    microseconds = round(seconds * 1e6)
    seconds, microseconds = divmod(microseconds, 1000000)
    text = f'{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}'
    return f'{text}.{microseconds:06}' if microseconds else text


def _wait(timeout, repeat, descriptor, exit, header, cancelled, ended):
    try:
        while not cancelled.acquire(timeout=timeout):
            _write(descriptor, header + _traceback_of_all(None, _thread.get_ident()))
            if exit:
                _os._exit(1)
            if not repeat:
                break
    finally:
        ended.release()


def cancel_dump_traceback_later():
    """Undo dump_traceback_later()."""
    global _later
    if _later is not None:
        (cancelled, ended), _later = _later, None
        cancelled.release()
        ended.acquire()
