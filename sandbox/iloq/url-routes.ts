import { z } from 'zod';
import { type App, answer, api, findSystem, type Scene } from './scene.ts';

const getUrlBody = z.object({ CustomerCode: z.string() });

/** What needs no session: GetUrl, Test, Version. */
export function urlRoutes(app: App, scene: Scene): void {
  app.post(`${api}/Url/GetUrl`, async (c) => {
    const body = getUrlBody.safeParse(await c.req.json());
    if (!body.success) return c.json({ Message: 'CustomerCode is missing' }, 400);
    const pool = findSystem(scene, body.data.CustomerCode)?.pool;
    // An unknown code learns nothing here; CreateSession says 5.
    return answer(c, pool ? `${new URL(c.req.url).origin}/${pool}/` : null);
  });
  app.get(`${api}/Test`, (c) => answer(c, 'Test OK'));
  app.get(`${api}/Version`, (c) => answer(c, '7.5.0.0'));
}
