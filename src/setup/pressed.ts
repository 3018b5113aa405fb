import { z } from 'zod';
import { askIds, deliveredAnswers } from '../checklist/index.ts';
import { languages } from '../language.ts';
import { formats } from '../overview/export/index.ts';
import { filters } from '../overview/index.ts';
import { parseJson } from '../parse-json.ts';
import { checkRates, roles } from '../sites/index.ts';

/**
 * What a button carries: what to do, about which site, and the step that stood there when it was
 * drawn, so that a press on an old message is known as one.
 */
const site = z.string();
const ask = z.enum(askIds);
const incident = z.string();
/** What of a site's alerts can be switched with a button. */
const alertSettings = [
  'personal-on',
  'personal-off',
  'events-all',
  'events-failures',
  'events-none',
] as const;

export type AlertSetting = (typeof alertSettings)[number];

export const pressSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('delivered'), site, ask, answer: z.enum(deliveredAnswers) }),
  z.object({ do: z.literal('done'), site, ask }),
  z.object({ do: z.literal('back'), site, ask }),
  z.object({ do: z.literal('later'), site, ask }),
  z.object({ do: z.literal('skip'), site, ask, reason: z.string().optional() }),
  z.object({ do: z.literal('help'), site, ask }),
  /** A step that was skipped or put off is asked again. */
  z.object({ do: z.literal('undo'), site, ask }),
  /** Words for support are asked in a form. */
  z.object({ do: z.literal('ask-support'), site, ask }),
  z.object({ do: z.literal('got-it'), site, ask }),
  /** Service code, address and user ID in one form. */
  z.object({ do: z.literal('values'), site, ask }),
  z.object({ do: z.literal('verify'), site, onceMore: z.boolean().optional() }),
  /** All sites that the person may verify, at most so many a minute. */
  z.object({ do: z.literal('check-all'), perMinute: z.literal(checkRates) }),
  z.object({ do: z.literal('stop-check-all'), run: z.string() }),
  z.object({ do: z.literal('choose-system'), site, system: z.string() }),
  z.object({
    do: z.literal('password'),
    site,
    verify: z.boolean().optional(),
    onceMore: z.boolean().optional(),
  }),
  z.object({ do: z.literal('reveal'), site }),
  z.object({ do: z.literal('needed'), site }),
  z.object({ do: z.literal('details'), site, page: z.number().optional() }),
  z.object({ do: z.literal('cancel-run'), site }),
  z.object({ do: z.literal('go-on'), site }),
  z.object({ do: z.literal('status'), site }),
  /** Where each page up to the one that is wanted begins. */
  z.object({ do: z.literal('timeline'), site, trail: z.array(z.number()).optional() }),
  /** On Home, what is shown of all sites: what is left out stays as it is. */
  z.object({
    do: z.literal('home'),
    filter: z.enum(filters).optional(),
    search: z.string().optional(),
    page: z.number().optional(),
  }),
  /** On Home: a part of a name is asked for. */
  z.object({ do: z.literal('find') }),
  z.object({
    do: z.literal('create'),
    name: z.string(),
    here: z.boolean().optional(),
    /** For somebody else. */
    user: z.string().optional(),
  }),
  /** Several for others, in a form; `list`: what stands in it at first. */
  z.object({ do: z.literal('several'), list: z.string().optional() }),
  z.object({ do: z.literal('name') }),
  /** On an incident; `from`: who had it when the button was drawn. */
  z.object({ do: z.literal('acknowledge'), incident, from: z.string().optional() }),
  /** How long is asked in a form. */
  z.object({ do: z.literal('snooze'), incident }),
  z.object({ do: z.literal('wake'), incident }),
  /** iLOQ is asked about the incident's site. */
  z.object({ do: z.literal('check'), incident }),
  z.object({ do: z.literal('resolve'), incident }),
  z.object({ do: z.literal('test-alert'), site: site.optional() }),
  z.object({ do: z.literal('alert-setting'), site, set: z.enum(alertSettings) }),
  z.object({ do: z.literal('events'), site }),
  /** What can be done with a site beside its set-up. */
  z.object({ do: z.literal('site'), site }),
  z.object({ do: z.literal('rename'), site }),
  z.object({ do: z.literal('people'), site }),
  z.object({ do: z.literal('archive'), site }),
  z.object({ do: z.literal('restore'), site }),
  z.object({ do: z.literal('delete'), site }),
  /** Though its subscriptions stay at iLOQ. */
  z.object({ do: z.literal('delete-anyway'), site }),
  /** Of several sites, the one that somebody is to be named on. */
  z.object({ do: z.literal('role'), site, user: z.string(), role: z.enum(roles) }),
  /** All sites as a picture, in the direct message. */
  z.object({ do: z.literal('picture') }),
  /** Where set-ups lose their time, as a picture. */
  z.object({ do: z.literal('funnel') }),
  /** Sites and journal as files, in the direct message; of one site, or of all. */
  z.object({ do: z.literal('export'), site: site.optional(), as: z.enum(formats) }),
  /** For oneself, and for the conversations that one holds. */
  z.object({ do: z.literal('language'), language: z.enum(languages) }),
  /** What holds in the workspace, in a form. */
  z.object({ do: z.literal('settings') }),
  /** A command, as if it were typed. */
  z.object({ do: z.literal('command'), text: z.string() }),
  /** A typed word whose site was unclear. */
  z.object({ do: z.literal('word'), site, text: z.string() }),
]);

/** A button's value holds 2,000 characters, and JSON needs up to two for one. */
export const longestCarried = 800;

export type Press = z.infer<typeof pressSchema>;

/** Reads what a button carries; undefined for a link, or a button of another version. */
export const readPress = (value = ''): Press | undefined =>
  pressSchema.safeParse(parseJson(value)).data;
