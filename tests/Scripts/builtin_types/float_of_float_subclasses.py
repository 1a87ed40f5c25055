# float() calls the __float__ of a subclass of float.
import warnings
class Other(float):
    def __float__(self): return 42.0
class Same(float):
    def __float__(self): return self
class Wrong(float):
    def __float__(self): return 42
print(float(Other(1)), Other(1) + 0)
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter('always')
    print(float(Same(2)), type(float(Same(2))))
print(seen[0].message)
try: float(Wrong(1))
except TypeError as error: print(error)
