# A hash for each encoding of what it makes of bytes and characters, whole and in pieces, and of its errors.
import binascii, codecs, encodings.aliases
OTHERS = {'mbcs', 'oem', 'rot_13'}
names = sorted(n for n in set(encodings.aliases.aliases.values()) | {'utf_8_sig', 'johab', 'cp1006', 'koi8_t'} if n not in OTHERS and not n.endswith('_codec'))
sample = ''.join(map(chr, range(0, 0x10000, 293))) + 'か゚æ̀˩˥Ê̄ê̌가힣힢ㄱ\xa5\u203e\\~\U00020b9f\U0001f600'
log = []
codecs.register_error('spy', lambda e: (log.append((e.encoding, e.start, e.end, e.reason)), ('?', e.end))[1])

def attempt(call):
    try:
        return call()
    except UnicodeError as e:
        return (type(e).__name__, e.encoding, e.start, e.end, e.reason) if hasattr(e, 'start') else (type(e).__name__, str(e))
    except TypeError as e:
        return str(e)

for name in names:
    out = [attempt(lambda: bytes([i]).decode(name)) for i in range(256)]
    for errors in 'strict', 'ignore', 'replace', 'xmlcharrefreplace', 'backslashreplace', 'namereplace', 'surrogateescape', 'surrogatepass', 'spy':
        out.append(attempt(lambda: sample.encode(name, errors)))
    good = sample.encode(name, 'ignore')
    bad = bytes(b ^ 0x55 if i % 23 == 0 and name != 'unicode_escape' else b for i, b in enumerate(good))
    for data in good, bad:
        out += [attempt(lambda: data.decode(name, errors)) for errors in ('strict', 'ignore', 'replace', 'backslashreplace', 'surrogateescape', 'spy')]
        for size in 1, 2, 3:
            decoder = codecs.getincrementaldecoder(name)('replace')
            out += [attempt(lambda: decoder.decode(data[i:i + size], i + size >= len(data))) for i in range(0, len(data), size)] + [decoder.getstate()]
    encoder = codecs.getincrementalencoder(name)('replace')
    out += [attempt(lambda: encoder.encode(c, i == len(sample) - 1)) for i, c in enumerate(sample)] + [encoder.getstate()]
    print(name, '%08x' % binascii.crc32(ascii((out, log)).encode()))
    log.clear()
