"""What belongs to the loop in which it is first used."""

import threading

from . import events

_first_use = threading.Lock()


class _LoopBoundMixin:
    _loop = None  # set by the first use

    def _get_loop(self):
        running = events._get_running_loop()
        owner = self._loop
        if owner is None:
            with _first_use:
                if (owner := self._loop) is None:
                    owner = self._loop = running
        if owner is not running:
            raise RuntimeError(f'{self!r} is bound to a different event loop')
        return running
