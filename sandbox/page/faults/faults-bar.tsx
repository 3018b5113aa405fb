import { type ReactNode, useId, useState } from 'react';
import type { PaneProps } from '../pane.ts';
import type { FaultDeed, FaultsView, IloqFault, SlackFault } from '../protocol.ts';
import './faults.css';

type Choices<Fault extends string> = readonly { readonly fault: Fault; readonly label: string }[];

const iloqFaults: Choices<IloqFault> = [
  { fault: 'none', label: 'works' },
  { fault: 'slow', label: 'is slow' },
  { fault: 'down', label: 'is down' },
  { fault: 'html', label: 'answers HTML' },
  { fault: 'lock-out', label: 'locks users out' },
];

const slackFaults: Choices<SlackFault> = [
  { fault: 'none', label: 'works' },
  { fault: 'rate-limit', label: 'limits the rate' },
  { fault: 'down', label: 'is down' },
];

/** What can go wrong around the bot and with it, each to be switched on and off. */
export function FaultsBar({ state: { faults }, deed }: PaneProps): ReactNode {
  const [problem, setProblem] = useState<string | null>(null);

  async function act(what: FaultDeed): Promise<void> {
    const { error } = await deed({ in: 'faults', deed: what });
    setProblem(error);
  }

  return (
    <section className="ft" aria-label="Faults to switch on">
      <Choice
        name="iLOQ"
        choices={iloqFaults}
        chosen={faults.iloq}
        choose={(fault) => void act({ do: 'iloq', fault })}
      />
      <Choice
        name="Slack"
        choices={slackFaults}
        chosen={faults.slack}
        choose={(fault) => void act({ do: 'slack', fault })}
      />
      <label className={faults.twice ? 'ft-part ft-on' : 'ft-part'}>
        <input
          type="checkbox"
          checked={faults.twice}
          onChange={(event) => void act({ do: 'twice', to: event.currentTarget.checked })}
        />
        Everything comes twice
      </label>
      <Bot bot={faults.bot} act={(what) => void act(what)} />
      {problem !== null && (
        <p className="ft-problem" role="alert">
          {problem}
        </p>
      )}
    </section>
  );
}

function Choice<Fault extends string>(props: {
  readonly name: string;
  readonly choices: Choices<Fault>;
  readonly chosen: Fault;
  readonly choose: (fault: Fault) => void;
}): ReactNode {
  const id = useId();
  return (
    <div className={props.chosen === 'none' ? 'ft-part' : 'ft-part ft-on'}>
      <label htmlFor={id}>{props.name}</label>
      <select
        id={id}
        value={props.chosen}
        onChange={(event) => {
          const choice = props.choices.find(({ fault }) => fault === event.currentTarget.value);
          if (choice) props.choose(choice.fault);
        }}
      >
        {props.choices.map(({ fault, label }) => (
          <option key={fault} value={fault}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}

const botWords: Readonly<Record<FaultsView['bot'], string>> = {
  running: 'The bot runs',
  starting: 'The bot is starting…',
  killed: 'The bot is killed',
};

function Bot(props: {
  readonly bot: FaultsView['bot'];
  readonly act: (deed: FaultDeed) => void;
}): ReactNode {
  return (
    <div className={props.bot === 'running' ? 'ft-part' : 'ft-part ft-on'}>
      <span role="status" className={`ft-bot ft-${props.bot}`}>
        {botWords[props.bot]}
      </span>
      {props.bot === 'killed' ? (
        <button type="button" data-tour="start-bot" onClick={() => props.act({ do: 'start-bot' })}>
          Start it
        </button>
      ) : (
        <button
          type="button"
          disabled={props.bot === 'starting'}
          onClick={() => props.act({ do: 'kill-bot' })}
        >
          Kill it
        </button>
      )}
    </div>
  );
}
