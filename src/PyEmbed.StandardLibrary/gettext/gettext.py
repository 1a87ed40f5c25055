"""Translations of messages, from catalogs in the form of GNU gettext."""

import os
import sys

__all__ = ['NullTranslations', 'GNUTranslations', 'Catalog',
           'bindtextdomain', 'find', 'translation', 'install',
           'textdomain', 'dgettext', 'dngettext', 'gettext',
           'ngettext', 'pgettext', 'dpgettext', 'npgettext',
           'dnpgettext']

_default_localedir = os.path.join(sys.base_prefix, 'share', 'locale')


# Plural forms: an expression of C in n that gives the number of the form

def _tokenize(plural):
    import re
    pattern = re.compile(r"""
        (?P<WHITESPACES>[ \t]+) | (?P<NUMBER>[0-9]+\b) | (?P<NAME>n\b) | (?P<PARENTHESIS>[()])
        | (?P<OPERATOR>[-*/%+?:]|[><!]=?|==|&&|\|\|) | (?P<INVALID>\w+|.)""", re.VERBOSE | re.DOTALL)
    for match in pattern.finditer(plural):
        if match.lastgroup == 'INVALID':
            raise ValueError('invalid token in plural form: %s' % match.group())
        if match.lastgroup != 'WHITESPACES':
            yield match.group()
    yield ''


def _error(value):
    if value:
        return ValueError('unexpected token in plural form: %s' % value)
    return ValueError('unexpected end of plural form')


_COMPARISONS = 3, 4

_binary_ops = {operator: level for level, operators in enumerate(
    ('||', '&&', '== !=', '< > <= >=', '+ -', '* / %'), 1) for operator in operators.split()}
_c2py_ops = {'||': 'or', '&&': 'and', '/': '//'}


def _parse(tokens, priority=-1):
    # The expression in Python of what binds at least as tightly as priority, and the token after it.
    result, token = '', next(tokens)
    while token == '!':
        result += 'not '
        token = next(tokens)
    if token == '(':
        inner, token = _parse(tokens)
        if token != ')':
            raise ValueError('unbalanced parenthesis in plural form')
        result += f'({inner})'
    elif token == 'n':
        result += token
    else:
        try:
            result += str(int(token, 10))
        except ValueError:
            raise _error(token) from None
    token = next(tokens)

    last = None
    while token in _binary_ops and _binary_ops[token] >= priority:
        level = _binary_ops[token]
        # Python would chain comparisons.
        if level in _COMPARISONS and last in _COMPARISONS:
            result = f'({result})'
        operator = _c2py_ops.get(token, token)
        right, token = _parse(tokens, level + 1)
        result = f'{result} {operator} {right}'
        last = level
    if last == priority == 4:
        result = f'({result})'

    if token == '?' and priority <= 0:
        if_true, token = _parse(tokens, 0)
        if token != ':':
            raise _error(token)
        if_false, token = _parse(tokens)
        result = f'{if_true} if {result} else {if_false}'
        if priority == 0:
            result = f'({result})'
    return result, token


def _as_int(n):
    try:
        round(n)
    except TypeError:
        raise TypeError('Plural value must be an integer, got %s' %
                        (n.__class__.__name__,)) from None
    import warnings
    # Told of who called this module.
    frame, level = sys._getframe(1), 2
    while frame.f_back is not None and frame.f_globals.get('__name__') == __name__:
        frame, level = frame.f_back, level + 1
    warnings.warn('Plural value must be an integer, got %s' %
                  (n.__class__.__name__,),
                  DeprecationWarning,
                  level)
    return n


def c2py(plural):
    """The function of n that a plural form's expression stands for."""
    if len(plural) > 1000:
        raise ValueError('plural form expression is too long')
    try:
        result, token = _parse(_tokenize(plural))
        if token:
            raise _error(token)
        depth = 0
        for char in result:
            depth += (char == '(') - (char == ')')
            if depth > 20:
                # Python's parser allows only so many.
                raise ValueError('plural form expression is too complex')
        space = {'_as_int': _as_int, '__name__': __name__}
        exec('def func(n):\n'
             '    if not isinstance(n, int):\n'
             '        n = _as_int(n)\n'
             f'    return int({result})\n', space)
        return space['func']
    except RecursionError:
        raise ValueError('plural form expression is too complex')


# Translations

