import configparser

c = configparser.ConfigParser(allow_no_value=True, inline_comment_prefixes=('#',))
c.read_string("""
[DEFAULT]
home = /users
[site]
Path: %(home)s/me  # comment
lines = one
    two

    three
flag
on = yes
percent = 100%%
[other]
n = 5
""")
print(c.sections(), c.options('site'), c['site']['path'], repr(c['site']['lines']), c['site']['flag'], c.getboolean('site', 'on'),
      c['other'].getint('n'), c.get('site', 'percent'), c.get('site', 'zz', fallback='fb'), 'home' in c['other'])
e = configparser.ConfigParser(interpolation=configparser.ExtendedInterpolation())
e.read_dict({'a': {'x': '1'}, 'b': {'y': '${a:x}2 $$'}})
print(e['b']['y'])
for text in ('x = 1', '[a]\n[a]', '[a]\nx=1\nx=2', '[a]\nnothing here', '[a]\nx=%(zz)s', '[a]\nx=%z', '[a]\nx=%(x)s'):
    try:
        p = configparser.ConfigParser()
        p.read_string(text)
        print(p['a']['x'])
    except configparser.Error as error:
        print(type(error).__name__, error)
for action in (lambda: c['nope'], lambda: c.get('site', 'nope'), lambda: c.get('nope', 'x'), lambda: c.add_section('site'),
               lambda: c.set('site', 'a', 1), lambda: c.set('site', 'a', '%'), lambda: c.getboolean('site', 'path')):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)
