# Messages about wrong arguments.
from decimal import Context, Decimal, getcontext, localcontext, setcontext


def attempt(text):
    try:
        print(text, "->", eval(text))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


D, c = Decimal, Context()
for text in (
    "D(1).compare()", "D(1).compare(1, c, 3)", "D(1).compare(1, foo=1)", "D(1).compare(1, other=1)", "D(1).compare('x')", "D(1).compare(1, 3)", "D(1).exp(c, 3)",
    "D(1).fma(1)", "D(1).quantize(1, rounding='x')", "D(1).is_nan(3)", "D(1).as_tuple(x=1)", "D.from_float()", "D(1).__round__(1, 2)", "D(1).__round__(None)",
    "D(1).__format__()", "D(1).__format__(3)", "D(1).__format__('f', 'g')", "D(1).__format__('f', {'a': 1})", "c.add(x=1, y=2)", "c.add(1)", "c.abs()", "c.power(1)",
    "c.power(1, 2, foo=4)", "c.fma(1, 2)", "c.create_decimal(1, 2)", "c.is_canonical(1)", "c.copy_decimal('3')", "c.shift(1, 'x')", "setcontext(1)", "localcontext(3)",
    "localcontext(foo=3)", "localcontext(prec='x')", "Context(1, 2, 3, 4, 5, 6, 7, 8, 9)", "Context(foo=1)", "Context.Etiny(3)", "pow(D(2), 3, 1.5)", "pow(D(2), 'x')",
    "D(1).foo", "setattr(D(1), 'x', 1)", "setattr(D(1), 'real', 1)",
):
    attempt(text)
