"""The reader and the writer of csv."""

__version__ = '1.0'

QUOTE_MINIMAL = 0
QUOTE_ALL = 1
QUOTE_NONNUMERIC = 2
QUOTE_NONE = 3


class Error(Exception):
    __module__ = '_csv'


_dialects = {}
_field_limit = 131072
_not_given = object()


def _check_char(name, value, optional):
    if optional and value is None:
        return None
    if not isinstance(value, str):
        raise TypeError(f'"{name}" must be string{" or None" if optional else ""}, not {type(value).__name__}')
    if len(value) != 1:
        raise TypeError(f'"{name}" must be a 1-character string')
    return value


def _check_text(name, value):
    if value is not None and not isinstance(value, str):
        raise TypeError(f'"{name}" must be a string')
    return value


def _check_int(name, value):
    if type(value) is not int:
        raise TypeError(f'"{name}" must be an integer')
    return value


_PARAMETERS = ('delimiter', 'doublequote', 'escapechar', 'lineterminator', 'quotechar', 'quoting', 'skipinitialspace',
               'strict')


class Dialect:
    """The parameters of a reader or writer, checked."""

    __slots__ = tuple(['_' + name for name in _PARAMETERS])

    def __new__(cls, dialect=None, delimiter=_not_given, doublequote=_not_given, escapechar=_not_given,
                lineterminator=_not_given, quotechar=_not_given, quoting=_not_given, skipinitialspace=_not_given,
                strict=_not_given):
        given = {'delimiter': delimiter, 'doublequote': doublequote, 'escapechar': escapechar,
                 'lineterminator': lineterminator, 'quotechar': quotechar, 'quoting': quoting,
                 'skipinitialspace': skipinitialspace, 'strict': strict}
        if isinstance(dialect, str):
            dialect = get_dialect(dialect)
        if isinstance(dialect, Dialect) and all(value is _not_given for value in given.values()):
            return dialect
        if dialect is not None:
            for name, value in given.items():
                if value is _not_given:
                    given[name] = getattr(dialect, name, _not_given)

        def parameter(name, default):
            value = given[name]
            return default if value is _not_given else value

        self = super().__new__(cls)
        self._delimiter = _check_char('delimiter', parameter('delimiter', ','), False)
        self._doublequote = bool(parameter('doublequote', True))
        self._escapechar = _check_char('escapechar', parameter('escapechar', None), True)
        self._lineterminator = _check_text('lineterminator', parameter('lineterminator', '\r\n'))
        self._quotechar = _check_char('quotechar', parameter('quotechar', '"'), True)
        self._quoting = _check_int('quoting', parameter('quoting', QUOTE_MINIMAL))
        self._skipinitialspace = bool(parameter('skipinitialspace', False))
        self._strict = bool(parameter('strict', False))
        if not QUOTE_MINIMAL <= self._quoting <= QUOTE_NONE:
            raise TypeError('bad "quoting" value')
        if given['quotechar'] is None and given['quoting'] is _not_given:
            self._quoting = QUOTE_NONE
        if self._quoting != QUOTE_NONE and self._quotechar is None:
            raise TypeError('quotechar must be set if quoting enabled')
        if self._lineterminator is None:
            raise TypeError('lineterminator must be set')
        return self

    delimiter = property(lambda self: self._delimiter)
    doublequote = property(lambda self: self._doublequote)
    escapechar = property(lambda self: self._escapechar)
    lineterminator = property(lambda self: self._lineterminator)
    quotechar = property(lambda self: self._quotechar)
    quoting = property(lambda self: self._quoting)
    skipinitialspace = property(lambda self: self._skipinitialspace)
    strict = property(lambda self: self._strict)

    def __reduce_ex__(self, proto):
        raise TypeError(f"cannot pickle '{type(self).__name__}' instances")


def register_dialect(name, dialect=None, /, **fmtparams):
    """Give a dialect a name."""
    if not isinstance(name, str):
        raise TypeError('dialect name must be a string')
    _dialects[name] = Dialect(dialect, **fmtparams)


def unregister_dialect(name, /):
    """Forget a name of a dialect."""
    try:
        del _dialects[name]
    except KeyError:
        raise Error('unknown dialect') from None


def get_dialect(name, /):
    """The dialect of a name."""
    try:
        return _dialects[name]
    except KeyError:
        raise Error('unknown dialect') from None


def list_dialects():
    """The names of dialects."""
    return list(_dialects)


