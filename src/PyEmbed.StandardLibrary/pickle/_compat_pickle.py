"""Where Python 2 had what Python 3 has elsewhere, for pickles that one writes for the other."""

# Modules, then names in modules (after the last dot), as old:new.
_MODULES = '''
    __builtin__:builtins copy_reg:copyreg Queue:queue SocketServer:socketserver
    ConfigParser:configparser repr:reprlib tkFileDialog:tkinter.filedialog
    tkSimpleDialog:tkinter.simpledialog tkColorChooser:tkinter.colorchooser
    tkCommonDialog:tkinter.commondialog Dialog:tkinter.dialog Tkdnd:tkinter.dnd
    tkFont:tkinter.font tkMessageBox:tkinter.messagebox ScrolledText:tkinter.scrolledtext
    Tkconstants:tkinter.constants Tix:tkinter.tix ttk:tkinter.ttk Tkinter:tkinter
    markupbase:_markupbase _winreg:winreg thread:_thread dummy_thread:_dummy_thread
    dbhash:dbm.bsd dumbdbm:dbm.dumb dbm:dbm.ndbm gdbm:dbm.gnu xmlrpclib:xmlrpc.client
    SimpleXMLRPCServer:xmlrpc.server httplib:http.client htmlentitydefs:html.entities
    HTMLParser:html.parser Cookie:http.cookies cookielib:http.cookiejar
    BaseHTTPServer:http.server test.test_support:test.support commands:subprocess
    urlparse:urllib.parse robotparser:urllib.robotparser urllib2:urllib.request anydbm:dbm
    _abcoll:collections.abc'''
_NAMES = '''
    __builtin__.xrange:builtins.range __builtin__.reduce:functools.reduce
    __builtin__.intern:sys.intern __builtin__.unichr:builtins.chr
    __builtin__.unicode:builtins.str __builtin__.long:builtins.int itertools.izip:builtins.zip
    itertools.imap:builtins.map itertools.ifilter:builtins.filter
    itertools.ifilterfalse:itertools.filterfalse itertools.izip_longest:itertools.zip_longest
    UserDict.IterableUserDict:collections.UserDict UserList.UserList:collections.UserList
    UserString.UserString:collections.UserString whichdb.whichdb:dbm.whichdb
    _socket.fromfd:socket.fromfd
    _multiprocessing.Connection:multiprocessing.connection.Connection
    multiprocessing.process.Process:multiprocessing.context.Process
    multiprocessing.forking.Popen:multiprocessing.popen_fork.Popen
    urllib.ContentTooShortError:urllib.error.ContentTooShortError
    urllib.getproxies:urllib.request.getproxies urllib.pathname2url:urllib.request.pathname2url
    urllib.quote_plus:urllib.parse.quote_plus urllib.quote:urllib.parse.quote
    urllib.unquote_plus:urllib.parse.unquote_plus urllib.unquote:urllib.parse.unquote
    urllib.url2pathname:urllib.request.url2pathname urllib.urlcleanup:urllib.request.urlcleanup
    urllib.urlencode:urllib.parse.urlencode urllib.urlopen:urllib.request.urlopen
    urllib.urlretrieve:urllib.request.urlretrieve urllib2.HTTPError:urllib.error.HTTPError
    urllib2.URLError:urllib.error.URLError'''

# Only for reading: several old ones became one.
_MODULES_MORE = '''
    cPickle:pickle _elementtree:xml.etree.ElementTree FileDialog:tkinter.filedialog
    SimpleDialog:tkinter.simpledialog DocXMLRPCServer:xmlrpc.server SimpleHTTPServer:http.server
    CGIHTTPServer:http.server UserDict:collections UserList:collections UserString:collections
    whichdb:dbm StringIO:io cStringIO:io'''
_NAMES_MORE = '''
    __builtin__.basestring:builtins.str exceptions.StandardError:builtins.Exception
    UserDict.UserDict:collections.UserDict socket._socketobject:socket.SocketType'''

# Only for writing.
_MODULES_BACK = '''
    _bz2:bz2 _dbm:dbm _functools:functools _gdbm:gdbm _pickle:pickle'''
