"""Hashes: md5(), sha1(), sha224() to sha512(), sha3_224() to sha3_512(), shake_128(), shake_256(),
blake2b(), blake2s(), and new(name, data).

A hash object takes bytes by update() and gives digest() and hexdigest(); copy() branches off. What
names new() knows is in algorithms_available; those in algorithms_guaranteed are everywhere.
"""
# The module that has each hash without OpenSSL, in the order in which they are looked at.
__builtin_modules = {
    'md5': '_md5', 'sha1': '_sha1', 'sha224': '_sha256', 'sha256': '_sha256',
    'sha384': '_sha512', 'sha512': '_sha512', 'blake2b': '_blake2', 'blake2s': '_blake2',
    'sha3_224': '_sha3', 'sha3_256': '_sha3', 'sha3_384': '_sha3', 'sha3_512': '_sha3',
    'shake_128': '_sha3', 'shake_256': '_sha3',
}

__all__ = (*__builtin_modules, 'new', 'algorithms_guaranteed', 'algorithms_available', 'pbkdf2_hmac', 'file_digest')

algorithms_guaranteed, algorithms_available = set(__builtin_modules), set(__builtin_modules)

# OpenSSL has no keys, salts and trees for these.
__block_openssl_constructor = {'blake2b', 'blake2s'}

__builtin_constructor_cache = {}


def __get_builtin_constructor(name):
    found = __builtin_constructor_cache.get(name)
    if found is not None:
        return found
    # The older hashes may be written in capitals.
    old = isinstance(name, str) and name in (
        'md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512',
        'MD5', 'SHA1', 'SHA224', 'SHA256', 'SHA384', 'SHA512')
    plain = name.lower() if old else name
    try:
        found = getattr(__import__(__builtin_modules[plain]), plain)
    except (KeyError, ImportError):
        raise ValueError('unsupported hash type ' + name) from None
    __builtin_constructor_cache[plain] = found
    if old:
        __builtin_constructor_cache[plain.upper()] = found
    return found


def __get_openssl_constructor(name):
    if name not in __block_openssl_constructor:
        try:
            constructor = getattr(_hashlib, 'openssl_' + name)
            # It may be there and be forbidden all the same.
            constructor(usedforsecurity=False)
            return constructor
        except (AttributeError, ValueError):
            pass
    return __get_builtin_constructor(name)


def __py_new(name, data=b'', **kwargs):
    """A hash object by name, with data in it already."""
    return __get_builtin_constructor(name)(data, **kwargs)


def __hash_new(name, data=b'', **kwargs):
    """A hash object by name, with data in it already."""
    if name not in __block_openssl_constructor:
        try:
            return _hashlib.new(name, data, **kwargs)
        except ValueError:
            # One that OpenSSL does not have, or may not give out.
            return __get_builtin_constructor(name)(data)
    return __get_builtin_constructor(name)(data, **kwargs)


try:
    import _hashlib
except ImportError:
    _hashlib = None
    new = __py_new
    __get_hash = __get_builtin_constructor
else:
    new = __hash_new
    __get_hash = __get_openssl_constructor
    algorithms_available = algorithms_available.union(_hashlib.openssl_md_meth_names)

try:
    from _hashlib import pbkdf2_hmac
except ImportError:
    from _pbkdf2 import pbkdf2_hmac

try:
    from _hashlib import scrypt
except ImportError:
    from _pbkdf2 import scrypt


def file_digest(fileobj, digest, /, *, _bufsize=2**18):
    """The hash object of all that is in a binary file.

    digest is a name, or what makes a hash object when called.
    """
    result = new(digest) if isinstance(digest, str) else digest()
    if hasattr(fileobj, 'getbuffer'):
        # It is in memory.
        result.update(fileobj.getbuffer())
        return result
    if not (hasattr(fileobj, 'readinto') and hasattr(fileobj, 'readable')
            and fileobj.readable()):
        raise ValueError(
            f"'{fileobj!r}' is not a file-like object in binary reading mode.")
    buffer = bytearray(_bufsize)
    view = memoryview(buffer)
    while size := fileobj.readinto(buffer):
        result.update(view[:size])
    return result


for __name in __builtin_modules:
    try:
        globals()[__name] = __get_hash(__name)
    except ValueError:
        import logging
        logging.exception('code for hash %s was not found.', __name)

del __name, __get_hash, __py_new, __hash_new, __get_openssl_constructor
