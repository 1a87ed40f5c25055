def f(a, b):
    return (f'', f'a', f'{a}', f'{a!r}', f'{a:x}', f'{a!s:>{b}}', f'{a=}', f'{a = !r:x}', f'{{}}{a}{{', f'a' 'b' f'{a}' 'c', 'x' f'{a}{b}' f'{{}}',
            f'{a:{b}{a}.{b}}', f'{a if b else f"{b}"}', f'{(lambda: a)()}', f'''
{a
 + b}
  {b}
''', f"{a['k']}" rf'\d{a}\n', ''.join(a), ', '.join([f'{x}' for x in a]), '%s' % a, '%s-%r' % (a, b), '%s%%' % (a,), '%s' % (a, b), 'a' % (), '%(x)s' % a)


f'{x}{y}{z}{x}{y}{z}{x}{y}{z}{x}{y}{z}{x}{y}{z}{x}{y}{z}{x}{y}{z}{x}{y}{z}{x}{y}{z}{x}{y}{z}{x}{y}{z}'
