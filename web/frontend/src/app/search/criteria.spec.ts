import { convertToParamMap } from '@angular/router';
import { describe, expect, it } from 'vitest';
import { fromAddress, isBlank, NOTHING, orderOf, toAddress, toggle, toQuery, yearOf } from './criteria';

describe('criteria', () => {
  it('come back from the address as they went in', () => {
    const asked = toggle(
      { ...NOTHING, text: '张建国', from: '2026-01-01', to: '2026-12-31' },
      'department',
      '0301',
    );
    const address = toAddress(asked, () => 'w1');
    expect(JSON.stringify(address)).not.toContain('张建国');
    expect(fromAddress(convertToParamMap(address), (word) => (word === 'w1' ? '张建国' : ''))).toEqual(asked);
    expect(yearOf(asked)).toBe('2026');
  });

  it('ignore what is no date and no order', () => {
    const read = fromAddress(convertToParamMap({ from: 'yesterday', order: 'name' }), () => '');
    expect(isBlank(read)).toBe(true);
  });

  it('take a value away when it is chosen twice', () => {
    const once = toggle(NOTHING, 'campus', 'MAIN');
    expect(isBlank(toggle(once, 'campus', 'MAIN'))).toBe(true);
    expect(toQuery(once, null)).toEqual({ campus: ['MAIN'], order: 'date', size: 20 });
  });

  it('order by relevance only when there are words', () => {
    expect(orderOf(NOTHING)).toBe('date');
    expect(orderOf({ ...NOTHING, text: '胸闷' })).toBe('relevance');
  });
});
