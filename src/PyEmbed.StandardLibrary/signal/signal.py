"""Handlers for signals, with the constants as enumerations."""
import _signal
from _signal import *
from enum import IntEnum as _IntEnum

_IntEnum._convert_('Signals', __name__,
                   lambda name: name.isupper() and name.startswith('SIG') and not name.startswith('SIG_'))
_IntEnum._convert_('Handlers', __name__, lambda name: name in ('SIG_DFL', 'SIG_IGN'))
_IntEnum._convert_('Sigmasks', __name__, lambda name: name in ('SIG_BLOCK', 'SIG_UNBLOCK', 'SIG_SETMASK'))


def _int_to_enum(value, enumeration):
    """The member with that value, or the value where there is none."""
    try:
        return enumeration(value)
    except ValueError:
        return value


def _enum_to_int(value):
    try:
        return int(value)
    except (ValueError, TypeError):
        return value


def signal(signalnum, handler):
    """Set the handler of a signal and return the former one."""
    return _int_to_enum(_signal.signal(_enum_to_int(signalnum), _enum_to_int(handler)), Handlers)


def getsignal(signalnum):
    """The handler of a signal."""
    return _int_to_enum(_signal.getsignal(signalnum), Handlers)


def pthread_sigmask(how, mask):
    """Change which signals are held back for this thread; those held back before are returned."""
    return {_int_to_enum(number, Signals) for number in _signal.pthread_sigmask(how, mask)}


def sigpending():
    """The signals that have arrived and are held back."""
    return {_int_to_enum(number, Signals) for number in _signal.sigpending()}


def sigwait(sigset):
    """Wait for one of these signals and return it."""
    return _int_to_enum(_signal.sigwait(sigset), Signals)


def valid_signals():
    """The set of all signals there are."""
    return {_int_to_enum(number, Signals) for number in _signal.valid_signals()}
