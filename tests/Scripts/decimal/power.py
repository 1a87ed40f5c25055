# Powers have the digits of CPython's, in every rounding mode.
from decimal import *

getcontext().traps[Overflow] = False
for rounding in ROUND_HALF_EVEN, ROUND_UP, ROUND_DOWN, ROUND_FLOOR, ROUND_05UP:
    getcontext().rounding = rounding
    for base, exponent in (
        ("2", "0.5"), ("4", "0.5"), ("4", "-0.5"), ("3", "100"), ("3", "-100"), ("1.1", "1000"), ("1E+10", "0.5"), ("10", "-20"), ("1.00", "3"), ("1.00", "-3"), ("1", "0.5"),
        ("0", "-1"), ("-0", "-3"), ("-2", "3"), ("2", "Infinity"), ("0.5", "Infinity"), ("-Infinity", "3"), ("3", "1E+20"), ("0.1", "1E+20"), ("2", "1E-100"), ("7", "-1183300"),
    ):
        getcontext().clear_flags()
        print(base, exponent, Decimal(base) ** Decimal(exponent), [flag.__name__ for flag, isset in getcontext().flags.items() if isset])
