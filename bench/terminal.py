"""A program in a pseudo-terminal: keys in, bytes out, and what both cost."""
import fcntl
import os
import pty
import select
import struct
import termios
import time

COLS, ROWS = 100, 30


class Terminal:
    """A program of its own process, until the end of a with statement."""

    def __init__(self, argv, env, quit_key=b"Q"):
        self.quit_key = quit_key
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLS, 0, 0))
            os.execvpe(argv[0], argv, env)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        os.write(self.fd, self.quit_key)
        self.read_until_quiet(0.1)
        os.close(self.fd)
        end = time.monotonic() + 5
        while os.waitpid(self.pid, os.WNOHANG)[0] == 0:
            if time.monotonic() > end:
                os.kill(self.pid, 9)
            time.sleep(0.01)

    def read_within(self, seconds):
        """What comes first, or nothing."""
        ready, _, _ = select.select([self.fd], [], [], seconds)
        try:
            return os.read(self.fd, 65536) if ready else b""
        except OSError:
            return b""

    def read_until_quiet(self, quiet, most=3.0):
        """All that comes until nothing came for `quiet` seconds, and when the last of it did."""
        out, last, end = b"", time.monotonic(), time.monotonic() + most
        while time.monotonic() < end:
            part = self.read_within(quiet)
            if not part:
                break
            out, last = out + part, time.monotonic()
        return out, last

    def press(self, key, quiet=0.02, most=3.0):
        """What a key paints, and the seconds until all of it is there."""
        start = time.monotonic()
        os.write(self.fd, key)
        out, last = self.read_until_quiet(quiet, most)
        return out, last - start

    def cpu(self):
        """Seconds of the program alone, without children."""
        with open(f"/proc/{self.pid}/sched") as f:
            for line in f:
                if line.startswith("se.sum_exec_runtime"):
                    return float(line.split(":")[1]) / 1000
        with open(f"/proc/{self.pid}/stat") as f:
            fields = f.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def peak(self):
        """The most memory that it had, MiB."""
        with open(f"/proc/{self.pid}/status") as f:
            return next(int(x.split()[1]) for x in f if x.startswith("VmHWM")) / 1024
