"""Decimal numbers with as many digits as one wants (the General Decimal Arithmetic).

    Decimal('0.1') + 2      by the rules of the current context
    getcontext().prec = 50  which has precision, rounding, range, flags and traps
    with localcontext() as context: ...

>>> Decimal('0.1') + Decimal('0.2')
Decimal('0.3')
>>> getcontext().prec
28
"""
try:
    from _decimal import *
    from _decimal import __version__, __libmpdec_version__
except ImportError:
    from _pydecimal import *
    from _pydecimal import __version__, __libmpdec_version__
