import { afterEach, describe, expect, it } from 'vitest';
import { labels } from '../../src/text/en/index.ts';
import { peopleIn } from './people.ts';
import { play } from './play.ts';
import { shown } from './seen.ts';
import { startWorld, type World } from './world.ts';

let world: World;
afterEach(() => world.close());

const { idOf, only, told, sees, types, opensForm, site } = peopleIn(() => world);

describe('/livion role', () => {
  it('names a guest on one site: they are told, and reach that site alone', async () => {
    world = await startWorld();
    await world.maija.opens('Kamppi');
    await play(world.slack, 'liisa').opens('Pasila');
    await types('sami', 'role @gabi installer');
    await sees('sami', 'can be named on a site only');
    await types('maija', 'role @gabi installer "Kamppi"');
    await sees('maija', `<@${idOf('gabi')}> is *installer* on *Kamppi*`);
    await sees('gabi', 'has named you installer of the site *Kamppi*', told);
    await types('gabi', 'status');
    await sees('gabi', 'Kamppi');
    expect(only('gabi')).not.toContain('Pasila');
    await types('gabi', 'status Pasila');
    await sees('gabi', 'I know no site called *Pasila*');
    await types('gabi', 'setup Neue');
    await sees('gabi', 'an admin of the workspace has to name you first');
    await world.slack.as('gabi').press(labels.goOn, { in: 'messages' });
    const gabi = play(world.slack, 'gabi');
    await gabi.isAsked('delivered-with-api');
    // Taken away again: the set-up goes back to the site's installer, and what the guest types is
    // refused.
    await types('maija', 'role @gabi none Kamppi');
    await sees('gabi', 'has taken you off the site', told);
    await world.maija.isAsked('delivered-with-api');
    await world.bot().idle();
    expect(site('Kamppi').conversation.person).toBe(idOf('maija'));
    await gabi.types('no');
    await sees('gabi', 'an admin of the workspace has to name you first', told);
    await world.maija.isAsked('delivered-with-api');
  });

  it('is at once effective for the whole workspace, and after a restart', async () => {
    world = await startWorld();
    await world.maija.opens('Kamppi');
    await types('liisa', 'role @liisa admin');
    await sees('liisa', 'an admin of the workspace');
    await types('liisa', 'site Kamppi');
    await sees('liisa', 'ask a manager or an admin');
    await types('sami', 'role @liisa manager');
    await sees('liisa', 'has named you manager for all sites', told);
    await world.restart();
    await types('liisa', 'site Kamppi');
    await sees('liisa', 'Conversation:');
    expect(only('liisa')).not.toContain(labels.delete);
    await types('sami', 'role');
    await sees('sami', 'manager: @Liisa Laine');
    await types('sami', 'role @liisa');
    await sees('sami', '@Liisa Laine: manager, can see');
    await types('liisa', 'role @sami none Kamppi');
    await types('liisa', 'role @maija admin Kamppi');
    await world.bot().idle();
    expect(site('Kamppi').roles).toBeUndefined();
    await types('sami', 'role @liisa none');
    await world.bot().idle();
    await types('liisa', 'status');
    await sees('liisa', 'an admin of the workspace has to name you first');
  });

  it('never leaves a site without an installer, and asks which site is meant', async () => {
    world = await startWorld();
    await world.maija.opens('Kamppi Pohjoinen');
    await play(world.slack, 'liisa').opens('Pasila Pohjoinen');
    await types('sami', 'role @maija none "Kamppi Pohjoinen"');
    await sees('sami', 'is never without an installer');
    await types('sami', 'role @gabi support pohjoinen');
    await sees('sami', 'Several sites fit');
    await world.slack.as('sami').press('Kamppi Pohjoinen', { in: 'messages' });
    await sees('gabi', 'has named you support on the site *Kamppi Pohjoinen*', told);
    await types('sami', 'role gabi support');
    await sees('sami', 'Who do you mean?');
    await types('sami', 'role @gabi boss');
    await sees('sami', 'I do not know that role');
    await types('sami', 'role @livion support Pasila');
    await sees('sami', 'is an app or has left Slack');
  });
});

describe('/livion site', () => {
  it('renames a site: not to a name that another one has', async () => {
    world = await startWorld();
    await play(world.slack, 'liisa').opens('Pasila');
    await world.maija.opens('Kamppi');
    await opensForm('maija', labels.rename);
    await world.slack.as('maija').submit({ name: ' PASILA ' });
    expect(world.slack.view('maija')?.errors).toMatchObject({
      name: expect.stringContaining('Another site'),
    });
    await world.slack.as('maija').submit({ name: 'Kamppi <!channel>' });
    await world.maija.sees('is called *Kamppi &lt;!channel&gt;* from now on');
    await world.bot().idle();
    const progress = world.slack.messages('maija').find(({ text }) => text.includes('of 13'));
    expect(progress?.text).toContain('Kamppi &lt;!channel&gt;');
  });

  it('gives a site to somebody else in the middle of the set-up: they are asked the step that stands', async () => {
    world = await startWorld();
    const { maija, slack, right } = world;
    await maija.opens('Kamppi');
    await maija.comesTo('service-code', right);
    await opensForm('maija', labels.people);
    await slack.as('maija').submit({ responsible: 'liisa', others: ['maija'] });
    const liisa = play(slack, 'liisa');
    await liisa.sees('has given you this site');
    await liisa.isAsked('service-code');
    await world.bot().idle();
    expect(maija.asked()).toBeUndefined();
    await maija.types(right.serviceCode);
    await maija.sees('I am not asking you anything right now');
    await liisa.answers('service-code', right.serviceCode);
    await liisa.isAsked('service-address');
    expect(site('Kamppi').installers).toEqual([idOf('liisa'), idOf('maija')]);
    await opensForm('liisa', labels.people);
    await slack.as('liisa').submit({ responsible: 'liisa', others: [] });
    await maija.sees('has taken you off the site');
    expect(site('Kamppi').installers).toEqual([idOf('liisa')]);
  });

  it('archives: nothing is asked, alerts end, old buttons say so; and restores it where it was', async () => {
    world = await startWorld();
    const { maija, slack } = world;
    await maija.opens('Kamppi');
    await maija.answers('delivered-with-api', 'no');
    const step = await maija.isAsked('public-api');
    await maija.types('help where is it?');
    await slack.until(() =>
      slack.messages('alerts').find(({ text }) => text.includes('help wanted')),
    );
    await types('maija', 'site Kamppi');
    await sees('maija', 'Conversation:');
    await slack.as('maija').press(labels.archive, { in: 'messages' });
    await maija.sees('This site is archived');
    await slack.until(() =>
      slack.messages('alerts').find(({ text }) => text.startsWith('✓ *Kamppi*')),
    );
    expect(
      world.slack
        .messages('alerts')
        .map((each) => shown(slack, each))
        .join(),
    ).toContain('closed by');
    await slack.as('maija').press(labels.done, { message: step.message, stale: true });
    await sees('maija', 'is archived');
    await maija.types('done');
    await maija.sees('I am not asking you anything right now');
    await types('maija', 'verify Kamppi');
    await types('maija', 'status Kamppi');
    await sees('maija', 'archived');
    await world.restart();
    await types('maija', 'site Kamppi');
    await sees('maija', labels.restore);
    await slack.as('maija').press(labels.restore, { in: 'messages' });
    await maija.isAsked('public-api');
    await maija.answers('public-api', 'done');
    await maija.isAsked('lock-api-access');
    expect(site('Kamppi').archivedAt).toBeUndefined();
  });
});
