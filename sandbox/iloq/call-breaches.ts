import { breaches } from './breaches.ts';
import { callOf } from './definition.ts';

/** A call as it arrives. */
export interface Call {
  readonly method: string;
  /** Below `api/v2/`, without its query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** The text of the body; empty: there is none. */
  readonly body: string;
}

/** What in a call the definition does not have: the call itself, its ID, its query, its body. */
export function callBreaches({ method, path, query, body }: Call): string[] {
  const call = callOf(method, path);
  const name = `${method} ${path}`;
  if (call === undefined) return [`${name} is not defined`];
  const found: string[] = [];
  for (const { name: parameter, in: where, schema } of call.parameters) {
    const at = call.path.split('/').indexOf(`{${parameter}}`);
    const given = where === 'path' ? path.split('/')[at] : (query.get(parameter) ?? undefined);
    const value = schema.type === 'integer' && given ? Number(given) : given;
    if (value === undefined) found.push(`${name} is without ${parameter}`);
    else found.push(...breaches(value, schema, `${name} ${parameter}`));
  }
  for (const parameter of query.keys())
    if (!call.parameters.some((each) => each.in === 'query' && each.name === parameter))
      found.push(`${name} has no ${parameter}`);
  if (call.body === undefined) return body === '' ? found : [...found, `${name} takes no body`];
  return [...found, ...breaches(jsonOf(body), call.body, `${name} body`)];
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
