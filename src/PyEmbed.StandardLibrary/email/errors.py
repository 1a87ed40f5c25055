"""Exceptions and defects of the email package."""


class MessageError(Exception):
    """Root of the package's exceptions."""


class MessageParseError(MessageError):
    """A message could not be parsed."""


class HeaderParseError(MessageParseError):
    """A header could not be parsed."""


class BoundaryError(MessageParseError):
    """A boundary that should end a part is missing."""


class MultipartConversionError(MessageError, TypeError):
    """A message cannot become a multipart."""


class CharsetError(MessageError):
    """An unusable character set."""


class MessageDefect(ValueError):
    """Root of what can be wrong with a message that was parsed all the same."""

    def __init__(self, line=None):
        super().__init__(*(() if line is None else (line,)))
        self.line = line


class NoBoundaryInMultipartDefect(MessageDefect):
    """A multipart message names no boundary."""


class StartBoundaryNotFoundDefect(MessageDefect):
    """The boundary that was named never occurs."""


class CloseBoundaryNotFoundDefect(MessageDefect):
    """A multipart began but its closing boundary is missing."""


class FirstHeaderLineIsContinuationDefect(MessageDefect):
    """The first header line begins with white space."""


class MisplacedEnvelopeHeaderDefect(MessageDefect):
    """An envelope line stands among the headers."""


class MissingHeaderBodySeparatorDefect(MessageDefect):
    """A line without colon came before the empty line that ends the headers."""


MalformedHeaderDefect = MissingHeaderBodySeparatorDefect


class MultipartInvariantViolationDefect(MessageDefect):
    """A message says it is a multipart but has no parts."""


class InvalidMultipartContentTransferEncodingDefect(MessageDefect):
    """A multipart has a transfer encoding only leaves may have."""


class UndecodableBytesDefect(MessageDefect):
    """A header has bytes that its encoding does not know."""


class InvalidBase64PaddingDefect(MessageDefect):
    """The padding of base64 data is wrong."""


class InvalidBase64CharactersDefect(MessageDefect):
    """Base64 data has characters from outside of its alphabet."""


class InvalidBase64LengthDefect(MessageDefect):
    """The length of base64 data is impossible."""


class HeaderDefect(MessageDefect):
    """Root of the defects of headers."""

    def __init__(self, *args, **kw):
        super().__init__(*args, **kw)


class InvalidHeaderDefect(HeaderDefect):
    """A header breaks the grammar."""


class HeaderMissingRequiredValue(HeaderDefect):
    """A header that needs a value has none."""


class NonPrintableDefect(HeaderDefect):
    """A header has control characters."""

    def __init__(self, non_printables):
        super().__init__(non_printables)
        self.non_printables = non_printables

    def __str__(self):
        return ('the following ASCII non-printables found in header: '
                f'{self.non_printables}')


class ObsoleteHeaderDefect(HeaderDefect):
    """A header uses forms that may be read but no longer written."""


class NonASCIILocalPartDefect(HeaderDefect):
    """The part of an address before the @ is not ASCII."""


class InvalidDateDefect(HeaderDefect):
    """A date cannot be understood."""
