"""Sockets that wait in one loop and call the methods of their channels; superseded by asyncio.

A channel is a dispatcher: it stands in a map from file numbers, asks through readable() and writable() for
what it waits for, and loop() calls its handle_... methods when that came.
"""

import os
import select
import socket
import sys
import time
import warnings
from errno import (EAGAIN, EALREADY, EBADF, ECONNABORTED, ECONNRESET, EINPROGRESS, EINVAL, EISCONN, ENOTCONN, EPIPE,
                   ESHUTDOWN, EWOULDBLOCK, errorcode)

_DEPRECATION_MSG = ('The {name} module is deprecated and will be removed in Python {remove}. '
                    'The recommended replacement is asyncio')
warnings._deprecated(__name__, _DEPRECATION_MSG, remove=(3, 12))

_DISCONNECTED = frozenset({ECONNRESET, ENOTCONN, ESHUTDOWN, ECONNABORTED, EPIPE, EBADF})

# A reload keeps the channels.
if 'socket_map' not in globals():
    socket_map = {}


def _strerror(err):
    try:
        return os.strerror(err)
    except (ValueError, OverflowError):
        return errorcode.get(err, f"Unknown error {err}")


class ExitNow(Exception):
    """Raised in a handler, it leaves the loop."""


_reraised_exceptions = (ExitNow, KeyboardInterrupt, SystemExit)


def _deliver(obj, handler):
    try:
        getattr(obj, handler)()
    except _reraised_exceptions:
        raise
    except:
        obj.handle_error()


def read(obj):
    """Tell a channel that there is something to read."""
    _deliver(obj, 'handle_read_event')


def write(obj):
    """Tell a channel that it can write."""
    _deliver(obj, 'handle_write_event')


def _exception(obj):
    _deliver(obj, 'handle_expt_event')


def readwrite(obj, flags):
    """Tell a channel of all that poll() reported of it."""
    try:
        if flags & select.POLLIN:
            obj.handle_read_event()
        if flags & select.POLLOUT:
            obj.handle_write_event()
        if flags & select.POLLPRI:
            obj.handle_expt_event()
        if flags & (select.POLLHUP | select.POLLERR | select.POLLNVAL):
            obj.handle_close()
    except _reraised_exceptions:
        raise
    except OSError as error:
        if error.errno in _DISCONNECTED:
            obj.handle_close()
        else:
            obj.handle_error()
    except:
        obj.handle_error()


def _wishes(channels):
    # (file number, whether it wants to read, whether it wants to write) of each; who accepts has nothing to write.
    for fd, obj in list(channels.items()):
        reads = obj.readable()
        writes = obj.writable()
        yield fd, reads, writes, writes and not obj.accepting


def poll(timeout=0.0, map=None):
    """One round with select()."""
    channels = socket_map if map is None else map
    if not channels:
        return
    readers, writers, watched = [], [], []
    for fd, reads, wants_writing, writes in _wishes(channels):
        if reads:
            readers.append(fd)
        if writes:
            writers.append(fd)
        if reads or wants_writing:
            watched.append(fd)
    if not watched:
        time.sleep(timeout)
        return
    came = select.select(readers, writers, watched, timeout)
    for fds, tell in zip(came, (read, write, _exception)):
        for fd in fds:
            # A handler before may have closed it.
            if (obj := channels.get(fd)) is not None:
                tell(obj)


def poll2(timeout=0.0, map=None):
    """One round with poll()."""
    channels = socket_map if map is None else map
    if timeout is not None:
        timeout = int(timeout * 1000)
    poller = select.poll()
    if not channels:
        return
    for fd, reads, _, writes in _wishes(channels):
        flags = (select.POLLIN | select.POLLPRI if reads else 0) | (select.POLLOUT if writes else 0)
        if flags:
            poller.register(fd, flags)
    for fd, flags in poller.poll(timeout):
        if (obj := channels.get(fd)) is not None:
            readwrite(obj, flags)


poll3 = poll2


def loop(timeout=30.0, use_poll=False, map=None, count=None):
    """Serve the channels until none is left, or for count rounds."""
    channels = socket_map if map is None else map
    one_round = poll2 if use_poll and hasattr(select, 'poll') else poll
    while channels and (count is None or count > 0):
        one_round(timeout, channels)
        if count is not None:
            count -= 1


