"""Universally unique identifiers as in RFC 4122."""

import os
import sys

from enum import Enum, _simple_enum

_AIX = sys.platform.startswith('aix')
_LINUX = sys.platform.startswith('linux')

# How the system's programs write hardware addresses.
_MAC_DELIM = b'.' if _AIX else b':'
_MAC_OMITS_LEADING_ZEROES = _AIX

RESERVED_NCS = 'reserved for NCS compatibility'
RFC_4122 = 'specified in RFC 4122'
RESERVED_MICROSOFT = 'reserved for Microsoft compatibility'
RESERVED_FUTURE = 'reserved for future definition'

# The class has members and parameters of these names.
int_ = int
bytes_ = bytes


@_simple_enum(Enum)
class SafeUUID:
    """Whether an identifier was made so that no other process can make the same at the same time."""

    safe = 0
    unsafe = -1
    unknown = None


# The fields as they are given to UUID(): names, bits, and the words of an error.
_FIELDS = (('time_low', 32, 'a 32-bit value'), ('time_mid', 16, 'a 16-bit value'),
           ('time_hi_version', 16, 'a 16-bit value'), ('clock_seq_hi_variant', 8, 'an 8-bit value'),
           ('clock_seq_low', 8, 'an 8-bit value'), ('node', 48, 'a 48-bit value'))


def _swap(data):
    # From big endian to little endian order of the first three fields, and back.
    return data[3::-1] + data[5:3:-1] + data[7:5:-1] + data[8:]


def _join_fields(fields):
    if len(fields) != 6:
        raise ValueError('fields is not a 6-tuple')
    result = 0
    for number, (value, (_, bits, words)) in enumerate(zip(fields, _FIELDS), 1):
        if not 0 <= value < 1 << bits:
            raise ValueError(f'field {number} out of range (need {words})')
        result = result << bits | value
    return result


class UUID:
    """An identifier; all its forms are attributes.

    It is made from 32 hexadecimal digits (with or without hyphens, braces and urn:uuid:), 16 bytes in either order,
    the six fields or an int. version sets the version and the variant.
    """

    __slots__ = 'int', 'is_safe', '__weakref__'

    def __init__(self, hex=None, bytes=None, bytes_le=None, fields=None, int=None, version=None, *,
                 is_safe=SafeUUID.unknown):
        if sum([form is not None for form in (hex, bytes, bytes_le, fields, int)]) != 1:
            raise TypeError('one of the hex, bytes, bytes_le, fields, or int arguments must be given')
        if hex is not None:
            digits = hex.replace('urn:', '').replace('uuid:', '').strip('{}').replace('-', '')
            if len(digits) != 32:
                raise ValueError('badly formed hexadecimal UUID string')
            int = int_(digits, 16)
        elif bytes_le is not None:
            if len(bytes_le) != 16:
                raise ValueError('bytes_le is not a 16-char string')
            bytes = _swap(bytes_le)
        elif fields is not None:
            int = _join_fields(fields)
        if bytes is not None:
            if len(bytes) != 16:
                raise ValueError('bytes is not a 16-char string')
            assert isinstance(bytes, bytes_), repr(bytes)
            int = int_.from_bytes(bytes)
        if not 0 <= int < 1 << 128:
            raise ValueError('int is out of range (need a 128-bit value)')
        if version is not None:
            if not 1 <= version <= 5:
                raise ValueError('illegal version number')
            int = int & ~(0xf000 << 64 | 0xc000 << 48) | version << 76 | 0x8000 << 48
        object.__setattr__(self, 'int', int)
        object.__setattr__(self, 'is_safe', is_safe)

    def __getstate__(self):
        state = {'int': self.int}
        if self.is_safe != SafeUUID.unknown:
            # As its value, for versions without SafeUUID.
            state['is_safe'] = self.is_safe.value
        return state

    def __setstate__(self, state):
        object.__setattr__(self, 'int', state['int'])
        object.__setattr__(self, 'is_safe', SafeUUID(state['is_safe']) if 'is_safe' in state else SafeUUID.unknown)

    def __eq__(self, other):
        return self.int == other.int if isinstance(other, UUID) else NotImplemented

    def __lt__(self, other):
        return self.int < other.int if isinstance(other, UUID) else NotImplemented

    def __gt__(self, other):
        return self.int > other.int if isinstance(other, UUID) else NotImplemented

    def __le__(self, other):
        return self.int <= other.int if isinstance(other, UUID) else NotImplemented

    def __ge__(self, other):
        return self.int >= other.int if isinstance(other, UUID) else NotImplemented

    def __hash__(self):
        return hash(self.int)

    def __int__(self):
        return self.int

    def __repr__(self):
        return f'{self.__class__.__name__}({str(self)!r})'

    def __setattr__(self, name, value):
        raise TypeError('UUID objects are immutable')

    def __str__(self):
        digits = self.hex
        return f'{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}'

    @property
    def bytes(self):
        return self.int.to_bytes(16)

    @property
    def bytes_le(self):
        return _swap(self.bytes)

    @property
    def fields(self):
        return tuple([getattr(self, name) for name, _, _ in _FIELDS])

    @property
    def time_low(self):
        return self.int >> 96

    @property
    def time_mid(self):
        return self.int >> 80 & 0xffff

    @property
    def time_hi_version(self):
        return self.int >> 64 & 0xffff

    @property
    def clock_seq_hi_variant(self):
        return self.int >> 56 & 0xff

    @property
    def clock_seq_low(self):
        return self.int >> 48 & 0xff

    @property
    def time(self):
        return (self.time_hi_version & 0x0fff) << 48 | self.time_mid << 32 | self.time_low

    @property
    def clock_seq(self):
        return (self.clock_seq_hi_variant & 0x3f) << 8 | self.clock_seq_low

    @property
    def node(self):
        return self.int & 0xffffffffffff

    @property
    def hex(self):
        return f'{self.int:032x}'

    @property
    def urn(self):
        return f'urn:uuid:{self}'

    @property
    def variant(self):
        top = self.int >> 61 & 0b111
        if not top & 0b100:
            return RESERVED_NCS
        if not top & 0b010:
            return RFC_4122
        return RESERVED_FUTURE if top & 0b001 else RESERVED_MICROSOFT

    @property
    def version(self):
        # Other variants have none.
        if self.variant == RFC_4122:
            return self.int >> 76 & 0xf


