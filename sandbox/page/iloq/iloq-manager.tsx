import { type ReactNode, useState } from 'react';
import type { PaneProps } from '../pane.ts';
import { AccessRights } from './access-rights.tsx';
import { AddUser } from './add-user.tsx';
import { Administration } from './administration.tsx';
import { Events } from './events.tsx';
import './iloq.css';
import { Lock } from './lock.tsx';
import { LockingSystem, Settings } from './locking-system.tsx';
import { Locks } from './locks.tsx';
import { LoginScreen } from './login-screen.tsx';
import { type PartProps, type Place, tabOf, tabs } from './place.ts';
import { User } from './user.tsx';

/**
 * An iLOQ Manager with as much of the locking system as the set-up touches, its labels as
 * LivionKey's article quotes them. What it shows is the local iLOQ; only where one stands in it is
 * its own.
 */
export function IloqManager({ state: { iloq }, deed }: PaneProps): ReactNode {
  const [place, go] = useState<Place>({ at: 'administration' });
  const part: PartProps = { iloq, act: (what) => deed({ in: 'iloq', deed: what }), go };
  if (place.at === 'login') return <LoginScreen {...part} />;
  return (
    <section className="iq" aria-label="iLOQ Manager">
      <header className="iq-bar">
        <h2 className="iq-title">
          iLOQ Manager <span className="iq-system">{iloq.name}</span>
        </h2>
        <button type="button" className="iq-button iq-on-bar" onClick={() => go({ at: 'login' })}>
          Log out
        </button>
      </header>
      <nav className="iq-tabs" aria-label="Tabs of iLOQ Manager">
        {tabs.map((tab) => (
          <button
            key={tab.name}
            type="button"
            data-tour={`tab-${tab.name}`}
            aria-current={tabOf(place) === tab.name ? 'page' : undefined}
            onClick={() => go(tab.place)}
          >
            {tab.name}
          </button>
        ))}
      </nav>
      <div className="iq-body">
        <Part place={place} {...part} />
      </div>
    </section>
  );
}

function Part({
  place,
  ...part
}: PartProps & { readonly place: Exclude<Place, { at: 'login' }> }): ReactNode {
  switch (place.at) {
    case 'administration':
      return <Administration {...part} />;
    case 'locking-system':
      return <LockingSystem {...part} />;
    case 'settings':
      return <Settings {...part} />;
    case 'add-user':
      return <AddUser {...part} />;
    case 'user':
      return <User {...part} userId={place.userId} />;
    case 'locks':
      return <Locks {...part} />;
    case 'lock':
      return <Lock {...part} id={place.id} />;
    case 'access-rights':
      return <AccessRights {...part} />;
    case 'events':
      return <Events {...part} />;
  }
}
