import type { JsonObject } from '../../../slack/browser.ts';

export interface BlockProps {
  readonly block: JsonObject;
  /** What is wrong with what stands in it; empty where nothing is. */
  readonly error: string;
}
