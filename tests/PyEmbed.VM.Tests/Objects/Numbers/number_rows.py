"""What the recorders of numbers share: values as tokens, and calls with what came of them.

A token is None, True or False, i<decimal> (or x<hex digits>) for an int, f<16 hex digits> for a float, c<16 hex digits>,<16 hex digits> for a complex, b<hex digits>
for bytes, (token;token) for a tuple, or a str as JSON. A NaN is fnan, whatever its bits. !Type: message stands for an exception.
"""
import json
import struct
import sys


def bits(x):
    return "nan" if x != x else struct.pack(">d", x).hex()


def token(value):
    if value is None or value is True or value is False:
        return repr(value)
    if isinstance(value, int):
        return f"i{value}" if value.bit_length() < 200 else f"x{value:x}"
    if isinstance(value, float):
        return "f" + bits(value)
    if isinstance(value, complex):
        return f"c{bits(value.real)},{bits(value.imag)}"
    if isinstance(value, str):
        return json.dumps(value)
    if isinstance(value, bytes):
        return "b" + value.hex()
    if isinstance(value, tuple):
        return "(" + ";".join(map(token, value)) + ")"
    raise TypeError(value)


def outcome(function, *args, **kwargs):
    try:
        return token(function(*args, **kwargs))
    except Exception as e:
        return f"!{type(e).__name__}: {e}"


class Recorder:
    """Writes rows: kind, name, arguments (keywords as =name=token), outcome."""

    def __init__(self, path):
        self.file = open(path, "w", encoding="utf-8", newline="\n")
        self.seen = set()

    def row(self, kind, name, function, *args, **kwargs):
        fields = [kind, name, *map(token, args), *(f"={k}={token(v)}" for k, v in kwargs.items())]
        key = "\t".join(fields)
        if key in self.seen:
            return
        self.seen.add(key)
        self.file.write(key + "\t" + outcome(function, *args, **kwargs) + "\n")


assert sys.version_info[:2] == (3, 11)
