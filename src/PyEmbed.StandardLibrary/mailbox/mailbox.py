"""Mailboxes on disk: Maildir, mbox, MH, Babyl and MMDF, as mappings of messages."""

import calendar
import contextlib
import copy
import email
import email.generator
import email.message
import errno
import io
import os
import time
import warnings
from types import GenericAlias

try:
    import fcntl
except ImportError:
    fcntl = None

__all__ = ['Mailbox', 'Maildir', 'mbox', 'MH', 'Babyl', 'MMDF',
           'Message', 'MaildirMessage', 'mboxMessage', 'MHMessage',
           'BabylMessage', 'MMDFMessage', 'Error', 'NoSuchMailboxError',
           'NotEmptyError', 'ExternalClashError', 'FormatError']

linesep = os.linesep.encode('ascii')


def _hostname():
    try:
        import socket
    except ImportError:
        return 'localhost'
    return socket.gethostname()


def _native(data):
    # With the line ends of the system's files.
    return data.replace(b'\n', linesep)


def _plain(data):
    # The other way round.
    return data.replace(linesep, b'\n')


def _with_newline(line):
    # A line of a file of any system, ending in \n.
    if line.endswith(b'\r\n'):
        return line[:-2] + b'\n'
    if line.endswith(b'\r'):
        return line[:-1] + b'\n'
    return line


def _head(file):
    # The lines of a file up to and including the first empty one.
    lines = []
    while line := file.readline():
        lines.append(line)
        if line == b'\n':
            break
    return b''.join(lines)


def _until(file, *ends):
    # The lines before one of those, which is read as well.
    lines = []
    while (line := file.readline()) and line not in ends:
        lines.append(line)
    return b''.join(lines)


def _missing_key(key):
    return KeyError(f'No message with key: {key}')


class Mailbox:
    """A set of messages with keys; the keys are the mailbox's to choose."""

    def __init__(self, path, factory=None, create=True):
        self._path = os.path.abspath(os.path.expanduser(path))
        self._factory = factory

    def _subclass_defines_it(self):
        raise NotImplementedError('Method must be implemented by subclass')

    def add(self, message):
        """Add a message and give its key."""
        self._subclass_defines_it()

    def remove(self, key):
        """Remove a message; KeyError if there is none."""
        self._subclass_defines_it()

    def __delitem__(self, key):
        self.remove(key)

    def discard(self, key):
        """Remove a message if there is one."""
        with contextlib.suppress(KeyError):
            self.remove(key)

    def __setitem__(self, key, message):
        self._subclass_defines_it()

    def get(self, key, default=None):
        """The message, or the default."""
        try:
            return self.__getitem__(key)
        except KeyError:
            return default

    def __getitem__(self, key):
        if not self._factory:
            return self.get_message(key)
        with contextlib.closing(self.get_file(key)) as file:
            return self._factory(file)

    def get_message(self, key):
        """The message as an object of the mailbox's message class."""
        self._subclass_defines_it()

    def get_string(self, key):
        """The message as text."""
        return email.message_from_bytes(self.get_bytes(key)).as_string()

    def get_bytes(self, key):
        """The message as bytes."""
        self._subclass_defines_it()

    def get_file(self, key):
        """The message as a binary file."""
        self._subclass_defines_it()

    def iterkeys(self):
        """The keys, one by one."""
        self._subclass_defines_it()

    def keys(self):
        """The keys as a list."""
        return list(self.iterkeys())

    def itervalues(self):
        """The messages, one by one."""
        for _, message in self.iteritems():
            yield message

    def __iter__(self):
        return self.itervalues()

    def values(self):
        """The messages as a list."""
        return list(self.itervalues())

    def iteritems(self):
        """Pairs (key, message), one by one; messages that vanish are left out."""
        for key in self.iterkeys():
            try:
                message = self[key]
            except KeyError:
                continue
            yield key, message

    def items(self):
        """Pairs (key, message) as a list."""
        return list(self.iteritems())

    def __contains__(self, key):
        self._subclass_defines_it()

    def __len__(self):
        self._subclass_defines_it()

    def clear(self):
        """Remove all messages."""
        for key in self.keys():
            self.discard(key)

    def pop(self, key, default=None):
        """Remove and give a message, or give the default."""
        try:
            message = self[key]
        except KeyError:
            return default
        self.discard(key)
        return message

    def popitem(self):
        """Remove and give some pair (key, message)."""
        for key in self.iterkeys():
            return key, self.pop(key)
        raise KeyError('No messages in mailbox')

    def update(self, arg=None):
        """Set the messages of a mapping or of pairs (key, message)."""
        for name in ('iteritems', 'items'):
            if hasattr(arg, name):
                arg = getattr(arg, name)()
                break
        failed = False
        for key, message in arg:
            try:
                self[key] = message
            except KeyError:
                failed = True
        if failed:
            raise KeyError('No message with key(s)')

    def flush(self):
        """Write what is pending."""
        self._subclass_defines_it()

    def lock(self):
        """Lock the mailbox."""
        self._subclass_defines_it()

    def unlock(self):
        """Unlock the mailbox."""
        self._subclass_defines_it()

    def close(self):
        """Write what is pending and close the mailbox."""
        self._subclass_defines_it()

    def _string_to_bytes(self, message):
        try:
            return message.encode('ascii')
        except UnicodeError:
            raise ValueError('String input must be ASCII-only; '
                             'use bytes or a Message instead')

    # Must a message end in a line end?
    _append_newline = False

    def _dump_message(self, message, target, mangle_from_=False):
        """Write a message of any form to a file."""
        if isinstance(message, email.message.Message):
            data = _native(_flattened(message, mangle_from_))
            target.write(data)
        elif isinstance(message, (str, bytes, io.StringIO)):
            if isinstance(message, io.StringIO):
                warnings.warn('Use of StringIO input is deprecated, '
                              'use BytesIO instead', DeprecationWarning, 3)
                message = message.getvalue()
            if isinstance(message, str):
                message = self._string_to_bytes(message)
            if mangle_from_:
                message = message.replace(b'\nFrom ', b'\n>From ')
            data = _native(message)
            target.write(data)
        elif hasattr(message, 'read'):
            if hasattr(message, 'buffer'):
                warnings.warn('Use of text mode files is deprecated, '
                              'use a binary mode file instead',
                              DeprecationWarning, 3)
                message = message.buffer
            data = linesep  # An empty file gets no line end.
            while line := message.readline():
                line = _with_newline(line)
                if mangle_from_ and line.startswith(b'From '):
                    line = b'>' + line
                data = _native(line)
                target.write(data)
        else:
            raise TypeError(f'Invalid message type: {type(message)}')
        if self._append_newline and not data.endswith(linesep):
            target.write(linesep)

    __class_getitem__ = classmethod(GenericAlias)


