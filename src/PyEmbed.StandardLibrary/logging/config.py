"""Sets up logging from files, dicts and what comes over a network."""

import errno
import io
import logging
import logging.handlers
import os
import re
import threading
import traceback

DEFAULT_LOGGING_CONFIG_PORT = 9030

RESET_ERROR = errno.ECONNRESET

_listener = None  # the server of listen()


class _Lock:
    def __enter__(self):
        logging._acquireLock()

    def __exit__(self, *error):
        logging._releaseLock()


_locked = _Lock()


def _clearExistingHandlers():
    logging._handlers.clear()
    logging.shutdown(logging._handlerList[:])
    del logging._handlerList[:]


def _resolve(name, importer=__import__):
    # The object of a dotted name; modules on the way are imported.
    first, *rest = name.split('.')
    path, found = first, importer(first)
    for part in rest:
        path += '.' + part
        try:
            found = getattr(found, part)
        except AttributeError:
            importer(path)
            found = getattr(found, part)
    return found


def _take_below(existing, name):
    # Takes a logger out of a sorted list of names, and gives those below it.
    if name not in existing:
        return []
    below = [other for other in existing if other.startswith(name + '.')]
    existing.remove(name)
    return below


def _handle_existing_loggers(existing, child_loggers, disable_existing):
    # Loggers that the configuration does not name: those below named ones are reset.
    for name in existing:
        logger = logging.root.manager.loggerDict[name]
        if name not in child_loggers:
            logger.disabled = disable_existing
        elif not isinstance(logger, logging.PlaceHolder):
            logger.setLevel(logging.NOTSET)
            logger.handlers = []
            logger.propagate = True


# Files

def fileConfig(fname, defaults=None, disable_existing_loggers=True, encoding=None):
    """Set up logging from a file of configparser's form, a stream or a parser."""
    import configparser

    if isinstance(fname, str):
        if not os.path.exists(fname):
            raise FileNotFoundError(f"{fname} doesn't exist")
        if not os.path.getsize(fname):
            raise RuntimeError(f'{fname} is an empty file')
    if isinstance(fname, configparser.RawConfigParser):
        parser = fname
    else:
        try:
            parser = configparser.ConfigParser(defaults)
            if hasattr(fname, 'readline'):
                parser.read_file(fname)
            else:
                parser.read(fname, encoding=io.text_encoding(encoding))
        except configparser.ParsingError as e:
            raise RuntimeError(f'{fname} is invalid: {e}')

    formatters = _create_formatters(parser)
    with _locked:
        _clearExistingHandlers()
        handlers = _install_handlers(parser, formatters)
        _install_loggers(parser, handlers, disable_existing_loggers)


def _names(text):
    return [name.strip() for name in text.split(',')] if text else []


def _create_formatters(cp):
    formatters = {}
    for name in _names(cp['formatters']['keys']):
        section = f'formatter_{name}'
        format, datefmt, style = (cp.get(section, option, raw=True, fallback=fallback) for option, fallback in (
            ('format', None), ('datefmt', None), ('style', '%')))
        kind = cp[section].get('class')
        formatters[name] = (_resolve(kind) if kind else logging.Formatter)(format, datefmt, style)
    return formatters


def _install_handlers(cp, formatters):
    space = vars(logging)
    handlers, targets = {}, []
    for name in _names(cp['handlers']['keys']):
        section = cp[f'handler_{name}']
        kind = section["class"]
        try:
            kind = eval(kind, space)
        except (AttributeError, NameError):
            kind = _resolve(kind)
        args = eval(section.get("args", '()'), space)
        kwargs = eval(section.get("kwargs", '{}'), space)
        handler = kind(*args, **kwargs)
        handler.name = name
        if "level" in section:
            handler.setLevel(section["level"])
        formatter = section.get("formatter", "")
        if formatter:
            handler.setFormatter(formatters[formatter])
        if issubclass(kind, logging.handlers.MemoryHandler):
            target = section.get("target", "")
            if target:
                targets.append((handler, target))
        handlers[name] = handler
    # Targets may come after those that write to them.
    for handler, target in targets:
        handler.setTarget(handlers[target])
    return handlers


