import { isObject } from './json.ts';

/** Collects problems; each names the place (`blocks[2].text`) and what is wrong there. */
export class BlockReport {
  readonly problems: string[] = [];

  add(path: string, problem: string): void {
    this.problems.push(`${path}: ${problem}`);
  }

  /** A string of `min` to `max` characters (UTF-16 units, the strictest way of counting). */
  string(path: string, value: unknown, max: number, min = 1): void {
    if (typeof value !== 'string') this.add(path, 'must be a string');
    else if (value.length < min) this.add(path, `must be at least ${min} characters`);
    else if (value.length > max)
      this.add(path, `must be at most ${max} characters, is ${value.length}`);
  }

  optionalString(path: string, value: unknown, max: number, min = 1): void {
    if (value !== undefined) this.string(path, value, max, min);
  }

  /** A text object: `plain_text`, or `mrkdwn` where the place allows it. */
  text(path: string, value: unknown, max: number, kind: 'plain' | 'any' = 'plain'): void {
    if (!isObject(value)) {
      this.add(path, 'must be a text object');
      return;
    }
    const type = value['type'];
    if (type !== 'plain_text' && !(kind === 'any' && type === 'mrkdwn')) {
      this.add(path, `a ${String(type)} text object is not allowed here`);
    }
    this.string(`${path}.text`, value['text'], max);
  }

  optionalText(path: string, value: unknown, max: number, kind: 'plain' | 'any' = 'plain'): void {
    if (value !== undefined) this.text(path, value, max, kind);
  }

  /** The items of a list of `min` to `max`; an empty list and a problem for anything else. */
  list(path: string, value: unknown, min: number, max: number): readonly unknown[] {
    if (!Array.isArray(value)) {
      this.add(path, 'must be a list');
      return [];
    }
    if (value.length < min) this.add(path, `must have at least ${min} items`);
    if (value.length > max) this.add(path, `must have at most ${max} items, has ${value.length}`);
    return value;
  }

  oneOf(path: string, value: unknown, allowed: readonly string[]): void {
    if (typeof value !== 'string' || !allowed.includes(value)) {
      this.add(path, `must be one of ${allowed.join(', ')}, is ${String(value)}`);
    }
  }

  /** Each ID at most once in its scope, and at most 255 characters. */
  id(path: string, value: unknown, seen: Set<string>): void {
    if (value === undefined) return;
    this.string(path, value, 255);
    if (typeof value !== 'string') return;
    if (seen.has(value)) this.add(path, `"${value}" is used twice`);
    seen.add(value);
  }
}