# The hardware address of this machine, from what programs print where they may be run.

def _get_command_stdout(command, *args):
    import io
    try:
        import shutil, subprocess
    except ImportError:
        return None
    try:
        directories = os.environ.get('PATH', os.defpath).split(os.pathsep) + ['/sbin', '/usr/sbin']
        executable = shutil.which(command, path=os.pathsep.join(directories))
        if executable is None:
            return None
        line = (executable,) if args == ('',) else (executable, *args)
        process = subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                                   env={**os.environ, 'LC_ALL': 'C'})
        if not process:
            return None
        return io.BytesIO(process.communicate()[0])
    except (OSError, subprocess.SubprocessError):
        return None


def _is_universal(mac):
    # Others were given by an administrator and may not be unique.
    return not mac & 1 << 41


def _best_mac(addresses):
    # The first universal address, else the first one.
    first = None
    for mac in addresses:
        if _is_universal(mac):
            return mac
        if first is None:
            first = mac
    return first


def _find_mac_near_keyword(command, args, keywords, get_word_index):
    """The address in the output of a command whose place is counted from one of some words."""
    output = _get_command_stdout(command, args)
    if output is None:
        return None

    def addresses():
        for line in output:
            words = line.lower().rstrip().split()
            for index, word in enumerate(words):
                if word in keywords:
                    try:
                        yield int(words[get_word_index(index)].replace(_MAC_DELIM, b''), 16)
                    except (ValueError, IndexError):
                        # Virtual interfaces may have other addresses.
                        continue

    return _best_mac(addresses()) or None


def _parse_mac(word):
    parts = word.split(_MAC_DELIM)
    lengths = {len(part) for part in parts}
    if len(parts) != 6 or not lengths <= ({1, 2} if _MAC_OMITS_LEADING_ZEROES else {2}):
        return None
    try:
        return int(b''.join([part.rjust(2, b'0') for part in parts]), 16)
    except ValueError:
        return None


def _find_mac_under_heading(command, args, heading):
    """The address in the output of a command in the column with a heading."""
    output = _get_command_stdout(command, args)
    if output is None:
        return None
    headings = output.readline().rstrip().split()
    if heading not in headings:
        return None
    column = headings.index(heading)
    rows = [line.rstrip().split() for line in output]
    addresses = [_parse_mac(words[column]) for words in rows if len(words) > column]
    return _best_mac([mac for mac in addresses if mac is not None])


def _ifconfig_getnode():
    for args in ('', '-a', '-av'):
        mac = _find_mac_near_keyword('ifconfig', args, (b'hwaddr', b'ether', b'address:', b'lladdr'),
                                     lambda index: index + 1)
        if mac:
            return mac
    return None


def _ip_getnode():
    return _find_mac_near_keyword('ip', 'link', [b'link/ether'], lambda index: index + 1) or None


