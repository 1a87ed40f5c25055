import shutil
print(shutil.ignore_patterns('*.py', 'b*')('.', ['a.py', 'b', 'c']) == {'a.py', 'b'})
for call in [lambda: shutil.register_archive_format('x', 1), lambda: shutil.register_unpack_format('y', ['.zip'], print), lambda: shutil.unpack_archive('x', format='no'), lambda: shutil.make_archive('x', 'no'), lambda: shutil.unpack_archive('a.unknown', '.')]:
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)
print(shutil.get_terminal_size.__name__, issubclass(shutil.SameFileError, shutil.Error), shutil._basename('a/b/'))
