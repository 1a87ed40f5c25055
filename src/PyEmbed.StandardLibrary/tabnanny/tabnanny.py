"""Finds indentation whose meaning depends on the width of a tab."""

__version__ = "6"

import os
import sys
import tokenize

__all__ = ["check", "NannyNag", "process_tokens"]

verbose = 0
filename_only = 0


def errprint(*args):
    sys.stderr.write(' '.join(map(str, args)) + "\n")


def main():
    import getopt
    global verbose, filename_only
    try:
        options, names = getopt.getopt(sys.argv[1:], "qv")
    except getopt.error as failure:
        errprint(failure)
        return
    for option, _ in options:
        if option == '-q':
            filename_only += 1
        if option == '-v':
            verbose += 1
    if not names:
        errprint("Usage:", sys.argv[0], "[-v] file_or_directory ...")
    for name in names:
        check(name)


class NannyNag(Exception):
    """An ambiguous line: its number, what is wrong with it, its text."""

    def __init__(self, lineno, msg, line):
        self.lineno = lineno
        self.msg = msg
        self.line = line

    def get_lineno(self):
        return self.lineno

    def get_msg(self):
        return self.msg

    def get_line(self):
        return self.line


def check(file):
    """Look through a file, or all .py files under a folder, and print what is ambiguous."""
    def is_folder(path):
        return os.path.isdir(path) and not os.path.islink(path)

    if is_folder(file):
        if verbose:
            print("%r: listing directory" % (file,))
        for name in os.listdir(file):
            path = os.path.join(file, name)
            if is_folder(path) or os.path.normcase(name[-3:]) == ".py":
                check(path)
        return
    try:
        source = tokenize.open(file)
    except OSError as failure:
        errprint("%r: I/O Error: %s" % (file, failure))
        return
    with source:
        if verbose > 1:
            print("checking %r ..." % file)
        try:
            process_tokens(tokenize.generate_tokens(source.readline))
        except tokenize.TokenError as failure:
            errprint("%r: Token Error: %s" % (file, failure))
        except IndentationError as failure:
            errprint("%r: Indentation Error: %s" % (file, failure))
        except NannyNag as nag:
            _report(file, nag)
        else:
            if verbose:
                print("%r: Clean bill of health." % (file,))


def _report(file, nag):
    if verbose:
        print("%r: *** Line %d: trouble in tab city! ***" % (file, nag.get_lineno()))
        print("offending line: %r" % (nag.get_line(),))
        print(nag.get_msg())
        return
    shown = '"' + file + '"' if ' ' in file else file
    if filename_only:
        print(shown)
    else:
        print(shown, nag.get_lineno(), repr(nag.get_line()))


class Whitespace:
    """The indentation of a line.

    norm is (counts, trailing): counts[i] is the number of tabs with i spaces right before
    them and trailing the number of spaces after the last tab. Two indentations with one norm
    have the same width whatever a tab is.
    """

    S, T = ' \t'

    def __init__(self, ws):
        self.raw = ws
        counts = []
        spaces = self.n = self.nt = 0
        for char in ws:
            if char == self.S:
                spaces += 1
            elif char == self.T:
                self.nt += 1
                counts.extend([0] * (spaces + 1 - len(counts)))
                counts[spaces] += 1
                spaces = 0
            else:
                break
            self.n += 1
        self.norm = tuple(counts), spaces
        self.is_simple = len(counts) <= 1

    def longest_run_of_spaces(self):
        counts, trailing = self.norm
        return max(len(counts) - 1, trailing)

    def indent_level(self, tabsize):
        # i spaces before a tab fill i // tabsize whole columns, the tab one more.
        counts, trailing = self.norm
        columns = sum(i // tabsize * count for i, count in enumerate(counts))
        return trailing + tabsize * (columns + self.nt)

    def equal(self, other):
        return self.norm == other.norm

    def _witnesses(self, other, differs):
        # Past the longest run of spaces a wider tab changes nothing more.
        last = max(self.longest_run_of_spaces(), other.longest_run_of_spaces()) + 1
        levels = ((size, self.indent_level(size), other.indent_level(size))
                  for size in range(1, last + 1))
        return [level for level in levels if differs(*level[1:])]

    def not_equal_witness(self, other):
        """[(tab size, own width, other width)] where they are not equal."""
        return self._witnesses(other, lambda own, others: own != others)

    def less(self, other):
        """Whether it is narrower for every tab size."""
        if self.n >= other.n:
            return False
        if self.is_simple and other.is_simple:
            return self.nt <= other.nt
        return not self.not_less_witness(other)

    def not_less_witness(self, other):
        """[(tab size, own width, other width)] where it is not narrower."""
        return self._witnesses(other, lambda own, others: own >= others)


def format_witnesses(w):
    plural = "s" if len(w) > 1 else ""
    return f"at tab size{plural} " + ', '.join(str(witness[0]) for witness in w)


def process_tokens(tokens):
    """Raise NannyNag for the first ambiguous line."""
    open_indents = [Whitespace("")]
    # Set where the next token that counts is the first of a line.
    at_start = False
    for kind, text, start, _, line in tokens:
        if kind == tokenize.NEWLINE:
            at_start = True
        elif kind == tokenize.INDENT:
            at_start = False
            here = Whitespace(text)
            if not open_indents[-1].less(here):
                witness = open_indents[-1].not_less_witness(here)
                raise NannyNag(start[0], "indent not greater e.g. " + format_witnesses(witness),
                               line)
            open_indents.append(here)
        elif kind == tokenize.DEDENT:
            at_start = True
            open_indents.pop()
        elif at_start and kind not in (tokenize.COMMENT, tokenize.NL):
            at_start = False
            here = Whitespace(line)
            if not open_indents[-1].equal(here):
                witness = open_indents[-1].not_equal_witness(here)
                raise NannyNag(start[0], "indent not equal e.g. " + format_witnesses(witness),
                               line)


if __name__ == '__main__':
    main()