def _arp_getnode():
    import socket
    if not hasattr(socket, "gethostbyname"):
        return None
    try:
        address = socket.gethostbyname(socket.gethostname())
    except OSError:
        return None
    # As various systems print it.
    for word, offset in ((address, None), (address, 1), (f'({address})', 2)):
        mac = _find_mac_near_keyword('arp', '-an', [os.fsencode(word)],
                                     lambda index: -1 if offset is None else index + offset)
        if mac:
            return mac
    return None


def _lanscan_getnode():
    return _find_mac_near_keyword('lanscan', '-ai', [b'lan0'], lambda index: 0)


def _netstat_getnode():
    return _find_mac_under_heading('netstat', '-ian', b'Address')


def _ipconfig_getnode():
    return _windll_getnode()


def _netbios_getnode():
    return _windll_getnode()


try:
    import _uuid
except ImportError:
    _uuid = None
_generate_time_safe = getattr(_uuid, "generate_time_safe", None)
_UuidCreate = getattr(_uuid, "UuidCreate", None)
_has_uuid_generate_time_safe = getattr(_uuid, "has_uuid_generate_time_safe", None)


def _load_system_functions():
    """Nothing is left to load."""


def _unix_getnode():
    if _generate_time_safe:
        made, _ = _generate_time_safe()
        return UUID(bytes=made).node


def _windll_getnode():
    if _UuidCreate:
        return UUID(bytes_le=_UuidCreate()).node


def _random_getnode():
    import random
    # The multicast bit tells it from real addresses.
    return random.getrandbits(48) | 1 << 40


if _LINUX:
    _OS_GETTERS = [_ip_getnode, _ifconfig_getnode]
elif sys.platform == 'darwin':
    _OS_GETTERS = [_ifconfig_getnode, _arp_getnode, _netstat_getnode]
elif sys.platform == 'win32':
    _OS_GETTERS = []
elif _AIX:
    _OS_GETTERS = [_netstat_getnode]
else:
    _OS_GETTERS = [_ifconfig_getnode, _ip_getnode, _arp_getnode, _netstat_getnode, _lanscan_getnode]
_GETTERS = {'posix': [_unix_getnode], 'nt': [_windll_getnode]}.get(os.name, []) + _OS_GETTERS

_node = None


def getnode():
    """The hardware address, or a random number if it cannot be found out; always the same."""
    global _node
    if _node is not None:
        return _node
    for getter in _GETTERS + [_random_getnode]:
        try:
            _node = getter()
        except:
            continue
        if _node is not None and 0 <= _node < 1 << 48:
            return _node
    assert False, f'_random_getnode() returned invalid value: {_node}'


_last_timestamp = None


def uuid1(node=None, clock_seq=None):
    """An identifier from the time, the hardware address and a number."""
    if _generate_time_safe is not None and node is clock_seq is None:
        made, safely = _generate_time_safe()
        try:
            is_safe = SafeUUID(safely)
        except ValueError:
            is_safe = SafeUUID.unknown
        return UUID(bytes=made, is_safe=is_safe)

    global _last_timestamp
    import time
    # Of 100 ns, since the Gregorian calendar began.
    timestamp = time.time_ns() // 100 + 0x01b21dd213814000
    if _last_timestamp is not None and timestamp <= _last_timestamp:
        timestamp = _last_timestamp + 1
    _last_timestamp = timestamp
    if clock_seq is None:
        import random
        clock_seq = random.getrandbits(14)
    if node is None:
        node = getnode()
    return UUID(fields=(timestamp & 0xffffffff, timestamp >> 32 & 0xffff, timestamp >> 48 & 0x0fff,
                        clock_seq >> 8 & 0x3f, clock_seq & 0xff, node), version=1)


def uuid3(namespace, name):
    """An identifier from the MD5 hash of a namespace and a name."""
    from hashlib import md5
    return UUID(bytes=md5(namespace.bytes + bytes(name, "utf-8"), usedforsecurity=False).digest(), version=3)


def uuid4():
    """A random identifier."""
    return UUID(bytes=os.urandom(16), version=4)


def uuid5(namespace, name):
    """An identifier from the SHA-1 hash of a namespace and a name."""
    from hashlib import sha1
    return UUID(bytes=sha1(namespace.bytes + bytes(name, "utf-8")).digest()[:16], version=5)


NAMESPACE_DNS = UUID('6ba7b810-9dad-11d1-80b4-00c04fd430c8')
NAMESPACE_URL = UUID('6ba7b811-9dad-11d1-80b4-00c04fd430c8')
NAMESPACE_OID = UUID('6ba7b812-9dad-11d1-80b4-00c04fd430c8')
NAMESPACE_X500 = UUID('6ba7b814-9dad-11d1-80b4-00c04fd430c8')
