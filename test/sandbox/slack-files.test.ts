import { WebClient } from '@slack/web-api';
import { afterEach, describe, expect, it } from 'vitest';
import { type LocalSlack, startLocalSlack } from '../../sandbox/slack/index.ts';
import { type OutgoingFile, sendFile, shareFile, uploadFile } from '../../src/slack/send-file.ts';

let slack: LocalSlack;
afterEach(() => slack.close());

const scopes = ['chat:write', 'im:write', 'channels:history', 'files:write'];
async function open(granted: readonly string[] = scopes): Promise<WebClient> {
  slack = await startLocalSlack({
    scopes: granted,
    people: [{ name: 'maija', realName: 'Maija Virtanen' }],
    channels: [
      { name: 'sites', members: ['maija'], botIsMember: true },
      { name: 'elsewhere', members: ['maija'], botIsMember: false },
    ],
  });
  return new WebClient(slack.botToken, { slackApiUrl: slack.url, retryConfig: { retries: 0 } });
}

const content = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 255, 254]);
const picture: OutgoingFile = {
  ...{
    name: 'sites.png',
    title: 'All sites',
    comment: '*2 sites*',
    altText: '2 sites: 1 done, 1 stuck',
    content,
  },
};

describe('A file that the bot sends', () => {
  it('is a message with a file, in the direct message of a person', async () => {
    const web = await open();
    await sendFile(web, slack.person('maija').id, picture);
    const [message] = slack.messages('maija');
    expect(message).toMatchObject({ text: '*2 sites*', user: slack.botUserId, threadTs: null });
    expect(message?.files).toMatchObject([
      {
        name: 'sites.png',
        title: 'All sites',
        mimetype: 'image/png',
        size: 11,
        altText: '2 sites: 1 done, 1 stuck',
      },
    ]);
    expect(message?.files[0]?.content()).toEqual(content);
    expect(slack.transcript('maija')).toContain('[file: sites.png] 2 sites: 1 done, 1 stuck');
  });

  it('goes to a thread, where it can be looked up by its name', async () => {
    const web = await open();
    const channel = slack.channel('sites').id;
    const root = await web.chat.postMessage({ channel, text: 'Digest' });
    const ts = root.ts ?? '';
    await shareFile(
      web,
      await uploadFile(web, picture),
      { channel, thread: ts },
      { title: 'All', comment: '' },
    );
    expect(slack.messages('sites').at(-1)).toMatchObject({ threadTs: ts, text: '' });
    const { messages = [] } = await web.conversations.replies({ channel, ts });
    expect(messages.flatMap(({ files = [] }) => files.map(({ name }) => name))).toEqual([
      'sites.png',
    ]);
  });

  it("Slack's own client can send it, too", async () => {
    const web = await open();
    const channel_id = slack.channel('sites').id;
    await web.filesUploadV2({ channel_id, filename: 'a.csv', title: 'A', content: 'Kamppi;1\r\n' });
    const [file] = slack.messages('sites').at(-1)?.files ?? [];
    expect(file).toMatchObject({ name: 'a.csv', mimetype: 'text/csv', altText: null });
    expect(file?.content().toString('utf8')).toBe('Kamppi;1\r\n');
  });
});

describe('What Slack refuses', () => {
  const refused = (error: string) =>
    expect.objectContaining({ data: expect.objectContaining({ error }) });

  it('an app without the scope', async () => {
    const web = await open(['chat:write', 'im:write']);
    await expect(sendFile(web, 'U0MAIJA', picture)).rejects.toEqual(refused('missing_scope'));
  });

  it('a channel that the bot is not in, that is archived, or that is not there', async () => {
    const web = await open();
    const send = (channel: string) => sendFile(web, channel, picture);
    await expect(send(slack.channel('elsewhere').id)).rejects.toEqual(refused('not_in_channel'));
    await slack.archive('sites');
    await expect(send(slack.channel('sites').id)).rejects.toEqual(refused('is_archived'));
    await expect(send('C0NOWHERE')).rejects.toEqual(refused('channel_not_found'));
    expect(slack.transcript()).toBe('');
  });

  it('an empty file, and words for a picture that are too long', async () => {
    const web = await open();
    const send = (change: Partial<OutgoingFile>) =>
      sendFile(web, 'U0MAIJA', { ...picture, ...change });
    await expect(send({ content: Buffer.alloc(0) })).rejects.toEqual(refused('missing_argument'));
    await expect(send({ altText: 'a'.repeat(1_001) })).rejects.toEqual(
      refused('alt_txt_too_large'),
    );
  });
});

describe('Faults', () => {
  it.each(['files.getUploadURLExternal', 'upload'])('%s: nothing is shown', async (method) => {
    const web = await open();
    slack.fault(method, { kind: '500' }, 1);
    await expect(sendFile(web, 'U0MAIJA', picture)).rejects.toThrow();
    expect(slack.messages('maija')).toEqual([]);
  });

  it('files.completeUploadExternal, its answer lost: the file stands there', async () => {
    const web = await open();
    slack.fault('files.completeUploadExternal', { kind: 'lost' }, 1);
    await expect(sendFile(web, 'U0MAIJA', picture)).rejects.toThrow();
    expect(slack.messages('maija')).toHaveLength(1);
  });
});
