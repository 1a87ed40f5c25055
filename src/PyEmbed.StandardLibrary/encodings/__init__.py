"""The codecs that come with Python, a module each, and the function that finds them by name."""
import codecs
import sys
from . import aliases

_cache = {}
_unknown = '--unknown--'
_import_tail = ['*']
_aliases = aliases.aliases


class CodecRegistryError(LookupError, SystemError):
    pass


def normalize_encoding(encoding):
    """The name with an underscore for each run of what is neither letter, digit nor dot."""
    if isinstance(encoding, bytes):
        encoding = str(encoding, 'ascii')
    name = ''
    gap = False
    for char in encoding:
        if not (char.isalnum() or char == '.'):
            gap = True
            continue
        if gap and name:
            name += '_'
        gap = False
        if char.isascii():
            name += char
    return name


def _find_module(encoding):
    """(the module of an encoding, its name), or (None, None)."""
    name = normalize_encoding(encoding)
    alias = _aliases.get(name) or _aliases.get(name.replace('.', '_'))
    for module in ([name] if alias is None else [alias, name]):
        # A dot would lead out of the package.
        if module and '.' not in module:
            try:
                return __import__('encodings.' + module, fromlist=_import_tail, level=0), module
            except ImportError:
                pass        # not there, or it needs what is not
    return None, None


def _check_entry(module, entry):
    """Make a CodecInfo of the tuple that a module gave."""
    if not 4 <= len(entry) <= 7:
        raise CodecRegistryError(f'module "{module.__name__}" ({module.__file__}) '
                                 'failed to register')
    encode, decode, *others = entry[:6]
    if (not callable(encode) or not callable(decode)
            or any(other is not None and not callable(other) for other in others)):
        raise CodecRegistryError(f'incompatible codecs in module "{module.__name__}" '
                                 f'({module.__file__})')
    if len(entry) < 7 or entry[6] is None:
        name = module.__name__.split('.', 1)[1]
        entry = (*entry[:6], *(None,) * (6 - len(entry)), name)
    return codecs.CodecInfo(*entry)


def search_function(encoding):
    """What the registry asks for a name: a CodecInfo or None."""
    if encoding in _cache:
        return _cache[encoding]
    module, name = _find_module(encoding)
    getregentry = getattr(module, 'getregentry', None)
    if getregentry is None:
        _cache[encoding] = None
        return None
    entry = getregentry()
    if not isinstance(entry, codecs.CodecInfo):
        entry = _check_entry(module, entry)
    _cache[encoding] = entry
    # A module may know more names for itself.
    getaliases = getattr(module, 'getaliases', None)
    if getaliases is not None:
        for alias in getaliases():
            _aliases.setdefault(alias, name)
    return entry


codecs.register(search_function)

if sys.platform == 'win32':
    # A code page of Windows that has no module here is left to Windows.
    def _alias_mbcs(encoding):
        try:
            import _winapi
            if encoding == f'cp{_winapi.GetACP()}':
                import encodings.mbcs
                return encodings.mbcs.getregentry()
        except ImportError:
            pass

    codecs.register(_alias_mbcs)
