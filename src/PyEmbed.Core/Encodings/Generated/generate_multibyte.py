"""Writes MultiByteTables.bin beside this file from the codecs of CPython 3.11: python3.11 generate_multibyte.py

Per codec: name, aliases; pages, one for each sequence of bytes that begins a character: the sequence, the range of bytes behind it and what each of them makes (a UTF-16 unit, or a
mark); texts that are no single unit; where encoding is not the inverse (the first sequence of a text), the sequence or none. Numbers are little-endian. MultiByteEncoding.cs reads it.
The four-byte part of gb18030 is a list of runs: first linear index, first code point, length. All of it is compressed (raw deflate)."""
import encodings.aliases
import os
import struct
import zlib

NAMES = ['big5', 'big5hkscs', 'cp932', 'cp949', 'cp950', 'euc_jis_2004', 'euc_jisx0213', 'euc_jp', 'euc_kr', 'gb18030', 'gb2312', 'gbk', 'johab', 'shift_jis', 'shift_jis_2004',
         'shift_jisx0213']
FILLER = b'\xa4\xd4'
ILLEGAL, ILLEGAL_ALL, OTHER = 0xFFFE, 0xFFFD, 0xFFFF   # wrong by its first byte; wrong as a whole; a text or the beginning of more


def scan(name):
    pages, texts = {}, {}

    def walk(prefix):
        marks = []
        for byte in range(256):
            sequence = prefix + bytes([byte])
            try:
                text = sequence.decode(name)
            except UnicodeDecodeError as e:
                if e.reason.startswith('incomplete') and e.start == 0:
                    assert e.end == len(sequence)
                    marks.append(OTHER)
                    if name == 'euc_kr' and sequence == FILLER:
                        syllables()
                    elif not (name == 'gb18030' and len(sequence) == 2):
                        walk(sequence)
                else:
                    assert e.start == 0 and e.reason == 'illegal multibyte sequence' and e.end in (1, len(sequence)), (name, sequence, e)
                    marks.append(ILLEGAL if e.end == 1 else ILLEGAL_ALL)
                continue
            texts[sequence] = text
            marks.append(ord(text) if len(text) == 1 and ord(text) < 0xFFFD else OTHER)
        pages[prefix] = marks

    # Syllables of EUC-KR that are put together of letters: CPython looks at them only when all eight bytes are there.
    def syllables():
        for first in range(0xA1, 0xC0):
            for second in range(0xBF, 0xD4):
                for third in [0xD4, *range(0xA1, 0xBF)]:
                    sequence = FILLER + bytes([0xA4, first, 0xA4, second, 0xA4, third])
                    try:
                        texts[sequence] = sequence.decode(name)
                    except UnicodeDecodeError:
                        continue
                    for length in range(2, 8):
                        page = pages.setdefault(sequence[:length], [ILLEGAL] * 256)
                        text = texts[sequence] if length == 7 else None
                        page[sequence[length]] = ord(text) if text else OTHER
    walk(b'')
    return pages, texts


def four_bytes(index):
    index, d = divmod(index, 10)
    index, c = divmod(index, 126)
    a, b = divmod(index, 10)
    return bytes([0x81 + a, 0x30 + b, 0x81 + c, 0x30 + d])


def runs():
    result = []
    for index in range(126 * 10 * 126 * 10):
        try:
            code = ord(four_bytes(index).decode('gb18030'))
        except UnicodeDecodeError:
            continue
        if result and result[-1][0] + result[-1][2] == index and result[-1][1] + result[-1][2] == code:
            result[-1][2] += 1
        else:
            result.append([index, code, 1])
    return result


def exceptions(name, texts, linear):
    inverse = {}
    for sequence, text in texts.items():
        inverse.setdefault(text, sequence)
    for first, code, length in linear:
        for i in range(length):
            inverse.setdefault(chr(code + i), four_bytes(first + i))
    result = []
    for text in list(map(chr, range(0x110000))) + [t for t in inverse if len(t) > 1]:
        try:
            encoded = text.encode(name)
        except UnicodeEncodeError:
            encoded = b''
        if encoded != inverse.get(text, b''):
            result.append((text, encoded))
    return result


def write(out, name, aliases):
    def blob(data):
        out.append(struct.pack('<B', len(data)) + data)

    def text(value):
        blob(value.encode('utf-16-le', 'surrogatepass'))
    pages, texts = scan(name)
    linear = runs() if name == 'gb18030' else []
    blob(name.encode())
    out.append(struct.pack('<H', len(aliases)) + aliases.encode())
    out.append(struct.pack('<I', len(pages)))
    for prefix, marks in pages.items():
        known = [i for i, mark in enumerate(marks) if mark != ILLEGAL] or [0]
        first, last = known[0], known[-1]
        blob(prefix)
        out.append(struct.pack('<BB', first, last) + struct.pack('<%dH' % (last - first + 1), *marks[first:last + 1]))
    other = [(s, t) for s, t in texts.items() if len(t) > 1 or ord(t) >= 0xFFFD]
    out.append(struct.pack('<I', len(other)))
    for sequence, value in other:
        blob(sequence)
        text(value)
    out.append(struct.pack('<I', len(linear)))
    for run in linear:
        out.append(struct.pack('<III', *run))
    different = exceptions(name, texts, linear)
    print(name, len(pages), len(texts), len(other), len(linear), len(different))
    out.append(struct.pack('<I', len(different)))
    for value, sequence in different:
        text(value)
        blob(sequence)


def main():
    aliases = {}
    for alias, name in encodings.aliases.aliases.items():
        aliases.setdefault(name, []).append(alias.lower())
    out = [struct.pack('<I', len(NAMES))]
    for name in NAMES:
        write(out, name, ' '.join(sorted(aliases.get(name, []))))
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = b''.join(out)
    packed = deflate.compress(data) + deflate.flush()
    print(len(data), len(packed))
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'MultiByteTables.bin'), 'wb') as file:
        file.write(packed)


main()
