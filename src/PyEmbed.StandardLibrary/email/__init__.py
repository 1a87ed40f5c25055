"""Reading, building and writing of electronic mail messages."""

__all__ = [
    'base64mime', 'charset', 'encoders', 'errors', 'feedparser', 'generator',
    'header', 'iterators', 'message', 'message_from_file',
    'message_from_binary_file', 'message_from_string', 'message_from_bytes',
    'mime', 'parser', 'quoprimime', 'utils',
]

# The parser is imported at the first use: `import email` alone stays cheap.


def message_from_string(s, *args, **kws):
    """Build the message that the text `s` describes."""
    from email import parser
    return parser.Parser(*args, **kws).parsestr(s)


def message_from_bytes(s, *args, **kws):
    """Build the message that the bytes `s` describe."""
    from email import parser
    return parser.BytesParser(*args, **kws).parsebytes(s)


def message_from_file(fp, *args, **kws):
    """Read a text file to its end and build the message in it."""
    from email import parser
    return parser.Parser(*args, **kws).parse(fp)


def message_from_binary_file(fp, *args, **kws):
    """Read a binary file to its end and build the message in it."""
    from email import parser
    return parser.BytesParser(*args, **kws).parse(fp)
