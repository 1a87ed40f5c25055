import io, tarfile
buffer = io.BytesIO()
with tarfile.open(fileobj=buffer, mode="w") as archive:
    for name, data in (("a.txt", b"hello"), ("d" * 120, b"long")):
        info = tarfile.TarInfo(name)
        info.size = len(data)
        archive.addfile(info, io.BytesIO(data))
buffer.seek(0)
with tarfile.open(fileobj=buffer, mode="r:") as archive:
    print([(member.name[:5], member.size, member.isreg()) for member in archive])
    print(archive.extractfile("d" * 120).read())
    try:
        tarfile.data_filter(tarfile.TarInfo("../x"), "/tmp")
    except tarfile.OutsideDestinationError as error:
        print(type(error).__name__)
