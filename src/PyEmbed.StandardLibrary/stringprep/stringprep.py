"""The tables of stringprep (RFC 3454), with which internet names are compared."""
from unicodedata import ucd_3_2_0 as unicodedata


def _members(*ranges):
    """The numbers of ranges, each a number or a pair with the end in it."""
    return {number for one in ranges
            for number in ((one,) if isinstance(one, int) else range(one[0], one[1] + 1))}


b1_set = _members(0xad, 0x34f, 0x1806, (0x180b, 0x180d), (0x200b, 0x200d), 0x2060,
                  (0xfe00, 0xfe0f), 0xfeff)
c22_specials = _members(0x6dd, 0x70f, 0x180e, 0x200c, 0x200d, 0x2028, 0x2029,
                        (0x2060, 0x2063), (0x206a, 0x206f), 0xfeff, (0xfff9, 0xfffc),
                        (0x1d173, 0x1d17a))
c6_set = _members((0xfff9, 0xfffd))
c7_set = _members((0x2ff0, 0x2ffb))
c8_set = _members(0x340, 0x341, 0x200e, 0x200f, (0x202a, 0x202e), (0x206a, 0x206f))
c9_set = _members(0xe0001, (0xe0020, 0xe007f))

# Characters that B.3 maps otherwise than lower() does: to one character, then to several (a
# character and, up to the bar, what it is mapped to).
_SINGLE = (
    '\xb5\u017f\u0345\u03c2\u03d0\u03d1\u03d2\u03d3\u03d4\u03d5\u03d6\u03f0\u03f1\u03f2\u03f5'
    '\u1e9b\u1fbe\u2102\u2107\u210b\u210c\u210d\u2110\u2111\u2112\u2115\u2119\u211a\u211b\u211c'
    '\u211d\u2124\u2128\u212c\u212d\u2130\u2131\u2133\u213e\u213f\u2145\U0001d400\U0001d401'
    '\U0001d402\U0001d403\U0001d404\U0001d405\U0001d406\U0001d407\U0001d408\U0001d409\U0001d40a'
    '\U0001d40b\U0001d40c\U0001d40d\U0001d40e\U0001d40f\U0001d410\U0001d411\U0001d412\U0001d413'
    '\U0001d414\U0001d415\U0001d416\U0001d417\U0001d418\U0001d419\U0001d434\U0001d435\U0001d436'
    '\U0001d437\U0001d438\U0001d439\U0001d43a\U0001d43b\U0001d43c\U0001d43d\U0001d43e\U0001d43f'
    '\U0001d440\U0001d441\U0001d442\U0001d443\U0001d444\U0001d445\U0001d446\U0001d447\U0001d448'
    '\U0001d449\U0001d44a\U0001d44b\U0001d44c\U0001d44d\U0001d468\U0001d469\U0001d46a\U0001d46b'
    '\U0001d46c\U0001d46d\U0001d46e\U0001d46f\U0001d470\U0001d471\U0001d472\U0001d473\U0001d474'
    '\U0001d475\U0001d476\U0001d477\U0001d478\U0001d479\U0001d47a\U0001d47b\U0001d47c\U0001d47d'
    '\U0001d47e\U0001d47f\U0001d480\U0001d481\U0001d49c\U0001d49e\U0001d49f\U0001d4a2\U0001d4a5'
    '\U0001d4a6\U0001d4a9\U0001d4aa\U0001d4ab\U0001d4ac\U0001d4ae\U0001d4af\U0001d4b0\U0001d4b1'
    '\U0001d4b2\U0001d4b3\U0001d4b4\U0001d4b5\U0001d4d0\U0001d4d1\U0001d4d2\U0001d4d3\U0001d4d4'
    '\U0001d4d5\U0001d4d6\U0001d4d7\U0001d4d8\U0001d4d9\U0001d4da\U0001d4db\U0001d4dc\U0001d4dd'
    '\U0001d4de\U0001d4df\U0001d4e0\U0001d4e1\U0001d4e2\U0001d4e3\U0001d4e4\U0001d4e5\U0001d4e6'
    '\U0001d4e7\U0001d4e8\U0001d4e9\U0001d504\U0001d505\U0001d507\U0001d508\U0001d509\U0001d50a'
    '\U0001d50d\U0001d50e\U0001d50f\U0001d510\U0001d511\U0001d512\U0001d513\U0001d514\U0001d516'
    '\U0001d517\U0001d518\U0001d519\U0001d51a\U0001d51b\U0001d51c\U0001d538\U0001d539\U0001d53b'
    '\U0001d53c\U0001d53d\U0001d53e\U0001d540\U0001d541\U0001d542\U0001d543\U0001d544\U0001d546'
    '\U0001d54a\U0001d54b\U0001d54c\U0001d54d\U0001d54e\U0001d54f\U0001d550\U0001d56c\U0001d56d'
    '\U0001d56e\U0001d56f\U0001d570\U0001d571\U0001d572\U0001d573\U0001d574\U0001d575\U0001d576'
    '\U0001d577\U0001d578\U0001d579\U0001d57a\U0001d57b\U0001d57c\U0001d57d\U0001d57e\U0001d57f'
    '\U0001d580\U0001d581\U0001d582\U0001d583\U0001d584\U0001d585\U0001d5a0\U0001d5a1\U0001d5a2'
    '\U0001d5a3\U0001d5a4\U0001d5a5\U0001d5a6\U0001d5a7\U0001d5a8\U0001d5a9\U0001d5aa\U0001d5ab'
    '\U0001d5ac\U0001d5ad\U0001d5ae\U0001d5af\U0001d5b0\U0001d5b1\U0001d5b2\U0001d5b3\U0001d5b4'
    '\U0001d5b5\U0001d5b6\U0001d5b7\U0001d5b8\U0001d5b9\U0001d5d4\U0001d5d5\U0001d5d6\U0001d5d7'
    '\U0001d5d8\U0001d5d9\U0001d5da\U0001d5db\U0001d5dc\U0001d5dd\U0001d5de\U0001d5df\U0001d5e0'
    '\U0001d5e1\U0001d5e2\U0001d5e3\U0001d5e4\U0001d5e5\U0001d5e6\U0001d5e7\U0001d5e8\U0001d5e9'
    '\U0001d5ea\U0001d5eb\U0001d5ec\U0001d5ed\U0001d608\U0001d609\U0001d60a\U0001d60b\U0001d60c'
    '\U0001d60d\U0001d60e\U0001d60f\U0001d610\U0001d611\U0001d612\U0001d613\U0001d614\U0001d615'
    '\U0001d616\U0001d617\U0001d618\U0001d619\U0001d61a\U0001d61b\U0001d61c\U0001d61d\U0001d61e'
    '\U0001d61f\U0001d620\U0001d621\U0001d63c\U0001d63d\U0001d63e\U0001d63f\U0001d640\U0001d641'
    '\U0001d642\U0001d643\U0001d644\U0001d645\U0001d646\U0001d647\U0001d648\U0001d649\U0001d64a'
    '\U0001d64b\U0001d64c\U0001d64d\U0001d64e\U0001d64f\U0001d650\U0001d651\U0001d652\U0001d653'
    '\U0001d654\U0001d655\U0001d670\U0001d671\U0001d672\U0001d673\U0001d674\U0001d675\U0001d676'
    '\U0001d677\U0001d678\U0001d679\U0001d67a\U0001d67b\U0001d67c\U0001d67d\U0001d67e\U0001d67f'
    '\U0001d680\U0001d681\U0001d682\U0001d683\U0001d684\U0001d685\U0001d686\U0001d687\U0001d688'
    '\U0001d689\U0001d6a8\U0001d6a9\U0001d6aa\U0001d6ab\U0001d6ac\U0001d6ad\U0001d6ae\U0001d6af'
    '\U0001d6b0\U0001d6b1\U0001d6b2\U0001d6b3\U0001d6b4\U0001d6b5\U0001d6b6\U0001d6b7\U0001d6b8'
    '\U0001d6b9\U0001d6ba\U0001d6bb\U0001d6bc\U0001d6bd\U0001d6be\U0001d6bf\U0001d6c0\U0001d6d3'
    '\U0001d6e2\U0001d6e3\U0001d6e4\U0001d6e5\U0001d6e6\U0001d6e7\U0001d6e8\U0001d6e9\U0001d6ea'
    '\U0001d6eb\U0001d6ec\U0001d6ed\U0001d6ee\U0001d6ef\U0001d6f0\U0001d6f1\U0001d6f2\U0001d6f3'
    '\U0001d6f4\U0001d6f5\U0001d6f6\U0001d6f7\U0001d6f8\U0001d6f9\U0001d6fa\U0001d70d\U0001d71c'
    '\U0001d71d\U0001d71e\U0001d71f\U0001d720\U0001d721\U0001d722\U0001d723\U0001d724\U0001d725'
    '\U0001d726\U0001d727\U0001d728\U0001d729\U0001d72a\U0001d72b\U0001d72c\U0001d72d\U0001d72e'
    '\U0001d72f\U0001d730\U0001d731\U0001d732\U0001d733\U0001d734\U0001d747\U0001d756\U0001d757'
    '\U0001d758\U0001d759\U0001d75a\U0001d75b\U0001d75c\U0001d75d\U0001d75e\U0001d75f\U0001d760'
    '\U0001d761\U0001d762\U0001d763\U0001d764\U0001d765\U0001d766\U0001d767\U0001d768\U0001d769'
    '\U0001d76a\U0001d76b\U0001d76c\U0001d76d\U0001d76e\U0001d781\U0001d790\U0001d791\U0001d792'
    '\U0001d793\U0001d794\U0001d795\U0001d796\U0001d797\U0001d798\U0001d799\U0001d79a\U0001d79b'
    '\U0001d79c\U0001d79d\U0001d79e\U0001d79f\U0001d7a0\U0001d7a1\U0001d7a2\U0001d7a3\U0001d7a4'
    '\U0001d7a5\U0001d7a6\U0001d7a7\U0001d7a8\U0001d7bb',
    '\u03bcs\u03b9\u03c3\u03b2\u03b8\u03c5\u03cd\u03cb\u03c6\u03c0\u03ba\u03c1\u03c3\u03b5\u1e61'
    '\u03b9c\u025bhhhiilnpqrrrzzbcefm\u03b3\u03c0dabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstu'
    'vwxyzabcdefghijklmnopqrstuvwxyzacdgjknopqstuvwxyzabcdefghijklmnopqrstuvwxyzabdefgjklmnopqstu'
    'vwxyabdefgijklmostuvwxyabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopq'
    'rstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz'
    '\u03b1\u03b2\u03b3\u03b4\u03b5\u03b6\u03b7\u03b8\u03b9\u03ba\u03bb\u03bc\u03bd\u03be\u03bf'
    '\u03c0\u03c1\u03b8\u03c3\u03c4\u03c5\u03c6\u03c7\u03c8\u03c9\u03c3\u03b1\u03b2\u03b3\u03b4'
    '\u03b5\u03b6\u03b7\u03b8\u03b9\u03ba\u03bb\u03bc\u03bd\u03be\u03bf\u03c0\u03c1\u03b8\u03c3'
    '\u03c4\u03c5\u03c6\u03c7\u03c8\u03c9\u03c3\u03b1\u03b2\u03b3\u03b4\u03b5\u03b6\u03b7\u03b8'
    '\u03b9\u03ba\u03bb\u03bc\u03bd\u03be\u03bf\u03c0\u03c1\u03b8\u03c3\u03c4\u03c5\u03c6\u03c7'
    '\u03c8\u03c9\u03c3\u03b1\u03b2\u03b3\u03b4\u03b5\u03b6\u03b7\u03b8\u03b9\u03ba\u03bb\u03bc'
    '\u03bd\u03be\u03bf\u03c0\u03c1\u03b8\u03c3\u03c4\u03c5\u03c6\u03c7\u03c8\u03c9\u03c3\u03b1'
    '\u03b2\u03b3\u03b4\u03b5\u03b6\u03b7\u03b8\u03b9\u03ba\u03bb\u03bc\u03bd\u03be\u03bf\u03c0'
    '\u03c1\u03b8\u03c3\u03c4\u03c5\u03c6\u03c7\u03c8\u03c9\u03c3')
