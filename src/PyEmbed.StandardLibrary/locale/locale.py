"""Locales: how numbers and texts are written in a place."""

import functools
import sys
from builtins import str as _builtin_str

__all__ = ["getlocale", "getdefaultlocale", "getpreferredencoding", "Error",
           "setlocale", "resetlocale", "localeconv", "strcoll", "strxfrm",
           "str", "atof", "atoi", "format", "format_string", "currency",
           "normalize", "LC_CTYPE", "LC_COLLATE", "LC_TIME", "LC_MONETARY",
           "LC_NUMERIC", "LC_ALL", "CHAR_MAX", "getencoding"]


def _strcoll(a, b):
    """-1, 0 or 1: how two texts are ordered."""
    return (a > b) - (a < b)


def _strxfrm(s):
    """A text whose plain order is that of strcoll."""
    return s


try:
    from _locale import *
except ImportError:
    # The only locale that there is then is C.
    CHAR_MAX = 127
    LC_CTYPE, LC_NUMERIC, LC_TIME, LC_COLLATE, LC_MONETARY, LC_MESSAGES, LC_ALL = range(7)
    Error = ValueError

    def localeconv():
        """The rules of the locale for numbers and money."""
        rules = {'grouping': [CHAR_MAX], 'mon_grouping': [], 'decimal_point': '.'}
        rules.update(dict.fromkeys((
            'currency_symbol', 'negative_sign', 'positive_sign', 'int_curr_symbol', 'thousands_sep',
            'mon_thousands_sep', 'mon_decimal_point'), ''))
        rules.update(dict.fromkeys((
            'n_sign_posn', 'p_cs_precedes', 'n_cs_precedes', 'n_sep_by_space', 'p_sep_by_space', 'p_sign_posn',
            'frac_digits', 'int_frac_digits'), CHAR_MAX))
        return rules

    def setlocale(category, value=None):
        """Set a locale unless value is None; gives it."""
        if value not in (None, '', 'C'):
            raise Error('_locale emulation only supports "C" locale')
        return 'C'

if 'strxfrm' not in globals():
    strxfrm = _strxfrm
if 'strcoll' not in globals():
    strcoll = _strcoll

_localeconv = localeconv
_setlocale = setlocale

_override_localeconv = {}  # for tests


@functools.wraps(_localeconv)
def localeconv():
    return {**_localeconv(), **_override_localeconv}


def __getattr__(name):
    # The tables are large and seldom wanted.
    if name in ('locale_alias', 'locale_encoding_alias', 'windows_locale'):
        import _locale_tables
        if name == 'locale_encoding_alias':
            # Found with or without underscores.
            known = _locale_tables.locale_encoding_alias
            for key in sorted(known):
                known.setdefault(key.replace('_', ''), known[key])
        table = globals()[name] = getattr(_locale_tables, name)
        return table
    if name == '_percent_re':
        import re
        pattern = globals()[name] = re.compile(
            r'%(?:\((?P<key>.*?)\))?(?P<modifiers>[-#0-9 +*.hlL]*?)[eEfFgGdiouxXcrs%]')
        return pattern
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')


def _late(name):
    return globals().get(name) or __getattr__(name)


# Numbers

def _grouping_intervals(grouping):
    # Yields the sizes of groups from the right; 0 repeats the last one, CHAR_MAX ends grouping.
    last = None
    for size in grouping:
        if size == CHAR_MAX:
            return
        if size == 0:
            if last is None:
                raise ValueError("invalid grouping")
            while True:
                yield last
        yield size
        last = size


def _group(s, monetary=False):
    # The text with separators, and how much longer that made it.
    rules = localeconv()
    separator = rules['mon_thousands_sep' if monetary else 'thousands_sep']
    grouping = rules['mon_grouping' if monetary else 'grouping']
    if not grouping:
        return s, 0
    digits = s.rstrip() if s[-1] == ' ' else s
    after = s[len(digits):]
    before, groups = '', []
    for size in _grouping_intervals(grouping):
        if not digits or digits[-1] not in "0123456789":
            # Blanks and the sign.
            before, digits = digits, ''
            break
        groups.insert(0, digits[-size:])
        digits = digits[:-size]
    if digits:
        groups.insert(0, digits)
    return before + separator.join(groups) + after, len(separator) * (len(groups) - 1)


