# Settings of contexts are checked; flags and traps are mappings of signals.
from decimal import BasicContext, Context, DefaultContext, ExtendedContext, Inexact, Rounded, getcontext, localcontext, setcontext


def attempt(text):
    try:
        print(text, "->", eval(text))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


c = Context(prec=5, flags=[Inexact])
print(DefaultContext, BasicContext, ExtendedContext, c, sep="\n")
for text in (
    "Context(prec=0)", "Context(prec=1.0)", "Context(prec=10 ** 19)", "Context(Emin=1)", "Context(Emax=10 ** 18)", "Context(rounding='x')", "Context(capitals=2)",
    "Context(clamp=2 ** 70)", "Context(flags=3)", "Context(flags=[3])", "Context(traps={})", "Context(None)", "c.copy()", "c.__reduce__()", "setattr(c, 'foo', 1)",
    "delattr(c, 'prec')", "setattr(c, 'flags', {})", "setattr(c, 'traps', 5)", "c.flags", "c.flags[3]", "c.flags[Inexact]", "c.flags.__delitem__(Inexact)", "len(c.flags)",
    "c.flags.copy()", "c.flags == c.flags.copy()", "c.flags == {}", "c.flags != c.traps", "c.flags < c.flags", "hash(c.flags)", "type(c.flags)().copy()", "c.flags.get('x')",
    "Rounded in c.flags", "c.flags is c.flags", "type(c.flags).__mro__[:3]", "c.Etiny(), c.Etop(), c.radix()",
):
    attempt(text)
setcontext(BasicContext)
print(getcontext() is BasicContext, getcontext())
with localcontext(prec=3, rounding="ROUND_UP") as local:
    print(local is getcontext(), local)
print(getcontext().prec)
