"""Command lines, the way before argparse."""

__version__ = "1.5.3"

__all__ = [
    'Option', 'make_option', 'SUPPRESS_HELP', 'SUPPRESS_USAGE', 'Values',
    'OptionContainer', 'OptionGroup', 'OptionParser',
    'HelpFormatter', 'IndentedHelpFormatter', 'TitledHelpFormatter',
    'OptParseError', 'OptionError', 'OptionConflictError', 'OptionValueError', 'BadOptionError',
    'check_choice']

import os
import sys

from gettext import gettext, ngettext

_ = gettext


def _repr(self):
    return f"<{self.__class__.__name__} at 0x{id(self):x}: {self}>"


# Errors

class OptParseError(Exception):
    def __init__(self, msg):
        self.msg = msg

    def __str__(self):
        return self.msg


class OptionError(OptParseError):
    """An Option is made with wrong arguments."""

    def __init__(self, msg, option):
        self.msg = msg
        self.option_id = str(option)

    def __str__(self):
        return f"option {self.option_id}: {self.msg}" if self.option_id else self.msg


class OptionConflictError(OptionError):
    """An option is there already."""


class OptionValueError(OptParseError):
    """A value on the command line is wrong."""


class BadOptionError(OptParseError):
    """An option on the command line is not known."""

    def __init__(self, opt_str):
        self.opt_str = opt_str

    def __str__(self):
        return _("no such option: %s") % self.opt_str


class AmbiguousOptionError(BadOptionError):
    """An option on the command line is cut too short."""

    def __init__(self, opt_str, possibilities):
        BadOptionError.__init__(self, opt_str)
        self.possibilities = possibilities

    def __str__(self):
        return (_("ambiguous option: %s (%s?)")
                % (self.opt_str, ", ".join(self.possibilities)))


# Help

def _terminal_width():
    try:
        return int(os.environ['COLUMNS'])
    except (KeyError, ValueError):
        return 80


def _name_and_value(kind, delim, allowed):
    if delim not in allowed:
        raise ValueError(f"invalid metavar delimiter for {kind} options: {delim!r}")
    return f"%s{delim}%s"


class HelpFormatter:
    """Base of what writes help."""

    NO_DEFAULT_VALUE = "none"

    def __init__(self, indent_increment, max_help_position, width, short_first):
        self.parser = self.help_width = None  # both are known later
        self.level = self.current_indent = 0
        self.indent_increment = indent_increment
        self.width = _terminal_width() - 2 if width is None else width
        self.help_position = self.max_help_position = min(
            max_help_position, max(self.width - 20, indent_increment * 2))
        self.default_tag = "%default"
        self.short_first = short_first
        self.option_strings = {}
        self._short_opt_fmt, self._long_opt_fmt = "%s %s", "%s=%s"

    def set_parser(self, parser):
        self.parser = parser

    def set_short_opt_delimiter(self, delim):
        self._short_opt_fmt = _name_and_value("short", delim, ("", " "))

    def set_long_opt_delimiter(self, delim):
        self._long_opt_fmt = _name_and_value("long", delim, ("=", " "))

    def _move(self, levels):
        self.level += levels
        self.current_indent += levels * self.indent_increment

    def indent(self):
        self._move(1)

    def dedent(self):
        assert self.current_indent >= self.indent_increment, "Indent decreased below 0."
        self._move(-1)

    def format_usage(self, usage):
        raise NotImplementedError("subclasses must implement")

    def format_heading(self, heading):
        raise NotImplementedError("subclasses must implement")

    def _format_text(self, text):
        import textwrap
        margin = " " * self.current_indent
        return textwrap.fill(text, max(self.width - self.current_indent, 11),
                             initial_indent=margin, subsequent_indent=margin)

    def format_description(self, description):
        return self._format_text(description) + "\n" if description else ""

    def format_epilog(self, epilog):
        return "\n" + self._format_text(epilog) + "\n" if epilog else ""

    def expand_default(self, option):
        if self.parser is None or not self.default_tag:
            return option.help
        default = self.parser.defaults.get(option.dest)
        if default is NO_DEFAULT or default is None:
            default = self.NO_DEFAULT_VALUE
        return option.help.replace(self.default_tag, str(default))

    def format_option(self, option):
        strings = self.option_strings[option]
        room = self.help_position - self.current_indent - 2
        margin = " " * self.current_indent
        first = self.help_position
        if len(strings) > room:
            # The help starts on a line of its own.
            head = f"{margin}{strings}\n"
        else:
            head = f"{margin}{strings:<{room}}  "
            first = 0
        if not option.help:
            return head if head.endswith("\n") else head + "\n"
        import textwrap
        lines = textwrap.wrap(self.expand_default(option), self.help_width)
        indents = [first] + [self.help_position] * (len(lines) - 1)
        return head + "".join(f"{' ' * indent}{line}\n" for indent, line in zip(indents, lines))

    def store_option_strings(self, parser):
        # Measures all options.
        longest = 0

        def measure(options):
            nonlocal longest
            self.indent()
            for option in options:
                strings = self.option_strings[option] = self.format_option_strings(option)
                longest = max(longest, len(strings) + self.current_indent)

        measure(parser.option_list)
        measure([option for group in parser.option_groups for option in group.option_list])
        self.dedent()
        self.dedent()
        self.help_position = min(longest + 2, self.max_help_position)
        self.help_width = max(self.width - self.help_position, 11)

    def format_option_strings(self, option):
        """All names of an option, with its value if it has one."""
        short, long = option._short_opts, option._long_opts
        if option.takes_value():
            value = option.metavar or option.dest.upper()
            short = [self._short_opt_fmt % (name, value) for name in short]
            long = [self._long_opt_fmt % (name, value) for name in long]
        return ", ".join(short + long if self.short_first else long + short)


