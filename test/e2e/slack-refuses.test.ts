import { afterEach, describe, expect, it } from 'vitest';
import { labels, slackErrors } from '../../src/text/en/index.ts';
import { shown } from './seen.ts';
import { startWorld, type World } from './world.ts';

let world: World;
afterEach(() => world.close());

const toldTo = (person: string): string =>
  [...world.slack.ephemerals(person), ...world.slack.messages(person)]
    .map((message) => shown(world.slack, message))
    .join('\n');
const reads = (person: string, text: string): Promise<unknown> =>
  world.slack.until(() => toldTo(person).includes(text), { what: `"${text}" for ${person}` });
const refuses = (method: string, error: string): void =>
  world.slack.fault(method, { kind: 'error', error });

/** A site of Maija's, at whose files Sami may look. */
async function open(): Promise<void> {
  world = await startWorld();
  await world.maija.opens('Kamppi');
  await world.bot().idle();
}

/** Sami asks for the sites as a file. */
async function exports(): Promise<void> {
  const { slack } = world;
  await slack.as('sami').command('/livion', 'status', { channel: 'sites' });
  await slack.until(() => toldTo('sami').includes(labels.exportCsv));
  await slack.as('sami').press(labels.exportCsv, { in: 'messages' });
}

describe('An export that Slack does not take says why', () => {
  it.each([
    ['files.getUploadURLExternal', 'storage_limit_reached', slackErrors.storageFull],
    ['files.getUploadURLExternal', 'file_uploads_disabled', slackErrors.filesNotAllowed],
    ['files.completeUploadExternal', 'file_type_not_allowed', slackErrors.filesNotAllowed],
    ['files.getUploadURLExternal', 'missing_scope', slackErrors.missingScope(undefined)],
    ['files.getUploadURLExternal', 'invalid_auth', slackErrors.notSetUp],
    ['files.completeUploadExternal', 'channel_not_found', slackErrors.nowhere],
    ['files.getUploadURLExternal', 'internal_error', slackErrors.noAnswer],
  ])('%s: %s', async (method, error, words) => {
    await open();
    refuses(method, error);
    await exports();
    await reads('sami', words);
  });

  it('where too much is asked of Slack, or it cannot take the bytes', async () => {
    await open();
    world.slack.fault('files.getUploadURLExternal', { kind: '429', retryAfter: 30 }, 1);
    await exports();
    await reads('sami', slackErrors.slowDown);
    world.slack.fault('upload', { kind: 'reset' }, 1);
    await exports();
    await reads('sami', slackErrors.noAnswer);
  });
});

describe('The file for support that Slack does not take says why', () => {
  it.each([
    ['storage_limit_reached', slackErrors.storageFull],
    ['missing_scope', slackErrors.missingScope(undefined)],
  ])('%s', async (error, words) => {
    await open();
    refuses('files.getUploadURLExternal', error);
    await world.slack.as('sami').command('/livion', 'diag Kamppi', { channel: 'sites' });
    await reads('sami', words);
    expect(toldTo('sami')).toContain('The file for support is not sent.');
  });
});

describe('A form that opens too late asks for another press', () => {
  it('from a message', async () => {
    await open();
    const { slack } = world;
    await slack.as('maija').command('/livion', 'site Kamppi', { channel: 'sites' });
    await reads('maija', labels.rename);
    refuses('views.open', 'expired_trigger_id');
    await slack.as('maija').press(labels.rename, { in: 'messages' });
    await reads('maija', slackErrors.pressAgain);
    slack.clearFaults();
    await slack.as('maija').press(labels.rename, { in: 'messages' });
    await slack.until(() => slack.view('maija'), { what: 'the form' });
  });

  it('from Home, where the answer comes by direct message', async () => {
    await open();
    const { slack } = world;
    await slack.as('liisa').openHome();
    await slack.until(() => slack.home('liisa'), { what: 'a Home' });
    refuses('views.open', 'expired_trigger_id');
    await slack.as('liisa').press(labels.createNew, { in: 'home' });
    await reads('liisa', slackErrors.pressAgain);
  });
});