class dispatcher:
    """A channel: a socket and what to do when something happens to it."""

    debug = False
    connected = False
    accepting = False
    connecting = False
    closing = False
    addr = None
    ignore_log_types = frozenset({'warning'})

    def __init__(self, sock=None, map=None):
        self._map = socket_map if map is None else map
        self._fileno = None
        if not sock:
            self.socket = None
            return
        sock.setblocking(False)
        self.set_socket(sock, map)
        self.connected = True
        try:
            self.addr = sock.getpeername()
        except OSError as error:
            if error.errno not in (ENOTCONN, EINVAL):
                # A socket that is broken must not be polled.
                self.del_channel(map)
                raise
            self.connected = False

    def __repr__(self):
        words = [f'{type(self).__module__}.{type(self).__qualname__}']
        if self.accepting and self.addr:
            words.append('listening')
        elif self.connected:
            words.append('connected')
        if self.addr is not None:
            try:
                words.append('%s:%d' % self.addr)
            except TypeError:
                words.append(repr(self.addr))
        return f'<{" ".join(words)} at {id(self):#x}>'

    # The map.

    def add_channel(self, map=None):
        """Take part in the loop of a map."""
        (self._map if map is None else map)[self._fileno] = self

    def del_channel(self, map=None):
        """Leave the map."""
        (self._map if map is None else map).pop(self._fileno, None)
        self._fileno = None

    # The socket.

    def create_socket(self, family=socket.AF_INET, type=socket.SOCK_STREAM):
        """Make the channel's socket."""
        self.family_and_type = family, type
        sock = socket.socket(family, type)
        sock.setblocking(False)
        self.set_socket(sock)

    def set_socket(self, sock, map=None):
        """Use a socket that is there."""
        self.socket = sock
        self._fileno = sock.fileno()
        self.add_channel(map)

    def set_reuse_addr(self):
        """Let the address be bound while an older connection of it ends."""
        option = socket.SOL_SOCKET, socket.SO_REUSEADDR
        try:
            self.socket.setsockopt(*option, self.socket.getsockopt(*option) | 1)
        except OSError:
            pass

    def readable(self):
        """Whether the channel waits for something to read."""
        return True

    def writable(self):
        """Whether the channel waits until it can write."""
        return True

    def listen(self, num):
        """Wait for connections."""
        self.accepting = True
        return self.socket.listen(min(num, 5) if os.name == 'nt' else num)

    def bind(self, addr):
        """Give the socket its address."""
        self.addr = addr
        return self.socket.bind(addr)

    def connect(self, address):
        """Begin to connect; handle_connect() follows."""
        self.connected = False
        self.connecting = True
        result = self.socket.connect_ex(address)
        if result in (EINPROGRESS, EALREADY, EWOULDBLOCK) or result == EINVAL and os.name == 'nt':
            self.addr = address
        elif result in (0, EISCONN):
            self.addr = address
            self.handle_connect_event()
        else:
            raise OSError(result, errorcode[result])

    def accept(self):
        """(socket, address) of a new connection, or None."""
        try:
            conn, addr = self.socket.accept()
        except TypeError:
            return None
        except OSError as error:
            if error.errno in (EWOULDBLOCK, ECONNABORTED, EAGAIN):
                return None
            raise
        return conn, addr

    def send(self, data):
        """Send what goes now; the number of bytes that went."""
        try:
            return self.socket.send(data)
        except OSError as error:
            if error.errno in _DISCONNECTED:
                self.handle_close()
            elif error.errno != EWOULDBLOCK:
                raise
            return 0

    def recv(self, buffer_size):
        """Read what came; b'' when the other side has closed, after handle_close()."""
        try:
            data = self.socket.recv(buffer_size)
        except OSError as error:
            if error.errno not in _DISCONNECTED:
                raise
            data = b''
        if not data:
            self.handle_close()
            return b''
        return data

    def close(self):
        """Leave the map and close the socket."""
        self.connected = self.accepting = self.connecting = False
        self.del_channel()
        if self.socket is not None:
            try:
                self.socket.close()
            except OSError as error:
                if error.errno not in (ENOTCONN, EBADF):
                    raise

    # What is said of the channel.

    def log(self, message):
        """Say something on sys.stderr."""
        sys.stderr.write(f'log: {message!s}\n')

    def log_info(self, message, type='info'):
        """Say something of a type, unless the type is one to ignore."""
        if type not in self.ignore_log_types:
            print(f'{type!s}: {message!s}')

    # What the loop calls.

    def handle_read_event(self):
        """Something can be read, or a connection came."""
        if self.accepting:
            self.handle_accept()
            return
        if not self.connected and self.connecting:
            self.handle_connect_event()
        self.handle_read()

    def handle_connect_event(self):
        """The attempt to connect has ended."""
        err = self.socket.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
        if err != 0:
            raise OSError(err, _strerror(err))
        self.handle_connect()
        self.connected = True
        self.connecting = False

    def handle_write_event(self):
        """Something can be written."""
        if self.accepting:
            return
        if not self.connected and self.connecting:
            self.handle_connect_event()
        self.handle_write()

    def handle_expt_event(self):
        """The socket has an error, or urgent data."""
        if self.socket.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR) != 0:
            self.handle_close()
        else:
            self.handle_expt()

    def handle_error(self):
        """A handler raised: say so and close."""
        _, kind, value, trail = compact_traceback()
        try:
            name = repr(self)
        except:
            name = f'<__repr__(self) failed for object at {id(self):0x}>'
        self.log_info(f'uncaptured python exception, closing channel {name} ({kind!s}:{value!s} {trail})', 'error')
        self.handle_close()

    # What programs override.

    def handle_expt(self):
        """Urgent data came."""
        self.log_info('unhandled incoming priority event', 'warning')

    def handle_read(self):
        """Something can be read."""
        self.log_info('unhandled read event', 'warning')

    def handle_write(self):
        """Something can be written."""
        self.log_info('unhandled write event', 'warning')

    def handle_connect(self):
        """The connection is made."""
        self.log_info('unhandled connect event', 'warning')

    def handle_accept(self):
        """A connection came; handle_accepted() gets it."""
        if (pair := self.accept()) is not None:
            self.handle_accepted(*pair)

    def handle_accepted(self, sock, addr):
        """A connection was accepted."""
        sock.close()
        self.log_info('unhandled accepted event', 'warning')

    def handle_close(self):
        """The other side has closed."""
        self.log_info('unhandled close event', 'warning')
        self.close()


