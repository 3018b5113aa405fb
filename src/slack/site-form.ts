import { z } from 'zod';
import { type Action, type Input, may, type Person, type SiteRow } from '../sites/index.ts';
import { refusal, replies } from '../text/index.ts';
import { type Bot, type Handler, handle, inputOf, once, type Reply } from './bot.ts';
import type { Parts } from './edges.ts';
import { guarded } from './guarded.ts';
import { words } from './messages/index.ts';
import { toPerson } from './to-person.ts';

/** What a form about a site carries beside its fields. */
const carriedSchema = z.object({ site: z.string(), installers: z.array(z.string()).default([]) });
export type Carried = z.infer<typeof carriedSchema>;

/** What stands in a field whose block and element have the same name. */
const fieldSchema = z.object({
  value: z.string().nullish(),
  selected_user: z.string().nullish(),
  selected_users: z.array(z.string()).optional(),
});
export type Field = z.infer<typeof fieldSchema>;
type FieldOf = (name: string) => Field;

/** A form about a site, as it is sent. */
export interface SiteForm<Sent> {
  /** Its callback ID. */
  readonly id: string;
  readonly action: Action;
  readonly read: (field: FieldOf) => Sent;
  /** What is wrong, by field: said under it, at once. */
  readonly problems: (bot: Bot, sent: Sent, row: SiteRow) => Readonly<Record<string, string>>;
  readonly follow: (
    bot: Bot,
    sent: Sent,
    about: {
      readonly row: SiteRow;
      readonly carried: Carried;
      readonly person: Person;
      readonly input: Input;
      readonly reply: Reply;
    },
  ) => Promise<void>;
}

function readCarried(metadata: string): Carried | undefined {
  try {
    return carriedSchema.safeParse(JSON.parse(metadata)).data;
  } catch {
    return undefined;
  }
}

/**
 * Takes the form when it is sent: once, and from those alone who may. Who may not, or comes too
 * late, is told by direct message.
 */
export function registerSiteForm<Sent>({ app, bot }: Parts, form: SiteForm<Sent>): void {
  app.view(form.id, ({ view, body, ack }) => {
    const carried = readCarried(view.private_metadata);
    const row = carried && bot.sites.row(carried.site);
    const fieldOf: FieldOf = (name) =>
      fieldSchema.safeParse(view.state.values[name]?.[name]).data ?? {};
    const sent = form.read(fieldOf);
    const problems = row ? form.problems(bot, sent, row) : {};
    const isWrong = Object.keys(problems).length > 0;
    const handler: Handler<typeof body, boolean> = {
      answer: () => isWrong,
      follow: ({ user, view: { id } }) => {
        const reply = toPerson(bot, user.id);
        return guarded(bot, reply, async () => {
          if (isWrong) return;
          const request = `form:${id}:${view.hash}`;
          await once(bot, request, user.id, async () => {
            if (!carried || !row) return reply(words(replies.gone));
            const person = await bot.people.get(user.id);
            const verdict = may(person, form.action, row);
            if (!verdict.allowed) return reply(words(refusal(verdict.by, row)));
            await form.follow(bot, sent, {
              row,
              carried,
              person,
              input: inputOf(bot, user.id, request),
              reply,
            });
          });
        });
      },
    };
    return handle(handler, body, (wrong) =>
      wrong ? ack({ response_action: 'errors', errors: { ...problems } }) : ack(),
    );
  });
}
