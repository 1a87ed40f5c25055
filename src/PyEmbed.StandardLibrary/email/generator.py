"""Writing of messages as text and as bytes."""

import random
import re
import sys
import time
from copy import deepcopy
from io import BytesIO, StringIO

from email.utils import _has_surrogates

__all__ = ['Generator', 'DecodedGenerator', 'BytesGenerator']

UNDERSCORE = '_'
NL = '\n'

NLCRE = re.compile(r'\r\n|\r|\n')
fcre = re.compile(r'^From ', re.MULTILINE)


class Generator:
    """Writes messages to a text file.

    A method _handle_maintype_subtype or _handle_maintype writes the payload of
    such a message; subclasses may add some.
    """

    def __init__(self, outfp, mangle_from_=None, maxheaderlen=None, *,
                 policy=None):
        if mangle_from_ is None:
            mangle_from_ = policy is None or policy.mangle_from_
        self._fp = outfp
        self._mangle_from_ = mangle_from_
        self.maxheaderlen = maxheaderlen
        self.policy = policy

    def write(self, s):
        # Makes it a file for print().
        self._fp.write(s)

    def flatten(self, msg, unixfrom=False, linesep=None):
        """Write a message.

        `unixfrom` writes an envelope line before it; `linesep` takes the place
        of the policy's.
        """
        before = self.policy, msg.policy
        policy = msg.policy if self.policy is None else self.policy
        if linesep is not None:
            policy = policy.clone(linesep=linesep)
        if self.maxheaderlen is not None:
            policy = policy.clone(max_line_length=self.maxheaderlen)
        # What is joined and compared with what a buffer gives must be of its
        # type.
        self._NL = policy.linesep
        self._encoded_NL = self._encode(self._NL)
        self._EMPTY = ''
        self._encoded_EMPTY = self._encode(self._EMPTY)
        try:
            self.policy = msg.policy = policy
            if unixfrom:
                envelope = (msg.get_unixfrom()
                            or 'From nobody ' + time.ctime(time.time()))
                self.write(envelope + self._NL)
            self._write(msg)
        finally:
            self.policy, msg.policy = before

    def clone(self, fp):
        """A generator of the same kind for another file."""
        return self.__class__(fp, self._mangle_from_, None, policy=self.policy)

    # What differs between text and bytes.

    def _new_buffer(self):
        return StringIO()

    def _encode(self, s):
        return s

    def _write_lines(self, lines):
        # Every line end becomes the policy's.
        if lines:
            self.write(NLCRE.sub(lambda _: self._NL, lines))

    def _flat(self, msg):
        # A message within the message, written apart.
        buffer = self._new_buffer()
        self.clone(buffer).flatten(msg, unixfrom=False, linesep=self._NL)
        return buffer.getvalue()

    def _mangled(self, text):
        return fcre.sub('>From ', text) if self._mangle_from_ else text

    def _write(self, msg):
        # The body first, for writing it can change the headers: a boundary or
        # another transfer encoding.
        target = self._fp
        try:
            self._munge_cte = None
            self._fp = body = self._new_buffer()
            self._dispatch(msg)
        finally:
            self._fp = target
            munged = self._munge_cte
            del self._munge_cte
        if munged:
            encoding, type = munged
            msg = deepcopy(msg)
            if msg.get('content-transfer-encoding') is None:
                msg['Content-Transfer-Encoding'] = encoding
            else:
                msg.replace_header('content-transfer-encoding', encoding)
            msg.replace_header('content-type', type)
        own = getattr(msg, '_write_headers', None)
        if own is None:
            self._write_headers(msg)
        else:
            own(self)
        self._fp.write(body.getvalue())

    def _dispatch(self, msg):
        main = msg.get_content_maintype()
        specific = f'{main}_{msg.get_content_subtype()}'
        for kind in (specific, main):
            handle = getattr(self, '_handle_' + kind.replace('-', '_'), None)
            if handle is not None:
                break
        else:
            handle = self._writeBody
        handle(msg)

    def _write_headers(self, msg):
        for name, value in msg.raw_items():
            self.write(self.policy.fold(name, value))
        self.write(self._NL)

    def _handle_text(self, msg):
        payload = msg.get_payload()
        if payload is None:
            return
        if not isinstance(payload, str):
            raise TypeError(f'string payload expected: {type(payload)}')
        if _has_surrogates(msg._payload):
            charset = msg.get_param('charset')
            if charset is not None:
                # Eight bits where only seven may be: encode it.
                msg = deepcopy(msg)
                del msg['content-transfer-encoding']
                msg.set_payload(payload, charset)
                payload = msg.get_payload()
                self._munge_cte = (msg['content-transfer-encoding'],
                                   msg['content-type'])
        self._write_lines(self._mangled(payload))

    _writeBody = _handle_text

    def _handle_multipart(self, msg):
        parts = msg.get_payload()
        if parts is None:
            parts = []
        elif isinstance(parts, str):
            # A multipart that was parsed as text.
            self.write(parts)
            return
        elif not isinstance(parts, list):
            parts = [parts]
        texts = [self._flat(part) for part in parts]
        boundary = msg.get_boundary()
        if not boundary:
            # The class's own method: it can be replaced.
            boundary = self._make_boundary(self._encoded_NL.join(texts))
            msg.set_boundary(boundary)
        if msg.preamble is not None:
            self._write_lines(self._mangled(msg.preamble))
            self.write(self._NL)
        separator = '--' + boundary
        self.write(separator + self._NL)
        for at, text in enumerate(texts):
            if at:
                self.write(self._NL + separator + self._NL)
            self._fp.write(text)
        self.write(self._NL + separator + '--' + self._NL)
        if msg.epilogue is not None:
            self._write_lines(self._mangled(msg.epilogue))

    def _handle_multipart_signed(self, msg):
        # A signature counts for every character: headers stay as they are.
        policy = self.policy
        self.policy = policy.clone(max_line_length=0)
        try:
            self._handle_multipart(msg)
        finally:
            self.policy = policy

    def _handle_message_delivery_status(self, msg):
        # Blocks of headers: what ends each of them is what begins the next.
        blocks = []
        for part in msg.get_payload():
            text = self._flat(part)
            lines = text.split(self._encoded_NL)
            if lines[-1] == self._encoded_EMPTY:
                text = self._encoded_NL.join(lines[:-1])
            blocks.append(text)
        self._fp.write(self._encoded_NL.join(blocks))

    def _handle_message(self, msg):
        # A list with one message; text if the message was given so.
        payload = msg._payload
        if isinstance(payload, list):
            payload = self._flat(msg.get_payload(0))
        else:
            payload = self._encode(payload)
        self._fp.write(payload)

    @classmethod
    def _make_boundary(cls, text=None):
        token = random.randrange(sys.maxsize)
        boundary = '=' * 15 + _fmt % token + '=='
        if text is None:
            return boundary
        candidate = boundary
        count = 0
        while cls._compile_re('^--' + re.escape(candidate) + '(--)?$',
                              re.MULTILINE).search(text):
            candidate = f'{boundary}.{count}'
            count += 1
        return candidate

    @classmethod
    def _compile_re(cls, s, flags):
        return re.compile(s, flags)


