"""Connections: names that are looked up, sockets that are connected, TLS that is begun."""

import functools
import socket

from . import base_events
from . import sslproto
from . import staggered
from ._sockets import bind_error, check_ssl_arguments, check_stream_socket, closed_on_error


class BaseEventLoop:
    """Part of base_events.BaseEventLoop."""

    # Looking up names

    def _getaddrinfo_debug(self, host, port, family, type, proto, flags):
        asked = [f'{host}:{port!r}']
        asked += [f'{name}={value!r}' for name, value in (('family', family), ('type', type), ('proto', proto),
                                                          ('flags', flags)) if value]
        asked = ', '.join(asked)
        base_events.logger.debug('Get address info %s', asked)
        start = self.time()
        found = base_events.socket.getaddrinfo(host, port, family, type, proto, flags)
        taken = self.time() - start
        text = f'Getting address info {asked} took {taken * 1e3:.3f}ms: {found!r}'
        tell = base_events.logger.info if taken >= self.slow_callback_duration else base_events.logger.debug
        tell(text)
        return found

    async def getaddrinfo(self, host, port, *, family=0, type=0, proto=0, flags=0):
        lookup = self._getaddrinfo_debug if self._debug else base_events.socket.getaddrinfo
        return await self.run_in_executor(None, lookup, host, port, family, type, proto, flags)

    async def getnameinfo(self, sockaddr, flags=0):
        return await self.run_in_executor(None, base_events.socket.getnameinfo, sockaddr, flags)

    async def _ensure_resolved(self, address, *, family=0, type=socket.SOCK_STREAM, proto=0, flags=0, loop):
        host, port = address[:2]
        info = base_events._ipaddr_info(host, port, family, type, proto, *address[2:])
        if info is not None:
            return [info]
        return await loop.getaddrinfo(host, port, family=family, type=type, proto=proto, flags=flags)

    async def _resolve(self, address, **kwargs):
        infos = await self._ensure_resolved(address, loop=self, **kwargs)
        if not infos:
            raise OSError('getaddrinfo() returned empty list')
        return infos

    # Connections

    async def create_connection(self, protocol_factory, host=None, port=None, *, ssl=None, family=0, proto=0, flags=0,
                                sock=None, local_addr=None, server_hostname=None, ssl_handshake_timeout=None,
                                ssl_shutdown_timeout=None, happy_eyeballs_delay=None, interleave=None):
        check_ssl_arguments(ssl, server_hostname=server_hostname)
        if ssl and server_hostname is None:
            if not host:
                raise ValueError('You must set server_hostname '
                                 'when using ssl without a host')
            server_hostname = host
        check_ssl_arguments(ssl, ssl_handshake_timeout=ssl_handshake_timeout,
                             ssl_shutdown_timeout=ssl_shutdown_timeout)
        if sock is not None:
            base_events._check_ssl_socket(sock)
        if happy_eyeballs_delay is not None and interleave is None:
            interleave = 1

        is_own = sock is None
        if host is None and port is None:
            if sock is None:
                raise ValueError('host and port was not specified and no sock specified')
            # Sockets of any family can be used.
            check_stream_socket(sock)
        else:
            if sock is not None:
                raise ValueError('host/port and sock can not be specified at the same time')
            how = dict(family=family, type=socket.SOCK_STREAM, proto=proto, flags=flags)
            infos = await self._resolve((host, port), **how)
            local = None if local_addr is None else await self._resolve(local_addr, **how)
            if interleave:
                infos = base_events._interleave_addrinfos(infos, interleave)
            sock = await self._connect_any(infos, local, happy_eyeballs_delay)

        transport, protocol = await self._create_connection_transport(
            sock, protocol_factory, ssl, server_hostname, is_own=is_own,
            ssl_handshake_timeout=ssl_handshake_timeout, ssl_shutdown_timeout=ssl_shutdown_timeout)
        if self._debug:
            # The transport may have wrapped it.
            base_events.logger.debug("%r connected to %s:%r: (%r, %r)", transport.get_extra_info('socket'),
                                     host, port, transport, protocol)
        return transport, protocol

    async def _connect_any(self, infos, local_infos, delay):
        # A socket that is connected to one of the addresses: one after the other, or beginning with a delay.
        problems = []
        sock = None
        if delay is not None:
            sock, _, _ = await staggered.staggered_race(
                (functools.partial(self._connect_sock, problems, info, local_infos) for info in infos),
                delay, loop=self)
        else:
            for info in infos:
                try:
                    sock = await self._connect_sock(problems, info, local_infos)
                    break
                except OSError:
                    continue
        if sock is not None:
            return sock
        errors = [error for some in problems for error in some]
        try:
            texts = [str(error) for error in errors]
            if len(set(texts)) == 1:
                raise errors[0]
            raise OSError(f"Multiple exceptions: {', '.join(texts)}")
        finally:
            errors = problems = None  # their tracebacks hold this frame

    async def _connect_sock(self, exceptions, addr_info, local_addr_infos=None):
        errors = []
        exceptions.append(errors)
        family, kind, proto, _, address = addr_info
        sock = None
        try:
            sock = base_events.socket.socket(family=family, type=kind, proto=proto)
            sock.setblocking(False)
            if local_addr_infos is not None:
                self._bind_local(sock, family, local_addr_infos, errors)
            await self.sock_connect(sock, address)
            return sock
        except BaseException as error:
            if isinstance(error, OSError):
                errors.append(error)
            if sock is not None:
                sock.close()
            raise
        finally:
            exceptions = errors = None

    def _bind_local(self, sock, family, infos, errors):
        for candidate, _, _, _, address in infos:
            if candidate != family:
                continue
            try:
                sock.bind(address)
                return
            except OSError as error:
                errors.append(bind_error(error, address))
        if errors:
            raise errors.pop()
        raise OSError(f"no matching local address with {family=} found")

    async def _create_connection_transport(
            self, sock, protocol_factory, ssl, server_hostname, server_side=False, ssl_handshake_timeout=None,
            ssl_shutdown_timeout=None, is_own=False):
        # Until there is a transport nobody else closes a socket that the loop has made.
        with closed_on_error([sock] if is_own else []):
            sock.setblocking(False)
            protocol = protocol_factory()
            waiter = self.create_future()
            if ssl:
                transport = self._make_ssl_transport(
                    sock, protocol, None if isinstance(ssl, bool) else ssl, waiter, server_side=server_side,
                    server_hostname=server_hostname, ssl_handshake_timeout=ssl_handshake_timeout,
                    ssl_shutdown_timeout=ssl_shutdown_timeout)
            else:
                transport = self._make_socket_transport(sock, protocol, waiter)
        return await self._opened(transport, waiter), protocol

    async def _opened(self, transport, waiter):
        # The transport, once its protocol knows it.
        try:
            await waiter
        except:
            transport.close()
            raise
        return transport

    async def connect_accepted_socket(self, protocol_factory, sock, *, ssl=None, ssl_handshake_timeout=None,
                                      ssl_shutdown_timeout=None):
        check_stream_socket(sock)
        check_ssl_arguments(ssl, ssl_handshake_timeout=ssl_handshake_timeout,
                             ssl_shutdown_timeout=ssl_shutdown_timeout)
        base_events._check_ssl_socket(sock)
        transport, protocol = await self._create_connection_transport(
            sock, protocol_factory, ssl, '', server_side=True,
            ssl_handshake_timeout=ssl_handshake_timeout, ssl_shutdown_timeout=ssl_shutdown_timeout)
        if self._debug:
            base_events.logger.debug("%r handled: (%r, %r)", transport.get_extra_info('socket'), transport, protocol)
        return transport, protocol

    async def start_tls(self, transport, protocol, sslcontext, *, server_side=False, server_hostname=None,
                        ssl_handshake_timeout=None, ssl_shutdown_timeout=None):
        ssl = base_events.ssl
        if ssl is None:
            raise RuntimeError('Python ssl module is not available')
        if not isinstance(sslcontext, ssl.SSLContext):
            raise TypeError(f'sslcontext is expected to be an instance of ssl.SSLContext, got {sslcontext!r}')
        if not getattr(transport, '_start_tls_compatible', False):
            raise TypeError(f'transport {transport!r} is not supported by start_tls()')
        waiter = self.create_future()
        between = sslproto.SSLProtocol(
            self, protocol, sslcontext, waiter, server_side, server_hostname, call_connection_made=False,
            ssl_handshake_timeout=ssl_handshake_timeout, ssl_shutdown_timeout=ssl_shutdown_timeout)
        # Nothing may be read by the old protocol from now on.
        transport.pause_reading()
        transport.set_protocol(between)
        handles = [self.call_soon(between.connection_made, transport), self.call_soon(transport.resume_reading)]
        try:
            await waiter
        except BaseException:
            transport.close()
            for handle in handles:
                handle.cancel()
            raise
        return between._app_transport
