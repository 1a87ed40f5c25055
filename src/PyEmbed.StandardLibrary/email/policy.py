"""The policies that programs choose from."""

import re
import sys

from email._policybase import (Compat32, Policy, _extend_docstrings,
                               _split_source, compat32)
from email.contentmanager import raw_data_manager
from email.headerregistry import HeaderRegistry as HeaderRegistry
from email.message import EmailMessage
from email.utils import _has_surrogates

__all__ = ['Compat32', 'compat32', 'Policy', 'EmailPolicy', 'default',
           'strict', 'SMTP', 'HTTP']

linesep_splitter = re.compile(r'\n|\r')


@_extend_docstrings
class EmailPolicy(Policy):
    """+
    This one gives headers as objects that know what they mean.

    utf8             write headers in UTF-8, as SMTPUTF8 allows
    refold_source    which headers of a source are folded anew:
                     'none', 'long' (with a line that is too long), 'all'
    header_factory   makes the header of a name and a value
    content_manager  gets and sets the content of messages
    """

    message_factory = EmailMessage
    utf8 = False
    refold_source = 'long'
    header_factory = HeaderRegistry()
    content_manager = raw_data_manager

    def __init__(self, **kw):
        # A registry of its own, that a program may change.
        if 'header_factory' not in kw:
            object.__setattr__(self, 'header_factory', HeaderRegistry())
        super().__init__(**kw)

    def header_max_count(self, name):
        """+
        The header's class says it.
        """
        return self.header_factory[name].max_count

    def header_source_parse(self, sourcelines):
        """+
        Blanks before the value go, as do line ends after it.
        """
        return _split_source(sourcelines)

    def header_store_parse(self, name, value):
        """+
        A header object of that name stays; else one is made.
        """
        if hasattr(value, 'name') and value.name.lower() == name.lower():
            return name, value
        if isinstance(value, str) and len(value.splitlines()) > 1:
            raise ValueError('Header values may not contain linefeed '
                             'or carriage return characters')
        return name, self.header_factory(name, value)

    def header_fetch_parse(self, name, value):
        """+
        A header object stays; else one is made of the unfolded value.
        """
        if hasattr(value, 'name'):
            return value
        return self.header_factory(name, linesep_splitter.sub('', value))

    def fold(self, name, value):
        """+
        Bytes that were not decoded become encoded words.
        """
        return self._fold(name, value, refold_binary=True)

    def fold_binary(self, name, value):
        """+
        Bytes that were not decoded stay if cte_type is not 7bit.
        """
        text = self._fold(name, value, refold_binary=self.cte_type == '7bit')
        return text.encode('utf8' if self.utf8 else 'ascii', 'surrogateescape')

    def _needs_refolding(self, name, lines):
        if self.refold_source != 'long':
            return self.refold_source == 'all'
        longest = self.max_line_length or sys.maxsize
        used = len(name) + 2
        for line in lines:
            if len(line) + used > longest:
                return True
            used = 0
        return False

    def _fold(self, name, value, refold_binary=False):
        if hasattr(value, 'name'):
            return value.fold(policy=self)
        lines = value.splitlines()
        if self._needs_refolding(name, lines) or (
                refold_binary and _has_surrogates(value)):
            return self.header_factory(name, ''.join(lines)).fold(policy=self)
        return f'{name}: {self.linesep.join(lines)}{self.linesep}'


default = EmailPolicy()
# The class's registry, so that copies of the default share it.
del default.header_factory
strict = default.clone(raise_on_defect=True)
SMTP = default.clone(linesep='\r\n')
HTTP = default.clone(linesep='\r\n', max_line_length=None)
SMTPUTF8 = SMTP.clone(utf8=True)
