"""Where memory was allocated: snapshots, and what can be done with them.

An engine that does not follow allocations has no `_tracemalloc`: nothing is
traced then and start() fails, but snapshots of other programs can be read.
"""

import fnmatch
import linecache
import os.path
import pickle
from collections.abc import Iterable, Sequence
from functools import total_ordering

try:
    from _tracemalloc import *
    from _tracemalloc import _get_object_traceback, _get_traces
except ImportError:
    def start(nframe=1, /):
        """Begin to trace: not possible here."""
        raise RuntimeError('tracemalloc is not available: '
                           'memory allocations cannot be traced')

    def stop():
        """End tracing."""

    def is_tracing():
        """Are allocations traced?"""
        return False

    def clear_traces():
        """Forget all traces."""

    def reset_peak():
        """Set the peak to the current size."""

    def get_traceback_limit():
        """How many frames a trace has."""
        return 1

    def get_traced_memory():
        """Size of what is traced, now and at its peak."""
        return 0, 0

    def get_tracemalloc_memory():
        """Memory that tracing itself needs."""
        return 0

    def _get_traces():
        return []

    def _get_object_traceback(obj, /):
        return None


def _format_size(size, sign):
    form = '+' if sign else ''
    for unit in ('B', 'KiB', 'MiB', 'GiB', 'TiB'):
        if abs(size) < 100 and unit != 'B':
            return f'{size:{form}.1f} {unit}'
        if abs(size) < 10 * 1024 or unit == 'TiB':
            return f'{size:{form}.0f} {unit}'
        size /= 1024


def _average(statistic):
    # What a statistic's text ends in.
    if not statistic.count:
        return ''
    average = statistic.size / statistic.count
    return f', average={_format_size(average, False)}'


class Statistic:
    """How much was allocated at one place."""

    __slots__ = ('traceback', 'size', 'count')

    def __init__(self, traceback, size, count):
        self.traceback = traceback
        self.size = size
        self.count = count

    def _fields(self):
        return self.traceback, self.size, self.count

    def __hash__(self):
        return hash(self._fields())

    def __eq__(self, other):
        if not isinstance(other, Statistic):
            return NotImplemented
        return self._fields() == other._fields()

    def __str__(self):
        return (f'{self.traceback}: size={_format_size(self.size, False)}, '
                f'count={self.count}{_average(self)}')

    def __repr__(self):
        return (f'<Statistic traceback={self.traceback!r} size={self.size} '
                f'count={self.count}>')

    def _sort_key(self):
        return self.size, self.count, self.traceback


class StatisticDiff:
    """How what was allocated at one place differs between two snapshots."""

    __slots__ = ('traceback', 'size', 'size_diff', 'count', 'count_diff')

    def __init__(self, traceback, size, size_diff, count, count_diff):
        self.traceback = traceback
        self.size = size
        self.size_diff = size_diff
        self.count = count
        self.count_diff = count_diff

    def _fields(self):
        return (self.traceback, self.size, self.size_diff, self.count,
                self.count_diff)

    def __hash__(self):
        return hash(self._fields())

    def __eq__(self, other):
        if not isinstance(other, StatisticDiff):
            return NotImplemented
        return self._fields() == other._fields()

    def __str__(self):
        return (f'{self.traceback}: size={_format_size(self.size, False)} '
                f'({_format_size(self.size_diff, True)}), count={self.count} '
                f'({self.count_diff:+}){_average(self)}')

    def __repr__(self):
        return (f'<StatisticDiff traceback={self.traceback!r} '
                f'size={self.size} ({self.size_diff:+}) '
                f'count={self.count} ({self.count_diff:+})>')

    def _sort_key(self):
        return (abs(self.size_diff), self.size, abs(self.count_diff),
                self.count, self.traceback)


def _compare_grouped_stats(old_group, new_group):
    result = []
    for traceback, new in new_group.items():
        old = old_group.pop(traceback, None)
        size, count = (0, 0) if old is None else (old.size, old.count)
        result.append(StatisticDiff(traceback, new.size, new.size - size,
                                    new.count, new.count - count))
    # What is left was there only before.
    for traceback, old in old_group.items():
        result.append(StatisticDiff(traceback, 0, -old.size, 0, -old.count))
    return result


