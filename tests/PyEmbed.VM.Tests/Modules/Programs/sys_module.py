import sys
def attempt(f, *a, **k):
    try: print(f(*a, **k))
    except BaseException as x: print(type(x).__name__, x)
print(sys.maxsize, sys.byteorder, sys.maxunicode, sys.version_info[:3], sys.version_info >= (3, 11), sys.version_info.minor, hex(sys.hexversion), sys.api_version)
print(sys.float_info, sys.int_info, sys.hash_info, sep="\n")
print(sys.getrecursionlimit(), sys.getdefaultencoding(), sys.getfilesystemencoding(), sys.getfilesystemencodeerrors(), sys.exc_info(), sys.exception(), sys.get_int_max_str_digits())
try: 1/0
except ZeroDivisionError as e: print(sys.exc_info()[:2], sys.exception() is e)
attempt(sys.setrecursionlimit, 0)
attempt(sys.set_int_max_str_digits, 5)
attempt(sys.intern, 5)
attempt(sys._getframe, 100)
attempt(sys.exit, 3)
attempt(sys.exit, (1, 2))
attempt(sys.exit)
attempt(sys.setswitchinterval, 0)
attempt(type(sys.flags))
attempt(type(sys.version_info), (1,))
attempt(type(sys.float_info), (1,))
attempt(sys.set_asyncgen_hooks, firstiter=5)
attempt(sys.unraisablehook, 5)
attempt(sys.audit)
attempt(sys.audit, 5)
print(sys._getframe().f_code.co_name, (lambda: sys._getframe(1).f_code.co_name)(), sys.getswitchinterval(), sys.intern("abc") is sys.intern("ab" + "c"))
print(sys.get_asyncgen_hooks(), sys.gettrace(), sys.getprofile(), sys.is_finalizing(), repr(sys), sys.__name__, sys.__spec__)
events = []
sys.addaudithook(lambda name, args: events.append(name) if name.startswith("my.") else None)
sys.audit("my.event", 1)
print(events)
sys.displayhook(None)
sys.displayhook([1, "é"])
import builtins
print(builtins._, sys.modules["sys"] is sys, "builtins" in sys.builtin_module_names)
print(sys.flags.__match_args__[:3], sys.flags.optimize, len(sys.flags), sys.float_info.n_fields, sys.float_info.__reduce__()[0])
print(type(sys)("m"), type(sys)("m", "doc").__doc__, sys.__dict__ is vars(sys))
attempt(lambda: sys.nothing_like_this)
class Broken:
    def __repr__(self): return "<broken>"
try: raise ValueError("lost")
except ValueError as e:
    args = type("A", (), {})
print(sys.stdin is sys.__stdin__)
