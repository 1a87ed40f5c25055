from decimal import *
D = Decimal
for call in [lambda: D('x'), lambda: D(1) / 0, lambda: D(0) / 0, lambda: D('Inf') - D('Inf'), lambda: D(-1).sqrt(), lambda: D('9e999999') * 10, lambda: D('NaN') < 1, lambda: D(1).quantize(D('1e-40')), lambda: D((0, (10,), 0)), lambda: D(None), lambda: D(1).max(1.5),
             lambda: hash(D('sNaN')), lambda: int(D('NaN')), lambda: int(D('Inf')), lambda: format(D(1), 'x'), lambda: Context(prec=0), lambda: Context(rounding='up'), lambda: setattr(getcontext(), 'foo', 1)]:
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
context = ExtendedContext.copy()
for operation in [lambda: context.divide(1, 3), lambda: context.divide(1, 0), lambda: context.multiply(D('9E999999'), 10), lambda: context.multiply(D('1E-999999'), D('0.1')), lambda: context.sqrt(-1)]:
    context.clear_flags()
    print(operation(), [signal.__name__ for signal, value in context.flags.items() if value])
print(DefaultContext, BasicContext, ExtendedContext)
