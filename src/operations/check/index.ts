import type { Clock } from '../../clock.ts';
import { type Config, parseConfig } from '../../config/index.ts';
import { goThrough } from '../../proxy.ts';
import { checkBackups } from './backups.ts';
import { checkIloq } from './iloq.ts';
import { checkPublicUrl } from './public-url.ts';
import { failed, fine, type Result, type Results } from './result.ts';
import { settingsAdvice } from './settings.ts';
import { checkSlack } from './slack.ts';
import { checkDatabase, checkStore } from './store.ts';

export { tryLive } from './live.ts';
export type { Result } from './result.ts';
export { settingsAdvice } from './settings.ts';

/**
 * Looks at a deployment: its configuration, and if that can be read, all that it leads to. Nothing
 * is changed, nobody is logged in, and no secret is in what is found.
 */
export async function checkDeployment(
  environment: Readonly<Record<string, string | undefined>>,
  clock: Clock,
): Promise<readonly Result[]> {
  const parsed = parseConfig(environment);
  if (!parsed.ok) return parsed.problems.map(failed);
  const { config } = parsed;
  const proxied = config.proxy && goThrough(config.proxy);
  const parts = await Promise.all(looks(config, clock));
  await proxied?.end();
  return [fine('The configuration can be read.'), ...settingsAdvice(config), ...parts.flat()];
}

const looks = (config: Config, clock: Clock): (Results | Promise<Results>)[] => [
  config.database ? checkDatabase(config.database.url) : checkStore(config.dataDir),
  checkBackups(config, clock.now()),
  checkSlack(config, () => clock.now()),
  checkPublicUrl(config),
  checkIloq(config, clock),
];
