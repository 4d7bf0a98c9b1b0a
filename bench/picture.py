"""What a picture costs: decoded for the screen, beside the libraries' own programs."""
import os
import shutil
import subprocess

from measure import environment, median_of, run

WIDTH, HEIGHT = 4000, 3000
BOXES = {"above a text": "72x40", "full screen": "160x96", "sharp, full screen": "1024x768"}
ASKED_MS = 150  # of 12 megapixels

# how each file is made of the PPM, and a program that decodes it: whole, or by eighths
FORMATS = {
    "JPEG": (("cjpeg", "-quality", "85"), ("djpeg", "-scale", "1/8")),
    "JPEG, progressive": (("cjpeg", "-progressive", "-quality", "85"), ("djpeg", "-scale", "1/8")),
    "WebP": (("cwebp", "-quiet", "-q", "80", "-o", "-", "--"), ("dwebp", "-quiet", "-ppm", "-o", "/dev/null", "--")),
    "PNG": (("pnmtopng",), ("pngtopnm",)),
}


def encode(ppm, path, command):
    with open(path, "wb") as out:
        subprocess.run([*command, ppm], check=True, stdout=out, stderr=subprocess.DEVNULL)


def decode_cpu(build, box, path):
    out = subprocess.run([build + "/bench/decode_picture", box, path], check=True, stdout=subprocess.PIPE, text=True)
    return float(out.stdout)


def bench_picture(build, work, megapixels, times):
    folder = os.path.join(work, "pictures")
    os.makedirs(folder)
    ppm = os.path.join(folder, "photo.ppm")
    scale = (megapixels / 12) ** 0.5
    with open(ppm, "wb") as out:
        subprocess.run([build + "/bench/decode_picture", "make", str(int(WIDTH * scale)), str(int(HEIGHT * scale))],
                       check=True, stdout=out)
    env = environment(work, build)
    for name, (encoder, decoder) in FORMATS.items():
        if not shutil.which(encoder[0]) or not shutil.which(decoder[0]):
            print(f"picture, {name}: {encoder[0]} or {decoder[0]} is not here")
            continue
        path = os.path.join(folder, "photo")
        encode(ppm, path, encoder)
        print(f"picture, {name} of {megapixels} megapixels, {os.path.getsize(path) / 1e6:.1f} MB")
        floor = median_of(times, lambda: run([*decoder, path], env))[0]
        for where, box in BOXES.items():
            cpu, = median_of(times, lambda: (decode_cpu(build, box, path),))
            print(f"  {where:22s} {cpu * 1e3:8.1f} ms CPU  (asked: {ASKED_MS} ms; {decoder[0]} {floor * 1e3:.1f} ms)"
                  f"   ratio {cpu / floor:.2f}")
