import { type JsonObject, listOf, objectOf, textOf } from './json.ts';
import { BOT, type Channel, type Message, type Person, type SharedFile } from './types.ts';

/**
 * What people see: people, channels and messages, kept beside emulate so that it can be read at
 * once.
 */
export class Workspace {
  readonly people = new Map<string, Person>();
  readonly channels = new Map<string, Channel>();
  /** What was uploaded, by the file's ID. */
  readonly uploads = new Map<string, Buffer>();
  readonly #messages: Message[] = [];
  readonly #listeners = new Set<() => void>();

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  changed(): void {
    for (const listener of [...this.#listeners]) listener();
  }

  /** By ID or by name; throws where there is none, since then the test is wrong. */
  person(idOrName: string): Person {
    const name = idOrName.replace(/^@/, '');
    const found =
      this.people.get(name) ?? [...this.people.values()].find((person) => person.name === name);
    if (!found) throw new Error(`no person ${idOrName} in the local Slack`);
    return found;
  }

  findChannel(idOrName: string): Channel | undefined {
    const name = idOrName.replace(/^#/, '');
    const named = [...this.channels.values()].find(
      (channel) => channel.kind !== 'im' && channel.name === name,
    );
    return this.channels.get(name) ?? named ?? this.#directMessage(idOrName);
  }

  /** By ID, by name, or the direct message with a person. */
  channel(idOrNameOrPerson: string): Channel {
    const found =
      this.findChannel(idOrNameOrPerson) ?? this.#directMessage(this.person(idOrNameOrPerson).id);
    if (!found) throw new Error(`no channel ${idOrNameOrPerson} in the local Slack`);
    return found;
  }

  #directMessage(personId: string): Channel | undefined {
    return [...this.channels.values()].find(
      (channel) => channel.kind === 'im' && channel.name === personId,
    );
  }

  channelsOf(personId: string): readonly Channel[] {
    return [...this.channels.values()].filter(({ members }) => members.has(personId));
  }

  setMember(channel: Channel, userId: string, isMember: boolean): void {
    const members = new Set(channel.members);
    if (isMember) members.add(userId);
    else members.delete(userId);
    this.channels.set(channel.id, { ...channel, members });
  }

  nameOf(userId: string): string {
    return userId === BOT.userId ? BOT.realName : (this.people.get(userId)?.realName ?? userId);
  }

  /**
   * Takes over a message as Slack's API gives it: a new one, or an edited one with the same `ts`.
   */
  put(channel: string, raw: JsonObject, onlyFor: string | null = null): Message {
    const ts = textOf(raw['ts']);
    const at = this.#messages.findIndex(
      (message) => message.channel === channel && message.ts === ts,
    );
    const before = this.#messages[at];
    const threadTs = textOf(raw['thread_ts']);
    const message: Message = {
      channel,
      ts,
      threadTs: threadTs === '' || threadTs === ts ? null : threadTs,
      user: textOf(raw['user']),
      text: textOf(raw['text']),
      blocks: listOf(raw['blocks']),
      files: listOf(raw['files']).map((file) => this.#sharedFile(file)),
      metadata: raw['metadata'] ?? null,
      edited: Object.keys(objectOf(raw['edited'])).length > 0,
      onlyFor,
      earlier: before ? [...before.earlier, before.blocks] : [],
    };
    if (at >= 0) this.#messages[at] = message;
    else this.#messages.push(message);
    this.changed();
    return message;
  }

  #sharedFile(raw: JsonObject): SharedFile {
    const id = textOf(raw['id']);
    const name = textOf(raw['name']);
    const content = this.uploads.get(id) ?? Buffer.alloc(0);
    return {
      id,
      name,
      title: textOf(raw['title']),
      // emulate does not know tables.
      mimetype: name.endsWith('.csv') ? 'text/csv' : textOf(raw['mimetype']),
      size: content.length,
      altText: textOf(raw['alt_txt']) || null,
      content: () => content,
    };
  }

  remove(channel: string, ts: string): void {
    const at = this.#messages.findIndex(
      (message) => message.channel === channel && message.ts === ts,
    );
    if (at < 0) return;
    this.#messages.splice(at, 1);
    this.changed();
  }

  /**
   * Takes a file away, and with it the messages that showed nothing else.
   * @returns whether there was one
   */
  removeFile(id: string): boolean {
    const shows = ({ files }: Message): boolean => files.some((file) => file.id === id);
    for (const [at, message] of [...this.#messages.entries()].toReversed())
      if (shows(message) && message.files.length === 1) this.#messages.splice(at, 1);
      else if (shows(message))
        this.#messages[at] = { ...message, files: message.files.filter((file) => file.id !== id) };
    const was = this.uploads.delete(id);
    this.changed();
    return was;
  }

  find(channel: string, ts: string): Message | undefined {
    return this.#messages.find((message) => message.channel === channel && message.ts === ts);
  }

  /** The messages of a channel that everybody in it sees, in order. */
  messages(channel: string): readonly Message[] {
    return this.#messages.filter(
      (message) => message.channel === channel && message.onlyFor === null,
    );
  }

  ephemerals(personId: string): readonly Message[] {
    return this.#messages.filter((message) => message.onlyFor === personId);
  }

  /** All that a person can see, in order. */
  seenBy(personId: string): readonly Message[] {
    return this.#messages.filter((message) =>
      message.onlyFor === null
        ? this.channels.get(message.channel)?.members.has(personId) === true
        : message.onlyFor === personId,
    );
  }
}
