import { styleText } from 'node:util';
import { openingQuestion, usageRights } from '../src/checklist/index.ts';
import { type Language, languages } from '../src/language.ts';
import { type Catalogue, catalogue } from '../src/text/index.ts';
import { type Sandbox, startSandbox } from './sandbox.ts';
import type { Actor, Message } from './slack/index.ts';

/**
 * `npm run demo`, or `npm run demo -- fi`: an installer goes through a whole set-up against the
 * local Slack and iLOQ, with a typing error, a wrong password and two missing rights on the way.
 * Prints the conversation as people see it; ends with 1 if anything was not as told.
 */
const out = (line: string): void => void process.stdout.write(`${line}\n`);
const indent = (text: string, by: string): string => text.replaceAll('\n', `\n${by}`);

/** Prints what appears and what changes, as a reader of the channel sees it. */
class Screen {
  readonly #seen = new Map<string, string>();
  readonly #sandbox: Sandbox;

  constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox;
  }

  show(where: string, title: string): void {
    const { slack } = this.#sandbox;
    for (const message of slack.messages(where)) this.#show(message, title);
    for (const message of slack.ephemerals('maija')) this.#show(message, 'only for Maija');
  }

  #show(message: Message, title: string): void {
    const { slack } = this.#sandbox;
    const text = slack.transcriptOf(message);
    const key = `${message.channel} ${message.ts}`;
    const before = this.#seen.get(key);
    if (before === text || message.user !== slack.botUserId) {
      this.#seen.set(key, text);
      return;
    }
    this.#seen.set(key, text);
    const words = text.replace(/^[^:]+: ?/u, '').replaceAll(/ \(https:\S+\/archives\/\S+\)/gu, '');
    if (before === undefined)
      out(`${styleText('cyan', `[${title}]`.padEnd(12))} ${indent(words, ' '.repeat(13))}\n`);
    else
      out(
        styleText(
          'dim',
          `${'(edited)'.padEnd(12)} ${words.trim().split('\n').at(-1)?.trim() ?? ''}`,
        ),
      );
  }
}

class Play {
  readonly problems: string[] = [];
  readonly sandbox: Sandbox;
  readonly maija: Actor;
  /** What the bot can say to her. */
  readonly t: Catalogue;
  readonly #screen: Screen;

  constructor(sandbox: Sandbox, t: Catalogue) {
    this.sandbox = sandbox;
    this.t = t;
    this.maija = sandbox.slack.as('maija');
    this.#screen = new Screen(sandbox);
  }

  async does(what: string, act: () => Promise<unknown>): Promise<void> {
    out(styleText('bold', `\nMaija ▸ ${what}\n`));
    await act();
    await this.sandbox.bot().idle();
    this.#screen.show('maija', 'Livion');
    this.#screen.show('alerts', '#alerts');
  }

  presses = (label: string): Promise<void> =>
    this.does(`presses [${label}]`, () => this.maija.press(label));
  types = (text: string): Promise<void> => this.does(`types "${text}"`, () => this.maija.dm(text));

  entersPassword(password: string): Promise<void> {
    const { labels, formTexts } = this.t;
    return this.does(
      `presses [${labels.enterPassword}], fills in ${'•'.repeat(password.length)} and saves`,
      async () => {
        await this.maija.press(labels.enterPassword);
        const form = await this.sandbox.slack.until(() => this.sandbox.slack.view('maija'));
        out(indent(`             ${this.sandbox.slack.renderView(form)}`, ' '.repeat(13)));
        const outcome = await this.maija.submit({ [formTexts.password.label]: password });
        if (this.sandbox.slack.view('maija')) {
          out(styleText('yellow', `             ${JSON.stringify(outcome.ack)}`));
          await this.maija.close();
        }
      },
    );
  }

  /** In iLOQ Manager, out of Slack's sight. */
  mends(what: string, mend: () => void): void {
    out(styleText('magenta', `\nMaija, in iLOQ Manager ▸ ${what}`));
    mend();
  }

  expect(told: string, holds: boolean): void {
    if (!holds) this.problems.push(told);
  }

  said = (text: string): boolean =>
    this.sandbox.slack.transcript('maija').includes(text.replaceAll('*', ''));
}

