"""Reports of what profilers have measured."""

import marshal
import os
import re
import sys
import time
from dataclasses import dataclass
from enum import StrEnum, _simple_enum
from functools import cmp_to_key
from typing import Dict

__all__ = ['Stats', 'SortKey', 'FunctionProfile', 'StatsProfile']


@_simple_enum(StrEnum)
class SortKey:
    CALLS = 'calls', 'ncalls'
    CUMULATIVE = 'cumulative', 'cumtime'
    FILENAME = 'filename', 'module'
    LINE = 'line'
    NAME = 'name'
    NFL = 'nfl'
    PCALLS = 'pcalls'
    STDNAME = 'stdname'
    TIME = 'time', 'tottime'

    def __new__(cls, *values):
        self = str.__new__(cls, values[0])
        self._value_ = values[0]
        # The other names find it too.
        for other in values[1:]:
            cls._value2member_map_[other] = self
        self._all_values = values
        return self


@dataclass(unsafe_hash=True)
class FunctionProfile:
    ncalls: str
    tottime: float
    percall_tottime: float
    cumtime: float
    percall_cumtime: float
    file_name: str
    line_number: int


@dataclass(unsafe_hash=True)
class StatsProfile:
    """All that get_stats_profile() gives."""
    total_tt: float
    func_profiles: Dict[str, FunctionProfile]