class IndentedHelpFormatter(HelpFormatter):
    """Writes help in indented parts."""

    def __init__(self,
                 indent_increment=2,
                 max_help_position=24,
                 width=None,
                 short_first=1):
        HelpFormatter.__init__(self, indent_increment, max_help_position, width, short_first)

    def format_usage(self, usage):
        return _("Usage: %s\n") % usage

    def format_heading(self, heading):
        return f"{' ' * self.current_indent}{heading}:\n"


class TitledHelpFormatter(HelpFormatter):
    """Writes help with underlined titles."""

    def __init__(self,
                 indent_increment=0,
                 max_help_position=24,
                 width=None,
                 short_first=0):
        HelpFormatter.__init__(self, indent_increment, max_help_position, width, short_first)

    def format_usage(self, usage):
        return "%s  %s\n" % (self.format_heading(_("Usage")), usage)

    def format_heading(self, heading):
        return f"{heading}\n{'=-'[self.level] * len(heading)}\n"


# Values

def _parse_num(val, type):
    radix = 10
    if val[:2].lower() == "0x":
        radix = 16
    elif val[:2].lower() == "0b":
        radix, val = 2, val[2:] or "0"
    elif val[:1] == "0":
        radix = 8
    return type(val, radix)


def _parse_int(val):
    return _parse_num(val, int)


_builtin_cvt = {
    "int": (_parse_int, _("integer")),
    "long": (_parse_int, _("integer")),
    "float": (float, _("floating-point")),
    "complex": (complex, _("complex")),
}


def check_builtin(option, opt, value):
    convert, what = _builtin_cvt[option.type]
    try:
        return convert(value)
    except ValueError:
        raise OptionValueError(
            _("option %s: invalid %s value: %r") % (opt, what, value))


def check_choice(option, opt, value):
    if value in option.choices:
        return value
    raise OptionValueError(
        _("option %s: invalid choice: %r (choose from %s)")
        % (opt, value, ", ".join(map(repr, option.choices))))


# An option without a default is not one with the default None.
NO_DEFAULT = ("NO", "DEFAULT")