@total_ordering
class Frame:
    """A line of a file."""

    __slots__ = ('_frame',)

    def __init__(self, frame):
        self._frame = frame  # (file name, line number)

    filename = property(lambda self: self._frame[0])
    lineno = property(lambda self: self._frame[1])

    def __eq__(self, other):
        if not isinstance(other, Frame):
            return NotImplemented
        return self._frame == other._frame

    def __lt__(self, other):
        if not isinstance(other, Frame):
            return NotImplemented
        return self._frame < other._frame

    def __hash__(self):
        return hash(self._frame)

    def __str__(self):
        return f'{self.filename}:{self.lineno}'

    def __repr__(self):
        return f'<Frame filename={self.filename!r} lineno={self.lineno!r}>'


@total_ordering
class Traceback(Sequence):
    """The frames of an allocation, the oldest first."""

    __slots__ = ('_frames', '_total_nframe')

    def __init__(self, frames, total_nframe=None):
        Sequence.__init__(self)
        # They come the other way round.
        self._frames = tuple(frames)[::-1]
        self._total_nframe = total_nframe

    total_nframe = property(lambda self: self._total_nframe)

    def __len__(self):
        return len(self._frames)

    def __contains__(self, frame):
        return frame._frame in self._frames

    def __getitem__(self, index):
        found = self._frames[index]
        return tuple(map(Frame, found)) if isinstance(index, slice) else Frame(found)

    def __hash__(self):
        return hash(self._frames)

    def __eq__(self, other):
        if not isinstance(other, Traceback):
            return NotImplemented
        return self._frames == other._frames

    def __lt__(self, other):
        if not isinstance(other, Traceback):
            return NotImplemented
        return self._frames < other._frames

    def __str__(self):
        return str(self[0])

    def __repr__(self):
        total = ('' if self._total_nframe is None
                 else f' total_nframe={self.total_nframe}')
        return f'<Traceback {tuple(self)}{total}>'

    def format(self, limit=None, most_recent_first=False):
        """Lines of text as tracebacks have them."""
        frames = self[:]
        if limit is not None:
            frames = self[-limit:] if limit > 0 else self[:limit]
        if most_recent_first:
            frames = frames[::-1]
        lines = []
        for frame in frames:
            lines.append(f'  File "{frame.filename}", line {frame.lineno}')
            source = linecache.getline(frame.filename, frame.lineno).strip()
            if source:
                lines.append('    ' + source)
        return lines


def get_object_traceback(obj):
    """Where an object was allocated, or None."""
    frames = _get_object_traceback(obj)
    return None if frames is None else Traceback(frames)


class Trace:
    """One allocation."""

    __slots__ = ('_trace',)

    def __init__(self, trace):
        self._trace = trace  # (domain, size, frames, number of all frames)

    domain = property(lambda self: self._trace[0])
    size = property(lambda self: self._trace[1])
    traceback = property(lambda self: Traceback(*self._trace[2:]))

    def __eq__(self, other):
        if not isinstance(other, Trace):
            return NotImplemented
        return self._trace == other._trace

    def __hash__(self):
        return hash(self._trace)

    def __str__(self):
        return f'{self.traceback}: {_format_size(self.size, False)}'

    def __repr__(self):
        return (f'<Trace domain={self.domain} '
                f'size={_format_size(self.size, False)}, '
                f'traceback={self.traceback!r}>')


class _Traces(Sequence):
    def __init__(self, traces):
        Sequence.__init__(self)
        self._traces = traces

    def __len__(self):
        return len(self._traces)

    def __contains__(self, trace):
        return trace._trace in self._traces

    def __getitem__(self, index):
        found = self._traces[index]
        return tuple(map(Trace, found)) if isinstance(index, slice) else Trace(found)

    def __eq__(self, other):
        if not isinstance(other, _Traces):
            return NotImplemented
        return self._traces == other._traces

    def __repr__(self):
        return f'<Traces len={len(self)}>'


def _normalize_filename(filename):
    filename = os.path.normcase(filename)
    return filename[:-1] if filename.endswith('.pyc') else filename


class BaseFilter:
    def __init__(self, inclusive):
        self.inclusive = inclusive

    def _match(self, trace):
        raise NotImplementedError