def _configure_from(section, logger, handlers):
    if "level" in section:
        logger.setLevel(section["level"])
    for handler in logger.handlers[:]:
        logger.removeHandler(handler)
    for name in _names(section["handlers"]):
        logger.addHandler(handlers[name])


def _install_loggers(cp, handlers, disable_existing):
    names = _names(cp["loggers"]["keys"])
    names.remove("root")
    root = logging.root
    _configure_from(cp["logger_root"], root, handlers)
    existing, below = sorted(root.manager.loggerDict), []
    for name in names:
        section = cp[f"logger_{name}"]
        qualified = section["qualname"]
        logger = logging.getLogger(qualified)
        below += _take_below(existing, qualified)
        _configure_from(section, logger, handlers)
        logger.propagate = section.getint("propagate", fallback=1)
        logger.disabled = 0
    _handle_existing_loggers(existing, below, disable_existing)


# Dicts

IDENTIFIER = re.compile('^[a-z_][a-z0-9_]*$', re.I)


def valid_ident(s):
    """True of a name; ValueError of what is none."""
    if not IDENTIFIER.match(s):
        raise ValueError('Not a valid Python identifier: %r' % s)
    return True


class ConvertingMixin(object):
    """A container whose values are converted when they are got."""

    def convert_with_key(self, key, value, replace=True):
        result = self.configurator.convert(value)
        if value is not result:
            if replace:
                self[key] = result
            if type(result) in (ConvertingDict, ConvertingList, ConvertingTuple):
                result.parent = self
                result.key = key
        return result

    def convert(self, value):
        result = self.configurator.convert(value)
        if value is not result and type(result) in (ConvertingDict, ConvertingList, ConvertingTuple):
            result.parent = self
        return result


class ConvertingDict(dict, ConvertingMixin):
    """A dict whose values are converted."""

    def __getitem__(self, key):
        return self.convert_with_key(key, dict.__getitem__(self, key))

    def get(self, key, default=None):
        return self.convert_with_key(key, dict.get(self, key, default))

    def pop(self, key, default=None):
        return self.convert_with_key(key, dict.pop(self, key, default), replace=False)


class ConvertingList(list, ConvertingMixin):
    """A list whose values are converted."""

    def __getitem__(self, key):
        return self.convert_with_key(key, list.__getitem__(self, key))

    def pop(self, idx=-1):
        return self.convert(list.pop(self, idx))


class ConvertingTuple(tuple, ConvertingMixin):
    """A tuple whose values are converted."""

    def __getitem__(self, key):
        return self.convert_with_key(key, tuple.__getitem__(self, key), replace=False)


