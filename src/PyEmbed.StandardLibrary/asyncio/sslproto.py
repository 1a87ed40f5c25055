"""TLS for transports; it takes the module ssl."""

try:
    import ssl
except ImportError:
    ssl = None

from . import protocols


class SSLProtocol(protocols.BufferedProtocol):
    """What stands between a transport and a protocol that speak TLS."""

    def __init__(self, loop, app_protocol, sslcontext, waiter, server_side=False, server_hostname=None,
                 call_connection_made=True, ssl_handshake_timeout=None, ssl_shutdown_timeout=None):
        if ssl is None:
            raise RuntimeError("stdlib ssl module not available")
        raise NotImplementedError("asyncio of this interpreter does not speak TLS")
