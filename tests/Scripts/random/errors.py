import random

for action in (lambda: random.randrange(0), lambda: random.randrange(5, 5), lambda: random.randrange(1, 2, 0),
               lambda: random.choice([]), lambda: random.sample({1}, 1), lambda: random.sample([1], 2),
               lambda: random.choices([1], [0]), lambda: random.choices([1, 2], [1]), lambda: random.choices([1], 2),
               lambda: random.gammavariate(0, 1), lambda: random.seed([]), lambda: random.SystemRandom().getstate()):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)
