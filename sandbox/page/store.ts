import { useCallback, useEffect, useRef, useState } from 'react';
import { kept } from './kept.ts';
import type { Deed, DeedAnswer, State } from './protocol.ts';

/** The state as the server last sent it, by person, and whether it can be heard now. */
export interface Store {
  readonly state: State | null;
  readonly isConnected: boolean;
  deed(deed: Deed): Promise<DeedAnswer>;
}

/** How things stand for one person; null begins with the first of them. */
export function useStore(as: string | null): Store {
  const [state, setState] = useState<State | null>(null);
  const [isConnected, setConnected] = useState(true);
  /** Each has an iLOQ of its own, at an address of its own. */
  const sandbox = useRef<string>(undefined);
  useEffect(() => {
    const source = new EventSource(as === null ? 'events' : `events?as=${encodeURIComponent(as)}`);
    source.onopen = () => setConnected(true);
    source.onerror = () => setConnected(false);
    source.onmessage = ({ data }) => {
      const next: State = JSON.parse(data);
      const { serviceAddress } = next.iloq;
      // A fresh sandbox has taken the place of this one, and nothing that is on the page holds any
      // more.
      if (sandbox.current !== undefined && sandbox.current !== serviceAddress)
        return location.reload();
      sandbox.current = serviceAddress;
      setState((before) => kept(before, next));
    };
    return () => source.close();
  }, [as]);
  return { state, isConnected, deed: useCallback(tell, []) };
}

async function tell(deed: Deed): Promise<DeedAnswer> {
  try {
    const response = await fetch('deeds', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(deed),
    });
    return response.ok
      ? await response.json()
      : { error: `the sandbox answered ${response.status}` };
  } catch {
    return { error: 'the sandbox has stopped' };
  }
}
