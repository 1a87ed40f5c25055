# The years that fit an int, and the seconds of them.
import time
def show(function, *args):
    try: print(function.__name__, function(*args))
    except (OverflowError, OSError, ValueError, TypeError) as e: print(function.__name__, type(e).__name__, e)
for seconds in (67768036191676799, 67768036191676800, -67768040609740800, -67768040609740801, 2**63, -2**63, 2**64, 1e18, -1e18, 1e30, float('nan')):
    show(time.gmtime, seconds)
for year in (2**31 - 1, -2**31, -2**31 + 1899, -2**31 + 1900, 2**31, 2**63, -10**30):
    show(time.asctime, (year, 1, 1, 0, 0, 0, 0, 1, 0))
for year in (-101, -100, -99, -1, 0, 5, 99, 100, 999, 1000, 12345):
    print(time.strftime('%C|%4C|%_C|%y|%G', (year, 1, 1, 0, 0, 0, 0, 1, 0)))
print([time.strftime('%Z', (2000, 1, 1, 0, 0, 0, 0, 1, isdst)) != '' for isdst in (-1, 0)])
show(time.mktime, (2**31 - 1,) * 9)
show(time.ctime, 67768036191676799)
for function in (time.gmtime, time.localtime, time.ctime):
    show(function, 1, 2)
    show(function, *range(5))
print(len(time.strftime('%1000d' * 10, (2000, 1, 1, 0, 0, 0, 0, 1, 0))))
