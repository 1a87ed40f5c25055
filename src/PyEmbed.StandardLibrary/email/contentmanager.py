"""Getting and setting of the content of messages as Python objects."""

import binascii

import email.charset
import email.errors
import email.message
from email import quoprimime


class ContentManager:
    """Two tables of functions: by content type to get, by Python type to set."""

    def __init__(self):
        self.get_handlers = {}
        self.set_handlers = {}

    def add_get_handler(self, key, handler):
        """Set the function for a type 'main/sub', 'main' or '' (any other)."""
        self.get_handlers[key] = handler

    def get_content(self, msg, *args, **kw):
        """The content of a message."""
        type = msg.get_content_type()
        for key in (type, msg.get_content_maintype(), ''):
            if key in self.get_handlers:
                return self.get_handlers[key](msg, *args, **kw)
        raise KeyError(type)

    def add_set_handler(self, typekey, handler):
        """Set the function for a class, a class's name, or None (any other)."""
        self.set_handlers[typekey] = handler

    def set_content(self, msg, obj, *args, **kw):
        """Make an object the content of a message."""
        if msg.get_content_maintype() == 'multipart':
            # What is there would be lost.
            raise TypeError('set_content not valid on multipart')
        handler = self._find_set_handler(msg, obj)
        msg.clear_content()
        handler(msg, obj, *args, **kw)

    def _find_set_handler(self, msg, obj):
        first = None
        for cls in type(obj).__mro__:
            module = getattr(cls, '__module__', '')
            qualname = cls.__qualname__
            path = f'{module}.{qualname}' if module else qualname
            first = first or path
            for key in (cls, path, qualname, cls.__name__):
                if key in self.set_handlers:
                    return self.set_handlers[key]
        if None in self.set_handlers:
            return self.set_handlers[None]
        raise KeyError(first)


raw_data_manager = ContentManager()


def get_text_content(msg, errors='replace'):
    return msg.get_payload(decode=True).decode(
        msg.get_param('charset', 'ASCII'), errors=errors)


def get_non_text_content(msg):
    return msg.get_payload(decode=True)


def get_message_content(msg):
    return msg.get_payload(0)


def get_and_fixup_unknown_message_content(msg):
    # A message of a kind that is not known cannot be given as a message.
    return bytes(msg.get_payload(0))


for _key, _handler in (
        ('text', get_text_content),
        ('audio', get_non_text_content),
        ('image', get_non_text_content),
        ('video', get_non_text_content),
        ('application', get_non_text_content),
        ('message/rfc822', get_message_content),
        ('message/external-body', get_message_content),
        ('message', get_and_fixup_unknown_message_content)):
    raw_data_manager.add_get_handler(_key, _handler)
del _key, _handler


def _prepare_set(msg, maintype, subtype, headers):
    # The type, then the headers given: header objects, or lines of a source.
    msg['Content-Type'] = f'{maintype}/{subtype}'
    if not headers:
        return
    if not hasattr(headers[0], 'name'):
        policy = msg.policy
        headers = [policy.header_factory(*policy.header_source_parse([line]))
                   for line in headers]
    try:
        for header in headers:
            if header.defects:
                raise header.defects[0]
            msg[header.name] = header
    except email.errors.HeaderDefect as error:
        raise ValueError('Invalid header: '
                         + header.fold(policy=msg.policy)) from error


def _finalize_set(msg, disposition, filename, cid, params):
    if disposition is None and filename is not None:
        disposition = 'attachment'
    if disposition is not None:
        msg['Content-Disposition'] = disposition
    if filename is not None:
        msg.set_param('filename', filename, header='Content-Disposition',
                      replace=True)
    if cid is not None:
        msg['Content-ID'] = cid
    for name, value in (params or {}).items():
        msg.set_param(name, value)


def _encode_base64(data, max_line_length):
    step = max_line_length // 4 * 3
    return ''.join(binascii.b2a_base64(data[at:at + step]).decode('ascii')
                   for at in range(0, len(data), step))


