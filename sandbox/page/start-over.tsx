import { useState } from 'react';
import type { PaneProps } from './pane.ts';
import { Confirm } from './slack/index.ts';

const dialog = {
  title: { type: 'plain_text', text: 'Start over?' },
  text: { type: 'plain_text', text: 'Everything is as it was when the sandbox opened.' },
  confirm: { type: 'plain_text', text: 'Start over' },
  deny: { type: 'plain_text', text: 'Go on playing' },
};

/** A fresh Slack, iLOQ and bot, whenever somebody wants to begin again. */
export function StartOver({ deed }: Pick<PaneProps, 'deed'>) {
  const [asked, setAsked] = useState(false);
  return (
    <>
      <button type="button" className="start-over" onClick={() => setAsked(true)}>
        <span aria-hidden="true">↺</span> <span className="start-over-words">Start over</span>
      </button>
      {asked && (
        <Confirm
          dialog={dialog}
          onAnswer={(isYes) => {
            setAsked(false);
            if (isYes) void deed({ in: 'faults', deed: { do: 'start-over' } });
          }}
        />
      )}
    </>
  );
}