class Option:
    """An option: its names, what it is, and what is done when it is met."""

    ATTRS = ['action', 'type', 'dest', 'default', 'nargs', 'const', 'choices',
             'callback', 'callback_args', 'callback_kwargs', 'help', 'metavar']

    ALWAYS_TYPED_ACTIONS = ("store", "append")          # must have a value
    TYPED_ACTIONS = (*ALWAYS_TYPED_ACTIONS, "callback")  # may have one
    CONST_ACTIONS = ("store_const", "append_const")     # have a constant
    STORE_ACTIONS = ("store", "store_const", "store_true", "store_false",
                     "append", "append_const", "count")  # set something
    ACTIONS = (*STORE_ACTIONS, "callback", "help", "version")

    TYPES = ("string", "int", "long", "float", "complex", "choice")
    TYPE_CHECKER = {
        "int": check_builtin,
        "long": check_builtin,
        "float": check_builtin,
        "complex": check_builtin,
        "choice": check_choice,
    }

    CHECK_METHODS = None  # below

    def __init__(self, *opts, **attrs):
        self._short_opts = []
        self._long_opts = []
        self._set_opt_strings(self._check_opt_strings(opts))
        self._set_attrs(attrs)
        for check in self.CHECK_METHODS:
            check(self)

    def _wrong(self, message):
        return OptionError(message, self)

    def _check_opt_strings(self, opts):
        named = list(filter(None, opts))
        if not named:
            raise TypeError("at least one option string must be supplied")
        return named

    def _set_opt_strings(self, opts):
        for opt in opts:
            match len(opt):
                case 0 | 1:
                    raise self._wrong(f"invalid option string {opt!r}: must be at least two characters long")
                case 2:
                    valid, names = opt[0] == "-" != opt[1], self._short_opts
                    kind, rule = "short", "be of the form -x, (x any non-dash char)"
                case _:
                    valid, names = opt.startswith("--") and opt[2] != "-", self._long_opts
                    kind, rule = "long", "start with --, followed by non-dash"
            if not valid:
                raise self._wrong(f"invalid {kind} option string {opt!r}: must {rule}")
            names.append(opt)

    def _set_attrs(self, attrs):
        for name in self.ATTRS:
            setattr(self, name, attrs.pop(name, NO_DEFAULT if name == 'default' else None))
        if attrs:
            raise OptionError(
                "invalid keyword arguments: %s" % ", ".join(sorted(attrs)),
                self)

    def _check_action(self):
        action = self.action
        if action is None:
            self.action = "store"
        elif action not in self.ACTIONS:
            raise self._wrong("invalid action: %r" % action)

    def _check_type(self):
        kind = self.type
        if kind is None:
            if self.action in self.ALWAYS_TYPED_ACTIONS:
                self.type = "string" if self.choices is None else "choice"
            return
        # A type may stand for its name.
        name = kind.__name__ if isinstance(kind, type) else kind
        self.type = name = "string" if name == "str" else name
        if name not in self.TYPES:
            raise self._wrong("invalid option type: %r" % name)
        if self.action not in self.TYPED_ACTIONS:
            raise self._wrong("must not supply a type for action %r" % self.action)

    def _check_choice(self):
        if self.type != "choice":
            if self.choices is not None:
                raise OptionError(
                    "must not supply choices for type %r" % self.type, self)
        elif self.choices is None:
            raise OptionError(
                "must supply a list of choices for type 'choice'", self)
        elif not isinstance(self.choices, (tuple, list)):
            raise OptionError(
                "choices must be a list of strings ('%s' supplied)"
                % str(type(self.choices)).split("'")[1], self)

    def _check_dest(self):
        # From the first long name, else the first short one.
        has_dest = self.action in self.STORE_ACTIONS or self.type is not None
        if self.dest is None and has_dest:
            self.dest = self._long_opts[0][2:].replace('-', '_') if self._long_opts else self._short_opts[0][1]

    def _check_const(self):
        self._check_use('const', self.CONST_ACTIONS)

    def _check_nargs(self):
        self._check_use('nargs', self.TYPED_ACTIONS)
        if self.nargs is None and self.action in self.TYPED_ACTIONS:
            self.nargs = 1

    def _check_use(self, name, actions):
        # An argument that only some actions have.
        if self.action not in actions and getattr(self, name) is not None:
            raise self._wrong(f"{name!r} must not be supplied for action {self.action!r}")

    def _check_callback(self):
        if self.action == "callback":
            if not callable(self.callback):
                raise self._wrong("callback not callable: %r" % self.callback)
            for name, kind in (('callback_args', tuple), ('callback_kwargs', dict)):
                value = getattr(self, name)
                if value is not None and not isinstance(value, kind):
                    raise OptionError(
                        "%s, if supplied, must be a %s: not %r"
                        % (name, kind.__name__, value), self)
            return
        if self.callback is not None:
            raise OptionError(
                "callback supplied (%r) for non-callback option"
                % self.callback, self)
        for name in ('callback_args', 'callback_kwargs'):
            if getattr(self, name) is not None:
                raise OptionError(
                    "%s supplied for non-callback option" % name,
                    self)

    # In this order: each relies on what those before it have set.
    CHECK_METHODS = [_check_action, _check_type, _check_choice, _check_dest,
                     _check_const, _check_nargs, _check_callback]

    __repr__ = _repr

    def __str__(self):
        return "/".join((*self._short_opts, *self._long_opts))

    def takes_value(self):
        return self.type is not None

    def get_opt_string(self):
        return (self._long_opts or self._short_opts)[0]

    # What is done on the command line.

    def check_value(self, opt, value):
        checker = self.TYPE_CHECKER.get(self.type)
        return value if checker is None else checker(self, opt, value)

    def convert_value(self, opt, value):
        if value is None:
            return None
        if self.nargs == 1:
            return self.check_value(opt, value)
        return tuple([self.check_value(opt, each) for each in value])

    def process(self, opt, value, values, parser):
        return self.take_action(self.action, self.dest, opt, self.convert_value(opt, value), values, parser)

    def take_action(self, action, dest, opt, value, values, parser):
        match action:
            case "store":
                setattr(values, dest, value)
            case "store_const":
                setattr(values, dest, self.const)
            case "store_true" | "store_false":
                setattr(values, dest, action == "store_true")
            case "append":
                values.ensure_value(dest, []).append(value)
            case "append_const":
                values.ensure_value(dest, []).append(self.const)
            case "count":
                setattr(values, dest, values.ensure_value(dest, 0) + 1)
            case "callback":
                self.callback(self, opt, value, parser, *(self.callback_args or ()), **(self.callback_kwargs or {}))
            case "help":
                parser.print_help()
                parser.exit()
            case "version":
                parser.print_version()
                parser.exit()
            case _:
                raise ValueError("unknown action %r" % self.action)
        return 1


