import { afterEach, beforeEach, expect, it } from 'vitest';
import { siteRow } from '../../src/sites/index.ts';
import { openSiteIndex } from '../../src/storage/embedded/sites/index.ts';
import { siteAt } from '../sites/some.ts';
import { DataDir } from './data-dir.ts';

let data: DataDir;
beforeEach(() => {
  data = new DataDir();
  data.open();
});
afterEach(() => data.clear());

it('a row that could not be kept beside its document is known all the same, and the log says why', async () => {
  const beside = { keepRows: async () => {}, write: async () => new Error('the disk is full') };
  const index = openSiteIndex(data.file('rows.sqlite'), beside, data.log);
  const row = siteRow(siteAt('hand-over'));
  await index.write(row.id, { path: 'kamppi.json', text: '{}' }, row);
  expect(index.get(row.id)).toEqual(row);
  expect(data.lines.join('')).toContain('the disk is full');
  await index.put([{ id: row.id, row: undefined }]);
  expect(index.get(row.id)).toBeUndefined();
  index.close();
});

it('nothing is known of a row whose document could not be written', async () => {
  const refused = async () => {
    throw new Error('EIO');
  };
  const index = openSiteIndex(
    data.file('rows.sqlite'),
    { keepRows: refused, write: refused },
    data.log,
  );
  const row = siteRow(siteAt('hand-over'));
  await expect(index.write(row.id, { path: 'kamppi.json', text: '{}' }, row)).rejects.toThrow(
    'EIO',
  );
  expect(index.get(row.id)).toBeUndefined();
  index.close();
});
