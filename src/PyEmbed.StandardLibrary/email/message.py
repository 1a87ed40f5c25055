"""The messages themselves: headers, and a payload that is text or parts."""

import binascii
import quopri
import re

from email import charset as _charset
from email import errors, utils
from email._encoded_words import decode_b
from email._policybase import Policy, compat32

__all__ = ['Message', 'EmailMessage']

Charset = _charset.Charset

SEMISPACE = '; '
# Characters that make it necessary to quote a parameter's value.
tspecials = re.compile(r'[ \(\)<>@,;:\\"/\[\]\?=]')

_missing = object()


def _joined(pieces):
    # Empty pieces at the beginning leave no separator.
    pieces = list(pieces)
    while pieces and not pieces[0]:
        del pieces[0]
    return SEMISPACE.join(pieces)


def _splitparam(param):
    # The value of a header, and what follows the first semicolon (or None).
    value, semicolon, rest = str(param).partition(';')
    return value.strip(), rest.strip() if semicolon else None


def _formatparam(param, value=None, quote=True):
    """A parameter as it stands in a header.

    A triple (charset, language, text) is written as RFC 2231 says, and so is
    text that is not ASCII.
    """
    if value is None or len(value) == 0:
        return param
    if not isinstance(value, tuple):
        try:
            value.encode('ascii')
        except UnicodeEncodeError:
            value = 'utf-8', '', value
        else:
            if quote or tspecials.search(value):
                value = f'"{utils.quote(value)}"'
            return f'{param}={value}'
    charset, language, text = value
    return f'{param}*={utils.encode_rfc2231(text, charset, language)}'


def _parseparam(s):
    # Split at semicolons that are not inside of quotation marks.
    pieces = []
    piece = ''
    for text in str(s).split(';'):
        piece += text
        if (piece.count('"') - piece.count('\\"')) % 2:
            piece += ';'
            continue
        pieces.append(piece)
        piece = ''
    if piece:
        # The quotation never ends: the semicolons count after all.
        pieces.append(piece.removesuffix(';'))

    params = []
    for piece in pieces:
        name, equals, value = piece.partition('=')
        if equals:
            piece = f'{name.strip().lower()}={value.strip()}'
        params.append(piece.strip())
    return params


def _unquotevalue(value):
    if isinstance(value, tuple):
        return value[0], value[1], utils.unquote(value[2])
    return utils.unquote(value)


def _decode_uu(encoded):
    """Decode uuencoded bytes."""
    lines = iter(encoded.splitlines())
    for line in lines:
        if line.startswith(b'begin '):
            mode = line[6:].partition(b' ')[0]
            try:
                int(mode, base=8)
            except ValueError:
                continue
            break
    else:
        raise ValueError('`begin` line not found')
    decoded = []
    for line in lines:
        if not line:
            raise ValueError('Truncated input')
        if line.strip(b' \t\r\n\f') == b'end':
            break
        try:
            decoded.append(binascii.a2b_uu(line))
        except binascii.Error:
            # Some encoders pad lines; the first character says what counts.
            length = (((line[0] - 32) & 63) * 4 + 5) // 3
            decoded.append(binascii.a2b_uu(line[:length]))
    return b''.join(decoded)