def field_size_limit(limit=_not_given, /):
    """The largest field a reader accepts; with an argument that is the new limit, and the old one is returned."""
    global _field_limit
    old = _field_limit
    if limit is not _not_given:
        if type(limit) is not int:
            raise TypeError('limit must be an integer')
        _field_limit = limit
    return old


# Where a reader is in a record. What ends a line, the line's end itself included, is one of _ENDS.
(_START_RECORD, _START_FIELD, _ESCAPED, _IN_FIELD, _IN_QUOTES, _ESCAPED_IN_QUOTES, _QUOTE_IN_QUOTES, _SKIP_NEWLINE,
 _AFTER_ESCAPED_NEWLINE) = range(9)
_END = ''
_ENDS = '\n', '\r', _END


class Reader:
    """Iterates over rows, each a list of fields."""

    def __new__(cls, *args, **kwds):
        raise TypeError("cannot create '_csv.reader' instances")

    def _begin(self, iterable, dialect):
        self._lines = iter(iterable)
        self._dialect = dialect
        self._line_num = 0
        # A line without any of these is split at once.
        self._special = [char for char in (dialect.quotechar, dialect.escapechar) if char is not None]
        self._simple = not dialect.skipinitialspace and dialect.quoting != QUOTE_NONNUMERIC
        return self

    dialect = property(lambda self: self._dialect)
    line_num = property(lambda self: self._line_num)

    def __iter__(self):
        return self

    def _split(self, line):
        # The fields of a whole line if it can be seen at once that they are nothing special, else None.
        for char in self._special:
            if char in line:
                return None
        text = line.rstrip('\r\n')
        if not text or '\n' in text or '\r' in text:
            return None
        delimiter = self._dialect.delimiter
        if delimiter in '\r\n':
            return None
        fields = text.split(delimiter)
        if len(text) > _field_limit and max(map(len, fields)) > _field_limit:
            return None
        return fields

    def __next__(self):
        self._fields = []
        self._field = []
        self._numeric = False
        self._state = _START_RECORD
        while True:
            try:
                line = next(self._lines)
            except StopIteration:
                if not self._field and self._state != _IN_QUOTES:
                    raise
                if self._dialect.strict:
                    raise Error('unexpected end of data') from None
                self._save()
                break
            if not isinstance(line, str):
                raise Error(f'iterator should return strings, not {type(line).__name__} '
                            '(the file should be opened in text mode)')
            self._line_num += 1
            if self._simple and self._state == _START_RECORD:
                fields = self._split(line)
                if fields is not None:
                    return fields
            process = self._process
            for char in line:
                process(char)
            process(_END)
            if self._state == _START_RECORD:
                break
        fields, self._fields = self._fields, None
        return fields

    def _save(self):
        field = ''.join(self._field)
        self._field = []
        if self._numeric:
            self._numeric = False
            field = float(field)
        self._fields.append(field)

    def _add(self, char):
        if len(self._field) >= _field_limit:
            raise Error(f'field larger than field limit ({_field_limit})')
        self._field.append(char)

    def _end_field(self, char):
        # After a field at the end of a line.
        self._save()
        self._state = _START_RECORD if char == _END else _SKIP_NEWLINE

    def _process(self, char):
        state, dialect = self._state, self._dialect
        if state == _IN_QUOTES:
            if char == _END:
                pass
            elif char == dialect.escapechar:
                self._state = _ESCAPED_IN_QUOTES
            elif char == dialect.quotechar and dialect.quoting != QUOTE_NONE:
                self._state = _QUOTE_IN_QUOTES if dialect.doublequote else _IN_FIELD
            else:
                self._add(char)
        elif state == _IN_FIELD or state == _AFTER_ESCAPED_NEWLINE:
            if state == _AFTER_ESCAPED_NEWLINE and char == _END:
                return
            if char in _ENDS:
                self._end_field(char)
            elif char == dialect.escapechar:
                self._state = _ESCAPED
            elif char == dialect.delimiter:
                self._save()
                self._state = _START_FIELD
            else:
                self._add(char)
        elif state == _START_RECORD or state == _START_FIELD:
            if state == _START_RECORD:
                if char in _ENDS:
                    if char != _END:
                        self._state = _SKIP_NEWLINE
                    return
                self._state = _START_FIELD
            self._start_field(char, dialect)
        elif state == _QUOTE_IN_QUOTES:
            if char == dialect.quotechar and dialect.quoting != QUOTE_NONE:
                self._add(char)
                self._state = _IN_QUOTES
            elif char == dialect.delimiter:
                self._save()
                self._state = _START_FIELD
            elif char in _ENDS:
                self._end_field(char)
            elif dialect.strict:
                raise Error(f"'{dialect.delimiter}' expected after '{dialect.quotechar}'")
            else:
                self._add(char)
                self._state = _IN_FIELD
        elif state == _ESCAPED:
            if char in ('\n', '\r'):
                self._add(char)
                self._state = _AFTER_ESCAPED_NEWLINE
            else:
                self._add('\n' if char == _END else char)
                self._state = _IN_FIELD
        elif state == _ESCAPED_IN_QUOTES:
            self._add('\n' if char == _END else char)
            self._state = _IN_QUOTES
        elif char == _END:
            self._state = _START_RECORD
        elif char not in ('\n', '\r'):
            raise Error('new-line character seen in unquoted field - do you need to open the file in '
                        'universal-newline mode?')

    def _start_field(self, char, dialect):
        if char in _ENDS:
            self._end_field(char)
        elif char == dialect.quotechar and dialect.quoting != QUOTE_NONE:
            self._state = _IN_QUOTES
        elif char == dialect.escapechar:
            self._state = _ESCAPED
        elif char == ' ' and dialect.skipinitialspace:
            pass
        elif char == dialect.delimiter:
            self._save()
        else:
            self._numeric = dialect.quoting == QUOTE_NONNUMERIC
            self._add(char)
            self._state = _IN_FIELD


