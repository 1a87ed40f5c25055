"""What live objects are: their kind, source, members, parameters and frames."""

__all__ = [
    "ArgInfo", "Arguments", "Attribute", "BlockFinder", "BoundArguments",
    "CORO_CLOSED", "CORO_CREATED", "CORO_RUNNING", "CORO_SUSPENDED",
    "CO_ASYNC_GENERATOR", "CO_COROUTINE", "CO_GENERATOR", "CO_ITERABLE_COROUTINE", "CO_NESTED",
    "CO_NEWLOCALS", "CO_NOFREE", "CO_OPTIMIZED", "CO_VARARGS", "CO_VARKEYWORDS",
    "ClassFoundException", "ClosureVars", "EndOfBlock", "FrameInfo", "FullArgSpec",
    "GEN_CLOSED", "GEN_CREATED", "GEN_RUNNING", "GEN_SUSPENDED",
    "Parameter", "Signature", "TPFLAGS_IS_ABSTRACT", "Traceback",
    "classify_class_attrs", "cleandoc", "currentframe", "findsource",
    "formatannotation", "formatannotationrelativeto", "formatargvalues",
    "get_annotations", "getabsfile", "getargs", "getargvalues", "getattr_static", "getblock",
    "getcallargs", "getclasstree", "getclosurevars", "getcomments",
    "getcoroutinelocals", "getcoroutinestate", "getdoc", "getfile", "getframeinfo", "getfullargspec",
    "getgeneratorlocals", "getgeneratorstate", "getinnerframes", "getlineno",
    "getmembers", "getmembers_static", "getmodule", "getmodulename", "getmro", "getouterframes",
    "getsource", "getsourcefile", "getsourcelines", "indentsize",
    "isabstract", "isasyncgen", "isasyncgenfunction", "isawaitable", "isbuiltin", "isclass", "iscode",
    "iscoroutine", "iscoroutinefunction", "isdatadescriptor", "isframe", "isfunction",
    "isgenerator", "isgeneratorfunction", "isgetsetdescriptor", "ismemberdescriptor", "ismethod",
    "ismethoddescriptor", "ismethodwrapper", "ismodule", "isroutine", "istraceback",
    "signature", "stack", "trace", "unwrap", "walktree",
]

import abc
import builtins
import collections.abc
import enum
import functools
import os
import sys
import token as _token
import types
from collections import namedtuple, OrderedDict
from keyword import iskeyword
from operator import attrgetter

# Flags of code objects.
CO_OPTIMIZED = 0x1
CO_NEWLOCALS = 0x2
CO_VARARGS = 0x4
CO_VARKEYWORDS = 0x8
CO_NESTED = 0x10
CO_GENERATOR = 0x20
CO_NOFREE = 0x40
CO_COROUTINE = 0x80
CO_ITERABLE_COROUTINE = 0x100
CO_ASYNC_GENERATOR = 0x200

# Flag of abstract classes.
TPFLAGS_IS_ABSTRACT = 1 << 20


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    """The annotations of a class, module or callable in a new dict; eval_str evaluates strings."""
    own_globals = own_locals = None
    innermost = obj
    if isinstance(obj, type):
        # Not those of a base, nor the descriptor in type.
        space = getattr(obj, '__dict__', None)
        found = space.get('__annotations__') if space and hasattr(space, 'get') else None
        if isinstance(found, types.GetSetDescriptorType):
            found = None
        module = sys.modules.get(getattr(obj, '__module__', None) or '')
        if module:
            own_globals = getattr(module, '__dict__', None)
        own_locals = dict(vars(obj))
    elif isinstance(obj, types.ModuleType):
        found = getattr(obj, '__annotations__', None)
        own_globals = obj.__dict__
        innermost = None
    elif callable(obj):
        found = getattr(obj, '__annotations__', None)
        own_globals = getattr(obj, '__globals__', None)
    else:
        raise TypeError(f"{obj!r} is not a module, class, or callable.")

    if found is None:
        return {}
    if not isinstance(found, dict):
        raise ValueError(f"{obj!r}.__annotations__ is neither a dict nor None")
    if not found or not eval_str:
        return dict(found)

    while innermost is not None:
        if hasattr(innermost, '__wrapped__'):
            innermost = innermost.__wrapped__
        elif isinstance(innermost, functools.partial):
            innermost = innermost.func
        else:
            own_globals = getattr(innermost, '__globals__', own_globals)
            break
    globals = own_globals if globals is None else globals
    locals = own_locals if locals is None else locals
    return {name: eval(value, globals, locals) if isinstance(value, str) else value
            for name, value in found.items()}


# Kinds

def ismodule(object):
    """Whether the object is a module."""
    return isinstance(object, types.ModuleType)


def isclass(object):
    """Whether the object is a class."""
    return isinstance(object, type)


def ismethod(object):
    """Whether the object is a bound method written in Python."""
    return isinstance(object, types.MethodType)


def isfunction(object):
    """Whether the object is a function written in Python."""
    return isinstance(object, types.FunctionType)


def _has_own_test(object):
    return isclass(object) or ismethod(object) or isfunction(object)


def ismethoddescriptor(object):
    """Whether the object has __get__ without __set__ and is no method, function or class."""
    kind = type(object)
    return not _has_own_test(object) and hasattr(kind, "__get__") and not hasattr(kind, "__set__")


def isdatadescriptor(object):
    """Whether the object has __set__ or __delete__, as properties have."""
    kind = type(object)
    return not _has_own_test(object) and (hasattr(kind, "__set__") or hasattr(kind, "__delete__"))


def ismemberdescriptor(object):
    """Whether the object is the descriptor of a slot."""
    return isinstance(object, types.MemberDescriptorType)


def isgetsetdescriptor(object):
    """Whether the object is a descriptor of a builtin type's attribute."""
    return isinstance(object, types.GetSetDescriptorType)


def _has_code_flag(f, flag):
    while ismethod(f):
        f = f.__func__
    f = functools._unwrap_partial(f)
    return (isfunction(f) or _signature_is_functionlike(f)) and bool(f.__code__.co_flags & flag)


def isgeneratorfunction(obj):
    """Whether calling the function gives a generator."""
    return _has_code_flag(obj, CO_GENERATOR)


def iscoroutinefunction(obj):
    """Whether the function is defined with async def and has no yield."""
    return _has_code_flag(obj, CO_COROUTINE)


def isasyncgenfunction(obj):
    """Whether the function is defined with async def and has a yield."""
    return _has_code_flag(obj, CO_ASYNC_GENERATOR)


def isasyncgen(object):
    """Whether the object is an asynchronous generator."""
    return isinstance(object, types.AsyncGeneratorType)


def isgenerator(object):
    """Whether the object is a generator."""
    return isinstance(object, types.GeneratorType)


def iscoroutine(object):
    """Whether the object is a coroutine."""
    return isinstance(object, types.CoroutineType)


def isawaitable(object):
    """Whether the object can be awaited."""
    if isinstance(object, types.GeneratorType) and object.gi_code.co_flags & CO_ITERABLE_COROUTINE:
        return True
    return isinstance(object, (types.CoroutineType, collections.abc.Awaitable))


def istraceback(object):
    """Whether the object is a traceback."""
    return isinstance(object, types.TracebackType)


def isframe(object):
    """Whether the object is a frame."""
    return isinstance(object, types.FrameType)


def iscode(object):
    """Whether the object is a code object."""
    return isinstance(object, types.CodeType)


def isbuiltin(object):
    """Whether the object is a builtin function or bound method."""
    return isinstance(object, types.BuiltinFunctionType)


def ismethodwrapper(object):
    """Whether the object is a bound special method of a builtin type."""
    return isinstance(object, types.MethodWrapperType)


def isroutine(object):
    """Whether the object is a function or method of any kind."""
    return (isbuiltin(object) or isfunction(object) or ismethod(object)
            or ismethoddescriptor(object) or ismethodwrapper(object))


