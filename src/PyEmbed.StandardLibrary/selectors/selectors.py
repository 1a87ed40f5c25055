"""Waits until files or sockets can be read or written, by the best means there is.

Without the select module the classes that need none of its parts still exist; waiting fails.
"""

import math
import sys
from abc import ABCMeta, abstractmethod
from collections import namedtuple
from collections.abc import Mapping

try:
    import select
except ImportError:
    select = None

EVENT_READ = (1 << 0)
EVENT_WRITE = (1 << 1)


def _fileobj_to_fd(fileobj):
    """The descriptor of a file object, or of itself."""
    if isinstance(fileobj, int):
        fd = fileobj
    else:
        try:
            fd = int(fileobj.fileno())
        except (AttributeError, TypeError, ValueError):
            raise ValueError("Invalid file object: {!r}".format(fileobj)) from None
    if fd < 0:
        raise ValueError("Invalid file descriptor: {}".format(fd))
    return fd


def _not_registered(fileobj):
    return KeyError("{!r} is not registered".format(fileobj))


SelectorKey = namedtuple('SelectorKey', ['fileobj', 'fd', 'events', 'data'])
SelectorKey.__doc__ = """What is registered: a file object, its descriptor, the events waited for
and whatever the caller attached."""


class _SelectorMapping(Mapping):
    """The keys of a selector by file object."""

    def __init__(self, selector):
        self._selector = selector

    def __len__(self):
        return len(self._selector._fd_to_key)

    def __getitem__(self, fileobj):
        try:
            return self._selector._fd_to_key[self._selector._fileobj_lookup(fileobj)]
        except KeyError:
            raise _not_registered(fileobj) from None

    def __iter__(self):
        return iter(self._selector._fd_to_key)


class BaseSelector(metaclass=ABCMeta):
    """What every selector can do."""

    @abstractmethod
    def register(self, fileobj, events, data=None):
        """Wait for events of a file object; returns its key."""
        raise NotImplementedError

    @abstractmethod
    def unregister(self, fileobj):
        """Wait no more; returns the key. The file may be closed by then."""
        raise NotImplementedError

    def modify(self, fileobj, events, data=None):
        """Change what is waited for or attached; returns the new key."""
        self.unregister(fileobj)
        return self.register(fileobj, events, data)

    @abstractmethod
    def select(self, timeout=None):
        """Wait, timeout seconds at most; returns [(key, events)]."""
        raise NotImplementedError

    def close(self):
        """Give up what the selector holds."""

    def get_key(self, fileobj):
        """The key of a file object."""
        keys = self.get_map()
        if keys is None:
            raise RuntimeError('Selector is closed')
        try:
            return keys[fileobj]
        except KeyError:
            raise _not_registered(fileobj) from None

    @abstractmethod
    def get_map(self):
        """The keys by file object; None once closed."""
        raise NotImplementedError

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


class _BaseSelectorImpl(BaseSelector):
    """Keeps the keys."""

    def __init__(self):
        self._fd_to_key = {}
        self._map = _SelectorMapping(self)

    def _fileobj_lookup(self, fileobj):
        try:
            return _fileobj_to_fd(fileobj)
        except ValueError:
            # A file closed since has no descriptor, but it may still be registered.
            for key in self._fd_to_key.values():
                if key.fileobj is fileobj:
                    return key.fd
            raise

    def _registered(self, fileobj):
        try:
            return self._fd_to_key[self._fileobj_lookup(fileobj)]
        except KeyError:
            raise _not_registered(fileobj) from None

    def register(self, fileobj, events, data=None):
        if not events or events & ~(EVENT_READ | EVENT_WRITE):
            raise ValueError("Invalid events: {!r}".format(events))
        key = SelectorKey(fileobj, self._fileobj_lookup(fileobj), events, data)
        if key.fd in self._fd_to_key:
            raise KeyError("{!r} (FD {}) is already registered".format(fileobj, key.fd))
        self._fd_to_key[key.fd] = key
        return key

    def unregister(self, fileobj):
        key = self._registered(fileobj)
        del self._fd_to_key[key.fd]
        return key

    def modify(self, fileobj, events, data=None):
        key = self._registered(fileobj)
        if events != key.events:
            self.unregister(fileobj)
            return self.register(fileobj, events, data)
        if data != key.data:
            key = self._fd_to_key[key.fd] = key._replace(data=data)
        return key

    def close(self):
        self._fd_to_key.clear()
        self._map = None

    def get_map(self):
        return self._map

    def _key_from_fd(self, fd):
        return self._fd_to_key.get(fd)

    def _ready(self, events_by_fd):
        pairs = ((self._key_from_fd(fd), events) for fd, events in events_by_fd)
        return [(key, events & key.events) for key, events in pairs if key]


