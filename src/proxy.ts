import {
  type Agent,
  type Dispatcher,
  EnvHttpProxyAgent,
  getGlobalDispatcher,
  setGlobalDispatcher,
} from 'undici';

/** The proxy that everything goes out through, as the environment names it. */
export interface ProxyRule {
  /** HTTPS_PROXY: for https addresses; may hold a password. */
  readonly https: string | undefined;
  /** HTTP_PROXY: for http addresses. */
  readonly http: string | undefined;
  /** NO_PROXY: hosts that are called directly. */
  readonly except: string | undefined;
}

/**
 * undici's agent that goes through the proxy.
 * @param options for what is called directly; a `connect` of one's own counts for nothing else
 */
export const proxyAgent = (proxy: ProxyRule, options: Agent.Options = {}): Dispatcher =>
  new EnvHttpProxyAgent({
    ...options,
    // An empty text, as undici would look into the environment itself otherwise.
    httpsProxy: proxy.https ?? '',
    httpProxy: proxy.http ?? '',
    noProxy: proxy.except ?? '',
  });

/**
 * Sends all requests of this process that name no agent through the proxy: so all to Slack.
 * @returns the agent, for what does not use `fetch`, and what ends it
 */
export function goThrough(proxy: ProxyRule): { dispatcher: Dispatcher; end(): Promise<void> } {
  const before = getGlobalDispatcher();
  const dispatcher = proxyAgent(proxy);
  setGlobalDispatcher(dispatcher);
  return {
    dispatcher,
    async end() {
      setGlobalDispatcher(before);
      await dispatcher.destroy();
    },
  };
}
