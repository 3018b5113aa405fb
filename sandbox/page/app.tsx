import { useState } from 'react';
import { BottomBar, type Pane } from './bottom-bar.tsx';
import { FaultsBar } from './faults/index.ts';
import { IloqManager } from './iloq/index.ts';
import { People } from './people.tsx';
import { Slack } from './slack/index.ts';
import { StartOver } from './start-over.tsx';
import { useStore } from './store.ts';
import { Tour } from './tour/index.ts';

/**
 * The sandbox: Slack as one of three people, iLOQ Manager beside it, and what can go wrong below.
 */
export function App() {
  const [as, setAs] = useState<string | null>(null);
  const [pane, setPane] = useState<Pane>('slack');
  const { state, isConnected, deed } = useStore(as);
  if (!state)
    return (
      <main className="waiting" role="status">
        {isConnected ? 'The sandbox is starting…' : 'The sandbox does not answer. Is it running?'}
      </main>
    );
  return (
    <div className="app" data-pane={pane}>
      <header className="top">
        <h1>
          Livion <span>sandbox</span>
        </h1>
        <People slack={state.slack} onChoose={setAs} />
        <StartOver deed={deed} />
      </header>
      {!isConnected && (
        <p className="cut-off" role="alert">
          The sandbox has stopped: what you see is how things stood. Start it again with{' '}
          <code>npm run sandbox</code>.
        </p>
      )}
      <div className="tour-place">
        <Tour state={state} />
      </div>
      <main className="panes">
        <div className="pane-place pane-slack">
          <Slack state={state} deed={deed} />
        </div>
        <div className="pane-place pane-iloq">
          <IloqManager state={state} deed={deed} />
        </div>
        <div className="pane-place pane-faults">
          <FaultsBar state={state} deed={deed} />
        </div>
      </main>
      <BottomBar pane={pane} onChoose={setPane} />
    </div>
  );
}