def isabstract(object):
    """Whether the object is a class with abstract methods."""
    if not isinstance(object, type):
        return False
    if object.__flags__ & TPFLAGS_IS_ABSTRACT:
        return True
    if not issubclass(type(object), abc.ABCMeta) or hasattr(object, '__abstractmethods__'):
        return False

    # While __init_subclass__ runs, the class does not know yet.
    def is_abstract(value):
        return getattr(value, "__isabstractmethod__", False)

    return (any(is_abstract(value) for value in object.__dict__.values())
            or any(is_abstract(getattr(object, name, None))
                   for base in object.__bases__ for name in getattr(base, "__abstractmethods__", ())))


# Members

def getmembers(object, predicate=None):
    """The members of an object as (name, value) pairs sorted by name, those that predicate accepts."""
    return _getmembers(object, predicate, getattr)


def getmembers_static(object, predicate=None):
    """As getmembers, without calling descriptors, __getattr__ or __getattribute__."""
    return _getmembers(object, predicate, getattr_static)


def _getmembers(object, predicate, getter):
    names, classes = dir(object), ()
    if isclass(object):
        classes = (object, *getmro(object))
        # Those of enumerations are hidden by members of the same name.
        try:
            names += [name for base in object.__bases__ for name, value in base.__dict__.items()
                      if isinstance(value, types.DynamicClassAttribute)]
        except AttributeError:
            pass
    members, seen = [], set()
    for name in names:
        try:
            value = getter(object, name)
            is_found = name not in seen
        except AttributeError:
            is_found = False
        if not is_found:
            # Named by dir() but not to be had, or for the second time: as a class has it.
            owner = next((base for base in classes if name in base.__dict__), None)
            if owner is None:
                continue
            value = owner.__dict__[name]
        if not predicate or predicate(value):
            members.append((name, value))
        seen.add(name)
    members.sort(key=lambda member: member[0])
    return members


Attribute = namedtuple('Attribute', 'name kind defining_class object')


def classify_class_attrs(cls):
    """The attributes of a class as Attribute(name, kind, defining_class, object).

    The kinds are 'class method', 'static method', 'property', 'method' and 'data'.
    """
    mro = getmro(cls)
    metamro = tuple(base for base in getmro(type(cls)) if base not in (type, object))
    names = dir(cls)
    for base in mro:
        names += [name for name, value in base.__dict__.items()
                  if isinstance(value, types.DynamicClassAttribute) and value.fget is not None]

    attributes, seen = [], set()
    for name in names:
        home = got = None
        if name not in seen and name != '__dict__':
            try:
                got = getattr(cls, name)
            except Exception:
                pass
            else:
                home = _home_of(cls, name, got, (cls, *mro), metamro)
        stored = None
        for base in (cls, *mro, *metamro):
            if name in base.__dict__:
                stored = base.__dict__[name]
                if home not in metamro:
                    home = base
                break
        if home is None:
            continue  # dir() invented it
        value = stored if got is None else got
        if isinstance(stored, (staticmethod, types.BuiltinMethodType)):
            kind, value = "static method", stored
        elif isinstance(stored, (classmethod, types.ClassMethodDescriptorType)):
            kind, value = "class method", stored
        elif isinstance(stored, property):
            kind, value = "property", stored
        else:
            kind = "method" if isroutine(value) else "data"
        attributes.append(Attribute(name, kind, home, value))
        seen.add(name)
    return attributes


def _home_of(cls, name, value, classes, metaclasses):
    # The class that an attribute got from cls comes from, as far as its value tells.
    home = getattr(value, "__objclass__", None)
    if home in classes:
        return home
    home = None
    for base in classes:
        if getattr(base, name, None) is value:
            home = base
    for metaclass in metaclasses:
        try:
            if metaclass.__getattr__(cls, name) is value:
                home = metaclass
        except AttributeError:
            pass
    return home


def getmro(cls):
    """The class and its bases in the order in which attributes are looked for."""
    return cls.__mro__


def unwrap(func, *, stop=None):
    """What is at the end of the chain of __wrapped__; stop(f) ends it earlier."""
    first, seen = func, {id(func)}
    keeps_alive = [func]
    limit = sys.getrecursionlimit()
    while hasattr(func, '__wrapped__') and not (stop is not None and stop(func)):
        func = func.__wrapped__
        if id(func) in seen or len(seen) >= limit:
            raise ValueError('wrapper loop when unwrapping {!r}'.format(first))
        seen.add(id(func))
        keeps_alive.append(func)
    return func


# Documentation

def indentsize(line):
    """The width of the blanks at the start of a line."""
    line = line.expandtabs()
    return len(line) - len(line.lstrip())


def _findclass(func):
    # The class that a function is defined in.
    found = sys.modules.get(func.__module__)
    if found is None:
        return None
    for name in func.__qualname__.split('.')[:-1]:
        found = getattr(found, name)
    return found if isclass(found) else None


def _finddoc(obj):
    # The docstring that obj would have from a base of its class.
    if isclass(obj):
        for base in obj.__mro__[:-1]:
            try:
                doc = base.__doc__
            except AttributeError:
                continue
            if doc is not None:
                return doc
        return None

    if ismethod(obj):
        name, owner = obj.__func__.__name__, obj.__self__
        if not (isclass(owner) and getattr(getattr(owner, name, None), '__func__') is obj.__func__):
            owner = owner.__class__
    elif isbuiltin(obj):
        name, owner = obj.__name__, obj.__self__
        if not (isclass(owner) and owner.__qualname__ + '.' + name == obj.__qualname__):
            owner = owner.__class__
    elif isfunction(obj) or isinstance(obj, property):
        function = obj if isfunction(obj) else obj.fget
        name, owner = function.__name__, _findclass(function)
        if owner is None or getattr(owner, name) is not obj:
            return None
    elif ismethoddescriptor(obj) or isdatadescriptor(obj):
        name, owner = obj.__name__, obj.__objclass__
        if getattr(owner, name) is not obj:
            return None
        slots = getattr(owner, '__slots__', None) if ismemberdescriptor(obj) else None
        if isinstance(slots, dict) and name in slots:
            return slots[name]
    else:
        return None
    for base in owner.__mro__:
        try:
            doc = getattr(base, name).__doc__
        except AttributeError:
            continue
        if doc is not None:
            return doc
    return None


def getdoc(object):
    """The docstring of an object or that of the base it is inherited from, cleaned; None if there is none."""
    try:
        doc = object.__doc__
        if doc is None:
            doc = _finddoc(object)
    except (AttributeError, TypeError):
        return None
    return cleandoc(doc) if isinstance(doc, str) else None


def cleandoc(doc):
    """A docstring without the indentation that its lines after the first share, and blank lines around."""
    try:
        first, *rest = doc.expandtabs().split('\n')
    except UnicodeError:
        return None
    margin = min((len(line) - len(line.lstrip()) for line in rest if line.lstrip()), default=0)
    lines = [first.lstrip(), *(line[margin:] for line in rest)]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return '\n'.join(lines)


# Files and modules

def _code_of(object):
    # The code within a method, function, traceback or frame, else the object.
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        object = object.__code__
    if istraceback(object):
        object = object.tb_frame
    if isframe(object):
        object = object.f_code
    return object


def getfile(object):
    """The file that an object was defined in."""
    if ismodule(object):
        if getattr(object, '__file__', None):
            return object.__file__
        raise TypeError('{!r} is a built-in module'.format(object))
    if isclass(object):
        if hasattr(object, '__module__'):
            module = sys.modules.get(object.__module__)
            if getattr(module, '__file__', None):
                return module.__file__
            if object.__module__ == '__main__':
                raise OSError('source code not available')
        raise TypeError('{!r} is a built-in class'.format(object))
    code = _code_of(object)
    if iscode(code):
        return code.co_filename
    raise TypeError('module, class, method, function, traceback, frame, or '
                    'code object was expected, got {}'.format(type(code).__name__))


def getmodulename(path):
    """The name of the module in a file, None if the file holds none."""
    from importlib.machinery import all_suffixes
    name = os.path.basename(path)
    suffix = max(filter(name.endswith, all_suffixes()), key=len, default=None)
    return None if suffix is None else name[:-len(suffix)]


