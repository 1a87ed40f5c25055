"""Documentation of Python objects as text: what help() shows.

Pages of HTML and the server of them are not part of it, nor are the texts on
topics and keywords (they are a module of their own, pydoc_data.topics, that is
used if it can be imported).
"""

import __future__
import builtins
import inspect
import os
import pkgutil
import re
import sys
import sysconfig
from reprlib import Repr

__all__ = ['help']


# Finding documentation

def _findclass(func):
    """The class that a function was defined in, or None."""
    found = sys.modules.get(func.__module__)
    if found is None:
        return None
    for name in func.__qualname__.split('.')[:-1]:
        found = getattr(found, name)
    return found if inspect.isclass(found) else None


def _home_of(obj):
    # Class and name under which an attribute can be found in base classes too.
    if inspect.ismethod(obj):
        owner, name = obj.__self__, obj.__func__.__name__
        if inspect.isclass(owner) and getattr(
                getattr(owner, name, None), '__func__') is obj.__func__:
            return owner, name
        return owner.__class__, name
    if inspect.isbuiltin(obj):
        owner, name = obj.__self__, obj.__name__
        if inspect.isclass(owner) and (
                f'{owner.__qualname__}.{name}' == obj.__qualname__):
            return owner, name
        return owner.__class__, name
    if inspect.isfunction(obj) or isinstance(obj, property):
        func = obj.fget if isinstance(obj, property) else obj
        cls, name = _findclass(func), func.__name__
    elif inspect.ismethoddescriptor(obj) or inspect.isdatadescriptor(obj):
        cls, name = obj.__objclass__, obj.__name__
    else:
        return None
    if cls is None or getattr(cls, name) is not obj:
        return None
    return cls, name


def _finddoc(obj):
    """The documentation that an object without one inherits."""
    home = _home_of(obj)
    if home is None:
        return None
    cls, name = home
    if inspect.ismemberdescriptor(obj):
        slots = getattr(cls, '__slots__', None)
        if isinstance(slots, dict) and name in slots:
            return slots[name]
    for base in cls.__mro__:
        try:
            found = _getowndoc(getattr(base, name))
        except AttributeError:
            continue
        if found is not None:
            return found
    return None


def _getowndoc(obj):
    """The documentation that an object has itself, not by its type."""
    try:
        found = object.__getattribute__(obj, '__doc__')
        if found is not None and obj is not type:
            inherited = type(obj).__doc__
            if isinstance(inherited, str) and inherited == found:
                return None
        return found
    except AttributeError:
        return None


def _getdoc(object):
    found = _getowndoc(object)
    if found is None:
        try:
            found = _finddoc(object)
        except (AttributeError, TypeError):
            return None
    return inspect.cleandoc(found) if isinstance(found, str) else None


def getdoc(object):
    """The documentation of an object, or the comments before it."""
    found = _getdoc(object) or inspect.getcomments(object)
    return found and re.sub('^ *\n', '', found.rstrip()) or ''


def splitdoc(doc):
    """The first line, if an empty one or nothing follows, and the rest."""
    lines = doc.strip().split('\n')
    if len(lines) == 1:
        return lines[0], ''
    if not lines[1].rstrip():
        return lines[0], '\n'.join(lines[2:])
    return '', '\n'.join(lines)


def classname(object, modname):
    """The name of a class, with its module if that is another one."""
    if object.__module__ == modname:
        return object.__name__
    return f'{object.__module__}.{object.__name__}'


def isdata(object):
    """Is it neither module nor code?"""
    return not any(test(object) for test in (
        inspect.ismodule, inspect.isclass, inspect.isroutine, inspect.isframe,
        inspect.istraceback, inspect.iscode))


def replace(text, *pairs):
    """Replace texts, one after the other."""
    for old, new in zip(pairs[::2], pairs[1::2]):
        text = text.replace(old, new)
    return text


