import { createContext, useContext, useState } from 'react';
import {
  type JsonObject,
  objectOf,
  type StateValues,
  textOf,
  valueField,
} from '../../../slack/browser.ts';

/** What elements stand on: a message, a modal or the home tab. */
export interface Surface {
  /** What stands in its inputs. */
  readonly values: StateValues;
  /** Remembers what stands in an input, without telling the bot. */
  keep(blockId: string, actionId: string, value: JsonObject): void;
  /** Tells the bot; done when it has answered. */
  act(blockId: string, actionId: string, value: JsonObject): Promise<void>;
  /** Asks the bot for the options of an external menu. */
  options(blockId: string, actionId: string, query: string): Promise<readonly JsonObject[]>;
  /** Shows Slack's dialog of this `confirm` object and tells whether the person goes on. */
  confirm(dialog: JsonObject): Promise<boolean>;
}

export const SurfaceContext = createContext<Surface>({
  values: {},
  keep: () => {},
  act: () => Promise.resolve(),
  options: () => Promise.resolve([]),
  confirm: () => Promise.resolve(true),
});

/** What an element's component is given. */
export interface ElementProps {
  readonly element: JsonObject;
  readonly blockId: string;
  /** Whether using it tells the bot at once. */
  readonly dispatches: boolean;
  /** The ID of the label that the block shows, where it has one. */
  readonly labelledBy?: string | undefined;
  /** IDs of hint and error. */
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean | undefined;
}

export interface Use {
  /** What is chosen or typed, or null. */
  readonly value: unknown;
  /** True until the bot has answered. */
  readonly busy: boolean;
  /** Sets the value, and tells the bot where that is asked for. */
  change(value: unknown, dispatch?: boolean): Promise<void>;
  /** Tells the bot, as a button does; nothing while it is busy. */
  press(value?: JsonObject): Promise<void>;
}

export function useElement({ element, blockId, dispatches }: ElementProps): Use {
  const surface = useContext(SurfaceContext);
  const [busy, setBusy] = useState(false);
  const actionId = textOf(element['action_id']);
  const field = valueField(element['type']) ?? '';
  const dialog = element['confirm'];

  async function tell(value: JsonObject): Promise<void> {
    setBusy(true);
    await surface.act(blockId, actionId, value).finally(() => setBusy(false));
  }

  return {
    value: objectOf(surface.values[blockId]?.[actionId])[field] ?? null,
    busy,
    async change(value, dispatch = dispatches) {
      const chosen = { type: element['type'], [field]: value };
      // Without a question nothing is waited for: a text field would lose its cursor.
      if (dispatch && dialog !== undefined && !(await surface.confirm(objectOf(dialog)))) return;
      surface.keep(blockId, actionId, chosen);
      if (dispatch) await tell(chosen);
    },
    async press(value = {}) {
      if (!busy && (dialog === undefined || (await surface.confirm(objectOf(dialog)))))
        await tell(value);
    },
  };
}
