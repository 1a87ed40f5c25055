# What the module warnings had last counts, when it is taken away.
import warnings
import _warnings


def outcome(text):
    try:
        with_result = _warnings.warn(text)
    except Warning as error:
        return repr(error)
    return with_result


warnings.resetwarnings()
warnings.filterwarnings('error', 'one')
warnings.filterwarnings('ignore', 'two')
print(outcome('one'), outcome('two'))
kept = warnings.filters
del warnings.filters
print(outcome('one'), outcome('two'))
warnings.filters = [('error', None, UserWarning, None, 0)]
_warnings._filters_mutated()
print(outcome('two'))
del warnings.filters
print(outcome('two'))
warnings.filters = []
warnings.defaultaction = 'error'
print(outcome('three'))
del warnings.defaultaction
print(outcome('three'))
warnings.filters = 5
try:
    outcome('four')
except ValueError as error:
    print(error)