class BaseConfigurator(object):
    """Converts values: ext://name is an object, cfg://path another value of the configuration."""

    CONVERT_PATTERN = re.compile(r'^(?P<prefix>[a-z]+)://(?P<suffix>.*)$')

    WORD_PATTERN = re.compile(r'^\s*(\w+)\s*')
    DOT_PATTERN = re.compile(r'^\.\s*(\w+)\s*')
    INDEX_PATTERN = re.compile(r'^\[\s*(\w+)\s*\]\s*')
    DIGIT_PATTERN = re.compile(r'^\d+$')

    value_converters = {
        'ext': 'ext_convert',
        'cfg': 'cfg_convert',
    }

    importer = staticmethod(__import__)

    def __init__(self, config):
        self.config = ConvertingDict(config)
        self.config.configurator = self

    def resolve(self, s):
        """The object of a dotted name."""
        try:
            return _resolve(s, self.importer)
        except ImportError as e:
            raise ValueError('Cannot resolve %r: %s' % (s, e)) from e

    def ext_convert(self, value):
        return self.resolve(value)

    def cfg_convert(self, value):
        match = self.WORD_PATTERN.match(value)
        if match is None:
            raise ValueError("Unable to convert %r" % value)
        rest = value[match.end():]
        found = self.config[match.group(1)]
        while rest:
            match = self.DOT_PATTERN.match(rest)
            if match:
                found = found[match.group(1)]
            else:
                match = self.INDEX_PATTERN.match(rest)
                if not match:
                    raise ValueError('Unable to convert '
                                     '%r at %r' % (value, rest))
                index = match.group(1)
                if self.DIGIT_PATTERN.match(index):
                    # A number is an index, or else a key.
                    try:
                        found = found[int(index)]
                    except TypeError:
                        found = found[index]
                else:
                    found = found[index]
            rest = rest[match.end():]
        return found

    def convert(self, value):
        """A value converted; containers into such that convert their values."""
        for kind, converting in ((dict, ConvertingDict), (list, ConvertingList), (tuple, ConvertingTuple)):
            if isinstance(value, kind):
                is_named = kind is tuple and hasattr(value, '_fields')
                if not isinstance(value, converting) and not is_named:
                    value = converting(value)
                    value.configurator = self
                return value
        if isinstance(value, str):
            match = self.CONVERT_PATTERN.match(value)
            converter = self.value_converters.get(match['prefix']) if match else None
            if converter:
                return getattr(self, converter)(match['suffix'])
        return value

    def configure_custom(self, config):
        """What the factory under '()' makes of the other values; those under '.' become attributes."""
        factory = config.pop('()')
        if not callable(factory):
            factory = self.resolve(factory)
        made = factory(**_arguments(config))
        _set_attributes(made, config)
        return made

    def as_tuple(self, value):
        """A list as a tuple."""
        return tuple(value) if isinstance(value, list) else value


def _arguments(config):
    return {name: config[name] for name in config if name != '.' and valid_ident(name)}


def _set_attributes(made, config):
    for name, value in (config.pop('.', None) or {}).items():
        setattr(made, name, value)


class _Failing:
    # Says of an error what could not be set up.
    def __init__(self, message):
        self.message = message

    def __enter__(self):
        pass

    def __exit__(self, kind, error, tb):
        if error is not None and isinstance(error, Exception):
            raise ValueError(self.message) from error