class NullTranslations:
    """No translation: messages as they are, or what a fallback makes of them."""

    def __init__(self, fp=None):
        self._info = {}
        self._charset = None
        self._fallback = None
        if fp is not None:
            self._parse(fp)

    def _parse(self, fp):
        pass

    def add_fallback(self, fallback):
        """Ask another translation for what this one does not know, after those added before."""
        if self._fallback:
            self._fallback.add_fallback(fallback)
        else:
            self._fallback = fallback

    def gettext(self, message):
        return self._fallback.gettext(message) if self._fallback else message

    def ngettext(self, msgid1, msgid2, n):
        if self._fallback:
            return self._fallback.ngettext(msgid1, msgid2, n)
        return _singular_or_plural(msgid1, msgid2, n)

    def pgettext(self, context, message):
        return self._fallback.pgettext(context, message) if self._fallback else message

    def npgettext(self, context, msgid1, msgid2, n):
        if self._fallback:
            return self._fallback.npgettext(context, msgid1, msgid2, n)
        return _singular_or_plural(msgid1, msgid2, n)

    def info(self):
        """What the catalog says about itself."""
        return self._info

    def charset(self):
        """The encoding of the catalog."""
        return self._charset

    def install(self, names=None):
        """Make gettext the builtin function _, and those in names builtin functions."""
        import builtins
        builtins.__dict__['_'] = self.gettext
        for name in {'gettext', 'ngettext', 'npgettext', 'pgettext'}.intersection(names or ()):
            builtins.__dict__[name] = getattr(self, name)


def _singular_or_plural(msgid1, msgid2, n):
    return msgid1 if n == 1 else msgid2


class GNUTranslations(NullTranslations):
    """The translations of a .mo file."""

    LE_MAGIC = 0x950412de
    BE_MAGIC = 0xde120495

    CONTEXT = '%s\x04%s'  # context and message in a catalog

    VERSIONS = (0, 1)

    def _get_versions(self, version):
        return version >> 16, version & 0xffff

    def _parse(self, fp):
        from struct import unpack
        filename = getattr(fp, 'name', '')
        self._catalog = {}
        self.plural = lambda n: int(n != 1)
        data = fp.read()
        magic, = unpack('<I', data[:4])
        if magic not in (self.LE_MAGIC, self.BE_MAGIC):
            raise OSError(0, 'Bad magic number', filename)
        order = '<' if magic == self.LE_MAGIC else '>'
        version, count, originals, translations = unpack(order + '4I', data[4:20])
        major, _ = self._get_versions(version)
        if major not in self.VERSIONS:
            raise OSError(0, 'Bad version number ' + str(major), filename)

        def string_at(place):
            length, offset = unpack(order + 'II', data[place:place + 8])
            if offset + length >= len(data):
                raise OSError(0, 'File is corrupt', filename)
            return data[offset:offset + length]

        for place in range(0, 8 * count, 8):
            message, translation = string_at(originals + place), string_at(translations + place)
            if not message:
                self._take_header(translation)
            self._add(message, translation, self._charset or 'ascii')

    def _take_header(self, text):
        # Lines "name: value" under the empty message.
        last = None
        for line in text.split(b'\n'):
            item = line.decode().strip()
            if not item or (item.startswith('#-#-#-#-#') and item.endswith('#-#-#-#-#')):
                continue
            if ':' not in item:
                if last:
                    self._info[last] += '\n' + item
                continue
            name, value = item.split(':', 1)
            last, value = name.strip().lower(), value.strip()
            self._info[last] = value
            if last == 'content-type':
                self._charset = value.split('charset=')[1]
            elif last == 'plural-forms':
                self.plural = c2py(value.split(';')[1].split('plural=')[1])

    def _add(self, message, translation, charset):
        if b'\x00' not in message:
            self._catalog[str(message, charset)] = str(translation, charset)
            return
        singular, _ = message.split(b'\x00')
        for number, form in enumerate(translation.split(b'\x00')):
            self._catalog[str(singular, charset), number] = str(form, charset)

    def _find(self, key):
        # None: not in the catalog. A message may be there with its plural only.
        found = self._catalog.get(key)
        return self._catalog.get((key, self.plural(1))) if found is None else found

    def gettext(self, message):
        found = self._find(message)
        return super().gettext(message) if found is None else found

    def ngettext(self, msgid1, msgid2, n):
        found = self._catalog.get((msgid1, self.plural(n)))
        return super().ngettext(msgid1, msgid2, n) if found is None else found

    def pgettext(self, context, message):
        found = self._find(self.CONTEXT % (context, message))
        return super().pgettext(context, message) if found is None else found

    def npgettext(self, context, msgid1, msgid2, n):
        found = self._catalog.get((self.CONTEXT % (context, msgid1), self.plural(n)))
        return super().npgettext(context, msgid1, msgid2, n) if found is None else found


