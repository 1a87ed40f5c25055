"""Writes MultiByteTables.bin beside this file from the codecs of CPython 3.11: python3.11 generate_multibyte.py

A table says which code (the bytes of a sequence as a number) is which text. It is made of other tables, whose codes a form changes, and of what is different from them; so is the way back, which is the
smallest code of a text but for what is different. CodeTable.cs reads it. Of the file: the number of tables; per table its name, the forms and names of what it is made of, the number of its bytes; then the
bytes, each table compressed by itself (raw deflate), so that one is read without the others.

Of a table, numbers in varints, lists of code points as differences to the one before: codes and their code points, first all codes then all code points; codes that are nothing; codes that are wrong as a
whole; codes of pairs of code points; code points encoded otherwise, with code + 1 or 0 for none; bytes that no sequence begins with; runs of the four-byte sequences of GB 18030: first index, first code
point, length.
"""
import os
import zlib

WHOLE = object()     # wrong, all bytes of it
STATELESS = ['euc_jp', 'shift_jis', 'cp932', 'euc_jis_2004', 'euc_jisx0213', 'shift_jis_2004', 'shift_jisx0213', 'gb2312', 'gbk', 'gb18030', 'euc_kr', 'cp949', 'johab', 'big5', 'cp950', 'big5hkscs']
BASES = {'shift_jis': [('sjis', 'euc_jp')], 'cp932': [('same', 'shift_jis')], 'euc_jis_2004': [('same', 'euc_jp')], 'euc_jisx0213': [('same', 'euc_jis_2004')],
         'shift_jis_2004': [('sjis', 'euc_jis_2004')], 'shift_jisx0213': [('sjis', 'euc_jisx0213')], 'gbk': [('same', 'gb2312')], 'gb18030': [('same', 'gbk')], 'cp949': [('same', 'euc_kr')],
         'johab': [('johab', 'euc_kr')], 'cp950': [('same', 'big5')], 'big5hkscs': [('same', 'big5')]}
FORMS = ['same', 'sjis', 'johab', 'plane1', 'plane2']

# Character sets that an escape sequence of ISO 2022 chooses: where to see one, the sequence, bytes a character, what it is like.
SETS = {
    'jisx0208': ('iso2022_jp', b'\x1b$B', 2, [('plane1', 'euc_jp')]),
    'jisx0208_1978': ('iso2022_jp', b'\x1b$@', 2, [('same', 'jisx0208')]),
    'jisx0201_roman': ('iso2022_jp', b'\x1b(J', 1, []),
    'jisx0201_katakana': ('iso2022_jp_ext', b'\x1b(I', 1, []),
    'jisx0212': ('iso2022_jp_1', b'\x1b$(D', 2, [('plane2', 'euc_jp')]),
    'gb2312_set': ('iso2022_jp_2', b'\x1b$(A', 2, [('plane1', 'gb2312')]),
    'ksx1001': ('iso2022_jp_2', b'\x1b$(C', 2, [('plane1', 'euc_kr')]),
    'iso8859_1_high': ('iso2022_jp_2', b'\x1b.A\x1bN', 1, []),
    'iso8859_7_high': ('iso2022_jp_2', b'\x1b.F\x1bN', 1, []),
    'jisx0213_2000_1': ('iso2022_jp_3', b'\x1b$(O', 2, [('plane1', 'euc_jisx0213')]),
    'jisx0213_2000_2': ('iso2022_jp_3', b'\x1b$(P', 2, [('plane2', 'euc_jisx0213')]),
    'jisx0213_2004_1': ('iso2022_jp_2004', b'\x1b$(Q', 2, [('plane1', 'euc_jis_2004')]),
    'jisx0213_2004_2': ('iso2022_jp_2004', b'\x1b$(P', 2, [('plane2', 'euc_jis_2004')]),
}

# What each encoding chooses from when it encodes: the first that has the character.
ISO2022 = {
    'iso2022_jp': ['jisx0208', 'jisx0201_roman', 'jisx0208_1978'],
    'iso2022_jp_1': ['jisx0208', 'jisx0212', 'jisx0201_roman', 'jisx0208_1978'],
    'iso2022_jp_2': ['jisx0208', 'jisx0212', 'ksx1001', 'gb2312_set', 'jisx0201_roman', 'jisx0208_1978'],
    'iso2022_jp_2004': ['jisx0208', 'jisx0213_2004_1', 'jisx0213_2004_2'],
    'iso2022_jp_3': ['jisx0208', 'jisx0213_2000_1', 'jisx0213_2000_2'],
    'iso2022_jp_ext': ['jisx0208', 'jisx0212', 'jisx0201_roman', 'jisx0201_katakana', 'jisx0208_1978'],
    'iso2022_kr': ['ksx1001'],
}


