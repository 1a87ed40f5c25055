import mimetypes
db = mimetypes.MimeTypes()
for name in ("a.tgz", "b.html", "c.tar.bz2", "data:text/css,x", "d.JPG", "e"):
    print(name, db.guess_type(name))
print(db.guess_extension("text/html"), db.guess_all_extensions("image/jpeg"))
