"""Command lines: describes the arguments of a program, parses them and writes its help."""

__version__ = '1.1'
__all__ = [
    'ArgumentParser', 'ArgumentError', 'ArgumentTypeError', 'BooleanOptionalAction', 'FileType',
    'HelpFormatter', 'ArgumentDefaultsHelpFormatter', 'RawDescriptionHelpFormatter', 'RawTextHelpFormatter',
    'MetavarTypeHelpFormatter', 'Namespace', 'Action',
    'ONE_OR_MORE', 'OPTIONAL', 'PARSER', 'REMAINDER', 'SUPPRESS', 'ZERO_OR_MORE',
]

import os as _os
import re as _re
import sys as _sys

from gettext import gettext as _, ngettext

# Numbers of values, besides ints: PARSER takes a command and its arguments, REMAINDER all that is left.
OPTIONAL, ZERO_OR_MORE, ONE_OR_MORE, PARSER, REMAINDER = '?', '*', '+', 'A...', '...'
SUPPRESS = '==SUPPRESS=='
_UNRECOGNIZED_ARGS_ATTR = '_unrecognized_args'


class _AttributeHolder(object):
    """Has a repr that looks like the call that makes it."""

    def __repr__(self):
        shown = [repr(arg) for arg in self._get_args()]
        rest = {}
        for name, value in self._get_kwargs():
            if name.isidentifier():
                shown.append(f'{name}={value!r}')
            else:
                rest[name] = value
        if rest:
            shown.append(f'**{rest!r}')
        return f"{type(self).__name__}({', '.join(shown)})"

    def _get_args(self):
        return []

    def _get_kwargs(self):
        return [*vars(self).items()]


def _add_to(dest, namespace, method, value):
    # In a copy: what is there may be the default.
    items = getattr(namespace, dest, None)
    if items is None:
        items = []
    elif type(items) is list:
        items = [*items]
    else:
        import copy
        items = copy.copy(items)
    getattr(items, method)(value)
    setattr(namespace, dest, items)


# Help

