"""Identifiers made from the time, as those of libuuid without its daemon."""
from _thread import allocate_lock as _allocate_lock
from os import urandom as _urandom
from time import time_ns as _time_ns

has_uuid_generate_time_safe = 1

_GREGORIAN_TO_UNIX = 0x01B21DD213814000     # in 100 ns
_NOT_SAFE = -1      # other engines may make identifiers at the same moment

_lock = _allocate_lock()
# A number instead of a hardware address: the multicast bit tells that.
_node = (int.from_bytes(_urandom(6)) | 1 << 40).to_bytes(6)
_sequence = int.from_bytes(_urandom(2)) & 0x3FFF
_last = 0


def generate_time_safe():
    """The bytes of an identifier of version 1, and whether nobody else can have made the same."""
    global _last, _sequence
    with _lock:
        now = _time_ns() // 100 + _GREGORIAN_TO_UNIX
        if now == _last:
            now += 1
        elif now < _last:
            # The clock went back, or was overtaken.
            if _last - now > 1000:
                _sequence = _sequence + 1 & 0x3FFF
            else:
                now = _last + 1
        _last = now
        sequence = _sequence
    made = b''.join([
        (now & 0xFFFFFFFF).to_bytes(4),
        (now >> 32 & 0xFFFF).to_bytes(2),
        (now >> 48 & 0x0FFF | 0x1000).to_bytes(2),
        (sequence | 0x8000).to_bytes(2),
        _node,
    ])
    return made, _NOT_SAFE
