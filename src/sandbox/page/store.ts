import { useCallback, useEffect, useState } from 'react';
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
  useEffect(() => {
    const source = new EventSource(as === null ? 'events' : `events?as=${encodeURIComponent(as)}`);
    source.onopen = () => setConnected(true);
    source.onerror = () => setConnected(false);
    source.onmessage = ({ data }) => setState(JSON.parse(data));
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
    return response.ok ? await response.json() : { error: `the sandbox answered ${response.status}` };
  } catch {
    return { error: 'the sandbox has stopped' };
  }
}
