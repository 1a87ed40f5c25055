"""Writes samples.marshal.bin: samples.py as CPython 3.11 compiles it.  python3.11 record.py"""
import marshal
import os

here = os.path.dirname(os.path.abspath(__file__))
with open(os.path.join(here, "samples.py"), encoding="utf-8") as source:
    code = compile(source.read(), "samples.py", "exec")
with open(os.path.join(here, "samples.marshal.bin"), "wb") as out:
    out.write(marshal.dumps(code))
