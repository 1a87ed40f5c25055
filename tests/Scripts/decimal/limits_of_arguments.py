from decimal import *
import sys
def t(f,*a,**k):
    try: print(f(*a,**k))
    except Exception as e: print(type(e).__name__, e)
D=Decimal
for o in ({'decimal_point':',','grouping':'\xff\xff\0','thousands_sep':','},{'decimal_point':'xxxxx','grouping':'\3\3\0','thousands_sep':','},{'decimal_point':'.','grouping':'\3\3\0','thousands_sep':'yyyyy'},{'decimal_point':''},{'grouping':'\3\3'},{'decimal_point':5},{'grouping':[3]},{'thousands_sep':'\u3000'},{'decimal_point':'ab'}):
    t(D(1234567).__format__,'g',o)
    t(D('1234.5').__format__,'n',o)
m=sys.maxsize
for n in (m,m+1,-m-1,-m-2,10**30):
    t(round, D('1.23'), n)
    t(D, (1,(1,2),n)); t(getcontext().create_decimal,(0,(),n)); t(D,(0,(1,),'F'))
t(D(1).__format__,'=%d.1'%m); t(D('1.23456789').__format__,'=%d.1'%m); t(D(1).__format__,'.%d'%m); t(D(1).__format__,'%d'%(10**20)); t(D(1).__format__,'.%df'%(10**20))
class X(float):
    def as_integer_ratio(self): return 1
    def __abs__(self): return self
class I(int):
    def bit_length(self): return [1]*200
t(D.from_float, X(101.1)); t(D.from_float,I(7)); t(D,X(2.5))
S=type(getcontext().flags)
for f in (len,iter,repr,str,list): t(f,S())
t(lambda:S()[InvalidOperation]); t(S().__setitem__,InvalidOperation,1); t(S().copy); t(lambda:S()==getcontext().flags); t(lambda:getcontext().flags==S()); t(S,1); t(S().__delitem__,1); t(lambda: S()!={}); t(lambda:S()=={})