class HelpFormatter(object):
    """Writes usage and help. Only the name of the class and its constructor are public."""

    def __init__(self, prog, indent_increment=2, max_help_position=24, width=None):
        if width is None:
            import shutil
            width = shutil.get_terminal_size().columns - 2
        self._prog = prog
        self._indent_increment = indent_increment
        self._max_help_position = min(max_help_position, max(width - 20, indent_increment * 2))
        self._width = width
        self._current_indent = 0
        self._level = 0
        self._action_max_length = 0
        self._root_section = self._current_section = self._Section(self, None)
        self._long_break_matcher = _re.compile(r'\n\n\n+')
        self._whitespace_matcher = _re.compile(r'\s+', _re.ASCII)

    # Sections are collected first: how wide the column of arguments is shows only at the end.

    def _step(self, count):
        self._level += count
        self._current_indent += count * self._indent_increment

    def _indent(self):
        self._step(+1)

    def _dedent(self):
        self._step(-1)
        assert self._current_indent >= 0, 'Indent decreased below 0.'

    class _Section(object):
        def __init__(self, formatter, parent, heading=None):
            self.formatter, self.parent, self.heading = formatter, parent, heading
            self.items = []  # functions and arguments for them that give its parts

        def format_help(self):
            formatter = self.formatter
            if self.parent is not None:
                formatter._indent()
            body = formatter._join_parts([function(*args) for function, args in self.items])
            if self.parent is not None:
                formatter._dedent()
            if not body:
                return ''
            heading = ''
            if self.heading is not SUPPRESS and self.heading is not None:
                heading = f"{' ' * formatter._current_indent}{self.heading}:\n"
            return formatter._join_parts(['\n', heading, body, '\n'])

    def start_section(self, heading):
        outer = self._current_section
        self._current_section = self._Section(self, outer, heading)
        self._indent()
        outer.items.append((self._current_section.format_help, []))

    def end_section(self):
        self._dedent()
        self._current_section = self._current_section.parent

    def _add_item(self, func, args):
        self._current_section.items.append((func, args))

    def add_text(self, text):
        if not (text is None or text is SUPPRESS):
            self._add_item(self._format_text, [text])

    def add_usage(self, usage, actions, groups, prefix=None):
        if usage is not SUPPRESS:
            self._add_item(self._format_usage, (usage, actions, groups, prefix))

    def add_argument(self, action):
        if action.help is SUPPRESS:
            return
        texts = [self._format_action_invocation(action)]
        texts += map(self._format_action_invocation, self._iter_indented_subactions(action))
        width = max(map(len, texts)) + self._current_indent
        self._action_max_length = max(self._action_max_length, width)
        self._add_item(self._format_action, [action])

    def add_arguments(self, actions):
        for action in actions:
            self.add_argument(action)

    def format_help(self):
        help = self._root_section.format_help()
        if help:
            help = self._long_break_matcher.sub('\n\n', help).strip('\n') + '\n'
        return help

    def _join_parts(self, part_strings):
        return ''.join([part for part in part_strings if part and part is not SUPPRESS])

    # Usage

    def _format_usage(self, usage, actions, groups, prefix):
        if prefix is None:
            prefix = _('usage: ')
        prog = '%(prog)s' % dict(prog=self._prog)
        if usage is not None:
            usage = usage % dict(prog=self._prog)
        elif not actions:
            usage = prog
        else:
            optionals = [action for action in actions if action.option_strings]
            positionals = [action for action in actions if not action.option_strings]
            text = self._format_actions_usage(optionals + positionals, groups)
            usage = ' '.join(part for part in (prog, text) if part)
            if len(prefix) + len(usage) > self._width - self._current_indent:
                usage = self._wrapped_usage(prefix, prog, optionals, positionals, groups)
        return f'{prefix}{usage}\n\n'

    def _wrapped_usage(self, prefix, prog, optionals, positionals, groups):
        width = self._width - self._current_indent

        def parts_of(actions):
            text = self._format_actions_usage(actions, groups)
            # A part in brackets is not divided.
            parts = _re.findall(r'\(.*?\)+(?=\s|$)|\[.*?\]+(?=\s|$)|\S+', text)
            assert ' '.join(parts) == text
            return parts

        def lines_of(parts, indent, before=None):
            lines, line = [], []
            length = len(indent if before is None else before) - 1
            for part in parts:
                if length + 1 + len(part) > width and line:
                    lines.append(indent + ' '.join(line))
                    line, length = [], len(indent) - 1
                line.append(part)
                length += len(part) + 1
            if line:
                lines.append(indent + ' '.join(line))
            if before is not None:
                lines[0] = lines[0][len(indent):]
            return lines

        options, arguments = parts_of(optionals), parts_of(positionals)
        if len(prefix) + len(prog) <= 0.75 * width:
            # After the program's name, if that is short.
            indent = ' ' * (len(prefix) + len(prog) + 1)
            if options:
                lines = lines_of([prog] + options, indent, prefix) + lines_of(arguments, indent)
            elif arguments:
                lines = lines_of([prog] + arguments, indent, prefix)
            else:
                lines = [prog]
        else:
            indent = ' ' * len(prefix)
            lines = lines_of(options + arguments, indent)
            if len(lines) > 1:
                lines = lines_of(options, indent) + lines_of(arguments, indent)
            lines = [prog] + lines
        return '\n'.join(lines)

    def _format_actions_usage(self, actions, groups):
        # Between the texts of actions stand the marks of exclusive groups, by index.
        marks, grouped = {}, set()
        for group in groups:
            self._mark_group(group, actions, marks, grouped)
        parts = []
        for index, action in enumerate(actions):
            if action.help is SUPPRESS:
                parts.append(None)
                if marks.get(index) == '|':
                    del marks[index]
                elif marks.get(index + 1) == '|':
                    del marks[index + 1]
            else:
                parts.append(self._usage_of(action, action in grouped))
        for index in sorted(marks, reverse=True):
            parts.insert(index, marks[index])
        text = ' '.join([part for part in parts if part is not None])
        text = _re.sub(r'([\[(]) ', r'\1', text)
        text = _re.sub(r' ([\])])', r'\1', text)
        text = _re.sub(r'[\[(] *[\])]', '', text)  # a group of which nothing is shown
        return text.strip()

    @staticmethod
    def _mark_group(group, actions, marks, grouped):
        members = group._group_actions
        if not members:
            raise ValueError(f'empty group {group}')
        if members[0] not in actions:
            return
        start = actions.index(members[0])
        end = start + len(members)
        if actions[start:end] != members:
            return
        grouped.update(members)
        shown = sum(action.help is not SUPPRESS for action in members)
        opening, closing = ('[', ']') if not group.required else ('(', ')') if shown > 1 else ('', '')
        if opening:
            marks[start] = marks[start] + ' ' + opening if start in marks else opening
            marks[end] = marks.get(end, '') + closing
        for index in range(start + 1, end):
            marks[index] = '|'

    def _usage_of(self, action, is_grouped):
        if not action.option_strings:
            text = self._format_args(action, self._get_default_metavar_for_positional(action))
            # The group has brackets of its own.
            if is_grouped and text[0] == '[' and text[-1] == ']':
                text = text[1:-1]
            return text
        if action.nargs == 0:
            text = action.format_usage()
        else:
            args = self._format_args(action, self._get_default_metavar_for_optional(action))
            text = f'{action.option_strings[0]} {args}'
        return text if action.required or is_grouped else f'[{text}]'

    # Texts and arguments

    def _format_text(self, text):
        if '%(prog)' in text:
            text = text % dict(prog=self._prog)
        width = max(self._width - self._current_indent, 11)
        return self._fill_text(text, width, ' ' * self._current_indent) + '\n\n'

    def _format_action(self, action):
        position = min(self._action_max_length + 2, self._max_help_position)
        room = position - self._current_indent - 2
        header = self._format_action_invocation(action)
        margin = ' ' * self._current_indent
        first = position
        if not action.help or len(header) > room:
            # The help starts on a line of its own.
            parts = [f'{margin}{header}\n']
        else:
            parts = [f'{margin}{header:<{room}}  ']
            first = 0
        if action.help and action.help.strip():
            text = self._expand_help(action)
            if text:
                lines = self._split_lines(text, max(self._width - position, 11))
                parts.append(f"{' ' * first}{lines[0]}\n")
                parts += [f"{' ' * position}{line}\n" for line in lines[1:]]
        elif not parts[0].endswith('\n'):
            parts.append('\n')
        parts += map(self._format_action, self._iter_indented_subactions(action))
        return self._join_parts(parts)

    def _format_action_invocation(self, action):
        if not action.option_strings:
            default = self._get_default_metavar_for_positional(action)
            metavar, = self._metavar_formatter(action, default)(1)
            return metavar
        if action.nargs == 0:
            return ', '.join(action.option_strings)
        args = self._format_args(action, self._get_default_metavar_for_optional(action))
        return ', '.join([f'{option} {args}' for option in action.option_strings])

    def _metavar_formatter(self, action, default_metavar):
        if action.metavar is not None:
            shown = action.metavar
        elif action.choices is not None:
            shown = '{%s}' % ','.join([str(choice) for choice in action.choices])
        else:
            shown = default_metavar

        def format(tuple_size):
            return shown if isinstance(shown, tuple) else (shown, ) * tuple_size
        return format

    def _format_args(self, action, default_metavar):
        metavar = self._metavar_formatter(action, default_metavar)
        nargs = action.nargs
        if nargs is None:
            return '%s' % metavar(1)
        if nargs == OPTIONAL:
            return '[%s]' % metavar(1)
        if nargs == ZERO_OR_MORE:
            names = metavar(1)
            return '[%s [%s ...]]' % names if len(names) == 2 else '[%s ...]' % names
        if nargs == ONE_OR_MORE:
            return '%s [%s ...]' % metavar(2)
        if nargs == REMAINDER:
            return '...'
        if nargs == PARSER:
            return '%s ...' % metavar(1)
        if nargs == SUPPRESS:
            return ''
        try:
            places = ['%s' for _ in range(nargs)]
        except TypeError:
            raise ValueError("invalid nargs value") from None
        return ' '.join(places) % metavar(nargs)

    def _expand_help(self, action):
        params = {}
        for name, value in dict(vars(action), prog=self._prog).items():
            if value is not SUPPRESS:
                params[name] = value.__name__ if hasattr(value, '__name__') else value
        if params.get('choices') is not None:
            params['choices'] = ', '.join([str(choice) for choice in params['choices']])
        return self._get_help_string(action) % params

    def _iter_indented_subactions(self, action):
        if hasattr(action, '_get_subactions'):
            self._indent()
            yield from action._get_subactions()
            self._dedent()

    def _split_lines(self, text, width):
        import textwrap
        return textwrap.wrap(self._whitespace_matcher.sub(' ', text).strip(), width)

    def _fill_text(self, text, width, indent):
        import textwrap
        return textwrap.fill(self._whitespace_matcher.sub(' ', text).strip(), width,
                             initial_indent=indent, subsequent_indent=indent)

    def _get_help_string(self, action):
        return action.help

    def _get_default_metavar_for_optional(self, action):
        return action.dest.upper()

    def _get_default_metavar_for_positional(self, action):
        return action.dest