class dispatcher_with_send(dispatcher):
    """A channel that keeps what could not be sent at once."""

    def __init__(self, sock=None, map=None):
        dispatcher.__init__(self, sock, map)
        self.out_buffer = b''

    def initiate_send(self):
        """Send what goes now."""
        sent = dispatcher.send(self, self.out_buffer[:65536])
        self.out_buffer = self.out_buffer[sent:]

    def handle_write(self):
        """Send more."""
        self.initiate_send()

    def writable(self):
        """Whether something is left to send."""
        return not self.connected or len(self.out_buffer)

    def send(self, data):
        """Send data, now or later."""
        if self.debug:
            self.log_info(f'sending {data!r}')
        self.out_buffer += data
        self.initiate_send()


def compact_traceback():
    """((file, function, line), type, value, text) of the exception being handled."""
    kind, value, tb = sys.exc_info()
    if not tb:
        raise AssertionError("traceback does not exist")
    places = []
    while tb:
        code = tb.tb_frame.f_code
        places.append((code.co_filename, code.co_name, str(tb.tb_lineno)))
        tb = tb.tb_next
    return places[-1], kind, value, ' '.join('[%s|%s|%s]' % place for place in places)


def close_all(map=None, ignore_all=False):
    """Close all channels of a map."""
    channels = socket_map if map is None else map
    for channel in list(channels.values()):
        try:
            channel.close()
        except _reraised_exceptions:
            raise
        except BaseException as error:
            if not ignore_all and not (isinstance(error, OSError) and error.errno == EBADF):
                raise
    channels.clear()


if os.name == 'posix':
    class file_wrapper:
        """A file with the methods of a socket that a dispatcher uses; it has a number of its own."""

        def __init__(self, fd):
            self.fd = os.dup(fd)

        def __del__(self):
            if self.fd >= 0:
                warnings.warn(f"unclosed file {self!r}", ResourceWarning, source=self)
            self.close()

        def recv(self, *args):
            """Read from the file."""
            return os.read(self.fd, *args)

        def send(self, *args):
            """Write to the file."""
            return os.write(self.fd, *args)

        def getsockopt(self, level, optname, buflen=None):
            """Whether the file has an error: it has none."""
            if (level, optname) == (socket.SOL_SOCKET, socket.SO_ERROR) and not buflen:
                return 0
            raise NotImplementedError("Only asyncore specific behaviour implemented.")

        read = recv
        write = send

        def close(self):
            """Close the file, once."""
            if self.fd >= 0:
                fd, self.fd = self.fd, -1
                os.close(fd)

        def fileno(self):
            """The file's number."""
            return self.fd

    class file_dispatcher(dispatcher):
        """A channel of a file or pipe."""

        def __init__(self, fd, map=None):
            dispatcher.__init__(self, None, map)
            self.connected = True
            try:
                fd = fd.fileno()
            except AttributeError:
                pass
            self.set_file(fd)
            os.set_blocking(fd, False)

        def set_file(self, fd):
            """Use a file that is there."""
            self.socket = file_wrapper(fd)
            self._fileno = self.socket.fileno()
            self.add_channel()
