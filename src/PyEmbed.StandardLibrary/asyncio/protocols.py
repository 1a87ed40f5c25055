"""What is told of connections."""

__all__ = (
    'BaseProtocol', 'Protocol', 'DatagramProtocol',
    'SubprocessProtocol', 'BufferedProtocol',
)


class BaseProtocol:
    """Base of protocols: told of the start and end of a connection."""

    __slots__ = ()

    def connection_made(self, transport):
        """There is a connection; transport writes to it."""

    def connection_lost(self, exc):
        """The connection has ended: for a reason, or None."""

    def pause_writing(self):
        """Too much waits to be sent."""

    def resume_writing(self):
        """There is room for more to be sent."""


class Protocol(BaseProtocol):
    """Protocol of streams."""

    __slots__ = ()

    def data_received(self, data):
        """Bytes have come."""

    def eof_received(self):
        """No more bytes will come; a true result keeps the connection for sending."""


class BufferedProtocol(BaseProtocol):
    """Protocol of streams with buffers of its own."""

    __slots__ = ()

    def get_buffer(self, sizehint):
        """A buffer to receive into; sizehint is about how much, or -1."""

    def buffer_updated(self, nbytes):
        """So many bytes have come."""

    def eof_received(self):
        """No more bytes will come; a true result keeps the connection for sending."""


class DatagramProtocol(BaseProtocol):
    """Protocol of datagrams."""

    __slots__ = ()

    def datagram_received(self, data, addr):
        """A datagram has come."""

    def error_received(self, exc):
        """Sending or receiving has failed."""


class SubprocessProtocol(BaseProtocol):
    """Protocol of processes."""

    __slots__ = ()

    def pipe_data_received(self, fd, data):
        """The process has written to one of its files."""

    def pipe_connection_lost(self, fd, exc):
        """One of the process's files is closed."""

    def process_exited(self):
        """The process has ended."""


def _feed_data_to_buffered_proto(proto, data):
    while data:
        buffer = proto.get_buffer(len(data))
        size = len(buffer)
        if not size:
            raise RuntimeError('get_buffer() returned an empty buffer')
        part, data = data[:size], data[size:]
        buffer[:len(part)] = part
        proto.buffer_updated(len(part))
