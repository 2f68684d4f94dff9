def make():
    import io,zipfile; b=io.BytesIO(); z=zipfile.ZipFile(b,'w')
    for n in('submission.py','torch.py','sitecustomize.py'): z.writestr(n,'x=1')
    z.close(); return b.getvalue()
