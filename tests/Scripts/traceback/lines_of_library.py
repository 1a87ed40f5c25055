# Frames of the library show their lines, but not those of modules that are frozen in CPython.
import io
import json
import os
import sys
import traceback


def show(error):
    out = sys.stderr = io.StringIO()
    sys.excepthook(type(error), error, error.__traceback__)
    sys.stderr = sys.__stderr__
    text = out.getvalue()
    # The lines of this file itself are not to be had where there are no files.
    print(text[text.index('\n  File "', 40):] == (other := ''.join(traceback.format_exception(error)))[other.index('\n  File "', 40):])
    frames = traceback.extract_tb(error.__traceback__)[1:]
    print([(frame.name, bool(frame.line)) for frame in frames][:1], text.count('\n  File "'))
    lines = text.splitlines()
    print([lines[i + 1][:5] for i, line in enumerate(lines) if line.endswith((', in loads', ', in __getitem__'))])


try:
    json.loads(1)
except TypeError as error:
    show(error)
try:
    os.environ['no such variable']
except KeyError as error:
    show(error)
