import { createContext, useContext } from 'react';
import type { DeedAnswer, SlackDeed } from '../protocol.ts';

/**
 * Does something in Slack as the person who looks; what went wrong is said by a toast, unless
 * `quiet`.
 */
export type SlackDo = (deed: SlackDeed, quiet?: boolean) => Promise<DeedAnswer>;

export const DeedsContext = createContext<SlackDo>(() => Promise.resolve({ error: null }));

export const useDeeds = (): SlackDo => useContext(DeedsContext);