/** What an installer types in each language. */
const typed: Readonly<Record<Language, { done: string; doneToo: string; later: string }>> = {
  en: { done: 'done', doneToo: 'Done!', later: 'later' },
  fi: { done: 'valmis', doneToo: 'Tehty!', later: 'myöhemmin' },
  sv: { done: 'klar', doneToo: 'Färdigt!', later: 'senare' },
};

async function demo(language: Language): Promise<readonly string[]> {
  const sandbox = await startSandbox({ environment: { DEFAULT_LANGUAGE: language } });
  const { slack, iloq } = sandbox;
  const t = catalogue(language, 'Europe/Helsinki');
  const { labels } = t;
  const words = typed[language];
  const play = new Play(sandbox, t);
  const user = iloq.state.systems[0]?.users[0];
  if (!user) throw new Error('the local iLOQ has no user');
  const [orderKeys, editKeys] = ['Right to order keys', 'Right to edit keys'].map(
    (label) => usageRights.find((right) => right.label === label)?.bit ?? 0n,
  );
  user.rightsMask = String(BigInt(user.rightsMask) & ~((orderKeys ?? 0n) | (editKeys ?? 0n)));

  out(
    styleText(
      'bold',
      'A new site: Maija connects the key automat of Kiinteistö Oy Kamppi to its iLOQ locking system.',
    ),
  );
  try {
    await play.does('/livion setup Kamppi   (in #sites)', () =>
      play.maija.command('/livion', 'setup Kamppi', { channel: 'sites' }),
    );
    play.expect(
      'the set-up begins with the opening question',
      play.said(t.titleOf(openingQuestion)),
    );
    await play.presses(labels.no);
    await play.presses(labels.done);
    await play.types(words.done);
    await play.presses(labels.done);
    await play.types(words.doneToo);
    await play.types(words.later);
    await play.types('KAMPPI');
    await play.types('s5.iloq.con');
    play.expect(
      'an address with a typing error is refused with an example',
      play.said('`https://s5.iloq.com/iloqws`'),
    );
    await play.types(iloq.url);
    play.expect(
      'the address that works is found and shown',
      play.said(t.stepLines.located(iloq.address)),
    );
    await play.presses(labels.done);
    await play.types('api.keyautomat');
    await play.types('Talvi2026');
    play.expect(
      'a password typed as a message is refused',
      play.said(t.noteText({ note: 'password-typed', known: false })),
    );
    await play.entersPassword('Talvi-2026-Kamppi');
    await play.presses(labels.done);
    await play.presses(labels.checkNow);
    play.expect(
      'a wrong password is told as what it may be',
      play.said(t.failureText('wrong-credentials', undefined).what),
    );
    await play.entersPassword(user.password);
    await play.presses(labels.checkAgain);
    play.expect(
      'both missing rights are named',
      play.said('*Right to order keys*') && play.said('*Right to edit keys*'),
    );
    play.mends('selects the two missing usage rights', () => {
      user.rightsMask = String(BigInt(user.rightsMask) | (orderKeys ?? 0n) | (editKeys ?? 0n));
    });
    await play.presses(labels.checkAgain);
    play.expect('iLOQ confirms everything', play.said(t.verdictText({ is: 'right' })));
    await play.presses(labels.done);
    await play.does('/livion status Kamppi', () => play.maija.command('/livion', 'status Kamppi'));
    play.expect(
      'status says done',
      slack
        .ephemerals('maija')
        .some((message) => slack.transcriptOf(message).includes(t.stateText('finished'))),
    );
    play.expect('support is told that it is over', slack.transcript('alerts').includes('✓ Kamppi'));
    play.expect('every session with iLOQ was ended', iloq.counters.opened === iloq.counters.killed);
    play.expect('iLOQ documents every call', iloq.counters.undefinedCalls.length === 0);
    play.expect(
      'the password is nowhere in Slack',
      !JSON.stringify(slack.calls).includes(user.password),
    );
    return play.problems;
  } finally {
    await sandbox.close();
  }
}

const wanted = process.argv[2] ?? 'en';
const chosen = languages.find((language) => language === wanted);
const problems = chosen
  ? await demo(chosen)
  : [`there is no language ${wanted}, but ${languages.join(', ')}`];
if (problems.length === 0) out(styleText('green', '\nEverything was as told.'));
for (const problem of problems) out(styleText('red', `\nNot as told: ${problem}`));
process.exitCode = problems.length === 0 ? 0 : 1;
