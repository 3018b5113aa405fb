import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** A type of the definition, as far as iLOQ's uses OpenAPI 3.0. */
export interface Schema {
  readonly $ref?: string | undefined;
  readonly type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean' | undefined;
  readonly format?: string | undefined;
  readonly nullable?: boolean | undefined;
  readonly enum?: readonly number[] | undefined;
  readonly items?: Schema | undefined;
  readonly properties?: Readonly<Record<string, Schema>> | undefined;
  readonly allOf?: readonly Schema[] | undefined;
}

const schema: z.ZodType<Schema> = z.lazy(() =>
  z.object({
    $ref: z.string().optional(),
    type: z.enum(['object', 'array', 'string', 'integer', 'number', 'boolean']).optional(),
    format: z.string().optional(),
    nullable: z.boolean().optional(),
    enum: z.array(z.number()).optional(),
    items: schema.optional(),
    properties: z.record(z.string(), schema).optional(),
    allOf: z.array(schema).optional(),
  }),
);

const content = z.object({ 'application/json': z.object({ schema }) }).optional();

export type Operation = z.infer<typeof operation>;
const operation = z.object({
  parameters: z
    .array(
      z.object({ name: z.string(), in: z.enum(['path', 'query']), required: z.boolean(), schema }),
    )
    .default([]),
  requestBody: z.object({ content }).optional(),
  responses: z.object({ 200: z.object({ content }) }),
});

const definition = z.object({
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.object({ schemas: z.record(z.string(), schema) }),
});

const { paths, components } = definition.parse(
  JSON.parse(readFileSync(new URL('openapi.json', import.meta.url), 'utf8')),
);

/** A call of the definition. */
export interface Defined {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `api/v2/`, e.g. `Locks/{id}`. */
  readonly path: string;
  readonly parameters: Operation['parameters'];
  readonly body: Schema | undefined;
  /** undefined: nothing that is JSON. */
  readonly answer: Schema | undefined;
}

const methods = { get: 'GET', post: 'POST', put: 'PUT', delete: 'DELETE' } as const;

/** Every call of the definition. */
export const calls: readonly Defined[] = Object.entries(paths).flatMap(([path, operations]) =>
  (['get', 'post', 'put', 'delete'] as const).flatMap((method): Defined[] => {
    const found = operations[method];
    if (found === undefined) return [];
    return [
      {
        method: methods[method],
        path: path.replace('/api/v2/', ''),
        parameters: found.parameters,
        body: found.requestBody?.content?.['application/json'].schema,
        answer: found.responses[200].content?.['application/json'].schema,
      },
    ];
  }),
);

/**
 * The call that a request is; words go before IDs, as in `Webhooks/Subscriptions/PendingPayloads`.
 * @param path below `api/v2/`, without its query
 */
export function callOf(method: string, path: string): Defined | undefined {
  const parts = path.split('/');
  const fits = (wanted: readonly string[]): boolean =>
    wanted.length === parts.length &&
    wanted.every((part, at) => part === '{id}' || part === parts[at]);
  return calls
    .filter((call) => call.method === method && fits(call.path.split('/')))
    .sort((one, other) => one.path.split('{').length - other.path.split('{').length)[0];
}

const resolved = new WeakMap<Schema, Schema>();

/** A schema with what it refers to, and whether it may be null. */
export function resolve(from: Schema): Schema {
  const known = resolved.get(from) ?? lookUp(from);
  resolved.set(from, known);
  return known;
}

function lookUp(from: Schema): Schema {
  const [named] = from.allOf ?? [from];
  const target = named?.$ref && components.schemas[named.$ref.replace('#/components/schemas/', '')];
  if (!target) return from;
  return { ...target, ...(from.nullable && { nullable: true }) };
}

export function schemaNamed(name: string): Schema {
  const found = components.schemas[name];
  if (found === undefined) throw new Error(`the definition has no ${name}`);
  return found;
}