class RawDescriptionHelpFormatter(HelpFormatter):
    """Leaves the lines of descriptions as they are."""

    def _fill_text(self, text, width, indent):
        return ''.join(indent + line for line in text.splitlines(keepends=True))


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    """Leaves the lines of all texts as they are."""

    def _split_lines(self, text, width):
        return text.splitlines()


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    """Adds defaults to the help of arguments."""

    def _get_help_string(self, action):
        help = action.help or ''
        if '%(default)' not in help and action.default is not SUPPRESS:
            if action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE):
                help += ' (default: %(default)s)'
        return help


class MetavarTypeHelpFormatter(HelpFormatter):
    """Names values by their type."""

    def _get_default_metavar_for_optional(self, action):
        return action.type.__name__

    def _get_default_metavar_for_positional(self, action):
        return action.type.__name__


# Errors

def _get_action_name(argument):
    if argument is None:
        return None
    if argument.option_strings:
        return '/'.join(argument.option_strings)
    for name in (argument.metavar, argument.dest):
        if name not in (None, SUPPRESS):
            return name
    return '{' + ','.join(argument.choices) + '}' if argument.choices else None


class ArgumentError(Exception):
    """A wrong argument: which one and why."""

    def __init__(self, argument, message):
        self.argument_name = _get_action_name(argument)
        self.message = message

    def __str__(self):
        text = '%(message)s' if self.argument_name is None else _('argument %(argument_name)s: %(message)s')
        return text % dict(message=self.message, argument_name=self.argument_name)


class ArgumentTypeError(Exception):
    """Raised by a type function: its text is the error's."""


# Actions

class Action(_AttributeHolder):
    """What one argument is, and what is done when it is met."""

    _SETTINGS = ('option_strings', 'dest', 'nargs', 'const', 'default', 'type', 'choices', 'required', 'help',
                 'metavar')

    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None,
                 required=False, help=None, metavar=None):
        values = option_strings, dest, nargs, const, default, type, choices, required, help, metavar
        for name, value in zip(self._SETTINGS, values, strict=True):
            setattr(self, name, value)

    def _get_kwargs(self):
        return [(name, getattr(self, name)) for name in self._SETTINGS]

    def format_usage(self):
        return self.option_strings[0]

    def __call__(self, parser, namespace, values, option_string=None):
        raise NotImplementedError(_('.__call__() not defined'))


class BooleanOptionalAction(Action):
    """--flag sets True, --no-flag sets False."""

    def __init__(self, option_strings, dest, default=None, type=None, choices=None, required=False, help=None,
                 metavar=None):
        both = []
        for option in option_strings:
            both.append(option)
            if option.startswith('--'):
                both.append('--no-' + option[2:])
        super().__init__(option_strings=both, dest=dest, nargs=0, default=default, type=type,
                         choices=choices, required=required, help=help, metavar=metavar)

    def __call__(self, parser, namespace, values, option_string=None):
        if option_string in self.option_strings:
            setattr(namespace, self.dest, not option_string.startswith('--no-'))

    def format_usage(self):
        return ' | '.join(self.option_strings)


def _check_nargs_and_const(nargs, const, complaint):
    if nargs == 0:
        raise ValueError(complaint)
    if const is not None and nargs != OPTIONAL:
        raise ValueError('nargs must be %r to supply const' % OPTIONAL)


class _StoreAction(Action):
    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None,
                 required=False, help=None, metavar=None):
        _check_nargs_and_const(nargs, const,
                               'nargs for store actions must be != 0; if you '
                               'have nothing to store, actions such as store '
                               'true or store const may be more appropriate')
        super().__init__(option_strings, dest, nargs, const, default, type, choices, required, help, metavar)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, values)


class _StoreConstAction(Action):
    def __init__(self, option_strings, dest, const=None, default=None, required=False, help=None, metavar=None):
        super().__init__(option_strings, dest, nargs=0, const=const, default=default, required=required, help=help)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, self.const)


class _StoreTrueAction(_StoreConstAction):
    def __init__(self, option_strings, dest, default=False, required=False, help=None):
        super().__init__(option_strings, dest, const=True, default=default, required=required, help=help)


class _StoreFalseAction(_StoreConstAction):
    def __init__(self, option_strings, dest, default=True, required=False, help=None):
        super().__init__(option_strings, dest, const=False, default=default, required=required, help=help)


class _AppendAction(Action):
    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None,
                 required=False, help=None, metavar=None):
        _check_nargs_and_const(nargs, const,
                               'nargs for append actions must be != 0; if arg '
                               'strings are not supplying the value to append, '
                               'the append const action may be more appropriate')
        super().__init__(option_strings, dest, nargs, const, default, type, choices, required, help, metavar)

    def __call__(self, parser, namespace, values, option_string=None):
        _add_to(self.dest, namespace, 'append', values)


class _AppendConstAction(Action):
    def __init__(self, option_strings, dest, const=None, default=None, required=False, help=None, metavar=None):
        super().__init__(option_strings, dest, nargs=0, const=const, default=default, required=required,
                         help=help, metavar=metavar)

    def __call__(self, parser, namespace, values, option_string=None):
        _add_to(self.dest, namespace, 'append', self.const)


class _CountAction(Action):
    def __init__(self, option_strings, dest, default=None, required=False, help=None):
        super().__init__(option_strings, dest, nargs=0, default=default, required=required, help=help)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, (getattr(namespace, self.dest, None) or 0) + 1)


class _HelpAction(Action):
    def __init__(self, option_strings, dest=SUPPRESS, default=SUPPRESS, help=None):
        super().__init__(option_strings, dest, nargs=0, default=default, help=help)

    def __call__(self, parser, namespace, values, option_string=None):
        parser.print_help()
        parser.exit()


