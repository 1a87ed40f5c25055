"""The grammar of structured headers: RFC 5322, 2045, 2047, 2231.

Every get_X(value) reads an X at the beginning of a text and gives the token with
the rest of the text, or raises HeaderParseError. A parse_X(value) reads a whole
header and never fails. Tokens keep all of the text: the str() of a tree is what
was parsed; defects say what is wrong with it.
"""

import re
import sys
from operator import itemgetter
from string import hexdigits

from email import _encoded_words as _ew
from email import errors, utils

WSP = set(' \t')
CFWS_LEADER = WSP | {'('}
SPECIALS = set(r'()<>@,:;.\"[]')
ATOM_ENDS = SPECIALS | WSP
DOT_ATOM_ENDS = ATOM_ENDS - {'.'}
# What makes an atom, a quoted string or a comment is inside of phrases.
PHRASE_ENDS = SPECIALS - set('."(')
TSPECIALS = (SPECIALS | set('/?=')) - {'.'}
TOKEN_ENDS = TSPECIALS | WSP
ASPECIALS = TSPECIALS | set("*'%")
ATTRIBUTE_ENDS = ASPECIALS | WSP
EXTENDED_ATTRIBUTE_ENDS = ATTRIBUTE_ENDS - {'%'}


def quote_string(value):
    return f'"{utils.quote(str(value))}"'


rfc2047_matcher = re.compile(r'=\?[^?]*\?[qQbB]\?.*?\?=', re.MULTILINE)


# Tokens

class TokenList(list):
    """A token made of tokens."""

    token_type = None
    syntactic_break = True    # May a line be broken before it?
    ew_combine_allowed = True  # May its encoded word join the one before?

    def __init__(self, *args, **kw):
        super().__init__(*args, **kw)
        self.defects = []

    def __str__(self):
        return ''.join(map(str, self))

    def __repr__(self):
        return f'{self.__class__.__name__}({super().__repr__()})'

    @property
    def value(self):
        """What the text means: comments gone, white space one blank."""
        return ''.join(x.value for x in self if x.value)

    @property
    def all_defects(self):
        found = list(self.defects)
        for token in self:
            found += token.all_defects
        return found

    def startswith_fws(self):
        return self[0].startswith_fws()

    @property
    def as_ew_allowed(self):
        """May all of it become encoded words?"""
        return all(token.as_ew_allowed for token in self)

    @property
    def comments(self):
        return [comment for token in self for comment in token.comments]

    def fold(self, *, policy):
        return _refold_parse_tree(self, policy=policy)

    def pprint(self, indent=''):
        print(self.ppstr(indent=indent))

    def ppstr(self, indent=''):
        return '\n'.join(self._pp(indent=indent))

    def _pp(self, indent=''):
        yield f'{indent}{self.__class__.__name__}/{self.token_type}('
        inner = indent + '    '
        for token in self:
            if hasattr(token, '_pp'):
                yield from token._pp(inner)
            else:
                yield f'{inner}!! invalid element in token list: {token!r}'
        extra = f' Defects: {self.defects}' if self.defects else ''
        yield f'{indent}){extra}'

    # Used by the tokens below.

    def _first(self, *types):
        # The first token of one of the types, or None.
        for token in self:
            if token.token_type in types:
                return token
        return None


def _kind(name, token_type, *, base=TokenList, **attributes):
    # A class of tokens of which there is no more to say.
    return type(name, (base,), dict(attributes, token_type=token_type, __module__=__name__))


class WhiteSpaceTokenList(TokenList):

    @property
    def value(self):
        return ' '

    @property
    def comments(self):
        return [token.content for token in self
                if token.token_type == 'comment']


UnstructuredTokenList = _kind('UnstructuredTokenList', 'unstructured')
Phrase = _kind('Phrase', 'phrase')
Word = _kind('Word', 'word')
CFWSList = _kind('CFWSList', 'cfws', base=WhiteSpaceTokenList)
Atom = _kind('Atom', 'atom')
Token = _kind('Token', 'token', encode_as_ew=False)
EncodedWord = _kind('EncodedWord', 'encoded-word', cte=None, charset=None, lang=None)


class QuotedString(TokenList):
    token_type = 'quoted-string'

    @property
    def content(self):
        bare = self._first('bare-quoted-string')
        return None if bare is None else bare.value

    stripped_value = content

    @property
    def quoted_value(self):
        return ''.join(
            str(token) if token.token_type == 'bare-quoted-string'
            else token.value for token in self)


class BareQuotedString(QuotedString):
    token_type = 'bare-quoted-string'

    def __str__(self):
        return quote_string(self.value)

    @property
    def value(self):
        return ''.join(map(str, self))


class Comment(WhiteSpaceTokenList):
    token_type = 'comment'

    def __str__(self):
        return f'({"".join(map(self.quote, self))})'

    def quote(self, value):
        if value.token_type == 'comment':
            return str(value)
        return re.sub(r'[\\()]', r'\\\g<0>', str(value))

    @property
    def content(self):
        return ''.join(map(str, self))

    @property
    def comments(self):
        return [self.content]


def _collected(tokens, name, type=None):
    # The lists that tokens have as the attribute, one after the other.
    return [item for token in tokens
            if type is None or token.token_type == type
            for item in getattr(token, name)]


class AddressList(TokenList):
    token_type = 'address-list'

    @property
    def addresses(self):
        return [token for token in self if token.token_type == 'address']

    @property
    def mailboxes(self):
        return _collected(self.addresses, 'mailboxes')

    @property
    def all_mailboxes(self):
        return _collected(self.addresses, 'all_mailboxes')


class Address(TokenList):
    token_type = 'address'

    @property
    def display_name(self):
        if self[0].token_type == 'group':
            return self[0].display_name

    @property
    def mailboxes(self):
        only = self[0]
        if only.token_type == 'invalid-mailbox':
            return []
        return [only] if only.token_type == 'mailbox' else only.mailboxes

    @property
    def all_mailboxes(self):
        only = self[0]
        if only.token_type in ('mailbox', 'invalid-mailbox'):
            return [only]
        return only.all_mailboxes


class MailboxList(TokenList):
    token_type = 'mailbox-list'

    @property
    def mailboxes(self):
        return [token for token in self if token.token_type == 'mailbox']

    @property
    def all_mailboxes(self):
        return [token for token in self
                if token.token_type in ('mailbox', 'invalid-mailbox')]


class GroupList(TokenList):
    token_type = 'group-list'

    @property
    def mailboxes(self):
        return _collected(self[:1], 'mailboxes', 'mailbox-list')

    @property
    def all_mailboxes(self):
        return _collected(self[:1], 'all_mailboxes', 'mailbox-list')


class Group(TokenList):
    token_type = 'group'

    # Name, colon, and then the members or the semicolon.

    @property
    def mailboxes(self):
        return _collected((self[2],), 'mailboxes', 'group-list')

    @property
    def all_mailboxes(self):
        return _collected((self[2],), 'all_mailboxes', 'group-list')

    @property
    def display_name(self):
        return self[0].display_name


def _part_of(position, name):
    # A property that one of the tokens has.
    return property(lambda self: getattr(self[position], name))


class NameAddr(TokenList):
    token_type = 'name-addr'

    @property
    def display_name(self):
        return None if len(self) == 1 else self[0].display_name

    local_part = _part_of(-1, 'local_part')
    domain = _part_of(-1, 'domain')
    route = _part_of(-1, 'route')
    addr_spec = _part_of(-1, 'addr_spec')


class AngleAddr(TokenList):
    token_type = 'angle-addr'

    @property
    def local_part(self):
        spec = self._first('addr-spec')
        return None if spec is None else spec.local_part

    @property
    def domain(self):
        spec = self._first('addr-spec')
        return None if spec is None else spec.domain

    @property
    def route(self):
        route = self._first('obs-route')
        return None if route is None else route.domains

    @property
    def addr_spec(self):
        spec = self._first('addr-spec')
        if spec is None:
            return '<>'
        if spec.local_part:
            return spec.addr_spec
        return quote_string(spec.local_part) + spec.addr_spec


