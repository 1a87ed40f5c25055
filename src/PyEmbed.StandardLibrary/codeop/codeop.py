"""Tells whether source typed so far is a whole statement, and compiles it."""

import __future__
import warnings

_features = [getattr(__future__, name) for name in __future__.all_feature_names]

__all__ = ["compile_command", "Compile", "CommandCompiler"]

# Flags of compile(): the source may end in the middle of a block, or of a statement.
PyCF_DONT_IMPLY_DEDENT = 0x200
PyCF_ALLOW_INCOMPLETE_INPUT = 0x4000


def _maybe_compile(compiler, source, filename, symbol):
    # The code of source, None if it needs more lines.
    lines = map(str.strip, source.split("\n"))
    if symbol != "eval" and not any(line and line[0] != '#' for line in lines):
        source = "pass"  # nothing but comments

    # What the compiler warns of is told by the last compilation.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", (SyntaxWarning, DeprecationWarning))
        try:
            compiler(source, filename, symbol)
        except SyntaxError:
            # Wrong, unless another line may make it right.
            try:
                compiler(source + "\n", filename, symbol)
                return None
            except SyntaxError as error:
                if "incomplete input" in str(error):
                    return None
    return compiler(source, filename, symbol, incomplete_input=False)


def _is_syntax_error(err1, err2):
    first, second = repr(err1), repr(err2)
    if "was never closed" in first and "was never closed" in second:
        return False
    return first == second


def _compile(source, filename, symbol, incomplete_input=True):
    flags = PyCF_ALLOW_INCOMPLETE_INPUT | PyCF_DONT_IMPLY_DEDENT if incomplete_input else 0
    return compile(source, filename, symbol, flags)


def compile_command(source, filename="<input>", symbol="single"):
    """The code of a statement, None if it is not complete; SyntaxError and others if it is wrong.

    symbol is "single", "exec" or "eval".
    """
    return _maybe_compile(_compile, source, filename, symbol)


class Compile:
    """compile() that keeps to the __future__ statements that it has compiled."""

    def __init__(self):
        self.flags = PyCF_DONT_IMPLY_DEDENT | PyCF_ALLOW_INCOMPLETE_INPUT

    def __call__(self, source, filename, symbol, **kwargs):
        flags = self.flags
        if kwargs.get('incomplete_input', True) is False:
            flags &= ~(PyCF_DONT_IMPLY_DEDENT | PyCF_ALLOW_INCOMPLETE_INPUT)
        code = compile(source, filename, symbol, flags, True)
        for feature in _features:
            self.flags |= code.co_flags & feature.compiler_flag
        return code


class CommandCompiler:
    """compile_command that keeps to the __future__ statements that it has compiled."""

    def __init__(self):
        self.compiler = Compile()

    def __call__(self, source, filename="<input>", symbol="single"):
        return _maybe_compile(self.compiler, source, filename, symbol)