def _flattened(message, mangle_from_=False):
    buffer = io.BytesIO()
    email.generator.BytesGenerator(buffer, mangle_from_, 0).flatten(message)
    return buffer.getvalue()


def _move(source, target):
    # Rename without ever overwriting, where the system has links.
    try:
        os.link(source, target)
    except (AttributeError, PermissionError):
        os.rename(source, target)
    else:
        os.remove(source)


class Maildir(Mailbox):
    """A directory with a file a message."""

    colon = ':'  # What separates name and flags of a file.

    def __init__(self, dirname, factory=None, create=True):
        Mailbox.__init__(self, dirname, factory, create)
        self._paths = {name: os.path.join(self._path, name)
                       for name in ('tmp', 'new', 'cur')}
        if not os.path.exists(self._path):
            if not create:
                raise NoSuchMailboxError(self._path)
            for path in (self._path, *self._paths.values()):
                os.mkdir(path, 0o700)
        self._toc = {}  # Key: path below the mailbox's.
        self._toc_mtimes = {'cur': 0, 'new': 0}
        self._last_read = 0
        # Times of files and of the system can differ by that much.
        self._skewfactor = 0.1

    def add(self, message):
        """Add a message and give its key."""
        file = self._create_tmp()
        try:
            self._dump_message(message, file)
        except BaseException:
            file.close()
            os.remove(file.name)
            raise
        _sync_close(file)
        subdir, suffix = 'new', ''
        if isinstance(message, MaildirMessage):
            subdir = message.get_subdir()
            info = message.get_info()
            suffix = self.colon + info if info else ''
            self._set_date(file.name, message)
        key = os.path.basename(file.name).split(self.colon)[0]
        target = os.path.join(self._path, subdir, key + suffix)
        # The file appears in one step, finished.
        try:
            _move(file.name, target)
        except OSError as error:
            os.remove(file.name)
            if error.errno != errno.EEXIST:
                raise
            raise ExternalClashError(
                f'Name clash with existing message: {target}')
        return key

    @staticmethod
    def _set_date(path, message):
        os.utime(path, (os.path.getatime(path), message.get_date()))

    def _file_of(self, key):
        return os.path.join(self._path, self._lookup(key))

    def remove(self, key):
        """Remove a message; KeyError if there is none."""
        os.remove(self._file_of(key))

    def discard(self, key):
        """Remove a message if there is one."""
        with contextlib.suppress(KeyError, FileNotFoundError):
            self.remove(key)

    def __setitem__(self, key, message):
        old = self._lookup(key)
        new = self._lookup(self.add(message))
        # Directory and flags are the message's, or stay if it has none.
        subdir, name = os.path.split(
            new if isinstance(message, MaildirMessage) else old)
        _, colon, info = name.rpartition(self.colon)
        suffix = colon + info if colon else ''
        self.discard(key)
        source = os.path.join(self._path, new)
        if isinstance(message, MaildirMessage):
            self._set_date(source, message)
        os.rename(source, os.path.join(self._path, subdir, key + suffix))

    def get_message(self, key):
        """The message as a MaildirMessage."""
        subpath = self._lookup(key)
        path = os.path.join(self._path, subpath)
        with open(path, 'rb') as file:
            message = (self._factory or MaildirMessage)(file)
        subdir, name = os.path.split(subpath)
        message.set_subdir(subdir)
        _, colon, info = name.rpartition(self.colon)
        if colon:
            message.set_info(info)
        message.set_date(os.path.getmtime(path))
        return message

    def get_bytes(self, key):
        """The message as bytes."""
        with open(self._file_of(key), 'rb') as file:
            return _plain(file.read())

    def get_file(self, key):
        """The message as a binary file."""
        return _ProxyFile(open(self._file_of(key), 'rb'))

    def iterkeys(self):
        """The keys, one by one."""
        self._refresh()
        for key in self._toc:
            try:
                self._lookup(key)
            except KeyError:
                continue
            yield key

    def __contains__(self, key):
        self._refresh()
        return key in self._toc

    def __len__(self):
        self._refresh()
        return len(self._toc)

    # A Maildir needs no locks and has nothing pending.

    def flush(self):
        """Nothing is ever pending."""

    def lock(self):
        """No lock is ever needed."""

    def unlock(self):
        """No lock is ever needed."""

    def close(self):
        """Nothing is ever pending."""

    def _folder_path(self, folder):
        return os.path.join(self._path, '.' + folder)

    def list_folders(self):
        """The names of the folders."""
        return [entry[1:] for entry in os.listdir(self._path)
                if len(entry) > 1 and entry[0] == '.'
                and os.path.isdir(os.path.join(self._path, entry))]

    def get_folder(self, folder):
        """A folder as a Maildir."""
        return Maildir(self._folder_path(folder), factory=self._factory,
                       create=False)

    def add_folder(self, folder):
        """Make a folder and give it as a Maildir."""
        path = self._folder_path(folder)
        result = Maildir(path, factory=self._factory)
        marker = os.path.join(path, 'maildirfolder')
        if not os.path.exists(marker):
            os.close(os.open(marker, os.O_CREAT | os.O_WRONLY, 0o666))
        return result

    def remove_folder(self, folder):
        """Remove a folder without messages and folders."""
        path = self._folder_path(folder)
        for subdir in ('new', 'cur'):
            for entry in os.listdir(os.path.join(path, subdir)):
                if not entry.startswith('.'):
                    raise NotEmptyError(f'Folder contains message(s): {folder}')
        for entry in os.listdir(path):
            if (entry not in self._paths
                    and os.path.isdir(os.path.join(path, entry))):
                raise NotEmptyError(
                    f"Folder contains subdirectory '{folder}': {entry}")
        for root, dirs, files in os.walk(path, topdown=False):
            for entry in files:
                os.remove(os.path.join(root, entry))
            for entry in dirs:
                os.rmdir(os.path.join(root, entry))
        os.rmdir(path)

    def clean(self):
        """Remove temporary files that nobody has used for 36 hours."""
        oldest = time.time() - 36 * 60 * 60
        for entry in os.listdir(self._paths['tmp']):
            path = os.path.join(self._path, 'tmp', entry)
            if os.path.getatime(path) < oldest:
                os.remove(path)

    _count = 1  # Makes names differ within one process.

    def _create_tmp(self):
        """A new file in tmp, its name unique."""
        now = time.time()
        host = _hostname().replace('/', r'\057').replace(':', r'\072')
        name = (f'{int(now)}.M{int(now % 1 * 1e6)}P{os.getpid()}'
                f'Q{Maildir._count}.{host}')
        path = os.path.join(self._path, 'tmp', name)
        try:
            os.stat(path)
        except FileNotFoundError:
            Maildir._count += 1
            try:
                return _create_carefully(path)
            except FileExistsError:
                pass
        # Somebody else makes the same names.
        raise ExternalClashError(
            f'Name clash prevented file creation: {path}')

    def _refresh(self):
        """Read the directories anew if they have changed."""
        # Within two seconds a change need not show in a directory's time.
        if time.time() - self._last_read > 2 + self._skewfactor:
            changed = False
            for subdir, before in self._toc_mtimes.items():
                now = os.path.getmtime(self._paths[subdir])
                changed |= now > before
                self._toc_mtimes[subdir] = now
            if not changed:
                return
        self._toc = {}
        for subdir in self._toc_mtimes:
            path = self._paths[subdir]
            for entry in os.listdir(path):
                if not os.path.isdir(os.path.join(path, entry)):
                    key = entry.split(self.colon)[0]
                    self._toc[key] = os.path.join(subdir, entry)
        self._last_read = time.time()

    def _lookup(self, key):
        """The path of a message below the mailbox's."""
        subpath = self._toc.get(key)
        if subpath is not None and os.path.exists(
                os.path.join(self._path, subpath)):
            return subpath
        self._refresh()
        try:
            return self._toc[key]
        except KeyError:
            raise _missing_key(key) from None

    def next(self):
        """The next message of one single pass through all; then None."""
        if not hasattr(self, '_onetime_keys'):
            self._onetime_keys = self.iterkeys()
        for key in self._onetime_keys:
            with contextlib.suppress(KeyError):
                return self[key]
        return None


