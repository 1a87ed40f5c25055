"""Channels of asyncore for protocols of requests and answers; superseded by asyncio.

What comes in is collected up to a terminator: a text, a number of bytes, or none. What goes out waits in a queue.
"""

import asyncore
from collections import deque
from warnings import _deprecated

_DEPRECATION_MSG = ('The {name} module is deprecated and will be removed in Python {remove}. '
                    'The recommended replacement is asyncio')
_deprecated(__name__, _DEPRECATION_MSG, remove=(3, 12))


class async_chat(asyncore.dispatcher):
    """A channel whose class says what to do with data (collect_incoming_data) and at the terminator (found_terminator)."""

    ac_in_buffer_size = 65536
    ac_out_buffer_size = 65536
    # Whether text is sent and searched for in the encoding, where bytes are meant.
    use_encoding = 0
    encoding = 'latin-1'

    def __init__(self, sock=None, map=None):
        self.ac_in_buffer = b''
        self.incoming = []
        self.producer_fifo = deque()
        asyncore.dispatcher.__init__(self, sock, map)

    def collect_incoming_data(self, data):
        """Take data before the terminator."""
        raise NotImplementedError("must be implemented in subclass")

    def _collect_incoming_data(self, data):
        self.incoming.append(data)

    def _get_data(self):
        data = b''.join(self.incoming)
        self.incoming.clear()
        return data

    def found_terminator(self):
        """The terminator has come."""
        raise NotImplementedError("must be implemented in subclass")

    def set_terminator(self, term):
        """End the next data at a text or after a number of bytes; None collects without end."""
        if isinstance(term, str) and self.use_encoding:
            term = term.encode(self.encoding)
        elif isinstance(term, int) and term < 0:
            raise ValueError('the number of received bytes must be positive')
        self.terminator = term

    def get_terminator(self):
        """What ends the data."""
        return self.terminator

    # Reading.

    def handle_read(self):
        """Collect what came, and tell of each terminator in it."""
        try:
            data = self.recv(self.ac_in_buffer_size)
        except BlockingIOError:
            return
        except OSError:
            self.handle_error()
            return
        if isinstance(data, str) and self.use_encoding:
            data = data.encode(self.encoding)
        self.ac_in_buffer += data
        # found_terminator() may set another one: it is asked for anew in each round.
        while self.ac_in_buffer:
            terminator = self.get_terminator()
            if not terminator:
                self._take(len(self.ac_in_buffer))
            elif isinstance(terminator, int):
                self._take_counted(terminator)
            elif not self._take_to(terminator):
                break

    def _take(self, count, skipped=0):
        # The part is handed on before it leaves the buffer, and nothing is handed on as nothing.
        if count:
            self.collect_incoming_data(self.ac_in_buffer[:count])
        self.ac_in_buffer = self.ac_in_buffer[count + skipped:]

    def _take_counted(self, wanted):
        have = len(self.ac_in_buffer)
        self._take(min(have, wanted))
        if have < wanted:
            self.terminator -= have
        else:
            self.terminator = 0
            self.found_terminator()

    def _take_to(self, terminator):
        # False when the rest may be the beginning of a terminator.
        index = self.ac_in_buffer.find(terminator)
        if index >= 0:
            self._take(index, len(terminator))
            self.found_terminator()
            return True
        begun = find_prefix_at_end(self.ac_in_buffer, terminator)
        self._take(len(self.ac_in_buffer) - begun)
        return not begun

    # Writing.

    def handle_write(self):
        """Send more."""
        self.initiate_send()

    def handle_close(self):
        """The other side has closed."""
        self.close()

    def push(self, data):
        """Send data behind what waits."""
        if not isinstance(data, (bytes, bytearray, memoryview)):
            raise TypeError('data argument must be byte-ish (%r)', type(data))
        size = self.ac_out_buffer_size
        if len(data) > size:
            self.producer_fifo.extend(data[at:at + size] for at in range(0, len(data), size))
        else:
            self.producer_fifo.append(data)
        self.initiate_send()

    def push_with_producer(self, producer):
        """Send what a producer's more() gives, until it gives nothing."""
        self.producer_fifo.append(producer)
        self.initiate_send()

    def readable(self):
        """It always reads."""
        return 1

    def writable(self):
        """Whether something waits to be sent."""
        return self.producer_fifo or not self.connected

    def close_when_done(self):
        """Close behind all that waits."""
        self.producer_fifo.append(None)

    def initiate_send(self):
        """Send what goes now of the first that waits."""
        while self.producer_fifo and self.connected:
            first = self.producer_fifo[0]
            if not first:
                del self.producer_fifo[0]
                if first is None:
                    self.handle_close()
                    return
            size = self.ac_out_buffer_size
            try:
                data = first[:size]
            except TypeError:
                if data := first.more():
                    self.producer_fifo.appendleft(data)
                else:
                    del self.producer_fifo[0]
                continue
            if isinstance(data, str) and self.use_encoding:
                data = data.encode(self.encoding)
            try:
                sent = self.send(data)
            except OSError:
                self.handle_error()
                return
            if sent:
                if sent < len(data) or size < len(first):
                    self.producer_fifo[0] = first[sent:]
                else:
                    del self.producer_fifo[0]
            return

    def discard_buffers(self):
        """Forget all that came and all that waits."""
        self.ac_in_buffer = b''
        self.incoming.clear()
        self.producer_fifo.clear()


class simple_producer:
    """A producer that gives data in pieces."""

    def __init__(self, data, buffer_size=512):
        self.data = data
        self.buffer_size = buffer_size

    def more(self):
        """The next piece; b'' behind the last."""
        if len(self.data) > self.buffer_size:
            piece, self.data = self.data[:self.buffer_size], self.data[self.buffer_size:]
        else:
            piece, self.data = self.data, b''
        return piece


def find_prefix_at_end(haystack, needle):
    """How many bytes at the end of haystack begin a needle that is not in it whole."""
    for count in range(len(needle) - 1, 0, -1):
        if haystack.endswith(needle[:count]):
            return count
    return 0
