import sys, threading, time, importlib.machinery
class Finder:
    @classmethod
    def find_spec(cls, name, path=None, target=None):
        if name in sources: return importlib.machinery.ModuleSpec(name, cls)
    @staticmethod
    def create_module(spec): return None
    @staticmethod
    def exec_module(module): ran.append(module.__name__); exec(sources[module.__name__], module.__dict__)
ran, sources = [], {
    'slow': 'import time; a = 1; time.sleep(0.05); b = 2',
    'one': 'import time; time.sleep(0.02); import two; done = True',
    'two': 'import time; time.sleep(0.02); import one; done = True'}
sys.meta_path.insert(0, Finder)
def parallel(*codes):
    out = []
    ts = [threading.Thread(target=lambda c=c: out.append(eval(c))) for c in codes]
    for t in ts: t.start()
    for t in ts: t.join()
    return sorted(map(str, out))
print(parallel(*["__import__('slow').b"] * 4), ran)
print(parallel("hasattr(__import__('one'), '__name__')", "hasattr(__import__('two'), '__name__')"), sorted(ran[1:]), sys.modules['one'].done, sys.modules['two'].done)
