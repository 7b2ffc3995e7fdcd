import { expect, it } from 'vitest';
import { placesOf, withPlace } from './places-field';

it('reads lines and passes over what is none', () => {
  expect([...placesOf('code = KSDM\n\nno place\nname=KSMC\n= x')]).toEqual([
    ['code', 'KSDM'],
    ['name', 'KSMC'],
  ]);
});

it('keeps an = within a place', () => {
  expect(placesOf("id = //a[@x='1']").get('id')).toBe("//a[@x='1']");
});

it('changes one place, leaves the others, and takes an empty one away', () => {
  const changed = withPlace('code = A\nname = B', 'code', ' C ');
  expect(changed).toBe('code = C\nname = B');
  expect(withPlace(changed, 'code', '')).toBe('name = B');
  expect(withPlace('', 'ward', 'BQ')).toBe('ward = BQ');
});
