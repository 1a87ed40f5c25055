import pickle
for f in str.maketrans, bytes.maketrans, bytearray.maketrans:
    print(f.__self__, f.__reduce__()[1], pickle.loads(pickle.dumps(f)) == f, f.__qualname__, repr(f)[:46])
