from decimal import *
D = Decimal
print(D('1.10') + D('2.2'), D(1) / 3, D('-7') // 2, D('-7') % 2, divmod(D('7.5'), 2), D(2) ** 100, D(2) ** D('0.5'), D(2) ** -3, -D('0'), abs(D('-1.50')))
print(D(2).sqrt(), D(1).exp(), D(10).ln(), D(50).log10(), D('1234.5').logb(), D('1.5').fma(2, 3), D(10).remainder_near(6), D('1.200').normalize(), D('7E+2').to_eng_string())
for rounding in (ROUND_DOWN, ROUND_UP, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_CEILING, ROUND_FLOOR, ROUND_05UP):
    print(rounding, [str(D(x).quantize(D('1'), rounding)) for x in ('2.5', '-2.5', '3.5', '2.51', '0.1', '-0.1')])
print(D('1.0') == 1, D('0.1') == 0.1, D('0.5') == 0.5, hash(D('2.0')) == hash(2), D('NaN') == D('NaN'), D('1').compare_total(D('1.0')), max(D(1), D(2)), D('sNaN123'), D('-Infinity'))
print([format(D(x), spec) for x, spec in [('1234567.891', ',.2f'), ('0.00001', 'g'), ('1e10', 'f'), ('-0.5', '.0%'), ('12.5', '010.3f'), ('3', '*^9'), ('1.5', '+e'), ('12345', ',')]])
with localcontext(prec=5) as context:
    print(D(1) / 7, +D('123456789'), context)
print(D('123.456').as_tuple(), D('0.25').as_integer_ratio(), int(D('-3.9')), round(D('2.675'), 2), float(D('0.1')), D.from_float(0.1))
print(D(1).next_plus(), D(1).next_minus(), D(12).logical_xor(1) if 0 else D(110).logical_xor(D(11)), D(123456).rotate(2), D(5).scaleb(3), D('1e-7'), D(101).shift(1))
