"""ndbm files; there are none without _dbm."""

from _dbm import *
