import type { Severity } from '../alerts/index.ts';
import type { SiteState } from '../checklist/index.ts';

/** Signs, which are the same in every language. A word stands beside each. */
export const severityMarks: Readonly<Record<Severity, string>> = {
  critical: '🔴',
  warning: '🟠',
  info: '🔵',
};

export const stateMarks: Readonly<Record<SiteState, string>> = {
  broken: '🔴',
  stuck: '🟡',
  'under-way': '🔵',
  finished: '🟢',
  archived: '⚪',
};

/** Before the title of the step that is asked. */
export const askedMark = '▸ ';