SUPPRESS_HELP = "SUPPRESS" + "HELP"
SUPPRESS_USAGE = "SUPPRESS" + "USAGE"


class Values:
    """The values of options as attributes."""

    def __init__(self, defaults=None):
        for name, value in (defaults or {}).items():
            setattr(self, name, value)

    def __str__(self):
        return str(self.__dict__)

    __repr__ = _repr

    def __eq__(self, other):
        if isinstance(other, Values):
            return self.__dict__ == other.__dict__
        return self.__dict__ == other if isinstance(other, dict) else NotImplemented

    def _update_careful(self, dict):
        # Only what there is, and not to None.
        for name in dir(self):
            value = dict.get(name)
            if value is not None:
                setattr(self, name, value)

    def _update_loose(self, dict):
        self.__dict__.update(dict)

    def _update(self, dict, mode):
        update = {"careful": self._update_careful, "loose": self._update_loose}.get(mode)
        if update is None:
            raise ValueError(f"invalid update mode: {mode!r}")
        update(dict)

    def read_module(self, modname, mode="careful"):
        __import__(modname)
        self._update(vars(sys.modules[modname]), mode)

    def read_file(self, filename, mode="careful"):
        space = {}
        with open(filename) as file:
            exec(file.read(), space)
        self._update(space, mode)

    def ensure_value(self, attr, value):
        if getattr(self, attr, None) is None:
            setattr(self, attr, value)
        return getattr(self, attr)


# What options can be added to

