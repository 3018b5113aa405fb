import type { LockView } from '../protocol.ts';

/** PhysicalState in words. */
export const lockStates = ['Planned', 'Installed', 'Not in use', 'Hidden'] as const;

export const lockState = (state: number): string => lockStates[state] ?? `State ${state}`;

/** Whether the lock has yet to learn what is planned. */
export const toProgram = ({ planned, programmed }: LockView): boolean =>
  planned.length !== programmed.length || planned.some((id) => !programmed.includes(id));
