"""Headers as objects: text that knows its parts and its defects."""

from itertools import chain
from operator import attrgetter
from types import MappingProxyType

from email import _header_value_parser as parser
from email import errors, utils


def _field(name, doc):
    # A read-only attribute.
    return property(attrgetter('_' + name), doc=doc)


def _keep(header, found, *names):
    # Takes values that parse() has found; fields show them.
    for name in names:
        setattr(header, '_' + name, found.pop(name))


class Address:
    """A mailbox: a name to show, a user and a domain."""

    def __init__(self, display_name='', username='', domain='', addr_spec=None):
        given = ''.join(filter(None, (display_name, username, domain,
                                      addr_spec)))
        if '\r' in given or '\n' in given:
            raise ValueError('invalid arguments; address parts cannot contain '
                             'CR or LF')
        # addr_spec is another way to say user and domain.
        if addr_spec is not None:
            if username or domain:
                raise TypeError('addrspec specified when username and/or '
                                'domain also specified')
            parsed, rest = parser.get_addr_spec(addr_spec)
            if rest:
                raise ValueError(f"Invalid addr_spec; only '{parsed}' could "
                                 f"be parsed from '{addr_spec}'")
            for defect in parsed.all_defects:
                raise defect
            username = parsed.local_part
            domain = parsed.domain
        self._display_name, self._username, self._domain = display_name, username, domain

    display_name = _field('display_name', 'The name to show.')
    username = _field('username', 'The user, not quoted.')
    domain = _field('domain', 'The domain; it may be empty.')

    @property
    def addr_spec(self):
        """user@domain, the user quoted if need be."""
        user = self.username
        if not parser.DOT_ATOM_ENDS.isdisjoint(user):
            user = parser.quote_string(user)
        if self.domain:
            return f'{user}@{self.domain}'
        return user or '<>'

    def __repr__(self):
        return (f'{self.__class__.__name__}'
                f'(display_name={self.display_name!r}, '
                f'username={self.username!r}, domain={self.domain!r})')

    def __str__(self):
        name, address = self.display_name, self.addr_spec
        if not name:
            return address
        if not parser.SPECIALS.isdisjoint(name):
            name = parser.quote_string(name)
        return f'{name} <{"" if address == "<>" else address}>'

    def __eq__(self, other):
        if not isinstance(other, Address):
            return NotImplemented
        return ((self.display_name, self.username, self.domain)
                == (other.display_name, other.username, other.domain))


class Group:
    """Addresses under a name; without a name, one address that is in no group."""

    def __init__(self, display_name=None, addresses=None):
        self._display_name = display_name
        self._addresses = tuple(addresses) if addresses else ()

    display_name = _field('display_name', 'The name of the group, or None.')
    addresses = _field('addresses', 'Its addresses, a tuple.')

    def __repr__(self):
        # (One parenthesis short, as everywhere.)
        return (f'{self.__class__.__name__}'
                f'(display_name={self.display_name!r}, '
                f'addresses={self.addresses!r}')

    def __str__(self):
        name, addresses = self.display_name, self.addresses
        if name is None and len(addresses) == 1:
            return str(addresses[0])
        if name is not None and not parser.SPECIALS.isdisjoint(name):
            name = parser.quote_string(name)
        members = ', '.join(map(str, addresses))
        return f'{name}:{" " + members if members else ""};'

    def __eq__(self, other):
        if not isinstance(other, Group):
            return NotImplemented
        return ((self.display_name, self.addresses)
                == (other.display_name, other.addresses))


class BaseHeader(str):
    """The common part of all headers: text, with the tree it was parsed to.

    A class of a particular header comes before it as base and has a class
    method parse(value, kwds) that puts 'parse_tree', 'decoded' (the text),
    'defects' and what else its init() takes into kwds.
    """

    def __new__(cls, name, value):
        found = {'defects': []}
        cls.parse(value, found)
        text = found.pop('decoded')
        if utils._has_surrogates(text):
            text = utils._sanitize(text)
        self = str.__new__(cls, text)
        self.init(name, **found)
        return self

    def init(self, name, *, parse_tree, defects):
        self._name, self._parse_tree, self._defects = name, parse_tree, defects

    name = _field('name', 'The name of the header.')

    @property
    def defects(self):
        return tuple(self._defects)

    def __reduce__(self):
        # The class was made for the header and has no place of its own.
        cls = self.__class__
        return (_reconstruct_header, (cls.__name__, cls.__bases__, str(self)),
                self.__getstate__())

    @classmethod
    def _reconstruct(cls, value):
        return str.__new__(cls, value)

    def fold(self, *, policy):
        """Name and value in lines as the policy says."""
        label = parser.HeaderLabel([
            parser.ValueTerminal(self.name, 'header-name'),
            parser.ValueTerminal(':', 'header-sep')])
        tokens = [label]
        if self._parse_tree:
            tokens.append(parser.CFWSList(
                [parser.WhiteSpaceTerminal(' ', 'fws')]))
        tokens.append(self._parse_tree)
        return parser.Header(tokens).fold(policy=policy)


