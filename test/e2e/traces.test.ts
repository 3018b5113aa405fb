import { describe, expect, it } from 'vitest';
import { isTraced, markedPassword } from './traces.ts';

const form = new URLSearchParams({ password: markedPassword }).toString();
const slackEscaped = markedPassword
  .replaceAll('&', '&amp;')
  .replaceAll('<', '&lt;')
  .replaceAll('>', '&gt;');

describe('the search for the marked password', () => {
  it.each([
    ['as it is', markedPassword],
    ['in JSON', JSON.stringify({ err: { message: JSON.stringify([markedPassword]) } })],
    ['in a URL', `https://example.com/?q=${encodeURIComponent(markedPassword)}`],
    ['in a form', form],
    ['as Slack escapes it', slackEscaped],
    ['in small letters', markedPassword.toLowerCase()],
    ['in hex', Buffer.from(markedPassword).toString('hex')],
    ['in base64', Buffer.from(markedPassword).toString('base64')],
    ['in base64, one byte later', Buffer.from(`-${markedPassword}`).toString('base64')],
    ['in base64, two bytes later', Buffer.from(`--${markedPassword}`).toString('base64')],
    ['in base64url', Buffer.from(markedPassword).toString('base64url')],
  ])('finds it %s', (_, text) => {
    expect(isTraced(`before ${text} after`)).toBe(true);
  });

  it('finds nothing where it is not', () => {
    expect(isTraced('Password: the one you entered; it is never shown in Slack')).toBe(false);
  });
});
