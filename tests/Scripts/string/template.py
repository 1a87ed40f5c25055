from string import Template

t = Template('$who likes ${what} for $$5')
print(t.substitute(who='tim', what='kung pao'), t.substitute({'who': 'a'}, what=1), t.get_identifiers(), t.is_valid())
print(t.safe_substitute(who='x'), Template('$').safe_substitute(), Template('$ x').is_valid())
for action in (lambda: t.substitute(who=1), lambda: Template('a\nb $!').substitute()):
    try:
        action()
    except (KeyError, ValueError) as error:
        print(type(error).__name__, error)

class Percent(Template):
    delimiter = '%'
    idpattern = '[a-z]+'
print(Percent('%a %% $b %A').substitute(a=1, A=2), Percent.pattern.pattern.count('?P<'))