class ObsRoute(TokenList):
    token_type = 'obs-route'

    @property
    def domains(self):
        return [token.domain for token in self if token.token_type == 'domain']


class Mailbox(TokenList):
    token_type = 'mailbox'

    @property
    def display_name(self):
        if self[0].token_type == 'name-addr':
            return self[0].display_name

    @property
    def route(self):
        if self[0].token_type == 'name-addr':
            return self[0].route

    local_part = _part_of(0, 'local_part')
    domain = _part_of(0, 'domain')
    addr_spec = _part_of(0, 'addr_spec')


class InvalidMailbox(TokenList):
    token_type = 'invalid-mailbox'

    @property
    def display_name(self):
        return None

    local_part = domain = route = addr_spec = display_name


class _WithoutBlanks:
    # What a domain is: its value with no white space in it.

    @property
    def domain(self):
        return ''.join(super().value.split())


class Domain(_WithoutBlanks, TokenList):
    token_type = 'domain'
    as_ew_allowed = False


DotAtom = _kind('DotAtom', 'dot-atom')
DotAtomText = _kind('DotAtomText', 'dot-atom-text', as_ew_allowed=True)
NoFoldLiteral = _kind('NoFoldLiteral', 'no-fold-literal', as_ew_allowed=False)


class AddrSpec(TokenList):
    token_type = 'addr-spec'
    as_ew_allowed = False

    local_part = _part_of(0, 'local_part')

    @property
    def domain(self):
        return None if len(self) < 3 else self[-1].domain

    @property
    def value(self):
        local = self[0].value
        if len(self) < 3:
            return local
        return local.rstrip() + self[1].value + self[2].value.lstrip()

    @property
    def addr_spec(self):
        local, domain = self.local_part, self.domain
        if not DOT_ATOM_ENDS.isdisjoint(local):
            local = quote_string(local)
        return local if domain is None else f'{local}@{domain}'


ObsLocalPart = _kind('ObsLocalPart', 'obs-local-part', as_ew_allowed=False)


def _cfws_at(token, position):
    # Is the token white space, or has it some at its beginning (0) or end (-1)?
    return (token.token_type == 'cfws'
            or token[position].token_type == 'cfws')


class DisplayName(Phrase):
    token_type = 'display-name'
    ew_combine_allowed = False

    @property
    def display_name(self):
        tokens = TokenList(self)
        for end in (0, -1):
            if not tokens:
                break
            outer = tokens[end]
            if outer.token_type == 'cfws':
                tokens.pop(end)
            elif outer[end].token_type == 'cfws':
                tokens[end] = TokenList(outer[1:] if end == 0 else outer[:-1])
        return tokens.value

    @property
    def value(self):
        quote = bool(self.defects) or self._first('quoted-string') is not None
        if not (quote and self):
            return super().value
        before = ' ' if _cfws_at(self[0], 0) else ''
        after = ' ' if _cfws_at(self[-1], -1) else ''
        return before + quote_string(self.display_name) + after


class LocalPart(TokenList):
    token_type = 'local-part'
    as_ew_allowed = False

    @property
    def value(self):
        only = self[0]
        if only.token_type == 'quoted-string':
            return only.quoted_value
        return only.value

    @property
    def local_part(self):
        # White space beside a dot does not count.
        tokens = [token for token in self[0] if token.token_type != 'cfws']
        result = TokenList()
        for at, token in enumerate(tokens):
            if isinstance(token, TokenList):
                after_dot = at == 0 or tokens[at - 1].token_type == 'dot'
                before_dot = (at == len(tokens) - 1
                              or tokens[at + 1].token_type == 'dot')
                if after_dot and token[0].token_type == 'cfws':
                    token = TokenList(token[1:])
                if before_dot and token[-1].token_type == 'cfws':
                    token = TokenList(token[:-1])
            result.append(token)
        return result.value


class DomainLiteral(_WithoutBlanks, TokenList):
    token_type = 'domain-literal'
    as_ew_allowed = False

    @property
    def ip(self):
        text = self._first('ptext')
        return None if text is None else text.value


MIMEVersion = _kind('MIMEVersion', 'mime-version', major=None, minor=None)


class Parameter(TokenList):
    token_type = 'parameter'
    sectioned = False
    extended = False
    charset = 'us-ascii'

    @property
    def section_number(self):
        # Without sections it is the first and only one.
        return self[1].number if self.sectioned else 0

    @property
    def param_value(self):
        # In a quoted string if an extended value was quoted wrongly.
        for token in self:
            if token.token_type == 'value':
                return token.stripped_value
            if token.token_type == 'quoted-string':
                for bare in token:
                    if bare.token_type == 'bare-quoted-string':
                        inner = bare._first('value')
                        if inner is not None:
                            return inner.stripped_value
        return ''


InvalidParameter = _kind('InvalidParameter', 'invalid-parameter', base=Parameter)


class Attribute(TokenList):
    token_type = 'attribute'

    @property
    def stripped_value(self):
        text = self._first('attrtext', 'extended-attrtext')
        return None if text is None else text.value


Section = _kind('Section', 'section', number=None)


class Value(TokenList):
    token_type = 'value'

    @property
    def stripped_value(self):
        token = self[1 if self[0].token_type == 'cfws' else 0]
        if token.token_type.endswith(('quoted-string', 'attribute')):
            return token.stripped_value
        return self.value


class MimeParameters(TokenList):
    token_type = 'mime-parameters'
    syntactic_break = False

    @property
    def params(self):
        """The parameters (name, value), sections put together."""
        sections = {}
        for token in self:
            if (token.token_type.endswith('parameter')
                    and token[0].token_type == 'attribute'):
                sections.setdefault(token[0].value.strip(), []).append(
                    (token.section_number, token))
        for name, parts in sections.items():
            yield name, self._whole_value(parts)

    @staticmethod
    def _whole_value(parts):
        # Senders do not always number in order; extended sections may even
        # have been split in the middle of a character, which is an error.
        parts = sorted(parts, key=itemgetter(0))
        first = parts[0][1]
        charset = first.charset
        if not first.extended and len(parts) > 1 and parts[1][0] == 0:
            parts[1][1].defects.append(errors.InvalidHeaderDefect(
                'duplicate parameter name; duplicate(s) ignored'))
            del parts[1:]
        texts = []
        expected = 0
        for number, param in parts:
            if number != expected:
                if not param.extended:
                    param.defects.append(errors.InvalidHeaderDefect(
                        'duplicate parameter name; duplicate ignored'))
                    continue
                param.defects.append(errors.InvalidHeaderDefect(
                    'inconsistent RFC2231 parameter numbering'))
            expected += 1
            text = param.param_value
            if param.extended:
                text = _unpercent(param, text, charset)
            texts.append(text)
        return ''.join(texts)

    def __str__(self):
        params = '; '.join(
            f'{name}={quote_string(value)}' if value else name
            for name, value in self.params)
        return ' ' + params if params else ''


def _unpercent(param, text, charset):
    from urllib.parse import unquote, unquote_to_bytes
    try:
        raw = unquote_to_bytes(text)
    except UnicodeEncodeError:
        # Bytes that were never decoded: they stay.
        return unquote(text, encoding='latin-1')
    try:
        text = raw.decode(charset, 'surrogateescape')
    except (LookupError, UnicodeEncodeError):
        # A charset nobody knows: as if it were ASCII.
        text = raw.decode('us-ascii', 'surrogateescape')
    if utils._has_surrogates(text):
        param.defects.append(errors.UndecodableBytesDefect())
    return text


class ParameterizedHeaderValue(TokenList):
    # The parameters are never the first thing of a line that is broken.
    syntactic_break = False

    @property
    def params(self):
        for token in reversed(self):
            if token.token_type == 'mime-parameters':
                return token.params
        return {}


ContentType = _kind(
    'ContentType', 'content-type', base=ParameterizedHeaderValue,
    as_ew_allowed=False, maintype='text', subtype='plain')
ContentDisposition = _kind(
    'ContentDisposition', 'content-disposition', base=ParameterizedHeaderValue,
    as_ew_allowed=False, content_disposition=None)
