"""What is asked of sockets and addresses before they are used."""

import contextlib
import itertools
import os
import socket
import stat

from . import base_events


def _set_nodelay(sock):
    # Small pieces are sent at once.
    if (sock.family in (socket.AF_INET, socket.AF_INET6) and sock.type == socket.SOCK_STREAM
            and sock.proto == socket.IPPROTO_TCP):
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def _check_ssl_socket(sock):
    ssl = base_events.ssl
    if ssl is not None and isinstance(sock, ssl.SSLSocket):
        raise TypeError("Socket cannot be of type SSLSocket")


def _set_reuseport(sock):
    if not hasattr(base_events.socket, 'SO_REUSEPORT'):
        raise ValueError('reuse_port not supported by socket module')
    try:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    except OSError:
        raise ValueError('reuse_port not supported by socket module, '
                         'SO_REUSEPORT defined but not implemented.')


def _port_number(port):
    # None: it is a name, which has to be looked up.
    if port is None or isinstance(port, (str, bytes)) and not port:
        return 0
    try:
        return int(port)
    except (TypeError, ValueError):
        return None


def _ipaddr_info(host, port, family, type, proto, flowinfo=0, scopeid=0):
    # What getaddrinfo would give for an address in digits; None if it has to be asked.
    if not hasattr(base_events.socket, 'inet_pton'):
        return None
    if host is None or proto not in (0, socket.IPPROTO_TCP, socket.IPPROTO_UDP):
        return None
    proto = {socket.SOCK_STREAM: socket.IPPROTO_TCP, socket.SOCK_DGRAM: socket.IPPROTO_UDP}.get(type)
    port = _port_number(port)
    if proto is None or port is None:
        return None
    if isinstance(host, bytes):
        host = host.decode('idna')
    if '%' in host:
        return None  # a scope in the address, which not all inet_pton take
    families = [family]
    if family == socket.AF_UNSPEC:
        families = [socket.AF_INET, socket.AF_INET6] if base_events._HAS_IPv6 else [socket.AF_INET]
    for candidate in families:
        try:
            base_events.socket.inet_pton(candidate, host)
        except OSError:
            continue
        is_long = base_events._HAS_IPv6 and candidate == socket.AF_INET6
        address = (host, port, flowinfo, scopeid) if is_long else (host, port)
        return candidate, type, proto, '', address
    return None


def _interleave_addrinfos(addrinfos, first_address_family_count=1):
    # One of each family in turn, after some of the first family.
    by_family = {}
    for info in addrinfos:
        by_family.setdefault(info[0], []).append(info)
    first, *others = by_family.values()
    start = first[:first_address_family_count - 1] if first_address_family_count > 1 else []
    turns = itertools.zip_longest(first[len(start):], *others)
    return start + [info for turn in turns for info in turn if info is not None]


def remove_stale_socket(path):
    """Remove the file of a server that is gone. Abstract names have none."""
    if not path or path[0] in (0, '\x00'):
        return
    try:
        if stat.S_ISSOCK(os.stat(path).st_mode):
            os.remove(path)
    except FileNotFoundError:
        pass
    except OSError as error:
        # bind() will tell more.
        base_events.logger.error('Unable to check or remove stale UNIX socket %r: %r', path, error)


def bind_error(error, address):
    """What is told when bind() has failed."""
    return OSError(error.errno, f'error while attempting to bind on address {address!r}: {error.strerror.lower()}')


@contextlib.contextmanager
def closed_on_error(sockets):
    """Close all that are in sockets then, when the block fails."""
    try:
        yield
    except BaseException:
        for sock in sockets:
            sock.close()
        raise


def check_ssl_arguments(ssl, **values):
    """Refuse what is given without need."""
    for name, value in values.items():
        if value is not None and not ssl:
            raise ValueError(f'{name} is only meaningful with ssl')


def check_stream_socket(sock):
    """Refuse any other socket."""
    if sock.type != socket.SOCK_STREAM:
        raise ValueError(f'A Stream Socket was expected, got {sock!r}')