def _strip_padding(s, amount):
    # Takes off blanks, first from the left.
    start, end = 0, len(s)
    while amount and s[start] == ' ':
        start, amount = start + 1, amount - 1
    while amount and s[end - 1] == ' ':
        end, amount = end - 1, amount - 1
    return s[start:end]


def _format(percent, value, grouping=False, monetary=False, *additional):
    formatted = percent % ((value,) + additional if additional else value)
    return _localize(formatted, grouping, monetary) if percent[-1] in 'eEfFgGdiu' else formatted


def _localize(formatted, grouping=False, monetary=False):
    whole, *fraction = formatted.split('.')
    added = 0
    if grouping:
        whole, added = _group(whole, monetary=monetary)
    point = localeconv()['mon_decimal_point' if monetary else 'decimal_point']
    formatted = point.join([whole, *fraction])
    # The width that was asked for holds.
    return _strip_padding(formatted, added) if added else formatted


def format_string(f, val, grouping=False, monetary=False):
    """f % val with the numbers as in the locale, with thousands separated if grouping is true."""
    import _collections_abc
    pattern = _late('_percent_re')
    specifiers = list(pattern.finditer(f))
    if isinstance(val, _collections_abc.Mapping):
        values = ['%' if each.group()[-1] == '%' else _format(each.group(), val, grouping, monetary)
                  for each in specifiers]
    else:
        if not isinstance(val, tuple):
            val = (val,)
        values, index = [], 0
        for each in specifiers:
            if each.group()[-1] == '%':
                values.append('%')
                continue
            stars = each.group('modifiers').count('*')
            values.append(_format(each.group(), val[index], grouping, monetary, *val[index + 1:index + 1 + stars]))
            index += 1 + stars
    return pattern.sub('%s', f) % tuple(values)


def format(percent, value, grouping=False, monetary=False, *additional):
    """percent % value with the number as in the locale. Deprecated."""
    import warnings
    warnings.warn(
        "This method will be removed in a future version of Python. "
        "Use 'locale.format_string()' instead.",
        DeprecationWarning, stacklevel=2)
    match = _late('_percent_re').match(percent)
    if not match or len(match.group()) != len(percent):
        raise ValueError(("format() must be given exactly one %%char "
                         "format specifier, %s not valid") % repr(percent))
    return _format(percent, value, grouping, monetary, *additional)


def currency(val, symbol=True, grouping=False, international=False):
    """An amount of money as in the locale."""
    rules = localeconv()
    digits = rules['int_frac_digits' if international else 'frac_digits']
    if digits == 127:
        raise ValueError("Currency formatting is not possible using "
                         "the 'C' locale.")
    sign_of = 'n' if val < 0 else 'p'
    # The marks show where the number starts and ends, for signs that stand there.
    text = '<' + _localize(f'{abs(val):.{digits}f}', grouping, monetary=True) + '>'
    if symbol:
        money = rules['int_curr_symbol' if international else 'currency_symbol']
        blank = ' ' if rules[sign_of + '_sep_by_space'] else ''
        if rules[sign_of + '_cs_precedes']:
            text = money + blank + text
        else:
            if international and money[-1] == ' ':
                money = money[:-1]
            text = text + blank + money
    sign = rules['negative_sign' if val < 0 else 'positive_sign']
    place = rules[sign_of + '_sign_posn']
    if place == 0:
        text = '(' + text + ')'
    elif place == 2:
        text = text + sign
    elif place == 3:
        text = text.replace('<', sign)
    elif place == 4:
        text = text.replace('>', sign)
    else:
        text = sign + text
    return text.replace('<', '').replace('>', '')


