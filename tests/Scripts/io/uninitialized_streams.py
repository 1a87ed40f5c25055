import io
for kind in io.TextIOWrapper, io.BufferedReader, io.BufferedWriter, io.BufferedRandom, io.StringIO, io.IncrementalNewlineDecoder, io.FileIO, io.BufferedRWPair:
    stream = kind.__new__(kind)
    for name in 'read', 'write', 'close', 'seek', 'decode', 'reset':
        method = getattr(stream, name, None)
        if method is None: continue
        try: print(kind.__name__, name, method(*[''] * (name in ('write', 'decode')), *[0] * (name == 'seek')))
        except Exception as error: print(kind.__name__, name, type(error).__name__, error)
