import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  askIds,
  type Finding,
  findingSchema,
  stepIds,
  usageRights,
} from '../../src/checklist/index.ts';
import type { Note } from '../../src/sites/index.ts';
import { noteSchema, valueProblems } from '../../src/sites/note.ts';
import { titleOf } from '../../src/text/en/index.ts';
import fc from '../seeded.ts';
import { anyOf } from '../slack/any-of.ts';
import { en } from './english.ts';

const { findingText, noteText } = en;

const exampleOf = (option: unknown) => fc.sample(anyOf(option), { numRuns: 20, seed: 1 });

describe('Every note has words', () => {
  it.each(noteSchema.options.map((option) => [option.shape.note.value, option] as const))(
    '%s',
    (_, option) => {
      for (const each of exampleOf(option)) {
        const text = noteText(noteSchema.parse(each));
        expect(text.length).toBeGreaterThan(10);
        expect(text).not.toMatch(/undefined|\[object|NaN/u);
      }
    },
  );

  const refused = (problem: (typeof valueProblems)[number]): Note => ({
    note: 'value-refused',
    ask: 'service-address',
    problem,
    value: 'x',
  });

  it.each(valueProblems)(
    'a value that is refused says why, and shows an example: %s',
    (problem) => {
      const text = noteText(refused(problem));
      expect(text).toContain('I still need the *Service address*');
      expect(text).toContain('Example: `https://s5.iloq.com/iloqws`');
    },
  );

  it('each reason is another sentence', () => {
    expect(new Set(valueProblems.map((problem) => noteText(refused(problem)))).size).toBe(
      valueProblems.length,
    );
  });

  it.each(askIds)('what was not understood at %s says what to type', (ask) => {
    expect(noteText({ note: 'not-understood', ask })).toMatch(/`(yes|later|done|verify)`/u);
  });

  it('a password that was typed is to be deleted and another one chosen, and is not in the answer', () => {
    for (const known of [true, false]) {
      const text = noteText({ note: 'password-typed', known });
      for (const part of ['delete', 'a *new* password', 'did not use'])
        expect(text).toContain(part);
    }
  });

  it('each step has a title of its own', () => {
    expect(new Set(askIds.map(titleOf)).size).toBe(stepIds.length + 1);
  });
});

describe('Every finding has words', () => {
  const codeOf = (option: (typeof findingSchema.options)[number]) =>
    String(option.shape.code.value);

  it.each(findingSchema.options.map((option) => [codeOf(option), option] as const))(
    '%s',
    (_, option) => {
      for (const each of exampleOf(option)) {
        const finding: Finding = findingSchema.parse(each);
        const { what, so, mend } = findingText(finding);
        expect([what, so, mend].join(' ')).not.toMatch(/undefined|\[object|NaN/u);
        expect(what.length).toBeGreaterThan(10);
        // What is wrong says what will not work because of it, and what to click.
        if (finding.severity === 'wrong') expect(mend, JSON.stringify(finding)).toMatch(/\S{3}/u);
      }
    },
  );

  it('each code is told in another way', () => {
    const first = findingSchema.options.map(
      (option) => findingText(findingSchema.parse(exampleOf(option)[0])).what,
    );
    expect(new Set(first).size).toBe(first.length);
  });

  it.each(usageRights.map(({ label, neededFor }) => [label, neededFor] as const))(
    'the missing "%s" is named with what it is for and where to select it',
    (right, neededFor) => {
      const text = findingText({
        code: 'right-missing',
        severity: 'wrong',
        step: 'usage-rights',
        right,
      });
      expect(text.what).toContain(`*${right}*`);
      expect(text.so).toContain(neededFor);
      expect(text.mend).toContain(`*${right}*`);
    },
  );

  it('schema and text agree on what there is', () => {
    expect(findingSchema.options.every((option) => option.shape.code instanceof z.ZodLiteral)).toBe(
      true,
    );
  });
});
