"""Reads one JSON value."""
import re
try:
    from _json import make_scanner as c_make_scanner
except ImportError:
    c_make_scanner = None

__all__ = ['make_scanner']

NUMBER_RE = re.compile(r'(-?(?:0|[1-9]\d*))(\.\d+)?([eE][-+]?\d+)?',
                       re.VERBOSE | re.MULTILINE | re.DOTALL)

# By first letter: words for constants, and those that parse_constant gets.
_WORDS = {'n': ('null', None), 't': ('true', True), 'f': ('false', False)}
_CONSTANTS = {'N': 'NaN', 'I': 'Infinity', '-': '-Infinity'}


def py_make_scanner(context):
    """A function (string, place) -> (value, place after it); StopIteration where there is none."""
    parse_object, parse_array = context.parse_object, context.parse_array
    parse_string, strict = context.parse_string, context.strict
    parse_float, parse_int = context.parse_float, context.parse_int
    parse_constant = context.parse_constant
    object_hook, object_pairs_hook = context.object_hook, context.object_pairs_hook
    memo = context.memo         # keys, so that equal ones are one object
    match_number = NUMBER_RE.match

    def scan(string, idx):
        try:
            first = string[idx]
        except IndexError:
            raise StopIteration(idx) from None
        if first == '"':
            return parse_string(string, idx + 1, strict)
        if first == '{':
            return parse_object((string, idx + 1), strict, scan, object_hook,
                                object_pairs_hook, memo)
        if first == '[':
            return parse_array((string, idx + 1), scan)
        if first in _WORDS:
            word, value = _WORDS[first]
            if string.startswith(word, idx):
                return value, idx + len(word)
        number = match_number(string, idx)
        if number is not None:
            whole, fraction, exponent = number.groups('')
            if fraction or exponent:
                return parse_float(whole + fraction + exponent), number.end()
            return parse_int(whole), number.end()
        constant = _CONSTANTS.get(first)
        if constant is not None and string.startswith(constant, idx):
            return parse_constant(constant), idx + len(constant)
        raise StopIteration(idx)

    def scan_once(string, idx):
        try:
            return scan(string, idx)
        finally:
            memo.clear()

    return scan_once


make_scanner = c_make_scanner or py_make_scanner