class BytesGenerator(Generator):
    """Writes messages to a binary file, bytes that were not decoded as they came
    unless the policy allows only seven bits.
    """

    def write(self, s):
        self._fp.write(s.encode('ascii', 'surrogateescape'))

    def _new_buffer(self):
        return BytesIO()

    def _encode(self, s):
        return s.encode('ascii')

    def _write_headers(self, msg):
        for name, value in msg.raw_items():
            self._fp.write(self.policy.fold_binary(name, value))
        self.write(self._NL)

    def _handle_text(self, msg):
        if msg._payload is None:
            return
        if _has_surrogates(msg._payload) and self.policy.cte_type != '7bit':
            msg._payload = self._mangled(msg._payload)
            self._write_lines(msg._payload)
        else:
            super()._handle_text(msg)

    _writeBody = _handle_text

    @classmethod
    def _compile_re(cls, s, flags):
        return re.compile(s.encode('ascii'), flags)


_FMT = '[Non-text (%(type)s) part of message omitted, filename %(filename)s]'


class DecodedGenerator(Generator):
    """Writes the text of a message, and one line in the place of all else."""

    def __init__(self, outfp, mangle_from_=None, maxheaderlen=None, fmt=None, *,
                 policy=None):
        Generator.__init__(self, outfp, mangle_from_, maxheaderlen,
                           policy=policy)
        self._fmt = _FMT if fmt is None else fmt

    def _dispatch(self, msg):
        for part in msg.walk():
            kind = part.get_content_maintype()
            if kind == 'text':
                print(part.get_payload(decode=False), file=self)
            elif kind != 'multipart':
                print(self._fmt % {
                    'type': part.get_content_type(),
                    'maintype': part.get_content_maintype(),
                    'subtype': part.get_content_subtype(),
                    'filename': part.get_filename('[no filename]'),
                    'description': part.get('Content-Description',
                                            '[no description]'),
                    'encoding': part.get('Content-Transfer-Encoding',
                                         '[no encoding]'),
                }, file=self)


# A boundary's number is always as wide as the largest.
_width = len(repr(sys.maxsize - 1))
_fmt = f'%0{_width}d'

_make_boundary = Generator._make_boundary
