import signal
import time

seen = []


def handler(signum, frame):
    seen.append(signal.Signals(signum).name)


signal.signal(signal.SIGUSR1, handler)
signal.signal(signal.SIGALRM, handler)
signal.signal(signal.SIGPROF, handler)

print(signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1]), signal.sigpending())
signal.raise_signal(signal.SIGUSR1)
print(seen, signal.sigpending())
print(signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGUSR1]), seen, signal.sigpending())

signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1, signal.SIGUSR2})
signal.raise_signal(signal.SIGUSR2)
print(signal.sigwait([signal.SIGUSR2]), signal.sigpending(), signal.sigtimedwait([signal.SIGUSR1], 0.01))
signal.raise_signal(signal.SIGUSR1)
print(signal.sigwaitinfo([signal.SIGUSR1]).si_signo, seen)
print(sorted(signal.pthread_sigmask(signal.SIG_SETMASK, ())))

print(signal.getitimer(signal.ITIMER_REAL), signal.setitimer(signal.ITIMER_REAL, 0.02))
signal.pause()
print(seen, signal.getitimer(signal.ITIMER_REAL))
print(signal.alarm(100), signal.alarm(0), signal.alarm(0))
del seen[:]
signal.setitimer(signal.ITIMER_REAL, 0.01, 0.01)
while len(seen) < 3:
    time.sleep(0.005)
print(seen[:3], signal.setitimer(signal.ITIMER_REAL, 0)[1])
del seen[:]
signal.setitimer(signal.ITIMER_PROF, 0.01)
while not seen:
    pass
print(seen)
for call in (lambda: signal.setitimer(9, 1), lambda: signal.setitimer(0, -1), lambda: signal.setitimer(0, 'a'), lambda: signal.getitimer(9),
             lambda: signal.pthread_sigmask(9, [1]), lambda: signal.pthread_sigmask(0, [0]), lambda: signal.pthread_sigmask(0, 5), lambda: signal.sigtimedwait([1], -1)):
    try:
        print(call())
    except Exception as error:
        print(type(error), error)
