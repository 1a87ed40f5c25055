import linecache
class Loader:
    def get_source(self, name): print('asked for', name); return 'one\ntwo'
space = {'__name__': 'm', '__loader__': Loader()}
print(linecache.lazycache('nowhere.py', space), linecache.lazycache('nowhere.py', space), linecache.lazycache('<x>', space), linecache.lazycache('y.py', {}))
print(repr(linecache.getline('nowhere.py', 2)), repr(linecache.getline('nowhere.py', 3)), linecache.getlines('nowhere.py'))
linecache.checkcache(); print('nowhere.py' in linecache.cache, linecache.lazycache('nowhere.py', space))
linecache.clearcache(); print(linecache.cache, linecache.getlines('<string>'), linecache.updatecache(''))
