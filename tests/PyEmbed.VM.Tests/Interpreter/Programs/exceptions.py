def show(e, depth=0):
    print("  " * depth + type(e).__name__, e.args, e.__suppress_context__)
    if e.__cause__ is not None:
        print("  " * depth + "cause:")
        show(e.__cause__, depth + 1)
    if e.__context__ is not None:
        print("  " * depth + "context:")
        show(e.__context__, depth + 1)


def lines(e):
    tb = e.__traceback__
    out = []
    while tb is not None:
        out.append((tb.tb_frame.f_code.co_name, tb.tb_lineno))
        tb = tb.tb_next
    return out


def run(f):
    try:
        print("result", f())
    except BaseException as e:
        show(e)
        print(lines(e))


def chain():
    try:
        raise KeyError("a")
    except KeyError:
        raise ValueError("b")


def cause():
    try:
        1 .x
    except AttributeError as e:
        raise ValueError("b") from e


def suppressed():
    try:
        raise KeyError("a")
    except KeyError:
        raise ValueError("b") from None


def final():
    try:
        return 1
    finally:
        print("finally")


def final_overrides():
    try:
        raise KeyError
    finally:
        return 2


def again():
    try:
        try:
            raise KeyError("k")
        except KeyError:
            print("one")
            raise
    except KeyError as e:
        print("two", e.args)
        raise


def bare():
    raise


def not_exception():
    raise 5


def bad_cause():
    raise ValueError from 5


def bad_handler():
    try:
        raise KeyError
    except 5:
        pass


def nested():
    for i in range(3):
        try:
            if i == 1:
                continue
            raise ValueError(i)
        except ValueError as e:
            print("caught", e.args, i)
        else:
            print("else")
        finally:
            print("finally", i)
    try:
        e
    except NameError as x:
        print(type(x).__name__, x)


def in_handler():
    try:
        raise KeyError(1)
    except KeyError:
        try:
            raise ValueError(2)
        except ValueError:
            pass
        raise TypeError(3)


def tuple_of_types():
    try:
        raise KeyError(1)
    except (ValueError, (KeyError, IndexError)[0]):
        return "matched"


def group():
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2), KeyError(3)])
    except* ValueError as e:
        print("values", e.exceptions)
    except* TypeError as e:
        print("types", e.exceptions)


def group_all():
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError:
        pass
    except* TypeError:
        pass
    return "all"


def group_naked():
    try:
        raise ValueError(1)
    except* ValueError as e:
        print(type(e).__name__, e.exceptions)


def group_raise():
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError:
        raise KeyError(3)


class Init(Exception):
    def __init__(self, a, b):
        self.a = a
        super().__init__(b)


def own():
    raise Init(1, 2)


def recursion(n=0):
    return recursion(n + 1)


for f in (chain, cause, suppressed, final, final_overrides, again, bare, not_exception, bad_cause, bad_handler, nested, in_handler,
          tuple_of_types, group, group_all, group_naked, own):
    print("---", f.__name__)
    run(f)
try:
    group_raise()
except BaseException as e:
    print(type(e).__name__, e.args[0], [type(x).__name__ for x in e.exceptions])
try:
    recursion()
except RecursionError as e:
    print(e)