class _singlefileMailbox(Mailbox):
    """All messages in one file; `_toc` has where each begins and ends."""

    def __init__(self, path, factory=None, create=True):
        Mailbox.__init__(self, path, factory, create)
        try:
            file = open(self._path, 'rb+')
        except OSError as error:
            if error.errno == errno.ENOENT:
                if not create:
                    raise NoSuchMailboxError(self._path)
                file = open(self._path, 'wb+')
            elif error.errno in (errno.EACCES, errno.EROFS):
                file = open(self._path, 'rb')
            else:
                raise
        self._file = file
        self._toc = None
        self._next_key = 0
        self._pending = False       # Must the file be written anew?
        self._pending_sync = False  # Or only be synchronized?
        self._locked = False
        self._file_length = None    # As it should be if nobody else wrote.

    def add(self, message):
        """Add a message and give its key."""
        self._lookup()
        key = self._next_key
        self._toc[key] = self._append_message(message)
        self._next_key += 1
        # What is appended needs no new file.
        self._pending_sync = True
        return key

    def remove(self, key):
        """Remove a message; KeyError if there is none."""
        self._lookup(key)
        del self._toc[key]
        self._pending = True

    def __setitem__(self, key, message):
        self._lookup(key)
        self._toc[key] = self._append_message(message)
        self._pending = True

    def iterkeys(self):
        """The keys, one by one."""
        self._lookup()
        yield from self._toc.keys()

    def __contains__(self, key):
        self._lookup()
        return key in self._toc

    def __len__(self):
        self._lookup()
        return len(self._toc)

    def lock(self):
        """Lock the mailbox."""
        if not self._locked:
            _lock_file(self._file)
            self._locked = True

    def unlock(self):
        """Unlock the mailbox."""
        if self._locked:
            _unlock_file(self._file)
            self._locked = False

    def flush(self):
        """Write what is pending."""
        if not self._pending:
            if self._pending_sync:
                _sync_flush(self._file)
                self._pending_sync = False
            return
        assert self._toc is not None
        length = self._file.seek(0, 2)
        if length != self._file_length:
            # Somebody else has written: what we know is of no use.
            raise ExternalClashError(
                'Size of mailbox file changed (expected '
                f'{self._file_length}, found {length})')
        target = _create_temporary(self._path)
        try:
            toc = self._copy_to(target)
        except BaseException:
            target.close()
            os.remove(target.name)
            raise
        _sync_close(target)
        self._file.close()
        os.chmod(target.name, os.stat(self._path).st_mode)
        try:
            os.rename(target.name, self._path)
        except FileExistsError:
            os.remove(self._path)
            os.rename(target.name, self._path)
        self._file = open(self._path, 'rb+')
        self._toc = toc
        self._pending = self._pending_sync = False
        if self._locked:
            _lock_file(self._file, dotlock=False)

    def _copy_to(self, target):
        # Write all messages that are left; gives where they are now.
        toc = {}
        self._pre_mailbox_hook(target)
        for key, (start, stop) in sorted(self._toc.items()):
            self._file.seek(start)
            self._pre_message_hook(target)
            new_start = target.tell()
            left = stop - start
            while left and (data := self._file.read(min(4096, left))):
                target.write(data)
                left -= len(data)
            toc[key] = new_start, target.tell()
            self._post_message_hook(target)
        self._file_length = target.tell()
        return toc

    # What a kind of mailbox writes beside the messages.

    def _pre_mailbox_hook(self, f):
        """Write what stands before all messages."""

    def _pre_message_hook(self, f):
        """Write what stands before each message."""

    def _post_message_hook(self, f):
        """Write what stands after each message."""

    def close(self):
        """Write what is pending and close the mailbox."""
        try:
            self.flush()
        finally:
            try:
                self.unlock()
            finally:
                self._file.close()

    def _lookup(self, key=None):
        """Where a message begins and ends; reads the file if need be."""
        if self._toc is None:
            self._generate_toc()
        if key is not None:
            try:
                return self._toc[key]
            except KeyError:
                raise _missing_key(key) from None

    def _set_toc(self, starts, stops):
        self._toc = dict(enumerate(zip(starts, stops)))
        self._next_key = len(self._toc)

    def _append_message(self, message):
        """Write a message at the end; gives where it begins and ends."""
        before = self._file.seek(0, 2)
        if not self._toc and not self._pending:
            # The first one: the file is new, or was emptied.
            self._pre_mailbox_hook(self._file)
        try:
            self._pre_message_hook(self._file)
            offsets = self._install_message(message)
            self._post_message_hook(self._file)
        except BaseException:
            self._file.truncate(before)
            raise
        self._file.flush()
        self._file_length = self._file.tell()
        return offsets


