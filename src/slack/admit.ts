import { z } from 'zod';

/** What a request of Slack has to be of. */
export interface Ours {
  /** The workspace's ID. */
  readonly team: string;
  /** The app's ID, where Slack has told it. */
  readonly app: string | undefined;
}

export type Admission =
  | { readonly is: 'ours' }
  /** Signed, and for another app or another workspace. */
  | { readonly is: 'refused'; readonly because: 'another-app' | 'another-workspace' }
  /** Signed, and nothing that anybody could work with. */
  | { readonly is: 'odd'; readonly why: string };

const text = z.string().min(1);
const maybe = text.nullish();
const team = z.looseObject({ id: maybe }).nullish();
const user = z.looseObject({ id: text, team_id: maybe });
const envelope = { api_app_id: maybe, team_id: maybe };
const things = z.looseObject({}).optional();

/** https://docs.slack.dev/interactivity/implementing-slash-commands */
const command = z.looseObject({
  ...envelope,
  command: text,
  text: z.string(),
  user_id: text,
  channel_id: text,
  trigger_id: text,
});

/** https://docs.slack.dev/apis/events-api */
const event = z.looseObject({
  ...envelope,
  type: z.literal('event_callback'),
  event: z.looseObject({
    type: text,
    user: z.union([z.string(), z.looseObject({ id: text })]).optional(),
    channel: z.union([z.string(), z.looseObject({})]).optional(),
    item: things,
    subteam: things,
  }),
  authorizations: z.array(z.looseObject({ team_id: maybe })).nullish(),
});

const message = z.looseObject({ team: maybe }).nullish();
const viewTeams = { team_id: maybe, app_installed_team_id: maybe };
const interaction = { ...envelope, user, team, message, view: z.looseObject(viewTeams).nullish() };

/** https://docs.slack.dev/reference/interaction-payloads */
const interactions = z.discriminatedUnion('type', [
  z.looseObject({
    ...interaction,
    type: z.literal('block_actions'),
    trigger_id: text,
    actions: z.array(z.looseObject({ type: text, action_id: text })).min(1),
  }),
  z.looseObject({
    ...interaction,
    type: z.enum(['view_submission', 'view_closed']),
    view: z.looseObject({
      ...viewTeams,
      id: text,
      hash: z.string(),
      callback_id: z.string(),
      private_metadata: z.string(),
      state: z.looseObject({
        values: z.record(z.string(), z.record(z.string(), z.looseObject({}))),
      }),
    }),
  }),
  z.looseObject({
    ...interaction,
    type: z.literal('block_suggestion'),
    action_id: text,
    value: z.string(),
  }),
  z.looseObject({ ...interaction, type: z.enum(['shortcut', 'message_action']) }),
]);

/**
 * Decides whether a request that Slack has signed, or brought over the app's own socket, is handed
 * on. An event of a channel that organisations share, or of Enterprise Grid, says in
 * `authorizations` for which workspace it is sent; `team_id` may be another one's then.
 */
export function admit(body: unknown, ours: Ours): Admission {
  const read = readBody(body);
  if (!read.success) return { is: 'odd', why: whyOdd(read.error) };
  const { app, teams } = read.data;
  if (app && ours.app !== undefined && app !== ours.app)
    return { is: 'refused', because: 'another-app' };
  return teams.includes(ours.team)
    ? { is: 'ours' }
    : { is: 'refused', because: 'another-workspace' };
}

/**
 * The workspace that a signed request is of, where the app is in several: of an event the one that
 * it is sent for (`authorizations`), of a press or a form the one whose bot drew it. Where somebody
 * is at home says nothing: a colleague of another workspace may press here.
 */
export function teamOf(body: unknown): string | undefined {
  const read = readBody(body);
  return read.success ? (read.data.of ?? undefined) : undefined;
}

interface Origin {
  readonly app: string | null | undefined;
  readonly teams: readonly unknown[];
  /** What counts of them, where the app is in several workspaces. */
  readonly of: string | null | undefined;
}

const commandOrigin = command.transform(
  (it): Origin => ({ app: it.api_app_id, teams: [it.team_id], of: it.team_id }),
);
const eventOrigin = event.transform(({ api_app_id: app, team_id, authorizations }): Origin => {
  const named = (authorizations ?? []).map((each) => each.team_id ?? team_id);
  const [of = team_id] = named;
  return { app, teams: named.length > 0 ? named : [team_id], of };
});
/** Somebody of another organisation may press a button: its message or view is of our workspace. */
const interactionOrigin = interactions.transform(
  (it): Origin => ({
    app: it.api_app_id,
    teams: [
      it.team?.id,
      it.user.team_id,
      it.message?.team,
      it.view?.team_id,
      it.view?.app_installed_team_id,
    ],
    of: it.view?.app_installed_team_id ?? it.view?.team_id ?? it.message?.team ?? it.team?.id,
  }),
);

function readBody(body: unknown) {
  if (typeof body === 'object' && body !== null) {
    if ('command' in body) return commandOrigin.safeParse(body);
    if ('event' in body) return eventOrigin.safeParse(body);
  }
  return interactionOrigin.safeParse(body);
}

/** Where it is odd, without what stands there. */
const whyOdd = ({ issues }: z.ZodError): string =>
  issues.map(({ path, code }) => `${path.join('.') || 'body'}: ${code}`).join(', ');