def getsourcefile(object):
    """The file with the source of an object, None if there is none."""
    from importlib import machinery
    filename = getfile(object)
    if filename.endswith((*machinery.DEBUG_BYTECODE_SUFFIXES, *machinery.OPTIMIZED_BYTECODE_SUFFIXES)):
        filename = os.path.splitext(filename)[0] + machinery.SOURCE_SUFFIXES[0]
    elif filename.endswith(tuple(machinery.EXTENSION_SUFFIXES)):
        return None
    if os.path.exists(filename):
        return filename
    # A loader, or the cache of lines, may have it.
    module = getmodule(object, filename)
    has_loader = (getattr(module, '__loader__', None) is not None
                  or getattr(getattr(module, "__spec__", None), "loader", None) is not None)
    import linecache
    return filename if has_loader or filename in linecache.cache else None


def _is_frozen(filename):
    # Such a name is no path: linecache finds the lines in the library.
    return filename.startswith('<frozen ') and filename.endswith('>')


def getabsfile(object, _filename=None):
    """The absolute path of the file that an object was defined in."""
    if _filename is None:
        _filename = getsourcefile(object) or getfile(object)
    if _is_frozen(_filename):
        return _filename
    return os.path.normcase(os.path.abspath(_filename))


modulesbyfile = {}      # file -> module name
_filesbymodname = {}    # module name -> file, as of the last look


def getmodule(object, _filename=None):
    """The module that an object was defined in, None if unknown."""
    if ismodule(object):
        return object
    if hasattr(object, '__module__'):
        return sys.modules.get(object.__module__)
    if _filename is not None and _filename in modulesbyfile:
        return sys.modules.get(modulesbyfile[_filename])
    try:
        file = getabsfile(object, _filename)
    except (TypeError, FileNotFoundError):
        return None
    if file not in modulesbyfile:
        _note_module_files()
    if file in modulesbyfile:
        return sys.modules.get(modulesbyfile[file])
    if hasattr(object, '__name__'):
        for module in (sys.modules['__main__'], sys.modules['builtins']):
            if hasattr(module, object.__name__) and getattr(module, object.__name__) is object:
                return module
    return None


def _note_module_files():
    for name, module in sys.modules.copy().items():
        if not ismodule(module) or not hasattr(module, '__file__'):
            continue
        file = module.__file__
        if file == _filesbymodname.get(name):
            continue
        _filesbymodname[name] = file
        file = getabsfile(module)
        modulesbyfile[file] = module.__name__
        if not _is_frozen(file):
            modulesbyfile[os.path.realpath(file)] = module.__name__


# Source

class ClassFoundException(Exception):
    pass


def _look_for_class(node, qualname, path=()):
    # Raises ClassFoundException with the line before which the class starts.
    import ast
    for child in ast.iter_child_nodes(node):
        inner = path
        if isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef)):
            inner = (*path, child.name, '<locals>')
        elif isinstance(child, ast.ClassDef):
            inner = (*path, child.name)
            if '.'.join(inner) == qualname:
                raise ClassFoundException((child.decorator_list or [child])[0].lineno - 1)
        _look_for_class(child, qualname, inner)


def findsource(object):
    """All lines of the file that an object was defined in, and the index where it starts."""
    import linecache
    file = getsourcefile(object)
    if file:
        linecache.checkcache(file)
    else:
        file = getfile(object)
        # Lines of an interactive session may be cached.
        if not (file.startswith('<') and file.endswith('>')):
            raise OSError('source code not available')
    module = getmodule(object, file)
    lines = linecache.getlines(file, module.__dict__) if module else linecache.getlines(file)
    if not lines:
        raise OSError('could not get source code')
    if ismodule(object):
        return lines, 0
    if isclass(object):
        import ast
        try:
            _look_for_class(ast.parse(''.join(lines)), object.__qualname__)
        except ClassFoundException as found:
            return lines, found.args[0]
        raise OSError('could not find class definition')
    code = _code_of(object)
    if not iscode(code):
        raise OSError('could not find code object')
    if not hasattr(code, 'co_firstlineno'):
        raise OSError('could not find function definition')
    return lines, _start_of_code(lines, code.co_firstlineno - 1)


def _start_of_code(lines, index):
    # A lambda may start its line later than the statement that it is in.
    import re
    starts = re.compile(r'^(\s*def\s)|(\s*async\s+def\s)|(.*(?<!\w)lambda(:|\s))|^(\s*@)')
    while index > 0:
        if index >= len(lines):
            raise OSError('lineno is out of bounds')
        if starts.match(lines[index]):
            break
        index -= 1
    return index


def getcomments(object):
    """The comment lines just before an object, or at the start of a module; None if there are none."""
    try:
        lines, index = findsource(object)
    except (OSError, TypeError):
        return None
    if ismodule(object):
        start = 1 if lines and lines[0].startswith('#!') else 0
        while start < len(lines) and lines[start].strip() in ('', '#'):
            start += 1
        end = start
        while end < len(lines) and lines[end].startswith('#'):
            end += 1
        return ''.join(line.expandtabs() for line in lines[start:end]) if end > start else None

    indent = indentsize(lines[index]) if lines else 0
    start = index
    while start > 0 and lines[start - 1].lstrip().startswith('#') and indentsize(lines[start - 1]) == indent:
        start -= 1
    if start == index:
        return None
    comments = [line.expandtabs().lstrip() for line in lines[start:index]]
    while comments and comments[0].strip() == '#':
        del comments[0]
    while comments and comments[-1].strip() == '#':
        del comments[-1]
    return ''.join(comments)


class EndOfBlock(Exception):
    pass


class BlockFinder:
    """Is fed tokens and finds the line where a function, class or lambda ends."""

    def __init__(self):
        self.indent = 0
        self.islambda = False
        self.started = False
        self.passline = False
        self.indecorator = False
        self.last = 1
        self.body_col0 = None

    def tokeneater(self, type, token, srowcol, erowcol, line):
        if not self.started and not self.indecorator:
            # Tokens up to def, class or lambda do not matter; neither do the rest of that line.
            if token == "@":
                self.indecorator = True
            elif token in ("def", "class", "lambda"):
                self.started = True
                self.islambda = token == "lambda"
            self.passline = True
        elif type == _token.NEWLINE:
            self.passline = False
            self.last = srowcol[0]
            if self.islambda:
                raise EndOfBlock
            self.indecorator = False
        elif self.passline:
            pass
        elif type == _token.INDENT:
            if self.body_col0 is None and self.started:
                self.body_col0 = erowcol[1]
            self.indent += 1
            self.passline = True
        elif type == _token.DEDENT:
            self.indent -= 1
            if self.indent <= 0:
                raise EndOfBlock
        elif type == _token.COMMENT:
            # Belongs to the block if it is not to the left of its body.
            if self.body_col0 is not None and srowcol[1] >= self.body_col0:
                self.last = srowcol[0]
        elif self.indent == 0 and type != _token.NL:
            # Something else on the first level: the block was one line.
            raise EndOfBlock


def getblock(lines):
    """The lines of the block at the start of lines."""
    import tokenize
    finder = BlockFinder()
    try:
        for found in tokenize.generate_tokens(iter(lines).__next__):
            finder.tokeneater(*found)
    except (EndOfBlock, IndentationError):
        pass
    return lines[:finder.last]


def getsourcelines(object):
    """The lines of an object's source and the number of the first."""
    object = unwrap(object)
    lines, index = findsource(object)
    if istraceback(object):
        object = object.tb_frame
    if ismodule(object) or (isframe(object) and object.f_code.co_name == "<module>"):
        return lines, 0
    return getblock(lines[index:]), index + 1


def getsource(object):
    """The source of an object as one string."""
    return ''.join(getsourcelines(object)[0])


# Trees of classes

def walktree(classes, children, parent):
    """The nested list of getclasstree for classes and what is below them."""
    classes.sort(key=attrgetter('__module__', '__name__'))
    tree = []
    for cls in classes:
        tree.append((cls, cls.__bases__))
        if cls in children:
            tree.append(walktree(children[cls], children, cls))
    return tree