class OptionContainer:
    """Base of parsers and groups."""

    def __init__(self, option_class, conflict_handler, description):
        self._create_option_list()
        self.option_class = option_class
        self.set_conflict_handler(conflict_handler)
        self.set_description(description)

    def _create_option_mappings(self):
        self._short_opt, self._long_opt, self.defaults = {}, {}, {}

    def _share_option_mappings(self, parser):
        for name in ('_short_opt', '_long_opt', 'defaults'):
            setattr(self, name, getattr(parser, name))

    def destroy(self):
        """Take apart what holds each other."""
        del self._short_opt, self._long_opt, self.defaults

    def set_description(self, description):
        self.description = description

    def get_description(self):
        return self.description

    def set_conflict_handler(self, handler):
        if handler != "error" and handler != "resolve":
            raise ValueError(f"invalid conflict_resolution value {handler!r}")
        self.conflict_handler = handler

    def _options_by_name(self, opt_str):
        return self._long_opt if opt_str.startswith('--') else self._short_opt

    def _check_conflict(self, option):
        names = [name for known, own in ((self._short_opt, option._short_opts), (self._long_opt, option._long_opts))
                 for name in own if name in known]
        if not names:
            return
        if self.conflict_handler == "error":
            raise OptionConflictError(
                "conflicting option string(s): %s" % ", ".join(names), option)
        # The older ones lose the name.
        for name in names:
            older = self._options_by_name(name).pop(name)
            (older._long_opts if name.startswith('--') else older._short_opts).remove(name)
            if not older._short_opts and not older._long_opts:
                older.container.option_list.remove(older)

    def add_option(self, *args, **kwargs):
        """add_option(Option)
           add_option(opt_str, ..., kwarg=val, ...)
        """
        if isinstance(args[0], str):
            option = self.option_class(*args, **kwargs)
        elif len(args) == 1 and not kwargs:
            option, = args
            if not isinstance(option, Option):
                raise TypeError("not an Option instance: %r" % option)
        else:
            raise TypeError("invalid arguments")
        self._check_conflict(option)
        self.option_list.append(option)
        option.container = self
        self._short_opt.update(dict.fromkeys(option._short_opts, option))
        self._long_opt.update(dict.fromkeys(option._long_opts, option))
        if option.dest is not None:
            if option.default is not NO_DEFAULT:
                self.defaults[option.dest] = option.default
            else:
                self.defaults.setdefault(option.dest)
        return option

    def add_options(self, option_list):
        for option in option_list:
            self.add_option(option)

    def get_option(self, opt_str):
        return self._short_opt.get(opt_str) or self._long_opt.get(opt_str)

    def has_option(self, opt_str):
        return opt_str in self._short_opt or opt_str in self._long_opt

    def remove_option(self, opt_str):
        option = self.get_option(opt_str)
        if option is None:
            raise ValueError("no such option %r" % opt_str)
        for name in option._short_opts + option._long_opts:
            del self._options_by_name(name)[name]
        option.container.option_list.remove(option)

    # Help

    def format_option_help(self, formatter):
        return "".join([formatter.format_option(option) for option in self.option_list
                        if option.help is not SUPPRESS_HELP])

    def format_description(self, formatter):
        return formatter.format_description(self.get_description())

    def format_help(self, formatter):
        parts = []
        if self.description:
            parts.append(self.format_description(formatter))
        if self.option_list:
            parts.append(self.format_option_help(formatter))
        return "\n".join(parts)


class OptionGroup(OptionContainer):
    """Options of a parser with a title of their own in the help."""

    def __init__(self, parser, title, description=None):
        self.parser = parser
        OptionContainer.__init__(self, parser.option_class, parser.conflict_handler, description)
        self.title = title

    def _create_option_list(self):
        self.option_list = []
        self._share_option_mappings(self.parser)

    def set_title(self, title):
        self.title = title

    def destroy(self):
        OptionContainer.destroy(self)
        del self.option_list

    def format_help(self, formatter):
        heading = formatter.format_heading(self.title)
        formatter.indent()
        text = heading + OptionContainer.format_help(self, formatter)
        formatter.dedent()
        return text


