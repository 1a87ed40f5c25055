"""Modes of a terminal."""

from termios import *

__all__ = ["setraw", "setcbreak"]

# Places in what tcgetattr() gives.
IFLAG, OFLAG, CFLAG, LFLAG, ISPEED, OSPEED, CC = range(7)


def setraw(fd, when=TCSAFLUSH):
    """Every byte is given as it comes, and nothing is made of any."""
    mode = tcgetattr(fd)
    mode[IFLAG] &= ~(BRKINT | ICRNL | INPCK | ISTRIP | IXON)
    mode[OFLAG] &= ~OPOST
    mode[CFLAG] = mode[CFLAG] & ~(CSIZE | PARENB) | CS8
    mode[LFLAG] &= ~(ECHO | ICANON | IEXTEN | ISIG)
    _set_at_once(fd, when, mode)


def setcbreak(fd, when=TCSAFLUSH):
    """Every byte is given as it comes, and none is echoed."""
    mode = tcgetattr(fd)
    mode[LFLAG] &= ~(ECHO | ICANON)
    _set_at_once(fd, when, mode)


def _set_at_once(fd, when, mode):
    # A read comes back with a single byte, however long it takes.
    mode[CC][VMIN], mode[CC][VTIME] = 1, 0
    tcsetattr(fd, when, mode)
