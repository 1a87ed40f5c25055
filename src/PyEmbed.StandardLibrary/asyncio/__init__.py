"""Coroutines run together: an event loop, tasks, and what they wait for."""

from . import base_events, coroutines, events, exceptions, futures, unix_events, locks, protocols, queues, runners
from . import streams, subprocess, taskgroups, tasks, threads, timeouts, transports
from .base_events import *
from .unix_events import *
from .futures import *
from .tasks import *
from .taskgroups import *
from .timeouts import *
from .locks import *
from .queues import *
from .streams import *
from .subprocess import *
from .transports import *
from .protocols import *
from .threads import *
from .runners import *
from .events import *
from .coroutines import *
from .exceptions import *

__all__ = (base_events.__all__ + coroutines.__all__ + events.__all__ + exceptions.__all__ + futures.__all__
           + locks.__all__ + protocols.__all__ + runners.__all__ + queues.__all__ + streams.__all__
           + subprocess.__all__ + tasks.__all__ + threads.__all__ + timeouts.__all__ + transports.__all__
           + unix_events.__all__)
