import { type AskId, usageRights } from '../../../src/checklist/index.ts';
import { labels } from '../../../src/text/en/index.ts';
import { toProgram } from '../iloq/index.ts';
import type { State } from '../protocol.ts';
import { readConversation } from './conversation.ts';

/**
 * Something on the page: by a mark that its component carries (`data-tour`), or the newest button
 * of these names.
 */
export type Spot =
  /** `unless`: another mark, whose place is where somebody is already. */
  { readonly mark: string; readonly unless?: string } | { readonly buttons: readonly string[] };

/** One leg of the tour: the next thing to do, and where. */
export interface Leg {
  /** How far it is on the way, of `lastLeg`; null beside the way. */
  readonly number: number | null;
  readonly title: string;
  readonly text: string;
  /** To be typed or pasted. */
  readonly copy?: string;
  /**
   * Mostly over in a second or two: only when it lasts is there something to do, which this says.
   */
  readonly late?: string;
  /** The first of these that is on the screen is pointed at. */
  readonly spots: readonly Spot[];
}

export const lastLeg = 17;

const composer: readonly Spot[] = [
  { mark: 'composer' },
  { mark: 'direct-message' },
  { mark: 'pane-slack' },
];
const inSlack = (label: string): readonly Spot[] => [
  { buttons: [label] },
  { mark: 'direct-message' },
  { mark: 'pane-slack' },
];
const person = (part: string): readonly Spot[] => [{ mark: `person-${part}` }, { mark: 'person' }];

/** What to do next, from how things stand. */
export function legOf(state: State): Leg {
  if (state.faults.bot === 'killed')
    return {
      number: null,
      title: 'Start the bot',
      text: 'The bot is killed. Start it again: it goes on where it was.',
      spots: [{ mark: 'start-bot' }, { mark: 'pane-faults' }],
    };
  const { me, people } = state.slack;
  const part = people.find(({ id }) => id === me)?.part;
  if (part === 'Support') return asSupport;
  if (part === 'Manager') return asManager(state);
  const conversation = readConversation(state.slack);
  switch (conversation.is) {
    case 'not-begun':
      return {
        number: 1,
        title: 'Open a site',
        text: 'You are Maija, who installs a key automat. Type this in Slack and send it.',
        copy: '/livion setup Kamppi',
        spots: composer,
      };
    case 'quiet':
      return {
        number: null,
        title: 'One moment',
        text: 'The bot is at work.',
        late: 'If nothing comes, send this in Slack to go on:',
        copy: '/livion setup Kamppi',
        spots: [],
      };
    case 'over':
      return {
        number: 14,
        title: 'Done. Now look as support',
        text: 'The site is set up. The check that failed has told support, too: become Sami and see.',
        spots: person('Support'),
      };
    case 'asking':
      return state.slack.modals.length > 0 && conversation.ask === 'password'
        ? passwordForm(state)
        : asked(conversation.ask, conversation.buttons, state);
  }
}

