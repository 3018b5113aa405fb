import {
  type Finding,
  isOutage,
  type Report,
  refutedStep,
  waitsForPerson,
} from '../checklist/index.ts';

/** What the bot's own look at a site came to. */
export type LookVerdict =
  | { readonly kind: 'seen' }
  /** A person has entered a password and not tried it yet: it is theirs to try. */
  | { readonly kind: 'not-tried' }
  /** No log-in comes about until a person does something. */
  | { readonly kind: 'stopped'; readonly finding: Extract<Finding, { code: 'no-session' }> }
  /** iLOQ could not be asked now. `until`: no log-in is sent before that. */
  | {
      readonly kind: 'outage';
      readonly failure: string;
      readonly detail?: string | undefined;
      readonly until?: number | undefined;
    };

export function judgeLook({ findings }: Report): LookVerdict {
  for (const finding of findings) {
    if (finding.code !== 'no-session' && finding.code !== 'not-seen') continue;
    const { failure, detail } = finding;
    if (finding.code === 'no-session') {
      if (detail === 'never-accepted') return { kind: 'not-tried' };
      if (waitsForPerson(finding) || refutedStep(finding) !== undefined)
        return { kind: 'stopped', finding };
      return { kind: 'outage', failure, detail, until: finding.guard?.until };
    }
    if (isOutage(finding)) return { kind: 'outage', failure, detail };
  }
  return { kind: 'seen' };
}
