"""Records what dis.dis of CPython 3.11.7 prints: run by hand with that interpreter, from this folder.

NAME.dis.txt for each of the samples and for operands.py of the compiler's samples; OPTION.txt for the options. Addresses are replaced by 0.
"""
import dis, io, marshal, pathlib, re


def text(code, **options):
    out = io.StringIO()
    (dis.disassemble if 'lasti' in options else dis.dis)(code, file=out, **options)
    return re.sub(r'at 0x[0-9a-f]+,', 'at 0x0,', out.getvalue())


def save(name, value):
    pathlib.Path(name).write_text(value, encoding='utf-8', newline='\n')


# Far down: line numbers of four digits.
operands = compile('\n' * 970 + pathlib.Path('../../PyEmbed.Compiler.Tests/Samples/operands.py').read_text(encoding='utf-8'), 'operands.py', 'exec')
pathlib.Path('operands.marshal.bin').write_bytes(marshal.dumps(operands))
save('operands.dis.txt', text(operands))
for sample in 'functions', 'flow', 'extended':
    save(sample + '.dis.txt', text(marshal.loads(pathlib.Path(f'../Samples/{sample}.marshal.bin').read_bytes())))

functions = marshal.loads(pathlib.Path('../Samples/functions.marshal.bin').read_bytes())
save('caches.txt', text(functions, show_caches=True))
save('depth0.txt', text(operands, depth=0))
save('depth1.txt', text(operands, depth=1))
save('current.txt', text(functions, lasti=2))
