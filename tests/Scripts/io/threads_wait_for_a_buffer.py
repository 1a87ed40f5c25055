# While one thread is within the raw stream others wait for the buffer; one that was closed meanwhile is closed for them.
import io
import threading


class Raw(io.RawIOBase):
    def __init__(self):
        self.entered, self.go, self.got = threading.Event(), threading.Event(), []

    def writable(self):
        return True

    def write(self, data):
        self.got.append(bytes(data))
        self.entered.set()
        self.go.wait()
        return len(data)

    def close(self):
        if not self.closed and self.got:
            super().close()
            self.entered.set()
            self.go.wait()


raw = Raw()
out = io.BufferedWriter(raw, 4)
first = threading.Thread(target=out.write, args=(b'first!',))
first.start()
raw.entered.wait()
second = threading.Thread(target=out.write, args=(b'second',))
second.start()
third = threading.Thread(target=lambda: [out.flush() for _ in range(3)])
third.start()
print(raw.got)
raw.go.set()
for thread in (first, second, third):
    thread.join()
out.flush()
print(b''.join(raw.got))

raw.entered.clear()
raw.go.clear()
closing = threading.Thread(target=out.close)
closing.start()
raw.entered.wait()
opener = threading.Timer(0.05, raw.go.set)
opener.start()
try:
    out.write(b'x')
except ValueError as error:
    print(error)
closing.join()
opener.join()
print(out.closed)
