# The bounds of the kinds of integers, and what conversions refuse.
from array import array
for code in 'bBhHiIlLqQ':
    bits = 8 * array(code).itemsize
    for number in (-2**(bits - 1) - 1, -2**(bits - 1), -1, 0, 2**(bits - 1) - 1, 2**(bits - 1), 2**bits - 1, 2**bits):
        try: print(code, array(code, [number])[0] == number)
        except OverflowError as e: print(code, e)
class Number(int): pass
class Index:
    def __index__(self): return 7
print(array('b', [Number(5), Index(), True]))
items = array('i', [1])
for value in (memoryview(b'abcd').cast('H'), array('h', [1, 2])):
    try: items.frombytes(value)
    except TypeError as e: print(e)
items.frombytes(array('b', [1, 0, 0, 0]))
print(items)
for protocol in (2**63, -2**70, 'a'):
    try: print(items.__reduce_ex__(protocol))
    except (OverflowError, TypeError) as e: print(type(e).__name__, e)
