"""Records what CPython 3.11.7 makes of snippets.txt and annotations.txt: run by hand with that interpreter, from this folder.

snippets.marshal.bin holds a tuple with an item for each source: its code, or the error as a tuple of type, message, line, offset, end line and
end offset; and the warnings as text. annotations.tsv holds expressions and their text under the future import.
"""
import marshal, warnings

MODES = {'eval', 'single'}


def sources():
    group = []
    for line in open('snippets.txt', encoding='utf-8').read().split('\n'):
        if line.startswith('## ') or line == '---':
            yield from finish(group)
            group = []
        else:
            group.append(line)
    yield from finish(group)


def finish(lines):
    if lines and not lines[0].startswith('# '):
        yield '\n'.join(lines)


def answer(source):
    options = set()
    if source.startswith('#!'):
        first, source = source.split('\n', 1)
        options = set(first[2:].split())
    mode = (options & MODES or {'exec'}).pop()
    flags = 0x2000 if 'await' in options else 0
    optimize = 2 if 'OO' in options else 1 if 'O' in options else 0
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('error' if 'error' in options else 'always')
        try:
            result = compile(source, 'test', mode, flags, True, optimize)
        except SyntaxError as e:
            result = type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset
    return result, '; '.join(f'{w.category.__name__} {w.lineno}: {w.message}' for w in caught)


def annotation(text):
    return compile('from __future__ import annotations\nx: ' + text, 'test', 'exec', 0, True).co_consts[2]


with open('snippets.marshal.bin', 'wb') as out:
    out.write(marshal.dumps(tuple(map(answer, sources()))))

with open('annotations.txt', encoding='utf-8') as lines, open('annotations.tsv', 'w', encoding='utf-8') as out:
    out.write('# expression, text as ascii() shows it\n')
    for line in lines.read().splitlines():
        try:
            out.write(line + '\t' + ascii(annotation(line)) + '\n')
        except SyntaxError as e:
            raise SystemExit(f'{line}: {e}')
