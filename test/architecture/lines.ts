import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A text or a pattern stays in one piece, so that whoever meets it finds it. */
const pieces = /'[^']*'|"[^"]*"|`[^`]*`?|\/[^/].*\/[a-z]*/gu;
const isComment = /^\s*(?:\/?\*|\/\/)/u;

/** Whether a line has more than 100 columns, and not for a text in one piece. */
export const isTooLong = (line: string): boolean =>
  line.length > 100 && (isComment.test(line) || line.replaceAll(pieces, '').length > 100);

/** Every such line, as `file:line`. */
export const tooLong = (): string[] =>
  ['src', 'sandbox', 'test', 'bench'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.m?tsx?$/u.test(name) && !/node_modules|dist/u.test(name))
      .map((name) => join(folder, name))
      .flatMap((file) =>
        readFileSync(file, 'utf8')
          .split('\n')
          .flatMap((line, index) => (isTooLong(line) ? [`${file}:${index + 1}`] : [])),
      ),
  );

if (import.meta.main) {
  const lines = tooLong();
  process.stdout.write(lines.map((each) => `${each} has more than 100 columns\n`).join(''));
  process.exitCode = lines.length > 0 ? 1 : 0;
}
