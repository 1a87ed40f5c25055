# Messages name the types as CPython's, which are written in C.
import datetime
import decimal


def attempt(function):
    try:
        print(function())
    except TypeError as error:
        print(error)


attempt(lambda: decimal.Decimal(1) + 0.5)
attempt(lambda: 0.5 * decimal.Decimal(1))
attempt(lambda: decimal.Decimal(1) < "x")
attempt(lambda: datetime.date(2020, 1, 1) + 1)
attempt(lambda: datetime.datetime(2020, 1, 1) - 1)
attempt(lambda: datetime.timedelta(1) + 1)
attempt(lambda: datetime.date(2020, 1, 1) < 1)


class Own(decimal.Decimal):
    pass


attempt(lambda: Own(1) + 0.5)
print(decimal.Decimal, repr(Own(1)), datetime.date)
