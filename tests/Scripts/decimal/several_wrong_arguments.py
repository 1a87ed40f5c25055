# What is missing is told before what was given twice, and that before names that are unknown.
from decimal import Context, Decimal, getcontext, localcontext

for call in (lambda: Decimal(1).fma(1, other=1), lambda: Decimal(1).quantize(1, exp=2), lambda: Decimal(1).quantize(1, x=1, exp=2), lambda: Decimal(value=1, x=2), lambda: Context(1, q=2, prec=2), lambda: getcontext().power(1, a=2),
             lambda: getcontext().power(a=2, c=1), lambda: localcontext(None, ctx=2), lambda: Decimal(1).exp(1, context=2), lambda: Decimal(1).max(), lambda: Decimal(1).max(context=None, q=1), lambda: Decimal(1).max(1, 2, 3)):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
