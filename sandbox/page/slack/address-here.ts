import type { SlackDeed } from '../protocol.ts';

/** The address that the bot shows as its example, however much of it somebody types. */
const example = /(?:https?:\/\/)?\bs5\.iloq\.com(?:\/iloqws)?\/?/gi;

/**
 * Nothing here leaves the machine, so the example that the bot shows would lead nowhere: it stands
 * for the sandbox's own iLOQ. The deed itself where it is not in there.
 */
export function withAddressHere(deed: SlackDeed, serviceAddress: string): SlackDeed {
  switch (deed.do) {
    case 'say':
    case 'edit': {
      const text = deed.text.replace(example, serviceAddress);
      return text === deed.text ? deed : { ...deed, text };
    }
    case 'submit': {
      const before = JSON.stringify(deed.state);
      const state = before.replace(example, serviceAddress);
      return state === before ? deed : { ...deed, state: JSON.parse(state) };
    }
    default:
      return deed;
  }
}