ContentTransferEncoding = _kind(
    'ContentTransferEncoding', 'content-transfer-encoding', as_ew_allowed=False, cte='7bit')
HeaderLabel = _kind('HeaderLabel', 'header-label', as_ew_allowed=False)


class MsgID(TokenList):
    token_type = 'msg-id'
    as_ew_allowed = False

    def fold(self, policy):
        # An identifier is never folded.
        return str(self) + policy.linesep


MessageID = _kind('MessageID', 'message-id', base=MsgID)
InvalidMessageID = _kind('InvalidMessageID', 'invalid-message-id', base=MessageID)
Header = _kind('Header', 'header')


class Terminal(str):
    """A token that is a piece of text."""

    as_ew_allowed = True
    ew_combine_allowed = True
    syntactic_break = True

    def __new__(cls, value, token_type):
        self = super().__new__(cls, value)
        self.token_type = token_type
        self.defects = []
        return self

    def __repr__(self):
        return f'{self.__class__.__name__}({super().__repr__()})'

    def pprint(self):
        print(f'{self.__class__.__name__}/{self.token_type}')

    @property
    def all_defects(self):
        return list(self.defects)

    def _pp(self, indent=''):
        extra = f' {self.defects}' if self.defects else ''
        return [f'{indent}{self.__class__.__name__}/{self.token_type}'
                f'({super().__repr__()}){extra}']

    def pop_trailing_ws(self):
        return None

    @property
    def comments(self):
        return []

    def __getnewargs__(self):
        return str(self), self.token_type


class WhiteSpaceTerminal(Terminal):

    @property
    def value(self):
        return ' '

    def startswith_fws(self):
        return True


class ValueTerminal(Terminal):

    @property
    def value(self):
        return self

    def startswith_fws(self):
        return False


class EWWhiteSpaceTerminal(WhiteSpaceTerminal):
    """White space between encoded words, which means nothing."""

    @property
    def value(self):
        return ''

    def __str__(self):
        return ''


class _InvalidEwError(errors.HeaderParseError):
    """Looks like an encoded word but is none."""


DOT = ValueTerminal('.', 'dot')
ListSeparator = ValueTerminal(',', 'list-separator')
RouteComponentMarker = ValueTerminal('@', 'route-component-marker')


# What the parsers below are made of

def _but(ends):
    return re.compile('[^' + re.escape(''.join(sorted(ends))) + ']+').match


_wsp_splitter = re.compile(r'([ \t]+)').split
_non_atom_end_matcher = _but(ATOM_ENDS)
_non_printable_finder = re.compile(r'[\x00-\x20\x7F]').findall
_non_token_end_matcher = _but(TOKEN_ENDS)
_non_attribute_end_matcher = _but(ATTRIBUTE_ENDS)
_non_extended_attribute_end_matcher = _but(EXTENDED_ATTRIBUTE_ENDS)


def _at(value, chars):
    # Does the text begin with one of the characters?
    return value != '' and value[0] in chars


def _invalid(tokens, text):
    tokens.defects.append(errors.InvalidHeaderDefect(text))


def _obsolete(tokens, text):
    tokens.defects.append(errors.ObsoleteHeaderDefect(text))


def _skip_cfws(tokens, value):
    # Append white space and comments, if there are any; gives the rest.
    if _at(value, CFWS_LEADER):
        token, value = get_cfws(value)
        tokens.append(token)
    return value


def _leading_cfws(value):
    # As _skip_cfws for a token that is not there yet: (cfws or None, rest).
    return get_cfws(value) if _at(value, CFWS_LEADER) else (None, value)


def _prepend(leader, token):
    if leader is not None:
        token[:0] = [leader]


def _until_wsp(value):
    # The text up to the first white space, and the rest.
    word = _wsp_splitter(value, 1)[0]
    return word, value[len(word):]


def _validate_xtext(xtext):
    """Note characters that may not be in a text as its defects."""
    found = _non_printable_finder(xtext)
    if found:
        xtext.defects.append(errors.NonPrintableDefect(found))
    if utils._has_surrogates(xtext):
        xtext.defects.append(errors.UndecodableBytesDefect(
            'Non-ASCII characters found in header token'))


def _text(value, token_type, cls=ValueTerminal):
    token = cls(value, token_type)
    _validate_xtext(token)
    return token


def _get_ptext_to_endchars(value, endchars):
    """Text up to white space or one of the characters, escapes resolved.

    Gives the text, the rest, and whether a backslash was escaped.
    """
    fragment, rest = _until_wsp(value)
    text = []
    escaped = escaped_backslash = False
    at = 0
    for at, char in enumerate(fragment):
        if escaped:
            escaped = False
            escaped_backslash |= char == '\\'
        elif char == '\\':
            escaped = True
            continue
        elif char in endchars:
            break
        text.append(char)
    else:
        at = len(fragment)
    return ''.join(text), fragment[at:] + rest, escaped_backslash


def get_fws(value):
    """White space that can be folded."""
    rest = value.lstrip()
    return WhiteSpaceTerminal(value[:len(value) - len(rest)], 'fws'), rest


def get_encoded_word(value):
    """=?charset?encoding?text?="""
    word = EncodedWord()
    body, end, rest = value[2:].partition('?=')
    if not value.startswith('=?') or not end:
        raise errors.HeaderParseError(
            f'expected encoded word but found {value}')
    if (len(rest) > 1 and rest[0] in hexdigits and rest[1] in hexdigits
            and body.count('?') < 2):
        # The ?= belongs to the text: it begins with an escape.
        more, _, rest = rest.partition('?=')
        body += end + more
    if len(body.split()) > 1:
        _invalid(word, 'whitespace inside encoded word')
    word.cte = value
    try:
        text, charset, lang, defects = _ew.decode(f'=?{body}?=')
    except (ValueError, KeyError):
        raise _InvalidEwError(f"encoded word format invalid: '{word.cte}'")
    word.charset = charset
    word.lang = lang
    word.defects.extend(defects)
    while text:
        if text[0] in WSP:
            token, text = get_fws(text)
        else:
            plain, text = _until_wsp(text)
            token = _text(plain, 'vtext')
        word.append(token)
    if rest and rest[0] not in WSP:
        _invalid(word, 'missing trailing whitespace after encoded-word')
    return word, rest


def get_unstructured(value):
    """Text and encoded words: the only one that never fails and leaves no rest."""
    tokens = UnstructuredTokenList()
    while value:
        if value[0] in WSP:
            token, value = get_fws(value)
            tokens.append(token)
            continue
        could_be_word = True
        if value.startswith('=?'):
            try:
                token, value = get_encoded_word(value)
            except _InvalidEwError:
                could_be_word = False
            except errors.HeaderParseError:
                pass
            else:
                if tokens and tokens[-1].token_type != 'fws':
                    _invalid(tokens, 'missing whitespace before encoded word')
                elif len(tokens) > 1 and (
                        tokens[-2].token_type == 'encoded-word'):
                    tokens[-1] = EWWhiteSpaceTerminal(tokens[-1], 'fws')
                tokens.append(token)
                continue
        plain, rest = _until_wsp(value)
        # An encoded word in the middle of a text is one all the same.
        if could_be_word and rfc2047_matcher.search(plain):
            plain, mark, rest = value.partition('=?')
            rest = mark + rest
        tokens.append(_text(plain, 'vtext'))
        value = rest
    return tokens


def get_qp_ctext(value):
    """Text of a comment."""
    text, value, _ = _get_ptext_to_endchars(value, '()')
    return _text(text, 'ptext', WhiteSpaceTerminal), value


def get_qcontent(value):
    """Text of a quoted string."""
    text, value, _ = _get_ptext_to_endchars(value, '"')
    return _text(text, 'ptext'), value


def _matched(matcher, value, token_type, problem):
    found = matcher(value)
    if not found:
        raise errors.HeaderParseError(problem)
    return _text(found[0], token_type), value[found.end():]


def get_atext(value):
    """Characters of an atom."""
    return _matched(_non_atom_end_matcher, value, 'atext',
                    f"expected atext but found '{value}'")


