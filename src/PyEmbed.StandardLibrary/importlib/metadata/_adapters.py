"""Metadata as a message of the email package, with the corrections it needs."""

import email.message
import re
import textwrap

from ._text import FoldedCase


class Message(email.message.Message):
    """The metadata of a distribution."""

    # Fields that may be there more than once.
    multiple_use_keys = {FoldedCase(name) for name in (
        'Classifier', 'Obsoletes-Dist', 'Platform', 'Project-URL',
        'Provides-Dist', 'Provides-Extra', 'Requires-Dist',
        'Requires-External', 'Supported-Platform', 'Dynamic')}

    def __new__(cls, orig: email.message.Message):
        self = super().__new__(cls)
        self.__dict__.update(orig.__dict__)
        return self

    def __init__(self, *args, **kwargs):
        # All attributes are those of the original already.
        self._headers = self._repair_headers()

    def __iter__(self):
        # Said here for type checkers.
        return super().__iter__()

    def _repair_headers(self):
        """Undo what stood in the way of headers; the body is the description."""
        fields = []
        for name, value in self._headers:
            if value and '\n' in value:
                # Lines after the first are indented by eight blanks.
                value = textwrap.dedent(' ' * 8 + value)
            fields.append((name, value))
        if self._payload:
            fields.append(('Description', self.get_payload()))
        return fields

    @property
    def json(self):
        """The fields as PEP 566 puts them into JSON."""
        result = {}
        for name in map(FoldedCase, self):
            if name in self.multiple_use_keys:
                value = self.get_all(name)
            else:
                value = self[name]
            if name == 'Keywords':
                value = re.split(r'\s+', value)
            result[name.lower().replace('-', '_')] = value
        return result
