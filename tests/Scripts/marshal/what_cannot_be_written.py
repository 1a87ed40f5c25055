import marshal
for attempt in [
    lambda: marshal.dumps(object()),
    lambda: marshal.dumps([object()]),
    lambda: marshal.dumps(type('L', (list,), {})()),
    lambda: marshal.dumps(type('L', (int,), {})(5)),
    lambda: marshal.dumps(memoryview(b'abcd')[::2]),
    lambda: marshal.dumps(1, 'a'),
    lambda: marshal.dumps(),
    lambda: marshal.dumps(1, version=2),
    lambda: marshal.dumps(1, 2, 3),
    lambda: marshal.dump(1),
    lambda: marshal.dump(1, 5),
    lambda: marshal.dump(object(), 5),
    lambda: marshal.dumps((lambda a: (a.append(a), a)[1])([]), 2),
    lambda: marshal.version,
]:
    try:
        print(attempt())
    except Exception as e:
        print(type(e).__name__, e)
