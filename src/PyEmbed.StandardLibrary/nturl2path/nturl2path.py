"""Windows paths as file URLs and back; urllib.request uses it there."""


def url2pathname(url):
    """The path of a file URL without its scheme."""
    import string
    import urllib.parse
    # A drive's colon may be written as a bar.
    url = url.replace(':', '|')
    if '|' not in url:
        if url.startswith('////'):
            # \\host\share: the slashes of the empty host are not part of it.
            url = url[2:]
        return urllib.parse.unquote('\\'.join(url.split('/')))
    before, *after = url.split('|')
    if len(after) != 1 or before[-1] not in string.ascii_letters:
        raise OSError('Bad URL: ' + url)
    path = before[-1].upper() + ':'
    for part in filter(None, after[0].split('/')):
        path += '\\' + urllib.parse.unquote(part)
    # The root of a drive keeps its separator.
    if path.endswith(':') and url.endswith('/'):
        path += '\\'
    return path


def pathname2url(p):
    """The file URL of a path, without its scheme."""
    import urllib.parse
    if p.startswith('\\\\?\\'):
        p = p[4:]
        if p[:4].upper() == 'UNC\\':
            p = '\\' + p[4:]
        elif p[1:2] != ':':
            raise OSError('Bad path: ' + p)
    if ':' not in p:
        if p.startswith('\\\\'):
            p = '\\\\' + p
        return urllib.parse.quote('/'.join(p.split('\\')))
    drive, *rest = p.split(':', maxsplit=2)
    if len(rest) != 1 or len(drive) > 1:
        raise OSError('Bad path: ' + p)
    url = '///' + urllib.parse.quote(drive.upper()) + ':'
    for part in filter(None, rest[0].split('\\')):
        url += '/' + urllib.parse.quote(part)
    return url