def str(val):
    """A float as str() shows it, but as in the locale."""
    return _format("%.12g", val)


def delocalize(string):
    """A number as in the locale made one that float() takes."""
    rules = localeconv()
    for mark, plain in ((rules['thousands_sep'], ''), (rules['decimal_point'], '.')):
        if mark:
            string = string.replace(mark, plain)
    return string


def localize(string, grouping=False, monetary=False):
    """A number as float() takes it made one as in the locale."""
    return _localize(string, grouping, monetary)


def atof(string, func=float):
    """The float of a number as in the locale."""
    return func(delocalize(string))


def atoi(string):
    """The int of a number as in the locale."""
    return int(delocalize(string))


def _test():
    setlocale(LC_ALL, "")
    number = format_string("%d", 123456789, 1)
    print(number, "is", atoi(number))
    number = str(3.14)
    print(number, "is", atof(number))


# Names: language_COUNTRY.encoding@modifier

def _replace_encoding(code, encoding):
    import encodings
    import encodings.aliases
    aliases = _late('locale_encoding_alias')
    name = encodings.normalize_encoding(encoding)
    name = encodings.aliases.aliases.get(name.lower(), name)
    plain = name.lower()
    found = aliases.get(plain) or aliases.get(plain.replace('_', '').replace('-', '')) or name
    return code.partition('.')[0] + '.' + found


def _append_modifier(code, modifier):
    if modifier != 'euro':
        return code + '@' + modifier
    # The euro is in these encodings.
    if '.' not in code:
        return code + '.ISO8859-15'
    encoding = code.partition('.')[2]
    if encoding in ('ISO8859-15', 'UTF-8'):
        return code
    return _replace_encoding(code, 'ISO8859-15') if encoding == 'ISO8859-1' else code + '@' + modifier


def normalize(localename):
    """The full name of a locale that setlocale takes; the name itself if nothing is known of it."""
    alias = _late('locale_alias').get
    code, at, modifier = localename.lower().replace(':', '.').partition('@')
    parts = code.split('.')
    language, encoding = parts[0], parts[1] if len(parts) > 1 else ''
    name = language
    if encoding:
        name += '.' + encoding.replace('-', '').replace('_', '')

    # As it is, without the modifier, without the encoding, without both.
    found = alias(name + '@' + modifier if modifier else name)
    if found is not None:
        return found
    if modifier:
        found = alias(name)
        if found is not None:
            if '@' not in found:
                return _append_modifier(found, modifier)
            if found.split('@', 1)[1].lower() == modifier:
                return found
    if encoding:
        found = alias(language + '@' + modifier if modifier else language)
        if found is not None:
            plain, at, own = found.partition('@')
            return _replace_encoding(plain, encoding) + at + own
        found = alias(language) if modifier else None
        if found is not None:
            plain, at, own = found.partition('@')
            if not at:
                return _append_modifier(_replace_encoding(plain, encoding), modifier)
            if own.lower() == modifier:
                return _replace_encoding(plain, encoding) + '@' + own
    return localename


def _parse_localename(localename):
    # (language, encoding)
    code, _, modifier = normalize(localename).partition('@')
    if modifier == 'euro' and '.' not in code:
        return code, 'iso-8859-15'
    if '.' in code:
        return tuple(code.split('.')[:2])
    if code == 'C':
        return None, None
    if code == 'UTF-8':
        # On macOS it stands for an encoding in any language.
        return None, 'UTF-8'
    raise ValueError('unknown locale: %s' % localename)


def _build_localename(localetuple):
    try:
        language, encoding = localetuple
        if language is None:
            language = 'C'
        return language if encoding is None else language + '.' + encoding
    except (TypeError, ValueError):
        raise TypeError('Locale must be None, a string, or an iterable of '
                        'two strings -- language code, encoding.') from None


