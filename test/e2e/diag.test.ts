import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { isTraced, markedPassword } from './traces.ts';
import { startWorld, type World } from './world.ts';

let world: World | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
});

const secrets = {
  METRICS_TOKEN: 'kanaria-metrics-token',
  ILOQ_API_KEY: 'kanaria-api-key',
  ALERT_WEBHOOK_URL: 'https://hooks.slack.com/services/T0/B0/kanaria',
  ADMINS: 'U0SAMI',
};

/** The file that the bot sent somebody, as text. */
function fileOf(person: string): string | undefined {
  const files = world?.slack.messages(person).flatMap((message) => message.files) ?? [];
  return files.at(-1)?.content().toString('utf8');
}

const file = z.object({
  bot: z.object({
    versions: z.object({ node: z.string(), packages: z.record(z.string(), z.string()) }),
    settings: z.object({
      slack: z.string(),
      metricsToken: z.boolean(),
      admins: z.union([z.number(), z.string()]),
    }),
    standings: z.object({ sites: z.record(z.string(), z.number()) }),
    lastErrors: z.array(z.object({ message: z.string(), code: z.string().optional() })),
  }),
  site: z.object({
    name: z.string(),
    state: z.string(),
    password: z.string(),
    guard: z.object({ why: z.string() }).optional(),
    steps: z.record(z.string(), z.string()),
    verification: z.object({
      findings: z.array(z.object({ code: z.string(), failure: z.string().optional() })),
    }),
    incidents: z.array(z.object({ problems: z.array(z.object({ kind: z.string() })) })),
  }),
});

describe('/livion diag', () => {
  it('sends support a file that tells what is wrong, and holds no secret and nobody', async () => {
    world = await startWorld({ environment: secrets });
    const { maija, slack, right } = world;
    await maija.opens('Kamppi');
    await maija.comesTo('verification', { ...right, password: markedPassword });
    await maija.types('help my phone is +358 40 123 4567, says Kanaria');
    await maija.verifies();
    await maija.types('help it is not there');
    slack.fault('users.info', { kind: 'error', error: 'kanaria_error' }, 1);
    await world.bot().idle();

    await slack.as('sami').command('/livion', 'diag Kamppi');
    const text = await slack.until(() => fileOf('sami'), { what: 'the file' });
    const { bot, site } = file.parse(JSON.parse(text));
    expect(bot.versions.node).toBe(process.version);
    expect(bot.versions.packages['@slack/bolt']).toMatch(/^\d/u);
    expect(bot.settings).toMatchObject({ slack: 'http', metricsToken: true, admins: 1 });
    expect(bot.standings.sites['under-way']).toBe(1);
    expect(site).toMatchObject({
      name: 'Kamppi',
      state: 'under-way',
      guard: { why: 'wrong-credentials' },
    });
    expect(site.verification.findings).toEqual([
      expect.objectContaining({ code: 'no-session', failure: 'wrong-credentials' }),
    ]);
    expect(site.steps['service-code']).toMatch(/^(done|open|failed)/u);
    expect(site.incidents.flatMap(({ problems }) => problems.map(({ kind }) => kind))).toContain(
      'help-wanted',
    );

    expect(isTraced(text)).toBe(false);
    const people = ['Virtanen', 'Maija', 'Sami', 'Korhonen', '358 40', 'kanaria'];
    const values = [
      right.serviceCode,
      right.userId,
      'Kiinteistö',
      world.slack.botToken,
      world.slack.signingSecret,
    ];
    for (const word of [...people, ...values, ...Object.values(secrets)])
      expect(text, word).not.toContain(word);
    expect(text).not.toMatch(/\b[UWD]0[A-Z0-9]{3,}/u);
  });

  it('without a site tells of the bot alone, with its last errors by their code', async () => {
    world = await startWorld();
    world.slack.fault('chat.postMessage', { kind: 'error', error: 'invalid_blocks' }, 1);
    await world.maija.command('setup Salainen');
    await world.bot().idle();
    await world.slack.as('sami').command('/livion', 'diag');
    const text = await world.slack.until(() => fileOf('sami'), { what: 'the file' });
    const { lastErrors } = file.shape.bot.parse(JSON.parse(text).bot);
    expect(lastErrors).toContainEqual(
      expect.objectContaining({
        message: 'Slack does not take the message',
        code: 'invalid_blocks',
      }),
    );
    expect(text).not.toContain('Salainen');
    expect(text).not.toContain('"site"');
  });

  it('is for support and those above: an installer is told whom to ask', async () => {
    world = await startWorld();
    await world.maija.command('diag');
    const { slack } = world;
    const told = await slack.until(() => slack.ephemerals('maija').at(-1), { what: 'an answer' });
    expect(told.text).toBe('You cannot do this: ask a manager or an admin of the workspace.');
    expect(fileOf('maija')).toBeUndefined();
  });
});
