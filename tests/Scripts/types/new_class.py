import types

class Replaced:
    def __mro_entries__(self, bases):
        return list,

made = types.new_class('Made', (Replaced(),), {}, lambda namespace: namespace.update(value=1))
print(made.__mro__, made.value, made.__orig_bases__[0].__class__)
class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kwds):
        return {'from_prepare': (name, kwds)}
print(types.prepare_class('X', (), {'metaclass': Meta, 'k': 1})[1:])
class Other(type):
    pass
try:
    types.prepare_class('X', (Meta('A', (), {}), Other('B', (), {})))
except TypeError as error:
    print(error)
