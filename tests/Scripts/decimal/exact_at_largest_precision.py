from decimal import *
with localcontext(Context(prec=MAX_PREC, Emin=MIN_EMIN, Emax=MAX_EMAX)):
    for e in ("Decimal(0).exp()","Decimal(1).ln()","Decimal(1).log10()","Decimal(100).log10()","Decimal(10**223).log10()","Decimal(10**19).logb()","Decimal(4).sqrt()","Decimal('40E9').sqrt()","divmod(Decimal(10),3)","Decimal(10)//3","Decimal(4)/2","Decimal(400)**-1","Decimal(2)**3","Decimal(7)%3", "Decimal(10) // 4"):
        try: print(e, eval(e))
        except BaseException as x: print(e, type(x),x)
