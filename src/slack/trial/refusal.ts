import { WebAPIPlatformError } from '@slack/web-api';
import { z } from 'zod';

const details = z.looseObject({
  error: z.string(),
  needed: z.string().optional(),
  response_metadata: z.looseObject({ messages: z.array(z.string()).optional() }).optional(),
});

/** What Slack has said against a call, word by word; of anything else, what went wrong. */
export function refusalIn(error: unknown): string {
  if (error instanceof WebAPIPlatformError) {
    const said = details.safeParse(error.data).data;
    const needed = said?.needed === undefined ? [] : [`it needs the scope ${said.needed}`];
    return [
      said?.error ?? 'no word why',
      ...needed,
      ...(said?.response_metadata?.messages ?? []),
    ].join('; ');
  }
  return error instanceof Error ? error.message : String(error);
}
