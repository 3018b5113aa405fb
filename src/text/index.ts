export { clip, flat } from '../clip.ts';
export { type Catalogue, catalogue } from './catalogue.ts';
export type { PagePasswordProblem } from './en/index.ts';
export { code, name, person, safe, withoutLinks } from './format.ts';
export { isIloqs } from './is-iloqs.ts';
export { askedMark, severityMarks, stateMarks } from './marks.ts';
export { sentence } from './sentences.ts';
export { shortNames } from './short-names.ts';
export { createSpeech, type Speech } from './speech.ts';
