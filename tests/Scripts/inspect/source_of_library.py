# The modules of the library have their source, wherever it lies.
import inspect
import json
import linecache
import os

print(inspect.getsource(json.dumps).startswith('def dumps(obj, '), inspect.getsource(json.JSONDecoder).startswith('class JSONDecoder'))
lines, first = inspect.getsourcelines(json.load)
print(first == json.load.__code__.co_firstlineno, lines[0].startswith('def load('))
print('def load(' in inspect.getsource(json), inspect.getsource(json) == json.__loader__.get_source('json'))
print(inspect.getmodule(json.load.__code__) is json, inspect.getsourcefile(json) == json.load.__code__.co_filename == json.__file__)
print(linecache.getline(json.load.__code__.co_filename, first) == lines[0])
print(inspect.getcomments(json.load), bool(inspect.getdoc(json.load)))
print(hasattr(os, '__file__'), os.__spec__.origin, os.__spec__.has_location)
try:
    inspect.getsource(len)
except TypeError as error:
    print(error)
for name in 'json.none', 'sys':
    try:
        os.__loader__.get_source(name)
    except ImportError as error:
        print(error)