class _VersionAction(Action):
    def __init__(self, option_strings, version=None, dest=SUPPRESS, default=SUPPRESS,
                 help="show program's version number and exit"):
        super().__init__(option_strings, dest, nargs=0, default=default, help=help)
        self.version = version

    def __call__(self, parser, namespace, values, option_string=None):
        formatter = parser._get_formatter()
        formatter.add_text(parser.version if self.version is None else self.version)
        parser._print_message(formatter.format_help(), _sys.stdout)
        parser.exit()


class _SubParsersAction(Action):
    class _ChoicesPseudoAction(Action):
        # A command in the help.
        def __init__(self, name, aliases, help):
            metavar = f"{name} ({', '.join(aliases)})" if aliases else name
            super().__init__(option_strings=[], dest=name, help=help, metavar=metavar)

    def __init__(self, option_strings, prog, parser_class, dest=SUPPRESS, required=False, help=None, metavar=None):
        self._parser_class, self._prog_prefix = parser_class, prog
        self._choices_actions, self._name_parser_map = [], {}
        super().__init__(option_strings, dest, nargs=PARSER, choices=self._name_parser_map,
                         required=required, help=help, metavar=metavar)

    def add_parser(self, name, **kwargs):
        """The parser of a new command; aliases are other names of it."""
        if kwargs.get('prog') is None:
            kwargs['prog'] = f'{self._prog_prefix} {name}'
        aliases = kwargs.pop('aliases', ())
        if name in self._name_parser_map:
            raise ArgumentError(self, _('conflicting subparser: %s') % name)
        for alias in aliases:
            if alias in self._name_parser_map:
                raise ArgumentError(self, _('conflicting subparser alias: %s') % alias)
        # Without help the command is not listed.
        if 'help' in kwargs:
            self._choices_actions.append(self._ChoicesPseudoAction(name, aliases, kwargs.pop('help')))
        parser = self._parser_class(**kwargs)
        for each in (name, *aliases):
            self._name_parser_map[each] = parser
        return parser

    def _get_subactions(self):
        return self._choices_actions

    def __call__(self, parser, namespace, values, option_string=None):
        name, *rest = values
        if self.dest is not SUPPRESS:
            setattr(namespace, self.dest, name)
        if name not in self._name_parser_map:
            text = _('unknown parser %(parser_name)r (choices: %(choices)s)')
            raise ArgumentError(self, text % {'parser_name': name, 'choices': ', '.join(self._name_parser_map)})
        # In a namespace of its own, that its defaults count.
        found, unknown = self._name_parser_map[name].parse_known_args(rest, None)
        for key, value in vars(found).items():
            setattr(namespace, key, value)
        if unknown:
            vars(namespace).setdefault(_UNRECOGNIZED_ARGS_ATTR, [])
            getattr(namespace, _UNRECOGNIZED_ARGS_ATTR).extend(unknown)


class _ExtendAction(_AppendAction):
    def __call__(self, parser, namespace, values, option_string=None):
        _add_to(self.dest, namespace, 'extend', values)


class FileType(object):
    """A type function that opens the file of a name; - is standard input or output."""

    def __init__(self, mode='r', bufsize=-1, encoding=None, errors=None):
        self._mode, self._bufsize, self._encoding, self._errors = mode, bufsize, encoding, errors

    def __call__(self, string):
        if string == '-':
            if 'r' in self._mode:
                stream = _sys.stdin
            elif any(letter in self._mode for letter in 'wax'):
                stream = _sys.stdout
            else:
                raise ValueError(_('argument "-" with mode %r') % self._mode)
            return stream.buffer if 'b' in self._mode else stream
        try:
            return open(string, self._mode, self._bufsize, self._encoding, self._errors)
        except OSError as error:
            text = _("can't open '%(filename)s': %(error)s")
            raise ArgumentTypeError(text % {'filename': string, 'error': error})

    def __repr__(self):
        shown = [repr(arg) for arg in (self._mode, self._bufsize) if arg != -1]
        shown += [f'{name}={value!r}' for name, value in (('encoding', self._encoding), ('errors', self._errors))
                  if value is not None]
        return f"{type(self).__name__}({', '.join(shown)})"


# Parsing

class Namespace(_AttributeHolder):
    """The values of arguments as attributes."""

    def __init__(self, **kwargs):
        for name, value in kwargs.items():
            setattr(self, name, value)

    def __eq__(self, other):
        return vars(self) == vars(other) if isinstance(other, Namespace) else NotImplemented

    def __contains__(self, key):
        return key in self.__dict__


