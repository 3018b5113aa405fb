import { createHmac } from 'node:crypto';
import { type Agent, request } from 'node:http';

/** Sends a request as Slack signs it; resolves when it is acknowledged. @throws when it is not */
export function signedPost(
  to: { readonly port: number; readonly signingSecret: string; readonly agent: Agent },
  body: string,
  contentType = 'application/x-www-form-urlencoded',
): Promise<void> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', to.signingSecret)
    .update(`v0:${timestamp}:${body}`)
    .digest('hex');
  const headers = {
    'content-type': contentType,
    'content-length': Buffer.byteLength(body),
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': `v0=${signature}`,
  };
  return new Promise((resolve, reject) => {
    const options = {
      host: '127.0.0.1',
      port: to.port,
      path: '/slack/events',
      method: 'POST',
      headers,
      agent: to.agent,
    };
    const outgoing = request(options, (response) => {
      response.resume().once('end', () => {
        if (response.statusCode === 200) resolve();
        else reject(new Error(`a request was answered with ${response.statusCode}`));
      });
    });
    outgoing.once('error', reject).end(body);
  });
}
