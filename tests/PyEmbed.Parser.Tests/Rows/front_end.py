"""CPython's front end as a service: what its parser makes of one source after another.

A request is a line `MODE FLAGS FEATURE WANT LENGTH` and the source. FLAGS are those of compile() beside PyCF_ONLY_AST, FEATURE the minor
version (-1 for the newest), WANT letters: b(ytes) or t(ext), d(igests) or f(ull dumps), c(ompile, no tree). A response is a line with
its length and then lines: `ok` and a line for each statement (digest or dump), or `error` and the facts; then a `W` line for each warning.

The dump is that of AstDump.cs in PyEmbed.Parser.Tests: `Name[1.0-1.3](id='abc')`, None and empty fields and the context Load left out.
"""
import ast
import gc
import hashlib
import sys
import threading
import time
import warnings

ONLY_AST = 0x400


def text(value):
    if isinstance(value, int) and not isinstance(value, bool) and value >= 10 ** 100:
        return hex(value)
    if isinstance(value, bytes) or value is None or value is Ellipsis:
        return repr(value)
    return ascii(value)


class Dumper(dict):
    """From a node class to the function that dumps its nodes, made when first needed."""

    def __missing__(self, cls):
        name, fields = cls.__name__, cls._fields
        if issubclass(cls, (ast.operator, ast.unaryop, ast.cmpop, ast.boolop, ast.expr_context)):
            self[cls] = function = lambda node: name
            return function
        located = 'end_lineno' in cls._attributes
        always = ('value',) if cls in (ast.Constant, ast.MatchSingleton) else ()
        dump = self.dump

        def function(node):
            parts = []
            for field in fields:
                value = getattr(node, field, None)
                if field in always:
                    parts.append(field + '=' + text(value))
                elif value is None or value == [] and isinstance(value, list):
                    continue
                elif isinstance(value, ast.AST):
                    if type(value) is not ast.Load:
                        parts.append(field + '=' + self[type(value)](value))
                elif isinstance(value, list):
                    parts.append(field + '=[' + ', '.join(map(dump, value)) + ']')
                else:
                    parts.append(field + '=' + text(value))
            where = f'[{node.lineno}.{node.col_offset}-{node.end_lineno}.{node.end_col_offset}](' if located else '('
            return name + where + ', '.join(parts) + ')'
        self[cls] = function
        return function

    def dump(self, node):
        return self[type(node)](node) if isinstance(node, ast.AST) else text(node)


def facts(e):
    if isinstance(e, SyntaxError):
        return ascii((type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, e.text))
    return ascii((type(e).__name__, str(e)))


def parts_of(tree):
    """The dumps of a root's statements, then of the root without them."""
    body = getattr(tree, 'body', None)
    if isinstance(body, list):
        yield from body
        tree.body = []
    yield tree


def answer(source, mode, flags, feature, want, dumper):
    if 't' in want:
        source = source.decode('utf-8', 'surrogatepass')
    lines = []
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('always')
        try:
            tree = compile(source, 'F', mode, flags if 'c' in want else flags | ONLY_AST, True, -1, _feature_version=feature)
            lines.append('ok')
            if 'c' not in want:
                for part in parts_of(tree):
                    dump = dumper.dump(part)
                    lines.append(dump if 'f' in want else hashlib.md5(dump.encode()).hexdigest())
        except BaseException as e:
            lines.append('error ' + facts(e))
    for w in caught:
        lines.append(ascii(('W', w.category.__name__, w.lineno, str(w.message))))
    return '\n'.join(lines).encode()


def serve():
    dumper = Dumper()
    source, out = sys.stdin.buffer, sys.stdout.buffer
    while header := source.readline():
        mode, flags, feature, want, length = header.decode().split()
        response = answer(source.read(int(length)), mode, int(flags), int(feature), want, dumper)
        out.write(b'%d\n' % len(response) + response)
        out.flush()


def timing(paths, rounds):
    """Seconds for ast.parse over the files, and for the parser alone: a bad __future__ import stops compile() right behind it."""
    sources = []
    for path in paths:
        with open(path, 'rb') as f:
            sources.append(f.read())
    best = [1e9, 1e9]
    for _ in range(rounds):
        for kind in 0, 1:
            gc.collect()
            start = time.perf_counter()
            for s in sources:
                try:
                    if kind:
                        compile(b'from __future__ import zzz\n' + s, 'F', 'exec', 0, True)
                    else:
                        ast.parse(s)
                except (SyntaxError, ValueError):
                    pass
            best[kind] = min(best[kind], time.perf_counter() - start)
    print(*best)


def run(target, *arguments):
    """In a thread with a stack that no tree overflows."""
    sys.setrecursionlimit(10 ** 6)
    threading.stack_size(1 << 30)
    thread = threading.Thread(target=target, args=arguments)
    thread.start()
    thread.join()


if __name__ == '__main__':
    if sys.argv[1:2] == ['time']:
        warnings.simplefilter('ignore')
        timing(sys.stdin.read().splitlines(), int(sys.argv[2]))
    else:
        run(serve)
