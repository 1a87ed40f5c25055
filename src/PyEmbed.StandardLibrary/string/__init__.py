"""Sets of characters, templates with $names, and what str.format() does as a class to derive from."""

__all__ = ["ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords", "digits", "hexdigits", "octdigits",
           "printable", "punctuation", "whitespace", "Formatter", "Template"]

import _string

whitespace = ' \t\n\r\v\f'
ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
ascii_uppercase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
ascii_letters = ascii_lowercase + ascii_uppercase
digits = '0123456789'
hexdigits = digits + 'abcdef' + 'ABCDEF'
octdigits = '01234567'
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """Capitalize each word; without sep words are joined by single spaces."""
    return (sep or ' ').join([word.capitalize() for word in s.split(sep)])


_sentinel_dict = {}


class _Deferred:
    # A class attribute whose value needs re, imported when it is first asked for.

    def __init__(self, compute):
        self.compute = compute

    def __set_name__(self, owner, name):
        self.owner, self.name = owner, name

    def __get__(self, instance, owner=None):
        value = self.compute(self.owner)
        setattr(self.owner, self.name, value)
        return value


def _ignorecase(cls):
    import re
    return re.IGNORECASE


def _compile(cls):
    import re
    pattern = cls.__dict__.get('pattern')
    if pattern is None or isinstance(pattern, _Deferred):
        delimiter = re.escape(cls.delimiter)
        name = cls.idpattern
        braced = cls.braceidpattern or name
        # The four are alternatives in this order; the last matches a delimiter with anything else after it.
        pattern = (rf"{delimiter}(?:(?P<escaped>{delimiter})|(?P<named>{name})|"
                   rf"{{(?P<braced>{braced})}}|(?P<invalid>))")
    return re.compile(pattern, cls.flags | re.VERBOSE)


class Template:
    """A text in which $name or ${name} stands for a value and $$ for a dollar sign.

    Subclasses may set delimiter, idpattern, braceidpattern and flags, or pattern with the groups escaped, named,
    braced and invalid.
    """

    delimiter = '$'
    # The flag a keeps [a-z] from matching other letters when case is ignored.
    idpattern = r'(?a:[_a-z][_a-z0-9]*)'
    braceidpattern = None
    flags = _Deferred(_ignorecase)
    pattern = _Deferred(_compile)

    def __init_subclass__(cls):
        super().__init_subclass__()
        cls.pattern = _compile(cls)

    def __init__(self, template):
        self.template = template

    def _invalid(self, mo):
        before = self.template[:mo.start('invalid')]
        lines = before.splitlines(keepends=True)
        if lines:
            line, column = len(lines), len(before) - len(''.join(lines[:-1]))
        else:
            line = column = 1
        raise ValueError(f'Invalid placeholder in string: line {line}, col {column}')

    def _parts(self):
        # The matches, each with the name it holds, or None.
        for match in self.pattern.finditer(self.template):
            name = match.group('named') or match.group('braced')
            if name is None and match.group('escaped') is None and match.group('invalid') is None:
                raise ValueError('Unrecognized named group in pattern', self.pattern)
            yield match, name

    def _substitute(self, mapping, kws, unknown):
        # unknown(match, error) gives the text for a name without a value or, with no error, for what is invalid.
        if mapping is _sentinel_dict:
            mapping = kws
        elif kws:
            from collections import ChainMap
            mapping = ChainMap(kws, mapping)

        def convert(match):
            name = match.group('named') or match.group('braced')
            if name is not None:
                try:
                    value = mapping[name]
                except KeyError as error:
                    return unknown(match, error)
                return str(value)
            if match.group('escaped') is not None:
                return self.delimiter
            if match.group('invalid') is not None:
                return unknown(match, None)
            raise ValueError('Unrecognized named group in pattern', self.pattern)

        return self.pattern.sub(convert, self.template)

    def substitute(self, mapping=_sentinel_dict, /, **kws):
        """Put in the values; KeyError for a name without one, ValueError for a stray delimiter."""

        def refuse(match, error):
            if error is None:
                self._invalid(match)
            raise error

        return self._substitute(mapping, kws, refuse)

    def safe_substitute(self, mapping=_sentinel_dict, /, **kws):
        """Put in the values there are and leave everything else."""
        return self._substitute(mapping, kws, lambda match, error: match.group())

    def is_valid(self):
        """Whether every delimiter makes sense."""
        for match, name in self._parts():
            if match.group('invalid') is not None:
                return False
        return True

    def get_identifiers(self):
        """The names, in the order they first appear."""
        return list(dict.fromkeys([name for _, name in self._parts() if name is not None]))


class Formatter:
    """str.format() in pieces that can be overridden."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used = set()
        text, _ = self._vformat(format_string, args, kwargs, used, 2)
        self.check_unused_args(used, args, kwargs)
        return text

    def _vformat(self, format_string, args, kwargs, used_args, recursion_depth, auto_arg_index=0):
        # auto_arg_index is the number for the next {}, or False after a field with a number of its own.
        if recursion_depth < 0:
            raise ValueError('Max string recursion exceeded')
        result = []
        for literal, field, spec, conversion in self.parse(format_string):
            if literal:
                result.append(literal)
            if field is None:
                continue
            automatic = field == ''
            if automatic and auto_arg_index is False or auto_arg_index and field.isdigit():
                raise ValueError('cannot switch from manual field specification to automatic field numbering')
            if automatic:
                field = str(auto_arg_index)
                auto_arg_index += 1
            elif field.isdigit():
                auto_arg_index = False
            value, used = self.get_field(field, args, kwargs)
            used_args.add(used)
            value = self.convert_field(value, conversion)
            spec, auto_arg_index = self._vformat(spec, args, kwargs, used_args, recursion_depth - 1, auto_arg_index)
            result.append(self.format_field(value, spec))
        return ''.join(result), auto_arg_index

    def get_value(self, key, args, kwargs):
        return (args if isinstance(key, int) else kwargs)[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion == 's':
            return str(value)
        if conversion == 'r':
            return repr(value)
        if conversion == 'a':
            return ascii(value)
        raise ValueError(f"Unknown conversion specifier {conversion}")

    def parse(self, format_string):
        """Iterate over (literal text, field or None, format, conversion or None)."""
        return _string.formatter_parser(format_string)

    def get_field(self, field_name, args, kwargs):
        """The value of a field such as "0.name" or "lookup[3]", and the argument it comes from."""
        first, rest = _string.formatter_field_name_split(field_name)
        value = self.get_value(first, args, kwargs)
        for is_attribute, key in rest:
            value = getattr(value, key) if is_attribute else value[key]
        return value, first


# `string` is a package only where its one module, templatelib, means something:
# for a language that has t-strings.
try:
    compile('t""', '<string>', 'eval')
except SyntaxError:
    if '__path__' in globals():
        del __path__
    __package__ = ''
    if __spec__ is not None:
        __spec__.submodule_search_locations = None


def __getattr__(name):
    # What few need is loaded when it is wanted.
    if name == '_ChainMap':
        from collections import ChainMap
        return ChainMap
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
