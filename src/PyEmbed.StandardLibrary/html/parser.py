"""A parser of HTML that takes all input, however wrong."""

import re
import _markupbase

from html import unescape

__all__ = ['HTMLParser']

interesting_normal = re.compile('[&<]')
incomplete = re.compile('&[a-zA-Z#]')
entityref = re.compile('&([a-zA-Z][-.a-zA-Z0-9]*)[^a-zA-Z0-9]')
charref = re.compile('&#(?:[0-9]+|[xX][0-9a-fA-F]+)[^0-9a-fA-F]')
starttagopen = re.compile('<[a-zA-Z]')
piclose = re.compile('>')
commentclose = re.compile(r'--\s*>')
# The name of a tag; an attribute with its value; a whole start tag up to but not including its end.
tagfind_tolerant = re.compile(r'([a-zA-Z][^\t\n\r\f />\x00]*)(?:\s|/(?!>))*')
attrfind_tolerant = re.compile(r'''((?<=['"\s/])[^\s/>][^\s/=>]*)'''
                               r'''(\s*=+\s*('[^']*'|"[^"]*"|(?!['"])[^>\s]*))?(?:\s|/(?!>))*''')
locatestarttagend_tolerant = re.compile(
    r'''<[a-zA-Z][^\t\n\r\f />\x00]*'''
    r'''(?:[\s/]*(?:(?<=['"\s/])[^\s/>][^\s/=>]*(?:\s*=+\s*(?:'[^']*'|"[^"]*"|(?!['"])[^>\s]*)\s*)?'''
    r'''(?:\s|/(?!>))*)*)?\s*''')
endendtag = re.compile('>')
endtagfind = re.compile(r'</\s*([a-zA-Z][-.a-zA-Z0-9:_]*)\s*>')

# A longer reference is none.
_LONGEST_REFERENCE = 34