class SelectSelector(_BaseSelectorImpl):
    """Uses select()."""

    def __init__(self):
        super().__init__()
        self._readers, self._writers = set(), set()

    def register(self, fileobj, events, data=None):
        key = super().register(fileobj, events, data)
        for bit, watched in ((EVENT_READ, self._readers), (EVENT_WRITE, self._writers)):
            if events & bit:
                watched.add(key.fd)
        return key

    def unregister(self, fileobj):
        key = super().unregister(fileobj)
        for watched in (self._readers, self._writers):
            watched.discard(key.fd)
        return key

    if select is None:
        def _select(self, r, w, _, timeout=None):
            raise OSError("this engine cannot wait for files: it has no select module")
    elif sys.platform == 'win32':
        def _select(self, r, w, _, timeout=None):
            # There a failed connection is an exceptional condition.
            readable, writable, failed = select.select(r, w, w, timeout)
            return readable, writable + failed, []
    else:
        _select = select.select

    def select(self, timeout=None):
        if timeout is not None:
            timeout = max(timeout, 0)
        try:
            readable, writable, _ = self._select(self._readers, self._writers, [], timeout)
        except InterruptedError:
            return []
        events = {}
        for fd in readable:
            events[fd] = EVENT_READ
        for fd in writable:
            events[fd] = events.get(fd, 0) | EVENT_WRITE
        return self._ready(events.items())


class _PollLikeSelector(_BaseSelectorImpl):
    """Uses an object with poll()."""

    _selector_cls = None
    _EVENT_READ = None
    _EVENT_WRITE = None

    def __init__(self):
        super().__init__()
        self._selector = self._selector_cls()

    def _native(self, events):
        return ((self._EVENT_READ if events & EVENT_READ else 0)
                | (self._EVENT_WRITE if events & EVENT_WRITE else 0))

    def register(self, fileobj, events, data=None):
        key = super().register(fileobj, events, data)
        try:
            self._selector.register(key.fd, self._native(events))
        except:
            super().unregister(fileobj)
            raise
        return key

    def unregister(self, fileobj):
        key = super().unregister(fileobj)
        self._forget(key.fd)
        return key

    def _forget(self, fd):
        try:
            self._selector.unregister(fd)
        except OSError:
            pass  # it was closed since

    def modify(self, fileobj, events, data=None):
        key = self._registered(fileobj)
        if events != key.events:
            try:
                self._selector.modify(key.fd, self._native(events))
            except:
                super().unregister(fileobj)
                raise
        elif data == key.data:
            return key
        key = self._fd_to_key[key.fd] = key._replace(events=events, data=data)
        return key

    def _poll(self, timeout):
        # Milliseconds, never less than what was asked for.
        if timeout is not None:
            timeout = 0 if timeout <= 0 else math.ceil(timeout * 1e3)
        return self._selector.poll(timeout)

    def select(self, timeout=None):
        try:
            found = self._poll(timeout)
        except InterruptedError:
            return []
        # An error or a hang-up counts as both: the operation then tells.
        return self._ready((fd, (EVENT_WRITE if event & ~self._EVENT_READ else 0)
                            | (EVENT_READ if event & ~self._EVENT_WRITE else 0))
                           for fd, event in found)