class OptionParser(OptionContainer):
    """Parses command lines."""

    standard_option_list = []  # options that all parsers of a subclass have

    def __init__(self, usage=None, option_list=None, option_class=Option, version=None,
                 conflict_handler="error", description=None, formatter=None,
                 add_help_option=True, prog=None, epilog=None):
        OptionContainer.__init__(self, option_class, conflict_handler, description)
        self.set_usage(usage)
        self.prog = prog
        self.version = version
        self.allow_interspersed_args = True
        self.process_default_values = True
        self.formatter = IndentedHelpFormatter() if formatter is None else formatter
        self.formatter.set_parser(self)
        self.epilog = epilog
        self._populate_option_list(option_list, add_help=add_help_option)
        self._init_parsing_state()

    def destroy(self):
        super().destroy()
        for group in self.option_groups:
            group.destroy()
        del self.option_list, self.option_groups, self.formatter

    def _create_option_list(self):
        self.option_groups, self.option_list = [], []
        self._create_option_mappings()

    def _add_help_option(self):
        self.add_option("-h", "--help", action="help", help=_("show this help message and exit"))

    def _add_version_option(self):
        self.add_option("--version", action="version", help=_("show program's version number and exit"))

    def _populate_option_list(self, option_list, add_help=True):
        self.add_options(self.standard_option_list or ())
        self.add_options(option_list or ())
        if self.version:
            self._add_version_option()
        if add_help:
            self._add_help_option()

    def _init_parsing_state(self):
        self.rargs = None   # arguments that are left
        self.largs = None   # those that are no options
        self.values = None

    # Settings

    def set_usage(self, usage):
        if usage is None:
            self.usage = _("%prog [options]")
        elif usage is SUPPRESS_USAGE:
            self.usage = None
        else:
            # The formatter writes that itself.
            self.usage = usage[7:] if usage.lower().startswith("usage: ") else usage

    def enable_interspersed_args(self):
        """Let options come after other arguments."""
        self.allow_interspersed_args = True

    def disable_interspersed_args(self):
        """Stop at the first argument that is no option."""
        self.allow_interspersed_args = False

    def set_defaults(self, **kwargs):
        self.defaults.update(kwargs)

    def set_default(self, dest, value):
        self.defaults[dest] = value

    def set_process_default_values(self, process):
        self.process_default_values = process

    def _get_all_options(self):
        return self.option_list + [option for group in self.option_groups for option in group.option_list]

    def get_default_values(self):
        if not self.process_default_values:
            return Values(self.defaults)
        defaults = self.defaults.copy()
        for option in self._get_all_options():
            default = defaults.get(option.dest)
            if isinstance(default, str):
                defaults[option.dest] = option.check_value(option.get_opt_string(), default)
        return Values(defaults)

    def add_option_group(self, *args, **kwargs):
        if isinstance(args[0], str):
            group = OptionGroup(self, *args, **kwargs)
        elif len(args) != 1 or kwargs:
            raise TypeError("invalid arguments")
        else:
            group = self._checked_group(*args)
        self.option_groups.append(group)
        return group

    def _checked_group(self, group):
        if not isinstance(group, OptionGroup):
            raise TypeError("not an OptionGroup instance: %r" % group)
        if group.parser is not self:
            raise ValueError("invalid OptionGroup (wrong parser)")
        return group

    def get_option_group(self, opt_str):
        option = self.get_option(opt_str)
        return option.container if option and option.container is not self else None

    # Parsing

    def _get_args(self, args):
        return sys.argv[1:] if args is None else args[:]

    def parse_args(self, args=None, values=None):
        """(values of the options, other arguments)"""
        self.rargs = rargs = self._get_args(args)
        self.largs = largs = []
        self.values = values = self.get_default_values() if values is None else values
        try:
            self._process_args(largs, rargs, values)
        except (BadOptionError, OptionValueError) as err:
            self.error(str(err))
        return self.check_values(values, largs + rargs)

    def check_values(self, values, args):
        """What parse_args gives; overrides may check it."""
        return values, args

    def _process_args(self, largs, rargs, values):
        # Callbacks may change the lists.
        while rargs:
            arg = rargs[0]
            if arg == "--":
                del rargs[0]
                return
            if arg[0:2] == "--":
                self._process_long_opt(rargs, values)
            elif arg[:1] == "-" and len(arg) > 1:
                self._process_short_opts(rargs, values)
            elif self.allow_interspersed_args:
                largs.append(arg)
                del rargs[0]
            else:
                return

    def _match_long_opt(self, opt):
        """The whole name of a long option that may be cut."""
        return _match_abbrev(opt, self._long_opt)

    def _take_value(self, option, opt, rargs):
        count = option.nargs
        if len(rargs) < count:
            self.error(ngettext(
                "%(option)s option requires %(number)d argument",
                "%(option)s option requires %(number)d arguments",
                count) % {"option": opt, "number": count})
        if count == 1:
            return rargs.pop(0)
        value = tuple(rargs[:count])
        del rargs[:count]
        return value

    def _process_long_opt(self, rargs, values):
        name, sign, given = rargs.pop(0).partition("=")
        if sign:
            rargs.insert(0, given)
        name = self._match_long_opt(name)
        option = self._long_opt[name]
        value = None
        if option.takes_value():
            value = self._take_value(option, name, rargs)
        elif sign:
            self.error(_("%s option does not take a value") % name)
        option.process(name, value, values, self)

    def _process_short_opts(self, rargs, values):
        letters = rargs.pop(0)[1:]
        while letters:
            name, letters = "-" + letters[0], letters[1:]
            option = self._short_opt.get(name)
            if not option:
                raise BadOptionError(name)
            value = None
            if option.takes_value():
                # The rest of the argument is the value.
                if letters:
                    rargs.insert(0, letters)
                    letters = ""
                value = self._take_value(option, name, rargs)
            option.process(name, value, values, self)

    # Texts

    def get_prog_name(self):
        return os.path.basename(sys.argv[0]) if self.prog is None else self.prog

    def expand_prog_name(self, s):
        return s.replace("%prog", self.get_prog_name())

    def get_description(self):
        return self.expand_prog_name(self.description)

    def exit(self, status=0, msg=None):
        if msg:
            sys.stderr.write(msg)
        sys.exit(status)

    def error(self, msg):
        """Print the usage and an error, and end the program with status 2."""
        self.print_usage(sys.stderr)
        self.exit(2, "%s: error: %s\n" % (self.get_prog_name(), msg))

    def get_usage(self):
        return self.formatter.format_usage(self.expand_prog_name(self.usage)) if self.usage else ""

    def print_usage(self, file=None):
        if self.usage:
            print(self.get_usage(), file=file)

    def get_version(self):
        return self.expand_prog_name(self.version) if self.version else ""

    def print_version(self, file=None):
        if self.version:
            print(self.get_version(), file=file)

    def format_option_help(self, formatter=None):
        if formatter is None:
            formatter = self.formatter
        formatter.store_option_strings(self)
        heading = formatter.format_heading(_("Options"))
        formatter.indent()
        parts = []
        if self.option_list:
            parts.append(OptionContainer.format_option_help(self, formatter))
        parts += [group.format_help(formatter) for group in self.option_groups]
        formatter.dedent()
        return heading + "\n".join(parts) if parts else ""

    def format_epilog(self, formatter):
        return formatter.format_epilog(self.epilog)

    def format_help(self, formatter=None):
        if formatter is None:
            formatter = self.formatter
        parts = []
        if self.usage:
            parts.append(self.get_usage() + "\n")
        if self.description:
            parts.append(self.format_description(formatter) + "\n")
        return "".join(parts) + self.format_option_help(formatter) + self.format_epilog(formatter)

    def print_help(self, file=None):
        (sys.stdout if file is None else file).write(self.format_help())


def _match_abbrev(s, wordmap):
    # The one word that starts with s.
    if s in wordmap:
        return s
    matches = sorted(word for word in wordmap if word.startswith(s))
    if not matches:
        raise BadOptionError(s)
    if len(matches) > 1:
        raise AmbiguousOptionError(s, matches)
    return matches[0]


make_option = Option  # its former name