def _reconstruct_header(cls_name, bases, value):
    return type(cls_name, bases, {})._reconstruct(value)


def _parsed(cls, value, kwds):
    # What most headers do: parse all of it and take the tree's defects.
    tree = kwds['parse_tree'] = cls.value_parser(value)
    kwds['decoded'] = str(tree)
    kwds['defects'].extend(tree.all_defects)
    return tree


class UnstructuredHeader:
    max_count = None
    value_parser = staticmethod(parser.get_unstructured)

    @classmethod
    def parse(cls, value, kwds):
        tree = kwds['parse_tree'] = cls.value_parser(value)
        kwds['decoded'] = str(tree)


class UniqueUnstructuredHeader(UnstructuredHeader):
    max_count = 1


class DateHeader:
    """A date; also made of a datetime."""

    max_count = None
    value_parser = staticmethod(parser.get_unstructured)

    @classmethod
    def parse(cls, value, kwds):
        text = moment = None
        if not value:
            text = ''
            kwds['defects'].append(errors.HeaderMissingRequiredValue())
        elif isinstance(value, str):
            text = value
            try:
                moment = utils.parsedate_to_datetime(value)
            except ValueError:
                kwds['defects'].append(
                    errors.InvalidDateDefect('Invalid date value or format'))
        else:
            moment = value
        kwds['datetime'] = moment
        if moment is None:
            kwds['decoded'] = text
            kwds['parse_tree'] = parser.TokenList()
        else:
            kwds['decoded'] = text = utils.format_datetime(moment)
            kwds['parse_tree'] = cls.value_parser(text)

    def init(self, *args, **kw):
        _keep(self, kw, 'datetime')
        super().init(*args, **kw)

    datetime = _field('datetime', 'The date; None if it could not be read.')


class UniqueDateHeader(DateHeader):
    max_count = 1


class AddressHeader:
    """Addresses; also made of Address and Group objects."""

    max_count = None

    @staticmethod
    def value_parser(value):
        tokens, rest = parser.get_address_list(value)
        assert not rest, 'this should not happen'
        return tokens

    @classmethod
    def parse(cls, value, kwds):
        tree = None
        defects = []
        if isinstance(value, str):
            tree = cls.value_parser(value)
            defects += tree.all_defects
            groups = [
                Group(address.display_name,
                      [Address(mailbox.display_name or '',
                               mailbox.local_part or '',
                               mailbox.domain or '')
                       for mailbox in address.all_mailboxes])
                for address in tree.addresses]
        else:
            items = value if hasattr(value, '__iter__') else (value,)
            groups = [item if hasattr(item, 'addresses')
                      else Group(None, [item]) for item in items]
        text = ', '.join(map(str, groups))
        kwds['groups'] = groups
        kwds['defects'] = defects
        kwds['decoded'] = text
        kwds['parse_tree'] = cls.value_parser(text) if tree is None else tree

    def init(self, *args, **kw):
        self._groups = tuple(kw.pop('groups'))
        self._addresses = None
        super().init(*args, **kw)

    groups = _field('groups', 'The groups; an address in no group is one of its own.')

    @property
    def addresses(self):
        """All addresses, in whatever group."""
        found = self._addresses
        if found is None:
            found = self._addresses = tuple(chain.from_iterable(group.addresses for group in self._groups))
        return found


class UniqueAddressHeader(AddressHeader):
    max_count = 1


class SingleAddressHeader(AddressHeader):

    @property
    def address(self):
        if len(self.addresses) != 1:
            raise ValueError(f'value of single address header {self.name} '
                             'is not a single address')
        return self.addresses[0]


class UniqueSingleAddressHeader(SingleAddressHeader):
    max_count = 1


