from . import sub
from .sub.leaf import value as relative
here = __name__
