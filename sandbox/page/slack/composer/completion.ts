import type { ChannelView, PersonView } from '../../protocol.ts';

/** Something that can be put where the cursor stands. */
export interface Suggestion {
  readonly key: string;
  readonly label: string;
  readonly hint: string;
  /** What stands in the place of the word that was begun. */
  readonly insert: string;
}

export interface Completion {
  /** Where the begun word starts. */
  readonly from: number;
  readonly title: string;
  readonly suggestions: readonly Suggestion[];
}

export interface Known {
  readonly people: readonly PersonView[];
  readonly channels: readonly ChannelView[];
  /** Slash commands do not work inside threads. */
  readonly inThread: boolean;
}

// The manifest's command, and the first words it takes.
const SUBCOMMANDS: readonly (readonly [word: string, usage: string, hint: string])[] = [
  ['setup', '[site] [here]', 'Open a site, or go on with it'],
  ['status', '[site]', 'How all sites stand, or one'],
  ['sites', '', 'Your own sites'],
  ['verify', '[site]', 'Check a site with iLOQ again'],
  ['alerts', '[site] [here|#channel|off]', 'What is open, and where alerts go'],
  ['role', '@user role [site]', 'Who may do what'],
  ['site', '<site>', 'Rename, people, archive, delete, export'],
  ['diag', '[site]', 'A file for support'],
  ['language', '[suomi|svenska|english]', 'Which language you read'],
  ['help', '', 'What I can do'],
];
const ROLES = ['admin', 'manager', 'support', 'installer', 'none'];

/** What fits what is typed before the cursor; null where nothing is begun that can be completed. */
export function complete(before: string, known: Known): Completion | null {
  const command = known.inThread ? null : inCommand(before);
  const found = command ?? mention(before, known);
  return found && found.suggestions.length > 0 ? found : null;
}

function inCommand(before: string): Completion | null {
  // A whole word is done: Enter sends it.
  if (before.toLowerCase() === '/livion') return null;
  if (/^\/\w*$/.test(before) && '/livion'.startsWith(before.toLowerCase()))
    return {
      from: 0,
      title: 'Commands',
      suggestions: [
        {
          key: 'livion',
          label: '/livion',
          hint: 'Connect a LivionKey20 to iLOQ, and see how it stands',
          insert: '/livion ',
        },
      ],
    };
  const first = /^\/livion +(\w*)$/i.exec(before);
  if (first) return words(before, first[1] ?? '', '/livion', SUBCOMMANDS);
  const role = /^\/livion +role +@\S+ +(\w*)$/i.exec(before);
  return (
    role &&
    words(
      before,
      role[1] ?? '',
      'Roles',
      ROLES.map((word) => [word, '', ''] as const),
    )
  );
}

function words(before: string, begun: string, title: string, all: typeof SUBCOMMANDS): Completion {
  const wanted = begun.toLowerCase();
  const fitting = all.some(([word]) => word === wanted)
    ? []
    : all.filter(([word]) => word.startsWith(wanted));
  const suggestions = fitting.map(([word, usage, hint]) => ({
    key: word,
    label: `${title.startsWith('/') ? `${title} ` : ''}${word}${usage === '' ? '' : ` ${usage}`}`,
    hint,
    insert: usage === '' ? word : `${word} `,
  }));
  return { from: before.length - begun.length, title, suggestions };
}

const APP = { id: 'app', name: 'livion', realName: 'Livion', part: 'App' };

function mention(before: string, { people, channels }: Known): Completion | null {
  const begun = /(?:^|[\s(])([@#])([\w.-]*)$/.exec(before);
  if (!begun) return null;
  const [, sign = '', part = ''] = begun;
  const wanted = part.toLowerCase();
  const from = before.length - part.length - 1;
  if (sign === '#') {
    const fitting = channels.filter(
      ({ kind, name }) => kind === 'channel' && name.includes(wanted),
    );
    const suggestions = fitting.map(({ id, name }) => ({
      key: id,
      label: `# ${name}`,
      hint: '',
      insert: `#${name} `,
    }));
    return { from, title: 'Channels', suggestions };
  }
  const fitting = [...people, APP].filter(({ name, realName }) =>
    `${name} ${realName.toLowerCase()}`.includes(wanted),
  );
  if (fitting.length === 1 && fitting[0]?.name === wanted) return null;
  const suggestions = fitting.map(({ id, name, realName, part: role }) => ({
    key: id,
    label: realName,
    hint: `@${name} · ${role}`,
    insert: `@${name} `,
  }));
  return { from, title: 'People', suggestions };
}