def getclasstree(classes, unique=False):
    """Classes and their bases as nested lists: after (class, bases) the list of its subclasses."""
    children, roots = {}, []
    for cls in classes:
        for base in cls.__bases__:
            below = children.setdefault(base, [])
            if cls not in below:
                below.append(cls)
            if unique and base in classes:
                break
        if not cls.__bases__ and cls not in roots:
            roots.append(cls)
    roots += [base for base in children if base not in classes]
    return walktree(roots, children, None)


# Parameters, the old way

Arguments = namedtuple('Arguments', 'args, varargs, varkw')


def getargs(co):
    """The names of a code object's parameters."""
    if not iscode(co):
        raise TypeError('{!r} is not a code object'.format(co))
    names = iter(co.co_varnames)
    args = [next(names) for _ in range(co.co_argcount + co.co_kwonlyargcount)]
    varargs = next(names) if co.co_flags & CO_VARARGS else None
    varkw = next(names) if co.co_flags & CO_VARKEYWORDS else None
    return Arguments(args, varargs, varkw)


FullArgSpec = namedtuple('FullArgSpec',
                         'args, varargs, varkw, defaults, kwonlyargs, kwonlydefaults, annotations')


def getfullargspec(func):
    """Names, defaults and annotations of a callable's parameters; signature() says more."""
    try:
        # Former versions neither followed __wrapped__ nor left out self.
        sig = _signature_from_callable(func, follow_wrapper_chains=False, skip_bound_arg=False,
                                       sigcls=Signature, eval_str=False)
    except Exception as ex:
        raise TypeError('unsupported callable') from ex

    by_kind = {kind: [] for kind in _ParameterKind}
    defaults, kwdefaults, annotations = [], {}, {}
    if sig.return_annotation is not sig.empty:
        annotations['return'] = sig.return_annotation
    for name, parameter in sig.parameters.items():
        by_kind[parameter.kind].append(name)
        if parameter.default is not parameter.empty:
            if parameter.kind is _KEYWORD_ONLY:
                kwdefaults[name] = parameter.default
            else:
                defaults.append(parameter.default)
        if parameter.annotation is not parameter.empty:
            annotations[name] = parameter.annotation
    varargs, = by_kind[_VAR_POSITIONAL] or [None]
    varkw, = by_kind[_VAR_KEYWORD] or [None]
    return FullArgSpec(by_kind[_POSITIONAL_ONLY] + by_kind[_POSITIONAL_OR_KEYWORD], varargs, varkw,
                       tuple(defaults) or None, by_kind[_KEYWORD_ONLY], kwdefaults or None, annotations)


ArgInfo = namedtuple('ArgInfo', 'args varargs keywords locals')


def getargvalues(frame):
    """The names of a frame's parameters, and its local variables."""
    return ArgInfo(*getargs(frame.f_code), frame.f_locals)


