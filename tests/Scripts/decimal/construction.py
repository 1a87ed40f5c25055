# What a Decimal is made from, exactly or rounded by a context, and what it is not made from.
from decimal import Context, Decimal, FloatOperation, getcontext


def attempt(text):
    try:
        print(text, "->", eval(text))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


context = Context(prec=9)
for text in (
    "Decimal()", "Decimal(' 1_000.5_0 ')", "Decimal('1__0')", "Decimal('\\u0661\\u0662.5')", "Decimal('1\\u3000')", "Decimal('-sNaN0012')", "Decimal('x')",
    "Decimal('1\\x00')", "Decimal(1.1)", "Decimal(-0.0)", "Decimal(float('-inf'))", "Decimal(True)", "Decimal(1 + 2j)", "Decimal(None)",
    "Decimal((0, (0, 0, 1, 2), 1))", "Decimal([1, [1, 2], -5])", "Decimal((0, (1, 2), 'F'))", "Decimal((1, (), 'N'))", "Decimal((0, (), 5))",
    "Decimal((0, (1, 2)))", "Decimal((2, (1, 2), 1))", "Decimal((0, (10, 2), 1))", "Decimal((0, 12, 1))", "Decimal((0, (1, 2), 1.5))", "Decimal((0, (1, 2), 'x'))",
    "Decimal((0, (1, 2), 10 ** 30))", "Decimal('1e1000000000000000000')", "Decimal('0e-3000000000000000000')", "Decimal('1', 3)", "Decimal('1', context, 1)", "Decimal(val=3)",
    "context.create_decimal('1.23456789012')", "context.create_decimal(' 1')", "context.create_decimal('1_0')", "context.create_decimal(1.1)",
    "context.create_decimal_from_float('1')", "context.create_decimal('NaN1234567890')", "Decimal.from_float('1')", "Decimal.from_float(2.5)",
    "Decimal.__new__(int)",
):
    attempt(text)
getcontext().traps[FloatOperation] = True
attempt("Decimal(1.5)")
attempt("Decimal(1) < 1.5")
attempt("Decimal(1) == 1.5")
