import marshal
class File:
    def __init__(self, data): self.data = data
    def read(self, n): return b''
    def readinto(self, b):
        part, self.data = self.data[:len(b)], self.data[len(b):]
        b[:len(part)] = part
        return len(part)
for attempt in [
    lambda: marshal.load(5),
    lambda: marshal.load(type('F',(),{'read':lambda s,n: b'N'*n})()),
    lambda: marshal.load(type('F',(),{'read':lambda s,n: b'N'*n, 'readinto':lambda s,b: 99})()),
    lambda: marshal.load(type('F',(),{'read':lambda s,n: b'', 'readinto':lambda s,b: 1})()),
    lambda: marshal.load(type('F',(),{'read':lambda s,n: b'', 'readinto':lambda s,b: 0})()),
    lambda: marshal.load(type('F',(),{'read':lambda s,n: b'', 'readinto':lambda s,b: 'a'})()),
    lambda: marshal.load(type('F',(),{'read':lambda s,n: 5, 'readinto':lambda s,b: 1})()),
    lambda: marshal.load(type('F',(),{'read':lambda s,n: b'', 'readinto':lambda s,b: -1})()),
    lambda: [marshal.load(f) for f in [File(marshal.dumps([1, 'x', {2: (3.5, None)}]) + marshal.dumps(7))] for i in range(2)],
]:
    try:
        print(attempt())
    except Exception as e:
        print(type(e).__name__, e)
