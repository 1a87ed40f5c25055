import logging, io
out = io.StringIO(); h = logging.StreamHandler(out); h.setFormatter(logging.Formatter('%(name)s %(levelname)s %(message)s'))
root = logging.getLogger(); root.addHandler(h)
a, ab = logging.getLogger('a'), logging.getLogger('a.b'); a.setLevel(logging.INFO)
ab.debug('no'); ab.info('yes %s', 1); a.warning('%(k)s', {'k': 2}); root.info('no'); a.log(25, 'level'); ab.error('x', extra={'y': 1})
try: 1 / 0
except ZeroDivisionError: ab.exception('failed')
ab.propagate = False; ab.addHandler(logging.NullHandler()); ab.error('gone'); a.addFilter(lambda r: 'skip' not in r.msg); a.error('skip this')
print('\n'.join(l for l in out.getvalue().splitlines() if not l.startswith('  ')))
print(a, ab.parent is a, ab.getEffectiveLevel(), logging.getLevelName(30), logging.getLevelName('INFO'), logging.getLevelName(33), a.getChild('c').name, a.hasHandlers())
logging.disable(logging.ERROR); print(a.isEnabledFor(logging.ERROR), a.isEnabledFor(logging.CRITICAL)); logging.disable(0)
for bad in lambda: a.setLevel('X'), lambda: a.setLevel(1.5), lambda: a.log('x', 'y'), lambda: a.info('x', extra={'msg': 1}), lambda: logging.getLogger(5), lambda: logging.Formatter('%z'), lambda: logging.Formatter('x', style='?'), lambda: logging.basicConfig(force=True, z=1):
    try: bad()
    except Exception as x: print(type(x).__name__, x)