def get_bare_quoted_string(value):
    """A quoted string without white space around."""
    if value[0] != '"':
        raise errors.HeaderParseError(f"expected '\"' but found '{value}'")
    tokens = BareQuotedString()
    value = value[1:]
    if _at(value, '"'):
        # An empty string has an empty text.
        token, value = get_qcontent(value)
        tokens.append(token)
    while value and value[0] != '"':
        if value[0] in WSP:
            token, value = get_fws(value)
        elif not value.startswith('=?'):
            token, value = get_qcontent(value)
        else:
            try:
                token, value = get_encoded_word(value)
            except errors.HeaderParseError:
                token, value = get_qcontent(value)
            else:
                _invalid(tokens, 'encoded word inside quoted string')
                if ([x.token_type for x in tokens[-2:]]
                        == ['encoded-word', 'fws']):
                    tokens[-1] = EWWhiteSpaceTerminal(tokens[-1], 'fws')
        tokens.append(token)
    if not value:
        _invalid(tokens, 'end of header inside quoted string')
    return tokens, value[1:]


def get_comment(value):
    """A comment, with those in it."""
    if value and value[0] != '(':
        raise errors.HeaderParseError(f"expected '(' but found '{value}'")
    comment = Comment()
    value = value[1:]
    while value and value[0] != ')':
        if value[0] in WSP:
            get = get_fws
        else:
            get = get_comment if value[0] == '(' else get_qp_ctext
        token, value = get(value)
        comment.append(token)
    if not value:
        _invalid(comment, 'end of header inside comment')
    return comment, value[1:]


def get_cfws(value):
    """White space and comments."""
    tokens = CFWSList()
    while _at(value, CFWS_LEADER):
        token, value = (get_fws if value[0] in WSP else get_comment)(value)
        tokens.append(token)
    return tokens, value


def get_quoted_string(value):
    """A quoted string, white space around it included."""
    tokens = QuotedString()
    value = _skip_cfws(tokens, value)
    token, value = get_bare_quoted_string(value)
    tokens.append(token)
    return tokens, _skip_cfws(tokens, value)


def _encoded_word_or(get, value):
    # An encoded word where it may not be, but is found in the wild.
    if value.startswith('=?'):
        try:
            return get_encoded_word(value)
        except errors.HeaderParseError:
            pass
    return get(value)


def get_atom(value):
    """An atom, white space around it included."""
    atom = Atom()
    value = _skip_cfws(atom, value)
    if _at(value, ATOM_ENDS):
        raise errors.HeaderParseError(f"expected atom but found '{value}'")
    token, value = _encoded_word_or(get_atext, value)
    atom.append(token)
    return atom, _skip_cfws(atom, value)


def get_dot_atom_text(value):
    """Atoms with dots between and no white space."""
    tokens = DotAtomText()
    if not value or value[0] in ATOM_ENDS:
        raise errors.HeaderParseError(
            f"expected atom at a start of dot-atom-text but found '{value}'")
    while value and value[0] not in ATOM_ENDS:
        token, value = get_atext(value)
        tokens.append(token)
        if _at(value, '.'):
            tokens.append(DOT)
            value = value[1:]
    if tokens[-1] is DOT:
        raise errors.HeaderParseError(
            f"expected atom at end of dot-atom-text but found '.{value}'")
    return tokens, value


def get_dot_atom(value):
    """Atoms with dots between, white space around included."""
    tokens = DotAtom()
    value = _skip_cfws(tokens, value)
    token, value = _encoded_word_or(get_dot_atom_text, value)
    tokens.append(token)
    return tokens, _skip_cfws(tokens, value)


def get_word(value):
    """An atom or a quoted string."""
    leader, value = _leading_cfws(value)
    if not value:
        raise errors.HeaderParseError(
            "Expected 'atom' or 'quoted-string' but found nothing.")
    if value[0] == '"':
        token, value = get_quoted_string(value)
    elif value[0] in SPECIALS:
        raise errors.HeaderParseError(
            f"Expected 'atom' or 'quoted-string' but found '{value}'")
    else:
        token, value = get_atom(value)
    _prepend(leader, token)
    return token, value


def get_phrase(value):
    """Words; periods between them are obsolete."""
    phrase = Phrase()
    try:
        token, value = get_word(value)
        phrase.append(token)
    except errors.HeaderParseError:
        _invalid(phrase, 'phrase does not start with word')
    while value and value[0] not in PHRASE_ENDS:
        if value[0] == '.':
            phrase.append(DOT)
            _obsolete(phrase, "period in 'phrase'")
            value = value[1:]
            continue
        try:
            token, value = get_word(value)
        except errors.HeaderParseError:
            if value[0] not in CFWS_LEADER:
                raise
            token, value = get_cfws(value)
            _obsolete(phrase, 'comment found without atom')
        phrase.append(token)
    return phrase, value


def _in_obs_local_part(value):
    return value != '' and (value[0] == '\\' or value[0] not in PHRASE_ENDS)


def get_local_part(value):
    """What stands before the @."""
    local_part = LocalPart()
    leader, value = _leading_cfws(value)
    if not value:
        raise errors.HeaderParseError(
            f"expected local-part but found '{value}'")
    try:
        token, value = get_dot_atom(value)
    except errors.HeaderParseError:
        try:
            token, value = get_word(value)
        except errors.HeaderParseError:
            if not _in_obs_local_part(value):
                raise
            token = TokenList()
    _prepend(leader, token)
    local_part.append(token)
    if _in_obs_local_part(value):
        # There is more of it: the obsolete form.
        obsolete, value = get_obs_local_part(str(local_part) + value)
        if obsolete.token_type == 'invalid-obs-local-part':
            _invalid(local_part, 'local-part is not dot-atom, quoted-string, '
                     'or obs-local-part')
        else:
            _obsolete(local_part,
                      'local-part is not a dot-atom (contains CFWS)')
        local_part[0] = obsolete
    try:
        local_part.value.encode('ascii')
    except UnicodeEncodeError:
        local_part.defects.append(errors.NonASCIILocalPartDefect(
            'local-part contains non-ASCII characters)'))
    return local_part, value


def get_obs_local_part(value):
    """Words with dots between and white space anywhere."""
    tokens = ObsLocalPart()
    after_dot = False
    while _in_obs_local_part(value):
        if value[0] == '.':
            if after_dot:
                _invalid(tokens, "invalid repeated '.'")
            tokens.append(DOT)
            after_dot = True
            value = value[1:]
            continue
        if value[0] == '\\':
            tokens.append(ValueTerminal(value[0], 'misplaced-special'))
            _invalid(tokens, "'\\' character outside of quoted-string/ccontent")
            after_dot = False
            value = value[1:]
            continue
        if tokens and tokens[-1].token_type != 'dot':
            _invalid(tokens, "missing '.' between words")
        try:
            token, value = get_word(value)
            after_dot = False
        except errors.HeaderParseError:
            if value[0] not in CFWS_LEADER:
                raise
            token, value = get_cfws(value)
        tokens.append(token)
    for first, second, where in ((0, 1, 'leading'), (-1, -2, 'trailing')):
        outermost = tokens[first]
        if outermost.token_type == 'cfws':
            outermost = tokens[second]
        if outermost.token_type == 'dot':
            _invalid(tokens, f"Invalid {where} '.' in local part")
    if tokens.defects:
        tokens.token_type = 'invalid-obs-local-part'
    return tokens, value


def get_dtext(value):
    """Text of a literal domain."""
    text, value, escaped_backslash = _get_ptext_to_endchars(value, '[]')
    token = ValueTerminal(text, 'ptext')
    if escaped_backslash:
        _obsolete(token, 'quoted printable found in domain-literal')
    _validate_xtext(token)
    return token, value


def _check_for_early_dl_end(value, domain_literal):
    if value:
        return False
    domain_literal.append(errors.InvalidHeaderDefect(
        'end of input inside domain-literal'))
    domain_literal.append(ValueTerminal(']', 'domain-literal-end'))
    return True