class HTMLParser(_markupbase.ParserBase):
    """Calls handle_...() methods, which do nothing here, for what is in the text given to feed().

    With convert_charrefs references to characters become the characters, except in scripts and styles.
    """

    CDATA_CONTENT_ELEMENTS = "script", "style"

    def __init__(self, *, convert_charrefs=True):
        self.convert_charrefs = convert_charrefs
        self.reset()

    def reset(self):
        """Forget all that was read."""
        self.rawdata = ''
        self.lasttag = '???'
        self.interesting = interesting_normal
        self.cdata_elem = None
        _markupbase.ParserBase.reset(self)

    def feed(self, data):
        """Read more text."""
        self.rawdata += data
        self.goahead(0)

    def close(self):
        """Treat what is left as if the text ended there."""
        self.goahead(1)

    __starttag_text = None

    def get_starttag_text(self):
        """The text of the last start tag."""
        return self.__starttag_text

    def set_cdata_mode(self, elem):
        self.cdata_elem = elem.lower()
        self.interesting = re.compile(r'</\s*%s\s*>' % self.cdata_elem, re.I)

    def clear_cdata_mode(self):
        self.interesting = interesting_normal
        self.cdata_elem = None

    def _converts(self):
        return self.convert_charrefs and not self.cdata_elem

    def _text(self, i, j):
        data = self.rawdata[i:j]
        self.handle_data(unescape(data) if self._converts() else data)

    def _end_of_text(self, i):
        # Where text ends that begins at i, -1 if that cannot be known yet.
        data = self.rawdata
        if self._converts():
            j = data.find('<', i)
            if j < 0:
                # Perhaps in the middle of a reference.
                reference = data.rfind('&', max(i, len(data) - _LONGEST_REFERENCE))
                if reference >= 0 and not re.search(r'[\s;]', data[reference:]):
                    return -1
                j = len(data)
            return j
        match = self.interesting.search(data, i)
        if match:
            return match.start()
        return -1 if self.cdata_elem else len(data)

    def goahead(self, end):
        """Parse as much as possible; with end everything."""
        data = self.rawdata
        size = len(data)
        i = 0
        while i < size:
            j = self._end_of_text(i)
            if j < 0:
                break
            if i < j:
                self._text(i, j)
            i = self.updatepos(i, j)
            if i == size:
                break
            k = self._parse_tag(i, end) if data[i] == '<' else self._parse_reference(i, end)
            if k is None:
                break
            i = self.updatepos(i, abs(k))
            if k < 0:
                break
        if end and i < size and not self.cdata_elem:
            self._text(i, size)
            i = self.updatepos(i, size)
        self.rawdata = data[i:]

    def _parse_tag(self, i, end):
        # The index after what begins with "<", None if more has to be read.
        data = self.rawdata
        if starttagopen.match(data, i):
            k = self.parse_starttag(i)
        elif data.startswith("</", i):
            k = self.parse_endtag(i)
        elif data.startswith("<!--", i):
            k = self.parse_comment(i)
        elif data.startswith("<?", i):
            k = self.parse_pi(i)
        elif data.startswith("<!", i):
            k = self.parse_html_declaration(i)
        elif i + 1 < len(data):
            self.handle_data("<")
            return i + 1
        else:
            return None
        if k >= 0:
            return k
        if not end:
            return None
        # It will not be completed: the rest up to what may be the next tag is text.
        k = data.find('>', i + 1) + 1
        if not k:
            k = data.find('<', i + 1)
            if k < 0:
                k = i + 1
        self._text(i, k)
        return k

    def _parse_reference(self, i, end):
        # The index after what begins with "&", negated if nothing after it can be parsed yet; None for neither.
        data = self.rawdata
        if data.startswith("&#", i):
            match = charref.match(data, i)
            if not match:
                if ";" not in data[i:]:
                    return None
                self.handle_data("&#")
                return -(i + 2)
            self.handle_charref(match.group()[2:-1])
        else:
            match = entityref.match(data, i)
            if not match:
                match = incomplete.match(data, i)
                if match:
                    return -(i + 1) if end and match.group() == data[i:] else None
                if i + 1 == len(data):
                    return None
                self.handle_data("&")
                return i + 1
            self.handle_entityref(match.group(1))
        k = match.end()
        return k if data[k - 1] == ';' else k - 1

    def parse_html_declaration(self, i):
        """<!...>"""
        data = self.rawdata
        assert data[i:i + 2] == '<!', 'unexpected call to parse_html_declaration()'
        if data[i:i + 4] == '<!--':
            return self.parse_comment(i)
        if data[i:i + 3] == '<![':
            return self.parse_marked_section(i)
        if data[i:i + 9].lower() != '<!doctype':
            return self.parse_bogus_comment(i)
        close = data.find('>', i + 9)
        if close == -1:
            return -1
        self.handle_decl(data[i + 2:close])
        return close + 1

    def parse_bogus_comment(self, i, report=1):
        """What is to be taken for a comment."""
        data = self.rawdata
        assert data[i:i + 2] in ('<!', '</'), 'unexpected call to parse_comment()'
        close = data.find('>', i + 2)
        if close == -1:
            return -1
        if report:
            self.handle_comment(data[i + 2:close])
        return close + 1

    def parse_pi(self, i):
        """<?...>"""
        data = self.rawdata
        assert data[i:i + 2] == '<?', 'unexpected call to parse_pi()'
        match = piclose.search(data, i + 2)
        if not match:
            return -1
        self.handle_pi(data[i + 2:match.start()])
        return match.end()

    def parse_starttag(self, i):
        """<name ...>"""
        self.__starttag_text = None
        end = self.check_for_whole_start_tag(i)
        if end < 0:
            return end
        data = self.rawdata
        self.__starttag_text = data[i:end]
        match = tagfind_tolerant.match(data, i + 1)
        assert match, 'unexpected call to parse_starttag()'
        self.lasttag = tag = match.group(1).lower()
        position = match.end()
        attributes = []
        while position < end:
            match = attrfind_tolerant.match(data, position)
            if not match:
                break
            name, assigned, value = match.group(1, 2, 3)
            if not assigned:
                value = None
            elif value[:1] in ("'", '"') and value[:1] == value[-1:]:
                value = value[1:-1]
            attributes.append((name.lower(), unescape(value) if value else value))
            position = match.end()
        close = data[position:end].strip()
        if close not in (">", "/>"):
            self.handle_data(data[i:end])
        elif close == '/>':
            self.handle_startendtag(tag, attributes)
        else:
            self.handle_starttag(tag, attributes)
            if tag in self.CDATA_CONTENT_ELEMENTS:
                self.set_cdata_mode(tag)
        return end

    def check_for_whole_start_tag(self, i):
        """The index after a start tag."""
        data = self.rawdata
        match = locatestarttagend_tolerant.match(data, i)
        if not match:
            raise AssertionError("we should not get here!")
        j = match.end()
        following = data[j:j + 1]
        if following == ">":
            return j + 1
        if following == "/":
            return j + 2 if data.startswith("/>", j) else -1
        if following == "" or following in ("abcdefghijklmnopqrstuvwxyz=/ABCDEFGHIJKLMNOPQRSTUVWXYZ"):
            # In the middle of an attribute.
            return -1
        return j if j > i else i + 1

    def parse_endtag(self, i):
        """</name>"""
        data = self.rawdata
        assert data[i:i + 2] == "</", "unexpected call to parse_endtag"
        match = endendtag.search(data, i + 1)
        if not match:
            return -1
        end = match.end()
        match = endtagfind.match(data, i)
        if self.cdata_elem is not None and (not match or match.group(1).lower() != self.cdata_elem):
            self.handle_data(data[i:end])
            return end
        if match:
            self.handle_endtag(match.group(1).lower())
            self.clear_cdata_mode()
            return end
        match = tagfind_tolerant.match(data, i + 2)
        if not match:
            return i + 3 if data[i:i + 3] == '</>' else self.parse_bogus_comment(i)
        # What else is in the tag is of no interest.
        end = data.find('>', match.end()) + 1
        self.handle_endtag(match.group(1).lower())
        return end

    def handle_startendtag(self, tag, attrs):
        """Called for <tag .../>."""
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_starttag(self, tag, attrs):
        """Called for <tag ...>; attrs is a list of (name, value or None)."""

    def handle_endtag(self, tag):
        """Called for </tag>."""

    def handle_charref(self, name):
        """Called for &#name;."""

    def handle_entityref(self, name):
        """Called for &name;."""

    def handle_data(self, data):
        """Called for text."""

    def handle_comment(self, data):
        """Called for <!--data-->."""

    def handle_decl(self, decl):
        """Called for <!decl>."""

    def handle_pi(self, data):
        """Called for <?data>."""

    def unknown_decl(self, data):
        """Called for <![data]]>."""
