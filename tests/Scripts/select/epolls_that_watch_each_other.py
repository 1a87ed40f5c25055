import select

def show(function, *args):
    try:
        print(function(*args))
    except Exception as error:
        print(type(error).__name__, error)

a, b = select.epoll(), select.epoll()
show(a.register, a.fileno())
show(a.register, b.fileno())
show(b.register, a.fileno())
show(a.poll, 0)
chain = [select.epoll() for i in range(6)]
for below, above in zip(chain, chain[1:]):
    show(above.register, below.fileno())
show(chain[-2].poll, 0)
show(select.select, [2**70], [], [], 0)
