"""Records what CPython's parser makes of each row of the .txt files beside this script: run with 3.11 (and 3.13 for new_syntax.txt).

    python3.11 record.py [NAME ...]        python3.13 record.py new_syntax

A line is one source with \\n, \\t, \\xNN ... escaped; `@mode=single flags=0x4000 feature=7 bytes` sets how the lines below are read, `@` resets
it, `#` is a comment. The .tsv has: MODE FLAGS FEATURE WANT, the escaped source, the escaped answer (see front_end.py).
"""
import glob
import os
import sys

import front_end

HERE = os.path.dirname(os.path.abspath(__file__))


def escaped(text):
    return text.replace('\\', '\\\\').replace('\n', '\\n')


def unescaped(line):
    return line.encode('latin-1', 'backslashreplace').decode('unicode_escape')


def record(name):
    rows, settings = [], {}
    dumper = front_end.Dumper()
    with open(os.path.join(HERE, name + '.txt'), encoding='utf-8') as f:
        for line in f.read().splitlines():
            if line.startswith('@'):
                settings = dict((s.split('=') + ['1'])[:2] for s in line[1:].split())
                continue
            if not line or line.startswith('#'):
                continue
            mode, flags, feature = settings.get('mode', 'exec'), int(settings.get('flags', '0'), 0), int(settings.get('feature', '-1'))
            want = 'bf' if 'bytes' in settings else 'tf'
            source = unescaped(line)
            data = source.encode('latin-1') if want == 'bf' else source.encode('utf-8', 'surrogatepass')
            answer = front_end.answer(data, mode, flags, feature, want, dumper).decode()
            rows.append(f'{mode} {flags} {feature} {want}\t{escaped(line)}\t{escaped(answer)}\n')
    with open(os.path.join(HERE, name + '.tsv'), 'w', encoding='utf-8', newline='\n') as f:
        f.writelines(rows)


def main():
    for path in sorted(glob.glob(os.path.join(HERE, '*.txt'))):
        name = os.path.basename(path)[:-4]
        if name in sys.argv[1:] or not sys.argv[1:] and name != 'new_syntax':
            record(name)


if __name__ == '__main__':
    front_end.run(main)
