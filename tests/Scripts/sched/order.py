import sched

now = 0
def wait(seconds):
    global now
    now += seconds

s = sched.scheduler(lambda: now, wait)
s.enter(5, 1, print, ('five, later',))
s.enter(5, 0, print, ('five, first',))
gone = s.enter(3, 1, print, ('cancelled',))
s.enterabs(2, 1, print, kwargs={'sep': '', 'end': 'two\n'})
s.cancel(gone)
print([event.time for event in s.queue], s.run(blocking=False))
s.run()
print(now, s.empty())
