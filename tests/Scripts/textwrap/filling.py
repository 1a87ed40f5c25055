import textwrap

text = 'Hello there -- you goof-ball, use the -b option! A verylongwordindeedthatdoesnotfit here.'
for width in (10, 25):
    print(textwrap.wrap(text, width))
print(textwrap.wrap(text, 12, break_long_words=False, break_on_hyphens=False))
print(textwrap.fill('one two three four', 9, initial_indent='* ', subsequent_indent='  ', max_lines=2))
print(textwrap.wrap('End. Next one.  Here', 30, fix_sentence_endings=True), textwrap.shorten('Hello  wide world!', 12))
print(repr(textwrap.dedent('    a\n      b\n   \n    c')), repr(textwrap.dedent('  a\n\tb')), repr(textwrap.indent('a\n\n b\n', '> ')))
for action in (lambda: textwrap.wrap('x', 0), lambda: textwrap.shorten('x', 2)):
    try:
        action()
    except ValueError as error:
        print(error)
