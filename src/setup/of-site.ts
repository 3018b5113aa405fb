import type { Reply } from './answer.ts';

/** In a direct message several sites may be talked of: what is answered about one begins with it. */
export const ofSite =
  (site: string, reply: Reply): Reply =>
  (answer) =>
    reply({ ...answer, of: site });
