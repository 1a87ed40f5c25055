# An unpickler takes no more from a file than the pickle has; it looks ahead with peek() only.
import pickle


class File:
    def __init__(self, data):
        self.data, self.at = data, 0

    def read(self, n):
        print('read', n)
        self.at += n
        return self.data[self.at - n:self.at]

    def readline(self):
        print('readline')
        start, self.at = self.at, self.data.index(b'\n', self.at) + 1
        return self.data[start:self.at]


class Peeking(File):
    def peek(self, n):
        print('peek')
        return self.data[self.at:self.at + 5]

    def readinto(self, buffer):
        print('readinto', len(buffer))
        buffer[:] = self.data[self.at:self.at + len(buffer)]
        self.at += len(buffer)
        return len(buffer)


data = pickle.dumps([1, 'ab'], 1) + pickle.dumps(b'c' * 9, 4) + b'I7\n.rest'
for kind in File, Peeking:
    file = kind(data)
    print(pickle.load(file), pickle.load(file), pickle.load(file), file.data[file.at:])
for damaged in b'', b'(', b'\x95' + b'\0' * 7 + b'\x10', b'\x8e' + b'\0' * 7 + b'\x10', b'\x93', b'Lx\n.', b'Fx\n.', b'N(\x85':
    try:
        pickle.loads(damaged)
    except (Exception, MemoryError) as error:
        print(type(error).__name__, error)