def get_domain_literal(value):
    """A domain in brackets."""
    tokens = DomainLiteral()
    value = _skip_cfws(tokens, value)
    if not value:
        raise errors.HeaderParseError('expected domain-literal')
    if value[0] != '[':
        raise errors.HeaderParseError(
            f"expected '[' at start of domain-literal but found '{value}'")
    value = value[1:]
    if _check_for_early_dl_end(value, tokens):
        return tokens, value
    tokens.append(ValueTerminal('[', 'domain-literal-start'))

    def skip_fws():
        if not _at(value, WSP):
            return value
        token, rest = get_fws(value)
        tokens.append(token)
        return rest

    value = skip_fws()
    token, value = get_dtext(value)
    tokens.append(token)
    if _check_for_early_dl_end(value, tokens):
        return tokens, value
    value = skip_fws()
    if _check_for_early_dl_end(value, tokens):
        return tokens, value
    if value[0] != ']':
        raise errors.HeaderParseError(
            f"expected ']' at end of domain-literal but found '{value}'")
    tokens.append(ValueTerminal(']', 'domain-literal-end'))
    return tokens, _skip_cfws(tokens, value[1:])


def get_domain(value):
    """What stands after the @."""
    domain = Domain()
    leader, value = _leading_cfws(value)
    if not value:
        raise errors.HeaderParseError(f"expected domain but found '{value}'")
    if value[0] == '[':
        token, value = get_domain_literal(value)
        _prepend(leader, token)
        domain.append(token)
        return domain, value
    try:
        token, value = get_dot_atom(value)
    except errors.HeaderParseError:
        token, value = get_atom(value)
    if _at(value, '@'):
        raise errors.HeaderParseError('Invalid Domain')
    _prepend(leader, token)
    domain.append(token)
    if _at(value, '.'):
        _obsolete(domain, 'domain is not a dot-atom (contains CFWS)')
        if token.token_type == 'dot-atom':
            domain[:] = token
        while _at(value, '.'):
            domain.append(DOT)
            token, value = get_atom(value[1:])
            domain.append(token)
    return domain, value


def get_addr_spec(value):
    """An address local@domain."""
    spec = AddrSpec()
    token, value = get_local_part(value)
    spec.append(token)
    if not _at(value, '@'):
        _invalid(spec, 'addr-spec local part with no domain')
        return spec, value
    spec.append(ValueTerminal('@', 'address-at-symbol'))
    token, value = get_domain(value[1:])
    spec.append(token)
    return spec, value


def get_obs_route(value):
    """Domains on the way to an address, up to the colon."""
    route = ObsRoute()

    def get_hop(value):
        route.append(RouteComponentMarker)
        token, value = get_domain(value[1:])
        route.append(token)
        return value

    while _at(value, ',') or _at(value, CFWS_LEADER):
        if value[0] == ',':
            route.append(ListSeparator)
            value = value[1:]
        else:
            value = _skip_cfws(route, value)
    if not _at(value, '@'):
        raise errors.HeaderParseError(
            f"expected obs-route domain but found '{value}'")
    value = get_hop(value)
    while _at(value, ','):
        route.append(ListSeparator)
        value = _skip_cfws(route, value[1:])
        if _at(value, '@'):
            value = get_hop(value)
    if not value:
        raise errors.HeaderParseError('end of header while parsing obs-route')
    if value[0] != ':':
        raise errors.HeaderParseError(
            f"expected ':' marking end of obs-route but found '{value}'")
    route.append(ValueTerminal(':', 'end-of-obs-route-marker'))
    return route, value[1:]


def get_angle_addr(value):
    """An address in angle brackets."""
    tokens = AngleAddr()
    value = _skip_cfws(tokens, value)
    if not _at(value, '<'):
        raise errors.HeaderParseError(
            f"expected angle-addr but found '{value}'")
    tokens.append(ValueTerminal('<', 'angle-addr-start'))
    value = value[1:]
    if value[0] == '>':
        # Bounces come from nowhere.
        tokens.append(ValueTerminal('>', 'angle-addr-end'))
        _invalid(tokens, 'null addr-spec in angle-addr')
        return tokens, value[1:]
    try:
        token, value = get_addr_spec(value)
    except errors.HeaderParseError:
        try:
            token, value = get_obs_route(value)
            _obsolete(tokens, 'obsolete route specification in angle-addr')
        except errors.HeaderParseError:
            raise errors.HeaderParseError(
                f"expected addr-spec or obs-route but found '{value}'")
        tokens.append(token)
        token, value = get_addr_spec(value)
    tokens.append(token)
    if _at(value, '>'):
        value = value[1:]
    else:
        _invalid(tokens, "missing trailing '>' on angle-addr")
    tokens.append(ValueTerminal('>', 'angle-addr-end'))
    return tokens, _skip_cfws(tokens, value)


def get_display_name(value):
    """The name before an address."""
    phrase, value = get_phrase(value)
    name = DisplayName(phrase)
    name.defects = phrase.defects[:]
    return name, value


def get_name_addr(value):
    """A name, if there is one, and an address in angle brackets."""
    tokens = NameAddr()

    def unexpected(found):
        return errors.HeaderParseError(
            f"expected name-addr but found '{found}'")

    leader, value = _leading_cfws(value)
    if not value and leader is not None:
        raise unexpected(leader)
    if value[0] != '<':
        if value[0] in PHRASE_ENDS:
            raise unexpected(value)
        token, value = get_display_name(value)
        if not value:
            raise unexpected(token)
        if leader is not None:
            token[0][:0] = [leader]
            leader = None
        tokens.append(token)
    token, value = get_angle_addr(value)
    _prepend(leader, token)
    tokens.append(token)
    return tokens, value


def get_mailbox(value):
    """An address with or without a name."""
    mailbox = Mailbox()
    try:
        token, value = get_name_addr(value)
    except errors.HeaderParseError:
        try:
            token, value = get_addr_spec(value)
        except errors.HeaderParseError:
            raise errors.HeaderParseError(
                f"expected mailbox but found '{value}'")
    if any(isinstance(defect, errors.InvalidHeaderDefect)
           for defect in token.all_defects):
        mailbox.token_type = 'invalid-mailbox'
    mailbox.append(token)
    return mailbox, value


def _take_anything(tokens, value, ends):
    # Phrases and characters that make no sense, up to one of the ends.
    while value and value[0] not in ends:
        if value[0] in PHRASE_ENDS:
            token, value = (ValueTerminal(value[0], 'misplaced-special'),
                            value[1:])
        else:
            token, value = get_phrase(value)
        tokens.append(token)
    return tokens, value


def get_invalid_mailbox(value, endchars):
    """Whatever stands where a mailbox should, up to one of the characters."""
    return _take_anything(InvalidMailbox(), value, endchars)


def _recover(tokens, value, ends, empty_at_cfws, empty, bad, wrap):
    """Go on after an element of a list that could not be read."""
    if value[0] == ',':
        _obsolete(tokens, empty)
        return value
    leader, value = _leading_cfws(value)
    if leader is not None and (not value or value[0] in ends):
        tokens.append(leader)
        _obsolete(tokens, empty_at_cfws)
        return value
    token, value = get_invalid_mailbox(value, ends)
    _prepend(leader, token)
    tokens.append(wrap(token))
    _invalid(tokens, bad)
    return value


def get_mailbox_list(value):
    """Mailboxes with commas between, up to a semicolon."""
    tokens = MailboxList()
    bad = 'invalid mailbox in mailbox-list'
    empty = 'empty element in mailbox-list'
    while value and value[0] != ';':
        try:
            token, value = get_mailbox(value)
            tokens.append(token)
        except errors.HeaderParseError:
            value = _recover(tokens, value, ',;', empty, empty, bad,
                             lambda token: token)
        if value and value[0] not in ',;':
            # Something follows the mailbox: it belongs to it and spoils it.
            mailbox = tokens[-1]
            mailbox.token_type = 'invalid-mailbox'
            token, value = get_invalid_mailbox(value, ',;')
            mailbox.extend(token)
            _invalid(tokens, bad)
        if _at(value, ','):
            tokens.append(ListSeparator)
            value = value[1:]
    return tokens, value


