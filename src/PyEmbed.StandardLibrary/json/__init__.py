r"""JSON: text for the plain objects of Python and back.

    dumps(obj), dump(obj, file)      write
    loads(text), load(file)          read

Other objects are written by a `default` function or a subclass of JSONEncoder, and made of what was
read by hooks (object_hook, object_pairs_hook, parse_float, parse_int, parse_constant) or a subclass
of JSONDecoder. `python -m json.tool` checks and lays out a file.

>>> import json
>>> json.dumps({'a': [1, None]})
'{"a": [1, null]}'
>>> json.loads('[true, 2.5]')
[True, 2.5]
"""
__version__ = '2.0.9'
__all__ = [
    'dump', 'dumps', 'load', 'loads',
    'JSONDecoder', 'JSONDecodeError', 'JSONEncoder',
]

from .decoder import JSONDecoder, JSONDecodeError
from .encoder import JSONEncoder
import codecs

_default_encoder = JSONEncoder()


def _encoder_for(cls, skipkeys, ensure_ascii, check_circular, allow_nan, indent, separators,
                 default, sort_keys, others):
    """The encoder for the arguments of dump(): the one made already if they are the defaults."""
    if (cls is None and default is None and indent is None and separators is None
            and ensure_ascii and check_circular and allow_nan
            and not skipkeys and not sort_keys and not others):
        return _default_encoder
    return (cls or JSONEncoder)(
        skipkeys=skipkeys, ensure_ascii=ensure_ascii, check_circular=check_circular,
        allow_nan=allow_nan, indent=indent, separators=separators, default=default,
        sort_keys=sort_keys, **others)


def dump(obj, fp, *, skipkeys=False, ensure_ascii=True, check_circular=True,
        allow_nan=True, cls=None, indent=None, separators=None,
        default=None, sort_keys=False, **kw):
    """Write obj as JSON to a text file; the arguments are those of dumps()."""
    encoder = _encoder_for(cls, skipkeys, ensure_ascii, check_circular, allow_nan, indent,
                           separators, default, sort_keys, kw)
    for chunk in encoder.iterencode(obj):
        fp.write(chunk)


def dumps(obj, *, skipkeys=False, ensure_ascii=True, check_circular=True,
        allow_nan=True, cls=None, indent=None, separators=None,
        default=None, sort_keys=False, **kw):
    """obj as JSON.

    skipkeys leaves out dict keys that are none of str, int, float, bool and None rather than raise
    TypeError; ensure_ascii escapes all beyond ASCII; check_circular looks for containers in
    themselves; allow_nan writes NaN and Infinity, which JSON does not have, rather than raise
    ValueError; indent (a number of spaces or a string) lays out in lines; separators is (between
    items, between key and value); default is called with what cannot be written and returns what to
    write for it; sort_keys sorts; cls is the encoder's class, which gets the other arguments.
    """
    encoder = _encoder_for(cls, skipkeys, ensure_ascii, check_circular, allow_nan, indent,
                           separators, default, sort_keys, kw)
    return encoder.encode(obj)


_default_decoder = JSONDecoder(object_hook=None, object_pairs_hook=None)


def detect_encoding(b):
    """Which of UTF-8, UTF-16 and UTF-32 the bytes of a document are in.

    Without a byte order mark the zeros tell, for a document starts with ASCII characters.
    """
    if b.startswith((codecs.BOM_UTF32_BE, codecs.BOM_UTF32_LE)):
        return 'utf-32'
    if b.startswith((codecs.BOM_UTF16_BE, codecs.BOM_UTF16_LE)):
        return 'utf-16'
    if b.startswith(codecs.BOM_UTF8):
        return 'utf-8-sig'
    length = len(b)
    if length >= 4:
        if not b[0]:
            return 'utf-16-be' if b[1] else 'utf-32-be'
        if not b[1]:
            return 'utf-16-le' if b[2] or b[3] else 'utf-32-le'
    elif length == 2:
        if not b[0]:
            return 'utf-16-be'
        if not b[1]:
            return 'utf-16-le'
    return 'utf-8'


def load(fp, *, cls=None, object_hook=None, parse_float=None,
        parse_int=None, parse_constant=None, object_pairs_hook=None, **kw):
    """What the JSON document in a file stands for; the arguments are those of loads()."""
    return loads(fp.read(), cls=cls, object_hook=object_hook, parse_float=parse_float,
                 parse_int=parse_int, parse_constant=parse_constant,
                 object_pairs_hook=object_pairs_hook, **kw)


def loads(s, *, cls=None, object_hook=None, parse_float=None,
        parse_int=None, parse_constant=None, object_pairs_hook=None, **kw):
    """What the JSON document in a str, bytes or bytearray stands for.

    object_hook makes something of each dict, object_pairs_hook of each list of pairs (and goes
    first); parse_float, parse_int and parse_constant (for NaN, Infinity and -Infinity) of the text
    of a number; cls is the decoder's class, which gets the other arguments.
    """
    if isinstance(s, str):
        if s.startswith('\ufeff'):
            raise JSONDecodeError('Unexpected UTF-8 BOM (decode using utf-8-sig)', s, 0)
    elif isinstance(s, (bytes, bytearray)):
        s = s.decode(detect_encoding(s), 'surrogatepass')
    else:
        raise TypeError('the JSON object must be str, bytes or bytearray, '
                        f'not {s.__class__.__name__}')
    if (cls is None and object_hook is None and object_pairs_hook is None and parse_float is None
            and parse_int is None and parse_constant is None and not kw):
        return _default_decoder.decode(s)
    hooks = {'object_hook': object_hook, 'object_pairs_hook': object_pairs_hook,
             'parse_float': parse_float, 'parse_int': parse_int,
             'parse_constant': parse_constant}
    kw.update([(name, hook) for name, hook in hooks.items() if hook is not None])
    return (cls or JSONDecoder)(**kw).decode(s)