class _mboxMMDF(_singlefileMailbox):
    """What mbox and MMDF share: a line "From " before each message."""

    _mangle_from_ = True

    def get_message(self, key):
        """The message as an object of the mailbox's message class."""
        start, stop = self._lookup(key)
        self._file.seek(start)
        from_line = self._file.readline().replace(linesep, b'')
        data = self._file.read(stop - self._file.tell())
        message = self._message_factory(_plain(data))
        message.set_from(from_line[5:].decode('ascii'))
        return message

    def get_string(self, key, from_=False):
        """The message as text, with the line "From " if asked for."""
        message = email.message_from_bytes(self.get_bytes(key, from_))
        return message.as_string(unixfrom=from_)

    def _seek(self, key, from_):
        start, stop = self._lookup(key)
        self._file.seek(start)
        if not from_:
            self._file.readline()
        return self._file.tell(), stop

    def get_bytes(self, key, from_=False):
        """The message as bytes, with the line "From " if asked for."""
        start, stop = self._seek(key, from_)
        return _plain(self._file.read(stop - start))

    def get_file(self, key, from_=False):
        """The message as a binary file, with the line "From " if asked for."""
        return _PartialFile(self._file, *self._seek(key, from_))

    def _install_message(self, message):
        """Write a message; gives where it begins and ends."""
        from_line = None
        if isinstance(message, str):
            message = self._string_to_bytes(message)
        if isinstance(message, bytes):
            if message.startswith(b'From '):
                from_line, _, message = message.partition(b'\n')
        elif isinstance(message, _mboxMMDFMessage):
            from_line = b'From ' + message.get_from().encode('ascii')
        elif isinstance(message, email.message.Message):
            from_line = message.get_unixfrom()
            if from_line is not None:
                from_line = from_line.encode('ascii')
        if from_line is None:
            moment = time.asctime(time.gmtime())
            from_line = f'From MAILER-DAEMON {moment}'.encode()
        start = self._file.tell()
        self._file.write(from_line + linesep)
        self._dump_message(message, self._file, self._mangle_from_)
        return start, self._file.tell()


class mbox(_mboxMMDF):
    """Messages one after the other, an empty line after each."""

    _mangle_from_ = True
    _append_newline = True  # The empty line is one only then.

    def __init__(self, path, factory=None, create=True):
        self._message_factory = mboxMessage
        _mboxMMDF.__init__(self, path, factory, create)

    def _post_message_hook(self, f):
        f.write(linesep)

    def _generate_toc(self):
        starts, stops = [], []
        self._file.seek(0)
        position = 0
        blank = 0  # The length of an empty line just before, which is no text.
        while line := self._file.readline():
            if line.startswith(b'From '):
                if starts:
                    stops.append(position - blank)
                starts.append(position)
            blank = len(linesep) if line == linesep else 0
            position += len(line)
        stops.append(position - blank)
        self._set_toc(starts, stops)
        self._file_length = self._file.tell()


class MMDF(_mboxMMDF):
    """Messages between lines of four control characters."""

    def __init__(self, path, factory=None, create=True):
        self._message_factory = MMDFMessage
        _mboxMMDF.__init__(self, path, factory, create)

    _mark = b'\001' * 4 + linesep

    def _pre_message_hook(self, f):
        f.write(self._mark)

    def _post_message_hook(self, f):
        f.write(linesep + self._mark)

    def _generate_toc(self):
        starts, stops = [], []
        self._file.seek(0)
        position = 0
        inside = False
        for line in iter(self._file.readline, b''):
            after = position + len(line)
            if inside:
                if line == self._mark:
                    # The line end before the mark belongs to the mark.
                    stops.append(position - len(linesep))
                    inside = False
            elif line.startswith(self._mark):
                starts.append(after)
                inside = True
            position = after
        if inside:
            stops.append(position)
        self._set_toc(starts, stops)
        self._file_length = self._file.seek(0, 2)


