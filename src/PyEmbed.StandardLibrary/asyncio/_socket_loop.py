"""What event loops over sockets have in common, whatever waits for those."""

import socket

from . import base_events
from . import sslproto
from .log import logger


class SocketEventLoop(base_events.BaseEventLoop):
    """A loop whose waits are ended, by other threads and by signals, with bytes sent to a socket of its own."""

    _ssock = _csock = None  # these bytes are received by the one and sent by the other

    def _begin_close(self):
        """Whether the loop, which must not be running, is to be closed now."""
        if self.is_running():
            raise RuntimeError("Cannot close a running event loop")
        return not self.is_closed()

    def _make_self_pipe(self):
        ends = socket.socketpair()
        for end in ends:
            end.setblocking(False)
        self._ssock, self._csock = ends
        self._internal_fds += 1

    def _close_self_pipe(self):
        ends = self._ssock, self._csock
        self._ssock = self._csock = None
        for end in ends:
            end.close()
        self._internal_fds -= 1

    def _write_to_self(self):
        # Another thread may be closing the loop.
        end = self._csock
        try:
            if end is not None:
                end.send(b'\0')
        except OSError:
            if self._debug:
                logger.debug("Fail to write a null byte into the self-pipe socket", exc_info=True)

    def _log_accepted(self, server, connection, address):
        if self._debug:
            logger.debug("%r got a new connection from %r: %r", server, address, connection)

    def _make_tls_transport(self, make_transport, sock, protocol, sslcontext, waiter, server_side, server_hostname,
                            extra, server, handshake_timeout, shutdown_timeout):
        # The transport of the socket has TLS for its protocol, and that has a transport for the other one.
        tls = sslproto.SSLProtocol(self, protocol, sslcontext, waiter, server_side, server_hostname,
                                   ssl_handshake_timeout=handshake_timeout, ssl_shutdown_timeout=shutdown_timeout)
        make_transport(self, sock, tls, extra=extra, server=server)
        return tls._app_transport

    async def _sendfile_native(self, transp, file, offset, count):
        # The file is sent past the transport, which is silent meanwhile.
        was_reading = transp.is_reading()
        transp.pause_reading()
        is_empty = transp._make_empty_waiter()
        try:
            await is_empty
            return await self.sock_sendfile(transp._sock, file, offset, count, fallback=False)
        finally:
            transp._reset_empty_waiter()
            if was_reading:
                transp.resume_reading()
