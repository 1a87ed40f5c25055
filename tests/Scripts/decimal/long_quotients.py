# Quotients that end within a large precision, ratios in lowest terms, and zeros at the end of long numbers.
from decimal import Context, Decimal, localcontext, MAX_EMAX, MIN_EMIN

with localcontext(Context(prec=5000, Emax=MAX_EMAX, Emin=MIN_EMIN)):
    for x, y in (('1e3000', '1.024e10'), ('7', '1.25e-4'), ('3', '7'), ('123' * 500, '2.56e1000'), ('123' * 1500, '123' * 1500), ('49' * 700 + '0' * 2000, '7' * 100), ('5' * 2000, '0.000032')):
        x, y = Decimal(x), Decimal(y)
        print(hash(x / y), (x / y).as_tuple().exponent, *map(hash, x.as_integer_ratio()), *map(hash, y.scaleb(-3000).as_integer_ratio()), y.normalize().as_tuple().exponent)
    for text in ('9' * 3000, '1' + '0' * 3000, '9' * 3000 + '.5', '5' * 3000 + '0' * 777):
        number = Decimal(text)
        print(number.adjusted(), (number + 1).adjusted(), (number - 1).adjusted(), number.normalize().as_tuple().exponent, format(number, '05000,')[:20], len(format(number, ',.3f')))
