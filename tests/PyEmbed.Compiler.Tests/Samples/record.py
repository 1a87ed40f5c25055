"""Records the code that CPython 3.11.7 makes of the samples: run by hand with that interpreter, from this folder.

NAME.marshal.bin holds a tuple of three code objects, for optimisation 0, 1 and 2; warnings.tsv the warnings of all.
"""
import marshal, pathlib, warnings

with open('warnings.tsv', 'w') as out:
    out.write('# sample, warnings\n')
    for source in sorted(pathlib.Path('.').glob('*.py')):
        if source.name == 'record.py':
            continue
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter('always')
            codes = tuple(compile(source.read_bytes(), source.name, 'exec', dont_inherit=True, optimize=n) for n in range(3))
        source.with_suffix('.marshal.bin').write_bytes(marshal.dumps(codes))
        out.write(source.stem + '\t' + '; '.join(f'{w.category.__name__} {w.lineno}: {w.message}' for w in caught[:len(caught) // 3]) + '\n')
