def make():
    import io,zipfile,warnings; warnings.simplefilter('ignore'); b=io.BytesIO(); z=zipfile.ZipFile(b,'w')
    for i in range(3000): z.writestr('submission.py',str(i))
    z.close(); return b.getvalue()
