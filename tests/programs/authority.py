"""A certificate authority of the tests, made when they run, by openssl(1)."""
import os
import shutil
import subprocess


def is_there():
    return shutil.which("openssl") is not None


class Authority:
    """`path` is its certificate. Those that it issues are pairs of files, (certificate, key)."""

    def __init__(self, home):
        self.folder = os.path.join(home.path, "authority")
        os.mkdir(self.folder)
        self.path = self.place("ca.pem")
        self.key = self.place("ca.key")
        self.openssl("req", "-x509", *self.new_key(self.key), "-days", "2", "-subj", "/CN=Test authority",
                     "-out", self.path)

    def place(self, name):
        return os.path.join(self.folder, name)

    def openssl(self, *args):
        subprocess.run(["openssl", *args], check=True, stdin=subprocess.DEVNULL,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    @staticmethod
    def new_key(path):
        return ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", path]

    def issue(self, name, host, days=2):
        """For a host's address; `days` below 0: it has expired. """
        cert, key, request, names = (self.place(name + end) for end in (".pem", ".key", ".csr", ".ext"))
        with open(names, "w") as f:
            f.write(f"subjectAltName=IP:{host}\n" if host[0].isdigit() or ":" in host
                    else f"subjectAltName=DNS:{host}\n")
        self.openssl("req", *self.new_key(key), "-subj", f"/CN={host}", "-out", request)
        when = ["-days", str(days)]
        self.openssl("x509", "-req", "-in", request, "-CA", self.path, "-CAkey", self.key, "-set_serial",
                     str(abs(hash(name)) % 10**9 + 1), "-extfile", names, *when, "-out", cert)
        return cert, key

    def self_signed(self, name, host):
        cert, key = self.place(name + ".pem"), self.place(name + ".key")
        self.openssl("req", "-x509", *self.new_key(key), "-days", "2", "-subj", f"/CN={host}",
                     "-addext", f"subjectAltName=IP:{host}", "-out", cert)
        return cert, key