def getdefaultlocale(envvars=('LC_ALL', 'LC_CTYPE', 'LANG', 'LANGUAGE')):
    """(language, encoding) as the environment says. Deprecated."""
    import warnings
    warnings._deprecated(
        "locale.getdefaultlocale",
        "{name!r} is deprecated and slated for removal in Python {remove}. "
        "Use setlocale(), getencoding() and getlocale() instead.",
        remove=(3, 15))
    try:
        import _locale
        code, encoding = _locale._getdefaultlocale()
    except (ImportError, AttributeError):
        pass
    else:
        if sys.platform == "win32" and code and code[:2] == "0x":
            code = _late('windows_locale').get(int(code, 0))
        return code, encoding

    import os
    for variable in envvars:
        name = os.environ.get(variable)
        if name:
            # Of a list of languages the first.
            return _parse_localename(name.split(':')[0] if variable == 'LANGUAGE' else name)
    return _parse_localename('C')


def getlocale(category=LC_CTYPE):
    """(language, encoding) of the locale of a category."""
    name = _setlocale(category)
    if category == LC_ALL and ';' in name:
        raise TypeError('category LC_ALL is not supported')
    return _parse_localename(name)


def setlocale(category, locale=None):
    """Set the locale of a category, by name or as (language, encoding); gives its name."""
    if locale and not isinstance(locale, _builtin_str):
        locale = normalize(_build_localename(locale))
    return _setlocale(category, locale)


def resetlocale(category=LC_ALL):
    """Set the locale of a category as the environment says. Deprecated."""
    import warnings
    warnings.warn(
        'Use locale.setlocale(locale.LC_ALL, "") instead',
        DeprecationWarning, stacklevel=2)
    with warnings.catch_warnings():
        warnings.simplefilter('ignore', category=DeprecationWarning)
        default = getdefaultlocale()
    _setlocale(category, _build_localename(default))


try:
    from _locale import getencoding
except ImportError:
    def getencoding():
        """The encoding of the locale."""
        return 'utf-8'


def getpreferredencoding(do_setlocale=True):
    """The encoding that the user wants for texts."""
    if sys.flags.warn_default_encoding:
        import warnings
        warnings.warn(
            "UTF-8 Mode affects locale.getpreferredencoding(). Consider locale.getencoding() instead.",
            EncodingWarning, 2)
    if sys.flags.utf8_mode:
        return 'utf-8'
    if not do_setlocale or 'CODESET' not in globals():
        return getencoding()
    former = setlocale(LC_CTYPE)
    try:
        try:
            setlocale(LC_CTYPE, "")
        except Error:
            pass
        return getencoding()
    finally:
        setlocale(LC_CTYPE, former)


def _print_locale():
    # What python -m locale shows.
    categories = {name: value for name, value in globals().items() if name.startswith('LC_') and name != 'LC_ALL'}

    def show(title):
        print(title)
        print('-' * 72)
        for name, category in categories.items():
            print(name, '...')
            language, encoding = getlocale(category)
            print('   Language: ', language or '(undefined)')
            print('   Encoding: ', encoding or '(undefined)')
            print()

    print('Locale defaults as determined by getdefaultlocale():')
    print('-' * 72)
    language, encoding = getdefaultlocale()
    print('Language: ', language or '(undefined)')
    print('Encoding: ', encoding or '(undefined)')
    print()
    show('Locale settings on startup:')
    print()
    resetlocale()
    show('Locale settings after calling resetlocale():')
    try:
        setlocale(LC_ALL, "")
    except Error:
        print('NOTE:')
        print('setlocale(LC_ALL, "") does not support the default locale')
        print('given in the OS environment variables.')
    else:
        print()
        show('Locale settings after calling setlocale(LC_ALL, ""):')


if 'LC_MESSAGES' in globals():
    __all__.append("LC_MESSAGES")


if __name__ == '__main__':
    print('Locale aliasing:')
    print()
    _print_locale()
    print()
    print('Number formatting:')
    print()
    _test()
