# The short ways of % and f-strings beside what subclasses and other values make of them.
for t in ('%s','%d','a%sb','%s%s','%d,%s','%%','%s%%','x%','%','%s %d','%(a)s','%s%(a)s','%q','%5s','%-5d|','%sé%s','%d%d%d'):
    for v in ('x',5,-7,True,2**70,1.5,None,(),('a',),(1,),(1,'b'),('b',1),(1,2,3),{'a':1},[1],b'x','é\U0001F600',('\U0001F600','y'),10**18,-2**63,2**63-1,('a'*1500,'b'),('b',)*2):
        try: print(ascii(t % v)[:80])
        except Exception as e: print(type(e).__name__,e)
class S(str):
    def __str__(s): return 'own'
class I(int):
    def __str__(s): return 'ownint'
print('%s %s'%(S('a'),I(3)), '%d'%I(3), '%s'%S('q'), S('%s')%1, type(S('%s')%'a'))
a='é';b='\U0001F600';c='';d=5
print(f'{a}{b}', f'{a}', f'{c}', f'{c}{c}', f'{a}{c}', f'{d}{a!r}{b!s}', f'{a:>3}|', f'{S("x")}', f'{S("x")!s}', [f'{c}{"z"}'], f'{a!a}')
print(type(f'{S("x")}'))
class F(str):
    def __format__(s, spec): return 'fmt'
print(f'{F("x")}', f'{F("x")}y')
print(len('%s'*2000 % (('ab'*300,)*2000)))