def sjis(code):
    if code < 0x80:
        return code
    if code >> 8 == 0x8E:
        return code & 0xFF
    row, cell = (code >> 8 & 0xFF) - 0xA1, (code & 0xFF) - 0xA1
    if code < 0x10000:
        lead = 0x81 + row // 2 + (0x40 if row >= 62 else 0)
    elif row >= 77:
        lead = 0xF4 + (row - 76) // 2
    elif row in (0, 2, 3, 4, 7, 11, 12, 13, 14):
        lead = {0: 0xF0, 7: 0xF0, 2: 0xF1, 3: 0xF1, 4: 0xF2, 11: 0xF2, 12: 0xF3, 13: 0xF3, 14: 0xF4}[row]
    else:
        return None
    if row % 2:
        return lead << 8 | cell + 0x9F
    return lead << 8 | cell + (0x40 if cell < 63 else 0x41)


def johab(code):
    if code < 0x80:
        return code
    row, cell = (code >> 8) - 0xA1, (code & 0xFF) - 0xA1
    if 12 <= row < 41 or row > 92:
        return None
    base = 0xD9 + row // 2 if row < 12 else 0xE0 + (row - 41) // 2
    place = (row if row < 12 else row - 41) % 2 * 94 + cell
    return base << 8 | place + (0x31 if place < 78 else 0x91 - 78)


def transform(form, code):
    if form == 'same':
        return code
    if form == 'sjis':
        return sjis(code)
    if form == 'johab':
        return johab(code)
    if form == 'plane1':
        return code - 0x8080 if 0xA1A1 <= code <= 0xFFFF else None
    return code - 0x8F8080 if code > 0xFFFF else None


