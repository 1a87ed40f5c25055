# Of a summand that reaches far behind the digits of the result it matters only whether it is there.
from decimal import *

third = Decimal("0." + "3" * 300)
for upper in "1", "1" + "0" * 44, "9" * 45, "5E+60", "1." + "0" * 80, "-9." + "9" * 90:
    for lower in third, -third, Decimal("1E-400"), -Decimal("0." + "0" * 99 + "1"), Decimal("5E-28") + third.scaleb(-60), Decimal("0." + "5" + "0" * 99):
        for prec, rounding in (3, ROUND_05UP), (28, ROUND_HALF_EVEN), (28, ROUND_DOWN), (28, ROUND_CEILING), (60, ROUND_HALF_DOWN):
            with localcontext(prec=prec, rounding=rounding) as context:
                total = Decimal(upper) + lower
                print(total, "exact" if not context.flags[Inexact] else "")