class _ActionsContainer(object):
    # What arguments can be added to: parsers and groups.

    def __init__(self, description, prefix_chars, argument_default, conflict_handler):
        super().__init__()
        self.description = description
        self.argument_default = argument_default
        self.prefix_chars = prefix_chars
        self.conflict_handler = conflict_handler
        self._registries = {}
        for name, action in (
                (None, _StoreAction), ('store', _StoreAction), ('store_const', _StoreConstAction),
                ('store_true', _StoreTrueAction), ('store_false', _StoreFalseAction), ('append', _AppendAction),
                ('append_const', _AppendConstAction), ('count', _CountAction), ('help', _HelpAction),
                ('version', _VersionAction), ('parsers', _SubParsersAction), ('extend', _ExtendAction)):
            self.register('action', name, action)
        self._get_handler()  # complains of an unknown one
        self._actions, self._action_groups, self._mutually_exclusive_groups = [], [], []
        self._option_string_actions, self._defaults = {}, {}
        # A list, as groups share it with their parser.
        self._has_negative_number_optionals = []
        self._negative_number_matcher = _re.compile(r'^-\d+$|^-\d*\.\d+$')

    def register(self, registry_name, value, object):
        """Let value stand for an object in the argument that a registry is for: 'action' or 'type'."""
        self._registries.setdefault(registry_name, {})[value] = object

    def _registry_get(self, registry_name, value, default=None):
        return self._registries[registry_name].get(value, default)

    def set_defaults(self, **kwargs):
        """Set defaults of attributes, of those that arguments set too."""
        self._defaults.update(kwargs)
        for action in self._actions:
            if action.dest in kwargs:
                action.default = kwargs[action.dest]

    def get_default(self, dest):
        """The default of an attribute."""
        for action in self._actions:
            if action.dest == dest and action.default is not None:
                return action.default
        return self._defaults.get(dest)

    def add_argument(self, *args, **kwargs):
        """add_argument(dest, ..., name=value, ...)
        add_argument(option_string, option_string, ..., name=value, ...)
        """
        if not args or (len(args) == 1 and args[0][0] not in self.prefix_chars):
            if args and 'dest' in kwargs:
                raise ValueError('dest supplied twice for positional argument')
            kwargs = self._get_positional_kwargs(*args, **kwargs)
        else:
            kwargs = self._get_optional_kwargs(*args, **kwargs)
        if 'default' not in kwargs:
            if kwargs['dest'] in self._defaults:
                kwargs['default'] = self._defaults[kwargs['dest']]
            elif self.argument_default is not None:
                kwargs['default'] = self.argument_default

        make = self._pop_action_class(kwargs)
        if not callable(make):
            raise ValueError(f'unknown action "{make}"')
        action = make(**kwargs)
        convert = self._registry_get('type', action.type, action.type)
        if not callable(convert):
            raise ValueError(f'{convert!r} is not callable')
        if convert is FileType:
            raise ValueError(f'{convert!r} is a FileType class object, instance of it must be passed')
        self._try_metavar(action)
        return self._add_action(action)

    def _try_metavar(self, action):
        # Groups have no formatter.
        if hasattr(self, "_get_formatter"):
            try:
                self._get_formatter()._format_args(action, None)
            except TypeError:
                raise ValueError("length of metavar tuple does not match nargs")

    def add_argument_group(self, *args, **kwargs):
        """A group of arguments with a title of its own in the help."""
        group = _ArgumentGroup(self, *args, **kwargs)
        self._action_groups.append(group)
        return group

    def add_mutually_exclusive_group(self, **kwargs):
        """A group of which only one argument may be given."""
        group = _MutuallyExclusiveGroup(self, **kwargs)
        self._mutually_exclusive_groups.append(group)
        return group

    def _add_action(self, action):
        self._check_conflict(action)
        self._actions.append(action)
        action.container = self
        for option in action.option_strings:
            self._option_string_actions[option] = action
            if self._negative_number_matcher.match(option) and not self._has_negative_number_optionals:
                self._has_negative_number_optionals.append(True)
        return action

    def _remove_action(self, action):
        self._actions.remove(action)

    def _add_container_actions(self, container):
        # Takes over all arguments of a parent, in groups of the same titles.
        by_title = {}
        for group in self._action_groups:
            if group.title in by_title:
                raise ValueError(_('cannot merge actions - two groups are named %r') % group.title)
            by_title[group.title] = group
        group_of = {}
        for group in container._action_groups:
            if group.title not in by_title:
                by_title[group.title] = self.add_argument_group(
                    title=group.title, description=group.description, conflict_handler=group.conflict_handler)
            group_of.update(dict.fromkeys(group._group_actions, by_title[group.title]))
        for group in container._mutually_exclusive_groups:
            exclusive = self.add_mutually_exclusive_group(required=group.required)
            group_of.update(dict.fromkeys(group._group_actions, exclusive))
        for action in container._actions:
            group_of.get(action, self)._add_action(action)

    def _get_positional_kwargs(self, dest, **kwargs):
        if 'required' in kwargs:
            raise TypeError(_("'required' is an invalid argument for positionals"))
        nargs = kwargs.get('nargs')
        if nargs not in [OPTIONAL, ZERO_OR_MORE] or (nargs == ZERO_OR_MORE and 'default' not in kwargs):
            kwargs['required'] = True
        return dict(kwargs, dest=dest, option_strings=[])

    def _get_optional_kwargs(self, *args, **kwargs):
        for option in args:
            if option[0] not in self.prefix_chars:
                text = _('invalid option string %(option)r: '
                        'must start with a character %(prefix_chars)r')
                raise ValueError(text % {'option': option, 'prefix_chars': self.prefix_chars})
        dest = kwargs.pop('dest', None)
        if dest is None:
            # From the first long option, if there is one.
            long = [option for option in args if len(option) > 1 and option[1] in self.prefix_chars]
            dest = (long or args)[0].lstrip(self.prefix_chars)
            if not dest:
                raise ValueError(_('dest= is required for options like %r') % args[-1])
            dest = dest.replace('-', '_')
        return dict(kwargs, dest=dest, option_strings=list(args))

    def _pop_action_class(self, kwargs, default=None):
        action = kwargs.pop('action', default)
        return self._registry_get('action', action, action)

    def _get_handler(self):
        try:
            return getattr(self, f'_handle_conflict_{self.conflict_handler}')
        except AttributeError:
            raise ValueError(_('invalid conflict_resolution value: %r') % self.conflict_handler)

    def _check_conflict(self, action):
        conflicts = [(option, self._option_string_actions[option]) for option in action.option_strings
                     if option in self._option_string_actions]
        if conflicts:
            self._get_handler()(action, conflicts)

    def _handle_conflict_error(self, action, conflicting_actions):
        text = ngettext('conflicting option string: %s',
                        'conflicting option strings: %s',
                        len(conflicting_actions))
        raise ArgumentError(action, text % ', '.join([option for option, _ in conflicting_actions]))

    def _handle_conflict_resolve(self, action, conflicting_actions):
        # The older ones lose the option.
        for option, older in conflicting_actions:
            older.option_strings.remove(option)
            self._option_string_actions.pop(option, None)
            if not older.option_strings:
                older.container._remove_action(older)


class _ArgumentGroup(_ActionsContainer):
    def __init__(self, container, title=None, description=None, **kwargs):
        for name in ('conflict_handler', 'prefix_chars', 'argument_default'):
            kwargs.setdefault(name, getattr(container, name))
        super().__init__(description=description, **kwargs)
        self.title = title
        self._group_actions = []
        # All else is the parser's.
        for name in ('_registries', '_actions', '_option_string_actions', '_defaults',
                     '_has_negative_number_optionals', '_mutually_exclusive_groups'):
            setattr(self, name, getattr(container, name))

    def _add_action(self, action):
        action = super()._add_action(action)
        self._group_actions.append(action)
        return action

    def _remove_action(self, action):
        super()._remove_action(action)
        self._group_actions.remove(action)

    def add_argument_group(self, *args, **kwargs):
        import warnings
        warnings.warn("Nesting argument groups is deprecated.",
                      category=DeprecationWarning, stacklevel=2)
        return super().add_argument_group(*args, **kwargs)


