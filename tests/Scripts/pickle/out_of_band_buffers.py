# PEP 574: buffers that stay outside of the pickle.
import pickle
from pickle import PickleBuffer

for data in b'abc', bytearray(b'abc'):
    inside = pickle.dumps(PickleBuffer(data), 5)
    print(pickle.loads(inside))
    buffers = []
    outside = pickle.dumps([PickleBuffer(data)], 5, buffer_callback=buffers.append)
    print(outside, [bytes(b) for b in buffers], type(buffers[0]))
    print([bytes(b) for b in pickle.loads(outside, buffers=buffers)])
buffer = PickleBuffer(memoryview(bytearray(range(6))).cast('B', (2, 3)))
with buffer.raw() as raw: print(raw.shape, raw.format, memoryview(buffer).shape)
data = bytearray(b'locked')
buffer = PickleBuffer(data)
def attempt(function, *args):
    try: print(function(*args))
    except Exception as error: print(type(error).__name__, error)
attempt(data.append, 1)
buffer.release(); buffer.release()
attempt(data.append, 1)
attempt(buffer.raw); attempt(memoryview, buffer); attempt(bytes, buffer)
attempt(PickleBuffer); attempt(PickleBuffer, 'text'); attempt(PickleBuffer(memoryview(b'abcd')[::2]).raw)
attempt(pickle.dumps, PickleBuffer(b''), 4)
attempt(pickle.loads, outside)
