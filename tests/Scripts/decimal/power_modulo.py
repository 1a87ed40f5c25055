# Powers with a modulo, which are exact.
from decimal import *

getcontext().traps[InvalidOperation] = False
for base, exponent, modulus in (
    (-7, 3, 10), (-7, 3, -10), ("1E+3", "1E+2", 7), (7, "2E+1", "1E+27"), (7, "2E+1", "1E+29"), (0, 0, 7), (3, "1.5", 7), (2, -3, 5), (2, 3, 0), ("2.0", "3.00", "7.0"),
    (12345678901234567890, 98765432109876543210, 1000000007), ("NaN12", 1, 2), (1, "sNaN", 2), ("Infinity", 2, 3), (3, 10 ** 30, 10 ** 27 - 1),
):
    print(base, exponent, modulus, pow(Decimal(base), Decimal(exponent), Decimal(modulus)))
print(pow(2, Decimal(3), 5), pow(2, 3, Decimal(5)), Decimal(5).__rpow__(2), getcontext().power(2, 3, 5))
