import signal

signal.alarm(2**31 - 1)
print(signal.alarm(0) > 2**30)
print(signal.setitimer(signal.ITIMER_REAL, 5e6, 1e9))
left, interval = signal.setitimer(signal.ITIMER_REAL, 0)
print(round(left), interval)
try:
    signal.setitimer(signal.ITIMER_REAL, 9223372037)
except OverflowError as error:
    print(error)
