"""Sockets for datagrams."""

import socket

from . import base_events
from ._sockets import closed_on_error, remove_stale_socket


class BaseEventLoop:
    """Part of base_events.BaseEventLoop."""

    async def create_datagram_endpoint(self, protocol_factory, local_addr=None, remote_addr=None, *, family=0,
                                       proto=0, flags=0, reuse_port=None, allow_broadcast=None, sock=None):
        is_own = sock is None
        if is_own:
            pairs = await self._datagram_addresses(local_addr, remote_addr, family, proto, flags)
            sock, peer = await self._open_datagram_socket(pairs, bool(local_addr), bool(remote_addr), reuse_port,
                                                          allow_broadcast)
        else:
            if sock.type != socket.SOCK_DGRAM:
                raise ValueError(f'A UDP Socket was expected, got {sock!r}')
            given = dict(local_addr=local_addr, remote_addr=remote_addr, family=family, proto=proto, flags=flags,
                         reuse_port=reuse_port, allow_broadcast=allow_broadcast)
            problems = ', '.join(f'{name}={value}' for name, value in given.items() if value)
            if problems:
                raise ValueError(
                    f'socket modifier keyword arguments can not be used '
                    f'when sock is specified. ({problems})')
            sock.setblocking(False)
            peer = None
        with closed_on_error([sock] if is_own else []):
            protocol = protocol_factory()
            waiter = self.create_future()
            transport = self._make_datagram_transport(sock, protocol, peer, waiter)
        if self._debug:
            if local_addr:
                base_events.logger.info("Datagram endpoint local_addr=%r remote_addr=%r created: (%r, %r)",
                                        local_addr, remote_addr, transport, protocol)
            else:
                base_events.logger.debug("Datagram endpoint remote_addr=%r created: (%r, %r)",
                                         remote_addr, transport, protocol)
        return await self._opened(transport, waiter), protocol

    async def _datagram_addresses(self, local_addr, remote_addr, family, proto, flags):
        # ((family, protocol), (local address, remote address)) of all that can be tried.
        if not (local_addr or remote_addr):
            if family == 0:
                raise ValueError('unexpected address family')
            return [((family, proto), (None, None))]
        ends = local_addr, remote_addr
        if hasattr(base_events.socket, 'AF_UNIX') and family == socket.AF_UNIX:
            if not all(end is None or isinstance(end, str) for end in ends):
                raise TypeError('string is expected')
            remove_stale_socket(local_addr)
            return [((family, proto), ends)]
        found = {}
        for place, end in enumerate(ends):
            if end is None:
                continue
            if not (isinstance(end, tuple) and len(end) == 2):
                raise TypeError('2-tuple is expected')
            for kind, _, number, _, address in await self._resolve(end, family=family, type=socket.SOCK_DGRAM,
                                                                   proto=proto, flags=flags):
                found.setdefault((kind, number), [None, None])[place] = address
        # Each end that was asked for has to be there.
        pairs = [(key, pair) for key, pair in found.items()
                 if not any(end and address is None for end, address in zip(ends, pair))]
        if not pairs:
            raise ValueError('can not get address information')
        return pairs

    async def _open_datagram_socket(self, pairs, is_bound, is_connected, reuse_port, allow_broadcast):
        errors = []
        for (family, proto), (local, remote) in pairs:
            sock = None
            try:
                sock = base_events.socket.socket(family=family, type=socket.SOCK_DGRAM, proto=proto)
                if reuse_port:
                    base_events._set_reuseport(sock)
                if allow_broadcast:
                    sock.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
                sock.setblocking(False)
                if is_bound:
                    sock.bind(local)
                if is_connected and not allow_broadcast:
                    await self.sock_connect(sock, remote)
                return sock, remote if is_connected else None
            except BaseException as error:
                if sock is not None:
                    sock.close()
                if not isinstance(error, OSError):
                    raise
                errors.append(error)
        raise errors[0]
