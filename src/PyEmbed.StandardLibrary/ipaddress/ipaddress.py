"""IPv4 and IPv6 addresses, networks, and addresses in networks (interfaces)."""

__version__ = '1.0'

import functools

IPV4LENGTH = 32
IPV6LENGTH = 128


class AddressValueError(ValueError):
    """An address is wrong."""


class NetmaskValueError(ValueError):
    """A netmask is wrong."""


def _first_of(kinds, what, address, *args):
    for kind in kinds:
        try:
            return kind(address, *args)
        except (AddressValueError, NetmaskValueError):
            continue
    raise ValueError(f'{address!r} does not appear to be an IPv4 or IPv6 {what}')


def ip_address(address):
    """The address of a text, an int or bytes."""
    return _first_of((IPv4Address, IPv6Address), 'address', address)


def ip_network(address, strict=True):
    """The network of a text, an int, bytes or a pair; unless strict the address may have bits of a host."""
    return _first_of((IPv4Network, IPv6Network), 'network', address, strict)


def ip_interface(address):
    """The interface of a text, an int, bytes or a pair."""
    return _first_of((IPv4Interface, IPv6Interface), 'interface', address)


def v4_int_to_packed(address):
    """Four bytes."""
    try:
        return address.to_bytes(4)
    except OverflowError:
        raise ValueError("Address negative or too large for IPv4")


def v6_int_to_packed(address):
    """Sixteen bytes."""
    try:
        return address.to_bytes(16)
    except OverflowError:
        raise ValueError("Address negative or too large for IPv6")


def _split_optional_netmask(address):
    parts = str(address).split('/')
    if len(parts) > 2:
        raise AddressValueError(f"Only one '/' permitted in {address!r}")
    return parts


def _require_same_version(a, b, what='version'):
    if a._version != b._version:
        raise TypeError(f'{a} and {b} are not of the same {what}')


def _find_address_range(addresses):
    # The runs of consecutive addresses, as (first, last).
    first = last = None
    for address in addresses:
        if last is None:
            first = address
        elif address._ip != last._ip + 1:
            yield first, last
            first = address
        last = address
    yield first, last


def _count_righthand_zero_bits(number, bits):
    if number == 0:
        return bits
    return min(bits, (number & -number).bit_length() - 1)


def summarize_address_range(first, last):
    """The networks that together are all addresses from one to another."""
    if not isinstance(first, _BaseAddress) or not isinstance(last, _BaseAddress):
        raise TypeError('first and last must be IP addresses, not networks')
    if first.version != last.version:
        raise TypeError(f"{first} and {last} are not of the same version")
    if first > last:
        raise ValueError('last IP address must be greater than first')
    network = {4: IPv4Network, 6: IPv6Network}.get(first.version)
    if network is None:
        raise ValueError('unknown IP version')
    bits = first._max_prefixlen
    start, end = first._ip, last._ip
    while start <= end:
        # As large as its beginning allows and not beyond the end.
        free = min(_count_righthand_zero_bits(start, bits), (end - start + 1).bit_length() - 1)
        yield network((start, bits - free))
        start += 1 << free
        if start - 1 == network._ALL_ONES:
            break


def _collapse_addresses_internal(addresses):
    # Two halves of a network become that network, which may be a half itself.
    todo = list(addresses)
    halves = {}
    while todo:
        network = todo.pop()
        whole = network.supernet()
        other = halves.get(whole)
        if other is None:
            halves[whole] = network
        elif other != network:
            del halves[whole]
            todo.append(whole)
    # A network inside another comes after it.
    last = None
    for network in sorted(halves.values()):
        if last is None or last.broadcast_address < network.broadcast_address:
            yield network
            last = network


def collapse_addresses(addresses):
    """The fewest networks that together are all the addresses and networks given."""
    singles, networks = [], []
    for item in addresses:
        single = isinstance(item, _BaseAddress) or item._prefixlen == item._max_prefixlen
        others = singles if single else networks
        if others and others[-1]._version != item._version:
            raise TypeError(f"{item} and {others[-1]} are not of the same version")
        if single and not isinstance(item, _BaseAddress):
            # An interface, or a network of one address.
            item = item.ip if hasattr(item, 'ip') else item.network_address
        others.append(item)
    merged = []
    if singles:
        for first, last in _find_address_range(sorted(set(singles))):
            merged.extend(summarize_address_range(first, last))
    return _collapse_addresses_internal(merged + networks)