class Message:
    """A message: a mapping of headers (case does not matter, names may occur
    more than once, order is kept), and a payload.
    """

    def __init__(self, policy=compat32):
        self.policy = policy
        self._headers = []
        self._unixfrom = None
        self._payload = None
        self._charset = None
        # Text before the first and after the last part of a multipart.
        self.preamble = self.epilogue = None
        self.defects = []
        self._default_type = 'text/plain'

    def __str__(self):
        return self.as_string()

    def as_string(self, unixfrom=False, maxheaderlen=0, policy=None):
        """The whole message as text."""
        from io import StringIO
        from email.generator import Generator
        out = StringIO()
        Generator(out, mangle_from_=False, maxheaderlen=maxheaderlen,
                  policy=self.policy if policy is None else policy
                  ).flatten(self, unixfrom=unixfrom)
        return out.getvalue()

    def __bytes__(self):
        return self.as_bytes()

    def as_bytes(self, unixfrom=False, policy=None):
        """The whole message as bytes."""
        from io import BytesIO
        from email.generator import BytesGenerator
        out = BytesIO()
        BytesGenerator(out, mangle_from_=False,
                       policy=self.policy if policy is None else policy
                       ).flatten(self, unixfrom=unixfrom)
        return out.getvalue()

    def is_multipart(self):
        """Is the payload a list of parts?"""
        return isinstance(self._payload, list)

    # The envelope line of a mailbox.

    def set_unixfrom(self, unixfrom):
        self._unixfrom = unixfrom

    def get_unixfrom(self):
        return self._unixfrom

    # The payload.

    def attach(self, payload):
        """Add a part."""
        if self._payload is None:
            self._payload = [payload]
            return
        try:
            self._payload.append(payload)
        except AttributeError:
            raise TypeError('Attach is not valid on a message with a '
                            'non-multipart payload')

    def get_payload(self, i=None, decode=False):
        """The payload, one of its parts, or the decoded bytes.

        What cannot be decoded is given as it is.
        """
        payload = self._payload
        if self.is_multipart():
            if decode:
                return None
            return payload if i is None else payload[i]
        if i is not None:
            raise TypeError(f'Expected list, got {type(payload)}')
        encoding = str(self.get('content-transfer-encoding', '')).lower()
        if not decode:
            return self._payload_text()
        raw = self._payload_bytes()
        if encoding == 'quoted-printable':
            return quopri.decodestring(raw)
        if encoding == 'base64':
            value, defects = decode_b(b''.join(raw.splitlines()))
            for defect in defects:
                self.policy.handle_defect(self, defect)
            return value
        if encoding in ('x-uuencode', 'uuencode', 'uue', 'x-uue'):
            try:
                return _decode_uu(raw)
            except ValueError:
                return raw
        return raw

    def _payload_text(self):
        # Bytes that were not decoded are decoded in the charset now.
        payload = self._payload
        if not (isinstance(payload, str) and utils._has_surrogates(payload)):
            return payload
        raw = payload.encode('ascii', 'surrogateescape')
        try:
            return raw.decode(self.get_param('charset', 'ascii'), 'replace')
        except LookupError:
            return raw.decode('ascii', 'replace')

    def _payload_bytes(self):
        payload = self._payload
        if not isinstance(payload, str):
            return payload
        if utils._has_surrogates(payload):
            return payload.encode('ascii', 'surrogateescape')
        try:
            return payload.encode('ascii')
        except UnicodeError:
            # Only a program can have set this.
            return payload.encode('raw-unicode-escape')

    def set_payload(self, payload, charset=None):
        """Set the payload; with a charset, also the headers that go with it."""
        if hasattr(payload, 'encode'):
            if charset is None:
                self._payload = payload
                return
            if not isinstance(charset, Charset):
                charset = Charset(charset)
            payload = payload.encode(charset.output_charset)
        if hasattr(payload, 'decode'):
            payload = payload.decode('ascii', 'surrogateescape')
        self._payload = payload
        if charset is not None:
            self.set_charset(charset)

    def set_charset(self, charset):
        """Encode the payload in a charset and say so in the headers.

        None takes the charset parameter away.
        """
        if charset is None:
            self.del_param('charset')
            self._charset = None
            return
        if not isinstance(charset, Charset):
            charset = Charset(charset)
        self._charset = charset
        output = charset.get_output_charset()
        if 'MIME-Version' not in self:
            self.add_header('MIME-Version', '1.0')
        if 'Content-Type' in self:
            self.set_param('charset', output)
        else:
            self.add_header('Content-Type', 'text/plain', charset=output)
        if charset != output:
            self._payload = charset.body_encode(self._payload)
        if 'Content-Transfer-Encoding' in self:
            return
        encoding = charset.get_body_encoding()
        try:
            encoding(self)
        except TypeError:
            # A name, not a function; it then counts for the payload too.
            payload = self._payload
            if payload:
                try:
                    payload = payload.encode('ascii', 'surrogateescape')
                except UnicodeError:
                    payload = payload.encode(charset.output_charset)
            self._payload = charset.body_encode(payload)
            self.add_header('Content-Transfer-Encoding', encoding)

    def get_charset(self):
        """The charset set last, a Charset or None."""
        return self._charset

    # The mapping of headers.

    def __len__(self):
        return len(self._headers)

    def __getitem__(self, name):
        # A header that is missing gives None, not an error.
        return self.get(name)

    def __setitem__(self, name, val):
        # Adds a header, even if there is one of the name.
        limit = self.policy.header_max_count(name)
        if limit and sum(1 for _ in self._named(name)) >= limit:
            raise ValueError(f'There may be at most {limit} {name} headers '
                             'in a message')
        self._headers.append(self.policy.header_store_parse(name, val))

    def __delitem__(self, name):
        name = name.lower()
        self._headers = [pair for pair in self._headers
                         if pair[0].lower() != name]

    def __contains__(self, name):
        return any(True for _ in self._named(name))

    def __iter__(self):
        for name, _ in self._headers:
            yield name

    def _named(self, name):
        # The headers of a name, as they are kept.
        name = name.lower()
        return (pair for pair in self._headers if pair[0].lower() == name)

    def keys(self):
        """The names of all headers."""
        return [name for name, _ in self._headers]

    def values(self):
        """The values of all headers."""
        return [value for _, value in self.items()]

    def items(self):
        """All headers as (name, value)."""
        fetch = self.policy.header_fetch_parse
        return [(name, fetch(name, value)) for name, value in self._headers]

    def get(self, name, failobj=None):
        """The value of the first header of a name."""
        for pair in self._named(name):
            return self.policy.header_fetch_parse(*pair)
        return failobj

    def set_raw(self, name, value):
        """Add a header past the policy: for parsers."""
        self._headers.append((name, value))

    def raw_items(self):
        """The headers as they are kept: for generators."""
        return iter(self._headers.copy())

    def get_all(self, name, failobj=None):
        """The values of all headers of a name."""
        fetch = self.policy.header_fetch_parse
        return [fetch(*pair) for pair in self._named(name)] or failobj

    def add_header(self, _name, _value, **_params):
        """Add a header with parameters.

        Underscores of a parameter's name become hyphens; None as its value
        makes it stand alone.
        """
        pieces = [] if _value is None else [_value]
        for name, value in _params.items():
            pieces.append(_formatparam(name.replace('_', '-'), value))
        self[_name] = SEMISPACE.join(pieces)

    def replace_header(self, _name, _value):
        """Set the first header of a name in its place, the name as it was."""
        _name = _name.lower()
        for at, (name, _) in enumerate(self._headers):
            if name.lower() == _name:
                self._headers[at] = self.policy.header_store_parse(name, _value)
                return
        raise KeyError(_name)

    # The content type and its parameters.

    def get_content_type(self):
        """The content type in lower case, the default type if there is none."""
        value = self.get('content-type', _missing)
        if value is _missing:
            return self.get_default_type()
        type = _splitparam(value)[0].lower()
        # RFC 2045: what makes no sense is text/plain.
        return type if type.count('/') == 1 else 'text/plain'

    def get_content_maintype(self):
        """The content type before the slash."""
        return self.get_content_type().partition('/')[0]

    def get_content_subtype(self):
        """The content type after the slash."""
        return self.get_content_type().split('/')[1]

    def get_default_type(self):
        """The type of a message that says none."""
        return self._default_type

    def set_default_type(self, ctype):
        """Set the type of a message that says none."""
        self._default_type = ctype

    def _get_params_preserve(self, failobj, header):
        # All parameters, the header's value first, quotation marks kept.
        value = self.get(header, _missing)
        if value is _missing:
            return failobj
        params = []
        for piece in _parseparam(value):
            name, _, value = piece.partition('=')
            params.append((name.strip(), value.strip()))
        return utils.decode_params(params)

    def get_params(self, failobj=None, header='content-type', unquote=True):
        """The parameters of a header as (name, value)."""
        params = self._get_params_preserve(_missing, header)
        if params is _missing:
            return failobj
        if not unquote:
            return params
        return [(name, _unquotevalue(value)) for name, value in params]

    def get_param(self, param, failobj=None, header='content-type',
                  unquote=True):
        """The value of a parameter: text, or a triple of RFC 2231."""
        if header not in self:
            return failobj
        param = param.lower()
        for name, value in self._get_params_preserve(failobj, header):
            if name.lower() == param:
                return _unquotevalue(value) if unquote else value
        return failobj

    def set_param(self, param, value, header='Content-Type', requote=True,
                  charset=None, language='', replace=False):
        """Set a parameter of a header.

        With `replace` the header keeps its place, else it becomes the last.
        """
        if charset and not isinstance(value, tuple):
            value = charset, language, value
        if header not in self and header.lower() == 'content-type':
            old = 'text/plain'
        else:
            old = self.get(header)
        added = _formatparam(param, value, requote)
        if self.get_param(param, header=header):
            pieces = [
                added if name.lower() == param.lower()
                else _formatparam(name, text, requote)
                for name, text in self.get_params(header=header,
                                                  unquote=requote)]
        else:
            pieces = [old, added] if old else [added]
        new = _joined(pieces)
        if new == self.get(header):
            return
        if replace:
            self.replace_header(header, new)
        else:
            del self[header]
            self[header] = new

    def del_param(self, param, header='content-type', requote=True):
        """Take a parameter of a header away."""
        if header not in self:
            return
        new = _joined(
            _formatparam(name, value, requote)
            for name, value in self.get_params(header=header, unquote=requote)
            if name.lower() != param.lower())
        if new != self.get(header):
            del self[header]
            self[header] = new

    def set_type(self, type, header='Content-Type', requote=True):
        """Set the content type; the parameters stay."""
        if type.count('/') != 1:
            raise ValueError
        if header.lower() == 'content-type':
            del self['mime-version']
            self['MIME-Version'] = '1.0'
        params = self.get_params([], header, unquote=requote)
        del self[header]
        self[header] = type
        for name, value in params[1:]:
            self.set_param(name, value, header, requote)

    def get_filename(self, failobj=None):
        """The name of the file that the payload is, if one is said."""
        for param, header in (('filename', 'content-disposition'),
                              ('name', 'content-type')):
            value = self.get_param(param, _missing, header)
            if value is not _missing:
                return utils.collapse_rfc2231_value(value).strip()
        return failobj

    def get_boundary(self, failobj=None):
        """What separates the parts."""
        value = self.get_param('boundary', _missing)
        if value is _missing:
            return failobj
        # RFC 2046: a boundary never ends in a blank.
        return utils.collapse_rfc2231_value(value).rstrip()

    def set_boundary(self, boundary):
        """Set what separates the parts; the header keeps its place."""
        params = self._get_params_preserve(_missing, 'content-type')
        if params is _missing:
            raise errors.HeaderParseError('No Content-Type header found')
        setting = 'boundary', f'"{boundary}"'
        changed = [setting if pair[0].lower() == 'boundary' else pair
                   for pair in params]
        if setting not in changed:
            changed.append(setting)
        value = SEMISPACE.join(
            name if text == '' else f'{name}={text}' for name, text in changed)
        self._headers = [
            self.policy.header_store_parse(name, value)
            if name.lower() == 'content-type' else (name, old)
            for name, old in self._headers]

    def get_content_charset(self, failobj=None):
        """The charset parameter in lower case."""
        charset = self.get_param('charset', _missing)
        if charset is _missing:
            return failobj
        if isinstance(charset, tuple):
            encoding, _, text = charset
            try:
                charset = str(text.encode('raw-unicode-escape'),
                              encoding or 'us-ascii')
            except (LookupError, UnicodeError):
                charset = text
        # A charset's name is ASCII.
        try:
            charset.encode('us-ascii')
        except UnicodeError:
            return failobj
        return charset.lower()

    def get_charsets(self, failobj=None):
        """The charset parameters of the message and all its parts."""
        return [part.get_content_charset(failobj) for part in self.walk()]

    def get_content_disposition(self):
        """'inline', 'attachment' or whatever else is said, or None."""
        value = self.get('content-disposition')
        return None if value is None else _splitparam(value)[0].lower()

    from email.iterators import walk


