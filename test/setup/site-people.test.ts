import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/setup/answer.ts';
import { createSitePeople } from '../../src/setup/site-people.ts';
import { inDirectMessage } from '../../src/setup/take.ts';
import type { Person, Sites } from '../../src/sites/index.ts';
import { openSites } from '../../src/storage/index.ts';
import { input, siteAt } from '../sites/some.ts';
import { DataDir } from '../storage/data-dir.ts';

const person = (id: string, role: Person['role'] = 'installer'): Person => ({
  ...{ id, membership: 'member', isAdmin: false, role },
});
/** Mikko has Kamppi; Liisa manages every site, and reaches no credentials. */
const mikko = person('U-MIKKO');
const liisa = person('U-LIISA', 'manager');

let data: DataDir;
let sites: Sites;
beforeEach(async () => {
  data = new DataDir();
  sites = await openSites(data.open());
  await sites.update('kamppi', () => siteAt('hand-over'));
});
afterEach(() => data.clear());

/** What somebody is answered who sends the form with these people. */
async function chooses(by: Person, responsible: string, ...others: string[]): Promise<Answer[]> {
  const answers: Answer[] = [];
  const choose = createSitePeople(sites, {
    get: async (id) => (id === liisa.id ? liisa : person(id)),
    isHuman: async (id) => id !== 'U-APP',
  });
  const row = await sites.row('kamppi');
  if (!row) throw new Error('no Kamppi');
  const reply = async (answer: Answer) => void answers.push(answer);
  const who = { person: by, input, where: inDirectMessage, reply };
  await choose(who, row, ['U-MIKKO'], { responsible, others });
  return answers;
}
const installers = async () => (await sites.get('kamppi'))?.installers;

describe('Whose a site is', () => {
  it('is said by its installer: a colleague comes in', async () => {
    expect(await chooses(mikko, 'U-MIKKO', 'U-AINO')).toMatchObject([{ answer: 'people-kept' }]);
    expect(await installers()).toEqual(['U-MIKKO', 'U-AINO']);
  });

  it.each([
    ['themselves', 'U-LIISA', 'U-MIKKO'],
    ['somebody else', 'U-MIKKO', 'U-AINO'],
  ])(
    'a manager, who does not reach its credentials, gives them to nobody: not to %s',
    async (_, responsible, other) => {
      expect(await chooses(liisa, responsible, other)).toMatchObject([{ answer: 'refused' }]);
      expect(await installers()).toEqual(['U-MIKKO']);
    },
  );

  it('is no app', async () => {
    expect(await chooses(mikko, 'U-MIKKO', 'U-APP')).toMatchObject([{ answer: 'not-human' }]);
    expect(await installers()).toEqual(['U-MIKKO']);
  });
});
