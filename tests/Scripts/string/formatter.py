from string import Formatter

class Named(Formatter):
    def get_value(self, key, args, kwargs):
        return f'<{key}>'

print(Formatter().format('{0} {x!r:>5} {1[0]} {0.real:{w}}', 3, 'ab', x='y', w=4), Named().format('{a} {0}'))
print(list(Formatter().parse('a{b!r:c}d{{')))
for wrong in ('{} {0}', '{0} {}', '{0:{0:{0:{0}}}}', '{0!x}'):
    try:
        print(Formatter().format(wrong, 1))
    except ValueError as error:
        print(error)
