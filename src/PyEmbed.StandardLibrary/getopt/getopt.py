"""Command lines in the way of C's getopt."""

__all__ = ["GetoptError", "error", "getopt", "gnu_getopt"]

import os

from gettext import gettext as _


class GetoptError(Exception):
    """A wrong option: opt is its name, msg the message."""

    opt = ''
    msg = ''

    def __init__(self, msg, opt=''):
        self.msg = msg
        self.opt = opt
        Exception.__init__(self, msg, opt)

    def __str__(self):
        return self.msg


error = GetoptError  # its former name


def _as_list(longopts):
    return [longopts] if isinstance(longopts, str) else list(longopts)


def getopt(args, shortopts, longopts=[]):
    """([(option, value), ...], rest): the options up to the first argument that is none.

    In shortopts each letter is an option, with a value if : follows; names in longopts have
    a value if they end with =.
    """
    opts, longopts = [], _as_list(longopts)
    while args and args[0].startswith('-') and args[0] != '-':
        first, rest = args[0], args[1:]
        if first == '--':
            return opts, rest
        if first.startswith('--'):
            opts, args = do_longs(opts, first[2:], longopts, rest)
        else:
            opts, args = do_shorts(opts, first[1:], shortopts, rest)
    return opts, args


def gnu_getopt(args, shortopts, longopts=[]):
    """As getopt, but options may come after other arguments.

    Not so if shortopts starts with + or the environment variable POSIXLY_CORRECT is set.
    """
    opts, others, longopts = [], [], _as_list(longopts)
    stops_at_other = shortopts.startswith('+')
    if stops_at_other:
        shortopts = shortopts[1:]
    elif os.environ.get("POSIXLY_CORRECT"):
        stops_at_other = True
    while args:
        first, rest = args[0], args[1:]
        if first == '--':
            others += rest
            break
        if first.startswith('--'):
            opts, args = do_longs(opts, first[2:], longopts, rest)
        elif first.startswith('-') and first != '-':
            opts, args = do_shorts(opts, first[1:], shortopts, rest)
        elif stops_at_other:
            others += args
            break
        else:
            others.append(first)
            args = rest
    return opts, others


def do_longs(opts, opt, longopts, args):
    name, sign, value = opt.partition('=')
    has_arg, name = long_has_args(name, longopts)
    if has_arg and not sign:
        if not args:
            raise GetoptError(_('option --%s requires argument') % name, name)
        value, args = args[0], args[1:]
    elif sign and not has_arg:
        raise GetoptError(_('option --%s must not have an argument') % name, name)
    opts.append(('--' + name, value))
    return opts, args


def long_has_args(opt, longopts):
    # (whether the option has a value, its whole name)
    matches = [name for name in longopts if name.startswith(opt)]
    if not matches:
        raise GetoptError(_('option --%s not recognized') % opt, opt)
    if opt in matches:
        return False, opt
    if opt + '=' in matches:
        return True, opt
    if len(matches) > 1:
        raise GetoptError(_('option --%s not a unique prefix') % opt, opt)
    return matches[0].endswith('='), matches[0].removesuffix('=')


def do_shorts(opts, optstring, shortopts, args):
    while optstring != '':
        name, optstring = optstring[0], optstring[1:]
        value = ''
        if short_has_arg(name, shortopts):
            # The rest of this argument, or the next one.
            if optstring == '':
                if not args:
                    raise GetoptError(_('option -%s requires argument') % name, name)
                optstring, args = args[0], args[1:]
            value, optstring = optstring, ''
        opts.append(('-' + name, value))
    return opts, args


def short_has_arg(opt, shortopts):
    for index, letter in enumerate(shortopts):
        if opt == letter != ':':
            return shortopts.startswith(':', index + 1)
    raise GetoptError(_('option -%s not recognized') % opt, opt)


if __name__ == '__main__':
    import sys
    print(getopt(sys.argv[1:], "a:b", ["alpha=", "beta"]))
