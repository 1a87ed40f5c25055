"""Servers: listening sockets, and how a loop makes them."""

import collections.abc
import itertools
import os
import socket
import sys

from . import base_events
from . import events
from . import exceptions
from . import tasks
from . import trsock
from ._sockets import bind_error, check_ssl_arguments, check_stream_socket, closed_on_error


class Server(events.AbstractServer):
    """Listening sockets."""

    def __init__(self, loop, sockets, protocol_factory, ssl_context, backlog, ssl_handshake_timeout,
                 ssl_shutdown_timeout=None):
        self._loop, self._sockets = loop, sockets
        self._protocol_factory = protocol_factory
        # What the loop wants for each socket, after the socket.
        self._serving_args = ssl_context, self, backlog, ssl_handshake_timeout, ssl_shutdown_timeout
        self._active_count = 0     # connections
        self._waiters = []         # for the end of the last; None after it
        self._serving = False
        self._forever = None       # what serve_forever waits for

    def __repr__(self):
        return '<%s sockets=%r>' % (type(self).__name__, self.sockets)

    # Called by transports.

    def _attach(self):
        assert self._sockets is not None
        self._count(+1)

    def _detach(self):
        assert self._active_count > 0
        self._count(-1)

    def _count(self, change):
        self._active_count += change
        if change <= 0 and self._sockets is None and not self._active_count:
            self._end_waiting()

    def _end_waiting(self):
        waiters, self._waiters = self._waiters, None
        for waiter in filter(lambda waiter: not waiter.done(), waiters):
            waiter.set_result(waiter)

    def _start_serving(self):
        if not self._serving:
            self._serving = True
            backlog = self._serving_args[2]
            for sock in self._sockets:
                sock.listen(backlog)
                self._loop._start_serving(self._protocol_factory, sock, *self._serving_args)

    def get_loop(self):
        return self._loop

    def is_serving(self):
        return self._serving

    @property
    def sockets(self):
        """The sockets."""
        return () if self._sockets is None else tuple(map(trsock.TransportSocket, self._sockets))

    def close(self):
        if self._sockets is None:
            return
        sockets, self._sockets = self._sockets, None
        for sock in sockets:
            self._loop._stop_serving(sock)
        self._serving = False
        if self._forever is not None and not self._forever.done():
            self._forever.cancel()
            self._forever = None
        self._count(0)

    async def start_serving(self):
        self._start_serving()
        # Other tasks may have connected.
        await tasks.sleep(0)

    async def serve_forever(self):
        if self._forever is not None:
            raise RuntimeError(f'server {self!r} is already being awaited on serve_forever()')
        if self._sockets is None:
            raise RuntimeError(f'server {self!r} is closed')
        self._start_serving()
        waiter = self._forever = self._loop.create_future()
        try:
            await waiter
        except exceptions.CancelledError:
            self.close()
            await self.wait_closed()
            raise
        finally:
            self._forever = None

    async def wait_closed(self):
        if self._sockets is not None and self._waiters is not None:
            self._waiters.append(self._loop.create_future())
            await self._waiters[-1]


class BaseEventLoop:
    """Part of base_events.BaseEventLoop."""

    async def create_server(self, protocol_factory, host=None, port=None, *, family=socket.AF_UNSPEC,
                            flags=socket.AI_PASSIVE, sock=None, backlog=100, ssl=None, reuse_address=None,
                            reuse_port=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None,
                            start_serving=True):
        if isinstance(ssl, bool):
            raise TypeError('ssl argument must be an SSLContext or None')
        check_ssl_arguments(ssl is not None, ssl_handshake_timeout=ssl_handshake_timeout,
                             ssl_shutdown_timeout=ssl_shutdown_timeout)
        if sock is not None:
            base_events._check_ssl_socket(sock)
        if host is None and port is None:
            if sock is None:
                raise ValueError('Neither host/port nor sock were specified')
            check_stream_socket(sock)
            sockets, own = [sock], []
        else:
            if sock is not None:
                raise ValueError('host/port and sock can not be specified at the same time')
            if host == '':
                hosts = [None]
            elif isinstance(host, str) or not isinstance(host, collections.abc.Iterable):
                hosts = [host]
            else:
                hosts = host
            found = await tasks.gather(*[self._create_server_getaddrinfo(host, port, family=family, flags=flags)
                                         for host in hosts])
            if reuse_address is None:
                reuse_address = os.name == "posix" and sys.platform != "cygwin"
            infos = set(itertools.chain.from_iterable(found))
            sockets = own = self._bound_sockets(infos, reuse_address, reuse_port)
        server = await self._make_server(sockets, own, start_serving, protocol_factory, ssl, backlog,
                                         ssl_handshake_timeout, ssl_shutdown_timeout)
        if self._debug:
            base_events.logger.info("%r is serving", server)
        return server

    async def _make_server(self, sockets, own, start_serving, *args):
        # own: those of the sockets that nobody else closes if there is no server in the end.
        for sock in sockets:
            sock.setblocking(False)
        server = Server(self, sockets, *args)
        if start_serving:
            try:
                await server.start_serving()
            except:
                for sock in own:
                    self._stop_serving(sock)
                raise
        return server

    def _bound_sockets(self, infos, reuse_address, reuse_port):
        sockets = []
        with closed_on_error(sockets):
            for family, kind, proto, _, address in infos:
                try:
                    sock = base_events.socket.socket(family, kind, proto)
                except OSError:
                    # A family that getaddrinfo knows and the system does not.
                    if self._debug:
                        base_events.logger.warning('create_server() failed to create socket.socket(%r, %r, %r)',
                                                   family, kind, proto, exc_info=True)
                    continue
                sockets.append(sock)
                if reuse_address:
                    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, True)
                if reuse_port:
                    base_events._set_reuseport(sock)
                if (base_events._HAS_IPv6 and family == socket.AF_INET6
                        and hasattr(base_events.socket, 'IPPROTO_IPV6')):
                    # IPv4 has a socket of its own.
                    sock.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, True)
                try:
                    sock.bind(address)
                except OSError as error:
                    raise bind_error(error, address) from None
        return sockets

    async def _create_server_getaddrinfo(self, host, port, family, flags):
        infos = await self._ensure_resolved((host, port), family=family, type=socket.SOCK_STREAM, flags=flags,
                                            loop=self)
        if not infos:
            raise OSError(f'getaddrinfo({host!r}) returned empty list')
        return infos