def formatannotation(annotation, base_module=None):
    """The text of an annotation."""
    if getattr(annotation, '__module__', None) == 'typing':
        import re
        return re.sub(r'[\w\.]+', lambda match: match.group().removeprefix('typing.'), repr(annotation))
    if isinstance(annotation, types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ('builtins', base_module):
            return annotation.__qualname__
        return annotation.__module__ + '.' + annotation.__qualname__
    return repr(annotation)


def formatannotationrelativeto(object):
    """formatannotation for annotations in the module of an object."""
    module = getattr(object, '__module__', None)

    def _formatannotation(annotation):
        return formatannotation(annotation, module)
    return _formatannotation


def formatargvalues(args, varargs, varkw, locals,
                    formatarg=str,
                    formatvarargs=lambda name: '*' + name,
                    formatvarkw=lambda name: '**' + name,
                    formatvalue=lambda value: '=' + repr(value)):
    """The text of what getargvalues gives; the functions make its parts."""
    parts = [formatarg(name) + formatvalue(locals[name]) for name in args]
    if varargs:
        parts.append(formatvarargs(varargs) + formatvalue(locals[varargs]))
    if varkw:
        parts.append(formatvarkw(varkw) + formatvalue(locals[varkw]))
    return '(' + ', '.join(parts) + ')'


def _missing_arguments(f_name, argnames, pos, values):
    names = [repr(name) for name in argnames if name not in values]
    count = len(names)
    text = ' and '.join([', '.join(names[:-1]), names[-1]] if count > 1 else names)
    raise TypeError("%s() missing %i required %s argument%s: %s" %
                    (f_name, count, "positional" if pos else "keyword-only", "" if count == 1 else "s", text))


def _too_many(f_name, args, kwonly, varargs, defcount, given, values):
    least = len(args) - defcount
    kwonly_given = sum(name in values for name in kwonly)
    if varargs:
        takes, plural = "at least %d" % least, least != 1
    elif defcount:
        takes, plural = "from %d to %d" % (least, len(args)), True
    else:
        takes, plural = str(len(args)), len(args) != 1
    extra = ""
    if kwonly_given:
        extra = " positional argument%s (and %d keyword-only argument%s)" % (
            "s" if given != 1 else "", kwonly_given, "s" if kwonly_given != 1 else "")
    raise TypeError("%s() takes %s positional argument%s but %d%s %s given" %
                    (f_name, takes, "s" if plural else "", given, extra,
                     "was" if given == 1 and not kwonly_given else "were"))


def getcallargs(func, /, *positional, **named):
    """What each parameter of a function would be in a call, as a dict."""
    args, varargs, varkw, defaults, kwonlyargs, kwonlydefaults, _ = getfullargspec(func)
    name = func.__name__
    if ismethod(func) and func.__self__ is not None:
        positional = (func.__self__, *positional)
    given, count = len(positional), len(args)
    defaults = dict(zip(args[count - len(defaults or ()):], defaults or ()))
    values = dict(zip(args, positional))
    if varargs:
        values[varargs] = positional[count:]
    if varkw:
        values[varkw] = {}
    for keyword, value in named.items():
        if keyword not in args and keyword not in kwonlyargs:
            if not varkw:
                raise TypeError("%s() got an unexpected keyword argument %r" % (name, keyword))
            values[varkw][keyword] = value
        elif keyword in values:
            raise TypeError("%s() got multiple values for argument %r" % (name, keyword))
        else:
            values[keyword] = value
    if given > count and not varargs:
        _too_many(name, args, kwonlyargs, varargs, len(defaults), given, values)
    if given < count:
        required = args[:count - len(defaults)]
        if any(arg not in values for arg in required):
            _missing_arguments(name, required, True, values)
        for arg, default in defaults.items():
            values.setdefault(arg, default)
    for arg, default in (kwonlydefaults or {}).items():
        values.setdefault(arg, default)
    if any(arg not in values for arg in kwonlyargs):
        _missing_arguments(name, kwonlyargs, False, values)
    return values


ClosureVars = namedtuple('ClosureVars', 'nonlocals globals builtins unbound')


def getclosurevars(func):
    """What the names that a function uses without defining them mean now."""
    if ismethod(func):
        func = func.__func__
    if not isfunction(func):
        raise TypeError("{!r} is not a Python function".format(func))
    code = func.__code__
    nonlocals = {name: cell.cell_contents for name, cell in zip(code.co_freevars, func.__closure__ or ())}
    space = func.__globals__
    builtin_space = space.get("__builtins__", builtins.__dict__)
    if ismodule(builtin_space):
        builtin_space = builtin_space.__dict__
    in_globals, in_builtins, unbound = {}, {}, set()
    for name in code.co_names:
        if name in ("None", "True", "False"):
            continue
        if name in space:
            in_globals[name] = space[name]
        elif name in builtin_space:
            in_builtins[name] = builtin_space[name]
        else:
            unbound.add(name)  # among them attributes
    return ClosureVars(nonlocals, in_globals, in_builtins, unbound)


# Frames

_Traceback = namedtuple('_Traceback', 'filename lineno function code_context index')


class Traceback(_Traceback):
    def __new__(cls, filename, lineno, function, code_context, index, *, positions=None):
        made = super().__new__(cls, filename, lineno, function, code_context, index)
        made.positions = positions
        return made

    def __repr__(self):
        return _repr_with_positions('Traceback', self)


_FrameInfo = namedtuple('_FrameInfo', ('frame',) + Traceback._fields)


class FrameInfo(_FrameInfo):
    def __new__(cls, frame, filename, lineno, function, code_context, index, *, positions=None):
        made = super().__new__(cls, frame, filename, lineno, function, code_context, index)
        made.positions = positions
        return made

    def __repr__(self):
        return _repr_with_positions('FrameInfo', self)


def _repr_with_positions(name, info):
    return f"{name}({', '.join(f'{field}={getattr(info, field)!r}' for field in (*info._fields, 'positions'))})"


def _get_code_position_from_tb(tb):
    return _get_code_position(tb.tb_frame.f_code, tb.tb_lasti)


def _get_code_position(code, instruction_index):
    if instruction_index >= 0:
        wanted = instruction_index // 2
        for index, position in enumerate(code.co_positions()):
            if index == wanted:
                return position
    return None, None, None, None


def getframeinfo(frame, context=1):
    """A Traceback of a frame or traceback, with as many lines of source as context says."""
    if istraceback(frame):
        position, lineno, frame = _get_code_position_from_tb(frame), frame.tb_lineno, frame.tb_frame
    else:
        lineno = frame.f_lineno
        position = _get_code_position(frame.f_code, frame.f_lasti)
    if position[0] is not None:
        lineno = position[0]
    if not isframe(frame):
        raise TypeError('{!r} is not a frame or traceback object'.format(frame))

    filename = getsourcefile(frame) or getfile(frame)
    lines = index = None
    if context > 0:
        try:
            lines, _ = findsource(frame)
        except OSError:
            pass
        else:
            start = max(0, min(lineno - 1 - context // 2, len(lines) - context))
            lines = lines[start:start + context]
            index = lineno - 1 - start
    from dis import Positions
    return Traceback(filename, lineno, frame.f_code.co_name, lines, index,
                     positions=Positions(lineno, *position[1:]))


def getlineno(frame):
    """The line that a frame is at."""
    return frame.f_lineno


def _frame_info(frame, place, context):
    info = getframeinfo(place, context)
    return FrameInfo(frame, *info, positions=info.positions)


def getouterframes(frame, context=1):
    """FrameInfo of a frame and those that called it."""
    frames = []
    while frame:
        frames.append(_frame_info(frame, frame, context))
        frame = frame.f_back
    return frames


def getinnerframes(tb, context=1):
    """FrameInfo of the frames of a traceback."""
    frames = []
    while tb:
        frames.append(_frame_info(tb.tb_frame, tb, context))
        tb = tb.tb_next
    return frames


def currentframe():
    """The frame of the caller."""
    return sys._getframe(1) if hasattr(sys, "_getframe") else None


def stack(context=1):
    """FrameInfo of the caller and those that called it."""
    return getouterframes(sys._getframe(1), context)


def trace(context=1):
    """FrameInfo of the frames between here and where the exception being handled was raised."""
    return getinnerframes(sys.exc_info()[2], context)


# Attributes without running anything

_sentinel = object()
_class_dict_of = type.__dict__["__dict__"].__get__


def _static_getmro(klass):
    return type.__dict__['__mro__'].__get__(klass)


def _is_type(obj):
    try:
        _static_getmro(obj)
    except TypeError:
        return False
    return True


def _shadowed_dict(klass):
    # What a class defines as __dict__ in place of the usual descriptor; _sentinel: nothing.
    for base in _static_getmro(klass):
        found = _class_dict_of(base).get("__dict__", _sentinel)
        if found is _sentinel:
            continue
        is_usual = (type(found) is types.GetSetDescriptorType and found.__name__ == "__dict__"
                    and found.__objclass__ is base)
        if not is_usual:
            return found
    return _sentinel


def _check_instance(obj, attr):
    try:
        space = object.__getattribute__(obj, "__dict__")
    except AttributeError:
        space = {}
    return dict.get(space, attr, _sentinel)


def _check_class(klass, attr):
    for base in _static_getmro(klass):
        if _shadowed_dict(type(base)) is _sentinel and attr in base.__dict__:
            return base.__dict__[attr]
    return _sentinel


def getattr_static(obj, attr, default=_sentinel):
    """An attribute as it is stored, without calling descriptors, __getattr__ or __getattribute__."""
    on_instance = _sentinel
    if _is_type(obj):
        klass = obj
    else:
        klass = type(obj)
        shadow = _shadowed_dict(klass)
        if shadow is _sentinel or type(shadow) is types.MemberDescriptorType:
            on_instance = _check_instance(obj, attr)
    on_class = _check_class(klass, attr)
    if on_instance is not _sentinel:
        # Only a data descriptor comes before what the instance has.
        if on_class is not _sentinel:
            kind = type(on_class)
            if (_check_class(kind, '__get__') is not _sentinel
                    and (_check_class(kind, '__set__') is not _sentinel
                         or _check_class(kind, '__delete__') is not _sentinel)):
                return on_class
        return on_instance
    if on_class is not _sentinel:
        return on_class
    if obj is klass:
        on_metaclass = _check_class(type(klass), attr)
        if on_metaclass is not _sentinel:
            return on_metaclass
    if default is not _sentinel:
        return default
    raise AttributeError(attr)


# Generators and coroutines

GEN_CREATED = 'GEN_CREATED'
GEN_RUNNING = 'GEN_RUNNING'
GEN_SUSPENDED = 'GEN_SUSPENDED'
GEN_CLOSED = 'GEN_CLOSED'


def getgeneratorstate(generator):
    """What a generator does: one of the GEN_ constants."""
    if generator.gi_running:
        return GEN_RUNNING
    if generator.gi_suspended:
        return GEN_SUSPENDED
    return GEN_CLOSED if generator.gi_frame is None else GEN_CREATED


def getgeneratorlocals(generator):
    """The local variables of a generator, {} once it is closed."""
    if not isgenerator(generator):
        raise TypeError("{!r} is not a Python generator".format(generator))
    frame = getattr(generator, "gi_frame", None)
    return {} if frame is None else frame.f_locals


CORO_CREATED = 'CORO_CREATED'
CORO_RUNNING = 'CORO_RUNNING'
CORO_SUSPENDED = 'CORO_SUSPENDED'
CORO_CLOSED = 'CORO_CLOSED'


def getcoroutinestate(coroutine):
    """What a coroutine does: one of the CORO_ constants."""
    if coroutine.cr_running:
        return CORO_RUNNING
    if coroutine.cr_suspended:
        return CORO_SUSPENDED
    return CORO_CLOSED if coroutine.cr_frame is None else CORO_CREATED


def getcoroutinelocals(coroutine):
    """The local variables of a coroutine, {} once it is closed."""
    frame = getattr(coroutine, "cr_frame", None)
    return {} if frame is None else frame.f_locals


# Signatures

_NonUserDefinedCallables = (types.WrapperDescriptorType,
                            types.MethodWrapperType,
                            types.ClassMethodDescriptorType,
                            types.BuiltinFunctionType)


def _signature_get_user_defined_method(cls, method_name):
    # A special method that is not a builtin type's.
    method = getattr(cls, method_name, None)
    return None if isinstance(method, _NonUserDefinedCallables) else method


def _signature_get_partial(wrapped_sig, partial, extra_args=()):
    # The signature without what a partial passes.
    keywords = partial.keywords or {}
    try:
        bound = wrapped_sig.bind_partial(*extra_args, *(partial.args or ()), **keywords).arguments
    except TypeError as ex:
        raise ValueError('partial object {!r} has incorrect arguments'.format(partial)) from ex

    kept = []
    after_keyword = []  # after one that is given by keyword all are keyword-only
    is_after = False
    for name, parameter in wrapped_sig.parameters.items():
        kind = parameter.kind
        if name in bound:
            if kind is _POSITIONAL_ONLY:
                continue
            if kind is _POSITIONAL_OR_KEYWORD:
                if name not in keywords:
                    continue
                # Given by keyword it is a default that a call may override.
                is_after = True
                parameter = parameter.replace(default=bound[name])
            elif kind is _KEYWORD_ONLY:
                parameter = parameter.replace(default=bound[name])
        if not is_after:
            kept.append(parameter)
        elif kind is _POSITIONAL_OR_KEYWORD:
            after_keyword.append(parameter.replace(kind=_KEYWORD_ONLY))
        elif kind is not _VAR_POSITIONAL:
            after_keyword.append(parameter)
    return wrapped_sig.replace(parameters=kept + after_keyword)


def _signature_bound_method(sig):
    # The signature without its first parameter.
    parameters = tuple(sig.parameters.values())
    if not parameters or parameters[0].kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
        raise ValueError('invalid method signature')
    # *args takes self as one of many.
    return sig if parameters[0].kind is _VAR_POSITIONAL else sig.replace(parameters=parameters[1:])


def _signature_is_builtin(obj):
    return (isbuiltin(obj) or ismethoddescriptor(obj)
            or isinstance(obj, _NonUserDefinedCallables)
            or obj in (type, object))


def _signature_is_functionlike(obj):
    # What has the attributes of a function, as compilers of Python to C make.
    if not callable(obj) or isclass(obj):
        return False
    defaults = getattr(obj, '__defaults__', _void)
    kwdefaults = getattr(obj, '__kwdefaults__', _void)
    annotations = getattr(obj, '__annotations__', None)
    return (isinstance(getattr(obj, '__code__', None), types.CodeType)
            and isinstance(getattr(obj, '__name__', None), str)
            and (defaults is None or isinstance(defaults, tuple))
            and (kwdefaults is None or isinstance(kwdefaults, dict))
            and (annotations is None or isinstance(annotations, dict)))


def _signature_strip_non_python_syntax(signature):
    # The text signature of a builtin without the $ and / that functions in Python do not have,
    # the index of the parameter with $ and that of the last one before /.
    if not signature:
        return signature, None, None
    parts, tail = _split_parameters(signature)
    bound = last_positional = None
    parameters = []
    for part in parts:
        if part == '/':
            assert last_positional is None
            last_positional = len(parameters) - 1
            continue
        if part.startswith('$'):
            assert bound is None
            bound, part = len(parameters), part[1:]
        parameters.append(part)
    return f"({', '.join(parameters)}){tail}", bound, last_positional


def _split_parameters(signature):
    # The texts between the outermost commas, and what comes after the parentheses.
    parts, part, depth, quote = [], '', 0, None
    characters = iter(signature.strip())
    for char in characters:
        if quote:
            part += char
            if char == '\\':
                part += next(characters, '')
            elif char == quote:
                quote = None
            continue
        if char in '([{':
            depth += 1
            if depth == 1:
                continue
        elif char in ')]}':
            depth -= 1
            if depth == 0:
                break
        elif char in '\'"':
            quote = char
        elif char == ',' and depth == 1:
            parts.append(part)
            part = ''
            continue
        elif char.isspace():
            continue
        part += char
    if part:
        parts.append(part)
    return parts, ''.join(characters).strip()


class _TextDefaults:
    # Evaluates the defaults in a text signature: constants, their names and sums.
    def __init__(self, obj):
        module = sys.modules.get(getattr(obj, '__module__', None) or '')
        self.module = module.__dict__ if module else {}
        self.modules = sys.modules.copy()

    def value_of(self, node):
        import ast
        if isinstance(node, ast.BinOp):
            left, right = self.value_of(node.left), self.value_of(node.right)
            if isinstance(node.op, ast.Add):
                return left + right
            if isinstance(node.op, ast.Sub):
                return left - right
            if isinstance(node.op, ast.BitOr):
                return left | right
            raise ValueError
        if isinstance(node, (ast.Name, ast.Attribute)):
            return self.named(ast.unparse(node))
        return ast.literal_eval(node)

    def named(self, name):
        try:
            value = eval(name, self.module)
        except NameError:
            try:
                value = eval(name, self.modules)
            except NameError:
                raise ValueError from None
        if not isinstance(value, (str, int, float, bytes, bool, type(None))):
            raise ValueError
        return value


def _signature_fromstr(cls, obj, s, skip_bound_arg=True):
    # The signature in a text of the form of __text_signature__.
    import ast
    Parameter = cls._parameter_cls
    text, bound, last_positional = _signature_strip_non_python_syntax(s)
    wrong = ValueError("{!r} builtin has invalid signature".format(obj))
    try:
        args = ast.parse(f"def foo{text}: pass").body[0].args
    except SyntaxError:
        raise wrong from None
    evaluator = _TextDefaults(obj)
    parameters = []

    def add(node, kind, default=None):
        if node.annotation is not None:
            raise ValueError("Annotations are not currently supported")
        value = Parameter.empty
        if default is not None:
            try:
                value = evaluator.value_of(default)
            except ValueError:
                raise wrong from None
        parameters.append(Parameter(node.arg, kind, default=value, annotation=Parameter.empty))

    without_default = len(args.args) - len(args.defaults)
    for index, node in enumerate(args.args):
        is_positional = last_positional is not None and index <= last_positional
        add(node, Parameter.POSITIONAL_ONLY if is_positional else Parameter.POSITIONAL_OR_KEYWORD,
            args.defaults[index - without_default] if index >= without_default else None)
    if args.vararg:
        add(args.vararg, Parameter.VAR_POSITIONAL)
    for node, default in zip(args.kwonlyargs, args.kw_defaults):
        add(node, Parameter.KEYWORD_ONLY, default)
    if args.kwarg:
        add(args.kwarg, Parameter.VAR_KEYWORD)

    if bound is not None:
        # $module is always passed, $self by a bound method.
        assert parameters
        owner = getattr(obj, '__self__', None)
        if owner is not None and (ismodule(owner) or skip_bound_arg):
            del parameters[0]
        else:
            parameters[0] = parameters[0].replace(kind=Parameter.POSITIONAL_ONLY)
    return cls(parameters, return_annotation=cls.empty)


def _signature_from_builtin(cls, func, skip_bound_arg=True):
    if not _signature_is_builtin(func):
        raise TypeError("{!r} is not a Python builtin function".format(func))
    text = getattr(func, "__text_signature__", None)
    if not text:
        raise ValueError("no signature found for builtin {!r}".format(func))
    return _signature_fromstr(cls, func, text, skip_bound_arg)


def _signature_from_function(cls, func, skip_bound_arg=True,
                             globals=None, locals=None, eval_str=False):
    is_function = isfunction(func)
    if not is_function and not _signature_is_functionlike(func):
        raise TypeError('{!r} is not a Python function'.format(func))
    text = getattr(func, "__text_signature__", None)
    if text:
        return _signature_fromstr(cls, func, text, skip_bound_arg)

    Parameter = cls._parameter_cls
    code = func.__code__
    annotations = get_annotations(func, globals=globals, locals=locals, eval_str=eval_str)
    defaults, kwdefaults = func.__defaults__ or (), func.__kwdefaults__ or {}
    names = code.co_varnames
    count, keyword_count = code.co_argcount, code.co_kwonlyargcount
    after = count + keyword_count  # *args and **kwargs are last among the names
    parameters = []

    def add(name, kind, default=_empty):
        parameters.append(Parameter(name, kind, default=default, annotation=annotations.get(name, _empty)))

    for index, name in enumerate(names[:count]):
        from_end = index - (count - len(defaults))
        add(name, _POSITIONAL_ONLY if index < code.co_posonlyargcount else _POSITIONAL_OR_KEYWORD,
            defaults[from_end] if from_end >= 0 else _empty)
    if code.co_flags & CO_VARARGS:
        add(names[after], _VAR_POSITIONAL)
        after += 1
    for name in names[count:count + keyword_count]:
        add(name, _KEYWORD_ONLY, kwdefaults.get(name, _empty))
    if code.co_flags & CO_VARKEYWORDS:
        add(names[after], _VAR_KEYWORD)
    # What the compiler made is in order.
    return cls(parameters, return_annotation=annotations.get('return', _empty),
               __validate_parameters__=not is_function)


def _signature_from_callable(obj, *,
                             follow_wrapper_chains=True,
                             skip_bound_arg=True,
                             globals=None,
                             locals=None,
                             eval_str=False,
                             sigcls):
    if not callable(obj):
        raise TypeError('{!r} is not a callable object'.format(obj))

    def of(other):
        return _signature_from_callable(other, follow_wrapper_chains=follow_wrapper_chains,
                                        skip_bound_arg=skip_bound_arg, globals=globals, locals=locals,
                                        eval_str=eval_str, sigcls=sigcls)

    def bound(sig):
        return _signature_bound_method(sig) if skip_bound_arg else sig

    if isinstance(obj, types.MethodType):
        return bound(of(obj.__func__))
    if follow_wrapper_chains:
        obj = unwrap(obj, stop=lambda f: hasattr(f, "__signature__") or isinstance(f, types.MethodType))
        if isinstance(obj, types.MethodType):
            return of(obj)

    given = getattr(obj, '__signature__', None)
    if given is not None:
        if not isinstance(given, Signature):
            raise TypeError('unexpected object {!r} in __signature__ attribute'.format(given))
        return given

    partial_method = getattr(obj, '_partialmethod', None)
    if isinstance(partial_method, functools.partialmethod):
        return _signature_of_partialmethod(of(partial_method.func), partial_method)
    if isfunction(obj) or _signature_is_functionlike(obj):
        return _signature_from_function(sigcls, obj, skip_bound_arg=skip_bound_arg,
                                        globals=globals, locals=locals, eval_str=eval_str)
    if _signature_is_builtin(obj):
        return _signature_from_builtin(sigcls, obj, skip_bound_arg=skip_bound_arg)
    if isinstance(obj, functools.partial):
        return _signature_get_partial(of(obj.func), obj)

    if isinstance(obj, type):
        maker = _method_that_makes(obj)
        if maker is not None:
            return bound(of(maker))
        return _signature_of_builtin_class(sigcls, obj)
    if not isinstance(obj, _NonUserDefinedCallables):
        call = _signature_get_user_defined_method(type(obj), '__call__')
        if call is not None:
            try:
                sig = of(call)
            except ValueError as ex:
                raise ValueError('no signature found for {!r}'.format(obj)) from ex
            return bound(sig)
    raise ValueError('callable {!r} is not supported by signature'.format(obj))


def _signature_of_partialmethod(wrapped, partial_method):
    # None stands for self, which is not among the arguments of the partialmethod.
    sig = _signature_get_partial(wrapped, partial_method, (None,))
    first = next(iter(wrapped.parameters.values()))
    if first.kind is Parameter.VAR_POSITIONAL:
        return sig
    return sig.replace(parameters=(first, *sig.parameters.values()))


def _method_that_makes(cls):
    # __call__ of the metaclass, else whichever of __new__ and __init__ comes first along the bases.
    call = _signature_get_user_defined_method(type(cls), '__call__')
    if call is not None:
        return call
    new = _signature_get_user_defined_method(cls, '__new__')
    init = _signature_get_user_defined_method(cls, '__init__')
    for base in cls.__mro__:
        if new is not None and '__new__' in base.__dict__:
            return new
        if init is not None and '__init__' in base.__dict__:
            return init
    return None


def _signature_of_builtin_class(sigcls, cls):
    for base in cls.__mro__[:-1]:
        text = getattr(base, '__text_signature__', None)
        if text:
            return _signature_fromstr(sigcls, base, text)
    if type in cls.__mro__:
        raise ValueError('callable {!r} is not supported by signature'.format(cls))
    if cls.__init__ is object.__init__ and cls.__new__ is object.__new__:
        return sigcls.from_callable(object)
    raise ValueError('no signature found for builtin type {!r}'.format(cls))


class _void:
    """Stands for an argument that is not passed."""


class _empty:
    """Stands for a default or annotation that there is not."""


class _ParameterKind(enum.IntEnum):
    POSITIONAL_ONLY = 'positional-only'
    POSITIONAL_OR_KEYWORD = 'positional or keyword'
    VAR_POSITIONAL = 'variadic positional'
    KEYWORD_ONLY = 'keyword-only'
    VAR_KEYWORD = 'variadic keyword'

    def __new__(cls, description):
        # The values count from 0 in the order in which parameters may stand.
        member = int.__new__(cls, len(cls.__members__))
        member._value_ = int(member)
        member.description = description
        return member

    def __str__(self):
        return self.name


_POSITIONAL_ONLY = _ParameterKind.POSITIONAL_ONLY
_POSITIONAL_OR_KEYWORD = _ParameterKind.POSITIONAL_OR_KEYWORD
_VAR_POSITIONAL = _ParameterKind.VAR_POSITIONAL
_KEYWORD_ONLY = _ParameterKind.KEYWORD_ONLY
_VAR_KEYWORD = _ParameterKind.VAR_KEYWORD


class Parameter:
    """A parameter of a signature: name, kind, default and annotation."""

    __slots__ = ('_name', '_kind', '_default', '_annotation')

    POSITIONAL_ONLY = _POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _VAR_POSITIONAL
    KEYWORD_ONLY = _KEYWORD_ONLY
    VAR_KEYWORD = _VAR_KEYWORD

    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        try:
            kind = _ParameterKind(kind)
        except ValueError:
            raise ValueError(f'value {kind!r} is not a valid Parameter.kind')
        if default is not _empty and kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
            raise ValueError(f'{kind.description} parameters cannot have default values')
        if name is _empty:
            raise ValueError('name is a required attribute for Parameter')
        if not isinstance(name, str):
            raise TypeError(f'name must be a str, not a {type(name).__name__}')
        if name[0] == '.' and name[1:].isdigit():
            # The iterable that the function of a comprehension is called with.
            if kind != _POSITIONAL_OR_KEYWORD:
                raise ValueError('implicit arguments must be passed as '
                                 f'positional or keyword arguments, not {kind.description}')
            kind = _POSITIONAL_ONLY
            name = f'implicit{name[1:]}'
        # Positional-only parameters of builtins may have any name.
        if (iskeyword(name) and kind is not _POSITIONAL_ONLY) or not name.isidentifier():
            raise ValueError(f'{name!r} is not a valid parameter name')
        self._name = name
        self._kind = kind
        self._default = default
        self._annotation = annotation

    name = property(attrgetter('_name'))
    kind = property(attrgetter('_kind'))
    default = property(attrgetter('_default'))
    annotation = property(attrgetter('_annotation'))

    def replace(self, *, name=_void, kind=_void, annotation=_void, default=_void):
        """A parameter like this one with other attributes."""
        return type(self)(self._name if name is _void else name,
                          self._kind if kind is _void else kind,
                          default=self._default if default is _void else default,
                          annotation=self._annotation if annotation is _void else annotation)

    def __reduce__(self):
        return (type(self), (self._name, self._kind),
                {'_default': self._default, '_annotation': self._annotation})

    def __setstate__(self, state):
        self._default = state['_default']
        self._annotation = state['_annotation']

    def __str__(self):
        text = {_VAR_POSITIONAL: '*', _VAR_KEYWORD: '**'}.get(self.kind, '') + self._name
        is_annotated = self._annotation is not _empty
        if is_annotated:
            text += ': ' + formatannotation(self._annotation)
        if self._default is not _empty:
            text += f"{' = ' if is_annotated else '='}{self._default!r}"
        return text

    def __repr__(self):
        return f'<{self.__class__.__name__} "{self}">'

    def __hash__(self):
        return hash((self.name, self.kind, self.annotation, self.default))

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self._name == other._name and self._kind == other._kind
                and self._default == other._default and self._annotation == other._annotation)


class BoundArguments:
    """What the parameters of a signature are in a call."""

    __slots__ = ('arguments', '_signature', '__weakref__')

    def __init__(self, signature, arguments):
        self.arguments = arguments
        self._signature = signature

    @property
    def signature(self):
        return self._signature

    def _divided(self):
        # What is passed by position, and what by keyword: all after the first that is missing.
        args, kwargs, by_keyword = [], {}, False
        for name, parameter in self._signature.parameters.items():
            if parameter.kind in (_VAR_KEYWORD, _KEYWORD_ONLY) or name not in self.arguments:
                by_keyword = True
            if name not in self.arguments:
                continue
            value = self.arguments[name]
            if by_keyword:
                if parameter.kind == _VAR_KEYWORD:
                    kwargs.update(value)
                else:
                    kwargs[name] = value
            elif parameter.kind == _VAR_POSITIONAL:
                args.extend(value)
            else:
                args.append(value)
        return tuple(args), kwargs

    @property
    def args(self):
        return self._divided()[0]

    @property
    def kwargs(self):
        return self._divided()[1]

    def apply_defaults(self):
        """Set the parameters that were not passed to their defaults, () and {}."""
        complete = {}
        for name, parameter in self._signature.parameters.items():
            if name in self.arguments:
                complete[name] = self.arguments[name]
            elif parameter.default is not _empty:
                complete[name] = parameter.default
            elif parameter.kind is _VAR_POSITIONAL:
                complete[name] = ()
            elif parameter.kind is _VAR_KEYWORD:
                complete[name] = {}
        self.arguments = complete

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self.signature == other.signature and self.arguments == other.arguments

    def __getstate__(self):
        return {'_signature': self._signature, 'arguments': self.arguments}

    def __setstate__(self, state):
        self._signature = state['_signature']
        self.arguments = state['arguments']

    def __repr__(self):
        arguments = ', '.join(f'{name}={value!r}' for name, value in self.arguments.items())
        return f'<{self.__class__.__name__} ({arguments})>'


class Signature:
    """The parameters of a callable and the annotation of its result."""

    __slots__ = ('_return_annotation', '_parameters')

    _parameter_cls = Parameter
    _bound_arguments_cls = BoundArguments

    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty,
                 __validate_parameters__=True):
        by_name = OrderedDict()
        if __validate_parameters__:
            self._fill(by_name, parameters or ())
        else:
            by_name.update((parameter.name, parameter) for parameter in parameters or ())
        self._parameters = types.MappingProxyType(by_name)
        self._return_annotation = return_annotation

    @staticmethod
    def _fill(by_name, parameters):
        highest, has_default = _POSITIONAL_ONLY, False
        for parameter in parameters:
            kind, name = parameter.kind, parameter.name
            if kind < highest:
                raise ValueError(f'wrong parameter order: {highest.description} parameter '
                                 f'before {kind.description} parameter')
            highest = kind
            if kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
                if parameter.default is not _empty:
                    has_default = True
                elif has_default:
                    raise ValueError('non-default argument follows default argument')
            if name in by_name:
                raise ValueError(f'duplicate parameter name: {name!r}')
            by_name[name] = parameter

    @classmethod
    def from_callable(cls, obj, *,
                      follow_wrapped=True, globals=None, locals=None, eval_str=False):
        """The signature of a callable."""
        return _signature_from_callable(obj, sigcls=cls,
                                        follow_wrapper_chains=follow_wrapped,
                                        globals=globals, locals=locals, eval_str=eval_str)

    parameters = property(attrgetter('_parameters'))
    return_annotation = property(attrgetter('_return_annotation'))

    def replace(self, *, parameters=_void, return_annotation=_void):
        """A signature like this one with other attributes."""
        return type(self)(
            self.parameters.values() if parameters is _void else parameters,
            return_annotation=self._return_annotation if return_annotation is _void else return_annotation)

    def _hash_basis(self):
        # The order of keyword-only parameters does not matter.
        ordered, keyword_only = [], {}
        for parameter in self.parameters.values():
            if parameter.kind == _KEYWORD_ONLY:
                keyword_only[parameter.name] = parameter
            else:
                ordered.append(parameter)
        return tuple(ordered), keyword_only, self.return_annotation

    def __hash__(self):
        ordered, keyword_only, return_annotation = self._hash_basis()
        return hash((ordered, frozenset(keyword_only.values()), return_annotation))

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, Signature):
            return NotImplemented
        return self._hash_basis() == other._hash_basis()

    def _bind(self, args, kwargs, *, partial=False):
        arguments = {}
        parameters = iter(self.parameters.values())
        for index, value in enumerate(args):
            parameter = next(parameters, None)
            if parameter is None or parameter.kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                raise TypeError('too many positional arguments')
            if parameter.kind == _VAR_POSITIONAL:
                arguments[parameter.name] = tuple(args[index:])
                break
            if parameter.name in kwargs and parameter.kind != _POSITIONAL_ONLY:
                raise TypeError(f'multiple values for argument {parameter.name!r}')
            arguments[parameter.name] = value

        rest = None
        for parameter in parameters:
            name, kind = parameter.name, parameter.kind
            if kind == _VAR_KEYWORD:
                rest = name
            elif kind == _VAR_POSITIONAL:
                pass
            elif name in kwargs:
                if kind == _POSITIONAL_ONLY:
                    raise TypeError(f'{name!r} parameter is positional only, but was passed as a keyword')
                arguments[name] = kwargs.pop(name)
            elif parameter.default is _empty and not partial:
                raise TypeError(f'missing a required argument: {name!r}')
        if kwargs:
            if rest is None:
                raise TypeError(f'got an unexpected keyword argument {next(iter(kwargs))!r}')
            arguments[rest] = kwargs
        return self._bound_arguments_cls(self, arguments)

    def bind(self, /, *args, **kwargs):
        """What the parameters are in a call; TypeError where the call would be wrong."""
        return self._bind(args, kwargs)

    def bind_partial(self, /, *args, **kwargs):
        """As bind, but arguments may be missing."""
        return self._bind(args, kwargs, partial=True)

    def __reduce__(self):
        return (type(self), (tuple(self._parameters.values()),),
                {'_return_annotation': self._return_annotation})

    def __setstate__(self, state):
        self._return_annotation = state['_return_annotation']

    def __repr__(self):
        return f'<{self.__class__.__name__} {self}>'

    def __str__(self):
        parts, previous = [], None
        for parameter in self.parameters.values():
            kind = parameter.kind
            if previous is _POSITIONAL_ONLY and kind is not _POSITIONAL_ONLY:
                parts.append('/')
            if kind is _KEYWORD_ONLY and previous not in (_KEYWORD_ONLY, _VAR_POSITIONAL):
                parts.append('*')
            parts.append(str(parameter))
            previous = kind
        if previous is _POSITIONAL_ONLY:
            parts.append('/')
        text = f"({', '.join(parts)})"
        if self.return_annotation is not _empty:
            text += ' -> ' + formatannotation(self.return_annotation)
        return text


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    """The signature of a callable."""
    return Signature.from_callable(obj, follow_wrapped=follow_wrapped,
                                   globals=globals, locals=locals, eval_str=eval_str)


