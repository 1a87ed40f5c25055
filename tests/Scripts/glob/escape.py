import glob
print(glob.escape('a[b]*?c'), glob.escape(b'[x]'), glob.has_magic('a*'), glob.has_magic(b'a'))
print(glob.glob('nothing-of-this-name-*'))
