import pathlib
import tempfile
from importlib import metadata

with tempfile.TemporaryDirectory() as directory:
    info = pathlib.Path(directory, 'demo-1.2.dist-info')
    info.mkdir()
    (info / 'METADATA').write_text('Metadata-Version: 2.1\nName: demo\nVersion: 1.2\nRequires-Dist: x>=1\nClassifier: a\nClassifier: b\n\nLong text\n')
    (info / 'entry_points.txt').write_text('[console_scripts]\n# a comment\ndemo = posixpath:join [extra]\n[other]\nthing = posixpath\n')
    (info / 'RECORD').write_text('demo.py,sha256=abc,12\ndemo/data.txt,,\n')
    [found] = metadata.distributions(path=[directory], name='demo')
    print(found.name, found.version, found.requires, found.metadata.json)
    print(found.files, found.files[0].hash, found.files[0].size, found.files[1].hash)
    for entry in found.entry_points:
        print(entry, entry.module, entry.attr, entry.extras, entry.load().__name__)
    print(found.entry_points.select(group='other').names, sorted(found.entry_points.groups))
    egg = pathlib.Path(directory, 'old.egg-info')
    egg.mkdir()
    (egg / 'PKG-INFO').write_text('Name: old\nVersion: 0\n')
    (egg / 'requires.txt').write_text('a\nb @ http://x\n[extra:python_version<"3"]\nc\n')
    print(metadata.Distribution.at(egg).requires)
try:
    metadata.version('there-is-no-such-thing')
except metadata.PackageNotFoundError as error:
    print(error, error.name)