function asked(ask: AskId, buttons: readonly string[], state: State): Leg {
  const { serviceCode, serviceAddress, users } = state.iloq;
  const user = users.at(-1);
  switch (ask) {
    case 'delivered-with-api':
      return {
        number: 2,
        title: 'Answer the question',
        text: 'This locking system came with API access: press Yes. The bot believes you for now, and asks iLOQ later.',
        spots: inSlack(labels.yes),
      };
    case 'service-code':
      return {
        number: 3,
        title: 'Type the service code',
        text: 'It stands in iLOQ Manager: press Log out, then the settings icon. Send it to the bot.',
        copy: serviceCode,
        spots: composer,
      };
    case 'service-address':
      return {
        number: 4,
        title: 'Type the service address',
        text: 'It stands beside the service code.',
        copy: serviceAddress,
        spots: composer,
      };
    case 'api-user':
      return user
        ? {
            number: 5,
            title: 'The API user is there',
            text: `A colleague has created ${user.userId}: see Administration in iLOQ Manager. Press Done.`,
            spots: inSlack(labels.done),
          }
        : {
            number: 5,
            title: 'Create the API user',
            text: 'In iLOQ Manager: Administration, Add user, as the bot says. Then press Done.',
            spots: [{ mark: 'tab-Administration' }, { mark: 'pane-iloq' }],
          };
    case 'user-id':
      return {
        number: 6,
        title: 'Type the user ID',
        text: 'Send it to the bot.',
        ...(user && { copy: user.userId }),
        spots: composer,
      };
    case 'password':
      return {
        number: 7,
        title: 'Enter the password',
        text: 'Your colleague has whispered it to you. Copy it, press the button, follow the link to a page of the bot, save it there, and come back. Never send it as a message.',
        ...(user && { copy: user.password }),
        spots: [{ buttons: [labels.enterPassword, labels.enterSafely] }, ...inSlack(labels.done)],
      };
    case 'usage-rights':
      return {
        number: 8,
        title: 'Say that the rights are selected',
        text: 'Your colleague says so: press Done. iLOQ will tell whether it is true.',
        spots: inSlack(labels.done),
      };
    case 'verification':
      return verification(buttons, state);
    case 'hand-over':
      return {
        number: 13,
        title: 'Hand over',
        text: 'iLOQ has confirmed everything. Show credentials opens a page with the four values for LivionKey. Then press Done.',
        spots: [{ buttons: [labels.doneAnyway] }, ...inSlack(labels.done)],
      };
    default:
      return inManager;
  }
}

const inManager: Leg = {
  number: null,
  title: 'A step in iLOQ Manager',
  text: 'Do in iLOQ Manager what the bot says. What is there already needs no more than Done.',
  spots: inSlack(labels.done),
};

/** While the form is open, the page behind it cannot be used. */
const passwordForm = ({ iloq: { users } }: State): Leg => ({
  number: 7,
  title: 'Fill in the form',
  text: `Paste or type ${users.at(-1)?.password ?? 'the password'}, and save it.`,
  spots: [],
});

function verification(buttons: readonly string[], { iloq: { users, locks } }: State): Leg {
  if (buttons.includes(labels.checkNow))
    return {
      number: 9,
      title: 'Let iLOQ judge',
      text: 'Press Check now: the bot logs in to iLOQ as the new user and looks.',
      spots: inSlack(labels.checkNow),
    };
  const user = users.at(-1);
  if (user && user.rights.length < usageRights.length)
    return {
      number: 10,
      title: 'Fix it in iLOQ Manager',
      text: `The bot says what is wrong. First the usage rights: Administration, ${user.userId}, select those that are missing.`,
      spots: [
        { mark: 'rights' },
        { mark: 'user' },
        { mark: 'tab-Administration' },
        { mark: 'pane-iloq' },
      ],
    };
  if (locks.some(toProgram))
    return {
      number: 11,
      title: 'Program the lock',
      text: 'Its new access right is planned, but the lock does not know it yet. Open Locks and press Order and program.',
      spots: [{ mark: 'program' }, { mark: 'tab-Locks' }, { mark: 'pane-iloq' }],
    };
  return {
    number: 12,
    title: 'Check again',
    text: 'Everything that the bot has named is fixed now.',
    spots: [{ buttons: [labels.checkAgain, labels.tryOnceMore] }, ...inSlack(labels.checkNow)],
  };
}

const asSupport: Leg = {
  number: 15,
  title: 'What support sees',
  text: 'In #alerts stands one message for one problem: what was wrong, for whom, since when, and whether it is over. Then become Liisa, the manager.',
  spots: [
    { mark: 'channel-alerts' },
    { mark: 'channels', unless: 'channel-alerts' },
    ...person('Manager'),
  ],
};

function asManager({ slack: { home } }: State): Leg {
  return home === null
    ? {
        number: 16,
        title: 'What a manager sees',
        text: 'Open Home: all sites, and how they stand.',
        spots: [
          { mark: 'home' },
          { mark: 'direct-message', unless: 'home' },
          { mark: 'channels', unless: 'home' },
          { mark: 'pane-slack' },
        ],
      }
    : {
        number: lastLeg,
        title: 'That was the tour',
        text: 'Now play: switch on a fault, kill the bot in the middle, take a right away and check. Or start over: everything is as it was, and the tour begins again.',
        spots: [],
      };
}