class MH(Mailbox):
    """A directory with a file a message; the keys are numbers."""

    def __init__(self, path, factory=None, create=True):
        Mailbox.__init__(self, path, factory, create)
        if not os.path.exists(self._path):
            if not create:
                raise NoSuchMailboxError(self._path)
            os.mkdir(self._path, 0o700)
            os.close(os.open(self._sequences_path(),
                             os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        self._locked = False

    def _sequences_path(self):
        return os.path.join(self._path, '.mh_sequences')

    def _message_path(self, key):
        return os.path.join(self._path, str(key))

    def _open(self, key, mode):
        try:
            return open(self._message_path(key), mode)
        except OSError as error:
            if error.errno != errno.ENOENT:
                raise
            raise _missing_key(key)

    @contextlib.contextmanager
    def _file_locked(self, file):
        # The file is locked if the mailbox is.
        if self._locked:
            _lock_file(file)
        try:
            yield
        finally:
            if self._locked:
                _unlock_file(file)

    def add(self, message):
        """Add a message and give its key."""
        key = max(self.keys(), default=0) + 1
        path = self._message_path(key)
        file = _create_carefully(path)
        try:
            with self._file_locked(file):
                try:
                    self._dump_message(message, file)
                except BaseException:
                    os.remove(path)
                    raise
                if isinstance(message, MHMessage):
                    self._dump_sequences(message, key)
        finally:
            _sync_close(file)
        return key

    def remove(self, key):
        """Remove a message; KeyError if there is none."""
        self._open(key, 'rb+').close()
        os.remove(self._message_path(key))

    def __setitem__(self, key, message):
        file = self._open(key, 'rb+')
        try:
            with self._file_locked(file):
                os.close(os.open(self._message_path(key),
                                 os.O_WRONLY | os.O_TRUNC))
                self._dump_message(message, file)
                if isinstance(message, MHMessage):
                    self._dump_sequences(message, key)
        finally:
            _sync_close(file)

    def _read_with(self, key, read):
        # A file that is to be locked must be open for writing.
        with self._open(key, 'rb+' if self._locked else 'rb') as file:
            with self._file_locked(file):
                return read(file)

    def get_message(self, key):
        """The message as an MHMessage."""
        message = self._read_with(key, MHMessage)
        for name, keys in self.get_sequences().items():
            if key in keys:
                message.add_sequence(name)
        return message

    def get_bytes(self, key):
        """The message as bytes."""
        return self._read_with(key, lambda file: _plain(file.read()))

    def get_file(self, key):
        """The message as a binary file."""
        return _ProxyFile(self._open(key, 'rb'))

    def iterkeys(self):
        """The keys, one by one."""
        return iter(sorted(int(entry) for entry in os.listdir(self._path)
                           if entry.isdigit()))

    def __contains__(self, key):
        return os.path.exists(self._message_path(key))

    def __len__(self):
        return len(self.keys())

    def lock(self):
        """Lock the mailbox."""
        if not self._locked:
            self._file = open(self._sequences_path(), 'rb+')
            _lock_file(self._file)
            self._locked = True

    def unlock(self):
        """Unlock the mailbox."""
        if self._locked:
            _unlock_file(self._file)
            _sync_close(self._file)
            del self._file
            self._locked = False

    def flush(self):
        """Nothing is ever pending."""

    def close(self):
        """Unlock the mailbox."""
        self.unlock()

    def list_folders(self):
        """The names of the folders."""
        return [entry for entry in os.listdir(self._path)
                if os.path.isdir(os.path.join(self._path, entry))]

    def get_folder(self, folder):
        """A folder as an MH."""
        return MH(os.path.join(self._path, folder), factory=self._factory,
                  create=False)

    def add_folder(self, folder):
        """Make a folder and give it as an MH."""
        return MH(os.path.join(self._path, folder), factory=self._factory)

    def remove_folder(self, folder):
        """Remove a folder without messages and folders."""
        path = os.path.join(self._path, folder)
        entries = os.listdir(path)
        if entries == ['.mh_sequences']:
            os.remove(os.path.join(path, '.mh_sequences'))
        elif entries:
            raise NotEmptyError(f'Folder not empty: {self._path}')
        os.rmdir(path)

    def get_sequences(self):
        """The sequences: a dictionary of names and lists of keys."""
        result = {}
        present = set(self.keys())
        with open(self._sequences_path(), 'r', encoding='ASCII') as file:
            for line in file:
                try:
                    name, contents = line.split(':')
                    keys = set()
                    for piece in contents.split():
                        if piece.isdigit():
                            keys.add(int(piece))
                        else:
                            first, last = map(int, piece.split('-'))
                            keys.update(range(first, last + 1))
                except ValueError:
                    raise FormatError('Invalid sequence specification: '
                                      + line.rstrip())
                result[name] = sorted(keys & present)
                if not result[name]:
                    del result[name]
        return result

    def set_sequences(self, sequences):
        """Set all sequences."""
        file = open(self._sequences_path(), 'r+', encoding='ASCII')
        try:
            os.close(os.open(file.name, os.O_WRONLY | os.O_TRUNC))
            for name, keys in sequences.items():
                if len(keys):
                    runs = ' '.join(self._runs(sorted(set(keys))))
                    file.write(f'{name}: {runs}\n')
        finally:
            _sync_close(file)

    @staticmethod
    def _runs(keys):
        # 1, 2, 3, 5 are written 1-3 5.
        first = last = keys[0]
        for key in (*keys[1:], None):
            if key is not None and key == last + 1:
                last = key
                continue
            yield f'{first}' if first == last else f'{first}-{last}'
            first = last = key

    def pack(self):
        """Give the messages new keys so that none is left out."""
        sequences = self.get_sequences()
        changes = []
        new = 0
        for new, old in enumerate(self.iterkeys(), 1):
            if new != old:
                changes.append((old, new))
                _move(self._message_path(old), self._message_path(new))
        self._next_key = new + 1
        if not changes:
            return
        for keys in sequences.values():
            for old, new in changes:
                if old in keys:
                    keys[keys.index(old)] = new
        self.set_sequences(sequences)

    def _dump_sequences(self, message, key):
        """Put a message into its sequences and out of all others."""
        wanted = message.get_sequences()
        sequences = self.get_sequences()
        for name, keys in sequences.items():
            if name in wanted:
                keys.append(key)
            elif key in keys:
                keys.remove(key)
        for name in wanted:
            sequences.setdefault(name, [key])
        self.set_sequences(sequences)


class Babyl(_singlefileMailbox):
    """The mailbox of Rmail: messages with labels and headers to show."""

    # Labels with a meaning; programs add others.
    _special_labels = frozenset({'unseen', 'deleted', 'filed', 'answered',
                                 'forwarded', 'edited', 'resent'})
    _eooh = b'*** EOOH ***' + linesep  # End of the original headers.

    def __init__(self, path, factory=None, create=True):
        _singlefileMailbox.__init__(self, path, factory, create)
        self._labels = {}

    def _keep_labels(self, key, message):
        if isinstance(message, BabylMessage):
            self._labels[key] = message.get_labels()

    def add(self, message):
        """Add a message and give its key."""
        key = _singlefileMailbox.add(self, message)
        self._keep_labels(key, message)
        return key

    def remove(self, key):
        """Remove a message; KeyError if there is none."""
        _singlefileMailbox.remove(self, key)
        self._labels.pop(key, None)

    def __setitem__(self, key, message):
        _singlefileMailbox.__setitem__(self, key, message)
        self._keep_labels(key, message)

    def _read(self, key):
        # Original headers, headers to show, body.
        start, stop = self._lookup(key)
        self._file.seek(start)
        self._file.readline()  # The labels.
        original = _until(self._file, self._eooh)
        visible = _until(self._file, linesep)
        left = stop - self._file.tell()
        assert left >= 0
        return tuple(map(_plain, (original, visible, self._file.read(left))))

    def get_message(self, key):
        """The message as a BabylMessage."""
        original, visible, body = self._read(key)
        message = BabylMessage(original + body)
        message.set_visible(visible)
        if key in self._labels:
            message.set_labels(self._labels[key])
        return message

    def get_bytes(self, key):
        """The message as bytes, with its original headers."""
        original, _, body = self._read(key)
        return original + body

    def get_file(self, key):
        """The message as a binary file."""
        return io.BytesIO(_native(self.get_bytes(key)))

    def get_labels(self):
        """All labels of messages that have no meaning of their own."""
        self._lookup()
        labels = set().union(*self._labels.values())
        return list(labels - self._special_labels)

    def _generate_toc(self):
        starts, stops, labels = [], [], []
        self._file.seek(0)
        position = 0

        def stop():
            # The line end before the mark belongs to the mark.
            if len(stops) < len(starts):
                stops.append(position - len(linesep))

        while line := self._file.readline():
            after = self._file.tell()
            if line == b'\037\014' + linesep:
                stop()
                starts.append(after)
                found = self._file.readline()[1:].split(b',')
                labels.append([label.strip() for label in found
                               if label.strip()])
                after = self._file.tell()
            elif line in (b'\037', b'\037' + linesep):
                stop()
            position = after
        stop()
        self._set_toc(starts, stops)
        self._labels = dict(enumerate(labels))
        self._file_length = self._file.seek(0, 2)

    def _pre_mailbox_hook(self, f):
        labels = b','.join(label.encode() for label in self.get_labels())
        f.write(linesep.join((b'BABYL OPTIONS:', b'Version: 5',
                              b'Labels:' + labels, b'\037')))

    def _pre_message_hook(self, f):
        f.write(b'\014' + linesep)

    def _post_message_hook(self, f):
        f.write(linesep + b'\037')

    def _label_line(self, message):
        special, other = [], []
        if isinstance(message, BabylMessage):
            for label in message.get_labels():
                (special if label in self._special_labels
                 else other).append(label.encode())
        return (b'1' + b''.join(b', ' + label for label in special) + b',,'
                + b''.join(b' ' + label + b',' for label in other))

    def _install_message(self, message):
        """Write a message; gives where it begins and ends."""
        start = self._file.tell()

        def write(*pieces):
            self._file.write(_native(b''.join(pieces)))

        eooh = _plain(self._eooh)
        self._file.write(self._label_line(message) + linesep)
        if isinstance(message, email.message.Message):
            source = io.BytesIO(_flattened(message))
            head = visible = _head(source)
            if isinstance(message, BabylMessage):
                shown = _flattened(message.get_visible())
                visible = _head(io.BytesIO(shown))
            write(head, eooh, visible, source.read())
        elif isinstance(message, (bytes, str, io.StringIO)):
            if isinstance(message, io.StringIO):
                warnings.warn('Use of StringIO input is deprecated, '
                              'use BytesIO instead', DeprecationWarning, 3)
                message = message.getvalue()
            if isinstance(message, str):
                message = self._string_to_bytes(message)
            head, end, body = message.partition(b'\n\n')
            if end:
                write(head, end, eooh, head, end, body)
            else:
                write(eooh, b'\n', message)
        elif hasattr(message, 'readline'):
            if hasattr(message, 'buffer'):
                warnings.warn('Use of text mode files is deprecated, '
                              'use a binary mode file instead',
                              DeprecationWarning, 3)
                message = message.buffer
            lines = map(_with_newline, iter(message.readline, b''))
            head = []
            for line in lines:
                head.append(line)
                if line == b'\n':
                    break
            head = b''.join(head)
            write(head, eooh, head)
            for line in lines:
                write(line)
        else:
            raise TypeError(f'Invalid message type: {type(message)}')
        return start, self._file.tell()


# Messages. Each kind of mailbox says in its own words what became of a message;
# in between it is a set of these: old (no longer new to the user), seen,
# answered, passed (on to others), flagged, deleted.

class Message(email.message.Message):
    """A message of no particular mailbox."""

    def __init__(self, message=None):
        if isinstance(message, email.message.Message):
            self._become_message(copy.deepcopy(message))
            if isinstance(message, Message):
                message._explain_to(self)
            return
        if message is None:
            email.message.Message.__init__(self)
            return
        if isinstance(message, bytes):
            parse = email.message_from_bytes
        elif isinstance(message, str):
            parse = email.message_from_string
        elif isinstance(message, io.TextIOWrapper):
            parse = email.message_from_file
        elif hasattr(message, 'read'):
            parse = email.message_from_binary_file
        else:
            raise TypeError(f'Invalid message type: {type(message)}')
        self._become_message(parse(message))

    def _become_message(self, message):
        """Take over all but what only that kind of message has."""
        own = getattr(message, '_type_specific_attributes', ())
        self.__dict__.update((name, value)
                             for name, value in message.__dict__.items()
                             if name not in own)

    def _explain_to(self, message):
        """Say to a message that was made of this one what it cannot see."""
        if not isinstance(message, Message):
            raise TypeError('Cannot convert to specified type')


class _StatefulMessage(Message):
    # A message that knows what became of it.

    _kind = None  # The class of which this one is, with all that is alike.

    def _explain_to(self, message):
        if not isinstance(message, Message):
            raise TypeError(f'Cannot convert to specified type: {type(message)}')
        if isinstance(message, self._kind):
            self._copy_to(message)
        elif isinstance(message, _StatefulMessage):
            message._set_state(self._get_state())
            self._converted_to(message)

    def _converted_to(self, message):
        pass


class MaildirMessage(_StatefulMessage):
    """A message of a Maildir: directory, flags and a date."""

    _type_specific_attributes = ['_subdir', '_info', '_date']

    def __init__(self, message=None):
        self._subdir = 'new'
        self._info = ''
        self._date = time.time()
        Message.__init__(self, message)

    def get_subdir(self):
        """'new' or 'cur'."""
        return self._subdir

    def set_subdir(self, subdir):
        """Set the directory, 'new' or 'cur'."""
        if subdir not in ('new', 'cur'):
            raise ValueError(f"subdir must be 'new' or 'cur': {subdir}")
        self._subdir = subdir

    def get_flags(self):
        """The letters of the flags that are set."""
        return self._info[2:] if self._info.startswith('2,') else ''

    def set_flags(self, flags):
        """Set these flags and no others."""
        self._info = '2,' + ''.join(sorted(flags))

    def add_flag(self, flag):
        """Set flags."""
        self.set_flags(set(self.get_flags()) | set(flag))

    def remove_flag(self, flag):
        """Take flags away."""
        if flags := self.get_flags():
            self.set_flags(set(flags) - set(flag))

    def get_date(self):
        """When it was delivered, in seconds since the epoch."""
        return self._date

    def set_date(self, date):
        """Set when it was delivered."""
        try:
            self._date = float(date)
        except ValueError:
            raise TypeError(f"can't convert to float: {date}") from None

    def get_info(self):
        """What stands after the colon of the file's name."""
        return self._info

    def set_info(self, info):
        """Set what stands after the colon of the file's name."""
        if not isinstance(info, str):
            raise TypeError(f'info must be a string: {type(info)}')
        self._info = info

    def _copy_to(self, message):
        message.set_flags(self.get_flags())
        message.set_subdir(self.get_subdir())
        message.set_date(self.get_date())

    _states = {'S': 'seen', 'T': 'deleted', 'F': 'flagged', 'R': 'answered',
               'P': 'passed'}

    def _get_state(self):
        state = {self._states.get(flag) for flag in self.get_flags()}
        if self.get_subdir() == 'cur':
            state.add('old')
        return state

    def _set_state(self, state):
        if 'old' in state:
            self.set_subdir('cur')
        flags = [flag for flag, name in self._states.items() if name in state]
        if flags:
            self.add_flag(flags)

    def _converted_to(self, message):
        if isinstance(message, _mboxMMDFMessage):
            message.set_from('MAILER-DAEMON', time.gmtime(self.get_date()))


MaildirMessage._kind = MaildirMessage


class _mboxMMDFMessage(_StatefulMessage):
    """What messages of mbox and MMDF share: an envelope line, flags in headers."""

    _type_specific_attributes = ['_from']

    def __init__(self, message=None):
        self.set_from('MAILER-DAEMON', True)
        if isinstance(message, email.message.Message):
            envelope = message.get_unixfrom()
            if envelope is not None and envelope.startswith('From '):
                self.set_from(envelope[5:])
        Message.__init__(self, message)

    def get_from(self):
        """The envelope line after "From "."""
        return self._from

    def set_from(self, from_, time_=None):
        """Set the envelope line; a time (True: now) is added to it."""
        if time_ is not None:
            moment = time.gmtime() if time_ is True else time_
            from_ = f'{from_} {time.asctime(moment)}'
        self._from = from_

    def get_flags(self):
        """The letters of the flags that are set."""
        return self.get('Status', '') + self.get('X-Status', '')

    def set_flags(self, flags):
        """Set these flags and no others."""
        flags = set(flags)
        status = [flag for flag in 'RO' if flag in flags]
        extra = [flag for flag in 'DFA' if flag in flags]
        extra += sorted(flags.difference(status, extra))
        for name, letters in (('Status', status), ('X-Status', extra)):
            value = ''.join(letters)
            try:
                self.replace_header(name, value)
            except KeyError:
                self.add_header(name, value)

    def add_flag(self, flag):
        """Set flags."""
        self.set_flags(set(self.get_flags()) | set(flag))

    def remove_flag(self, flag):
        """Take flags away."""
        if 'Status' in self or 'X-Status' in self:
            self.set_flags(set(self.get_flags()) - set(flag))

    def _copy_to(self, message):
        message.set_flags(self.get_flags())
        message.set_from(self.get_from())

    _states = {'R': 'seen', 'O': 'old', 'D': 'deleted', 'F': 'flagged',
               'A': 'answered'}

    def _get_state(self):
        return {self._states.get(flag) for flag in self.get_flags()}

    def _set_state(self, state):
        flags = [flag for flag, name in self._states.items() if name in state]
        if flags:
            self.add_flag(flags)

    def _converted_to(self, message):
        # The headers have said what they had to.
        del message['status']
        del message['x-status']
        if isinstance(message, MaildirMessage):
            words = self.get_from().split()[-5:]
            with contextlib.suppress(ValueError, OverflowError):
                moment = time.strptime(' '.join(words), '%a %b %d %H:%M:%S %Y')
                message.set_date(calendar.timegm(moment))


_mboxMMDFMessage._kind = _mboxMMDFMessage


class mboxMessage(_mboxMMDFMessage):
    """A message of an mbox."""


class MHMessage(_StatefulMessage):
    """A message of an MH: the sequences it is in."""

    _type_specific_attributes = ['_sequences']

    def __init__(self, message=None):
        self._sequences = []
        Message.__init__(self, message)

    def get_sequences(self):
        """The names of the sequences."""
        return self._sequences[:]

    def set_sequences(self, sequences):
        """Put it into these sequences and no others."""
        self._sequences = list(sequences)

    def add_sequence(self, sequence):
        """Put it into a sequence."""
        if not isinstance(sequence, str):
            raise TypeError(f'sequence type must be str: {type(sequence)}')
        if sequence not in self._sequences:
            self._sequences.append(sequence)

    def remove_sequence(self, sequence):
        """Take it out of a sequence, if it is in it."""
        with contextlib.suppress(ValueError):
            self._sequences.remove(sequence)

    def _copy_to(self, message):
        for sequence in self.get_sequences():
            message.add_sequence(sequence)

    _states = {'replied': 'answered', 'flagged': 'flagged'}

    def _get_state(self):
        sequences = self.get_sequences()
        state = {self._states.get(sequence) for sequence in sequences}
        if 'unseen' not in sequences:
            state.add('seen')
        return state | {'old'}

    def _set_state(self, state):
        if 'seen' not in state:
            self.add_sequence('unseen')
        for sequence, name in self._states.items():
            if name in state:
                self.add_sequence(sequence)


MHMessage._kind = MHMessage


class BabylMessage(_StatefulMessage):
    """A message of a Babyl: labels, and headers to show."""

    _type_specific_attributes = ['_labels', '_visible']

    def __init__(self, message=None):
        self._labels = []
        self._visible = Message()
        Message.__init__(self, message)

    def get_labels(self):
        """The labels."""
        return self._labels[:]

    def set_labels(self, labels):
        """Set these labels and no others."""
        self._labels = list(labels)

    def add_label(self, label):
        """Set a label."""
        if not isinstance(label, str):
            raise TypeError(f'label must be a string: {type(label)}')
        if label not in self._labels:
            self._labels.append(label)

    def remove_label(self, label):
        """Take a label away, if it is set."""
        with contextlib.suppress(ValueError):
            self._labels.remove(label)

    def get_visible(self):
        """A message that has the headers to show."""
        return Message(self._visible)

    def set_visible(self, visible):
        """Set the headers to show."""
        self._visible = Message(visible)

    def update_visible(self):
        """Make the headers to show those of the message again."""
        visible = self._visible
        for name in visible.keys():
            if name in self:
                visible.replace_header(name, self[name])
            else:
                del visible[name]
        for name in ('Date', 'From', 'Reply-To', 'To', 'CC', 'Subject'):
            if name in self and name not in visible:
                visible[name] = self[name]

    def _copy_to(self, message):
        message.set_visible(self.get_visible())
        for label in self.get_labels():
            message.add_label(label)

    _states = {'deleted': 'deleted', 'answered': 'answered',
               'forwarded': 'passed'}

    def _get_state(self):
        labels = self.get_labels()
        state = {self._states.get(label) for label in labels}
        if 'unseen' not in labels:
            state.add('seen')
        if 'resent' in labels:
            state.add('passed')
        return state | {'old'}

    def _set_state(self, state):
        if 'seen' not in state:
            self.add_label('unseen')
        for label, name in self._states.items():
            if name in state:
                self.add_label(label)


BabylMessage._kind = BabylMessage


class MMDFMessage(_mboxMMDFMessage):
    """A message of an MMDF."""


class _ProxyFile:
    """A file of which others may move the position: it keeps its own."""

    def __init__(self, f, pos=None):
        self._file = f
        self._pos = f.tell() if pos is None else pos

    def read(self, size=None):
        """Read bytes."""
        return self._read(size, self._file.read)

    def read1(self, size=None):
        """Read bytes with at most one call of the system."""
        return self._read(size, self._file.read1)

    def readline(self, size=None):
        """Read a line."""
        return self._read(size, self._file.readline)

    def readlines(self, sizehint=None):
        """Read lines, until they are about as many bytes."""
        lines = []
        for line in self:
            lines.append(line)
            if sizehint is not None:
                sizehint -= len(line)
                if sizehint <= 0:
                    break
        return lines

    def __iter__(self):
        while line := self.readline():
            yield line

    def tell(self):
        """The position."""
        return self._pos

    def seek(self, offset, whence=0):
        """Set the position."""
        if whence == 1:
            self._file.seek(self._pos)
        self._file.seek(offset, whence)
        self._pos = self._file.tell()

    def close(self):
        """Close the file."""
        if hasattr(self, '_file'):
            try:
                if hasattr(self._file, 'close'):
                    self._file.close()
            finally:
                del self._file

    def _read(self, size, read_method):
        self._file.seek(self._pos)
        data = read_method(-1 if size is None else size)
        self._pos = self._file.tell()
        return data

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()

    def readable(self):
        return self._file.readable()

    def writable(self):
        return self._file.writable()

    def seekable(self):
        return self._file.seekable()

    def flush(self):
        return self._file.flush()

    @property
    def closed(self):
        if not hasattr(self, '_file'):
            return True
        return getattr(self._file, 'closed', False)

    __class_getitem__ = classmethod(GenericAlias)


class _PartialFile(_ProxyFile):
    """Part of a file; closing it leaves the file open."""

    def __init__(self, f, start=None, stop=None):
        _ProxyFile.__init__(self, f, start)
        self._start = start
        self._stop = stop

    def tell(self):
        """The position within the part."""
        return _ProxyFile.tell(self) - self._start

    def seek(self, offset, whence=0):
        """Set the position within the part."""
        if whence != 1:
            self._pos = self._stop if whence == 2 else self._start
        _ProxyFile.seek(self, offset, 1)

    def _read(self, size, read_method):
        left = self._stop - self._pos
        if left <= 0:
            return b''
        if size is None or not 0 <= size <= left:
            size = left
        return _ProxyFile._read(self, size, read_method)

    def close(self):
        # The file belongs to the mailbox.
        if hasattr(self, '_file'):
            del self._file


def _lock_file(f, dotlock=True):
    """Lock a file, by the system and by a second file beside it."""
    lock = f.name + '.lock'
    made = False
    try:
        if fcntl:
            try:
                fcntl.lockf(f, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                if error.errno not in (errno.EAGAIN, errno.EACCES, errno.EROFS):
                    raise
                raise ExternalClashError(f'lockf: lock unavailable: {f.name}')
        if not dotlock:
            return
        try:
            file = _create_temporary(lock)
            file.close()
        except OSError as error:
            if error.errno in (errno.EACCES, errno.EROFS):
                return  # Where nothing can be written it must do without.
            raise
        try:
            try:
                os.link(file.name, lock)
                made = True
            except (AttributeError, PermissionError):
                os.rename(file.name, lock)
                made = True
            else:
                os.unlink(file.name)
        except FileExistsError:
            os.remove(file.name)
            raise ExternalClashError(f'dot lock unavailable: {f.name}')
    except BaseException:
        if fcntl:
            fcntl.lockf(f, fcntl.LOCK_UN)
        if made:
            os.remove(lock)
        raise


def _unlock_file(f):
    """Take the locks away."""
    if fcntl:
        fcntl.lockf(f, fcntl.LOCK_UN)
    if os.path.exists(f.name + '.lock'):
        os.remove(f.name + '.lock')


def _create_carefully(path):
    """Open a new file; an error if there is one of the name."""
    descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o666)
    try:
        return open(path, 'rb+')
    finally:
        os.close(descriptor)


def _create_temporary(path):
    """Open a new file whose name is made of the path."""
    return _create_carefully(
        f'{path}.{int(time.time())}.{_hostname()}.{os.getpid()}')


def _sync_flush(f):
    """Have all that was written be on the disk."""
    f.flush()
    if hasattr(os, 'fsync'):
        os.fsync(f.fileno())


def _sync_close(f):
    """Close a file, all of it on the disk."""
    _sync_flush(f)
    f.close()


class Error(Exception):
    """Root of the module's exceptions."""


class NoSuchMailboxError(Error):
    """There is no such mailbox, and none is to be made."""


class NotEmptyError(Error):
    """A folder that is to be removed is not empty."""


class ExternalClashError(Error):
    """Another program came between."""


class FormatError(Error):
    """A file is not as it should be."""
