#!/usr/bin/env python3
"""How much later than the samples that were encoded a decoder gives them.

    check_delay.py CHAPTER.wav DECODED NAME     DECODED: raw 32-bit floats at the same rate
"""
import sys, wave

import numpy as np

wav, decoded, name = sys.argv[1:]
with wave.open(wav) as source:
    sound = np.frombuffer(source.readframes(source.getnframes()), "<i2").astype(float)
heard = np.fromfile(decoded, np.float32).astype(float)
size = 1 << (len(sound) + len(heard)).bit_length()
product = np.fft.irfft(np.fft.rfft(heard, size) * np.conj(np.fft.rfft(sound, size)), size)
lag = int(np.argmax(product))
lag = lag - size if lag > size // 2 else lag
print(f"{name}: {lag} samples late, {len(heard) - len(sound)} longer")
assert abs(lag) <= 1, lag
