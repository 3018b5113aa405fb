import type { Conversation, MessageRef } from '../../sites/index.ts';

/** What the messages need to know beside the site. */
export interface Around {
  /** CREDENTIALS_KEY is set: passwords can be stored. */
  readonly storesPasswords: boolean;
  /** PUBLIC_URL is set: the bot has pages of its own, which can show the credentials. */
  readonly showsCredentials: boolean;
  readonly nextStepsUrl: string | undefined;
  /** A link to one of its messages, for whoever the conversation is with. */
  readonly link: (message: MessageRef, conversation: Conversation) => string | undefined;
}
