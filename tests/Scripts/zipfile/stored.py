import io, zipfile
buffer = io.BytesIO()
with zipfile.ZipFile(buffer, "w") as archive:
    archive.writestr(zipfile.ZipInfo("a/b.txt"), "hello")
    archive.mkdir("empty")
with zipfile.ZipFile(buffer) as archive:
    print(archive.namelist(), archive.read("a/b.txt"), archive.testzip())
    print(archive.infolist())
    print([path.at for path in zipfile.Path(archive).iterdir()])
    try:
        archive.read("none")
    except KeyError as error:
        print(error)
try:
    zipfile.ZipFile(io.BytesIO(b"no archive"))
except zipfile.BadZipFile as error:
    print(error)
