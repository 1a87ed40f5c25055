import io, tokenize
def show(s):
    try:
        for t in tokenize.generate_tokens(io.StringIO(s).readline): print(tokenize.tok_name[t.exact_type], repr(t.string), t.start, t.end)
    except Exception as x: print(type(x).__name__, x.args)
show('if a:\n\tb = 0x1F + 1_0.e5j # c\n\n  \nc(\n"""x\ny""", rb\'z\' ) \\\n + $é ?')
show('a\n  b\n c'); show('("x'); show("'''a"); show("'a\\\nb\nc"); show('x')
print(tokenize.untokenize(tokenize.generate_tokens(io.StringIO('a  =  (1,\n 2)\n').readline)), tokenize.untokenize([(1, 'a'), (54, '='), (2, '1'), (4, '\n')]))