def get_group_list(value):
    """The members of a group."""
    group_list = GroupList()
    if not value:
        _invalid(group_list, 'end of header before group-list')
        return group_list, value
    leader, value = _leading_cfws(value)
    if leader is not None and (not value or value[0] == ';'):
        if not value:
            _invalid(group_list, 'end of header in group-list')
        group_list.append(leader)
        return group_list, value
    token, value = get_mailbox_list(value)
    if not token.all_mailboxes:
        if leader is not None:
            group_list.append(leader)
        group_list.extend(token)
        _obsolete(group_list, 'group-list with empty entries')
        return group_list, value
    _prepend(leader, token)
    group_list.append(token)
    return group_list, value


def get_group(value):
    """name: members;"""
    group = Group()
    token, value = get_display_name(value)
    if not _at(value, ':'):
        raise errors.HeaderParseError("expected ':' at end of group display "
                                      f"name but found '{value}'")
    group.append(token)
    group.append(ValueTerminal(':', 'group-display-name-terminator'))
    value = value[1:]
    end = ValueTerminal(';', 'group-terminator')
    if _at(value, ';'):
        group.append(end)
        return group, value[1:]
    token, value = get_group_list(value)
    group.append(token)
    if not value:
        _invalid(group, 'end of header in group')
    elif value[0] != ';':
        raise errors.HeaderParseError(
            f"expected ';' at end of group but found {value}")
    group.append(end)
    return group, _skip_cfws(group, value[1:])


def get_address(value):
    """A mailbox or a group."""
    # A mailbox could be read as the beginning of a group, but a group never as
    # a mailbox.
    try:
        token, value = get_group(value)
    except errors.HeaderParseError:
        try:
            token, value = get_mailbox(value)
        except errors.HeaderParseError:
            raise errors.HeaderParseError(
                f"expected address but found '{value}'")
    return Address([token]), value


def get_address_list(value):
    """Addresses with commas between, to the end of the text."""
    tokens = AddressList()
    bad = 'invalid address in address-list'
    while value:
        try:
            token, value = get_address(value)
            tokens.append(token)
        except errors.HeaderParseError:
            value = _recover(tokens, value, ',',
                             'address-list entry with no content',
                             'empty element in address-list', bad,
                             lambda token: Address([token]))
        if value and value[0] != ',':
            mailbox = tokens[-1][0]
            mailbox.token_type = 'invalid-mailbox'
            token, value = get_invalid_mailbox(value, ',')
            mailbox.extend(token)
            _invalid(tokens, bad)
        if value:
            tokens.append(ValueTerminal(',', 'list-separator'))
            value = value[1:]
    return tokens, value


def get_no_fold_literal(value):
    """Text in brackets, no white space anywhere."""
    if not value:
        raise errors.HeaderParseError(
            f"expected no-fold-literal but found '{value}'")
    if value[0] != '[':
        raise errors.HeaderParseError("expected '[' at the start of "
                                      f"no-fold-literal but found '{value}'")
    text, value = get_dtext(value[1:])
    if not _at(value, ']'):
        raise errors.HeaderParseError("expected ']' at the end of "
                                      f"no-fold-literal but found '{value}'")
    return NoFoldLiteral([
        ValueTerminal('[', 'no-fold-literal-start'), text,
        ValueTerminal(']', 'no-fold-literal-end')]), value[1:]


def _first_of(value, problem, *readers):
    # The first reader that succeeds: (its place, token, rest).
    for place, get in enumerate(readers):
        try:
            return place, *get(value)
        except errors.HeaderParseError:
            pass
    raise errors.HeaderParseError(problem + f" but found '{value}'")


def get_msg_id(value):
    """An identifier of a message: <left@right>"""
    msg_id = MsgID()
    value = _skip_cfws(msg_id, value)
    if not _at(value, '<'):
        raise errors.HeaderParseError(f"expected msg-id but found '{value}'")
    msg_id.append(ValueTerminal('<', 'msg-id-start'))
    place, token, value = _first_of(
        value[1:], 'expected dot-atom-text or obs-id-left',
        get_dot_atom_text, get_obs_local_part)
    if place == 1:
        _obsolete(msg_id, 'obsolete id-left in msg-id')
    msg_id.append(token)
    end = ValueTerminal('>', 'msg-id-end')
    if not _at(value, '@'):
        _invalid(msg_id, 'msg-id with no id-right')
        # Some really have only one part; they are closed all the same.
        if _at(value, '>'):
            msg_id.append(end)
            value = value[1:]
        return msg_id, value
    msg_id.append(ValueTerminal('@', 'address-at-symbol'))
    place, token, value = _first_of(
        value[1:], 'expected dot-atom-text, no-fold-literal or obs-id-right',
        get_dot_atom_text, get_no_fold_literal, get_domain)
    if place == 2:
        _obsolete(msg_id, 'obsolete id-right in msg-id')
    msg_id.append(token)
    if _at(value, '>'):
        value = value[1:]
    else:
        _invalid(msg_id, "missing trailing '>' on msg-id")
    msg_id.append(end)
    return msg_id, _skip_cfws(msg_id, value)


def parse_message_id(value):
    """The header Message-ID."""
    try:
        token, rest = get_msg_id(value)
    except errors.HeaderParseError as error:
        header = InvalidMessageID(get_unstructured(value))
        _invalid(header, f'Invalid msg-id: {error!r}')
        return header
    header = MessageID([token])
    if rest:
        _invalid(header, f'Unexpected {rest!r}')
    return header


def _version_number(version, value, name, ends):
    # One number of a version, up to white space or one of the ends.
    length = 0
    while (length < len(value) and value[length] not in CFWS_LEADER
           and value[length] not in ends):
        length += 1
    digits = value[:length]
    if digits.isdigit():
        setattr(version, name, int(digits))
        version.append(ValueTerminal(digits, 'digits'))
    else:
        _invalid(version, f'Expected MIME {name} version number but found '
                 f'{digits!r}')
        version.append(ValueTerminal(digits, 'xtext'))
    return _skip_cfws(version, value[length:])


def parse_mime_version(value):
    """The header MIME-Version."""
    # The grammar does not say it, but comments may be anywhere.
    version = MIMEVersion()
    if not value:
        version.defects.append(errors.HeaderMissingRequiredValue(
            'Missing MIME version number (eg: 1.0)'))
        return version
    if value[0] in CFWS_LEADER:
        value = _skip_cfws(version, value)
        if not value:
            version.defects.append(errors.HeaderMissingRequiredValue(
                'Expected MIME version number but found only CFWS'))
    value = _version_number(version, value, 'major', '.')
    incomplete = not _at(value, '.')
    if incomplete:
        rest = value
    else:
        version.append(ValueTerminal('.', 'version-separator'))
        value = _skip_cfws(version, value[1:])
        rest = ''
        incomplete = not value
    if incomplete:
        if version.major is not None:
            _invalid(version, 'Incomplete MIME version; found only major number')
        if rest:
            version.append(ValueTerminal(rest, 'xtext'))
        return version
    value = _version_number(version, value, 'minor', '')
    if value:
        _invalid(version, 'Excess non-CFWS text after MIME version')
        version.append(ValueTerminal(value, 'xtext'))
    return version


# Parameters

def get_invalid_parameter(value):
    """Whatever stands where a parameter should, up to a semicolon."""
    return _take_anything(InvalidParameter(), value, ';')


def get_ttext(value):
    """Characters of a token."""
    return _matched(_non_token_end_matcher, value, 'ttext',
                    f"expected ttext but found '{value}'")


def _surrounded(tokens, value, ends, get):
    # A text with white space and comments before and after it.
    value = _skip_cfws(tokens, value)
    if _at(value, ends):
        raise errors.HeaderParseError(f"expected token but found '{value}'")
    token, value = get(value)
    tokens.append(token)
    return tokens, _skip_cfws(tokens, value)


def get_token(value):
    """A token of MIME, white space around included."""
    return _surrounded(Token(), value, TOKEN_ENDS, get_ttext)


def get_attrtext(value):
    """Characters of a parameter's name."""
    return _matched(_non_attribute_end_matcher, value, 'attrtext',
                    f'expected attrtext but found {value!r}')


