from _sitebuiltins import _Printer

short = _Printer("short", "one\ntwo")
print(repr(short), _Printer.MAXLINES)
short()
long = _Printer("long", "\n".join(map(str, range(24))), ["LICENSE", "missing"], ("/nowhere",))
print(long)
answers = iter(["x", "q"])
import builtins
builtins.input = lambda prompt: print(prompt) or next(answers)
long()
answers = iter([""])
long()
for args in (), ("a",):
    try: _Printer(*args)
    except TypeError: print("TypeError")
