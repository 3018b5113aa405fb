import { sees } from '../sites/index.ts';
import type { AlertCommands } from './alert-commands.ts';
import type { CheckAllRequests } from './check-all.ts';
import type { FileRequests } from './files.ts';
import { findOne, onlyOwn } from './find-site.ts';
import type { LanguageCommands } from './languages.ts';
import type { OpenFor } from './open-for.ts';
import type { Opening } from './opening.ts';
import { refusal } from './permit.ts';
import { asMeant, type Command, readCommand, type Typed, textOf } from './reading/index.ts';
import type { Roles } from './roles.ts';
import type { Shared } from './shared.ts';
import type { SiteLife } from './site-life.ts';
import type { Status } from './status.ts';
import type { By } from './take.ts';

/** Runs one command and answers the person who typed it. */
export type RunCommand = (by: By, typed: Typed) => Promise<void>;

export function createCommands(
  parts: Shared & {
    readonly opening: Pick<Opening, 'setUp'>;
    readonly openFor: Pick<OpenFor, 'ask' | 'askCalled'>;
    readonly status: Status;
    readonly checkAll: Pick<CheckAllRequests, 'ask'>;
    readonly alertCommands: Pick<AlertCommands, 'run'>;
    readonly roles: Pick<Roles, 'run'>;
    readonly languageCommands: Pick<LanguageCommands, 'choose'>;
    readonly life: Pick<SiteLife, 'tellMenu'>;
    readonly files: Pick<FileRequests, 'diagnosis'>;
  },
): RunCommand {
  const { permit, letThrough, queries, withNames, opening, openFor, checkNow, checkAll } = parts;
  const { status, files, life, roles, alertCommands, languageCommands, onCommand } = parts;

  async function carryOut(by: By, typed: Typed): Promise<void> {
    const { person, reply } = by;
    const command = await readNamed(by, typed);
    onCommand(command.verb);
    switch (command.verb) {
      case 'setup':
        return setUp(by, command);
      case 'status': {
        if (command.site === undefined) return status.tellAll(by);
        const row = await findOne(queries, by, command.site);
        return row && status.tellOne(by, row.id);
      }
      case 'sites':
        return status.tellOwn(by);
      case 'verify':
        return command.all ? checkAll.ask(by) : verify(by, command.site);
      case 'alerts':
        return alertCommands.run(by, command);
      case 'role':
        return roles.run(by, command.typed);
      case 'language': {
        const { language } = command;
        if (language === undefined || language === 'unknown') return reply({ answer: 'languages' });
        const permission = await permit({ do: 'language' }, person);
        return permission.allowed ? languageCommands.choose(by, language) : reply(permission.why);
      }
      case 'site':
        return menu(by, command.site);
      case 'diag': {
        const { site } = command;
        const row = site === undefined ? undefined : await findOne(queries, by, site);
        if (site === undefined || row) await files.diagnosis(by, row);
        return;
      }
      case 'help':
        return reply({ answer: 'help' });
      case 'unnamed':
        return reply({ answer: 'unnamed', kind: command.kind });
      case 'unknown':
        return tellUnknown(by, command);
    }
  }

  /** Reads a command with the names of what is mentioned in it, and by the sites that there are. */
  async function readNamed({ person }: By, typed: Typed): Promise<Command> {
    const first = readCommand(typed);
    const command = first.verb === 'unnamed' ? readCommand(await withNames(typed)) : first;
    if (!('whole' in command) || command.whole === undefined) return command;
    const called = await queries.exactly(command.whole, sees(person, 'see'));
    return asMeant(command, () => called.length > 0);
  }

  /** A site's name alone offers what to do with it; another word the command that is nearest. */
  async function tellUnknown(
    { person, reply }: By,
    { text, instead }: Extract<Command, { verb: 'unknown' }>,
  ): Promise<void> {
    const found = await queries.find(text, sees(person, 'see'));
    return found.found === 'one'
      ? reply({ answer: 'site-commands', site: found.site.name })
      : reply({ answer: 'unknown-command', instead });
  }

  /** `site <site>`: what can be done with it beside its set-up. */
  async function menu(by: By, wanted: string | undefined): Promise<void> {
    const { person, reply } = by;
    const row =
      wanted === undefined
        ? await onlyOwn(queries, person)
        : await findOne(queries, by, wanted, ({ id: site }) => ({ do: 'site', site }));
    if (row) return life.tellMenu(by, row);
    if (wanted !== undefined) return;
    return reply(refusal(person, 'see') ?? { answer: 'which-to-manage' });
  }

  function setUp(by: By, command: Extract<Command, { verb: 'setup' }>): Promise<void> {
    const { name, user, who } = command;
    if (name !== undefined && user !== undefined) return openFor.ask(by, { name, user });
    if (name !== undefined && who !== undefined) return openFor.askCalled(by, name, who);
    return opening.setUp(by, command);
  }

  async function verify(by: By, wanted: string | undefined): Promise<void> {
    const { person, reply } = by;
    const row =
      wanted === undefined ? await onlyOwn(queries, person) : await findOne(queries, by, wanted);
    if (row) {
      const refused = refusal(person, 'set-up', row);
      return refused ? reply(refused) : checkNow(by, row);
    }
    if (wanted !== undefined) return;
    return reply(refusal(person, 'open-site') ?? { answer: 'which-to-verify' });
  }

  return (by, typed) => letThrough(by, textOf(typed), () => carryOut(by, typed));
}
