"""Keyed hashes (RFC 2104)."""
import warnings as _warnings
try:
    import _hashlib as _hashopenssl
except ImportError:
    _hashopenssl = None
    _functype = None
    from _operator import _compare_digest as compare_digest
else:
    compare_digest = _hashopenssl.compare_digest
    _functype = type(_hashopenssl.openssl_sha256)

import hashlib as _hashlib

trans_5C = bytes([byte ^ 0x5C for byte in range(256)])
trans_36 = bytes([byte ^ 0x36 for byte in range(256)])

# The size is the hash's.
digest_size = None


def _constructor(digestmod):
    """What makes a hash object: for a name, a module with new(), or the function itself."""
    if callable(digestmod):
        return digestmod
    if isinstance(digestmod, str):
        return lambda data=b'': _hashlib.new(digestmod, data)
    return lambda data=b'': digestmod.new(data)


def _accelerated(digestmod):
    return _hashopenssl is not None and isinstance(digestmod, (str, _functype))


class HMAC:
    """A keyed hash object, used as those of hashlib are."""

    # For hashes that do not tell their block size.
    blocksize = 64

    __slots__ = ('_hmac', '_inner', '_outer', 'block_size', 'digest_size')

    def __init__(self, key, msg=None, digestmod=''):
        """digestmod is a name, a constructor of hashlib or a module with new(); msg goes in first."""
        if not isinstance(key, (bytes, bytearray)):
            raise TypeError(f'key: expected bytes or bytearray, but got {type(key).__name__!r}')
        if not digestmod:
            raise TypeError("Missing required parameter 'digestmod'.")
        if _accelerated(digestmod):
            try:
                self._init_hmac(key, msg, digestmod)
                return
            except _hashopenssl.UnsupportedDigestmodError:
                pass
        self._init_old(key, msg, digestmod)

    def _init_hmac(self, key, msg, digestmod):
        self._hmac = _hashopenssl.hmac_new(key, msg, digestmod=digestmod)
        self.digest_size = self._hmac.digest_size
        self.block_size = self._hmac.block_size

    def _init_old(self, key, msg, digestmod):
        make = _constructor(digestmod)
        self._hmac = None
        self._outer = make()
        self._inner = make()
        self.digest_size = self._inner.digest_size
        size = getattr(self._inner, 'block_size', None)
        if size is None:
            _warnings.warn('No block_size attribute on given digest object; '
                           f'Assuming {self.blocksize}.', RuntimeWarning, 2)
            size = self.blocksize
        elif size < 16:
            _warnings.warn(f'block_size of {size} seems too small; using our '
                           f'default of {self.blocksize}.', RuntimeWarning, 2)
            size = self.blocksize
        if len(key) > size:
            key = make(key).digest()
        self.block_size = size
        key = key.ljust(size, b'\0')
        self._outer.update(key.translate(trans_5C))
        self._inner.update(key.translate(trans_36))
        if msg is not None:
            self.update(msg)

    @property
    def name(self):
        return self._hmac.name if self._hmac else f'hmac-{self._inner.name}'

    def update(self, msg):
        """Take in bytes."""
        (self._hmac or self._inner).update(msg)

    def copy(self):
        """Another object with the same bytes in it."""
        other = self.__class__.__new__(self.__class__)
        other.digest_size = self.digest_size
        if self._hmac:
            other._hmac = self._hmac.copy()
            other._inner = other._outer = None
        else:
            other._hmac = None
            other._inner, other._outer = self._inner.copy(), self._outer.copy()
        return other

    def _current(self):
        """The hash object that gives the result."""
        if self._hmac:
            return self._hmac
        result = self._outer.copy()
        result.update(self._inner.digest())
        return result

    def digest(self):
        """The hash as bytes."""
        return self._current().digest()

    def hexdigest(self):
        """The hash in hexadecimal."""
        return self._current().hexdigest()


def new(key, msg=None, digestmod=''):
    """A keyed hash object."""
    return HMAC(key, msg, digestmod)


def digest(key, msg, digest):
    """The keyed hash of one message, as bytes."""
    if _accelerated(digest):
        try:
            return _hashopenssl.hmac_digest(key, msg, digest)
        except _hashopenssl.UnsupportedDigestmodError:
            pass
    make = _constructor(digest)
    inner, outer = make(), make()
    size = getattr(inner, 'block_size', 64)
    if len(key) > size:
        key = make(key).digest()
    key = key + bytes(size - len(key))
    inner.update(key.translate(trans_36))
    outer.update(key.translate(trans_5C))
    inner.update(msg)
    outer.update(inner.digest())
    return outer.digest()
