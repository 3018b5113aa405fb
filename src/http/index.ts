export { type CredentialsParts, createCredentialsListener } from './credentials/listener.ts';
export { createHttpServer, type HttpServer, type Routes } from './server.ts';
export { createWebhookListener } from './webhooks/listener.ts';
