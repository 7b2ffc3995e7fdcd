import { signal } from '@angular/core';
import { expect, it } from 'vitest';
import { Match } from '../../api/types';
import { Finding } from './finding';

const match = (page: number): Match => ({ page, boxes: [], excerpt: '' });

it('begins at the page that is read, and goes round', () => {
  const found = new Finding(signal([match(1), match(4), match(7)]), () => 3);
  expect(found.spot()?.page).toBe(4);
  found.step(1);
  found.step(1);
  expect(found.spot()?.page).toBe(1);
  found.step(-1);
  expect(found.at()).toBe(2);
});

it('goes anew to the only place: the reader may have scrolled away', () => {
  const found = new Finding(signal([match(2)]), () => 1);
  const before = found.spot();
  found.step(1);
  expect(found.spot()).not.toBe(before);
  expect(found.spot()).toEqual(before);
});

it('has no place where nothing was found', () => {
  const found = new Finding(signal([]), () => 1);
  found.step(1);
  expect(found.spot()).toBeUndefined();
});
