"""Records what CPython 3.11 does with command lines: python3.11 record.py writes cases.json beside it.

With arguments it runs them as a command and shows where that differs: python3.11 record.py dotnet PyEmbed.Cli.dll
"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))

SHOW_MAIN = 'import show; show.main(globals())'
FLAGS = 'import sys; print(sys.flags)'
ENCODINGS = "import sys; print(sys.flags.utf8_mode, *[f'{s.encoding}/{s.errors}' for s in (sys.stdin, sys.stdout, sys.stderr)], sys.getfilesystemencoding())"
WARN = "import warnings; warnings.warn('hello', DeprecationWarning); warnings.warn('there')"

# (name, arguments, standard input, variables)
CASES = [
    ('command', ['-c', 'print(1+1)'], '', {}),
    ('command_has_arguments', ['-c', 'import sys; print(sys.argv, repr(sys.path[0]))', '-x', 'a'], '', {}),
    ('command_main_module', ['-c', SHOW_MAIN], '', {}),
    ('command_traceback', ['-c', 'def f(): 1/0\nf()'], '', {}),
    ('command_syntax_error', ['-c', 'a b'], '', {}),
    ('script', ['main.py', 'a', '-b'], '', {}),
    ('script_in_folder', ['pack/mod.py'], '', {}),
    ('script_traceback', ['error.py'], '', {}),
    ('script_missing', ['missing.py'], '', {}),
    ('script_main_is_gone_from_file', ['-i', 'main.py'], "print('__file__' in globals(), '__cached__' in globals())\n", {}),
    ('script_skips_first_line', ['-x', 'firstline.py'], '', {}),
    ('script_without_skipping', ['firstline.py'], '', {}),
    ('script_directory', ['folder', 'a'], '', {}),
    ('script_directory_without_main', ['pack/empty'], '', {}),
    ('script_safe_path', ['-P', 'path0.py'], '', {}),
    ('script_safe_path_variable', ['path0.py'], '', {'PYTHONSAFEPATH': '1'}),
    ('script_isolated', ['-I', 'path0.py'], '', {'PYTHONPATH': 'pack'}),
    ('script_not_utf8', ['latin.py'], '', {}),
    ('script_null', ['null.py'], '', {}),
    ('stdin_script', [], SHOW_MAIN, {}),
    ('stdin_script_with_dash', ['-', 'a'], 'import sys; print(sys.argv)', {}),
    ('stdin_script_traceback', [], 'x = 1\nx.y\n', {}),
    ('stdin_script_reads_nothing', [], 'print(repr(__import__("sys").stdin.read()))\n', {}),
    ('stdin_script_syntax_error', [], 'def f(:\n', {}),
    ('module', ['-m', 'main', 'a'], '', {}),
    ('module_of_package', ['-m', 'pack.mod'], '', {}),
    ('module_package', ['-m', 'pack', 'x'], '', {}),
    ('module_package_without_main', ['-m', 'pack.empty'], '', {}),
    ('module_namespace_package', ['-m', 'space'], '', {}),
    ('module_missing', ['-m', 'missing'], '', {}),
    ('module_missing_package', ['-m', 'missing.x'], '', {}),
    ('module_relative', ['-m', '.main'], '', {}),
    ('module_as_file', ['-m', 'quiet.py'], '', {}),
    ('module_in_module', ['-m', 'quiet.x'], '', {}),
    ('module_without_code', ['-m', 'sys'], '', {}),
    ('module_imported_by_package', ['-m', 'eager.mod'], '', {}),
    ('module_exits', ['-m', 'exits'], '', {}),
    ('module_traceback', ['-m', 'error'], '', {}),
    ('module_is_called_by_two_functions', ['-m', 'callers'], '', {}),
    ('archive', ['archive.zip'], '', {}),
    ('archive_traceback', ['archive.zip', 'fail'], '', {}),
    ('archive_safe_path', ['-P', 'archive.zip'], '', {}),
    ('directory_here', ['.'], '', {}),
    ('exit_number', ['-c', 'raise SystemExit(3)'], '', {}),
    ('exit_text', ['-c', 'raise SystemExit("bye")'], '', {}),
    ('exit_none', ['-c', 'raise SystemExit'], '', {}),
    ('exit_tuple', ['-c', 'raise SystemExit(1, 2)'], '', {}),
    ('exit_big', ['-c', 'raise SystemExit(1 << 70)'], '', {}),
    ('exit_negative', ['-c', 'raise SystemExit(-1)'], '', {}),
    ('exit_of_hook', ['-c', 'import sys\ndef hook(*a): sys.exit(7)\nsys.excepthook = hook\n1/0'], '', {}),
    ('hook_fails', ['-c', 'import sys\ndef hook(*a): 1/0\nsys.excepthook = hook\nx'], '', {}),
    ('hook_missing', ['-c', 'import sys\ndel sys.excepthook\nx'], '', {}),
    ('site_builtins', ['-c', 'print(exit, quit, help, license, type(exit), type(copyright), type(help))'], '', {}),
    ('site_builtins_left_out', ['-S', '-c', 'exit'], '', {}),
    ('site_exit_closes_input', ['-c', 'import sys\ntry: exit(4)\nfinally: print(sys.stdin.closed)'], '', {}),
    ('flags_default', ['-c', FLAGS], '', {}),
    ('flags_all', ['-bb', '-B', '-d', '-s', '-S', '-v', '-q', '-OO', '-P', '-c', 'import sys; print(sys.flags)', '2'], '', {'NO_STDERR': '1'}),
    ('flags_isolated', ['-I', '-c', FLAGS], '', {}),
    ('flags_ignore_environment', ['-E', '-c', FLAGS], '', {'PYTHONOPTIMIZE': '2', 'PYTHONDONTWRITEBYTECODE': '1', 'PYTHONSAFEPATH': '1'}),
    ('flags_variables', ['-c', FLAGS], '', {'PYTHONOPTIMIZE': '2', 'PYTHONDONTWRITEBYTECODE': '1', 'PYTHONSAFEPATH': '1', 'PYTHONNOUSERSITE': 'x', 'PYTHONDEBUG': '-3', 'PYTHONHASHSEED': '0', 'PYTHONUTF8': '1',
                                            'PYTHONINTMAXSTRDIGITS': '640', 'PYTHONWARNDEFAULTENCODING': '1'}),
    ('flags_variables_zero', ['-c', FLAGS], '', {'PYTHONOPTIMIZE': '0', 'PYTHONDONTWRITEBYTECODE': '0', 'PYTHONUNBUFFERED': '0', 'PYTHONHASHSEED': 'random', 'PYTHONUTF8': '0'}),
    ('flags_extra', ['-X', 'dev', '-Xutf8', '-X', 'int_max_str_digits=0', '-Xfoo=bar', '-c', 'import sys; print(sys.flags, sys._xoptions, sys.warnoptions)'], '', {}),
    ('optimize_drops_assertions', ['-c', 'assert 0; print(__debug__)'], '', {'PYTHONOPTIMIZE': 'yes'}),
    ('hash_seed', ['-c', 'print(hash("abc"), hash(b"x"))'], '', {'PYTHONHASHSEED': '0'}),
    ('hash_seed_no_number', ['-c', '1'], '', {'PYTHONHASHSEED': 'abc'}),
    ('hash_seed_too_large', ['-c', '1'], '', {'PYTHONHASHSEED': '4294967296'}),
    ('digits_invalid', ['-X', 'int_max_str_digits=1', '-c', '1'], '', {}),
    ('digits_without_value', ['-X', 'int_max_str_digits', '-c', '1'], '', {}),
    ('digits_invalid_variable', ['-c', '1'], '', {'PYTHONINTMAXSTRDIGITS': 'a'}),
    ('digits_count', ['-X', 'int_max_str_digits=640', '-c', 'str(10 ** 640)'], '', {}),
    ('no_debug_ranges', ['-X', 'no_debug_ranges', '-c', 'def f(a): return a + 1\nfor g in f, eval("lambda: 1"): print(list(g.__code__.co_positions()))\nf(0)\nf("")'], '', {}),
    ('no_debug_ranges_by_variable', ['-c', 'def f(a): return a + 1\nfor g in f, eval("lambda: 1"): print(list(g.__code__.co_positions()))\nf(0)\nf("")'], '', {'PYTHONNODEBUGRANGES': '1'}),
    ('utf8_invalid', ['-X', 'utf8=2', '-c', '1'], '', {}),
    ('utf8_invalid_variable', ['-c', '1'], '', {'PYTHONUTF8': 'x'}),
    ('search_path_variable', ['-c', 'import quiet2'], '', {'PYTHONPATH': 'pack'}),
    ('warnings_default', ['-c', WARN], '', {}),
    ('warnings_ignored', ['-W', 'ignore', '-c', WARN], '', {}),
    ('warnings_are_errors', ['-Werror', '-c', WARN], '', {}),
    ('warnings_of_a_class', ['-W', 'error::UserWarning', '-c', WARN], '', {}),
    ('warnings_of_a_message', ['-W', 'ignore:hel', '-c', WARN], '', {}),
    ('warnings_invalid_options', ['-W', 'bogus', '-W', 'error::Foo', '-W', 'a:b:c:d:e:f', '-Werror:::x:y', '-c', '1'], '', {}),
    ('warnings_variable', ['-W', 'default', '-b', '-c', 'import sys; print(sys.warnoptions)'], '', {'PYTHONWARNINGS': 'error,ignore'}),
    ('warnings_variable_counts', ['-c', WARN], '', {'PYTHONWARNINGS': 'error::DeprecationWarning'}),
    ('bytes_warning', ['-b', '-c', 'print(str(b"x")); b"x" == "x"'], '', {}),
    ('bytes_warning_error', ['-bb', '-c', 'str(b"x")'], '', {}),
    ('unknown_option', ['-z'], '', {}),
    ('unknown_long_option', ['--foo'], '', {}),
    ('option_without_value', ['-c'], '', {}),
    ('hash_based_pycs_invalid', ['--check-hash-based-pycs', 'foo', '-c', '1'], '', {}),
    ('hash_based_pycs_without_value', ['--check-hash-based-pycs'], '', {}),
    ('jython_option', ['-J'], '', {}),
    ('tabs_option', ['-t', '-c', 'print(1)'], '', {}),
    ('version', ['-V'], '', {}),
    ('version_wins_over_a_command', ['-V', '-c', 'print(1)'], '', {}),
    ('version_with_a_value', ['--version=3'], '', {}),
    ('tracemalloc_invalid', ['-X', 'tracemalloc=abc', '-c', '1'], '', {}),
    ('tracemalloc_invalid_variable', ['-c', '1'], '', {'PYTHONTRACEMALLOC': 'x'}),
    ('frozen_modules_invalid', ['-X', 'frozen_modules=foo', '-c', '1'], '', {}),
    ('malloc_invalid_variable', ['-c', '1'], '', {'PYTHONMALLOC': 'x'}),
    ('usage_of_a_library_module', ['-m', 'zipfile'], '', {'COLUMNS': '200'}),
    ('interactive', ['-i'], '1+1\nif 1:\n  print(2)\n\n# c\nx=(1,\n2)\nx\n_\nNone\n', {}),
    ('interactive_errors', ['-i', '-q'], '1/0\nfoo bar\ndef f():\n  return g()\n\nf()\n  x\nprint(5)\n', {}),
    ('interactive_exit', ['-i', '-q'], 'exit(3)\n1\n', {}),
    ('interactive_system_exit', ['-i', '-q'], 'raise SystemExit("bye")\n', {}),
    ('interactive_strings', ['-q', '-i'], '"""a\nb"""\nx = """\n\n"""\nx\n', {}),
    ('interactive_decorator', ['-q', '-i'], '@lambda f: 5\ndef f(): pass\n\nf\nclass A:\n  x = 1\n  def g(self): return 7\n\nA().g()\n', {}),
    ('interactive_try', ['-q', '-i'], 'try:\n  1/0\nexcept ZeroDivisionError:\n  "caught"\nelse:\n  2\n\nfor i in range(2): i\n\nwhile 0:\n  pass\nelse:\n  "end"\n\n', {}),
    ('interactive_prompts', ['-q', '-i'], 'import sys; sys.ps1, sys.ps2 = "1> ", "2> "\nif 1:\n  3\n\nclass P:\n  def __str__(self): return "p> "\n\nsys.ps1 = P()\n4\n', {}),
    ('interactive_future', ['-q', '-i'], 'from __future__ import annotations\ndef f(x: y): pass\n\nf.__annotations__\n', {}),
    ('interactive_display_hook', ['-q', '-i'], 'import sys\nsys.displayhook = lambda v: print("got", v)\n7\n', {}),
    ('interactive_unfinished', ['-q', '-i'], 'if 1:\n  8', {}),
    ('interactive_semicolons', ['-q', '-i'], '1; 2; x = 3; x\n', {}),
    ('interactive_after_command', ['-i', '-c', 'x = 5'], 'x\n', {}),
    ('interactive_after_error', ['-i', '-c', '1/0'], 'import sys; sys.last_value\nsys.exit("bye")\n', {}),
    ('interactive_after_exit', ['-i', '-c', 'raise SystemExit(4)'], '9\n', {}),
    ('interactive_after_module', ['-i', '-m', 'quiet'], 'value\n', {}),
    ('interactive_after_missing_script', ['-i', 'missing.py'], '6\n', {}),
    ('interactive_variable', ['-c', 'x = 5'], 'x\n', {'PYTHONINSPECT': '1'}),
    ('interactive_startup', ['-q', '-i'], 'started\n"__file__" in globals()\n', {'PYTHONSTARTUP': 'startup.py'}),
    ('unbuffered', ['-u', '-c', 'import sys; print(1); print(2, file=sys.stderr)'], '', {}),
    ('atexit', ['-c', 'import atexit; atexit.register(print, "end"); print("begin")'], '', {}),
    ('streams_take_what_finalizers_write', ['-c', "class A:\n    def __del__(self): print('end')\na = A()"], '', {'PYTHONIOENCODING': 'latin-1'}),
    ('bytecode_is_run', ['-c', 'import cached, runpy; cached.make("made.pyc", "print(7, __file__)"); runpy.run_path("made.pyc")'], '', {}),
    ('bytecode_is_bad', ['bad.pyc'], '', {}),
    ('bytecode_is_written', ['-c', 'import quiet, os\nprint(os.path.basename(quiet.__cached__).replace("pyembed-311", "cpython-311"), os.path.exists(quiet.__cached__))'], '', {}),
    ('bytecode_is_not_written', ['-B', '-c', 'import quiet, os\nprint(os.path.exists(quiet.__cached__))'], '', {}),
    ('bytecode_optimized', ['-O', '-c', 'import quiet, os\nprint(os.path.basename(quiet.__cached__).replace("pyembed-311", "cpython-311"), os.path.exists(quiet.__cached__))'], '', {}),
    ('bytecode_prefix', ['-X', 'pycache_prefix=cache', '-c', 'import quiet, os, sys\nprint(sys.pycache_prefix, quiet.__cached__.replace("pyembed-311", "cpython-311"), os.path.exists(quiet.__cached__))'], '', {}),
    ('bytecode_is_used', ['-c', 'import quiet, cached\ncached.change(quiet)\nquiet = cached.reload(quiet)\nprint(quiet.value)'], '', {}),
    ('bytecode_is_stale', ['-c', 'import quiet, cached, os\ncached.change(quiet)\nos.utime(quiet.__file__, (1, 1))\nquiet = cached.reload(quiet)\nprint(quiet.value, b"other" in cached.read(quiet))'], '', {}),
    ('bytecode_is_damaged', ['-c', 'import quiet, cached\ncached.cut(quiet)\ntry: cached.reload(quiet)\nexcept Exception as e: print(repr(e))'], '', {}),
] + [
    (f'bytecode_by_hash_{flags}_{policy}', ['--check-hash-based-pycs', policy, '-c',
     f'import quiet, cached\ncached.change(quiet, {flags})\nquiet = cached.reload(quiet)\ndata = cached.read(quiet)\nprint(quiet.value, data[4], cached.is_hash_right(quiet), b"other" in data)'], '', {})
    for flags in (1, 3) for policy in ('default', 'always', 'never')
] + [
    (f'encodings_{i}', [*options.split(), '-c', ENCODINGS], '', variables)
    for i, (options, variables) in enumerate([
        ('', {'LC_ALL': 'C'}),
        ('-X utf8=0', {'LC_ALL': 'POSIX'}),
        ('-X utf8', {'LC_ALL': 'C.UTF-8'}),
        ('', {'LC_ALL': '', 'LC_CTYPE': '', 'LANG': 'C'}),
        ('-X utf8=0', {'LC_ALL': '', 'LC_CTYPE': 'C'}),
        ('-X utf8=0', {'LC_ALL': '', 'LC_CTYPE': 'C', 'PYTHONCOERCECLOCALE': '0'}),
        ('', {'PYTHONIOENCODING': 'latin-1'}),
        ('', {'PYTHONIOENCODING': ':namereplace'}),
        ('-X utf8=0', {'LC_ALL': 'C', 'PYTHONIOENCODING': ':ignore'}),
        ('-E', {'PYTHONIOENCODING': 'ascii'}),
    ])
] + [
    ('encoding_refuses', ['-c', r"print('\xa2')"], '', {'PYTHONIOENCODING': 'ascii'}),
    ('encoding_replaces', ['-c', r"import sys; print('\xa2', ascii(sys.stdin.read())); sys.exit('\xa2')"], 'h\xe9', {'PYTHONIOENCODING': 'ascii:replace'}),
    ('encoding_of_arguments', ['-X', 'utf8=0', '-c', 'import sys; print(ascii(sys.argv[1]))', 'h\xe9'], '', {'LC_ALL': 'C'}),
]


def normalize(text, folder):
    text = text.replace(folder, '{folder}').replace(sys.executable, 'pyembed').replace('`python -h', '`pyembed -h')
    text = re.sub(r'Python 3\.11\.\d+ \(.*\) \[.*\] on \w+', 'Python {version}', text)
    text = re.sub(r'Python 3\.11\.\d+$', 'Python {version}', text, flags=re.M)
    return re.sub(r'0x[0-9a-f]{6,}', '{address}', text)


def run(command, arguments, stdin, variables):
    folder = os.path.realpath(tempfile.mkdtemp())
    try:
        files = os.path.join(folder, 'files')
        shutil.copytree(os.path.join(HERE, 'files'), files)
        os.makedirs(os.path.join(files, 'space'), exist_ok=True)
        os.makedirs(os.path.join(files, 'pack', 'empty'), exist_ok=True)
        with open(os.path.join(files, 'bad.pyc'), 'w', encoding='utf-8') as file:
            file.write('bad file')
        environment = {name: value for name, value in os.environ.items() if not name.startswith('PYTHON')}
        environment['LC_ALL'] = 'C.UTF-8'
        done = subprocess.run(command + arguments, input=stdin, capture_output=True, text=True, cwd=files, env={**environment, **variables}, encoding='utf-8')
        errors = '' if 'NO_STDERR' in variables else done.stderr
        return {'stdout': normalize(done.stdout, files), 'stderr': normalize(errors, files), 'status': done.returncode}
    finally:
        shutil.rmtree(folder)


def main():
    command = sys.argv[1:]
    rows = []
    for name, arguments, stdin, variables in CASES:
        want = run([sys.executable], arguments, stdin, variables)
        rows.append({'name': name, 'arguments': arguments, 'stdin': stdin, 'variables': variables, **want})
        if command:
            got = run(command, arguments, stdin, variables)
            for field in want:
                if want[field] != got[field]:
                    print(f'{name} {field}:\n--- want\n{want[field]}\n--- got\n{got[field]}')
    if not command:
        with open(os.path.join(HERE, 'cases.json'), 'w', encoding='utf-8') as file:
            json.dump(rows, file, indent=1, ensure_ascii=True)
            file.write('\n')


if __name__ == '__main__':
    main()
