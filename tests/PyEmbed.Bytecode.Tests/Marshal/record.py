"""Records what marshal.loads of CPython 3.11.7 makes of hand-made data: run by hand, from this folder. Writes loads.tsv."""
import marshal

T = b')\0'
B = b's\0\0\0\0'
Z = b'z\0'
CODE = b's\2\0\0\0\x53\0'


def code(counts=(0, 0, 0, 0, 0), code=CODE, consts=T, names=T, locals=T, kinds=B, texts=Z * 3, tables=B * 2):
    return b'c' + b''.join(n.to_bytes(4, 'little', signed=True) for n in counts) + code + consts + names + locals + kinds + texts + b'\1\0\0\0' + tables


ONE = b's\1\0\0\0'
rows = [
    # code objects
    code(), code(code=ONE + b'a'), code(code=b'N'), code(counts=(1, 0, 0, 0, 0)), code(counts=(0, 1, 0, 0, 0)), code(counts=(1, 0, 0, 0, 0), locals=b')\1z\1a', kinds=ONE + b' '),
    code(counts=(0, 0, 0, 0, 4)), code(counts=(0, 0, 0, 0, 8)), code(counts=(0, 0, 0, -1, 0)), code(counts=(0, 0, 0, 0, -1)), code(counts=(0, 0, -1, 0, 0)),
    code(names=b')\1N'), code(locals=b')\1N', kinds=ONE + b' '), code(locals=b')\1z\1a'), code(consts=b'[\0\0\0\0'), code(texts=Z + Z + B), code(texts=Z + b'N' + Z), code(tables=B + Z),
    code(consts=b'0'), b')\1' + code(texts=Z * 2 + b'0'), code()[:-1], code()[:7], b'\xe3' + code(consts=b')\1r\0\0\0\0')[1:],
    # text
    b'u\2\0\0\0\xe4a', b'u\2\0\0\0\xe4\xbd', b'u\3\0\0\0\xed\xa0\x80', b'u\1\0\0\0\xff', b'u\3\0\0\0\xe0\x80\x80', b'u\4\0\0\0\xf0\x9f\x98a', b'u\4\0\0\0\xf0\x9f\x98\x80',
    b'u\4\0\0\0\xf4\x90\x80\x80', b'u\1\0\0\0\xc1', b'u\1\0\0\0\x80', b'u\3\0\0\0a\xc3\xa9', b't\1\0\0\0x', b'a\1\0\0\0\xff', b'A\2\0\0\0ab', b'Z\1a', b'z\3ab', b'z', b'u\xff\xff\xff\xff', b'a\xff\xff\xff\xff',
    # floats and complex
    b'f\3abc', b'f\0', b'f\1.', b'f\2.5', b'f\0021.', b'f\4-inf', b'f\3nan', b'f\4-nan', b'f\3 1 ', b'f\0051e999', b'f\0031_0', b'f\0031e5', b'f\x031\0003', b'f\3--1', b'f\3+-1', b'f\3+.5', b'f\4+Inf',
    b'f\010Infinity', b'f\0021e', b'f\0030x1', b'x\0011\0012', b'x\0011', b'y' + b'\0' * 15, b'g' + b'\0' * 7, b'g\0\0\0\0\0\0\xf8?',
    # ints
    b'i\1\0\0\0', b'i', b'I\1', b'I' + b'\xff' * 8, b'l\1\0\0\0\0\0', b'l\0\0\0\0', b'l\0\0\0\x80', b'l\1\0\0\0\0\x80', b'l\2\0\0\0\1\0', b'l\2\0\0\0\1\0\0\0', b'l\3\0\0\0\1\0\0\0\1\0',
    b'l\xfd\xff\xff\xff\1\0\2\0\3\0', b'l\1\0\0', b'l\xff\xff\xff\x7f\1\0', b'l\xff\xff\xff\x7f\1\x80',
    # containers
    b'(', b'(\xff\xff\xff\xff', b'(\xff\xff\xff\x7f', b'(\xff\xff\xff\x7f?', b'[\1\0\0\0', b'[\xff\xff\xff\xff', b'<\xff\xff\xff\xff', b'>\xff\xff\xff\xff', b'0', b')\0010', b'[\1\0\0\x000', b'<\1\0\0\x000', b'>\1\0\0\x000',
    b'{0', b'{N0', b'{NN', b'{NN0', b'{[\0\0\0\0N0', b'<\1\0\0\0[\0\0\0\0', b'<\2\0\0\0NN', b'>\1\0\0\0N', b'>\0\0\0\0', b'<\1\0\0\0{0', b'<\1\0\0\0<\0\0\0\0', b')', b'(\3\0\0\0NN',
    # references
    b'r\0\0\0\0', b'r\xff\xff\xff\xff', b'\xa9\1r\0\0\0\0', b'\xbe\1\0\0\0r\0\0\0\0', b'\xdb\1\0\0\0r\0\0\0\0', b'\xa9\2\xe9\5\0\0\0r\1\0\0\0', b'\xa9\2\xce' + b'r\1\0\0\0', b'\xa9\2\xfa\1xr\1\0\0\0',
    b'\xa8\xff\xff\xff\x7fr\0\0\0\0?', b'\xfbNr\0\0\0\x000', b'[\2\0\0\0\xbe\0\0\0\0r\0\0\0\0', b'[\2\0\0\0\xf3\1\0\0\0ar\0\0\0\0',
    # everything else
    b'', b'?', b'\x80', b'\xff', b'N', b'T', b'F', b'.', b'S', b'Nrest', b's\xff\xff\xff\xff', b's\2\0\0\0a', b's\2\0\0\0ab', b'\xa9\x01',
    b')\1' * 3000 + b'N', b')\1' * 2000 + b'N',
]
with open('loads.tsv', 'w') as out:
    out.write('# data, repr of the value or error: message\n')
    for row in rows:
        try:
            value = marshal.loads(row)
            text = f'<code {value.co_flags} {value.co_varnames}>' if hasattr(value, 'co_flags') else repr(value)
        except (ValueError, TypeError, EOFError, SystemError) as e:
            text = f'{type(e).__name__}: {e}'
        out.write(f'{row.hex()}\t{ascii(text)[1:-1] if not text.isascii() else text}\n')
