"""The names of the accelerated datetime, for the classes that are written in Python."""
from _pydatetime import *
