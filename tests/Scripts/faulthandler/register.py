import faulthandler
import os
import signal

file = os.memfd_create('output')
print(faulthandler.unregister(signal.SIGUSR1), faulthandler.register(signal.SIGUSR1, file=file, all_threads=False))


def show():
    signal.raise_signal(signal.SIGUSR1)


show()
lines = os.pread(file, 1000, 0).decode().splitlines()
print(lines[0], lines[1].split(', ')[1])
print(faulthandler.unregister(signal.SIGUSR1), faulthandler.unregister(signal.SIGUSR1))
signal.signal(signal.SIGUSR2, lambda *args: print('handler'))
faulthandler.register(signal.SIGUSR2, file=file, chain=True)
signal.raise_signal(signal.SIGUSR2)
faulthandler.unregister(signal.SIGUSR2)
for call in (lambda: faulthandler.register(signal.SIGSEGV), lambda: faulthandler.register(0), lambda: faulthandler.unregister(99)):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
