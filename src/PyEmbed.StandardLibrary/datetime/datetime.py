"""Dates, times of day, both together, and the time between them, in the Gregorian calendar."""
import sys

try:
    from _datetime import *
except ImportError:
    from _pydatetime import *
    from _pydatetime import _divide_and_round

__all__ = ('date', 'datetime', 'time', 'timedelta', 'timezone', 'tzinfo',
           'MINYEAR', 'MAXYEAR', 'UTC')
