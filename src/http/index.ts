export {
  createCredentialsListener,
  createLinkPage,
  createStrangers,
  type Strangers,
  told,
} from './credentials/index.ts';
export { createInstallListener } from './install.ts';
export { createMetricsListener, isOperator } from './metrics.ts';
export {
  createHttpServer,
  type HttpServer,
  type Listener,
  type Route,
  type Routes,
} from './server.ts';
export { createWebhookListener } from './webhooks.ts';
