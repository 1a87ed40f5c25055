from unittest import mock

m = mock.Mock(return_value=3)
print(m(1, a=2), m.attr.deep('x').called, m.mock_calls, m.call_args, m.call_args.kwargs)
m.assert_called_once_with(1, a=2)
magic = mock.MagicMock()
magic.__len__.return_value = 5
magic['key'] = 1
print(len(magic), magic[0] is magic[1], list(magic), bool(magic), magic.__setitem__.call_args)
effects = mock.Mock(side_effect=[1, KeyError('k')])
print(effects())
for action in (effects, lambda: m.assert_called_with(9), lambda: m.assert_not_called(), lambda: mock.Mock(spec=['a']).b,
               lambda: mock.Mock().assret_called, lambda: m.assert_has_calls([mock.call(7)])):
    try:
        action()
    except (KeyError, AssertionError, AttributeError) as error:
        print(type(error).__name__, error)

class Target:
    value = 'original'
    def method(self, a, b=1):
        return a
with mock.patch.object(Target, 'value', 'patched'):
    print(Target.value)
print(Target.value)
spec = mock.create_autospec(Target)
spec().method.return_value = 'made'
print(spec().method(1), isinstance(spec(), Target))
try:
    spec().method()
except TypeError as error:
    print(error)
d = {'a': 1}
with mock.patch.dict(d, {'b': 2}, clear=True):
    print(d)
print(d, mock.ANY == 5, mock.call.a(1).b(2).call_list(), mock.sentinel.x)
