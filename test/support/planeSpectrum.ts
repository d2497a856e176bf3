/** Fourier transform of a square picture in place; the side is a power of two. */
function transform(real: Float64Array, imaginary: Float64Array, side: number): void {
  const re = new Float64Array(side),
    im = new Float64Array(side);
  for (let row = 0; row < side; row++)
    transformLine(
      real.subarray(row * side, (row + 1) * side),
      imaginary.subarray(row * side, (row + 1) * side),
    );
  for (let column = 0; column < side; column++) {
    for (let i = 0; i < side; i++) {
      re[i] = real[i * side + column]!;
      im[i] = imaginary[i * side + column]!;
    }
    transformLine(re, im);
    for (let i = 0; i < side; i++) {
      real[i * side + column] = re[i]!;
      imaginary[i * side + column] = im[i]!;
    }
  }
}

/** Cooley and Tukey, radix 2. */
function transformLine(real: Float64Array, imaginary: Float64Array): void {
  const n = real.length;
  for (let i = 1, j = 0; i < n; i++) {
    let bit = n >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i >= j) continue;
    for (const line of [real, imaginary]) {
      const kept = line[i]!;
      line[i] = line[j]!;
      line[j] = kept;
    }
  }
  for (let length = 2; length <= n; length *= 2)
    for (let k = 0; k < length / 2; k++) {
      const angle = (-2 * Math.PI * k) / length;
      const cosine = Math.cos(angle),
        sine = Math.sin(angle);
      for (let a = k; a < n; a += length) {
        const b = a + length / 2;
        const re = real[b]! * cosine - imaginary[b]! * sine,
          im = real[b]! * sine + imaginary[b]! * cosine;
        real[b] = real[a]! - re;
        imaginary[b] = imaginary[a]! - im;
        real[a]! += re;
        imaginary[a]! += im;
      }
    }
}

/** Autocorrelation of a square picture with a power of two as its side, wrapped around: lag (0, 0) comes first. */
export function autocorrelation(picture: Float64Array, side: number): Float64Array {
  const real = Float64Array.from(picture),
    imaginary = new Float64Array(picture.length);
  transform(real, imaginary, side);
  for (let i = 0; i < real.length; i++) {
    real[i] = real[i]! ** 2 + imaginary[i]! ** 2;
    imaginary[i] = 0;
  }
  transform(real, imaginary, side);
  return real.map((value) => value / real.length);
}
