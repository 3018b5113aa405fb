/** Every word in English; those of other languages have the same form. */
export * from './alerts.ts';
export * from './check-all.ts';
export * from './digest.ts';
export * from './facts.ts';
export * from './failures.ts';
export * from './files.ts';
export * from './findings.ts';
export {
  andMore,
  createTimes,
  duration,
  firstOf,
  language,
  list,
  outOf,
  shortList,
  some,
} from './format.ts';
export * from './forms.ts';
export * from './incidents.ts';
export * from './install.ts';
export * from './list.ts';
export * from './notes.ts';
export * from './overview.ts';
export * from './pages.ts';
export * from './pictures.ts';
export * from './problems.ts';
export * from './replies.ts';
export * from './roles.ts';
export * from './settings.ts';
export * from './several.ts';
export * from './site.ts';
export * from './slack-errors.ts';
export * from './step-lines.ts';
export * from './steps.ts';
export * from './timeline.ts';
export * from './trial.ts';
export * from './typed.ts';
export * from './ui.ts';
