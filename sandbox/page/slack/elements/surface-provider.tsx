import { type ReactNode, useState } from 'react';
import { initialState, type JsonObject, type StateValues } from '../../../slack/browser.ts';
import { Confirm } from './confirm.tsx';
import { type Surface, SurfaceContext } from './surface.ts';

interface SurfaceProviderProps {
  readonly values: StateValues;
  readonly keep: Surface['keep'];
  readonly act: Surface['act'];
  readonly options: Surface['options'];
  readonly children: ReactNode;
}

/** Gives the elements below what they stand on, and shows their dialogs. */
export function SurfaceProvider({ children, ...surface }: SurfaceProviderProps) {
  const [asked, setAsked] = useState<{
    readonly dialog: JsonObject;
    answer(isYes: boolean): void;
  } | null>(null);
  const confirm = (dialog: JsonObject) =>
    new Promise<boolean>((resolve) => {
      setAsked({
        dialog,
        answer(isYes) {
          setAsked(null);
          resolve(isYes);
        },
      });
    });
  return (
    <SurfaceContext value={{ ...surface, confirm }}>
      {children}
      {asked && <Confirm dialog={asked.dialog} onAnswer={asked.answer} />}
    </SurfaceContext>
  );
}

/**
 * What stands in the inputs of these blocks: what the person changed here, else what the server
 * knows, else what the blocks begin with.
 */
export function useValues(
  blocks: unknown,
  known: StateValues,
): readonly [StateValues, Surface['keep']] {
  const [changed, setChanged] = useState<StateValues>({});
  const initial = initialState(blocks);
  const values: StateValues = Object.fromEntries(
    Object.entries(initial).map(([id, actions]) => [
      id,
      { ...actions, ...pick(known[id], actions), ...pick(changed[id], actions) },
    ]),
  );
  const keep: Surface['keep'] = (blockId, actionId, value) =>
    setChanged((before) => ({ ...before, [blockId]: { ...before[blockId], [actionId]: value } }));
  return [values, keep];
}

type Actions = Readonly<Record<string, JsonObject>>;

const pick = (from: Actions | undefined, allowed: Actions): Actions =>
  Object.fromEntries(Object.entries(from ?? {}).filter(([actionId]) => actionId in allowed));
