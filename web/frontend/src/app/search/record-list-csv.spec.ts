import { expect, it } from 'vitest';
import { result, summary } from '../../testing/samples';
import { recordListCsv } from './record-list-csv';

it('writes a list that a spreadsheet reads as text', async () => {
  const hit = { ...result().hits[0]!, record: summary({ mainDiagnosis: '=1+1,"x"' }) };
  const bytes = new Uint8Array(await recordListCsv([hit]).arrayBuffer());
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const [, row] = new TextDecoder().decode(bytes).split('\r\n');
  expect(row).toContain('00012345,ZY20260001,1,张建国,男,67 岁');
  expect(row).toContain(`"'=1+1,""x"""`);
});
