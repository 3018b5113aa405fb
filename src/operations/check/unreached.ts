import { codeOf } from '../../error-code.ts';

const answerWithinMs = 10_000;

/** @returns why no answer came, where none did */
export async function ask(url: string, request: RequestInit): Promise<Response | string> {
  try {
    return await fetch(url, { ...request, signal: AbortSignal.timeout(answerWithinMs) });
  } catch (error) {
    return whyOf(error);
  }
}

/** `fetch` hides the system's code in the cause of its TypeError. */
function whyOf(error: unknown): string {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause.name === 'TimeoutError') return 'no answer in time';
    const code = codeOf(cause);
    if (code !== undefined) return code;
  }
  return 'no answer';
}

/** Node's codes for a certificate that it does not trust; iLOQ's client calls them `tls`. */
const ofCertificate =
  /^(?:tls|CERT_|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_|HOSTNAME_MISMATCH|ERR_TLS_CERT)/u;

/**
 * What to do where Slack or iLOQ cannot be reached.
 * @param why the system's code, or in words
 */
export const whatToDo = (why: string): string =>
  ofCertificate.test(why)
    ? 'Its certificate is not trusted, or TLS fails. If a proxy of your own shows the certificate, name its authority to Node: NODE_EXTRA_CA_CERTS=/path/ca.pem, in the environment and not in .env.'
    : 'A firewall or a proxy has to let it through.';
