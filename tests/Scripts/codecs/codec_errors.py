import codecs

class WithInit(ValueError):
    def __init__(self, *args): super().__init__(*args)
class WithNew(ValueError):
    def __new__(cls, *args): return super().__new__(cls, *args)
class Plain(ValueError): pass
class WithSlot(ValueError): __slots__ = 'a',

def convert(data, errors='strict'): raise raised

codecs.register(lambda name: codecs.CodecInfo(convert, convert, name=name) if name == 'failing' else None)
attributed = ValueError('attributed'); attributed.extra = 1
noted = ValueError('noted'); noted.add_note('a note')

for raised in (ValueError('a'), ValueError('a', 'b'), ValueError(), ValueError(1), WithInit('a'), WithNew('a'), Plain('a'), WithSlot('a'), OSError('a'), OSError(1, 'a'),
               UnicodeError('a'), UnicodeEncodeError('a', 'b', 1, 2, 'c'), KeyError('k'), attributed, noted, KeyboardInterrupt('a'), StopIteration('x'), ImportError('q'),
               RecursionError('r'), NameError('n'), AttributeError('t'), SyntaxError('s'), SystemExit('e'), ExceptionGroup('g', [ValueError(1)]), AssertionError('as')):
    for action in (lambda: 'a'.encode('failing')), (lambda: b'a'.decode('failing')), (lambda: codecs.encode('a', 'failing')), (lambda: codecs.decode('a', 'failing')):
        try: action()
        except BaseException as e: print(type(e).__name__, e.args, repr(e.__cause__), e.__cause__ is raised, e is raised, e.__suppress_context__)
