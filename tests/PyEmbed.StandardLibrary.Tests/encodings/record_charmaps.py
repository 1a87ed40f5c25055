"""Write the modules of the codecs with one byte a character, from those of the Python that runs it.

    python3.11 record_charmaps.py FOLDER-OF-THE-ENCODINGS-PACKAGE
"""
import importlib
import os
import sys
import encodings

folder = sys.argv[1]
here = os.path.dirname(encodings.__file__)
entries = []
for file in sorted(os.listdir(here)):
    name, suffix = os.path.splitext(file)
    if suffix != '.py' or name in ('aliases', 'charmap', '__init__'):
        continue
    try:
        module = importlib.import_module('encodings.' + name)
    except ImportError:
        continue
    table = getattr(module, 'decoding_table', None)
    if not isinstance(table, str):
        continue
    table = table.ljust(256, '\ufffe')
    mapped = getattr(module, 'encoding_map', None)
    # A dict is recorded only for what turning the table around does not give.
    differs = None
    if mapped is not None:
        turned = {}
        for byte, char in enumerate(table):
            if char != '\ufffe':
                turned.setdefault(ord(char), byte)
        differs = {key: value for key, value in mapped.items() if turned.get(key) != value}
        if set(turned) - set(mapped):
            raise SystemExit(f'{name}: lacks {set(turned) - set(mapped)}')
    ascii_below = all(ord(char) == byte for byte, char in enumerate(table[:128]))
    entries.append((name, module.getregentry().name, table[128:] if ascii_below else table, differs))


def literal(text):
    """A str literal with letters as they are and all else escaped."""
    return "'" + ''.join(
        char if char.isalpha() and char.isprintable() and ord(char) < 0x590 else
        ascii(char)[1:-1].replace("'", "\\'") for char in text) + "'"


for name, codec, table, differs in entries:
    with open(os.path.join(folder, name + '.py'), 'w', encoding='utf-8') as out:
        out.write(f'"""The codec {codec}: one byte a character, by a table."""\n'
                  'from encodings._define import charmap\n\n'
                  f'charmap(globals(), {codec!r}, (')
        for at in range(0, len(table), 32):
            out.write(f'\n    {literal(table[at:at + 32])}')
        out.write(')')
        if differs is not None:
            # The encoder is a dict there; these are the entries that the table does not give.
            out.write(f',\n    encoding_map={differs!r}')
        out.write(')\n')