class DictConfigurator(BaseConfigurator):
    """Sets up logging from a dict."""

    def configure(self):
        """Do it."""
        config = self.config
        if 'version' not in config:
            raise ValueError("dictionary doesn't specify a version")
        if config['version'] != 1:
            raise ValueError("Unsupported version: %s" % config['version'])
        incremental = config.pop('incremental', False)
        with _locked:
            if incremental:
                self._change(config)
            else:
                self._set_up(config)

    def _change(self, config):
        # Levels of what there is, and whether loggers propagate.
        handlers = config.get('handlers', {})
        for name in handlers:
            if name not in logging._handlers:
                raise ValueError('No handler found with '
                                 'name %r' % name)
            with _Failing('Unable to configure handler '
                          '%r' % name):
                handler = logging._handlers[name]
                level = handlers[name].get('level', None)
                if level:
                    handler.setLevel(logging._checkLevel(level))
        self._configure_loggers(config, True)
        self._configure_root(config, True)

    def _configure_loggers(self, config, incremental):
        loggers = config.get('loggers', {})
        for name in loggers:
            with _Failing('Unable to configure logger '
                          '%r' % name):
                self.configure_logger(name, loggers[name], incremental)

    def _configure_root(self, config, incremental):
        root = config.get('root', None)
        if root:
            with _Failing('Unable to configure root '
                          'logger'):
                self.configure_root(root, incremental)

    def _set_up(self, config):
        disable_existing = config.pop('disable_existing_loggers', True)
        _clearExistingHandlers()
        for kind, configure in (('formatter', self.configure_formatter), ('filter', self.configure_filter)):
            described = config.get(kind + 's', {})
            for name in described:
                with _Failing(f'Unable to configure {kind} {name!r}'):
                    described[name] = configure(described[name])
        self._set_up_handlers(config.get('handlers', {}))

        existing, below = sorted(logging.root.manager.loggerDict), []
        for name in config.get('loggers', {}):
            below += _take_below(existing, name)
        self._configure_loggers(config, False)
        _handle_existing_loggers(existing, below, disable_existing)
        self._configure_root(config, False)

    def _set_up_handlers(self, handlers):
        # A handler that writes to another one may have to wait for it.
        def set_up(name):
            handler = self.configure_handler(handlers[name])
            handler.name = name
            handlers[name] = handler

        waiting = []
        for name in sorted(handlers):
            try:
                set_up(name)
            except Exception as e:
                if 'target not configured yet' not in str(e.__cause__):
                    raise ValueError('Unable to configure handler '
                                     '%r' % name) from e
                waiting.append(name)
        for name in waiting:
            with _Failing('Unable to configure handler '
                          '%r' % name):
                set_up(name)

    def configure_formatter(self, config):
        """A formatter of its description."""
        if '()' not in config:
            kind = config.get('class', None)
            kind = _resolve(kind) if kind else logging.Formatter
            args = [config.get('format', None), config.get('datefmt', None), config.get('style', '%')]
            # Formatters of old have no such argument.
            if 'validate' in config:
                args.append(config['validate'])
            return kind(*args)
        factory = config['()']
        try:
            return self.configure_custom(config)
        except TypeError as error:
            if "'format'" not in str(error):
                raise
            # Formatter's own name of it.
            config['fmt'] = config.pop('format')
            config['()'] = factory
            return self.configure_custom(config)

    def configure_filter(self, config):
        """A filter of its description."""
        return self.configure_custom(config) if '()' in config else logging.Filter(config.get('name', ''))

    def add_filters(self, filterer, filters):
        """Add filters, by name or themselves."""
        for each in filters:
            with _Failing('Unable to add filter %r' % each):
                is_filter = callable(each) or callable(getattr(each, 'filter', None))
                filterer.addFilter(each if is_filter else self.config['filters'][each])

    def configure_handler(self, config):
        """A handler of its description."""
        described = dict(config)  # to start again with if it has to wait
        formatter = config.pop('formatter', None)
        if formatter:
            with _Failing('Unable to set formatter '
                          '%r' % formatter):
                formatter = self.config['formatters'][formatter]
        level = config.pop('level', None)
        filters = config.pop('filters', None)
        if '()' in config:
            factory = config.pop('()')
            if not callable(factory):
                factory = self.resolve(factory)
        else:
            factory = self.resolve(config.pop('class'))
            self._prepare_arguments(factory, config, described)
        arguments = _arguments(config)
        try:
            handler = factory(**arguments)
        except TypeError as error:
            if "'stream'" not in str(error):
                raise
            # The argument's former name.
            arguments['strm'] = arguments.pop('stream')
            handler = factory(**arguments)
        if formatter:
            handler.setFormatter(formatter)
        if level is not None:
            handler.setLevel(logging._checkLevel(level))
        if filters:
            self.add_filters(handler, filters)
        _set_attributes(handler, config)
        return handler

    def _prepare_arguments(self, kind, config, described):
        if issubclass(kind, logging.handlers.MemoryHandler) and 'target' in config:
            with _Failing('Unable to set target handler '
                          '%r' % config['target']):
                target = self.config['handlers'][config['target']]
                if not isinstance(target, logging.Handler):
                    config.update(described)
                    raise TypeError('target not configured yet')
                config['target'] = target
        elif issubclass(kind, logging.handlers.SMTPHandler) and 'mailhost' in config:
            config['mailhost'] = self.as_tuple(config['mailhost'])
        elif issubclass(kind, logging.handlers.SysLogHandler) and 'address' in config:
            config['address'] = self.as_tuple(config['address'])

    def add_handlers(self, logger, handlers):
        """Add handlers by name."""
        for name in handlers:
            with _Failing('Unable to add handler %r' % name):
                logger.addHandler(self.config['handlers'][name])

    def common_logger_config(self, logger, config, incremental=False):
        """What all loggers have."""
        level = config.get('level', None)
        if level is not None:
            logger.setLevel(logging._checkLevel(level))
        if incremental:
            return
        for handler in logger.handlers[:]:
            logger.removeHandler(handler)
        handlers = config.get('handlers', None)
        if handlers:
            self.add_handlers(logger, handlers)
        filters = config.get('filters', None)
        if filters:
            self.add_filters(logger, filters)

    def configure_logger(self, name, config, incremental=False):
        """Set up a logger other than the root."""
        logger = logging.getLogger(name)
        self.common_logger_config(logger, config, incremental)
        logger.disabled = False
        propagate = config.get('propagate', None)
        if propagate is not None:
            logger.propagate = propagate

    def configure_root(self, config, incremental=False):
        """Set up the root logger."""
        self.common_logger_config(logging.getLogger(), config, incremental)


