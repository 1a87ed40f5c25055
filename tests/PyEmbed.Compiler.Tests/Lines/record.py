"""Records which line of its file CPython 3.11.7 shows with an error found after parsing: run by hand with that interpreter, from this folder.

lines.tsv: file (an expression of runs: text*count joined by +, in Python escapes), line, text or None.
"""
import tempfile

FILES = [
    'a\\n*1+b\\r\\n*1+c\\r*1+\\n*1+d*1', '\\xef\\xbb\\xbfa\\n*1+b\\n*1', 'a\\x00b\\n*1+c\\n*1', '\\x23 coding: latin-1\\n*1+\\xe9\\n*1+x\\n*1', '\\xc3\\xa9\\n*1+\\xe4\\xb8\\xad\\xf0\\x9f\\x98\\x80*1', '*1', '\\n*3',
    *(f'a\\n*1+x*{n}+\\n*1+b\\n*1' for n in (997, 998, 999, 1000, 1001, 1997, 1998, 1999, 2500)), 'x*998', 'x*999', 'x*1000', 'x*998+\\xc3\\xa9*1+\\n*1', 'x*997+\\xc3\\xa9*1+\\n*1', 'x*997+\\r\\n*1+y*1', 'x*998+\\r\\n*1+y*1', 'x*999+\\r\\n*1+y*1',
    '\\xed\\xa0\\x80\\n*1',
]

with open('lines.tsv', 'w') as out:
    out.write('# file, line, text\n')
    for file in FILES:
        data = b''.join(text.encode('latin-1').decode('unicode_escape').encode('latin-1') * int(count) for text, count in (run.rsplit('*', 1) for run in file.split('+')))
        with tempfile.NamedTemporaryFile() as f:
            f.write(data)
            f.flush()
            for line in range(1, 6):
                try:
                    compile('\n' * (line - 1) + 'x = 1; global x', f.name, 'exec')
                except SyntaxError as e:
                    out.write(f'{file}\t{line}\t{e.text if e.text is None else e.text.encode("unicode_escape").decode()}\n')
