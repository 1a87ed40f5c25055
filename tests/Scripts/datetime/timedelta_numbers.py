from datetime import timedelta

us = timedelta.resolution
class Odd(float):
    ratio = 1, 2
    def as_integer_ratio(self):
        return self.ratio

for text in ('us * 3 / 2', 'us * 5 / 2', '-us * 3 / 2', 'us * 7 / -2', 'us * 3 * 0.5', 'timedelta(microseconds=0.5)', 'timedelta(microseconds=1.5)', 'timedelta(microseconds=-1.5)', 'timedelta(seconds=0.1, minutes=0.1)',
             'timedelta(days=1e8, microseconds=1e15)', 'timedelta(days=10 ** 20, hours=-24 * 10 ** 20)', 'timedelta(1e20)', 'timedelta(10 ** 10)', 'timedelta(10 ** 9)', 'timedelta(10 ** 30)', 'timedelta("x")', 'timedelta(hours=None)',
             'timedelta(float("inf"))', 'timedelta(1) * float("inf")', 'timedelta(1) / float("nan")', 'timedelta(1) / 0', 'timedelta(1) // 0', 'timedelta(1) / 0.0', 'timedelta(1) / timedelta()', 'timedelta(1) // timedelta()',
             'timedelta(1) % timedelta()', 'divmod(timedelta(1), timedelta())', 'timedelta.max / us', 'timedelta.max // us', 'timedelta.min // us', 'timedelta.max % timedelta(7)', 'divmod(timedelta.min, timedelta(7))',
             'timedelta.max.total_seconds()', 'timedelta.max - timedelta.max', '-timedelta.max', 'abs(timedelta.min)', 'timedelta.max + us', 'timedelta(1) * 10 ** 100', 'timedelta(1) // 10 ** 30', 'timedelta(-1) // 10 ** 30',
             'timedelta(1) / 10 ** 30', 'timedelta(1) * Odd(3)', 'timedelta(1) / Odd(3)', 'timedelta(1) * True', 'timedelta(1) + 1', '1 - timedelta(1)', 'timedelta(1) % 3', 'timedelta(1) < 1', 'timedelta(1) == 1',
             'hash(timedelta(-1)), hash(timedelta(-2, 3)), hash(timedelta.max)', 'str(timedelta(-1, 3, 4)), str(timedelta(2)), repr(timedelta(-1, 3, 4)), bool(timedelta())'):
    try:
        print(text, repr(eval(text)))
    except Exception as error:
        print(text, type(error).__name__, error)
for Odd.ratio in ((1, 2, 3), [1, 2], (1, 'x'), (1, 0)):
    for scale in (timedelta(1).__mul__, timedelta(1).__truediv__):
        try:
            print(scale(Odd(2)))
        except Exception as error:
            print(type(error).__name__, error)
