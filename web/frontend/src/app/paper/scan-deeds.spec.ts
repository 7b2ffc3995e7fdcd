import { describe, expect, it } from 'vitest';
import { ScanPage } from '../api/types';
import { cropOf, quarter, UNTOUCHED } from './developing';
import { labelled } from './paper-api';
import { assigned, moveBy, moved, picked } from './scan-deeds';

const scanned = (id: string, more: Partial<ScanPage> = {}): ScanPage => ({
  id,
  picture: `${id}-1`,
  origin: 'FILE',
  blank: false,
  foreign: false,
  startsDocument: false,
  separator: false,
  retouch: UNTOUCHED,
  ...more,
});

const pages = ['a', 'b', 'c', 'd'].map((id) => scanned(id));
const order = (all: readonly ScanPage[]) => all.map((page) => page.id).join('');

describe('choosing pages', () => {
  const none = new Set<string>();

  it('takes one, one more, and all up to one', () => {
    expect([...picked(pages, none, null, { id: 'b', range: false, more: false })]).toEqual(['b']);
    expect([...picked(pages, new Set(['b']), 'b', { id: 'd', range: false, more: true })]).toEqual([
      'b',
      'd',
    ]);
    expect([...picked(pages, new Set(['b']), 'b', { id: 'b', range: false, more: true })]).toEqual([]);
    expect([...picked(pages, none, 'd', { id: 'b', range: true, more: false })]).toEqual(['b', 'c', 'd']);
  });
});

describe('ordering pages', () => {
  it('moves by steps and stops at the ends', () => {
    expect(order(moveBy(pages, 'b', 1))).toBe('acbd');
    expect(order(moveBy(pages, 'a', -1))).toBe('abcd');
  });

  it('moves to where another page lies', () => {
    expect(order(moved(pages, 'd', 'a'))).toBe('dabc');
    expect(order(moved(pages, 'a', 'c'))).toBe('bcad');
  });

  it('gives the chosen ones their category', () => {
    const sorted = assigned(pages, new Set(['b', 'c']), 'C0026');
    expect(sorted.map((page) => page.category)).toEqual([undefined, 'C0026', 'C0026', undefined]);
  });
});

describe('cropping', () => {
  it('goes from any corner to the opposite one', () => {
    const crop = cropOf({ x: 0.9, y: 0.8 }, { x: 0.1, y: 0.2 });
    expect(crop).toEqual({ left: 0.1, right: 0.1, top: 0.2, bottom: 0.2 });
  });

  it('never leaves nothing', () => {
    expect(cropOf({ x: 0.5, y: 0.5 }, { x: 0.51, y: 0.9 })).toBeNull();
  });

  it('turns with the page', () => {
    const turned = quarter({ ...UNTOUCHED, left: 0.1, top: 0.2 });
    expect(turned).toMatchObject({ quarterTurns: 1, top: 0.1, right: 0.2, left: 0, bottom: 0 });
    expect(quarter(quarter(quarter(turned)))).toMatchObject({ quarterTurns: 0, left: 0.1, top: 0.2 });
  });
});

it('reads our labels and nothing else', () => {
  expect(labelled('AJL/MAIN/ZY-001/2')).toEqual({ admissionNo: 'ZY-001', visitNo: 2 });
  expect(labelled('AJS/R/MAIN/ZY-001/2')).toEqual({ admissionNo: 'ZY-001', visitNo: 2 });
  expect(labelled('00012345')).toBeNull();
});
