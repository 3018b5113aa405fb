import type { Reply } from './answer.ts';

/** A direct message may be about several sites: an answer about one begins with its name. */
export const ofSite =
  (site: string, reply: Reply): Reply =>
  (answer) =>
    reply({ ...answer, of: site });