if hasattr(select, 'poll'):

    class PollSelector(_PollLikeSelector):
        """Uses poll()."""
        _selector_cls = select.poll
        _EVENT_READ = select.POLLIN
        _EVENT_WRITE = select.POLLOUT


class _DescriptorSelector(_PollLikeSelector):
    """Uses a poll object that is itself a descriptor."""

    def fileno(self):
        return self._selector.fileno()

    def close(self):
        self._selector.close()
        super().close()


if hasattr(select, 'epoll'):

    class EpollSelector(_DescriptorSelector):
        """Uses epoll()."""
        _selector_cls = select.epoll
        _EVENT_READ = select.EPOLLIN
        _EVENT_WRITE = select.EPOLLOUT

        def _poll(self, timeout):
            # Seconds, in whole milliseconds; -1 is for ever, and nothing to wait for is allowed.
            if timeout is None:
                timeout = -1
            else:
                timeout = 0 if timeout <= 0 else math.ceil(timeout * 1e3) * 1e-3
            return self._selector.poll(timeout, max(len(self._fd_to_key), 1))


if hasattr(select, 'devpoll'):

    class DevpollSelector(_DescriptorSelector):
        """Uses /dev/poll."""
        _selector_cls = select.devpoll
        _EVENT_READ = select.POLLIN
        _EVENT_WRITE = select.POLLOUT


if hasattr(select, 'kqueue'):

    class KqueueSelector(_BaseSelectorImpl):
        """Uses kqueue()."""

        def __init__(self):
            super().__init__()
            self._selector = select.kqueue()
            self._max_events = 0

        def fileno(self):
            return self._selector.fileno()

        def _filters(self, events):
            return [filter for bit, filter in ((EVENT_READ, select.KQ_FILTER_READ),
                                               (EVENT_WRITE, select.KQ_FILTER_WRITE))
                    if events & bit]

        def register(self, fileobj, events, data=None):
            key = super().register(fileobj, events, data)
            try:
                for filter in self._filters(events):
                    self._selector.control([select.kevent(key.fd, filter, select.KQ_EV_ADD)],
                                           0, 0)
                    self._max_events += 1
            except:
                super().unregister(fileobj)
                raise
            return key

        def unregister(self, fileobj):
            key = super().unregister(fileobj)
            for filter in self._filters(key.events):
                self._max_events -= 1
                try:
                    self._selector.control([select.kevent(key.fd, filter, select.KQ_EV_DELETE)],
                                           0, 0)
                except OSError:
                    pass
            return key

        def select(self, timeout=None):
            timeout = None if timeout is None else max(timeout, 0)
            try:
                found = self._selector.control(None, self._max_events or 1, timeout)
            except InterruptedError:
                return []
            bits = {select.KQ_FILTER_READ: EVENT_READ, select.KQ_FILTER_WRITE: EVENT_WRITE}
            events = {}
            for event in found:
                events[event.ident] = events.get(event.ident, 0) | bits.get(event.filter, 0)
            return self._ready(events.items())

        def close(self):
            self._selector.close()
            super().close()


def _can_use(method):
    """Whether a kind of selector works here; a kernel may lack what was compiled in."""
    make = getattr(select, method, None)
    if make is None:
        return False
    try:
        probe = make()
        if method == 'poll':
            probe.poll(0)
        else:
            probe.close()
        return True
    except OSError:
        return False


# The first that works here, from the best on; the others need not be there.
for _method in ('kqueue', 'epoll', 'devpoll', 'poll'):
    if _can_use(_method):
        DefaultSelector = globals()[f'{_method.capitalize()}Selector']
        break
else:
    DefaultSelector = SelectSelector
del _method
