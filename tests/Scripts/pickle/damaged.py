import pickle, _pickle
for data in b'', b'.', b't.', b'R.', b'(1.', b'N0.', b'e.', b'2.', b'Nq\0', b'q\0', b'1.', b'N)R.', b'(e.', b'\x8c\x02a', b'K':
    try: print(pickle.loads(data))
    except Exception as e: print(type(e).__name__, e)
class Here:
    dumps, loads, dump = pickle.dumps, _pickle.loads, pickle.dump
print(Here().loads(Here().dumps([1, {'a': None}])), pickle.dumps.__module__, type(pickle.load).__name__, pickle.Pickler, pickle.Unpickler.__qualname__)
import inspect
for f in pickle.dump, pickle.dumps, pickle.load, pickle.loads, pickle.Pickler, pickle.Unpickler: print(inspect.signature(f))