class MIMEVersionHeader:
    max_count = 1
    value_parser = staticmethod(parser.parse_mime_version)

    @classmethod
    def parse(cls, value, kwds):
        tree = _parsed(cls, value, kwds)
        whole = tree.minor is not None
        kwds['major'] = tree.major if whole else None
        kwds['minor'] = tree.minor
        kwds['version'] = f'{tree.major}.{tree.minor}' if whole else None

    def init(self, *args, **kw):
        _keep(self, kw, 'version', 'major', 'minor')
        super().init(*args, **kw)

    major = _field('major', 'The number before the point; None if there is no version.')
    minor = _field('minor', 'The number after the point.')
    version = _field('version', "Both, as 'major.minor'.")


class ParameterizedMIMEHeader:
    """A value with parameters, whose names are in lower case."""

    max_count = 1

    @classmethod
    def parse(cls, value, kwds):
        params = _parsed(cls, value, kwds).params
        kwds['params'] = {
            utils._sanitize(name).lower(): utils._sanitize(value)
            for name, value in params or ()}

    def init(self, *args, **kw):
        _keep(self, kw, 'params')
        super().init(*args, **kw)

    @property
    def params(self):
        return MappingProxyType(self._params)


class ContentTypeHeader(ParameterizedMIMEHeader):
    value_parser = staticmethod(parser.parse_content_type_header)

    def init(self, *args, **kw):
        super().init(*args, **kw)
        tree = self._parse_tree
        self._maintype, self._subtype = map(utils._sanitize, (tree.maintype, tree.subtype))

    maintype = _field('maintype', "What is before the slash, such as 'text'.")
    subtype = _field('subtype', "What is after the slash, such as 'plain'.")

    @property
    def content_type(self):
        return f'{self.maintype}/{self.subtype}'


class ContentDispositionHeader(ParameterizedMIMEHeader):
    value_parser = staticmethod(parser.parse_content_disposition_header)

    def init(self, *args, **kw):
        super().init(*args, **kw)
        value = self._parse_tree.content_disposition
        self._content_disposition = (None if value is None
                                     else utils._sanitize(value))

    content_disposition = _field('content_disposition', "'inline', 'attachment' or the like; None if there is none.")


class ContentTransferEncodingHeader:
    max_count = 1
    value_parser = staticmethod(parser.parse_content_transfer_encoding_header)

    @classmethod
    def parse(cls, value, kwds):
        _parsed(cls, value, kwds)

    def init(self, *args, **kw):
        super().init(*args, **kw)
        self._cte = utils._sanitize(self._parse_tree.cte)

    cte = _field('cte', 'The encoding, such as base64.')


class MessageIDHeader:
    max_count = 1
    value_parser = staticmethod(parser.parse_message_id)

    @classmethod
    def parse(cls, value, kwds):
        _parsed(cls, value, kwds)


# The headers the package knows; all others are unstructured.
_default_header_map = {
    'subject': UniqueUnstructuredHeader,
    'date': UniqueDateHeader,
    'resent-date': DateHeader,
    'orig-date': UniqueDateHeader,
    'sender': UniqueSingleAddressHeader,
    'resent-sender': SingleAddressHeader,
    'to': UniqueAddressHeader,
    'resent-to': AddressHeader,
    'cc': UniqueAddressHeader,
    'resent-cc': AddressHeader,
    'bcc': UniqueAddressHeader,
    'resent-bcc': AddressHeader,
    'from': UniqueAddressHeader,
    'resent-from': AddressHeader,
    'reply-to': UniqueAddressHeader,
    'mime-version': MIMEVersionHeader,
    'content-type': ContentTypeHeader,
    'content-disposition': ContentDispositionHeader,
    'content-transfer-encoding': ContentTransferEncodingHeader,
    'message-id': MessageIDHeader,
}


class HeaderRegistry:
    """Makes headers: the class of a name, combined with the base class."""

    def __init__(self, base_class=BaseHeader, default_class=UnstructuredHeader,
                 use_default_map=True):
        self.registry = dict(_default_header_map) if use_default_map else {}
        self.base_class = base_class
        self.default_class = default_class

    def map_to_type(self, name, cls):
        """Have headers of the name be of a class."""
        self.registry[name.lower()] = cls

    def __getitem__(self, name):
        cls = self.registry.get(name.lower(), self.default_class)
        return type('_' + cls.__name__, (cls, self.base_class), {})

    def __call__(self, name, value):
        """Make a header of a value, text or what its class takes."""
        return self[name](name, value)
