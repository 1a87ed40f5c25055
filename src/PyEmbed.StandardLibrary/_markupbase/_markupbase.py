"""What parsers of SGML and HTML have in common: positions and declarations."""

import re

_declname_match = re.compile(r'[a-zA-Z][-_.a-zA-Z0-9]*\s*').match
_declstringlit_match = re.compile(r'(\'[^\']*\'|"[^"]*")\s*').match
_commentclose = re.compile(r'--\s*>')
_markedsectionclose = re.compile(r']\s*]\s*>')
_msmarkedsectionclose = re.compile(r']\s*>')
_letters = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")

del re


class ParserBase:
    """A base for parsers.

    Methods that parse take the index where they begin in rawdata; they return the one after the end, or -1 if the end
    has not been read yet.
    """

    # Characters that may also be in a declaration.
    _decl_otherchars = ''

    def __init__(self):
        if self.__class__ is ParserBase:
            raise RuntimeError("_markupbase.ParserBase must be subclassed")

    def reset(self):
        self.lineno = 1
        self.offset = 0

    def getpos(self):
        """The line, counted from 1, and the column, counted from 0."""
        return self.lineno, self.offset

    def updatepos(self, i, j):
        """Move the position over rawdata[i:j]; returns j."""
        if i < j:
            lines = self.rawdata.count("\n", i, j)
            if lines:
                self.lineno += lines
                self.offset = j - self.rawdata.rindex("\n", i, j) - 1
            else:
                self.offset += j - i
        return j

    def _error(self, message, start, j):
        self.updatepos(start, j)
        raise AssertionError(message)

    def parse_declaration(self, i):
        """<!...>"""
        data = self.rawdata
        j = i + 2
        assert data[i:j] == "<!", "unexpected call to parse_declaration"
        first = data[j:j + 1]
        if first == ">":
            return j + 1
        if first in ("-", ""):
            # Either a comment or the end of what was read.
            return -1
        if first == '[':
            return self.parse_marked_section(i)
        kind, j = self._scan_name(j, i)
        if j < 0:
            return j
        if kind == "doctype":
            self._decl_otherchars = ''
        while 0 <= j < len(data):
            char = data[j]
            if char == ">":
                handle = self.handle_decl if kind == "doctype" else self.unknown_decl
                handle(data[i + 2:j])
                return j + 1
            if char in "\"'":
                j = self._skip_literal(j)
            elif char in _letters:
                _, j = self._scan_name(j, i)
            elif char in self._decl_otherchars:
                j += 1
            elif char != "[":
                raise AssertionError("unexpected %r char in declaration" % char)
            elif kind == "doctype":
                j = self._parse_doctype_subset(j + 1, i)
            elif kind in ("attlist", "linktype", "link", "element"):
                raise AssertionError("unsupported '[' char in %s declaration" % kind)
            else:
                raise AssertionError("unexpected '[' char in declaration")
        return -1

    def parse_marked_section(self, i, report=1):
        """<![...[...]]>, and <![...]> as some programs write it"""
        data = self.rawdata
        assert data[i:i + 3] == '<![', "unexpected call to parse_marked_section()"
        name, j = self._scan_name(i + 3, i)
        if j < 0:
            return j
        if name in ("temp", "cdata", "ignore", "include", "rcdata"):
            close = _markedsectionclose
        elif name in ("if", "else", "endif"):
            close = _msmarkedsectionclose
        else:
            raise AssertionError('unknown status keyword %r in marked section' % data[i + 3:j])
        match = close.search(data, i + 3)
        if not match:
            return -1
        if report:
            self.unknown_decl(data[i + 3:match.start()])
        return match.end()

    def parse_comment(self, i, report=1):
        """<!--...-->"""
        data = self.rawdata
        if data[i:i + 4] != '<!--':
            raise AssertionError('unexpected call to parse_comment()')
        match = _commentclose.search(data, i + 4)
        if not match:
            return -1
        if report:
            self.handle_comment(data[i + 4:match.start()])
        return match.end()

    def _skip_space(self, j):
        data = self.rawdata
        while j < len(data) and data[j].isspace():
            j += 1
        return j

    def _skip_literal(self, j):
        match = _declstringlit_match(self.rawdata, j)
        return match.end() if match else -1

    def _parse_doctype_subset(self, i, declstartpos):
        """The declarations in brackets of a doctype."""
        data = self.rawdata
        j = i
        while 0 <= j < len(data):
            char = data[j]
            if char == "<":
                j = self._parse_subset_declaration(j, declstartpos)
            elif char == "%":
                if j + 1 == len(data):
                    return -1
                _, j = self._scan_name(j + 1, declstartpos)
                if j >= 0 and data[j] == ";":
                    j += 1
            elif char == "]":
                j = self._skip_space(j + 1)
                if j == len(data):
                    return -1
                if data[j] == ">":
                    return j
                self._error("unexpected char after internal subset", declstartpos, j)
            elif char.isspace():
                j += 1
            else:
                self._error("unexpected char %r in internal subset" % char, declstartpos, j)
        return -1

    def _parse_subset_declaration(self, j, declstartpos):
        data = self.rawdata
        start = data[j:j + 2]
        if start == "<":
            return -1
        if start != "<!":
            self._error("unexpected char in internal subset (in %r)" % start, declstartpos, j + 1)
        if j + 4 > len(data):
            return -1
        if data[j:j + 4] == "<!--":
            return self.parse_comment(j, report=0)
        name, end = self._scan_name(j + 2, declstartpos)
        if end == -1:
            return -1
        if name not in ("attlist", "element", "entity", "notation"):
            self._error("unknown declaration %r in internal subset" % name, declstartpos, end + 2)
        return getattr(self, "_parse_doctype_" + name)(end, declstartpos)

    def _parse_doctype_element(self, i, declstartpos):
        _, j = self._scan_name(i, declstartpos)
        if j == -1:
            return -1
        end = self.rawdata.find(">", j)
        return end + 1 if end >= 0 else -1

    def _parse_doctype_attlist(self, i, declstartpos):
        data = self.rawdata
        _, j = self._scan_name(i, declstartpos)
        if j < 0 or not data[j:j + 1]:
            return -1
        while data[j] != ">":
            # A name, then a type (a list or a name), then a default.
            _, j = self._scan_name(j, declstartpos)
            if j < 0 or not data[j:j + 1]:
                return -1
            if data[j] == "(":
                end = data.find(")", j)
                if end < 0:
                    return -1
                j = self._skip_space(end + 1)
            else:
                _, j = self._scan_name(j, declstartpos)
                if j < 0:
                    return -1
            if data[j:j + 1] in ("'", '"'):
                j = self._skip_literal(j)
                if j < 0:
                    return -1
            if data[j:j + 1] == "#":
                if j + 1 == len(data):
                    return -1
                _, j = self._scan_name(j + 1, declstartpos)
                if j < 0:
                    return -1
            if not data[j:j + 1]:
                return -1
        return j + 1

    def _parse_names(self, j, declstartpos):
        # Names and literals up to the end of a declaration.
        data = self.rawdata
        while 0 <= j < len(data):
            char = data[j]
            if char == '>':
                return j + 1
            if char in "'\"":
                j = self._skip_literal(j)
            else:
                _, j = self._scan_name(j, declstartpos)
        return -1

    def _parse_doctype_notation(self, i, declstartpos):
        _, j = self._scan_name(i, declstartpos)
        return self._parse_names(j, declstartpos)

    def _parse_doctype_entity(self, i, declstartpos):
        j = i
        if self.rawdata[i:i + 1] == "%":
            j = self._skip_space(i + 1)
        _, j = self._scan_name(j, declstartpos)
        return self._parse_names(j, declstartpos)

    def _scan_name(self, i, declstartpos):
        """(name in lower case, index after it), (None, -1) if its end has not been read yet"""
        data = self.rawdata
        if i == len(data):
            return None, -1
        match = _declname_match(data, i)
        if not match:
            self._error("expected name token at %r" % data[declstartpos:declstartpos + 20], declstartpos, i)
        if match.end() == len(data):
            return None, -1
        return match.group().strip().lower(), match.end()

    def unknown_decl(self, data):
        """Called for what is not known."""
