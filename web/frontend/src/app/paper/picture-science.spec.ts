import { describe, expect, it } from 'vitest';
import { Grey, greyOf, hintOf, paperIn, sharpness, skewOf } from './picture-science';

const WIDE = 160;
const HIGH = 200;

/** A dark desk with a sheet of paper from `x`,`y`, with lines that lean by `skew` degrees. */
function photo(x: number, y: number, width: number, height: number, skew = 0, soft = false): Grey {
  const tones = new Uint8Array(WIDE * HIGH).fill(40);
  for (let v = y; v < Math.min(HIGH, y + height); v++)
    for (let u = x; u < Math.min(WIDE, x + width); u++) tones[v * WIDE + u] = 230;
  const lean = Math.tan((skew * Math.PI) / 180);
  for (let line = y + 20; line < y + height - 20; line += 12)
    for (let u = x + 14; u < x + width - 14; u++) {
      const v = Math.round(line + (u - WIDE / 2) * lean);
      if (u % 5 !== 0 && v > y && v < y + height && u < WIDE && v < HIGH) tones[v * WIDE + u] = 30;
    }
  const grey = { tones, width: WIDE, height: HIGH };
  return soft ? blurred(grey) : grey;
}

function blurred(grey: Grey): Grey {
  const tones = new Uint8Array(grey.tones);
  for (let y = 4; y < HIGH - 4; y++)
    for (let x = 4; x < WIDE - 4; x++) {
      let sum = 0;
      for (let dy = -4; dy <= 4; dy++)
        for (let dx = -4; dx <= 4; dx++) sum += grey.tones[(y + dy) * WIDE + x + dx] ?? 0;
      tones[y * WIDE + x] = sum / 81;
    }
  return { ...grey, tones };
}

describe('while the camera is held', () => {
  it('is content with a sheet that lies wholly in the picture', () => {
    expect(hintOf(photo(20, 20, 120, 160))).toBe('ready');
  });

  it('misses corners that are cut off', () => {
    expect(hintOf(photo(60, 20, 120, 160))).toBe('corners');
    expect(hintOf(photo(20, 80, 120, 160))).toBe('corners');
  });

  it('sees that writing is out of focus', () => {
    expect(hintOf(photo(20, 20, 120, 160, 0, true))).toBe('blurred');
    expect(sharpness(photo(20, 20, 120, 160))).toBeGreaterThan(sharpness(photo(20, 20, 120, 160, 0, true)));
  });

  it('says when there is no paper', () => {
    expect(hintOf({ tones: new Uint8Array(WIDE * HIGH).fill(40), width: WIDE, height: HIGH })).toBe(
      'no-paper',
    );
  });
});

it('finds where the paper lies', () => {
  const paper = paperIn(photo(16, 20, 128, 160));
  expect(paper?.left).toBeCloseTo(0.1, 1);
  expect(paper?.right).toBeCloseTo(0.1, 1);
  expect(paper?.top).toBeCloseTo(0.1, 1);
  expect(paper?.bottom).toBeCloseTo(0.1, 1);
});

it.each([-4, -1.5, 0, 2, 5])('turns lines back that lean by %f degrees', (lean) => {
  expect(skewOf(photo(0, 0, WIDE, HIGH, lean))).toBeCloseTo(-lean, 0);
});

it('leaves a page without writing as it is', () => {
  expect(skewOf({ tones: new Uint8Array(WIDE * HIGH).fill(240), width: WIDE, height: HIGH })).toBe(0);
});

it('weighs colours as the eye does', () => {
  const data = new Uint8ClampedArray([255, 255, 255, 255, 0, 0, 0, 255, 0, 255, 0, 255]);
  expect([...greyOf({ data, width: 3, height: 1 }).tones]).toEqual([255, 0, 149]);
});