def get_mixed_type_key(obj):
    """A key that sorts addresses and networks together."""
    if isinstance(obj, _BaseNetwork):
        return obj._get_networks_key()
    if isinstance(obj, _BaseAddress):
        return obj._get_address_key()
    return NotImplemented


class _IPAddressBase:
    """What addresses and networks have in common."""

    __slots__ = ()

    @property
    def exploded(self):
        """The long form."""
        return self._explode_shorthand_ip_string()

    @property
    def compressed(self):
        """The short form."""
        return str(self)

    @property
    def reverse_pointer(self):
        """The name under which DNS has the address."""
        return self._reverse_pointer()

    @property
    def version(self):
        raise NotImplementedError('%200s has no version specified' % (type(self),))

    def _check_int_address(self, address):
        if address < 0:
            raise AddressValueError(f"{address} (< 0) is not permitted as an IPv{self._version} address")
        if address > self._ALL_ONES:
            raise AddressValueError(f"{address} (>= 2**{self._max_prefixlen}) is not permitted as an "
                                    f"IPv{self._version} address")

    def _check_packed_address(self, address, expected_len):
        if len(address) != expected_len:
            raise AddressValueError(f"{address!r} (len {len(address)} != {expected_len}) is not permitted as an "
                                    f"IPv{self._version} address")

    @classmethod
    def _ip_int_from_prefix(cls, prefixlen):
        return cls._ALL_ONES ^ cls._ALL_ONES >> prefixlen

    @classmethod
    def _prefix_from_ip_int(cls, ip_int):
        zeros = _count_righthand_zero_bits(ip_int, cls._max_prefixlen)
        length = cls._max_prefixlen - zeros
        if ip_int >> zeros != (1 << length) - 1:
            raise ValueError('Netmask pattern %r mixes zeroes & ones'
                             % ip_int.to_bytes(cls._max_prefixlen // 8, 'big'))
        return length

    @classmethod
    def _report_invalid_netmask(cls, netmask_str):
        raise NetmaskValueError('%r is not a valid netmask' % netmask_str) from None

    @classmethod
    def _prefix_from_prefix_string(cls, prefixlen_str):
        # int() would take more.
        if prefixlen_str.isascii() and prefixlen_str.isdigit():
            try:
                length = int(prefixlen_str)
            except ValueError:
                # More digits than int() takes.
                length = -1
            if 0 <= length <= cls._max_prefixlen:
                return length
        cls._report_invalid_netmask(prefixlen_str)

    @classmethod
    def _prefix_from_ip_string(cls, ip_str):
        # A netmask or a hostmask.
        try:
            mask = cls._ip_int_from_string(ip_str)
        except AddressValueError:
            cls._report_invalid_netmask(ip_str)
        for candidate in (mask, mask ^ cls._ALL_ONES):
            try:
                return cls._prefix_from_ip_int(candidate)
            except ValueError:
                continue
        cls._report_invalid_netmask(ip_str)

    @classmethod
    def _make_netmask(cls, arg):
        """(netmask, prefix length) of either, kept for the next time."""
        made = cls._netmask_cache.get(arg)
        if made is None:
            if not isinstance(arg, int):
                length = cls._prefix_from_mask(arg)
            elif 0 <= arg <= cls._max_prefixlen:
                length = arg
            else:
                cls._report_invalid_netmask(arg)
            made = cls._netmask_cache[arg] = cls._plain_address()(cls._ip_int_from_prefix(length)), length
        return made

    @classmethod
    def _split_addr_prefix(cls, address):
        """(address, netmask or prefix length) of anything a network can be made of."""
        if isinstance(address, (bytes, int)):
            return address, cls._max_prefixlen
        if not isinstance(address, tuple):
            address = _split_optional_netmask(address)
        return address if len(address) > 1 else (address[0], cls._max_prefixlen)

    def __reduce__(self):
        return self.__class__, (str(self),)


_address_fmt_re = None


@functools.total_ordering
class _BaseAddress(_IPAddressBase):
    """An address."""

    __slots__ = ()

    def __int__(self):
        return self._ip

    def __eq__(self, other):
        try:
            return self._ip == other._ip and self._version == other._version
        except AttributeError:
            return NotImplemented

    def __lt__(self, other):
        if not isinstance(other, _BaseAddress):
            return NotImplemented
        _require_same_version(self, other)
        return self._ip < other._ip

    def __add__(self, other):
        if not isinstance(other, int):
            return NotImplemented
        return self.__class__(int(self) + other)

    def __sub__(self, other):
        if not isinstance(other, int):
            return NotImplemented
        return self.__class__(int(self) - other)

    def __repr__(self):
        return f'{self.__class__.__name__}({str(self)!r})'

    def __str__(self):
        return str(self._string_from_ip_int(self._ip))

    def __hash__(self):
        return hash(hex(int(self._ip)))

    def _get_address_key(self):
        return self._version, self

    def __reduce__(self):
        return self.__class__, (self._ip,)

    def __format__(self, fmt):
        """As text (s), or with all bits or digits: b, x, X, n (b or x, as is usual), with # and _ before it."""
        if not fmt or fmt[-1] == 's':
            return format(str(self), fmt)
        global _address_fmt_re
        if _address_fmt_re is None:
            import re
            _address_fmt_re = re.compile('(#?)(_?)([xbnX])')
        match = _address_fmt_re.fullmatch(fmt)
        if not match:
            return super().__format__(fmt)
        alternate, grouping, base = match.groups()
        if base == 'n':
            base = 'b' if self._version == 4 else 'x'
        width = self._max_prefixlen if base == 'b' else self._max_prefixlen // 4
        if grouping:
            width += width // 4 - 1
        if alternate:
            width += 2
        return format(int(self), f'{alternate}0{width}{grouping}{base}')


@functools.total_ordering
class _BaseNetwork(_IPAddressBase):
    """A network: all addresses that begin with the same bits."""

    def __init__(self, address, strict=True):
        """Make a network of text such as 192.0.2.0/24, or of a pair of an address and a prefix length or netmask."""
        address, mask = self._split_addr_prefix(address)
        self.network_address = self._address_class(address)
        self.netmask, self._prefixlen = self._make_netmask(mask)
        number = int(self.network_address)
        if number & int(self.netmask) != number:
            if strict:
                raise ValueError(f'{self} has host bits set')
            self.network_address = self._address_class(number & int(self.netmask))
        # There is no room for addresses with a special meaning.
        if self._prefixlen == self._max_prefixlen - 1:
            self.hosts = self.__iter__
        elif self._prefixlen == self._max_prefixlen:
            self.hosts = lambda: [self._address_class(address)]

    def __repr__(self):
        return f'{self.__class__.__name__}({str(self)!r})'

    def __str__(self):
        return f'{self.network_address}/{self.prefixlen}'

    def _addresses(self, skip_first, skip_last):
        first, last = int(self.network_address) + skip_first, int(self.broadcast_address) - skip_last
        for number in range(first, last + 1):
            yield self._address_class(number)

    def hosts(self):
        """The addresses that hosts can have."""
        return self._addresses(1, 1)

    def __iter__(self):
        return self._addresses(0, 0)

    def __getitem__(self, n):
        first, last = int(self.network_address), int(self.broadcast_address)
        number = first + n if n >= 0 else last + n + 1
        if not first <= number <= last:
            raise IndexError('address out of range')
        return self._address_class(number)

    def __lt__(self, other):
        if not isinstance(other, _BaseNetwork):
            return NotImplemented
        _require_same_version(self, other)
        if self.network_address != other.network_address:
            return self.network_address < other.network_address
        return self.netmask < other.netmask

    def __eq__(self, other):
        try:
            return (self._version == other._version and self.network_address == other.network_address
                    and int(self.netmask) == int(other.netmask))
        except AttributeError:
            return NotImplemented

    def __hash__(self):
        return hash(int(self.network_address) ^ int(self.netmask))

    def __contains__(self, other):
        # Only addresses are inside; for networks there is subnet_of().
        if self._version != other._version or isinstance(other, _BaseNetwork):
            return False
        return other._ip & self.netmask._ip == self.network_address._ip

    def overlaps(self, other):
        """Whether some address is in both networks."""
        return (self.network_address in other or self.broadcast_address in other
                or other.network_address in self or other.broadcast_address in self)

    @functools.cached_property
    def broadcast_address(self):
        return self._address_class(int(self.network_address) | int(self.hostmask))

    @functools.cached_property
    def hostmask(self):
        return self._address_class(int(self.netmask) ^ self._ALL_ONES)

    @property
    def with_prefixlen(self):
        return f'{self.network_address}/{self._prefixlen}'

    @property
    def with_netmask(self):
        return f'{self.network_address}/{self.netmask}'

    @property
    def with_hostmask(self):
        return f'{self.network_address}/{self.hostmask}'

    @property
    def num_addresses(self):
        """How many addresses are in the network."""
        return int(self.broadcast_address) - int(self.network_address) + 1

    @property
    def _address_class(self):
        # Of the kind whose members the network has.
        raise NotImplementedError('%200s has no associated address class' % (type(self),))

    @property
    def prefixlen(self):
        return self._prefixlen

    def address_exclude(self, other):
        """The networks left when another one is taken out."""
        _require_same_version(self, other)
        if not isinstance(other, _BaseNetwork):
            raise TypeError(f"{other} is not a network object")
        if not other.subnet_of(self):
            raise ValueError(f'{other} not contained in {self}')
        if other == self:
            return
        # Not a subclass.
        other = other.__class__(f'{other.network_address}/{other.prefixlen}')
        whole = self
        while whole != other:
            lower, upper = whole.subnets()
            if other.subnet_of(lower):
                whole, rest = lower, upper
            elif other.subnet_of(upper):
                whole, rest = upper, lower
            else:
                raise AssertionError(f'Error performing exclusion: s1: {lower} s2: {upper} other: {other}')
            yield rest

    def compare_networks(self, other):
        """-1, 0 or 1"""
        _require_same_version(self, other, 'type')
        ours, theirs = (self.network_address, self.netmask), (other.network_address, other.netmask)
        return (ours > theirs) - (ours < theirs)

    def _get_networks_key(self):
        return self._version, self.network_address, self.netmask

    def subnets(self, prefixlen_diff=1, new_prefix=None):
        """The networks with a longer prefix that this one consists of."""
        if self._prefixlen == self._max_prefixlen:
            yield self
            return
        if new_prefix is not None:
            if new_prefix < self._prefixlen:
                raise ValueError('new prefix must be longer')
            if prefixlen_diff != 1:
                raise ValueError('cannot set prefixlen_diff and new_prefix')
            prefixlen_diff = new_prefix - self._prefixlen
        if prefixlen_diff < 0:
            raise ValueError('prefix length diff must be > 0')
        length = self._prefixlen + prefixlen_diff
        if length > self._max_prefixlen:
            raise ValueError(f'prefix length diff {length} is invalid for netblock {self}')
        start, end = int(self.network_address), int(self.broadcast_address) + 1
        for number in range(start, end, (int(self.hostmask) + 1) >> prefixlen_diff):
            yield self.__class__((number, length))

    def supernet(self, prefixlen_diff=1, new_prefix=None):
        """The network with a shorter prefix that this one is in."""
        if self._prefixlen == 0:
            return self
        if new_prefix is not None:
            if new_prefix > self._prefixlen:
                raise ValueError('new prefix must be shorter')
            if prefixlen_diff != 1:
                raise ValueError('cannot set prefixlen_diff and new_prefix')
            prefixlen_diff = self._prefixlen - new_prefix
        length = self.prefixlen - prefixlen_diff
        if length < 0:
            raise ValueError(f'current prefixlen is {self.prefixlen}, cannot have a prefixlen_diff of '
                             f'{prefixlen_diff}')
        return self.__class__((int(self.network_address) & int(self.netmask) << prefixlen_diff, length))

    @staticmethod
    def _is_subnet_of(a, b):
        try:
            _require_same_version(a, b)
            return b.network_address <= a.network_address and b.broadcast_address >= a.broadcast_address
        except AttributeError:
            raise TypeError(f"Unable to test subnet containment between {a} and {b}")

    def subnet_of(self, other):
        """Whether this network is in another."""
        return self._is_subnet_of(self, other)

    def supernet_of(self, other):
        """Whether another network is in this one."""
        return self._is_subnet_of(other, self)

    def _both_ends(self, name):
        return getattr(self.network_address, name) and getattr(self.broadcast_address, name)

    @property
    def is_multicast(self):
        return self._both_ends('is_multicast')

    @property
    def is_reserved(self):
        return self._both_ends('is_reserved')

    @property
    def is_link_local(self):
        return self._both_ends('is_link_local')

    @property
    def is_private(self):
        return any(self.network_address in network and self.broadcast_address in network
                   for network in self._constants._private_networks)

    @property
    def is_global(self):
        return not self.is_private

    @property
    def is_unspecified(self):
        return self._both_ends('is_unspecified')

    @property
    def is_loopback(self):
        return self._both_ends('is_loopback')


class _BaseConstants:
    _private_networks = []


_BaseNetwork._constants = _BaseConstants


class _BaseInterface:
    # An address that also knows its network.

    __slots__ = ()

    def _set_network(self, network_class, address):
        address, mask = self._split_addr_prefix(address)
        super().__init__(address)
        self.network = network_class((address, mask), strict=False)
        self.netmask = self.network.netmask
        self._prefixlen = self.network._prefixlen

    def __eq__(self, other):
        equal = super().__eq__(other)
        if equal is NotImplemented or not equal:
            return equal
        # An address without a network is not equal.
        return self.network == getattr(other, 'network', None)

    def __lt__(self, other):
        less = super().__lt__(other)
        if less is NotImplemented:
            return less
        try:
            return self.network < other.network or self.network == other.network and less
        except AttributeError:
            # An address without a network comes first.
            return False

    def __hash__(self):
        return hash((self._ip, self._prefixlen, int(self.network.network_address)))

    __reduce__ = _IPAddressBase.__reduce__

    def __str__(self):
        return f'{super().__str__()}/{self._prefixlen}'

    @property
    def ip(self):
        """The address alone."""
        return self._plain_address()(self._ip)

    @property
    def with_prefixlen(self):
        return f'{self._string_from_ip_int(self._ip)}/{self._prefixlen}'

    @property
    def with_netmask(self):
        return f'{self._string_from_ip_int(self._ip)}/{self.netmask}'

    @property
    def with_hostmask(self):
        return f'{self._string_from_ip_int(self._ip)}/{self.hostmask}'


class _Family:
    """What is said of both families."""

    __slots__ = ()

    @property
    def max_prefixlen(self):
        return self._max_prefixlen

    @property
    def version(self):
        return self._version


class _BaseV4(_Family):
    """What is particular to IPv4."""

    __slots__ = ()
    _version = 4
    _ALL_ONES = 2 ** IPV4LENGTH - 1
    _max_prefixlen = IPV4LENGTH
    _netmask_cache = {}

    @staticmethod
    def _plain_address():
        return IPv4Address

    def _explode_shorthand_ip_string(self):
        return str(self)

    @classmethod
    def _prefix_from_mask(cls, text):
        try:
            return cls._prefix_from_prefix_string(text)
        except NetmaskValueError:
            return cls._prefix_from_ip_string(text)

    @classmethod
    def _ip_int_from_string(cls, ip_str):
        if not ip_str:
            raise AddressValueError('Address cannot be empty')
        octets = ip_str.split('.')
        if len(octets) != 4:
            raise AddressValueError(f"Expected 4 octets in {ip_str!r}")
        try:
            return int.from_bytes(map(cls._parse_octet, octets), 'big')
        except ValueError as exc:
            raise AddressValueError(f"{exc} in {ip_str!r}") from None

    @classmethod
    def _parse_octet(cls, octet_str):
        if not octet_str:
            raise ValueError("Empty octet not permitted")
        if not (octet_str.isascii() and octet_str.isdigit()):
            raise ValueError(f"Only decimal digits permitted in {octet_str!r}")
        if len(octet_str) > 3:
            raise ValueError(f"At most 3 characters permitted in {octet_str!r}")
        if octet_str != '0' and octet_str[0] == '0':
            # Some programs would take it for octal.
            raise ValueError(f"Leading zeros are not permitted in {octet_str!r}")
        octet = int(octet_str)
        if octet > 255:
            raise ValueError(f"Octet {octet} (> 255) not permitted")
        return octet

    @classmethod
    def _string_from_ip_int(cls, ip_int):
        return '.'.join(map(str, ip_int.to_bytes(4, 'big')))

    def _reverse_pointer(self):
        return '.'.join(reversed(str(self).split('.'))) + '.in-addr.arpa'


class IPv4Address(_BaseV4, _BaseAddress):
    """An IPv4 address."""

    __slots__ = '_ip', '__weakref__'

    def __init__(self, address):
        """Make an address of text such as 192.0.2.1, of an int or of four bytes."""
        if isinstance(address, int):
            self._check_int_address(address)
            self._ip = address
        elif isinstance(address, bytes):
            self._check_packed_address(address, 4)
            self._ip = int.from_bytes(address)
        else:
            text = str(address)
            if '/' in text:
                raise AddressValueError(f"Unexpected '/' in {address!r}")
            self._ip = self._ip_int_from_string(text)

    @property
    def packed(self):
        """The four bytes."""
        return v4_int_to_packed(self._ip)

    @property
    def is_reserved(self):
        return self in self._constants._reserved_network

    @property
    @functools.lru_cache()
    def is_private(self):
        return any(self in network for network in self._constants._private_networks)

    @property
    @functools.lru_cache()
    def is_global(self):
        return self not in self._constants._public_network and not self.is_private

    @property
    def is_multicast(self):
        return self in self._constants._multicast_network

    @property
    def is_unspecified(self):
        return self == self._constants._unspecified_address

    @property
    def is_loopback(self):
        return self in self._constants._loopback_network

    @property
    def is_link_local(self):
        return self in self._constants._linklocal_network


class IPv4Interface(_BaseInterface, IPv4Address):
    """An IPv4 address in a network."""

    def __init__(self, address):
        self._set_network(IPv4Network, address)

    @functools.cached_property
    def hostmask(self):
        return self.network.hostmask


class IPv4Network(_BaseV4, _BaseNetwork):
    """An IPv4 network."""

    _address_class = IPv4Address

    @property
    @functools.lru_cache()
    def is_global(self):
        shared = self._constants._public_network
        return not (self.network_address in shared and self.broadcast_address in shared) and not self.is_private


class _IPv4Constants:
    _linklocal_network = IPv4Network('169.254.0.0/16')
    _loopback_network = IPv4Network('127.0.0.0/8')
    _multicast_network = IPv4Network('224.0.0.0/4')
    _public_network = IPv4Network('100.64.0.0/10')
    _private_networks = [IPv4Network(text) for text in (
        '0.0.0.0/8', '10.0.0.0/8', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/29',
        '192.0.0.170/31', '192.0.2.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24',
        '240.0.0.0/4', '255.255.255.255/32')]
    _reserved_network = IPv4Network('240.0.0.0/4')
    _unspecified_address = IPv4Address('0.0.0.0')


IPv4Address._constants = _IPv4Constants
IPv4Network._constants = _IPv4Constants


class _BaseV6(_Family):
    """What is particular to IPv6."""

    __slots__ = ()
    _version = 6
    _ALL_ONES = 2 ** IPV6LENGTH - 1
    _HEXTET_COUNT = 8
    _HEX_DIGITS = frozenset('0123456789ABCDEFabcdef')
    _max_prefixlen = IPV6LENGTH
    _netmask_cache = {}

    @staticmethod
    def _plain_address():
        return IPv6Address

    @classmethod
    def _prefix_from_mask(cls, text):
        return cls._prefix_from_prefix_string(text)

    @classmethod
    def _ip_int_from_string(cls, ip_str):
        if not ip_str:
            raise AddressValueError('Address cannot be empty')
        parts = ip_str.split(':')
        if len(parts) < 3:
            raise AddressValueError(f"At least 3 parts expected in {ip_str!r}")
        if '.' in parts[-1]:
            try:
                embedded = IPv4Address(parts.pop())._ip
            except AddressValueError as exc:
                raise AddressValueError(f"{exc} in {ip_str!r}") from None
            parts += [f'{embedded >> 16:x}', f'{embedded & 0xFFFF:x}']
        count = cls._HEXTET_COUNT
        if len(parts) > count + 1:
            raise AddressValueError(f"At most {count} colons permitted in {ip_str!r}")
        gaps = [index for index in range(1, len(parts) - 1) if not parts[index]]
        if len(gaps) > 1:
            raise AddressValueError(f"At most one '::' permitted in {ip_str!r}")
        if not gaps and len(parts) != count:
            raise AddressValueError(f"Exactly {count} parts expected without '::' in {ip_str!r}")

        # The parts before and after the gap; an empty one at an end only next to it.
        high, low = (parts[:gaps[0]], parts[gaps[0] + 1:]) if gaps else (parts, [])
        if not parts[0]:
            if not gaps or len(high) > 1:
                raise AddressValueError(f"Leading ':' only permitted as part of '::' in {ip_str!r}")
            high = []
        if not parts[-1]:
            if not gaps or len(low) > 1:
                raise AddressValueError(f"Trailing ':' only permitted as part of '::' in {ip_str!r}")
            low = []
        skipped = count - len(high) - len(low)
        if gaps and skipped < 1:
            raise AddressValueError(f"Expected at most {count - 1} other parts with '::' in {ip_str!r}")
        try:
            result = 0
            for part in high:
                result = result << 16 | cls._parse_hextet(part)
            result <<= 16 * skipped
            for part in low:
                result = result << 16 | cls._parse_hextet(part)
            return result
        except ValueError as exc:
            raise AddressValueError(f"{exc} in {ip_str!r}") from None

    @classmethod
    def _parse_hextet(cls, hextet_str):
        if not cls._HEX_DIGITS.issuperset(hextet_str):
            raise ValueError(f"Only hex digits permitted in {hextet_str!r}")
        if len(hextet_str) > 4:
            raise ValueError(f"At most 4 characters permitted in {hextet_str!r}")
        return int(hextet_str, 16)

    @classmethod
    def _compress_hextets(cls, hextets):
        # The first of the longest runs of zeros becomes an empty part.
        start = length = run = 0
        for index, hextet in enumerate(hextets, 1):
            run = run + 1 if hextet == '0' else 0
            if run > length:
                start, length = index - run, run
        if length < 2:
            return hextets
        before, after = hextets[:start], hextets[start + length:]
        return (before or ['']) + [''] + (after or [''])

    @staticmethod
    def _hextets(ip_int):
        digits = f'{ip_int:032x}'
        return [digits[start:start + 4] for start in range(0, 32, 4)]

    @classmethod
    def _string_from_ip_int(cls, ip_int=None):
        if ip_int is None:
            ip_int = int(cls._ip)
        if ip_int > cls._ALL_ONES:
            raise ValueError('IPv6 address is too large')
        return ':'.join(cls._compress_hextets([part.lstrip('0') or '0' for part in cls._hextets(ip_int)]))

    def _explode_shorthand_ip_string(self):
        if isinstance(self, IPv6Network):
            text = str(self.network_address)
        elif isinstance(self, IPv6Interface):
            text = str(self.ip)
        else:
            text = str(self)
        text = ':'.join(self._hextets(self._ip_int_from_string(text)))
        return f'{text}/{self._prefixlen}' if isinstance(self, (_BaseNetwork, IPv6Interface)) else text

    def _reverse_pointer(self):
        return '.'.join(reversed(self.exploded.replace(':', ''))) + '.ip6.arpa'

    @staticmethod
    def _split_scope_id(ip_str):
        address, separator, scope = ip_str.partition('%')
        if not separator:
            return address, None
        if not scope or '%' in scope:
            raise AddressValueError(f'Invalid IPv6 address: "{ip_str!r}"')
        return address, scope


class IPv6Address(_BaseV6, _BaseAddress):
    """An IPv6 address."""

    __slots__ = '_ip', '_scope_id', '__weakref__'

    def __init__(self, address):
        """Make an address of text such as 2001:db8::1 or fe80::1%eth0, of an int or of sixteen bytes."""
        self._scope_id = None
        if isinstance(address, int):
            self._check_int_address(address)
            self._ip = address
        elif isinstance(address, bytes):
            self._check_packed_address(address, 16)
            self._ip = int.from_bytes(address)
        else:
            text = str(address)
            if '/' in text:
                raise AddressValueError(f"Unexpected '/' in {address!r}")
            text, self._scope_id = self._split_scope_id(text)
            self._ip = self._ip_int_from_string(text)

    def __str__(self):
        text = super().__str__()
        return f'{text}%{self._scope_id}' if self._scope_id else text

    def __hash__(self):
        return hash((self._ip, self._scope_id))

    def __eq__(self, other):
        equal = super().__eq__(other)
        if equal is NotImplemented or not equal:
            return equal
        return self._scope_id == getattr(other, '_scope_id', None)

    def __reduce__(self):
        return self.__class__, (str(self),)

    @property
    def scope_id(self):
        """What comes after the %, the zone in which the address is unique; None if there is none."""
        return self._scope_id

    @property
    def packed(self):
        """The sixteen bytes."""
        return v6_int_to_packed(self._ip)

    @property
    def is_multicast(self):
        return self in self._constants._multicast_network

    @property
    def is_reserved(self):
        return any(self in network for network in self._constants._reserved_networks)

    @property
    def is_link_local(self):
        return self in self._constants._linklocal_network

    @property
    def is_site_local(self):
        return self in self._constants._sitelocal_network

    @property
    @functools.lru_cache()
    def is_private(self):
        mapped = self.ipv4_mapped
        if mapped is not None:
            return mapped.is_private
        return any(self in network for network in self._constants._private_networks)

    @property
    def is_global(self):
        return not self.is_private

    @property
    def is_unspecified(self):
        return self._ip == 0

    @property
    def is_loopback(self):
        return self._ip == 1

    @property
    def ipv4_mapped(self):
        """The IPv4 address of ::ffff:a.b.c.d, else None."""
        return IPv4Address(self._ip & 0xFFFFFFFF) if self._ip >> 32 == 0xFFFF else None

    @property
    def teredo(self):
        """(server, client) of a Teredo address, else None."""
        if self._ip >> 96 != 0x20010000:
            return None
        return IPv4Address(self._ip >> 64 & 0xFFFFFFFF), IPv4Address(~self._ip & 0xFFFFFFFF)

    @property
    def sixtofour(self):
        """The IPv4 address in a 6to4 address, else None."""
        return IPv4Address(self._ip >> 80 & 0xFFFFFFFF) if self._ip >> 112 == 0x2002 else None


class IPv6Interface(_BaseInterface, IPv6Address):
    """An IPv6 address in a network."""

    def __init__(self, address):
        self._set_network(IPv6Network, address)

    @functools.cached_property
    def hostmask(self):
        return self.network.hostmask

    @property
    def is_unspecified(self):
        return self._ip == 0 and self.network.is_unspecified

    @property
    def is_loopback(self):
        return self._ip == 1 and self.network.is_loopback


class IPv6Network(_BaseV6, _BaseNetwork):
    """An IPv6 network."""

    _address_class = IPv6Address

    def hosts(self):
        """The addresses that hosts can have: only the first is the routers'."""
        return self._addresses(1, 0)

    @property
    def is_site_local(self):
        return self._both_ends('is_site_local')


class _IPv6Constants:
    _linklocal_network = IPv6Network('fe80::/10')
    _multicast_network = IPv6Network('ff00::/8')
    _private_networks = [IPv6Network(text) for text in (
        '::1/128', '::/128', '::ffff:0:0/96', '100::/64', '2001::/23', '2001:2::/48', '2001:db8::/32', '2001:10::/28',
        'fc00::/7', 'fe80::/10')]
    _reserved_networks = [IPv6Network(text) for text in (
        '::/8', '100::/8', '200::/7', '400::/6', '800::/5', '1000::/4', '4000::/3', '6000::/3', '8000::/3', 'A000::/3',
        'C000::/3', 'E000::/4', 'F000::/5', 'F800::/6', 'FE00::/9')]
    _sitelocal_network = IPv6Network('fec0::/10')


IPv6Address._constants = _IPv6Constants
IPv6Network._constants = _IPv6Constants
