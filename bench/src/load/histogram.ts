/**
 * Each value below this has its own bucket. Above it, each doubling is divided into half as many buckets: a resolution
 * of one part in a thousand.
 */
const fine = 2048;
const half = fine / 2;
const fineBits = 11;
/** 2^31 microseconds are 35 minutes. */
const buckets = fine + (31 - fineBits) * half;

export interface HistogramContents {
  readonly counts: Uint32Array;
  readonly count: number;
  readonly sum: number;
  readonly max: number;
}

/**
 * Latencies in microseconds, with percentiles to three digits, in a fixed 90 KB (as HdrHistogram does). Unlike a list
 * of samples, it costs the same for a hundred values and for ten million.
 */
export class Histogram {
  readonly #counts = new Uint32Array(buckets);
  #count = 0;
  #sum = 0;
  #max = 0;

  get count(): number {
    return this.#count;
  }

  /** Exact. */
  get max(): number {
    return this.#max;
  }

  /** Exact. 0 if empty. */
  get mean(): number {
    return this.#count === 0 ? 0 : this.#sum / this.#count;
  }

  /** Rounds fractions, and clamps values to the range from 0 to 35 minutes. */
  record(microseconds: number): void {
    const value = Math.min(Math.max(Math.round(microseconds), 0), 2 ** 31 - 1);
    const index = bucketOf(value);
    this.#counts[index] = (this.#counts[index] ?? 0) + 1;
    this.#count += 1;
    this.#sum += value;
    if (value > this.#max) this.#max = value;
  }

  /** The contents in a form that can be sent to another process. */
  get contents(): HistogramContents {
    return { counts: this.#counts, count: this.#count, sum: this.#sum, max: this.#max };
  }

  static of({ counts, count, sum, max }: HistogramContents): Histogram {
    const histogram = new Histogram();
    histogram.#counts.set(counts);
    histogram.#count = count;
    histogram.#sum = sum;
    histogram.#max = max;
    return histogram;
  }

  /** Adds the contents of another histogram. */
  add(other: Histogram): void {
    other.#counts.forEach((count, index) => {
      this.#counts[index] = (this.#counts[index] ?? 0) + count;
    });
    this.#count += other.#count;
    this.#sum += other.#sum;
    this.#max = Math.max(this.#max, other.#max);
  }

  /**
   * The smallest value that at least `percent` of all values do not exceed; up to a thousandth too high, never too low.
   * 0 if empty.
   * @param percent from 0 to 100
   */
  percentile(percent: number): number {
    // 99.9 % of 1000 must be 999 even if the product comes out as 999.0000000000001.
    const wanted = Math.max(1, Math.ceil((percent * this.#count) / 100 - 1e-6));
    let seen = 0;
    for (const [index, count] of this.#counts.entries()) {
      seen += count;
      if (seen >= wanted) return Math.min(highestIn(index), this.#max);
    }
    return 0;
  }
}

function bucketOf(value: number): number {
  if (value < fine) return value;
  const shift = 32 - fineBits - Math.clz32(value);
  return shift * half + (value >>> shift);
}

function highestIn(index: number): number {
  if (index < fine) return index;
  const shift = Math.floor(index / half) - 1;
  return (index - shift * half + 1) * 2 ** shift - 1;
}
