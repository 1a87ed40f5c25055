# The name of a class is one object, and a class whose doc text begins with a signature has it, as CPython's own do.
class Named:
    pass


print(Named.__name__ is Named.__name__)
name = ''.join(['Other', 'Name'])
Named.__name__ = name
print(Named.__name__ is name, Named.__qualname__)


def signature(name, doc):
    return type(name, (), {'__doc__': doc}).__text_signature__


for name, doc in (('C', 'C(a, b=1)\n--\n\nText.'), ('C', 'C(a)\n--\n\n'), ('C', 'C(a)\n--\n'), ('C', 'C(a)\n\n(b)\n--\n\n'), ('C', 'D(a)\n--\n\n'),
                  ('C', 'C a)\n--\n\n'), ('C', 'C'), ('C', None), ('C', 5), ('a.C', 'C(x)\n--\n\n'), ('C', 'C(a,\nb)\n--\n\nText.')):
    print(repr(doc), signature(name, doc))

import inspect
limit = 7


class Base:
    """Base(raw, size=limit)\n--\n\nText."""


class Derived(Base):
    """Derived."""


Base.__module__ = __name__
print(inspect.signature(Derived), inspect.signature(Base))
