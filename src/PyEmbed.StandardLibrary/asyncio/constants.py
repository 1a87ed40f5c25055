"""Numbers that several modules share."""

import enum

# After so many writes to a lost connection a warning is logged.
LOG_THRESHOLD_FOR_CONNLOST_WRITES = 5

# Seconds until connections are accepted again after an error.
ACCEPT_RETRY_DELAY = 1

# Frames that are kept in debug mode.
DEBUG_STACK_DEPTH = 10

SSL_HANDSHAKE_TIMEOUT = 60.0
SSL_SHUTDOWN_TIMEOUT = 30.0

SENDFILE_FALLBACK_READBUFFER_SIZE = 1024 * 256

# In KiB.
FLOW_CONTROL_HIGH_WATER_SSL_READ = 256
FLOW_CONTROL_HIGH_WATER_SSL_WRITE = 512


class _SendfileMode(enum.Enum):
    UNSUPPORTED = enum.auto()
    TRY_NATIVE = enum.auto()
    FALLBACK = enum.auto()