class Filter(BaseFilter):
    """Allocations of files whose names match a pattern."""

    def __init__(self, inclusive, filename_pattern, lineno=None, all_frames=False, domain=None):
        super().__init__(inclusive)
        self._filename_pattern = _normalize_filename(filename_pattern)
        self.inclusive, self.lineno = inclusive, lineno
        self.all_frames, self.domain = all_frames, domain

    filename_pattern = property(lambda self: self._filename_pattern)

    def _match_frame_impl(self, filename, lineno):
        if not fnmatch.fnmatch(_normalize_filename(filename),
                               self._filename_pattern):
            return False
        return self.lineno is None or lineno == self.lineno

    def _match_frame(self, filename, lineno):
        return self._match_frame_impl(filename, lineno) ^ (not self.inclusive)

    def _match_traceback(self, traceback):
        if not self.all_frames:
            return self._match_frame(*traceback[0])
        found = any(self._match_frame_impl(*frame) for frame in traceback)
        return self.inclusive if found else not self.inclusive

    def _match(self, trace):
        domain, _, traceback, _ = trace
        result = self._match_traceback(traceback)
        if self.domain is None:
            return result
        if self.inclusive:
            return result and domain == self.domain
        return result or domain != self.domain


class DomainFilter(BaseFilter):
    """Allocations of one domain."""

    def __init__(self, inclusive, domain):
        super().__init__(inclusive)
        self._domain = domain

    @property
    def domain(self):
        return self._domain

    def _match(self, trace):
        return (trace[0] == self.domain) ^ (not self.inclusive)


class Snapshot:
    """All allocations that were traced at one moment."""

    def __init__(self, traces, traceback_limit):
        self.traces = _Traces(traces)
        self.traceback_limit = traceback_limit

    def dump(self, filename):
        """Write it to a file."""
        with open(filename, 'wb') as file:
            pickle.dump(self, file, pickle.HIGHEST_PROTOCOL)

    @staticmethod
    def load(filename):
        """Read one of a file."""
        with open(filename, 'rb') as file:
            return pickle.load(file)

    def _filter_trace(self, include_filters, exclude_filters, trace):
        if include_filters and not any(chosen._match(trace)
                                       for chosen in include_filters):
            return False
        return all(chosen._match(trace) for chosen in exclude_filters or ())

    def filter_traces(self, filters):
        """A snapshot with the traces that pass the filters.

        One of those that include must match, and none that exclude.
        """
        if not isinstance(filters, Iterable):
            raise TypeError('filters must be a list of filters, not '
                            f'{type(filters).__name__}')
        traces = self.traces._traces
        if filters:
            include, exclude = [], []
            for chosen in filters:
                (include if chosen.inclusive else exclude).append(chosen)
            traces = [trace for trace in traces
                      if self._filter_trace(include, exclude, trace)]
        else:
            traces = traces.copy()
        return Snapshot(traces, self.traceback_limit)

    def _group_by(self, key_type, cumulative):
        if key_type not in ('traceback', 'filename', 'lineno'):
            raise ValueError(f'unknown key_type: {key_type!r}')
        if cumulative and key_type == 'traceback':
            raise ValueError('cumulative mode cannot by used '
                             f'with key type {key_type!r}')

        def key(frame):
            return (frame,) if key_type == 'lineno' else ((frame[0], 0),)

        statistics = {}
        for _, size, frames, _ in self.traces._traces:
            if key_type == 'traceback':
                keys = (frames,)
            else:
                # Every frame counts, or only the most recent.
                keys = map(key, frames if cumulative else frames[:1])
            for group in keys:
                traceback = Traceback(group)
                statistic = statistics.get(traceback)
                if statistic is None:
                    statistics[traceback] = Statistic(traceback, size, 1)
                else:
                    statistic.size += size
                    statistic.count += 1
        return statistics

    def statistics(self, key_type, cumulative=False):
        """Sums by file, line or traceback, the largest first."""
        return sorted(self._group_by(key_type, cumulative).values(),
                      key=Statistic._sort_key, reverse=True)

    def compare_to(self, old_snapshot, key_type, cumulative=False):
        """Differences of the sums to those of an older snapshot."""
        new = self._group_by(key_type, cumulative)
        old = old_snapshot._group_by(key_type, cumulative)
        return sorted(_compare_grouped_stats(old, new),
                      key=StatisticDiff._sort_key, reverse=True)


def take_snapshot():
    """A snapshot of all that is traced now."""
    if not is_tracing():
        raise RuntimeError('the tracemalloc module must be tracing memory '
                           'allocations to take a snapshot')
    return Snapshot(_get_traces(), get_traceback_limit())
