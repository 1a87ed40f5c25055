import types

class Meta(type):
    def __getattr__(cls, name):
        return f'class {name}'

class Owner(metaclass=Meta):
    @types.DynamicClassAttribute
    def value(self):
        """The value."""
        return 'instance'

print(Owner.value, Owner().value)
for action in (lambda: setattr(Owner(), 'value', 1), lambda: delattr(Owner(), 'value')):
    try:
        action()
    except AttributeError as error:
        print(error)
