"""Ways through the parts of a message."""

from io import StringIO

__all__ = ['body_line_iterator', 'typed_subpart_iterator', 'walk']


def walk(self):
    """The message and all its parts, depth first."""
    yield self
    if self.is_multipart():
        for part in self.get_payload():
            yield from part.walk()


def body_line_iterator(msg, decode=False):
    """Line after line of all payloads that are text."""
    for part in msg.walk():
        text = part.get_payload(decode=decode)
        if isinstance(text, str):
            yield from StringIO(text)


def typed_subpart_iterator(msg, maintype='text', subtype=None):
    """The parts of one content type; any subtype when none is said."""
    for part in msg.walk():
        if part.get_content_maintype() == maintype and (
                subtype is None or part.get_content_subtype() == subtype):
            yield part


def _structure(msg, fp=None, level=0, include_default=False):
    """Print the content types as a tree."""
    if fp is None:
        import sys
        fp = sys.stdout
    line = '    ' * level + msg.get_content_type()
    if include_default:
        line += f' [{msg.get_default_type()}]'
    print(line, file=fp)
    if msg.is_multipart():
        for part in msg.get_payload():
            _structure(part, fp, level + 1, include_default)
