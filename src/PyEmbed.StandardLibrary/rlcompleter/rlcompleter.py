"""Completes names and attributes at a prompt."""

import atexit
import builtins
import inspect
import keyword
import re
import __main__

__all__ = ["Completer"]

_ALONE = {'False', 'None', 'True', 'break', 'continue', 'pass', 'else', '_'}
_BEFORE_COLON = {'finally', 'try'}


class Completer:
    """Completes from a namespace, by default __main__'s."""

    def __init__(self, namespace=None):
        if namespace and not isinstance(namespace, dict):
            raise TypeError('namespace must be a dictionary')
        # __main__'s is looked up each time: its dict may change.
        self.use_main_ns = 1 if namespace is None else 0
        if namespace is not None:
            self.namespace = namespace

    def complete(self, text, state):
        """The completion of text number state, None past the last."""
        if self.use_main_ns:
            self.namespace = __main__.__dict__
        if not text.strip():
            if state:
                return None
            if not _readline_available:
                return '\t'
            readline.insert_text('\t')
            readline.redisplay()
            return ''
        if state == 0:
            find = self.attr_matches if "." in text else self.global_matches
            self.matches = find(text)
        try:
            return self.matches[state]
        except IndexError:
            return None

    def _callable_postfix(self, val, word):
        if not callable(val):
            return word
        try:
            bare = not inspect.signature(val).parameters
        except ValueError:
            bare = False
        return word + ("()" if bare else "(")

    def global_matches(self, text):
        """The keywords, names of the namespace and builtins that begin with text."""
        matches = []
        seen = {"__builtins__"}
        for word in keyword.kwlist + keyword.softkwlist:
            if word.startswith(text):
                seen.add(word)
                end = ':' if word in _BEFORE_COLON else '' if word in _ALONE else ' '
                matches.append(word + end)
        for namespace in (self.namespace, builtins.__dict__):
            for word, value in namespace.items():
                if word.startswith(text) and word not in seen:
                    seen.add(word)
                    matches.append(self._callable_postfix(value, word))
        return matches

    def attr_matches(self, text):
        """The attributes that complete text, a dotted name; the object is evaluated."""
        found = re.match(r"(\w+(\.\w+)*)\.(\w*)", text)
        if not found:
            return []
        expression, start = found.group(1, 3)
        try:
            owner = eval(expression, self.namespace)
        except Exception:
            return []
        words = set(dir(owner))
        words.discard("__builtins__")
        if hasattr(owner, '__class__'):
            words.add('__class__')
            words.update(get_class_members(owner.__class__))

        # Private names only if nothing else fits or they are asked for.
        for hidden in {'': ('_', '__', None), '_': ('__', None)}.get(start, (None,)):
            matches = [self._attribute(owner, expression, word) for word in words
                       if word.startswith(start)
                       and not (hidden and word[:len(start) + 1] == hidden)]
            if matches:
                break
        return sorted(matches)

    def _attribute(self, owner, expression, word):
        match = f"{expression}.{word}"
        # A property is not to be run for this.
        if isinstance(getattr(type(owner), word, None), property):
            return match
        value = getattr(owner, word, None)
        return match if value is None else self._callable_postfix(value, match)


def get_class_members(klass):
    """The names in a class and its bases."""
    names = dir(klass)
    for base in getattr(klass, '__bases__', ()):
        names = names + get_class_members(base)
    return names


try:
    import readline
except ImportError:
    _readline_available = False
else:
    readline.set_completer(Completer().complete)
    # The completer holds references that should not outlive the interpreter.
    atexit.register(lambda: readline.set_completer(None))
    _readline_available = True
