export { createWebhookListener } from './listener.ts';
