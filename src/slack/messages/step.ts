import type { Button } from '@slack/types';
import {
  type AskId,
  openingQuestion,
  putOffSteps,
  type Report,
  refutedStep,
  stateOf,
  stepIds,
  stepNumber,
  steps,
} from '../../checklist/index.ts';
import { type Conversation, isGuarded, type MessageRef, type Site } from '../../sites/index.ts';
import {
  clip,
  code,
  findingText,
  labels,
  list,
  listTexts,
  moment,
  name,
  opening,
  person,
  stepTexts,
  titleOf,
} from '../../text/index.ts';
import { button, buttons, link } from './buttons.ts';
import { context, header, type Message, type MessageBlock, section } from './message.ts';

/** What the messages need to know beside the site. */
export interface Around {
  /** CREDENTIALS_KEY is set: passwords can be stored. */
  readonly storesPasswords: boolean;
  /** PUBLIC_URL is set: the bot has pages of its own, which can show the credentials. */
  readonly showsCredentials: boolean;
  readonly nextStepsUrl: string | undefined;
  /** A link to one of its messages, for whoever the conversation is with. */
  readonly link: (message: MessageRef, conversation: Conversation) => string | undefined;
}

/** The message of a step: what to do, why it matters, and its buttons. */
export function stepMessage(site: Site, ask: AskId, around: Around): Message {
  const heading =
    ask === openingQuestion ? 'before we start' : `step ${stepNumber(ask)} of ${stepIds.length}`;
  const { list: listed } = site.messages;
  const toList = listTexts.list(listed && around.link(listed, site.conversation));
  const blocks = [
    context([`*${name(site.name)}*`, heading, ...(toList ? [toList] : [])].join(' · ')),
    header(titleOf(ask)),
    ...body(site, ask, around),
    buttons(...stepButtons(site, ask, around)),
  ];
  return { blocks };
}

function body(site: Site, ask: AskId, around: Around): MessageBlock[] {
  if (ask === openingQuestion) return [section(opening.how.join('\n')), context(opening.why)];
  const wrong = reasons(site, ask);
  if (ask === 'verification' && site.report && stateOf(site.progress, ask).status !== 'verified')
    return [section(verifyAgain(site.report))];
  if (ask === 'hand-over') return handOver(site, around);
  const { how, lead, why, tip } = stepTexts[ask];
  const current = currentValue(site, ask);
  const extra = [tip, ask === 'password' && !around.storesPasswords ? notStored : undefined].filter(
    (t) => t !== undefined,
  );
  return [
    ...wrong,
    section(
      [...(lead ? [lead] : []), ...how.map((line, index) => `${index + 1}. ${line}`)].join('\n'),
    ),
    ...(current ? [section(current)] : []),
    context([why, ...extra].join(' ')),
  ];
}

/** A run that its time ended is gone on from; any other one is made anew. */
const verifyAgain = ({ findings }: Report): string =>
  findings.some((finding) => finding.code === 'not-seen' && finding.looked)
    ? 'Verify again: I go on with the locks where I stopped, and look at the rest anew.'
    : 'When that is mended, verify again. Everything is checked anew.';

const notStored =
  'This bot keeps no passwords (CREDENTIALS_KEY is not set): press *Done* once it is set in iLOQ Manager; each verification asks for it.';

/** Why iLOQ said no to this step, and what to do about it. */
function reasons(site: Site, ask: AskId): MessageBlock[] {
  const findings = (site.report?.findings ?? []).filter((finding) => refutedStep(finding) === ask);
  if (
    ask === openingQuestion ||
    stateOf(site.progress, ask).status !== 'failed' ||
    findings.length === 0
  )
    return [];
  const told = findings
    .map(findingText)
    .map(({ what, mend }) => [`✗ ${what}`, mend].filter(Boolean).join(' '));
  return [section([...new Set(told)].join('\n'))];
}

function enteredValue(site: Site, ask: AskId): string | undefined {
  const { serviceCode, serviceAddress, userId } = site.values;
  switch (ask) {
    case 'service-code':
      return serviceCode;
    case 'service-address':
      return serviceAddress;
    case 'user-id':
      return userId;
    default:
      return undefined;
  }
}

function currentValue(site: Site, ask: AskId): string | undefined {
  const value = enteredValue(site, ask);
  if (value === undefined)
    return ask === 'password' && site.password ? 'A password is stored, sealed.' : undefined;
  return `I have ${code(value)}. Type another one to change it, or \`next\` to keep it.`;
}