# python -m inspect

def _main():
    import argparse
    import importlib

    parser = argparse.ArgumentParser()
    parser.add_argument(
        'object',
         help="The object to be analysed. "
              "It supports the 'module:qualname' syntax")
    parser.add_argument(
        '-d', '--details', action='store_true',
        help='Display info about the module rather than its source code')
    args = parser.parse_args()

    module_name, _, path = args.object.partition(":")
    try:
        obj = module = importlib.import_module(module_name)
    except Exception as exc:
        print(f"Failed to import {module_name} ({type(exc).__name__}: {exc})", file=sys.stderr)
        sys.exit(2)
    for part in path.split(".") if path else ():
        obj = getattr(obj, part)
    if module.__name__ in sys.builtin_module_names:
        print("Can't get info for builtin modules.", file=sys.stderr)
        sys.exit(1)
    if not args.details:
        print(getsource(obj))
        return
    print(f'Target: {args.object}')
    print(f'Origin: {getsourcefile(module)}')
    print(f'Cached: {getattr(module, "__cached__", None)}')
    if obj is module:
        print(f'Loader: {module.__loader__!r}')
        if hasattr(module, '__path__'):
            print(f'Submodule search path: {module.__path__}')
    else:
        try:
            _, index = findsource(obj)
        except Exception:
            pass
        else:
            print(f'Line: {index}')
    print('\n')


if __name__ == "__main__":
    _main()
