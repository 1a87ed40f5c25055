"""Records what CPython 3.11 prints for each program here, and its code: NAME.marshal.bin, NAME.txt.  python3.11 record.py"""
import contextlib
import glob
import io
import marshal
import os
import sys

here = os.path.dirname(os.path.abspath(__file__))
for path in sorted(glob.glob(os.path.join(here, "*.py"))):
    name = os.path.basename(path)
    if name == "record.py":
        continue
    with open(path, encoding="utf-8") as source:
        code = compile(source.read(), name, "exec")
    out = io.StringIO()
    names = {"__name__": "__main__", "settrace": sys.settrace, "setprofile": sys.setprofile, "getframe": sys._getframe}
    with contextlib.redirect_stdout(out):
        exec(code, names)
    with open(path[:-3] + ".marshal.bin", "wb") as file:
        file.write(marshal.dumps(code))
    with open(path[:-3] + ".txt", "w", encoding="utf-8") as file:
        file.write(out.getvalue())
