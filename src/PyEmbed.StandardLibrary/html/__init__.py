"""Escaping text for HTML and back."""

__all__ = ['escape', 'unescape']


def escape(s, quote=True):
    """Replace &, < and >, and quotes too unless told otherwise."""
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return s.replace('"', "&quot;").replace("'", "&#x27;") if quote else s


# Numbers that stand for other characters than their own: mostly those of Windows' code page.
_invalid_charrefs = {0x00: '\ufffd', 0x0d: '\r'}
_invalid_charrefs.update(zip(range(0x80, 0xa0), '\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039'
                             '\u0152\x8d\u017d\x8f\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a'
                             '\u0153\x9d\u017e\u0178'))
# Numbers that stand for nothing.
_invalid_codepoints = {*range(0x1, 0x9), 0xb, *range(0xe, 0x20), *range(0x7f, 0xa0), *range(0xfdd0, 0xfdf0)}
_invalid_codepoints.update(plane + last for plane in range(0, 0x110000, 0x10000) for last in (0xfffe, 0xffff))


def _replace_charref(s):
    reference = s.group(1)
    if reference[0] == '#':
        digits = reference[1:].rstrip(';')
        number = int(digits[1:], 16) if digits[0] in 'xX' else int(digits)
        if number in _invalid_charrefs:
            return _invalid_charrefs[number]
        if 0xD800 <= number <= 0xDFFF or number > 0x10FFFF:
            return '\uFFFD'
        return '' if number in _invalid_codepoints else chr(number)
    if reference in _html5:
        return _html5[reference]
    # The longest name it begins with.
    for end in range(len(reference) - 1, 1, -1):
        if reference[:end] in _html5:
            return _html5[reference[:end]] + reference[end:]
    return '&' + reference


# Both are made when they are first needed.
_charref = _html5 = None


def unescape(s):
    """Replace references to characters, by number or name, as HTML 5 says."""
    global _charref, _html5
    if '&' not in s:
        return s
    if _charref is None:
        import re
        from html.entities import html5 as _html5
        _charref = re.compile(r'&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)')
    return _charref.sub(_replace_charref, s)
