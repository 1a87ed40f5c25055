from _tokenize import TokenizerIter

SOURCES = ('a = 1 # c\n', 'if x:\n  y\n', 'x', "\'\'\'a\nb\'\'\' + c\n", "\u00e9 = '\u00fc'\n", '(a,\n b)\n', '\n\n# c\nx\\\n+1\n', '', '  \n', 'a $ b\n', "'abc\n", 'if x:\n   y\n  z\n', '1a\n',
           "f'{x}'\n", 'async def f(): await x\n', 'x->y:=...<>!=\n', '(\n', '\ty\n', 'x = )\n', 'a\r\nb\r\n', 'if a: # one\n  # two \\\n  b = """x\ny""" # three\n\n# four\nelse:\n  (1, # five\n\n  2)\n',
           'a = """\n\\\n""" ; b \\\n ; c\nd\n', 'if a:\n if b:\n  c\nd', '# only')
for source in SOURCES:
    try:
        for token in TokenizerIter(source):
            print(token)
    except SyntaxError as error:
        print(repr(error))
for call in lambda: TokenizerIter(), lambda: TokenizerIter(1), lambda: TokenizerIter('x', 1), lambda: TokenizerIter('a\0b'), lambda: next(TokenizerIter('')):
    try:
        print(call())
    except Exception as error:
        print(repr(error))
