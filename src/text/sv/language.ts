import type { Catalogue } from '../catalogue.ts';

export const language: Catalogue['language'] = 'sv';
