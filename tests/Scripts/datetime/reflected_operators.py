from datetime import date, datetime, timedelta

day, hours = timedelta(1), timedelta(hours=7)
print(hours.__rfloordiv__(day), hours.__rtruediv__(day), hours.__rmod__(day), hours.__rdivmod__(day), hours.__rmod__(5))
print(date(2024, 1, 1).__rsub__(date(2024, 3, 1)), datetime(2024, 1, 1).__rsub__(datetime(2024, 1, 1, 5)), date(2024, 1, 1).__rsub__(5))
print(date(2024, 3, 1) - date(2024, 1, 1), 5 * day, day % hours, divmod(day, hours))
for call in (lambda: 5 - date(2024, 1, 1), lambda: 5 // day, lambda: 5 % day, lambda: date(2024, 1, 1) - datetime(2024, 1, 1)):
    try:
        print(call())
    except TypeError as error:
        print(error)