# Catalogs

def _expand_lang(loc):
    # The names under which translations for a locale may be, the most specific first.
    if loc == 'C':
        return ['C']
    import locale
    rest = locale.normalize(loc)
    parts = []
    for mark in '@._':
        place = rest.find(mark)
        rest, part = (rest, '') if place < 0 else (rest[:place], rest[place:])
        parts.append(part)
    modifier, codeset, territory = parts
    names = []
    for with_modifier in (True, False) if modifier else (False,):
        for with_territory in (True, False) if territory else (False,):
            for with_codeset in (True, False) if codeset else (False,):
                names.append(rest + territory * with_territory + codeset * with_codeset + modifier * with_modifier)
    return names


def find(domain, localedir=None, languages=None, all=False):
    """The path of a domain's .mo file for the first of languages that has one; with all a list of all paths.

    Languages are those of the environment unless given.
    """
    if localedir is None:
        localedir = _default_localedir
    if languages is None:
        variables = map(os.environ.get, ('LANGUAGE', 'LC_ALL', 'LC_MESSAGES', 'LANG'))
        languages = next(filter(None, variables), '').split(':')
        if languages == ['']:
            languages = []
        if 'C' not in languages:
            languages.append('C')
    found = []
    for name in dict.fromkeys(name for language in languages for name in _expand_lang(language)):
        if name == 'C':
            break
        path = os.path.join(localedir, name, 'LC_MESSAGES', '%s.mo' % domain)
        if os.path.exists(path):
            if not all:
                return path
            found.append(path)
    return found if all else None


_translations = {}  # (class, path) -> translation


def translation(domain, localedir=None, languages=None,
                class_=None, fallback=False):
    """The translation of a domain; OSError if there is none, but with fallback one that translates nothing."""
    if class_ is None:
        class_ = GNUTranslations
    paths = find(domain, localedir, languages, all=True)
    if not paths:
        if fallback:
            return NullTranslations()
        from errno import ENOENT
        raise FileNotFoundError(ENOENT,
                                'No translation file found for domain', domain)
    import copy
    result = None
    for path in paths:
        key = class_, os.path.abspath(path)
        found = _translations.get(key)
        if found is None:
            with open(path, 'rb') as stream:
                found = _translations.setdefault(key, class_(stream))
        # A copy that can be given fallbacks; the catalog is shared.
        found = copy.copy(found)
        if result is None:
            result = found
        else:
            result.add_fallback(found)
    return result


def install(domain, localedir=None, *, names=None):
    """Make the translation of a domain the builtin function _."""
    translation(domain, localedir, fallback=True).install(names)


# The functions of GNU gettext

_localedirs = {}  # domain -> folder
_current_domain = 'messages'


def textdomain(domain=None):
    """Set the current domain unless it is None; gives it."""
    global _current_domain
    if domain is not None:
        _current_domain = domain
    return _current_domain


def bindtextdomain(domain, localedir=None):
    """Set the folder of a domain's catalogs unless it is None; gives it."""
    if localedir is not None:
        _localedirs[domain] = localedir
    return _localedirs.get(domain, _default_localedir)


def _of_domain(domain):
    try:
        return translation(domain, _localedirs.get(domain, None))
    except OSError:
        return NullTranslations()


def dgettext(domain, message):
    return _of_domain(domain).gettext(message)


def dngettext(domain, msgid1, msgid2, n):
    return _of_domain(domain).ngettext(msgid1, msgid2, n)


def dpgettext(domain, context, message):
    return _of_domain(domain).pgettext(context, message)


def dnpgettext(domain, context, msgid1, msgid2, n):
    return _of_domain(domain).npgettext(context, msgid1, msgid2, n)


def gettext(message):
    return dgettext(_current_domain, message)


def ngettext(msgid1, msgid2, n):
    return dngettext(_current_domain, msgid1, msgid2, n)


def pgettext(context, message):
    return dpgettext(_current_domain, context, message)


def npgettext(context, msgid1, msgid2, n):
    return dnpgettext(_current_domain, context, msgid1, msgid2, n)


Catalog = translation  # its name in the interface of the C library