_SEVERAL = (
    '\xdfss|\u0130i\u0307|\u0149\u02bcn|\u01f0j\u030c|\u037a \u03b9|\u0390\u03b9\u0308\u0301|'
    '\u03b0\u03c5\u0308\u0301|\u0587\u0565\u0582|\u1e96h\u0331|\u1e97t\u0308|\u1e98w\u030a|\u1e99'
    'y\u030a|\u1e9aa\u02be|\u1f50\u03c5\u0313|\u1f52\u03c5\u0313\u0300|\u1f54\u03c5\u0313\u0301|'
    '\u1f56\u03c5\u0313\u0342|\u1f80\u1f00\u03b9|\u1f81\u1f01\u03b9|\u1f82\u1f02\u03b9|\u1f83'
    '\u1f03\u03b9|\u1f84\u1f04\u03b9|\u1f85\u1f05\u03b9|\u1f86\u1f06\u03b9|\u1f87\u1f07\u03b9|'
    '\u1f88\u1f00\u03b9|\u1f89\u1f01\u03b9|\u1f8a\u1f02\u03b9|\u1f8b\u1f03\u03b9|\u1f8c\u1f04'
    '\u03b9|\u1f8d\u1f05\u03b9|\u1f8e\u1f06\u03b9|\u1f8f\u1f07\u03b9|\u1f90\u1f20\u03b9|\u1f91'
    '\u1f21\u03b9|\u1f92\u1f22\u03b9|\u1f93\u1f23\u03b9|\u1f94\u1f24\u03b9|\u1f95\u1f25\u03b9|'
    '\u1f96\u1f26\u03b9|\u1f97\u1f27\u03b9|\u1f98\u1f20\u03b9|\u1f99\u1f21\u03b9|\u1f9a\u1f22'
    '\u03b9|\u1f9b\u1f23\u03b9|\u1f9c\u1f24\u03b9|\u1f9d\u1f25\u03b9|\u1f9e\u1f26\u03b9|\u1f9f'
    '\u1f27\u03b9|\u1fa0\u1f60\u03b9|\u1fa1\u1f61\u03b9|\u1fa2\u1f62\u03b9|\u1fa3\u1f63\u03b9|'
    '\u1fa4\u1f64\u03b9|\u1fa5\u1f65\u03b9|\u1fa6\u1f66\u03b9|\u1fa7\u1f67\u03b9|\u1fa8\u1f60'
    '\u03b9|\u1fa9\u1f61\u03b9|\u1faa\u1f62\u03b9|\u1fab\u1f63\u03b9|\u1fac\u1f64\u03b9|\u1fad'
    '\u1f65\u03b9|\u1fae\u1f66\u03b9|\u1faf\u1f67\u03b9|\u1fb2\u1f70\u03b9|\u1fb3\u03b1\u03b9|'
    '\u1fb4\u03ac\u03b9|\u1fb6\u03b1\u0342|\u1fb7\u03b1\u0342\u03b9|\u1fbc\u03b1\u03b9|\u1fc2'
    '\u1f74\u03b9|\u1fc3\u03b7\u03b9|\u1fc4\u03ae\u03b9|\u1fc6\u03b7\u0342|\u1fc7\u03b7\u0342'
    '\u03b9|\u1fcc\u03b7\u03b9|\u1fd2\u03b9\u0308\u0300|\u1fd3\u03b9\u0308\u0301|\u1fd6\u03b9'
    '\u0342|\u1fd7\u03b9\u0308\u0342|\u1fe2\u03c5\u0308\u0300|\u1fe3\u03c5\u0308\u0301|\u1fe4'
    '\u03c1\u0313|\u1fe6\u03c5\u0342|\u1fe7\u03c5\u0308\u0342|\u1ff2\u1f7c\u03b9|\u1ff3\u03c9'
    '\u03b9|\u1ff4\u03ce\u03b9|\u1ff6\u03c9\u0342|\u1ff7\u03c9\u0342\u03b9|\u1ffc\u03c9\u03b9|'
    '\u20a8rs|\u2103\xb0c|\u2109\xb0f|\u2116no|\u2120sm|\u2121tel|\u2122tm|\u3371hpa|\u3373au|'
    '\u3375ov|\u3380pa|\u3381na|\u3382\u03bca|\u3383ma|\u3384ka|\u3385kb|\u3386mb|\u3387gb|\u338a'
    'pf|\u338bnf|\u338c\u03bcf|\u3390hz|\u3391khz|\u3392mhz|\u3393ghz|\u3394thz|\u33a9pa|\u33aakp'
    'a|\u33abmpa|\u33acgpa|\u33b4pv|\u33b5nv|\u33b6\u03bcv|\u33b7mv|\u33b8kv|\u33b9mv|\u33bapw|'
    '\u33bbnw|\u33bc\u03bcw|\u33bdmw|\u33bekw|\u33bfmw|\u33c0k\u03c9|\u33c1m\u03c9|\u33c3bq|'
    '\u33c6c\u2215kg|\u33c7co.|\u33c8db|\u33c9gy|\u33cbhp|\u33cdkk|\u33cekm|\u33d7ph|\u33d9ppm|'
    '\u33dapr|\u33dcsv|\u33ddwb|\ufb00ff|\ufb01fi|\ufb02fl|\ufb03ffi|\ufb04ffl|\ufb05st|\ufb06st|'
    '\ufb13\u0574\u0576|\ufb14\u0574\u0565|\ufb15\u0574\u056b|\ufb16\u057e\u0576|\ufb17\u0574'
    '\u056d')

