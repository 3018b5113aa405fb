/** A message as its author would type it again: Slack escapes it, and makes links of addresses. */
export const asTyped = (text: string): string =>
  text
    .replace(/<(?![@#!])([^|>]+)(?:\|([^>]*))?>/g, (_, url: string, label?: string) => label ?? url)
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
