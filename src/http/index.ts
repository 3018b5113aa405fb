export { createHttpServer, type HttpServer, type Routes } from './server.ts';
