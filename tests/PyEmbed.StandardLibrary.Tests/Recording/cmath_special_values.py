"""Writes the tables of SpecialValues.cs: what CPython's cmath gives where a part is not finite.

    python3.11 tests/PyEmbed.StandardLibrary.Tests/Recording/cmath_special_values.py
"""
import cmath
import math

CLASSES = [-math.inf, -2.5, -0.0, 0.0, 2.5, math.inf, math.nan]
LETTERS = {1.0: 'O', math.inf: 'I', math.pi: 'P', math.pi / 2: 'H', math.pi / 4: 'Q', 3 * math.pi / 4: 'T'}


def letter(x):
    if x != x:
        return 'N'
    if x == 0:
        return 'z' if math.copysign(1, x) < 0 else 'Z'
    found = LETTERS.get(abs(x), '.')
    return found if x > 0 else found.lower()


for name in 'acos acosh asinh atanh cosh exp log sinh sqrt tanh rect'.split():
    text = ''
    for real in CLASSES:
        for imaginary in CLASSES:
            if math.isfinite(real) and math.isfinite(imaginary):
                text += '..'
                continue
            try:
                value = cmath.rect(real, imaginary) if name == 'rect' else getattr(cmath, name)(complex(real, imaginary))
                text += letter(value.real) + letter(value.imag)
            except ValueError:
                text += 'NN'
    print(f'    public const string {name.title()} = "{text}";')
