# A length or hint that fails is an error, except for TypeError.
class Fails:
    def __init__(self, error): self.error = error
    def __iter__(self): return iter(range(3))
    def __len__(self): raise self.error
class FailsLater(Fails):
    __len__ = None
    def __length_hint__(self): raise self.error
for function in list, [].extend, tuple, bytes, bytearray().extend:
    for value in Fails(RuntimeError('no length')), Fails(TypeError('none')), FailsLater(RuntimeError('no hint')):
        try: print(function(value))
        except RuntimeError as error: print(error)
print(list(range(3)))
