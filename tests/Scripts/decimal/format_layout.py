# The format mini-language, also with signs of a locale that is given.
from decimal import Decimal


def attempt(value, *args):
    try:
        print(value, args, repr(Decimal(value).__format__(*args)))
    except Exception as error:
        print(value, args, type(error).__name__, error)


for spec in "", "f", "e", "G", "%", "n", ".3f", ".3e", ".3g", ",.2f", "012,.2f", "x^+24,.1e", "<20", "=+20", "z.1f", " ", "x", ".", "_", ",n", "<>5", "<05", "00", ".99999999999999999999f":
    for value in "1234567.891", "-0.04", "0E+5", "1E+9", "-Infinity", "NaN12":
        attempt(value, spec)
for grouping in "\3", "\3\0", "\3\2", "\2\177", "\1\2\3":
    attempt("123456789.25", "n", {"decimal_point": "!", "thousands_sep": "\u066c", "grouping": grouping})
    attempt("12.25", "020n", {"decimal_point": "\u066b", "thousands_sep": "..", "grouping": grouping})
attempt("1", "g", {"decimal_point": "xxxxx", "thousands_sep": "", "grouping": ""})
attempt("1", "g", {"decimal_point": ".", "thousands_sep": "", "grouping": "\xff"})
for point, separator in ("!!", "."), ("\u066b", ".."), ("!!!", "..."):
    for spec in "020n", "0=+20n", ">30n":
        attempt("123456.25", spec, {"decimal_point": point, "thousands_sep": separator, "grouping": "\3"})
