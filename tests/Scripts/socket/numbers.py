import socket
def t(f, *args, **named):
    try: print(f(*args, **named))
    except Exception as e: print(type(e).__name__, e)
for text in '127.0.0.1', '1.2', '0x7f.1', '010.1', 'a', '1.2.3.4.5', '256.1', '4294967295': t(socket.inet_aton, text)
for family, text in (2, '1.2.3.4'), (2, '1.2'), (2, '01.2.3.4'), (10, '::1'), (10, '1::2'), (10, 'x'), (99, ''): t(socket.inet_pton, family, text)
t(socket.inet_ntoa, b'1'); t(socket.inet_ntoa, b'1234'); t(socket.inet_ntop, 10, b'1'); t(socket.inet_ntop, 10, bytes(15) + b'\1'); t(socket.inet_ntop, 99, b'')
t(socket.htons, 70000); t(socket.htons, -1); t(socket.htonl, 2 ** 33); t(socket.htonl, -1); t(socket.htonl, 'a'); print(socket.htons(1), socket.ntohl(5))
for args in ('127.0.0.1', 80), ('127.0.0.1', 'http', 0, 1), ('::1', 5, 0, 1), (None, 5, 0, 1, 0, 1), (None, None), ('nope', 5, 0, 0, 0, 4), (5, 5): t(socket.getaddrinfo, *args)
t(socket.getservbyname, 'http'); t(socket.getservbyname, 'zzz'); t(socket.getservbyport, 80); t(socket.getprotobyname, 'tcp'); t(socket.gethostbyname, '127.0.0.1')
t(socket.setdefaulttimeout, -1); socket.setdefaulttimeout(2); print(socket.getdefaulttimeout(), socket.socketpair()[0].timeout); socket.setdefaulttimeout(None)
print(socket.gaierror.__mro__, socket.timeout, socket.error, socket.herror, socket.AF_INET, repr(socket.SOCK_STREAM), socket.MSG_PEEK)