_NAMES_BACK = '''
    _functools.reduce:__builtin__.reduce tkinter.filedialog.FileDialog:FileDialog.FileDialog
    tkinter.filedialog.LoadFileDialog:FileDialog.LoadFileDialog
    tkinter.filedialog.SaveFileDialog:FileDialog.SaveFileDialog
    tkinter.simpledialog.SimpleDialog:SimpleDialog.SimpleDialog
    xmlrpc.server.ServerHTMLDoc:DocXMLRPCServer.ServerHTMLDoc
    xmlrpc.server.XMLRPCDocGenerator:DocXMLRPCServer.XMLRPCDocGenerator
    xmlrpc.server.DocXMLRPCRequestHandler:DocXMLRPCServer.DocXMLRPCRequestHandler
    xmlrpc.server.DocXMLRPCServer:DocXMLRPCServer.DocXMLRPCServer
    xmlrpc.server.DocCGIXMLRPCRequestHandler:DocXMLRPCServer.DocCGIXMLRPCRequestHandler
    http.server.SimpleHTTPRequestHandler:SimpleHTTPServer.SimpleHTTPRequestHandler
    http.server.CGIHTTPRequestHandler:CGIHTTPServer.CGIHTTPRequestHandler
    _socket.socket:socket._socketobject'''


def _names(text):
    return {tuple(old.rsplit('.', 1)): tuple(new.rsplit('.', 1))
            for old, new in _pairs(text)}


def _pairs(text):
    return [pair.split(':') for pair in text.split()]


IMPORT_MAPPING = dict(_pairs(_MODULES))
NAME_MAPPING = _names(_NAMES)

# Exceptions moved from a module of their own.
PYTHON2_EXCEPTIONS = tuple('''
    ArithmeticError AssertionError AttributeError BaseException BufferError BytesWarning
    DeprecationWarning EOFError EnvironmentError Exception FloatingPointError FutureWarning
    GeneratorExit IOError ImportError ImportWarning IndentationError IndexError KeyError
    KeyboardInterrupt LookupError MemoryError NameError NotImplementedError OSError
    OverflowError PendingDeprecationWarning ReferenceError RuntimeError RuntimeWarning
    StopIteration SyntaxError SyntaxWarning SystemError SystemExit TabError TypeError
    UnboundLocalError UnicodeDecodeError UnicodeEncodeError UnicodeError UnicodeTranslateError
    UnicodeWarning UserWarning ValueError Warning ZeroDivisionError'''.split())
try:
    WindowsError
except NameError:
    pass
else:
    PYTHON2_EXCEPTIONS += ('WindowsError',)
NAME_MAPPING.update((('exceptions', _name), ('builtins', _name)) for _name in PYTHON2_EXCEPTIONS)

MULTIPROCESSING_EXCEPTIONS = (
    'AuthenticationError', 'BufferTooShort', 'ProcessError', 'TimeoutError')
NAME_MAPPING.update((('multiprocessing', _name), ('multiprocessing.context', _name))
                    for _name in MULTIPROCESSING_EXCEPTIONS)

# Up to here each name has one counterpart, so the mappings can be turned around.
REVERSE_IMPORT_MAPPING = {new: old for old, new in IMPORT_MAPPING.items()}
REVERSE_NAME_MAPPING = {new: old for old, new in NAME_MAPPING.items()}

IMPORT_MAPPING.update(_pairs(_MODULES_MORE))
NAME_MAPPING.update(_names(_NAMES_MORE))
REVERSE_IMPORT_MAPPING.update(_pairs(_MODULES_BACK))
REVERSE_NAME_MAPPING.update(_names(_NAMES_BACK))

# Exceptions that Python 2 did not have are written as what they are a kind of.
PYTHON3_OSERROR_EXCEPTIONS = (
    'BrokenPipeError', 'ChildProcessError', 'ConnectionAbortedError', 'ConnectionError',
    'ConnectionRefusedError', 'ConnectionResetError', 'FileExistsError', 'FileNotFoundError',
    'InterruptedError', 'IsADirectoryError', 'NotADirectoryError', 'PermissionError',
    'ProcessLookupError', 'TimeoutError')
PYTHON3_IMPORTERROR_EXCEPTIONS = ('ModuleNotFoundError',)
for _kind, _new in ('OSError', PYTHON3_OSERROR_EXCEPTIONS), \
        ('ImportError', PYTHON3_IMPORTERROR_EXCEPTIONS):
    for _name in _new:
        REVERSE_NAME_MAPPING['builtins', _name] = 'exceptions', _kind
del _MODULES, _NAMES, _MODULES_MORE, _NAMES_MORE, _MODULES_BACK, _NAMES_BACK, _kind, _new, _name