def reader(iterable, /, dialect=None, **fmtparams):
    """Read rows from an iterable of lines."""
    return object.__new__(Reader)._begin(iterable, Dialect(dialect, **fmtparams))


def _is_number(value):
    kind = type(value)
    return any(hasattr(kind, name) for name in ('__index__', '__int__', '__float__', '__complex__'))


class Writer:
    """Writes rows."""

    def __new__(cls, *args, **kwds):
        raise TypeError("cannot create '_csv.writer' instances")

    def _begin(self, write, dialect):
        self._write = write
        self._dialect = dialect
        self._special = {char for char in (dialect.delimiter, dialect.escapechar, dialect.quotechar) if char}
        self._special.update(dialect.lineterminator)
        return self

    dialect = property(lambda self: self._dialect)

    def _format(self, text, quoted):
        dialect = self._dialect
        if not self._special.isdisjoint(text):
            result = []
            for char in text:
                if char in self._special:
                    escaped = dialect.quoting == QUOTE_NONE or char == dialect.escapechar
                    if not escaped and char == dialect.quotechar:
                        if dialect.doublequote:
                            result.append(char)
                        else:
                            escaped = True
                    if not escaped:
                        quoted = True
                    elif dialect.escapechar is None:
                        raise Error('need to escape, but no escapechar set')
                    else:
                        result.append(dialect.escapechar)
                result.append(char)
            text = ''.join(result)
        return f'{dialect.quotechar}{text}{dialect.quotechar}' if quoted else text

    def writerow(self, row, /):
        """Write one row; returns what the file's write() does."""
        try:
            values = iter(row)
        except TypeError:
            raise Error(f'iterable expected, not {type(row).__name__}') from None
        quoting = self._dialect.quoting
        fields = []
        for value in values:
            quoted = quoting == QUOTE_ALL or quoting == QUOTE_NONNUMERIC and not _is_number(value)
            text = value if isinstance(value, str) else '' if value is None else str(value)
            fields.append(self._format(text, quoted))
        line = self._dialect.delimiter.join(fields)
        if fields and not line:
            # Else the row would be read as one without fields.
            if quoting == QUOTE_NONE:
                raise Error('single empty field record must be quoted')
            line = self._format('', True)
        return self._write(line + self._dialect.lineterminator)

    def writerows(self, rows, /):
        """Write several rows."""
        for row in rows:
            self.writerow(row)


def writer(file, /, dialect=None, **fmtparams):
    """Write rows to a file, or anything else that has write()."""
    dialect = Dialect(dialect, **fmtparams)
    write = getattr(file, 'write', None)
    if not callable(write):
        raise TypeError('argument 1 must have a "write" method')
    return object.__new__(Writer)._begin(write, dialect)


# As the interpreter's own types are called.
Reader.__name__ = Reader.__qualname__ = 'reader'
Writer.__name__ = Writer.__qualname__ = 'writer'
