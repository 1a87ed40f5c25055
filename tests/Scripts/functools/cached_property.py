import functools

class Owner:
    @functools.cached_property
    def value(self):
        """Computed once."""
        print('computing')
        return 42

    twice = value.__class__(lambda self: 1)

owner = Owner()
print(owner.value, owner.value, owner.__dict__, Owner.value.__doc__)
owner.value = 1
print(owner.value)
del owner.value
print(owner.value)

class Slotted:
    __slots__ = ()
    value = functools.cached_property(lambda self: 1)

for read in (lambda: Slotted().value, lambda: functools.cached_property(len).__get__(owner)):
    try:
        read()
    except TypeError as error:
        print(error)
