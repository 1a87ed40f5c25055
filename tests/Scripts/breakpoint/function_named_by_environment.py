# PYTHONBREAKPOINT names what breakpoint() calls.
import os, warnings
os.environ['PYTHONBREAKPOINT'] = '0'
print(breakpoint('nothing'))
os.environ['PYTHONBREAKPOINT'] = 'int'
print(breakpoint('12') + 1)
os.environ['PYTHONBREAKPOINT'] = 'os.path.join'
print(breakpoint('a', 'b'))
for name in '.', '..', '.foo', 'foo.', '.int', 'int.', '..foo.bar', '/./', 'nosuchbuiltin', 'nosuchmodule.nosuchcallable':
    os.environ['PYTHONBREAKPOINT'] = name
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter('always')
        print(breakpoint(), seen[0].message)
