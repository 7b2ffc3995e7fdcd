import { describe, expect, it } from 'vitest';
import { A4, imageWidth, layOut, pageAt, scaleOf, step, Turn, turned, visible } from './page-layout';

const room = { width: 1000, height: 600 };
const lay = (count: number, zoom: 'width' | 'page' | number, turn: Turn = 0) =>
  layOut(count, () => A4, zoom, turn, room);

describe('page layout', () => {
  it('fits the width of the window', () => {
    expect(lay(2, 'width').sheets[0]!.width).toBe(1000 - 32);
  });

  it('fits a whole page into the window', () => {
    const [sheet] = lay(1, 'page').sheets;
    expect(sheet!.height).toBeLessThanOrEqual(room.height);
    expect(sheet!.height / sheet!.width).toBeCloseTo(A4, 1);
  });

  it('keeps the scale when a page is turned', () => {
    const upright = lay(1, 1).sheets[0]!;
    const lying = lay(1, 1, 90).sheets[0]!;
    expect([lying.width, lying.height]).toEqual([upright.height, upright.width]);
    expect(scaleOf(lying, 90)).toBeCloseTo(1, 2);
  });

  it('draws only what is near the window, however long the document', () => {
    const layout = lay(2000, 'width');
    const middle = layout.sheets[1000]!.top;
    expect(visible(layout, middle, room.height).length).toBeLessThan(5);
    expect(pageAt(layout, middle, room.height)).toBe(1001);
  });

  it('turns a box with its page', () => {
    const box = { x: 0.1, y: 0.2, width: 0.3, height: 0.05 };
    expect(turned(box, 90)).toEqual({ x: 1 - 0.2 - 0.05, y: 0.1, width: 0.05, height: 0.3 });
    const back = turned(turned(box, 90), 270);
    expect(back.x).toBeCloseTo(box.x);
    expect(back.y).toBeCloseTo(box.y);
  });

  it('asks the server for few widths', () => {
    const widths = new Set(Array.from({ length: 300 }, (_, i) => imageWidth(100 + i * 10, 1)));
    expect(widths.size).toBeLessThanOrEqual(4);
  });

  it('steps from any scale to the next round one', () => {
    expect(step(1.34, 1)).toBe(1.5);
    expect(step(1.34, -1)).toBe(1.25);
    expect(step(4, 1)).toBe(4);
  });
});