def cram(text, maxlen):
    """Leave the middle of a text out if it is too long."""
    if len(text) <= maxlen:
        return text
    before = max(0, (maxlen - 3) // 2)
    after = max(0, maxlen - 3 - before)
    return f'{text[:before]}...{text[len(text) - after:]}'


_re_stripid = re.compile(r' at 0x[0-9a-f]{6,16}(>+)$', re.IGNORECASE)


def stripid(text):
    """Take the address out of a repr."""
    return _re_stripid.sub(r'\1', text)


def _is_bound_method(fn):
    if inspect.isbuiltin(fn):
        owner = getattr(fn, '__self__', None)
        return not (owner is None or inspect.ismodule(owner))
    return inspect.ismethod(fn)


def _split_list(s, predicate):
    """Those that pass, and those that do not."""
    chosen, others = [], []
    for item in s:
        (chosen if predicate(item) else others).append(item)
    return chosen, others


_future_feature_names = set(__future__.all_feature_names)
_hidden = {f'__{name}__' for name in (
    'author builtins cached credits date doc file spec loader module name '
    'package path qualname slots version').split()}


def visiblename(name, all=None, obj=None):
    """Is a name one to be shown?"""
    if name in _hidden:
        return 0
    if name.startswith('__') and name.endswith('__'):
        return 1
    if name.startswith('_') and hasattr(obj, '_fields'):
        return True  # The methods of named tuples.
    if obj is not __future__ and name in _future_feature_names and (
            isinstance(getattr(obj, name, None), __future__._Feature)):
        return False
    return not name.startswith('_') if all is None else name in all


def classify_class_attrs(object):
    """As inspect's, with kinds of their own for descriptors."""
    result = []
    for name, kind, cls, value in inspect.classify_class_attrs(object):
        if inspect.isdatadescriptor(value):
            readonly = isinstance(value, property) and value.fset is None
            kind = 'readonly property' if readonly else 'data descriptor'
        result.append((name, kind, cls, value))
    return result


def sort_attributes(attrs, object):
    """Sort by name, the fields of named tuples first and in their order."""
    fields = getattr(object, '_fields', [])
    try:
        places = {name: at - len(fields) for at, name in enumerate(fields)}
    except TypeError:
        places = {}
    attrs.sort(key=lambda attr: (places.get(attr[0], 0), attr[0]))


class ErrorDuringImport(Exception):
    """A module could not be imported to be documented."""

    def __init__(self, filename, exc_info):
        self.filename = filename
        self.exc, self.value, self.tb = exc_info

    def __str__(self):
        return (f'problem in {self.filename} - {self.exc.__name__}: '
                f'{self.value}')


def safeimport(path, forceload=0, cache={}):
    """Import a module; None if there is none of the name."""
    try:
        if (forceload and path in sys.modules
                and path not in sys.builtin_module_names):
            # Those loaded stay alive: others may use them.
            for key in [name for name in sys.modules
                        if name == path or name.startswith(path + '.')]:
                cache[key] = sys.modules.pop(key)
        module = __import__(path)
    except BaseException:
        kind, value, _ = info = sys.exc_info()
        if path in sys.modules:
            raise ErrorDuringImport(getattr(sys.modules[path], '__file__', path), info)
        if kind is SyntaxError:
            raise ErrorDuringImport(value.filename, info)
        if issubclass(kind, ImportError) and value.name == path:
            return None
        raise ErrorDuringImport(path, info)
    for part in path.split('.')[1:]:
        module = getattr(module, part, None)
        if module is None:
            return None
    return module


# Rendering

class Doc:
    """A renderer: one method for each kind of object."""

    PYTHONDOCS = os.environ.get(
        'PYTHONDOCS',
        'https://docs.python.org/{}.{}/library'.format(*sys.version_info[:2]))

    def document(self, object, name=None, *args):
        """The documentation of an object."""
        args = (object, name, *args)
        # Objects can pretend to be what they are not.
        try:
            for test, render in ((inspect.ismodule, self.docmodule),
                                 (inspect.isclass, self.docclass),
                                 (inspect.isroutine, self.docroutine)):
                if test(object):
                    return render(*args)
        except AttributeError:
            pass
        if inspect.isdatadescriptor(object):
            return self.docdata(*args)
        return self.docother(*args)

    def fail(self, object, name=None, *args):
        """What a kind without a method gets."""
        named = ' ' + repr(name) if name else ''
        raise TypeError(f"don't know how to document object{named} of type "
                        f'{type(object).__name__}')

    docmodule = docclass = docroutine = docother = docproperty = docdata = fail

    def getdocloc(self, object, basedir=sysconfig.get_path('stdlib')):
        """Where the reference of a module of the library is, or None."""
        name = object.__name__
        try:
            file = inspect.getabsfile(object)
        except TypeError:
            file = '(built-in)'
        base = os.path.normcase(basedir)
        packages = os.path.join(base, 'site-packages')
        known = name in ('errno', 'exceptions', 'gc', 'imp', 'marshal',
                         'posix', 'signal', 'sys', '_thread', 'zipimport') or (
            file.startswith((base, '<frozen ')) and not file.startswith(packages))
        if not (isinstance(object, type(os)) and known
                and name not in ('xml.etree', 'test.pydoc_mod')):
            return None
        place = os.environ.get('PYTHONDOCS', self.PYTHONDOCS)
        page = name.lower() + '.html'
        if place.startswith(('http://', 'https://')):
            return f"{place.rstrip('/')}/{page}"
        return os.path.join(place, page)


class TextRepr(Repr):
    """Reprs that are not too long."""

    def __init__(self):
        Repr.__init__(self)
        self.maxlist = self.maxtuple = 20
        self.maxdict = 10
        self.maxstring = self.maxother = 100

    def repr1(self, x, level):
        if hasattr(type(x), '__name__'):
            name = 'repr_' + '_'.join(type(x).__name__.split())
            if hasattr(self, name):
                return getattr(self, name)(x, level)
        return cram(stripid(repr(x)), self.maxother)

    def repr_string(self, x, level):
        text = cram(x, self.maxstring)
        shown = repr(text)
        if '\\' in text and '\\' not in shown.replace(r'\\', ''):
            # Only backslashes would be escaped: better a raw string.
            return f'r{shown[0]}{text}{shown[0]}'
        return shown

    repr_str = repr_string

    def repr_instance(self, x, level):
        try:
            return cram(stripid(repr(x)), self.maxstring)
        except Exception:
            return f'<{x.__class__.__name__} instance>'


def _signature(object):
    try:
        return inspect.signature(object)
    except (ValueError, TypeError):
        return None


class TextDoc(Doc):
    """Renders to text, bold as terminals once did it (by overstriking)."""

    _repr_instance = TextRepr()
    repr = _repr_instance.repr

    def bold(self, text):
        return ''.join(f'{char}\b{char}' for char in text)

    def indent(self, text, prefix='    '):
        if not text:
            return ''
        lines = [prefix + line for line in text.split('\n')]
        lines[-1] = lines[-1].rstrip()
        return '\n'.join(lines)

    def section(self, title, contents):
        return f'{self.bold(title)}\n{self.indent(contents).rstrip()}\n\n'

    def formattree(self, tree, modname, parent=None, prefix=''):
        """A tree of classes as inspect.getclasstree() gives it."""
        lines = []
        cls = None
        for entry in tree:
            if type(entry) is list:
                lines.append(self.formattree(entry, modname, cls,
                                             prefix + '    '))
                continue
            cls, bases = entry
            line = prefix + classname(cls, modname)
            if bases and bases != (parent,):
                names = ', '.join(classname(base, modname) for base in bases)
                line += f'({names})'
            lines.append(line + '\n')
        return ''.join(lines)

    def docmodule(self, object, name=None, mod=None):
        name = object.__name__
        summary, rest = splitdoc(getdoc(object))
        sections = [('NAME', name + (summary and ' - ' + summary))]
        all = getattr(object, '__all__', None)
        place = self.getdocloc(object)
        if place is not None:
            sections.append(('MODULE REFERENCE', place + '\n\n'
                'The following documentation is automatically generated from '
                'the Python\nsource files.  It may be incomplete, incorrect or '
                'include features that\nare considered implementation detail '
                'and may vary between Python\nimplementations.  When in doubt, '
                'consult the module reference at the\nlocation listed above.\n'
            ))
        if rest:
            sections.append(('DESCRIPTION', rest))

        def members(kind, own=lambda value: True):
            return [(key, value)
                    for key, value in inspect.getmembers(object, kind)
                    if (all is not None or own(value))
                    and visiblename(key, all, object)]

        classes = members(inspect.isclass, lambda value: (
            inspect.getmodule(value) or object) is object)
        functions = members(inspect.isroutine, lambda value: (
            inspect.isbuiltin(value) or inspect.getmodule(value) is object))
        data = members(isdata)

        inner = set()
        if hasattr(object, '__path__'):
            lines = []
            for _, module, is_package in pkgutil.iter_modules(object.__path__):
                inner.add(module)
                lines.append(module + ' (package)' if is_package else module)
            sections.append(('PACKAGE CONTENTS', '\n'.join(sorted(lines))))
        others = sorted(
            key for key, value in inspect.getmembers(object, inspect.ismodule)
            if value.__name__.startswith(name + '.') and key not in inner)
        if others:
            sections.append(('SUBMODULES', '\n'.join(others)))
        if classes:
            tree = inspect.getclasstree([value for _, value in classes], 1)
            sections.append(('CLASSES', '\n'.join(
                [self.formattree(tree, name),
                 *(self.document(value, key, name)
                   for key, value in classes)])))
        if functions:
            sections.append(('FUNCTIONS', '\n'.join(
                self.document(value, key, name) for key, value in functions)))
        if data:
            sections.append(('DATA', '\n'.join(
                self.docother(value, key, name, maxlen=70)
                for key, value in data)))
        for title in ('VERSION', 'DATE', 'AUTHOR', 'CREDITS'):
            attribute = f'__{title.lower()}__'
            if hasattr(object, attribute):
                text = str(getattr(object, attribute))
                if title == 'VERSION' and (
                        found := re.fullmatch(r'\$Revision: (.*)\$', text)):
                    text = found[1].strip()
                sections.append((title, text))
        try:
            file = inspect.getabsfile(object)
        except TypeError:
            file = '(built-in)'
        sections.append(('FILE', file))
        return ''.join(self.section(*section) for section in sections)

    # Kinds of attributes in their order, and how their values are shown.
    _kinds = (
        ('method', 'Methods', '_docvalue'),
        ('class method', 'Class methods', '_docvalue'),
        ('static method', 'Static methods', '_docvalue'),
        ('readonly property', 'Readonly properties', '_docdescriptor'),
        ('data descriptor', 'Data descriptors', '_docdescriptor'),
        ('data', 'Data and other attributes', '_docattribute'),
    )

    def _docvalue(self, cls, mod, name, home, value):
        try:
            value = getattr(cls, name)
        except Exception:
            # Some descriptors are only for instances.
            return self.docdata(value, name, mod)
        return self.document(value, name, mod, cls)

    def _docdescriptor(self, cls, mod, name, home, value):
        return self.docdata(value, name, mod)

    def _docattribute(self, cls, mod, name, home, value):
        found = getdoc(value)
        try:
            obj = getattr(cls, name)
        except AttributeError:
            obj = home.__dict__[name]
        return self.docother(obj, name, mod, maxlen=70, doc=found) + '\n'

    def docclass(self, object, name=None, mod=None, *ignored):
        realname = object.__name__
        name = name or realname
        home = object.__module__
        title = ('class ' + self.bold(realname) if name == realname
                 else f'{self.bold(name)} = class {realname}')
        if object.__bases__:
            bases = (classname(base, home) for base in object.__bases__)
            title += f'({", ".join(bases)})'
        lines = []
        signature = _signature(object)
        if signature and str(signature) not in ('', '()'):
            lines.append(f'{name}{signature}\n')
        text = getdoc(object)
        if text:
            lines.append(text + '\n')
        order = list(inspect.getmro(object))
        if len(order) > 2:
            lines.append('Method resolution order:')
            lines += ['    ' + classname(base, home) for base in order]
            lines.append('')
        subclasses = sorted(
            (str(cls.__name__) for cls in type.__subclasses__(object)
             if not cls.__name__.startswith('_')
             and cls.__module__ == 'builtins'), key=str.lower)
        if subclasses:
            lines.append('Built-in subclasses:')
            lines += ['    ' + sub for sub in subclasses[:4]]
            if len(subclasses) > 4:
                lines.append(f'    ... and {len(subclasses) - 4} '
                             'other subclasses')
            lines.append('')
        lines += self._attributes(object, mod, order)
        contents = '\n'.join(lines)
        if not contents:
            return title + '\n'
        return f"{title}\n{self.indent(contents.rstrip(), ' |  ')}\n"

    def _attributes(self, object, mod, order):
        # The attributes of a class, by the classes they come from.
        lines = []
        first = True
        attrs = [attr for attr in classify_class_attrs(object)
                 if visiblename(attr[0], obj=object)]
        while attrs:
            source = order.pop(0) if order else attrs[0][2]
            own, attrs = _split_list(attrs, lambda attr: attr[2] is source)
            if source is builtins.object is not object:
                continue
            tag = ('defined here' if source is object else
                   'inherited from ' + classname(source, object.__module__))
            sort_attributes(own, object)
            for kind, plural, render in self._kinds:
                chosen, own = _split_list(own, lambda attr: attr[1] == kind)
                if not chosen:
                    continue
                if not first:
                    lines.append('-' * 70)
                first = False
                lines.append(f'{plural} {tag}:\n')
                lines += [getattr(self, render)(object, mod, key, cls, value)
                          for key, _, cls, value in chosen]
            assert own == []
        return lines

    def formatvalue(self, object):
        return '=' + self.repr(object)

    def docroutine(self, object, name=None, mod=None, cl=None):
        realname = object.__name__
        name = name or realname
        note = ''
        if _is_bound_method(object):
            owner = object.__self__.__class__
            if not cl:
                note = f' method of {classname(owner, mod)} instance'
            elif owner is not cl:
                note = ' from ' + classname(owner, mod)
        prefix = 'async ' if (inspect.iscoroutinefunction(object)
                              or inspect.isasyncgenfunction(object)) else ''
        # Another name of what is documented under its own.
        alias = name != realname and cl and (
            inspect.getattr_static(cl, realname, []) is object)
        title = (self.bold(realname) if name == realname
                 else f'{self.bold(name)} = {realname}')
        arguments = str(_signature(object) or '')
        if arguments and realname == '<lambda>':
            title = self.bold(name) + ' lambda '
            arguments = arguments[1:-1]
        line = f'{prefix}{title}{arguments or "(...)"}{note}\n'
        text = '' if alias else getdoc(object)
        return line + (self.indent(text).rstrip() + '\n' if text else '')

    def docdata(self, object, name=None, mod=None, cl=None):
        text = getdoc(object)
        return ((self.bold(name) + '\n' if name else '')
                + (self.indent(text) + '\n' if text else ''))

    docproperty = docdata

    def docother(self, object, name=None, mod=None, parent=None, maxlen=None,
                 doc=None):
        shown = self.repr(object)
        prefix = name + ' = ' if name else ''
        if maxlen and len(prefix) + len(shown) > maxlen:
            shown = shown[:maxlen - len(prefix) - len(shown)] + '...'
        line = (self.bold(name) + ' = ' if name else '') + shown
        doc = doc or getdoc(object)
        if doc:
            line += f'\n{self.indent(str(doc))}\n'
        return line


class _PlainTextDoc(TextDoc):
    """Renders to text without bold."""

    def bold(self, text):
        return text


text = TextDoc()
plaintext = _PlainTextDoc()


# Showing

def plain(text):
    """Take what makes text bold away."""
    return re.sub('.\b', '', text)


def _escape_stdout(text):
    # What the terminal cannot show is shown as escapes.
    encoding = getattr(sys.stdout, 'encoding', None) or 'utf-8'
    return text.encode(encoding, 'backslashreplace').decode(encoding)


def pager(text):
    """Show text on standard output, a page at a time on a terminal."""
    getpager()(text)


def getpager():
    """The function that shows text."""
    for stream in (sys.stdin, sys.stdout):
        try:
            if not stream.isatty():
                return plainpager
        except (AttributeError, ValueError):
            return plainpager
    return ttypager


def plainpager(text):
    """Write all of it."""
    sys.stdout.write(plain(_escape_stdout(text)))


def ttypager(text):
    """Write pages, and wait for the user after each."""
    lines = plain(_escape_stdout(text)).split('\n')
    try:
        height = int(os.environ.get('LINES', 0))
    except ValueError:
        height = 0
    step = (height if height > 1 else 25) - 1
    for begin in range(0, len(lines), step):
        sys.stdout.write('\n'.join(lines[begin:begin + step]) + '\n')
        if begin + step < len(lines):
            try:
                if input('-- more --').strip().lower().startswith('q'):
                    return
            except (EOFError, KeyboardInterrupt):
                return


def describe(thing):
    """What kind of thing it is, in few words."""
    if inspect.ismodule(thing):
        if thing.__name__ in sys.builtin_module_names:
            return 'built-in module ' + thing.__name__
        kind = 'package ' if hasattr(thing, '__path__') else 'module '
        return kind + thing.__name__
    for test, kind in ((inspect.isbuiltin, 'built-in function'),
                       (inspect.isgetsetdescriptor, 'getset descriptor'),
                       (inspect.ismemberdescriptor, 'member descriptor'),
                       (inspect.isclass, 'class'),
                       (inspect.isfunction, 'function'),
                       (inspect.ismethod, 'method')):
        if test(thing):
            name = thing.__name__
            if 'descriptor' in kind:
                cls = thing.__objclass__
                name = f'{cls.__module__}.{cls.__name__}.{name}'
            return f'{kind} {name}'
    return type(thing).__name__


def locate(path, forceload=0):
    """The object of a dotted name, or None; modules are imported."""
    parts = list(filter(None, path.split('.')))
    found, count = builtins, 0
    while count < len(parts):
        module = safeimport('.'.join(parts[:count + 1]), forceload)
        if not module:
            break
        found, count = module, count + 1
    for part in parts[count:]:
        try:
            found = getattr(found, part)
        except AttributeError:
            return None
    return found


def resolve(thing, forceload=0):
    """An object, or a name of one, as (object, name)."""
    if isinstance(thing, str):
        found = locate(thing, forceload)
        if found is None:
            raise ImportError(
                f'No Python documentation found for {thing!r}.\n'
                'Use help() to get the interactive help utility.\n'
                'Use help(str) for help on the str class.')
        return found, thing
    name = getattr(thing, '__name__', None)
    return thing, name if isinstance(name, str) else None


def render_doc(thing, title='Python Library Documentation: %s', forceload=0,
               renderer=None):
    """The documentation of an object or a name, with a title."""
    if renderer is None:
        renderer = text
    object, name = resolve(thing, forceload)
    kind = describe(object)
    module = inspect.getmodule(object)
    if name and '.' in name:
        kind += ' in ' + name.rpartition('.')[0]
    elif module and module is not object:
        kind += ' in module ' + module.__name__
    if not (inspect.ismodule(object) or inspect.isclass(object)
            or inspect.isroutine(object) or inspect.isdatadescriptor(object)
            or _getdoc(object)):
        # Of a value its type tells more.
        if hasattr(object, '__origin__'):
            object = object.__origin__
        else:
            object = type(object)
            kind += ' object'
    return f'{title % kind}\n\n{renderer.document(object, name)}'


def doc(thing, title='Python Library Documentation: %s', forceload=0,
        output=None, is_cli=False):
    """Show the documentation of an object or a name."""
    if output is not None:
        try:
            found = render_doc(thing, title, forceload, plaintext)
        except ImportError as error:
            found = str(error)
        output.write(found)
        return
    try:
        pager(render_doc(thing, title, forceload))
    except ImportError as error:
        if is_cli:
            raise
        print(error)


class Helper:
    """What help() is: help on an object, a name, or a conversation."""

    import keyword as _keyword
    keywords = dict.fromkeys(_keyword.kwlist, '')
    del _keyword

    def __init__(self, input=None, output=None):
        self._input = input
        self._output = output

    @property
    def input(self):
        return self._input or sys.stdin

    @property
    def output(self):
        return self._output or sys.stdout

    def __repr__(self):
        cls = self.__class__
        return f'<{cls.__module__}.{cls.__qualname__} instance>'

    _GoInteractive = object()

    def __call__(self, request=_GoInteractive):
        if request is not self._GoInteractive:
            try:
                self.help(request)
            except ImportError as error:
                self.output.write(f'{error}\n')
            return
        self.intro()
        self.interact()
        self.output.write('\nBack in the Python interpreter. help(object) '
                          'gives help on an object at once.\n')

    def interact(self):
        self.output.write('\n')
        while True:
            try:
                request = self.getline('help> ')
            except (KeyboardInterrupt, EOFError):
                return
            if not request:
                return
            request = request.strip()
            if (len(request) > 2 and request[0] == request[-1]
                    and request[0] in '\'"' and request[0] not in request[1:-1]):
                request = request[1:-1]
            if request.lower() in ('q', 'quit'):
                return
            if request == 'help':
                self.intro()
            else:
                self.help(request)

    def getline(self, prompt):
        """Read a line, by input() if it is the user's."""
        if self.input is sys.stdin:
            return input(prompt)
        self.output.write(prompt)
        self.output.flush()
        return self.input.readline()

    def help(self, request, is_cli=False):
        title = 'Help on %s:'
        if isinstance(request, Helper):
            self()
        elif not isinstance(request, str):
            doc(request, title, output=self._output, is_cli=is_cli)
        else:
            request = request.strip()
            if request == 'keywords':
                self.listkeywords()
            elif request.partition(' ')[0] == 'modules':
                self.listmodules(request.partition(' ')[2].strip())
            elif request in ('True', 'False', 'None'):
                doc(getattr(builtins, request, None)
                    if request == 'None' else request == 'True', title,
                    is_cli=is_cli)
            elif request in self.keywords:
                self.showtopic(request)
            else:
                doc(request or str, title, output=self._output, is_cli=is_cli)
        self.output.write('\n')

    def intro(self):
        version = '{}.{}'.format(*sys.version_info[:2])
        self.output.write(
            f"Welcome to Python {version}'s help utility!\n\n"
            'Enter the name of a module, a class or a function to get help on '
            'it,\n"modules" for a list of modules, "keywords" for the keywords, '
            'or "quit"\nto go back to the interpreter.\n')

    def list(self, items, columns=4, width=80):
        """Write names in columns."""
        items = sorted(items)
        cell = width // columns
        rows = (len(items) + columns - 1) // columns
        for row in range(rows):
            names = items[row::rows]
            last = names.pop() if len(names) == columns else ''
            self.output.write(''.join(
                name + ' ' + ' ' * (cell - 1 - len(name))
                for name in names) + last + '\n')

    def listkeywords(self):
        self.output.write('\nHere is a list of the Python keywords.\n\n')
        self.list(self.keywords)

    def showtopic(self, topic, more_xrefs=''):
        try:
            from pydoc_data import topics
        except ImportError:
            self.output.write(
                '\nSorry, topic and keyword documentation is not available '
                'because the\nmodule "pydoc_data.topics" could not be found.\n')
            return
        found = topics.topics.get(topic)
        if found is None:
            self.output.write(f'no documentation found for {topic!r}\n')
        else:
            pager(found.strip() + '\n')

    def listmodules(self, key=''):
        names = {module.name for module in pkgutil.iter_modules()}
        names.update(name for name in sys.stdlib_module_names
                     if not name.startswith('_'))
        if key:
            names = {name for name in names if key.lower() in name.lower()}
        self.output.write('\nHere is a list of '
                          + (f"modules whose name contains '{key}'.\n\n"
                             if key else 'all available modules.\n\n'))
        self.list(names)


help = Helper()


def cli():
    """What `python -m pydoc name ...` does."""
    if not sys.argv[1:]:
        print('usage: pydoc name ...\n\nShows help on modules, classes and '
              'functions by their (dotted) names.')
        return
    for name in sys.argv[1:]:
        try:
            help.help(name, is_cli=True)
        except (ImportError, ErrorDuringImport) as error:
            print(error)
            sys.exit(1)


if __name__ == '__main__':
    cli()
