import pydoc


class Base:
    """The base.

    It has a second paragraph.
    """

    answer = 42

    def method(self, a, b=2, *args, **kw):
        """Do something."""

    @property
    def readonly(self):
        """Read it."""

    @classmethod
    def made(cls):
        pass

    alias = method


class Derived(Base):
    def method(self, a):
        pass


def function(x: int) -> str:
    """A function."""


for thing in (function, Base.method, Base().method, lambda q: q):
    print(pydoc.render_doc(thing, renderer=pydoc.plaintext))
for line in pydoc.render_doc(Derived, renderer=pydoc.plaintext).splitlines():
    if '__' not in line and 'instance' not in line and 'weak references' not in line:
        print(line.rstrip())
print(pydoc.splitdoc('one\n\ntwo'), pydoc.cram('abcdefghij', 7), pydoc.describe(pydoc), pydoc.describe(len))
try:
    pydoc.resolve('no_such_thing')
except ImportError as error:
    print(error)