function handOver(site: Site, { showsCredentials }: Around): MessageBlock[] {
  const { serviceCode = '', serviceAddress = '', userId = '', lockingSystem } = site.values;
  const later = putOffSteps(site.progress);
  return [
    section(
      [
        `*Service code:* ${code(serviceCode)}`,
        `*Service address:* ${code(serviceAddress)}`,
        `*API user name:* ${code(userId)}`,
        `*API user password:* the one you entered; it is never shown in Slack${showsCredentials && site.password ? `, but *${labels.showCredentials}* does on a page of mine` : ''}`,
        ...(lockingSystem ? [`*Locking system:* ${name(lockingSystem.name)}`] : []),
      ].join('\n'),
    ),
    ...(later.length > 0
      ? [
          section(
            `*Still to do*, before keys from the automat open the locks: ${list(later.map(titleOf))}.`,
          ),
        ]
      : []),
    context(`${stepTexts['hand-over'].how.join(' ')} ${stepTexts['hand-over'].why}`),
  ];
}

function stepButtons(site: Site, ask: AskId, around: Around): Button[] {
  const about = { site: site.id, ask } as const;
  const help = button(labels.help, { do: 'help', ...about });
  if (ask === openingQuestion)
    return [
      button(labels.yes, { do: 'delivered', ...about, answer: 'yes' }),
      button(labels.no, { do: 'delivered', ...about, answer: 'no' }),
      button(labels.notSure, { do: 'delivered', ...about, answer: 'not-sure' }),
      help,
    ];
  const rest = [
    button(labels.later, { do: 'later', ...about }),
    ...(steps[ask].skippable ? [button(labels.skip, { do: 'skip', ...about })] : []),
    button(labels.back, { do: 'back', ...about }),
    help,
  ];
  const done = button(labels.done, { do: 'done', ...about }, 'primary');
  switch (steps[ask].kind) {
    case 'do':
      return [
        done,
        ...(ask === 'add-to-locks' && hasSeenLocks(site) ? [whichLocks(site)] : []),
        ...rest,
      ];
    case 'value':
      return enteredValue(site, ask) === undefined
        ? rest
        : [button(labels.goOn, { do: 'done', ...about }), ...rest];
    case 'secret':
      return [
        around.storesPasswords
          ? button(labels.enterPassword, { do: 'password', site: site.id }, 'primary')
          : done,
        ...rest,
      ];
    case 'run':
      return [...verifyButtons(site, around), ...rest];
    case 'hand-over':
      return [
        done,
        ...(around.showsCredentials
          ? [button(labels.showCredentials, { do: 'reveal', site: site.id })]
          : []),
        ...(around.nextStepsUrl ? [link(labels.nextSteps, around.nextStepsUrl)] : []),
        ...rest,
      ];
  }
}

/** Before the first verification there is nothing to choose from. */
const hasSeenLocks = ({ report }: Site): boolean =>
  report !== undefined &&
  (report.findings.some(({ code }) => code === 'locks-unanswered') ||
    (report.facts ?? []).some(({ fact }) => fact === 'needed-locks'));

const whichLocks = ({ id }: Site): Button => button(labels.whichLocks, { do: 'needed', site: id });

/** Without a stored password, each verification asks for it. */
function verifyButtons(site: Site, around: Around): Button[] {
  const label = site.report ? labels.verifyAgain : labels.verify;
  const press = (text: string, onceMore: boolean, style?: 'primary') =>
    around.storesPasswords
      ? button(text, { do: 'verify', site: site.id, onceMore }, style)
      : button(text, { do: 'password', site: site.id, verify: true, onceMore }, style);
  return isGuarded(site)
    ? [
        press(labels.tryOnceMore, true, 'primary'),
        ...(around.storesPasswords
          ? [button(labels.enterPassword, { do: 'password', site: site.id })]
          : []),
      ]
    : [press(label, false, 'primary')];
}

/** The message of a step once it is answered: what, who, when, in one line. */
export function stepLine(site: Site, ask: AskId): Message {
  return { blocks: [context(lineOf(site, ask))] };
}

function lineOf(site: Site, ask: AskId): string {
  const title = `*${titleOf(ask)}*`;
  if (ask === openingQuestion) {
    const { delivered } = site.progress;
    const answers = { yes: 'yes', no: 'no', 'not-sure': 'not sure' } as const;
    return delivered ? `✓ ${title} ${answers[delivered]}` : `○ ${title} not answered yet`;
  }
  const state = stateOf(site.progress, ask);
  const value = enteredValue(site, ask);
  const what = value === undefined ? title : `${title} ${code(value)}`;
  switch (state.status) {
    case 'done':
      return `✓ ${what} · ${person(state.by)} · ${moment(state.at)}`;
    case 'verified':
      return `✓ ${what} · confirmed by iLOQ · ${moment(state.at)}`;
    case 'skipped':
      return `– ${what} skipped: ${name(state.reason)} · ${person(state.by)}`;
    case 'later':
      return `○ ${what} put off · ${person(state.by)}`;
    case 'failed':
      return `✗ ${what} · ${moment(state.at)}`;
    case 'open':
      return `○ ${clip(what, 500)} not answered yet`;
  }
}
