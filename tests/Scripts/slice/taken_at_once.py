# Slices that are taken at once, without a slice object: whatever the container and the bounds.
import sys
def f(s,a,b): return s[a:b]
class I:
    def __init__(s,v): s.v=v
    def __index__(s): return s.v
    def __repr__(s): return "I"
class G:
    def __getitem__(s,k): return k
class L(list): pass
class S(str): 
    def __getitem__(s,k): return 'own',k
for s in ('abcdef','',[1,2,3,4],(1,2,3),b'abcd',bytearray(b'xyz'),range(10),memoryview(b'1234'),L([1,2,3]),S('abc'),G()):
    for a in (None,0,1,-1,-2,5,100,-100,2**70,-2**70,True,I(1),I(-2)):
        for b in (None,0,1,-1,3,100,-100,2**70,-2**70,False,I(2)):
            r=f(s,a,b)
            if isinstance(r,memoryview): r=bytes(r)
            print(type(s).__name__, r if not isinstance(r,(slice,)) else 'slice', )
print()
for s in (1,None,{},{1},'abc',[1],G):
    for a,b in ((1,2),('a',None),(1.5,2),(None,'x')):
        try: print(f(s,a,b))
        except Exception as e: print(type(e).__name__,e)
x='hello'; t=(1,2,3)
print(x[1:3], x[:], x[1:][:2], t[:2]+t[1:], [1,2,3][0:2], x[1:3].upper())
y=x[2:]; print(y)
def g():
    try:
        [1,2,3]['a':1]
    except TypeError as e:
        at = e.__traceback__
        print(e, list(at.tb_frame.f_code.co_positions())[at.tb_lasti // 2][2:])
g()
def deep(z):
    return z[1:4][0:2][0:1]
print(deep('abcdef'), deep([1,2,3,4,5]))
class D:
    def __getitem__(s,k): raise ValueError(k)
try: f(D(),1,2)
except ValueError as e: print(e)
def gen():
    v = yield 1
    yield 'abcdef'[v:v+2]
q=gen(); next(q); print(q.send(2))
import sys
lines=[]
def tr(fr,ev,arg):
    fr.f_trace_opcodes=True
    lines.append((ev,fr.f_lasti)); return tr
sys.settrace(tr); f('abc',1,2); sys.settrace(None)
print(lines)
print(str(5),str(-2**70),str(1.5),str('a'),int('12'),int(3.9),int(True),float('1.5'),float(3),str(True),str(None))
for a in ('x','','1_0',' 7 ','１２'):
    try: print(int(a))
    except ValueError as e: print(e)
class SS(str): pass
class T:
    def __str__(s): return SS('q')
print(type(str(T())), type(str(SS('a'))))
try: int([])
except TypeError as e: print(e)
try: float('nanx')
except ValueError as e: print(e)
