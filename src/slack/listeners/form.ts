import type { ViewOutput } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { parseJson } from '../../parse-json.ts';
import { inDirectMessage, type Sent, type SentForm } from '../../setup/index.ts';
import type { Catalogue } from '../../text/index.ts';
import { listen } from '../listener.ts';
import type { Listening } from './listening.ts';

/** What a sent form comes to, at once. */
export type FormRead =
  /** What is wrong, by field: said under it. */
  | { readonly is: 'wrong'; readonly errors: Readonly<Record<string, string>> }
  /** Asked once more, in its place. */
  | { readonly is: 'asked'; readonly view: ModalView }
  | { readonly is: 'taken'; readonly form: SentForm }
  /** It is nothing of a site's: what follows. */
  | { readonly is: 'other'; readonly follow: (sent: Sent) => Promise<void> };

/** What is wrong with one field. */
export const wrong = (field: string, problem: string): FormRead => ({
  is: 'wrong',
  errors: { [field]: problem },
});

/** Takes a form when it is sent; what comes of it is told by direct message. */
export function registerForm(
  { app, setup, speakers, speech, guarded }: Listening,
  id: string,
  read: (view: ViewOutput, t: Catalogue) => FormRead | Promise<FormRead>,
): void {
  app.view(id, ({ view, body, ack }) => {
    const speaker = speakers.toPerson(body.user.id);
    return listen<FormRead>(
      {
        answer: () => readOrTell(() => read(view, speech.toAtOnce(body.user.id))),
        async follow(read) {
          const request = `form:${view.id}:${view.hash}`;
          const { reply } = speaker;
          const sent = { user: body.user.id, request, where: inDirectMessage, reply };
          if (read.is === 'taken') await guarded(speaker, () => setup.form(sent, read.form));
          if (read.is === 'other') await guarded(speaker, () => read.follow(sent));
        },
      },
      (form) => {
        if (form.is === 'wrong')
          return ack({ response_action: 'errors', errors: { ...form.errors } });
        return form.is === 'asked' ? ack({ response_action: 'update', view: form.view }) : ack();
      },
    );
  });
}

/** What could not be read is told where its outcome would be. */
async function readOrTell(read: () => FormRead | Promise<FormRead>): Promise<FormRead> {
  try {
    return await read();
  } catch (error) {
    return { is: 'other', follow: () => Promise.reject(error) };
  }
}

/** What a form carries beside its fields; undefined where it is another version's. */
export const carriedIn = <T>(
  view: { readonly private_metadata: string },
  schema: z.ZodType<T>,
): T | undefined => schema.safeParse(parseJson(view.private_metadata)).data;

const siteSchema = z.object({ site: z.string() });
/** The site that a form is about; empty where it is another version's, and there is none. */
export const siteIn = (view: { readonly private_metadata: string }): string =>
  carriedIn(view, siteSchema)?.site ?? '';

/** What stands in a field whose block and element have the same name. */
const option = z.object({ value: z.string(), text: z.object({ text: z.string() }) });
const fieldSchema = z.object({
  value: z.string().nullish(),
  selected_user: z.string().nullish(),
  selected_conversation: z.string().nullish(),
  selected_time: z.string().nullish(),
  selected_users: z.array(z.string()).default([]),
  selected_option: option.nullish(),
  selected_options: z.array(option).default([]),
});

export const fieldIn = (view: ViewOutput, name: string): z.infer<typeof fieldSchema> =>
  fieldSchema.parse(view.state.values[name]?.[name] ?? {});

export const typedIn = (view: ViewOutput, name: string): string => fieldIn(view, name).value ?? '';
