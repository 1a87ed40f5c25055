"""What the transports of all event loops have in common, by what they can do."""

from . import constants
from . import futures
from .log import logger

FOR_THE_LOOP = SystemExit, KeyboardInterrupt  # which end it, whoever raises them
NOT_YET = BlockingIOError, InterruptedError   # what would have to wait
BYTES_LIKE = bytes, bytearray, memoryview


def describe_peer(extra, sock):
    """Note who is at the other end, if anybody is; who has accepted a connection knows already."""
    if 'peername' not in extra:
        try:
            extra['peername'] = sock.getpeername()
        except OSError:
            extra['peername'] = None


class Attached:
    """Of one protocol, in one loop: has _loop, _protocol and _closing."""

    _closing = False

    def set_protocol(self, protocol):
        self._protocol = protocol

    def get_protocol(self):
        return self._protocol

    def is_closing(self):
        return self._closing

    def _begin(self, waiter, *calls):
        # Soon, and in this order: the protocol is told, other calls are made, who waits for it all goes on.
        call_soon = self._loop.call_soon
        call_soon(self._protocol.connection_made, self)
        for call in calls:
            call_soon(*call)
        if waiter is not None:
            call_soon(futures._set_result_unless_cancelled, waiter, None)

    def _log(self, text):
        if self._loop.get_debug():
            logger.debug(text, self)

    def _tell_error(self, exc, message, is_usual):
        # While an error is being handled. Usual ones are for those who look for them.
        if is_usual:
            if self._loop.get_debug():
                logger.debug("%r: %s", self, message, exc_info=True)
        else:
            self._loop.call_exception_handler(
                dict(message=message, exception=exc, transport=self, protocol=self._protocol))

    def _call_protocol(self, name, function, *args):
        # (whether it succeeded, what it gave); its error ends the connection.
        try:
            return True, function(*args)
        except FOR_THE_LOOP:
            raise
        except BaseException as error:
            self._fatal_error(error, f'Fatal error: protocol.{name}() call failed.')
            return False, None

    def _state(self, file, descriptor):
        # The beginning of a repr; there is no file once it is closed.
        info = [self.__class__.__name__]
        if file is None:
            info.append('closed')
        elif self._closing:
            info.append('closing')
        info.append(f'fd={descriptor}')
        return info

    def _give_up(self, file, warn):
        # It was forgotten.
        if file is not None:
            warn(f"unclosed transport {self!r}", ResourceWarning, source=self)
            file.close()


class Pausing(Attached):
    """Reads unless _paused; _stop_reading and _read_on do what that takes."""

    def is_reading(self):
        return not (self._closing or self._paused)

    def pause_reading(self):
        if self.is_reading():
            self._paused = True
            self._stop_reading()
            self._log("%r pauses reading")

    def resume_reading(self):
        if self._paused and not self._closing:
            self._paused = False
            self._read_on()
            self._log("%r resumes reading")


class Readable(Pausing):
    """Calls _read_ready when its descriptor, which _watched() gives, can be read."""

    def _stop_reading(self):
        self._loop._remove_reader(self._watched())

    def _read_on(self):
        self._add_reader(self._watched(), self._read_ready)

    def _add_reader(self, fd, callback, *args):
        # It may have been paused or closed before it began.
        if self.is_reading():
            self._loop._add_reader(fd, callback, *args)


class Losing:
    """Counts in _conn_lost what is written after the connection was lost."""

    def _count_lost_write(self, logger, text):
        if self._conn_lost >= constants.LOG_THRESHOLD_FOR_CONNLOST_WRITES:
            logger.warning(text)
        self._conn_lost += 1


class Served:
    """Counts for the server that has accepted it, if one has, until _leave_server."""

    def _join_server(self, server):
        self._server = server
        if server is not None:
            server._attach()

    def _leave_server(self):
        server, self._server = self._server, None
        if server is not None:
            server._detach()


class Emptying:
    """Can be waited for until nothing waits to be sent, as _is_empty() tells; nothing may be written meanwhile."""

    _empty_waiter = None

    def _make_empty_waiter(self):
        if self._empty_waiter is not None:
            raise RuntimeError("Empty waiter is already set")
        self._empty_waiter = self._loop.create_future()
        if self._is_empty():
            self._empty_waiter.set_result(None)
        return self._empty_waiter

    def _reset_empty_waiter(self):
        self._empty_waiter = None

    def _end_emptying(self, error=None):
        # Who waits may have been told already, or have been cancelled.
        waiter = self._empty_waiter
        if waiter is None or waiter.done():
            return
        if error is None:
            waiter.set_result(None)
        else:
            waiter.set_exception(error)

    def _check_not_emptying(self):
        if self._empty_waiter is not None:
            raise RuntimeError('unable to write; sendfile is in progress')


class DatagramQueue:
    """Keeps (data, address) in _buffer until they can be sent, and counts their bytes."""

    _buffer_size = 0

    def get_write_buffer_size(self):
        return self._buffer_size

    def _check_address(self, address):
        if address not in (None, self._address):
            raise ValueError(f'Invalid address: must be None or {self._address}')

    def _enqueue(self, data, address):
        # A copy: who sends it may change it.
        self._buffer.append((bytes(data), address))
        self._buffer_size += len(data)

    def _dequeue(self):
        datagram = self._buffer.popleft()
        self._buffer_size -= len(datagram[0])
        return datagram

    def _put_back(self, datagram):
        self._buffer.appendleft(datagram)
        self._buffer_size += len(datagram[0])
