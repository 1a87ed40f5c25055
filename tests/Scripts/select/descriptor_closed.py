import os, select, socket
a, b = socket.socketpair()
e = select.epoll(); e.register(a, select.EPOLLIN)
os.close(e.fileno())
for call in lambda: e.poll(1), lambda: e.register(b), lambda: e.modify(a, 1), lambda: e.unregister(a):
    try: call()
    except OSError as error: print(error)
p = select.poll(); p.register(a, select.POLLIN)
b.send(b'x'); print(len(p.poll(-1e-100)), len(p.poll(-0.5)))
