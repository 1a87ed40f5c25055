"""Reads .netrc files: user names and passwords for hosts."""

import os
import stat

__all__ = ["netrc", "NetrcParseError"]


class NetrcParseError(Exception):
    """The file is not as it should be."""

    def __init__(self, msg, filename=None, lineno=None):
        self.filename = filename
        self.lineno = lineno
        self.msg = msg
        Exception.__init__(self, msg)

    def __str__(self):
        return "%s (%s, line %s)" % (self.msg, self.filename, self.lineno)


class _netrclex:
    """The words of the file; quotes hold a word together, a backslash takes a character as is."""

    def __init__(self, fp):
        self.lineno = 1
        self.instream = fp
        self.whitespace = "\n\t\r "
        self.pushback = []

    def _read_char(self):
        char = self.instream.read(1)
        if char == "\n":
            self.lineno += 1
        return char

    def get_token(self):
        """The next word, '' at the end."""
        if self.pushback:
            return self.pushback.pop(0)
        char = self._read_char()
        while char and char in self.whitespace:
            char = self._read_char()
        if char == '"':
            ends = '"'
            char = self._read_char()
        else:
            ends = self.whitespace
        word = ""
        while char and char not in ends:
            word += self._read_char() if char == "\\" else char
            char = self._read_char()
        return word

    def push_token(self, token):
        self.pushback.append(token)


class netrc:
    """hosts: {name: (login, account, password)}; macros: {name: [line]}."""

    def __init__(self, file=None):
        is_default = file is None
        if is_default:
            file = os.path.join(os.path.expanduser("~"), ".netrc")
        self.hosts = {}
        self.macros = {}
        try:
            with open(file, encoding="utf-8") as stream:
                self._parse(file, stream, is_default)
        except UnicodeDecodeError:
            with open(file, encoding="locale") as stream:
                self._parse(file, stream, is_default)

    def _parse(self, file, fp, default_netrc):
        lexer = _netrclex(fp)

        def error(message):
            return NetrcParseError(message, file, lexer.lineno)

        while True:
            line = lexer.lineno
            word = lexer.get_token()
            if not word:
                return
            if word[0] == '#':
                # The rest of the line too, unless the word ended it.
                if lexer.lineno == line and len(word) == 1:
                    fp.readline()
                continue
            if word == 'macdef':
                self._parse_macro(lexer, error)
                continue
            if word == 'machine':
                name = lexer.get_token()
            elif word == 'default':
                name = 'default'
            else:
                raise error("bad toplevel token %r" % word)
            if not name:
                raise error("missing %r name" % word)
            self._parse_host(name, lexer, error)
            self._security_check(fp, default_netrc, self.hosts[name][0])

    def _parse_macro(self, lexer, error):
        lines = self.macros[lexer.get_token()] = []
        while (line := lexer.instream.readline()) != '\n':
            if not line:
                raise error("Macro definition missing null line terminator.")
            lines.append(line)

    def _parse_host(self, name, lexer, error):
        values = dict.fromkeys(('login', 'account', 'password'), '')
        self.hosts[name] = {}
        while True:
            line = lexer.lineno
            word = lexer.get_token()
            if word.startswith('#'):
                if lexer.lineno == line:
                    lexer.instream.readline()
                continue
            if word in ('', 'machine', 'default', 'macdef'):
                self.hosts[name] = tuple(values.values())
                lexer.push_token(word)
                return
            if word == 'user':
                word = 'login'
            if word not in values:
                raise error("bad follower token %r" % word)
            values[word] = lexer.get_token()

    def _security_check(self, fp, default_netrc, login):
        """The user's own file must be the user's, and only the user may read it."""
        if os.name != 'posix' or not default_netrc or login == "anonymous":
            return
        status = os.fstat(fp.fileno())
        if status.st_uid != os.getuid():
            owner, user = _user_name(status.st_uid), _user_name(os.getuid())
            raise NetrcParseError(f"~/.netrc file owner ({owner}, {user}) does not match"
                                  " current user")
        if status.st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise NetrcParseError("~/.netrc access too permissive: access"
                                  " permissions must restrict access to only the owner")

    def authenticators(self, host):
        """(login, account, password) of a host, else of 'default', else None."""
        return self.hosts.get(host, self.hosts.get('default'))

    def __repr__(self):
        """The file's text."""
        text = ""
        for host, (login, account, password) in self.hosts.items():
            text += f"machine {host}\n\tlogin {login}\n"
            if account:
                text += f"\taccount {account}\n"
            text += f"\tpassword {password}\n"
        for name, lines in self.macros.items():
            text += f"macdef {name}\n{''.join(lines)}\n"
        return text


def _user_name(uid):
    import pwd
    try:
        return pwd.getpwuid(uid)[0]
    except KeyError:
        return f'uid {uid}'


if __name__ == '__main__':
    print(netrc())