class Stats:
    """What was measured, of one or more profilers or files.

    `stats` has for each function (file, line, name): calls that were not
    recursive, all calls, time in itself, time with all it calls, its callers.
    The methods that sort and print give the object, so that they can be
    chained.
    """

    def __init__(self, *args, stream=None):
        self.stream = stream or sys.stdout
        first, *others = args or (None,)
        self.init(first)
        self.add(*others)

    def _print(self, *things, end='\n'):
        print(*things, end=end, file=self.stream)

    def init(self, arg):
        self.all_callees = None  # Found when they are needed.
        self.files = []
        self.fcn_list = None
        self.total_tt = 0
        self.total_calls = 0
        self.prim_calls = 0
        self.max_name_len = 0
        self.top_level = set()
        self.stats = {}
        self.sort_arg_dict = {}
        self.load_stats(arg)
        try:
            self.get_top_level_stats()
        except Exception:
            self._print(f'Invalid timing data {"".join(self.files[-1:])}')
            raise

    def load_stats(self, arg):
        if arg is None:
            self.stats = {}
            return
        if isinstance(arg, str):
            with open(arg, 'rb') as file:
                self.stats = marshal.load(file)
            try:
                moment = time.ctime(os.stat(arg).st_mtime)
                arg = f'{moment}    {arg}'
            except Exception:
                pass  # Then without the time.
            self.files = [arg]
        elif hasattr(arg, 'create_stats'):
            arg.create_stats()
            self.stats = arg.stats
            arg.stats = {}
        if not self.stats:
            raise TypeError('Cannot create or construct a '
                            f'{self.__class__!r} object from {arg!r}')

    def get_top_level_stats(self):
        for func, (primitive, calls, own, _, callers) in self.stats.items():
            self.prim_calls += primitive
            self.total_calls += calls
            self.total_tt += own
            if ('jprofile', 0, 'profiler') in callers:
                self.top_level.add(func)
        self.max_name_len = _longest(self.stats, self.max_name_len)

    def add(self, *arg_list):
        """Add what others have measured."""
        for item in reversed(arg_list):
            if type(self) != type(item):
                item = Stats(item)
            self.files += item.files
            self.total_calls += item.total_calls
            self.prim_calls += item.prim_calls
            self.total_tt += item.total_tt
            self.top_level |= item.top_level
            self.max_name_len = max(self.max_name_len, item.max_name_len)
            self.fcn_list = None
            for func, stat in item.stats.items():
                before = self.stats.get(func, (0, 0, 0, 0, {}))
                self.stats[func] = add_func_stats(before, stat)
        return self

    def dump_stats(self, filename):
        """Save them in a file that can be loaded."""
        with open(filename, 'wb') as file:
            marshal.dump(self.stats, file)

    # Name: ((place in what is sorted, direction), ...), description
    sort_arg_dict_default = {
        'calls': (((1, -1),), 'call count'),
        'ncalls': (((1, -1),), 'call count'),
        'cumtime': (((3, -1),), 'cumulative time'),
        'cumulative': (((3, -1),), 'cumulative time'),
        'filename': (((4, 1),), 'file name'),
        'line': (((5, 1),), 'line number'),
        'module': (((4, 1),), 'file name'),
        'name': (((6, 1),), 'function name'),
        'nfl': (((6, 1), (4, 1), (5, 1)), 'name/file/line'),
        'pcalls': (((0, -1),), 'primitive call count'),
        'stdname': (((7, 1),), 'standard name'),
        'time': (((2, -1),), 'internal time'),
        'tottime': (((2, -1),), 'internal time'),
    }

    def get_sort_arg_defs(self):
        """The orders by all beginnings of their names that name only one."""
        if not self.sort_arg_dict:
            self.sort_arg_dict = result = {}
            ambiguous = set()
            for word, definition in self.sort_arg_dict_default.items():
                for length in range(len(word), 0, -1):
                    beginning = word[:length]
                    if beginning in result:
                        # (Shorter ones are taken or thrown out already.)
                        ambiguous.add(beginning)
                        break
                    result[beginning] = definition
            for word in ambiguous:
                del result[word]
        return self.sort_arg_dict

    def sort_stats(self, *field):
        """Sort, by the first field and then by the others."""
        if not field:
            self.fcn_list = 0
            return self
        if len(field) == 1 and isinstance(field[0], int):
            # As it was once said.
            field = [{-1: 'stdname', 0: 'calls', 1: 'time',
                      2: 'cumulative'}[field[0]]]
        elif any(type(other) != type(field[0]) for other in field[1:]):
            raise TypeError("Can't have mixed argument type")
        orders = self.get_sort_arg_defs()
        chosen = [orders[word.value if isinstance(word, SortKey) else word]
                  for word in field]
        self.sort_type = ', '.join(text for _, text in chosen)
        compare = TupleComp(sum((order for order, _ in chosen), ())).compare
        rows = [(*stat[:4], *func, func_std_string(func), func)
                for func, stat in self.stats.items()]
        rows.sort(key=cmp_to_key(compare))
        self.fcn_list = [row[-1] for row in rows]
        return self

    def reverse_order(self):
        if self.fcn_list:
            self.fcn_list.reverse()
        return self

    def strip_dirs(self):
        """Take the directories away; functions that are alike then become one."""
        stripped = {}
        for func, (*numbers, callers) in self.stats.items():
            func = func_strip_path(func)
            stat = (*numbers, {func_strip_path(caller): value
                               for caller, value in callers.items()})
            if func in stripped:
                stat = add_func_stats(stripped[func], stat)
            stripped[func] = stat
        self.stats = stripped
        self.top_level = set(map(func_strip_path, self.top_level))
        self.max_name_len = _longest(stripped)
        self.fcn_list = None
        self.all_callees = None
        return self

    def calc_callees(self):
        if self.all_callees:
            return
        self.all_callees = callees = {}
        for func, stat in self.stats.items():
            callees.setdefault(func, {})
            for caller, value in stat[4].items():
                callees.setdefault(caller, {})[func] = value

    # Printing

    def eval_print_amount(self, sel, list, msg):
        """Apply a restriction: a pattern, a number, or a fraction."""
        kept = list
        if isinstance(sel, str):
            try:
                pattern = re.compile(sel)
            except re.error:
                msg += f'   <Invalid regular expression {sel!r}>\n'
                return kept, msg
            kept = [func for func in list
                    if pattern.search(func_std_string(func))]
        elif isinstance(sel, float) and 0.0 <= sel < 1.0:
            kept = list[:int(len(list) * sel + 0.5)]
        elif isinstance(sel, int) and 0 <= sel < len(list):
            kept = list[:sel]
        if len(kept) != len(list):
            msg += (f'   List reduced from {len(list)!r} to {len(kept)!r} '
                    f'due to restriction <{sel!r}>\n')
        return kept, msg

    def get_stats_profile(self):
        """All figures as objects."""
        functions = self.fcn_list or self.stats
        if not functions:
            return StatsProfile(0, {})

        def rounded(value):
            return float(f8(value))

        profiles = {}
        for func in functions:
            primitive, calls, own, total, _ = self.stats[func]
            file, line, name = func
            profiles[name] = FunctionProfile(
                str(calls) if calls == primitive else f'{calls}/{primitive}',
                rounded(own), rounded(own / calls) if calls else -1,
                rounded(total), rounded(total / primitive) if primitive else -1,
                file, line)
        return StatsProfile(rounded(self.total_tt), profiles)

    def get_print_list(self, sel_list):
        """The functions that the restrictions leave, and how wide names are."""
        if self.fcn_list:
            functions = self.fcn_list[:]
            text = f'   Ordered by: {self.sort_type}\n'
        else:
            functions = list(self.stats)
            text = '   Random listing order was used\n'
        for selection in sel_list:
            functions, text = self.eval_print_amount(selection, functions, text)
        if not functions:
            return 0, functions
        self._print(text)
        width = self.max_name_len
        if len(functions) < len(self.stats):
            width = _longest(functions)
        return width + 2, functions

    def print_stats(self, *amount):
        for name in self.files:
            self._print(name)
        if self.files:
            self._print()
        margin = ' ' * 8
        for func in self.top_level:
            self._print(margin, func_get_function_name(func))
        self._print(margin, self.total_calls, 'function calls', end=' ')
        if self.total_calls != self.prim_calls:
            self._print(f'({self.prim_calls} primitive calls)', end=' ')
        self._print(f'in {self.total_tt:.3f} seconds')
        self._print()
        _, functions = self.get_print_list(amount)
        if functions:
            self.print_title()
            for func in functions:
                self.print_line(func)
            self._print('\n')
        return self

    def print_callees(self, *amount):
        """Print what each function has called."""
        width, functions = self.get_print_list(amount)
        if functions:
            self.calc_callees()
            self.print_call_heading(width, 'called...')
            for func in functions:
                self.print_call_line(width, func,
                                     self.all_callees.get(func, {}))
            self._print('\n')
        return self

    def print_callers(self, *amount):
        """Print what has called each function."""
        width, functions = self.get_print_list(amount)
        if functions:
            self.print_call_heading(width, 'was called by...')
            for func in functions:
                self.print_call_line(width, func, self.stats[func][4], '<-')
            self._print('\n')
        return self

    def print_call_heading(self, name_size, column_title):
        self._print('Function '.ljust(name_size) + column_title)
        # Some profilers know the times by caller.
        callers = next(filter(None, (stat[4] for stat in self.stats.values())),
                       {})
        if isinstance(next(iter(callers.values()), None), tuple):
            self._print(' ' * name_size + '    ncalls  tottime  cumtime')

    def print_call_line(self, name_size, source, call_dict, arrow='->'):
        self._print(func_std_string(source).ljust(name_size) + arrow, end=' ')
        if not call_dict:
            self._print()
            return
        indent = ''
        for func in sorted(call_dict):
            name, value = func_std_string(func), call_dict[func]
            if isinstance(value, tuple):
                calls, primitive, own, total = value
                count = (f'{calls}' if calls == primitive
                         else f'{calls}/{primitive}')
                count = count.rjust(7 + 2 * len(indent))
                text = f'{count} {f8(own)} {f8(total)}  {name}'
                left = name_size + 1
            else:
                text = f'{name}({value!r}) {f8(self.stats[func][3])}'
                left = name_size + 3
            self._print(indent * left + text)
            indent = ' '

    def print_title(self):
        self._print('   ncalls  tottime  percall  cumtime  percall', end=' ')
        self._print('filename:lineno(function)')

    def print_line(self, func):
        primitive, calls, own, total, _ = self.stats[func]
        count = str(calls) if calls == primitive else f'{calls}/{primitive}'

        def average(value, count):
            return f8(value / count) if count else ' ' * 8

        self._print(count.rjust(9), f8(own), average(own, calls), f8(total),
                    average(total, primitive), func_std_string(func))


