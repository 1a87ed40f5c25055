"""The current process."""

__all__ = ['BaseProcess', 'current_process', 'active_children', 'parent_process']

import os


class AuthenticationString(bytes):
    """A key, which is not to leave the process."""

    def __reduce__(self):
        raise TypeError('Pickling an AuthenticationString object is '
                        'disallowed for security reasons')


class BaseProcess:
    """A process that can be asked about itself."""

    name, daemon, exitcode = 'MainProcess', False, None
    _popen = None
    _identity = ()

    def __init__(self, *args, **kwargs):
        raise NotImplementedError("this interpreter does not run Python functions in other processes")

    def __repr__(self):
        return f'<{type(self).__name__} name={self.name!r} parent={self._parent_pid} started>'

    @property
    def ident(self):
        """The number of the process."""
        return os.getpid()

    pid = ident

    @property
    def authkey(self):
        """The key."""
        return self._config['authkey']

    @authkey.setter
    def authkey(self, authkey):
        self._config['authkey'] = AuthenticationString(authkey)

    def is_alive(self):
        """Whether it is running."""
        return True

    def close(self):
        pass


class _MainProcess(BaseProcess):
    def __init__(self):
        self._parent_pid = None
        self._config = {'authkey': AuthenticationString(os.urandom(32)), 'semprefix': '/mp'}


_current_process = _MainProcess()


def current_process():
    """The current process."""
    return _current_process


def active_children():
    """The child processes that are running: none are started here."""
    return []


def parent_process():
    """The process that started this one with this package: none has."""
    return None


def _cleanup():
    pass
