import { dependencies, version } from '../../version.ts';

/** What is running: the bot, Node, and the packages that it is built on. */
export const versions = () => ({
  bot: version,
  node: process.version,
  platform: `${process.platform} ${process.arch}`,
  packages: dependencies,
});
