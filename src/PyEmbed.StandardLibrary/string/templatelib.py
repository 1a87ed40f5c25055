"""The types of t-strings (PEP 750)."""

try:
    # Evaluated, for the literal is none in all the languages of the engine.
    _template = eval("t'{0}'")
except SyntaxError:
    raise ModuleNotFoundError("No module named 'string.templatelib'; "
                              'there are no template strings in this language',
                              name='string.templatelib') from None

Template = type(_template)
Interpolation = type(_template.interpolations[0])
del _template


def convert(obj, /, conversion):
    """Apply the conversion of an interpolation: 'r', 's', 'a' or None."""
    if conversion is None:
        return obj
    if conversion == 'r':
        return repr(obj)
    if conversion == 's':
        return str(obj)
    if conversion == 'a':
        return ascii(obj)
    raise ValueError(f'invalid conversion specifier: {conversion}')


def _template_unpickle(*args):
    # What a pickled template is made of again: its strings and interpolations.
    if len(args) != 2:
        raise ValueError('Template expects tuple of length 2 to unpickle')
    strings, interpolations = args
    parts = list(strings[:1])
    for interpolation, string in zip(interpolations, strings[1:]):
        parts += interpolation, string
    return Template(*parts)