b3_exceptions = {ord(char): mapped for char, mapped in zip(*_SINGLE)}
b3_exceptions.update((ord(entry[0]), entry[1:]) for entry in _SEVERAL.split('|'))
del _SINGLE, _SEVERAL


def in_table_a1(code):
    """Not assigned in Unicode 3.2."""
    return unicodedata.category(code) == 'Cn' and not in_table_c4(code)


def in_table_b1(code):
    """Commonly mapped to nothing."""
    return ord(code) in b1_set


def map_table_b3(code):
    """Without case, if no normalization follows."""
    mapped = b3_exceptions.get(ord(code))
    return code.lower() if mapped is None else mapped


def map_table_b2(a):
    """Without case, if NFKC follows."""
    folded = map_table_b3(a)
    normal = unicodedata.normalize('NFKC', folded)
    again = unicodedata.normalize('NFKC', ''.join(map(map_table_b3, normal)))
    return folded if again == normal else again


def in_table_c11(code):
    """The ASCII space."""
    return code == ' '


def in_table_c12(code):
    """Other spaces."""
    return code != ' ' and unicodedata.category(code) == 'Zs'


def in_table_c11_c12(code):
    """Spaces."""
    return unicodedata.category(code) == 'Zs'


def in_table_c21(code):
    """ASCII control characters."""
    return ord(code) < 128 and unicodedata.category(code) == 'Cc'


def in_table_c22(code):
    """Other control characters."""
    return ord(code) >= 128 and in_table_c21_c22(code)


def in_table_c21_c22(code):
    """Control characters."""
    return unicodedata.category(code) == 'Cc' or ord(code) in c22_specials


def in_table_c3(code):
    """For private use."""
    return unicodedata.category(code) == 'Co'


def in_table_c4(code):
    """Not characters."""
    number = ord(code)
    return 0xFDD0 <= number < 0xFDF0 or number & 0xFFFE == 0xFFFE


def in_table_c5(code):
    """Surrogates."""
    return unicodedata.category(code) == 'Cs'


def in_table_c6(code):
    """Not for plain text."""
    return ord(code) in c6_set


def in_table_c7(code):
    """Not in canonical form."""
    return ord(code) in c7_set


def in_table_c8(code):
    """Changing the display, or deprecated."""
    return ord(code) in c8_set


def in_table_c9(code):
    """Tags."""
    return ord(code) in c9_set


def in_table_d1(code):
    """Written from right to left."""
    return unicodedata.bidirectional(code) in ('R', 'AL')


def in_table_d2(code):
    """Written from left to right."""
    return unicodedata.bidirectional(code) == 'L'
