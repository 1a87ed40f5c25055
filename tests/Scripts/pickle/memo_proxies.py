# The memos of _pickle are seen through proxies that copy to dicts.
import io
import pickle


def attempt(function, *args):
    try:
        print(function(*args))
    except Exception as error:
        print(type(error).__name__, error)


pickler = pickle.Pickler(io.BytesIO(), 2)
shared = ['x']
pickler.dump(shared)
print(type(pickler.memo), pickler.memo.copy() == {id(shared): (0, shared), id('x'): (1, 'x')})
other = pickle.Pickler(file := io.BytesIO(), 2)
other.memo = pickler.memo
other.dump(shared)
print(file.getvalue())
unpickler = pickle.Unpickler(io.BytesIO(b'K\x01q\x05.'))
unpickler.load()
print(unpickler.memo.copy(), unpickler.memo.__reduce__())
unpickler.memo.clear()
print(unpickler.memo.copy())
for value in 5, {-1: 2}, {'a': 2}:
    attempt(setattr, unpickler, 'memo', value)
for value in 5, {1: 2}, {1: ('a', 2)}:
    attempt(setattr, pickler, 'memo', value)
attempt(delattr, pickler, 'memo')
attempt(setattr, pickler, 'persistent_id', 5)
attempt(getattr, unpickler, 'persistent_load')