def get_attribute(value):
    """The name of a parameter, white space around included."""
    return _surrounded(Attribute(), value, ATTRIBUTE_ENDS, get_attrtext)


def get_extended_attrtext(value):
    """Characters of an extended value: percent signs may be among them."""
    return _matched(_non_extended_attribute_end_matcher, value,
                    'extended-attrtext',
                    f'expected extended attrtext but found {value!r}')


def get_extended_attribute(value):
    """A value that is not quoted, white space around included."""
    return _surrounded(Attribute(), value, EXTENDED_ATTRIBUTE_ENDS,
                       get_extended_attrtext)


def get_section(value):
    """*number"""
    section = Section()
    if not _at(value, '*'):
        raise errors.HeaderParseError(f'Expected section but found {value}')
    section.append(ValueTerminal('*', 'section-marker'))
    value = value[1:]
    length = 0
    while value[length:length + 1].isdigit():
        length += 1
    if not length:
        raise errors.HeaderParseError(
            f'Expected section number but found {value}')
    digits = value[:length]
    if digits[0] == '0' and length > 1:
        _invalid(section, 'section number has an invalid leading 0')
    section.number = int(digits)
    section.append(ValueTerminal(digits, 'digits'))
    return section, value[length:]


def get_value(value):
    """The value of a parameter, quoted or not."""
    if not value:
        raise errors.HeaderParseError('Expected value but found end of string')
    leader, value = _leading_cfws(value)
    if not value:
        raise errors.HeaderParseError(
            f'Expected value but found only {leader}')
    get = get_quoted_string if value[0] == '"' else get_extended_attribute
    token, value = get(value)
    _prepend(leader, token)
    return Value([token]), value


def get_parameter(value):
    """name=value, name*0=value, name*=charset'language'value, name*0*=..."""
    # Quoted strings where extended values are expected are wrong, but common:
    # `target` and `remainder` serve to read what is inside of them.
    param = Parameter()
    token, value = get_attribute(value)
    param.append(token)
    if not value or value[0] == ';':
        _invalid(param, f'Parameter contains name ({token}) but no value')
        return param, value
    if value[0] == '*':
        value = _get_parameter_marks(param, value)
    if value[0] != '=':
        raise errors.HeaderParseError("Parameter not followed by '='")
    param.append(ValueTerminal('=', 'parameter-separator'))
    value = _skip_cfws(param, value[1:])

    target, remainder = param, None
    if param.extended and _at(value, '"'):
        quoted, after = get_quoted_string(value)
        inner = quoted.stripped_value
        if _is_extended_text(inner, param.section_number):
            _invalid(param,
                     'Quoted string value for extended parameter is invalid')
            param.append(quoted)
            target = quoted._first('bare-quoted-string')
            del target[:]
            value, remainder = inner, after
        else:
            _invalid(param, 'Parameter marked as extended but appears to have '
                     'a quoted string value that is non-encoded')

    def finish(token, value):
        target.append(token)
        if remainder is None:
            return param, value
        assert not value, value
        return param, remainder

    token = None
    if not _at(value, "'"):
        token, value = get_value(value)
    if not param.extended or param.section_number > 0:
        if not _at(value, "'"):
            return finish(token, value)
        _invalid(param, 'Apparent initial-extended-value but attribute was not '
                 'marked as extended or was not initial section')
    if value:
        value = _get_charset_and_language(param, target, token, value)
    else:
        _invalid(param, 'Missing required charset/lang delimiters')
        target.append(token)
        if remainder is None:
            return param, value
    if remainder is None:
        return finish(*get_value(value))
    text = Value()
    while value:
        if value[0] in WSP:
            token, value = get_fws(value)
        elif value[0] == '"':
            token, value = ValueTerminal('"', 'DQUOTE'), value[1:]
        else:
            token, value = get_qcontent(value)
        text.append(token)
    return finish(text, value)


def _get_parameter_marks(param, value):
    # The section and the asterisk of an extended parameter.
    try:
        token, value = get_section(value)
        param.sectioned = True
        param.append(token)
    except errors.HeaderParseError:
        pass
    if not value:
        raise errors.HeaderParseError('Incomplete parameter')
    if value[0] == '*':
        param.append(ValueTerminal('*', 'extended-parameter-marker'))
        param.extended = True
        value = value[1:]
    return value


def _is_extended_text(text, section_number):
    # Could it be an extended value that was quoted by mistake?
    if section_number == 0:
        if text and text[0] == "'":
            return True
        rest = get_attrtext(text)[1]
        return _at(rest, "'")
    try:
        rest = get_extended_attrtext(text)[1]
    except (errors.HeaderParseError, TypeError):
        return False
    return not rest


def _get_charset_and_language(param, target, token, value):
    # charset'language' before an extended value.
    if token is not None:
        # The charset was read as if it were the value.
        text = token[-1]
        for text in token:
            if text.token_type == 'extended-attrtext':
                break
        target.append(text)
        param.charset = text.value

    def delimiter():
        target.append(ValueTerminal("'", 'RFC2231-delimiter'))
        return value[1:]

    problem = 'Expected RFC2231 char/lang encoding delimiter, but found '
    if value[0] != "'":
        raise errors.HeaderParseError(f'{problem}{value!r}')
    value = delimiter()
    if value and value[0] != "'":
        token, value = get_attrtext(value)
        target.append(token)
        param.lang = token.value
        if not _at(value, "'"):
            raise errors.HeaderParseError(f'{problem}{value}')
    return delimiter()


def parse_mime_parameters(value):
    """Parameters with semicolons between."""
    tokens = MimeParameters()
    while value:
        try:
            token, value = get_parameter(value)
            tokens.append(token)
        except errors.HeaderParseError:
            leader, value = _leading_cfws(value)
            if not value:
                tokens.append(leader)
                return tokens
            if value[0] == ';':
                if leader is not None:
                    tokens.append(leader)
                _invalid(tokens, 'parameter entry with no content')
            else:
                token, value = get_invalid_parameter(value)
                _prepend(leader or None, token)
                tokens.append(token)
                _invalid(tokens, f'invalid parameter {token!r}')
        if value and value[0] != ';':
            # Something follows the value: it belongs to it and spoils it.
            param = tokens[-1]
            param.token_type = 'invalid-parameter'
            token, value = get_invalid_parameter(value)
            param.extend(token)
            _invalid(tokens,
                     f'parameter with invalid trailing text {token!r}')
        if value:
            tokens.append(ValueTerminal(';', 'parameter-separator'))
            value = value[1:]
    return tokens


def _append_parameters(tokens, value):
    # `value` begins with the semicolon.
    tokens.append(ValueTerminal(';', 'parameter-separator'))
    tokens.append(parse_mime_parameters(value[1:]))


def _find_mime_parameters(tokenlist, value):
    """Go on at the parameters after something that makes no sense."""
    _, value = _take_anything(tokenlist, value, ';')
    if value:
        _append_parameters(tokenlist, value)


def _token_or_defect(header, value, problem):
    # A token; None with a defect noted if there is none.
    try:
        token, value = get_token(value)
    except errors.HeaderParseError:
        _invalid(header, f'Expected {problem} but found {value!r}')
        return None, value
    header.append(token)
    return token, value


def parse_content_type_header(value):
    """The header Content-Type."""
    ctype = ContentType()
    if not value:
        ctype.defects.append(errors.HeaderMissingRequiredValue(
            'Missing content type specification'))
        return ctype
    token, value = _token_or_defect(ctype, value, 'content maintype')
    if token is None:
        _find_mime_parameters(ctype, value)
        return ctype
    if not _at(value, '/'):
        _invalid(ctype, 'Invalid content type')
        if value:
            _find_mime_parameters(ctype, value)
        return ctype
    ctype.maintype = token.value.strip().lower()
    ctype.append(ValueTerminal('/', 'content-type-separator'))
    token, value = _token_or_defect(ctype, value[1:], 'content subtype')
    if token is None:
        _find_mime_parameters(ctype, value)
        return ctype
    ctype.subtype = token.value.strip().lower()
    if not value:
        return ctype
    if value[0] == ';':
        _append_parameters(ctype, value)
        return ctype
    _invalid(ctype, 'Only parameters are valid after content type, but found '
             f'{value!r}')
    # RFC 2045: what makes no sense is text/plain.
    del ctype.maintype, ctype.subtype
    _find_mime_parameters(ctype, value)
    return ctype


