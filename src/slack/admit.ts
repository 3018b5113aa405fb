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
/** A boolean, or in a command the text of one. */
const isForAll = { is_enterprise_install: z.unknown().optional(), enterprise_id: maybe };
const envelope = { api_app_id: maybe, team_id: maybe, ...isForAll };
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
  authorizations: z.array(z.looseObject({ team_id: maybe, ...isForAll })).nullish(),
});

const message = z.looseObject({ team: maybe }).nullish();
const viewTeams = { team_id: maybe, app_installed_team_id: maybe };
const interaction = {
  ...{ ...envelope, user, team, message, enterprise: team },
  view: z.looseObject(viewTeams).nullish(),
};

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

/** Whose a signed request is, where the app is in several workspaces. */
export type Whose =
  | { readonly is: 'workspace'; readonly team: string }
  /** Of an installation for all workspaces of an organisation: that would come in here. */
  | { readonly is: 'organisation'; readonly id: string; readonly isCommand: boolean }
  | { readonly is: 'nobody' };

/**
 * Of an event it is the workspace that it is sent for (`authorizations`), of a press or a form the
 * one whose bot drew it. Where somebody is at home says nothing: a colleague of another workspace
 * may press here. Nor does a message that somebody has chosen, which anybody may have written.
 */
export function whoseIs(body: unknown): Whose {
  const read = readBody(body);
  return read.success ? read.data.of : { is: 'nobody' };
}

interface Origin {
  readonly app: string | null | undefined;
  readonly teams: readonly unknown[];
  /** What counts of them, where the app is in several workspaces. */
  readonly of: Whose;
}

const whose = (
  team: string | null | undefined,
  { is_enterprise_install: forAll, enterprise_id: id }: z.infer<z.ZodObject<typeof isForAll>>,
  isCommand = false,
): Whose => {
  if (forAll === true || forAll === 'true')
    return { is: 'organisation', id: id ?? 'unknown', isCommand };
  return team ? { is: 'workspace', team } : { is: 'nobody' };
};

const commandOrigin = command.transform(
  (it): Origin => ({
    app: it.api_app_id,
    teams: [it.team_id],
    of: whose(it.team_id, it, true),
  }),
);
const eventOrigin = event.transform((it): Origin => {
  const { team_id, authorizations } = it;
  const named = (authorizations ?? []).map((each) => each.team_id ?? team_id);
  // One that has removed the app has authorized nothing any more.
  const [sentFor = it] = authorizations ?? [];
  return {
    app: it.api_app_id,
    teams: named.length > 0 ? named : [team_id],
    of: whose(sentFor.team_id, sentFor),
  };
});
/** Somebody of another organisation may press a button: its message or view is of our workspace. */
const interactionOrigin = interactions.transform((it): Origin => {
  const { view, message, team: where } = it;
  const isChosen = it.type === 'shortcut' || it.type === 'message_action';
  const drawn =
    view?.app_installed_team_id ?? view?.team_id ?? (isChosen ? undefined : message?.team);
  return {
    app: it.api_app_id,
    teams: [where?.id, it.user.team_id, message?.team, view?.team_id, view?.app_installed_team_id],
    of: whose(drawn ?? where?.id, { ...it, enterprise_id: it.enterprise?.id }),
  };
});

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
