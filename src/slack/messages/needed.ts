import type { ModalView, MultiExternalSelect, PlainTextOption } from '@slack/types';
import { askAbove, type LockScope, type RequiredLocks } from '../../checklist/index.ts';
import type { Site } from '../../sites/index.ts';
import { type Catalogue, clip, flat } from '../../text/index.ts';
import { type LockSurvey, nameOfLock } from '../../verification/index.ts';
import { plain, section } from './message.ts';
import { input, modal } from './modal.ts';

/** Block Kit: an option's texts have at most 75 characters, a menu 100 initial options. */
const longest = 75;
const mostChosen = 100;

/** Asks which locks keys must open; the menus search as one types (`neededOptions`). */
export function neededModal(t: Catalogue, site: Site, locks: number): ModalView {
  const { requiredLocks } = site;
  const texts = t.formTexts.locks;
  const othersNeeded = { text: plain(texts.isNeeded), value: 'yes' } as const;
  const othersNot = { text: plain(texts.isNotNeeded), value: 'no' } as const;
  const others = requiredLocks ? requiredLocks.others : locks <= askAbove;
  const menu = (id: 'needed' | 'not-needed', label: string) => {
    const chosen = (requiredLocks?.rules ?? []).filter((rule) => rule.needed === (id === 'needed'));
    const initial = chosen
      .slice(0, mostChosen)
      .map((rule) => option(t, rule.of, rule.id, rule.name));
    const element: MultiExternalSelect = {
      type: 'multi_external_select',
      min_query_length: 0,
      max_selected_items: mostChosen,
      placeholder: plain(texts.placeholder),
      ...(initial.length > 0 && { initial_options: initial }),
    };
    return input(id, label, element, { optional: true });
  };
  const about = { title: texts.title, submit: t.labels.save, carries: { site: site.id } };
  return modal(t, 'needed', about, [
    section(texts.intro(site.name, locks)),
    menu('needed', texts.needed),
    menu('not-needed', texts.notNeeded),
    input('others', texts.others, {
      type: 'radio_buttons',
      options: [othersNeeded, othersNot],
      initial_option: others ? othersNeeded : othersNot,
    }),
  ]);
}

const shortKinds: Readonly<Record<LockScope, string>> = {
  'real-estate': 'r',
  zone: 'z',
  lock: 'l',
};

function option(
  t: Catalogue,
  of: LockScope,
  id: string,
  label: string,
  about?: string,
): PlainTextOption {
  const value = `${shortKinds[of]}:${id}`;
  return {
    text: plain(clip(`${t.lockScopes[of]}: ${flat(label)}`, longest)),
    value,
    ...(about ? { description: plain(clip(flat(about), longest)) } : {}),
  };
}

/** Reads an option that was chosen, whatever language it was offered in. */
export function readOption(
  chosen: { readonly value: string; readonly text: string },
  needed: boolean,
): Rule | undefined {
  const of = (['real-estate', 'zone', 'lock'] as const).find((scope) =>
    chosen.value.startsWith(`${shortKinds[scope]}:`),
  );
  if (of === undefined) return undefined;
  return { of, id: chosen.value.slice(2), name: chosen.text.replace(/^[^:]*: /u, ''), needed };
}

type Rule = RequiredLocks['rules'][number];

/** Of each kind at most this many are offered; typing on finds the others. */
const offered = { 'real-estate': 20, zone: 20, lock: 60 } as const;

/**
 * What fits a part of a name: real estates and zones by their name, locks by theirs or by their
 * serial number; the word before the name counts, too, so that "zone" offers zones.
 */
export function neededOptions(
  t: Catalogue,
  { realEstates, zones, locks }: LockSurvey,
  query: string,
): PlainTextOption[] {
  const wanted = query.trim().toLowerCase();
  const fits = (of: LockScope, label: string): boolean =>
    `${t.lockScopes[of]}: ${label}`.toLowerCase().includes(wanted);
  const estates = new Map(realEstates.map((each) => [each.id, each.name]));
  return [
    ...first(realEstates, offered['real-estate'], (each) => fits('real-estate', each.name)).map(
      (each) => option(t, 'real-estate', each.id, each.name),
    ),
    ...first(zones, offered.zone, (each) => fits('zone', each.name)).map((each) =>
      option(t, 'zone', each.id, each.name),
    ),
    ...first(
      locks,
      offered.lock,
      (lock) => fits('lock', nameOfLock(lock)) || fits('lock', lock.serialNumber),
    ).map((lock) =>
      option(t, 'lock', lock.id, nameOfLock(lock), estates.get(lock.realEstateId ?? '')),
    ),
  ];
}

/** The first that fit; what has an ID too long for a menu cannot be offered. */
function first<T extends { readonly id: string }>(
  list: readonly T[],
  most: number,
  fits: (each: T) => boolean,
): T[] {
  const found: T[] = [];
  for (const each of list) {
    if (found.length === most) break;
    if (each.id.length + 2 <= longest && fits(each)) found.push(each);
  }
  return found;
}
