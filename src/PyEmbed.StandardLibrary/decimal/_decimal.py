"""The names of the accelerated decimal, for the classes that are written in Python."""
from _pydecimal import *
from _pydecimal import __version__, __libmpdec_version__
