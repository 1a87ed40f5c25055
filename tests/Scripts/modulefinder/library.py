# What a program imports is found in the library, too, with what that imports.
import modulefinder
finder = modulefinder.ModuleFinder()
code = compile('import json.decoder, sys\nfrom concurrent import futures\nimport not_there\n', 'program', 'exec')
main = finder.add_module('__main__')
finder.scan_code(code, main)
print([name for name in ('json', 'json.decoder', 're', 'sys', 'concurrent.futures') if name in finder.modules])
print('not_there' in finder.any_missing(), 'json' in finder.any_missing())
print(bool(finder.modules['json'].__path__), finder.modules['re'].__code__ is not None)
