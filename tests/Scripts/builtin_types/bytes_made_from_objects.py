# bytes() asks __bytes__ first, also of a str; a bytearray can be looked at while it is made, and is locked while it joins.
class Text(str):
    def __bytes__(self): return b'own'
print(bytes(Text('x')), bytes(Text('\u20ac'), 'iso8859-15'))

made = bytearray()
def numbers():
    for i in range(3):
        yield i
        print(bytes(made), made.__alloc__() > len(made))
made.__init__(numbers())

comma = bytearray(b',')
def items():
    comma.clear()
    yield b'A'
try: comma.join(items())
except BufferError as error: print(error)
print(comma.join(iter([b'a', b'b'])))

class Slotted(bytearray): __slots__ = ('x', '__dict__')
s = Slotted(b'abc'); s.x = 1; s.y = 2
print(s.__reduce_ex__(4)[2], Slotted().__reduce_ex__(2)[2])

view = memoryview(bytearray(b'\xff' * 8))
class Releases:
    def __index__(self):
        view.release()
        return 4
print(list(view[:Releases()]))
try: view[0]
except ValueError as error: print(error)
