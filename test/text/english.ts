import { catalogue } from '../../src/text/index.ts';

/** All that the bot can say in English, as tests compare it. */
export const en = catalogue('en', 'UTC');