class MIMEPart(Message):
    """A message, or a part of one, that knows about bodies and attachments."""

    def __init__(self, policy=None):
        if policy is None:
            from email.policy import default as policy
        super().__init__(policy)

    def as_string(self, unixfrom=False, maxheaderlen=None, policy=None):
        """The whole message as text; the policy says how long lines may be."""
        policy = self.policy if policy is None else policy
        if maxheaderlen is None:
            maxheaderlen = policy.max_line_length
        return super().as_string(unixfrom, maxheaderlen, policy)

    def __str__(self):
        return self.as_string(policy=self.policy.clone(utf8=True))

    def is_attachment(self):
        """Does the content disposition say so?"""
        disposition = self.get('content-disposition')
        return (disposition is not None
                and disposition.content_disposition == 'attachment')

    def _find_body(self, part, preferencelist):
        # What could be the body: (place in the preferences, part).
        if part.is_attachment():
            return
        maintype, subtype = part.get_content_type().split('/')
        if maintype == 'text':
            if subtype in preferencelist:
                yield preferencelist.index(subtype), part
        elif maintype == 'multipart' and self.is_multipart():
            if subtype != 'related':
                for inner in part.iter_parts():
                    yield from self._find_body(inner, preferencelist)
                return
            if 'related' in preferencelist:
                yield preferencelist.index('related'), part
            root = self._related_root(part)
            if root is not None:
                yield from self._find_body(root, preferencelist)

    @staticmethod
    def _related_root(part):
        # The part that the others belong to: named, or the first.
        start = part.get_param('start')
        if start:
            for inner in part.iter_parts():
                if inner['content-id'] == start:
                    return inner
        parts = part.get_payload()
        return parts[0] if parts else None

    def get_body(self, preferencelist=('related', 'html', 'plain')):
        """The part that is the best body in the order of the preferences."""
        best, body = len(preferencelist), None
        for rank, part in self._find_body(self, preferencelist):
            if rank < best:
                best, body = rank, part
                if rank == 0:
                    break
        return body

    _body_types = {('text', 'plain'), ('text', 'html'),
                   ('multipart', 'related'), ('multipart', 'alternative')}

    def iter_attachments(self):
        """The parts that are not the body."""
        maintype, subtype = self.get_content_type().split('/')
        if maintype != 'multipart' or subtype == 'alternative':
            return
        try:
            parts = self.get_payload().copy()
        except AttributeError:
            # A multipart that never was one.
            return
        if subtype == 'related':
            start = self.get_param('start')
            others = [part for part in parts
                      if not start or part.get('content-id') != start]
            if len(others) == len(parts):
                others.pop(0)
            yield from others
            return
        # The first of each kind that a body can be is taken as the body.
        seen = set()
        for part in parts:
            kind = maintype, subtype = tuple(part.get_content_type().split('/'))
            if (kind in self._body_types and subtype not in seen
                    and not part.is_attachment()):
                seen.add(subtype)
            else:
                yield part

    def iter_parts(self):
        """The parts; none if it is no multipart."""
        if self.is_multipart():
            yield from self.get_payload()

    def get_content(self, *args, content_manager=None, **kw):
        """The content as the content manager gives it."""
        if content_manager is None:
            content_manager = self.policy.content_manager
        return content_manager.get_content(self, *args, **kw)

    def set_content(self, *args, content_manager=None, **kw):
        """Have the content manager set the content."""
        if content_manager is None:
            content_manager = self.policy.content_manager
        content_manager.set_content(self, *args, **kw)

    def _make_multipart(self, subtype, disallowed_subtypes, boundary):
        if self.get_content_maintype() == 'multipart':
            existing = self.get_content_subtype()
            if existing == subtype or existing in disallowed_subtypes:
                raise ValueError(f'Cannot convert {existing} to {subtype}')
        # What speaks of the content moves to a new part with the payload.
        kept, moved = [], []
        for pair in self._headers:
            about_content = pair[0].lower().startswith('content-')
            (moved if about_content else kept).append(pair)
        parts = []
        if moved:
            part = type(self)(policy=self.policy)
            part._headers = moved
            part._payload = self._payload
            parts.append(part)
        self._payload = parts
        self._headers = kept
        self['Content-Type'] = 'multipart/' + subtype
        if boundary is not None:
            self.set_param('boundary', boundary)

    def make_related(self, boundary=None):
        """Make it a multipart/related whose first part is what it was."""
        self._make_multipart('related', ('alternative', 'mixed'), boundary)

    def make_alternative(self, boundary=None):
        """Make it a multipart/alternative whose first part is what it was."""
        self._make_multipart('alternative', ('mixed',), boundary)

    def make_mixed(self, boundary=None):
        """Make it a multipart/mixed whose first part is what it was."""
        self._make_multipart('mixed', (), boundary)

    def _add_multipart(self, _subtype, *args, _disp=None, **kw):
        if self.get_content_type() != 'multipart/' + _subtype:
            getattr(self, 'make_' + _subtype)()
        part = type(self)(policy=self.policy)
        part.set_content(*args, **kw)
        if _disp and 'content-disposition' not in part:
            part['Content-Disposition'] = _disp
        self.attach(part)

    def add_related(self, *args, **kw):
        """Add a part that belongs to the first one."""
        self._add_multipart('related', *args, _disp='inline', **kw)

    def add_alternative(self, *args, **kw):
        """Add another form of the same content."""
        self._add_multipart('alternative', *args, **kw)

    def add_attachment(self, *args, **kw):
        """Add an attachment."""
        self._add_multipart('mixed', *args, _disp='attachment', **kw)

    def clear(self):
        """Take all headers and the payload away."""
        self._headers = []
        self._payload = None

    def clear_content(self):
        """Take the payload and the headers that speak of it away."""
        self._headers = [pair for pair in self._headers
                         if not pair[0].lower().startswith('content-')]
        self._payload = None


class EmailMessage(MIMEPart):
    """A message as a whole, which has a MIME version."""

    def set_content(self, *args, **kw):
        super().set_content(*args, **kw)
        if 'MIME-Version' not in self:
            self['MIME-Version'] = '1.0'