class TupleComp:
    """A comparison of tuples: by some of their places, up or down."""

    def __init__(self, comp_select_list):
        self.comp_select_list = comp_select_list

    def compare(self, left, right):
        for index, direction in self.comp_select_list:
            if left[index] < right[index]:
                return -direction
            if left[index] > right[index]:
                return direction
        return 0


# Functions are triples (file, line, name).

def func_strip_path(func_name):
    filename, line, name = func_name
    return os.path.basename(filename), line, name


def func_get_function_name(func):
    return func[2]


def func_std_string(func_name):
    """The function as reports have it."""
    file, line, name = func_name
    if (file, line) != ('~', 0):
        return f'{file}:{line}({name})'
    # Built in
    if name.startswith('<') and name.endswith('>'):
        return '{' + name[1:-1] + '}'
    return name


def _longest(functions, least=0):
    # The length of the longest name.
    return max(least, *(len(func_std_string(func)) for func in functions), 0)


def add_func_stats(target, source):
    """The sum of what was measured of a function twice."""
    *numbers, callers = source
    *others, other_callers = target
    return (*map(sum, zip(numbers, others)),
            add_callers(other_callers, callers))


def add_callers(target, source):
    """The sum of two dictionaries of callers."""
    result = dict(target)
    for func, value in source.items():
        if func not in result:
            result[func] = value
        elif isinstance(value, tuple):
            result[func] = tuple(map(sum, zip(value, result[func])))
        else:
            result[func] += value
    return result


def count_calls(callers):
    """The sum of all calls."""
    return sum(callers.values())


