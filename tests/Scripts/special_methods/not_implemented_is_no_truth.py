# NotImplemented is true, but asking is deprecated.
import warnings
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter('always')
    print(bool(NotImplemented), not NotImplemented, 1 if NotImplemented else 2)
for warning in seen: print(warning.category.__name__, warning.message)
