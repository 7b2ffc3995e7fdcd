import { describe, expect, it } from 'vitest';
import { draftOf, Field, linesOf, localMoment, valuesOf } from './fields';

const fields: readonly Field[] = [
  { name: 'name', label: '名称', kind: 'text' },
  { name: 'ranges', label: '地址', kind: 'lines' },
  { name: 'works', label: '工作', kind: 'many' },
  { name: 'until', label: '至', kind: 'moment' },
  { name: 'active', label: '启用', kind: 'flag' },
  { name: 'level', label: '密级', kind: 'number' },
  { name: 'visitors', label: '可见人员', kind: 'audience' },
];

describe('a form as data', () => {
  it('gives the server what it took from it', () => {
    const given = {
      name: '一号窗口',
      ranges: ['10.1.0.0/16', '2001:db8::/32'],
      works: ['EXPORT'],
      until: '2026-11-20T02:30:00.000Z',
      active: true,
      level: 2,
      visitors: { persons: ['zhao'], roles: ['NURSE'], departments: [] },
    };
    expect(valuesOf(fields, draftOf(fields, given))).toEqual(given);
  });

  it('says nothing where a box is empty', () => {
    expect(valuesOf(fields, draftOf(fields, {}))).toEqual({
      name: null,
      ranges: [],
      works: [],
      until: null,
      active: false,
      level: null,
      visitors: { persons: [], roles: [], departments: [] },
    });
  });

  it('takes lists however people write them', () => {
    expect(linesOf(' a，b、c\n d;e ')).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(localMoment(null)).toBe('');
  });
});
