import { useEffect, useEffectEvent, useState } from 'react';
import type { Option } from './options.ts';

/** Milliseconds without typing after which an external menu asks the bot. */
const pause = 150;

export interface Source {
  /** Whether the bot is asked, or everything is here. */
  readonly external: boolean;
  load(query: string): Promise<readonly Option[]>;
}

/** The options for what is typed, while the menu is open; null while they are on their way. */
export function useOptions(
  { external, load }: Source,
  query: string,
  isOpen: boolean,
): readonly Option[] | null {
  const [found, setFound] = useState<readonly Option[] | null>(null);
  const ask = useEffectEvent(load);
  useEffect(() => {
    if (!isOpen) return;
    let isOld = false;
    const timer = setTimeout(
      async () => {
        const options = await ask(query);
        if (!isOld) setFound(options);
      },
      external && query !== '' ? pause : 0,
    );
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [query, isOpen, external]);
  return isOpen ? found : null;
}