def as_bytes(code):
    return code.to_bytes(max(1, (code.bit_length() + 7) // 8), 'big')


def scan(name):
    """All codes of up to three bytes, and the bytes that begin none."""
    texts, wrong = {}, []
    for first in range(256):
        try:
            texts[first] = bytes([first]).decode(name)
            continue
        except UnicodeDecodeError as e:
            if e.reason.startswith('illegal'):
                wrong.append(first)
                continue
        for second in range(256):
            sequence = bytes([first, second])
            try:
                texts[first << 8 | second] = sequence.decode(name)
            except UnicodeDecodeError as e:
                if e.reason.startswith('illegal'):
                    assert e.start == 0
                    if e.end == 2:
                        texts[first << 8 | second] = WHOLE
                    assert e.end == 1 or 'jisx0213' in name
                elif first == 0x8F and 'euc_j' in name:
                    for third in range(256):
                        try:
                            texts[first << 16 | second << 8 | third] = (sequence + bytes([third])).decode(name)
                        except UnicodeDecodeError as e:
                            assert e.start == 0 and e.end == 1
                else:
                    assert name == 'gb18030' and 0x30 <= second <= 0x39 or name == 'euc_kr' and sequence == b'\xa4\xd4', (name, sequence)
    return texts, wrong


def scan_set(encoding, escape, width):
    texts = {}
    cells = range(256) if escape[1:2] == b'.' else range(0x20, 0x80)
    for code in (cells if width == 1 else [a << 8 | b for a in cells for b in cells]):
        try:
            text = (escape + as_bytes(code)).decode(encoding)
        except UnicodeDecodeError as e:
            assert e.end - e.start == width or e.reason.startswith('incomplete') or 'high' in str(e) or escape[1:2] == b'.', (encoding, escape, code, e)
            continue
        if text and not (width == 2 and text[0] < ' '):
            texts[code] = text
    return texts


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


def predict(bases, tables):
    texts = {} if bases else {i: chr(i) for i in range(128)}
    for form, base in bases:
        for code, text in tables[base].items():
            to = transform(form, code)
            if to is not None and text is not WHOLE:
                texts[to] = text
    return texts


def varints(numbers):
    out = bytearray()
    for n in numbers:
        while n > 0x7F:
            out.append(n & 0x7F | 0x80)
            n >>= 7
        out.append(n)
    return bytes(out)


def zigzag(numbers):
    last, out = 0, []
    for n in numbers:
        d = n - last
        out.append(d << 1 if d >= 0 else (-d << 1) - 1)
        last = n
    return out


def pack(texts, predicted, encoded, wrong, linear):
    """encoded: what encodes otherwise than to the smallest code."""
    changed = {code: text for code, text in sorted(texts.items()) if predicted.get(code) != text}
    single = [code for code, text in changed.items() if text is not WHOLE and len(text) == 1]
    pairs = [code for code, text in changed.items() if text is not WHOLE and len(text) == 2]
    whole = [code for code, text in changed.items() if text is WHOLE]
    assert len(single) + len(pairs) + len(whole) == len(changed)
    gone = [code for code in sorted(predicted) if code not in texts]
    numbers = [len(single), *zigzag(single), *zigzag([ord(texts[c]) for c in single])]
    numbers += [len(gone), *zigzag(gone)]
    numbers += [len(whole), *zigzag(whole)]
    numbers += [len(pairs), *zigzag(pairs)] + [ord(c) for code in pairs for c in texts[code]]
    singles = sorted((ord(t), c) for t, c in encoded.items())
    numbers += [len(singles), *zigzag([t for t, c in singles])] + [0 if c is None else c + 1 for t, c in singles]
    numbers += [len(wrong), *wrong]
    numbers += [len(linear)] + [n for run in linear for n in run]
    print('   ', len(texts), 'codes,', len(single), 'own,', len(gone), 'gone,', len(whole), 'whole,', len(pairs), 'pairs,', len(singles), 'encoded otherwise,', len(linear), 'runs')
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    return deflate.compress(varints(numbers)) + deflate.flush()


def inverse(texts):
    result = {}
    for code in sorted(texts):
        if texts[code] is not WHOLE:
            result.setdefault(texts[code], code)
    return result


def encodings_of(name):
    for code in range(0x110000):
        try:
            yield chr(code), chr(code).encode(name)
        except UnicodeEncodeError:
            yield chr(code), None


def different(name, texts, linear):
    known = inverse(texts)
    in_runs = {chr(code + i): index + i for index, code, length in linear for i in range(length)}
    result = {}
    for text, encoded in encodings_of(name):
        if text not in known and text in in_runs and encoded == four_bytes(in_runs[text]):
            continue
        if name == 'euc_kr' and encoded is not None and len(encoded) == 8:
            continue     # put together of letters
        code = None if encoded is None else int.from_bytes(encoded, 'big')
        if code != known.get(text):
            result[text] = code
    for text, code in known.items():
        if len(text) == 2:
            assert text.encode(name) == as_bytes(code), (name, text, code)
    return result


def different_iso(name, tables):
    """What is not encoded as the first set that has it says: (the set, text, code or None)."""
    known = {}
    for chosen in ISO2022[name]:
        for text, code in inverse(tables[chosen]).items():
            if len(text) == 1 and text >= '\x80':
                known.setdefault(text, (chosen, code))
    escapes = {(b'\x1b$)C\x0e' if name == 'iso2022_kr' else SETS[chosen][1]): (chosen, SETS[chosen][2]) for chosen in ISO2022[name]}
    result = []
    for text, encoded in encodings_of(name):
        if text < '\x80':
            assert encoded == text.encode(), (name, text, encoded)
            continue
        actual = None
        if encoded is not None:
            for escape, (chosen, width) in escapes.items():
                if encoded.startswith(escape):
                    actual = chosen, int.from_bytes(encoded[len(escape):len(escape) + width], 'big')
                    assert encoded[len(escape) + width:] == (b'\x0f' if name == 'iso2022_kr' else b'\x1b(B'), (name, text, encoded)
            assert actual is not None, (name, text, encoded)
        if actual != known.get(text):
            assert actual is None or text not in known or known[text][0] == actual[0], (name, text)
            result.append((known[text][0], text, None) if actual is None else (actual[0], text, actual[1]))
    return result


def main():
    tables, packed = {}, []

    def add(name, bases, data):
        packed.append((name, bases, data))
        print(name, len(data), flush=True)
    for name in STATELESS:
        bases = BASES.get(name, [])
        texts, wrong = scan(name)
        linear = runs() if name == 'gb18030' else []
        tables[name] = texts
        add(name, bases, pack(texts, predict(bases, tables), different(name, texts, linear), wrong, linear))
    for name, (encoding, escape, width, bases) in SETS.items():
        tables[name] = scan_set(encoding, escape, width)
    otherwise = {name: {} for name in SETS}
    for name in ISO2022:
        for chosen in ISO2022[name]:
            encoding, escape, width, bases = SETS[chosen]
            assert scan_set(name, b'\x1b$)C\x0e' if name == 'iso2022_kr' else escape, width) == tables[chosen], (name, chosen)
        for chosen, text, code in different_iso(name, tables):
            otherwise[chosen][text] = code
    for name, (encoding, escape, width, bases) in SETS.items():
        add(name, bases, pack(tables[name], predict(bases, tables), otherwise[name], [], []))
    head = bytearray(varints([len(packed)]))
    for name, bases, data in packed:
        head += bytes([len(name)]) + name.encode() + bytes([len(bases)])
        for form, base in bases:
            head += bytes([FORMS.index(form), len(base)]) + base.encode()
        head += varints([len(data)])
    data = bytes(head) + b''.join(data for name, bases, data in packed)
    print(len(data))
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'MultiByteTables.bin'), 'wb') as file:
        file.write(data)


if __name__ == '__main__':
    main()
