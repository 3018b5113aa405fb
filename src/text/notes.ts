import { type AskId, openingQuestion } from '../checklist/index.ts';
import { compact } from '../compact.ts';
import type { TextsOf } from '../setup/index.ts';
import type { Doubt } from '../setup/reading/index.ts';
import type { Note, ValueProblem } from '../sites/index.ts';
import type { Failures } from './failures.ts';
import type { Findings } from './findings.ts';
import { code, name, person } from './format.ts';
import { kindOf } from './kind-of.ts';
import { type Kinds, type Times, textOf } from './shapes.ts';
import type { Words } from './words.ts';

type NoteOf<K extends Note['note']> = Extract<Note, { note: K }>;

export function createNoteTexts(w: Words, { moment }: Times, say: Failures & Findings) {
  const notUnderstood = (ask: AskId): string => w.notUnderstood[kindOf(ask)](ask);

  /** To somebody whose role has changed. */
  function named({ role, by, name: site }: NoteOf<'named'>): string {
    const { named } = w;
    const who = person(by);
    if (site === undefined)
      return role === 'none' ? named.noRole(who) : named.everywhere(who, role);
    if (role === 'none') return named.off(who, name(site));
    return role === 'installer'
      ? named.installer(who, name(site))
      : named.onSite(who, name(site), role);
  }

  /** To those who have the site, of somebody else. */
  const otherNamed = ({ by, name: site, person: id, role }: NoteOf<'other-named'>): string =>
    role === 'none'
      ? w.named.otherOff(person(by), name(site), person(id))
      : w.named.other(person(by), name(site), person(id), role);

  const texts: TextsOf<Kinds<Note, 'note'>> = {
    ...w.noteTexts,
    named,
    'other-named': otherNamed,
    'not-understood': ({ ask }) => notUnderstood(ask),
    'cannot-skip': ({ ask }) =>
      ask === openingQuestion ? notUnderstood(ask) : w.cannotSkip(w.titleOf(ask)),
    'value-refused': ({ value, problem, ask }) => {
      const why =
        value !== undefined && problem === 'has-space'
          ? w.hasSpace(code(value))
          : w.valueProblems[problem];
      return `${why} ${w.stillNeeded(ask)}`;
    },
    'address-unchecked': ({ failure, detail }) =>
      w.addressUnchecked(say.failureText(failure, detail).what),
    'log-ins-stopped': (note) => {
      const { what, so, mend } = say.noSessionText({ ...note, guard: {} });
      return compact([w.checkedAgain, what, so, mend]).join(' ');
    },
    'verification-running': ({ since }) => w.stillAsking(moment(since)),
    checked: (note) => `*${name(note.name)}*: ${say.verdictText(note.verdict)}`,
  };

  const isDoubt = (problem: ValueProblem | Doubt): problem is Doubt => problem in w.doubts;

  return {
    /** One short message of the conversation, in mrkdwn. */
    noteText: (note: Note): string => textOf(texts, note.note, note),

    /** What is wrong with a value, beside its field: plain text. */
    fieldValueProblem: (problem: ValueProblem | Doubt): string =>
      isDoubt(problem)
        ? `${w.doubts[problem]} ${w.inQuotes}`
        : w.valueProblems[problem].replaceAll('`', ''),
  };
}
