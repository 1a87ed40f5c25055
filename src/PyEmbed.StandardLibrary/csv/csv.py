"""Reading and writing tables in files of comma-separated values."""

from _csv import (Error, __version__, writer, reader, register_dialect, unregister_dialect, get_dialect,
                  list_dialects, field_size_limit, QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE)
from _csv import Dialect as _Dialect

__all__ = ["QUOTE_MINIMAL", "QUOTE_ALL", "QUOTE_NONNUMERIC", "QUOTE_NONE", "Error", "Dialect", "__doc__", "excel",
           "excel_tab", "field_size_limit", "reader", "writer", "register_dialect", "get_dialect", "list_dialects",
           "Sniffer", "unregister_dialect", "__version__", "DictReader", "DictWriter", "unix_dialect"]


class Dialect:
    """A base for dialects, whose attributes say how a file is written."""

    _name = ""
    _valid = False
    delimiter = quotechar = escapechar = doublequote = skipinitialspace = lineterminator = quoting = None

    def __init__(self):
        if self.__class__ != Dialect:
            self._valid = True
        self._validate()

    def _validate(self):
        try:
            _Dialect(self)
        except TypeError as error:
            raise Error(str(error))


class excel(Dialect):
    """The files of Excel."""

    delimiter = ','
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = '\r\n'
    quoting = QUOTE_MINIMAL


class excel_tab(excel):
    """The files of Excel with tabs."""

    delimiter = '\t'


class unix_dialect(Dialect):
    """All fields quoted, lines that end as on Unix."""

    delimiter = ','
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = '\n'
    quoting = QUOTE_ALL


register_dialect("excel", excel)
register_dialect("excel-tab", excel_tab)
register_dialect("unix", unix_dialect)


class DictReader:
    """Reads rows as dicts; the field names are given or the first row."""

    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args, **kwds):
        self._fieldnames = fieldnames
        # The key of fields too many, and the value of fields missing.
        self.restkey, self.restval = restkey, restval
        self.dialect, self.line_num = dialect, 0
        self.reader = reader(f, dialect, *args, **kwds)

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            self._fieldnames = next(self.reader, None)
        self.line_num = self.reader.line_num
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __iter__(self):
        return self

    def __next__(self):
        if not self.line_num:
            self.fieldnames  # reads the first row
        row = next(self.reader)
        self.line_num = self.reader.line_num
        while row == []:
            row = next(self.reader)
        names = self.fieldnames
        result = dict(zip(names, row))
        if len(row) > len(names):
            result[self.restkey] = row[len(names):]
        else:
            for name in names[len(row):]:
                result[name] = self.restval
        return result


class DictWriter:
    """Writes dicts as rows."""

    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args, **kwds):
        self.fieldnames = fieldnames
        self.restval = restval
        if extrasaction.lower() not in ("raise", "ignore"):
            raise ValueError("extrasaction (%s) must be 'raise' or 'ignore'" % extrasaction)
        self.extrasaction = extrasaction
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _dict_to_list(self, rowdict):
        if self.extrasaction == "raise":
            unknown = rowdict.keys() - self.fieldnames
            if unknown:
                raise ValueError("dict contains fields not in fieldnames: " + ", ".join(map(repr, unknown)))
        return (rowdict.get(name, self.restval) for name in self.fieldnames)

    def writerow(self, rowdict):
        return self.writer.writerow(self._dict_to_list(rowdict))

    def writerows(self, rowdicts):
        return self.writer.writerows(map(self._dict_to_list, rowdicts))


