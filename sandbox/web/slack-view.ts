import type {
  ChannelView,
  FileView,
  MessageView,
  PersonView,
  SlackView,
  ViewView,
} from '../page/protocol.ts';
import type { Channel, LocalSlack, Message, OpenView, SharedFile } from '../slack/index.ts';

/** Who can be played, and what they are here for. */
const parts: readonly (readonly [name: string, part: string])[] = [
  ['maija', 'Installer'],
  ['sami', 'Support'],
  ['liisa', 'Manager'],
];

/** Slack as this person sees it now. */
export function slackView(slack: LocalSlack, me: string): SlackView {
  const channels = slack.channelsOf(me);
  const seen = Map.groupBy(slack.seenBy(me), ({ channel }) => channel);
  const shown = (message: Message) => messageView(slack, me, message);
  const home = slack.home(me);
  return {
    me,
    bot: slack.botUserId,
    people: parts.map(([name, part]) => personView(slack, name, part)),
    names: Object.fromEntries(
      [...slack.people(), slack.bot].map(({ id, realName }) => [id, realName]),
    ),
    channels: channels.map((channel) => channelView(slack, channel)),
    messages: Object.fromEntries(channels.map(({ id }) => [id, (seen.get(id) ?? []).map(shown)])),
    modals: slack.views(me).map(viewView),
    home: home && viewView(home),
  };
}

function personView(slack: LocalSlack, name: string, part: string): PersonView {
  const { id, realName } = slack.person(name);
  return { id, name, realName, part };
}

const channelView = (slack: LocalSlack, { id, name, kind, archived }: Channel): ChannelView =>
  kind === 'im'
    ? { id, name: slack.bot.realName, kind: 'direct-message', archived }
    : { id, name, kind: 'channel', archived };

function messageView(slack: LocalSlack, me: string, message: Message): MessageView {
  const { ts, threadTs, user, text, blocks, edited, onlyFor, files } = message;
  return {
    ...{ ts, threadTs, user, text, blocks },
    // Slack does not say it of an app's messages.
    edited: edited && user !== slack.botUserId,
    onlyForYou: onlyFor !== null,
    files: files.map(fileView),
    state: slack.stateOn(me, message),
  };
}

const fileView = ({ id, name, title, mimetype, altText, ...file }: SharedFile): FileView => ({
  ...{ id, name, title, mimetype, altText },
  url: file.content().length === 0 ? '' : `/files/${encodeURIComponent(id)}`,
});

const viewView = ({ id, view, state, errors }: OpenView): ViewView => ({ id, view, state, errors });

/** The file of this ID, where somebody sees it. */
export const findFile = (slack: LocalSlack, id: string): SharedFile | undefined =>
  slack
    .people()
    .flatMap((person) => slack.seenBy(person.id))
    .flatMap(({ files }) => files)
    .find((file) => file.id === id);
