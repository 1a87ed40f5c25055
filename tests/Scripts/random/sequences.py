import random

for seed in (0, 1, -7, 2 ** 70, 3.5, 'text', b'bytes', bytearray(b'more')):
    random.seed(seed)
    print(seed, random.random(), random.getrandbits(70), random.randrange(3, 99, 7), random.choice('abcdef'))
random.seed(42)
print(random.sample(range(1000), 4), random.sample('abcdefgh', 3), random.sample('ab', counts=[3, 2], k=4))
print(random.choices('abc', [1, 2, 3], k=6), random.choices('abc', k=3))
l = list(range(10))
random.shuffle(l)
print(l, random.randbytes(5), random.uniform(1, 5), random.triangular(0, 10, 3), random.gauss(), random.normalvariate(1, 2))
print(random.expovariate(2), random.gammavariate(0.5, 1), random.gammavariate(3, 2), random.betavariate(1, 2),
      random.vonmisesvariate(1, 2), random.paretovariate(3), random.weibullvariate(1, 2), random.lognormvariate(0, 1))
state = random.getstate()
first = random.random()
random.setstate(state)
print(random.random() == first)
random.seed('old', version=1)
print(random.random())