def f8(x):
    return f'{x:8.3f}'


def _browse(profiles):
    """Read commands that look at profiles, until the user leaves."""
    import cmd

    class ProfileBrowser(cmd.Cmd):
        def __init__(self, profile=None):
            cmd.Cmd.__init__(self)
            self.prompt = '% '
            self.stats = None
            self.stream = sys.stdout
            if profile is not None:
                self.do_read(profile)

        def _say(self, *lines):
            for line in lines:
                print(line, file=self.stream)

        def generic(self, fn, line):
            # Numbers, fractions and patterns restrict what is printed.
            amounts = []
            for term in line.split():
                for convert in (int, float, str):
                    try:
                        amount = convert(term)
                    except ValueError:
                        continue
                    break
                if isinstance(amount, float) and not 0 <= amount <= 1:
                    self._say('Fraction argument must be in [0, 1]')
                    continue
                amounts.append(amount)
            if self.stats:
                getattr(self.stats, fn)(*amounts)
            else:
                self._say('No statistics object is loaded.')
            return 0

        def generic_help(self):
            self._say(
                'Arguments may be:',
                '* An integer maximum number of entries to print.',
                '* A decimal fractional number between 0 and 1, controlling',
                '  what fraction of selected entries to print.',
                '* A regular expression; only entries with function names',
                '  that match it are printed.')

        def do_add(self, line):
            if not self.stats:
                self._say('No statistics object is loaded.')
                return 0
            try:
                self.stats.add(line)
            except OSError as error:
                self._say(f'Failed to load statistics for {line}: {error}')
            return 0

        def help_add(self):
            self._say('Add profile info from given file to current statistics '
                      'object.')

        def do_callees(self, line):
            return self.generic('print_callees', line)

        def help_callees(self):
            self._say('Print callees statistics from the current stat object.')
            self.generic_help()

        def do_callers(self, line):
            return self.generic('print_callers', line)

        def help_callers(self):
            self._say('Print callers statistics from the current stat object.')
            self.generic_help()

        def do_EOF(self, line):
            self._say('')
            return 1

        def do_quit(self, line):
            return 1

        def help_quit(self):
            self._say('Leave the profile browser.')

        help_EOF = help_quit

        def do_read(self, line):
            if not line:
                if len(self.prompt) > 2:
                    return self.do_read(self.prompt[:-2])
                self._say('No statistics object is current -- cannot reload.')
                return 0
            try:
                self.stats = Stats(line)
            except OSError as error:
                self._say(error.args[1])
                return None
            except Exception as error:
                self._say(f'{error.__class__.__name__}: {error}')
                return None
            self.prompt = line + '% '
            return 0

        def help_read(self):
            self._say('Read in profile data from a specified file.',
                      'Without argument, reload the current file.')

        def do_reverse(self, line):
            if self.stats:
                self.stats.reverse_order()
            else:
                self._say('No statistics object is loaded.')
            return 0

        def help_reverse(self):
            self._say('Reverse the sort order of the profiling report.')

        def do_sort(self, line):
            if not self.stats:
                self._say('No statistics object is loaded.')
                return None
            known = self.stats.get_sort_arg_defs()
            if line and all(word in known for word in line.split()):
                self.stats.sort_stats(*line.split())
            else:
                self._say('Valid sort keys (unique prefixes are accepted):')
                for key, value in Stats.sort_arg_dict_default.items():
                    self._say(f'{key} -- {value[1]}')
            return 0

        def help_sort(self):
            self._say('Sort profile data according to specified keys.',
                      "(Typing `sort' without arguments lists valid keys.)")

        def complete_sort(self, text, *args):
            return [key for key in Stats.sort_arg_dict_default
                    if key.startswith(text)]

        def do_stats(self, line):
            return self.generic('print_stats', line)

        def help_stats(self):
            self._say('Print statistics from the current stat object.')
            self.generic_help()

        def do_strip(self, line):
            if self.stats:
                self.stats.strip_dirs()
            else:
                self._say('No statistics object is loaded.')

        def help_strip(self):
            self._say('Strip leading path information from filenames in the '
                      'report.')

        def help_help(self):
            self._say('Show help for a given command.')

        def postcmd(self, stop, line):
            return stop or None

    try:
        browser = ProfileBrowser(*profiles[:1])
        for profile in profiles[1:]:
            browser.do_add(profile)
        print('Welcome to the profile statistics browser.', file=browser.stream)
        browser.cmdloop()
        print('Goodbye.', file=browser.stream)
    except KeyboardInterrupt:
        pass


if __name__ == '__main__':
    _browse(sys.argv[1:])
