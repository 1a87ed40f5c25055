"""The socket of a transport, as get_extra_info('socket') shows it."""

import socket


class TransportSocket:
    """A socket that can be asked and set up, but that only its transport reads and writes."""

    __slots__ = ('_sock',)

    def __init__(self, sock):
        self._sock = sock

    def __repr__(self):
        text = (f"<asyncio.TransportSocket fd={self.fileno()}, family={self.family!s}, "
                f"type={self.type!s}, proto={self.proto}")
        if self.fileno() != -1:
            for name, getter in (('laddr', self.getsockname), ('raddr', self.getpeername)):
                try:
                    address = getter()
                except socket.error:
                    continue
                if address:
                    text += f", {name}={address}"
        return text + '>'

    def __getstate__(self):
        raise TypeError("Cannot serialize asyncio.TransportSocket object")

    family = property(lambda self: self._sock.family)
    type = property(lambda self: self._sock.type)
    proto = property(lambda self: self._sock.proto)

    # What it is

    def fileno(self):
        return self._sock.fileno()

    def getsockname(self):
        return self._sock.getsockname()

    def getpeername(self):
        return self._sock.getpeername()

    def getsockbyname(self):
        return self._sock.getsockbyname()

    def dup(self):
        return self._sock.dup()

    # How it is set up

    def get_inheritable(self):
        return self._sock.get_inheritable()

    def getsockopt(self, *args, **kwargs):
        return self._sock.getsockopt(*args, **kwargs)

    def setsockopt(self, *args, **kwargs):
        self._sock.setsockopt(*args, **kwargs)

    def gettimeout(self):
        return 0

    def settimeout(self, value):
        if value != 0:
            raise ValueError('settimeout(): only 0 timeout is allowed on transport sockets')

    def setblocking(self, flag):
        if flag:
            raise ValueError('setblocking(): transport sockets cannot be blocking')

    # The transport is not told: it finds out.
    def shutdown(self, how):
        self._sock.shutdown(how)
