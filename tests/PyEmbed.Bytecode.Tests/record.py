"""Records what CPython 3.11.7 says of the samples: run by hand with that interpreter, from this folder.

For each Samples/NAME.py: NAME.marshal.bin (the compiled module) and NAME.tables.tsv (a row a code object).
"""
import dis, marshal, pathlib, types, warnings

warnings.simplefilter('ignore')


def walk(code):
    yield code
    for const in code.co_consts:
        if isinstance(const, types.CodeType):
            yield from walk(const)


def number(n):
    return '-1' if n is None else str(n)


def positions(code):
    """Runs of equal positions as count*line,end_line,column,end_column."""
    runs = []
    for position in code.co_positions():
        text = ','.join(map(number, position))
        if runs and runs[-1][1] == text:
            runs[-1][0] += 1
        else:
            runs.append([1, text])
    return ' '.join(f'{n}*{text}' for n, text in runs)


def tables(code):
    lines = ' '.join(f'{a}-{b}:{number(line)}' for a, b, line in code.co_lines())
    handlers = ' '.join(f'{e.start}-{e.end}:{e.target}:{e.depth}{"+" if e.lasti else ""}' for e in dis._parse_exception_table(code))
    warnings.simplefilter('ignore')
    return '\t'.join([code.co_qualname, str(code.co_firstlineno), code.co_code.hex(), code.co_linetable.hex(), code.co_exceptiontable.hex(),
                      code.co_lnotab.hex(), lines, positions(code), handlers])


def instructions(code):
    return ' '.join(f'{i.offset}:{i.opname}:{i.arg}' for i in dis.get_instructions(code) if i.opname != 'EXTENDED_ARG')


for source in sorted(pathlib.Path('Samples').glob('*.py')):
    module = compile(source.read_text(), source.name, 'exec')
    source.with_suffix('.marshal.bin').write_bytes(marshal.dumps(module))
    with open(source.with_suffix('.tables.tsv'), 'w') as out:
        out.write('# qualname, first line, co_code, co_linetable, co_exceptiontable, co_lnotab, co_lines, co_positions, exception table, instructions\n')
        for code in walk(module):
            out.write(tables(code) + '\t' + instructions(code) + '\n')
