"""GNU dbm files; there are none without _gdbm."""

from _gdbm import *
