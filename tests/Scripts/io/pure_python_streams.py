# _pyio has the streams of io in Python alone; what they do is the same.
import _pyio

raw = _pyio.BytesIO(b'one\r\ntwo\nthr\xc3\xa9e')
text = _pyio.TextIOWrapper(_pyio.BufferedRandom(raw, 4), 'utf-8')
print(repr(text.readline()), repr(text.newlines))
place = text.tell()
print(repr(text.read(5)), repr(text.read()), text.newlines)
text.seek(place)
print(repr(text.readline()))
text.seek(0, 2)
print(text.write('!\n'), raw.getvalue())
text.flush()
print(raw.getvalue())
print(_pyio.__all__ == __import__('io').__all__)

memory = _pyio.StringIO('a\r\nb\rc', newline=None)
print(memory.readlines(), memory.newlines, repr(memory.getvalue()))
for attempt in (lambda: _pyio.open(1.5), lambda: _pyio.open('x', 'rw'), lambda: memory.detach(), lambda: _pyio.BufferedReader(raw, 0)):
    try:
        attempt()
    except Exception as error:
        print(type(error).__name__, error)
