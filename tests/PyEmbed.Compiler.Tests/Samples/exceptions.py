def f(a):
    try: a()
    except: pass
    try: a()
    except A: a
    except (B, C) as e: e
    else: a
    finally: a
    try:
        try: a
        finally: b
    except D:
        raise
    except E as e:
        del e
        raise a from e
    for x in a:
        try:
            if x: continue
            if a: break
            return x
        except F as e:
            if x: continue
            if a: break
            return e
        finally:
            g()
    with a: pass
    with a as b, c as (d, e): return b
    with (
        a as b,
        c,
    ):
        if b: return
    for x in a:
        with x as y:
            if y: continue
            break
    try: a()
    except* A: a
    except* (B, C) as e: e
    else: c
    finally: d
    for x in a:
        try: x
        except* A as e:
            raise
        finally:
            if x: break
    try:
        return a
    finally:
        try: b
        except C: d
        lambda: a
    try: pass
    except: x


try: import a
except ImportError: a = None
try: x
except E as e: pass
while a:
    try: b
    finally: c


def nested(a):
    try:
        try:
            return a
        except A as e:
            return e
        finally:
            b()
    finally:
        with c:
            d()


def match_statement(s):
    match s:
        case 1 | 'a' | -2.5 | 1 + 2j | None | True: a
        case [x, y]: a
        case [x, *_, y] if x: a
        case (1, [2, *z]): a
        case [*_]: a
        case []: a
        case {}: a
        case {'k': v, 1: (2 | 3) as w, **rest}: a
        case A.B: a
        case C(): a
        case D(1, x, k=[y], l=None): a
        case E(x) | F(k=x): a
        case [G(x, y), {'a': z}] | {'b': [x, y, z]}: a
        case (a, b, c, *d, e) | {'x': (a, b), 'y': c, 'z': [d, e]}: a
        case str() as t: a
        case y: a
    match a, b:
        case 1, 2: return
        case _: pass
    match a:
        case 1: return 1


match m:
    case {'a': 1}: n
    case _: o
