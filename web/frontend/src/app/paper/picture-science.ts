/** A picture in grey: one tone a pixel, row by row. */
export interface Grey {
  readonly tones: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Which part of a picture, in fractions of its width and height from each side. */
export interface Cut {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export type Hint = 'ready' | 'blurred' | 'corners' | 'no-paper';

export function greyOf(image: { data: Uint8ClampedArray; width: number; height: number }): Grey {
  const tones = new Uint8Array(image.width * image.height);
  for (let i = 0, p = 0; i < tones.length; i++, p += 4) {
    const { [p]: r = 0, [p + 1]: g = 0, [p + 2]: b = 0 } = image.data;
    tones[i] = (77 * r + 150 * g + 29 * b) >> 8;
  }
  return { tones, width: image.width, height: image.height };
}

const at = ({ tones, width }: Grey, x: number, y: number) => tones[y * width + x] ?? 0;

/** How sharp: the spread of the second derivative; writing that is out of focus has little. */
export function sharpness(grey: Grey): number {
  let [sum, squares, count] = [0, 0, 0];
  for (let y = 1; y < grey.height - 1; y++) {
    for (let x = 1; x < grey.width - 1; x++) {
      const around = at(grey, x - 1, y) + at(grey, x + 1, y) + at(grey, x, y - 1) + at(grey, x, y + 1);
      const edge = around - 4 * at(grey, x, y);
      sum += edge;
      squares += edge * edge;
      count++;
    }
  }
  return count === 0 ? 0 : squares / count - (sum / count) ** 2;
}

/** The tone that parts paper from what lies beneath it (Otsu 1979); null when all is alike. */
export function paperTone(grey: Grey): number | null {
  const histogram = new Float64Array(256);
  for (const tone of grey.tones) histogram[tone] = (histogram[tone] ?? 0) + 1;
  const total = grey.tones.length;
  let all = 0;
  histogram.forEach((n, tone) => (all += n * tone));
  let [below, sumBelow, best, threshold] = [0, 0, 0, 0];
  for (let tone = 0; tone < 256; tone++) {
    below += histogram[tone] ?? 0;
    sumBelow += (histogram[tone] ?? 0) * tone;
    if (below === 0 || below === total) continue;
    const gap = sumBelow / below - (all - sumBelow) / (total - below);
    const between = below * (total - below) * gap * gap;
    if (between > best) [best, threshold] = [between, tone];
  }
  const spread = best / (total * total);
  return spread < 200 ? null : threshold;
}

/** Where the paper lies: rows and columns that are mostly bright. */
export function paperIn(grey: Grey): Cut | null {
  const threshold = paperTone(grey);
  if (threshold === null) return null;
  const rows = new Float64Array(grey.height);
  const columns = new Float64Array(grey.width);
  for (let y = 0; y < grey.height; y++) {
    for (let x = 0; x < grey.width; x++) {
      if (at(grey, x, y) <= threshold) continue;
      rows[y] = (rows[y] ?? 0) + 1;
      columns[x] = (columns[x] ?? 0) + 1;
    }
  }
  const across = span(columns, grey.height);
  const down = span(rows, grey.width);
  return across && down && { left: across[0], right: across[1], top: down[0], bottom: down[1] };
}

function span(counts: Float64Array, of: number): [number, number] | null {
  const filled = (n: number) => n > 0.25 * of;
  const first = counts.findIndex(filled);
  const last = counts.findLastIndex(filled);
  if (first < 0 || last - first < counts.length * 0.15) return null;
  return [first / counts.length, 1 - (last + 1) / counts.length];
}

const SHARP_ENOUGH = 60;
const AT_THE_EDGE = 0.008;

/** What to say while somebody holds the camera. */
export function hintOf(grey: Grey): Hint {
  const paper = paperIn(grey);
  if (!paper) return sharpness(grey) < SHARP_ENOUGH ? 'no-paper' : 'ready';
  const sides = [paper.left, paper.top, paper.right, paper.bottom];
  const cutOff = sides.filter((side) => side < AT_THE_EDGE).length;
  // Paper that fills the whole picture lies flat on a scanner's glass or is held well.
  if (cutOff > 0 && cutOff < 4) return 'corners';
  return sharpness(grey) < SHARP_ENOUGH ? 'blurred' : 'ready';
}

const MOST_SKEW = 8;

/** By how many degrees clockwise the picture has to be turned for its lines to lie level. */
export function skewOf(grey: Grey): number {
  const threshold = inkTone(grey);
  const ink: [number, number][] = [];
  const [mx, my] = [Math.floor(grey.width * 0.06), Math.floor(grey.height * 0.06)];
  for (let y = my; y < grey.height - my; y++) {
    for (let x = mx; x < grey.width - mx; x++) {
      if (at(grey, x, y) < threshold) ink.push([x - grey.width / 2, y - grey.height / 2]);
    }
  }
  if (ink.length < 50 || ink.length > grey.tones.length * 0.4) return 0;
  const coarse = bestAngle(ink, grey, -MOST_SKEW, MOST_SKEW, 0.5);
  const fine = bestAngle(ink, grey, coarse - 0.5, coarse + 0.5, 0.1);
  return Math.abs(fine) < 0.05 ? 0 : Math.round(fine * 10) / 10;
}

function inkTone(grey: Grey): number {
  let sum = 0;
  for (const tone of grey.tones) sum += tone;
  return (sum / Math.max(1, grey.tones.length)) * 0.72;
}

function bestAngle(ink: [number, number][], grey: Grey, from: number, to: number, step: number): number {
  let [best, angle] = [-1, 0];
  for (let degrees = from; degrees <= to + 1e-9; degrees += step) {
    const level = levelness(ink, grey, degrees);
    if (level > best) [best, angle] = [level, degrees];
  }
  return angle;
}

/** Turned rightly, ink gathers in few rows. */
function levelness(ink: [number, number][], grey: Grey, degrees: number): number {
  const radians = (degrees * Math.PI) / 180;
  const [sin, cos] = [Math.sin(radians), Math.cos(radians)];
  const rows = new Float64Array(Math.ceil(grey.height + grey.width) + 2);
  for (const [x, y] of ink) {
    const row = Math.round(x * sin + y * cos + rows.length / 2);
    rows[row] = (rows[row] ?? 0) + 1;
  }
  return rows.reduce((sum, n) => sum + n * n, 0);
}
