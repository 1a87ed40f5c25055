"""Compares files and folders."""

import os
import stat
from itertools import filterfalse
from types import GenericAlias

__all__ = ['clear_cache', 'cmp', 'dircmp', 'cmpfiles', 'DEFAULT_IGNORES']

# (path, path, signature, signature) to whether the contents are equal.
_cache = {}
BUFSIZE = 8 * 1024

DEFAULT_IGNORES = ['RCS', 'CVS', 'tags', '.git', '.hg', '.bzr', '_darcs', '__pycache__']


def clear_cache():
    """Forget the comparisons made."""
    _cache.clear()


def cmp(f1, f2, shallow=True):
    """Whether two files are equal.

    shallow takes files of the same kind, size and time of change as equal unread.
    """
    first, second = _sig(os.stat(f1)), _sig(os.stat(f2))
    if not first[0] == second[0] == stat.S_IFREG:
        return False
    if shallow and first == second:
        return True
    if first[1] != second[1]:
        return False
    key = (f1, f2, first, second)
    equal = _cache.get(key)
    if equal is None:
        equal = _do_cmp(f1, f2)
        if len(_cache) > 100:
            clear_cache()
        _cache[key] = equal
    return equal


def _sig(st):
    return stat.S_IFMT(st.st_mode), st.st_size, st.st_mtime


def _do_cmp(f1, f2):
    with open(f1, 'rb') as first, open(f2, 'rb') as second:
        while (block := first.read(BUFSIZE)) == second.read(BUFSIZE):
            if not block:
                return True
        return False


def _kind(path):
    try:
        return stat.S_IFMT(os.stat(path).st_mode)
    except OSError:
        return None


class dircmp:
    """A comparison of two folders; each attribute is found when it is first asked for.

    left_list, right_list, common, left_only, right_only; of common names common_dirs,
    common_files, common_funny; of common files same_files, diff_files, funny_files; and
    subdirs, the comparisons of common folders by name.
    """

    def __init__(self, a, b, ignore=None, hide=None):
        self.left = a
        self.right = b
        self.hide = [os.curdir, os.pardir] if hide is None else hide
        self.ignore = DEFAULT_IGNORES if ignore is None else ignore

    def phase0(self):
        """What the folders hold."""
        skipped = self.hide + self.ignore
        self.left_list = sorted(_filter(os.listdir(self.left), skipped))
        self.right_list = sorted(_filter(os.listdir(self.right), skipped))

    def phase1(self):
        """Which names both have."""
        left = {os.path.normcase(name): name for name in self.left_list}
        right = {os.path.normcase(name): name for name in self.right_list}
        self.common = [name for key, name in left.items() if key in right]
        self.left_only = [name for key, name in left.items() if key not in right]
        self.right_only = [name for key, name in right.items() if key not in left]

    def phase2(self):
        """Which of those are folders, files, neither."""
        self.common_dirs = []
        self.common_files = []
        self.common_funny = []
        lists = {stat.S_IFDIR: self.common_dirs, stat.S_IFREG: self.common_files}
        for name in self.common:
            left = _kind(os.path.join(self.left, name))
            right = _kind(os.path.join(self.right, name))
            same = left if left == right else None
            lists.get(same, self.common_funny).append(name)

    def phase3(self):
        """Which of the files are equal."""
        self.same_files, self.diff_files, self.funny_files = cmpfiles(
            self.left, self.right, self.common_files)

    def phase4(self):
        """The comparisons of the folders."""
        self.subdirs = {name: self.__class__(os.path.join(self.left, name),
                                             os.path.join(self.right, name),
                                             self.ignore, self.hide)
                        for name in self.common_dirs}

    def phase4_closure(self):
        """The same for all folders below."""
        self.phase4()
        for below in self.subdirs.values():
            below.phase4_closure()

    def report(self):
        """Print what differs."""
        print('diff', self.left, self.right)
        for title, attribute in (
                (f'Only in {self.left} :', 'left_only'),
                (f'Only in {self.right} :', 'right_only'),
                ('Identical files :', 'same_files'),
                ('Differing files :', 'diff_files'),
                ('Trouble with common files :', 'funny_files'),
                ('Common subdirectories :', 'common_dirs'),
                ('Common funny cases :', 'common_funny')):
            names = getattr(self, attribute)
            if names:
                names.sort()
                print(title, names)

    def report_partial_closure(self):
        """The same, and for the folders in it."""
        self.report()
        for below in self.subdirs.values():
            print()
            below.report()

    def report_full_closure(self):
        """The same for all folders below."""
        self.report()
        for below in self.subdirs.values():
            print()
            below.report_full_closure()

    methodmap = dict(subdirs=phase4,
                     same_files=phase3, diff_files=phase3, funny_files=phase3,
                     common_dirs=phase2, common_files=phase2, common_funny=phase2,
                     common=phase1, left_only=phase1, right_only=phase1,
                     left_list=phase0, right_list=phase0)

    def __getattr__(self, attr):
        if attr not in self.methodmap:
            raise AttributeError(attr)
        self.methodmap[attr](self)
        return getattr(self, attr)

    __class_getitem__ = classmethod(GenericAlias)


def cmpfiles(a, b, common, shallow=True):
    """([equal], [different], [could not be compared]) of names in two folders."""
    results = ([], [], [])
    for name in common:
        results[_cmp(os.path.join(a, name), os.path.join(b, name), shallow)].append(name)
    return results


def _cmp(a, b, sh, abs=abs, cmp=cmp):
    # 0 equal, 1 different, 2 an error.
    try:
        return not abs(cmp(a, b, sh))
    except OSError:
        return 2


def _filter(flist, skip):
    return list(filterfalse(skip.__contains__, flist))


def demo():
    import getopt
    import sys
    options, names = getopt.getopt(sys.argv[1:], 'r')
    if len(names) != 2:
        raise getopt.GetoptError('need exactly two args', None)
    comparison = dircmp(*names)
    if ('-r', '') in options:
        comparison.report_full_closure()
    else:
        comparison.report()


if __name__ == '__main__':
    demo()
