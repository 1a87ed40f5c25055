"""Records what CPython 3.11 makes of rows of source: the ascii() of what they assign to _, or the error.

A row is an expression, or statements joined by "; " that assign _ at the end; ":; " opens a class body, of methods of one line.
"""

import sys


def run(source):
    namespace = {}
    try:
        exec(source.replace(":; ", ":\n ").replace("; def", "\n def").replace("; ", "\n"), namespace)
        return ascii(namespace["_"])
    except BaseException as error:
        return f"!{type(error).__name__}: {ascii(str(error))}"


def record(path, rows):
    assert sys.version_info[:2] == (3, 11)
    assert hash("a") == 4644417185603328019, "run it with PYTHONHASHSEED=0"
    with open(path, "w", encoding="ascii", newline="\n") as file:
        for row in rows:
            source = row if "_ =" in row else f"_ = {row}"
            assert "\t" not in source and "\n" not in source
            print(source.encode("ascii", "backslashreplace").decode(), run(source), sep="\t", file=file)