class _MutuallyExclusiveGroup(_ArgumentGroup):
    def __init__(self, container, required=False):
        super().__init__(container)
        self.required = required
        self._container = container

    def _add_action(self, action):
        if action.required:
            raise ValueError(_('mutually exclusive arguments must be optional'))
        action = self._container._add_action(action)
        self._group_actions.append(action)
        return action

    def _remove_action(self, action):
        self._container._remove_action(action)
        self._group_actions.remove(action)

    def add_mutually_exclusive_group(self, *args, **kwargs):
        import warnings
        warnings.warn("Nesting mutually exclusive groups is deprecated.",
                      category=DeprecationWarning, stacklevel=2)
        return super().add_mutually_exclusive_group(*args, **kwargs)


class _Run:
    """One parsing of a list of arguments."""

    def __init__(self, parser, arg_strings, namespace):
        self.parser = parser
        self.args = arg_strings
        self.namespace = namespace
        self.seen = set()
        self.seen_with_value = set()  # of exclusive actions one with a default may be given
        self.extras = []
        self.positionals = parser._get_positional_actions()
        self.conflicts = {}
        for group in parser._mutually_exclusive_groups:
            for action in group._group_actions:
                others = [other for other in group._group_actions if other is not action]
                self.conflicts.setdefault(action, []).extend(others)
        self.options = {}  # index -> (action, option, value given with =)
        self.pattern = ''.join(self.kinds())

    def kinds(self):
        # A letter for each argument: O option, A other, - the mark after which all are others.
        is_after_mark = False
        for index, arg in enumerate(self.args):
            if is_after_mark:
                yield 'A'
            elif arg == '--':
                is_after_mark = True
                yield '-'
            else:
                option = self.parser._parse_optional(arg)
                if option is None:
                    yield 'A'
                else:
                    self.options[index] = option
                    yield 'O'

    def run(self):
        index, last = 0, max(self.options, default=-1)
        while index <= last:
            next_option = min(place for place in self.options if place >= index)
            if index != next_option:
                after = self.take_positionals(index)
                if after > index:
                    index = after
                    continue
            if index not in self.options:
                self.extras += self.args[index:next_option]
                index = next_option
            index = self.take_option(index)
        index = self.take_positionals(index)
        self.extras += self.args[index:]

    def take(self, action, args, option=None):
        self.seen.add(action)
        values = self.parser._get_values(action, args)
        if values is not action.default:
            self.seen_with_value.add(action)
            for other in self.conflicts.get(action, ()):
                if other in self.seen_with_value:
                    raise ArgumentError(action, _('not allowed with argument %s') % _get_action_name(other))
        if values is not SUPPRESS:
            action(self.parser, self.namespace, values, option)

    def take_option(self, index):
        # The index after the option and its values.
        parser = self.parser
        action, option, value = self.options[index]
        taken = []  # -xyz may be several
        while True:
            if action is None:
                self.extras.append(self.args[index])
                return index + 1
            if value is None:
                start = index + 1
                stop = start + parser._match_argument(action, self.pattern[start:])
                taken.append((action, self.args[start:stop], option))
                break
            count = parser._match_argument(action, 'A')
            if count == 1:
                stop = index + 1
                taken.append((action, [value], option))
                break
            is_short = option[1] not in parser.prefix_chars
            if count != 0 or not is_short or value == '':
                raise ArgumentError(action, _('ignored explicit argument %r') % value)
            # What looks like the value of a flag is more flags.
            taken.append((action, [], option))
            option = option[0] + value[0]
            if option not in parser._option_string_actions:
                raise ArgumentError(action, _('ignored explicit argument %r') % value)
            action = parser._option_string_actions[option]
            value = value[1:] or None
        for action, args, option in taken:
            self.take(action, args, option)
        return stop

    def take_positionals(self, index):
        # The index after as many positionals as can be had from there.
        counts = self.parser._match_arguments_partial(self.positionals, self.pattern[index:])
        for action, count in zip(self.positionals, counts):
            args = self.args[index:index + count]
            index += count
            self.take(action, args)
        del self.positionals[:len(counts)]
        return index

    def check_all_given(self):
        parser, namespace = self.parser, self.namespace
        missing = []
        for action in parser._actions:
            if action in self.seen:
                continue
            if action.required:
                missing.append(_get_action_name(action))
            elif (isinstance(action.default, str) and hasattr(namespace, action.dest)
                  and action.default is getattr(namespace, action.dest)):
                # A default that is a string is converted only now that it is needed.
                setattr(namespace, action.dest, parser._get_value(action, action.default))
        if missing:
            parser.error(_('the following arguments are required: %s') % ', '.join(missing))
        for group in parser._mutually_exclusive_groups:
            if group.required and not any(action in self.seen_with_value for action in group._group_actions):
                names = [_get_action_name(action) for action in group._group_actions if action.help is not SUPPRESS]
                parser.error(_('one of the arguments %s is required') % ' '.join(names))


