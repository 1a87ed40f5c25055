"""What a policy is, and the policy that behaves as the package always did."""

import abc

from email import charset as _charset
from email import header
from email.utils import _has_surrogates

__all__ = ['Policy', 'Compat32', 'compat32']


class _PolicyBase:
    """Attributes that are set once, and copies that differ in some.

    A class attribute is a setting and its default; an instance keeps those
    that were given. Nothing else may be set.
    """

    def __init__(self, **kw):
        self._settle(self, kw)

    def _settle(self, target, settings):
        for name, value in settings.items():
            if not hasattr(self, name):
                raise TypeError(f'{name!r} is an invalid keyword argument for '
                                f'{self.__class__.__name__}')
            object.__setattr__(target, name, value)

    def __repr__(self):
        settings = ', '.join(f'{name}={value!r}'
                             for name, value in self.__dict__.items())
        return f'{self.__class__.__name__}({settings})'

    def clone(self, **kw):
        """A copy with some settings changed."""
        cls = self.__class__
        copy = cls.__new__(cls)
        for name, value in self.__dict__.items():
            object.__setattr__(copy, name, value)
        self._settle(copy, kw)
        return copy

    def __setattr__(self, name, value):
        problem = ('attribute {!r} is read-only' if hasattr(self, name)
                   else 'has no attribute {!r}')
        raise AttributeError(f'{self.__class__.__name__!r} object '
                             + problem.format(name))

    def __add__(self, other):
        """A copy with the settings of `other` that are not defaults."""
        return self.clone(**other.__dict__)


def _append_doc(doc, added_doc):
    # The added text without its first line takes the place of doc's last one.
    return (doc.rsplit('\n', 1)[0] + '\n' + added_doc.split('\n', 1)[1])


def _extend_docstrings(cls):
    """A docstring that begins with + continues that of the base class."""
    if cls.__doc__ and cls.__doc__.startswith('+'):
        cls.__doc__ = _append_doc(cls.__bases__[0].__doc__, cls.__doc__)
    for name, member in cls.__dict__.items():
        if not (member.__doc__ and member.__doc__.startswith('+')):
            continue
        inherited = (getattr(ancestor, name).__doc__
                     for base in cls.__bases__ for ancestor in base.mro())
        doc = next(filter(None, inherited), None)
        if doc:
            member.__doc__ = _append_doc(doc, member.__doc__)
    return cls


class Policy(_PolicyBase, metaclass=abc.ABCMeta):
    """How messages are parsed, kept and written.

    raise_on_defect   raise defects instead of noting them
    linesep           what ends a line that is written
    cte_type          '7bit' or '8bit': may bodies have bytes above 127
    max_line_length   longest line of a header, 0 or None for no limit
    mangle_from_      put a > before "From " at the beginning of a line
    message_factory   what makes a new message; None: email.message.Message
    """

    raise_on_defect = False
    linesep = '\n'
    cte_type = '8bit'
    max_line_length = 78
    mangle_from_ = False
    message_factory = None

    def handle_defect(self, obj, defect):
        """Raise a defect, or have it noted."""
        if self.raise_on_defect:
            raise defect
        self.register_defect(obj, defect)

    def register_defect(self, obj, defect):
        """Note a defect at its message."""
        obj.defects.append(defect)

    def header_max_count(self, name):
        """How often a message may have the header; None: any number."""
        return None

    @abc.abstractmethod
    def header_source_parse(self, sourcelines):
        """Lines of a source as (name, value) that the message keeps."""
        raise NotImplementedError

    @abc.abstractmethod
    def header_store_parse(self, name, value):
        """What a program sets as (name, value) that the message keeps."""
        raise NotImplementedError

    @abc.abstractmethod
    def header_fetch_parse(self, name, value):
        """The value a program gets for what the message keeps."""
        raise NotImplementedError

    @abc.abstractmethod
    def fold(self, name, value):
        """The header as text, in lines."""
        raise NotImplementedError

    @abc.abstractmethod
    def fold_binary(self, name, value):
        """The header as bytes, in lines."""
        raise NotImplementedError


def _split_source(sourcelines):
    # Name and value of a header's lines; the value keeps its inner line ends.
    name, value = sourcelines[0].split(':', 1)
    value = value.lstrip(' \t') + ''.join(sourcelines[1:])
    return name, value.rstrip('\r\n')


@_extend_docstrings
class Compat32(Policy):
    """+
    This one keeps headers as they come and folds those that are too long.
    """

    mangle_from_ = True

    def _sanitize_header(self, name, value):
        # Bytes that were not decoded are shown as unknown ones.
        if isinstance(value, str) and _has_surrogates(value):
            return header.Header(value, charset=_charset.UNKNOWN8BIT,
                                 header_name=name)
        return value

    def header_source_parse(self, sourcelines):
        """+
        Blanks before the value go, as do line ends after it.
        """
        return _split_source(sourcelines)

    def header_store_parse(self, name, value):
        """+
        Both are kept as they are.
        """
        return name, value

    def header_fetch_parse(self, name, value):
        """+
        A value with bytes that are not ASCII becomes a Header.
        """
        return self._sanitize_header(name, value)

    def fold(self, name, value):
        """+
        Bytes that are not ASCII become encoded words of charset unknown-8bit.
        """
        return self._fold(name, value, sanitize=True)

    def fold_binary(self, name, value):
        """+
        Bytes that are not ASCII stay if cte_type is not 7bit.
        """
        text = self._fold(name, value, sanitize=self.cte_type == '7bit')
        return text.encode('ascii', 'surrogateescape')

    def _fold(self, name, value, sanitize):
        if isinstance(value, str):
            if not _has_surrogates(value):
                value = header.Header(value, header_name=name)
            elif sanitize:
                value = header.Header(value, charset=_charset.UNKNOWN8BIT,
                                      header_name=name)
        if not isinstance(value, str):
            # No limit is said as 0 here.
            value = value.encode(linesep=self.linesep,
                                 maxlinelen=self.max_line_length or 0)
        return f'{name}: {value}{self.linesep}'


compat32 = Compat32()