dictConfigClass = DictConfigurator


def dictConfig(config):
    """Set up logging from a dict."""
    dictConfigClass(config).configure()


# Networks

def listen(port=DEFAULT_LOGGING_CONFIG_PORT, verify=None):
    """A thread that takes configurations over the network; verify(data) gives what is to be used of one."""
    import struct
    from socketserver import ThreadingTCPServer, StreamRequestHandler

    def apply(text):
        # A dict as JSON, else a file's content.
        import json
        try:
            described = json.loads(text)
            assert isinstance(described, dict)
            dictConfig(described)
        except Exception:
            try:
                fileConfig(io.StringIO(text))
            except Exception:
                traceback.print_exc()

    class ConfigStreamHandler(StreamRequestHandler):
        def handle(self):
            try:
                head = self.connection.recv(4)
                if len(head) == 4:
                    length, = struct.unpack(">L", head)
                    data = self.connection.recv(length)
                    while len(data) < length:
                        data += self.connection.recv(length - len(data))
                    if self.server.verify is not None:
                        data = self.server.verify(data)
                    if data is not None:
                        apply(data.decode("utf-8"))
                    if self.server.ready:
                        self.server.ready.set()
            except OSError as e:
                if e.errno != RESET_ERROR:
                    raise

    class ConfigSocketReceiver(ThreadingTCPServer):
        allow_reuse_address = 1

        def __init__(self, host='localhost', port=DEFAULT_LOGGING_CONFIG_PORT,
                     handler=None, ready=None, verify=None):
            ThreadingTCPServer.__init__(self, (host, port), handler)
            with _locked:
                self.abort = 0
            self.timeout = 1
            self.ready = ready
            self.verify = verify

        def serve_until_stopped(self):
            import select
            abort = 0
            while not abort:
                readable, _, _ = select.select([self.socket.fileno()], [], [], self.timeout)
                if readable:
                    self.handle_request()
                with _locked:
                    abort = self.abort
            self.server_close()

    class Server(threading.Thread):
        def __init__(self, rcvr, hdlr, port, verify):
            super().__init__()
            self.rcvr = rcvr
            self.hdlr = hdlr
            self.port = port
            self.verify = verify
            self.ready = threading.Event()

        def run(self):
            global _listener
            server = self.rcvr(port=self.port, handler=self.hdlr, ready=self.ready, verify=self.verify)
            if self.port == 0:
                self.port = server.server_address[1]
            self.ready.set()
            with _locked:
                _listener = server
            server.serve_until_stopped()

    return Server(ConfigSocketReceiver, ConfigStreamHandler, port, verify)


def stopListening():
    """Stop the thread of listen()."""
    global _listener
    with _locked:
        if _listener:
            _listener.abort = 1
            _listener = None
