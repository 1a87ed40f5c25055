"""python -m json.tool [infile [outfile]]: check a JSON document and lay it out."""
import argparse
import json
import sys
from pathlib import Path


def _arguments():
    parser = argparse.ArgumentParser(
        prog='python -m json.tool',
        description='A simple command line interface for json module '
                    'to validate and pretty-print JSON objects.')
    add = parser.add_argument
    add('infile', nargs='?', type=argparse.FileType(encoding='utf-8'), default=sys.stdin,
        help='a JSON file to be validated or pretty-printed')
    add('outfile', nargs='?', type=Path, default=None,
        help='write the output of infile to outfile')
    add('--sort-keys', action='store_true', default=False,
        help='sort the output of dictionaries alphabetically by key')
    add('--no-ensure-ascii', dest='ensure_ascii', action='store_false',
        help='disable escaping of non-ASCII characters')
    add('--json-lines', action='store_true', default=False,
        help='parse input using the JSON Lines format. '
             'Use with --no-indent or --compact to produce valid JSON Lines output.')
    add = parser.add_mutually_exclusive_group().add_argument
    add('--indent', default=4, type=int,
        help='separate items with newlines and use this number of spaces for indentation')
    add('--tab', action='store_const', dest='indent', const='\t',
        help='separate items with newlines and use tabs for indentation')
    add('--no-indent', action='store_const', dest='indent', const=None,
        help='separate items with spaces rather than newlines')
    add('--compact', action='store_true',
        help='suppress all whitespace separation (most compact)')
    return parser.parse_args()


def main():
    options = _arguments()
    layout = {'sort_keys': options.sort_keys, 'indent': options.indent,
              'ensure_ascii': options.ensure_ascii}
    if options.compact:
        layout.update(indent=None, separators=(',', ':'))
    with options.infile as infile:
        try:
            if options.json_lines:
                documents = map(json.loads, infile)
            else:
                # All is read before the output, which may be the same file, is opened.
                documents = [json.load(infile)]
            if options.outfile is None:
                out = sys.stdout
            else:
                out = options.outfile.open('w', encoding='utf-8')
            with out as outfile:
                for document in documents:
                    json.dump(document, outfile, **layout)
                    outfile.write('\n')
        except ValueError as problem:
            raise SystemExit(problem)


if __name__ == '__main__':
    try:
        main()
    except BrokenPipeError as problem:
        sys.exit(problem.errno)