def parse_content_disposition_header(value):
    """The header Content-Disposition."""
    header = ContentDisposition()
    if not value:
        header.defects.append(errors.HeaderMissingRequiredValue(
            'Missing content disposition'))
        return header
    token, value = _token_or_defect(header, value, 'content disposition')
    if token is None:
        _find_mime_parameters(header, value)
        return header
    header.content_disposition = token.value.strip().lower()
    if not value:
        return header
    if value[0] == ';':
        _append_parameters(header, value)
        return header
    _invalid(header, 'Only parameters are valid after content disposition, '
             f'but found {value!r}')
    _find_mime_parameters(header, value)
    return header


def parse_content_transfer_encoding_header(value):
    """The header Content-Transfer-Encoding."""
    header = ContentTransferEncoding()
    if not value:
        header.defects.append(errors.HeaderMissingRequiredValue(
            'Missing content transfer encoding'))
        return header
    token, value = _token_or_defect(header, value, 'content transfer encoding')
    if token is not None:
        header.cte = token.value.strip().lower()
    while value:
        _invalid(header, 'Extra text after content transfer encoding')
        if value[0] in PHRASE_ENDS:
            token, value = (ValueTerminal(value[0], 'misplaced-special'),
                            value[1:])
        else:
            token, value = get_phrase(value)
        header.append(token)
    return header


# Folding

def _steal_trailing_WSP_if_exists(lines):
    """Take the blank at the end of the last line away and give it."""
    if lines and lines[-1] and lines[-1][-1] in WSP:
        blank = lines[-1][-1]
        lines[-1] = lines[-1][:-1]
        return blank
    return ''


def _refold_parse_tree(parse_tree, *, policy):
    """The text of a tree in lines that are not too long, if that is possible."""
    maxlen = policy.max_line_length or sys.maxsize
    encoding = 'utf-8' if policy.utf8 else 'us-ascii'
    lines = ['']
    last_ew = None  # Where in the last line an encoded word began.
    want_encoding = False
    # Inside of tokens that may not be encoded as a whole nothing may: they are
    # taken apart with this mark behind.
    unblock = Terminal('', 'wrap_as_ew_blocked')
    blocked = 0
    todo = list(reversed(parse_tree))  # The next one is the last.

    def room():
        return maxlen - len(lines[-1])

    def new_line(part, text):
        # Begin a line with the text if there is white space to break at.
        blank = _steal_trailing_WSP_if_exists(lines)
        if not (blank or part.startswith_fws()):
            return False
        lines.append(blank + text)
        return True

    while todo:
        part = todo.pop()
        if part is unblock:
            blocked -= 1
            continue
        text = str(part)
        is_text = hasattr(part, 'encode')
        if part.token_type == 'ptext' and not SPECIALS.isdisjoint(text):
            # Encoded, it needs no quotation marks.
            want_encoding = True
        try:
            text.encode(encoding)
            charset = encoding
        except UnicodeEncodeError:
            unknown = any(isinstance(defect, errors.UndecodableBytesDefect)
                          for defect in part.all_defects)
            charset = 'unknown-8bit' if unknown else 'utf-8'
            want_encoding = True
        if part.token_type == 'mime-parameters':
            # They have an encoding of their own.
            _fold_mime_parameters(part, lines, maxlen, encoding)
            continue

        if want_encoding and not blocked:
            if not part.as_ew_allowed:
                want_encoding = False
                last_ew = None
                if part.syntactic_break:
                    folded = part.fold(policy=policy)
                    folded = folded[:-len(policy.linesep)]
                    if policy.linesep not in folded:
                        if len(folded) > room():
                            lines.append(_steal_trailing_WSP_if_exists(lines))
                        lines[-1] += folded
                        continue
            if is_text:
                last_ew = _fold_as_ew(text, lines, maxlen, last_ew,
                                      part.ew_combine_allowed, charset)
            else:
                todo.extend(reversed(part))
            want_encoding = False
            continue

        if len(text) <= room():
            lines[-1] += text
            continue
        # The best place for a line's end is before it, if it fits then.
        if (part.syntactic_break and len(text) + 1 <= maxlen
                and new_line(part, text)):
            last_ew = None
            continue
        if not is_text:
            if not part.as_ew_allowed:
                blocked += 1
                todo.append(unblock)
            todo.extend(reversed(part))
            continue
        if part.as_ew_allowed and not blocked:
            # Encoded words can be cut anywhere.
            todo.append(part)
            want_encoding = True
            continue
        if not new_line(part, text):
            lines[-1] += text  # Too long, but there is nothing to be done.
    return policy.linesep.join(lines) + policy.linesep


def _fold_as_ew(to_encode, lines, maxlen, last_ew, ew_combine_allowed, charset):
    """Add text as encoded words; gives where the last one begins in its line.

    If the line ends in an encoded word and it is allowed, the text is joined to
    that word's.
    """
    if last_ew is not None and ew_combine_allowed:
        to_encode = str(get_unstructured(lines[-1][last_ew:] + to_encode))
        lines[-1] = lines[-1][:last_ew]
    if to_encode[0] in WSP:
        # Blanks at either end stay outside of the words.
        blank, to_encode = to_encode[0], to_encode[1:]
        if len(lines[-1]) == maxlen:
            lines.append(_steal_trailing_WSP_if_exists(lines))
        lines[-1] += blank
    trailing = ''
    if to_encode[-1] in WSP:
        trailing, to_encode = to_encode[-1], to_encode[:-1]
    begin = len(lines[-1]) if last_ew is None else last_ew

    encode_as = 'utf-8' if charset == 'us-ascii' else charset
    chrome = len(encode_as) + 7
    if chrome + 1 >= maxlen:
        raise errors.HeaderParseError(
            'max_line_length is too small to fit an encoded word')
    while to_encode:
        room = maxlen - len(lines[-1])
        length = min(room - chrome, len(to_encode))
        if length <= 0:
            lines.append(' ')
            continue
        while len(word := _ew.encode(to_encode[:length],
                                     charset=encode_as)) > room:
            length -= 1
        lines[-1] += word
        to_encode = to_encode[length:]
        if to_encode:
            lines.append(' ')
            begin = len(lines[-1])
    lines[-1] += trailing
    return begin if ew_combine_allowed else None


def _fold_mime_parameters(part, lines, maxlen, encoding):
    """Add parameters, each in sections of RFC 2231 if it must be."""
    from urllib.parse import quote as percent
    for name, value in part.params:
        if not lines[-1].rstrip().endswith(';'):
            lines[-1] += ';'
        charset, error_handler = encoding, 'strict'
        try:
            value.encode(encoding)
        except UnicodeEncodeError:
            charset = 'utf-8'
            if utils._has_surrogates(value):
                charset, error_handler = 'unknown-8bit', 'surrogateescape'
            encoded = percent(value, safe='', errors=error_handler)
            text = f"{name}*={charset}''{encoded}"
        else:
            text = f'{name}={quote_string(value)}'
        if len(lines[-1]) + len(text) + 1 < maxlen:
            lines[-1] += ' ' + text
            continue
        if len(text) + 2 <= maxlen:
            lines.append(' ' + text)
            continue
        # Sections even for what is ASCII: they are always encoded.
        prefix = charset + "''"
        section = 0
        while value:
            chrome = len(name) + len(str(section)) + 3 + len(prefix)
            if maxlen <= chrome + 3:
                maxlen = 78  # Hopeless otherwise.
            room = cut = maxlen - chrome - 2
            while len(encoded := percent(value[:cut], safe='',
                                         errors=error_handler)) > room:
                cut -= 1
            value = value[cut:]
            lines.append(f' {name}*{section}*={prefix}{encoded}'
                         + (';' if value else ''))
            prefix = ''
            section += 1
