import { type ReactNode, useState } from 'react';
import type { PartProps } from './place.ts';

/** The screen to log in, whose settings icon shows the service code and the service address. */
export function LoginScreen({ iloq, go }: PartProps): ReactNode {
  const [open, setOpen] = useState(false);
  return (
    <section className="iq iq-login" aria-label="iLOQ Manager">
      <div className="iq-card">
        <h2 className="iq-brand">
          iLOQ S5 Manager
          <button
            type="button"
            className="iq-button iq-icon"
            aria-label="Settings"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            <span aria-hidden="true">⚙︎</span>
          </button>
        </h2>
        {open && (
          <dl className="iq-facts">
            <dt>Service code</dt>
            <dd>
              <code>{iloq.serviceCode}</code>
            </dd>
            <dt>Service address</dt>
            <dd>
              <code>{iloq.serviceAddress}</code>
            </dd>
          </dl>
        )}
        <p className="iq-hint">
          You are logged out. In this sandbox the installer’s own log-in needs no password.
        </p>
        <button
          type="button"
          className="iq-button iq-main"
          onClick={() => go({ at: 'administration' })}
        >
          Log in
        </button>
      </div>
    </section>
  );
}