class ArgumentParser(_AttributeHolder, _ActionsContainer):
    """Parses command lines.

    prog is the program's name, usage its usage (made from the arguments), description and
    epilog are texts before and after the arguments in the help, parents are parsers whose
    arguments are taken over, formatter_class writes the help, prefix_chars start options,
    fromfile_prefix_chars start the names of files with more arguments, argument_default is
    the default of all arguments, conflict_handler is 'error' or 'resolve', add_help adds
    -h, allow_abbrev lets long options be cut, exit_on_error tells errors and ends the program.
    """

    def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=[], formatter_class=HelpFormatter,
                 prefix_chars='-', fromfile_prefix_chars=None, argument_default=None, conflict_handler='error',
                 add_help=True, allow_abbrev=True, exit_on_error=True):
        _ActionsContainer.__init__(self, description=description, prefix_chars=prefix_chars,
                                   argument_default=argument_default, conflict_handler=conflict_handler)
        self.prog = _os.path.basename(_sys.argv[0]) if prog is None else prog
        self.usage = usage
        self.epilog = epilog
        self.formatter_class = formatter_class
        self.fromfile_prefix_chars = fromfile_prefix_chars
        self.add_help = add_help
        self.allow_abbrev = allow_abbrev
        self.exit_on_error = exit_on_error
        self._positionals = self.add_argument_group(_('positional arguments'))
        self._optionals = self.add_argument_group(_('options'))
        self._subparsers = None

        def identity(string):
            return string
        self.register('type', None, identity)

        if add_help:
            prefix = '-' if '-' in prefix_chars else prefix_chars[0]
            self.add_argument(prefix + 'h', prefix * 2 + 'help', action='help', default=SUPPRESS,
                              help=_('show this help message and exit'))
        for parent in parents:
            self._add_container_actions(parent)
            self._defaults.update(getattr(parent, '_defaults', {}))

    def _get_kwargs(self):
        return [(name, getattr(self, name)) for name in (
            'prog', 'usage', 'description', 'formatter_class', 'conflict_handler', 'add_help')]

    # Arguments

    def add_subparsers(self, **kwargs):
        """What parsers of commands are added to."""
        if self._subparsers is not None:
            self.error(_('cannot have multiple subparser arguments'))
        kwargs.setdefault('parser_class', type(self))
        group = self._positionals
        if not kwargs.keys().isdisjoint(('title', 'description')):
            # A group of their own.
            group = self.add_argument_group(*[_(kwargs.pop(name, default)) for name, default in (
                ('title', 'subcommands'), ('description', None))])
        self._subparsers = group
        if kwargs.get('prog') is None:
            # The usage of commands shows the arguments before them.
            formatter = self._get_formatter()
            formatter.add_usage(self.usage, self._get_positional_actions(), self._mutually_exclusive_groups, '')
            kwargs['prog'] = formatter.format_help().strip()
        action = self._pop_action_class(kwargs, 'parsers')(option_strings=[], **kwargs)
        self._subparsers._add_action(action)
        return action

    def _add_action(self, action):
        (self._optionals if action.option_strings else self._positionals)._add_action(action)
        return action

    def _get_optional_actions(self):
        return [action for action in self._actions if action.option_strings]

    def _get_positional_actions(self):
        return [action for action in self._actions if not action.option_strings]

    # Parsing

    def parse_args(self, args=None, namespace=None):
        """The values of the arguments; unknown ones are an error."""
        return self._without_extras(*self.parse_known_args(args, namespace))

    def _without_extras(self, namespace, extras):
        if extras:
            self.error(_('unrecognized arguments: %s') % ' '.join(extras))
        return namespace

    def parse_known_args(self, args=None, namespace=None):
        """The values of the arguments, and those that are unknown."""
        args = _sys.argv[1:] if args is None else list(args)
        if namespace is None:
            namespace = Namespace()
        for action in self._actions:
            if action.dest is not SUPPRESS and not hasattr(namespace, action.dest):
                if action.default is not SUPPRESS:
                    setattr(namespace, action.dest, action.default)
        for dest, value in self._defaults.items():
            if not hasattr(namespace, dest):
                setattr(namespace, dest, value)

        try:
            namespace, args = self._parse_known_args(args, namespace)
        except ArgumentError as error:
            if not self.exit_on_error:
                raise
            self.error(str(error))
        # Those of commands.
        if hasattr(namespace, _UNRECOGNIZED_ARGS_ATTR):
            args.extend(getattr(namespace, _UNRECOGNIZED_ARGS_ATTR))
            delattr(namespace, _UNRECOGNIZED_ARGS_ATTR)
        return namespace, args

    def _parse_known_args(self, arg_strings, namespace):
        if self.fromfile_prefix_chars is not None:
            arg_strings = self._read_args_from_files(arg_strings)
        run = _Run(self, arg_strings, namespace)
        run.run()
        run.check_all_given()
        return namespace, run.extras

    def _read_args_from_files(self, arg_strings):
        result = []
        for arg in arg_strings:
            if not arg or arg[0] not in self.fromfile_prefix_chars:
                result.append(arg)
                continue
            try:
                with open(arg[1:]) as file:
                    inner = [each for line in file.read().splitlines() for each in self.convert_arg_line_to_args(line)]
                    result += self._read_args_from_files(inner)
            except OSError as error:
                self.error(str(error))
        return result

    def convert_arg_line_to_args(self, arg_line):
        """The arguments in a line of a file: the line itself, unless overridden."""
        return [arg_line]

    def _match_argument(self, action, arg_strings_pattern):
        # How many arguments the action takes.
        match = _re.match(self._get_nargs_pattern(action), arg_strings_pattern)
        if match is not None:
            return len(match.group(1))
        text = {
            None: _('expected one argument'),
            OPTIONAL: _('expected at most one argument'),
            ONE_OR_MORE: _('expected at least one argument'),
        }.get(action.nargs)
        if text is None:
            text = ngettext('expected %s argument', 'expected %s arguments', action.nargs) % action.nargs
        raise ArgumentError(action, text)

    def _match_arguments_partial(self, actions, arg_strings_pattern):
        # How many arguments each of as many actions as possible takes.
        for count in range(len(actions), 0, -1):
            pattern = ''.join([self._get_nargs_pattern(action) for action in actions[:count]])
            match = _re.match(pattern, arg_strings_pattern)
            if match is not None:
                return [len(taken) for taken in match.groups()]
        return []

    def _parse_optional(self, arg_string):
        # (action, option, value) of an option, None of what is none.
        if not arg_string or arg_string[0] not in self.prefix_chars:
            return None
        if arg_string in self._option_string_actions:
            return self._option_string_actions[arg_string], arg_string, None
        if len(arg_string) == 1:
            return None
        if '=' in arg_string:
            option, value = arg_string.split('=', 1)
            if option in self._option_string_actions:
                return self._option_string_actions[option], option, value

        found = self._get_option_tuples(arg_string)
        if len(found) > 1:
            text = _('ambiguous option: %(option)s could match %(matches)s')
            self.error(text % {'option': arg_string, 'matches': ', '.join([option for _, option, _ in found])})
        elif found:
            return found[0]
        # A negative number is a value, unless options look so.
        if self._negative_number_matcher.match(arg_string) and not self._has_negative_number_optionals:
            return None
        return None if ' ' in arg_string else (None, arg_string, None)

    def _get_option_tuples(self, option_string):
        # What an option that is not known could mean: a long one cut, or a short one with its value.
        chars = self.prefix_chars
        if option_string[0] not in chars:
            self.error(_('unexpected option string: %s') % option_string)
            return []
        found = []
        if option_string[1] in chars:
            if self.allow_abbrev:
                prefix, sign, value = option_string.partition('=')
                found = [(action, option, value if sign else None)
                         for option, action in self._option_string_actions.items() if option.startswith(prefix)]
            return found
        for option, action in self._option_string_actions.items():
            if option == option_string[:2]:
                found.append((action, option, option_string[2:]))
            elif option.startswith(option_string):
                found.append((action, option, None))
        return found

    def _get_nargs_pattern(self, action):
        # Which letters of _Run.kinds the action takes.
        nargs = action.nargs
        fixed = {
            None: '(-*A-*)',
            OPTIONAL: '(-*A?-*)',
            ZERO_OR_MORE: '(-*[A-]*)',
            ONE_OR_MORE: '(-*A[A-]*)',
            REMAINDER: '([-AO]*)',
            PARSER: '(-*A[-AO]*)',
            SUPPRESS: '(-*-*)',
        }
        pattern = fixed[nargs] if nargs in fixed else '(-*%s-*)' % '-*'.join('A' * nargs)
        # -- is not for options.
        return pattern.replace('-*', '').replace('-', '') if action.option_strings else pattern

    # Options between positionals

    def parse_intermixed_args(self, args=None, namespace=None):
        """As parse_args, but positionals of several values may have options between them."""
        return self._without_extras(*self.parse_known_intermixed_args(args, namespace))

    def parse_known_intermixed_args(self, args=None, namespace=None):
        """As parse_known_args, but positionals of several values may have options between them."""
        positionals = self._get_positional_actions()
        for action in positionals:
            if action.nargs in [PARSER, REMAINDER]:
                raise TypeError('parse_intermixed_args: positional arg'
                                ' with nargs=%s' % action.nargs)
        if any(action in positionals for group in self._mutually_exclusive_groups for action in group._group_actions):
            raise TypeError('parse_intermixed_args: positional in'
                            ' mutuallyExclusiveGroup')
        usage = self.usage
        try:
            if self.usage is None:
                # As it is with positionals.
                self.usage = self.format_usage()[7:]
            namespace, rest = self._parse_options_only(positionals, args, namespace)
            return self._parse_positionals_only(rest, namespace)
        finally:
            self.usage = usage

    def _parse_options_only(self, positionals, args, namespace):
        saved = [(action, action.nargs, action.default) for action in positionals]
        try:
            for action in positionals:
                action.save_nargs, action.save_default = action.nargs, action.default
                action.nargs = action.default = SUPPRESS
            namespace, rest = self.parse_known_args(args, namespace)
            for action in positionals:
                if getattr(namespace, action.dest, None) == []:
                    from warnings import warn
                    warn('Do not expect %s in %s' % (action.dest, namespace))
                    delattr(namespace, action.dest)
        finally:
            for action, action.nargs, action.default in saved:
                pass
        return namespace, rest

    def _parse_positionals_only(self, args, namespace):
        demanding = self._get_optional_actions() + self._mutually_exclusive_groups
        saved = [(each, each.required) for each in demanding]
        try:
            for each in demanding:
                each.save_required = each.required
                each.required = False
            return self.parse_known_args(args, namespace)
        finally:
            for each, each.required in saved:
                pass

    # Values

    def _get_values(self, action, arg_strings):
        nargs = action.nargs
        if nargs not in [PARSER, REMAINDER] and '--' in arg_strings:
            arg_strings.remove('--')
        if not arg_strings and nargs == OPTIONAL:
            value = action.const if action.option_strings else action.default
            if isinstance(value, str):
                value = self._get_value(action, value)
                self._check_value(action, value)
            return value
        if not arg_strings and nargs == ZERO_OR_MORE and not action.option_strings:
            value = arg_strings if action.default is None else action.default
            self._check_value(action, value)
            return value
        if len(arg_strings) == 1 and nargs in [None, OPTIONAL]:
            value = self._get_value(action, arg_strings[0])
            self._check_value(action, value)
            return value
        if nargs == SUPPRESS:
            return SUPPRESS
        values = [self._get_value(action, arg) for arg in arg_strings]
        if nargs == PARSER:
            self._check_value(action, values[0])
        elif nargs != REMAINDER:
            for value in values:
                self._check_value(action, value)
        return values

    def _get_value(self, action, arg_string):
        convert = self._registry_get('type', action.type, action.type)
        if not callable(convert):
            raise ArgumentError(action, _('%r is not callable') % convert)
        try:
            return convert(arg_string)
        except ArgumentTypeError as error:
            raise ArgumentError(action, str(error))
        except (TypeError, ValueError):
            name = getattr(action.type, '__name__', repr(action.type))
            text = _('invalid %(type)s value: %(value)r')
            raise ArgumentError(action, text % {'type': name, 'value': arg_string})

    def _check_value(self, action, value):
        if action.choices is not None and value not in action.choices:
            text = _('invalid choice: %(value)r (choose from %(choices)s)')
            raise ArgumentError(action, text % {'value': value, 'choices': ', '.join(map(repr, action.choices))})

    # Help

    def format_usage(self):
        """The usage."""
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        return formatter.format_help()

    def format_help(self):
        """The help."""
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        formatter.add_text(self.description)
        for group in self._action_groups:
            formatter.start_section(group.title)
            formatter.add_text(group.description)
            formatter.add_arguments(group._group_actions)
            formatter.end_section()
        formatter.add_text(self.epilog)
        return formatter.format_help()

    def _get_formatter(self):
        return self.formatter_class(prog=self.prog)

    def print_usage(self, file=None):
        """Print the usage."""
        self._print_message(self.format_usage(), _sys.stdout if file is None else file)

    def print_help(self, file=None):
        """Print the help."""
        self._print_message(self.format_help(), _sys.stdout if file is None else file)

    def _print_message(self, message, file=None):
        if message:
            try:
                (file or _sys.stderr).write(message)
            except (AttributeError, OSError):
                pass

    # Ends

    def exit(self, status=0, message=None):
        """End the program."""
        if message:
            self._print_message(message, _sys.stderr)
        _sys.exit(status)

    def error(self, message):
        """Print the usage and an error, and end the program with status 2."""
        self.print_usage(_sys.stderr)
        self.exit(2, _('%(prog)s: error: %(message)s\n') % {'prog': self.prog, 'message': message})
