import socket
def t(f, *args):
    try: print(f(*args))
    except Exception as e: print(type(e).__name__, e)
for f in socket.CMSG_LEN, socket.CMSG_SPACE:
    t(f, 0); t(f, 1000); t(f, -1); t(f, 0x7fffffff - f(0) + 1)
t(socket.getnameinfo, ('::1', 0, 0xffffffff), 0)
t(socket.getnameinfo, ('::1', 0, -1), socket.NI_NUMERICHOST)