def _choose_encoding(lines, policy, sent):
    # A transfer encoding that the lines can have and that is short.
    longest = max(map(len, lines), default=0)
    if longest <= policy.max_line_length:
        if all(map(bytes.isascii, lines)):
            return '7bit'
        if policy.cte_type == '8bit':
            return '8bit'
    # The first lines have to do to tell which is shorter.
    sample = sent(lines[:10])
    printable = quoprimime.body_encode(sample.decode('latin-1'),
                                       policy.max_line_length)
    if len(printable) > len(binascii.b2a_base64(sample)):
        return 'base64'
    return 'quoted-printable'


def _encode_text(string, charset, cte, policy):
    lines = string.encode(charset).splitlines()
    linesep = policy.linesep.encode('ascii')

    def sent(lines):
        # Encoded lines keep the line ends they have on the wire.
        return linesep.join(lines) + linesep

    normal = b'\n'.join(lines) + b'\n'
    chosen = cte is None
    if chosen:
        cte = _choose_encoding(lines, policy, sent)
    if cte == '7bit':
        return cte, normal.decode('ascii')
    if cte == '8bit':
        return cte, normal.decode('ascii', 'surrogateescape')
    if cte == 'quoted-printable':
        raw = sent(lines) if chosen and len(lines) <= 10 else normal
        return cte, quoprimime.body_encode(raw.decode('latin-1'),
                                           policy.max_line_length)
    if cte == 'base64':
        return cte, _encode_base64(sent(lines), policy.max_line_length)
    raise ValueError(f'Unknown content transfer encoding {cte}')


def set_text_content(msg, string, subtype='plain', charset='utf-8', cte=None,
                     disposition=None, filename=None, cid=None, params=None,
                     headers=None):
    _prepare_set(msg, 'text', subtype, headers)
    cte, payload = _encode_text(string, charset, cte, msg.policy)
    msg.set_payload(payload)
    msg.set_param('charset', email.charset.ALIASES.get(charset, charset),
                  replace=True)
    msg['Content-Transfer-Encoding'] = cte
    _finalize_set(msg, disposition, filename, cid, params)


def set_message_content(msg, message, subtype='rfc822', cte=None,
                        disposition=None, filename=None, cid=None, params=None,
                        headers=None):
    if subtype == 'partial':
        raise ValueError('message/partial is not supported for Message objects')
    # RFC 2046: the encodings that the kinds of messages may have.
    if subtype == 'rfc822':
        if cte not in (None, '7bit', '8bit', 'binary'):
            raise ValueError(f'message/rfc822 parts do not support cte={cte}')
        cte = cte or '8bit'
    elif subtype == 'external-body':
        if cte not in (None, '7bit'):
            raise ValueError(
                f'message/external-body parts do not support cte={cte}')
        cte = '7bit'
    elif cte is None:
        cte = '7bit'
    _prepare_set(msg, 'message', subtype, headers)
    msg.set_payload([message])
    msg['Content-Transfer-Encoding'] = cte
    _finalize_set(msg, disposition, filename, cid, params)


def set_bytes_content(msg, data, maintype, subtype, cte='base64',
                      disposition=None, filename=None, cid=None, params=None,
                      headers=None):
    _prepare_set(msg, maintype, subtype, headers)
    if cte == 'base64':
        data = _encode_base64(data, max_line_length=msg.policy.max_line_length)
    elif cte == 'quoted-printable':
        data = binascii.b2a_qp(data, istext=False, header=False,
                               quotetabs=True).decode('ascii')
    elif cte == '7bit':
        data = data.decode('ascii')
    elif cte in ('8bit', 'binary'):
        data = data.decode('ascii', 'surrogateescape')
    msg.set_payload(data)
    msg['Content-Transfer-Encoding'] = cte
    _finalize_set(msg, disposition, filename, cid, params)


for _type, _handler in (
        (str, set_text_content),
        (email.message.Message, set_message_content),
        (bytes, set_bytes_content),
        (bytearray, set_bytes_content),
        (memoryview, set_bytes_content)):
    raw_data_manager.add_set_handler(_type, _handler)
del _type, _handler