class Sniffer:
    """Guesses the dialect of a sample."""

    def __init__(self):
        # In case several delimiters are possible.
        self.preferred = [',', '\t', ';', ' ', ':']

    def sniff(self, sample, delimiters=None):
        """A dialect for a sample; delimiters limits what may be one."""
        quotechar, doublequote, delimiter, skipinitialspace = self._guess_quote_and_delimiter(sample, delimiters)
        if not delimiter:
            delimiter, skipinitialspace = self._guess_delimiter(sample, delimiters)
        if not delimiter:
            raise Error("Could not determine delimiter")

        class dialect(Dialect):
            _name = "sniffed"
            quoting, lineterminator = QUOTE_MINIMAL, '\r\n'

        for name, value in (('doublequote', doublequote), ('delimiter', delimiter), ('quotechar', quotechar or '"'),
                            ('skipinitialspace', skipinitialspace)):
            setattr(dialect, name, value)
        return dialect

    def _guess_quote_and_delimiter(self, data, delimiters):
        # From text in quotes between delimiters: in the middle, at the start or at the end of a line, or alone on it.
        import re
        quoted = r'(?P<quote>["\']).*?(?P=quote)'
        delimiter = r'(?P<delim>[^\w\n"\'])(?P<space> ?)'
        for pattern in (delimiter + quoted + '(?P=delim)', r'(?:^|\n)' + quoted + delimiter,
                        delimiter + quoted + r'(?:$|\n)', r'(?:^|\n)' + quoted + r'(?:$|\n)'):
            matches = [match.groupdict() for match in re.finditer(pattern, data, re.DOTALL | re.MULTILINE)]
            if matches:
                break
        else:
            return '', False, None, 0
        quotes, found, spaces = {}, {}, 0
        for match in matches:
            quote, char = match['quote'], match.get('delim')
            quotes[quote] = quotes.get(quote, 0) + 1
            if char and (delimiters is None or char in delimiters):
                found[char] = found.get(char, 0) + 1
            if match.get('space'):
                spaces += 1
        quote = max(quotes, key=quotes.get)
        char, skipinitialspace = '', 0
        if found:
            char = max(found, key=found.get)
            skipinitialspace = found[char] == spaces
            if char == '\n':
                # A single column.
                char = ''
        edge, inside = re.escape(char), fr'[^{re.escape(char)}\n]*'
        doubled = re.search(fr'(({edge})|^)\W*{quote}{inside}{quote}{inside}{quote}\W*(({edge})|$)', data,
                            re.MULTILINE)
        return quote, doubled is not None, char, skipinitialspace

    def _guess_delimiter(self, data, delimiters):
        # A delimiter is as often on most lines. Lines are looked at ten at a time, and the demand on what "most" is
        # lowered step by step.
        lines = [line for line in data.split('\n') if line]
        step = min(10, len(lines))
        frequencies = {chr(code): {} for code in range(127)}
        candidates = {}
        for start in range(0, len(lines), step or 1):
            for line in lines[start:start + step]:
                for char, counts in frequencies.items():
                    count = line.count(char)
                    counts[count] = counts.get(count, 0) + 1
            modes = {}
            for char, counts in frequencies.items():
                if list(counts) != [0]:
                    # How often most lines have it, and how many more lines that are than the others.
                    mode, lines_with_mode = max(counts.items(), key=lambda item: item[1])
                    modes[char] = mode, 2 * lines_with_mode - sum(counts.values())
            total = float(min(start + step, len(lines)))
            consistency = 1.0
            while not candidates and consistency >= 0.9:
                for char, (mode, surplus) in modes.items():
                    if (mode > 0 and surplus > 0 and surplus / total >= consistency
                            and (delimiters is None or char in delimiters)):
                        candidates[char] = mode, surplus
                consistency -= 0.01
            if len(candidates) == 1:
                break
        if not candidates:
            return '', 0
        for char in self.preferred if len(candidates) > 1 else ():
            if char in candidates:
                break
        else:
            char = max(candidates, key=lambda char: (candidates[char], char))
        return char, lines[0].count(char) == lines[0].count(char + " ")

    def has_header(self, sample):
        """Whether the first row of a sample seems to be a header.

        It does if its fields differ from those below in type, or in length where those have all the same length.
        """
        from io import StringIO
        rows = reader(StringIO(sample), self.sniff(sample))
        header = next(rows)
        # What all fields of a column so far are: complex for numbers, else a length; None before the first row.
        kinds = dict.fromkeys(range(len(header)))
        for checked, row in enumerate(rows):
            if checked > 20:
                break
            if len(row) != len(header):
                continue
            for column in list(kinds):
                try:
                    complex(row[column])
                    kind = complex
                except (ValueError, OverflowError):
                    kind = len(row[column])
                if kinds[column] is None:
                    kinds[column] = kind
                elif kind != kinds[column]:
                    del kinds[column]
        votes = 0
        for column, kind in kinds.items():
            if isinstance(kind, int):
                differs = len(header[column]) != kind
            else:
                try:
                    kind(header[column])
                    differs = False
                except (ValueError, TypeError):
                    differs = True
            votes += 1 if differs else -1
        return votes > 0


def __getattr__(name):
    # What few need is loaded when it is wanted.
    if name == 'StringIO':
        from io import StringIO
        return StringIO
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
