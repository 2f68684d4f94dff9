def make():
    import io,zipfile; b=io.BytesIO(); z=zipfile.ZipFile(b,'w',zipfile.ZIP_DEFLATED)
    z.writestr('a.py',bytes(64<<20)); z.close(); return b.getvalue()
