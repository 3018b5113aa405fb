export { clip, flat } from '../clip.ts';
export type { Catalogue } from './catalogue.ts';
export { catalogue } from './catalogues.ts';
export type {
  PagePasswordProblem,
  StepText,
} from './en/index.ts';
export { code, name, person, safe, withoutLinks } from './format.ts';
export { isIloqs } from './is-iloqs.ts';
export { askedMark, severityMarks, stateMarks } from './marks.ts';
export { sentence } from './sentence.ts';
export { shortNames } from './short-names.ts';
export { createSpeech, type Speech } from './speech.ts';
